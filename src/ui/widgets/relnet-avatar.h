#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELNET_TYPE_AVATAR (relnet_avatar_get_type ())
G_DECLARE_FINAL_TYPE (RelnetAvatar, relnet_avatar, RELNET, AVATAR, GtkWidget)

GtkWidget *relnet_avatar_new (int size);
int relnet_avatar_get_size (RelnetAvatar *self);
void relnet_avatar_set_size (RelnetAvatar *self, int size);
const char *relnet_avatar_get_text (RelnetAvatar *self);
void relnet_avatar_set_text (RelnetAvatar *self, const char *text);
GdkTexture *relnet_avatar_get_photo (RelnetAvatar *self);
void relnet_avatar_set_photo (RelnetAvatar *self, GdkTexture *photo);

void relnet_avatar_draw (GtkSnapshot *snapshot, PangoContext *context, const graphene_rect_t *bounds, const char *name,
                         GdkTexture *photo, PangoLayout **layout);
char *relnet_avatar_make_initials (const char *text);
GdkTexture *relnet_avatar_make_thumbnail (GBytes *image, int pixels, GError **error);

G_END_DECLS
