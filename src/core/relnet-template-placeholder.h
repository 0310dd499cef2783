#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelnetTemplatePlaceholder:
 * @name: what stands in braces
 * @label: how it is called for the user, and how the gap is called that has to be filled by hand; translatable
 * @description: where it comes from, translatable
 *
 * A fact a template is filled with (W2).
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *description;
} RelnetTemplatePlaceholder;

const RelnetTemplatePlaceholder *relnet_template_placeholder_get_all (guint *n);
gboolean relnet_template_placeholder_is_known (const char *name);
const char *relnet_template_placeholder_find_meant (const char *words);

G_END_DECLS
