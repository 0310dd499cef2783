#pragma once

#include <adwaita.h>

#include "relnet-backup.h"

G_BEGIN_DECLS

#define RELNET_TYPE_BACKUP_CHOOSER (relnet_backup_chooser_get_type ())
G_DECLARE_FINAL_TYPE (RelnetBackupChooser, relnet_backup_chooser, RELNET, BACKUP_CHOOSER, AdwBin)

GtkWidget *relnet_backup_chooser_new (const char *database_path);
void relnet_backup_chooser_reload (RelnetBackupChooser *self);
RelnetBackup *relnet_backup_chooser_get_newest (RelnetBackupChooser *self);
char *relnet_backup_format_time (RelnetBackup *backup);
char *relnet_backup_format_contents (RelnetBackup *backup);

G_END_DECLS
