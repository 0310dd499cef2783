#include "relnet-snooze-popover.h"

#include <glib/gi18n-lib.h>

#include "relnet-cadence.h"
#include "relnet-date.h"
#include "relnet-names.h"

/**
 * RelnetSnoozePopover:
 *
 * Until when to put something off (A4): tomorrow, next week, next month, or a day of the calendar.
 */
struct _RelnetSnoozePopover
{
  GtkPopover parent_instance;

  GtkStack *stack;
  GtkBox *dates;
  GtkCalendar *calendar;
  GtkButton *apply;
  char *today;
};

enum
{
  PROP_0,
  PROP_TODAY,
  N_PROPS
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetSnoozePopover, relnet_snooze_popover, GTK_TYPE_POPOVER)

static void
pick (RelnetSnoozePopover *self, const char *date)
{
  g_autofree char *picked = g_strdup (date);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, picked);
}

static void
choice_clicked_cb (GtkButton *button, RelnetSnoozePopover *self)
{
  pick (self, g_object_get_data (G_OBJECT (button), "date"));
}

static char *
dup_selected (RelnetSnoozePopover *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  return g_date_time_format (day, "%Y-%m-%d");
}

static void
pick_date_cb (RelnetSnoozePopover *self)
{
  gtk_stack_set_visible_child_name (self->stack, "calendar");
  gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}

/* Only days to come. */
static void
day_selected_cb (RelnetSnoozePopover *self)
{
  g_autofree char *date = dup_selected (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), g_strcmp0 (date, self->today) > 0);
}

static void
apply_cb (RelnetSnoozePopover *self)
{
  g_autofree char *date = dup_selected (self);

  pick (self, date);
}

static void
add_choice (RelnetSnoozePopover *self, RelnetSnooze snooze)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *title = gtk_label_new (relnet_snooze_to_label (snooze));
  g_autofree char *date = relnet_snooze_get_date (snooze, self->today);
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GDateTime) day = g_date_time_new_utc (atoi (date), atoi (date + 5), atoi (date + 8), 12, 0, 0);
  GtkWidget *when;

  /* Translators: the day something is put off to, in the form of strftime(): “Mon 23 Nov”. */
  words = g_date_time_format (day, _ ("%a %-d %b"));
  when = gtk_label_new (words);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (when, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), when);
  gtk_button_set_child (GTK_BUTTON (button), box);
  name = g_strdup_printf ("%s, %s", relnet_snooze_to_label (snooze), words);
  relnet_names_set (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "menu-choice");
  g_object_set_data_full (G_OBJECT (button), "date", g_steal_pointer (&date), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (choice_clicked_cb), self);
  gtk_box_append (self->dates, button);
}

static void
relnet_snooze_popover_map (GtkWidget *widget)
{
  RelnetSnoozePopover *self = RELNET_SNOOZE_POPOVER (widget);

  gtk_stack_set_visible_child_name (self->stack, "choices");
  GTK_WIDGET_CLASS (relnet_snooze_popover_parent_class)->map (widget);
}

static void
relnet_snooze_popover_constructed (GObject *object)
{
  RelnetSnoozePopover *self = RELNET_SNOOZE_POPOVER (object);
  g_autofree char *tomorrow = NULL;
  g_autoptr (GDateTime) day = NULL;

  G_OBJECT_CLASS (relnet_snooze_popover_parent_class)->constructed (object);

  for (guint i = 0; i < RELNET_N_SNOOZES; i++)
    add_choice (self, (RelnetSnooze) i);
  tomorrow = relnet_date_add_days (self->today, 1);
  day = g_date_time_new_local (atoi (tomorrow), atoi (tomorrow + 5), atoi (tomorrow + 8), 12, 0, 0);
  gtk_calendar_select_day (self->calendar, day);
}

static void
relnet_snooze_popover_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetSnoozePopover *self = RELNET_SNOOZE_POPOVER (object);

  switch (prop_id)
    {
    case PROP_TODAY:
      g_value_set_string (value, self->today);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_snooze_popover_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetSnoozePopover *self = RELNET_SNOOZE_POPOVER (object);

  switch (prop_id)
    {
    case PROP_TODAY:
      self->today = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_snooze_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_SNOOZE_POPOVER);
  G_OBJECT_CLASS (relnet_snooze_popover_parent_class)->dispose (object);
}

static void
relnet_snooze_popover_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_SNOOZE_POPOVER (object)->today, g_free);
  G_OBJECT_CLASS (relnet_snooze_popover_parent_class)->finalize (object);
}

static void
relnet_snooze_popover_class_init (RelnetSnoozePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = relnet_snooze_popover_constructed;
  object_class->get_property = relnet_snooze_popover_get_property;
  object_class->set_property = relnet_snooze_popover_set_property;
  object_class->dispose = relnet_snooze_popover_dispose;
  object_class->finalize = relnet_snooze_popover_finalize;
  widget_class->map = relnet_snooze_popover_map;

  properties[PROP_TODAY] = g_param_spec_string ("today", NULL, NULL, "2000-01-01",
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RelnetSnoozePopover::picked:
   * @date: the day, “YYYY-MM-DD”
   *
   * The user chose a day.
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/widgets/relnet-snooze-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetSnoozePopover, stack);
  gtk_widget_class_bind_template_child (widget_class, RelnetSnoozePopover, dates);
  gtk_widget_class_bind_template_child (widget_class, RelnetSnoozePopover, calendar);
  gtk_widget_class_bind_template_child (widget_class, RelnetSnoozePopover, apply);
  gtk_widget_class_bind_template_callback (widget_class, pick_date_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
relnet_snooze_popover_init (RelnetSnoozePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_snooze_popover_new:
 * @today: a valid date
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
relnet_snooze_popover_new (const char *today)
{
  return g_object_new (RELNET_TYPE_SNOOZE_POPOVER, "today", today, NULL);
}
