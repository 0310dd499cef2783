/* What an entry of the agenda says, for each kind: what to do, and why it is there. */

#include "relnet-agenda-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-cadence.h"
#include "relnet-date.h"
#include "relnet-text.h"
#include "relnet-wind-down.h"

/* Against what the delay of a follow-up is measured, as that of a cadence is against the cadence: the user named the
 * day, so a week is long. */
#define FOLLOW_UP_PACE 7

/* A title around a name. Two forms, for a language that says “d’Hélène” but “de Karim”. */
static char *
title_with (const char *before_vowel, const char *before_consonant, const char *name)
{
  return g_strdup_printf (relnet_text_elides (name) ? before_vowel : before_consonant, name);
}

/* A day that is near: “for today”, “for tomorrow”, “for Thursday”; how long ago it was else. */
static char *
format_due (const char *due, const char *today)
{
  int days = relnet_date_days_between (today, due);

  if (days == 0)
    return g_strdup (_ ("for today"));
  if (days == 1)
    return g_strdup (_ ("for tomorrow"));
  if (days > 1 && days < 7)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (atoi (due), atoi (due + 5), atoi (due + 8), 12, 0, 0);

      /* Translators: a day of the next week, in the form of strftime(): “for Friday”. */
      return g_date_time_format (day, _ ("for %A"));
    }
  return relnet_date_format_age (due, today);
}

/**
 * relnet_agenda_entry_new_meeting:
 * @meeting: a meeting
 * @person_id: the first of those who take part
 * @name: their name
 * @surfaced: since when the entry is there
 * @today: a valid date
 *
 * Returns: (transfer full): “Meeting with Sofia Lindqvist”
 */
RelnetAgendaEntry *
relnet_agenda_entry_new_meeting (RelnetMeeting *meeting, gint64 person_id, const char *name, const char *surfaced,
                                 const char *today)
{
  const char *day = relnet_meeting_get_day (meeting);
  g_autofree char *names = relnet_meeting_dup_names (meeting);
  g_autofree char *when = relnet_meeting_dup_day (meeting, today);
  gboolean prepared = relnet_meeting_get_state (meeting) == RELNET_MEETING_PREPARED;

  return relnet_agenda_entry_new (RELNET_AGENDA_MEETING, relnet_meeting_get_id (meeting), person_id, name, day, surfaced, 1,
                                  today,
                                  title_with (C_ ("before a vowel", "Meeting with %s"),
                                              C_ ("before a consonant", "Meeting with %s"), names),
                                  g_strdup (relnet_meeting_get_place (meeting)),
                                  strcmp (day, today) < 0
                                      /* Translators: when a meeting was: “yesterday at 10:00, not noted yet”. */
                                      ? g_strdup_printf (_ ("%s, not noted yet"), when)
                                  : prepared && strcmp (day, today) > 0
                                      /* Translators: when a meeting is: “tomorrow at 10:00, prepared”. */
                                      ? g_strdup_printf (_ ("%s, prepared"), when)
                                      : g_steal_pointer (&when));
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
relnet_agenda_entry_new_follow_up (gint64 id, gint64 person_id, const char *name, const char *due, const char *surfaced,
                                   const char *what, const char *today)
{
  int late = relnet_date_days_between (due, today);

  return relnet_agenda_entry_new (RELNET_AGENDA_FOLLOW_UP, id, person_id, name, due, surfaced, FOLLOW_UP_PACE, today,
                                  title_with (C_ ("before a vowel", "Follow up with %s"),
                                              C_ ("before a consonant", "Follow up with %s"), name),
                                  relnet_text_clean (what),
                                  late > 0 ? relnet_cadence_format_late (late) : format_due (due, today));
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
relnet_agenda_entry_new_cadence (gint64 person_id, const char *name, const char *due, const char *surfaced, int cadence,
                                 const char *last_contact, const char *today)
{
  int late = relnet_date_days_between (due, today);

  if (!relnet_date_is_valid (last_contact))
    return relnet_agenda_entry_new (RELNET_AGENDA_CADENCE, person_id, person_id, name, due, surfaced, cadence, today,
                                    title_with (C_ ("before a vowel", "Get in touch with %s"),
                                                C_ ("before a consonant", "Get in touch with %s"), name),
                                    relnet_cadence_format (cadence), g_strdup (_ ("not in touch yet")));
  return relnet_agenda_entry_new (RELNET_AGENDA_CADENCE, person_id, person_id, name, due, surfaced, cadence, today,
                                  title_with (C_ ("before a vowel", "Catch up with %s"),
                                              C_ ("before a consonant", "Catch up with %s"), name),
                                  relnet_cadence_format (cadence),
                                  late > 0 ? relnet_cadence_format_overdue (late) : format_due (due, today));
}

/**
 * relnet_agenda_entry_new_promise:
 * @id: the promise
 * @person_id: to whom, or by whom
 * @name: their name
 * @due: when it was to be kept
 * @surfaced: since when the entry is there
 * @what: what was promised
 * @made_on: when
 * @mine: whether the user made it
 * @today: a valid date
 *
 * Returns: (transfer full): “Send the audit grid — Idris Benkirane”, or “Promised by Idris Benkirane: the audit grid”
 */
RelnetAgendaEntry *
relnet_agenda_entry_new_promise (gint64 id, gint64 person_id, const char *name, const char *due, const char *surfaced,
                                 const char *what, const char *made_on, gboolean mine, const char *today)
{
  int late = relnet_date_days_between (due, today);
  g_autofree char *clean = relnet_text_clean (what);
  g_autofree char *date = relnet_date_format_short (made_on, today);

  RelnetAgendaEntry *self = relnet_agenda_entry_new (
      RELNET_AGENDA_PROMISE, id, person_id, name, due, surfaced, FOLLOW_UP_PACE, today,
      /* Translators: what the user promised, and to whom: “Send the audit grid — Idris Benkirane”. */
      mine ? g_strdup_printf (_ ("%s — %s"), clean, name)
           /* Translators: somebody's name, and what they promised. */
           : g_strdup_printf (_ ("Promised by %s: %s"), name, clean),
      /* Translators: a promise was made on a day: “Promised on 4 Nov”. */
      g_strdup_printf (_ ("Promised on %s"), date),
      late > 0 ? relnet_cadence_format_late (late) : format_due (due, today));

  relnet_agenda_entry_set_writing (self, mine ? "promise-at-risk" : "follow-up", clean);
  return self;
}

/**
 * relnet_agenda_entry_new_thanks:
 * @id: the favour
 * @person_id: who did it
 * @name: their name
 * @due: by when thanks are not late yet
 * @surfaced: since when the entry is there
 * @what: what they did
 * @date: when
 * @today: a valid date
 *
 * Returns: (transfer full): “Thank Antoine Rivaud”
 */
RelnetAgendaEntry *
relnet_agenda_entry_new_thanks (gint64 id, gint64 person_id, const char *name, const char *due, const char *surfaced,
                                const char *what, const char *date, const char *today)
{
  RelnetAgendaEntry *self = relnet_agenda_entry_new (
      RELNET_AGENDA_THANKS, id, person_id, name, due, surfaced, FOLLOW_UP_PACE, today,
      title_with (C_ ("before a vowel", "Thank %s"), C_ ("before a consonant", "Thank %s"), name), relnet_text_clean (what),
      relnet_date_format_age (date, today));

  relnet_agenda_entry_set_writing (self, "thank-you", relnet_agenda_entry_get_detail (self));
  return self;
}

/**
 * relnet_agenda_entry_new_news:
 * @goal_person_id: what somebody is to a goal
 * @person_id: who helped
 * @name: their name
 * @due: since when news is owed
 * @surfaced: since when the entry is there
 * @goal: the goal, in the words of the user
 * @moved: how it moved; empty if only the interval has passed
 * @today: a valid date
 *
 * Returns: (transfer full): “Give news to Margaux Stern”
 */
RelnetAgendaEntry *
relnet_agenda_entry_new_news (gint64 goal_person_id, gint64 person_id, const char *name, const char *due,
                              const char *surfaced, const char *goal, const char *moved, const char *today)
{
  RelnetAgendaEntry *self = relnet_agenda_entry_new (
      RELNET_AGENDA_NEWS, goal_person_id, person_id, name, due, surfaced, FOLLOW_UP_PACE, today,
      title_with (C_ ("before a vowel", "Give news to %s"), C_ ("before a consonant", "Give news to %s"), name),
      relnet_text_clean (goal),
      *moved != '\0' ? relnet_text_clean (moved) : g_strdup (_ ("it is a while since they heard of it")));

  relnet_agenda_entry_set_writing (self, "progress-update", relnet_agenda_entry_get_detail (self));
  return self;
}

/**
 * relnet_agenda_entry_new_introduction:
 * @introduction: an introduction that waits
 * @person_id: who is to be written to
 * @name: their name
 * @due: from when on it waits
 * @surfaced: since when the entry is there: @due, or the end of a snooze or pause
 * @today: a valid date
 *
 * Returns: (transfer full): “Priya Raghunathan and Maëlle Kerdoncuff”, with how it stands
 */
RelnetAgendaEntry *
relnet_agenda_entry_new_introduction (RelnetIntroduction *introduction, gint64 person_id, const char *name,
                                      const char *due, const char *surfaced, const char *today)
{
  RelnetIntroductionSide side, to, about;
  RelnetIntroductionAct act = relnet_introduction_get_act (introduction, today, NULL, &side);
  g_autofree char *status = relnet_introduction_dup_status (introduction, today, NULL);
  g_autofree char *next = relnet_introduction_act_to_label (introduction, act, side);
  g_autofree char *reasons = relnet_introduction_dup_reasons (introduction);
  const char *middle = strstr (status, " · ");
  RelnetAgendaEntry *self;

  /* The button says what the user did; here it is still to be done. */
  if (act == RELNET_INTRODUCTION_ACT_THANKED)
    {
      g_free (next);
      next = g_strdup (_ ("time to say thank you"));
    }

  to = person_id == relnet_introduction_get_person_id (introduction, RELNET_SIDE_SECOND) ? RELNET_SIDE_SECOND
                                                                                        : RELNET_SIDE_FIRST;
  about = to == RELNET_SIDE_FIRST ? RELNET_SIDE_SECOND : RELNET_SIDE_FIRST;
  /* What is known, then what is waited for; with one of them only, what to do. */
  self = relnet_agenda_entry_new (
      RELNET_AGENDA_INTRODUCTION, relnet_introduction_get_id (introduction), person_id, name, due, surfaced,
      FOLLOW_UP_PACE, today, relnet_introduction_dup_title (introduction, TRUE),
      middle != NULL ? g_strndup (status, (gsize) (middle - status)) : g_strdup (status),
      middle != NULL ? g_strdup (middle + strlen (" · ")) : g_steal_pointer (&next));
  relnet_agenda_entry_set_other (self, relnet_introduction_get_person_id (introduction, about),
                                 relnet_introduction_get_name (introduction, about));
  relnet_agenda_entry_set_writing (self, relnet_introduction_act_to_situation (introduction, act, side),
                                   act == RELNET_INTRODUCTION_ACT_INTRODUCE
                                       ? reasons
                                       : relnet_introduction_get_reason (introduction, to));
  return self;
}

/**
 * relnet_agenda_entry_new_step:
 * @step_id: a step of a goal
 * @person_id: with whom, 0 for nobody
 * @name: their name; may be empty
 * @due: the date the user named
 * @surfaced: since when the entry is there
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
  int late = relnet_date_days_between (due, today);

  return relnet_agenda_entry_new (RELNET_AGENDA_STEP, step_id, person_id, name, due, surfaced, FOLLOW_UP_PACE, today,
                                  relnet_text_clean (what), relnet_text_clean (goal),
                                  late > 0 ? relnet_cadence_format_late (late) : format_due (due, today));
}

/* How near the last day is: “by 28 Nov, in 10 days”. */
static char *
format_notice (const char *notice_by, const char *today)
{
  int days = relnet_date_days_between (today, notice_by);
  g_autofree char *date = relnet_date_format_short (notice_by, today);
  g_autofree char *age = relnet_date_format_age (notice_by, today);

  if (days == 0)
    return g_strdup (_ ("today is the last day"));
  if (days == 1)
    return g_strdup (_ ("tomorrow is the last day"));
  if (days < 0)
    return g_strdup_printf (_ ("the last day was %s"), date);
  /* Translators: a date, then how far it is: “by 28 Nov, in 10 days”. */
  return g_strdup_printf (_ ("by %s, %s"), date, age);
}

/**
 * relnet_agenda_entry_new_notice:
 * @contract_id: a contract
 * @person_id: with whom, 0 for nobody in the address book
 * @name: their name; may be empty
 * @notice_by: the last day to give notice
 * @surfaced: since when the entry is there
 * @what: what the contract is about
 * @organisation: with which organisation; may be empty
 * @today: a valid date
 *
 * Returns: (transfer full): “Give notice or go on: Julien Tardivel”, with what it is about
 */
RelnetAgendaEntry *
relnet_agenda_entry_new_notice (gint64 contract_id, gint64 person_id, const char *name, const char *notice_by,
                                const char *surfaced, const char *what, const char *organisation, const char *today)
{
  const char *with = *name != '\0' ? name : organisation;
  RelnetAgendaEntry *self = relnet_agenda_entry_new (
      RELNET_AGENDA_NOTICE, contract_id, person_id, name, notice_by, surfaced, FOLLOW_UP_PACE, today,
      /* Translators: with whom a contract is. */
      g_strdup_printf (_ ("Give notice or go on: %s"), *with != '\0' ? with : what), relnet_text_clean (what),
      format_notice (notice_by, today));

  relnet_agenda_entry_set_writing (self, "supplier-ending", relnet_agenda_entry_get_detail (self));
  return self;
}

/**
 * relnet_agenda_entry_new_wind_down:
 * @step_id: a step of a wind-down
 * @person_id: with whom
 * @name: their name
 * @due: the day it is for
 * @surfaced: since when the entry is there
 * @kind: the name of its #RelnetWindDownStepKind
 * @variant: the name of the #RelnetWindDownVariant it belongs to
 * @today: a valid date
 *
 * Returns: (transfer full): “Call before writing — Julien Tardivel”
 */
RelnetAgendaEntry *
relnet_agenda_entry_new_wind_down (gint64 step_id, gint64 person_id, const char *name, const char *due, const char *surfaced,
                                   const char *kind, const char *variant, const char *today)
{
  int late = relnet_date_days_between (due, today);
  RelnetWindDownStepKind step = RELNET_WIND_DOWN_CALL;
  RelnetWindDownVariant of = RELNET_WIND_DOWN_SUPPLIER;
  RelnetAgendaEntry *self;

  relnet_wind_down_step_kind_from_name (kind, &step);
  relnet_wind_down_variant_from_name (variant, &of);
  self = relnet_agenda_entry_new (RELNET_AGENDA_WIND_DOWN, step_id, person_id, name, due, surfaced, FOLLOW_UP_PACE, today,
                                  g_strdup_printf (_ ("%s — %s"), relnet_wind_down_step_kind_to_label (step), name),
                                  g_strdup (relnet_wind_down_variant_to_label (of)),
                                  late > 0 ? relnet_cadence_format_late (late) : format_due (due, today));
  relnet_agenda_entry_set_writing (self, relnet_wind_down_step_kind_to_situation (step),
                                   relnet_agenda_entry_get_detail (self));
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
relnet_agenda_entry_new_answer (gint64 message_id, gint64 person_id, const char *name, const char *due,
                                const char *surfaced, const char *subject, const char *asked_on, const char *today)
{
  g_autofree char *age = relnet_date_format_age (asked_on, today);

  return relnet_agenda_entry_new (RELNET_AGENDA_ANSWER, message_id, person_id, name, due, surfaced, FOLLOW_UP_PACE, today,
                                  title_with (C_ ("before a vowel", "Answer awaited from %s"),
                                              C_ ("before a consonant", "Answer awaited from %s"), name),
                                  relnet_text_clean (subject),
                                  /* Translators: %s is an age, “9 days ago”. */
                                  g_strdup_printf (_ ("written %s"), age));
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
relnet_agenda_entry_new_birthday (gint64 person_id, const char *name, const char *birthday, const char *date,
                                  const char *today)
{
  int days = relnet_date_days_between (today, date);
  int age = relnet_date_is_valid (birthday) ? atoi (date) - atoi (birthday) : 0;
  char *timing;

  if (days < 2)
    timing = relnet_date_format_age (date, today);
  else
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (atoi (date), atoi (date + 5), atoi (date + 8), 12, 0, 0);

      /* Translators: a day of the next week, in the form of strftime(): “on Friday”. */
      timing = g_date_time_format (day, _ ("on %A"));
    }
  return relnet_agenda_entry_new (RELNET_AGENDA_BIRTHDAY, person_id, person_id, name, date, date, 1, today,
                                  title_with (C_ ("before a vowel", "Birthday of %s"),
                                              C_ ("before a consonant", "Birthday of %s"), name),
                                  /* Somebody of 130 is a mistyped year. */
                                  age > 0 && age < 130
                                      ? g_strdup_printf (ngettext ("%d year old", "%d years old", (gulong) age), age)
                                      : g_strdup (""),
                                  timing);
}
