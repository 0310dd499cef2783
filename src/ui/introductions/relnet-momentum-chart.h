#pragma once

#include <gtk/gtk.h>

#include "relnet-referral-store.h"

G_BEGIN_DECLS

#define RELNET_MOMENTUM_QUARTERS 8

#define RELNET_TYPE_MOMENTUM_CHART (relnet_momentum_chart_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMomentumChart, relnet_momentum_chart, RELNET, MOMENTUM_CHART, GtkWidget)

GtkWidget *relnet_momentum_chart_new (void);
void relnet_momentum_chart_show (RelnetMomentumChart *self, const RelnetMomentum quarters[RELNET_MOMENTUM_QUARTERS]);

G_END_DECLS
