#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *relnet_web_dup_uri (const char *value);
char *relnet_web_dup_host (const char *value);
char *relnet_web_dup_site_of_email (const char *address);
char *relnet_web_dup_search (const char *const *words);

G_END_DECLS
