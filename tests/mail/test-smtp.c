/* Against the real servers of smtpd.py: what was sent, what was not, and what nobody can know. */

#include "relnet-smtp.h"

#include <string.h>

#include "mail-servers.h"
#include "relnet-mail-error.h"

static MailServers *servers;

typedef struct
{
  guint calls;
  gboolean refuse;
  GCancellable *cancel_at_commit;
} Commit;

static gboolean
commit (gpointer user_data, GError **error)
{
  Commit *self = user_data;

  self->calls++;
  if (self->cancel_at_commit != NULL)
    g_cancellable_cancel (self->cancel_at_commit);
  if (self->refuse)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "disk full");
  return !self->refuse;
}

static GBytes *
make_message (const char *id, gsize size)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text,
                   "From: <alice@aubry.example>\r\nMessage-ID: <%s>\r\nSubject: test\r\n\r\n"
                   "Hello\r\n.\r\n..dots\r\n",
                   id);
  while (text->len < size)
    g_string_append (text, "0123456789012345678901234567890123456789012345678901234567890123\r\n");
  g_string_append (text, "END-OF-TEXT\r\n");
  return g_string_free_to_bytes (text);
}

typedef struct
{
  const char *name; /* of the case */
  const char *server;
  RelnetSecurity security;
  const char *recipient;
  const char *sender;
  const char *password;
  gsize size;
  int error; /* -1: sent */
  guint taken;
  guint commits;
  const char *reply; /* part of it */
} Case;

static const Case cases[] = {
  { "starttls", "starttls", RELNET_SECURITY_STARTTLS, "bob@x.example", NULL, NULL, 0, -1, 1, 1 },
  { "tls", "tls", RELNET_SECURITY_TLS, "bob@x.example", NULL, NULL, 0, -1, 1, 1 },
  { "tls-10-mb", "tls", RELNET_SECURITY_TLS, "bob@x.example", NULL, NULL, 10 << 20, -1, 1, 1 },
  { "auth-login", "login", RELNET_SECURITY_TLS, "bob@x.example", NULL, NULL, 0, -1, 1, 1 },
  { "wrong-password", "tls", RELNET_SECURITY_TLS, "bob@x.example", NULL, "wrong", 0,
    RELNET_MAIL_ERROR_SIGN_IN, 0, 0, "535" },
  { "no-auth-offered", "auth-none", RELNET_SECURITY_TLS, "bob@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_SIGN_IN, 0, 0 },
  { "recipient-refused", "tls", RELNET_SECURITY_TLS, "r550@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_REFUSED, 0, 0, "550 5.1.1 No such user" },
  { "recipient-multi-line", "tls", RELNET_SECURITY_TLS, "multi@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_REFUSED, 0, 0, "second line" },
  { "recipient-later", "tls", RELNET_SECURITY_TLS, "q452@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_TRY_LATER, 0, 0, "452 4.2.2" },
  { "sender-later", "tls", RELNET_SECURITY_TLS, "bob@x.example", "m451@aubry.example", NULL, 0,
    RELNET_MAIL_ERROR_TRY_LATER, 0, 0, "451" },
  { "text-refused", "tls", RELNET_SECURITY_TLS, "d554@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_REFUSED, 0, 1, "554 5.7.1 This looks like spam" },
  { "going-down", "tls", RELNET_SECURITY_TLS, "s421@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_TRY_LATER, 0, 0, "421" },
  { "drop-in-data", "tls", RELNET_SECURITY_TLS, "dropmid@x.example", NULL, NULL, 10 << 20,
    RELNET_MAIL_ERROR_NETWORK, 0, 0 },
  { "drop-before-dot", "tls", RELNET_SECURITY_TLS, "dropdot@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_UNKNOWN, 0, 1 },
  { "answer-lost", "tls", RELNET_SECURITY_TLS, "dropafter@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_UNKNOWN, 1, 1 },
  { "answer-never", "tls", RELNET_SECURITY_TLS, "hangafter@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_UNKNOWN, 1, 1 },
  { "quit-hangs", "tls", RELNET_SECURITY_TLS, "hangquit@x.example", NULL, NULL, 0, -1, 1, 1 },
  { "stranger", "bad-cert", RELNET_SECURITY_TLS, "bob@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_CERTIFICATE, 0, 0 },
  { "other-host", "wrong-host", RELNET_SECURITY_TLS, "bob@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_CERTIFICATE, 0, 0 },
  { "expired", "expired", RELNET_SECURITY_TLS, "bob@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_CERTIFICATE, 0, 0 },
  { "no-starttls", "no-starttls", RELNET_SECURITY_STARTTLS, "bob@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_CERTIFICATE, 0, 0 },
  { "starttls-refused", "starttls-refused", RELNET_SECURITY_STARTTLS, "bob@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_CERTIFICATE, 0, 0 },
  { "starttls-injection", "inject", RELNET_SECURITY_STARTTLS, "bob@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_NETWORK, 0, 0 },
  { "no-greeting", "drop-greeting", RELNET_SECURITY_STARTTLS, "bob@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_NETWORK, 0, 0 },
  { "silent", "hang-greeting", RELNET_SECURITY_STARTTLS, "bob@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_NETWORK, 0, 0 },
  { "silent-tls", "hang-greeting", RELNET_SECURITY_TLS, "bob@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_NETWORK, 0, 0 },
  { "refused-at-greeting", "refuse", RELNET_SECURITY_STARTTLS, "bob@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_TRY_LATER, 0, 0, "421 4.3.2 Too many" },
  { "silent-after-ehlo", "hang-ehlo", RELNET_SECURITY_STARTTLS, "bob@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_NETWORK, 0, 0 },
  { "drop-after-ehlo", "drop-ehlo", RELNET_SECURITY_STARTTLS, "bob@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_NETWORK, 0, 0 },
  { "nobody-there", "closed", RELNET_SECURITY_TLS, "bob@x.example", NULL, NULL, 0,
    RELNET_MAIL_ERROR_NETWORK, 0, 0 },
};

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *reply = NULL;
  g_autofree char *id = g_strdup_printf ("%s@aubry.example", self->name);
  g_autoptr (GBytes) message = make_message (id, self->size);
  const char *recipients[] = { self->recipient, "second@x.example", NULL };
  RelnetSmtpServer server = mail_servers_get (servers, self->server, self->security);
  Commit hook = { 0 };
  gboolean sent;

  if (self->password != NULL)
    server.password = self->password;
  sent = relnet_smtp_send (&server, self->sender != NULL ? self->sender : "alice@aubry.example",
                           recipients, message, commit, NULL, &hook, NULL, &reply, &error);
  g_test_message ("%s: %s (%s)", self->name, error != NULL ? error->message : "sent", reply);
  if (self->error < 0)
    {
      g_assert_no_error (error);
      g_assert_true (sent);
    }
  else
    {
      g_assert_error (error, RELNET_MAIL_ERROR, self->error);
      g_assert_false (sent);
    }
  g_assert_cmpint (mail_servers_count_taken (servers, id), ==, self->taken);
  g_assert_cmpint (hook.calls, ==, self->commits);
  if (self->reply != NULL)
    g_assert_nonnull (strstr (reply, self->reply));
}

static void
test_bytes_arrive (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) message = make_message ("bytes@aubry.example", 3000);
  const char *recipients[] = { "bob@x.example", NULL };
  const RelnetSmtpServer server = mail_servers_get (servers, "starttls", RELNET_SECURITY_STARTTLS);
  g_autoptr (GDir) directory = NULL;
  g_autofree char *path = g_build_filename (mail_servers_get_directory (servers), "mail", NULL);
  const char *name;
  gboolean found = FALSE;

  relnet_smtp_send (&server, "alice@aubry.example", recipients, message, NULL, NULL, NULL, NULL,
                    NULL, &error);
  g_assert_no_error (error);
  directory = g_dir_open (path, 0, NULL);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *text = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (file, &text, &length, NULL));
      if (strstr (text, "<bytes@aubry.example>") == NULL)
        continue;
      found = TRUE;
      g_assert_cmpmem (text, length, g_bytes_get_data (message, NULL), g_bytes_get_size (message));
    }
  g_assert_true (found);
}

static void
test_commit_fails (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) message = make_message ("full@aubry.example", 0);
  const char *recipients[] = { "bob@x.example", NULL };
  const RelnetSmtpServer server = mail_servers_get (servers, "tls", RELNET_SECURITY_TLS);
  Commit hook = { .refuse = TRUE };

  g_assert_false (relnet_smtp_send (&server, "alice@aubry.example", recipients, message, commit,
                                    NULL, &hook, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpint (mail_servers_count_taken (servers, "full@aubry.example"), ==, 0);
}

/* Cancels as the user would: in another thread, while the server is silent. */
static gpointer
cancel_soon (gpointer data)
{
  g_usleep (300000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancel (void)
{
  const char *silent[] = { "hang-greeting", "hang-ehlo" };
  const char *recipients[] = { "bob@x.example", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (silent); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) message = make_message ("cancel@aubry.example", 0);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      RelnetSmtpServer server = mail_servers_get (servers, silent[i], RELNET_SECURITY_STARTTLS);
      GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
      const gint64 begin = g_get_monotonic_time ();

      server.command_seconds = 20;
      g_assert_false (relnet_smtp_send (&server, "alice@aubry.example", recipients, message, NULL,
                                        NULL, NULL, cancellable, NULL, &error));
      g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_CANCELLED);
      g_assert_cmpint (g_get_monotonic_time () - begin, <, 5 * G_USEC_PER_SEC);
      g_thread_join (thread);
    }
}

/* The user cancels when it is too late to be sure. */
static void
test_cancel_after_commit (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) message = make_message ("late@aubry.example", 0);
  const char *recipients[] = { "hangafter@x.example", NULL };
  RelnetSmtpServer server = mail_servers_get (servers, "tls", RELNET_SECURITY_TLS);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Commit hook = { .cancel_at_commit = cancellable };

  server.commit_seconds = 20;
  g_assert_false (relnet_smtp_send (&server, "alice@aubry.example", recipients, message, commit,
                                    NULL, &hook, cancellable, NULL, &error));
  g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_UNKNOWN);
}

static void
test_total_time (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) message = make_message ("total@aubry.example", 0);
  const char *recipients[] = { "bob@x.example", NULL };
  RelnetSmtpServer server = mail_servers_get (servers, "hang-ehlo", RELNET_SECURITY_STARTTLS);

  server.command_seconds = 20;
  server.total_seconds = 1;
  g_assert_false (relnet_smtp_send (&server, "alice@aubry.example", recipients, message, NULL, NULL,
                                    NULL, NULL, NULL, &error));
  g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_NETWORK);
}

static void
test_refuses_itself (void)
{
  g_autoptr (GBytes) message = make_message ("never@aubry.example", 0);
  const char *good[] = { "bob@x.example", NULL };
  const char *evil[][2] = {
    { "bob@x.example>\r\nRCPT TO:<eve@x.example", NULL },
    { "bob@x.example\neve@x.example", NULL },
    { "bob", NULL },
    { "b ob@x.example", NULL },
  };
  RelnetSmtpServer server = mail_servers_get (servers, "plain", RELNET_SECURITY_NONE);
  g_autoptr (GError) plain = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (evil); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (relnet_smtp_send (&server, "alice@aubry.example", evil[i], message, NULL, NULL,
                                        NULL, NULL, NULL, &error));
      g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID);
    }
  /* No encryption is for this computer itself only, whatever the account says. */
  server.host = "smtp.aubry.example";
  g_assert_false (relnet_smtp_send (&server, "alice@aubry.example", good, message, NULL, NULL, NULL,
                                    NULL, NULL, &plain));
  g_assert_error (plain, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_CERTIFICATE);
  g_assert_true (relnet_smtp_is_loopback ("127.0.0.1"));
  g_assert_true (relnet_smtp_is_loopback ("::1"));
  g_assert_true (relnet_smtp_is_loopback ("localhost"));
  g_assert_false (relnet_smtp_is_loopback ("127.0.0.1.evil.example"));
  g_assert_false (relnet_smtp_is_loopback ("localhost.evil.example"));
}

static void
test_plain_loopback (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) message = make_message ("plain@aubry.example", 0);
  const char *recipients[] = { "bob@x.example", NULL };
  RelnetSmtpServer server = mail_servers_get (servers, "plain", RELNET_SECURITY_NONE);

  server.user = NULL;
  relnet_smtp_send (&server, "alice@aubry.example", recipients, message, NULL, NULL, NULL, NULL,
                    NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mail_servers_count_taken (servers, "plain@aubry.example"), ==, 1);
}

static void
test_check (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *reply = NULL;
  RelnetSmtpServer server = mail_servers_get (servers, "tls", RELNET_SECURITY_TLS);

  g_assert_true (relnet_smtp_check (&server, NULL, NULL, &error));
  g_assert_no_error (error);
  server.password = "wrong";
  g_assert_false (relnet_smtp_check (&server, NULL, &reply, &error));
  g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_SIGN_IN);
  g_assert_nonnull (strstr (reply, "535"));
  g_clear_error (&error);
  server = mail_servers_get (servers, "auth-none", RELNET_SECURITY_TLS);
  g_assert_false (relnet_smtp_check (&server, NULL, NULL, &error));
  g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_SIGN_IN);
  g_clear_error (&error);
  server = mail_servers_get (servers, "bad-cert", RELNET_SECURITY_TLS);
  g_assert_false (relnet_smtp_check (&server, NULL, NULL, &error));
  g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_CERTIFICATE);
}

/* No password and no message went over a line without encryption in any of the cases above. */
static void
test_nothing_in_clear (void)
{
  g_autofree char *path = g_build_filename (mail_servers_get_directory (servers), "heard", NULL);
  g_autofree char *heard = NULL;

  g_assert_true (g_file_get_contents (path, &heard, NULL, NULL));
  g_assert_nonnull (strstr (heard, "EHLO [127.0.0.1]"));
  g_assert_null (strstr (heard, "AUTH"));
  g_assert_null (strstr (heard, "MAIL"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  servers = mail_servers_start ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/smtp/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/smtp/bytes-arrive", test_bytes_arrive);
  g_test_add_func ("/smtp/commit-fails", test_commit_fails);
  g_test_add_func ("/smtp/cancel", test_cancel);
  g_test_add_func ("/smtp/cancel-after-commit", test_cancel_after_commit);
  g_test_add_func ("/smtp/total-time", test_total_time);
  g_test_add_func ("/smtp/refuses-itself", test_refuses_itself);
  g_test_add_func ("/smtp/plain-loopback", test_plain_loopback);
  g_test_add_func ("/smtp/check", test_check);
  g_test_add_func ("/smtp/nothing-in-clear", test_nothing_in_clear);
  status = g_test_run ();
  mail_servers_stop (servers);
  return status;
}
