#pragma once

#include <gtk/gtk.h>

#include "relnet-reminder-service.h"

G_BEGIN_DECLS

#define RELNET_TYPE_NOTIFIER (relnet_notifier_get_type ())
G_DECLARE_FINAL_TYPE (RelnetNotifier, relnet_notifier, RELNET, NOTIFIER, GObject)

RelnetNotifier *relnet_notifier_new (GtkApplication *application, RelnetReminderService *service);

G_END_DECLS
