#include "relnet-linked-goals.h"

#include <glib/gi18n-lib.h>

#include "relnet-goal-store.h"
#include "relnet-goal-words.h"
#include "relnet-person-store.h"
#include "relnet-report-error.h"

/**
 * RelnetLinkedGoals:
 *
 * The goals somebody matters for (picture 03), in *About* of their page; and a way to let them matter for one more.
 */
struct _RelnetLinkedGoals
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;
  GtkWidget *add_row;
  GtkMenuButton *add;
  RelnetDatabase *database;
  RelnetClock *clock;
  gint64 person_id;
};

enum
{
  PROP_0,
  PROP_PERSON_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetLinkedGoals, relnet_linked_goals, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
make_row (RelnetLinkedGoals *self, RelnetGoal *goal, const char *today)
{
  RelnetGoalPerson *person = g_ptr_array_index (relnet_goal_get_people (goal), 0);
  GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new_from_icon_name ("emoji-flags-symbolic");
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
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), relnet_goal_get_text (goal, RELNET_GOAL_WHAT));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", relnet_goal_get_id (goal));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-goal");
  return row;
}

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetLinkedGoals) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_goal_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
choice_clicked_cb (GtkButton *button, RelnetLinkedGoals *self)
{
  g_autoptr (RelnetGoalPerson) person = relnet_goal_person_new ();
  RelnetGoal *goal = g_object_get_data (G_OBJECT (button), "relnet-goal");
  g_autoptr (RelnetPersonSummary) summary = NULL;

  gtk_menu_button_popdown (self->add);
  relnet_goal_person_set_goal_id (person, relnet_goal_get_id (goal));
  relnet_goal_person_set_person_id (person, self->person_id);
  summary = relnet_person_store_load_summary (relnet_database_get_reader (self->database), self->person_id, NULL);
  relnet_goal_person_set_name (person, summary != NULL ? relnet_person_summary_get_name (summary) : "");
  relnet_goal_store_save_person_async (self->database, person, self->clock, NULL, written, g_object_ref (self));
}

/* The open goals they do not matter for yet. */
static void
create_add_cb (GtkMenuButton *button, gpointer user_data)
{
  RelnetLinkedGoals *self = RELNET_LINKED_GOALS (user_data);
  RelnetConnection *reader = relnet_database_get_reader (self->database);
  g_autoptr (GPtrArray) all = relnet_goal_store_load_list (reader, NULL);
  g_autoptr (GPtrArray) linked = relnet_goal_store_load_of_person (reader, self->person_id, NULL);
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
refresh (RelnetLinkedGoals *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) goals = NULL;

  if (self->person_id == 0)
    return;
  goals = relnet_goal_store_load_of_person (relnet_database_get_reader (self->database), self->person_id, &error);
  if (goals == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->add_row);
  for (guint i = 0; i < goals->len; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (goals, i), today);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetLinkedGoals *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_GOAL) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
relnet_linked_goals_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (relnet_linked_goals_parent_class)->map (widget);
  refresh (RELNET_LINKED_GOALS (widget));
}

static void
relnet_linked_goals_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PERSON_ID:
      g_value_set_int64 (value, RELNET_LINKED_GOALS (object)->person_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_linked_goals_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetLinkedGoals *self = RELNET_LINKED_GOALS (object);

  switch (prop_id)
    {
    case PROP_PERSON_ID:
      if (self->person_id == g_value_get_int64 (value))
        return;
      self->person_id = g_value_get_int64 (value);
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        refresh (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_linked_goals_dispose (GObject *object)
{
  RelnetLinkedGoals *self = RELNET_LINKED_GOALS (object);

  g_clear_object (&self->add_row);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_linked_goals_parent_class)->dispose (object);
}

static void
relnet_linked_goals_class_init (RelnetLinkedGoalsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relnet_linked_goals_get_property;
  object_class->set_property = relnet_linked_goals_set_property;
  object_class->dispose = relnet_linked_goals_dispose;
  GTK_WIDGET_CLASS (klass)->map = relnet_linked_goals_map;
  properties[PROP_PERSON_ID] = g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_linked_goals_init (RelnetLinkedGoals *self)
{
  GtkWidget *add = gtk_menu_button_new ();

  self->rows = g_ptr_array_new ();
  self->add_row = g_object_ref_sink (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), _ ("Add to a goal…"));
  gtk_widget_add_css_class (self->add_row, "add-row");
  self->add = GTK_MENU_BUTTON (add);
  gtk_menu_button_set_icon_name (self->add, "list-add-symbolic");
  gtk_menu_button_set_create_popup_func (self->add, create_add_cb, self, NULL);
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_tooltip_text (add, _ ("Add to a goal"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add to a goal"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->add_row), add);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->add_row), add);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
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
  RelnetLinkedGoals *self = g_object_new (RELNET_TYPE_LINKED_GOALS, "title", _ ("Linked Goals"), NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  return GTK_WIDGET (self);
}
