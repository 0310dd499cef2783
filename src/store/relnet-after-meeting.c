/* What is noted after a meeting (B2), in one write: it is undone as one. */

#include "relnet-after-meeting.h"

#include <glib/gi18n-lib.h>

#include "relnet-favour-store.h"
#include "relnet-follow-up-store.h"
#include "relnet-interaction-store.h"
#include "relnet-introduction-store.h"
#include "relnet-meeting-store.h"
#include "relnet-promise-store.h"
#include "relnet-question-store.h"

/**
 * relnet_after_meeting_new:
 *
 * Returns: (transfer full): what is noted, empty
 */
RelnetAfterMeeting *
relnet_after_meeting_new (void)
{
  RelnetAfterMeeting *self = g_new0 (RelnetAfterMeeting, 1);

  self->interaction = relnet_interaction_new ();
  self->promises = g_ptr_array_new_with_free_func (g_object_unref);
  self->favours = g_ptr_array_new_with_free_func (g_object_unref);
  self->introductions = g_ptr_array_new_with_free_func (g_object_unref);
  self->asked = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * relnet_after_meeting_free:
 * @self: (transfer full): what is noted
 */
void
relnet_after_meeting_free (RelnetAfterMeeting *self)
{
  g_clear_object (&self->interaction);
  g_clear_pointer (&self->promises, g_ptr_array_unref);
  g_clear_pointer (&self->favours, g_ptr_array_unref);
  g_clear_pointer (&self->introductions, g_ptr_array_unref);
  g_clear_object (&self->follow_up);
  g_clear_object (&self->next);
  g_clear_pointer (&self->asked, g_array_unref);
  g_free (self);
}

static gboolean
mark_asked (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *date, GError **error)
{
  g_autoptr (RelnetQuestion) question = relnet_question_store_load (connection, id, error);

  if (question == NULL)
    return FALSE;
  relnet_question_set_done_on (question, date);
  return relnet_question_store_update (connection, changes, question, error);
}

static char *
make_draft_name (gint64 person_id, gint64 meeting_id)
{
  return g_strdup_printf ("draft.after-meeting.%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT, person_id, meeting_id);
}

/* The draft goes with what it became, and comes back with its undo. */
static gboolean
drop_draft (RelnetConnection *connection, RelnetAfterMeeting *self, GError **error)
{
  g_autofree char *name = make_draft_name (self->draft_of, self->meeting_id);

  return relnet_connection_set_setting (connection, name, NULL, error);
}

/**
 * relnet_after_meeting_write:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @self: what is noted
 * @clock: the time
 * @error: return location for an error, in words for the user
 *
 * Returns: whether all of it is stored
 */
gboolean
relnet_after_meeting_write (RelnetConnection *connection, RelnetChanges *changes, RelnetAfterMeeting *self,
                            RelnetClock *clock, GError **error)
{
  const char *date = relnet_interaction_get_date (self->interaction);
  gint64 id;

  if (!relnet_interaction_store_insert (connection, changes, self->interaction, clock, error))
    return FALSE;
  id = relnet_interaction_get_id (self->interaction);
  if (self->draft_of != 0 && !drop_draft (connection, self, error))
    return FALSE;
  if (self->meeting_id != 0 && !relnet_meeting_store_hold (connection, changes, self->meeting_id, id, error))
    return FALSE;
  for (guint i = 0; i < self->promises->len; i++)
    {
      RelnetPromise *promise = g_ptr_array_index (self->promises, i);

      relnet_promise_set_made_on (promise, date);
      relnet_promise_set_cause_id (promise, id);
      if (!relnet_promise_store_insert (connection, changes, promise, clock, error))
        return FALSE;
    }
  for (guint i = 0; i < self->favours->len; i++)
    {
      RelnetFavour *favour = g_ptr_array_index (self->favours, i);

      relnet_favour_set_date (favour, date);
      relnet_favour_set_cause_id (favour, id);
      if (!relnet_favour_store_insert (connection, changes, favour, clock, error))
        return FALSE;
    }
  for (guint i = 0; i < self->introductions->len; i++)
    if (!relnet_introduction_store_insert (connection, changes, g_ptr_array_index (self->introductions, i), clock, error))
      return FALSE;
  for (guint i = 0; i < self->asked->len; i++)
    if (!mark_asked (connection, changes, g_array_index (self->asked, gint64, i), date, error))
      return FALSE;
  if (self->follow_up != NULL && !relnet_follow_up_store_insert (connection, changes, self->follow_up, clock, error))
    return FALSE;
  return self->next == NULL || relnet_meeting_store_insert (connection, changes, self->next, clock, error);
}

typedef struct
{
  RelnetAfterMeeting *after;
  RelnetClock *clock;
} AfterAct;

static void
after_act_free (gpointer data)
{
  AfterAct *act = data;

  g_clear_pointer (&act->after, relnet_after_meeting_free);
  g_clear_object (&act->clock);
  g_free (act);
}

static gboolean
write_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  AfterAct *act = data;

  return relnet_after_meeting_write (connection, changes, act->after, act->clock, error);
}

/**
 * relnet_after_meeting_save_async:
 * @database: a database
 * @self: (transfer full): what is noted
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes all of it, or nothing.
 */
void
relnet_after_meeting_save_async (RelnetDatabase *database, RelnetAfterMeeting *self, RelnetClock *clock,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  AfterAct *act = g_new0 (AfterAct, 1);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *label = NULL;

  for (guint i = 0; i < relnet_interaction_get_n_people (self->interaction); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", relnet_interaction_get_person_name (self->interaction, i));
  label = g_strdup_printf (_ ("Meeting with %s noted"), names->str);
  act->after = self;
  act->clock = g_object_ref (clock);
  relnet_database_write_async (database, label, write_act, act, after_act_free, cancellable, callback, user_data);
}

/**
 * relnet_after_meeting_save_finish:
 * @database: a database
 * @result: the result
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it is stored; if not, nothing was changed
 */
gboolean
relnet_after_meeting_save_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}

/**
 * relnet_after_meeting_load_draft:
 * @connection: a connection
 * @person_id: with whom it was
 * @meeting_id: the meeting, 0 for one that was not planned
 *
 * Returns: (transfer full) (nullable): what was typed and not saved
 */
char *
relnet_after_meeting_load_draft (RelnetConnection *connection, gint64 person_id, gint64 meeting_id)
{
  g_autofree char *name = make_draft_name (person_id, meeting_id);

  return relnet_connection_get_setting (connection, name);
}

typedef struct
{
  char *name;
  char *text;
} DraftAct;

static void
draft_act_free (gpointer data)
{
  DraftAct *act = data;

  g_free (act->name);
  g_free (act->text);
  g_free (act);
}

static gboolean
keep_draft_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  DraftAct *act = data;

  return relnet_connection_set_setting (connection, act->name, act->text, error);
}

static void
draft_kept (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!relnet_database_write_finish (RELNET_DATABASE (object), result, &error))
    g_warning ("A draft cannot be kept: %s", error->message);
}

/**
 * relnet_after_meeting_keep_draft:
 * @database: a database
 * @person_id: with whom it was
 * @meeting_id: the meeting, 0 for one that was not planned
 * @text: (nullable): what was typed, %NULL to forget it
 *
 * Keeps what was typed until it is saved or forgotten.
 */
void
relnet_after_meeting_keep_draft (RelnetDatabase *database, gint64 person_id, gint64 meeting_id, const char *text)
{
  DraftAct *act = g_new0 (DraftAct, 1);

  act->name = make_draft_name (person_id, meeting_id);
  act->text = g_strdup (text);
  relnet_database_write_async (database, NULL, keep_draft_act, act, draft_act_free, NULL, draft_kept, NULL);
}
