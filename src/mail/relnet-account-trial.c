/* Finding out whether an account works: relnet_outbox_test_account_async () of relnet-outbox.h. */

#include <glib/gi18n-lib.h>

#include "relnet-account-store.h"
#include "relnet-outbox.h"
#include "relnet-secret.h"
#include "relnet-smtp.h"

/* A trial of an account. */
typedef struct
{
  RelnetAccount *account; /* the thread's own */
  char *password;
  char *detail;
  gint64 now;
} Trial;

static void
trial_free (gpointer data)
{
  Trial *trial = data;

  g_clear_object (&trial->account);
  relnet_secret_free (trial->password);
  g_clear_pointer (&trial->detail, g_free);
  g_free (trial);
}

static gboolean
working_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Trial *trial = data;

  return relnet_account_store_set_working (connection, changes,
                                           relnet_account_get_id (trial->account), trial->now, error);
}

static void
run_trial (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RelnetOutbox *self = source;
  Trial *trial = data;
  GError *error = NULL;
  RelnetSmtpServer server = {
    .host = relnet_account_get_host (trial->account),
    .port = relnet_account_get_port (trial->account),
    .security = relnet_account_get_security (trial->account),
    .user = relnet_account_get_login (trial->account),
    .command_seconds = relnet_outbox_get_command_seconds (self) != 0
                           ? relnet_outbox_get_command_seconds (self)
                           : 15,
  };

  if (trial->password == NULL)
    {
      trial->password
          = relnet_secret_lookup (relnet_account_get_uid (trial->account), cancellable, &error);
      if (trial->password == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
    }
  else if (!relnet_secret_store (relnet_account_get_uid (trial->account),
                                 relnet_account_get_address (trial->account), trial->password,
                                 cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  server.password = trial->password;
  if (!relnet_smtp_check (&server, cancellable, &trial->detail, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  trial->now = relnet_clock_get_now (relnet_outbox_get_clock (self));
  if (relnet_account_get_id (trial->account) != 0
      && !relnet_database_write (relnet_outbox_get_database (self), working_write, trial, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * relnet_outbox_test_account_async:
 * @self: an Outbox
 * @account: an account; it is not changed
 * @password: (nullable): a new password, which goes to the system keyring; %NULL to use the one there
 * @cancellable: (nullable): to stop
 * @callback: called when it is known whether the account works
 * @user_data: for @callback
 *
 * Signs in without sending anything. If that works, what waited for it is sent.
 */
void
relnet_outbox_test_account_async (RelnetOutbox *self,
                                  RelnetAccount *account,
                                  const char *password,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Trial *trial = g_new0 (Trial, 1);

  g_return_if_fail (RELNET_IS_OUTBOX (self));

  trial->account = relnet_account_copy (account);
  trial->password = g_strdup (password);
  g_task_set_task_data (task, trial, trial_free);
  g_task_run_in_thread (task, run_trial);
}

/**
 * relnet_outbox_test_account_finish:
 * @self: an Outbox
 * @result: the result
 * @detail: (out) (optional) (nullable): what the server said, if it does not work
 * @error: return location for an error, in words for the user
 *
 * Returns: whether messages can be sent through the account
 */
gboolean
relnet_outbox_test_account_finish (RelnetOutbox *self,
                                   GAsyncResult *result,
                                   char **detail,
                                   GError **error)
{
  Trial *trial = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (detail != NULL)
    *detail = g_strdup (trial->detail);
  return g_task_propagate_boolean (G_TASK (result), error);
}
