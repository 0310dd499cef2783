/* What the user does with introductions: each is one undoable write. */

#include <glib/gi18n-lib.h>

#include "relnet-introduction-store.h"

typedef struct
{
  RelnetIntroduction *introduction;
  RelnetClock *clock;
  RelnetIntroductionMove move;
  char *outcome;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->introduction);
  g_clear_object (&act->clock);
  g_free (act->outcome);
  g_free (act);
}

static Act *
act_new (RelnetIntroduction *introduction, RelnetClock *clock)
{
  Act *act = g_new0 (Act, 1);

  act->introduction = g_object_ref (introduction);
  act->clock = g_object_ref (clock);
  return act;
}

static gboolean
save_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;

  if (relnet_introduction_get_id (act->introduction) == 0)
    return relnet_introduction_store_insert (connection, changes, act->introduction, act->clock, error);
  return relnet_introduction_store_update (connection, changes, act->introduction, error);
}

static gboolean
move_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;

  return relnet_introduction_store_move (connection, changes, relnet_introduction_get_id (act->introduction), &act->move,
                                         act->clock, error);
}

static gboolean
agree_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;
  g_autofree char *today = relnet_clock_dup_today (act->clock);

  return relnet_introduction_store_set_text (connection, changes, relnet_introduction_get_id (act->introduction),
                                             RELNET_INTRODUCTION_FIRST_AGREED_ON, today, error);
}

static gboolean
tell_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;
  g_autofree char *today = relnet_clock_dup_today (act->clock);

  return relnet_introduction_store_set_text (connection, changes, relnet_introduction_get_id (act->introduction),
                                             RELNET_INTRODUCTION_TOLD_ON, today, error);
}

static gboolean
step_back_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;

  return relnet_introduction_store_step_back (connection, changes, relnet_introduction_get_id (act->introduction),
                                              act->clock, error);
}

static gboolean
delete_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;

  return relnet_introduction_store_mark_deleted (connection, changes, relnet_introduction_get_id (act->introduction),
                                                 act->clock, error);
}

/**
 * relnet_introduction_store_save_async:
 * @database: a database
 * @introduction: an introduction, new (id 0) or stored; left alone by everybody else until @callback
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Adds an idea, or changes reasons and note.
 */
void
relnet_introduction_store_save_async (RelnetDatabase *database, RelnetIntroduction *introduction, RelnetClock *clock,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *title = relnet_introduction_dup_title (introduction, FALSE);
  /* Translators: two names, “Introduction of Priya & Maëlle noted”. */
  g_autofree char *label = relnet_introduction_get_id (introduction) == 0
                               ? g_strdup_printf (_ ("Introduction of %s noted"), title)
                               : g_strdup_printf (_ ("Introduction of %s changed"), title);

  relnet_database_write_async (database, label, save_act, act_new (introduction, clock), act_free, cancellable, callback,
                               user_data);
}

/**
 * relnet_introduction_store_move_async:
 * @database: a database
 * @introduction: a stored introduction
 * @move: the step
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes a step, see relnet_introduction_store_move().
 */
void
relnet_introduction_store_move_async (RelnetDatabase *database, RelnetIntroduction *introduction,
                                      const RelnetIntroductionMove *move, RelnetClock *clock, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  Act *act = act_new (introduction, clock);
  g_autofree char *title = relnet_introduction_dup_title (introduction, FALSE);
  /* Translators: two names and how far their introduction is, “Sofia & Greta moved to “Both agreed””. */
  g_autofree char *label
      = g_strdup_printf (_ ("%s moved to “%s”"), title, relnet_introduction_state_to_label (move->to));

  act->move = *move;
  act->outcome = g_strdup (move->outcome);
  act->move.outcome = act->outcome;
  relnet_database_write_async (database, label, move_act, act, act_free, cancellable, callback, user_data);
}

/**
 * relnet_introduction_store_agree_async:
 * @database: a database
 * @introduction: an introduction whose first person was asked
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Notes that the first said yes; the second is to be asked now.
 */
void
relnet_introduction_store_agree_async (RelnetDatabase *database, RelnetIntroduction *introduction, RelnetClock *clock,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *title = relnet_introduction_dup_title (introduction, FALSE);
  g_autofree char *label = g_strdup_printf (
      _ ("%s moved to “%s”"), title, relnet_introduction_column_to_label (RELNET_INTRODUCTION_COLUMN_SECOND));

  relnet_database_write_async (database, label, agree_act, act_new (introduction, clock), act_free, cancellable, callback,
                               user_data);
}

/**
 * relnet_introduction_store_tell_async:
 * @database: a database
 * @introduction: an introduction that does not come about
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Notes that the other side was told.
 */
void
relnet_introduction_store_tell_async (RelnetDatabase *database, RelnetIntroduction *introduction, RelnetClock *clock,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  RelnetIntroductionSide side = relnet_introduction_get_to_tell (introduction);
  /* Translators: %s is a name: they were told that an introduction does not come about. */
  g_autofree char *label = g_strdup_printf (
      _ ("%s was told"),
      relnet_introduction_get_short_name (introduction, side != RELNET_SIDE_NONE ? side : RELNET_SIDE_FIRST));

  relnet_database_write_async (database, label, tell_act, act_new (introduction, clock), act_free, cancellable, callback,
                               user_data);
}

/**
 * relnet_introduction_store_step_back_async:
 * @database: a database
 * @introduction: a stored introduction
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Takes the last step back, see relnet_introduction_store_step_back().
 */
void
relnet_introduction_store_step_back_async (RelnetDatabase *database, RelnetIntroduction *introduction, RelnetClock *clock,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *title = relnet_introduction_dup_title (introduction, FALSE);
  g_autofree char *label = g_strdup_printf (_ ("Last step of %s taken back"), title);

  relnet_database_write_async (database, label, step_back_act, act_new (introduction, clock), act_free, cancellable,
                               callback, user_data);
}

/**
 * relnet_introduction_store_delete_async:
 * @database: a database
 * @introduction: a stored introduction
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_introduction_store_delete_async (RelnetDatabase *database, RelnetIntroduction *introduction, RelnetClock *clock,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *title = relnet_introduction_dup_title (introduction, FALSE);
  g_autofree char *label = g_strdup_printf (_ ("Introduction of %s deleted"), title);

  relnet_database_write_async (database, label, delete_act, act_new (introduction, clock), act_free, cancellable, callback,
                               user_data);
}

/**
 * relnet_introduction_store_finish:
 * @database: a database
 * @result: the result of any of the acts above
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done; if not, nothing was changed
 */
gboolean
relnet_introduction_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}
