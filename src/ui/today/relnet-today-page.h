#pragma once

#include <adwaita.h>

#include "relnet-agenda.h"

G_BEGIN_DECLS

#define RELNET_TYPE_TODAY_PAGE (relnet_today_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetTodayPage, relnet_today_page, RELNET, TODAY_PAGE, GtkWidget)

GtkWidget *relnet_today_page_new (RelnetDatabase *database, RelnetClock *clock, GSettings *settings, RelnetAgenda *agenda);
void relnet_today_page_set_user_name (RelnetTodayPage *self, const char *user_name);

G_END_DECLS
