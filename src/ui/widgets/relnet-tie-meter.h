#pragma once

#include <gtk/gtk.h>

#include "relnet-closeness.h"

G_BEGIN_DECLS

/* Picture 02, in pixels. */
#define RELNET_TIE_METER_BAR_WIDTH 7
#define RELNET_TIE_METER_BAR_GAP   2
#define RELNET_TIE_METER_HEIGHT    4
#define RELNET_TIE_METER_WIDTH                                                                 \
  (RELNET_CLOSENESS_N_STEPS * (RELNET_TIE_METER_BAR_WIDTH + RELNET_TIE_METER_BAR_GAP) - RELNET_TIE_METER_BAR_GAP)

#define RELNET_TYPE_TIE_METER (relnet_tie_meter_get_type ())
G_DECLARE_FINAL_TYPE (RelnetTieMeter, relnet_tie_meter, RELNET, TIE_METER, GtkWidget)

GtkWidget *relnet_tie_meter_new (void);
int relnet_tie_meter_get_step (RelnetTieMeter *self);
void relnet_tie_meter_set_step (RelnetTieMeter *self, int step);

void relnet_tie_meter_draw (GtkSnapshot *snapshot, int step, const GdkRGBA *text, gboolean rtl);

G_END_DECLS
