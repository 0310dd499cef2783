/* One connection to the database, with its prepared statements. */

#include "relnet-connection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RelnetConnection
{
  sqlite3 *handle;
  sqlite3_session *session; /* what records the write that is going on, if anything does */
  GHashTable *statements; /* SQL → RelnetStatement */
  GHashTable *by_address; /* where the SQL was last seen → RelnetStatement, which belongs to statements */
  GFunc damage_func;
  gpointer damage_data;
  gboolean watching;
  GError *untold; /* the first failure since, of which a caller took no error */
};

struct _RelnetStatement
{
  RelnetConnection *connection;
  sqlite3_stmt *handle;
  char *sql;
};

/* How long a writer waits for another program that is writing, in milliseconds. */
#define BUSY_TIMEOUT 10000

static void
statement_free (gpointer data)
{
  RelnetStatement *self = data;

  sqlite3_finalize (self->handle);
  g_free (self->sql);
  g_free (self);
}

/**
 * relnet_store_set_error_from_sqlite:
 * @code: a result code of SQLite
 * @message: (nullable): what SQLite says of it
 * @error: the error to set, in words for the user
 */
void
relnet_store_set_error_from_sqlite (int code, const char *message, GError **error)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_FULL,
                           _ ("The disk is full. Nothing was changed: make room, then try again."));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_BUSY,
                           _ ("Another program is using RelNet’s data. Nothing was changed: try "
                              "again in a moment."));
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_READ_ONLY,
                           _ ("RelNet may not write to its data file. Nothing was changed."));
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED,
                           _ ("RelNet’s data file is damaged. It was left as it is."));
      break;
    case SQLITE_CANTOPEN:
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_CANNOT_OPEN,
                           _ ("RelNet’s data file cannot be opened."));
      break;
    case SQLITE_IOERR:
      /* The commit may have reached the disk all the same. */
      g_set_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_FAILED,
                   _ ("The disk reports an error (%s). What was done last may not be saved; what was saved before is not touched."),
                   message != NULL ? message : sqlite3_errstr (code));
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
      break;
    default:
      g_set_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_FAILED,
                   _ ("The data could not be saved or read (%s). Nothing was changed."),
                   message != NULL ? message : sqlite3_errstr (code));
    }
}

/**
 * relnet_connection_set_error:
 * @self: a connection
 * @error: the error to set
 *
 * Sets @error from what went wrong last on @self.
 */
void
relnet_connection_set_error (RelnetConnection *self, GError **error)
{
  int code = sqlite3_extended_errcode (self->handle);

  if (self->watching && self->untold == NULL && error == NULL)
    error = &self->untold;
  relnet_store_set_error_from_sqlite (code, sqlite3_errmsg (self->handle), error);
  if (self->damage_func != NULL && ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB))
    self->damage_func (self, self->damage_data);
}

/**
 * relnet_connection_watch:
 * @self: a connection
 *
 * From now on a failure of which the caller took no error is kept, and nothing more is done on the connection: what could
 * not be read must not be taken for what is not there.
 */
void
relnet_connection_watch (RelnetConnection *self)
{
  g_clear_error (&self->untold);
  self->watching = TRUE;
}

/**
 * relnet_connection_unwatch:
 * @self: a connection
 * @error: (nullable): return location for the failure nobody was told of
 *
 * Returns: whether there was none
 */
gboolean
relnet_connection_unwatch (RelnetConnection *self, GError **error)
{
  self->watching = FALSE;
  if (self->untold == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->untold));
  return FALSE;
}

/* After a failure that went by unnoticed. */
static gboolean
is_stopped (RelnetConnection *self, GError **error)
{
  if (self->untold == NULL)
    return FALSE;
  if (error != NULL)
    *error = g_error_copy (self->untold);
  return TRUE;
}

/**
 * relnet_connection_set_damage_func:
 * @self: a connection
 * @func: called, with @self, in the thread that uses it
 * @data: for @func
 *
 * Has @func called whenever the file turns out to be damaged, also where a caller takes no error.
 */
void
relnet_connection_set_damage_func (RelnetConnection *self, GFunc func, gpointer data)
{
  self->damage_func = func;
  self->damage_data = data;
}

/**
 * relnet_connection_set_checkpoint_on_close:
 * @self: a connection
 * @checkpoint: whether the last one to close moves the write-ahead log into the file
 *
 * Not while it is uncertain whether the file is sound: a damaged one stays as it is, byte for byte.
 */
void
relnet_connection_set_checkpoint_on_close (RelnetConnection *self, gboolean checkpoint)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, checkpoint ? 0 : 1, NULL);
}

/* SQLite counts every allocation under a lock, for statistics that nobody here asks for: a twentieth of an import. If
 * another library of the process came first, it keeps counting. */
static void
configure_sqlite (void)
{
  static gsize configured = 0;

  if (g_once_init_enter (&configured))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&configured, 1);
    }
}

/**
 * relnet_connection_open:
 * @path: the file, which must exist
 * @read_only: whether writing is refused
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a connection with WAL, `synchronous=FULL` and foreign keys; %NULL with @error set
 */
RelnetConnection *
relnet_connection_open (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (RelnetConnection) self = g_new0 (RelnetConnection, 1);
  /* Each connection stays in one thread at a time. */
  int flags = SQLITE_OPEN_NOMUTEX | (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  int code;

  configure_sqlite ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, statement_free);
  self->by_address = g_hash_table_new (NULL, NULL);
  code = sqlite3_open_v2 (path, &self->handle, flags, NULL);
  if (code != SQLITE_OK)
    {
      relnet_store_set_error_from_sqlite (code, NULL, error);
      return NULL;
    }
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  relnet_sql_functions_add (self->handle);
  if (!relnet_connection_execute (self,
                                  "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"
                                  "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;",
                                  error)
      || !relnet_connection_add_functions (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * relnet_connection_close:
 * @self: (transfer full): a connection
 */
void
relnet_connection_close (RelnetConnection *self)
{
  g_clear_error (&self->untold);
  g_clear_pointer (&self->by_address, g_hash_table_unref);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close_v2 (self->handle);
  g_free (self);
}

/**
 * relnet_connection_get_handle:
 * @self: a connection
 *
 * Returns: (transfer none): SQLite's own handle, for backup and sessions inside this layer
 */
sqlite3 *
relnet_connection_get_handle (RelnetConnection *self)
{
  return self->handle;
}

/**
 * relnet_connection_get_session:
 * @self: a connection
 *
 * Returns: (nullable): what records the write that is going on
 */
sqlite3_session *
relnet_connection_get_session (RelnetConnection *self)
{
  return self->session;
}

/**
 * relnet_connection_set_session:
 * @self: a connection
 * @session: (nullable): what records the write that begins now
 */
void
relnet_connection_set_session (RelnetConnection *self, sqlite3_session *session)
{
  self->session = session;
}

/* Most SQL is a literal that comes from the same address each time. Hashing a kilobyte of it a dozen times a person would
 * take a third of an import, comparing it takes next to nothing. */
static RelnetStatement *
find_statement (RelnetConnection *self, const char *sql)
{
  RelnetStatement *statement = g_hash_table_lookup (self->by_address, sql);

  if (statement != NULL && g_str_equal (statement->sql, sql))
    return statement;
  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL)
    g_hash_table_insert (self->by_address, (gpointer)sql, statement);
  return statement;
}

/**
 * relnet_connection_prepare:
 * @self: a connection
 * @sql: one statement
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the statement, nothing bound; valid until the same @sql is prepared again
 */
RelnetStatement *
relnet_connection_prepare (RelnetConnection *self, const char *sql, GError **error)
{
  RelnetStatement *statement;

  if (is_stopped (self, error))
    return NULL;
  statement = find_statement (self, sql);
  if (statement == NULL)
    {
      sqlite3_stmt *handle = NULL;

      if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL)
          != SQLITE_OK)
        {
          relnet_connection_set_error (self, error);
          return NULL;
        }
      statement = g_new0 (RelnetStatement, 1);
      statement->connection = self;
      statement->handle = handle;
      statement->sql = g_strdup (sql);
      g_hash_table_insert (self->statements, statement->sql, statement);
    }
  else
    {
      sqlite3_reset (statement->handle);
      sqlite3_clear_bindings (statement->handle);
    }
  return statement;
}

/**
 * relnet_connection_execute:
 * @self: a connection
 * @sql: any number of statements without parameters
 * @error: return location for an error
 *
 * Returns: whether all of them ran
 */
gboolean
relnet_connection_execute (RelnetConnection *self, const char *sql, GError **error)
{
  if (is_stopped (self, error))
    return FALSE;
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  relnet_connection_set_error (self, error);
  return FALSE;
}

/**
 * relnet_connection_query_int:
 * @self: a connection
 * @sql: a query without parameters
 * @fallback: what to return if there is no row or it fails
 *
 * Returns: the first column of the first row
 */
gint64
relnet_connection_query_int (RelnetConnection *self, const char *sql, gint64 fallback)
{
  RelnetStatement *statement = relnet_connection_prepare (self, sql, NULL);
  gint64 value = fallback;

  if (statement != NULL && relnet_statement_step (statement, NULL))
    value = relnet_statement_get_int (statement, 0);
  if (statement != NULL)
    relnet_statement_reset (statement);
  return value;
}

/**
 * relnet_connection_get_last_id:
 * @self: a connection
 *
 * Returns: the id of the row inserted last
 */
gint64
relnet_connection_get_last_id (RelnetConnection *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * relnet_connection_get_n_changes:
 * @self: a connection
 *
 * Returns: how many rows the last statement inserted, changed or removed
 */
int
relnet_connection_get_n_changes (RelnetConnection *self)
{
  return sqlite3_changes (self->handle);
}

/**
 * relnet_connection_get_setting:
 * @self: a connection
 * @name: a name
 *
 * Settings that belong to the data and not to the user's desktop (those are in GSettings).
 *
 * Returns: (transfer full) (nullable): the value, %NULL if it was never set
 */
char *
relnet_connection_get_setting (RelnetConnection *self, const char *name)
{
  RelnetStatement *statement
      = relnet_connection_prepare (self, "SELECT value FROM setting WHERE name = ?", NULL);
  char *value = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_text (statement, 1, name);
  if (relnet_statement_step (statement, NULL))
    value = g_strdup (relnet_statement_get_text (statement, 0));
  relnet_statement_reset (statement);
  return value;
}

/**
 * relnet_connection_set_setting:
 * @self: a connection that may write
 * @name: a name
 * @value: (nullable): the value, %NULL to remove it
 * @error: return location for an error
 *
 * Returns: whether it was set
 */
gboolean
relnet_connection_set_setting (RelnetConnection *self,
                               const char *name,
                               const char *value,
                               GError **error)
{
  RelnetStatement *statement;

  if (value == NULL)
    statement = relnet_connection_prepare (self, "DELETE FROM setting WHERE name = ?", error);
  else
    statement = relnet_connection_prepare (self,
                                           "INSERT INTO setting (name, value) VALUES (?1, ?2) ON "
                                           "CONFLICT (name) DO UPDATE SET value = excluded.value",
                                           error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_text (statement, 1, name);
  if (value != NULL)
    relnet_statement_bind_text (statement, 2, value);
  return relnet_statement_run (statement, error);
}

/**
 * relnet_statement_bind_int:
 * @self: a statement
 * @index: the number of the parameter, from 1
 * @value: its value
 */
void
relnet_statement_bind_int (RelnetStatement *self, int index, gint64 value)
{
  sqlite3_bind_int64 (self->handle, index, value);
}

/**
 * relnet_statement_bind_double:
 * @self: a statement
 * @index: the number of the parameter, from 1
 * @value: its value
 */
void
relnet_statement_bind_double (RelnetStatement *self, int index, double value)
{
  sqlite3_bind_double (self->handle, index, value);
}

/**
 * relnet_statement_bind_text:
 * @self: a statement
 * @index: the number of the parameter, from 1
 * @value: (nullable): its value, copied; %NULL binds an empty text, as no text of ours is ever NULL
 */
void
relnet_statement_bind_text (RelnetStatement *self, int index, const char *value)
{
  /* Most texts of a person are empty: those need no copy. */
  if (value == NULL || *value == '\0')
    sqlite3_bind_text (self->handle, index, "", 0, SQLITE_STATIC);
  else
    sqlite3_bind_text (self->handle, index, value, -1, SQLITE_TRANSIENT);
}

/**
 * relnet_statement_bind_blob:
 * @self: a statement
 * @index: the number of the parameter, from 1
 * @value: (nullable): its value, copied
 */
void
relnet_statement_bind_blob (RelnetStatement *self, int index, GBytes *value)
{
  gsize size;
  const void *data;

  if (value == NULL)
    {
      sqlite3_bind_null (self->handle, index);
      return;
    }
  data = g_bytes_get_data (value, &size);
  sqlite3_bind_blob64 (self->handle, index, data != NULL ? data : "", size, SQLITE_TRANSIENT);
}

/**
 * relnet_statement_bind_null:
 * @self: a statement
 * @index: the number of the parameter, from 1
 */
void
relnet_statement_bind_null (RelnetStatement *self, int index)
{
  sqlite3_bind_null (self->handle, index);
}

/**
 * relnet_statement_step:
 * @self: a statement
 * @error: return location for an error
 *
 * Returns: whether there is a row. %FALSE without @error set is the end, and the statement is reset.
 */
gboolean
relnet_statement_step (RelnetStatement *self, GError **error)
{
  int code;

  if (is_stopped (self->connection, error))
    return FALSE;
  code = sqlite3_step (self->handle);
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    relnet_connection_set_error (self->connection, error);
  sqlite3_reset (self->handle);
  return FALSE;
}

/**
 * relnet_statement_run:
 * @self: a statement whose rows do not matter
 * @error: return location for an error
 *
 * Returns: whether it ran to its end
 */
gboolean
relnet_statement_run (RelnetStatement *self, GError **error)
{
  int code;

  if (is_stopped (self->connection, error))
    return FALSE;
  while ((code = sqlite3_step (self->handle)) == SQLITE_ROW)
    ;
  if (code != SQLITE_DONE)
    relnet_connection_set_error (self->connection, error);
  sqlite3_reset (self->handle);
  return code == SQLITE_DONE;
}

/**
 * relnet_statement_reset:
 * @self: a statement that was not stepped to its end
 *
 * Ends it: until then it holds a lock on what it reads.
 */
void
relnet_statement_reset (RelnetStatement *self)
{
  sqlite3_reset (self->handle);
}

/**
 * relnet_statement_get_int:
 * @self: a statement at a row
 * @column: the number of the column, from 0
 *
 * Returns: its value
 */
gint64
relnet_statement_get_int (RelnetStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * relnet_statement_get_double:
 * @self: a statement at a row
 * @column: the number of the column, from 0
 *
 * Returns: its value
 */
double
relnet_statement_get_double (RelnetStatement *self, int column)
{
  return sqlite3_column_double (self->handle, column);
}

/**
 * relnet_statement_get_text:
 * @self: a statement at a row
 * @column: the number of the column, from 0
 *
 * Returns: (transfer none): its value until the next step, empty for NULL
 */
const char *
relnet_statement_get_text (RelnetStatement *self, int column)
{
  const char *text = (const char *)sqlite3_column_text (self->handle, column);

  return text != NULL ? text : "";
}

/**
 * relnet_statement_get_blob:
 * @self: a statement at a row
 * @column: the number of the column, from 0
 *
 * Returns: (transfer full) (nullable): a copy of its value
 */
GBytes *
relnet_statement_get_blob (RelnetStatement *self, int column)
{
  const void *data = sqlite3_column_blob (self->handle, column);

  return data != NULL ? g_bytes_new (data, (gsize)sqlite3_column_bytes (self->handle, column))
                      : NULL;
}

/**
 * relnet_statement_is_null:
 * @self: a statement at a row
 * @column: the number of the column, from 0
 *
 * Returns: whether there is no value
 */
gboolean
relnet_statement_is_null (RelnetStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}
