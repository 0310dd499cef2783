#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_INTRODUCTIONS_PAGE (relnet_introductions_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetIntroductionsPage, relnet_introductions_page, RELNET, INTRODUCTIONS_PAGE, GtkWidget)

GtkWidget *relnet_introductions_page_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_introductions_page_open (RelnetIntroductionsPage *self, gint64 id);
void relnet_introductions_page_write (RelnetIntroductionsPage *self, gint64 id);

G_END_DECLS
