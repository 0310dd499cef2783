/* Against libsecret's file backend; tests/e2e and test-outbox-keyring.sh use the real gnome-keyring. */

#include "relnet-secret.h"

#include <glib/gstdio.h>

#include "relnet-mail-error.h"

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  char *password;

  g_assert_null (relnet_secret_lookup ("one", NULL, &error));
  g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_NO_PASSWORD);
  g_clear_error (&error);
  g_assert_true (relnet_secret_store ("one", "a@x.example", "canari d’été", NULL, &error));
  g_assert_no_error (error);
  g_assert_true (relnet_secret_store ("two", "b@x.example", "other", NULL, &error));
  g_assert_true (relnet_secret_store ("one", "a@x.example", "changed", NULL, &error));
  password = relnet_secret_lookup ("one", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (password, ==, "changed");
  relnet_secret_free (password);
  g_assert_true (relnet_secret_clear ("one", NULL, &error));
  g_assert_true (relnet_secret_clear ("one", NULL, &error));
  g_assert_no_error (error);
  g_assert_null (relnet_secret_lookup ("one", NULL, NULL));
  password = relnet_secret_lookup ("two", NULL, &error);
  g_assert_cmpstr (password, ==, "other");
  relnet_secret_free (password);
}

static void
test_one_line (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (relnet_secret_store ("one", "a@x.example", "a\r\nQUIT", NULL, &error));
  g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID);
}

/* No service at all, as in a session without a bus. libsecret keeps its backend for the life of a process, so the other
 * one gets a process of its own. */
static void
test_no_service (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;

      g_unsetenv ("SECRET_BACKEND");
      g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
      g_assert_null (relnet_secret_lookup ("one", NULL, &error));
      g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_KEYRING);
      g_clear_error (&error);
      g_assert_false (relnet_secret_store ("one", "a@x.example", "secret", NULL, &error));
      g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_KEYRING);
      g_assert_null (g_strrstr (error->message, "secret\n"));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_autofree char *directory = NULL;
  g_autofree char *path = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  directory = g_dir_make_tmp ("relnet-secret-XXXXXX", NULL);
  path = g_build_filename (directory, "secrets", NULL);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  g_test_add_func ("/secret/round-trip", test_round_trip);
  g_test_add_func ("/secret/one-line", test_one_line);
  g_test_add_func ("/secret/no-service", test_no_service);
  status = g_test_run ();
  g_remove (path);
  g_rmdir (directory);
  return status;
}
