#include "relnet-clock.h"

/**
 * RelnetClock:
 *
 * What time it is, for everybody.
 *
 * Nothing else in RelNet asks the system for the time, so that a test (or `--now` of relnet-cli) can live on any
 * day. `moved` is emitted when the time jumped or a day began: whoever shows an age or a due date listens.
 */
struct _RelnetClock
{
  GObject parent_instance;

  gboolean fixed;
  gint64 now;
  GMutex mutex; /* of what follows: the writer's thread asks too */
  gint64 today_at;
  char today[sizeof "YYYY-MM-DD"];
};

enum
{
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetClock, relnet_clock, G_TYPE_OBJECT)

static void
relnet_clock_finalize (GObject *object)
{
  g_mutex_clear (&RELNET_CLOCK (object)->mutex);
  G_OBJECT_CLASS (relnet_clock_parent_class)->finalize (object);
}

static void
relnet_clock_class_init (RelnetClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_clock_finalize;
  /**
   * RelnetClock::moved:
   *
   * The time jumped, or a new day began.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relnet_clock_init (RelnetClock *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * relnet_clock_new:
 *
 * Returns: (transfer full): the system's clock
 */
RelnetClock *
relnet_clock_new (void)
{
  return g_object_new (RELNET_TYPE_CLOCK, NULL);
}

/**
 * relnet_clock_new_fixed:
 * @now: seconds since the epoch, UTC
 *
 * Returns: (transfer full): a clock that stands still until it is set
 */
RelnetClock *
relnet_clock_new_fixed (gint64 now)
{
  RelnetClock *self = relnet_clock_new ();

  self->fixed = TRUE;
  self->now = now;
  return self;
}

/**
 * relnet_clock_get_now:
 * @self: a clock
 *
 * Returns: seconds since the epoch, UTC
 */
gint64
relnet_clock_get_now (RelnetClock *self)
{
  g_return_val_if_fail (RELNET_IS_CLOCK (self), 0);

  return self->fixed ? self->now : g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * relnet_clock_dup_today:
 * @self: a clock
 *
 * Returns: (transfer full): the date in the user's time zone, “YYYY-MM-DD”
 */
char *
relnet_clock_dup_today (RelnetClock *self)
{
  gint64 second = relnet_clock_get_now (self);
  g_autoptr (GDateTime) now = NULL;
  char *today;

  /* GLib looks the time zone up in the file system each time, and an import asks for each person. */
  if (!self->fixed)
    {
      g_mutex_lock (&self->mutex);
      today = self->today_at == second ? g_strdup (self->today) : NULL;
      g_mutex_unlock (&self->mutex);
      if (today != NULL)
        return today;
    }
  now = g_date_time_new_from_unix_local (second);
  today = g_date_time_format (now, "%Y-%m-%d");
  if (!self->fixed)
    {
      g_mutex_lock (&self->mutex);
      g_strlcpy (self->today, today, sizeof self->today);
      self->today_at = second;
      g_mutex_unlock (&self->mutex);
    }
  return today;
}

/**
 * relnet_clock_set_now:
 * @self: a clock made by [ctor@Relnet.Clock.new_fixed]
 * @now: seconds since the epoch, UTC
 *
 * Sets the clock and announces it.
 */
void
relnet_clock_set_now (RelnetClock *self, gint64 now)
{
  g_return_if_fail (RELNET_IS_CLOCK (self) && self->fixed);

  self->now = now;
  relnet_clock_announce (self);
}

/**
 * relnet_clock_is_fixed:
 * @self: a clock
 *
 * Returns: whether the clock stands still until it is set
 */
gboolean
relnet_clock_is_fixed (RelnetClock *self)
{
  g_return_val_if_fail (RELNET_IS_CLOCK (self), FALSE);

  return self->fixed;
}

/**
 * relnet_clock_announce:
 * @self: a clock
 *
 * Emits `moved`: for whoever learns that the system's time jumped or that a day began.
 */
void
relnet_clock_announce (RelnetClock *self)
{
  g_return_if_fail (RELNET_IS_CLOCK (self));

  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}
