#include "relnet-goal-openings-box.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-avatar.h"
#include "relnet-goal-group.h"
#include "relnet-goal-openings.h"
#include "relnet-path.h"
#include "relnet-text.h"

/**
 * RelnetGoalOpeningsBox:
 *
 * What could bring a goal on (G3): weak ties who could open its field, what nobody who matters has, and the path to whom it
 * is to reach. Groups without anything to say are hidden; it is read in the background.
 */
struct _RelnetGoalOpeningsBox
{
  GtkBox parent_instance;

  GtkWidget *ties_box;
  GtkListBox *ties;
  GtkWidget *gaps_box;
  GtkListBox *gaps;
  GtkWidget *path_box;
  GtkListBox *path;
  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetGoal *goal;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RelnetGoalOpeningsBox, relnet_goal_openings_box, GTK_TYPE_BOX)

/* “Sofia” of “Sofia Lindqvist”: a button has little room. */
static char *
dup_first_name (const char *name)
{
  return g_strndup (name, strcspn (name, " "));
}

static void
ask_clicked_cb (GtkButton *button, RelnetGoalOpeningsBox *self)
{
  gint64 *ids = g_object_get_data (G_OBJECT (button), "relnet-people");
  const char *topic = relnet_goal_get_text (self->goal, RELNET_GOAL_WHAT);

  if (ids[1] != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.write-template-about", "(xssx)", ids[1], "ask-mutual", topic, ids[0]);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.write-template-about", "(xssx)", ids[0], "reconnect-meet", "",
                                (gint64) 0);
}

static GtkWidget *
make_tie_row (RelnetGoalOpeningsBox *self, RelnetGoalOpening *opening)
{
  GtkWidget *row = adw_action_row_new (), *avatar = relnet_avatar_new (36), *button;
  gint64 *ids = g_new (gint64, 2);

  ids[0] = opening->person_id;
  ids[1] = opening->via_id;
  relnet_avatar_set_text (RELNET_AVATAR (avatar), opening->name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), opening->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), opening->reason);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  if (opening->via_id != 0)
    {
      g_autofree char *first = dup_first_name (opening->via_name);
      /* Translators: on a button: %s is a first name. */
      g_autofree char *words = g_strdup_printf (_ ("Ask %s"), first);

      button = gtk_button_new_with_label (words);
    }
  else
    button = gtk_button_new_with_label (_ ("Reconnect"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small");
  g_object_set_data_full (G_OBJECT (button), "relnet-people", ids, g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (ask_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", opening->person_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-person");
  return row;
}

static GtkWidget *
make_gap_row (RelnetGoalGap *gap)
{
  GtkWidget *row = adw_action_row_new ();
  const char *kind = gap->text == RELNET_GOAL_SECTOR      ? _ ("Sector")
                     : gap->text == RELNET_GOAL_EXPERTISE ? _ ("Expertise")
                                                          : _ ("Seniority");
  /* Translators: what a goal is missing: “Sector: energy”. */
  g_autofree char *title = g_strdup_printf (_ ("%s: %s"), kind, gap->wanted);
  g_autofree char *names = NULL;
  g_autofree char *subtitle = NULL;

  if (gap->people->len > 0)
    {
      g_ptr_array_add (gap->people, NULL);
      names = g_strjoinv (", ", (char **) gap->people->pdata);
      /* Translators: %s are names. */
      subtitle = g_strdup_printf (_ ("Nobody in this goal yet · you know %s"), names);
    }
  else
    subtitle = g_strdup (_ ("Nobody you know yet: who could introduce you?"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

/* The first step is asked about the last one; whoever is reached directly is written to. */
static GtkWidget *
make_path_row (RelnetGoalOpeningsBox *self, RelnetGoalOpenings *openings, guint index)
{
  RelnetPathStep *step = g_ptr_array_index (openings->path, index);
  GtkWidget *row = adw_action_row_new (), *avatar = relnet_avatar_new (36);

  relnet_avatar_set_text (RELNET_AVATAR (avatar), step->name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), step->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), step->reason != NULL ? step->reason : "");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  if (index == 0)
    {
      g_autofree char *first = dup_first_name (step->name);
      g_autofree char *words = openings->path->len > 1 ? g_strdup_printf (_ ("Ask %s"), first) : g_strdup (_ ("Write"));
      GtkWidget *button = gtk_button_new_with_label (words);
      gint64 *ids = g_new (gint64, 2);

      ids[0] = openings->path->len > 1 ? openings->target_id : step->person_id;
      ids[1] = openings->path->len > 1 ? step->person_id : 0;
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "small");
      g_object_set_data_full (G_OBJECT (button), "relnet-people", ids, g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (ask_clicked_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", step->person_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-person");
  return row;
}

/* Nobody known is there, or nobody known knows them. */
static GtkWidget *
make_no_path_row (RelnetGoalOpeningsBox *self, RelnetGoalOpenings *openings)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), relnet_goal_get_text (self->goal, RELNET_GOAL_TARGET));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               openings->target_id != 0
                                   ? _ ("Nobody you know is noted as knowing them: who could?")
                                   : _ ("Nobody in your people is or works there: who could know somebody?"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
show_path (RelnetGoalOpeningsBox *self, RelnetGoalOpenings *openings)
{
  gboolean wanted = !relnet_text_is_blank (relnet_goal_get_text (self->goal, RELNET_GOAL_TARGET));

  relnet_goal_group_clear (self->path);
  gtk_widget_set_visible (self->path_box, wanted);
  if (wanted && (openings->path == NULL || openings->path->len == 0))
    gtk_list_box_append (self->path, make_no_path_row (self, openings));
  for (guint i = 0; wanted && openings->path != NULL && i < openings->path->len; i++)
    gtk_list_box_append (self->path, make_path_row (self, openings, i));
}

static void
show (RelnetGoalOpeningsBox *self, RelnetGoalOpenings *openings)
{
  show_path (self, openings);
  relnet_goal_group_clear (self->ties);
  relnet_goal_group_clear (self->gaps);
  for (guint i = 0; i < openings->ties->len; i++)
    gtk_list_box_append (self->ties, make_tie_row (self, g_ptr_array_index (openings->ties, i)));
  for (guint i = 0; i < openings->gaps->len; i++)
    gtk_list_box_append (self->gaps, make_gap_row (g_ptr_array_index (openings->gaps, i)));
  gtk_widget_set_visible (self->ties_box, openings->ties->len > 0);
  gtk_widget_set_visible (self->gaps_box, openings->gaps->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), openings->ties->len + openings->gaps->len > 0
                                                 || gtk_widget_get_visible (self->path_box));
}

typedef struct
{
  RelnetGoal *goal;
  char *today;
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_clear_object (&query->goal);
  g_free (query->today);
  g_free (query);
}

static gpointer
read_openings (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Query *query = data;

  return relnet_goal_openings_read (connection, query->goal, query->today, error);
}

static void
openings_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetGoalOpenings) openings = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);

  if (openings != NULL)
    show (user_data, openings);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Who could open the field of a goal cannot be read: %s", error->message);
}

static void
relnet_goal_openings_box_dispose (GObject *object)
{
  RelnetGoalOpeningsBox *self = RELNET_GOAL_OPENINGS_BOX (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->goal);
  G_OBJECT_CLASS (relnet_goal_openings_box_parent_class)->dispose (object);
}

static void
relnet_goal_openings_box_class_init (RelnetGoalOpeningsBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_goal_openings_box_dispose;
}

static void
relnet_goal_openings_box_init (RelnetGoalOpeningsBox *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->ties_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->ties = relnet_goal_group_build (GTK_BOX (self->ties_box), _ ("Weak ties that could open this field"), NULL, NULL);
  self->gaps_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->gaps = relnet_goal_group_build (GTK_BOX (self->gaps_box), _ ("Missing so far"), NULL, NULL);
  gtk_box_append (GTK_BOX (self), self->ties_box);
  self->path_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->path = relnet_goal_group_build (GTK_BOX (self->path_box), _ ("The way there"), NULL, NULL);
  gtk_box_append (GTK_BOX (self), self->path_box);
  gtk_box_append (GTK_BOX (self), self->gaps_box);
}

/**
 * relnet_goal_openings_box_new:
 * @database: the database
 * @clock: the time
 *
 * Returns: (transfer floating): the groups, of no goal yet
 */
GtkWidget *
relnet_goal_openings_box_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetGoalOpeningsBox *self = g_object_new (RELNET_TYPE_GOAL_OPENINGS_BOX, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  return GTK_WIDGET (self);
}

/**
 * relnet_goal_openings_box_show:
 * @self: the groups
 * @goal: a goal; a closed one needs nothing any more
 */
void
relnet_goal_openings_box_show (RelnetGoalOpeningsBox *self, RelnetGoal *goal)
{
  Query *query;

  g_return_if_fail (RELNET_IS_GOAL_OPENINGS_BOX (self));

  if (self->goal == NULL || relnet_goal_get_id (self->goal) != relnet_goal_get_id (goal)
      || relnet_goal_get_state (goal) != RELNET_GOAL_OPEN)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_set_object (&self->goal, goal);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (relnet_goal_get_state (goal) != RELNET_GOAL_OPEN)
    return;
  self->cancellable = g_cancellable_new ();
  query = g_new0 (Query, 1);
  query->goal = g_object_ref (goal);
  query->today = relnet_clock_dup_today (self->clock);
  relnet_database_read_async (self->database, read_openings, query, query_free, (GDestroyNotify) relnet_goal_openings_free,
                              self->cancellable, openings_read, self);
}
