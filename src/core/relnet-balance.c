/* The rules of give and take (C4, C5), and the words for them. */

#include "relnet-balance.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-text.h"

/* Two people do not keep accounts: a difference of no more than one medium favour is none. */
#define EVEN_WITHIN 2

/* A balance is poor when, with what is asked for now, more than one large favour would be open: the next request falls
 * on somebody who was not given anything back. */
#define POOR_BEYOND 3

/* The lowest two steps of closeness above zero are a weak tie (P1); below is somebody who is hardly known any more. */
#define WEAK_STEP 2

/**
 * relnet_balance_get_points:
 * @weight: how much help it was
 *
 * Returns: what it counts in the balance: 1, 2 or 3
 */
int
relnet_balance_get_points (RelnetFavourWeight weight)
{
  return (int) weight + 1;
}

/**
 * relnet_balance_add:
 * @self: a balance, all zero at first
 * @favour: one favour more, in any order
 *
 * A request that was declined cost nobody anything and does not count.
 */
void
relnet_balance_add (RelnetBalance *self, RelnetFavour *favour)
{
  int points = relnet_balance_get_points (relnet_favour_get_weight (favour));
  const char *date = relnet_favour_get_date (favour);

  switch (relnet_favour_get_kind (favour))
    {
    case RELNET_FAVOUR_RECEIVED:
      self->n_received++;
      self->received += points;
      self->n_unthanked += relnet_favour_owes_thanks (favour);
      if (strcmp (date, self->last_received) >= 0)
        {
          g_strlcpy (self->last_received, date, sizeof self->last_received);
          self->last_thanked = !relnet_favour_owes_thanks (favour);
        }
      break;
    case RELNET_FAVOUR_ASKED:
      if (*relnet_favour_get_declined_on (favour) != '\0')
        break;
      self->n_asked++;
      self->asked += points;
      break;
    case RELNET_FAVOUR_GIVEN:
    case RELNET_N_FAVOUR_KINDS:
    default:
      self->n_given++;
      self->given += points;
      if (strcmp (date, self->last_given) > 0)
        g_strlcpy (self->last_given, date, sizeof self->last_given);
      break;
    }
}

/**
 * relnet_balance_get_state:
 * @self: a balance
 *
 * Returns: what it says
 */
RelnetBalanceState
relnet_balance_get_state (const RelnetBalance *self)
{
  if (self->n_given == 0 && self->n_received == 0)
    return RELNET_BALANCE_NONE;
  if (ABS (self->given - self->received) <= EVEN_WITHIN)
    return RELNET_BALANCE_EVEN;
  return self->given > self->received ? RELNET_BALANCE_GIVEN_MORE : RELNET_BALANCE_RECEIVED_MORE;
}

/**
 * relnet_balance_state_to_name:
 * @state: what a balance says
 *
 * Returns: its name on the command line
 */
const char *
relnet_balance_state_to_name (RelnetBalanceState state)
{
  static const char *const names[] = { "none", "even", "given-more", "received-more" };

  g_return_val_if_fail (state < G_N_ELEMENTS (names), "");
  return names[state];
}

/**
 * relnet_balance_state_to_label:
 * @state: what a balance says
 *
 * Returns: the words for the user: a fact, never blame
 */
const char *
relnet_balance_state_to_label (RelnetBalanceState state)
{
  static const char *const labels[]
      = { N_ ("No favour yet"), N_ ("Balanced"), N_ ("You gave more"), N_ ("You received more") };

  g_return_val_if_fail (state < G_N_ELEMENTS (labels), "");
  return _ (labels[state]);
}

/**
 * relnet_balance_dup_reason:
 * @self: a balance
 * @today: a valid date
 *
 * Returns: (transfer full): “Last favour given on 6 Mar · last received on 20 Mar (thanked)”; empty if there was none
 */
char *
relnet_balance_dup_reason (const RelnetBalance *self, const char *today)
{
  g_autofree char *given_on = *self->last_given != '\0' ? relnet_date_format_short (self->last_given, today) : NULL;
  g_autofree char *received_on
      = *self->last_received != '\0' ? relnet_date_format_short (self->last_received, today) : NULL;
  g_autofree char *given = given_on != NULL ? g_strdup_printf (_ ("last favour given on %s"), given_on) : NULL;
  g_autofree char *received = NULL;
  g_autofree char *both = NULL;

  if (received_on != NULL)
    received = self->last_thanked ? g_strdup_printf (_ ("last one received on %s (thanked)"), received_on)
                                  : g_strdup_printf (_ ("last one received on %s (not thanked yet)"), received_on);
  if (given == NULL && received == NULL)
    return g_strdup ("");
  if (given != NULL && received != NULL)
    both = g_strconcat (given, " · ", received, NULL);
  return relnet_text_capitalise (both != NULL ? both : given != NULL ? given : received);
}

/**
 * relnet_balance_check_ask:
 * @self: what the two did for each other
 * @weight: how much the user is going to ask for
 * @closeness_step: how close they are, from 0 (not any more) to 5
 * @exempt: whether they are in a circle about which the user wants no such warnings
 *
 * A weak tie helps gladly with something small, so only more than that is too heavy for somebody who is hardly known any
 * more, and only something large for a weak tie.
 *
 * Returns: the #RelnetAskWarning to show before the user asks, 0 for none; never a reason to refuse
 */
guint
relnet_balance_check_ask (const RelnetBalance *self, RelnetFavourWeight weight, int closeness_step, gboolean exempt)
{
  guint warnings = 0;

  if (exempt)
    return 0;
  if (self->n_unthanked > 0)
    warnings |= RELNET_ASK_THANKS_OWED;
  if (self->n_asked > 0)
    warnings |= RELNET_ASK_UNANSWERED;
  if (self->received + self->asked + relnet_balance_get_points (weight) - self->given > POOR_BEYOND)
    warnings |= RELNET_ASK_POOR_BALANCE;
  if (closeness_step == 0 ? weight != RELNET_FAVOUR_SMALL : closeness_step <= WEAK_STEP && weight == RELNET_FAVOUR_LARGE)
    warnings |= RELNET_ASK_TOO_HEAVY;
  return warnings;
}

/**
 * relnet_ask_warning_to_name:
 * @warning: one warning
 *
 * Returns: its name on the command line
 */
const char *
relnet_ask_warning_to_name (RelnetAskWarning warning)
{
  switch (warning)
    {
    case RELNET_ASK_THANKS_OWED:
      return "thanks-owed";
    case RELNET_ASK_UNANSWERED:
      return "unanswered";
    case RELNET_ASK_POOR_BALANCE:
      return "poor-balance";
    case RELNET_ASK_TOO_HEAVY:
      return "too-heavy";
    default:
      return "";
    }
}

/**
 * relnet_ask_warning_to_words:
 * @warning: one warning
 * @balance: what the two did for each other
 * @name: the other's name
 *
 * Returns: (transfer full): the warning with the fact it comes from
 */
char *
relnet_ask_warning_to_words (RelnetAskWarning warning, const RelnetBalance *balance, const char *name)
{
  switch (warning)
    {
    case RELNET_ASK_THANKS_OWED:
      return g_strdup_printf (ngettext ("You have not thanked %s yet for %d favour.", "You have not thanked %s yet for %d favours.",
                                        (gulong) balance->n_unthanked),
                              name, balance->n_unthanked);
    case RELNET_ASK_UNANSWERED:
      return g_strdup_printf (ngettext ("%d earlier request to %s has no answer yet.", "%d earlier requests to %s have no answer yet.",
                                        (gulong) balance->n_asked),
                              balance->n_asked, name);
    case RELNET_ASK_POOR_BALANCE:
      /* Translators: a name, then how much the user received and gave: numbers. */
      return g_strdup_printf (_ ("With %s you received %d and gave %d so far: is there something you could do for them first?"), name,
                              balance->received + balance->asked, balance->given);
    case RELNET_ASK_TOO_HEAVY:
      return g_strdup_printf (_ ("That is much to ask of %s, to whom your tie is weak now. News without a request come first."),
                              name);
    default:
      return g_strdup ("");
    }
}

/**
 * relnet_balance_dup_recommendation_words:
 * @name: (nullable): who is recommended
 *
 * C5: whoever recommends a third person carries the risk.
 *
 * Returns: (transfer full): the reminder
 */
char *
relnet_balance_dup_recommendation_words (const char *name)
{
  if (relnet_text_is_blank (name))
    return g_strdup (_ ("Whoever recommends somebody answers for them with their own name. Would you take them yourself?"));
  return g_strdup_printf (_ ("By recommending %s you answer for them with your own name. Would you take them yourself?"), name);
}
