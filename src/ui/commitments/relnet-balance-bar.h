#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELNET_TYPE_BALANCE_BAR (relnet_balance_bar_get_type ())
G_DECLARE_FINAL_TYPE (RelnetBalanceBar, relnet_balance_bar, RELNET, BALANCE_BAR, GtkWidget)

GtkWidget *relnet_balance_bar_new (void);
void relnet_balance_bar_set (RelnetBalanceBar *self, int given, int received);

G_END_DECLS
