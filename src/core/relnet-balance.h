#pragma once

#include "relnet-favour.h"

G_BEGIN_DECLS

/**
 * RelnetBalance:
 * @n_given: favours given
 * @n_received: favours received
 * @n_asked: requests without an answer yet
 * @given: what was given, by weight
 * @received: what was received, by weight
 * @asked: what the open requests come to, by weight
 * @n_unthanked: favours received without thanks yet
 * @last_given: the date of the last favour given, empty if there was none
 * @last_received: the date of the last favour received, empty if there was none
 * @last_thanked: whether thanks were said for that
 *
 * What two people did for each other (C4).
 */
typedef struct
{
  int n_given;
  int n_received;
  int n_asked;
  int given;
  int received;
  int asked;
  int n_unthanked;
  char last_given[11];
  char last_received[11];
  gboolean last_thanked;
} RelnetBalance;

/**
 * RelnetBalanceState:
 * @RELNET_BALANCE_NONE: neither has done anything for the other
 * @RELNET_BALANCE_EVEN: they are even
 * @RELNET_BALANCE_GIVEN_MORE: the user gave more
 * @RELNET_BALANCE_RECEIVED_MORE: the user received more
 *
 * What the balance says.
 */
typedef enum
{
  RELNET_BALANCE_NONE,
  RELNET_BALANCE_EVEN,
  RELNET_BALANCE_GIVEN_MORE,
  RELNET_BALANCE_RECEIVED_MORE
} RelnetBalanceState;

/**
 * RelnetAskWarning:
 * @RELNET_ASK_THANKS_OWED: thanks for an earlier favour were not said yet
 * @RELNET_ASK_UNANSWERED: an earlier request has no answer yet
 * @RELNET_ASK_POOR_BALANCE: the user would have received much more than they gave
 * @RELNET_ASK_TOO_HEAVY: it is much for so weak a tie
 *
 * What to think of before asking somebody for something. None of it keeps from asking.
 */
typedef enum
{
  RELNET_ASK_THANKS_OWED = 1 << 0,
  RELNET_ASK_UNANSWERED = 1 << 1,
  RELNET_ASK_POOR_BALANCE = 1 << 2,
  RELNET_ASK_TOO_HEAVY = 1 << 3
} RelnetAskWarning;

#define RELNET_N_ASK_WARNINGS 4

int relnet_balance_get_points (RelnetFavourWeight weight);
void relnet_balance_add (RelnetBalance *self, RelnetFavour *favour);
RelnetBalanceState relnet_balance_get_state (const RelnetBalance *self);
const char *relnet_balance_state_to_name (RelnetBalanceState state);
const char *relnet_balance_state_to_label (RelnetBalanceState state);
char *relnet_balance_dup_reason (const RelnetBalance *self, const char *today);

guint relnet_balance_check_ask (const RelnetBalance *self, RelnetFavourWeight weight, int closeness_step, gboolean exempt);
const char *relnet_ask_warning_to_name (RelnetAskWarning warning);
char *relnet_ask_warning_to_words (RelnetAskWarning warning, const RelnetBalance *balance, const char *name);
char *relnet_balance_dup_recommendation_words (const char *name);

G_END_DECLS
