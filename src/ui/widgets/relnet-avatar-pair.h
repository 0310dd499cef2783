#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELNET_TYPE_AVATAR_PAIR (relnet_avatar_pair_get_type ())
G_DECLARE_FINAL_TYPE (RelnetAvatarPair, relnet_avatar_pair, RELNET, AVATAR_PAIR, GtkWidget)

GtkWidget *relnet_avatar_pair_new (int size);
void relnet_avatar_pair_set_names (RelnetAvatarPair *self, const char *first, const char *second);

G_END_DECLS
