/* The autostart entry by which reminders come when nobody has opened the window. The user switches it on, by a question
 * or in Preferences; nothing else writes it. */

#include "relnet-autostart.h"

#include "relnet-config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static char *
get_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", RELNET_APP_ID ".desktop", NULL);
}

/* How this program is started: by its name where it is installed. A start from the build directory names its launcher,
 * which knows where schemas and translations are. */
static char *
get_command (void)
{
  const char *launcher = g_getenv ("RELNET_LAUNCHER");
  g_autofree char *installed = NULL;
  g_autofree char *self = NULL;

  if (launcher != NULL && g_path_is_absolute (launcher))
    return g_strdup (launcher);
  installed = g_find_program_in_path ("relnet");
  if (installed != NULL)
    return g_strdup ("relnet");
  self = g_file_read_link ("/proc/self/exe", NULL);
  return self != NULL ? g_steal_pointer (&self) : g_strdup ("relnet");
}

/* The Desktop Entry Specification: an argument with anything else than these is quoted. */
static char *
quote_argument (const char *argument)
{
  GString *quoted;

  if (g_regex_match_simple ("^[A-Za-z0-9_./+-]+$", argument, 0, 0))
    return g_strdup (argument);
  quoted = g_string_new ("\"");
  for (const char *p = argument; *p != '\0'; p++)
    {
      if (*p == '%')
        g_string_append_c (quoted, '%');
      else if (strchr ("\"`$\\", *p) != NULL)
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *p);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

/**
 * relnet_autostart_is_enabled:
 *
 * Returns: whether RelNet is started with the session; other programs may have switched the entry off
 */
gboolean
relnet_autostart_is_enabled (void)
{
  g_autofree char *path = get_path ();
  g_autoptr (GKeyFile) entry = g_key_file_new ();

  if (!g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  if (g_key_file_get_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN,
                              NULL))
    return FALSE;
  return !g_key_file_has_key (entry, G_KEY_FILE_DESKTOP_GROUP, "X-GNOME-Autostart-enabled", NULL)
         || g_key_file_get_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, "X-GNOME-Autostart-enabled",
                                    NULL);
}

/**
 * relnet_autostart_set_enabled:
 * @enabled: whether to start with the session
 * @error: return location; the message is for the user
 *
 * Writes or removes the entry in the user's autostart directory.
 *
 * Returns: whether it worked
 */
gboolean
relnet_autostart_set_enabled (gboolean enabled, GError **error)
{
  g_autofree char *path = get_path ();
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *command = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *exec = NULL;
  g_autoptr (GKeyFile) entry = NULL;
  g_autoptr (GError) cause = NULL;

  if (!enabled)
    {
      if (g_unlink (path) == 0 || errno == ENOENT)
        return TRUE;
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _ ("RelNet still starts with the session: its autostart entry could not be "
                      "removed (%s)."),
                   g_strerror (errno));
      return FALSE;
    }

  command = get_command ();
  quoted = quote_argument (command);
  exec = g_strconcat (quoted, " --gapplication-service", NULL);
  entry = g_key_file_new ();
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE,
                         G_KEY_FILE_DESKTOP_TYPE_APPLICATION);
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NAME, "RelNet");
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_COMMENT,
                         _ ("Reminders about the people you want to keep in touch with"));
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, exec);
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_ICON,
                         RELNET_APP_ID);
  g_key_file_set_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NO_DISPLAY, TRUE);
  g_key_file_set_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, "X-GNOME-Autostart-enabled", TRUE);
  g_key_file_set_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, "X-GNOME-UsesNotifications", TRUE);

  if (g_mkdir_with_parents (directory, 0700) < 0)
    g_set_error_literal (&cause, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  else
    g_key_file_save_to_file (entry, path, &cause);
  if (cause == NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, cause->code,
               _ ("Reminders come only while RelNet runs: its autostart entry could not be written "
                  "(%s)."),
               cause->message);
  return FALSE;
}
