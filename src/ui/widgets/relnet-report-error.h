#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void relnet_report_error (GtkWidget *widget, const GError *error);

G_END_DECLS
