/* What the user does with meet-ups: each is one undoable write. */

#include "relnet-meet-up-store.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"
#include "relnet-wind-down-store.h"

typedef struct
{
  RelnetMeetUp *meet_up;
  gint64 id;
  RelnetClock *clock;
  char *day;
  char *text;
  gint64 *people;
  guint n_people;
  gint64 subject_id; /* a person or a circle */
  int choice;
} MeetUpAct;

static void
meet_up_act_free (gpointer data)
{
  MeetUpAct *act = data;

  g_clear_object (&act->meet_up);
  g_clear_object (&act->clock);
  g_free (act->day);
  g_free (act->text);
  g_free (act->people);
  g_free (act);
}

static MeetUpAct *
meet_up_act_new (RelnetMeetUp *meet_up, RelnetClock *clock, const char *day, gint64 subject_id)
{
  MeetUpAct *act = g_new0 (MeetUpAct, 1);

  act->meet_up = g_object_ref (meet_up);
  act->id = relnet_meet_up_get_id (meet_up);
  act->clock = clock != NULL ? g_object_ref (clock) : NULL;
  act->day = g_strdup (day);
  act->subject_id = subject_id;
  return act;
}

static char *
format_day (RelnetClock *clock, const char *day)
{
  g_autofree char *today = relnet_clock_dup_today (clock);

  return relnet_date_format_short (day, today);
}

static gboolean
save_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  MeetUpAct *act = data;

  if (!(act->id == 0 ? relnet_meet_up_store_insert (connection, changes, act->meet_up, act->clock, error)
                     : relnet_meet_up_store_update (connection, changes, act->meet_up, error)))
    return FALSE;
  act->id = relnet_meet_up_get_id (act->meet_up);
  for (guint i = 0; i < act->n_people; i++)
    if (!relnet_meet_up_store_add_member (connection, changes, act->id, act->people[i], error))
      return FALSE;
  return act->subject_id == 0 || relnet_meet_up_store_add_circle (connection, changes, act->id, act->subject_id, error);
}

/**
 * relnet_meet_up_store_save_async:
 * @database: a database
 * @meet_up: a meet-up, new (id 0) or stored; left alone by everybody else until @callback
 * @member_ids: (array length=n) (nullable): who is to belong to it too
 * @n: how many
 * @circle_id: a circle of which everybody is to belong to it too, 0 for none
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_meet_up_store_save_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const gint64 *member_ids, guint n, gint64 circle_id, RelnetClock *clock,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MeetUpAct *act = meet_up_act_new (meet_up, clock, NULL, circle_id);
  g_autofree char *label = g_strdup_printf (act->id == 0 ? _ ("Meet-up “%s” added") : _ ("Meet-up “%s” changed"),
                                            relnet_meet_up_get_name (meet_up));

  act->people = g_memdup2 (member_ids, n * sizeof *member_ids);
  act->n_people = n;
  relnet_database_write_async (database, label, save_act, act, meet_up_act_free, cancellable, callback, user_data);
}

static gboolean
add_member_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  MeetUpAct *act = data;

  return relnet_meet_up_store_add_member (connection, changes, act->id, act->subject_id, error);
}

/**
 * relnet_meet_up_store_add_member_async:
 * @database: a database
 * @meet_up: a meet-up
 * @person_id: who belongs to it from now on
 * @name: their name
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_meet_up_store_add_member_async (RelnetDatabase *database, RelnetMeetUp *meet_up, gint64 person_id, const char *name,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MeetUpAct *act = meet_up_act_new (meet_up, NULL, NULL, person_id);
  /* Translators: the name of a person, then the words of a goal. */
  g_autofree char *label = g_strdup_printf (_ ("%s added to “%s”"), name, relnet_meet_up_get_name (meet_up));

  relnet_database_write_async (database, label, add_member_act, act, meet_up_act_free, cancellable, callback, user_data);
}

static gboolean
add_circle_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  MeetUpAct *act = data;

  return relnet_meet_up_store_add_circle (connection, changes, act->id, act->subject_id, error);
}

/**
 * relnet_meet_up_store_add_circle_async:
 * @database: a database
 * @meet_up: a meet-up
 * @circle_id: a circle of which everybody belongs to it from now on
 * @name: the name of the circle
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_meet_up_store_add_circle_async (RelnetDatabase *database, RelnetMeetUp *meet_up, gint64 circle_id, const char *name,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MeetUpAct *act = meet_up_act_new (meet_up, NULL, NULL, circle_id);
  /* Translators: the name of a circle, then that of a meet-up. */
  g_autofree char *label = g_strdup_printf (_ ("Circle “%s” added to “%s”"), name, relnet_meet_up_get_name (meet_up));

  relnet_database_write_async (database, label, add_circle_act, act, meet_up_act_free, cancellable, callback, user_data);
}

static gboolean
remove_member_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  MeetUpAct *act = data;

  return relnet_meet_up_store_remove_member (connection, changes, act->id, act->subject_id, error);
}

/**
 * relnet_meet_up_store_remove_member_async:
 * @database: a database
 * @meet_up: a meet-up
 * @person_id: who does not belong to it any more
 * @name: their name
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_meet_up_store_remove_member_async (RelnetDatabase *database, RelnetMeetUp *meet_up, gint64 person_id, const char *name,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MeetUpAct *act = meet_up_act_new (meet_up, NULL, NULL, person_id);
  /* Translators: the name of a person, then the words of a goal. */
  g_autofree char *label = g_strdup_printf (_ ("%s taken out of “%s”"), name, relnet_meet_up_get_name (meet_up));

  relnet_database_write_async (database, label, remove_member_act, act, meet_up_act_free, cancellable, callback, user_data);
}

static gboolean
move_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  MeetUpAct *act = data;

  return relnet_meet_up_store_move (connection, changes, act->id, act->day, act->text, error);
}

/**
 * relnet_meet_up_store_move_async:
 * @database: a database
 * @meet_up: a meet-up
 * @day: the day its rule says
 * @to: the day it takes place instead
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_meet_up_store_move_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const char *day, const char *to, RelnetClock *clock,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MeetUpAct *act = meet_up_act_new (meet_up, clock, day, 0);
  g_autofree char *date = format_day (clock, to);
  /* Translators: the name of a meet-up, then a date. */
  g_autofree char *label = g_strdup_printf (_ ("“%s” moved to %s"), relnet_meet_up_get_name (meet_up), date);

  act->text = g_strdup (to);
  relnet_database_write_async (database, label, move_act, act, meet_up_act_free, cancellable, callback, user_data);
}

static gboolean
set_skipped_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  MeetUpAct *act = data;

  return relnet_meet_up_store_set_skipped (connection, changes, act->id, act->day, act->choice != 0, error);
}

/**
 * relnet_meet_up_store_set_skipped_async:
 * @database: a database
 * @meet_up: a meet-up
 * @day: the day its rule says
 * @skipped: whether it does not take place this time
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_meet_up_store_set_skipped_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const char *day, gboolean skipped, RelnetClock *clock,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MeetUpAct *act = meet_up_act_new (meet_up, clock, day, 0);
  g_autofree char *date = format_day (clock, day);
  /* Translators: the name of a meet-up, then a date. */
  g_autofree char *label = g_strdup_printf (skipped ? _ ("“%s” of %s called off") : _ ("“%s” of %s takes place again"),
                                            relnet_meet_up_get_name (meet_up), date);

  act->choice = skipped;
  relnet_database_write_async (database, label, set_skipped_act, act, meet_up_act_free, cancellable, callback, user_data);
}

static gboolean
set_invited_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  MeetUpAct *act = data;

  return relnet_meet_up_store_set_invited (connection, changes, act->id, act->day, act->subject_id, act->text, error)
         && relnet_wind_down_store_note_invitations (connection, changes, act->clock, error);
}

/**
 * relnet_meet_up_store_set_invited_async:
 * @database: a database
 * @meet_up: a meet-up
 * @day: the day its rule says
 * @guest: a guest
 * @invited: whether they were invited today
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_meet_up_store_set_invited_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const char *day, RelnetMeetUpGuest *guest, gboolean invited, RelnetClock *clock,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MeetUpAct *act = meet_up_act_new (meet_up, clock, day, relnet_meet_up_guest_get_person_id (guest));
  g_autofree char *label = g_strdup_printf (invited ? _ ("Invitation of %s noted") : _ ("Invitation of %s taken back"),
                                            relnet_meet_up_guest_get_name (guest));

  act->text = invited ? relnet_clock_dup_today (clock) : g_strdup ("");
  relnet_database_write_async (database, label, set_invited_act, act, meet_up_act_free, cancellable, callback, user_data);
}

static gboolean
invite_all_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  MeetUpAct *act = data;

  return relnet_meet_up_store_invite_all (connection, changes, act->id, act->day, act->text, error)
         && relnet_wind_down_store_note_invitations (connection, changes, act->clock, error);
}

/**
 * relnet_meet_up_store_invite_all_async:
 * @database: a database
 * @meet_up: a meet-up
 * @day: the day its rule says
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_meet_up_store_invite_all_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const char *day, RelnetClock *clock,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MeetUpAct *act = meet_up_act_new (meet_up, clock, day, 0);
  /* Translators: the name of a meet-up. */
  g_autofree char *label = g_strdup_printf (_ ("Everybody invited to “%s”"), relnet_meet_up_get_name (meet_up));

  act->text = relnet_clock_dup_today (clock);
  relnet_database_write_async (database, label, invite_all_act, act, meet_up_act_free, cancellable, callback, user_data);
}

static gboolean
set_answer_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  MeetUpAct *act = data;

  return relnet_meet_up_store_set_answer (connection, changes, act->id, act->day, act->subject_id, (RelnetAnswer) act->choice,
                                          error);
}

/**
 * relnet_meet_up_store_set_answer_async:
 * @database: a database
 * @meet_up: a meet-up
 * @day: the day its rule says
 * @guest: a guest
 * @answer: what they said
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_meet_up_store_set_answer_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const char *day, RelnetMeetUpGuest *guest, RelnetAnswer answer,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MeetUpAct *act = meet_up_act_new (meet_up, NULL, day, relnet_meet_up_guest_get_person_id (guest));
  const char *format = answer == RELNET_ANSWER_YES  ? _ ("Noted: %s is coming")
                       : answer == RELNET_ANSWER_NO ? _ ("Noted: %s is not coming")
                                                    : _ ("Answer of %s taken back");
  g_autofree char *label = g_strdup_printf (format, relnet_meet_up_guest_get_name (guest));

  act->choice = (int) answer;
  relnet_database_write_async (database, label, set_answer_act, act, meet_up_act_free, cancellable, callback, user_data);
}

static gboolean
attend_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  MeetUpAct *act = data;

  return relnet_meet_up_store_attend (connection, changes, act->id, act->day, act->people, act->n_people, act->text, act->clock,
                                      error);
}

/**
 * relnet_meet_up_store_attend_async:
 * @database: a database
 * @meet_up: a meet-up
 * @day: the day its rule says
 * @person_ids: (array length=n): who came
 * @n: how many
 * @note: (nullable): what is to be said about it; %NULL to leave what was said
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_meet_up_store_attend_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const char *day, const gint64 *person_ids, guint n, const char *note, RelnetClock *clock,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MeetUpAct *act = meet_up_act_new (meet_up, clock, day, 0);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  g_autofree char *label = n > 0 ? g_strdup_printf (_ ("“%s” with %s noted"), relnet_meet_up_get_name (meet_up), people)
                                 : g_strdup_printf (_ ("“%s” noted: nobody came"), relnet_meet_up_get_name (meet_up));

  act->people = g_memdup2 (person_ids, n * sizeof *person_ids);
  act->n_people = n;
  act->text = g_strdup (note);
  relnet_database_write_async (database, label, attend_act, act, meet_up_act_free, cancellable, callback, user_data);
}

static gboolean
set_ended_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  MeetUpAct *act = data;

  return relnet_meet_up_store_set_ended (connection, changes, act->id, act->text, error);
}

/**
 * relnet_meet_up_store_set_ended_async:
 * @database: a database
 * @meet_up: a meet-up
 * @ended: whether it is over
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_meet_up_store_set_ended_async (RelnetDatabase *database, RelnetMeetUp *meet_up, gboolean ended, RelnetClock *clock,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MeetUpAct *act = meet_up_act_new (meet_up, clock, NULL, 0);
  g_autofree char *label = g_strdup_printf (ended ? _ ("Meet-up “%s” ended") : _ ("Meet-up “%s” taken up again"),
                                            relnet_meet_up_get_name (meet_up));

  act->text = ended ? relnet_clock_dup_today (clock) : g_strdup ("");
  relnet_database_write_async (database, label, set_ended_act, act, meet_up_act_free, cancellable, callback, user_data);
}

static gboolean
delete_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  MeetUpAct *act = data;

  return relnet_meet_up_store_mark_deleted (connection, changes, act->id, act->clock, error);
}

/**
 * relnet_meet_up_store_delete_async:
 * @database: a database
 * @meet_up: a meet-up
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_meet_up_store_delete_async (RelnetDatabase *database, RelnetMeetUp *meet_up, RelnetClock *clock,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MeetUpAct *act = meet_up_act_new (meet_up, clock, NULL, 0);
  g_autofree char *label = g_strdup_printf (_ ("Meet-up “%s” deleted"), relnet_meet_up_get_name (meet_up));

  relnet_database_write_async (database, label, delete_act, act, meet_up_act_free, cancellable, callback, user_data);
}

static gboolean
ensure_occurrence_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  MeetUpAct *act = data;

  return relnet_meet_up_store_ensure_occurrence (connection, changes, act->id, act->day, error) != 0;
}

/**
 * relnet_meet_up_store_ensure_occurrence_async:
 * @database: a database
 * @meet_up: a meet-up
 * @day: the day its rule says
 * @cancellable: (nullable): a cancellable
 * @callback: called when that time has an id, for messages that invite to it
 * @user_data: for @callback
 */
void
relnet_meet_up_store_ensure_occurrence_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const char *day,
                                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MeetUpAct *act = meet_up_act_new (meet_up, NULL, day, 0);

  relnet_database_write_async (database, NULL, ensure_occurrence_act, act, meet_up_act_free, cancellable, callback, user_data);
}

/**
 * relnet_meet_up_store_finish:
 * @database: a database
 * @result: the result
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done
 */
gboolean
relnet_meet_up_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}
