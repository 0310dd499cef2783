#include "relnet-reminder-service.h"

#include "relnet-agenda-day.h"
#include "relnet-date.h"
#include "relnet-meeting-notice.h"
#include "relnet-meeting-store.h"
#include "relnet-notice-policy.h"
#include "relnet-person-store.h"
#include "relnet-wakeup.h"

/* Many changes at once, as an import makes them, are looked at once. In milliseconds. */
#define SETTLE_TIME 300

/* When to try again after an error, in seconds. */
#define RETRY_TIME 600

/**
 * RelnetReminderService:
 *
 * Decides when to announce what (A3): reads how things stand whenever they changed, the time jumped or a moment named by
 * the policy has come; asks the policy; remembers durably what it is about to announce, in one transaction with reading
 * it, so that two processes and a crash announce nothing twice; and hands the content to whoever shows it.
 */
struct _RelnetReminderService
{
  GObject parent_instance;

  RelnetDatabase *database;
  RelnetClock *clock;
  GSettings *settings;
  RelnetWakeup *wakeup;
  GCancellable *cancellable;
  GHashTable *shown; /* ids of notices about one entry that may still be on the screen */
  guint settle_source;
  gboolean started;
  gboolean busy;
  gboolean stale;
};

enum
{
  PROP_0,
  PROP_DATABASE,
  PROP_CLOCK,
  PROP_SETTINGS,
  N_PROPS
};

enum
{
  SIGNAL_NOTICE,
  SIGNAL_WITHDRAW,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetReminderService, relnet_reminder_service, G_TYPE_OBJECT)

/* One look: what it is made of, and what came of it. It is the thread's own. */
typedef struct
{
  char *today;
  GDateTime *now;
  RelnetNoticeRules rules;
  gboolean with_details;
  char **shown;
  GPtrArray *gone;
  GPtrArray *notices;
  GPtrArray *meetings; /* keys of the meetings that are to be announced */
  RelnetNoticePlan plan;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->today);
  g_date_time_unref (look->now);
  g_strfreev (look->shown);
  g_clear_pointer (&look->gone, g_ptr_array_unref);
  g_clear_pointer (&look->notices, g_ptr_array_unref);
  g_clear_pointer (&look->meetings, g_ptr_array_unref);
  g_free (look);
}

static void
read_rules (RelnetReminderService *self, RelnetNoticeRules *rules)
{
  rules->digest = g_settings_get_boolean (self->settings, "digest");
  rules->digest_minute = g_settings_get_int (self->settings, "digest-time");
  rules->digest_days = g_settings_get_flags (self->settings, "digest-days");
  rules->quiet_from = g_settings_get_int (self->settings, "quiet-from");
  rules->quiet_to = g_settings_get_int (self->settings, "quiet-to");
  rules->quiet_weekends = g_settings_get_boolean (self->settings, "quiet-weekends");
  rules->at_most = (guint) g_settings_get_int (self->settings, "max-notifications");
  if (!g_settings_get_boolean (self->settings, "quiet-hours"))
    rules->quiet_from = rules->quiet_to;
}

static Look *
look_new (RelnetReminderService *self)
{
  Look *look = g_new0 (Look, 1);

  look->today = relnet_clock_dup_today (self->clock);
  look->now = g_date_time_new_from_unix_local (relnet_clock_get_now (self->clock));
  read_rules (self, &look->rules);
  look->with_details = g_settings_get_boolean (self->settings, "notification-details");
  look->shown = (char **) g_hash_table_get_keys_as_array (self->shown, NULL);
  for (guint i = 0; look->shown[i] != NULL; i++)
    look->shown[i] = g_strdup (look->shown[i]);
  look->gone = g_ptr_array_new_with_free_func (g_free);
  look->notices = g_ptr_array_new_with_free_func (g_object_unref);
  look->meetings = g_ptr_array_new_with_free_func (g_free);
  return look;
}

/* A meeting of which the hour before was announced needs no evening before any more. */
static gboolean
decide_meetings (RelnetConnection *connection, Look *look, guint room, GError **error)
{
  g_autofree char *later = relnet_date_add_days (look->today, 2);
  g_autoptr (GPtrArray) meetings = relnet_meeting_store_load_open (connection, 0, look->today, later, error);

  if (meetings == NULL)
    return FALSE;
  g_ptr_array_set_size (look->meetings, 0);
  for (guint i = 0; i < meetings->len; i++)
    {
      RelnetMeeting *meeting = g_ptr_array_index (meetings, i);
      gboolean shown[RELNET_N_MEETING_NOTICES] = { FALSE };
      RelnetMeetingNotice notice;

      for (int kind = RELNET_MEETING_NOTICE_EVENING_BEFORE; kind < RELNET_N_MEETING_NOTICES; kind++)
        {
          g_autofree char *key = relnet_meeting_notice_dup_key (meeting, (RelnetMeetingNotice) kind);

          shown[kind] = relnet_agenda_day_is_announced (connection, key);
        }
      notice = relnet_meeting_notice_decide (&look->rules, meeting, shown, look->now, &look->plan.next);
      /* With no room left today what waits is told of tomorrow, or stands in Today. */
      if (notice != RELNET_MEETING_NOTICE_NONE && look->meetings->len < room)
        g_ptr_array_add (look->meetings, relnet_meeting_notice_dup_key (meeting, notice));
    }
  return TRUE;
}

static gboolean
decide (RelnetConnection *connection, Look *look, RelnetNoticeState *state, GError **error)
{
  if (!relnet_agenda_day_count (connection, look->today, &state->n_open, &state->n_new, error))
    return FALSE;
  relnet_agenda_day_count_announced (connection, look->today, &state->n_shown, &state->digest_shown);
  look->plan = relnet_notice_policy_decide (&look->rules, state, look->now);
  return decide_meetings (connection, look, look->rules.at_most > state->n_shown ? look->rules.at_most - state->n_shown : 0,
                          error);
}

static gpointer
read_state (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;
  RelnetNoticeState state;

  for (guint i = 0; look->shown[i] != NULL; i++)
    if (!relnet_agenda_day_has_key (connection, look->today, look->shown[i]))
      g_ptr_array_add (look->gone, g_strdup (look->shown[i]));
  return decide (connection, look, &state, error) ? look : NULL;
}

static gboolean
add_singles (RelnetConnection *connection, Look *look, GPtrArray *entries, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      RelnetAgendaEntry *entry = g_ptr_array_index (entries, i);
      gint64 person_id = relnet_agenda_entry_get_person_id (entry);
      g_autoptr (RelnetPersonSummary) person
          = person_id != 0 ? relnet_person_store_load_summary (connection, person_id, error) : NULL;

      /* A step of a goal, a contract or a meet-up is with nobody. */
      if (person == NULL && person_id != 0)
        return FALSE;
      g_ptr_array_add (look->notices,
                       relnet_notice_new_for_entry (entry, person != NULL ? relnet_person_summary_get_last_contact (person) : NULL,
                                                    look->today, look->with_details));
    }
  return TRUE;
}

static gboolean
announce_meetings (RelnetConnection *connection, Look *look, GError **error)
{
  for (guint i = 0; i < look->meetings->len; i++)
    {
      const char *key = g_ptr_array_index (look->meetings, i);
      g_autoptr (RelnetAgendaEntry) entry = relnet_agenda_day_load_entry (connection, look->today, key);

      if (!relnet_agenda_day_mark_key (connection, look->today, key, g_date_time_to_unix (look->now), error))
        return FALSE;
      if (entry != NULL)
        g_ptr_array_add (look->notices,
                         relnet_notice_new_for_entry (entry, NULL, look->today, look->with_details));
    }
  return TRUE;
}

/* Once more in the transaction: another process may just have done the same. */
static gboolean
announce (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Look *look = data;
  RelnetNoticeState state;
  g_autoptr (RelnetAgendaDay) day = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (!decide (connection, look, &state, error) || !announce_meetings (connection, look, error))
    return FALSE;
  switch (look->plan.shape)
    {
    case RELNET_NOTICE_SINGLES:
      entries = relnet_agenda_day_read_new (connection, look->today, RELNET_NOTICE_MAX_SINGLES, error);
      if (entries == NULL || !add_singles (connection, look, entries, error))
        return FALSE;
      break;
    case RELNET_NOTICE_GROUP:
      entries = relnet_agenda_day_read_new (connection, look->today, RELNET_NOTICE_MAX_SINGLES, error);
      if (entries == NULL)
        return FALSE;
      g_ptr_array_add (look->notices, relnet_notice_new_for_many (entries, state.n_new, look->plan.shape));
      break;
    case RELNET_NOTICE_DIGEST:
      day = relnet_agenda_day_read (connection, look->today, RELNET_NOTICE_MAX_SINGLES, error);
      if (day == NULL)
        return FALSE;
      entries = relnet_agenda_day_rank (day);
      g_ptr_array_add (look->notices, relnet_notice_new_for_many (entries, state.n_open, look->plan.shape));
      break;
    case RELNET_NOTICE_NONE:
    default:
      return TRUE;
    }
  return relnet_agenda_day_mark_announced (connection, look->today, look->plan.shape == RELNET_NOTICE_SINGLES,
                                           look->plan.is_digest, g_date_time_to_unix (look->now), error);
}

static void
finish (RelnetReminderService *self)
{
  self->busy = FALSE;
  if (self->stale)
    relnet_reminder_service_check (self);
}

static void
announced (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RelnetReminderService *self = g_task_get_source_object (task);
  Look *look = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (relnet_database_write_finish (RELNET_DATABASE (source), result, &error))
    for (guint i = 0; i < look->notices->len; i++)
      {
        RelnetNotice *notice = g_ptr_array_index (look->notices, i);

        if (relnet_notice_get_key (notice) != NULL)
          g_hash_table_add (self->shown, g_strdup (relnet_notice_get_id (notice)));
        g_signal_emit (self, signals[SIGNAL_NOTICE], 0, notice);
      }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* A full disk, most likely. What could not be remembered is not announced yet, and not lost. */
      g_warning ("Reminders cannot be announced: %s", error->message);
      relnet_wakeup_arm (self->wakeup, relnet_clock_get_now (self->clock) + RETRY_TIME);
    }
  finish (self);
}

static void
state_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RelnetReminderService *self = g_task_get_source_object (task);
  Look *look = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (relnet_database_read_finish (RELNET_DATABASE (source), result, &error) == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Reminders cannot be read: %s", error->message);
      finish (self);
      return;
    }
  for (guint i = 0; i < look->gone->len; i++)
    {
      const char *id = g_ptr_array_index (look->gone, i);

      g_hash_table_remove (self->shown, id);
      g_signal_emit (self, signals[SIGNAL_WITHDRAW], 0, id);
    }
  if (!g_settings_get_boolean (self->settings, "notifications"))
    {
      finish (self);
      return;
    }
  if (self->wakeup == NULL)
    return;
  relnet_wakeup_arm (self->wakeup, look->plan.next);
  if (look->plan.shape == RELNET_NOTICE_NONE && look->meetings->len == 0)
    {
      finish (self);
      return;
    }
  relnet_database_write_async (self->database, NULL, announce, look, NULL, self->cancellable, announced,
                               g_steal_pointer (&task));
}

static gboolean
settled_cb (gpointer user_data)
{
  RelnetReminderService *self = RELNET_REMINDER_SERVICE (user_data);

  self->settle_source = 0;
  relnet_reminder_service_check (self);
  return G_SOURCE_REMOVE;
}

static void
database_changed_cb (RelnetReminderService *self)
{
  if (self->settle_source == 0)
    self->settle_source = g_timeout_add (SETTLE_TIME, settled_cb, self);
}

static void
relnet_reminder_service_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetReminderService *self = RELNET_REMINDER_SERVICE (object);

  switch (prop_id)
    {
    case PROP_DATABASE:
      g_value_set_object (value, self->database);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_reminder_service_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetReminderService *self = RELNET_REMINDER_SERVICE (object);

  switch (prop_id)
    {
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_reminder_service_dispose (GObject *object)
{
  RelnetReminderService *self = RELNET_REMINDER_SERVICE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_object (&self->wakeup);
  G_OBJECT_CLASS (relnet_reminder_service_parent_class)->dispose (object);
}

static void
relnet_reminder_service_finalize (GObject *object)
{
  RelnetReminderService *self = RELNET_REMINDER_SERVICE (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  G_OBJECT_CLASS (relnet_reminder_service_parent_class)->finalize (object);
}

static void
relnet_reminder_service_class_init (RelnetReminderServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relnet_reminder_service_get_property;
  object_class->set_property = relnet_reminder_service_set_property;
  object_class->dispose = relnet_reminder_service_dispose;
  object_class->finalize = relnet_reminder_service_finalize;

  properties[PROP_DATABASE] = g_param_spec_object ("database", NULL, NULL, RELNET_TYPE_DATABASE, given);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, RELNET_TYPE_CLOCK, given);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS, given);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RelnetReminderService::notice:
   * @notice: what to show
   *
   * Something is to be shown on the desktop, now.
   */
  signals[SIGNAL_NOTICE] = g_signal_new ("notice", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, RELNET_TYPE_NOTICE);
  /**
   * RelnetReminderService::withdraw:
   * @id: the id of a notice
   *
   * What a notice was about is done or put off, from wherever.
   */
  signals[SIGNAL_WITHDRAW] = g_signal_new ("withdraw", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
relnet_reminder_service_init (RelnetReminderService *self)
{
  self->cancellable = g_cancellable_new ();
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * relnet_reminder_service_new:
 * @database: the database
 * @clock: the time
 * @settings: the user's settings
 *
 * Returns: (transfer full): a service that does nothing before relnet_reminder_service_start()
 */
RelnetReminderService *
relnet_reminder_service_new (RelnetDatabase *database, RelnetClock *clock, GSettings *settings)
{
  return g_object_new (RELNET_TYPE_REMINDER_SERVICE, "database", database, "clock", clock, "settings", settings, NULL);
}

/**
 * relnet_reminder_service_start:
 * @self: a service somebody listens to
 *
 * Begins. What was missed since the last time is announced now, once, if the user's rules allow.
 */
void
relnet_reminder_service_start (RelnetReminderService *self)
{
  g_return_if_fail (RELNET_IS_REMINDER_SERVICE (self));

  if (self->started)
    return;
  self->started = TRUE;
  self->wakeup = relnet_wakeup_new (self->clock);
  g_signal_connect_object (self->wakeup, "due", G_CALLBACK (relnet_reminder_service_check), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "moved", G_CALLBACK (relnet_reminder_service_check), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->database, "changed", G_CALLBACK (database_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (database_changed_cb), self, G_CONNECT_SWAPPED);
  relnet_reminder_service_check (self);
}

/**
 * relnet_reminder_service_check:
 * @self: a service
 *
 * Looks again whether anything is to be announced: also when the window gets the focus, to be sure.
 */
void
relnet_reminder_service_check (RelnetReminderService *self)
{
  GTask *task;

  g_return_if_fail (RELNET_IS_REMINDER_SERVICE (self));

  if (!self->started || self->wakeup == NULL)
    return;
  self->stale = self->busy;
  if (self->busy)
    return;
  self->busy = TRUE;
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_task_data (task, look_new (self), look_free);
  relnet_database_read_async (self->database, read_state, g_task_get_task_data (task), NULL, NULL, self->cancellable,
                              state_read, task);
}

/**
 * relnet_reminder_service_is_busy:
 * @self: a service
 *
 * Returns: whether it is looking, or is about to
 */
gboolean
relnet_reminder_service_is_busy (RelnetReminderService *self)
{
  g_return_val_if_fail (RELNET_IS_REMINDER_SERVICE (self), FALSE);

  return self->busy || self->settle_source != 0;
}

/**
 * relnet_reminder_service_get_database:
 * @self: a service
 *
 * Returns: (transfer none): the database
 */
RelnetDatabase *
relnet_reminder_service_get_database (RelnetReminderService *self)
{
  g_return_val_if_fail (RELNET_IS_REMINDER_SERVICE (self), NULL);

  return self->database;
}

/**
 * relnet_reminder_service_get_clock:
 * @self: a service
 *
 * Returns: (transfer none): the clock
 */
RelnetClock *
relnet_reminder_service_get_clock (RelnetReminderService *self)
{
  g_return_val_if_fail (RELNET_IS_REMINDER_SERVICE (self), NULL);

  return self->clock;
}

/**
 * relnet_reminder_service_get_settings:
 * @self: a service
 *
 * Returns: (transfer none): the settings
 */
GSettings *
relnet_reminder_service_get_settings (RelnetReminderService *self)
{
  g_return_val_if_fail (RELNET_IS_REMINDER_SERVICE (self), NULL);

  return self->settings;
}
