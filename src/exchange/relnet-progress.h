#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RelnetProgressFunc:
 * @done: how many records are done
 * @total: of how many
 * @user_data: user data
 *
 * Called on the main context, at most some 30 times a second.
 */
typedef void (*RelnetProgressFunc) (guint done, guint total, gpointer user_data);

typedef struct _RelnetProgress RelnetProgress;

RelnetProgress *relnet_progress_new (RelnetProgressFunc func, gpointer user_data, GCancellable *cancellable);
void relnet_progress_free (RelnetProgress *self);
void relnet_progress_tell (RelnetProgress *self, guint done, guint total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetProgress, relnet_progress_free)

G_END_DECLS
