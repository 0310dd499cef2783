#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *relnet_text_fold (const char *text);
GPtrArray *relnet_text_list_spellings (const char *word);
char *relnet_text_fold_email (const char *address);
char *relnet_text_phone_digits (const char *number);
gboolean relnet_text_is_email (const char *address);
gboolean relnet_text_is_blank (const char *text);
char *relnet_text_clean (const char *text);
char *relnet_text_capitalise (const char *text);
gboolean relnet_text_elides (const char *name);

G_END_DECLS
