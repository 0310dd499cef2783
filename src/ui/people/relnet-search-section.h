#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RELNET_TYPE_SEARCH_SECTION (relnet_search_section_get_type ())
G_DECLARE_FINAL_TYPE (RelnetSearchSection, relnet_search_section, RELNET, SEARCH_SECTION, GObject)

RelnetSearchSection *relnet_search_section_new (const char *title, gboolean is_button);
const char *relnet_search_section_get_title (RelnetSearchSection *self);
gboolean relnet_search_section_is_button (RelnetSearchSection *self);

G_END_DECLS
