#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_IMPORT_WINDOW (relnet_import_window_get_type ())
G_DECLARE_FINAL_TYPE (RelnetImportWindow, relnet_import_window, RELNET, IMPORT_WINDOW, AdwWindow)

RelnetImportWindow *relnet_import_window_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_import_window_open_files (RelnetImportWindow *self, GListModel *files);
void relnet_import_window_open_uris (RelnetImportWindow *self, const char *const *uris);

G_END_DECLS
