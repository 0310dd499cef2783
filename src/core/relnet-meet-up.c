#include "relnet-meet-up.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "relnet-date.h"
#include "relnet-recurrence.h"

/* A letter is in the language of who gets it, which may not be that of the window: so it is not gettext's. */
typedef struct
{
  const char *code;
  const char *weekdays[7];
  const char *months[12];
  const char *date; /* weekday, day, month, year */
  const char *at;   /* date, hour, minutes */
} LetterLanguage;

static const LetterLanguage letter_languages[] = {
  { "en",
    { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
    { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December" },
    "%s %d %s %d",
    "%s at %d:%02d" },
  { "fr",
    { "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche" },
    { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
      "décembre" },
    "%s %d %s %d",
    "%s à %d h %02d" },
};

/**
 * RelnetMeetUp:
 *
 * A group event that comes round and takes the place of one-to-one coffees (E3): what, when, where. Its members are rows of
 * their own, as each time has its own guests: see #RelnetMeetUpOccurrence.
 */
struct _RelnetMeetUp
{
  GObject parent_instance;

  gint64 id;
  char *name;
  char *rule;
  char *starts_on;
  char *time;
  int minutes;
  char *place;
  char *note;
  int invite_days;
  char *ended_on;
  int n_members;
  char *next;
  char *next_day;
  int n_to_invite;
};

G_DEFINE_FINAL_TYPE (RelnetMeetUp, relnet_meet_up, G_TYPE_OBJECT)

static void
relnet_meet_up_finalize (GObject *object)
{
  RelnetMeetUp *self = RELNET_MEET_UP (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->rule, g_free);
  g_clear_pointer (&self->starts_on, g_free);
  g_clear_pointer (&self->time, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->ended_on, g_free);
  g_clear_pointer (&self->next, g_free);
  g_clear_pointer (&self->next_day, g_free);
  G_OBJECT_CLASS (relnet_meet_up_parent_class)->finalize (object);
}

static void
relnet_meet_up_class_init (RelnetMeetUpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_meet_up_finalize;
}

static void
relnet_meet_up_init (RelnetMeetUp *self)
{
  self->name = g_strdup ("");
  self->rule = g_strdup ("");
  self->starts_on = g_strdup ("");
  self->time = g_strdup ("");
  self->minutes = RELNET_MEET_UP_MINUTES;
  self->place = g_strdup ("");
  self->note = g_strdup ("");
  self->invite_days = RELNET_MEET_UP_INVITE_DAYS;
  self->ended_on = g_strdup ("");
  self->next = g_strdup ("");
  self->next_day = g_strdup ("");
}

/**
 * relnet_meet_up_new:
 *
 * Returns: (transfer full): an empty one
 */
RelnetMeetUp *
relnet_meet_up_new (void)
{
  return g_object_new (RELNET_TYPE_MEET_UP, NULL);
}

/**
 * relnet_meet_up_get_id:
 * @self: a meet-up
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_meet_up_get_id (RelnetMeetUp *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP (self), 0);

  return self->id;
}

/**
 * relnet_meet_up_set_id:
 * @self: a meet-up
 * @id: its id in the database, 0 before it is stored
 */
void
relnet_meet_up_set_id (RelnetMeetUp *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_MEET_UP (self));

  self->id = id;
}

/**
 * relnet_meet_up_get_name:
 * @self: a meet-up
 *
 * Returns: what it is called
 */
const char *
relnet_meet_up_get_name (RelnetMeetUp *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP (self), NULL);

  return self->name;
}

/**
 * relnet_meet_up_set_name:
 * @self: a meet-up
 * @name: (nullable): what it is called
 */
void
relnet_meet_up_set_name (RelnetMeetUp *self, const char *name)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP (self));

  old = self->name;
  self->name = g_strdup (name != NULL ? name : "");
}

/**
 * relnet_meet_up_get_rule:
 * @self: a meet-up
 *
 * Returns: when it comes round, see relnet_recurrence_next()
 */
const char *
relnet_meet_up_get_rule (RelnetMeetUp *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP (self), NULL);

  return self->rule;
}

/**
 * relnet_meet_up_set_rule:
 * @self: a meet-up
 * @rule: (nullable): when it comes round, see relnet_recurrence_next()
 */
void
relnet_meet_up_set_rule (RelnetMeetUp *self, const char *rule)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP (self));

  old = self->rule;
  self->rule = g_strdup (rule != NULL ? rule : "");
}

/**
 * relnet_meet_up_get_starts_on:
 * @self: a meet-up
 *
 * Returns: the date before which it does not take place
 */
const char *
relnet_meet_up_get_starts_on (RelnetMeetUp *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP (self), NULL);

  return self->starts_on;
}

/**
 * relnet_meet_up_set_starts_on:
 * @self: a meet-up
 * @starts_on: (nullable): the date before which it does not take place
 */
void
relnet_meet_up_set_starts_on (RelnetMeetUp *self, const char *starts_on)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP (self));

  old = self->starts_on;
  self->starts_on = g_strdup (starts_on != NULL ? starts_on : "");
}

/**
 * relnet_meet_up_get_time:
 * @self: a meet-up
 *
 * Returns: at what time, “08:30”; empty for none
 */
const char *
relnet_meet_up_get_time (RelnetMeetUp *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP (self), NULL);

  return self->time;
}

/**
 * relnet_meet_up_set_time:
 * @self: a meet-up
 * @time: (nullable): at what time, “08:30”; empty for none
 */
void
relnet_meet_up_set_time (RelnetMeetUp *self, const char *time)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP (self));

  old = self->time;
  self->time = g_strdup (time != NULL ? time : "");
}

/**
 * relnet_meet_up_get_minutes:
 * @self: a meet-up
 *
 * Returns: how long it lasts, in minutes
 */
int
relnet_meet_up_get_minutes (RelnetMeetUp *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP (self), 0);

  return self->minutes;
}

/**
 * relnet_meet_up_set_minutes:
 * @self: a meet-up
 * @minutes: how long it lasts, in minutes
 */
void
relnet_meet_up_set_minutes (RelnetMeetUp *self, int minutes)
{
  g_return_if_fail (RELNET_IS_MEET_UP (self));

  self->minutes = minutes;
}

/**
 * relnet_meet_up_get_place:
 * @self: a meet-up
 *
 * Returns: where; may be empty
 */
const char *
relnet_meet_up_get_place (RelnetMeetUp *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP (self), NULL);

  return self->place;
}

/**
 * relnet_meet_up_set_place:
 * @self: a meet-up
 * @place: (nullable): where; may be empty
 */
void
relnet_meet_up_set_place (RelnetMeetUp *self, const char *place)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP (self));

  old = self->place;
  self->place = g_strdup (place != NULL ? place : "");
}

/**
 * relnet_meet_up_get_note:
 * @self: a meet-up
 *
 * Returns: what it is about, for the invitation; may be empty
 */
const char *
relnet_meet_up_get_note (RelnetMeetUp *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP (self), NULL);

  return self->note;
}

/**
 * relnet_meet_up_set_note:
 * @self: a meet-up
 * @note: (nullable): what it is about, for the invitation; may be empty
 */
void
relnet_meet_up_set_note (RelnetMeetUp *self, const char *note)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP (self));

  old = self->note;
  self->note = g_strdup (note != NULL ? note : "");
}

/**
 * relnet_meet_up_get_invite_days:
 * @self: a meet-up
 *
 * Returns: how many days ahead the user wants to invite, 0 for not at all
 */
int
relnet_meet_up_get_invite_days (RelnetMeetUp *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP (self), 0);

  return self->invite_days;
}

/**
 * relnet_meet_up_set_invite_days:
 * @self: a meet-up
 * @invite_days: how many days ahead the user wants to invite, 0 for not at all
 */
void
relnet_meet_up_set_invite_days (RelnetMeetUp *self, int invite_days)
{
  g_return_if_fail (RELNET_IS_MEET_UP (self));

  self->invite_days = invite_days;
}

/**
 * relnet_meet_up_get_ended_on:
 * @self: a meet-up
 *
 * Returns: since when it is over for good; empty while it goes on
 */
const char *
relnet_meet_up_get_ended_on (RelnetMeetUp *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP (self), NULL);

  return self->ended_on;
}

/**
 * relnet_meet_up_set_ended_on:
 * @self: a meet-up
 * @ended_on: (nullable): since when it is over for good; empty while it goes on
 */
void
relnet_meet_up_set_ended_on (RelnetMeetUp *self, const char *ended_on)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP (self));

  old = self->ended_on;
  self->ended_on = g_strdup (ended_on != NULL ? ended_on : "");
}

/**
 * relnet_meet_up_get_n_members:
 * @self: a meet-up
 *
 * Returns: of how many people it is; only of a stored one
 */
int
relnet_meet_up_get_n_members (RelnetMeetUp *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP (self), 0);

  return self->n_members;
}

/**
 * relnet_meet_up_set_n_members:
 * @self: a meet-up
 * @n_members: of how many people it is; only of a stored one
 */
void
relnet_meet_up_set_n_members (RelnetMeetUp *self, int n_members)
{
  g_return_if_fail (RELNET_IS_MEET_UP (self));

  self->n_members = n_members;
}

/**
 * relnet_meet_up_get_next:
 * @self: a meet-up
 *
 * Returns: when it is next; only of a stored one, empty if it is not
 */
const char *
relnet_meet_up_get_next (RelnetMeetUp *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP (self), NULL);

  return self->next;
}

/**
 * relnet_meet_up_set_next:
 * @self: a meet-up
 * @next: (nullable): when it is next; only of a stored one, empty if it is not
 */
void
relnet_meet_up_set_next (RelnetMeetUp *self, const char *next)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP (self));

  old = self->next;
  self->next = g_strdup (next != NULL ? next : "");
}

/**
 * relnet_meet_up_get_next_day:
 * @self: a meet-up
 *
 * Returns: the day of the rule that stands for
 */
const char *
relnet_meet_up_get_next_day (RelnetMeetUp *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP (self), NULL);

  return self->next_day;
}

/**
 * relnet_meet_up_set_next_day:
 * @self: a meet-up
 * @next_day: (nullable): the day of the rule that stands for
 */
void
relnet_meet_up_set_next_day (RelnetMeetUp *self, const char *next_day)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP (self));

  old = self->next_day;
  self->next_day = g_strdup (next_day != NULL ? next_day : "");
}

/**
 * relnet_meet_up_get_n_to_invite:
 * @self: a meet-up
 *
 * Returns: how many members are not invited yet to the next one; only of a stored one
 */
int
relnet_meet_up_get_n_to_invite (RelnetMeetUp *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP (self), 0);

  return self->n_to_invite;
}

/**
 * relnet_meet_up_set_n_to_invite:
 * @self: a meet-up
 * @n_to_invite: how many members are not invited yet to the next one; only of a stored one
 */
void
relnet_meet_up_set_n_to_invite (RelnetMeetUp *self, int n_to_invite)
{
  g_return_if_fail (RELNET_IS_MEET_UP (self));

  self->n_to_invite = n_to_invite;
}

/**
 * relnet_meet_up_dup_when:
 * @self: a meet-up
 *
 * Returns: (transfer full): “the first Friday of the month · 08:30 · Café des Arts”
 */
char *
relnet_meet_up_dup_when (RelnetMeetUp *self)
{
  g_autofree char *rule = NULL;
  g_autoptr (GString) words = NULL;

  g_return_val_if_fail (RELNET_IS_MEET_UP (self), NULL);

  rule = relnet_recurrence_to_words (self->rule, self->starts_on);
  words = g_string_new (rule);
  if (*self->time != '\0')
    g_string_append_printf (words, " · %s", self->time);
  if (*self->place != '\0')
    g_string_append_printf (words, " · %s", self->place);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * relnet_meet_up_dup_plan:
 * @self: a meet-up
 * @date: the day it takes place
 * @language: (nullable): the language of a letter, “fr”; any other is English
 *
 * Returns: (transfer full): the plan for an invitation: “Breakfast, Friday 4 December 2026 at 8:30, Café des Arts.”
 */
char *
relnet_meet_up_dup_plan (RelnetMeetUp *self, const char *date, const char *language)
{
  const LetterLanguage *letter
      = language != NULL && g_ascii_strncasecmp (language, "fr", 2) == 0 ? &letter_languages[1] : &letter_languages[0];
  g_autoptr (GString) plan = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (RELNET_IS_MEET_UP (self) && relnet_date_is_valid (date), NULL);

  day = g_strdup_printf (letter->date, letter->weekdays[(relnet_date_to_days (date) - 1) % 7], atoi (date + 8),
                         letter->months[atoi (date + 5) - 1], atoi (date));
  plan = g_string_new (self->name);
  g_string_append (plan, ", ");
  if (*self->time != '\0')
    g_string_append_printf (plan, letter->at, day, atoi (self->time), atoi (self->time + 3));
  else
    g_string_append (plan, day);
  if (*self->place != '\0')
    g_string_append_printf (plan, ", %s", self->place);
  g_string_append_c (plan, '.');
  if (*self->note != '\0')
    g_string_append_printf (plan, "\n\n%s", self->note);
  return g_string_free (g_steal_pointer (&plan), FALSE);
}

/**
 * relnet_meet_up_dup_next:
 * @self: a stored meet-up
 * @today: a valid date
 *
 * Returns: (transfer full): when it is next: “in 11 days”, or that it is over
 */
char *
relnet_meet_up_dup_next (RelnetMeetUp *self, const char *today)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP (self), NULL);

  if (*self->ended_on != '\0')
    {
      g_autofree char *date = relnet_date_format_short (self->ended_on, today);

      return g_strdup_printf (_ ("over since %s"), date);
    }
  if (!relnet_date_is_valid (self->next))
    return g_strdup (_ ("does not come round any more"));
  return relnet_date_format_age (self->next, today);
}
