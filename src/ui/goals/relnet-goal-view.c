#include "relnet-goal-view.h"

#include <glib/gi18n-lib.h>

#include "relnet-goal-details.h"
#include "relnet-goal-openings-box.h"
#include "relnet-goal-outcome-list.h"
#include "relnet-goal-pace.h"
#include "relnet-goal-people-list.h"
#include "relnet-goal-plan.h"
#include "relnet-goal-ring.h"
#include "relnet-goal-step-list.h"
#include "relnet-goal-store.h"
#include "relnet-goal-words.h"
#include "relnet-report-error.h"

/* How long a change waits for the user who is writing in a popover, before it looks again, in milliseconds. */
#define PATIENCE 300

/**
 * RelnetGoalView:
 *
 * Everything about one goal (picture 07): how far it is and whether that is realistic, the line of the plan, next steps,
 * people who matter, what came of it, and who could open the field. It is edited in place.
 */
struct _RelnetGoalView
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *menu_button;
  GtkToggleButton *edit;
  GtkStack *pages;
  GtkScrolledWindow *window;
  GtkBox *box;
  RelnetGoalRing *ring;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *why;
  GtkRevealer *details_revealer;
  RelnetGoalPlan *plan;
  GtkFlowBox *columns;
  RelnetGoalDetails *details;
  RelnetGoalStepList *steps;
  RelnetGoalPeopleList *people;
  RelnetGoalOutcomeList *outcomes;
  RelnetGoalOpeningsBox *openings;

  RelnetDatabase *database;
  RelnetClock *clock;
  GCancellable *cancellable;
  RelnetGoal *goal;
  gint64 goal_id;
  guint later_source;
};

G_DEFINE_FINAL_TYPE (RelnetGoalView, relnet_goal_view, GTK_TYPE_WIDGET)

static void
show_nothing (RelnetGoalView *self)
{
  self->goal_id = 0;
  g_clear_object (&self->goal);
  gtk_stack_set_visible_child_name (self->pages, "nothing");
  gtk_widget_set_visible (GTK_WIDGET (self->edit), FALSE);
  gtk_widget_set_visible (self->menu_button, FALSE);
}

/* “By June 2027 · realistic: some ties take months to develop” */
static void
show_pace (RelnetGoalView *self, const char *today)
{
  RelnetGoalPace pace = relnet_goal_pace_judge_goal (self->goal, today);
  g_autofree char *by = relnet_goal_words_dup_by (self->goal, today);
  g_autofree char *words = relnet_goal_pace_format (pace);
  g_autofree char *line = *words != '\0' ? g_strdup_printf ("%s · %s", by, words) : g_strdup (by);

  gtk_label_set_text (self->subtitle, line);
  gtk_widget_remove_css_class (GTK_WIDGET (self->subtitle), "dim-label");
  gtk_widget_remove_css_class (GTK_WIDGET (self->subtitle), "pace-alarm");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), relnet_goal_pace_is_alarm (pace) ? "pace-alarm" : "dim-label");
}

static void
show (RelnetGoalView *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  RelnetGoalState state = relnet_goal_get_state (self->goal);
  const char *why = relnet_goal_get_text (self->goal, RELNET_GOAL_WHY);

  relnet_goal_ring_show (self->ring, self->goal);
  gtk_label_set_text (self->title, relnet_goal_get_text (self->goal, RELNET_GOAL_WHAT));
  show_pace (self, today);
  gtk_label_set_text (self->why, why);
  gtk_widget_set_visible (GTK_WIDGET (self->why), *why != '\0');
  relnet_goal_plan_show (self->plan, self->goal, today);
  relnet_goal_details_show (self->details, self->goal);
  relnet_goal_step_list_show (self->steps, self->goal);
  relnet_goal_people_list_show (self->people, self->goal);
  relnet_goal_outcome_list_show (self->outcomes, self->goal);
  relnet_goal_openings_box_show (self->openings, self->goal);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goal.achieve", state == RELNET_GOAL_OPEN);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goal.drop", state == RELNET_GOAL_OPEN);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goal.reopen", state != RELNET_GOAL_OPEN);
  gtk_widget_set_visible (GTK_WIDGET (self->edit), TRUE);
  gtk_widget_set_visible (self->menu_button, TRUE);
  gtk_stack_set_visible_child_name (self->pages, "goal");
}

static void reload (RelnetGoalView *self);

static gboolean
has_open_popover (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget))
    return gtk_widget_get_mapped (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_open_popover (child))
      return TRUE;
  return FALSE;
}

static gboolean
later_cb (gpointer user_data)
{
  RelnetGoalView *self = RELNET_GOAL_VIEW (user_data);

  self->later_source = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

typedef struct
{
  gint64 id;
  char *today;
} Query;

static void
query_free (gpointer data)
{
  g_free (((Query *) data)->today);
  g_free (data);
}

static gpointer
read_goal (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Query *query = data;

  return relnet_goal_store_load (connection, query->id, query->today, error);
}

static void
goal_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetGoal) goal = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);
  RelnetGoalView *self;

  /* Cancelled: another one is under way, or the view is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = user_data;
  if (goal == NULL)
    {
      if (!g_error_matches (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND))
        relnet_report_error (GTK_WIDGET (self), error);
      show_nothing (self);
      return;
    }
  /* Rows are made anew, and with them would go the popover in which something is being written. */
  if (self->goal != NULL && relnet_goal_get_id (self->goal) == relnet_goal_get_id (goal) && has_open_popover (GTK_WIDGET (self->box)))
    {
      if (self->later_source == 0)
        self->later_source = g_timeout_add (PATIENCE, later_cb, self);
      return;
    }
  g_set_object (&self->goal, goal);
  show (self);
}

static void
reload (RelnetGoalView *self)
{
  Query *query;

  if (self->goal_id == 0)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  query = g_new0 (Query, 1);
  query->id = self->goal_id;
  query->today = relnet_clock_dup_today (self->clock);
  relnet_database_read_async (self->database, read_goal, query, query_free, g_object_unref, self->cancellable, goal_read, self);
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetGoalView *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_GOAL) || relnet_changes_has (changes, RELNET_CHANGE_PERSON))
    reload (self);
}

static void
edit_toggled_cb (RelnetGoalView *self)
{
  gboolean active = gtk_toggle_button_get_active (self->edit);

  if (!active)
    relnet_goal_details_flush (self->details);
  gtk_revealer_set_reveal_child (self->details_revealer, active);
  gtk_widget_set_visible (GTK_WIDGET (self->details_revealer), active);
}

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetGoalView) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_goal_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
set_state_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetGoalView *self = RELNET_GOAL_VIEW (widget);
  RelnetGoalState state = g_str_equal (action, "goal.achieve") ? RELNET_GOAL_ACHIEVED
                          : g_str_equal (action, "goal.drop")  ? RELNET_GOAL_DROPPED
                                                               : RELNET_GOAL_OPEN;

  if (self->goal != NULL)
    relnet_goal_store_set_state_async (self->database, self->goal, state, self->clock, NULL, written, g_object_ref (self));
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetGoalView *self = RELNET_GOAL_VIEW (widget);

  if (self->goal != NULL)
    relnet_goal_store_delete_async (self->database, self->goal, self->clock, NULL, written, g_object_ref (self));
}

static void
relnet_goal_view_dispose (GObject *object)
{
  RelnetGoalView *self = RELNET_GOAL_VIEW (object);

  g_clear_handle_id (&self->later_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->goal);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_GOAL_VIEW);
  G_OBJECT_CLASS (relnet_goal_view_parent_class)->dispose (object);
}

static void
relnet_goal_view_class_init (RelnetGoalViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_goal_view_dispose;
  g_type_ensure (RELNET_TYPE_GOAL_PLAN);
  g_type_ensure (RELNET_TYPE_GOAL_RING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/goals/relnet-goal-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalView, content);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalView, edit);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalView, pages);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalView, window);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalView, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalView, ring);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalView, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalView, why);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalView, details_revealer);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalView, plan);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalView, columns);
  gtk_widget_class_bind_template_callback (widget_class, edit_toggled_cb);
  gtk_widget_class_install_action (widget_class, "goal.achieve", NULL, set_state_cb);
  gtk_widget_class_install_action (widget_class, "goal.drop", NULL, set_state_cb);
  gtk_widget_class_install_action (widget_class, "goal.reopen", NULL, set_state_cb);
  gtk_widget_class_install_action (widget_class, "goal.delete", NULL, delete_cb);
}

static void
relnet_goal_view_init (RelnetGoalView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_column (RelnetGoalView *self, GtkWidget *group)
{
  GtkWidget *clamp = adw_clamp_new (), *child;

  /* Two columns above 600 pixels, one below: the flow box counts natural widths. */
  gtk_widget_set_size_request (group, 280, -1);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 312);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 312);
  adw_clamp_set_child (ADW_CLAMP (clamp), group);
  gtk_widget_set_valign (clamp, GTK_ALIGN_START);
  gtk_flow_box_append (self->columns, clamp);
  child = gtk_widget_get_last_child (GTK_WIDGET (self->columns));
  gtk_widget_set_focusable (child, FALSE);
}

/**
 * relnet_goal_view_new:
 * @database: the database
 * @clock: the time
 *
 * Returns: (transfer floating): the view, of no goal yet
 */
GtkWidget *
relnet_goal_view_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetGoalView *self = g_object_new (RELNET_TYPE_GOAL_VIEW, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->details = RELNET_GOAL_DETAILS (relnet_goal_details_new (database, clock));
  gtk_revealer_set_child (self->details_revealer, GTK_WIDGET (self->details));
  gtk_widget_set_visible (GTK_WIDGET (self->details_revealer), FALSE);
  self->steps = RELNET_GOAL_STEP_LIST (relnet_goal_step_list_new (database, clock));
  self->people = RELNET_GOAL_PEOPLE_LIST (relnet_goal_people_list_new (database, clock));
  self->outcomes = RELNET_GOAL_OUTCOME_LIST (relnet_goal_outcome_list_new (database, clock));
  self->openings = RELNET_GOAL_OPENINGS_BOX (relnet_goal_openings_box_new (database, clock));
  add_column (self, GTK_WIDGET (self->steps));
  add_column (self, GTK_WIDGET (self->people));
  gtk_box_append (self->box, GTK_WIDGET (self->openings));
  gtk_box_append (self->box, GTK_WIDGET (self->outcomes));
  show_nothing (self);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * relnet_goal_view_show:
 * @self: the view
 * @goal_id: a goal, 0 for none
 */
void
relnet_goal_view_show (RelnetGoalView *self, gint64 goal_id)
{
  g_return_if_fail (RELNET_IS_GOAL_VIEW (self));

  if (goal_id != self->goal_id)
    {
      relnet_goal_details_flush (self->details);
      gtk_toggle_button_set_active (self->edit, FALSE);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->window), 0);
    }
  self->goal_id = goal_id;
  if (goal_id == 0)
    show_nothing (self);
  else
    reload (self);
}

/**
 * relnet_goal_view_get_goal:
 * @self: the view
 *
 * Returns: the goal it shows, 0 for none
 */
gint64
relnet_goal_view_get_goal (RelnetGoalView *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_VIEW (self), 0);

  return self->goal_id;
}
