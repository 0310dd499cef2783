#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelnetVcardProperty:
 * @group: what stands before the “.” of the name, empty if nothing
 * @name: the name in capitals
 * @params: the parameters as they were written, without the first “;”
 * @value: the value in UTF-8, transfer encoding undone, with the escapes of vCard left in
 * @start: where its lines start in the source of the card
 * @end: where they end
 * @base64: whether @value is binary data in base64
 *
 * One property of a card. The texts live as long as the card holds it.
 */
typedef struct
{
  const char *group;
  const char *name;
  const char *params;
  const char *value;
  gsize start;
  gsize end;
  gboolean base64;
} RelnetVcardProperty;

typedef struct _RelnetVcard RelnetVcard;

RelnetVcard *relnet_vcard_new (void);
RelnetVcard *relnet_vcard_parse (const char *text);
void relnet_vcard_free (RelnetVcard *self);
guint relnet_vcard_get_n_properties (RelnetVcard *self);
const RelnetVcardProperty *relnet_vcard_get_property (RelnetVcard *self, guint index);
const RelnetVcardProperty *relnet_vcard_find (RelnetVcard *self, const char *name);
const char *relnet_vcard_get_source (RelnetVcard *self, gsize *size);
guint relnet_vcard_get_line (RelnetVcard *self);
void relnet_vcard_set_fallback (RelnetVcard *self, const char *encoding);
gboolean relnet_vcard_is_guessed (RelnetVcard *self);

char *relnet_vcard_unescape (const char *value, gsize size);
char **relnet_vcard_split (const char *value, char separator);
char *relnet_vcard_escape (const char *text);
char *relnet_vcard_property_dup_text (const RelnetVcardProperty *property);
char **relnet_vcard_property_dup_params (const RelnetVcardProperty *property, const char *name);
gboolean relnet_vcard_property_has_type (const RelnetVcardProperty *property, const char *type);
char *relnet_vcard_find_label (RelnetVcard *self, const RelnetVcardProperty *property);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetVcard, relnet_vcard_free)

G_END_DECLS
