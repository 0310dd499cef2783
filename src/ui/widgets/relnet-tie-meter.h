#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELNET_TYPE_TIE_METER (relnet_tie_meter_get_type ())
G_DECLARE_FINAL_TYPE (RelnetTieMeter, relnet_tie_meter, RELNET, TIE_METER, GtkWidget)

GtkWidget *relnet_tie_meter_new (void);
int relnet_tie_meter_get_step (RelnetTieMeter *self);
void relnet_tie_meter_set_step (RelnetTieMeter *self, int step);

G_END_DECLS
