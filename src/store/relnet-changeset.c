/* What an act did, recorded by SQLite's session extension, and taken back by its inverse (HACKING.md, Undo). */

#include "relnet-database-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The tables that acts of the user write to; not organisations, which other people may share by the time of an undo. Summaries and search tables follow by triggers. */
static const char *const recorded_tables[] = {
  "person",
  "email",
  "phone",
  "link",
  "address",
  "position",
  "person_tag",
  "person_photo",
  "person_relation",
  "circle",
  "circle_member",
  "interaction",
  "interaction_person",
  "follow_up",
  "agenda_mark",
  "reconnect_choice",
  "promise",
  "favour",
  "acquaintance",
  "introduction",
  "introduction_step",
  "referral",
  "connector_refusal",
  "goal",
  "goal_person",
  "goal_step",
  "goal_outcome",
  "goal_outcome_source",
  "contract",
  "wind_down",
  "wind_down_text",
  "wind_down_step",
  "meeting",
  "meeting_person",
  "question",
  "meet_up",
  "meet_up_member",
  "meet_up_occurrence",
  "meet_up_guest",
  "reputation_plan",
  "reputation_search",
  "reputation_check",
  "reputation_finding",
  "template",
  "account",
  "message",
  "message_recipient",
  "message_attachment",
  "import",
  "setting",
};

static int
resolve_conflict (void *data, int conflict, sqlite3_changeset_iter *iterator)
{
  gboolean keep_later_edits = GPOINTER_TO_INT (data);

  switch (conflict)
    {
    case SQLITE_CHANGESET_NOTFOUND:
      /* Gone already, by a cascade of this very act or since: that is what was wanted, or nothing is left to take back. */
      return SQLITE_CHANGESET_OMIT;
    case SQLITE_CHANGESET_DATA:
    case SQLITE_CHANGESET_CONFLICT:
      return keep_later_edits ? SQLITE_CHANGESET_OMIT : SQLITE_CHANGESET_ABORT;
    case SQLITE_CHANGESET_CONSTRAINT:
      return SQLITE_CHANGESET_ABORT;
    default:
      return SQLITE_CHANGESET_ABORT;
    }
}

/**
 * relnet_session_new:
 * @connection: a connection that writes
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a recording of what @connection does from now on; free with sqlite3session_delete()
 */
sqlite3_session *
relnet_session_new (RelnetConnection *connection, GError **error)
{
  sqlite3_session *session = NULL;
  int code = sqlite3session_create (relnet_connection_get_handle (connection), "main", &session);

  for (guint i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (recorded_tables); i++)
    code = sqlite3session_attach (session, recorded_tables[i]);
  if (code == SQLITE_OK)
    return session;
  relnet_store_set_error_from_sqlite (code, NULL, error);
  if (session != NULL)
    sqlite3session_delete (session);
  return NULL;
}

/**
 * relnet_session_take_changeset:
 * @session: a recording
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what was done so far, empty if nothing
 */
GBytes *
relnet_session_take_changeset (sqlite3_session *session, GError **error)
{
  void *data = NULL;
  int size = 0;
  int code = sqlite3session_changeset (session, &size, &data);

  if (code != SQLITE_OK)
    {
      relnet_store_set_error_from_sqlite (code, NULL, error);
      return NULL;
    }
  return g_bytes_new_with_free_func (data, (gsize)size, sqlite3_free, data);
}

/* The table and primary key of the row a change is about. */
static GBytes *
get_row_key (sqlite3_changeset_iter *iterator)
{
  GByteArray *key = g_byte_array_new ();
  const char *table;
  unsigned char *is_key;
  int n_columns, operation;

  sqlite3changeset_op (iterator, &table, &n_columns, &operation, NULL);
  sqlite3changeset_pk (iterator, &is_key, NULL);
  g_byte_array_append (key, (const guint8 *) table, (guint) strlen (table) + 1);
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *value = NULL;
      guint32 size;

      if (!is_key[i])
        continue;
      if (operation == SQLITE_INSERT)
        sqlite3changeset_new (iterator, i, &value);
      else
        sqlite3changeset_old (iterator, i, &value);
      size = (guint32) sqlite3_value_bytes (value);
      g_byte_array_append (key, (const guint8 *) &size, sizeof size);
      if (size > 0)
        g_byte_array_append (key, sqlite3_value_blob (value), size);
    }
  return g_byte_array_free_to_bytes (key);
}

typedef gboolean (*RowFunc) (GHashTable *rows, GBytes *key);

/* Calls @func for each row of a changeset, or each that it deletes, until it returns %FALSE. Returns: whether it never
 * did. */
static gboolean
for_each_row (GBytes *changeset, gboolean deleted_only, RowFunc func, GHashTable *rows)
{
  sqlite3_changeset_iter *iterator = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  gboolean all = TRUE;

  if (size == 0)
    return TRUE;
  if (sqlite3changeset_start (&iterator, (int) size, (void *) data) != SQLITE_OK)
    return FALSE;
  while (all && sqlite3changeset_next (iterator) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, operation;

      sqlite3changeset_op (iterator, &table, &n_columns, &operation, NULL);
      if (!deleted_only || operation == SQLITE_DELETE)
        all = func (rows, get_row_key (iterator));
    }
  sqlite3changeset_finalize (iterator);
  return all;
}

static gboolean
add_row (GHashTable *rows, GBytes *key)
{
  g_hash_table_add (rows, key);
  return TRUE;
}

static gboolean
has_row (GHashTable *rows, GBytes *key)
{
  gboolean found = g_hash_table_contains (rows, key);

  g_bytes_unref (key);
  return found;
}

/* Whether every row deleted by @effect is one that @changeset is about. Deleting a person takes along, by a cascade, what
 * was stored about them since: that must not happen unseen. (Marking people as deleted with the import they came with is
 * the work of a trigger, and wanted.) */
static gboolean
is_confined (GBytes *effect, GBytes *changeset)
{
  g_autoptr (GHashTable) rows
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);

  for_each_row (changeset, FALSE, add_row, rows);
  return for_each_row (effect, TRUE, has_row, rows);
}

/**
 * relnet_changeset_apply:
 * @connection: a connection in a transaction
 * @changeset: what to do again
 * @keep_later_edits: whether a row that was edited since stays as it is; else the edit is an error
 * @error: return location for an error
 *
 * Returns: whether it was applied
 */
gboolean
relnet_changeset_apply (RelnetConnection *connection,
                        GBytes *changeset,
                        gboolean keep_later_edits,
                        GError **error)
{
  sqlite3_session *session;
  g_autoptr (GBytes) effect = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  int code;

  if (size == 0)
    return TRUE;
  session = relnet_session_new (connection, error);
  if (session == NULL)
    return FALSE;
  code = sqlite3changeset_apply (relnet_connection_get_handle (connection), (int)size, (void *)data,
                                 NULL, resolve_conflict, GINT_TO_POINTER (keep_later_edits));
  if (code == SQLITE_OK)
    effect = relnet_session_take_changeset (session, error);
  sqlite3session_delete (session);
  if (code == SQLITE_OK && effect == NULL)
    return FALSE;
  if (code == SQLITE_OK && (keep_later_edits || is_confined (effect, changeset)))
    return TRUE;
  if (code == SQLITE_OK || code == SQLITE_ABORT || (code & 0xff) == SQLITE_CONSTRAINT)
    g_set_error_literal (
        error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
        _ ("This was changed again since, so it can no longer be undone. Nothing was changed."));
  else
    relnet_store_set_error_from_sqlite (code, NULL, error);
  return FALSE;
}

/**
 * relnet_changeset_apply_inverted:
 * @connection: a connection in a transaction
 * @changeset: what to take back
 * @keep_later_edits: whether a row that was edited since stays as it is; else the edit is an error
 * @error: return location for an error
 *
 * Returns: whether it was taken back
 */
gboolean
relnet_changeset_apply_inverted (RelnetConnection *connection,
                                 GBytes *changeset,
                                 gboolean keep_later_edits,
                                 GError **error)
{
  g_autoptr (GBytes) inverse = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  void *inverted = NULL;
  int inverted_size = 0;
  int code;

  if (size == 0)
    return TRUE;
  code = sqlite3changeset_invert ((int)size, data, &inverted_size, &inverted);
  if (code != SQLITE_OK)
    {
      relnet_store_set_error_from_sqlite (code, NULL, error);
      return FALSE;
    }
  inverse = g_bytes_new_with_free_func (inverted, (gsize)inverted_size, sqlite3_free, inverted);
  return relnet_changeset_apply (connection, inverse, keep_later_edits, error);
}
