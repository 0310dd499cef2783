#include "relnet-window-private.h"

#include <glib/gi18n-lib.h>

#include "relnet-person-store.h"
#include "relnet-report-error.h"
#include "relnet-sample-notice.h"
#include "relnet-welcome-page.h"

/* How long a toast offers *Undo*, in seconds (design notes: five, ten for what weighs more; one length is simpler). */
#define UNDO_TIMEOUT 8

/* Widths of DESIGN-NOTES: the sidebar is beside the section in windows of 860 and more. */
#define SIDEBAR_WIDTH      220
#define FOLD_SIDEBAR_BELOW 860

/**
 * RelnetWindow:
 *
 * The window: sidebar, sections, toasts. The views do not know each other, they meet in the actions defined here.
 */
G_DEFINE_FINAL_TYPE (RelnetWindow, relnet_window, ADW_TYPE_APPLICATION_WINDOW)

static void
act_recorded_cb (RelnetDatabase *database, guint act, const char *label, RelnetWindow *self)
{
  AdwToast *toast;
  g_autofree char *escaped = g_markup_escape_text (label, -1);

  /* AdwToast takes its title for markup. */
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo-act");
  adw_toast_set_action_target_value (toast, g_variant_new_uint32 (act));
  adw_toast_set_timeout (toast, UNDO_TIMEOUT);
  /* The last act is the one a user thinks of: its toast does not wait until that of the one before has had its time, which
   * stands still while the focus is on it. */
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
  g_set_weak_pointer (&self->undo_toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
update_page (RelnetWindow *self)
{
  gboolean empty = relnet_person_store_is_empty (relnet_database_get_reader (self->database));

  if (empty && gtk_stack_get_child_by_name (self->stack, "welcome") == NULL)
    gtk_stack_add_named (self->stack, relnet_welcome_page_new (), "welcome");
  gtk_stack_set_visible_child_name (self->stack, empty ? "welcome" : "main");
  if (!empty && relnet_window_get_section (self) == NULL)
    {
      g_autofree char *section = g_settings_get_string (self->settings, "section");

      relnet_window_show_section (self, relnet_window_has_section (section) ? section : "today");
    }
}

static void
relnet_window_dispose (GObject *object)
{
  RelnetWindow *self = RELNET_WINDOW (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);
  g_clear_object (&self->outbox);
  g_clear_object (&self->agenda);
  g_clear_weak_pointer (&self->undo_toast);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_WINDOW);
  G_OBJECT_CLASS (relnet_window_parent_class)->dispose (object);
}

static void
relnet_window_class_init (RelnetWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_window_dispose;

  g_type_ensure (RELNET_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/relnet-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindow, stack);
  relnet_window_install_actions (widget_class);
}

static void
relnet_window_init (RelnetWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetWindow *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_PERSON))
    update_page (self);
  if (relnet_changes_has (changes, RELNET_CHANGE_MESSAGE))
    relnet_window_update_messages_badge (self);
  if (relnet_changes_has (changes, RELNET_CHANGE_PERSON) || relnet_changes_has (changes, RELNET_CHANGE_RECONNECT))
    relnet_window_update_reconnect_badge (self);
}

/* Files dropped anywhere on the window are imported. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, RelnetWindow *self)
{
  g_autoptr (GPtrArray) uris = g_ptr_array_new_with_free_func (g_free);

  for (GSList *l = gdk_file_list_get_files (g_value_get_boxed (value)); l != NULL; l = l->next)
    g_ptr_array_add (uris, g_file_get_uri (l->data));
  if (uris->len == 0)
    return FALSE;
  return gtk_widget_activate_action_variant (
      GTK_WIDGET (self), "win.import-files",
      g_variant_new_strv ((const char *const *) uris->pdata, uris->len));
}

static void
build (RelnetWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkWidget *main = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->split = RELNET_SPLIT_VIEW (relnet_split_view_new (SIDEBAR_WIDTH, FOLD_SIDEBAR_BELOW));
  self->sidebar = RELNET_SIDEBAR (relnet_sidebar_new ());
  self->sections = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->sections), TRUE);
  self->circles = RELNET_CIRCLE_LIST (relnet_circle_list_new (self->database));
  relnet_sidebar_set_circles (self->sidebar, GTK_WIDGET (self->circles));
  relnet_window_add_sections (self);
  relnet_split_view_set_first (self->split, GTK_WIDGET (self->sidebar));
  relnet_split_view_set_second (self->split, GTK_WIDGET (self->sections));
  gtk_box_append (GTK_BOX (main), GTK_WIDGET (self->split));
  gtk_box_append (GTK_BOX (main), relnet_sample_notice_new (self->database, self->clock));
  gtk_widget_set_vexpand (GTK_WIDGET (self->split), TRUE);
  gtk_stack_add_named (self->stack, main, "main");
  update_page (self);
  g_signal_connect_object (self->database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (self->database, "act-recorded", G_CALLBACK (act_recorded_cb), self, 0);
}

/**
 * relnet_window_new:
 * @app: the application
 * @database: the open database
 * @clock: the time
 * @settings: the user's settings
 * @outbox: what sends messages
 *
 * Returns: (transfer floating): the window
 */
RelnetWindow *
relnet_window_new (GtkApplication *app, RelnetDatabase *database, RelnetClock *clock, GSettings *settings,
                   RelnetOutbox *outbox)
{
  RelnetWindow *self = g_object_new (RELNET_TYPE_WINDOW, "application", app, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->settings = g_object_ref (settings);
  self->outbox = g_object_ref (outbox);
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  build (self);
  return self;
}

/**
 * relnet_window_show_toast:
 * @self: the window
 * @text: what to say, not markup
 */
void
relnet_window_show_toast (RelnetWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_return_if_fail (RELNET_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}
