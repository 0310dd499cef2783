#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-person-about.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PERSON_PAGE (relnet_person_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPersonPage, relnet_person_page, RELNET, PERSON_PAGE, GtkWidget)

GtkWidget *relnet_person_page_new (RelnetDatabase *database, RelnetClock *clock, GSettings *settings);
void relnet_person_page_set_person (RelnetPersonPage *self, gint64 id);
gint64 relnet_person_page_get_person (RelnetPersonPage *self);
void relnet_person_page_focus_log (RelnetPersonPage *self);
void relnet_person_page_show_timeline (RelnetPersonPage *self);
void relnet_person_page_show_about (RelnetPersonPage *self);
void relnet_person_page_show_messages (RelnetPersonPage *self);
void relnet_person_page_set_messages_view (RelnetPersonPage *self, GtkWidget *view);
void relnet_person_page_add_banner (RelnetPersonPage *self, GtkWidget *banner);
void relnet_person_page_add_about_group (RelnetPersonPage *self, RelnetAboutColumn column, RelnetAboutGroupFunc make);

G_END_DECLS
