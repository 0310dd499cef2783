#include "relnet-goal-details.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-cadence.h"
#include "relnet-choice.h"
#include "relnet-date-words.h"
#include "relnet-date.h"
#include "relnet-field-row.h"
#include "relnet-goal-store.h"
#include "relnet-report-error.h"
#include "relnet-text.h"

/**
 * RelnetGoalDetails:
 *
 * What a goal is, edited in place: each field is stored by itself.
 */
struct _RelnetGoalDetails
{
  AdwPreferencesGroup parent_instance;

  RelnetFieldRow *fields[RELNET_N_GOAL_TEXTS];
  AdwComboRow *news;
  GtkBox *colours;
  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetGoal *goal;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (RelnetGoalDetails, relnet_goal_details, ADW_TYPE_PREFERENCES_GROUP)

static const struct
{
  RelnetGoalText text;
  const char *title;
} fields[] = {
  { RELNET_GOAL_WHAT, N_ ("Goal") },
  { RELNET_GOAL_WHY, N_ ("Why") },
  { RELNET_GOAL_STARTED_ON, N_ ("Since when") },
  { RELNET_GOAL_DUE, N_ ("By when") },
  { RELNET_GOAL_SECTOR, N_ ("Sectors it needs, a comma between two") },
  { RELNET_GOAL_EXPERTISE, N_ ("Expertise it needs") },
  { RELNET_GOAL_SENIORITY, N_ ("Seniority it needs") },
  { RELNET_GOAL_TARGET, N_ ("A person or organisation to reach") },
};

/* In days, as relnet_cadence_format () has words for; 0: only when it moves. */
static const int intervals[] = { 0, 30, 60, 90, 180 };

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetGoalDetails) self = data;
  g_autoptr (GError) error = NULL;

  if (relnet_goal_store_finish (RELNET_DATABASE (object), result, &error))
    return;
  relnet_report_error (GTK_WIDGET (self), error);
  /* What could not be stored is not what the goal is. */
  if (self->goal != NULL && self->database != NULL)
    {
      g_autofree char *today = relnet_clock_dup_today (self->clock);
      g_autoptr (RelnetGoal) goal
          = relnet_goal_store_load (relnet_database_get_reader (self->database), relnet_goal_get_id (self->goal), today, NULL);

      if (goal != NULL)
        relnet_goal_details_show (self, goal);
    }
}

static void
store (RelnetGoalDetails *self)
{
  relnet_goal_store_save_async (self->database, self->goal, self->clock, NULL, written, g_object_ref (self));
}

static gboolean
is_date (RelnetGoalText text)
{
  return text == RELNET_GOAL_DUE || text == RELNET_GOAL_STARTED_ON;
}

static char *
parse_date (const char *text, gpointer data, const char **error)
{
  RelnetGoalDetails *self = data;
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  char *date;

  if (*text == '\0')
    return g_strdup ("");
  date = relnet_date_words_parse (text, today, RELNET_TENSE_FUTURE);
  if (date == NULL && error != NULL)
    *error = _ ("This is not a date");
  return date;
}

static char *
parse_past_date (const char *text, gpointer data, const char **error)
{
  RelnetGoalDetails *self = data;
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  char *date = relnet_date_words_parse (text, today, RELNET_TENSE_PAST);

  if (date == NULL && error != NULL)
    *error = _ ("This is not a date");
  return date;
}

static char *
parse_what (const char *text, gpointer data, const char **error)
{
  if (!relnet_text_is_blank (text))
    return g_strdup (text);
  if (error != NULL)
    *error = _ ("Say what the goal is.");
  return NULL;
}

static void
saved_cb (RelnetFieldRow *row, const char *value, RelnetGoalDetails *self)
{
  RelnetGoalText text = (RelnetGoalText) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "relnet-text"));

  if (self->goal == NULL || g_str_equal (relnet_goal_get_text (self->goal, text), value))
    return;
  relnet_goal_set_text (self->goal, text, value);
  store (self);
}

static void
news_cb (RelnetGoalDetails *self)
{
  guint choice = adw_combo_row_get_selected (self->news);

  if (self->setting || self->goal == NULL || choice >= G_N_ELEMENTS (intervals))
    return;
  relnet_goal_set_news_days (self->goal, intervals[choice]);
  store (self);
}

static void
colour_cb (GtkToggleButton *button, RelnetGoalDetails *self)
{
  if (self->setting || self->goal == NULL || !gtk_toggle_button_get_active (button))
    return;
  relnet_goal_set_colour (self->goal, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "relnet-colour")));
  store (self);
}

static void
add_colours (RelnetGoalDetails *self)
{
  const char *const names[] = { C_ ("colour", "Blue"), C_ ("colour", "Green"),  C_ ("colour", "Purple"), C_ ("colour", "Orange"),
                                C_ ("colour", "Red"),  C_ ("colour", "Yellow"), C_ ("colour", "Brown"),  C_ ("colour", "Grey") };
  GtkWidget *row = adw_action_row_new ();
  GtkToggleButton *first = NULL;

  self->colours = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2));
  gtk_widget_set_valign (GTK_WIDGET (self->colours), GTK_ALIGN_CENTER);
  for (int i = 0; i < (int) G_N_ELEMENTS (names); i++)
    {
      GtkWidget *button = gtk_toggle_button_new (), *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      g_autofree char *css_class = g_strdup_printf ("colour-%d", i);

      gtk_widget_add_css_class (dot, "circle-dot");
      gtk_widget_add_css_class (dot, css_class);
      gtk_widget_set_halign (dot, GTK_ALIGN_CENTER);
      gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), dot);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "circular");
      gtk_widget_add_css_class (button, "colour");
      gtk_widget_set_tooltip_text (button, names[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, names[i], -1);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      g_object_set_data (G_OBJECT (button), "relnet-colour", GINT_TO_POINTER (i));
      g_signal_connect (button, "toggled", G_CALLBACK (colour_cb), self);
      gtk_box_append (self->colours, button);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Colour"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->colours));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_news (RelnetGoalDetails *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      g_autofree char *words = intervals[i] > 0 ? relnet_cadence_format (intervals[i]) : g_strdup (_ ("only when it moves"));
      g_autofree char *capital = relnet_text_capitalise (words);

      gtk_string_list_append (choices, capital);
    }
  self->news = g_object_new (RELNET_TYPE_COMBO_ROW, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->news), _ ("News to those who helped"));
  adw_combo_row_set_model (self->news, G_LIST_MODEL (choices));
  g_signal_connect_swapped (self->news, "notify::selected", G_CALLBACK (news_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->news));
}

static void
relnet_goal_details_dispose (GObject *object)
{
  RelnetGoalDetails *self = RELNET_GOAL_DETAILS (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->goal);
  G_OBJECT_CLASS (relnet_goal_details_parent_class)->dispose (object);
}

static void
relnet_goal_details_class_init (RelnetGoalDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_goal_details_dispose;
}

static void
relnet_goal_details_init (RelnetGoalDetails *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      RelnetFieldParse parse = fields[i].text == RELNET_GOAL_DUE          ? parse_date
                               : fields[i].text == RELNET_GOAL_STARTED_ON ? parse_past_date
                               : fields[i].text == RELNET_GOAL_WHAT       ? parse_what
                                                                          : NULL;
      GtkWidget *row = relnet_field_row_new (_ (fields[i].title), parse, self);

      self->fields[fields[i].text] = RELNET_FIELD_ROW (row);
      g_object_set_data (G_OBJECT (row), "relnet-text", GINT_TO_POINTER (fields[i].text));
      g_signal_connect (row, "save", G_CALLBACK (saved_cb), self);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
  add_news (self);
  add_colours (self);
}

/**
 * relnet_goal_details_new:
 * @database: the database
 * @clock: the time
 *
 * Returns: (transfer floating): the group, of no goal yet
 */
GtkWidget *
relnet_goal_details_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetGoalDetails *self = g_object_new (RELNET_TYPE_GOAL_DETAILS, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  return GTK_WIDGET (self);
}

/* An interval that is none of the choices stands for the next shorter one. */
static guint
find_interval (int days)
{
  guint found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    if (intervals[i] <= days)
      found = i;
  return found;
}

/**
 * relnet_goal_details_show:
 * @self: the group
 * @goal: a goal; kept and changed when the user changes something
 */
void
relnet_goal_details_show (RelnetGoalDetails *self, RelnetGoal *goal)
{
  int colour = relnet_goal_get_colour (goal) & 7;
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->colours));
  gboolean other = self->goal != NULL && relnet_goal_get_id (self->goal) != relnet_goal_get_id (goal);

  g_return_if_fail (RELNET_IS_GOAL_DETAILS (self));

  if (other)
    relnet_goal_details_flush (self);
  g_set_object (&self->goal, goal);
  self->setting = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = relnet_goal_get_text (goal, fields[i].text);
      g_autofree char *date = is_date (fields[i].text) && *value != '\0' ? relnet_date_format (value) : NULL;
      RelnetFieldRow *row = self->fields[fields[i].text];

      if (other)
        relnet_field_row_set_stored (row, gtk_editable_get_text (GTK_EDITABLE (row)));
      relnet_field_row_set_stored (row, date != NULL ? date : value);
    }
  adw_combo_row_set_selected (self->news, find_interval (relnet_goal_get_news_days (goal)));
  for (int i = 0; i < colour && button != NULL; i++)
    button = gtk_widget_get_next_sibling (button);
  if (button != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  self->setting = FALSE;
}

/**
 * relnet_goal_details_flush:
 * @self: the group
 *
 * Stores what is being typed, where it is right.
 */
void
relnet_goal_details_flush (RelnetGoalDetails *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields) && self->goal != NULL; i++)
    relnet_field_row_flush (self->fields[fields[i].text]);
}
