#pragma once

#include "relnet-vcard.h"

G_BEGIN_DECLS

/* While a card is read, the texts of its properties are offsets into the arena, which may still move. */
struct _RelnetVcard
{
  GString *arena;
  GString *source;
  GArray *properties;
  const char *fallback; /* the likeliest encoding of what says none */
  guint line;
  gboolean guessed;
  gboolean unterminated;
};

void relnet_vcard_clear (RelnetVcard *self);
void relnet_vcard_add_line (RelnetVcard *self, GString *line, gsize start);
void relnet_vcard_clean_source (RelnetVcard *self, gsize start);
void relnet_vcard_settle (RelnetVcard *self);
gssize relnet_vcard_find_colon (const char *line, gsize size);
gboolean relnet_vcard_is_quoted_printable (const char *head, gsize size);
gboolean relnet_vcard_is_base64 (const char *head, gsize size);

G_END_DECLS
