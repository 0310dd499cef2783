#include "relnet-goal-plan.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "relnet-colour.h"
#include "relnet-date.h"
#include "relnet-goal-words.h"

/* As many milestones as there is room for beside start, today and end; those nearest to today. */
#define MAX_MILESTONES 4

/* The room a point needs beside others; below that the line stands upright. In pixels. */
#define POINT_WIDTH 92

#define DOT        7.f
#define TODAY_DOT  9.f
#define LINE_SPACE 26
#define LINE_WIDTH 4.f
#define INDENT     30

typedef struct
{
  GtkWidget *label; /* a box with title and date */
  char *date;
  gboolean passed;
  gboolean today;
} Point;

/**
 * RelnetGoalPlan:
 *
 * The line of a plan (picture 07): where it began, milestones, today, the end; in full colour up to today. In a narrow place
 * it runs downwards.
 */
struct _RelnetGoalPlan
{
  GtkWidget parent_instance;

  GArray *points; /* (element-type Point) */
  char *colour;
};

G_DEFINE_FINAL_TYPE (RelnetGoalPlan, relnet_goal_plan, GTK_TYPE_WIDGET)

static void
point_clear (gpointer data)
{
  Point *point = data;

  g_clear_pointer (&point->label, gtk_widget_unparent);
  g_clear_pointer (&point->date, g_free);
}

static gboolean
is_upright (RelnetGoalPlan *self, int width)
{
  return width >= 0 && width < (int) self->points->len * POINT_WIDTH;
}

static void
add_point (RelnetGoalPlan *self, const char *title, const char *date, const char *date_words, gboolean passed, gboolean today)
{
  Point point = { .date = g_strdup (date), .passed = passed, .today = today };
  GtkWidget *title_label = gtk_label_new (title), *date_label = gtk_label_new (date_words);

  point.label = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_label_set_ellipsize (GTK_LABEL (title_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (date_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (title_label, title);
  gtk_widget_add_css_class (title_label, today ? "caption-heading" : "caption");
  gtk_widget_add_css_class (date_label, "caption");
  gtk_widget_add_css_class (date_label, "plan-date");
  gtk_box_append (GTK_BOX (point.label), title_label);
  gtk_box_append (GTK_BOX (point.label), date_label);
  gtk_widget_set_parent (point.label, GTK_WIDGET (self));
  g_array_append_val (self->points, point);
}

/* By date; today comes before what is on the same day and still to do, after what is done. */
static int
compare_points (gconstpointer a, gconstpointer b)
{
  const Point *first = a, *second = b;

  if (first->passed != second->passed && !first->today && !second->today)
    return first->passed ? -1 : 1;
  if (first->today || second->today)
    return first->today ? (second->passed ? 1 : -1) : (first->passed ? -1 : 1);
  return strcmp (first->date, second->date);
}

static void
align_labels (RelnetGoalPlan *self, gboolean upright)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      Point *point = &g_array_index (self->points, Point, i);
      float align = upright || i == 0 ? 0 : i + 1 == self->points->len ? 1 : 0.5f;

      for (GtkWidget *label = gtk_widget_get_first_child (point->label); label != NULL;
           label = gtk_widget_get_next_sibling (label))
        gtk_label_set_xalign (GTK_LABEL (label), align);
    }
}

static int
measure_label (Point *point)
{
  int height;

  gtk_widget_measure (point->label, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  return height;
}

static GtkSizeRequestMode
relnet_goal_plan_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
relnet_goal_plan_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  RelnetGoalPlan *self = RELNET_GOAL_PLAN (widget);
  int highest = 0, sum = 0;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (guint i = 0; i < self->points->len; i++)
        {
          int least, width;

          gtk_widget_measure (g_array_index (self->points, Point, i).label, orientation, -1, &least, &width, NULL, NULL);
          *minimum = MAX (*minimum, least + INDENT);
        }
      *natural = MAX (*minimum, (int) self->points->len * POINT_WIDTH);
      return;
    }
  for (guint i = 0; i < self->points->len; i++)
    {
      int height = measure_label (&g_array_index (self->points, Point, i));

      highest = MAX (highest, height);
      sum += height + 10;
    }
  *minimum = *natural = is_upright (self, for_size) ? sum : LINE_SPACE + highest;
}

/* The middle of a point of a lying line: the first and the last stand at the ends. */
static float
get_x (RelnetGoalPlan *self, guint index, int width)
{
  float left = TODAY_DOT, right = width - TODAY_DOT;

  return self->points->len > 1 ? left + (right - left) * index / (self->points->len - 1) : left;
}

static void
relnet_goal_plan_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RelnetGoalPlan *self = RELNET_GOAL_PLAN (widget);
  gboolean upright = is_upright (self, width);
  int y = 0;

  align_labels (self, upright);
  for (guint i = 0; i < self->points->len; i++)
    {
      Point *point = &g_array_index (self->points, Point, i);
      int own = measure_label (point), least, share;
      GtkAllocation place;

      gtk_widget_measure (point->label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      if (upright)
        {
          place = (GtkAllocation){ INDENT, y, MAX (width - INDENT, least), own };
          y += own + 10;
        }
      else
        {
          share = self->points->len > 1 ? (width - 2 * (int) TODAY_DOT) / ((int) self->points->len - 1) - 8 : width;
          share = MAX (share, least);
          place = (GtkAllocation){ (int) get_x (self, i, width) - share / 2, LINE_SPACE, share, own };
          if (i == 0)
            place.x = 0;
          else if (i + 1 == self->points->len)
            place.x = width - share;
        }
      gtk_widget_size_allocate (point->label, &place, -1);
    }
}

static void
draw_dot (cairo_t *cr, Point *point, float x, float y, const GdkRGBA *colour, const GdkRGBA *text, const GdkRGBA *background)
{
  float radius = point->today ? TODAY_DOT : DOT;

  cairo_new_path (cr);
  if (point->passed || point->today)
    {
      gdk_cairo_set_source_rgba (cr, colour);
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      cairo_fill (cr);
      return;
    }
  gdk_cairo_set_source_rgba (cr, background);
  cairo_arc (cr, x, y, radius - 1, 0, 2 * G_PI);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, text->red, text->green, text->blue, 0.45);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
relnet_goal_plan_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RelnetGoalPlan *self = RELNET_GOAL_PLAN (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  gboolean upright = is_upright (self, width);
  GtkWidget *parent = gtk_widget_get_parent (widget);
  g_autofree graphene_point_t *at = g_new0 (graphene_point_t, self->points->len + 1);
  GdkRGBA colour, text, background;
  cairo_t *cr;
  int y = 0;

  if (self->points->len < 2)
    return;
  relnet_widget_get_colour (widget, &colour);
  relnet_widget_get_colour (parent, &text);
  /* The hollow dots hide the line: light on dark letters, dark on light ones. */
  background = text.red + text.green + text.blue > 1.5 ? (GdkRGBA){ 0.14f, 0.14f, 0.14f, 1 } : (GdkRGBA){ 0.98f, 0.98f, 0.98f, 1 };
  for (guint i = 0; i < self->points->len; i++)
    {
      int own = measure_label (&g_array_index (self->points, Point, i));

      at[i] = upright ? GRAPHENE_POINT_INIT (TODAY_DOT, y + own / 2.f) : GRAPHENE_POINT_INIT (get_x (self, i, width), TODAY_DOT + 1);
      y += own + 10;
    }
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  for (guint i = 0; i + 1 < self->points->len; i++)
    {
      Point *next = &g_array_index (self->points, Point, i + 1);

      if (next->passed || next->today)
        gdk_cairo_set_source_rgba (cr, &colour);
      else
        cairo_set_source_rgba (cr, text.red, text.green, text.blue, 0.15);
      cairo_set_line_width (cr, LINE_WIDTH);
      cairo_move_to (cr, at[i].x, at[i].y);
      cairo_line_to (cr, at[i + 1].x, at[i + 1].y);
      cairo_stroke (cr);
    }
  for (guint i = 0; i < self->points->len; i++)
    draw_dot (cr, &g_array_index (self->points, Point, i), at[i].x, at[i].y, &colour, &text, &background);
  cairo_destroy (cr);
  for (guint i = 0; i < self->points->len; i++)
    gtk_widget_snapshot_child (widget, g_array_index (self->points, Point, i).label, snapshot);
}

static void
relnet_goal_plan_dispose (GObject *object)
{
  g_array_set_size (RELNET_GOAL_PLAN (object)->points, 0);
  G_OBJECT_CLASS (relnet_goal_plan_parent_class)->dispose (object);
}

static void
relnet_goal_plan_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_GOAL_PLAN (object)->points, g_array_unref);
  g_clear_pointer (&RELNET_GOAL_PLAN (object)->colour, g_free);
  G_OBJECT_CLASS (relnet_goal_plan_parent_class)->finalize (object);
}

static void
relnet_goal_plan_class_init (RelnetGoalPlanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relnet_goal_plan_dispose;
  object_class->finalize = relnet_goal_plan_finalize;
  widget_class->get_request_mode = relnet_goal_plan_get_request_mode;
  widget_class->measure = relnet_goal_plan_measure;
  widget_class->size_allocate = relnet_goal_plan_size_allocate;
  widget_class->snapshot = relnet_goal_plan_snapshot;
  gtk_widget_class_set_css_name (widget_class, "goal-plan");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relnet_goal_plan_init (RelnetGoalPlan *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_array_set_clear_func (self->points, point_clear);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Plan"), -1);
}

static int
compare_nearness (gconstpointer a, gconstpointer b, gpointer today)
{
  RelnetGoalStep *first = *(RelnetGoalStep **) a, *second = *(RelnetGoalStep **) b;
  const char *one = *relnet_goal_step_get_done_on (first) != '\0' ? relnet_goal_step_get_done_on (first) : relnet_goal_step_get_due (first);
  const char *two = *relnet_goal_step_get_done_on (second) != '\0' ? relnet_goal_step_get_done_on (second) : relnet_goal_step_get_due (second);

  return ABS (relnet_date_days_between (today, one)) - ABS (relnet_date_days_between (today, two));
}

static void
add_milestones (RelnetGoalPlan *self, RelnetGoal *goal, const char *today)
{
  GPtrArray *steps = relnet_goal_get_steps (goal);
  g_autoptr (GPtrArray) milestones = g_ptr_array_new ();

  for (guint i = 0; i < steps->len; i++)
    {
      RelnetGoalStep *step = g_ptr_array_index (steps, i);

      if (relnet_goal_step_get_milestone (step)
          && (*relnet_goal_step_get_done_on (step) != '\0' || *relnet_goal_step_get_due (step) != '\0'))
        g_ptr_array_add (milestones, step);
    }
  g_ptr_array_sort_with_data (milestones, compare_nearness, (gpointer) today);
  for (guint i = 0; i < MIN (milestones->len, MAX_MILESTONES); i++)
    {
      RelnetGoalStep *step = g_ptr_array_index (milestones, i);
      const char *done_on = relnet_goal_step_get_done_on (step);
      const char *date = *done_on != '\0' ? done_on : relnet_goal_step_get_due (step);
      g_autofree char *words = relnet_goal_words_dup_month (date, today);

      add_point (self, relnet_goal_step_get_what (step), date, words, *done_on != '\0', FALSE);
    }
}

/**
 * relnet_goal_plan_show:
 * @self: a plan
 * @goal: a goal with its steps
 * @today: a valid date
 */
void
relnet_goal_plan_show (RelnetGoalPlan *self, RelnetGoal *goal, const char *today)
{
  const char *started_on = relnet_goal_get_text (goal, RELNET_GOAL_STARTED_ON), *due = relnet_goal_get_text (goal, RELNET_GOAL_DUE);
  gboolean open = relnet_goal_get_state (goal) == RELNET_GOAL_OPEN;
  g_autofree char *started_words = relnet_goal_words_dup_month (started_on, today);
  g_autofree char *today_words = relnet_date_format_short (today, today);

  g_return_if_fail (RELNET_IS_GOAL_PLAN (self));

  g_array_set_size (self->points, 0);
  if (self->colour != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->colour);
  g_free (self->colour);
  self->colour = g_strdup_printf ("goal-colour-%d", relnet_goal_get_colour (goal) & 7);
  gtk_widget_add_css_class (GTK_WIDGET (self), self->colour);
  add_point (self, _ ("Started"), started_on, started_words, TRUE, FALSE);
  add_milestones (self, goal, today);
  if (open)
    add_point (self, _ ("Today"), today, today_words, FALSE, TRUE);
  else
    {
      const char *closed_on = relnet_goal_get_text (goal, RELNET_GOAL_CLOSED_ON);
      g_autofree char *words = relnet_date_is_valid (closed_on) ? relnet_goal_words_dup_month (closed_on, today) : g_strdup ("");

      add_point (self, relnet_goal_get_state (goal) == RELNET_GOAL_ACHIEVED ? _ ("Achieved") : _ ("Dropped"), closed_on, words,
                 TRUE, FALSE);
    }
  /* The last milestone may be the end itself. */
  if (open && *due != '\0')
    {
      gboolean is_last = FALSE;

      for (guint i = 0; i < self->points->len; i++)
        is_last |= !g_array_index (self->points, Point, i).passed && strcmp (g_array_index (self->points, Point, i).date, due) >= 0;
      if (!is_last)
        {
          g_autofree char *words = relnet_goal_words_dup_month (due, today);

          add_point (self, _ ("Goal"), due, words, FALSE, FALSE);
        }
    }
  g_array_sort (self->points, compare_points);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
