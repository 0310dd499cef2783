#include "relnet-goal-adder.h"

#include <glib/gi18n-lib.h>

#include "relnet-date-words.h"
#include "relnet-goal-store.h"
#include "relnet-text.h"

/* As many colours as there are, one after the other. */
#define N_COLOURS 8

/**
 * RelnetGoalAdder:
 *
 * A small window that makes a goal: what, why and by when. The rest is added in the page of the goal, which
 * `win.open-goal` of the window below shows at once.
 */
struct _RelnetGoalAdder
{
  AdwWindow parent_instance;

  AdwEntryRow *what;
  AdwEntryRow *why;
  AdwEntryRow *due;
  GtkLabel *problem;
  GtkWidget *save_button;
  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetGoal *goal;
};

G_DEFINE_FINAL_TYPE (RelnetGoalAdder, relnet_goal_adder, ADW_TYPE_WINDOW)

static void
show_problem (RelnetGoalAdder *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
changed_cb (RelnetGoalAdder *self)
{
  show_problem (self, NULL);
  gtk_widget_set_sensitive (self->save_button, !relnet_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->what))));
}

static void
saved (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetGoalAdder) self = data;
  g_autoptr (GError) error = NULL;
  GtkWindow *below;

  if (!relnet_goal_store_finish (RELNET_DATABASE (object), result, &error))
    {
      changed_cb (self);
      show_problem (self, error->message);
      return;
    }
  below = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (below != NULL)
    gtk_widget_activate_action (GTK_WIDGET (below), "win.open-goal", "x", relnet_goal_get_id (self->goal));
  gtk_window_close (GTK_WINDOW (self));
}

static int
count_goals (RelnetGoalAdder *self)
{
  return (int) relnet_connection_query_int (relnet_database_get_reader (self->database), "SELECT count (*) FROM goal", 0);
}

static void
save_cb (RelnetGoalAdder *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  const char *when = gtk_editable_get_text (GTK_EDITABLE (self->due));
  g_autofree char *due = NULL;

  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  if (!relnet_text_is_blank (when))
    {
      due = relnet_date_words_parse (when, today, RELNET_TENSE_FUTURE);
      if (due == NULL)
        {
          show_problem (self, _ ("This is not a date. Try “June 2027” or “in 6 months”."));
          gtk_widget_grab_focus (GTK_WIDGET (self->due));
          return;
        }
    }
  g_clear_object (&self->goal);
  self->goal = relnet_goal_new ();
  relnet_goal_set_text (self->goal, RELNET_GOAL_WHAT, gtk_editable_get_text (GTK_EDITABLE (self->what)));
  relnet_goal_set_text (self->goal, RELNET_GOAL_WHY, gtk_editable_get_text (GTK_EDITABLE (self->why)));
  relnet_goal_set_text (self->goal, RELNET_GOAL_DUE, due);
  relnet_goal_set_colour (self->goal, count_goals (self) % N_COLOURS);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  relnet_goal_store_save_async (self->database, self->goal, self->clock, NULL, saved, g_object_ref (self));
}

static void
relnet_goal_adder_dispose (GObject *object)
{
  RelnetGoalAdder *self = RELNET_GOAL_ADDER (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->goal);
  gtk_widget_dispose_template (GTK_WIDGET (self), RELNET_TYPE_GOAL_ADDER);
  G_OBJECT_CLASS (relnet_goal_adder_parent_class)->dispose (object);
}

static void
relnet_goal_adder_class_init (RelnetGoalAdderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_goal_adder_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/goals/relnet-goal-adder.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalAdder, what);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalAdder, why);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalAdder, due);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalAdder, problem);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalAdder, save_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
relnet_goal_adder_init (RelnetGoalAdder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_goal_adder_new:
 * @database: a database
 * @clock: the time
 * @what: the words to begin with; may be empty
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
relnet_goal_adder_new (RelnetDatabase *database, RelnetClock *clock, const char *what)
{
  RelnetGoalAdder *self = g_object_new (RELNET_TYPE_GOAL_ADDER, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  gtk_editable_set_text (GTK_EDITABLE (self->what), what);
  return GTK_WIDGET (self);
}
