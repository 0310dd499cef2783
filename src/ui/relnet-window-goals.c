/* The section of goals and its actions. */

#include "relnet-window-private.h"

#include <glib/gi18n-lib.h>

#include "relnet-goal-adder.h"
#include "relnet-goal-store.h"

/* Widths of DESIGN-NOTES: list 360, detail the rest; one pane below 560. */
#define LIST_WIDTH      360
#define FOLD_LIST_BELOW 560

static void
show_goal (RelnetWindow *self, gint64 goal_id)
{
  relnet_goal_view_show (self->goal_view, goal_id);
  relnet_goals_page_select (self->goals_page, goal_id);
}

/* Beside the list stands a goal: the first one, until another is chosen. */
static void
goals_loaded_cb (RelnetGoalsPage *page, gint64 first, RelnetWindow *self)
{
  if (relnet_goal_view_get_goal (self->goal_view) == 0 && !relnet_split_view_get_folded (self->goals_split))
    show_goal (self, first);
}

/**
 * relnet_window_build_goals:
 * @self: the window
 *
 * Returns: (transfer floating): the page of the section
 */
GtkWidget *
relnet_window_build_goals (RelnetWindow *self)
{
  self->goals_page = RELNET_GOALS_PAGE (relnet_goals_page_new (self->database, self->clock));
  self->goal_view = RELNET_GOAL_VIEW (relnet_goal_view_new (self->database, self->clock));
  self->goals_split = RELNET_SPLIT_VIEW (relnet_split_view_new (LIST_WIDTH, FOLD_LIST_BELOW));
  relnet_split_view_set_first (self->goals_split, GTK_WIDGET (self->goals_page));
  relnet_split_view_set_second (self->goals_split, GTK_WIDGET (self->goal_view));
  g_signal_connect_object (self->goals_page, "loaded", G_CALLBACK (goals_loaded_cb), self, 0);
  return GTK_WIDGET (self->goals_split);
}

static void
open_goal (RelnetWindow *self, gint64 goal_id)
{
  relnet_window_show_section (self, "goals");
  show_goal (self, goal_id);
  relnet_split_view_set_show_second (self->goals_split, TRUE);
}

static void
open_goal_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_goal (RELNET_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
open_goal_step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  gint64 goal = relnet_goal_store_find_goal_of_step (relnet_database_get_reader (self->database), g_variant_get_int64 (parameter));

  if (goal != 0)
    open_goal (self, goal);
}

static void
add_goal_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  relnet_window_present_above (
      self, GTK_WINDOW (relnet_goal_adder_new (self->database, self->clock, g_variant_get_string (parameter, NULL))));
}

/**
 * relnet_window_install_goal_actions:
 * @widget_class: the class of the window
 */
void
relnet_window_install_goal_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-goal", "x", open_goal_cb);
  gtk_widget_class_install_action (widget_class, "win.open-goal-step", "x", open_goal_step_cb);
  gtk_widget_class_install_action (widget_class, "win.add-goal", "s", add_goal_cb);
}
