/* The goals somebody matters for (picture 03), in *About* of their page; and a way to let them matter for one more. */

#include "relnet-linked-goals.h"

#include <glib/gi18n-lib.h>

#include "relnet-goal-store.h"
#include "relnet-goal-words.h"
#include "relnet-person-group.h"
#include "relnet-person-store.h"
#include "relnet-report-error.h"

static void
add_goal (RelnetPersonGroup *self, RelnetGoal *goal, const char *today)
{
  RelnetGoalPerson *person = g_ptr_array_index (relnet_goal_get_people (goal), 0);
  GtkWidget *icon = gtk_image_new_from_icon_name ("emoji-flags-symbolic");
  const char *hope = relnet_goal_person_get_hope (person);
  g_autofree char *colour = g_strdup_printf ("goal-colour-%d", relnet_goal_get_colour (goal) & 7);
  g_autofree char *by = relnet_goal_words_dup_by (goal, today);
  g_autofree char *progress = relnet_goal_words_dup_progress (goal);
  const char *where = relnet_goal_get_state (goal) == RELNET_GOAL_OPEN && relnet_goal_get_progress (goal) > 0 ? progress : by;
  const char *what = *hope != '\0' ? hope : *relnet_goal_person_get_helped_on (person) != '\0' ? _ ("Has helped") : NULL;
  g_autofree char *subtitle = what != NULL ? g_strdup_printf ("%s · %s", what, where) : g_strdup (where);

  gtk_widget_add_css_class (icon, "kind-icon");
  gtk_widget_add_css_class (icon, colour);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (relnet_person_group_add_link (self, relnet_goal_get_text (goal, RELNET_GOAL_WHAT),
                                                                           subtitle, "go-next-symbolic", "win.open-goal",
                                                                           relnet_goal_get_id (goal))),
                             icon);
}

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetPersonGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_goal_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
choice_clicked_cb (GtkButton *button, RelnetPersonGroup *self)
{
  g_autoptr (RelnetGoalPerson) person = relnet_goal_person_new ();
  RelnetGoal *goal = g_object_get_data (G_OBJECT (button), "relnet-goal");
  RelnetDatabase *database = relnet_person_group_get_database (self);
  gint64 person_id = relnet_person_group_get_person_id (self);
  g_autoptr (RelnetPersonSummary) summary
      = relnet_person_store_load_summary (relnet_database_get_reader (database), person_id, NULL);

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER)));
  relnet_goal_person_set_goal_id (person, relnet_goal_get_id (goal));
  relnet_goal_person_set_person_id (person, person_id);
  relnet_goal_person_set_name (person, summary != NULL ? relnet_person_summary_get_name (summary) : "");
  relnet_goal_store_save_person_async (database, person, relnet_person_group_get_clock (self), NULL, written,
                                       g_object_ref (self));
}

/* The open goals they do not matter for yet. */
static void
create_add_cb (GtkMenuButton *button, gpointer user_data)
{
  RelnetPersonGroup *self = RELNET_PERSON_GROUP (user_data);
  RelnetConnection *reader = relnet_database_get_reader (relnet_person_group_get_database (self));
  g_autoptr (GPtrArray) all = relnet_goal_store_load_list (reader, NULL);
  g_autoptr (GPtrArray) linked = relnet_goal_store_load_of_person (reader, relnet_person_group_get_person_id (self), NULL);
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *window, *new_goal;

  for (guint i = 0; all != NULL && linked != NULL && i < all->len; i++)
    {
      RelnetGoal *goal = g_ptr_array_index (all, i);
      gboolean there = relnet_goal_get_state (goal) != RELNET_GOAL_OPEN;
      GtkWidget *choice, *label;

      for (guint j = 0; !there && j < linked->len; j++)
        there = relnet_goal_get_id (g_ptr_array_index (linked, j)) == relnet_goal_get_id (goal);
      if (there)
        continue;
      choice = gtk_button_new ();
      label = gtk_label_new (relnet_goal_get_text (goal, RELNET_GOAL_WHAT));
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
      gtk_button_set_child (GTK_BUTTON (choice), label);
      gtk_widget_add_css_class (choice, "flat");
      gtk_widget_add_css_class (choice, "menu-choice");
      g_object_set_data_full (G_OBJECT (choice), "relnet-goal", g_object_ref (goal), g_object_unref);
      g_signal_connect (choice, "clicked", G_CALLBACK (choice_clicked_cb), self);
      gtk_box_append (GTK_BOX (box), choice);
    }
  new_goal = gtk_button_new_with_label (_ ("New goal…"));
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (new_goal))), 0);
  gtk_widget_add_css_class (new_goal, "flat");
  gtk_widget_add_css_class (new_goal, "menu-choice");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (new_goal), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (new_goal), "win.add-goal");
  gtk_box_append (GTK_BOX (box), new_goal);
  window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), box);
  gtk_popover_set_child (GTK_POPOVER (popover), window);
  gtk_menu_button_set_popover (button, popover);
}

static void
add_adder (RelnetPersonGroup *self)
{
  GtkWidget *row = relnet_person_group_add_row (self, _ ("Add to a goal…"), NULL), *add = gtk_menu_button_new ();

  gtk_widget_add_css_class (row, "add-row");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (add), "list-add-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (add), create_add_cb, self, NULL);
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_tooltip_text (add, _ ("Add to a goal"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add to a goal"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), add);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), add);
}

static void
fill (RelnetPersonGroup *self, gint64 person_id, const char *today)
{
  RelnetConnection *reader = relnet_database_get_reader (relnet_person_group_get_database (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) goals = relnet_goal_store_load_of_person (reader, person_id, &error);

  if (goals == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < goals->len; i++)
    add_goal (self, g_ptr_array_index (goals, i), today);
  add_adder (self);
}

static gboolean
concerns (RelnetChanges *changes, gint64 person_id)
{
  return relnet_changes_has (changes, RELNET_CHANGE_GOAL);
}

/**
 * relnet_linked_goals_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the group, of nobody yet; a #RelnetAboutGroupFunc
 */
GtkWidget *
relnet_linked_goals_new (RelnetDatabase *database, RelnetClock *clock)
{
  return relnet_person_group_new (_ ("Linked Goals"), database, clock, fill, concerns);
}
