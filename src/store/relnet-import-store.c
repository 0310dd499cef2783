/* Imports in the database: who is there already, what came from which file, and how to take it back. */

#include "relnet-import-store.h"

#include "relnet-database-private.h"
#include "relnet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * RelnetImportWriter:
 *
 * An import being written. The people it adds are not recorded for undo one by one: a hundred thousand of them would not
 * fit. What is recorded is that the import took place, from which a trigger takes them back, and each person it changed.
 */
struct _RelnetImportWriter
{
  RelnetConnection *connection;
  sqlite3_session *session; /* of the write, or our own if the write has none */
  gboolean own_session;
  gint64 id;
};

/**
 * relnet_import_store_find:
 * @connection: a connection
 * @lookup: by what
 * @value: the value, comparable: relnet_text_fold_email(), relnet_text_phone_digits(), relnet_import_store_fold_link(),
 *   relnet_text_fold() of the name; the uid itself
 * @organisation: (nullable): for a name, the folded name of the organisation
 * @ids: (out) (array length=max): the people
 * @max: how many there is room for
 *
 * Returns: how many people were found
 */
guint
relnet_import_store_find (RelnetConnection *connection, RelnetImportLookup lookup, const char *value,
                          const char *organisation, gint64 *ids, guint max)
{
  static const char *const sql[] = {
    [RELNET_IMPORT_LOOKUP_UID] = "SELECT id FROM person WHERE uid = ?1 AND deleted_at IS NULL",
    [RELNET_IMPORT_LOOKUP_EMAIL] = "SELECT DISTINCT person_id FROM email JOIN person ON person.id = person_id"
                                   " WHERE folded = ?1 AND deleted_at IS NULL",
    /* Two numbers with their country are the same or not; else the last nine digits tell. */
    [RELNET_IMPORT_LOOKUP_PHONE]
    = "SELECT DISTINCT person_id FROM phone JOIN person ON person.id = person_id"
      " WHERE substr (digits, -9) = substr (?1, -9) AND deleted_at IS NULL"
      "   AND (digits = ?1 OR (length (digits) >= 9 AND length (?1) >= 9"
      "                        AND (substr (digits, 1, 1) <> '+' OR substr (?1, 1, 1) <> '+')))",
    [RELNET_IMPORT_LOOKUP_LINK] = "SELECT DISTINCT person_id FROM link JOIN person ON person.id = person_id"
                                  " WHERE folded = ?1 AND deleted_at IS NULL",
    [RELNET_IMPORT_LOOKUP_NAME]
    = "SELECT DISTINCT person.id FROM person JOIN position ON position.person_id = person.id"
      "  JOIN organisation ON organisation.id = organisation_id"
      " WHERE name_folded = ?1 AND organisation.folded = ?2 AND deleted_at IS NULL",
  };
  RelnetStatement *statement;
  guint n = 0;

  if (*value == '\0')
    return 0;
  statement = relnet_connection_prepare (connection, sql[lookup], NULL);
  if (statement == NULL)
    return 0;
  relnet_statement_bind_text (statement, 1, value);
  if (lookup == RELNET_IMPORT_LOOKUP_NAME)
    relnet_statement_bind_text (statement, 2, organisation);
  while (n < max && relnet_statement_step (statement, NULL))
    ids[n++] = relnet_statement_get_int (statement, 0);
  relnet_statement_reset (statement);
  return n;
}

/**
 * relnet_import_store_find_record:
 * @connection: a connection
 * @key: stands for the text of a record
 *
 * Returns: who became of it at an earlier import, 0 if it is new or they are gone
 */
gint64
relnet_import_store_find_record (RelnetConnection *connection, guint64 key)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT person_id FROM import_record JOIN import ON import.id = import_id JOIN person ON person.id = person_id"
      " WHERE key = ?1 AND undone_at IS NULL AND deleted_at IS NULL",
      NULL);
  gint64 id = 0;

  if (statement == NULL)
    return 0;
  relnet_statement_bind_int (statement, 1, (gint64) key);
  if (relnet_statement_step (statement, NULL))
    id = relnet_statement_get_int (statement, 0);
  relnet_statement_reset (statement);
  return id;
}

/* LinkedIn shows one profile under many addresses: of a country (fr.linkedin.com), with a language (/in/name/fr), with
 * where one came from (?trk=…), with its accents escaped or not. Returns what is left of @link, or %NULL if it
 * is no profile there. */
static char *
fold_linkedin (const char *link)
{
  static const char site[] = "linkedin.com";
  gsize host = strcspn (link, "/?#"), length = sizeof site - 1;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;

  if (host < length || strncmp (link + host - length, site, length) != 0
      || (host > length && link[host - length - 1] != '.') || !g_str_has_prefix (link + host, "/in/"))
    return NULL;
  path = g_strndup (link + host + strlen ("/in/"), strcspn (link + host + strlen ("/in/"), "/?#"));
  name = g_uri_unescape_string (path, NULL);
  if (name != NULL && g_utf8_validate (name, -1, NULL))
    {
      g_free (path);
      path = relnet_text_fold (name);
    }
  return *path != '\0' ? g_strconcat ("linkedin.com/in/", path, NULL) : NULL;
}

/**
 * relnet_import_store_fold_link:
 * @value: (nullable): a link
 *
 * Returns: (transfer full): the link as two are compared: without scheme, “www.” and final “/”, in lower case; a profile of
 *   LinkedIn as it is in every country
 */
char *
relnet_import_store_fold_link (const char *value)
{
  g_autofree char *folded = relnet_text_fold (value);
  const char *start = folded;
  char *profile;
  gsize length;

  g_strstrip (folded);
  if (g_str_has_prefix (start, "https://"))
    start += strlen ("https://");
  else if (g_str_has_prefix (start, "http://"))
    start += strlen ("http://");
  if (g_str_has_prefix (start, "www."))
    start += strlen ("www.");
  profile = fold_linkedin (start);
  if (profile != NULL)
    return profile;
  length = strlen (start);
  while (length > 0 && start[length - 1] == '/')
    length--;
  return g_strndup (start, length);
}

/**
 * relnet_import_writer_begin:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @file_name: what was read, without its folder
 * @format: its format
 * @encoding: its encoding
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an import to add records to
 */
RelnetImportWriter *
relnet_import_writer_begin (RelnetConnection *connection, RelnetChanges *changes, const char *file_name, const char *format,
                            const char *encoding, RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetImportWriter) self = g_new0 (RelnetImportWriter, 1);
  RelnetStatement *statement;

  self->connection = connection;
  self->session = relnet_connection_get_session (connection);
  if (self->session == NULL)
    {
      self->session = relnet_session_new (connection, error);
      if (self->session == NULL)
        return NULL;
      self->own_session = TRUE;
    }
  /* Told at once: the ids of a whole address book help nobody. */
  relnet_changes_add_all (changes, RELNET_CHANGE_PERSON);
  relnet_changes_add_all (changes, RELNET_CHANGE_CIRCLE);
  relnet_changes_add_all (changes, RELNET_CHANGE_IMPORT);
  relnet_import_writer_set_recorded (self, FALSE);
  statement = relnet_connection_prepare (connection,
                                         "INSERT INTO import (imported_at, file_name, format, encoding, undone_at)"
                                         " VALUES (?1, ?2, ?3, ?4, ?1)",
                                         error);
  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, relnet_clock_get_now (clock));
  relnet_statement_bind_text (statement, 2, file_name);
  relnet_statement_bind_text (statement, 3, format);
  relnet_statement_bind_text (statement, 4, encoding);
  if (!relnet_statement_run (statement, error))
    return NULL;
  self->id = relnet_connection_get_last_id (connection);
  /* New people get ids above all others. The cache keeps the pages of indexes from being written again and again, while
   * the memory an import takes stays the same however large it is. */
  if (!relnet_connection_execute (connection,
                                  "PRAGMA cache_size = -32768;"
                                  "INSERT OR REPLACE INTO setting (name, value)"
                                  " SELECT 'unindexed_from', coalesce (max (id), 0) + 1 FROM person",
                                  error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * relnet_import_writer_get_id:
 * @self: an import
 *
 * Returns: its id
 */
gint64
relnet_import_writer_get_id (RelnetImportWriter *self)
{
  return self->id;
}

/**
 * relnet_import_writer_set_recorded:
 * @self: an import
 * @recorded: whether what is written from now on is recorded: changes of people who were there before
 */
void
relnet_import_writer_set_recorded (RelnetImportWriter *self, gboolean recorded)
{
  sqlite3session_enable (self->session, recorded ? 1 : 0);
}

static gboolean
write_record (RelnetImportWriter *self, const char *sql, guint64 key, gint64 person_id, gboolean added, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (self->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, (gint64) key);
  relnet_statement_bind_int (statement, 2, self->id);
  relnet_statement_bind_int (statement, 3, person_id);
  relnet_statement_bind_int (statement, 4, added);
  return relnet_statement_run (statement, error);
}

/**
 * relnet_import_writer_add_record:
 * @self: an import
 * @key: stands for the text of the record
 * @person_id: who became of it
 * @added: whether the person came with this import
 * @error: return location for an error
 *
 * Returns: whether it was noted
 */
gboolean
relnet_import_writer_add_record (RelnetImportWriter *self, guint64 key, gint64 person_id, gboolean added, GError **error)
{
  /* The record is there already only if who became of it is gone. */
  static const char insert[] = "INSERT OR IGNORE INTO import_record (key, import_id, person_id, added)"
                               " VALUES (?1, ?2, ?3, ?4)";
  static const char replace[] = "UPDATE import_record SET import_id = ?2, person_id = ?3, added = ?4 WHERE key = ?1";

  return write_record (self, insert, key, person_id, added, error)
         && (relnet_connection_get_n_changes (self->connection) > 0
             || write_record (self, replace, key, person_id, added, error));
}

/* One statement for all of them: FTS5 then writes once. */
static gboolean
index_added (RelnetImportWriter *self, GError **error)
{
  return relnet_connection_execute (
      self->connection,
      "INSERT INTO person_fts (rowid, note, matters, their_goals, interests, expertise, sector, city, met_place, met_context)"
      " SELECT id, note, matters, their_goals, interests, expertise, sector, city, met_place, met_context FROM person"
      " WHERE id >= (SELECT CAST (value AS INTEGER) FROM setting WHERE name = 'unindexed_from')"
      "   AND (note <> '' OR matters <> '' OR their_goals <> '' OR interests <> '' OR expertise <> '' OR sector <> ''"
      "     OR city <> '' OR met_place <> '' OR met_context <> '');"
      "DELETE FROM setting WHERE name = 'unindexed_from'",
      error);
}

/**
 * relnet_import_writer_finish:
 * @self: an import
 * @read: how many records were read
 * @added: how many became people
 * @merged: how many completed people
 * @skipped: how many were left out
 * @rejected: how many could not be read
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
relnet_import_writer_finish (RelnetImportWriter *self, guint read, guint added, guint merged, guint skipped, guint rejected,
                             GError **error)
{
  RelnetStatement *statement;
  g_autoptr (GBytes) merges = NULL;

  if (!index_added (self, error))
    return FALSE;
  relnet_import_writer_set_recorded (self, TRUE);
  statement = relnet_connection_prepare (self->connection, "UPDATE import SET undone_at = NULL WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, self->id);
  if (!relnet_statement_run (statement, error))
    return FALSE;
  merges = relnet_session_take_changeset (self->session, error);
  if (merges == NULL)
    return FALSE;
  relnet_import_writer_set_recorded (self, FALSE);
  statement = relnet_connection_prepare (self->connection,
                                         "UPDATE import SET read = ?2, added = ?3, merged = ?4, skipped = ?5, rejected = ?6,"
                                         " merges = ?7 WHERE id = ?1",
                                         error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, self->id);
  relnet_statement_bind_int (statement, 2, read);
  relnet_statement_bind_int (statement, 3, added);
  relnet_statement_bind_int (statement, 4, merged);
  relnet_statement_bind_int (statement, 5, skipped);
  relnet_statement_bind_int (statement, 6, rejected);
  relnet_statement_bind_blob (statement, 7, merges);
  if (!relnet_statement_run (statement, error))
    return FALSE;
  relnet_import_writer_set_recorded (self, TRUE);
  return TRUE;
}

/**
 * relnet_import_writer_free:
 * @self: an import
 */
void
relnet_import_writer_free (RelnetImportWriter *self)
{
  if (self->own_session)
    sqlite3session_delete (self->session);
  relnet_connection_execute (self->connection, "PRAGMA cache_size = -2000", NULL);
  g_free (self);
}

/**
 * relnet_import_store_undo:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @import_id: an import
 * @clock: the time
 * @error: return location for an error
 *
 * Takes a whole import back: the people it added are marked as deleted, those it completed are as before. What the user
 * changed since stays.
 *
 * Returns: whether it was taken back; %RELNET_STORE_ERROR_NOT_FOUND if there is no such import, or it was undone already
 */
gboolean
relnet_import_store_undo (RelnetConnection *connection, RelnetChanges *changes, gint64 import_id, RelnetClock *clock,
                          GError **error)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection, "SELECT merges FROM import WHERE id = ?1 AND undone_at IS NULL", error);
  g_autoptr (GBytes) merges = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, import_id);
  if (!relnet_statement_step (statement, NULL))
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND,
                           _ ("There is no such import, or it was undone already. Nothing was changed."));
      return FALSE;
    }
  merges = relnet_statement_get_blob (statement, 0);
  relnet_statement_reset (statement);
  relnet_changes_add_all (changes, RELNET_CHANGE_PERSON);
  relnet_changes_add_all (changes, RELNET_CHANGE_CIRCLE);
  relnet_changes_add_all (changes, RELNET_CHANGE_IMPORT);
  if (merges != NULL && !relnet_changeset_apply_inverted (connection, merges, TRUE, error))
    return FALSE;
  /* The changeset holds the import itself too, unless nothing could be recorded. */
  statement = relnet_connection_prepare (
      connection, "UPDATE import SET undone_at = ?2 WHERE id = ?1 AND undone_at IS NULL", error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, import_id);
  relnet_statement_bind_int (statement, 2, relnet_clock_get_now (clock));
  return relnet_statement_run (statement, error);
}
