/* Passwords of mail accounts. They live in the Secret Service (GNOME Keyring, KWallet) and nowhere else: not in the
 * database, not in a backup, not in a log. All functions may wait for the user to unlock the keyring, so they are
 * called in worker threads only. */

#include "relnet-secret.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

#include "relnet-mail-error.h"

static const SecretSchema schema = {
  "com.example.RelNet.Mail",
  SECRET_SCHEMA_NONE,
  { { "account", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

/* What the service says is technical and sometimes absurd (“Object does not exist at path …/collection/login” means that
 * there is no unlocked keyring; “Cannot autolaunch D-Bus” that there is no service at all). */
static void
set_error (GError **error, GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_set_error_literal (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_CANCELLED,
                           _ ("Cancelled"));
      return;
    }
  if (g_error_matches (cause, SECRET_ERROR, SECRET_ERROR_IS_LOCKED)
      || g_error_matches (cause, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT)
      || g_error_matches (cause, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT))
    g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_KEYRING,
                 _ ("The system keyring is locked, so RelNet cannot get at the password. Unlock it, "
                    "then try again. (%s)"),
                 cause->message);
  else
    g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_KEYRING,
                 _ ("The system keyring does not answer, so RelNet cannot get at the password. "
                    "Install or start GNOME Keyring or KWallet, then try again. (%s)"),
                 cause->message);
}

/**
 * relnet_secret_store:
 * @account_uid: the account
 * @address: its address, to name the entry in the keyring
 * @password: the password
 * @cancellable: (nullable): to stop waiting
 * @error: RELNET_MAIL_ERROR_KEYRING, RELNET_MAIL_ERROR_CANCELLED, RELNET_MAIL_ERROR_INVALID
 *
 * Returns: whether the keyring has the password now
 */
gboolean
relnet_secret_store (const char *account_uid,
                     const char *address,
                     const char *password,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (account_uid != NULL && *account_uid != '\0', FALSE);
  g_return_val_if_fail (password != NULL, FALSE);

  if (strpbrk (password, "\r\n") != NULL)
    {
      g_set_error_literal (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID,
                           _ ("A password is one line."));
      return FALSE;
    }
  /* Translators: how the keyring names the password of a mail account. */
  label = g_strdup_printf (_ ("RelNet: mail of %s"), address);
  if (secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, password, cancellable,
                                  &cause, "account", account_uid, NULL))
    return TRUE;
  if (cause == NULL)
    cause = g_error_new_literal (SECRET_ERROR, SECRET_ERROR_IS_LOCKED, "not stored");
  set_error (error, cause);
  return FALSE;
}

/**
 * relnet_secret_lookup:
 * @account_uid: the account
 * @cancellable: (nullable): to stop waiting
 * @error: RELNET_MAIL_ERROR_NO_PASSWORD if the keyring has none (or stays locked: the service does not tell these
 *   apart), RELNET_MAIL_ERROR_KEYRING, RELNET_MAIL_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the password, to be freed with relnet_secret_free()
 */
char *
relnet_secret_lookup (const char *account_uid, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  char *password;

  g_return_val_if_fail (account_uid != NULL && *account_uid != '\0', NULL);

  password
      = secret_password_lookup_sync (&schema, cancellable, &cause, "account", account_uid, NULL);
  if (password != NULL)
    return password;
  if (cause != NULL)
    set_error (error, cause);
  else
    g_set_error_literal (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_NO_PASSWORD,
                         _ ("The system keyring has no password for this account, or stays locked. "
                            "Unlock it, or type the password again in Preferences."));
  return NULL;
}

/**
 * relnet_secret_clear:
 * @account_uid: the account
 * @cancellable: (nullable): to stop waiting
 * @error: RELNET_MAIL_ERROR_KEYRING, RELNET_MAIL_ERROR_CANCELLED
 *
 * Forgets the password, if there is one.
 *
 * Returns: whether the keyring has it no more
 */
gboolean
relnet_secret_clear (const char *account_uid, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (account_uid != NULL && *account_uid != '\0', FALSE);

  if (!secret_password_clear_sync (&schema, cancellable, &cause, "account", account_uid, NULL)
      && cause != NULL)
    {
      set_error (error, cause);
      return FALSE;
    }
  return TRUE;
}

/**
 * relnet_secret_free:
 * @password: (nullable): what relnet_secret_lookup() returned
 *
 * Overwrites and frees it.
 */
void
relnet_secret_free (char *password)
{
  secret_password_free (password);
}
