#include "relnet-wakeup.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define LOGIN_NAME      "org.freedesktop.login1"
#define LOGIN_PATH      "/org/freedesktop/login1"
#define LOGIN_INTERFACE "org.freedesktop.login1.Manager"

/**
 * RelnetWakeup:
 *
 * The one timer of RelNet, on wall-clock time.
 *
 * GLib's timeouts count monotonic time, which stands still while the machine sleeps: a reminder would come hours late.
 * This is a timer of the kernel on the real-time clock, which also tells when the clock is set. The end of a suspend
 * (logind) and a change of the time zone (/etc/localtime) make it look again. It never trusts the moment it is woken
 * at: what is due is what lies in the past now, so a late wake-up does what an early one would have done, once.
 *
 * It lets the clock announce that the time jumped or that a day began. With a fixed clock it is woken by that clock.
 */
struct _RelnetWakeup
{
  GObject parent_instance;

  RelnetClock *clock;
  char *time_zone_file;
  char *today;
  gint64 due;
  int fd;
  guint source;
  GCancellable *cancellable;
  GDBusConnection *bus;
  guint sleep_subscription;
  GFileMonitor *time_zone_monitor;
};

enum
{
  PROP_0,
  PROP_CLOCK,
  PROP_TIME_ZONE_FILE,
  N_PROPS
};

enum
{
  SIGNAL_DUE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetWakeup, relnet_wakeup, G_TYPE_OBJECT)

static gint64
next_midnight (gint64 now)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (now);
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (moment, 1);
  g_autoptr (GDateTime) midnight
      = g_date_time_new_local (g_date_time_get_year (tomorrow), g_date_time_get_month (tomorrow),
                               g_date_time_get_day_of_month (tomorrow), 0, 0, 0);

  /* Where the clock changes at midnight there may be none; a minute later tells. */
  return MAX (now + 60, g_date_time_to_unix (midnight));
}

/* The kernel wakes at what comes first: the next day or what is armed. */
static void
set_timer (RelnetWakeup *self)
{
  struct itimerspec when = { 0 };
  gint64 now = relnet_clock_get_now (self->clock);
  gint64 next = next_midnight (now);

  if (self->fd < 0)
    return;
  if (self->due != 0)
    next = MIN (next, self->due);
  when.it_value.tv_sec = MAX (1, next);
  if (timerfd_settime (self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL) < 0)
    g_warning ("Cannot set the wall-clock timer: %s", g_strerror (errno));
}

static void
look (RelnetWakeup *self, gboolean jumped)
{
  g_autoptr (RelnetWakeup) alive = g_object_ref (self);
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  gboolean new_day = !g_str_equal (today, self->today);

  if (new_day)
    {
      g_free (self->today);
      self->today = g_steal_pointer (&today);
    }
  if ((jumped || new_day) && !relnet_clock_is_fixed (self->clock))
    relnet_clock_announce (self->clock);
  if (self->due != 0 && self->due <= relnet_clock_get_now (self->clock))
    {
      self->due = 0;
      g_signal_emit (self, signals[SIGNAL_DUE], 0);
    }
  set_timer (self);
}

static gboolean
timer_expired_cb (int fd, GIOCondition condition, gpointer user_data)
{
  RelnetWakeup *self = RELNET_WAKEUP (user_data);
  guint64 times;
  /* ECANCELED: somebody set the clock. */
  gboolean jumped = read (fd, &times, sizeof times) < 0 && errno == ECANCELED;

  look (self, jumped);
  return G_SOURCE_CONTINUE;
}

static void
prepare_for_sleep_cb (GDBusConnection *bus,
                      const char *sender,
                      const char *path,
                      const char *interface,
                      const char *signal,
                      GVariant *parameters,
                      gpointer user_data)
{
  gboolean going_to_sleep = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &going_to_sleep);
  if (!going_to_sleep)
    look (RELNET_WAKEUP (user_data), TRUE);
}

static void
system_bus_reached (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_bus_get_finish (result, &error);
  RelnetWakeup *self = user_data;

  if (bus == NULL)
    {
      /* Without logind there is no suspend to hear of; the timer itself is there. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("No system bus, suspend is not watched: %s", error->message);
      return;
    }
  self->bus = bus;
  self->sleep_subscription = g_dbus_connection_signal_subscribe (
      bus, LOGIN_NAME, LOGIN_INTERFACE, "PrepareForSleep", LOGIN_PATH, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, prepare_for_sleep_cb, self, NULL);
}

static void
time_zone_changed_cb (GFileMonitor *monitor,
                      GFile *file,
                      GFile *other,
                      GFileMonitorEvent event,
                      gpointer user_data)
{
  if (event == G_FILE_MONITOR_EVENT_DELETED)
    return; /* It is being replaced. */
  tzset ();
  look (RELNET_WAKEUP (user_data), TRUE);
}

static void
clock_moved_cb (RelnetClock *clock, gpointer user_data)
{
  RelnetWakeup *self = RELNET_WAKEUP (user_data);

  if (relnet_clock_is_fixed (clock))
    look (self, FALSE);
}

static void
relnet_wakeup_constructed (GObject *object)
{
  RelnetWakeup *self = RELNET_WAKEUP (object);
  g_autoptr (GFile) file = g_file_new_for_path (self->time_zone_file);
  g_autoptr (GError) error = NULL;

  G_OBJECT_CLASS (relnet_wakeup_parent_class)->constructed (object);

  self->today = relnet_clock_dup_today (self->clock);
  g_signal_connect_object (self->clock, "moved", G_CALLBACK (clock_moved_cb), self, 0);
  if (relnet_clock_is_fixed (self->clock))
    return;

  self->fd = timerfd_create (CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->fd < 0)
    g_warning ("Cannot make a wall-clock timer: %s", g_strerror (errno));
  else
    self->source = g_unix_fd_add (self->fd, G_IO_IN, timer_expired_cb, self);
  set_timer (self);

  self->time_zone_monitor
      = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, self->cancellable, &error);
  if (self->time_zone_monitor == NULL)
    g_debug ("The time zone is not watched: %s", error->message);
  else
    g_signal_connect_object (self->time_zone_monitor, "changed", G_CALLBACK (time_zone_changed_cb),
                             self, 0);
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, system_bus_reached, self);
}

static void
relnet_wakeup_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetWakeup *self = RELNET_WAKEUP (object);

  switch (prop_id)
    {
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_TIME_ZONE_FILE:
      g_value_set_string (value, self->time_zone_file);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_wakeup_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetWakeup *self = RELNET_WAKEUP (object);

  switch (prop_id)
    {
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_TIME_ZONE_FILE:
      self->time_zone_file = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_wakeup_dispose (GObject *object)
{
  RelnetWakeup *self = RELNET_WAKEUP (object);

  g_cancellable_cancel (self->cancellable);
  if (self->sleep_subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->sleep_subscription);
  self->sleep_subscription = 0;
  g_clear_object (&self->time_zone_monitor);
  g_clear_handle_id (&self->source, g_source_remove);
  G_OBJECT_CLASS (relnet_wakeup_parent_class)->dispose (object);
}

static void
relnet_wakeup_finalize (GObject *object)
{
  RelnetWakeup *self = RELNET_WAKEUP (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->time_zone_file, g_free);
  g_clear_pointer (&self->today, g_free);
  if (self->fd >= 0)
    close (self->fd);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->bus);
  G_OBJECT_CLASS (relnet_wakeup_parent_class)->finalize (object);
}

static void
relnet_wakeup_class_init (RelnetWakeupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags
      = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = relnet_wakeup_constructed;
  object_class->get_property = relnet_wakeup_get_property;
  object_class->set_property = relnet_wakeup_set_property;
  object_class->dispose = relnet_wakeup_dispose;
  object_class->finalize = relnet_wakeup_finalize;

  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, RELNET_TYPE_CLOCK, flags);
  properties[PROP_TIME_ZONE_FILE]
      = g_param_spec_string ("time-zone-file", NULL, NULL, "/etc/localtime", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RelnetWakeup::due:
   *
   * The moment given to relnet_wakeup_arm() lies in the past.
   */
  signals[SIGNAL_DUE] = g_signal_new ("due", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);
}

static void
relnet_wakeup_init (RelnetWakeup *self)
{
  self->fd = -1;
  self->cancellable = g_cancellable_new ();
}

/**
 * relnet_wakeup_new:
 * @clock: the clock to go by
 *
 * Returns: (transfer full): a timer at which nothing is due
 */
RelnetWakeup *
relnet_wakeup_new (RelnetClock *clock)
{
  return g_object_new (RELNET_TYPE_WAKEUP, "clock", clock, NULL);
}

/**
 * relnet_wakeup_arm:
 * @self: a timer
 * @due: when to wake, in seconds since the epoch, UTC; 0 for not at all
 *
 * Takes the place of what was armed before. A moment in the past wakes as soon as the main loop runs.
 */
void
relnet_wakeup_arm (RelnetWakeup *self, gint64 due)
{
  g_return_if_fail (RELNET_IS_WAKEUP (self));

  if (self->due == due)
    return;
  self->due = due;
  set_timer (self);
}

/**
 * relnet_wakeup_get_due:
 * @self: a timer
 *
 * Returns: the armed moment, 0 for none
 */
gint64
relnet_wakeup_get_due (RelnetWakeup *self)
{
  g_return_val_if_fail (RELNET_IS_WAKEUP (self), 0);

  return self->due;
}

/**
 * relnet_wakeup_check:
 * @self: a timer
 *
 * Looks whether anything is due or a day began: for moments at which it is good to be sure, as when the window gets the
 * focus.
 */
void
relnet_wakeup_check (RelnetWakeup *self)
{
  g_return_if_fail (RELNET_IS_WAKEUP (self));

  look (self, FALSE);
}

/**
 * relnet_wakeup_hears_suspend:
 * @self: a wake-up
 *
 * Returns: whether the machine's suspends are told: the system bus is asked for in the background, and there may be none
 */
gboolean
relnet_wakeup_hears_suspend (RelnetWakeup *self)
{
  g_return_val_if_fail (RELNET_IS_WAKEUP (self), FALSE);

  return self->sleep_subscription != 0;
}
