#include "mail-servers.h"

#include <glib/gstdio.h>
#include <string.h>

struct _MailServers
{
  char *directory;
  GSubprocess *process;
  GHashTable *ports;
};

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

/* Starts the servers and waits until all listen. The tests' own certificate authority is trusted from then on. */
MailServers *
mail_servers_start (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "mail", "smtpd.py", NULL);
  g_autofree char *ports = NULL;
  g_autofree char *authority = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  char buffer[6];
  gsize n;
  MailServers *self = g_new0 (MailServers, 1);
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                   | G_SUBPROCESS_FLAGS_STDERR_SILENCE);

  self->directory = g_dir_make_tmp ("relnet-mail-XXXXXX", &error);
  g_assert_no_error (error);
  self->process = g_subprocess_launcher_spawn (launcher, &error, "/usr/bin/python3", script,
                                               self->directory, NULL);
  g_assert_no_error (error);
  g_input_stream_read_all (g_subprocess_get_stdout_pipe (self->process), buffer, sizeof buffer, &n,
                           NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, sizeof buffer); /* “ready” */

  self->ports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ports = g_build_filename (self->directory, "ports", NULL);
  g_assert_true (g_file_get_contents (ports, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char *space = strchr (lines[i], ' ');

      *space = '\0';
      g_hash_table_insert (self->ports, g_strdup (lines[i]),
                           GUINT_TO_POINTER (g_ascii_strtoull (space + 1, NULL, 10)));
    }
  authority = g_build_filename (self->directory, "ca.pem", NULL);
  g_setenv ("RELNET_TEST_CA", authority, TRUE);
  return self;
}

void
mail_servers_stop (MailServers *self)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  remove_tree (self->directory);
  g_clear_object (&self->process);
  g_clear_pointer (&self->ports, g_hash_table_unref);
  g_clear_pointer (&self->directory, g_free);
  g_free (self);
}

guint
mail_servers_get_port (MailServers *self, const char *name)
{
  const guint port = GPOINTER_TO_UINT (g_hash_table_lookup (self->ports, name));

  g_assert_cmpint (port, !=, 0);
  return port;
}

const char *
mail_servers_get_directory (MailServers *self)
{
  return self->directory;
}

/* A server of that name, for alice, with little patience. */
RelnetSmtpServer
mail_servers_get (MailServers *self, const char *name, RelnetSecurity security)
{
  return (RelnetSmtpServer){ .host = "127.0.0.1",
                             .port = mail_servers_get_port (self, name),
                             .security = security,
                             .user = "alice",
                             .password = "secret",
                             .command_seconds = 2,
                             .commit_seconds = 2,
                             .total_seconds = 30 };
}

/* How often the servers took a message with that Message-ID. */
guint
mail_servers_count_taken (MailServers *self, const char *header_id)
{
  g_autofree char *path = g_build_filename (self->directory, "taken", NULL);
  g_autofree char *text = NULL;
  g_autofree char *needle = g_strdup_printf ("<%s>", header_id);
  guint count = 0;

  if (g_file_get_contents (path, &text, NULL, NULL))
    for (const char *p = text; (p = strstr (p, needle)) != NULL; p += strlen (needle))
      count++;
  return count;
}

/* Removes a folder of a test with all that is in it. */
void
mail_servers_remove_tree (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      mail_servers_remove_tree (child);
    }
  g_remove (path);
}
