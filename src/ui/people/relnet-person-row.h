#pragma once

#include <gtk/gtk.h>

#include "relnet-search-match.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PERSON_ROW (relnet_person_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPersonRow, relnet_person_row, RELNET, PERSON_ROW, GtkWidget)

GtkWidget *relnet_person_row_new (void);
void relnet_person_row_set_person (RelnetPersonRow *self,
                                   RelnetPersonSummary *person,
                                   const char *today);
void
relnet_person_row_set_match (RelnetPersonRow *self, RelnetSearchMatch *match, const char *today);
void relnet_person_row_set_thing (RelnetPersonRow *self, const char *title, const char *detail, const char *date,
                                  const char *icon_name, const char *today);
void relnet_person_row_set_heading (RelnetPersonRow *self, const char *text, gboolean is_button);
RelnetPersonSummary *relnet_person_row_get_person (RelnetPersonRow *self);
void relnet_person_row_set_photo (RelnetPersonRow *self, GdkTexture *photo);
GdkTexture *relnet_person_row_get_photo (RelnetPersonRow *self);
char *relnet_person_row_dup_label (RelnetPersonRow *self);

G_END_DECLS
