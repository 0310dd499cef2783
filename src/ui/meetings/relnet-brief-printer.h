#pragma once

#include <gtk/gtk.h>

#include "relnet-brief.h"

G_BEGIN_DECLS

GtkPrintOperation *relnet_brief_printer_new (RelnetBrief *brief);
char *relnet_brief_printer_dup_text (RelnetBrief *brief);

G_END_DECLS
