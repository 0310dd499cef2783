#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-message-store.h"

G_BEGIN_DECLS

#define RELNET_TYPE_MESSAGE_PAGER (relnet_message_pager_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMessagePager, relnet_message_pager, RELNET, MESSAGE_PAGER, GObject)

RelnetMessagePager *relnet_message_pager_new (RelnetDatabase *database, RelnetClock *clock, GtkListBox *list);
void relnet_message_pager_set_query (RelnetMessagePager *self, RelnetMessageFilter filter, gint64 person_id);
void relnet_message_pager_set_adjustment (RelnetMessagePager *self, GtkAdjustment *adjustment);
void relnet_message_pager_refresh (RelnetMessagePager *self);
guint relnet_message_pager_get_n_rows (RelnetMessagePager *self);

G_END_DECLS
