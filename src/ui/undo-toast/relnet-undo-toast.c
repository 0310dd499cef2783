#include "relnet-undo-toast.h"

#include <glib/gi18n-lib.h>

#include "relnet-report-error.h"

/* As long as those of the main window: DESIGN-NOTES. In seconds. */
#define TIMEOUT 5

typedef struct
{
  AdwToastOverlay *toasts;
  RelnetDatabase *database;
  AdwToast *last; /* weak */
} UndoToasts;

static void
undo_toasts_free (gpointer data, GClosure *closure)
{
  UndoToasts *self = data;

  g_clear_weak_pointer (&self->last);
  g_object_unref (self->database);
  g_free (self);
}

static void
undone (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwToastOverlay) toasts = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = relnet_database_undo_finish (RELNET_DATABASE (object), result, &error);
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (error != NULL)
    {
      if (adw_toast_overlay_get_child (toasts) != NULL)
        relnet_report_error (adw_toast_overlay_get_child (toasts), error);
      return;
    }
  /* Translators: an act that was taken back: “Undone: Hélène Marchetti deleted”. */
  text = g_strdup_printf (_ ("Undone: %s"), label);
  escaped = g_markup_escape_text (text, -1);
  adw_toast_overlay_add_toast (toasts, adw_toast_new (escaped));
}

static void
button_clicked_cb (AdwToast *toast, UndoToasts *self)
{
  guint act = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toast), "relnet-act"));

  relnet_database_undo_async (self->database, act, NULL, undone, g_object_ref (self->toasts));
}

static void
act_recorded_cb (RelnetDatabase *database, guint act, const char *label, UndoToasts *self)
{
  g_autofree char *escaped = g_markup_escape_text (label, -1);
  AdwToast *toast;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->toasts)))
    return;
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, TIMEOUT);
  g_object_set_data (G_OBJECT (toast), "relnet-act", GUINT_TO_POINTER (act));
  g_signal_connect (toast, "button-clicked", G_CALLBACK (button_clicked_cb), self);
  if (self->last != NULL)
    adw_toast_dismiss (self->last);
  g_set_weak_pointer (&self->last, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
window_destroyed_cb (GtkWidget *window, gpointer data)
{
  gulong *handler = g_object_get_data (G_OBJECT (window), "relnet-undo-toasts");
  RelnetDatabase *database = data;

  if (handler != NULL)
    g_signal_handler_disconnect (database, *handler);
  g_object_set_data (G_OBJECT (window), "relnet-undo-toasts", NULL);
}

/**
 * relnet_undo_toast_attach:
 * @window: a window that stays open beside the main one
 * @toasts: where its toasts are shown
 * @database: the database
 *
 * What is done while @window stands in front of the main one can be taken back there, too.
 */
void
relnet_undo_toast_attach (GtkWindow *window, AdwToastOverlay *toasts, RelnetDatabase *database)
{
  UndoToasts *self = g_new0 (UndoToasts, 1);
  gulong *handler = g_new (gulong, 1);

  self->toasts = toasts;
  self->database = g_object_ref (database);
  *handler = g_signal_connect_data (database, "act-recorded", G_CALLBACK (act_recorded_cb), self, undo_toasts_free, 0);
  g_object_set_data_full (G_OBJECT (window), "relnet-undo-toasts", handler, g_free);
  g_signal_connect (window, "destroy", G_CALLBACK (window_destroyed_cb), database);
}
