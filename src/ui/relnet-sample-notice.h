#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_SAMPLE_NOTICE (relnet_sample_notice_get_type ())
G_DECLARE_FINAL_TYPE (RelnetSampleNotice, relnet_sample_notice, RELNET, SAMPLE_NOTICE, GtkWidget)

GtkWidget *relnet_sample_notice_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS
