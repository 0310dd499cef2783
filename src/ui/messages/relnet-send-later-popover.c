#include "relnet-send-later-popover.h"

#include <glib/gi18n-lib.h>

#include "relnet-message-format.h"

/**
 * RelnetSendLaterPopover:
 *
 * Proposes moments at which to send a message, and lets choose any other.
 */
struct _RelnetSendLaterPopover
{
  GtkPopover parent_instance;

  GtkListBox *times;
  GtkCalendar *calendar;
  GtkSpinButton *hour;
  GtkSpinButton *minute;

  RelnetClock *clock;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetSendLaterPopover, relnet_send_later_popover, GTK_TYPE_POPOVER)

static void
choose (RelnetSendLaterPopover *self, gint64 time)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, time);
}

static void
time_activated_cb (GtkListBox *box, GtkListBoxRow *row, RelnetSendLaterPopover *self)
{
  const gint64 *time = g_object_get_data (G_OBJECT (row), "time");

  choose (self, *time);
}

static void
schedule_clicked_cb (RelnetSendLaterPopover *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autoptr (GDateTime) time
      = g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                               g_date_time_get_day_of_month (day),
                               gtk_spin_button_get_value_as_int (self->hour),
                               gtk_spin_button_get_value_as_int (self->minute), 0);

  choose (self, time != NULL ? g_date_time_to_unix (time) : 0);
}

static gint64
make_time (gint64 now, int days, int hour, int minute)
{
  g_autoptr (GDateTime) here = g_date_time_new_from_unix_local (now);
  g_autoptr (GDateTime) day = g_date_time_add_days (here, days);
  g_autoptr (GDateTime) time
      = g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                               g_date_time_get_day_of_month (day), hour, minute, 0);

  return time != NULL ? g_date_time_to_unix (time) : now;
}

static void
add_time (RelnetSendLaterPopover *self, const char *label, gint64 time)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (label);
  g_autofree char *when = relnet_message_format_moment (time, relnet_clock_get_now (self->clock));
  GtkWidget *caption = gtk_label_new (when);
  GtkWidget *row = gtk_list_box_row_new ();
  gint64 *data = g_new (gint64, 1);

  *data = time;
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (caption, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "time", data, g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->times, row);
}

static void
relnet_send_later_popover_show (GtkWidget *widget)
{
  RelnetSendLaterPopover *self = RELNET_SEND_LATER_POPOVER (widget);
  const gint64 now = relnet_clock_get_now (self->clock);
  g_autoptr (GDateTime) here = g_date_time_new_from_unix_local (now);
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (here, 1);
  const int weekday = g_date_time_get_day_of_week (here);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->times, 0)) != NULL)
    gtk_list_box_remove (self->times, GTK_WIDGET (row));
  add_time (self, _ ("In an hour"), now + 3600);
  if (g_date_time_get_hour (here) < 17)
    add_time (self, _ ("This evening"), make_time (now, 0, 18, 0));
  add_time (self, _ ("Tomorrow morning"), make_time (now, 1, 8, 30));
  if (weekday != 7)
    add_time (self, _ ("Monday morning"), make_time (now, 8 - weekday, 8, 30));
  gtk_calendar_select_day (self->calendar, tomorrow);
  GTK_WIDGET_CLASS (relnet_send_later_popover_parent_class)->show (widget);
}

static void
relnet_send_later_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_SEND_LATER_POPOVER);
  G_OBJECT_CLASS (relnet_send_later_popover_parent_class)->dispose (object);
}

static void
relnet_send_later_popover_finalize (GObject *object)
{
  g_clear_object (&RELNET_SEND_LATER_POPOVER (object)->clock);
  G_OBJECT_CLASS (relnet_send_later_popover_parent_class)->finalize (object);
}

static void
relnet_send_later_popover_class_init (RelnetSendLaterPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relnet_send_later_popover_dispose;
  object_class->finalize = relnet_send_later_popover_finalize;
  widget_class->show = relnet_send_later_popover_show;

  /**
   * RelnetSendLaterPopover::chosen:
   * @self: a popover
   * @time: when to send, in seconds since the epoch; 0 for a moment that does not exist; it may be over
   */
  signals[CHOSEN] = g_signal_new ("chosen", RELNET_TYPE_SEND_LATER_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/RelNet/ui/messages/relnet-send-later-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetSendLaterPopover, times);
  gtk_widget_class_bind_template_child (widget_class, RelnetSendLaterPopover, calendar);
  gtk_widget_class_bind_template_child (widget_class, RelnetSendLaterPopover, hour);
  gtk_widget_class_bind_template_child (widget_class, RelnetSendLaterPopover, minute);
  gtk_widget_class_bind_template_callback (widget_class, time_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, schedule_clicked_cb);
}

static void
relnet_send_later_popover_init (RelnetSendLaterPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_send_later_popover_set_clock:
 * @self: a popover
 * @clock: the time
 */
void
relnet_send_later_popover_set_clock (RelnetSendLaterPopover *self, RelnetClock *clock)
{
  g_return_if_fail (RELNET_IS_SEND_LATER_POPOVER (self));

  g_set_object (&self->clock, clock);
}
