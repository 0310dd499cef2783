#include "relnet-after-meeting-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-after-lines.h"
#include "relnet-after-meeting.h"
#include "relnet-choice.h"
#include "relnet-date.h"
#include "relnet-day-row.h"
#include "relnet-meeting-store.h"
#include "relnet-people-entry.h"
#include "relnet-person-store.h"
#include "relnet-question-store.h"
#include "relnet-report-error.h"
#include "relnet-text.h"
#include "relnet-time-of-day.h"

/**
 * RelnetAfterMeetingWindow:
 *
 * One form for after a meeting (B2): first what they said, then what one said oneself; what was promised by both, thanks,
 * introductions, what comes next; how long it took and what it was worth. It is stored by one act, so it is taken back by
 * one. A window that is closed keeps what was typed until the form is opened again.
 */
struct _RelnetAfterMeetingWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkBox *box;
  GtkWidget *draft_notice;
  GtkTextView *they_said;
  GtkTextView *note;
  AdwPreferencesGroup *questions_group;
  RelnetAfterLines *mine;
  RelnetAfterLines *theirs;
  RelnetAfterLines *thanks;
  GtkBox *introduce_box;
  RelnetDayRow *next_day;
  AdwEntryRow *next_time;
  RelnetDayRow *follow_up_day;
  AdwEntryRow *follow_up_what;
  AdwEntryRow *subject;
  GtkBox *people_box;
  RelnetDayRow *date;
  GtkSpinButton *minutes;
  AdwComboRow *worth;
  AdwComboRow *channel;
  AdwEntryRow *place;
  RelnetPeopleEntry *people;
  RelnetPeopleEntry *introduced;
  GPtrArray *asked; /* (element-type GtkCheckButton) */

  RelnetDatabase *database;
  RelnetClock *clock;
  gint64 person_id;
  gint64 meeting_id;
  gboolean writing;
  gboolean saved;
  gboolean had_draft;
};

G_DEFINE_FINAL_TYPE (RelnetAfterMeetingWindow, relnet_after_meeting_window, ADW_TYPE_WINDOW)

static const char *
get_text (gpointer entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static char *
get_words (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
people_changed_cb (RelnetAfterMeetingWindow *self)
{
  g_autoptr (RelnetInteraction) people = relnet_interaction_new ();

  relnet_people_entry_give_to (self->people, people);
  relnet_after_lines_set_people (self->mine, people);
  relnet_after_lines_set_people (self->theirs, people);
  relnet_after_lines_set_people (self->thanks, people);
}

/* Texts that are typed, by the name of their field: what a draft is made of. */
static void
list_fields (RelnetAfterMeetingWindow *self, gpointer *fields, const char **names)
{
  gpointer all[] = { self->next_day, self->next_time, self->follow_up_day, self->follow_up_what, self->subject };
  const char *all_names[] = { "next-day", "next-time", "follow-up-day", "follow-up-what", "subject" };

  memcpy (fields, all, sizeof all);
  memcpy (names, all_names, sizeof all_names);
}

#define N_FIELDS 5

/* What is typed, as text; %NULL if that is nothing. What came from the meeting is not typed. */
static char *
dup_draft (RelnetAfterMeetingWindow *self)
{
  GVariantDict dict;
  gpointer fields[N_FIELDS];
  const char *names[N_FIELDS];
  g_autofree char *they_said = get_words (self->they_said);
  g_autofree char *note = get_words (self->note);
  RelnetAfterLines *const lines[] = { self->mine, self->theirs, self->thanks };
  static const char *const line_names[] = { "mine", "theirs", "thanks" };
  g_autoptr (GVariant) draft = NULL;
  gboolean any = !relnet_text_is_blank (they_said) || !relnet_text_is_blank (note);

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "they-said", "s", they_said);
  g_variant_dict_insert (&dict, "note", "s", note);
  list_fields (self, fields, names);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_variant_dict_insert (&dict, names[i], "s", get_text (fields[i]));
      any = any || !relnet_text_is_blank (get_text (fields[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GVariant *value = relnet_after_lines_dup_draft (lines[i]);

      any = any || g_variant_n_children (value) > 0;
      g_variant_dict_insert_value (&dict, line_names[i], value);
    }
  draft = g_variant_ref_sink (g_variant_dict_end (&dict));
  return any ? g_variant_print (draft, TRUE) : NULL;
}

/* A draft that cannot be read is none: it was a text of this program, or somebody wrote into the file. */
static void
load_draft (RelnetAfterMeetingWindow *self)
{
  g_autofree char *text = relnet_after_meeting_load_draft (relnet_database_get_reader (self->database), self->person_id,
                                                           self->meeting_id);
  g_autoptr (GVariant) draft = text != NULL ? g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL) : NULL;
  gpointer fields[N_FIELDS];
  const char *names[N_FIELDS], *value;
  static const char *const line_names[] = { "mine", "theirs", "thanks" };
  RelnetAfterLines *const lines[] = { self->mine, self->theirs, self->thanks };

  if (draft == NULL)
    return;
  self->had_draft = TRUE;
  if (g_variant_lookup (draft, "they-said", "&s", &value))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->they_said), value, -1);
  if (g_variant_lookup (draft, "note", "&s", &value))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), value, -1);
  list_fields (self, fields, names);
  for (guint i = 0; i < N_FIELDS; i++)
    if (g_variant_lookup (draft, names[i], "&s", &value))
      gtk_editable_set_text (GTK_EDITABLE (fields[i]), value);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GVariant) typed = g_variant_lookup_value (draft, line_names[i], G_VARIANT_TYPE ("a(ss)"));

      relnet_after_lines_load_draft (lines[i], typed);
    }
  gtk_widget_set_visible (self->draft_notice, TRUE);
}

static gboolean
relnet_after_meeting_window_close_request (GtkWindow *window)
{
  RelnetAfterMeetingWindow *self = RELNET_AFTER_MEETING_WINDOW (window);
  GtkWindow *parent = gtk_window_get_transient_for (window);
  g_autofree char *draft = NULL;

  /* While it is being written nothing is lost: the window goes by itself. */
  if (self->writing)
    return GDK_EVENT_STOP;
  draft = self->saved ? NULL : dup_draft (self);
  if (!self->saved && (draft != NULL || self->had_draft))
    relnet_after_meeting_keep_draft (self->database, self->person_id, self->meeting_id, draft);
  if (draft != NULL && parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-error", "s",
                                _ ("What you noted is kept. Open “Note the Exchange” again to go on."));
  return GTK_WINDOW_CLASS (relnet_after_meeting_window_parent_class)->close_request (window);
}

static void
saved (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetAfterMeetingWindow) self = data;
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  if (relnet_after_meeting_save_finish (RELNET_DATABASE (object), result, &error))
    {
      self->saved = TRUE;
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->box), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", TRUE);
  relnet_report_error (GTK_WIDGET (self->box), error);
}

/* A name that was typed and not chosen must not be lost silently; nor may nobody be left. */
static gboolean
check_people (RelnetPeopleEntry *people, gboolean needed)
{
  GtkWidget *entry = gtk_widget_get_last_child (GTK_WIDGET (people));

  if (!relnet_people_entry_has_rest (people) && (!needed || relnet_people_entry_get_n_people (people) > 0))
    {
      gtk_widget_remove_css_class (entry, "error");
      return TRUE;
    }
  gtk_widget_child_focus (GTK_WIDGET (people), GTK_DIR_TAB_BACKWARD);
  gtk_widget_add_css_class (entry, "error");
  return FALSE;
}

static void
add_promises (RelnetAfterMeeting *after, GPtrArray *lines, gboolean mine)
{
  for (guint i = 0; i < lines->len; i++)
    {
      RelnetAfterLine *line = g_ptr_array_index (lines, i);
      RelnetPromise *promise = relnet_promise_new ();
      guint person = MIN (line->person, relnet_interaction_get_n_people (after->interaction) - 1);

      relnet_promise_set_person (promise, relnet_interaction_get_person_id (after->interaction, person), NULL);
      relnet_promise_set_mine (promise, mine);
      relnet_promise_set_what (promise, line->what);
      relnet_promise_set_due (promise, line->due);
      g_ptr_array_add (after->promises, promise);
    }
}

static void
add_thanks (RelnetAfterMeeting *after, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      RelnetAfterLine *line = g_ptr_array_index (lines, i);
      RelnetFavour *favour = relnet_favour_new ();
      guint person = MIN (line->person, relnet_interaction_get_n_people (after->interaction) - 1);

      relnet_favour_set_person (favour, relnet_interaction_get_person_id (after->interaction, person), NULL);
      relnet_favour_set_kind (favour, RELNET_FAVOUR_RECEIVED);
      relnet_favour_set_what (favour, line->what);
      g_ptr_array_add (after->favours, favour);
    }
}

/* Each of those who were chosen, to the first one of those who took part. */
static void
add_introductions (RelnetAfterMeetingWindow *self, RelnetAfterMeeting *after)
{
  g_autoptr (RelnetInteraction) chosen = relnet_interaction_new ();

  relnet_people_entry_give_to (self->introduced, chosen);
  for (guint i = 0; i < relnet_interaction_get_n_people (chosen); i++)
    {
      RelnetIntroduction *introduction = relnet_introduction_new ();

      relnet_introduction_set_person (introduction, RELNET_SIDE_FIRST,
                                      relnet_interaction_get_person_id (after->interaction, 0), NULL, NULL, FALSE);
      relnet_introduction_set_person (introduction, RELNET_SIDE_SECOND, relnet_interaction_get_person_id (chosen, i), NULL,
                                      NULL, FALSE);
      g_ptr_array_add (after->introductions, introduction);
    }
}

static gboolean
read_next (RelnetAfterMeetingWindow *self, RelnetAfterMeeting *after, const char *date)
{
  g_autofree char *next = NULL;
  g_autofree char *follow_up = NULL;
  g_autofree char *time = relnet_time_of_day_parse (get_text (self->next_time));
  struct
  {
    RelnetDayRow *row;
    char **date;
  } days[] = { { self->next_day, &next }, { self->follow_up_day, &follow_up } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gboolean good = relnet_day_row_read (days[i].row, days[i].date);

      if (good && *days[i].date != NULL && strcmp (*days[i].date, date) < 0)
        {
          relnet_day_row_set_error (days[i].row, _ ("This is before the meeting"));
          good = FALSE;
        }
      if (!good)
        {
          gtk_widget_grab_focus (GTK_WIDGET (days[i].row));
          return FALSE;
        }
    }
  if (time == NULL)
    {
      relnet_entry_row_set_error (self->next_time, NULL, _ ("Not a time: try “10:30” or “2 pm”"));
      gtk_widget_grab_focus (GTK_WIDGET (self->next_time));
      return FALSE;
    }
  if (next != NULL)
    {
      after->next = relnet_meeting_new ();
      relnet_meeting_set_start (after->next, next, time);
      relnet_meeting_set_minutes (after->next, relnet_interaction_get_minutes (after->interaction));
      relnet_meeting_set_channel (after->next, relnet_interaction_get_channel (after->interaction));
      for (guint i = 0; i < relnet_interaction_get_n_people (after->interaction); i++)
        relnet_meeting_add_person (after->next, relnet_interaction_get_person_id (after->interaction, i),
                                   relnet_interaction_get_person_name (after->interaction, i));
    }
  if (follow_up != NULL)
    {
      after->follow_up = relnet_follow_up_new ();
      relnet_follow_up_set_person_id (after->follow_up, relnet_interaction_get_person_id (after->interaction, 0));
      relnet_follow_up_set_due (after->follow_up, follow_up);
      relnet_follow_up_set_what (after->follow_up, get_text (self->follow_up_what));
    }
  return TRUE;
}

static void
read_asked (RelnetAfterMeetingWindow *self, RelnetAfterMeeting *after)
{
  for (guint i = 0; i < self->asked->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->asked, i);
      gint64 *id = g_object_get_data (G_OBJECT (check), "relnet-question");

      if (gtk_check_button_get_active (check))
        g_array_append_val (after->asked, *id);
    }
}

static void
read_interaction (RelnetAfterMeetingWindow *self, RelnetInteraction *interaction, const char *date)
{
  g_autofree char *they_said = get_words (self->they_said);
  g_autofree char *note = get_words (self->note);
  g_autofree char *subject = relnet_text_clean (get_text (self->subject));
  g_autofree char *place = relnet_text_clean (get_text (self->place));

  relnet_interaction_set_date (interaction, date);
  relnet_interaction_set_channel (interaction, (RelnetChannel) adw_combo_row_get_selected (self->channel));
  relnet_interaction_set_direction (interaction, RELNET_DIRECTION_BOTH);
  relnet_interaction_set_subject (interaction, subject);
  relnet_interaction_set_they_said (interaction, they_said);
  relnet_interaction_set_note (interaction, note);
  relnet_interaction_set_worth (interaction, (int) adw_combo_row_get_selected (self->worth));
  relnet_interaction_set_minutes (interaction, gtk_spin_button_get_value_as_int (self->minutes));
  relnet_interaction_set_place (interaction, place);
  relnet_people_entry_give_to (self->people, interaction);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetAfterMeetingWindow *self = RELNET_AFTER_MEETING_WINDOW (widget);
  g_autoptr (RelnetAfterMeeting) after = NULL;
  g_autoptr (GPtrArray) mine = NULL;
  g_autoptr (GPtrArray) theirs = NULL;
  g_autoptr (GPtrArray) thanks = NULL;
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autofree char *date = NULL;

  if (self->writing || !check_people (self->people, TRUE) || !check_people (self->introduced, FALSE))
    return;
  if (!relnet_day_row_read (self->date, &date))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->date));
      return;
    }
  if (strcmp (date, today) > 0)
    {
      relnet_day_row_set_error (self->date, _ ("This day is still to come"));
      gtk_widget_grab_focus (GTK_WIDGET (self->date));
      return;
    }
  if ((mine = relnet_after_lines_read (self->mine, date)) == NULL
      || (theirs = relnet_after_lines_read (self->theirs, date)) == NULL
      || (thanks = relnet_after_lines_read (self->thanks, date)) == NULL)
    return;
  after = relnet_after_meeting_new ();
  after->meeting_id = self->meeting_id;
  after->draft_of = self->person_id;
  read_interaction (self, after->interaction, date);
  if (!read_next (self, after, date))
    return;
  add_promises (after, mine, TRUE);
  add_promises (after, theirs, FALSE);
  add_thanks (after, thanks);
  add_introductions (self, after);
  read_asked (self, after);
  self->writing = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->box), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
  relnet_after_meeting_save_async (self->database, g_steal_pointer (&after), self->clock, NULL, saved, g_object_ref (self));
}

static void
start_anew_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetAfterMeetingWindow *self = RELNET_AFTER_MEETING_WINDOW (widget);
  gpointer fields[N_FIELDS];
  const char *names[N_FIELDS];

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->they_said), "", -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), "", -1);
  list_fields (self, fields, names);
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_editable_set_text (GTK_EDITABLE (fields[i]), "");
  relnet_after_lines_clear (self->mine);
  relnet_after_lines_clear (self->theirs);
  relnet_after_lines_clear (self->thanks);
  gtk_widget_set_visible (self->draft_notice, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->they_said));
}

static void
relnet_after_meeting_window_dispose (GObject *object)
{
  RelnetAfterMeetingWindow *self = RELNET_AFTER_MEETING_WINDOW (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_AFTER_MEETING_WINDOW);
  G_OBJECT_CLASS (relnet_after_meeting_window_parent_class)->dispose (object);
}

static void
relnet_after_meeting_window_class_init (RelnetAfterMeetingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_after_meeting_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = relnet_after_meeting_window_close_request;
  g_type_ensure (RELNET_TYPE_COMBO_ROW);
  g_type_ensure (RELNET_TYPE_DAY_ROW);
  g_type_ensure (RELNET_TYPE_AFTER_LINES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/meetings/relnet-after-meeting-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, draft_notice);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, they_said);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, note);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, questions_group);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, mine);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, theirs);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, thanks);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, introduce_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, next_day);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, next_time);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, follow_up_day);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, follow_up_what);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, subject);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, people_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, date);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, minutes);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, worth);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, channel);
  gtk_widget_class_bind_template_child (widget_class, RelnetAfterMeetingWindow, place);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "form.start-anew", NULL, start_anew_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save", NULL);
}

static void
next_time_changed_cb (RelnetAfterMeetingWindow *self)
{
  relnet_entry_row_set_error (self->next_time, _ ("Time, if it is known"), NULL);
}

static void
relnet_after_meeting_window_init (RelnetAfterMeetingWindow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->asked = g_ptr_array_new ();
  for (int i = 0; i < RELNET_N_CHANNELS; i++)
    gtk_string_list_append (labels, relnet_channel_to_label ((RelnetChannel) i));
  adw_combo_row_set_model (self->channel, G_LIST_MODEL (labels));
  g_signal_connect_swapped (self->next_time, "changed", G_CALLBACK (next_time_changed_cb), self);
}

static void
add_question (RelnetAfterMeetingWindow *self, RelnetQuestion *question)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  gint64 id = relnet_question_get_id (question);
  const char *text = relnet_question_get_text (question);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (check), "relnet-question", g_memdup2 (&id, sizeof id), g_free);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->questions_group, row);
  g_ptr_array_add (self->asked, check);
}

static void
load_questions (RelnetAfterMeetingWindow *self, const char *today)
{
  g_autoptr (GPtrArray) questions
      = relnet_question_store_load_of (relnet_database_get_reader (self->database), self->person_id, today, NULL);

  for (guint i = 0; questions != NULL && i < questions->len; i++)
    if (*relnet_question_get_done_on (g_ptr_array_index (questions, i)) == '\0')
      add_question (self, g_ptr_array_index (questions, i));
  gtk_widget_set_visible (GTK_WIDGET (self->questions_group), self->asked->len > 0);
}

/* What the meeting says already is not asked again. */
static void
load_meeting (RelnetAfterMeetingWindow *self, const char *today)
{
  RelnetConnection *reader = relnet_database_get_reader (self->database);
  g_autoptr (RelnetMeeting) meeting = self->meeting_id != 0 ? relnet_meeting_store_load (reader, self->meeting_id, NULL) : NULL;
  g_autoptr (RelnetPersonSummary) person = relnet_person_store_load_summary (reader, self->person_id, NULL);
  const char *day = meeting != NULL ? relnet_meeting_get_day (meeting) : today;

  /* The one the form was asked for comes first: promises are theirs unless one says so. */
  if (person != NULL)
    relnet_people_entry_add (self->people, self->person_id, relnet_person_summary_get_name (person));
  for (guint i = 0; meeting != NULL && i < relnet_meeting_get_n_people (meeting); i++)
    if (relnet_meeting_get_person_id (meeting, i) != 0 && relnet_meeting_get_person_id (meeting, i) != self->person_id)
      relnet_people_entry_add (self->people, relnet_meeting_get_person_id (meeting, i),
                               relnet_meeting_get_person_name (meeting, i));
  /* One that took place before its day was moved. */
  relnet_day_row_set_date (self->date, strcmp (day, today) > 0 ? today : day);
  if (meeting == NULL)
    return;
  gtk_spin_button_set_value (self->minutes, relnet_meeting_get_minutes (meeting));
  adw_combo_row_set_selected (self->channel, relnet_meeting_get_channel (meeting));
  gtk_editable_set_text (GTK_EDITABLE (self->place), relnet_meeting_get_place (meeting));
}

/**
 * relnet_after_meeting_window_new:
 * @database: a database
 * @clock: the time
 * @person_id: with whom it was
 * @meeting_id: the meeting, 0 for one that was not planned
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
relnet_after_meeting_window_new (RelnetDatabase *database, RelnetClock *clock, gint64 person_id, gint64 meeting_id)
{
  RelnetAfterMeetingWindow *self = g_object_new (RELNET_TYPE_AFTER_MEETING_WINDOW, NULL);
  g_autofree char *today = relnet_clock_dup_today (clock);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->person_id = person_id;
  self->meeting_id = meeting_id;
  relnet_after_lines_set_up (self->mine, _ ("Add a promise"), clock, TRUE);
  relnet_after_lines_set_up (self->theirs, _ ("Add a promise"), clock, TRUE);
  relnet_after_lines_set_up (self->thanks, _ ("What they did for you"), clock, FALSE);
  relnet_day_row_set_up (self->next_day, clock, RELNET_TENSE_FUTURE, TRUE);
  relnet_day_row_set_up (self->follow_up_day, clock, RELNET_TENSE_FUTURE, TRUE);
  relnet_day_row_set_up (self->date, clock, RELNET_TENSE_PAST, FALSE);
  self->people = RELNET_PEOPLE_ENTRY (relnet_people_entry_new (database));
  gtk_box_append (self->people_box, GTK_WIDGET (self->people));
  self->introduced = RELNET_PEOPLE_ENTRY (relnet_people_entry_new (database));
  relnet_people_entry_set_words (self->introduced, _ ("Whom should they meet?"));
  gtk_box_append (self->introduce_box, GTK_WIDGET (self->introduced));
  g_signal_connect_object (self->people, "changed", G_CALLBACK (people_changed_cb), self, G_CONNECT_SWAPPED);
  load_meeting (self, today);
  load_questions (self, today);
  load_draft (self);
  people_changed_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->they_said));
  return GTK_WIDGET (self);
}

/**
 * relnet_after_meeting_window_is_about:
 * @self: the window
 * @person_id: with whom it was
 * @meeting_id: a meeting, or 0
 *
 * Returns: whether it notes that one
 */
gboolean
relnet_after_meeting_window_is_about (RelnetAfterMeetingWindow *self, gint64 person_id, gint64 meeting_id)
{
  g_return_val_if_fail (RELNET_IS_AFTER_MEETING_WINDOW (self), FALSE);

  return self->meeting_id == meeting_id && (meeting_id != 0 || self->person_id == person_id);
}
