#pragma once

#include <adwaita.h>

#include "relnet-period.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PERIOD_ROW (relnet_period_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPeriodRow, relnet_period_row, RELNET, PERIOD_ROW, AdwActionRow)

GtkWidget *relnet_period_row_new (const char *title, const char *none, RelnetPeriodUnit unit);
RelnetPeriod relnet_period_row_get_period (RelnetPeriodRow *self);
void relnet_period_row_set_period (RelnetPeriodRow *self, RelnetPeriod period);

G_END_DECLS
