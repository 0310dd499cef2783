/* Rows written and read in one line: a statement, and its parameters by letters. */

#include "relnet-rows.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"
#include "relnet-store-error.h"
#include "relnet-text.h"

static RelnetStatement *
prepare_valist (RelnetConnection *connection, GError **error, const char *sql, const char *types, va_list values)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);

  for (int i = 0; statement != NULL && types[i] != '\0'; i++)
    switch (types[i])
      {
      case 'i':
        relnet_statement_bind_int (statement, i + 1, va_arg (values, gint64));
        break;
      case 'r': /* a reference: 0 is none */
        {
          gint64 id = va_arg (values, gint64);

          if (id != 0)
            relnet_statement_bind_int (statement, i + 1, id);
          else
            relnet_statement_bind_null (statement, i + 1);
          break;
        }
      case 't':
      default:
        relnet_statement_bind_text (statement, i + 1, va_arg (values, const char *));
      }
  return statement;
}

/**
 * relnet_rows_prepare:
 * @connection: a connection
 * @error: return location for an error
 * @sql: a statement
 * @types: a letter for each parameter: i for a #gint64, r for the #gint64 of a row, 0 for none, t for a text
 * @...: the parameters
 *
 * Returns: (transfer none) (nullable): the statement with its parameters
 */
RelnetStatement *
relnet_rows_prepare (RelnetConnection *connection, GError **error, const char *sql, const char *types, ...)
{
  RelnetStatement *statement;
  va_list values;

  va_start (values, types);
  statement = prepare_valist (connection, error, sql, types, values);
  va_end (values);
  return statement;
}

/**
 * relnet_rows_run:
 * @connection: a connection in a write
 * @error: return location for an error
 * @sql: a statement
 * @types: see relnet_rows_prepare()
 * @...: the parameters
 *
 * Returns: whether it was run
 */
gboolean
relnet_rows_run (RelnetConnection *connection, GError **error, const char *sql, const char *types, ...)
{
  RelnetStatement *statement;
  va_list values;

  va_start (values, types);
  statement = prepare_valist (connection, error, sql, types, values);
  va_end (values);
  return statement != NULL && relnet_statement_run (statement, error);
}

/**
 * relnet_rows_check_found:
 * @connection: a connection in a write
 * @error: return location for an error
 *
 * Returns: whether the last statement changed anything; else %RELNET_STORE_ERROR_NOT_FOUND
 */
gboolean
relnet_rows_check_found (RelnetConnection *connection, GError **error)
{
  if (relnet_connection_get_n_changes (connection) > 0)
    return TRUE;
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This was deleted."));
  return FALSE;
}

/**
 * relnet_rows_check_date:
 * @date: a date
 * @needed: whether it must not be empty
 * @error: return location for an error
 *
 * Returns: whether it is a date
 */
gboolean
relnet_rows_check_date (const char *date, gboolean needed, GError **error)
{
  if ((*date == '\0' && !needed) || relnet_date_is_valid (date))
    return TRUE;
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, _ ("This is not a date."));
  return FALSE;
}

/**
 * relnet_rows_check_what:
 * @what: what the user typed
 * @missing: what to say if it is blank
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): @what on one line
 */
char *
relnet_rows_check_what (const char *what, const char *missing, GError **error)
{
  if (!relnet_text_is_blank (what))
    return relnet_text_clean (what);
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, missing);
  return NULL;
}
