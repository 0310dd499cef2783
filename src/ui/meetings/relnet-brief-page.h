#pragma once

#include <adwaita.h>

#include "relnet-brief.h"
#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_BRIEF_PAGE (relnet_brief_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetBriefPage, relnet_brief_page, RELNET, BRIEF_PAGE, GtkWidget)

GtkWidget *relnet_brief_page_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_brief_page_set (RelnetBriefPage *self, gint64 person_id, gint64 meeting_id);
void relnet_brief_page_flush (RelnetBriefPage *self);
gint64 relnet_brief_page_get_person (RelnetBriefPage *self);
GtkWidget *relnet_brief_page_get_back_button (RelnetBriefPage *self);
RelnetBrief *relnet_brief_page_get_brief (RelnetBriefPage *self);

G_END_DECLS
