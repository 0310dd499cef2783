#include "relnet-goal-step-editor.h"

#include <glib/gi18n-lib.h>

#include "relnet-choice.h"
#include "relnet-date-words.h"
#include "relnet-date.h"
#include "relnet-goal-store.h"
#include "relnet-report-error.h"
#include "relnet-text.h"

/**
 * RelnetGoalStepEditor:
 *
 * A popover that makes or changes a step of a goal: what, by when in words, with whom of those who matter.
 */
struct _RelnetGoalStepEditor
{
  GtkPopover parent_instance;

  GtkEntry *what;
  GtkEntry *due;
  GtkDropDown *person;
  GtkCheckButton *milestone;
  GtkLabel *problem;
  GtkWidget *delete;
  GtkWidget *save;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetGoalStep *step;
  GArray *people; /* (element-type gint64) as in the drop-down, which has nobody first */
};

G_DEFINE_FINAL_TYPE (RelnetGoalStepEditor, relnet_goal_step_editor, GTK_TYPE_POPOVER)

static void
show_problem (RelnetGoalStepEditor *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
due_changed_cb (RelnetGoalStepEditor *self)
{
  show_problem (self, NULL);
}

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetGoalStepEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_goal_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
save_cb (RelnetGoalStepEditor *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  const char *due = gtk_editable_get_text (GTK_EDITABLE (self->due));
  g_autofree char *date = NULL;
  guint person = gtk_drop_down_get_selected (self->person);

  if (relnet_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->what))))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->what));
      return;
    }
  if (!relnet_text_is_blank (due))
    {
      date = relnet_date_words_parse (due, today, RELNET_TENSE_FUTURE);
      if (date == NULL)
        {
          show_problem (self, _ ("This is not a date. Try “5 December” or “in 2 weeks”."));
          return;
        }
    }
  relnet_goal_step_set_what (self->step, gtk_editable_get_text (GTK_EDITABLE (self->what)));
  relnet_goal_step_set_due (self->step, date != NULL ? date : "");
  relnet_goal_step_set_milestone (self->step, gtk_check_button_get_active (self->milestone));
  relnet_goal_step_set_person_id (self->step, person > 0 && person <= self->people->len
                                                  ? g_array_index (self->people, gint64, person - 1)
                                                  : 0);
  gtk_popover_popdown (GTK_POPOVER (self));
  relnet_goal_store_save_step_async (self->database, self->step, self->clock, NULL, written, g_object_ref (self));
}

static void
delete_cb (RelnetGoalStepEditor *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  relnet_goal_store_delete_step_async (self->database, self->step, self->clock, NULL, written, g_object_ref (self));
}

static void
relnet_goal_step_editor_dispose (GObject *object)
{
  RelnetGoalStepEditor *self = RELNET_GOAL_STEP_EDITOR (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->step);
  g_clear_pointer (&self->people, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_GOAL_STEP_EDITOR);
  G_OBJECT_CLASS (relnet_goal_step_editor_parent_class)->dispose (object);
}

static void
relnet_goal_step_editor_class_init (RelnetGoalStepEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_goal_step_editor_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/goals/relnet-goal-step-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalStepEditor, what);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalStepEditor, due);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalStepEditor, person);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalStepEditor, milestone);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalStepEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalStepEditor, delete);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalStepEditor, save);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_changed_cb);
}

static void
relnet_goal_step_editor_init (RelnetGoalStepEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  relnet_drop_down_set_up (self->person, _ ("With whom?"));
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * relnet_goal_step_editor_new:
 * @database: the database
 * @clock: the time
 *
 * Returns: (transfer floating): an editor of no step yet
 */
GtkWidget *
relnet_goal_step_editor_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetGoalStepEditor *self = g_object_new (RELNET_TYPE_GOAL_STEP_EDITOR, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  return GTK_WIDGET (self);
}

/**
 * relnet_goal_step_editor_edit:
 * @self: an editor
 * @goal: a goal with its people
 * @step: (nullable): what to change, %NULL for a new one
 */
void
relnet_goal_step_editor_edit (RelnetGoalStepEditor *self, RelnetGoal *goal, RelnetGoalStep *step)
{
  GPtrArray *people = relnet_goal_get_people (goal);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *due = NULL;
  guint selected = 0;

  g_return_if_fail (RELNET_IS_GOAL_STEP_EDITOR (self));

  g_clear_object (&self->step);
  self->step = step != NULL ? g_object_ref (step) : relnet_goal_step_new ();
  relnet_goal_step_set_goal_id (self->step, relnet_goal_get_id (goal));
  g_array_set_size (self->people, 0);
  gtk_string_list_append (names, _ ("With nobody in particular"));
  for (guint i = 0; i < people->len; i++)
    {
      RelnetGoalPerson *person = g_ptr_array_index (people, i);
      gint64 id = relnet_goal_person_get_person_id (person);

      if (relnet_goal_person_get_gone (person))
        continue;
      g_array_append_val (self->people, id);
      gtk_string_list_append (names, relnet_goal_person_get_name (person));
      if (id == relnet_goal_step_get_person_id (self->step))
        selected = self->people->len;
    }
  gtk_drop_down_set_model (self->person, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->person, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->person), self->people->len > 0);
  if (*relnet_goal_step_get_due (self->step) != '\0')
    due = relnet_date_format (relnet_goal_step_get_due (self->step));
  gtk_editable_set_text (GTK_EDITABLE (self->what), relnet_goal_step_get_what (self->step));
  gtk_editable_set_text (GTK_EDITABLE (self->due), due != NULL ? due : "");
  gtk_check_button_set_active (self->milestone, relnet_goal_step_get_milestone (self->step));
  gtk_widget_set_visible (self->delete, step != NULL);
  show_problem (self, NULL);
}
