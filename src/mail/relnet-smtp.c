/* Handing a message to a server, by libcurl, blocking: to be called in a worker thread.
 *
 * The one question that matters is whether the message may have been sent. libcurl's own answer is not enough
 * (design/mail.md, part B): the code and text come from the server's lines, the end of the message is announced before
 * it is handed over, and whatever happens after that without an answer is “unknown”, never “not sent”. */

#include "relnet-smtp.h"

#include <arpa/inet.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-curl.h"
#include "relnet-mail-error.h"
#include "relnet-text.h"

#define COMMAND_SECONDS 60
#define COMMIT_SECONDS  600
#define TOTAL_SECONDS   1800
/* On top of the total, for slow lines: at least this much per second. */
#define SLOWEST_BYTES   4096
/* How long the good-bye may take once the answer to the message is known. */
#define QUIT_USECONDS   (2 * G_USEC_PER_SEC)
#define MAX_REPLY       4096

typedef struct
{
  const RelnetSmtpServer *server;
  GCancellable *cancellable;
  RelnetSmtpCommitFunc commit;
  RelnetSmtpProgressFunc progress;
  gpointer user_data;

  const char *data;
  gsize length;
  gsize offset;

  GString *reply; /* the lines of the last answer that was no good-bye */
  int code;       /* its code */
  gboolean reply_ended;
  gboolean signed_in;  /* seen “235” */
  gboolean no_sign_in; /* the message was about to go without */
  gboolean committed;
  int final_code; /* the answer to the whole message, 0 while there is none */
  gint64 final_at;
  GError *commit_error;

  const RelnetCurl *api;
  CURL *curl;
  gint64 active_at; /* of the monotonic clock, in microseconds */
  gint64 deadline;
  curl_off_t uploaded;
  gboolean timed_out;
} Session;

static gboolean
needs_sign_in (const RelnetSmtpServer *server)
{
  return server->user != NULL && *server->user != '\0';
}

/* libcurl says good-bye and waits for the answer also when it gives up, and does not ask progressed() then. */
static void
be_brief (Session *session)
{
  session->api->easy_setopt (session->curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, 1L);
}

static size_t
header_received (char *data, size_t size, size_t count, void *user_data)
{
  Session *session = user_data;
  const gsize length = size * count;
  int code = 0;

  session->active_at = g_get_monotonic_time ();
  if (length >= 3 && g_ascii_isdigit (data[0]) && g_ascii_isdigit (data[1])
      && g_ascii_isdigit (data[2]))
    code = (data[0] - '0') * 100 + (data[1] - '0') * 10 + (data[2] - '0');
  if (code == 221) /* The answer to QUIT says nothing about the message. */
    return length;
  /* After the answer to the message nothing else counts. */
  if (session->final_code != 0)
    return length;

  if (session->reply_ended)
    {
      g_string_truncate (session->reply, 0);
      session->reply_ended = FALSE;
    }
  if (session->reply->len + length <= MAX_REPLY)
    g_string_append_len (session->reply, data, length);
  if (code == 0 || (length > 3 && data[3] == '-'))
    return length;

  session->reply_ended = TRUE;
  session->code = code;
  if (code == 235)
    session->signed_in = TRUE;
  if (session->committed && (code < 300 || code >= 400))
    {
      session->final_code = code;
      session->final_at = session->active_at;
      be_brief (session);
    }
  return length;
}

static size_t
read_message (char *buffer, size_t size, size_t count, void *user_data)
{
  Session *session = user_data;
  const gsize left = session->length - session->offset;
  const gsize n = MIN (size * count, left);

  session->active_at = g_get_monotonic_time ();
  if (n == 0)
    return 0;
  /* libcurl goes on without signing in when the server offers no way to (part B). Nothing was handed over yet. */
  if (session->offset == 0 && needs_sign_in (session->server) && !session->signed_in)
    {
      session->no_sign_in = TRUE;
      return CURL_READFUNC_ABORT;
    }
  /* With the size announced, libcurl 8 never asks for the end: it is announced with the last bytes. */
  if (n == left && !session->committed)
    {
      if (session->commit != NULL && !session->commit (session->user_data, &session->commit_error))
        return CURL_READFUNC_ABORT;
      session->committed = TRUE;
    }
  memcpy (buffer, session->data + session->offset, n);
  session->offset += n;
  return n;
}

static int
progressed (void *user_data, curl_off_t dltotal, curl_off_t dlnow, curl_off_t ultotal,
            curl_off_t ulnow)
{
  Session *session = user_data;
  const gint64 now = g_get_monotonic_time ();
  const guint command = session->server->command_seconds != 0 ? session->server->command_seconds
                                                              : COMMAND_SECONDS;
  const guint commit = session->server->commit_seconds != 0 ? session->server->commit_seconds
                                                            : COMMIT_SECONDS;

  if (ulnow != session->uploaded)
    {
      session->uploaded = ulnow;
      session->active_at = now;
      if (session->progress != NULL)
        session->progress (MIN ((gsize)ulnow, session->length), session->length,
                           session->user_data);
    }
  if (session->final_code != 0)
    return now - session->final_at > QUIT_USECONDS;
  if (g_cancellable_is_cancelled (session->cancellable))
    {
      be_brief (session);
      return 1;
    }
  if (now > session->deadline
      || now - session->active_at
             > (gint64)(session->committed ? commit : command) * G_USEC_PER_SEC)
    {
      session->timed_out = TRUE;
      be_brief (session);
      return 1;
    }
  return 0;
}

/**
 * relnet_smtp_is_loopback:
 * @host: a host name or address
 *
 * Returns: whether @host is this computer itself, to which nobody listens in
 */
gboolean
relnet_smtp_is_loopback (const char *host)
{
  struct in_addr address;
  struct in6_addr address6;

  if (host == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  if (inet_pton (AF_INET, host, &address) == 1)
    return (ntohl (address.s_addr) >> 24) == 127;
  return inet_pton (AF_INET6, host, &address6) == 1 && IN6_IS_ADDR_LOOPBACK (&address6);
}

static gboolean
check_server (const RelnetSmtpServer *server, GError **error)
{
  if (server->host == NULL || *server->host == '\0' || server->port == 0 || server->port > 65535
      || strpbrk (server->host, " \t\r\n/@?#<>\"") != NULL)
    {
      g_set_error_literal (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID,
                           _ ("The name of the mail server is not valid. Correct it in Preferences."));
      return FALSE;
    }
  if (server->security == RELNET_SECURITY_NONE && !relnet_smtp_is_loopback (server->host))
    {
      g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_CERTIFICATE,
                   _ ("RelNet sends nothing to %s without encryption: others could read the password "
                      "and the message. Choose TLS in Preferences."),
                   server->host);
      return FALSE;
    }
  if ((server->user != NULL && strpbrk (server->user, "\r\n") != NULL)
      || (server->password != NULL && strpbrk (server->password, "\r\n") != NULL))
    {
      g_set_error_literal (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID,
                           _ ("The name and the password are one line each."));
      return FALSE;
    }
  return TRUE;
}

static CURL *
open_handle (Session *session, const RelnetSmtpServer *server)
{
  const RelnetCurl *api = session->api;
  CURL *curl = api->easy_init ();
  const gboolean loopback = relnet_smtp_is_loopback (server->host);
  const gboolean bracket = strchr (server->host, ':') != NULL;
  /* The greeting names no computer: “[127.0.0.1]”, as Thunderbird says too. */
  g_autofree char *url = g_strdup_printf (
      "%s://%s%s%s:%u/%%5B127.0.0.1%%5D",
      server->security == RELNET_SECURITY_TLS ? "smtps" : "smtp", bracket ? "[" : "", server->host,
      bracket ? "]" : "", server->port);

  g_assert (curl != NULL);
  session->curl = curl;
  /* The good-bye belongs to this transfer, with its limits. */
  api->easy_setopt (curl, CURLOPT_FORBID_REUSE, 1L);
  api->easy_setopt (curl, CURLOPT_URL, url);
  api->easy_setopt (curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  api->easy_setopt (curl, CURLOPT_NOSIGNAL, 1L);
  api->easy_setopt (curl, CURLOPT_USE_SSL,
                    server->security == RELNET_SECURITY_NONE ? (long)CURLUSESSL_NONE
                                                             : (long)CURLUSESSL_ALL);
  api->easy_setopt (curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  api->easy_setopt (curl, CURLOPT_SSL_VERIFYPEER, 1L);
  api->easy_setopt (curl, CURLOPT_SSL_VERIFYHOST, 2L);
  if (loopback)
    {
      /* The tests' own authority. Only for this computer itself: whoever can set a variable of the program's gains
       * nothing by it. */
      const char *authority = g_getenv ("RELNET_TEST_CA");

      api->easy_setopt (curl, CURLOPT_PROXY, "");
      if (authority != NULL)
        api->easy_setopt (curl, CURLOPT_CAINFO, authority);
    }
  if (needs_sign_in (server))
    {
      api->easy_setopt (curl, CURLOPT_USERNAME, server->user);
      api->easy_setopt (curl, CURLOPT_PASSWORD, server->password != NULL ? server->password : "");
      api->easy_setopt (curl, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
    }
  api->easy_setopt (curl, CURLOPT_CONNECTTIMEOUT,
                    (long)(server->command_seconds != 0 ? server->command_seconds : 30));
  /* libcurl counts an answer's time twice or not at all after the end of the message: progressed() keeps the time. */
  api->easy_setopt (curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, 2L * COMMIT_SECONDS);
  api->easy_setopt (curl, CURLOPT_HEADERFUNCTION, header_received);
  api->easy_setopt (curl, CURLOPT_HEADERDATA, session);
  api->easy_setopt (curl, CURLOPT_WRITEFUNCTION, header_received);
  api->easy_setopt (curl, CURLOPT_WRITEDATA, session);
  api->easy_setopt (curl, CURLOPT_XFERINFOFUNCTION, progressed);
  api->easy_setopt (curl, CURLOPT_XFERINFODATA, session);
  api->easy_setopt (curl, CURLOPT_NOPROGRESS, 0L);
  return curl;
}

/* The answer in one piece for the user to show to their provider. */
static char *
dup_reply (Session *session, const char *curl_message)
{
  g_autofree char *valid = g_utf8_make_valid (session->reply->str, session->reply->len);

  g_strdelimit (valid, "\r", ' ');
  g_strchomp (valid);
  if (session->code >= 400)
    return g_steal_pointer (&valid);
  return g_strdup (curl_message);
}

static void
set_error (Session *session, CURLcode result, GError **error)
{
  const char *host = session->server->host;
  const int code = session->final_code != 0 ? session->final_code : session->code;

  if (session->committed && session->final_code == 0)
    g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_UNKNOWN,
                 _ ("The connection to %s broke just when the message was handed over, so nobody can "
                    "tell whether it was sent. Look in your sent mail before you send it again."),
                 host);
  else if (session->commit_error != NULL)
    g_propagate_error (error, g_steal_pointer (&session->commit_error));
  else if (session->no_sign_in || (result == CURLE_LOGIN_DENIED && code < 400))
    g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_SIGN_IN,
                 _ ("The server %s offers no way to sign in that RelNet knows. Check its name and port "
                    "in Preferences."),
                 host);
  else if (session->timed_out)
    g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_NETWORK,
                 _ ("The server %s does not answer."), host);
  else if (g_cancellable_is_cancelled (session->cancellable))
    g_set_error_literal (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_CANCELLED, _ ("Cancelled"));
  else if (code == 530 || code == 534 || code == 535 || code == 538
           || (result == CURLE_LOGIN_DENIED && (code < 400 || code >= 500)))
    g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_SIGN_IN,
                 _ ("The server %s refuses the password. It has probably changed."), host);
  else if (result == CURLE_USE_SSL_FAILED)
    g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_CERTIFICATE,
                 _ ("The server %s offers no encryption on this port. No password was sent: choose "
                    "another port or kind of security in Preferences."),
                 host);
  else if (result == CURLE_PEER_FAILED_VERIFICATION || result == CURLE_SSL_ISSUER_ERROR)
    g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_CERTIFICATE,
                 _ ("The certificate of %s cannot be trusted: somebody may be pretending to be this "
                    "server. No password was sent. Check the name of the server, or ask your "
                    "provider."),
                 host);
  else if (code >= 500)
    g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_REFUSED,
                 _ ("The server %s refuses this message. Its reason is in the technical details."),
                 host);
  else if (code >= 400)
    g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_TRY_LATER,
                 _ ("The server %s asks to try again later."), host);
  else
    switch (result)
      {
      case CURLE_COULDNT_RESOLVE_HOST:
        g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_NETWORK,
                     _ ("The server %s cannot be found. Check the connection to the internet, and the "
                        "name of the server."),
                     host);
        break;
      case CURLE_COULDNT_CONNECT:
        g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_NETWORK,
                     _ ("The server %s cannot be reached. Check the connection to the internet, and "
                        "the name and port of the server."),
                     host);
        break;
      case CURLE_SSL_CONNECT_ERROR:
        g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_NETWORK,
                     _ ("No secure connection to %s could be made. Check the port and the kind of "
                        "security."),
                     host);
        break;
      case CURLE_OPERATION_TIMEDOUT:
        g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_NETWORK,
                     _ ("The server %s does not answer."), host);
        break;
      default:
        g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_NETWORK,
                     _ ("The connection to %s broke before the message was handed over."), host);
      }
}

static void
begin (Session *session)
{
  const guint total
      = session->server->total_seconds != 0 ? session->server->total_seconds : TOTAL_SECONDS;

  session->reply = g_string_new (NULL);
  session->active_at = g_get_monotonic_time ();
  session->deadline = session->active_at
                      + (gint64)(total + session->length / SLOWEST_BYTES) * G_USEC_PER_SEC;
}

/**
 * relnet_smtp_send:
 * @server: the server
 * @from: the sender's address
 * @recipients: (array zero-terminated=1): the addresses to send to, at least one. If the server refuses one of them,
 *   nothing is sent to any
 * @message: its bytes, lines ended by CR LF
 * @commit: (nullable): called before the end of the message is handed over
 * @progress: (nullable): called as the message goes over
 * @user_data: for @commit and @progress
 * @cancellable: (nullable): to stop. After @commit was called the result is RELNET_MAIL_ERROR_UNKNOWN
 * @reply: (out) (optional) (nullable): the server's words, if something went wrong
 * @error: RELNET_MAIL_ERROR_UNKNOWN if the message may have been sent; with any other it was not. Or the error of
 *   @commit
 *
 * Sends. Blocks: call it in a worker thread.
 *
 * Returns: whether the server has taken the message
 */
gboolean
relnet_smtp_send (const RelnetSmtpServer *server,
                  const char *from,
                  const char *const *recipients,
                  GBytes *message,
                  RelnetSmtpCommitFunc commit,
                  RelnetSmtpProgressFunc progress,
                  gpointer user_data,
                  GCancellable *cancellable,
                  char **reply,
                  GError **error)
{
  Session session = { .server = server,
                      .cancellable = cancellable,
                      .commit = commit,
                      .progress = progress,
                      .user_data = user_data };
  char curl_message[CURL_ERROR_SIZE] = "";
  struct curl_slist *list = NULL;
  CURLcode result;
  CURL *curl;
  gboolean sent;

  if (reply != NULL)
    *reply = NULL;
  if (!check_server (server, error))
    return FALSE;
  for (guint i = 0; i == 0 || recipients[i] != NULL; i++)
    if (!relnet_text_is_email (recipients[i]) || !relnet_text_is_email (from))
      {
        g_set_error_literal (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID,
                             _ ("One of the addresses of this message is not valid. Nothing was sent."));
        return FALSE;
      }

  session.data = g_bytes_get_data (message, &session.length);
  g_return_val_if_fail (session.length > 0, FALSE);
  session.api = relnet_curl_load (error);
  if (session.api == NULL)
    return FALSE;
  begin (&session);
  curl = open_handle (&session, server);
  for (guint i = 0; recipients[i] != NULL; i++)
    list = session.api->slist_append (list, recipients[i]);
  session.api->easy_setopt (curl, CURLOPT_ERRORBUFFER, curl_message);
  session.api->easy_setopt (curl, CURLOPT_MAIL_FROM, from);
  session.api->easy_setopt (curl, CURLOPT_MAIL_RCPT, list);
  session.api->easy_setopt (curl, CURLOPT_UPLOAD, 1L);
  session.api->easy_setopt (curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)session.length);
  session.api->easy_setopt (curl, CURLOPT_READFUNCTION, read_message);
  session.api->easy_setopt (curl, CURLOPT_READDATA, &session);
  result = session.api->easy_perform (curl);
  /* libcurl's verdict is left aside once the server has spoken. */
  sent = session.final_code >= 200 && session.final_code < 300;
  if (!sent)
    {
      if (reply != NULL)
        *reply = dup_reply (&session, *curl_message != '\0' ? curl_message
                                                            : session.api->easy_strerror (result));
      set_error (&session, result, error);
    }
  session.api->easy_cleanup (curl);
  session.api->slist_free_all (list);
  g_string_free (session.reply, TRUE);
  g_clear_error (&session.commit_error);
  return sent;
}

/**
 * relnet_smtp_check:
 * @server: the server
 * @cancellable: (nullable): to stop
 * @reply: (out) (optional) (nullable): the server's words, if something went wrong
 * @error: RELNET_MAIL_ERROR
 *
 * Connects and signs in, without sending anything. Blocks: call it in a worker thread.
 *
 * Returns: whether messages can be sent through @server
 */
gboolean
relnet_smtp_check (const RelnetSmtpServer *server,
                   GCancellable *cancellable,
                   char **reply,
                   GError **error)
{
  Session session = { .server = server, .cancellable = cancellable };
  char curl_message[CURL_ERROR_SIZE] = "";
  CURLcode result;
  CURL *curl;
  gboolean works;

  if (reply != NULL)
    *reply = NULL;
  if (!check_server (server, error))
    return FALSE;

  session.api = relnet_curl_load (error);
  if (session.api == NULL)
    return FALSE;
  begin (&session);
  curl = open_handle (&session, server);
  session.api->easy_setopt (curl, CURLOPT_ERRORBUFFER, curl_message);
  session.api->easy_setopt (curl, CURLOPT_CONNECT_ONLY, 1L);
  result = session.api->easy_perform (curl);
  session.no_sign_in = result == CURLE_OK && needs_sign_in (server) && !session.signed_in;
  works = result == CURLE_OK && !session.no_sign_in;
  if (!works)
    {
      if (reply != NULL)
        *reply = dup_reply (&session, *curl_message != '\0' ? curl_message
                                                            : session.api->easy_strerror (result));
      set_error (&session, result, error);
    }
  session.api->easy_cleanup (curl);
  g_string_free (session.reply, TRUE);
  return works;
}
