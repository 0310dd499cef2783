/* Undo: the acts of the user as changesets of SQLite's session extension, the last one first to be taken back. */

#include "relnet-database-private.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

/* How many acts can be taken back. */
#define MAX_UNDO 100
/* An act that changed more than this (an import) is taken back in its own way. */
#define MAX_UNDO_BYTES (16 * 1024 * 1024)

struct _RelnetActs
{
  GPtrArray *undo;
  GPtrArray *redo;
  guint last;
};

typedef struct
{
  guint id;
  char *label;
  GBytes *changeset;
  RelnetChanges *changes;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_free (act->label);
  g_bytes_unref (act->changeset);
  relnet_changes_unref (act->changes);
  g_free (act);
}

/**
 * relnet_acts_new:
 *
 * Returns: (transfer full): no acts yet
 */
RelnetActs *
relnet_acts_new (void)
{
  RelnetActs *self = g_new0 (RelnetActs, 1);

  self->undo = g_ptr_array_new_with_free_func (act_free);
  self->redo = g_ptr_array_new_with_free_func (act_free);
  return self;
}

/**
 * relnet_acts_free:
 * @self: (transfer full): acts
 *
 * Forgets them.
 */
void
relnet_acts_free (RelnetActs *self)
{
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  g_free (self);
}

/**
 * relnet_acts_record:
 * @self: acts
 * @label: what was done, in words for the user
 * @changeset: what it wrote
 * @changes: what it noted as changed
 *
 * Remembers an act; what was taken back before it can no longer be done again.
 *
 * Returns: its number, 0 if it wrote nothing or too much to be taken back
 */
guint
relnet_acts_record (RelnetActs *self, const char *label, GBytes *changeset, RelnetChanges *changes)
{
  Act *act;

  if (g_bytes_get_size (changeset) == 0 || g_bytes_get_size (changeset) > MAX_UNDO_BYTES)
    return 0;
  act = g_new0 (Act, 1);
  act->id = ++self->last;
  act->label = g_strdup (label);
  act->changeset = g_bytes_ref (changeset);
  act->changes = relnet_changes_ref (changes);
  g_ptr_array_add (self->undo, act);
  if (self->undo->len > MAX_UNDO)
    g_ptr_array_remove_index (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  return act->id;
}

/**
 * relnet_database_forget_acts:
 * @self: a database
 *
 * The data was replaced as a whole: nothing done before can be taken back, and everything is announced as changed.
 */
void
relnet_database_forget_acts (RelnetDatabase *self)
{
  g_return_if_fail (RELNET_IS_DATABASE (self));

  g_ptr_array_set_size (relnet_database_get_acts (self)->undo, 0);
  g_ptr_array_set_size (relnet_database_get_acts (self)->redo, 0);
  if (relnet_database_get_reader (self) != NULL)
    relnet_database_write_async (self, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
}

/**
 * relnet_database_can_undo:
 * @self: a database
 *
 * Returns: whether there is an act to take back
 */
gboolean
relnet_database_can_undo (RelnetDatabase *self)
{
  g_return_val_if_fail (RELNET_IS_DATABASE (self), FALSE);

  return relnet_database_get_acts (self)->undo->len > 0;
}

/**
 * relnet_database_can_redo:
 * @self: a database
 *
 * Returns: whether there is an act to do again
 */
gboolean
relnet_database_can_redo (RelnetDatabase *self)
{
  g_return_val_if_fail (RELNET_IS_DATABASE (self), FALSE);

  return relnet_database_get_acts (self)->redo->len > 0;
}

/**
 * relnet_database_get_undo_label:
 * @self: a database
 *
 * Returns: (nullable): what would be taken back
 */
const char *
relnet_database_get_undo_label (RelnetDatabase *self)
{
  GPtrArray *undo;

  g_return_val_if_fail (RELNET_IS_DATABASE (self), NULL);

  undo = relnet_database_get_acts (self)->undo;
  return undo->len > 0 ? ((Act *) g_ptr_array_index (undo, undo->len - 1))->label : NULL;
}

typedef struct
{
  guint id; /* 0 for the last act */
  gboolean redo;
  Act *act;
  GCancellable *cancellable;
} Replay;

/* How often it is looked whether somebody has enough of it, in steps of SQLite's machine. */
#define STEPS_BETWEEN_LOOKS 500

static void
replay_free (gpointer data)
{
  Replay *replay = data;

  if (replay->act != NULL)
    act_free (replay->act);
  g_clear_object (&replay->cancellable);
  g_free (replay);
}

static int
look_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static gboolean
replay (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Replay *self = data;
  sqlite3 *handle = relnet_connection_get_handle (connection);
  gboolean done;

  for (guint kind = 0; kind < RELNET_N_CHANGE_KINDS; kind++)
    {
      guint n;
      const gint64 *ids = relnet_changes_get_ids (self->act->changes, (RelnetChangeKind) kind, &n);

      if (relnet_changes_has_all (self->act->changes, (RelnetChangeKind) kind))
        relnet_changes_add_all (changes, (RelnetChangeKind) kind);
      for (guint i = 0; i < n; i++)
        relnet_changes_add (changes, (RelnetChangeKind) kind, ids[i]);
    }
  /* Taking back the import of a large address book takes seconds. Interrupted, nothing of it is done; the commit is not. */
  if (self->cancellable != NULL)
    sqlite3_progress_handler (handle, STEPS_BETWEEN_LOOKS, look_cb, self->cancellable);
  done = self->redo ? relnet_changeset_apply (connection, self->act->changeset, FALSE, error)
                    : relnet_changeset_apply_inverted (connection, self->act->changeset, FALSE, error);
  sqlite3_progress_handler (handle, 0, NULL, NULL);
  return done;
}

/* Those to take back, or those to do again. */
static GPtrArray *
get_acts (RelnetDatabase *self, gboolean redo)
{
  RelnetActs *acts = relnet_database_get_acts (self);

  return redo ? acts->redo : acts->undo;
}

/* Puts an act back among the others, which are in the order of their numbers (those to do again in the reverse one). */
static void
put_back (RelnetDatabase *self, Replay *job)
{
  GPtrArray *acts = get_acts (self, job->redo);
  guint i = acts->len;

  while (i > 0 && (((Act *) g_ptr_array_index (acts, i - 1))->id > job->act->id) != job->redo)
    i--;
  g_ptr_array_insert (acts, (int) i, g_steal_pointer (&job->act));
}

static void
replayed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RelnetDatabase *self = RELNET_DATABASE (object);
  g_autoptr (GTask) task = user_data;
  Replay *job = g_task_get_task_data (task);
  g_autofree char *label = NULL;
  GError *error = NULL;

  if (!relnet_database_write_finish (self, result, &error))
    {
      /* A full disk or a busy file passes. The last act, if it can no longer be taken back, must not stand before the
       * others for ever. */
      if (job->id != 0 || !g_error_matches (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID))
        put_back (self, job);
      g_task_return_error (task, error);
      return;
    }
  label = g_strdup (job->act->label);
  g_ptr_array_add (get_acts (self, !job->redo), g_steal_pointer (&job->act));
  g_task_return_pointer (task, g_steal_pointer (&label), g_free);
}

/* What was asked for earlier is written and recorded by now, so that the last act is the user's last one. */
static void
earlier_acts_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RelnetDatabase *self = RELNET_DATABASE (object);
  g_autoptr (GTask) task = user_data;
  Replay *job = g_task_get_task_data (task);
  GPtrArray *acts = get_acts (self, job->redo);
  GError *error = NULL;

  if (!relnet_database_write_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = acts->len; job->act == NULL && i-- > 0;)
    if (job->id == 0 || ((Act *) g_ptr_array_index (acts, i))->id == job->id)
      job->act = g_ptr_array_steal_index (acts, i);
  if (job->act == NULL)
    g_task_return_new_error (task, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, "%s",
                             job->redo ? _ ("There is nothing to do again.") : _ ("There is nothing to undo."));
  else if (relnet_database_get_reader (self) == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("Cancelled"));
  else
    relnet_database_write_async (self, NULL, replay, job, NULL, g_task_get_cancellable (task), replayed,
                                 g_object_ref (task));
}

static void
start_replay (RelnetDatabase *self, guint act, gboolean redo, GCancellable *cancellable, GAsyncReadyCallback callback,
              gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Replay *job = g_new0 (Replay, 1);

  job->id = act;
  job->redo = redo;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_source_tag (task, start_replay);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, replay_free);
  relnet_database_write_async (self, NULL, NULL, NULL, NULL, NULL, earlier_acts_written, task);
}

/**
 * relnet_database_undo_async:
 * @self: a database
 * @act: which act, 0 for the last one
 * @cancellable: (nullable): cancelled in time, the act stays as it is and can be taken back later
 * @callback: called when it is taken back
 * @user_data: for @callback
 *
 * Takes an act back, after what was asked for earlier is written. An act whose rows were changed again since, or on
 * which something was built since (a call noted with the person it added), is refused with %RELNET_STORE_ERROR_INVALID.
 */
void
relnet_database_undo_async (RelnetDatabase *self, guint act, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (RELNET_IS_DATABASE (self));

  start_replay (self, act, FALSE, cancellable, callback, user_data);
}

/**
 * relnet_database_redo_async:
 * @self: a database
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does again what was taken back last. Finish with relnet_database_undo_finish().
 */
void
relnet_database_redo_async (RelnetDatabase *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (RELNET_IS_DATABASE (self));

  start_replay (self, 0, TRUE, cancellable, callback, user_data);
}

/**
 * relnet_database_undo_finish:
 * @self: a database
 * @result: the result
 * @error: return location for an error, in words for the user
 *
 * Returns: (transfer full) (nullable): what was taken back or done again
 */
char *
relnet_database_undo_finish (RelnetDatabase *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
