#include "relnet-agenda-entry.h"

#include "relnet-cadence.h"
#include "relnet-date.h"
#include "relnet-text.h"

#include <string.h>

typedef struct
{
  const char *name;
  int minutes;
} Kind;

/* How long an entry takes is an estimate: a short message is written in five minutes. */
static const Kind kinds[RELNET_N_AGENDA_KINDS] = {
  [RELNET_AGENDA_MEETING] = { "meeting", 10 },
  [RELNET_AGENDA_FOLLOW_UP] = { "follow-up", 5 },
  [RELNET_AGENDA_CADENCE] = { "cadence", 5 },
  [RELNET_AGENDA_PROMISE] = { "promise", 10 },
  [RELNET_AGENDA_THANKS] = { "thanks", 5 },
  [RELNET_AGENDA_NEWS] = { "news", 5 },
  [RELNET_AGENDA_INTRODUCTION] = { "introduction", 5 },
  [RELNET_AGENDA_STEP] = { "step", 15 },
  [RELNET_AGENDA_NOTICE] = { "notice", 10 },
  [RELNET_AGENDA_WIND_DOWN] = { "wind-down", 10 },
  [RELNET_AGENDA_MEET_UP] = { "meet-up", 10 },
  [RELNET_AGENDA_ATTENDANCE] = { "attendance", 3 },
  [RELNET_AGENDA_REPUTATION] = { "reputation", 20 },
  [RELNET_AGENDA_ANSWER] = { "answer", 3 },
  [RELNET_AGENDA_BIRTHDAY] = { "birthday", 2 },
};

/**
 * RelnetAgendaEntry:
 *
 * One row of Today: with whom, what to do, and why it is there. It does not change; the agenda makes new ones.
 */
struct _RelnetAgendaEntry
{
  GObject parent_instance;

  RelnetAgendaKind kind;
  gint64 subject_id;
  gint64 person_id;
  char *key;
  char *person_name;
  char *due;
  int overdue_days;
  double urgency;
  char *title;
  char *detail;
  char *timing;
  const char *situation;
  char *topic;
  gint64 other_id;
  char *other_name;
};

enum
{
  PROP_0,
  PROP_KEY,
  PROP_PERSON_ID,
  PROP_PERSON_NAME,
  PROP_DUE,
  PROP_OVERDUE_DAYS,
  PROP_TITLE,
  PROP_DETAIL,
  PROP_TIMING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetAgendaEntry, relnet_agenda_entry, G_TYPE_OBJECT)

static void
relnet_agenda_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetAgendaEntry *self = RELNET_AGENDA_ENTRY (object);

  switch (prop_id)
    {
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_PERSON_ID:
      g_value_set_int64 (value, self->person_id);
      break;
    case PROP_PERSON_NAME:
      g_value_set_string (value, self->person_name);
      break;
    case PROP_DUE:
      g_value_set_string (value, self->due);
      break;
    case PROP_OVERDUE_DAYS:
      g_value_set_int (value, self->overdue_days);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_TIMING:
      g_value_set_string (value, self->timing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_agenda_entry_finalize (GObject *object)
{
  RelnetAgendaEntry *self = RELNET_AGENDA_ENTRY (object);

  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->person_name, g_free);
  g_clear_pointer (&self->due, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_pointer (&self->timing, g_free);
  g_clear_pointer (&self->topic, g_free);
  g_clear_pointer (&self->other_name, g_free);
  G_OBJECT_CLASS (relnet_agenda_entry_parent_class)->finalize (object);
}

static void
relnet_agenda_entry_class_init (RelnetAgendaEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relnet_agenda_entry_get_property;
  object_class->finalize = relnet_agenda_entry_finalize;

  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, "", flags);
  properties[PROP_PERSON_ID]
      = g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_PERSON_NAME] = g_param_spec_string ("person-name", NULL, NULL, "", flags);
  properties[PROP_DUE] = g_param_spec_string ("due", NULL, NULL, "", flags);
  properties[PROP_OVERDUE_DAYS]
      = g_param_spec_int ("overdue-days", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, "", flags);
  properties[PROP_TIMING] = g_param_spec_string ("timing", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_agenda_entry_init (RelnetAgendaEntry *self)
{
}

/**
 * relnet_agenda_kind_to_name:
 * @kind: a kind
 *
 * Returns: its name in keys and on the command line
 */
const char *
relnet_agenda_kind_to_name (RelnetAgendaKind kind)
{
  g_return_val_if_fail (kind < RELNET_N_AGENDA_KINDS, "");

  return kinds[kind].name;
}

/**
 * relnet_agenda_kind_from_name:
 * @name: (nullable): a name
 * @kind: (out): the kind; left alone if @name is unknown
 *
 * Returns: whether there is such a kind
 */
gboolean
relnet_agenda_kind_from_name (const char *name, RelnetAgendaKind *kind)
{
  for (guint i = 0; i < RELNET_N_AGENDA_KINDS; i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      {
        *kind = (RelnetAgendaKind)i;
        return TRUE;
      }
  return FALSE;
}

/**
 * relnet_agenda_kind_get_minutes:
 * @kind: a kind
 *
 * Returns: how many minutes an entry of @kind takes, about
 */
int
relnet_agenda_kind_get_minutes (RelnetAgendaKind kind)
{
  g_return_val_if_fail (kind < RELNET_N_AGENDA_KINDS, 0);

  return kinds[kind].minutes;
}

/**
 * relnet_agenda_key_new:
 * @kind: a kind
 * @subject_id: the id of what @kind is about
 * @occurrence: the date the entry came up: another one after a snooze, so that it is announced again
 *
 * Returns: (transfer full): the key by which notifications name an entry, “cadence:12:2026-11-18”
 */
char *
relnet_agenda_key_new (RelnetAgendaKind kind, gint64 subject_id, const char *occurrence)
{
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT ":%s", relnet_agenda_kind_to_name (kind),
                          subject_id, occurrence);
}

/**
 * relnet_agenda_key_parse:
 * @key: (nullable): any text, as any program of the session may send it
 * @kind: (out): the kind
 * @subject_id: (out): the id of what @kind is about
 * @occurrence: (out) (transfer full): the date the entry came up
 *
 * Returns: whether @key is a key
 */
gboolean
relnet_agenda_key_parse (const char *key,
                         RelnetAgendaKind *kind,
                         gint64 *subject_id,
                         char **occurrence)
{
  g_auto (GStrv) parts = g_strsplit (key != NULL ? key : "", ":", -1);

  if (g_strv_length (parts) != 3 || !relnet_agenda_kind_from_name (parts[0], kind)
      || !g_ascii_string_to_signed (parts[1], 10, 1, G_MAXINT64, subject_id, NULL)
      || !relnet_date_is_valid (parts[2]))
    return FALSE;
  *occurrence = g_strdup (parts[2]);
  return TRUE;
}

/**
 * relnet_agenda_entry_new:
 * @kind: what it is about
 * @subject_id: the id of what @kind is about
 * @person_id: with whom
 * @name: their name
 * @due: the date it is to be done
 * @surfaced: since when the entry is there: @due, or the end of a snooze or pause
 * @pace: against what a delay is measured, in days
 * @today: a valid date
 * @title: (transfer full): what to do, in words
 * @detail: (transfer full): the first half of the reason; may be empty
 * @timing: (transfer full): the second half of the reason, in lower case
 *
 * What each kind says of itself is in relnet-agenda-words.c.
 *
 * Returns: (transfer full): an entry
 */
RelnetAgendaEntry *
relnet_agenda_entry_new (RelnetAgendaKind kind, gint64 subject_id, gint64 person_id, const char *name, const char *due,
                         const char *surfaced, int pace, const char *today, char *title, char *detail, char *timing)
{
  RelnetAgendaEntry *self = g_object_new (RELNET_TYPE_AGENDA_ENTRY, NULL);

  self->kind = kind;
  self->subject_id = subject_id;
  self->person_id = person_id;
  self->key = relnet_agenda_key_new (kind, subject_id, surfaced);
  self->person_name = g_strdup (name);
  self->due = g_strdup (due);
  self->overdue_days = MAX (0, relnet_date_days_between (due, today));
  self->urgency = relnet_cadence_get_urgency (due, pace, today);
  self->title = title;
  self->detail = detail;
  self->timing = timing;
  return self;
}

/**
 * relnet_agenda_entry_get_key:
 * @self: an entry
 *
 * Returns: see relnet_agenda_key_new()
 */
const char *
relnet_agenda_entry_get_key (RelnetAgendaEntry *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self), NULL);

  return self->key;
}

/**
 * relnet_agenda_entry_get_kind:
 * @self: an entry
 *
 * Returns: what it is about
 */
RelnetAgendaKind
relnet_agenda_entry_get_kind (RelnetAgendaEntry *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self), RELNET_AGENDA_FOLLOW_UP);

  return self->kind;
}

/**
 * relnet_agenda_entry_get_subject_id:
 * @self: an entry
 *
 * Returns: the id of what its kind is about
 */
gint64
relnet_agenda_entry_get_subject_id (RelnetAgendaEntry *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self), 0);

  return self->subject_id;
}

/**
 * relnet_agenda_entry_get_person_id:
 * @self: an entry
 *
 * Returns: with whom
 */
gint64
relnet_agenda_entry_get_person_id (RelnetAgendaEntry *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self), 0);

  return self->person_id;
}

/**
 * relnet_agenda_entry_get_person_name:
 * @self: an entry
 *
 * Returns: their name
 */
const char *
relnet_agenda_entry_get_person_name (RelnetAgendaEntry *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self), NULL);

  return self->person_name;
}

/**
 * relnet_agenda_entry_get_due:
 * @self: an entry
 *
 * Returns: the date it was to be done
 */
const char *
relnet_agenda_entry_get_due (RelnetAgendaEntry *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self), NULL);

  return self->due;
}

/**
 * relnet_agenda_entry_get_overdue_days:
 * @self: an entry
 *
 * Returns: how many days ago it was to be done; 0 if that is today or later
 */
int
relnet_agenda_entry_get_overdue_days (RelnetAgendaEntry *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self), 0);

  return self->overdue_days;
}

/**
 * relnet_agenda_entry_get_urgency:
 * @self: an entry
 *
 * Returns: how much of its cadence has passed since it was due, see relnet_cadence_get_urgency()
 */
double
relnet_agenda_entry_get_urgency (RelnetAgendaEntry *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self), 0);

  return self->urgency;
}

/**
 * relnet_agenda_entry_get_title:
 * @self: an entry
 *
 * Returns: what to do, in words
 */
const char *
relnet_agenda_entry_get_title (RelnetAgendaEntry *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self), NULL);

  return self->title;
}

/**
 * relnet_agenda_entry_get_detail:
 * @self: an entry
 *
 * Returns: the first half of the reason: “Every 3 months”; may be empty, and may be private, as a follow-up's text is
 */
const char *
relnet_agenda_entry_get_detail (RelnetAgendaEntry *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self), NULL);

  return self->detail;
}

/**
 * relnet_agenda_entry_get_timing:
 * @self: an entry
 *
 * Returns: the second half of the reason, in lower case: “overdue by 4 days”
 */
const char *
relnet_agenda_entry_get_timing (RelnetAgendaEntry *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self), NULL);

  return self->timing;
}

/**
 * relnet_agenda_entry_set_other:
 * @self: an entry that is being made
 * @id: who else it is about
 * @name: their name
 */
void
relnet_agenda_entry_set_other (RelnetAgendaEntry *self, gint64 id, const char *name)
{
  g_return_if_fail (RELNET_IS_AGENDA_ENTRY (self));

  self->other_id = id;
  g_free (self->other_name);
  self->other_name = g_strdup (name);
}

/**
 * relnet_agenda_entry_get_other_id:
 * @self: an entry
 *
 * Returns: who else it is about, 0 for nobody
 */
gint64
relnet_agenda_entry_get_other_id (RelnetAgendaEntry *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self), 0);

  return self->other_id;
}

/**
 * relnet_agenda_entry_get_other_name:
 * @self: an entry
 *
 * Returns: (nullable): the name of who else it is about
 */
const char *
relnet_agenda_entry_get_other_name (RelnetAgendaEntry *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self), NULL);

  return self->other_name;
}

/**
 * relnet_agenda_entry_get_situation:
 * @self: an entry
 *
 * Returns: (nullable): the situation of the templates for what is written from it, %NULL for none
 */
const char *
relnet_agenda_entry_get_situation (RelnetAgendaEntry *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self), NULL);

  return self->situation;
}

/**
 * relnet_agenda_entry_get_topic:
 * @self: an entry
 *
 * Returns: what is written about; may be empty
 */
const char *
relnet_agenda_entry_get_topic (RelnetAgendaEntry *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self), NULL);

  return self->topic != NULL ? self->topic : "";
}

/**
 * relnet_agenda_entry_set_writing:
 * @self: an entry that nobody has yet
 * @situation: (nullable) (transfer none): a situation of the templates, a string that stays
 * @topic: what is written about
 *
 * For whoever makes entries: what *Write* proposes.
 */
void
relnet_agenda_entry_set_writing (RelnetAgendaEntry *self, const char *situation, const char *topic)
{
  g_return_if_fail (RELNET_IS_AGENDA_ENTRY (self));

  self->situation = situation;
  g_free (self->topic);
  self->topic = g_strdup (topic);
}

/**
 * relnet_agenda_entry_dup_reason:
 * @self: an entry
 *
 * Returns: (transfer full): why the entry is there, “Every 3 months · overdue by 4 days”
 */
char *
relnet_agenda_entry_dup_reason (RelnetAgendaEntry *self)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self), NULL);

  if (*self->detail == '\0')
    return relnet_text_capitalise (self->timing);
  return g_strconcat (self->detail, " · ", self->timing, NULL);
}

/**
 * relnet_agenda_entry_equal:
 * @self: an entry
 * @other: an entry
 *
 * Returns: whether both show the same
 */
gboolean
relnet_agenda_entry_equal (RelnetAgendaEntry *self, RelnetAgendaEntry *other)
{
  g_return_val_if_fail (RELNET_IS_AGENDA_ENTRY (self) && RELNET_IS_AGENDA_ENTRY (other), FALSE);

  return strcmp (self->key, other->key) == 0 && strcmp (self->title, other->title) == 0
         && strcmp (self->detail, other->detail) == 0 && strcmp (self->timing, other->timing) == 0;
}
