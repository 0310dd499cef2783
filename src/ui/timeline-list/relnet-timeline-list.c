#include "relnet-timeline-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-interaction-row.h"

/**
 * RelnetTimelineList:
 *
 * A timeline as picture 02 draws it: a boxed list a month, the newest first. It asks its model for the next page when the
 * scrolled window around it comes near the end, and keeps the rows of the person before for the next one.
 *
 * Tab goes through it in one step, the arrow keys walk its rows (GTK 4.8 would walk all of them by Tab).
 */
struct _RelnetTimelineList
{
  GtkWidget parent_instance;

  RelnetTimelineModel *model;
  RelnetClock *clock;
  GtkAdjustment *adjustment;
  GPtrArray *months; /* of Month */
  GPtrArray *rows;   /* the rows in the order of the model */
  GPtrArray *spare;  /* rows that wait for their next use */
  GtkWidget *focus_row; /* where Tab comes back to */
  char *today;
  gboolean narrow;
  guint idle;
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How near the end, in pixels, the next page is asked for. */
#define NEAR_THE_END 800
/* Rows shown in the first frame: a tall window full. The others follow when the window is idle. */
#define FIRST_ROWS 16
#define MAX_SPARE  64

typedef struct
{
  char *month; /* “2026-08” */
  GtkWidget *box;
  GtkListBox *list;
  guint n;
} Month;

G_DEFINE_FINAL_TYPE (RelnetTimelineList, relnet_timeline_list, GTK_TYPE_WIDGET)

static void
month_free (gpointer data)
{
  Month *month = data;

  gtk_widget_unparent (month->box);
  g_free (month->month);
  g_free (month);
}

/* A trace opens what it is the trace of. */
static const char *const open_actions[RELNET_N_INTERACTION_KINDS] = {
  [RELNET_INTERACTION_PROMISE_MADE] = "win.open-promise",
  [RELNET_INTERACTION_PROMISE_KEPT] = "win.open-promise",
  [RELNET_INTERACTION_PROMISE_WITHDRAWN] = "win.open-promise",
  [RELNET_INTERACTION_FAVOUR] = "win.open-favour",
  [RELNET_INTERACTION_ASK] = "win.open-favour",
  [RELNET_INTERACTION_THANKS] = "win.open-favour",
  [RELNET_INTERACTION_NEWS] = "win.open-goal",
  [RELNET_INTERACTION_INTRODUCTION] = "win.open-introduction",
  [RELNET_INTERACTION_OUTCOME] = "win.open-goal",
  [RELNET_INTERACTION_WIND_DOWN] = "win.open-wind-down",
};

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetTimelineList *self)
{
  RelnetInteraction *interaction = relnet_interaction_row_get_interaction (RELNET_INTERACTION_ROW (row));
  const char *action = open_actions[relnet_interaction_get_kind (interaction)];

  if (action != NULL && relnet_interaction_get_subject_id (interaction) != 0)
    gtk_widget_activate_action (GTK_WIDGET (row), action, "x", relnet_interaction_get_subject_id (interaction));
  else
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, interaction);
}

/* From the last row of a month into the next month, and back. */
static gboolean
keynav_failed_cb (GtkWidget *list, GtkDirectionType direction, RelnetTimelineList *self)
{
  for (guint i = 0; i < self->months->len; i++)
    {
      Month *month = g_ptr_array_index (self->months, i);

      if (GTK_WIDGET (month->list) != list)
        continue;
      if (direction == GTK_DIR_DOWN && i + 1 < self->months->len)
        {
          Month *next = g_ptr_array_index (self->months, i + 1);

          return gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (next->list, 0)));
        }
      if (direction == GTK_DIR_UP && i > 0)
        {
          Month *previous = g_ptr_array_index (self->months, i - 1);

          return gtk_widget_grab_focus (
              GTK_WIDGET (gtk_list_box_get_row_at_index (previous->list, (int) previous->n - 1)));
        }
    }
  return FALSE;
}

static Month *
add_month (RelnetTimelineList *self, guint index, const char *date)
{
  Month *month = g_new0 (Month, 1);
  g_autofree char *heading = relnet_date_format_month (date, self->today);
  GtkWidget *label = gtk_label_new (heading);
  GtkWidget *after = index > 0 ? ((Month *) g_ptr_array_index (self->months, index - 1))->box : NULL;

  month->month = g_strndup (date, 7);
  month->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  month->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 2);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_set_selection_mode (month->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (month->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (month->list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_box_append (GTK_BOX (month->box), label);
  gtk_box_append (GTK_BOX (month->box), GTK_WIDGET (month->list));
  g_signal_connect (month->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (month->list, "keynav-failed", G_CALLBACK (keynav_failed_cb), self);
  gtk_widget_insert_after (month->box, GTK_WIDGET (self), after);
  g_ptr_array_insert (self->months, (int) index, month);
  return month;
}

static void
remove_row (RelnetTimelineList *self, guint position)
{
  GtkWidget *row = g_ptr_array_index (self->rows, position);

  for (guint i = 0; i < self->months->len; i++)
    {
      Month *month = g_ptr_array_index (self->months, i);

      if (gtk_widget_get_parent (row) != GTK_WIDGET (month->list))
        continue;
      g_object_ref (row);
      if (self->focus_row == row)
        self->focus_row = NULL;
      gtk_list_box_remove (month->list, row);
      if (self->spare->len < MAX_SPARE)
        g_ptr_array_add (self->spare, row);
      else
        g_object_unref (row);
      if (--month->n == 0)
        g_ptr_array_remove_index (self->months, i);
      break;
    }
  g_ptr_array_remove_index (self->rows, position);
}

static void
add_row (RelnetTimelineList *self, guint position)
{
  g_autoptr (RelnetInteraction) interaction = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  const char *date = relnet_interaction_get_date (interaction);
  guint start = 0, index = 0;
  Month *month = NULL;
  GtkWidget *row;

  /* The month whose rows this position follows, or stands among: the model is in the order of dates. */
  for (; index < self->months->len; index++)
    {
      Month *here = g_ptr_array_index (self->months, index);

      if (strncmp (here->month, date, 7) == 0)
        {
          month = here;
          break;
        }
      if (strncmp (here->month, date, 7) < 0)
        break;
      start += here->n;
    }
  if (month == NULL)
    month = add_month (self, index, date);
  if (self->spare->len > 0)
    row = g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
  else
    row = g_object_ref_sink (relnet_interaction_row_new ());
  relnet_interaction_row_show (RELNET_INTERACTION_ROW (row), interaction, self->today,
                               relnet_timeline_model_get_person_id (self->model), self->narrow);
  gtk_list_box_insert (month->list, row, (int) (position - start));
  month->n++;
  g_ptr_array_insert (self->rows, (int) position, row);
  g_object_unref (row);
}

static void
load_if_near_the_end (RelnetTimelineList *self)
{
  if (self->adjustment == NULL || self->idle != 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (gtk_adjustment_get_value (self->adjustment) + gtk_adjustment_get_page_size (self->adjustment) + NEAR_THE_END
      >= gtk_adjustment_get_upper (self->adjustment))
    relnet_timeline_model_load_more (self->model);
}

static gboolean
add_rest_cb (gpointer data)
{
  RelnetTimelineList *self = data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  for (guint i = 0; i < FIRST_ROWS && self->rows->len < n; i++)
    add_row (self, self->rows->len);
  if (self->rows->len < n)
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, RelnetTimelineList *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  guint n_rows = self->rows->len;

  g_free (self->today);
  self->today = g_steal_pointer (&today);
  /* What was not yet shown is not removed, and is added in its turn. */
  for (guint i = MIN (position + removed, n_rows); i > position; i--)
    remove_row (self, i - 1);
  if (position <= self->rows->len)
    {
      guint now = self->rows->len <= position ? MIN (added, FIRST_ROWS) : added;

      for (guint i = 0; i < now; i++)
        add_row (self, position + i);
    }
  if (self->rows->len < g_list_model_get_n_items (model) && self->idle == 0)
    self->idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, add_rest_cb, self, NULL);
}

static void
adjustment_changed_cb (GtkAdjustment *adjustment, RelnetTimelineList *self)
{
  load_if_near_the_end (self);
}

static void
clear_adjustment (RelnetTimelineList *self)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
}

static void
relnet_timeline_list_map (GtkWidget *widget)
{
  RelnetTimelineList *self = RELNET_TIMELINE_LIST (widget);
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (relnet_timeline_list_parent_class)->map (widget);
  if (window == NULL || self->adjustment != NULL)
    return;
  self->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)));
  g_signal_connect (self->adjustment, "value-changed", G_CALLBACK (adjustment_changed_cb), self);
  g_signal_connect (self->adjustment, "changed", G_CALLBACK (adjustment_changed_cb), self);
}

static void
relnet_timeline_list_unmap (GtkWidget *widget)
{
  clear_adjustment (RELNET_TIMELINE_LIST (widget));
  GTK_WIDGET_CLASS (relnet_timeline_list_parent_class)->unmap (widget);
}

static gboolean
relnet_timeline_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RelnetTimelineList *self = RELNET_TIMELINE_LIST (widget);
  gboolean by_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, RELNET_TYPE_INTERACTION_ROW) : NULL;

  if (!by_tab || gtk_widget_get_focus_child (widget) == NULL)
    {
      if (by_tab && self->focus_row != NULL)
        return gtk_widget_grab_focus (self->focus_row);
      return GTK_WIDGET_CLASS (relnet_timeline_list_parent_class)->focus (widget, direction);
    }
  /* Inside a row there may be chips to go to; after them, out of the list. */
  self->focus_row = row;
  return row != NULL && gtk_widget_child_focus (row, direction);
}

static void
relnet_timeline_list_dispose (GObject *object)
{
  RelnetTimelineList *self = RELNET_TIMELINE_LIST (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  clear_adjustment (self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->months, g_ptr_array_unref);
  g_clear_pointer (&self->spare, g_ptr_array_unref);
  g_clear_object (&self->model);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (relnet_timeline_list_parent_class)->dispose (object);
}

static void
relnet_timeline_list_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_TIMELINE_LIST (object)->today, g_free);
  G_OBJECT_CLASS (relnet_timeline_list_parent_class)->finalize (object);
}

static void
relnet_timeline_list_class_init (RelnetTimelineListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relnet_timeline_list_dispose;
  object_class->finalize = relnet_timeline_list_finalize;
  widget_class->map = relnet_timeline_list_map;
  widget_class->unmap = relnet_timeline_list_unmap;
  widget_class->focus = relnet_timeline_list_focus;

  /**
   * RelnetTimelineList::activated:
   * @interaction: what was chosen
   *
   * A row was clicked, or Enter pressed on it.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, RELNET_TYPE_INTERACTION);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
relnet_timeline_list_init (RelnetTimelineList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
  self->months = g_ptr_array_new_with_free_func (month_free);
  self->rows = g_ptr_array_new ();
  self->spare = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * relnet_timeline_list_new:
 * @model: what to show
 * @clock: the time
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
relnet_timeline_list_new (RelnetTimelineModel *model, RelnetClock *clock)
{
  RelnetTimelineList *self = g_object_new (RELNET_TYPE_TIMELINE_LIST, NULL);

  self->model = g_object_ref (model);
  self->clock = g_object_ref (clock);
  self->today = relnet_clock_dup_today (clock);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
  items_changed_cb (G_LIST_MODEL (model), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (model)), self);
  return GTK_WIDGET (self);
}

/**
 * relnet_timeline_list_set_narrow:
 * @self: a timeline
 * @narrow: whether there is no room for a column of dates
 */
void
relnet_timeline_list_set_narrow (RelnetTimelineList *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  for (guint i = 0; i < self->rows->len; i++)
    {
      RelnetInteractionRow *row = g_ptr_array_index (self->rows, i);

      relnet_interaction_row_show (row, relnet_interaction_row_get_interaction (row), self->today,
                                   relnet_timeline_model_get_person_id (self->model), narrow);
    }
}

/**
 * relnet_timeline_list_get_n_rows:
 * @self: a timeline
 *
 * Returns: how many rows there are by now
 */
guint
relnet_timeline_list_get_n_rows (RelnetTimelineList *self)
{
  return self->rows->len;
}
