#include "relnet-meeting-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-choice.h"
#include "relnet-date.h"
#include "relnet-day-row.h"
#include "relnet-interaction.h"
#include "relnet-meeting-store.h"
#include "relnet-people-entry.h"
#include "relnet-report-error.h"
#include "relnet-time-of-day.h"

/**
 * RelnetMeetingEditor:
 *
 * A window to plan, change or call off a meeting (B1): with whom, when, where, and what one wants from it.
 */
struct _RelnetMeetingEditor
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkBox *box;
  GtkBox *people_box;
  RelnetDayRow *day;
  AdwEntryRow *time;
  GtkLabel *time_words;
  GtkSpinButton *minutes;
  AdwComboRow *channel;
  AdwEntryRow *place;
  GtkTextView *purpose;
  GtkWidget *call_off;
  RelnetPeopleEntry *people;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetMeeting *meeting;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (RelnetMeetingEditor, relnet_meeting_editor, ADW_TYPE_WINDOW)

/* How people meet, in the order of the choice. */
static const RelnetChannel channels[]
    = { RELNET_CHANNEL_IN_PERSON, RELNET_CHANNEL_VIDEO, RELNET_CHANNEL_PHONE, RELNET_CHANNEL_GROUP_EVENT };

static void
time_changed_cb (RelnetMeetingEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->time));
  g_autofree char *time = relnet_time_of_day_parse (text);

  gtk_label_set_text (self->time_words, time != NULL && strcmp (time, text) != 0 ? time : "");
  relnet_entry_row_set_error (self->time, _ ("Time, if it is known"), NULL);
}

static char *
get_purpose (RelnetMeetingEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->purpose);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_writing (RelnetMeetingEditor *self, gboolean writing)
{
  self->writing = writing;
  gtk_widget_set_sensitive (GTK_WIDGET (self->box), !writing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", !writing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.call-off", !writing);
}

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetMeetingEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (relnet_meeting_store_finish (RELNET_DATABASE (object), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  set_writing (self, FALSE);
  relnet_report_error (GTK_WIDGET (self->box), error);
}

/* A name that was typed and not chosen must not be lost silently; nor may nobody be left. */
static gboolean
check_people (RelnetMeetingEditor *self)
{
  GtkWidget *entry = gtk_widget_get_last_child (GTK_WIDGET (self->people));

  if (!relnet_people_entry_has_rest (self->people) && relnet_people_entry_get_n_people (self->people) > 0)
    {
      gtk_widget_remove_css_class (entry, "error");
      return TRUE;
    }
  gtk_widget_child_focus (GTK_WIDGET (self->people), GTK_DIR_TAB_BACKWARD);
  gtk_widget_add_css_class (entry, "error");
  return FALSE;
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMeetingEditor *self = RELNET_MEETING_EDITOR (widget);
  g_autofree char *day = NULL;
  g_autofree char *time = relnet_time_of_day_parse (gtk_editable_get_text (GTK_EDITABLE (self->time)));
  g_autofree char *purpose = get_purpose (self);
  g_autoptr (RelnetInteraction) people = relnet_interaction_new ();
  gboolean moved;

  if (self->writing || !check_people (self))
    return;
  if (!relnet_day_row_read (self->day, &day))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->day));
      return;
    }
  if (time == NULL)
    {
      relnet_entry_row_set_error (self->time, NULL, _ ("Not a time: try “10:30” or “2 pm”"));
      gtk_widget_grab_focus (GTK_WIDGET (self->time));
      return;
    }
  relnet_people_entry_give_to (self->people, people);
  relnet_meeting_clear_people (self->meeting);
  for (guint i = 0; i < relnet_interaction_get_n_people (people); i++)
    relnet_meeting_add_person (self->meeting, relnet_interaction_get_person_id (people, i),
                               relnet_interaction_get_person_name (people, i));
  moved = strcmp (day, relnet_meeting_get_day (self->meeting)) != 0;
  relnet_meeting_set_start (self->meeting, day, time);
  relnet_meeting_set_minutes (self->meeting, gtk_spin_button_get_value_as_int (self->minutes));
  relnet_meeting_set_channel (self->meeting, channels[adw_combo_row_get_selected (self->channel)]);
  relnet_meeting_set_place (self->meeting, gtk_editable_get_text (GTK_EDITABLE (self->place)));
  relnet_meeting_set_purpose (self->meeting, purpose);
  /* On another day it is to be prepared again. */
  if (moved && relnet_meeting_get_state (self->meeting) != RELNET_MEETING_HELD)
    relnet_meeting_set_state (self->meeting, RELNET_MEETING_PLANNED);
  set_writing (self, TRUE);
  relnet_meeting_store_save_async (self->database, self->meeting, self->clock, NULL, written, g_object_ref (self));
}

static void
call_off_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMeetingEditor *self = RELNET_MEETING_EDITOR (widget);

  if (self->writing || relnet_meeting_get_id (self->meeting) == 0)
    return;
  set_writing (self, TRUE);
  relnet_meeting_store_set_state_async (self->database, relnet_meeting_get_id (self->meeting), RELNET_MEETING_CANCELLED,
                                        NULL, written, g_object_ref (self));
}

static void
relnet_meeting_editor_dispose (GObject *object)
{
  RelnetMeetingEditor *self = RELNET_MEETING_EDITOR (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->meeting);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_MEETING_EDITOR);
  G_OBJECT_CLASS (relnet_meeting_editor_parent_class)->dispose (object);
}

static void
relnet_meeting_editor_class_init (RelnetMeetingEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_meeting_editor_dispose;
  g_type_ensure (RELNET_TYPE_COMBO_ROW);
  g_type_ensure (RELNET_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/meetings/relnet-meeting-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetingEditor, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetingEditor, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetingEditor, people_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetingEditor, day);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetingEditor, time);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetingEditor, time_words);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetingEditor, minutes);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetingEditor, channel);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetingEditor, place);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetingEditor, purpose);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetingEditor, call_off);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "editor.call-off", NULL, call_off_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "editor.save", NULL);
}

static void
relnet_meeting_editor_init (RelnetMeetingEditor *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    gtk_string_list_append (labels, relnet_channel_to_label (channels[i]));
  adw_combo_row_set_model (self->channel, G_LIST_MODEL (labels));
  g_signal_connect_swapped (self->time, "changed", G_CALLBACK (time_changed_cb), self);
}

/**
 * relnet_meeting_editor_new:
 * @database: a database
 * @clock: the time
 * @meeting: what to edit; a new one (id 0) may have people already
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
relnet_meeting_editor_new (RelnetDatabase *database, RelnetClock *clock, RelnetMeeting *meeting)
{
  RelnetMeetingEditor *self = g_object_new (RELNET_TYPE_MEETING_EDITOR, NULL);
  gboolean is_new = relnet_meeting_get_id (meeting) == 0;
  const char *title = is_new ? _ ("Plan a Meeting") : _ ("Edit the Meeting");

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->meeting = g_object_ref (meeting);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, _ ("Meeting"));
  self->people = RELNET_PEOPLE_ENTRY (relnet_people_entry_new (database));
  relnet_people_entry_set_words (self->people, _ ("Who else comes?"));
  gtk_box_append (self->people_box, GTK_WIDGET (self->people));
  for (guint i = 0; i < relnet_meeting_get_n_people (meeting); i++)
    if (relnet_meeting_get_person_id (meeting, i) != 0)
      relnet_people_entry_add (self->people, relnet_meeting_get_person_id (meeting, i),
                               relnet_meeting_get_person_name (meeting, i));
  relnet_day_row_set_up (self->day, clock, RELNET_TENSE_FUTURE, FALSE);
  relnet_day_row_set_date (self->day, relnet_meeting_get_day (meeting));
  gtk_editable_set_text (GTK_EDITABLE (self->time), relnet_meeting_get_time (meeting));
  gtk_spin_button_set_value (self->minutes, is_new ? RELNET_MEETING_USUAL_MINUTES : relnet_meeting_get_minutes (meeting));
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if (channels[i] == relnet_meeting_get_channel (meeting))
      adw_combo_row_set_selected (self->channel, i);
  gtk_editable_set_text (GTK_EDITABLE (self->place), relnet_meeting_get_place (meeting));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->purpose), relnet_meeting_get_purpose (meeting), -1);
  gtk_widget_set_visible (self->call_off, !is_new && relnet_meeting_get_state (meeting) != RELNET_MEETING_HELD);
  gtk_window_set_focus (GTK_WINDOW (self), relnet_meeting_get_n_people (meeting) > 0 ? GTK_WIDGET (self->day) : NULL);
  return GTK_WIDGET (self);
}
