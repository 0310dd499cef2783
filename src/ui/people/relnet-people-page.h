#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PEOPLE_PAGE (relnet_people_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPeoplePage, relnet_people_page, RELNET, PEOPLE_PAGE, GtkWidget)

GtkWidget *
relnet_people_page_new (RelnetDatabase *database, RelnetClock *clock, GSettings *settings);
void relnet_people_page_select (RelnetPeoplePage *self, gint64 id);
void relnet_people_page_set_circle (RelnetPeoplePage *self, gint64 id);
void relnet_people_page_set_tag (RelnetPeoplePage *self, const char *tag);
void relnet_people_page_set_narrow (RelnetPeoplePage *self, gboolean narrow);
void relnet_people_page_set_show_back (RelnetPeoplePage *self, gboolean show_back);
void relnet_people_page_focus_search (RelnetPeoplePage *self);

G_END_DECLS
