#include "relnet-attendance-window.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"
#include "relnet-interaction-store.h"
#include "relnet-meet-up-store.h"
#include "relnet-names.h"
#include "relnet-people-entry.h"
#include "relnet-report-error.h"

/**
 * RelnetAttendanceWindow:
 *
 * Who came to a meet-up: the guests to be ticked, those who said yes and the members who did not say no beforehand; others to
 * be added; what is worth keeping. It becomes one interaction of all of them.
 */
struct _RelnetAttendanceWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkListView *list;
  GtkWidget *empty;
  GtkBox *people_box;
  AdwEntryRow *note;
  GtkButton *all_button;
  GtkWidget *save_button;
  GtkWidget *content;
  RelnetPeopleEntry *people;
  GListStore *guests;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetMeetUp *meet_up;
  char *day;
};

G_DEFINE_FINAL_TYPE (RelnetAttendanceWindow, relnet_attendance_window, ADW_TYPE_WINDOW)

static guint
count_came (RelnetAttendanceWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->guests)); i++)
    {
      g_autoptr (RelnetMeetUpGuest) guest = g_list_model_get_item (G_LIST_MODEL (self->guests), i);

      if (relnet_meet_up_guest_get_came (guest))
        n++;
    }
  return n + (self->people != NULL ? relnet_people_entry_get_n_people (self->people) : 0);
}

static void
update (RelnetAttendanceWindow *self)
{
  guint came = count_came (self), n = g_list_model_get_n_items (G_LIST_MODEL (self->guests));
  g_autofree char *words = came == 0 ? g_strdup (_ ("Nobody came"))
                                     : g_strdup_printf (ngettext ("%u person came", "%u people came", came), came);

  adw_window_title_set_subtitle (self->title, words);
  gtk_button_set_label (self->all_button, came >= n && n > 0 ? _ ("Tick Nobody") : _ ("Tick Everybody"));
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), n > 1);
}

static void
toggled_cb (GtkWidget *check)
{
  GtkRoot *root = gtk_widget_get_root (check);

  if (RELNET_IS_ATTENDANCE_WINDOW (root))
    update (RELNET_ATTENDANCE_WINDOW (root));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RelnetAttendanceWindow *self)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_margin_start (check, 12);
  gtk_widget_set_margin_top (check, 6);
  gtk_widget_set_margin_bottom (check, 6);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), NULL);
  gtk_list_item_set_child (item, check);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RelnetAttendanceWindow *self)
{
  GtkWidget *check = gtk_list_item_get_child (item);
  RelnetMeetUpGuest *guest = gtk_list_item_get_item (item);

  gtk_check_button_set_label (GTK_CHECK_BUTTON (check), relnet_meet_up_guest_get_name (guest));
  relnet_names_set (check, relnet_meet_up_guest_get_name (guest));
  relnet_names_set (gtk_widget_get_parent (check), relnet_meet_up_guest_get_name (guest));
  g_object_set_data (G_OBJECT (item), "came",
                     g_object_bind_property (guest, "came", check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RelnetAttendanceWindow *self)
{
  g_binding_unbind (g_object_steal_data (G_OBJECT (item), "came"));
}

static void
activated_cb (RelnetAttendanceWindow *self, guint position)
{
  g_autoptr (RelnetMeetUpGuest) guest = g_list_model_get_item (G_LIST_MODEL (self->guests), position);

  if (guest == NULL)
    return;
  relnet_meet_up_guest_set_came (guest, !relnet_meet_up_guest_get_came (guest));
  update (self);
}

static void
all_clicked_cb (RelnetAttendanceWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->guests));
  gboolean all = count_came (self) < n;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RelnetMeetUpGuest) guest = g_list_model_get_item (G_LIST_MODEL (self->guests), i);

      relnet_meet_up_guest_set_came (guest, all);
    }
  update (self);
}

static void
saved (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetAttendanceWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (relnet_meet_up_store_finish (RELNET_DATABASE (object), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (self->save_button, TRUE);
  relnet_report_error (self->content, error);
}

static void
save_cb (RelnetAttendanceWindow *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (RelnetInteraction) others = relnet_interaction_new ();

  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->guests)); i++)
    {
      g_autoptr (RelnetMeetUpGuest) guest = g_list_model_get_item (G_LIST_MODEL (self->guests), i);
      gint64 id = relnet_meet_up_guest_get_person_id (guest);

      if (relnet_meet_up_guest_get_came (guest))
        g_array_append_val (ids, id);
    }
  relnet_people_entry_give_to (self->people, others);
  for (guint i = 0; i < relnet_interaction_get_n_people (others); i++)
    {
      gint64 id = relnet_interaction_get_person_id (others, i);

      g_array_append_val (ids, id);
    }
  gtk_widget_set_sensitive (self->save_button, FALSE);
  relnet_meet_up_store_attend_async (self->database, self->meet_up, self->day, (const gint64 *) (gpointer) ids->data, ids->len,
                                     gtk_editable_get_text (GTK_EDITABLE (self->note)), self->clock, NULL, saved,
                                     g_object_ref (self));
}

static void
relnet_attendance_window_dispose (GObject *object)
{
  RelnetAttendanceWindow *self = RELNET_ATTENDANCE_WINDOW (object);

  g_clear_object (&self->guests);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->meet_up);
  g_clear_pointer (&self->day, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), RELNET_TYPE_ATTENDANCE_WINDOW);
  G_OBJECT_CLASS (relnet_attendance_window_parent_class)->dispose (object);
}

static void
relnet_attendance_window_class_init (RelnetAttendanceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_attendance_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/meet-ups/relnet-attendance-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetAttendanceWindow, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetAttendanceWindow, list);
  gtk_widget_class_bind_template_child (widget_class, RelnetAttendanceWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, RelnetAttendanceWindow, people_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetAttendanceWindow, note);
  gtk_widget_class_bind_template_child (widget_class, RelnetAttendanceWindow, all_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetAttendanceWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetAttendanceWindow, content);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
relnet_attendance_window_init (RelnetAttendanceWindow *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->guests = g_list_store_new (RELNET_TYPE_MEET_UP_GUEST);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->guests))));
  gtk_list_view_set_model (self->list, selection);
}

static void
fill (RelnetAttendanceWindow *self, RelnetMeetUpOccurrence *occurrence)
{
  GPtrArray *guests = relnet_meet_up_occurrence_get_guests (occurrence);
  gboolean held = relnet_meet_up_occurrence_get_state (occurrence) == RELNET_OCCURRENCE_HELD;
  gint64 interaction_id = relnet_meet_up_occurrence_get_interaction_id (occurrence);
  g_autofree char *date = relnet_date_format (relnet_meet_up_occurrence_get_date (occurrence));
  g_autofree char *title = g_strdup_printf ("%s, %s", relnet_meet_up_get_name (self->meet_up), date);

  for (guint i = 0; i < guests->len; i++)
    {
      RelnetMeetUpGuest *guest = g_ptr_array_index (guests, i);

      if (!held)
        relnet_meet_up_guest_set_came (guest, relnet_meet_up_guest_is_expected (guest));
      g_list_store_append (self->guests, guest);
    }
  if (interaction_id != 0)
    {
      g_autoptr (RelnetInteraction) interaction
          = relnet_interaction_store_load (relnet_database_get_reader (self->database), interaction_id, NULL);

      if (interaction != NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->note), relnet_interaction_get_note (interaction));
    }
  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_set_visible (self->empty, guests->len == 0);
  relnet_names_set (GTK_WIDGET (self->list), _ ("Who came"));
  self->people = RELNET_PEOPLE_ENTRY (relnet_people_entry_new (self->database));
  relnet_people_entry_set_words (self->people, _ ("Who else was there"));
  g_signal_connect_object (self->people, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->people_box, GTK_WIDGET (self->people));
  update (self);
}

/**
 * relnet_attendance_window_new:
 * @database: a database
 * @clock: the time
 * @meet_up_id: a meet-up
 * @day: the day its rule says
 * @error: return location for an error, in words for the user
 *
 * Returns: (transfer none) (nullable): the window, to be presented
 */
GtkWidget *
relnet_attendance_window_new (RelnetDatabase *database, RelnetClock *clock, gint64 meet_up_id, const char *day, GError **error)
{
  g_autofree char *today = relnet_clock_dup_today (clock);
  RelnetConnection *reader = relnet_database_get_reader (database);
  g_autoptr (RelnetMeetUp) meet_up = relnet_meet_up_store_load (reader, meet_up_id, today, error);
  g_autoptr (RelnetMeetUpOccurrence) occurrence
      = meet_up != NULL ? relnet_meet_up_store_load_occurrence (reader, meet_up_id, day, error) : NULL;
  RelnetAttendanceWindow *self;

  if (occurrence == NULL)
    return NULL;
  self = g_object_new (RELNET_TYPE_ATTENDANCE_WINDOW, NULL);
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->meet_up = g_steal_pointer (&meet_up);
  self->day = g_strdup (day);
  fill (self, occurrence);
  return GTK_WIDGET (self);
}
