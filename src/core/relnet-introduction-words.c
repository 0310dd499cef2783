/* What is said about an introduction, and what can be done with it next: the same on a card, in a list, in the agenda and
 * for scripts. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-introduction.h"
#include "relnet-text.h"

static const char *const columns[RELNET_N_INTRODUCTION_COLUMNS] = {
  [RELNET_INTRODUCTION_COLUMN_FIRST] = N_ ("Ask first person"),
  [RELNET_INTRODUCTION_COLUMN_SECOND] = N_ ("Ask second person"),
  [RELNET_INTRODUCTION_COLUMN_AGREED] = N_ ("Both agreed"),
  [RELNET_INTRODUCTION_COLUMN_INTRODUCED] = N_ ("Introduced"),
  [RELNET_INTRODUCTION_COLUMN_OUTCOME] = N_ ("Outcome & thanks"),
};

#define FIRST(self)  relnet_introduction_get_short_name (self, RELNET_SIDE_FIRST)
#define SECOND(self) relnet_introduction_get_short_name (self, RELNET_SIDE_SECOND)
#define NAME(self, side) relnet_introduction_get_short_name (self, (side) == RELNET_SIDE_SECOND ? RELNET_SIDE_SECOND : RELNET_SIDE_FIRST)

/**
 * relnet_introduction_column_to_label:
 * @column: a column of the board
 *
 * Returns: its title
 */
const char *
relnet_introduction_column_to_label (RelnetIntroductionColumn column)
{
  g_return_val_if_fail ((int) column >= 0 && column < RELNET_N_INTRODUCTION_COLUMNS, "");

  return _ (columns[column]);
}

/**
 * relnet_introduction_dup_title:
 * @self: an introduction
 * @whole_names: whether to say the whole names
 *
 * Returns: (transfer full): “Priya & Maëlle”, not markup
 */
char *
relnet_introduction_dup_title (RelnetIntroduction *self, gboolean whole_names)
{
  if (whole_names)
    /* Translators: the names of two people who are to be introduced to each other. */
    return g_strdup_printf (_ ("%s and %s"), relnet_introduction_get_name (self, RELNET_SIDE_FIRST),
                            relnet_introduction_get_name (self, RELNET_SIDE_SECOND));
  /* Translators: the given names of two people, short: the title of a card. */
  return g_strdup_printf (_ ("%s & %s"), FIRST (self), SECOND (self));
}

/**
 * relnet_introduction_dup_reasons:
 * @self: an introduction
 *
 * Returns: (transfer full): why it makes sense, for each; may be empty
 */
char *
relnet_introduction_dup_reasons (RelnetIntroduction *self)
{
  const char *first = relnet_introduction_get_reason (self, RELNET_SIDE_FIRST);
  const char *second = relnet_introduction_get_reason (self, RELNET_SIDE_SECOND);

  if (*first != '\0' && *second != '\0' && strcmp (first, second) != 0)
    return g_strconcat (first, "\n", second, NULL);
  return g_strdup (*first != '\0' ? first : second);
}

static char *
say_waiting (const char *name, const char *since, const char *today, gboolean late)
{
  int days = relnet_date_days_between (since, today);
  g_autofree char *age = relnet_date_format_age (since, today);

  if (late)
    /* Translators: “Waiting for Maëlle, 6 days”. */
    return g_strdup_printf (ngettext ("Waiting for %s, %d day", "Waiting for %s, %d days", (gulong) days), name, days);
  /* Translators: a name and an age, “Asked Thorsten yesterday”. */
  return g_strdup_printf (_ ("Asked %s %s"), name, age);
}

static char *
say_yes (const char *name, const char *rest)
{
  g_autofree char *yes = g_strdup_printf (_ ("%s said yes"), name);

  return rest != NULL ? g_strconcat (yes, " · ", rest, NULL) : g_steal_pointer (&yes);
}

static char *
say_end (RelnetIntroduction *self)
{
  RelnetIntroductionSide ender = relnet_introduction_get_ender (self);
  gboolean declined = relnet_introduction_get_state (self) == RELNET_INTRODUCTION_DECLINED;

  if (ender == RELNET_SIDE_NONE)
    return declined && relnet_introduction_get_state_before (self) == RELNET_INTRODUCTION_IDEA
               ? g_strdup (_ ("Given up before anybody was asked"))
           : declined ? g_strdup (_ ("It did not come about"))
                      : g_strdup (_ ("No answer"));
  return declined ? g_strdup_printf (_ ("%s preferred not to"), NAME (self, ender))
                  : g_strdup_printf (_ ("%s did not answer"), NAME (self, ender));
}

/**
 * relnet_introduction_dup_status:
 * @self: an introduction
 * @today: a valid date
 * @late: (out) (optional): whether somebody has waited longer than is good
 *
 * Returns: (transfer full): how it stands, “Priya said yes · Waiting for Maëlle, 6 days”; may be empty
 */
char *
relnet_introduction_dup_status (RelnetIntroduction *self, const char *today, gboolean *late)
{
  gboolean waits = relnet_introduction_is_waiting (self, today);
  const char *since = relnet_introduction_get_text (self, RELNET_INTRODUCTION_STATE_ON);
  const char *outcome = relnet_introduction_get_text (self, RELNET_INTRODUCTION_OUTCOME_TEXT);
  g_autofree char *day = relnet_date_is_valid (since) ? relnet_date_format_short (since, today) : g_strdup ("");
  g_autofree char *rest = NULL;

  if (late != NULL)
    *late = waits;
  switch (relnet_introduction_get_state (self))
    {
    case RELNET_INTRODUCTION_ASKED_FIRST:
      if (*relnet_introduction_get_text (self, RELNET_INTRODUCTION_FIRST_AGREED_ON) != '\0')
        {
          /* Translators: %s is a name. */
          rest = g_strdup_printf (_ ("%s is to be asked"), SECOND (self));
          return say_yes (FIRST (self), rest);
        }
      return say_waiting (FIRST (self), since, today, waits);
    case RELNET_INTRODUCTION_ASKED_SECOND:
      rest = say_waiting (SECOND (self), since, today, waits);
      return say_yes (FIRST (self), rest);
    case RELNET_INTRODUCTION_BOTH_AGREED:
      {
        const char *first_on = relnet_introduction_get_text (self, RELNET_INTRODUCTION_FIRST_AGREED_ON);
        g_autofree char *first = relnet_date_is_valid (first_on) ? relnet_date_format_short (first_on, today) : NULL;

        if (first == NULL || strcmp (first, day) == 0)
          return g_strdup_printf (_ ("Both agreed on %s"), day);
        /* Translators: two days, “Agreed on 14 Nov and 17 Nov”. */
        return g_strdup_printf (_ ("Agreed on %s and %s"), first, day);
      }
    case RELNET_INTRODUCTION_INTRODUCED:
      return g_strdup_printf (relnet_introduction_get_blind (self) ? _ ("Introduced on %s, without asking")
                                                                   : _ ("Introduced on %s"),
                              day);
    case RELNET_INTRODUCTION_OUTCOME:
      return g_strdup (outcome);
    case RELNET_INTRODUCTION_THANKED:
      return *outcome != '\0' ? g_strconcat (outcome, " · ", _ ("thanked"), NULL) : g_strdup (_ ("Thanked"));
    case RELNET_INTRODUCTION_DECLINED:
    case RELNET_INTRODUCTION_NO_ANSWER:
      {
        RelnetIntroductionSide side = relnet_introduction_get_to_tell (self);
        g_autofree char *end = say_end (self);

        if (side == RELNET_SIDE_NONE)
          return g_steal_pointer (&end);
        /* Translators: a name, “Priya is still to be told”. */
        rest = g_strdup_printf (_ ("%s is still to be told"), NAME (self, side));
        return g_strconcat (end, " · ", rest, NULL);
      }
    case RELNET_INTRODUCTION_IDEA:
    case RELNET_N_INTRODUCTION_STATES:
    default:
      return g_strdup ("");
    }
}

/**
 * relnet_introduction_get_act:
 * @self: an introduction
 * @today: a valid date
 * @other: (out) (optional): what else is likely, shown beside it
 * @side: (out): with whom
 *
 * Returns: what is to be done next
 */
RelnetIntroductionAct
relnet_introduction_get_act (RelnetIntroduction *self, const char *today, RelnetIntroductionAct *other,
                             RelnetIntroductionSide *side)
{
  RelnetIntroductionState state = relnet_introduction_get_state (self);
  gboolean waits = relnet_introduction_is_waiting (self, today);
  RelnetIntroductionAct second = RELNET_INTRODUCTION_ACT_NONE, act = RELNET_INTRODUCTION_ACT_NONE;
  g_autofree char *reason = NULL;

  *side = relnet_introduction_get_awaited (self);
  switch (state)
    {
    case RELNET_INTRODUCTION_IDEA:
      *side = RELNET_SIDE_FIRST;
      act = relnet_introduction_can_go (self, RELNET_INTRODUCTION_ASKED_FIRST, &reason) == RELNET_INTRODUCTION_ALLOWED
                ? RELNET_INTRODUCTION_ACT_ASK
            : relnet_introduction_is_gone (self, RELNET_SIDE_FIRST) || relnet_introduction_is_gone (self, RELNET_SIDE_SECOND)
                ? RELNET_INTRODUCTION_ACT_NONE
                : RELNET_INTRODUCTION_ACT_SAY_WHY;
      break;
    case RELNET_INTRODUCTION_ASKED_FIRST:
      if (*relnet_introduction_get_text (self, RELNET_INTRODUCTION_FIRST_AGREED_ON) != '\0')
        {
          *side = RELNET_SIDE_SECOND;
          act = RELNET_INTRODUCTION_ACT_ASK;
          break;
        }
      G_GNUC_FALLTHROUGH;
    case RELNET_INTRODUCTION_ASKED_SECOND:
      act = waits ? RELNET_INTRODUCTION_ACT_NUDGE : RELNET_INTRODUCTION_ACT_AGREED;
      second = waits ? RELNET_INTRODUCTION_ACT_AGREED : RELNET_INTRODUCTION_ACT_NONE;
      break;
    case RELNET_INTRODUCTION_BOTH_AGREED:
      act = RELNET_INTRODUCTION_ACT_INTRODUCE;
      break;
    case RELNET_INTRODUCTION_INTRODUCED:
      act = waits ? RELNET_INTRODUCTION_ACT_ASK_OUTCOME : RELNET_INTRODUCTION_ACT_NOTE_OUTCOME;
      second = waits ? RELNET_INTRODUCTION_ACT_NOTE_OUTCOME : RELNET_INTRODUCTION_ACT_NONE;
      *side = RELNET_SIDE_FIRST;
      break;
    case RELNET_INTRODUCTION_OUTCOME:
      act = RELNET_INTRODUCTION_ACT_THANKED;
      break;
    case RELNET_INTRODUCTION_DECLINED:
    case RELNET_INTRODUCTION_NO_ANSWER:
      *side = relnet_introduction_get_to_tell (self);
      act = *side != RELNET_SIDE_NONE ? RELNET_INTRODUCTION_ACT_TELL : RELNET_INTRODUCTION_ACT_NONE;
      break;
    case RELNET_INTRODUCTION_THANKED:
    case RELNET_N_INTRODUCTION_STATES:
    default:
      break;
    }
  if (other != NULL)
    *other = second;
  return act;
}

/**
 * relnet_introduction_act_to_label:
 * @self: an introduction
 * @act: what can be done
 * @side: with whom
 *
 * Returns: (transfer full): the words of its button
 */
char *
relnet_introduction_act_to_label (RelnetIntroduction *self, RelnetIntroductionAct act, RelnetIntroductionSide side)
{
  switch (act)
    {
    case RELNET_INTRODUCTION_ACT_SAY_WHY:
      return g_strdup (_ ("Say why…"));
    case RELNET_INTRODUCTION_ACT_ASK:
      return g_strdup_printf (_ ("Ask %s"), NAME (self, side));
    case RELNET_INTRODUCTION_ACT_AGREED:
      return g_strdup_printf (_ ("%s said yes"), NAME (self, side));
    case RELNET_INTRODUCTION_ACT_NUDGE:
      /* Translators: to ask somebody once more, “Nudge Maëlle”. */
      return g_strdup_printf (_ ("Nudge %s"), NAME (self, side));
    case RELNET_INTRODUCTION_ACT_INTRODUCE:
      return g_strdup (_ ("Introduce them"));
    case RELNET_INTRODUCTION_ACT_ASK_OUTCOME:
      return g_strdup (_ ("Ask how it went"));
    case RELNET_INTRODUCTION_ACT_NOTE_OUTCOME:
      return g_strdup (_ ("Note outcome…"));
    case RELNET_INTRODUCTION_ACT_THANKED:
      return g_strdup (_ ("Thanks were said"));
    case RELNET_INTRODUCTION_ACT_TELL:
      return g_strdup_printf (_ ("Tell %s"), NAME (self, side));
    case RELNET_INTRODUCTION_ACT_NONE:
    default:
      return g_strdup ("");
    }
}

/**
 * relnet_introduction_act_to_situation:
 * @self: an introduction
 * @act: what can be done
 * @side: with whom
 *
 * Returns: (nullable): the situation of the template that writes it, %NULL if nothing is to be written
 */
const char *
relnet_introduction_act_to_situation (RelnetIntroduction *self, RelnetIntroductionAct act, RelnetIntroductionSide side)
{
  switch (act)
    {
    case RELNET_INTRODUCTION_ACT_ASK:
      return side == RELNET_SIDE_SECOND ? "introduction-ask-second" : "introduction-ask-first";
    case RELNET_INTRODUCTION_ACT_NUDGE:
    case RELNET_INTRODUCTION_ACT_ASK_OUTCOME:
      return "follow-up";
    case RELNET_INTRODUCTION_ACT_INTRODUCE:
      return "introduction";
    case RELNET_INTRODUCTION_ACT_TELL:
      return "introduction-decline";
    case RELNET_INTRODUCTION_ACT_NONE:
    case RELNET_INTRODUCTION_ACT_SAY_WHY:
    case RELNET_INTRODUCTION_ACT_AGREED:
    case RELNET_INTRODUCTION_ACT_NOTE_OUTCOME:
    case RELNET_INTRODUCTION_ACT_THANKED:
    default:
      return NULL;
    }
}

/**
 * relnet_introduction_act_moves:
 * @self: an introduction
 * @act: what was done, if it was to write: what was sent
 * @side: with whom
 * @to: (out): where it goes by that
 *
 * Returns: whether it goes anywhere
 */
gboolean
relnet_introduction_act_moves (RelnetIntroduction *self, RelnetIntroductionAct act, RelnetIntroductionSide side,
                               RelnetIntroductionState *to)
{
  switch (act)
    {
    case RELNET_INTRODUCTION_ACT_ASK:
      *to = side == RELNET_SIDE_SECOND ? RELNET_INTRODUCTION_ASKED_SECOND : RELNET_INTRODUCTION_ASKED_FIRST;
      return TRUE;
    case RELNET_INTRODUCTION_ACT_AGREED:
      *to = RELNET_INTRODUCTION_BOTH_AGREED;
      return side == RELNET_SIDE_SECOND;
    case RELNET_INTRODUCTION_ACT_INTRODUCE:
      *to = RELNET_INTRODUCTION_INTRODUCED;
      return TRUE;
    case RELNET_INTRODUCTION_ACT_THANKED:
      *to = RELNET_INTRODUCTION_THANKED;
      return TRUE;
    case RELNET_INTRODUCTION_ACT_NOTE_OUTCOME:
      *to = RELNET_INTRODUCTION_OUTCOME;
      return TRUE;
    case RELNET_INTRODUCTION_ACT_NONE:
    case RELNET_INTRODUCTION_ACT_SAY_WHY:
    case RELNET_INTRODUCTION_ACT_NUDGE:
    case RELNET_INTRODUCTION_ACT_ASK_OUTCOME:
    case RELNET_INTRODUCTION_ACT_TELL:
    default:
      return FALSE;
    }
}

/**
 * relnet_introduction_state_to_menu_label:
 * @self: an introduction
 * @to: where it can go
 *
 * Returns: (transfer full): what happened then, in words: “Maëlle was asked”
 */
char *
relnet_introduction_state_to_menu_label (RelnetIntroduction *self, RelnetIntroductionState to)
{
  switch (to)
    {
    case RELNET_INTRODUCTION_ASKED_FIRST:
      return g_strdup_printf (_ ("%s was asked"), FIRST (self));
    case RELNET_INTRODUCTION_ASKED_SECOND:
      return g_strdup_printf (_ ("%s agreed, %s was asked"), FIRST (self), SECOND (self));
    case RELNET_INTRODUCTION_INTRODUCED:
      return relnet_introduction_can_go (self, to, NULL) == RELNET_INTRODUCTION_WARNED ? g_strdup (_ ("Introduced without asking…"))
                                                                                      : g_strdup (_ ("Introduced"));
    case RELNET_INTRODUCTION_OUTCOME:
      return g_strdup (_ ("Outcome…"));
    case RELNET_INTRODUCTION_DECLINED:
      {
        RelnetIntroductionSide awaited = relnet_introduction_get_awaited (self);

        return awaited != RELNET_SIDE_NONE ? g_strdup_printf (_ ("%s declined"), NAME (self, awaited))
                                           : g_strdup (_ ("Given up"));
      }
    case RELNET_INTRODUCTION_IDEA:
    case RELNET_INTRODUCTION_BOTH_AGREED:
    case RELNET_INTRODUCTION_THANKED:
    case RELNET_INTRODUCTION_NO_ANSWER:
    case RELNET_N_INTRODUCTION_STATES:
    default:
      return g_strdup (relnet_introduction_state_to_label (to));
    }
}
