#pragma once

#include <gio/gio.h>

#include "relnet-vcard.h"

G_BEGIN_DECLS

typedef struct _RelnetVcardReader RelnetVcardReader;

RelnetVcardReader *relnet_vcard_reader_new (GInputStream *stream);
RelnetVcardReader *relnet_vcard_reader_new_for_text (const char *text, gsize size);
void relnet_vcard_reader_free (RelnetVcardReader *self);
gboolean relnet_vcard_reader_next (RelnetVcardReader *self,
                                   RelnetVcard *card,
                                   GCancellable *cancellable,
                                   GError **error);
guint64 relnet_vcard_reader_get_position (RelnetVcardReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetVcardReader, relnet_vcard_reader_free)

G_END_DECLS
