#include "relnet-week-strip.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"

/* How many dots a day has at most. */
#define MAX_DOTS 3

/**
 * RelnetWeekStrip:
 *
 * The days of this week, with a dot for each thing that was done (grey), is due (blue) or late (amber).
 */
struct _RelnetWeekStrip
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RelnetWeekStrip, relnet_week_strip, GTK_TYPE_WIDGET)

static guint
add_dots (GtkWidget *box, guint n, guint room, const char *css_class)
{
  n = MIN (n, room);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (dot, "week-dot");
      gtk_widget_add_css_class (dot, css_class);
      gtk_box_append (GTK_BOX (box), dot);
    }
  return room - n;
}

/* The dots in words, for who does not see them. */
static char *
describe (const RelnetAgendaWeekday *day)
{
  g_autofree char *date = relnet_date_format (day->date);
  g_autoptr (GString) text = g_string_new (date);

  if (day->n_late > 0)
    g_string_append_printf (text, ngettext (", %u late", ", %u late", day->n_late), day->n_late);
  if (day->n_due > 0)
    g_string_append_printf (text, ngettext (", %u to do", ", %u to do", day->n_due), day->n_due);
  if (day->n_done > 0)
    g_string_append_printf (text, ngettext (", %u done", ", %u done", day->n_done), day->n_done);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_day (const RelnetAgendaWeekday *day, gboolean today)
{
  g_autoptr (GDateTime) moment
      = g_date_time_new_utc (atoi (day->date), atoi (day->date + 5), atoi (day->date + 8), 12, 0, 0);
  g_autofree char *weekday = g_date_time_format (moment, "%a");
  g_autofree char *upper = g_utf8_strup (weekday, -1);
  g_autofree char *short_upper = NULL;
  g_autofree char *number = g_date_time_format (moment, "%-d");
  g_autofree char *words = describe (day);
  /* A group reads its own name in place of what is in it. */
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 4, "hexpand", TRUE,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, "tooltip-text", words, NULL);
  GtkWidget *dots = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label, *figure;
  guint room = MAX_DOTS;

  /* “mar.” is “MAR” here. */
  short_upper = g_strdelimit (g_strdup (upper), ".", '\0');
  label = gtk_label_new (short_upper);
  figure = gtk_label_new (number);
  gtk_widget_add_css_class (box, "week-day");
  if (today)
    gtk_widget_add_css_class (box, "today");
  if (g_date_time_get_day_of_week (moment) >= 6)
    gtk_widget_add_css_class (box, "weekend");
  gtk_widget_add_css_class (label, "weekday");
  gtk_widget_add_css_class (figure, "number");
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_set_halign (figure, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (dots, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (dots, -1, 5);
  room = add_dots (dots, day->n_late, room, "late");
  room = add_dots (dots, day->n_due, room, "due");
  add_dots (dots, day->n_done, room, "done");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), dots);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return box;
}

static void
clear (RelnetWeekStrip *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
relnet_week_strip_dispose (GObject *object)
{
  clear (RELNET_WEEK_STRIP (object));
  G_OBJECT_CLASS (relnet_week_strip_parent_class)->dispose (object);
}

static void
relnet_week_strip_class_init (RelnetWeekStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_week_strip_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
relnet_week_strip_init (RelnetWeekStrip *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), TRUE);
}

/**
 * relnet_week_strip_set_week:
 * @self: the strip
 * @week: (array fixed-size=7): the days
 * @today: a valid date
 */
void
relnet_week_strip_set_week (RelnetWeekStrip *self, const RelnetAgendaWeekday *week, const char *today)
{
  g_return_if_fail (RELNET_IS_WEEK_STRIP (self));

  clear (self);
  for (int i = 0; i < 7; i++)
    gtk_widget_set_parent (make_day (&week[i], g_str_equal (week[i].date, today)), GTK_WIDGET (self));
}
