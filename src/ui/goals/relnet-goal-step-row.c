#include "relnet-goal-step-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-goal-store.h"
#include "relnet-goal-words.h"
#include "relnet-report-error.h"
#include "relnet-snooze-popover.h"

/**
 * RelnetGoalStepRow:
 *
 * A step of a goal, ticked and put off in place.
 */
struct _RelnetGoalStepRow
{
  GtkListBoxRow parent_instance;

  GtkCheckButton *check;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *milestone;
  GtkMenuButton *snooze;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetGoalStep *step;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (RelnetGoalStepRow, relnet_goal_step_row, GTK_TYPE_LIST_BOX_ROW)

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetGoalStepRow) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_goal_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
toggled_cb (RelnetGoalStepRow *self)
{
  if (!self->setting)
    relnet_goal_store_set_step_done_async (self->database, self->step, gtk_check_button_get_active (self->check), self->clock,
                                           NULL, written, g_object_ref (self));
}

static void
picked_cb (RelnetGoalStepRow *self, const char *date)
{
  relnet_goal_store_snooze_step_async (self->database, self->step, date, self->clock, NULL, written, g_object_ref (self));
}

static void
create_snooze_cb (GtkMenuButton *button, gpointer user_data)
{
  RelnetGoalStepRow *self = RELNET_GOAL_STEP_ROW (user_data);
  g_autofree char *today = NULL;
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  today = relnet_clock_dup_today (self->clock);
  popover = relnet_snooze_popover_new (today);
  g_signal_connect_object (popover, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
toggle_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetGoalStepRow *self = RELNET_GOAL_STEP_ROW (widget);

  gtk_check_button_set_active (self->check, !gtk_check_button_get_active (self->check));
}

static void
snooze_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetGoalStepRow *self = RELNET_GOAL_STEP_ROW (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->snooze)))
    gtk_menu_button_popup (self->snooze);
}

static void
relnet_goal_step_row_dispose (GObject *object)
{
  RelnetGoalStepRow *self = RELNET_GOAL_STEP_ROW (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->step);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_GOAL_STEP_ROW);
  G_OBJECT_CLASS (relnet_goal_step_row_parent_class)->dispose (object);
}

static void
relnet_goal_step_row_class_init (RelnetGoalStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_goal_step_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/goals/relnet-goal-step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalStepRow, check);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalStepRow, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalStepRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalStepRow, milestone);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalStepRow, snooze);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_install_action (widget_class, "step.toggle", NULL, toggle_cb);
  gtk_widget_class_install_action (widget_class, "step.snooze", NULL, snooze_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "step.toggle", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, 0, "step.snooze", NULL);
}

static void
relnet_goal_step_row_init (RelnetGoalStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->snooze, create_snooze_cb, self, NULL);
}

/**
 * relnet_goal_step_row_new:
 * @database: the database
 * @clock: the time
 * @step: a step
 *
 * Returns: (transfer floating): a row that shows @step
 */
GtkWidget *
relnet_goal_step_row_new (RelnetDatabase *database, RelnetClock *clock, RelnetGoalStep *step)
{
  RelnetGoalStepRow *self = g_object_new (RELNET_TYPE_GOAL_STEP_ROW, NULL);
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autofree char *when = relnet_goal_words_dup_step (step, today);
  const char *what = relnet_goal_step_get_what (step), *due = relnet_goal_step_get_due (step);
  g_autofree char *words = g_strdup_printf ("%s, %s", what, when);
  gboolean done = *relnet_goal_step_get_done_on (step) != '\0';

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->step = g_object_ref (step);
  self->setting = TRUE;
  gtk_check_button_set_active (self->check, done);
  self->setting = FALSE;
  gtk_label_set_text (self->title, what);
  gtk_label_set_text (self->subtitle, when);
  if (done)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  if (!done && *due != '\0' && strcmp (due, today) <= 0 && strcmp (relnet_goal_step_get_snoozed_until (step), today) <= 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "late");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dim-label");
  gtk_widget_set_visible (self->milestone, relnet_goal_step_get_milestone (step));
  gtk_widget_set_visible (GTK_WIDGET (self->snooze), !done);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->check), done ? _ ("Open again") : _ ("Done"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return GTK_WIDGET (self);
}

/**
 * relnet_goal_step_row_get_step:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
RelnetGoalStep *
relnet_goal_step_row_get_step (RelnetGoalStepRow *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_STEP_ROW (self), NULL);

  return self->step;
}
