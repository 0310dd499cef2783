#pragma once

#include <gio/gio.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-notice.h"

G_BEGIN_DECLS

#define RELNET_TYPE_REMINDER_SERVICE (relnet_reminder_service_get_type ())
G_DECLARE_FINAL_TYPE (RelnetReminderService, relnet_reminder_service, RELNET, REMINDER_SERVICE, GObject)

RelnetReminderService *
relnet_reminder_service_new (RelnetDatabase *database, RelnetClock *clock, GSettings *settings);
void relnet_reminder_service_start (RelnetReminderService *self);
void relnet_reminder_service_check (RelnetReminderService *self);
gboolean relnet_reminder_service_is_busy (RelnetReminderService *self);
RelnetDatabase *relnet_reminder_service_get_database (RelnetReminderService *self);
RelnetClock *relnet_reminder_service_get_clock (RelnetReminderService *self);
GSettings *relnet_reminder_service_get_settings (RelnetReminderService *self);

G_END_DECLS
