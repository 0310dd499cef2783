#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Around what the user still has to fill in, in a text made from a template. */
#define RELNET_TEMPLATE_GAP_START "⟨"
#define RELNET_TEMPLATE_GAP_END   "⟩"

char *relnet_template_text_fill (const char *text, const char *language, GHashTable *values, GHashTable *labels);
gboolean relnet_template_text_check (const char *text, GError **error);
gboolean relnet_template_text_find_gap (const char *text, gsize *start, gsize *end);

#define RELNET_TEMPLATE_ERROR (relnet_template_error_quark ())
GQuark relnet_template_error_quark (void);

/**
 * RelnetTemplateError:
 * @RELNET_TEMPLATE_ERROR_BRACES: a brace without its other half
 * @RELNET_TEMPLATE_ERROR_PLACEHOLDER: the name of a fact that there is not
 * @RELNET_TEMPLATE_ERROR_UNKNOWN: there is no template for this
 */
typedef enum
{
  RELNET_TEMPLATE_ERROR_BRACES,
  RELNET_TEMPLATE_ERROR_PLACEHOLDER,
  RELNET_TEMPLATE_ERROR_UNKNOWN
} RelnetTemplateError;

G_END_DECLS
