#include "relnet-week-strip.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"
#include "relnet-week-day-popover.h"

/* How many dots a day has at most. */
#define MAX_DOTS 3

/**
 * RelnetWeekStrip:
 *
 * The days of this week, with a dot for each meeting (green), and each thing that was done (grey), is due (blue) or
 * late (amber). Each is a button
 * that tells what there is on it.
 */
struct _RelnetWeekStrip
{
  GtkWidget parent_instance;

  RelnetDatabase *database;
  char *today;
  char dates[7][11];
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
  if (day->n_meetings > 0)
    g_string_append_printf (text, ngettext (", %u meeting", ", %u meetings", day->n_meetings), day->n_meetings);
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
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "hexpand", TRUE, "tooltip-text", words, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *dots = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label, *figure;
  guint room = MAX_DOTS;

  /* “mar.” is “MAR” here. */
  short_upper = g_strdelimit (g_strdup (upper), ".", '\0');
  label = gtk_label_new (short_upper);
  figure = gtk_label_new (number);
  gtk_widget_add_css_class (button, "week-day");
  gtk_widget_add_css_class (button, "flat");
  if (today)
    gtk_widget_add_css_class (button, "today");
  if (g_date_time_get_day_of_week (moment) >= 6)
    gtk_widget_add_css_class (button, "weekend");
  gtk_widget_add_css_class (label, "weekday");
  gtk_widget_add_css_class (figure, "number");
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_set_halign (figure, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (dots, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (dots, -1, 5);
  room = add_dots (dots, day->n_meetings, room, "meeting");
  room = add_dots (dots, day->n_late, room, "late");
  room = add_dots (dots, day->n_due, room, "due");
  add_dots (dots, day->n_done, room, "done");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), dots);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

/* Made when it is asked for, each time anew. */
static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  RelnetWeekStrip *self = RELNET_WEEK_STRIP (gtk_widget_get_parent (GTK_WIDGET (button)));

  gtk_menu_button_set_popover (button, relnet_week_day_popover_new (self->database, data, self->today));
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
  g_clear_object (&RELNET_WEEK_STRIP (object)->database);
  g_clear_pointer (&RELNET_WEEK_STRIP (object)->today, g_free);
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
 * relnet_week_strip_set_database:
 * @self: the strip
 * @database: where what there is on a day is read
 */
void
relnet_week_strip_set_database (RelnetWeekStrip *self, RelnetDatabase *database)
{
  g_return_if_fail (RELNET_IS_WEEK_STRIP (self));

  g_set_object (&self->database, database);
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
  g_autofree char *copy = g_strdup (today);
  int focused = -1;

  g_return_if_fail (RELNET_IS_WEEK_STRIP (self));

  g_free (self->today);
  self->today = g_steal_pointer (&copy);
  /* Who stands on a day stays there. */
  for (GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    focused++;
  clear (self);
  for (int i = 0; i < 7; i++)
    {
      GtkWidget *day = make_day (&week[i], g_str_equal (week[i].date, today));

      g_strlcpy (self->dates[i], week[i].date, sizeof self->dates[i]);
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (day), create_popover_cb, self->dates[i], NULL);
      gtk_widget_set_parent (day, GTK_WIDGET (self));
      if (i == focused)
        gtk_widget_grab_focus (day);
    }
}
