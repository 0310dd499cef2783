#include "relnet-autostart.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static char *
get_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", "com.example.RelNet.desktop",
                           NULL);
}

static void
test_on_and_off (void)
{
  g_autofree char *path = get_path ();
  g_autofree char *exec = NULL;
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (relnet_autostart_is_enabled ());
  g_assert_true (relnet_autostart_set_enabled (FALSE, &error));
  g_assert_no_error (error);

  g_setenv ("RELNET_LAUNCHER", "/opt/My \"own\" $tools/run", TRUE);
  g_assert_true (relnet_autostart_set_enabled (TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (relnet_autostart_is_enabled ());
  g_assert_true (g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, &error));
  g_assert_no_error (error);
  exec = g_key_file_get_string (entry, "Desktop Entry", "Exec", &error);
  g_assert_cmpstr (exec, ==, "\"/opt/My \\\"own\\\" \\$tools/run\" --gapplication-service");

  g_assert_true (relnet_autostart_set_enabled (FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (relnet_autostart_is_enabled ());
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* The desktop's own settings switch an entry off without removing it. */
static void
test_switched_off_elsewhere (void)
{
  const char *keys[][2] = { { "Hidden", "true" }, { "X-GNOME-Autostart-enabled", "false" } };
  g_autofree char *path = get_path ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GKeyFile) entry = g_key_file_new ();

      g_assert_true (relnet_autostart_set_enabled (TRUE, &error));
      g_assert_true (g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, &error));
      g_key_file_set_string (entry, "Desktop Entry", keys[i][0], keys[i][1]);
      g_assert_true (g_key_file_save_to_file (entry, path, &error));
      g_assert_false (relnet_autostart_is_enabled ());
    }
  g_assert_true (relnet_autostart_set_enabled (FALSE, &error));
}

static void
test_cannot_write (void)
{
  g_autofree char *directory = g_build_filename (g_get_user_config_dir (), "autostart", NULL);
  g_autoptr (GError) error = NULL;

  g_rmdir (directory);
  g_mkdir_with_parents (g_get_user_config_dir (), 0700);
  g_assert_true (g_file_set_contents (directory, "in the way", -1, NULL));
  g_assert_false (relnet_autostart_set_enabled (TRUE, &error));
  g_assert_nonnull (error);
  g_assert_false (relnet_autostart_is_enabled ());
  g_unlink (directory);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/autostart/on-and-off", test_on_and_off);
  g_test_add_func ("/autostart/switched-off-elsewhere", test_switched_off_elsewhere);
  g_test_add_func ("/autostart/cannot-write", test_cannot_write);
  return g_test_run ();
}
