/* Mail accounts (M1). Their passwords are not here: see relnet-secret.c. */

#include "relnet-account-store.h"

#include <glib/gi18n-lib.h>

#include "relnet-text.h"

#define COLUMNS \
  "id, uid, name, address, user, host, port, security, problem, problem_detail, checked_at"

static RelnetAccount *
read_row (RelnetStatement *row)
{
  RelnetAccount *account = relnet_account_new ();
  RelnetSecurity security = RELNET_SECURITY_TLS;

  relnet_security_from_name (relnet_statement_get_text (row, 7), &security);
  relnet_account_set_id (account, relnet_statement_get_int (row, 0));
  relnet_account_set_uid (account, relnet_statement_get_text (row, 1));
  relnet_account_set_name (account, relnet_statement_get_text (row, 2));
  relnet_account_set_address (account, relnet_statement_get_text (row, 3));
  relnet_account_set_user (account, relnet_statement_get_text (row, 4));
  relnet_account_set_host (account, relnet_statement_get_text (row, 5));
  relnet_account_set_port (account, (int)relnet_statement_get_int (row, 6));
  relnet_account_set_security (account, security);
  relnet_account_set_problem (account, relnet_statement_get_text (row, 8));
  relnet_account_set_problem_detail (account, relnet_statement_get_text (row, 9));
  relnet_account_set_checked_at (account, relnet_statement_get_int (row, 10));
  return account;
}

/**
 * relnet_account_store_save:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @account: an account, new (id 0, then set, as is its uid) or stored. Its problem is left as it is stored
 * @error: return location for an error
 *
 * Returns: whether it was saved; %RELNET_STORE_ERROR_INVALID without a usable address or port
 */
gboolean
relnet_account_store_save (RelnetConnection *connection,
                           RelnetChanges *changes,
                           RelnetAccount *account,
                           GError **error)
{
  const gboolean is_new = relnet_account_get_id (account) == 0;
  g_autofree char *name = relnet_text_clean (relnet_account_get_name (account));
  RelnetStatement *statement;

  if (!relnet_text_is_email (relnet_account_get_address (account)))
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                           _ ("An account needs an e-mail address."));
      return FALSE;
    }
  if (relnet_account_get_port (account) < 0 || relnet_account_get_port (account) > 65535)
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                           _ ("A port is a number from 1 to 65535."));
      return FALSE;
    }
  if (*relnet_account_get_uid (account) == '\0')
    {
      g_autofree char *uid = g_uuid_string_random ();

      relnet_account_set_uid (account, uid);
    }
  statement = relnet_connection_prepare (
      connection,
      is_new ? "INSERT INTO account (uid, name, address, user, host, port, security)"
               " VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8)"
             : "UPDATE account SET uid = ?2, name = ?3, address = ?4, user = ?5, host = ?6, port = ?7,"
               " security = ?8 WHERE id = ?1",
      error);
  if (statement == NULL)
    return FALSE;
  if (!is_new)
    relnet_statement_bind_int (statement, 1, relnet_account_get_id (account));
  relnet_statement_bind_text (statement, 2, relnet_account_get_uid (account));
  relnet_statement_bind_text (statement, 3, name);
  relnet_statement_bind_text (statement, 4, relnet_account_get_address (account));
  relnet_statement_bind_text (statement, 5, relnet_account_get_user (account));
  relnet_statement_bind_text (statement, 6, relnet_account_get_host (account));
  relnet_statement_bind_int (statement, 7, relnet_account_get_port (account));
  relnet_statement_bind_text (statement, 8,
                              relnet_security_to_name (relnet_account_get_security (account)));
  if (!relnet_statement_run (statement, error))
    return FALSE;
  if (is_new)
    relnet_account_set_id (account, relnet_connection_get_last_id (connection));
  relnet_changes_add (changes, RELNET_CHANGE_ACCOUNT, relnet_account_get_id (account));
  return TRUE;
}

/**
 * relnet_account_store_remove:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: an account
 * @error: return location for an error
 *
 * Removes an account. What waits to be sent through it becomes a draft again; what was sent stays.
 *
 * Returns: whether it was removed; %RELNET_STORE_ERROR_INVALID while a message is being handed over
 */
gboolean
relnet_account_store_remove (RelnetConnection *connection,
                             RelnetChanges *changes,
                             gint64 id,
                             GError **error)
{
  static const char *const steps[]
      = { "UPDATE message SET state = 'draft', next_attempt = 0, send_after = 0"
          " WHERE account_id = ?1 AND state IN ('queued', 'failed')",
          "UPDATE message SET account_id = 0 WHERE account_id = ?1",
          "DELETE FROM account WHERE id = ?1" };
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT 1 FROM message WHERE account_id = ?1 AND state IN ('sending', 'committing')", error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  if (relnet_statement_step (statement, NULL))
    {
      relnet_statement_reset (statement);
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                           _ ("A message is being sent through this account. Try again in a moment."));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      statement = relnet_connection_prepare (connection, steps[i], error);
      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, id);
      if (!relnet_statement_run (statement, error))
        return FALSE;
    }
  relnet_changes_add (changes, RELNET_CHANGE_ACCOUNT, id);
  relnet_changes_add_all (changes, RELNET_CHANGE_MESSAGE);
  return TRUE;
}

/**
 * relnet_account_store_set_problem:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: an account
 * @problem: why nothing can be sent through it, in words for the user
 * @detail: (nullable): what the server said
 * @error: return location for an error
 *
 * Nothing is sent through the account until relnet_account_store_set_working().
 *
 * Returns: whether it was written
 */
gboolean
relnet_account_store_set_problem (RelnetConnection *connection,
                                  RelnetChanges *changes,
                                  gint64 id,
                                  const char *problem,
                                  const char *detail,
                                  GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "UPDATE account SET problem = ?2, problem_detail = ?3 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_text (statement, 2, problem);
  relnet_statement_bind_text (statement, 3, detail != NULL ? detail : "");
  if (!relnet_statement_run (statement, error))
    return FALSE;
  relnet_changes_add (changes, RELNET_CHANGE_ACCOUNT, id);
  return TRUE;
}

/**
 * relnet_account_store_set_working:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: an account
 * @now: in seconds since the epoch
 * @error: return location for an error
 *
 * The account was found to work. Messages that only waited for that wait to be sent again: they are known not to have
 * been sent.
 *
 * Returns: whether it was written
 */
gboolean
relnet_account_store_set_working (RelnetConnection *connection,
                                  RelnetChanges *changes,
                                  gint64 id,
                                  gint64 now,
                                  GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "UPDATE account SET problem = '', problem_detail = '', checked_at = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_int (statement, 2, now);
  if (!relnet_statement_run (statement, error))
    return FALSE;
  statement = relnet_connection_prepare (
      connection,
      "UPDATE message SET state = 'queued', next_attempt = 0, problem = '', error = '', detail = ''"
      " WHERE account_id = ?1 AND state = 'failed' AND problem = 'account' AND deleted_at IS NULL",
      error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  if (!relnet_statement_run (statement, error))
    return FALSE;
  relnet_changes_add (changes, RELNET_CHANGE_ACCOUNT, id);
  relnet_changes_add_all (changes, RELNET_CHANGE_MESSAGE);
  return TRUE;
}

/**
 * relnet_account_store_load:
 * @connection: a connection
 * @id: an account
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the account; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetAccount *
relnet_account_store_load (RelnetConnection *connection, gint64 id, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "SELECT " COLUMNS " FROM account WHERE id = ?1", error);
  RelnetAccount *account = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, id);
  if (relnet_statement_step (statement, NULL))
    account = read_row (statement);
  else
    g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND,
                         _ ("This mail account is no longer there."));
  relnet_statement_reset (statement);
  return account;
}

/**
 * relnet_account_store_load_all:
 * @connection: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetAccount): the accounts, the oldest first
 */
GPtrArray *
relnet_account_store_load_all (RelnetConnection *connection, GError **error)
{
  GPtrArray *accounts = g_ptr_array_new_with_free_func (g_object_unref);
  RelnetStatement *statement
      = relnet_connection_prepare (connection, "SELECT " COLUMNS " FROM account ORDER BY id", error);

  if (statement == NULL)
    return accounts;
  while (relnet_statement_step (statement, error))
    g_ptr_array_add (accounts, read_row (statement));
  return accounts;
}
