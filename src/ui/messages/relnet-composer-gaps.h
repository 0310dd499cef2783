#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relnet_composer_gaps_watch (GtkTextView *body);
char *relnet_composer_gaps_find (GtkEditable *subject, GtkTextView *body);

G_END_DECLS
