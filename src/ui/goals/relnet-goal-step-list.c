#include "relnet-goal-step-list.h"

#include <glib/gi18n-lib.h>

#include "relnet-goal-group.h"
#include "relnet-goal-step-editor.h"
#include "relnet-goal-step-row.h"

/* Steps that were done long ago are counted, not shown. */
#define MAX_DONE 4

/**
 * RelnetGoalStepList:
 *
 * The next steps of a goal: ticked, put off, changed and added in place. Those done last stay, dimmed.
 */
struct _RelnetGoalStepList
{
  GtkBox parent_instance;

  GtkListBox *list;
  GtkMenuButton *add;
  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetGoal *goal;
  gboolean all;
};

G_DEFINE_FINAL_TYPE (RelnetGoalStepList, relnet_goal_step_list, GTK_TYPE_BOX)

static void
closed_cb (GtkWidget *popover)
{
  gtk_widget_unparent (popover);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetGoalStepList *self)
{
  GtkWidget *editor;

  if (!RELNET_IS_GOAL_STEP_ROW (row))
    {
      self->all = TRUE;
      relnet_goal_step_list_show (self, self->goal);
      return;
    }
  editor = relnet_goal_step_editor_new (self->database, self->clock);
  relnet_goal_step_editor_edit (RELNET_GOAL_STEP_EDITOR (editor), self->goal,
                                relnet_goal_step_row_get_step (RELNET_GOAL_STEP_ROW (row)));
  gtk_widget_set_parent (editor, GTK_WIDGET (row));
  g_signal_connect (editor, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (editor));
}

static void
create_add_cb (GtkMenuButton *button, gpointer user_data)
{
  RelnetGoalStepList *self = RELNET_GOAL_STEP_LIST (user_data);
  GtkWidget *editor = relnet_goal_step_editor_new (self->database, self->clock);

  relnet_goal_step_editor_edit (RELNET_GOAL_STEP_EDITOR (editor), self->goal, NULL);
  gtk_menu_button_set_popover (button, editor);
}

static void
relnet_goal_step_list_dispose (GObject *object)
{
  RelnetGoalStepList *self = RELNET_GOAL_STEP_LIST (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->goal);
  G_OBJECT_CLASS (relnet_goal_step_list_parent_class)->dispose (object);
}

static void
relnet_goal_step_list_class_init (RelnetGoalStepListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_goal_step_list_dispose;
}

static void
relnet_goal_step_list_init (RelnetGoalStepList *self)
{
  self->add = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_create_popup_func (self->add, create_add_cb, self, NULL);
  self->list = relnet_goal_group_build (GTK_BOX (self), _ ("Next steps"), GTK_WIDGET (self->add), _ ("Add a step"));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

/**
 * relnet_goal_step_list_new:
 * @database: the database
 * @clock: the time
 *
 * Returns: (transfer floating): the list, of no goal yet
 */
GtkWidget *
relnet_goal_step_list_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetGoalStepList *self = g_object_new (RELNET_TYPE_GOAL_STEP_LIST, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  return GTK_WIDGET (self);
}

/**
 * relnet_goal_step_list_show:
 * @self: the list
 * @goal: a goal with its steps
 */
void
relnet_goal_step_list_show (RelnetGoalStepList *self, RelnetGoal *goal)
{
  GPtrArray *steps = relnet_goal_get_steps (goal);
  guint n_done = 0;

  g_return_if_fail (RELNET_IS_GOAL_STEP_LIST (self));

  if (self->goal != NULL && relnet_goal_get_id (self->goal) != relnet_goal_get_id (goal))
    self->all = FALSE;
  g_set_object (&self->goal, goal);
  relnet_goal_group_clear (self->list);
  for (guint i = 0; i < steps->len; i++)
    {
      RelnetGoalStep *step = g_ptr_array_index (steps, i);

      if (*relnet_goal_step_get_done_on (step) != '\0' && ++n_done > MAX_DONE && !self->all)
        {
          g_autofree char *words = g_strdup_printf (ngettext ("Show %u more", "Show %u more", steps->len - i), steps->len - i);

          gtk_list_box_append (self->list, relnet_goal_group_make_dim_row (words));
          break;
        }
      gtk_list_box_append (self->list, relnet_goal_step_row_new (self->database, self->clock, step));
    }
  gtk_list_box_set_placeholder (self->list, relnet_goal_group_make_placeholder (_ ("What comes first? Small steps are the best ones.")));
}
