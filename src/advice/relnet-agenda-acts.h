#pragma once

#include "relnet-agenda-entry.h"
#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-enums.h"

G_BEGIN_DECLS

/* What the user does with an entry of the agenda, named by its key: each is one undoable write, the same from the
 * window, from a notification and from the command line. Finish each with relnet_agenda_act_finish (). */
#define RELNET_AGENDA_CHANNEL_AS_LAST (-1)

void relnet_agenda_done_async (RelnetDatabase *database, RelnetClock *clock, const char *key, int channel,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_agenda_snooze_async (RelnetDatabase *database, RelnetClock *clock, const char *key, const char *until,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_agenda_act_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

gint64 relnet_agenda_find_person (RelnetDatabase *database, const char *key);

G_END_DECLS
