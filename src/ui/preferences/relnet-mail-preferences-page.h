#pragma once

#include <adwaita.h>

#include "relnet-database.h"
#include "relnet-outbox.h"

G_BEGIN_DECLS

#define RELNET_TYPE_MAIL_PREFERENCES_PAGE (relnet_mail_preferences_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMailPreferencesPage,
                      relnet_mail_preferences_page,
                      RELNET,
                      MAIL_PREFERENCES_PAGE,
                      AdwPreferencesPage)

GtkWidget *relnet_mail_preferences_page_new (RelnetDatabase *database, RelnetOutbox *outbox);

G_END_DECLS
