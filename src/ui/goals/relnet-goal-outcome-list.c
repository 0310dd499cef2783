#include "relnet-goal-outcome-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "relnet-date-words.h"
#include "relnet-date.h"
#include "relnet-goal-group.h"
#include "relnet-goal-store.h"
#include "relnet-introduction-store.h"
#include "relnet-people-entry.h"
#include "relnet-report-error.h"
#include "relnet-text.h"

/* So many introductions are proposed, the last ones. */
#define MAX_INTRODUCTIONS 5

/**
 * RelnetGoalOutcomeList:
 *
 * What came of a goal and thanks to whom (G2), noted and changed in place.
 */
struct _RelnetGoalOutcomeList
{
  GtkBox parent_instance;

  GtkListBox *list;
  GtkMenuButton *add;
  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetGoal *goal;
};

G_DEFINE_FINAL_TYPE (RelnetGoalOutcomeList, relnet_goal_outcome_list, GTK_TYPE_BOX)

/* The popover in which an outcome is written. */
typedef struct
{
  RelnetGoalOutcomeList *list;
  RelnetGoalOutcome *outcome;
  GtkPopover *popover;
  GtkEditable *what;
  GtkEditable *date;
  RelnetPeopleEntry *people;
  GtkBox *introductions; /* a check button each, in the order of @proposed */
  RelnetGoalOutcome *proposed; /* whose sources are those introductions */
} Form;

static void
form_free (gpointer data, GClosure *closure)
{
  Form *form = data;

  g_clear_object (&form->outcome);
  g_clear_object (&form->proposed);
  g_free (form);
}

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetGoalOutcomeList) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_goal_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
save_cb (Form *form)
{
  RelnetGoalOutcomeList *self = form->list;
  g_autoptr (RelnetInteraction) chosen = relnet_interaction_new ();
  g_autoptr (RelnetGoalOutcome) outcome = relnet_goal_outcome_new ();
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  const char *when = gtk_editable_get_text (form->date);
  GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (form->introductions));
  g_autofree char *date
      = relnet_text_is_blank (when) ? g_strdup (today) : relnet_date_words_parse (when, today, RELNET_TENSE_PAST);

  if (relnet_text_is_blank (gtk_editable_get_text (form->what)) || date == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (date == NULL ? form->date : form->what), "error");
      gtk_widget_grab_focus (GTK_WIDGET (date == NULL ? form->date : form->what));
      return;
    }
  relnet_people_entry_give_to (form->people, chosen);
  relnet_goal_outcome_set_id (outcome, relnet_goal_outcome_get_id (form->outcome));
  relnet_goal_outcome_set_goal_id (outcome, relnet_goal_get_id (self->goal));
  relnet_goal_outcome_set_what (outcome, gtk_editable_get_text (form->what));
  relnet_goal_outcome_set_date (outcome, date);
  /* Those who are gone stay, and so does the introduction through which somebody came. */
  for (guint i = 0; i < relnet_goal_outcome_get_n_sources (form->outcome); i++)
    {
      const RelnetGoalSource *source = relnet_goal_outcome_get_source (form->outcome, i);
      gboolean stays = source->person_id == 0 && source->introduction_id == 0;

      for (guint j = 0; j < relnet_interaction_get_n_people (chosen); j++)
        stays |= relnet_interaction_get_person_id (chosen, j) == source->person_id;
      if (stays)
        relnet_goal_outcome_add_source (outcome, source->person_id, source->introduction_id, source->name);
    }
  for (guint i = 0; i < relnet_interaction_get_n_people (chosen); i++)
    relnet_goal_outcome_add_source (outcome, relnet_interaction_get_person_id (chosen, i), 0,
                                    relnet_interaction_get_person_name (chosen, i));
  for (guint i = 0; i < relnet_goal_outcome_get_n_sources (form->proposed); i++, check = gtk_widget_get_next_sibling (check))
    {
      const RelnetGoalSource *source = relnet_goal_outcome_get_source (form->proposed, i);

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        relnet_goal_outcome_add_source (outcome, 0, source->introduction_id, source->name);
    }
  gtk_popover_popdown (form->popover);
  relnet_goal_store_save_outcome_async (self->database, outcome, self->clock, NULL, written, g_object_ref (self));
}

static void
delete_cb (Form *form)
{
  RelnetGoalOutcomeList *self = form->list;

  gtk_popover_popdown (form->popover);
  relnet_goal_store_delete_outcome_async (self->database, form->outcome, self->clock, NULL, written, g_object_ref (self));
}

static GtkWidget *
make_entry (const char *words, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), words);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 26);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return entry;
}

/* The introductions that may have led there: those noted already, and the last ones the user made. */
static void
add_introductions (Form *form, RelnetDatabase *database)
{
  g_autoptr (GPtrArray) made
      = relnet_introduction_store_load_made (relnet_database_get_reader (database), MAX_INTRODUCTIONS, NULL);
  guint n_noted;

  for (guint i = 0; i < relnet_goal_outcome_get_n_sources (form->outcome); i++)
    {
      const RelnetGoalSource *source = relnet_goal_outcome_get_source (form->outcome, i);

      if (source->person_id == 0 && source->introduction_id != 0)
        relnet_goal_outcome_add_source (form->proposed, 0, source->introduction_id, source->name);
    }
  n_noted = relnet_goal_outcome_get_n_sources (form->proposed);
  for (guint i = 0; made != NULL && i < made->len; i++)
    {
      RelnetIntroduction *introduction = g_ptr_array_index (made, i);
      /* Names are stored as they are: the words around them are those of whoever reads. */
      g_autofree char *names = g_strdup_printf ("%s & %s", relnet_introduction_get_name (introduction, RELNET_SIDE_FIRST),
                                                relnet_introduction_get_name (introduction, RELNET_SIDE_SECOND));

      relnet_goal_outcome_add_source (form->proposed, 0, relnet_introduction_get_id (introduction), names);
    }
  for (guint i = 0; i < relnet_goal_outcome_get_n_sources (form->proposed); i++)
    {
      const RelnetGoalSource *source = relnet_goal_outcome_get_source (form->proposed, i);
      GtkWidget *check = gtk_check_button_new (), *label = gtk_label_new (source->name);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_tooltip_text (check, source->name);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), i < n_noted);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, source->name, -1);
      gtk_box_append (form->introductions, check);
    }
}

static GtkWidget *
make_form (RelnetGoalOutcomeList *self, RelnetGoalOutcome *outcome)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *save = gtk_button_new_with_label (_ ("Save"));
  GtkWidget *thanks = gtk_label_new (_ ("Thanks to:")), *through = gtk_label_new (_ ("Through the introduction of:"));
  g_autofree char *date = relnet_date_is_valid (relnet_goal_outcome_get_date (outcome))
                              ? relnet_date_format (relnet_goal_outcome_get_date (outcome))
                              : g_strdup ("");
  Form *form = g_new0 (Form, 1);

  form->list = self;
  form->outcome = g_object_ref (outcome);
  form->popover = GTK_POPOVER (popover);
  form->what = GTK_EDITABLE (make_entry (_ ("What came of it? A client, a job, advice…"), relnet_goal_outcome_get_what (outcome)));
  form->date = GTK_EDITABLE (make_entry (_ ("When? Today unless you say"), date));
  form->people = RELNET_PEOPLE_ENTRY (relnet_people_entry_new (self->database));
  for (guint i = 0; i < relnet_goal_outcome_get_n_sources (outcome); i++)
    {
      const RelnetGoalSource *source = relnet_goal_outcome_get_source (outcome, i);

      if (source->person_id != 0)
        relnet_people_entry_add (form->people, source->person_id, source->name);
    }
  relnet_people_entry_set_words (form->people, _ ("Who led there?"));
  form->introductions = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  form->proposed = relnet_goal_outcome_new ();
  add_introductions (form, self->database);
  gtk_label_set_xalign (GTK_LABEL (through), 0);
  gtk_widget_add_css_class (through, "dim-label");
  gtk_widget_set_visible (through, relnet_goal_outcome_get_n_sources (form->proposed) > 0);
  gtk_widget_set_visible (GTK_WIDGET (form->introductions), relnet_goal_outcome_get_n_sources (form->proposed) > 0);
  gtk_label_set_xalign (GTK_LABEL (thanks), 0);
  gtk_widget_add_css_class (thanks, "dim-label");
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_hexpand (save, TRUE);
  gtk_widget_set_halign (save, GTK_ALIGN_END);
  g_signal_connect_data (save, "clicked", G_CALLBACK (save_cb), form, form_free, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (form->what, "activate", G_CALLBACK (save_cb), form);
  g_signal_connect_swapped (form->date, "activate", G_CALLBACK (save_cb), form);
  if (relnet_goal_outcome_get_id (outcome) != 0)
    {
      GtkWidget *delete = gtk_button_new_from_icon_name ("user-trash-symbolic");

      gtk_widget_add_css_class (delete, "flat");
      gtk_widget_set_tooltip_text (delete, _ ("Delete this outcome"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (delete), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Delete this outcome"), -1);
      g_signal_connect_swapped (delete, "clicked", G_CALLBACK (delete_cb), form);
      gtk_box_append (GTK_BOX (buttons), delete);
    }
  gtk_box_append (GTK_BOX (buttons), save);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->what));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->date));
  gtk_box_append (GTK_BOX (box), thanks);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->people));
  gtk_box_append (GTK_BOX (box), through);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->introductions));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
closed_cb (GtkWidget *popover)
{
  gtk_widget_unparent (popover);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetGoalOutcomeList *self)
{
  GtkWidget *form = make_form (self, g_ptr_array_index (relnet_goal_get_outcomes (self->goal), (guint) gtk_list_box_row_get_index (row)));

  gtk_widget_set_parent (form, GTK_WIDGET (row));
  g_signal_connect (form, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (form));
}

static void
create_add_cb (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (RelnetGoalOutcome) outcome = relnet_goal_outcome_new ();

  gtk_menu_button_set_popover (button, make_form (RELNET_GOAL_OUTCOME_LIST (user_data), outcome));
}

static void
relnet_goal_outcome_list_dispose (GObject *object)
{
  RelnetGoalOutcomeList *self = RELNET_GOAL_OUTCOME_LIST (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->goal);
  G_OBJECT_CLASS (relnet_goal_outcome_list_parent_class)->dispose (object);
}

static void
relnet_goal_outcome_list_class_init (RelnetGoalOutcomeListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_goal_outcome_list_dispose;
}

static void
relnet_goal_outcome_list_init (RelnetGoalOutcomeList *self)
{
  self->add = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_create_popup_func (self->add, create_add_cb, self, NULL);
  self->list = relnet_goal_group_build (GTK_BOX (self), _ ("What came of it"), GTK_WIDGET (self->add), _ ("Note an outcome"));
  gtk_list_box_set_placeholder (self->list, relnet_goal_group_make_placeholder (
                                                _ ("Note what comes of it and thanks to whom: they will be glad to hear.")));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

/**
 * relnet_goal_outcome_list_new:
 * @database: the database
 * @clock: the time
 *
 * Returns: (transfer floating): the list, of no goal yet
 */
GtkWidget *
relnet_goal_outcome_list_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetGoalOutcomeList *self = g_object_new (RELNET_TYPE_GOAL_OUTCOME_LIST, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  return GTK_WIDGET (self);
}

static char *
dup_subtitle (RelnetGoalOutcome *outcome, const char *today)
{
  g_autofree char *date = relnet_date_format_short (relnet_goal_outcome_get_date (outcome), today);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < relnet_goal_outcome_get_n_sources (outcome); i++)
    g_ptr_array_add (names, relnet_goal_source_dup_words (relnet_goal_outcome_get_source (outcome, i)));
  if (names->len == 0)
    return g_steal_pointer (&date);
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (", ", (char **) names->pdata);
  /* Translators: a day and names, “3 Nov · thanks to Margaux Stern”. */
  return g_strdup_printf (_ ("%s · thanks to %s"), date, joined);
}

/**
 * relnet_goal_outcome_list_show:
 * @self: the list
 * @goal: a goal with its outcomes
 */
void
relnet_goal_outcome_list_show (RelnetGoalOutcomeList *self, RelnetGoal *goal)
{
  GPtrArray *outcomes = relnet_goal_get_outcomes (goal);
  g_autofree char *today = relnet_clock_dup_today (self->clock);

  g_return_if_fail (RELNET_IS_GOAL_OUTCOME_LIST (self));

  g_set_object (&self->goal, goal);
  relnet_goal_group_clear (self->list);
  for (guint i = 0; i < outcomes->len; i++)
    {
      RelnetGoalOutcome *outcome = g_ptr_array_index (outcomes, i);
      GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new_from_icon_name ("object-select-symbolic");
      g_autofree char *subtitle = dup_subtitle (outcome, today);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), relnet_goal_outcome_get_what (outcome));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_widget_add_css_class (icon, "kind-icon");
      gtk_widget_add_css_class (icon, "kept");
      gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (self->list, row);
    }
}
