#include "relnet-meet-up-chooser.h"

#include <glib/gi18n-lib.h>

#include "relnet-above.h"
#include "relnet-meet-up-editor.h"
#include "relnet-meet-up-store.h"
#include "relnet-person-store.h"
#include "relnet-report-error.h"

/**
 * RelnetMeetUpChooser:
 *
 * Into which meet-up somebody is taken: one there is, or a new one. A coffee becomes a meet-up here.
 */
struct _RelnetMeetUpChooser
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  AdwPreferencesGroup *group;
  RelnetDatabase *database;
  RelnetClock *clock;
  char *name;
  gint64 person_id;
  gint64 chosen;
};

G_DEFINE_FINAL_TYPE (RelnetMeetUpChooser, relnet_meet_up_chooser, ADW_TYPE_WINDOW)

static void
added (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetMeetUpChooser) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_meet_up_store_finish (RELNET_DATABASE (object), result, &error))
    {
      relnet_report_error (GTK_WIDGET (self->group), error);
      return;
    }
  relnet_above_activate (GTK_WIDGET (self), "win.open-meet-up", "x", self->chosen);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
row_activated_cb (AdwActionRow *row, RelnetMeetUpChooser *self)
{
  RelnetMeetUp *meet_up = g_object_get_data (G_OBJECT (row), "relnet-meet-up");

  self->chosen = relnet_meet_up_get_id (meet_up);
  relnet_meet_up_store_add_member_async (self->database, meet_up, self->person_id, self->name, NULL, added, g_object_ref (self));
}

static void
new_activated_cb (AdwActionRow *row, RelnetMeetUpChooser *self)
{
  GtkWindow *below = gtk_window_get_transient_for (GTK_WINDOW (self));

  relnet_above_present (GTK_WIDGET (below), GTK_WINDOW (relnet_meet_up_editor_new (self->database, self->clock, NULL, self->person_id)));
  gtk_window_destroy (GTK_WINDOW (self));
}

static GtkWidget *
add_row (RelnetMeetUpChooser *self, const char *title, const char *subtitle, const char *icon)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_preferences_group_add (self->group, row);
  return row;
}

static void
relnet_meet_up_chooser_dispose (GObject *object)
{
  RelnetMeetUpChooser *self = RELNET_MEET_UP_CHOOSER (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->name, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), RELNET_TYPE_MEET_UP_CHOOSER);
  G_OBJECT_CLASS (relnet_meet_up_chooser_parent_class)->dispose (object);
}

static void
relnet_meet_up_chooser_class_init (RelnetMeetUpChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_meet_up_chooser_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/meet-ups/relnet-meet-up-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpChooser, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpChooser, group);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
relnet_meet_up_chooser_init (RelnetMeetUpChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_meet_up_chooser_new:
 * @database: a database
 * @clock: the time
 * @person_id: who is to be invited
 *
 * Returns: (transfer none): the window, to be presented; the editor of a new meet-up if there is none to choose
 */
GtkWidget *
relnet_meet_up_chooser_new (RelnetDatabase *database, RelnetClock *clock, gint64 person_id)
{
  RelnetConnection *reader = relnet_database_get_reader (database);
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autoptr (GPtrArray) meet_ups = relnet_meet_up_store_load_list (reader, today, NULL);
  g_autoptr (RelnetPersonSummary) person = relnet_person_store_load_summary (reader, person_id, NULL);
  RelnetMeetUpChooser *self;
  guint n = 0;

  self = g_object_new (RELNET_TYPE_MEET_UP_CHOOSER, NULL);
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->person_id = person_id;
  self->name = g_strdup (person != NULL ? relnet_person_summary_get_name (person) : "");
  adw_window_title_set_subtitle (self->title, self->name);
  for (guint i = 0; meet_ups != NULL && i < meet_ups->len; i++)
    {
      RelnetMeetUp *meet_up = g_ptr_array_index (meet_ups, i);
      g_autofree char *when = relnet_meet_up_dup_when (meet_up);
      GtkWidget *row;

      if (*relnet_meet_up_get_ended_on (meet_up) != '\0')
        continue;
      n++;
      row = add_row (self, relnet_meet_up_get_name (meet_up), when, "go-next-symbolic");
      g_object_set_data_full (G_OBJECT (row), "relnet-meet-up", g_object_ref (meet_up), g_object_unref);
      g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), self);
    }
  g_signal_connect (add_row (self, _ ("New meet-up…"), NULL, "list-add-symbolic"), "activated", G_CALLBACK (new_activated_cb),
                    self);
  if (n > 0)
    return GTK_WIDGET (self);
  gtk_window_destroy (GTK_WINDOW (self));
  return relnet_meet_up_editor_new (database, clock, NULL, person_id);
}
