#include "relnet-agenda.h"

#include "relnet-date.h"

/* How many rows a group of Today has before the user asks for more. */
#define DEFAULT_LIMIT 12

/* How long a window that opens comes first, in seconds: only the badge waits for it. */
#define PATIENCE 2

/**
 * RelnetAgenda:
 *
 * What waits today, as models for the window. Read in the background, at once with relnet_agenda_load() and else when the
 * program has settled, and again only when something it is made of
 * changed (#RelnetDatabase::changed) or when the day is another one (#RelnetClock::moved). Entries that stay are not
 * replaced, so that rows keep the focus.
 */
struct _RelnetAgenda
{
  GObject parent_instance;

  RelnetDatabase *database;
  RelnetClock *clock;
  GCancellable *cancellable;
  GListStore *groups[RELNET_N_AGENDA_GROUPS];
  RelnetAgendaDay *day;
  RelnetAgendaDay *waiting;
  int limit;
  guint frozen;
  guint patience_source;
  guint count;
  gboolean loading;
  gboolean stale;
};

enum
{
  PROP_0,
  PROP_DATABASE,
  PROP_CLOCK,
  PROP_COUNT,
  PROP_LOADED,
  PROP_LIMIT,
  N_PROPS
};

enum
{
  SIGNAL_UPDATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetAgenda, relnet_agenda, G_TYPE_OBJECT)

/* In which group of Today what is shown. */
static const RelnetAgendaGroup groups[RELNET_N_AGENDA_KINDS] = {
  [RELNET_AGENDA_MEETING] = RELNET_AGENDA_GROUP_MEETINGS,
  [RELNET_AGENDA_FOLLOW_UP] = RELNET_AGENDA_GROUP_FOLLOW_UPS,
  [RELNET_AGENDA_CADENCE] = RELNET_AGENDA_GROUP_FOLLOW_UPS,
  [RELNET_AGENDA_PROMISE] = RELNET_AGENDA_GROUP_PROMISES,
  [RELNET_AGENDA_THANKS] = RELNET_AGENDA_GROUP_THANKS,
  [RELNET_AGENDA_NEWS] = RELNET_AGENDA_GROUP_THANKS,
  [RELNET_AGENDA_INTRODUCTION] = RELNET_AGENDA_GROUP_INTRODUCTIONS,
  [RELNET_AGENDA_STEP] = RELNET_AGENDA_GROUP_STEPS,
  [RELNET_AGENDA_NOTICE] = RELNET_AGENDA_GROUP_ENDINGS,
  [RELNET_AGENDA_WIND_DOWN] = RELNET_AGENDA_GROUP_ENDINGS,
  [RELNET_AGENDA_MEET_UP] = RELNET_AGENDA_GROUP_MEET_UPS,
  [RELNET_AGENDA_ATTENDANCE] = RELNET_AGENDA_GROUP_MEET_UPS,
  [RELNET_AGENDA_REPUTATION] = RELNET_AGENDA_GROUP_MEET_UPS,
  [RELNET_AGENDA_ANSWER] = RELNET_AGENDA_GROUP_ANSWERS,
  [RELNET_AGENDA_BIRTHDAY] = RELNET_AGENDA_GROUP_BIRTHDAYS,
};

static void read_anew (RelnetAgenda *self);

/* Splices what lies between the equal beginnings and ends: one row done is one row removed. */
static void
update_store (GListStore *store, GPtrArray *entries)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint head = 0, tail = 0;

  while (head < n && head < entries->len)
    {
      g_autoptr (RelnetAgendaEntry) old = g_list_model_get_item (G_LIST_MODEL (store), head);

      if (!relnet_agenda_entry_equal (old, g_ptr_array_index (entries, head)))
        break;
      head++;
    }
  while (tail < n - head && tail < entries->len - head)
    {
      g_autoptr (RelnetAgendaEntry) old = g_list_model_get_item (G_LIST_MODEL (store), n - 1 - tail);

      if (!relnet_agenda_entry_equal (old, g_ptr_array_index (entries, entries->len - 1 - tail)))
        break;
      tail++;
    }
  if (head + tail < n || head + tail < entries->len)
    g_list_store_splice (store, head, n - head - tail, entries->pdata + head, entries->len - head - tail);
}

static int
compare_urgency (gconstpointer a, gconstpointer b)
{
  double first = relnet_agenda_entry_get_urgency (*(RelnetAgendaEntry **) a);
  double second = relnet_agenda_entry_get_urgency (*(RelnetAgendaEntry **) b);

  return first < second ? 1 : first > second ? -1 : 0;
}

/* Kinds that share a group are one list for the user, ranked by one measure; birthdays have the nearest first. */
static GPtrArray *
merge_group (RelnetAgendaDay *day, RelnetAgendaGroup group, int limit)
{
  GPtrArray *merged = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_kinds = 0;

  for (guint kind = 0; kind < RELNET_N_AGENDA_KINDS; kind++)
    if (groups[kind] == group)
      {
        n_kinds++;
        for (guint i = 0; i < day->entries[kind]->len; i++)
          g_ptr_array_add (merged, g_object_ref (g_ptr_array_index (day->entries[kind], i)));
      }
  if (n_kinds > 1)
    g_ptr_array_sort (merged, compare_urgency);
  if (limit >= 0 && merged->len > (guint) limit)
    g_ptr_array_set_size (merged, limit);
  return merged;
}

static void
show (RelnetAgenda *self, RelnetAgendaDay *day)
{
  gboolean was_loaded = self->day != NULL;
  guint count = relnet_agenda_day_get_count (day);

  g_clear_pointer (&self->day, relnet_agenda_day_free);
  self->day = day;
  for (guint group = 0; group < RELNET_N_AGENDA_GROUPS; group++)
    {
      g_autoptr (GPtrArray) entries = merge_group (day, (RelnetAgendaGroup) group, self->limit);

      update_store (self->groups[group], entries);
    }
  if (self->count != count)
    {
      self->count = count;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
    }
  if (!was_loaded)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
  g_signal_emit (self, signals[SIGNAL_UPDATED], 0);
}

typedef struct
{
  char *today;
  int limit;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->today);
  g_free (request);
}

static gpointer
read_day (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  return relnet_agenda_day_read (connection, request->today, request->limit, error);
}

static void
day_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetAgenda) self = user_data;
  g_autoptr (GError) error = NULL;
  RelnetAgendaDay *day = relnet_database_read_finish (RELNET_DATABASE (source), result, &error);

  self->loading = FALSE;
  if (day == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The agenda cannot be read: %s", error->message);
      return;
    }
  if (self->stale)
    read_anew (self);
  if (self->frozen == 0)
    {
      show (self, day);
      return;
    }
  g_clear_pointer (&self->waiting, relnet_agenda_day_free);
  self->waiting = day;
}

static void
read_anew (RelnetAgenda *self)
{
  Request *request;

  g_clear_handle_id (&self->patience_source, g_source_remove);
  self->stale = self->loading;
  if (self->loading)
    return;
  request = g_new0 (Request, 1);
  request->today = relnet_clock_dup_today (self->clock);
  request->limit = self->limit;
  self->loading = TRUE;
  relnet_database_read_async (self->database, read_day, request, request_free,
                              (GDestroyNotify) relnet_agenda_day_free, self->cancellable, day_read,
                              g_object_ref (self));
}

static void
database_changed_cb (RelnetDatabase *database, RelnetChanges *changes, gpointer user_data)
{
  const RelnetChangeKind kinds[] = { RELNET_CHANGE_PERSON, RELNET_CHANGE_INTERACTION, RELNET_CHANGE_CIRCLE,
                                     RELNET_CHANGE_FOLLOW_UP, RELNET_CHANGE_AGENDA, RELNET_CHANGE_PROMISE,
                                     RELNET_CHANGE_FAVOUR, RELNET_CHANGE_GOAL,
                                     RELNET_CHANGE_CONTRACT, RELNET_CHANGE_WIND_DOWN, RELNET_CHANGE_MEET_UP,
                                     RELNET_CHANGE_REPUTATION, RELNET_CHANGE_MEETING };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (relnet_changes_has (changes, kinds[i]))
      {
        read_anew (RELNET_AGENDA (user_data));
        return;
      }
}

static void
clock_moved_cb (RelnetClock *clock, gpointer user_data)
{
  read_anew (RELNET_AGENDA (user_data));
}

static gboolean
settled_cb (gpointer user_data)
{
  RelnetAgenda *self = RELNET_AGENDA (user_data);

  self->patience_source = 0;
  read_anew (self);
  return G_SOURCE_REMOVE;
}

static void
relnet_agenda_constructed (GObject *object)
{
  RelnetAgenda *self = RELNET_AGENDA (object);

  G_OBJECT_CLASS (relnet_agenda_parent_class)->constructed (object);

  g_signal_connect_object (self->database, "changed", G_CALLBACK (database_changed_cb), self, 0);
  g_signal_connect_object (self->clock, "moved", G_CALLBACK (clock_moved_cb), self, 0);
  self->patience_source = g_timeout_add_seconds_full (G_PRIORITY_LOW, PATIENCE, settled_cb, self, NULL);
}

static void
relnet_agenda_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetAgenda *self = RELNET_AGENDA (object);

  switch (prop_id)
    {
    case PROP_DATABASE:
      g_value_set_object (value, self->database);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->day != NULL);
      break;
    case PROP_LIMIT:
      g_value_set_int (value, self->limit);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_agenda_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetAgenda *self = RELNET_AGENDA (object);

  switch (prop_id)
    {
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_LIMIT:
      relnet_agenda_set_limit (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_agenda_dispose (GObject *object)
{
  g_clear_handle_id (&RELNET_AGENDA (object)->patience_source, g_source_remove);
  g_cancellable_cancel (RELNET_AGENDA (object)->cancellable);
  G_OBJECT_CLASS (relnet_agenda_parent_class)->dispose (object);
}

static void
relnet_agenda_finalize (GObject *object)
{
  RelnetAgenda *self = RELNET_AGENDA (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->cancellable);
  for (guint group = 0; group < RELNET_N_AGENDA_GROUPS; group++)
    g_clear_object (&self->groups[group]);
  g_clear_pointer (&self->day, relnet_agenda_day_free);
  g_clear_pointer (&self->waiting, relnet_agenda_day_free);
  G_OBJECT_CLASS (relnet_agenda_parent_class)->finalize (object);
}

static void
relnet_agenda_class_init (RelnetAgendaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = relnet_agenda_constructed;
  object_class->get_property = relnet_agenda_get_property;
  object_class->set_property = relnet_agenda_set_property;
  object_class->dispose = relnet_agenda_dispose;
  object_class->finalize = relnet_agenda_finalize;

  properties[PROP_DATABASE] = g_param_spec_object ("database", NULL, NULL, RELNET_TYPE_DATABASE, given);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, RELNET_TYPE_CLOCK, given);
  properties[PROP_COUNT]
      = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADED]
      = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIMIT] = g_param_spec_int ("limit", NULL, NULL, -1, G_MAXINT, DEFAULT_LIMIT,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RelnetAgenda::updated:
   *
   * The agenda was read: models, counts and week are those of now.
   */
  signals[SIGNAL_UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
relnet_agenda_init (RelnetAgenda *self)
{
  self->limit = DEFAULT_LIMIT;
  self->cancellable = g_cancellable_new ();
  for (guint group = 0; group < RELNET_N_AGENDA_GROUPS; group++)
    self->groups[group] = g_list_store_new (RELNET_TYPE_AGENDA_ENTRY);
}

/**
 * relnet_agenda_new:
 * @database: the database
 * @clock: the time
 *
 * Returns: (transfer full): an agenda that is empty until it was read
 */
RelnetAgenda *
relnet_agenda_new (RelnetDatabase *database, RelnetClock *clock)
{
  return g_object_new (RELNET_TYPE_AGENDA, "database", database, "clock", clock, NULL);
}

/**
 * relnet_agenda_load:
 * @self: an agenda
 *
 * Somebody is looking: reads it now, unless that was done or is being done.
 */
void
relnet_agenda_load (RelnetAgenda *self)
{
  g_return_if_fail (RELNET_IS_AGENDA (self));

  if (self->patience_source != 0)
    read_anew (self);
}

/**
 * relnet_agenda_get_count:
 * @self: an agenda
 *
 * Returns: how many things wait today, also those beyond the limit; for the badge
 */
guint
relnet_agenda_get_count (RelnetAgenda *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA (self), 0);

  return self->count;
}

/**
 * relnet_agenda_get_n_more:
 * @self: an agenda
 * @group: a group
 *
 * Returns: how many entries of @group wait beyond the limit
 */
guint
relnet_agenda_get_n_more (RelnetAgenda *self, RelnetAgendaGroup group)
{
  guint n = 0, shown;

  g_return_val_if_fail (RELNET_IS_AGENDA (self) && group < RELNET_N_AGENDA_GROUPS, 0);

  for (guint kind = 0; self->day != NULL && kind < RELNET_N_AGENDA_KINDS; kind++)
    if (groups[kind] == group)
      n += self->day->counts[kind];
  /* Of birthdays also those to come are shown, which do not wait. */
  shown = g_list_model_get_n_items (G_LIST_MODEL (self->groups[group]));
  return n > shown ? n - shown : 0;
}

/**
 * relnet_agenda_get_minutes:
 * @self: an agenda
 *
 * Returns: how long all of it takes, about, in minutes
 */
int
relnet_agenda_get_minutes (RelnetAgenda *self)
{
  int minutes = 0;

  g_return_val_if_fail (RELNET_IS_AGENDA (self), 0);

  for (guint kind = 0; self->day != NULL && kind < RELNET_N_AGENDA_KINDS; kind++)
    minutes += (int) self->day->counts[kind] * relnet_agenda_kind_get_minutes ((RelnetAgendaKind) kind);
  return minutes;
}

/**
 * relnet_agenda_get_loaded:
 * @self: an agenda
 *
 * Returns: whether it was read at least once
 */
gboolean
relnet_agenda_get_loaded (RelnetAgenda *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA (self), FALSE);

  return self->day != NULL;
}

/**
 * relnet_agenda_get_today:
 * @self: an agenda
 *
 * Returns: (nullable): the day it was read for, %NULL before
 */
const char *
relnet_agenda_get_today (RelnetAgenda *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA (self), NULL);

  return self->day != NULL ? self->day->today : NULL;
}

/**
 * relnet_agenda_get_group:
 * @self: an agenda
 * @group: a group
 *
 * Returns: (transfer none): what waits in @group, the most urgent first; of birthdays also those of the next days
 */
GListModel *
relnet_agenda_get_group (RelnetAgenda *self, RelnetAgendaGroup group)
{
  g_return_val_if_fail (RELNET_IS_AGENDA (self) && group < RELNET_N_AGENDA_GROUPS, NULL);

  return G_LIST_MODEL (self->groups[group]);
}

/**
 * relnet_agenda_get_week:
 * @self: an agenda
 *
 * Returns: (transfer none) (array fixed-size=7) (nullable): the days of the week, from Monday
 */
const RelnetAgendaWeekday *
relnet_agenda_get_week (RelnetAgenda *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA (self), NULL);

  return self->day != NULL ? self->day->week : NULL;
}

/**
 * relnet_agenda_get_limit:
 * @self: an agenda
 *
 * Returns: how many entries of a group there are at most, -1 for all
 */
int
relnet_agenda_get_limit (RelnetAgenda *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA (self), 0);

  return self->limit;
}

/**
 * relnet_agenda_set_limit:
 * @self: an agenda
 * @limit: how many entries of a group there are at most, -1 for all
 */
void
relnet_agenda_set_limit (RelnetAgenda *self, int limit)
{
  g_return_if_fail (RELNET_IS_AGENDA (self));

  if (self->limit == limit)
    return;
  self->limit = limit;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIMIT]);
  read_anew (self);
}

/**
 * relnet_agenda_freeze:
 * @self: an agenda
 *
 * Lets the models stand until as many relnet_agenda_thaw(): while a row slides away.
 */
void
relnet_agenda_freeze (RelnetAgenda *self)
{
  g_return_if_fail (RELNET_IS_AGENDA (self));

  self->frozen++;
}

/**
 * relnet_agenda_thaw:
 * @self: a frozen agenda
 */
void
relnet_agenda_thaw (RelnetAgenda *self)
{
  g_return_if_fail (RELNET_IS_AGENDA (self) && self->frozen > 0);

  if (--self->frozen == 0 && self->waiting != NULL)
    show (self, g_steal_pointer (&self->waiting));
}
