#pragma once

#include <gio/gio.h>

#include "relnet-account.h"

G_BEGIN_DECLS

/**
 * RelnetSmtpServer:
 * @host: its name
 * @port: its port
 * @security: how the connection is protected
 * @user: (nullable): the name to sign in with, %NULL or empty not to sign in
 * @password: (nullable): the password
 * @command_seconds: how long a command may stay without an answer, 0: 60
 * @commit_seconds: how long the end of a message may stay without an answer, 0: 600 (RFC 5321, 4.5.3.2.6)
 * @total_seconds: how long everything may take, 0: half an hour, and more for large messages
 *
 * The server that sends, and the user's patience with it.
 */
typedef struct
{
  const char *host;
  guint port;
  RelnetSecurity security;
  const char *user;
  const char *password;
  guint command_seconds;
  guint commit_seconds;
  guint total_seconds;
} RelnetSmtpServer;

/* Called in the thread that sends, just before the end of the message is handed over: from here on the server may take
 * it. If it returns %FALSE, nothing is sent. */
typedef gboolean (*RelnetSmtpCommitFunc) (gpointer user_data, GError **error);

/* Called in the thread that sends. */
typedef void (*RelnetSmtpProgressFunc) (gsize done, gsize total, gpointer user_data);

gboolean relnet_smtp_send (const RelnetSmtpServer *server,
                           const char *from,
                           const char *const *recipients,
                           GBytes *message,
                           RelnetSmtpCommitFunc commit,
                           RelnetSmtpProgressFunc progress,
                           gpointer user_data,
                           GCancellable *cancellable,
                           char **reply,
                           GError **error);
gboolean relnet_smtp_check (const RelnetSmtpServer *server,
                            GCancellable *cancellable,
                            char **reply,
                            GError **error);
gboolean relnet_smtp_is_loopback (const char *host);

G_END_DECLS
