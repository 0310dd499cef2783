#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RelnetEncoding:
 * @name: what it is called, for the user and for iconv
 * @guessed: nothing in the file said so
 *
 * How the bytes of a file stand for letters.
 */
typedef struct
{
  const char *name;
  gboolean guessed;
} RelnetEncoding;

gboolean relnet_encoding_detect (GInputStream *stream,
                                 RelnetEncoding *encoding,
                                 GCancellable *cancellable,
                                 GError **error);
GInputStream *relnet_encoding_decode (GInputStream *stream, const char *encoding, GError **error);
char *relnet_encoding_to_utf8 (const char *bytes, gsize size, const char *encoding, const char *fallback);
gboolean relnet_encoding_is_ascii (const char *bytes, gsize size);

G_END_DECLS
