#include "relnet-interaction-form.h"

#include <glib/gi18n-lib.h>

#include "relnet-choice.h"
#include "relnet-date-words.h"
#include "relnet-date.h"
#include "relnet-day-row.h"
#include "relnet-people-entry.h"
#include "relnet-text.h"

/**
 * RelnetInteractionForm:
 *
 * Everything about an interaction (T1). What they said stands before what was noted of it: listening first. Whole in the
 * editor; below the quick log without what its line says.
 */
struct _RelnetInteractionForm
{
  GtkWidget parent_instance;

  AdwPreferencesGroup *what_group;
  AdwEntryRow *subject;
  AdwComboRow *channel;
  AdwEntryRow *date;
  GtkPopover *calendar_popover;
  GtkCalendar *calendar;
  GtkBox *people_box;
  GtkTextView *they_said;
  GtkTextView *note;
  AdwComboRow *direction;
  AdwComboRow *initiated;
  AdwComboRow *outcome;
  AdwComboRow *worth;
  GtkSpinButton *minutes;
  AdwEntryRow *place;

  RelnetPeopleEntry *people;
  RelnetClock *clock;
};

G_DEFINE_FINAL_TYPE (RelnetInteractionForm, relnet_interaction_form, GTK_TYPE_WIDGET)

static char *
get_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static char *
parse_date (RelnetInteractionForm *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);

  return relnet_date_words_parse (gtk_editable_get_text (GTK_EDITABLE (self->date)), today, RELNET_TENSE_PAST);
}

static gboolean
check_date (RelnetInteractionForm *self)
{
  g_autofree char *date = parse_date (self);

  relnet_entry_row_set_error (self->date, _ ("Date"),
             date == NULL ? _ ("This is not a date: try “14 August” or “yesterday”") : NULL);
  return date != NULL;
}

static void
date_changed_cb (GtkEditable *editable, RelnetInteractionForm *self)
{
  /* While typing, an error only goes. */
  if (gtk_widget_has_css_class (GTK_WIDGET (self->date), "error"))
    check_date (self);
}

static void
date_left_cb (GtkEventControllerFocus *controller, RelnetInteractionForm *self)
{
  check_date (self);
}

static void
day_selected_cb (GtkCalendar *calendar, RelnetInteractionForm *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");

  relnet_interaction_form_set_date (self, text);
  check_date (self);
  gtk_popover_popdown (self->calendar_popover);
}

static void
calendar_shown_cb (GtkWidget *popover, RelnetInteractionForm *self)
{
  g_autofree char *date = parse_date (self);
  g_autofree char *iso = date != NULL ? g_strconcat (date, "T12:00:00Z", NULL) : NULL;
  g_autoptr (GDateTime) moment = iso != NULL ? g_date_time_new_from_iso8601 (iso, NULL) : NULL;

  if (moment == NULL)
    return;
  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  gtk_calendar_select_day (self->calendar, moment);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
}

static void
relnet_interaction_form_dispose (GObject *object)
{
  RelnetInteractionForm *self = RELNET_INTERACTION_FORM (object);
  GtkWidget *child;

  g_clear_object (&self->clock);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_INTERACTION_FORM);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (relnet_interaction_form_parent_class)->dispose (object);
}

static void
relnet_interaction_form_class_init (RelnetInteractionFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_interaction_form_dispose;
  g_type_ensure (RELNET_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/timeline-list/relnet-interaction-form.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionForm, what_group);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionForm, subject);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionForm, channel);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionForm, date);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionForm, calendar_popover);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionForm, calendar);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionForm, people_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionForm, they_said);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionForm, note);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionForm, direction);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionForm, initiated);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionForm, outcome);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionForm, worth);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionForm, minutes);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionForm, place);
}

static void
set_words (AdwComboRow *row, int n, const char *(*to_label) (int))
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (int i = 0; i < n; i++)
    gtk_string_list_append (list, to_label (i));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static const char *
get_channel_label (int channel)
{
  return relnet_channel_to_label ((RelnetChannel) channel);
}

static const char *
get_direction_label (int direction)
{
  return relnet_direction_to_label ((RelnetDirection) direction);
}

static const char *
get_outcome_label (int outcome)
{
  return relnet_outcome_to_label ((RelnetOutcome) outcome);
}

static void
relnet_interaction_form_init (RelnetInteractionForm *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  set_words (self->channel, RELNET_N_CHANNELS, get_channel_label);
  set_words (self->direction, RELNET_N_DIRECTIONS, get_direction_label);
  set_words (self->outcome, RELNET_N_OUTCOMES, get_outcome_label);
  g_signal_connect (self->date, "changed", G_CALLBACK (date_changed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (date_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->date), focus);
  g_signal_connect (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  g_signal_connect (self->calendar_popover, "show", G_CALLBACK (calendar_shown_cb), self);
}

/**
 * relnet_interaction_form_new:
 * @database: where the people are
 * @clock: the time
 * @whole: whether it asks for what it was and the channel, too
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
relnet_interaction_form_new (RelnetDatabase *database, RelnetClock *clock, gboolean whole)
{
  RelnetInteractionForm *self = g_object_new (RELNET_TYPE_INTERACTION_FORM, NULL);

  self->clock = g_object_ref (clock);
  self->people = RELNET_PEOPLE_ENTRY (relnet_people_entry_new (database));
  gtk_box_append (self->people_box, GTK_WIDGET (self->people));
  gtk_widget_set_visible (GTK_WIDGET (self->what_group), whole);
  return GTK_WIDGET (self);
}

/**
 * relnet_interaction_form_load:
 * @self: a form
 * @interaction: what to show in it
 */
void
relnet_interaction_form_load (RelnetInteractionForm *self, RelnetInteraction *interaction)
{
  gtk_editable_set_text (GTK_EDITABLE (self->subject), relnet_interaction_get_subject (interaction));
  adw_combo_row_set_selected (self->channel, relnet_interaction_get_channel (interaction));
  relnet_interaction_form_set_date (self, relnet_interaction_get_date (interaction));
  relnet_people_entry_take_from (self->people, interaction);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->they_said), relnet_interaction_get_they_said (interaction), -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), relnet_interaction_get_note (interaction), -1);
  adw_combo_row_set_selected (self->direction, relnet_interaction_get_direction (interaction));
  adw_combo_row_set_selected (self->initiated, relnet_interaction_get_initiated_by_me (interaction) ? 0 : 1);
  adw_combo_row_set_selected (self->outcome, relnet_interaction_get_outcome (interaction));
  adw_combo_row_set_selected (self->worth, (guint) CLAMP (relnet_interaction_get_worth (interaction), 0, 5));
  gtk_spin_button_set_value (self->minutes, relnet_interaction_get_minutes (interaction));
  gtk_editable_set_text (GTK_EDITABLE (self->place), relnet_interaction_get_place (interaction));
  relnet_entry_row_set_error (self->date, _ ("Date"), NULL);
}

/**
 * relnet_interaction_form_store:
 * @self: a form
 * @interaction: gets what is in the form
 *
 * Returns: whether everything in the form can be stored; if not, the field itself says why and @interaction is untouched
 */
gboolean
relnet_interaction_form_store (RelnetInteractionForm *self, RelnetInteraction *interaction)
{
  g_autofree char *date = parse_date (self);
  g_autofree char *they_said = get_text (self->they_said);
  g_autofree char *note = get_text (self->note);
  g_autofree char *place = relnet_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->place)));

  if (!check_date (self))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->date));
      return FALSE;
    }
  /* A name that was typed and not chosen must not be lost silently; nor may nobody be left. */
  if (relnet_people_entry_has_rest (self->people) || relnet_people_entry_get_n_people (self->people) == 0)
    {
      gtk_widget_child_focus (GTK_WIDGET (self->people), GTK_DIR_TAB_BACKWARD);
      gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (self->people)), "error");
      return FALSE;
    }
  gtk_widget_remove_css_class (gtk_widget_get_last_child (GTK_WIDGET (self->people)), "error");
  if (gtk_widget_get_visible (GTK_WIDGET (self->what_group)))
    {
      g_autofree char *subject = relnet_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->subject)));

      relnet_interaction_set_subject (interaction, subject);
      relnet_interaction_set_channel (interaction, (RelnetChannel) adw_combo_row_get_selected (self->channel));
    }
  /* Another day: the time of the day that was known is no longer true. */
  if (g_strcmp0 (date, relnet_interaction_get_date (interaction)) != 0)
    relnet_interaction_set_instant (interaction, 0);
  relnet_interaction_set_date (interaction, date);
  relnet_people_entry_give_to (self->people, interaction);
  relnet_interaction_set_they_said (interaction, they_said);
  relnet_interaction_set_note (interaction, note);
  relnet_interaction_set_direction (interaction, (RelnetDirection) adw_combo_row_get_selected (self->direction));
  relnet_interaction_set_initiated_by_me (interaction, adw_combo_row_get_selected (self->initiated) == 0);
  relnet_interaction_set_outcome (interaction, (RelnetOutcome) adw_combo_row_get_selected (self->outcome));
  relnet_interaction_set_worth (interaction, (int) adw_combo_row_get_selected (self->worth));
  relnet_interaction_set_minutes (interaction, gtk_spin_button_get_value_as_int (self->minutes));
  relnet_interaction_set_place (interaction, place);
  return TRUE;
}

/**
 * relnet_interaction_form_set_date:
 * @self: a form
 * @date: a date
 */
void
relnet_interaction_form_set_date (RelnetInteractionForm *self, const char *date)
{
  g_autofree char *text = relnet_date_format (date);

  gtk_editable_set_text (GTK_EDITABLE (self->date), text);
}

/**
 * relnet_interaction_form_set_minutes:
 * @self: a form
 * @minutes: how long it took
 */
void
relnet_interaction_form_set_minutes (RelnetInteractionForm *self, int minutes)
{
  gtk_spin_button_set_value (self->minutes, minutes);
}

/**
 * relnet_interaction_form_set_direction:
 * @self: a form
 * @direction: from whom to whom
 */
void
relnet_interaction_form_set_direction (RelnetInteractionForm *self, RelnetDirection direction)
{
  adw_combo_row_set_selected (self->direction, direction);
}
