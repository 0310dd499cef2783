#include "relnet-report-error.h"

/**
 * relnet_report_error:
 * @widget: where it happened
 * @error: what went wrong, in words for the user; a cancelled act is not told
 *
 * Tells the user in a toast of the window, or of whatever toast overlay is around @widget.
 */
void
relnet_report_error (GtkWidget *widget, const GError *error)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;
  g_autofree char *escaped = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (overlay == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }
  escaped = g_markup_escape_text (error->message, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
