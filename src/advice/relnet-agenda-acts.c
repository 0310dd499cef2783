#include "relnet-agenda-acts.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "relnet-contract-store.h"
#include "relnet-date.h"
#include "relnet-favour-store.h"
#include "relnet-follow-up-store.h"
#include "relnet-goal-store.h"
#include "relnet-interaction-store.h"
#include "relnet-introduction-store.h"
#include "relnet-meet-up-store.h"
#include "relnet-meeting-store.h"
#include "relnet-person-store.h"
#include "relnet-promise-store.h"
#include "relnet-reputation-store.h"
#include "relnet-wind-down-store.h"

/* ISO dates compare as texts. With a clock that was set back, nothing ends before it began. */
#define MAX_DATE(a, b) (strcmp ((a), (b)) > 0 ? (a) : (b))

typedef struct
{
  RelnetClock *clock;
  RelnetAgendaKind kind;
  gint64 subject_id;
  gint64 person_id;
  char *occurrence;
  char *name;
  char *until;
  RelnetChannel channel;
  gboolean from_reminder;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->clock);
  g_free (act->occurrence);
  g_free (act->name);
  g_free (act->until);
  g_free (act);
}

/* What can be done with an entry of a kind. */
typedef struct
{
  gint64 (*find_person) (RelnetConnection *connection, gint64 subject_id, GError **error);
  gboolean (*done) (RelnetConnection *connection, RelnetChanges *changes, Act *act, const char *today, GError **error);
  gboolean (*snooze) (RelnetConnection *connection, RelnetChanges *changes, Act *act, GError **error);
  const char *done_label; /* with the name; of a cadence, after the channel */
  char *(*dup_name) (RelnetConnection *connection, gint64 subject_id, GError **error); /* NULL: that of the person */
} KindActs;

static const KindActs kind_acts[RELNET_N_AGENDA_KINDS];

/* Any program of the session can send any key: what names nothing is an error and changes nothing. */
static Act *
act_new (RelnetDatabase *database, RelnetClock *clock, const char *key, GError **error)
{
  RelnetConnection *reader = relnet_database_get_reader (database);
  g_autoptr (RelnetPersonSummary) person = NULL;
  Act *act = g_new0 (Act, 1);

  act->clock = g_object_ref (clock);
  if (!relnet_agenda_key_parse (key, &act->kind, &act->subject_id, &act->occurrence))
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND,
                           _ ("This reminder is not there any more."));
      act_free (act);
      return NULL;
    }
  act->person_id = kind_acts[act->kind].find_person (reader, act->subject_id, error);
  if (kind_acts[act->kind].dup_name != NULL)
    {
      act->name = kind_acts[act->kind].dup_name (reader, act->subject_id, error);
      if (act->name == NULL)
        g_clear_pointer (&act, act_free);
      return act;
    }
  if (act->person_id != 0)
    person = relnet_person_store_load_summary (reader, act->person_id, error);
  else if (error != NULL && *error == NULL)
    g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This was deleted."));
  if (person == NULL)
    {
      act_free (act);
      return NULL;
    }
  act->name = g_strdup (relnet_person_summary_get_name (person));
  return act;
}

/* From a notification nobody can say how it was: it is taken for the same as the last time. */
static RelnetChannel
find_last_channel (RelnetDatabase *database, gint64 person_id)
{
  RelnetStatement *statement = relnet_connection_prepare (
      relnet_database_get_reader (database),
      "SELECT channel FROM interaction_person JOIN interaction ON interaction.id = interaction_id"
      " WHERE person_id = ?1 AND hidden = 0 AND counts = 1 ORDER BY interaction_person.date DESC, interaction_id DESC"
      " LIMIT 1",
      NULL);
  RelnetChannel channel = RELNET_CHANNEL_MESSAGE;

  if (statement == NULL)
    return channel;
  relnet_statement_bind_int (statement, 1, person_id);
  if (relnet_statement_step (statement, NULL))
    relnet_channel_from_name (relnet_statement_get_text (statement, 0), &channel);
  relnet_statement_reset (statement);
  return channel;
}

static gboolean
is_due (RelnetConnection *connection, gint64 person_id, const char *today)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "SELECT 1 FROM person_summary WHERE person_id = ?1 AND due <= ?2", NULL);
  gboolean due;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  relnet_statement_bind_text (statement, 2, today);
  due = relnet_statement_step (statement, NULL);
  relnet_statement_reset (statement);
  return due;
}

/* To have been in touch is what a cadence asks for, so that is what is noted, and it stands in the timeline. */
static gboolean
note_contact (RelnetConnection *connection, RelnetChanges *changes, Act *act, const char *today, GError **error)
{
  g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();
  gboolean written = act->channel == RELNET_CHANNEL_EMAIL || act->channel == RELNET_CHANNEL_MESSAGE
                     || act->channel == RELNET_CHANNEL_LETTER;

  /* The button of an old notification: they have been in touch since. */
  if (!is_due (connection, act->person_id, today))
    return TRUE;
  relnet_interaction_set_date (interaction, today);
  relnet_interaction_set_instant (interaction, relnet_clock_get_now (act->clock));
  relnet_interaction_set_channel (interaction, act->channel);
  relnet_interaction_set_direction (interaction, written ? RELNET_DIRECTION_OUTGOING : RELNET_DIRECTION_BOTH);
  if (act->from_reminder)
    relnet_interaction_set_source (interaction, RELNET_SOURCE_REMINDER);
  relnet_interaction_add_person (interaction, act->person_id, act->name);
  return relnet_interaction_store_insert (connection, changes, interaction, act->clock, error);
}

static gint64
find_itself (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  return subject_id;
}

static gboolean
snooze_contact (RelnetConnection *connection, RelnetChanges *changes, Act *act, GError **error)
{
  return relnet_follow_up_store_snooze_person (connection, changes, act->person_id, act->until, error);
}

static gboolean
mark_done (RelnetConnection *connection, RelnetChanges *changes, Act *act, const char *today, GError **error)
{
  return relnet_follow_up_store_mark (connection, changes, relnet_agenda_kind_to_name (act->kind), act->subject_id,
                                      act->occurrence, RELNET_AGENDA_DONE, error);
}

static gboolean
mark_snoozed (RelnetConnection *connection, RelnetChanges *changes, Act *act, GError **error)
{
  return relnet_follow_up_store_mark (connection, changes, relnet_agenda_kind_to_name (act->kind), act->subject_id,
                                      act->occurrence, act->until, error);
}

static RelnetFollowUp *
load_follow_up (RelnetConnection *connection, RelnetAgendaKind kind, gint64 subject_id, GError **error)
{
  return kind == RELNET_AGENDA_ANSWER ? relnet_follow_up_store_load_by_message (connection, subject_id, error)
                                      : relnet_follow_up_store_load (connection, subject_id, error);
}

static gint64
find_follow_up (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  g_autoptr (RelnetFollowUp) follow_up = load_follow_up (connection, RELNET_AGENDA_FOLLOW_UP, subject_id, error);

  return follow_up != NULL ? relnet_follow_up_get_person_id (follow_up) : 0;
}

static gint64
find_answer (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  g_autoptr (RelnetFollowUp) follow_up = load_follow_up (connection, RELNET_AGENDA_ANSWER, subject_id, error);

  return follow_up != NULL ? relnet_follow_up_get_person_id (follow_up) : 0;
}

static gboolean
finish_follow_up (RelnetConnection *connection, RelnetChanges *changes, Act *act, const char *today, GError **error)
{
  g_autoptr (RelnetFollowUp) follow_up = load_follow_up (connection, act->kind, act->subject_id, error);

  if (follow_up == NULL)
    return FALSE;
  if (*relnet_follow_up_get_done_on (follow_up) != '\0')
    return TRUE;
  relnet_follow_up_set_done_on (follow_up, today);
  return relnet_follow_up_store_update (connection, changes, follow_up, error);
}

static gboolean
snooze_follow_up (RelnetConnection *connection, RelnetChanges *changes, Act *act, GError **error)
{
  g_autoptr (RelnetFollowUp) follow_up = load_follow_up (connection, act->kind, act->subject_id, error);

  if (follow_up == NULL)
    return FALSE;
  if (*relnet_follow_up_get_done_on (follow_up) != '\0')
    return TRUE;
  relnet_follow_up_set_snoozed_until (follow_up, act->until);
  return relnet_follow_up_store_update (connection, changes, follow_up, error);
}

static gint64
find_promise (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  g_autoptr (RelnetPromise) promise = relnet_promise_store_load (connection, subject_id, error);

  return promise != NULL ? relnet_promise_get_person_id (promise) : 0;
}

static gboolean
keep_promise (RelnetConnection *connection, RelnetChanges *changes, Act *act, const char *today, GError **error)
{
  g_autoptr (RelnetPromise) promise = relnet_promise_store_load (connection, act->subject_id, error);

  if (promise == NULL)
    return FALSE;
  if (relnet_promise_get_state (promise) != RELNET_PROMISE_OPEN)
    return TRUE;
  relnet_promise_set_state (promise, RELNET_PROMISE_KEPT, MAX_DATE (today, relnet_promise_get_made_on (promise)));
  return relnet_promise_store_update (connection, changes, promise, act->clock, error);
}

static gboolean
snooze_promise (RelnetConnection *connection, RelnetChanges *changes, Act *act, GError **error)
{
  g_autoptr (RelnetPromise) promise = relnet_promise_store_load (connection, act->subject_id, error);

  if (promise == NULL)
    return FALSE;
  if (relnet_promise_get_state (promise) != RELNET_PROMISE_OPEN)
    return TRUE;
  relnet_promise_set_snoozed_until (promise, act->until);
  return relnet_promise_store_update (connection, changes, promise, act->clock, error);
}

static gint64
find_favour (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_store_load (connection, subject_id, error);

  return favour != NULL ? relnet_favour_get_person_id (favour) : 0;
}

static gboolean
thank (RelnetConnection *connection, RelnetChanges *changes, Act *act, const char *today, GError **error)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_store_load (connection, act->subject_id, error);

  if (favour == NULL)
    return FALSE;
  if (!relnet_favour_owes_thanks (favour))
    return TRUE;
  relnet_favour_set_thanked_on (favour, MAX_DATE (today, relnet_favour_get_date (favour)));
  return relnet_favour_store_update (connection, changes, favour, act->clock, error);
}

static gboolean
snooze_thanks (RelnetConnection *connection, RelnetChanges *changes, Act *act, GError **error)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_store_load (connection, act->subject_id, error);

  if (favour == NULL)
    return FALSE;
  if (!relnet_favour_owes_thanks (favour))
    return TRUE;
  relnet_favour_set_snoozed_until (favour, act->until);
  return relnet_favour_store_update (connection, changes, favour, act->clock, error);
}

static gint64
find_helper (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  g_autoptr (RelnetGoalPerson) helper = relnet_goal_store_load_person (connection, subject_id, error);

  return helper != NULL ? relnet_goal_person_get_person_id (helper) : 0;
}

static gboolean
give_news (RelnetConnection *connection, RelnetChanges *changes, Act *act, const char *today, GError **error)
{
  return relnet_goal_store_give_news (connection, changes, act->subject_id, act->clock, error);
}

static gboolean
snooze_news (RelnetConnection *connection, RelnetChanges *changes, Act *act, GError **error)
{
  return relnet_goal_store_snooze_news (connection, changes, act->subject_id, act->until, error);
}

/* Who is written to says the key's source; here it is enough that both are there. */
static gint64
find_introduced (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  g_autoptr (RelnetIntroduction) introduction = relnet_introduction_store_load (connection, subject_id, error);
  RelnetIntroductionSide side;

  if (introduction == NULL)
    return 0;
  side = relnet_introduction_get_awaited (introduction);
  return relnet_introduction_get_person_id (introduction, side != RELNET_SIDE_NONE ? side : RELNET_SIDE_FIRST);
}

static char *
dup_introduced (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  g_autoptr (RelnetIntroduction) introduction = relnet_introduction_store_load (connection, subject_id, error);

  return introduction != NULL ? relnet_introduction_dup_title (introduction, FALSE) : NULL;
}

static gboolean
do_introduction (RelnetConnection *connection, RelnetChanges *changes, Act *act, const char *today, GError **error)
{
  return relnet_introduction_store_do (connection, changes, act->subject_id, act->clock, error);
}

static gboolean
snooze_introduction (RelnetConnection *connection, RelnetChanges *changes, Act *act, GError **error)
{
  return relnet_introduction_store_set_text (connection, changes, act->subject_id, RELNET_INTRODUCTION_SNOOZED_UNTIL,
                                             act->until, error);
}

/* A step is with somebody or with nobody, and called by what it is. */
static gint64
find_step (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  g_autoptr (RelnetGoalStep) step = relnet_goal_store_load_step (connection, subject_id, NULL);

  return step != NULL ? relnet_goal_step_get_person_id (step) : 0;
}

static char *
dup_step (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  g_autoptr (RelnetGoalStep) step = relnet_goal_store_load_step (connection, subject_id, error);

  return step != NULL ? g_strdup (relnet_goal_step_get_what (step)) : NULL;
}

static gboolean
finish_step (RelnetConnection *connection, RelnetChanges *changes, Act *act, const char *today, GError **error)
{
  return relnet_goal_store_set_step_done (connection, changes, act->subject_id, TRUE, act->clock, error);
}

static gboolean
snooze_step (RelnetConnection *connection, RelnetChanges *changes, Act *act, GError **error)
{
  return relnet_goal_store_snooze_step (connection, changes, act->subject_id, act->until, error);
}

/* A contract is with somebody, or with an organisation alone. */
static gint64
find_contract (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  g_autoptr (RelnetContract) contract = relnet_contract_store_load (connection, subject_id, NULL);

  return contract != NULL ? relnet_contract_get_person_id (contract) : 0;
}

static char *
dup_contract (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  g_autoptr (RelnetContract) contract = relnet_contract_store_load (connection, subject_id, error);

  return contract != NULL ? relnet_contract_dup_title (contract) : NULL;
}

static gboolean
give_notice (RelnetConnection *connection, RelnetChanges *changes, Act *act, const char *today, GError **error)
{
  return relnet_contract_store_give_notice (connection, changes, act->subject_id, TRUE, act->clock, error);
}

static gboolean
snooze_notice (RelnetConnection *connection, RelnetChanges *changes, Act *act, GError **error)
{
  return relnet_contract_store_snooze (connection, changes, act->subject_id, act->until, error);
}

static gint64
find_wind_down (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  g_autoptr (RelnetWindDown) plan = relnet_wind_down_store_load_of_step (connection, subject_id, NULL);

  return plan != NULL ? relnet_wind_down_get_person_id (plan) : 0;
}

static char *
dup_wind_down (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  g_autoptr (RelnetWindDownStep) step = relnet_wind_down_store_load_step (connection, subject_id, error);

  return step != NULL ? g_strdup (relnet_wind_down_step_kind_to_label (relnet_wind_down_step_get_kind (step))) : NULL;
}

static gboolean
finish_wind_down (RelnetConnection *connection, RelnetChanges *changes, Act *act, const char *today, GError **error)
{
  return relnet_wind_down_store_set_step_done (connection, changes, act->subject_id, TRUE, act->clock, error);
}

static gboolean
snooze_wind_down (RelnetConnection *connection, RelnetChanges *changes, Act *act, GError **error)
{
  return relnet_wind_down_store_snooze_step (connection, changes, act->subject_id, act->until, error);
}

/* A meet-up is of many: it is called by its name. */
static gint64
find_nobody (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  return 0;
}

static char *
dup_meet_up (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  g_autoptr (RelnetMeetUp) meet_up = relnet_meet_up_store_load (connection, subject_id, "2000-01-01", error);

  return meet_up != NULL ? g_strdup (relnet_meet_up_get_name (meet_up)) : NULL;
}

/* Which time is to be invited to: the next one after today. */
static char *
dup_coming_day (RelnetConnection *connection, Act *act, GError **error)
{
  g_autofree char *today = relnet_clock_dup_today (act->clock);
  g_autofree char *tomorrow = relnet_date_add_days (today, 1);
  g_autoptr (RelnetMeetUp) meet_up = relnet_meet_up_store_load (connection, act->subject_id, tomorrow, error);

  return meet_up != NULL ? g_strdup (relnet_meet_up_get_next_day (meet_up)) : NULL;
}

static gboolean
invite_all (RelnetConnection *connection, RelnetChanges *changes, Act *act, const char *today, GError **error)
{
  g_autofree char *day = dup_coming_day (connection, act, error);

  return day != NULL && relnet_meet_up_store_invite_all (connection, changes, act->subject_id, day, today, error)
         && relnet_wind_down_store_note_invitations (connection, changes, act->clock, error);
}

static gboolean
snooze_invitation (RelnetConnection *connection, RelnetChanges *changes, Act *act, GError **error)
{
  g_autofree char *day = dup_coming_day (connection, act, error);

  return day != NULL && relnet_meet_up_store_snooze (connection, changes, act->subject_id, day, act->until, error);
}

/* Without anybody to ask: the members who did not say that they would not come. */
static gboolean
note_attendance (RelnetConnection *connection, RelnetChanges *changes, Act *act, const char *today, GError **error)
{
  g_autofree char *day = relnet_meet_up_store_dup_last_day (connection, act->subject_id, today, error);
  g_autoptr (RelnetMeetUpOccurrence) occurrence
      = day != NULL ? relnet_meet_up_store_load_occurrence (connection, act->subject_id, day, error) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *guests;

  if (occurrence == NULL)
    return FALSE;
  if (relnet_meet_up_occurrence_get_state (occurrence) == RELNET_OCCURRENCE_HELD)
    return TRUE;
  guests = relnet_meet_up_occurrence_get_guests (occurrence);
  for (guint i = 0; i < guests->len; i++)
    {
      RelnetMeetUpGuest *guest = g_ptr_array_index (guests, i);
      gint64 id = relnet_meet_up_guest_get_person_id (guest);

      if (relnet_meet_up_guest_is_expected (guest))
        g_array_append_val (ids, id);
    }
  return relnet_meet_up_store_attend (connection, changes, act->subject_id, day, (const gint64 *) (gpointer) ids->data, ids->len,
                                      NULL, act->clock, error);
}

static gboolean
snooze_attendance (RelnetConnection *connection, RelnetChanges *changes, Act *act, GError **error)
{
  g_autofree char *today = relnet_clock_dup_today (act->clock);
  g_autofree char *day = relnet_meet_up_store_dup_last_day (connection, act->subject_id, today, error);

  return day != NULL && relnet_meet_up_store_snooze (connection, changes, act->subject_id, day, act->until, error);
}

static char *
dup_reputation (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  return g_strdup (_ ("your reputation"));
}

static gboolean
note_check (RelnetConnection *connection, RelnetChanges *changes, Act *act, const char *today, GError **error)
{
  return relnet_reputation_store_check (connection, changes, "", act->clock, error);
}

static gboolean
snooze_check (RelnetConnection *connection, RelnetChanges *changes, Act *act, GError **error)
{
  return relnet_reputation_store_snooze (connection, changes, act->until, error);
}

static gint64
find_met (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  g_autoptr (RelnetMeeting) meeting = relnet_meeting_store_load (connection, subject_id, error);

  for (guint i = 0; meeting != NULL && i < relnet_meeting_get_n_people (meeting); i++)
    if (relnet_meeting_get_person_id (meeting, i) != 0)
      return relnet_meeting_get_person_id (meeting, i);
  return 0;
}

static char *
dup_met (RelnetConnection *connection, gint64 subject_id, GError **error)
{
  g_autoptr (RelnetMeeting) meeting = relnet_meeting_store_load (connection, subject_id, error);

  return meeting != NULL ? relnet_meeting_dup_names (meeting) : NULL;
}

/* It took place, and there is nothing to note of it. The button of an old notification changes nothing any more. */
static gboolean
hold_meeting (RelnetConnection *connection, RelnetChanges *changes, Act *act, const char *today, GError **error)
{
  g_autoptr (RelnetMeeting) meeting = relnet_meeting_store_load (connection, act->subject_id, error);

  if (meeting == NULL)
    return FALSE;
  if (relnet_meeting_get_state (meeting) == RELNET_MEETING_CANCELLED)
    return TRUE;
  return relnet_meeting_store_set_state (connection, changes, act->subject_id, RELNET_MEETING_HELD, error);
}

static const KindActs kind_acts[RELNET_N_AGENDA_KINDS] = {
  [RELNET_AGENDA_MEETING] = { find_met, hold_meeting, mark_snoozed, N_ ("Meeting with %s took place"), dup_met },
  [RELNET_AGENDA_FOLLOW_UP]
  = { find_follow_up, finish_follow_up, snooze_follow_up, N_ ("Follow-up with %s done"), NULL },
  /* Translators: the channel, then the name: “Phone call with Hélène noted”. */
  [RELNET_AGENDA_CADENCE] = { find_itself, note_contact, snooze_contact, N_ ("%s with %s noted"), NULL },
  [RELNET_AGENDA_PROMISE] = { find_promise, keep_promise, snooze_promise, N_ ("Promise kept (%s)"), NULL },
  [RELNET_AGENDA_THANKS] = { find_favour, thank, snooze_thanks, N_ ("Thanks to %s noted"), NULL },
  [RELNET_AGENDA_NEWS] = { find_helper, give_news, snooze_news, N_ ("News given to %s"), NULL },
  /* Translators: %s is two names. */
  [RELNET_AGENDA_INTRODUCTION]
  = { find_introduced, do_introduction, snooze_introduction, N_ ("Introduction of %s moved on"), dup_introduced },
  [RELNET_AGENDA_STEP] = { find_step, finish_step, snooze_step, N_ ("Step “%s” done"), dup_step },
  [RELNET_AGENDA_NOTICE] = { find_contract, give_notice, snooze_notice, N_ ("Notice of “%s” given"), dup_contract },
  [RELNET_AGENDA_WIND_DOWN]
  = { find_wind_down, finish_wind_down, snooze_wind_down, N_ ("Step “%s” done"), dup_wind_down },
  [RELNET_AGENDA_MEET_UP] = { find_nobody, invite_all, snooze_invitation, N_ ("Everybody invited to “%s”"), dup_meet_up },
  [RELNET_AGENDA_ATTENDANCE]
  = { find_nobody, note_attendance, snooze_attendance, N_ ("Attendance of “%s” noted"), dup_meet_up },
  /* Translators: %s is “your reputation”. */
  [RELNET_AGENDA_REPUTATION] = { find_nobody, note_check, snooze_check, N_ ("Check of %s noted"), dup_reputation },
  [RELNET_AGENDA_ANSWER]
  = { find_answer, finish_follow_up, snooze_follow_up, N_ ("No answer awaited from %s any more"), NULL },
  [RELNET_AGENDA_BIRTHDAY] = { find_itself, mark_done, mark_snoozed, N_ ("Birthday of %s ticked off"), NULL },
};

static gboolean
done_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;
  g_autofree char *today = relnet_clock_dup_today (act->clock);

  return kind_acts[act->kind].done (connection, changes, act, today, error);
}

static gboolean
snooze_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;

  return kind_acts[act->kind].snooze (connection, changes, act, error);
}

/**
 * relnet_agenda_done_async:
 * @database: a database
 * @clock: the time
 * @key: the key of an entry
 * @channel: for a cadence, through which #RelnetChannel the two have been in touch today;
 *   %RELNET_AGENDA_CHANNEL_AS_LAST where nobody can be asked
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Marks the entry as done. A cadence is done by an interaction of today; one that is not due any more stays as it is,
 * as does a follow-up that was done before.
 */
void
relnet_agenda_done_async (RelnetDatabase *database, RelnetClock *clock, const char *key, int channel,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *label = NULL;
  GError *error = NULL;
  Act *act = act_new (database, clock, key, &error);

  if (act == NULL)
    {
      g_task_report_error (database, callback, user_data, relnet_agenda_done_async, error);
      return;
    }
  act->from_reminder = channel == RELNET_AGENDA_CHANNEL_AS_LAST;
  if (act->kind == RELNET_AGENDA_CADENCE)
    act->channel = act->from_reminder ? find_last_channel (database, act->person_id) : (RelnetChannel) channel;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (act->kind == RELNET_AGENDA_CADENCE)
    label = g_strdup_printf (_ (kind_acts[act->kind].done_label), relnet_channel_to_label (act->channel), act->name);
  else
    label = g_strdup_printf (_ (kind_acts[act->kind].done_label), act->name);
#pragma GCC diagnostic pop
  relnet_database_write_async (database, label, done_act, act, act_free, cancellable, callback, user_data);
}

/**
 * relnet_agenda_snooze_async:
 * @database: a database
 * @clock: the time
 * @key: the key of an entry
 * @until: a valid date
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Puts the entry off: it comes back, and is announced again, on @until.
 */
void
relnet_agenda_snooze_async (RelnetDatabase *database, RelnetClock *clock, const char *key, const char *until,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *label = NULL;
  g_autofree char *date = NULL;
  g_autofree char *today = relnet_clock_dup_today (clock);
  GError *error = NULL;
  Act *act = act_new (database, clock, key, &error);

  if (act == NULL)
    {
      g_task_report_error (database, callback, user_data, relnet_agenda_done_async, error);
      return;
    }
  act->until = g_strdup (until);
  date = relnet_date_format_short (until, today);
  label = g_strdup_printf (act->kind == RELNET_AGENDA_STEP || act->kind == RELNET_AGENDA_WIND_DOWN ? _ ("Step “%s” put off until %s")
                                                           : _ ("Reminder about %s put off until %s"),
                           act->name, date);
  relnet_database_write_async (database, label, snooze_act, act, act_free, cancellable, callback, user_data);
}

/**
 * relnet_agenda_act_finish:
 * @database: a database
 * @result: the result of any of the acts above
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done; if not, nothing was changed
 */
gboolean
relnet_agenda_act_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  if (g_async_result_is_tagged (result, relnet_agenda_done_async))
    return g_task_propagate_boolean (G_TASK (result), error);
  return relnet_database_write_finish (database, result, error);
}

/**
 * relnet_agenda_find_person:
 * @database: a database
 * @key: the key of an entry, or any text
 *
 * Returns: with whom the entry is, 0 if it is not there any more
 */
gint64
relnet_agenda_find_person (RelnetDatabase *database, const char *key)
{
  g_autoptr (RelnetClock) clock = relnet_clock_new ();
  Act *act = act_new (database, clock, key, NULL);
  gint64 person = act != NULL ? act->person_id : 0;

  g_clear_pointer (&act, act_free);
  return person;
}
