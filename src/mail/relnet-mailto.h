#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is longer than this was not made by a person. */
#define RELNET_MAILTO_MAX_LENGTH 65536

typedef struct _RelnetMailto RelnetMailto;

RelnetMailto *relnet_mailto_parse (const char *uri, GError **error);
void relnet_mailto_free (RelnetMailto *self);
const char *const *relnet_mailto_get_to (RelnetMailto *self);
const char *const *relnet_mailto_get_cc (RelnetMailto *self);
const char *relnet_mailto_get_subject (RelnetMailto *self);
const char *relnet_mailto_get_body (RelnetMailto *self);
const char *const *relnet_mailto_get_ignored (RelnetMailto *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetMailto, relnet_mailto_free)

G_END_DECLS
