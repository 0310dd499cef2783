#include "relnet-goals-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-goal-row.h"
#include "relnet-goal-store.h"
#include "relnet-report-error.h"
#include "relnet-tab-stop.h"
#include "relnet-text.h"

/**
 * RelnetGoalsPage:
 *
 * The list of goals (picture 07): open ones by date, then those that are achieved or were dropped. Choosing one activates
 * `win.open-goal`; the first one is chosen by itself when something stands beside the list. The empty list offers three
 * examples to start from.
 */
struct _RelnetGoalsPage
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListBox *list;
  GtkBox *examples;

  RelnetDatabase *database;
  RelnetClock *clock;
  GListStore *goals;
  GtkFilter *filter;
  GCancellable *cancellable;
  gint64 selected;
  gboolean loaded;
};

enum
{
  SIGNAL_LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetGoalsPage, relnet_goals_page, GTK_TYPE_WIDGET)

static const char *const examples[] = {
  N_ ("Find a new position by next summer"),
  N_ ("Win three clients in a new sector"),
  N_ ("Join a board"),
};

static void
add_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  RelnetGoalState state = relnet_goal_get_state (relnet_goal_row_get_goal (RELNET_GOAL_ROW (row)));
  RelnetGoalState last = before != NULL ? relnet_goal_get_state (relnet_goal_row_get_goal (RELNET_GOAL_ROW (before)))
                                        : RELNET_GOAL_OPEN;
  GtkWidget *label;

  if (state == last)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (state == RELNET_GOAL_ACHIEVED ? C_ ("goals", "Achieved") : C_ ("goals", "Dropped"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 12);
  gtk_list_box_row_set_header (row, label);
}

static gboolean
filter_cb (gpointer goal, gpointer user_data)
{
  RelnetGoalsPage *self = user_data;
  g_autofree char *wanted = relnet_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *text
      = relnet_text_fold (relnet_goal_get_text (goal, RELNET_GOAL_WHAT));

  return relnet_text_is_blank (wanted) || strstr (text, g_strstrip (wanted)) != NULL;
}

static void
select_row (RelnetGoalsPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (relnet_goal_get_id (relnet_goal_row_get_goal (RELNET_GOAL_ROW (row))) == self->selected)
      {
        gtk_list_box_select_row (self->list, row);
        return;
      }
  gtk_list_box_unselect_all (self->list);
}

static void
search_changed_cb (RelnetGoalsPage *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_list_box_invalidate_headers (self->list);
  select_row (self);
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  RelnetGoalsPage *self = user_data;
  g_autofree char *today = relnet_clock_dup_today (self->clock);

  return relnet_goal_row_new (item, today);
}

static gboolean
goals_look_alike (RelnetGoal *a, RelnetGoal *b)
{
  return relnet_goal_get_id (a) == relnet_goal_get_id (b) && relnet_goal_get_state (a) == relnet_goal_get_state (b)
         && relnet_goal_get_colour (a) == relnet_goal_get_colour (b)
         && relnet_goal_get_progress (a) == relnet_goal_get_progress (b)
         && relnet_goal_get_n_people (a) == relnet_goal_get_n_people (b)
         && relnet_goal_get_n_helpers (a) == relnet_goal_get_n_helpers (b)
         && g_str_equal (relnet_goal_get_text (a, RELNET_GOAL_WHAT), relnet_goal_get_text (b, RELNET_GOAL_WHAT))
         && g_str_equal (relnet_goal_get_text (a, RELNET_GOAL_DUE), relnet_goal_get_text (b, RELNET_GOAL_DUE))
         && g_str_equal (relnet_goal_get_text (a, RELNET_GOAL_CLOSED_ON), relnet_goal_get_text (b, RELNET_GOAL_CLOSED_ON));
}

/* Rows of goals that look the same stay, with the focus: what lies between the equal beginnings and ends is replaced. */
static void
update_goals (RelnetGoalsPage *self, GPtrArray *goals)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->goals));
  guint head = 0, tail = 0;

  while (head < n && head < goals->len)
    {
      g_autoptr (RelnetGoal) old = g_list_model_get_item (G_LIST_MODEL (self->goals), head);

      if (!goals_look_alike (old, g_ptr_array_index (goals, head)))
        break;
      head++;
    }
  while (tail < n - head && tail < goals->len - head)
    {
      g_autoptr (RelnetGoal) old = g_list_model_get_item (G_LIST_MODEL (self->goals), n - 1 - tail);

      if (!goals_look_alike (old, g_ptr_array_index (goals, goals->len - 1 - tail)))
        break;
      tail++;
    }
  if (head + tail < n || head + tail < goals->len)
    g_list_store_splice (self->goals, head, n - head - tail, goals->pdata + head, goals->len - head - tail);
}

static gpointer
read_goals (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return relnet_goal_store_load_list (connection, error);
}

static void
goals_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) goals = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);
  RelnetGoalsPage *self;

  /* Cancelled: a newer one is under way, or the page is gone. */
  if (goals == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = user_data;
  if (goals == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  update_goals (self, goals);
  gtk_list_box_invalidate_headers (self->list);
  gtk_stack_set_visible_child_name (self->stack, goals->len > 0 ? "list" : "empty");
  self->loaded = TRUE;
  select_row (self);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0, goals->len > 0 ? relnet_goal_get_id (goals->pdata[0]) : 0);
}

static void
refresh (RelnetGoalsPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  relnet_database_read_async (self->database, read_goals, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                              goals_read, self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetGoalsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-goal", "x",
                              relnet_goal_get_id (relnet_goal_row_get_goal (RELNET_GOAL_ROW (row))));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetGoalsPage *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_GOAL))
    refresh (self);
}

/* “By June” becomes another month, and so do the words of all rows. */
static void
moved_cb (RelnetGoalsPage *self)
{
  g_list_store_remove_all (self->goals);
  refresh (self);
}

static void
add_examples (RelnetGoalsPage *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *own = gtk_button_new_with_label (_ ("New Goal"));

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Examples"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (examples[i]));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", _ (examples[i]));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.add-goal");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_box_append (self->examples, list);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (own), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (own), "win.add-goal");
  gtk_widget_set_halign (own, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (own, "suggested-action");
  gtk_widget_add_css_class (own, "pill");
  gtk_box_append (self->examples, own);
}

static void
relnet_goals_page_dispose (GObject *object)
{
  RelnetGoalsPage *self = RELNET_GOALS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->goals);
  g_clear_object (&self->filter);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_GOALS_PAGE);
  G_OBJECT_CLASS (relnet_goals_page_parent_class)->dispose (object);
}

static void
relnet_goals_page_class_init (RelnetGoalsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_goals_page_dispose;
  /**
   * RelnetGoalsPage::loaded:
   * @first: the first goal, 0 if there is none
   *
   * The list was read.
   */
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (RELNET_TYPE_TAB_STOP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/goals/relnet-goals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalsPage, content);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalsPage, search);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalsPage, list);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalsPage, examples);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
relnet_goals_page_init (RelnetGoalsPage *self)
{
  g_autoptr (GtkFilterListModel) found = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->goals = g_list_store_new (RELNET_TYPE_GOAL);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->goals)), g_object_ref (self->filter));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (found), create_row_cb, self, NULL);
  gtk_list_box_set_header_func (self->list, add_header_cb, NULL, NULL);
  add_examples (self);
}

/**
 * relnet_goals_page_new:
 * @database: the database
 * @clock: the time
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
relnet_goals_page_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetGoalsPage *self = g_object_new (RELNET_TYPE_GOALS_PAGE, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

/**
 * relnet_goals_page_select:
 * @self: the list
 * @goal_id: the goal that is shown beside it, 0 for none
 */
void
relnet_goals_page_select (RelnetGoalsPage *self, gint64 goal_id)
{
  g_return_if_fail (RELNET_IS_GOALS_PAGE (self));

  self->selected = goal_id;
  if (self->loaded)
    select_row (self);
}
