#pragma once

#include <adwaita.h>

#include "relnet-clock.h"

G_BEGIN_DECLS

#define RELNET_TYPE_TROUBLE_PAGE (relnet_trouble_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetTroublePage, relnet_trouble_page, RELNET, TROUBLE_PAGE, AdwBin)

GtkWidget *relnet_trouble_page_new (const char *database_path, RelnetClock *clock, const GError *error);

void relnet_trouble_page_set_unsaved (RelnetTroublePage *self, const char *text, const char *path);

G_END_DECLS
