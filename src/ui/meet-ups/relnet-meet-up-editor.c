#include "relnet-meet-up-editor.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "relnet-above.h"
#include "relnet-choice.h"
#include "relnet-circle-store.h"
#include "relnet-date-words.h"
#include "relnet-date.h"
#include "relnet-meet-up-store.h"
#include "relnet-people-entry.h"
#include "relnet-person-store.h"
#include "relnet-recurrence.h"
#include "relnet-text.h"
#include "relnet-time-of-day.h"

/* What the user can choose for the reminder to invite, in days. */
static const int invite_days[] = { 0, 3, 7, 14, 21, 30 };

/**
 * RelnetMeetUpEditor:
 *
 * A window to add or change a meet-up: when it comes round is chosen, and said in words with the next days.
 */
struct _RelnetMeetUpEditor
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  AdwEntryRow *name;
  AdwComboRow *repeat;
  AdwComboRow *nth;
  AdwComboRow *weekday;
  AdwEntryRow *starts_on;
  GtkLabel *starts_words;
  AdwEntryRow *time;
  AdwEntryRow *place;
  AdwEntryRow *note;
  AdwComboRow *invite;
  GtkLabel *words;
  GtkLabel *problem;
  GtkWidget *members_group;
  GtkBox *people_box;
  AdwComboRow *circle;
  GtkWidget *save_button;
  RelnetPeopleEntry *people;
  GPtrArray *circles;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetMeetUp *meet_up;
  gboolean keeps_rule; /* one that cannot be chosen here */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RelnetMeetUpEditor, relnet_meet_up_editor, ADW_TYPE_WINDOW)

static void
show_problem (RelnetMeetUpEditor *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static char *
parse_date (RelnetMeetUpEditor *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);

  if (relnet_text_is_blank (get_text (self->starts_on)))
    return g_steal_pointer (&today);
  return relnet_date_words_parse (get_text (self->starts_on), today, RELNET_TENSE_FUTURE);
}

static char *
make_rule (RelnetMeetUpEditor *self, const char *starts_on)
{
  RelnetRepeatChoice choice = { (RelnetRepeat) adw_combo_row_get_selected (self->repeat),
                                (RelnetNth) adw_combo_row_get_selected (self->nth),
                                (int) adw_combo_row_get_selected (self->weekday) + 1 };

  if (self->keeps_rule)
    return g_strdup (relnet_meet_up_get_rule (self->meet_up));
  return relnet_recurrence_make (&choice, starts_on);
}

/* “The first Friday of the month: 4 December, 1 January, 5 February” */
static void
update_words (RelnetMeetUpEditor *self)
{
  RelnetRepeat repeat = (RelnetRepeat) adw_combo_row_get_selected (self->repeat);
  RelnetNth nth = (RelnetNth) adw_combo_row_get_selected (self->nth);
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autofree char *starts_on = parse_date (self);
  g_autofree char *date_words = starts_on != NULL ? relnet_date_format (starts_on) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->nth), repeat >= RELNET_REPEAT_MONTH && !self->keeps_rule);
  gtk_widget_set_visible (GTK_WIDGET (self->weekday),
                          (repeat < RELNET_REPEAT_MONTH || nth != RELNET_NTH_DATE) && !self->keeps_rule);
  gtk_widget_set_visible (GTK_WIDGET (self->repeat), !self->keeps_rule);
  gtk_label_set_text (self->starts_words,
                      date_words != NULL && strcmp (date_words, get_text (self->starts_on)) != 0 ? date_words : "");
  if (starts_on == NULL)
    gtk_label_set_text (self->words, _ ("This is not a date. Try “1 December” or “next Friday”."));
  else
    {
      g_autofree char *rule = make_rule (self, starts_on);
      g_autofree char *words = relnet_recurrence_to_words (rule, starts_on);
      g_autofree char *capital = relnet_text_capitalise (words);
      g_autofree char *end = relnet_date_add_months (starts_on, 60);
      g_auto (GStrv) days = relnet_recurrence_list (rule, starts_on, starts_on, end, 3);
      g_autoptr (GString) text = g_string_new (capital);

      for (guint i = 0; days[i] != NULL; i++)
        {
          g_autofree char *day = relnet_date_format_short (days[i], today);

          g_string_append_printf (text, "%s%s", i == 0 ? " — " : ", ", day);
        }
      if (days[0] != NULL)
        g_string_append (text, "…");
      gtk_label_set_text (self->words, text->str);
    }
}

static void
changed_cb (RelnetMeetUpEditor *self)
{
  if (self->filling)
    return;
  show_problem (self, NULL);
  update_words (self);
  gtk_widget_set_sensitive (self->save_button, !relnet_text_is_blank (get_text (self->name)));
}

static void
saved (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetMeetUpEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_meet_up_store_finish (RELNET_DATABASE (object), result, &error))
    {
      gtk_widget_set_sensitive (self->save_button, TRUE);
      show_problem (self, error->message);
      return;
    }
  relnet_above_activate (GTK_WIDGET (self), "win.open-meet-up", "x", relnet_meet_up_get_id (self->meet_up));
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
read_fields (RelnetMeetUpEditor *self)
{
  g_autofree char *starts_on = parse_date (self);
  g_autofree char *time = relnet_time_of_day_parse (get_text (self->time));
  g_autofree char *rule = NULL;

  if (starts_on == NULL)
    {
      show_problem (self, _ ("This is not a date. Try “1 December” or “next Friday”."));
      gtk_widget_grab_focus (GTK_WIDGET (self->starts_on));
      return FALSE;
    }
  if (time == NULL)
    {
      show_problem (self, _ ("This is not a time of day."));
      gtk_widget_grab_focus (GTK_WIDGET (self->time));
      return FALSE;
    }
  rule = make_rule (self, starts_on);
  relnet_meet_up_set_name (self->meet_up, get_text (self->name));
  relnet_meet_up_set_rule (self->meet_up, rule);
  relnet_meet_up_set_starts_on (self->meet_up, starts_on);
  relnet_meet_up_set_time (self->meet_up, time);
  relnet_meet_up_set_place (self->meet_up, get_text (self->place));
  relnet_meet_up_set_note (self->meet_up, get_text (self->note));
  relnet_meet_up_set_invite_days (self->meet_up, invite_days[adw_combo_row_get_selected (self->invite)]);
  return TRUE;
}

static void
save_cb (RelnetMeetUpEditor *self)
{
  g_autoptr (RelnetInteraction) people = relnet_interaction_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint circle = adw_combo_row_get_selected (self->circle);

  if (!gtk_widget_get_sensitive (self->save_button) || !read_fields (self))
    return;
  relnet_people_entry_give_to (self->people, people);
  for (guint i = 0; i < relnet_interaction_get_n_people (people); i++)
    {
      gint64 id = relnet_interaction_get_person_id (people, i);

      g_array_append_val (ids, id);
    }
  gtk_widget_set_sensitive (self->save_button, FALSE);
  relnet_meet_up_store_save_async (
      self->database, self->meet_up, (const gint64 *) (gpointer) ids->data, ids->len,
      circle > 0 && circle <= self->circles->len ? relnet_circle_get_id (g_ptr_array_index (self->circles, circle - 1)) : 0,
      self->clock, NULL, saved, g_object_ref (self));
}

static void
set_choices (AdwComboRow *row, GPtrArray *words)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < words->len; i++)
    gtk_string_list_append (list, g_ptr_array_index (words, i));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
fill_choices (RelnetMeetUpEditor *self)
{
  g_autoptr (GPtrArray) repeats = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) nths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) weekdays = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) reminders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < RELNET_N_REPEATS; i++)
    g_ptr_array_add (repeats, g_strdup (relnet_repeat_to_label ((RelnetRepeat) i)));
  for (int i = 0; i < RELNET_N_NTHS; i++)
    g_ptr_array_add (nths, g_strdup (relnet_nth_to_label ((RelnetNth) i)));
  for (int i = 1; i <= 7; i++)
    {
      g_autofree char *day = relnet_weekday_to_label (i);

      g_ptr_array_add (weekdays, relnet_text_capitalise (day));
    }
  for (guint i = 0; i < G_N_ELEMENTS (invite_days); i++)
    g_ptr_array_add (reminders, invite_days[i] == 0
                                    ? g_strdup (_ ("No reminder"))
                                    : g_strdup_printf (ngettext ("%d day ahead", "%d days ahead", (gulong) invite_days[i]),
                                                       invite_days[i]));
  g_ptr_array_add (names, g_strdup (_ ("No circle")));
  self->circles = relnet_circle_store_load_all (relnet_database_get_reader (self->database), NULL);
  if (self->circles == NULL)
    self->circles = g_ptr_array_new ();
  for (guint i = 0; i < self->circles->len; i++)
    g_ptr_array_add (names, g_strdup (relnet_circle_get_name (g_ptr_array_index (self->circles, i))));
  set_choices (self->repeat, repeats);
  set_choices (self->nth, nths);
  set_choices (self->weekday, weekdays);
  set_choices (self->invite, reminders);
  set_choices (self->circle, names);
}

static void
fill (RelnetMeetUpEditor *self, gint64 person_id)
{
  gboolean is_new = relnet_meet_up_get_id (self->meet_up) == 0;
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  const char *starts_on = is_new ? today : relnet_meet_up_get_starts_on (self->meet_up);
  g_autofree char *date = relnet_date_format (starts_on);
  RelnetRepeatChoice choice = { RELNET_REPEAT_MONTH, RELNET_NTH_FIRST, 5 };
  guint reminder = 3;

  self->filling = TRUE;
  fill_choices (self);
  self->keeps_rule = !is_new && !relnet_recurrence_get_choice (relnet_meet_up_get_rule (self->meet_up), starts_on, &choice);
  adw_combo_row_set_selected (self->repeat, choice.repeat);
  adw_combo_row_set_selected (self->nth, choice.nth);
  adw_combo_row_set_selected (self->weekday, (guint) choice.weekday - 1);
  for (guint i = 0; i < G_N_ELEMENTS (invite_days); i++)
    if (invite_days[i] <= relnet_meet_up_get_invite_days (self->meet_up))
      reminder = i;
  adw_combo_row_set_selected (self->invite, reminder);
  gtk_editable_set_text (GTK_EDITABLE (self->name), relnet_meet_up_get_name (self->meet_up));
  gtk_editable_set_text (GTK_EDITABLE (self->starts_on), date);
  gtk_editable_set_text (GTK_EDITABLE (self->time), relnet_meet_up_get_time (self->meet_up));
  gtk_editable_set_text (GTK_EDITABLE (self->place), relnet_meet_up_get_place (self->meet_up));
  gtk_editable_set_text (GTK_EDITABLE (self->note), relnet_meet_up_get_note (self->meet_up));
  self->people = RELNET_PEOPLE_ENTRY (relnet_people_entry_new (self->database));
  gtk_box_append (self->people_box, GTK_WIDGET (self->people));
  gtk_widget_set_visible (self->members_group, is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->circle), is_new);
  if (person_id != 0)
    {
      g_autoptr (RelnetPersonSummary) person
          = relnet_person_store_load_summary (relnet_database_get_reader (self->database), person_id, NULL);

      if (person != NULL)
        relnet_people_entry_add (self->people, person_id, relnet_person_summary_get_name (person));
    }
  adw_window_title_set_title (self->title, is_new ? _ ("New Meet-Up") : _ ("Change Meet-Up"));
  gtk_window_set_title (GTK_WINDOW (self), adw_window_title_get_title (self->title));
  self->filling = FALSE;
  changed_cb (self);
}

static void
relnet_meet_up_editor_dispose (GObject *object)
{
  RelnetMeetUpEditor *self = RELNET_MEET_UP_EDITOR (object);

  self->filling = TRUE;
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->meet_up);
  g_clear_pointer (&self->circles, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), RELNET_TYPE_MEET_UP_EDITOR);
  G_OBJECT_CLASS (relnet_meet_up_editor_parent_class)->dispose (object);
}

static void
relnet_meet_up_editor_class_init (RelnetMeetUpEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_meet_up_editor_dispose;
  g_type_ensure (RELNET_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/meet-ups/relnet-meet-up-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, name);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, repeat);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, nth);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, weekday);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, starts_on);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, starts_words);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, time);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, place);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, note);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, invite);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, words);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, members_group);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, people_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, circle);
  gtk_widget_class_bind_template_child (widget_class, RelnetMeetUpEditor, save_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
relnet_meet_up_editor_init (RelnetMeetUpEditor *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_meet_up_editor_new:
 * @database: a database
 * @clock: the time
 * @meet_up: (nullable): what to change, %NULL for a new one
 * @person_id: who is to belong to a new one, 0 for nobody yet
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
relnet_meet_up_editor_new (RelnetDatabase *database, RelnetClock *clock, RelnetMeetUp *meet_up, gint64 person_id)
{
  RelnetMeetUpEditor *self = g_object_new (RELNET_TYPE_MEET_UP_EDITOR, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->meet_up = meet_up != NULL ? g_object_ref (meet_up) : relnet_meet_up_new ();
  fill (self, person_id);
  return GTK_WIDGET (self);
}
