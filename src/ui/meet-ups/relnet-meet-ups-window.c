#include "relnet-meet-ups-window.h"

#include <glib/gi18n-lib.h>

#include "relnet-above.h"
#include "relnet-load-page.h"
#include "relnet-meet-up-editor.h"
#include "relnet-meet-up-store.h"
#include "relnet-meet-up-view.h"
#include "relnet-names.h"
#include "relnet-report-error.h"
#include "relnet-undo-toast.h"

/**
 * RelnetMeetUpsWindow:
 *
 * The meet-ups (E3), each with a page of its own, and who takes how much time (E4).
 */
struct _RelnetMeetUpsWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *pages;
  AdwViewStack *views;
  GtkStack *list_stack;
  GtkBox *list_box;
  AdwBin *load_bin;
  AdwBin *view_bin;
  AdwWindowTitle *view_title;
  RelnetMeetUpView *view;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetMeetUp *shown;
};

G_DEFINE_FINAL_TYPE (RelnetMeetUpsWindow, relnet_meet_ups_window, ADW_TYPE_WINDOW)

static void
row_activated_cb (AdwActionRow *row, RelnetMeetUpsWindow *self)
{
  relnet_meet_ups_window_show (self, relnet_meet_up_get_id (g_object_get_data (G_OBJECT (row), "relnet-meet-up")));
}

static GtkWidget *
make_row (RelnetMeetUpsWindow *self, RelnetMeetUp *meet_up, const char *today)
{
  GtkWidget *row = adw_action_row_new (), *next = gtk_label_new (NULL), *icon = gtk_image_new_from_icon_name ("system-users-symbolic");
  int n = relnet_meet_up_get_n_members (meet_up), waiting = relnet_meet_up_get_n_to_invite (meet_up);
  g_autofree char *when = relnet_meet_up_dup_when (meet_up);
  g_autofree char *members = g_strdup_printf (ngettext ("%d member", "%d members", (gulong) n), n);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", when, members);
  g_autofree char *words = relnet_meet_up_dup_next (meet_up, today);
  g_autofree char *name = NULL;

  if (waiting > 0 && *relnet_meet_up_get_next (meet_up) != '\0')
    {
      g_autofree char *invite = g_strdup_printf (ngettext ("%d to invite", "%d to invite", (gulong) waiting), waiting);
      char *both = g_strdup_printf ("%s · %s", subtitle, invite);

      g_free (subtitle);
      subtitle = both;
    }
  name = g_strdup_printf ("%s, %s, %s", relnet_meet_up_get_name (meet_up), subtitle, words);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), relnet_meet_up_get_name (meet_up));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (icon, "kind-icon");
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_label_set_label (GTK_LABEL (next), words);
  gtk_widget_add_css_class (next, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "relnet-meet-up", g_object_ref (meet_up), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  relnet_names_set (row, name);
  return row;
}

static void
add_group (RelnetMeetUpsWindow *self, GPtrArray *meet_ups, gboolean over, const char *title, const char *today)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < meet_ups->len; i++)
    {
      RelnetMeetUp *meet_up = g_ptr_array_index (meet_ups, i);

      if ((*relnet_meet_up_get_ended_on (meet_up) != '\0') != over)
        continue;
      if (group == NULL)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title != NULL ? title : "");
          gtk_box_append (self->list_box, group);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, meet_up, today));
    }
}

static void
refresh (RelnetMeetUpsWindow *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meet_ups = relnet_meet_up_store_load_list (relnet_database_get_reader (self->database), today, &error);
  GtkWidget *child;

  if (meet_ups == NULL)
    {
      relnet_report_error (GTK_WIDGET (self->pages), error);
      return;
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list_box))) != NULL)
    gtk_box_remove (self->list_box, child);
  add_group (self, meet_ups, FALSE, NULL, today);
  add_group (self, meet_ups, TRUE, _ ("Over"), today);
  gtk_stack_set_visible_child_name (self->list_stack, meet_ups->len > 0 ? "list" : "empty");
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetMeetUpsWindow *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_MEET_UP) || relnet_changes_has (changes, RELNET_CHANGE_PERSON)
      || relnet_changes_has (changes, RELNET_CHANGE_MESSAGE))
    refresh (self);
}

static void
clock_moved_cb (RelnetClock *clock, RelnetMeetUpsWindow *self)
{
  refresh (self);
}

static void
go_back (RelnetMeetUpsWindow *self)
{
  relnet_meet_up_view_show (self->view, 0);
  gtk_stack_set_visible_child_name (self->pages, "list");
  gtk_window_set_title (GTK_WINDOW (self), _ ("Meet-Ups"));
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMeetUpsWindow *self = RELNET_MEET_UPS_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "meet-up") == 0)
    go_back (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
loaded_cb (RelnetMeetUpView *view, RelnetMeetUp *meet_up, RelnetMeetUpsWindow *self)
{
  g_autofree char *when = relnet_meet_up_dup_when (meet_up);
  gboolean over = *relnet_meet_up_get_ended_on (meet_up) != '\0';

  g_set_object (&self->shown, meet_up);
  adw_window_title_set_title (self->view_title, relnet_meet_up_get_name (meet_up));
  adw_window_title_set_subtitle (self->view_title, when);
  gtk_window_set_title (GTK_WINDOW (self), relnet_meet_up_get_name (meet_up));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meet-ups.end", !over);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meet-ups.reopen", over);
}

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetMeetUpsWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_meet_up_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self->pages), error);
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMeetUpsWindow *self = RELNET_MEET_UPS_WINDOW (widget);

  relnet_above_present (widget, GTK_WINDOW (relnet_meet_up_editor_new (self->database, self->clock, NULL, 0)));
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMeetUpsWindow *self = RELNET_MEET_UPS_WINDOW (widget);

  if (self->shown != NULL)
    relnet_above_present (widget, GTK_WINDOW (relnet_meet_up_editor_new (self->database, self->clock, self->shown, 0)));
}

static void
end_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMeetUpsWindow *self = RELNET_MEET_UPS_WINDOW (widget);

  relnet_meet_up_store_set_ended_async (self->database, self->shown, g_str_equal (action, "meet-ups.end"), self->clock, NULL,
                                        written, g_object_ref (self));
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMeetUpsWindow *self = RELNET_MEET_UPS_WINDOW (widget);

  relnet_meet_up_store_delete_async (self->database, self->shown, self->clock, NULL, written, g_object_ref (self));
}

static void
relnet_meet_ups_window_dispose (GObject *object)
{
  RelnetMeetUpsWindow *self = RELNET_MEET_UPS_WINDOW (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->shown);
  gtk_widget_dispose_template (GTK_WIDGET (self), RELNET_TYPE_MEET_UPS_WINDOW);
  G_OBJECT_CLASS (relnet_meet_ups_window_parent_class)->dispose (object);
}

static void
relnet_meet_ups_window_class_init (RelnetMeetUpsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_meet_ups_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/meet-ups/relnet-meet-ups-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpsWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpsWindow, views);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpsWindow, list_stack);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpsWindow, list_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpsWindow, load_bin);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpsWindow, view_bin);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpsWindow, view_title);
  gtk_widget_class_install_action (widget_class, "meet-ups.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "meet-ups.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "meet-ups.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "meet-ups.end", NULL, end_cb);
  gtk_widget_class_install_action (widget_class, "meet-ups.reopen", NULL, end_cb);
  gtk_widget_class_install_action (widget_class, "meet-ups.delete", NULL, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "meet-ups.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "meet-ups.back", NULL);
}

static void
relnet_meet_ups_window_init (RelnetMeetUpsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_meet_ups_window_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
relnet_meet_ups_window_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetMeetUpsWindow *self = g_object_new (RELNET_TYPE_MEET_UPS_WINDOW, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->view = RELNET_MEET_UP_VIEW (relnet_meet_up_view_new (database, clock));
  g_signal_connect_object (self->view, "loaded", G_CALLBACK (loaded_cb), self, 0);
  g_signal_connect_object (self->view, "gone", G_CALLBACK (go_back), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->view_bin, GTK_WIDGET (self->view));
  adw_bin_set_child (self->load_bin, relnet_load_page_new (database, clock));
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (clock_moved_cb), self, 0);
  relnet_undo_toast_attach (GTK_WINDOW (self), self->toasts, database);
  refresh (self);
  return GTK_WIDGET (self);
}

/**
 * relnet_meet_ups_window_show:
 * @self: the window
 * @meet_up_id: a meet-up; 0 for the list
 */
void
relnet_meet_ups_window_show (RelnetMeetUpsWindow *self, gint64 meet_up_id)
{
  g_return_if_fail (RELNET_IS_MEET_UPS_WINDOW (self));

  if (meet_up_id == 0)
    {
      go_back (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->pages, "meet-up");
  relnet_meet_up_view_show (self->view, meet_up_id);
}
