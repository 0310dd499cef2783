#include "relnet-reconnect-group.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "relnet-avatar.h"
#include "relnet-reconnect-store.h"
#include "relnet-reconnect.h"
#include "relnet-report-error.h"
#include "relnet-snooze-popover.h"

/* A1: three suggestions a day are an invitation, more are a list. */
#define N_SUGGESTIONS 3
#define AVATAR_SIZE   36

/**
 * RelnetReconnectGroup:
 *
 * Today's suggestions of whom to get back in touch with, at most three; all of them are a click away. It hides while there
 * is nobody.
 */
struct _RelnetReconnectGroup
{
  GtkBox parent_instance;

  GtkListBox *list;
  RelnetDatabase *database;
  RelnetClock *clock;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RelnetReconnectGroup, relnet_reconnect_group, GTK_TYPE_BOX)

static gint64
get_person (GtkWidget *widget)
{
  return *(gint64 *)g_object_get_data (G_OBJECT (widget), "person-id");
}

static void
set_person (GtkWidget *widget, gint64 id)
{
  gint64 *copy = g_new (gint64, 1);

  *copy = id;
  g_object_set_data_full (G_OBJECT (widget), "person-id", copy, g_free);
}

static void
put_off (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetReconnectGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!relnet_database_write_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
picked_cb (GtkWidget *popover, const char *date, RelnetReconnectGroup *self)
{
  relnet_reconnect_store_put_off_async (self->database, get_person (popover), date, self->clock, NULL, put_off,
                                        g_object_ref (self));
}

static void
write_clicked_cb (GtkWidget *button)
{
  gtk_widget_activate_action (button, "win.write-template", "(xs)", get_person (button), "reconnect-news");
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetReconnectGroup *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-reconnect", "x", get_person (GTK_WIDGET (row)));
}

static void
show_all_clicked_cb (RelnetReconnectGroup *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-section", "s", "reconnect");
}

static void
dress (GtkWidget *button, const char *icon_name, const char *words)
{
  if (GTK_IS_MENU_BUTTON (button))
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon_name);
  else
    gtk_button_set_icon_name (GTK_BUTTON (button), icon_name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static GtkWidget *
make_row (RelnetReconnectGroup *self, RelnetReconnectTie *tie, const char *today)
{
  GtkWidget *row = adw_action_row_new (), *avatar = relnet_avatar_new (AVATAR_SIZE);
  GtkWidget *not_now = gtk_menu_button_new (), *write = gtk_button_new ();
  GtkWidget *popover = relnet_snooze_popover_new (today);
  g_autofree char *why = relnet_reconnect_tie_dup_why (tie, today);
  gint64 id = relnet_reconnect_tie_get_person_id (tie);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), relnet_reconnect_tie_get_name (tie));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  relnet_avatar_set_text (RELNET_AVATAR (avatar), relnet_reconnect_tie_get_name (tie));
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  dress (not_now, "alarm-symbolic", _ ("Not now"));
  set_person (popover, id);
  g_signal_connect_object (popover, "picked", G_CALLBACK (picked_cb), self, 0);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (not_now), popover);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), not_now);
  dress (write, "mail-message-new-symbolic", _ ("Write"));
  set_person (write, id);
  g_signal_connect (write, "clicked", G_CALLBACK (write_clicked_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), write);
  set_person (row, id);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static gpointer
read_suggestions (RelnetConnection *connection, gpointer today, GCancellable *cancellable, GError **error)
{
  const RelnetReconnectQuery query = { 0 };
  g_autoptr (GPtrArray) ties = relnet_reconnect_rank (connection, &query, today, N_SUGGESTIONS, error);

  for (guint i = 0; ties != NULL && i < ties->len; i++)
    if (!relnet_reconnect_explain (connection, g_ptr_array_index (ties, i), today, error))
      return NULL;
  return g_steal_pointer (&ties);
}

static void
suggestions_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetReconnectGroup) self = user_data;
  g_autoptr (GPtrArray) ties = relnet_database_read_finish (RELNET_DATABASE (object), result, NULL);
  g_autofree char *today = NULL;
  GtkWidget *row;

  /* A newer reading is under way, or the page is gone. */
  if (ties == NULL || self->database == NULL)
    return;
  today = relnet_clock_dup_today (self->clock);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < ties->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (ties, i), today));
  gtk_widget_set_visible (GTK_WIDGET (self), ties->len > 0);
}

static void
refresh (RelnetReconnectGroup *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  relnet_database_read_async (self->database, read_suggestions, relnet_clock_dup_today (self->clock), g_free,
                              (GDestroyNotify)g_ptr_array_unref, self->cancellable, suggestions_read, g_object_ref (self));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetReconnectGroup *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_PERSON) || relnet_changes_has (changes, RELNET_CHANGE_RECONNECT)
      || relnet_changes_has (changes, RELNET_CHANGE_GOAL) || relnet_changes_has (changes, RELNET_CHANGE_ACQUAINTANCE))
    refresh (self);
}

static void
relnet_reconnect_group_dispose (GObject *object)
{
  RelnetReconnectGroup *self = RELNET_RECONNECT_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (relnet_reconnect_group_parent_class)->dispose (object);
}

static void
relnet_reconnect_group_class_init (RelnetReconnectGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_reconnect_group_dispose;
}

static void
relnet_reconnect_group_init (RelnetReconnectGroup *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *heading = gtk_label_new (_ ("To reconnect"));
  GtkWidget *all = gtk_button_new_with_label (_ ("Show all"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (all, "flat");
  gtk_widget_add_css_class (all, "small");
  gtk_widget_add_css_class (all, "accent");
  gtk_widget_set_valign (all, GTK_ALIGN_CENTER);
  g_signal_connect_object (all, "clicked", G_CALLBACK (show_all_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), all);
  gtk_box_append (GTK_BOX (self), head);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * relnet_reconnect_group_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the group
 */
GtkWidget *
relnet_reconnect_group_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetReconnectGroup *self = g_object_new (RELNET_TYPE_RECONNECT_GROUP, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
