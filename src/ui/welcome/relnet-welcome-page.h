#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELNET_TYPE_WELCOME_PAGE (relnet_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetWelcomePage, relnet_welcome_page, RELNET, WELCOME_PAGE, AdwBin)

GtkWidget *relnet_welcome_page_new (void);

G_END_DECLS
