#include "relnet-wakeup.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOON 1795003200 /* Wednesday 18 November 2026, 12:00 UTC */

/* From tests/reminders/meson.build. */
static const char *library;

static void
count_cb (gpointer object, gpointer user_data)
{
  ++*(guint *)user_data;
}

static gboolean
give_up_cb (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
  return G_SOURCE_REMOVE;
}

#define WAIT_UNTIL(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gboolean late = FALSE;                                                                         \
    guint id = g_timeout_add_seconds (10, give_up_cb, &late);                                      \
    while (!(condition) && !late)                                                                  \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_assert_true (condition);                                                                     \
    if (!late)                                                                                     \
      g_source_remove (id);                                                                        \
  }                                                                                                \
  G_STMT_END

static void
test_fixed_clock (void)
{
  g_autoptr (RelnetClock) clock = relnet_clock_new_fixed (NOON);
  g_autoptr (RelnetWakeup) wakeup = relnet_wakeup_new (clock);
  guint due = 0, moved = 0;

  g_signal_connect (wakeup, "due", G_CALLBACK (count_cb), &due);
  g_signal_connect (clock, "moved", G_CALLBACK (count_cb), &moved);
  relnet_wakeup_arm (wakeup, NOON + 3600);
  relnet_clock_set_now (clock, NOON + 3599);
  g_assert_cmpuint (due, ==, 0);
  /* A late wake-up does once what an early one would have done. */
  relnet_clock_set_now (clock, NOON + 10 * 86400);
  g_assert_cmpuint (due, ==, 1);
  g_assert_cmpint (relnet_wakeup_get_due (wakeup), ==, 0);
  relnet_wakeup_check (wakeup);
  g_assert_cmpuint (due, ==, 1);
  g_assert_cmpuint (moved, ==, 2);
}

static void
test_real_clock (void)
{
  g_autoptr (RelnetClock) clock = relnet_clock_new ();
  g_autoptr (RelnetWakeup) wakeup = relnet_wakeup_new (clock);
  guint due = 0;

  g_signal_connect (wakeup, "due", G_CALLBACK (count_cb), &due);
  relnet_wakeup_arm (wakeup, relnet_clock_get_now (clock) - 5);
  WAIT_UNTIL (due == 1);
  relnet_wakeup_arm (wakeup, relnet_clock_get_now (clock) + 1);
  g_assert_cmpuint (due, ==, 1);
  WAIT_UNTIL (due == 2);
}

static void
test_time_zone (void)
{
  g_autofree char *directory = g_dir_make_tmp ("relnet-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (directory, "localtime", NULL);
  g_autofree char *next = g_build_filename (directory, "localtime.new", NULL);
  g_autoptr (RelnetClock) clock = relnet_clock_new ();
  g_autoptr (RelnetWakeup) wakeup = NULL;
  guint moved = 0;

  g_assert_cmpint (symlink ("/usr/share/zoneinfo/Europe/Paris", file), ==, 0);
  wakeup = g_object_new (RELNET_TYPE_WAKEUP, "clock", clock, "time-zone-file", file, NULL);
  g_signal_connect (clock, "moved", G_CALLBACK (count_cb), &moved);
  /* As timedatectl does it. */
  g_assert_cmpint (symlink ("/usr/share/zoneinfo/Asia/Tokyo", next), ==, 0);
  g_assert_cmpint (g_rename (next, file), ==, 0);
  WAIT_UNTIL (moved > 0);
  g_unlink (file);
  g_rmdir (directory);
}

static void
name_acquired_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
}

/* Runs below in a process of its own, in which libfaketime takes the time from a file. */
static int
sleep_until_tomorrow (const char *file)
{
  g_autoptr (RelnetClock) clock = relnet_clock_new ();
  g_autoptr (RelnetWakeup) wakeup = relnet_wakeup_new (clock);
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SYSTEM, NULL, NULL);
  gint64 start = relnet_clock_get_now (clock);
  gboolean named = FALSE;
  guint due = 0, moved = 0;

  g_signal_connect (wakeup, "due", G_CALLBACK (count_cb), &due);
  g_signal_connect (clock, "moved", G_CALLBACK (count_cb), &moved);
  g_bus_own_name_on_connection (bus, "org.freedesktop.login1", G_BUS_NAME_OWNER_FLAGS_NONE,
                                name_acquired_cb, NULL, &named, NULL);
  relnet_wakeup_arm (wakeup, start + 8 * 3600);
  WAIT_UNTIL (named && relnet_wakeup_hears_suspend (wakeup));

  g_assert_true (g_file_set_contents (file, "+86400\n", -1, NULL));
  g_assert_cmpint (relnet_clock_get_now (clock), >=, start + 86400);
  /* The machine goes to sleep: nothing. It is back: what was due meanwhile comes now, once, on a new day. */
  g_dbus_connection_emit_signal (bus, NULL, "/org/freedesktop/login1",
                                 "org.freedesktop.login1.Manager", "PrepareForSleep",
                                 g_variant_new ("(b)", TRUE), NULL);
  g_dbus_connection_emit_signal (bus, NULL, "/org/freedesktop/login1",
                                 "org.freedesktop.login1.Manager", "PrepareForSleep",
                                 g_variant_new ("(b)", FALSE), NULL);
  WAIT_UNTIL (due == 1 && moved == 1);
  relnet_wakeup_check (wakeup);
  g_assert_cmpuint (due, ==, 1);
  g_assert_cmpuint (moved, ==, 1);
  return 0;
}

static void
test_suspend (void)
{
  g_autoptr (GTestDBus) bus = NULL;
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL;
  int fd;

  if (library == NULL || !g_file_test (library, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("libfaketime is not installed");
      return;
    }
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  fd = g_file_open_tmp ("relnet-time-XXXXXX", &file, NULL);
  close (fd);
  g_assert_true (g_file_set_contents (file, "+0\n", -1, NULL));

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", library, TRUE);
  g_subprocess_launcher_setenv (launcher, "FAKETIME_TIMESTAMP_FILE", file, TRUE);
  g_subprocess_launcher_setenv (launcher, "FAKETIME_NO_CACHE", "1", TRUE);
  g_subprocess_launcher_setenv (launcher, "FAKETIME_DONT_FAKE_MONOTONIC", "1", TRUE);
  g_subprocess_launcher_setenv (launcher, "DBUS_SYSTEM_BUS_ADDRESS",
                                g_test_dbus_get_bus_address (bus), TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, "/proc/self/exe", "--sleep-until-tomorrow",
                                         file, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
  g_unlink (file);
  g_test_dbus_down (bus);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--sleep-until-tomorrow"))
    return sleep_until_tomorrow (argv[2]);

  g_test_init (&argc, &argv, NULL);
  library = argc > 1 ? argv[1] : NULL;
  g_test_add_func ("/wakeup/fixed-clock", test_fixed_clock);
  g_test_add_func ("/wakeup/real-clock", test_real_clock);
  g_test_add_func ("/wakeup/time-zone", test_time_zone);
  g_test_add_func ("/wakeup/suspend", test_suspend);
  return g_test_run ();
}
