#pragma once

#include <glib.h>

#include "relnet-account.h"

G_BEGIN_DECLS

/**
 * RelnetServer:
 * @host: (nullable): the name of the server
 * @port: its port
 * @security: how the connection is protected
 *
 * Where a mail server may be found.
 */
typedef struct
{
  const char *host;
  guint port;
  RelnetSecurity security;
} RelnetServer;

typedef struct _RelnetServerGuess RelnetServerGuess;

RelnetServerGuess *relnet_server_guess_new (const char *address);
void relnet_server_guess_free (RelnetServerGuess *self);
guint relnet_server_guess_get_n_smtp (RelnetServerGuess *self);
RelnetServer relnet_server_guess_get_smtp (RelnetServerGuess *self, guint index);
RelnetServer relnet_server_guess_get_imap (RelnetServerGuess *self);
gboolean relnet_server_guess_is_known (RelnetServerGuess *self);
const char *relnet_server_guess_get_advice (RelnetServerGuess *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetServerGuess, relnet_server_guess_free)

G_END_DECLS
