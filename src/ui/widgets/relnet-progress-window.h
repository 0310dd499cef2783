#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELNET_TYPE_PROGRESS_WINDOW (relnet_progress_window_get_type ())
G_DECLARE_FINAL_TYPE (RelnetProgressWindow, relnet_progress_window, RELNET, PROGRESS_WINDOW, AdwWindow)

RelnetProgressWindow *relnet_progress_window_start (GtkWidget *parent, const char *what);
GCancellable *relnet_progress_window_get_cancellable (RelnetProgressWindow *self);
void relnet_progress_window_set_progress (guint done, guint total, gpointer self);
void relnet_progress_window_end (RelnetProgressWindow *self);

G_END_DECLS
