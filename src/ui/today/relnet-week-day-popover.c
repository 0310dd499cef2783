#include "relnet-week-day-popover.h"

#include <glib/gi18n-lib.h>

#include "relnet-agenda-glance.h"
#include "relnet-date.h"

/**
 * RelnetWeekDayPopover:
 *
 * What was done, or is due, on a day of the week strip. A row opens its person.
 */
struct _RelnetWeekDayPopover
{
  GtkPopover parent_instance;

  GtkListBox *list;
  GtkLabel *nothing;
  GPtrArray *glances;
  GCancellable *cancellable;
};

typedef struct
{
  char *date;
  char *today;
} Question;

G_DEFINE_FINAL_TYPE (RelnetWeekDayPopover, relnet_week_day_popover, GTK_TYPE_POPOVER)

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->date);
  g_free (question->today);
  g_free (question);
}

static gpointer
read_day (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return relnet_agenda_glance_read (connection, question->date, question->today, error);
}

static GtkWidget *
make_line (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (dim)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static void
day_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetWeekDayPopover) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) glances = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);

  if (self->list == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    gtk_label_set_label (self->nothing, error->message);
  for (guint i = 0; glances != NULL && i < glances->len; i++)
    {
      const RelnetAgendaGlance *glance = g_ptr_array_index (glances, i);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      GtkWidget *row = gtk_list_box_row_new ();
      g_autofree char *words
          = *glance->detail != '\0' ? g_strdup_printf ("%s, %s", glance->title, glance->detail) : g_strdup (glance->title);

      gtk_box_append (GTK_BOX (box), make_line (glance->title, FALSE));
      if (*glance->detail != '\0')
        gtk_box_append (GTK_BOX (box), make_line (glance->detail, TRUE));
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_list_box_append (self->list, row);
    }
  self->glances = g_steal_pointer (&glances);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->list), GTK_TYPE_SCROLLED_WINDOW),
                          self->glances != NULL && self->glances->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), self->glances == NULL || self->glances->len == 0);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetWeekDayPopover *self)
{
  const RelnetAgendaGlance *glance = g_ptr_array_index (self->glances, gtk_list_box_row_get_index (row));
  gint64 person = glance->person_id;

  gtk_popover_popdown (GTK_POPOVER (self));
  if (person != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-person", "x", person);
}

static void
relnet_week_day_popover_dispose (GObject *object)
{
  RelnetWeekDayPopover *self = RELNET_WEEK_DAY_POPOVER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->list = NULL;
  g_clear_pointer (&self->glances, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_week_day_popover_parent_class)->dispose (object);
}

static void
relnet_week_day_popover_class_init (RelnetWeekDayPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_week_day_popover_dispose;
}

static void
relnet_week_day_popover_init (RelnetWeekDayPopover *self)
{
  self->cancellable = g_cancellable_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->nothing = GTK_LABEL (gtk_label_new (_ ("Nothing on this day")));
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "dim-label");
  gtk_label_set_wrap (self->nothing, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), FALSE);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

/**
 * relnet_week_day_popover_new:
 * @database: the database
 * @date: the day
 * @today: the date of today
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
relnet_week_day_popover_new (RelnetDatabase *database, const char *date, const char *today)
{
  RelnetWeekDayPopover *self = g_object_new (RELNET_TYPE_WEEK_DAY_POPOVER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *window = gtk_scrolled_window_new ();
  g_autofree char *words = relnet_date_format (date);
  GtkWidget *heading = gtk_label_new (words);
  Question *question = g_new0 (Question, 1);

  gtk_widget_add_css_class (heading, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (self->list));
  gtk_widget_set_margin_top (heading, 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->nothing), 6);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->nothing));
  gtk_box_append (GTK_BOX (box), window);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  question->date = g_strdup (date);
  question->today = g_strdup (today);
  relnet_database_read_async (database, read_day, question, question_free, (GDestroyNotify) g_ptr_array_unref,
                              self->cancellable, day_read, g_object_ref (self));
  return GTK_WIDGET (self);
}
