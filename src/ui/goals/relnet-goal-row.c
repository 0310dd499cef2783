#include "relnet-goal-row.h"

#include "relnet-goal-ring.h"
#include "relnet-goal-words.h"

/**
 * RelnetGoalRow:
 *
 * A goal in a list: how much is done, by when, with how many people.
 */
struct _RelnetGoalRow
{
  GtkListBoxRow parent_instance;

  RelnetGoalRing *ring;
  GtkLabel *title;
  GtkLabel *subtitle;

  RelnetGoal *goal;
};

G_DEFINE_FINAL_TYPE (RelnetGoalRow, relnet_goal_row, GTK_TYPE_LIST_BOX_ROW)

static void
relnet_goal_row_dispose (GObject *object)
{
  g_clear_object (&RELNET_GOAL_ROW (object)->goal);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_GOAL_ROW);
  G_OBJECT_CLASS (relnet_goal_row_parent_class)->dispose (object);
}

static void
relnet_goal_row_class_init (RelnetGoalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_goal_row_dispose;
  g_type_ensure (RELNET_TYPE_GOAL_RING);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/goals/relnet-goal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalRow, ring);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalRow, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalRow, subtitle);
}

static void
relnet_goal_row_init (RelnetGoalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_goal_row_new:
 * @goal: a goal with its counts
 * @today: a valid date
 *
 * Returns: (transfer floating): a row that shows @goal
 */
GtkWidget *
relnet_goal_row_new (RelnetGoal *goal, const char *today)
{
  RelnetGoalRow *self = g_object_new (RELNET_TYPE_GOAL_ROW, NULL);
  g_autofree char *due = relnet_goal_words_dup_due (goal, today);
  g_autofree char *people = relnet_goal_words_dup_people (goal);
  g_autofree char *progress = relnet_goal_words_dup_progress (goal);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", due, people);
  g_autofree char *words
      = g_strdup_printf ("%s, %s, %s", relnet_goal_get_text (goal, RELNET_GOAL_WHAT), progress, subtitle);

  self->goal = g_object_ref (goal);
  relnet_goal_ring_show (self->ring, goal);
  gtk_label_set_text (self->title, relnet_goal_get_text (goal, RELNET_GOAL_WHAT));
  gtk_label_set_text (self->subtitle, subtitle);
  if (relnet_goal_get_state (goal) != RELNET_GOAL_OPEN)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), relnet_goal_get_text (goal, RELNET_GOAL_WHAT));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return GTK_WIDGET (self);
}

/**
 * relnet_goal_row_get_goal:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
RelnetGoal *
relnet_goal_row_get_goal (RelnetGoalRow *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_ROW (self), NULL);

  return self->goal;
}
