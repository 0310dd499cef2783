#include "relnet-agenda-entry.h"

#include "relnet-cadence.h"
#include "relnet-date.h"
#include "relnet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Against what the delay of a follow-up is measured, as that of a cadence is against the cadence: the user named the
 * day, so a week is long. */
#define FOLLOW_UP_PACE 7

typedef struct
{
  const char *name;
  int minutes;
} Kind;

/* How long an entry takes is an estimate: a short message is written in five minutes. */
static const Kind kinds[RELNET_N_AGENDA_KINDS] = {
  [RELNET_AGENDA_FOLLOW_UP] = { "follow-up", 5 },
  [RELNET_AGENDA_CADENCE] = { "cadence", 5 },
  [RELNET_AGENDA_ANSWER] = { "answer", 3 },
  [RELNET_AGENDA_BIRTHDAY] = { "birthday", 2 },
  [RELNET_AGENDA_NEWS] = { "news", 5 },
  [RELNET_AGENDA_STEP] = { "step", 15 },
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

/* A title around a name. Two forms, for a language that says “d’Hélène” but “de Karim”. */
static char *
title_with (const char *before_vowel, const char *before_consonant, const char *name)
{
  return g_strdup_printf (relnet_text_elides (name) ? before_vowel : before_consonant, name);
}

static RelnetAgendaEntry *
new_entry (RelnetAgendaKind kind,
           gint64 subject_id,
           gint64 person_id,
           const char *name,
           const char *due,
           const char *occurrence,
           int pace,
           const char *today)
{
  RelnetAgendaEntry *self = g_object_new (RELNET_TYPE_AGENDA_ENTRY, NULL);

  self->kind = kind;
  self->subject_id = subject_id;
  self->person_id = person_id;
  self->key = relnet_agenda_key_new (kind, subject_id, occurrence);
  self->person_name = g_strdup (name);
  self->due = g_strdup (due);
  self->overdue_days = MAX (0, relnet_date_days_between (due, today));
  self->urgency = relnet_cadence_get_urgency (due, pace, today);
  return self;
}

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
 * relnet_agenda_entry_new_follow_up:
 * @id: the follow-up
 * @person_id: with whom
 * @name: their name
 * @due: the date the user named
 * @surfaced: since when the entry is there: @due, or the end of a snooze or pause
 * @what: what it is about; may be empty
 * @today: a valid date
 *
 * Returns: (transfer full): “Follow up with Karim Haddouche”
 */
RelnetAgendaEntry *
relnet_agenda_entry_new_follow_up (gint64 id,
                                   gint64 person_id,
                                   const char *name,
                                   const char *due,
                                   const char *surfaced,
                                   const char *what,
                                   const char *today)
{
  RelnetAgendaEntry *self = new_entry (RELNET_AGENDA_FOLLOW_UP, id, person_id, name, due, surfaced,
                                       FOLLOW_UP_PACE, today);

  self->title = title_with (C_ ("before a vowel", "Follow up with %s"),
                            C_ ("before a consonant", "Follow up with %s"), name);
  self->detail = relnet_text_clean (what);
  if (self->overdue_days > 0)
    self->timing = relnet_cadence_format_late (self->overdue_days);
  else if (strcmp (due, today) == 0)
    self->timing = g_strdup (_ ("for today"));
  else
    self->timing = relnet_date_format_age (due, today);
  return self;
}

/**
 * relnet_agenda_entry_new_cadence:
 * @person_id: with whom
 * @name: their name
 * @due: when their turn came
 * @surfaced: since when the entry is there: @due, or the end of a snooze or pause
 * @cadence: their cadence in days
 * @last_contact: (nullable): the last contact; empty for somebody never contacted
 * @today: a valid date
 *
 * Returns: (transfer full): “Catch up with Hélène Marchetti”
 */
RelnetAgendaEntry *
relnet_agenda_entry_new_cadence (gint64 person_id,
                                 const char *name,
                                 const char *due,
                                 const char *surfaced,
                                 int cadence,
                                 const char *last_contact,
                                 const char *today)
{
  RelnetAgendaEntry *self = new_entry (RELNET_AGENDA_CADENCE, person_id, person_id, name, due,
                                       surfaced, cadence, today);

  self->detail = relnet_cadence_format (cadence);
  if (!relnet_date_is_valid (last_contact))
    {
      self->title = title_with (C_ ("before a vowel", "Get in touch with %s"),
                                C_ ("before a consonant", "Get in touch with %s"), name);
      self->timing = g_strdup (_ ("not in touch yet"));
      return self;
    }
  self->title = title_with (C_ ("before a vowel", "Catch up with %s"),
                            C_ ("before a consonant", "Catch up with %s"), name);
  if (self->overdue_days > 0)
    self->timing = relnet_cadence_format_overdue (self->overdue_days);
  else if (strcmp (due, today) == 0)
    self->timing = g_strdup (_ ("for today"));
  else
    self->timing = relnet_date_format_age (due, today);
  return self;
}

/**
 * relnet_agenda_entry_new_answer:
 * @message_id: the message without an answer
 * @person_id: who was written to
 * @name: their name
 * @due: when to come back to it
 * @surfaced: since when the entry is there: @due, or the end of a snooze or pause
 * @subject: the subject of the message; may be empty
 * @asked_on: when it was sent
 * @today: a valid date
 *
 * Returns: (transfer full): “Answer awaited from Karim Haddouche”
 */
RelnetAgendaEntry *
relnet_agenda_entry_new_answer (gint64 message_id,
                                gint64 person_id,
                                const char *name,
                                const char *due,
                                const char *surfaced,
                                const char *subject,
                                const char *asked_on,
                                const char *today)
{
  RelnetAgendaEntry *self = new_entry (RELNET_AGENDA_ANSWER, message_id, person_id, name, due,
                                       surfaced, FOLLOW_UP_PACE, today);
  g_autofree char *age = relnet_date_format_age (asked_on, today);

  self->title = title_with (C_ ("before a vowel", "Answer awaited from %s"),
                            C_ ("before a consonant", "Answer awaited from %s"), name);
  self->detail = relnet_text_clean (subject);
  /* Translators: %s is an age, “9 days ago”. */
  self->timing = g_strdup_printf (_ ("written %s"), age);
  return self;
}

/**
 * relnet_agenda_entry_new_news:
 * @goal_person_id: what somebody is to a goal
 * @person_id: who helped
 * @name: their name
 * @due: since when news is owed
 * @surfaced: since when the entry is there: @due, or the end of a snooze or pause
 * @goal: the goal, in the words of the user
 * @moved: how it moved; empty if only the interval has passed
 * @today: a valid date
 *
 * Returns: (transfer full): “Give news to Margaux Stern”
 */
RelnetAgendaEntry *
relnet_agenda_entry_new_news (gint64 goal_person_id, gint64 person_id, const char *name, const char *due, const char *surfaced,
                              const char *goal, const char *moved, const char *today)
{
  RelnetAgendaEntry *self
      = new_entry (RELNET_AGENDA_NEWS, goal_person_id, person_id, name, due, surfaced, FOLLOW_UP_PACE, today);
  g_autofree char *clean = relnet_text_clean (goal);

  self->title = title_with (C_ ("before a vowel", "Give news to %s"), C_ ("before a consonant", "Give news to %s"), name);
  self->detail = g_steal_pointer (&clean);
  if (*moved != '\0')
    self->timing = relnet_text_clean (moved);
  else
    self->timing = g_strdup (_ ("it is a while since they heard of it"));
  return self;
}

/**
 * relnet_agenda_entry_new_step:
 * @step_id: a step of a goal
 * @person_id: with whom, 0 for nobody
 * @name: their name; may be empty
 * @due: the date the user named
 * @surfaced: since when the entry is there: @due, or the end of a snooze or pause
 * @what: what is to be done, in the words of the user
 * @goal: the goal, in the words of the user
 * @today: a valid date
 *
 * Returns: (transfer full): the step as the user wrote it
 */
RelnetAgendaEntry *
relnet_agenda_entry_new_step (gint64 step_id, gint64 person_id, const char *name, const char *due, const char *surfaced,
                              const char *what, const char *goal, const char *today)
{
  RelnetAgendaEntry *self = new_entry (RELNET_AGENDA_STEP, step_id, person_id, name, due, surfaced, FOLLOW_UP_PACE, today);

  self->title = relnet_text_clean (what);
  self->detail = relnet_text_clean (goal);
  if (self->overdue_days > 0)
    self->timing = relnet_cadence_format_late (self->overdue_days);
  else if (strcmp (due, today) == 0)
    self->timing = g_strdup (_ ("for today"));
  else
    self->timing = relnet_date_format_age (due, today);
  return self;
}

/**
 * relnet_agenda_entry_new_birthday:
 * @person_id: whose
 * @name: their name
 * @birthday: with or without the year
 * @date: the day it is celebrated this time
 * @today: a valid date, not after @date
 *
 * Returns: (transfer full): “Birthday of Karim Haddouche”
 */
RelnetAgendaEntry *
relnet_agenda_entry_new_birthday (gint64 person_id,
                                  const char *name,
                                  const char *birthday,
                                  const char *date,
                                  const char *today)
{
  RelnetAgendaEntry *self
      = new_entry (RELNET_AGENDA_BIRTHDAY, person_id, person_id, name, date, date, 1, today);
  int days = relnet_date_days_between (today, date);
  int age = relnet_date_is_valid (birthday) ? atoi (date) - atoi (birthday) : 0;

  self->title = title_with (C_ ("before a vowel", "Birthday of %s"),
                            C_ ("before a consonant", "Birthday of %s"), name);
  /* Somebody of 130 is a mistyped year. */
  self->detail = age > 0 && age < 130
                     ? g_strdup_printf (ngettext ("%d year old", "%d years old", (gulong)age), age)
                     : g_strdup ("");
  if (days < 2)
    self->timing = relnet_date_format_age (date, today);
  else
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (atoi (date), atoi (date + 5),
                                                       atoi (date + 8), 12, 0, 0);

      /* Translators: a day of the next week, in the form of strftime(): “on Friday”. */
      self->timing = g_date_time_format (day, _ ("on %A"));
    }
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
