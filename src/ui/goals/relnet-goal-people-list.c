#include "relnet-goal-people-list.h"

#include <glib/gi18n-lib.h>

#include "relnet-goal-group.h"
#include "relnet-goal-person-row.h"
#include "relnet-goal-store.h"
#include "relnet-people-entry.h"
#include "relnet-report-error.h"
#include "relnet-text.h"

/* As many as a page has room for; the rest on request, as many again and again. */
#define ROWS_AT_ONCE 12

/**
 * RelnetGoalPeopleList:
 *
 * The people who matter for a goal.
 */
struct _RelnetGoalPeopleList
{
  GtkBox parent_instance;

  GtkListBox *list;
  GtkMenuButton *add;
  RelnetPeopleEntry *people; /* in the popover */
  GtkEditable *hope;
  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetGoal *goal;
  guint limit;
};

G_DEFINE_FINAL_TYPE (RelnetGoalPeopleList, relnet_goal_people_list, GTK_TYPE_BOX)

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetGoalPeopleList *self)
{
  if (RELNET_IS_GOAL_PERSON_ROW (row))
    {
      gtk_widget_activate_action (
          GTK_WIDGET (self), "win.open-person", "x",
          relnet_goal_person_get_person_id (relnet_goal_person_row_get_person (RELNET_GOAL_PERSON_ROW (row))));
      return;
    }
  self->limit += 4 * ROWS_AT_ONCE;
  relnet_goal_people_list_show (self, self->goal);
}

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetGoalPeopleList) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_goal_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
add_cb (RelnetGoalPeopleList *self)
{
  g_autoptr (RelnetInteraction) chosen = relnet_interaction_new ();
  g_autofree char *hope = relnet_text_clean (gtk_editable_get_text (self->hope));

  relnet_people_entry_give_to (self->people, chosen);
  if (relnet_interaction_get_n_people (chosen) == 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->people));
      return;
    }
  for (guint i = 0; i < relnet_interaction_get_n_people (chosen); i++)
    {
      g_autoptr (RelnetGoalPerson) person = relnet_goal_person_new ();

      relnet_goal_person_set_goal_id (person, relnet_goal_get_id (self->goal));
      relnet_goal_person_set_person_id (person, relnet_interaction_get_person_id (chosen, i));
      relnet_goal_person_set_name (person, relnet_interaction_get_person_name (chosen, i));
      relnet_goal_person_set_hope (person, hope);
      relnet_goal_store_save_person_async (self->database, person, self->clock, NULL, written, g_object_ref (self));
    }
  gtk_menu_button_popdown (self->add);
}

static void
create_add_cb (GtkMenuButton *button, gpointer user_data)
{
  RelnetGoalPeopleList *self = RELNET_GOAL_PEOPLE_LIST (user_data);
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *people = relnet_people_entry_new (self->database), *hope = gtk_entry_new ();
  GtkWidget *add = gtk_button_new_with_label (_ ("Add to the goal"));

  gtk_entry_set_placeholder_text (GTK_ENTRY (hope), _ ("What do you hope with them?"));
  gtk_editable_set_width_chars (GTK_EDITABLE (hope), 26);
  gtk_accessible_update_property (GTK_ACCESSIBLE (hope), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What do you hope with them?"), -1);
  gtk_widget_add_css_class (add, "suggested-action");
  gtk_widget_set_halign (add, GTK_ALIGN_END);
  relnet_people_entry_set_words (RELNET_PEOPLE_ENTRY (people), _ ("Who could help?"));
  g_signal_connect_swapped (hope, "activate", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  self->people = RELNET_PEOPLE_ENTRY (people);
  self->hope = GTK_EDITABLE (hope);
  gtk_box_append (GTK_BOX (box), people);
  gtk_box_append (GTK_BOX (box), hope);
  gtk_box_append (GTK_BOX (box), add);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
relnet_goal_people_list_dispose (GObject *object)
{
  RelnetGoalPeopleList *self = RELNET_GOAL_PEOPLE_LIST (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->goal);
  G_OBJECT_CLASS (relnet_goal_people_list_parent_class)->dispose (object);
}

static void
relnet_goal_people_list_class_init (RelnetGoalPeopleListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_goal_people_list_dispose;
}

static void
relnet_goal_people_list_init (RelnetGoalPeopleList *self)
{
  self->limit = ROWS_AT_ONCE;
  self->add = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_create_popup_func (self->add, create_add_cb, self, NULL);
  self->list = relnet_goal_group_build (GTK_BOX (self), _ ("People who matter"), GTK_WIDGET (self->add), _ ("Add people"));
  gtk_list_box_set_placeholder (self->list, relnet_goal_group_make_placeholder (_ ("Who could help, and how?")));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

/**
 * relnet_goal_people_list_new:
 * @database: the database
 * @clock: the time
 *
 * Returns: (transfer floating): the list, of no goal yet
 */
GtkWidget *
relnet_goal_people_list_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetGoalPeopleList *self = g_object_new (RELNET_TYPE_GOAL_PEOPLE_LIST, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  return GTK_WIDGET (self);
}

/**
 * relnet_goal_people_list_show:
 * @self: the list
 * @goal: a goal with its people
 */
void
relnet_goal_people_list_show (RelnetGoalPeopleList *self, RelnetGoal *goal)
{
  GPtrArray *people = relnet_goal_get_people (goal);

  g_return_if_fail (RELNET_IS_GOAL_PEOPLE_LIST (self));

  if (self->goal != NULL && relnet_goal_get_id (self->goal) != relnet_goal_get_id (goal))
    self->limit = ROWS_AT_ONCE;
  g_set_object (&self->goal, goal);
  relnet_goal_group_clear (self->list);
  for (guint i = 0; i < people->len; i++)
    {
      if (i == self->limit)
        {
          g_autofree char *words = g_strdup_printf (ngettext ("Show %u more", "Show %u more", people->len - i), people->len - i);

          gtk_list_box_append (self->list, relnet_goal_group_make_dim_row (words));
          break;
        }
      gtk_list_box_append (self->list,
                           relnet_goal_person_row_new (self->database, self->clock, goal, g_ptr_array_index (people, i)));
    }
}
