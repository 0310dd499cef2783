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
 * There are rows only for what is near the view, whatever was read: the place of the others is kept free by the height
 * they had, or are likely to have. So ten thousand interactions take no more widgets than fifty.
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
  GArray *heights;   /* of each item of the model, in pixels: of its row, or a guess */
  GPtrArray *rows;   /* the rows of the items from @first on */
  guint first;
  int likely_height; /* of a row not yet shown: the mean of those that are */
  GPtrArray *spare;  /* rows that wait for their next use */
  GtkWidget *focus_row; /* where Tab comes back to */
  char *today;
  gboolean narrow;
  guint soon;  /* brings the rows to what is in view: before the next frame */
  guint later; /* or after it */
  gboolean focus_lost; /* the row with the focus went: one in view gets it when it has its place */
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
/* How far around the view there are rows, and how far out of it they are taken away, in pixels. */
#define SHOWN_AROUND 800
#define KEPT_AROUND  1600
/* What the first rows are taken for before they have a height, in pixels: two lines. */
#define LIKELY_HEIGHT 61
/* In pixels, between the parts of a month and between two months. */
#define HEADING_SPACING 12
#define MONTH_SPACING   18

typedef struct
{
  char *month; /* “2026-08” */
  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *before; /* the place of items without a row */
  GtkListBox *list;
  GtkWidget *after;
  guint n; /* of its items */
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

static guint
get_end (RelnetTimelineList *self)
{
  return self->first + self->rows->len;
}

/* From the last row of a month into the next month, and back. */
static gboolean
keynav_failed_cb (GtkWidget *list, GtkDirectionType direction, RelnetTimelineList *self)
{
  guint start = 0;

  for (guint i = 0; i < self->months->len; i++)
    {
      Month *month = g_ptr_array_index (self->months, i);
      guint next = direction == GTK_DIR_DOWN ? start + month->n : start - 1;

      if (GTK_WIDGET (month->list) == list && (direction == GTK_DIR_DOWN || direction == GTK_DIR_UP))
        return next >= self->first && next < get_end (self)
               && gtk_widget_grab_focus (g_ptr_array_index (self->rows, next - self->first));
      start += month->n;
    }
  return FALSE;
}

static GtkWidget *
new_space (void)
{
  GtkWidget *space = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_visible (space, FALSE);
  return space;
}

static void
set_space (GtkWidget *space, int height)
{
  gtk_widget_set_size_request (space, -1, MAX (height, 0));
  gtk_widget_set_visible (space, height > 0);
}

/* Keeps the place of what has no row. */
static void
update_spaces (RelnetTimelineList *self)
{
  guint position = 0;

  for (guint i = 0; i < self->months->len; i++)
    {
      Month *month = g_ptr_array_index (self->months, i);
      guint end = position + month->n;
      int before = 0, after = 0;
      gboolean any = end > self->first && position < get_end (self);

      for (; position < end; position++)
        if (position < self->first)
          before += g_array_index (self->heights, int, position);
        else if (position >= get_end (self))
          after += g_array_index (self->heights, int, position);
      /* Beside a list the box adds its spacing. */
      set_space (month->before, any ? before - HEADING_SPACING : before + after);
      set_space (month->after, any ? after - HEADING_SPACING : 0);
      gtk_widget_set_visible (GTK_WIDGET (month->list), any);
    }
}

static Month *
add_month (RelnetTimelineList *self, guint index, const char *date)
{
  Month *month = g_new0 (Month, 1);
  g_autofree char *heading = relnet_date_format_month (date, self->today);
  GtkWidget *label = gtk_label_new (heading);
  GtkWidget *after = index > 0 ? ((Month *) g_ptr_array_index (self->months, index - 1))->box : NULL;

  month->month = g_strndup (date, 7);
  month->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, HEADING_SPACING);
  month->heading = label;
  month->before = new_space ();
  month->after = new_space ();
  month->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 2);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_set_selection_mode (month->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (month->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (month->list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_box_append (GTK_BOX (month->box), label);
  gtk_box_append (GTK_BOX (month->box), month->before);
  gtk_box_append (GTK_BOX (month->box), GTK_WIDGET (month->list));
  gtk_box_append (GTK_BOX (month->box), month->after);
  g_signal_connect (month->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (month->list, "keynav-failed", G_CALLBACK (keynav_failed_cb), self);
  gtk_widget_insert_after (month->box, GTK_WIDGET (self), after);
  g_ptr_array_insert (self->months, (int) index, month);
  return month;
}

/* The month of a position, and where in the model it starts. */
static Month *
get_month (RelnetTimelineList *self, guint position, guint *start)
{
  *start = 0;
  for (guint i = 0; i < self->months->len; i++)
    {
      Month *month = g_ptr_array_index (self->months, i);

      if (position < *start + month->n)
        return month;
      *start += month->n;
    }
  g_return_val_if_reached (NULL);
}

/* Shows the item at @position, which is beside or among those that have rows. */
static void
add_row (RelnetTimelineList *self, guint position)
{
  g_autoptr (RelnetInteraction) interaction = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  guint start;
  Month *month = get_month (self, position, &start);
  GtkWidget *row;

  if (self->spare->len > 0)
    row = g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
  else
    row = g_object_ref_sink (relnet_interaction_row_new ());
  relnet_interaction_row_show (RELNET_INTERACTION_ROW (row), interaction, self->today,
                               relnet_timeline_model_get_person_id (self->model), self->narrow);
  if (self->rows->len == 0 || position < self->first)
    self->first = position;
  gtk_list_box_insert (month->list, row, (int) (position - MAX (start, self->first)));
  g_ptr_array_insert (self->rows, (int) (position - self->first), row);
  g_object_unref (row);
}

static void
remove_row (RelnetTimelineList *self, guint position)
{
  GtkWidget *row = g_object_ref (g_ptr_array_index (self->rows, position - self->first));

  if (self->focus_row == row)
    self->focus_row = NULL;
  gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (row)), row);
  g_ptr_array_remove_index (self->rows, position - self->first);
  if (self->spare->len < MAX_SPARE)
    g_ptr_array_add (self->spare, row);
  else
    g_object_unref (row);
}

static void
remove_items (RelnetTimelineList *self, guint position, guint removed)
{
  guint end = position + removed, start = 0;

  for (guint i = MIN (end, get_end (self)); i > MAX (position, self->first); i--)
    remove_row (self, i - 1);
  self->first -= MIN (end, self->first) - MIN (position, self->first);
  g_array_remove_range (self->heights, position, removed);
  for (guint i = 0; i < self->months->len;)
    {
      Month *month = g_ptr_array_index (self->months, i);
      guint from = MAX (position, start), to = MIN (end, start + month->n);

      start += month->n;
      if (from < to)
        month->n -= to - from;
      if (month->n == 0)
        g_ptr_array_remove_index (self->months, i);
      else
        i++;
    }
}

/* A place for the item at @position, in its month, and a row if it stands among those that have one. */
static void
add_item (RelnetTimelineList *self, guint position)
{
  g_autoptr (RelnetInteraction) interaction = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  const char *date = relnet_interaction_get_date (interaction);
  int height = self->likely_height;
  Month *month = NULL;
  guint index = 0;

  /* The model is in the order of dates. */
  for (; index < self->months->len; index++)
    {
      Month *here = g_ptr_array_index (self->months, index);
      int order = strncmp (here->month, date, 7);

      if (order == 0)
        month = here;
      if (order <= 0)
        break;
    }
  if (month == NULL)
    month = add_month (self, index, date);
  month->n++;
  g_array_insert_val (self->heights, position, height);
  if (position < self->first)
    self->first++;
  else if (position < get_end (self) || (position == get_end (self) && self->rows->len < FIRST_ROWS))
    add_row (self, position);
}

/* The items whose rows are between two heights, in pixels from the top of the list. */
static void
find_items (RelnetTimelineList *self, double from, double to, guint *first, guint *end)
{
  guint position = 0;
  double y = 0;

  *first = *end = G_MAXUINT;
  for (guint i = 0; i < self->months->len; i++)
    {
      Month *month = g_ptr_array_index (self->months, i);
      int heading;

      gtk_widget_measure (month->heading, GTK_ORIENTATION_VERTICAL, -1, NULL, &heading, NULL, NULL);
      y += heading + HEADING_SPACING;
      for (guint n = 0; n < month->n; n++, position++)
        {
          int height = g_array_index (self->heights, int, position);

          if (*first == G_MAXUINT && y + height > from)
            *first = position;
          if (*end == G_MAXUINT && y >= to)
            *end = position;
          y += height;
        }
      y += MONTH_SPACING;
    }
  *first = MIN (*first, position);
  *end = MAX (MIN (*end, position), *first);
}

/* Where the view begins, in pixels from the top of the list. */
static double
get_view (RelnetTimelineList *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkWidget *content = viewport != NULL ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  graphene_point_t top = GRAPHENE_POINT_INIT (0, 0);

  if (content != NULL)
    (void)!gtk_widget_compute_point (GTK_WIDGET (self), content, &GRAPHENE_POINT_INIT (0, 0), &top);
  return gtk_adjustment_get_value (self->adjustment) - top.y;
}

static void
note_heights (RelnetTimelineList *self)
{
  int sum = 0, n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      graphene_rect_t bounds;

      /* One that had no layout yet is nothing but its borders. */
      if (gtk_widget_get_height (row) == 0 || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
        continue;
      g_array_index (self->heights, int, self->first + i) = (int)bounds.size.height;
      sum += (int)bounds.size.height;
      n++;
    }
  if (n > 0)
    self->likely_height = sum / n;
}

static GtkWidget *
get_focused_row (RelnetTimelineList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  return gtk_widget_get_ancestor (focus, RELNET_TYPE_INTERACTION_ROW);
}

/* The first row that is whole in the view: where the keyboard goes on when its row is far away. */
static GtkWidget *
get_row_in_view (RelnetTimelineList *self)
{
  double view = self->adjustment != NULL ? get_view (self) : 0;
  guint position, end;

  find_items (self, view, view, &position, &end);
  if (view > 0 && position + 1 < get_end (self))
    position++;
  return position >= self->first && position < get_end (self) ? g_ptr_array_index (self->rows, position - self->first)
                                                              : NULL;
}

static gboolean look_later_cb (gpointer data);

static void
look_later (RelnetTimelineList *self)
{
  if (self->later == 0)
    self->later = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, look_later_cb, self, NULL);
}

/* Rows for what is in view and around it, and for nothing else. */
static void
update_rows (RelnetTimelineList *self)
{
  double view = get_view (self), size = gtk_adjustment_get_page_size (self->adjustment);
  GtkWidget *focused = get_focused_row (self);
  guint first, end, first_kept, end_kept;
  gboolean lost = FALSE;

  note_heights (self);
  find_items (self, view - SHOWN_AROUND, view + size + SHOWN_AROUND, &first, &end);
  find_items (self, view - KEPT_AROUND, view + size + KEPT_AROUND, &first_kept, &end_kept);
  while (self->rows->len > 0 && (self->first < first_kept || get_end (self) > end_kept))
    {
      guint position = self->first < first_kept ? self->first : get_end (self) - 1;

      lost = lost || g_ptr_array_index (self->rows, position - self->first) == focused;
      remove_row (self, position);
      if (position < first_kept)
        self->first++;
    }
  if (self->rows->len == 0)
    self->first = first;
  while (self->rows->len > 0 && self->first > first)
    add_row (self, self->first - 1);
  while (get_end (self) < end)
    add_row (self, get_end (self));
  update_spaces (self);
  self->focus_lost = self->focus_lost || lost;
  if (lost)
    look_later (self);
}

static void
load_if_near_the_end (RelnetTimelineList *self)
{
  if (gtk_adjustment_get_value (self->adjustment) + gtk_adjustment_get_page_size (self->adjustment) + NEAR_THE_END
      >= gtk_adjustment_get_upper (self->adjustment))
    relnet_timeline_model_load_more (self->model);
}

static void
look (RelnetTimelineList *self)
{
  /* Before it has its place nothing can be said about what is in view. */
  if (self->adjustment == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || gtk_adjustment_get_page_size (self->adjustment) < 1)
    return;
  update_rows (self);
  load_if_near_the_end (self);
}

static gboolean
look_soon_cb (gpointer data)
{
  RelnetTimelineList *self = data;

  self->soon = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static gboolean
look_later_cb (gpointer data)
{
  RelnetTimelineList *self = data;
  GtkWidget *row;

  self->later = 0;
  look (self);
  if (self->focus_lost && (row = get_row_in_view (self)) != NULL && gtk_widget_get_height (row) > 0)
    {
      self->focus_lost = FALSE;
      /* Unless it has gone elsewhere since. */
      if (gtk_root_get_focus (gtk_widget_get_root (row)) == NULL)
        gtk_widget_grab_focus (row);
    }
  return G_SOURCE_REMOVE;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, RelnetTimelineList *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);

  g_free (self->today);
  self->today = g_steal_pointer (&today);
  note_heights (self);
  if (removed > 0)
    remove_items (self, position, removed);
  for (guint i = 0; i < added; i++)
    add_item (self, position + i);
  update_spaces (self);
  look_later (self);
}

/* These come in the midst of a layout too, where no row may come or go. */
static void
scrolled_cb (GtkAdjustment *adjustment, RelnetTimelineList *self)
{
  if (self->soon == 0)
    self->soon = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, look_soon_cb, self, NULL);
}

static void
laid_out_cb (GtkAdjustment *adjustment, RelnetTimelineList *self)
{
  look_later (self);
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
  g_signal_connect (self->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (self->adjustment, "changed", G_CALLBACK (laid_out_cb), self);
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
  GtkWidget *row = get_focused_row (self);

  if (!by_tab || gtk_widget_get_focus_child (widget) == NULL)
    {
      GtkWidget *back = self->focus_row != NULL ? self->focus_row : get_row_in_view (self);

      if (by_tab && back != NULL)
        return gtk_widget_grab_focus (back);
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

  g_clear_handle_id (&self->soon, g_source_remove);
  g_clear_handle_id (&self->later, g_source_remove);
  clear_adjustment (self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->heights, g_array_unref);
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
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), MONTH_SPACING);
  self->months = g_ptr_array_new_with_free_func (month_free);
  self->likely_height = LIKELY_HEIGHT;
  self->heights = g_array_new (FALSE, FALSE, sizeof (int));
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
 * relnet_timeline_list_get_n_items:
 * @self: a timeline
 *
 * Returns: how many interactions there are by now
 */
guint
relnet_timeline_list_get_n_items (RelnetTimelineList *self)
{
  return self->heights->len;
}

/**
 * relnet_timeline_list_get_n_rows:
 * @self: a timeline
 *
 * Returns: how many of them have a row: those near the view
 */
guint
relnet_timeline_list_get_n_rows (RelnetTimelineList *self)
{
  return self->rows->len;
}
