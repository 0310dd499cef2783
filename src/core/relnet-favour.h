#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* For how many days thanks for what the user did may still come, before nobody waits for them any more. */
#define RELNET_FAVOUR_THANKS_AWAITED_DAYS 90

/* For how many days thanks are not late (C2): a thank-you of the same week is warm, a later one is a duty. */
#define RELNET_FAVOUR_THANKS_DAYS 7

/**
 * RelnetFavourKind:
 * @RELNET_FAVOUR_GIVEN: the user helped
 * @RELNET_FAVOUR_RECEIVED: they helped the user, who owes thanks
 * @RELNET_FAVOUR_ASKED: the user asked for help, and there is none yet
 *
 * In which direction help went (C4). A request that is granted becomes a favour received.
 */
typedef enum
{
  RELNET_FAVOUR_GIVEN,
  RELNET_FAVOUR_RECEIVED,
  RELNET_FAVOUR_ASKED,
  RELNET_N_FAVOUR_KINDS
} RelnetFavourKind;

/**
 * RelnetFavourWeight:
 * @RELNET_FAVOUR_SMALL: minutes: an article shared, a word of congratulation
 * @RELNET_FAVOUR_MEDIUM: an hour or a name lent: advice, an introduction
 * @RELNET_FAVOUR_LARGE: days, money or a reputation: a recommendation, a mission found
 *
 * How much help it was.
 */
typedef enum
{
  RELNET_FAVOUR_SMALL,
  RELNET_FAVOUR_MEDIUM,
  RELNET_FAVOUR_LARGE,
  RELNET_N_FAVOUR_WEIGHTS
} RelnetFavourWeight;

/**
 * RelnetGesture:
 * @RELNET_GESTURE_ARTICLE: an article was shared
 * @RELNET_GESTURE_CONGRATULATE: a success was congratulated on
 * @RELNET_GESTURE_ASK_NEWS: news were asked for
 * @RELNET_GESTURE_RECOMMEND: somebody else was recommended, which is no small gesture: it is a risk (C5)
 *
 * What is often done for somebody (C6).
 */
typedef enum
{
  RELNET_GESTURE_ARTICLE,
  RELNET_GESTURE_CONGRATULATE,
  RELNET_GESTURE_ASK_NEWS,
  RELNET_GESTURE_RECOMMEND,
  RELNET_N_GESTURES
} RelnetGesture;

const char *relnet_favour_kind_to_name (RelnetFavourKind kind);
const char *relnet_favour_kind_to_label (RelnetFavourKind kind);
gboolean relnet_favour_kind_from_name (const char *name, RelnetFavourKind *kind);
const char *relnet_favour_weight_to_name (RelnetFavourWeight weight);
const char *relnet_favour_weight_to_label (RelnetFavourWeight weight);
gboolean relnet_favour_weight_from_name (const char *name, RelnetFavourWeight *weight);
const char *relnet_gesture_to_label (RelnetGesture gesture);
const char *relnet_gesture_to_words (RelnetGesture gesture);
RelnetFavourWeight relnet_gesture_get_weight (RelnetGesture gesture);

#define RELNET_TYPE_FAVOUR (relnet_favour_get_type ())
G_DECLARE_FINAL_TYPE (RelnetFavour, relnet_favour, RELNET, FAVOUR, GObject)

RelnetFavour *relnet_favour_new (void);
gint64 relnet_favour_get_person_id (RelnetFavour *self);
const char *relnet_favour_get_person_name (RelnetFavour *self);
void relnet_favour_set_person (RelnetFavour *self, gint64 person_id, const char *name);
gint64 relnet_favour_get_id (RelnetFavour *self);
void relnet_favour_set_id (RelnetFavour *self, gint64 id);
RelnetFavourKind relnet_favour_get_kind (RelnetFavour *self);
void relnet_favour_set_kind (RelnetFavour *self, RelnetFavourKind kind);
RelnetFavourWeight relnet_favour_get_weight (RelnetFavour *self);
void relnet_favour_set_weight (RelnetFavour *self, RelnetFavourWeight weight);
const char *relnet_favour_get_what (RelnetFavour *self);
void relnet_favour_set_what (RelnetFavour *self, const char *what);
const char *relnet_favour_get_date (RelnetFavour *self);
void relnet_favour_set_date (RelnetFavour *self, const char *date);
const char *relnet_favour_get_asked_on (RelnetFavour *self);
void relnet_favour_set_asked_on (RelnetFavour *self, const char *asked_on);
const char *relnet_favour_get_declined_on (RelnetFavour *self);
void relnet_favour_set_declined_on (RelnetFavour *self, const char *declined_on);
const char *relnet_favour_get_thanked_on (RelnetFavour *self);
void relnet_favour_set_thanked_on (RelnetFavour *self, const char *thanked_on);
const char *relnet_favour_get_snoozed_until (RelnetFavour *self);
void relnet_favour_set_snoozed_until (RelnetFavour *self, const char *snoozed_until);
gint64 relnet_favour_get_referral_id (RelnetFavour *self);
void relnet_favour_set_referral_id (RelnetFavour *self, gint64 referral_id);
gint64 relnet_favour_get_cause_id (RelnetFavour *self);
void relnet_favour_set_cause_id (RelnetFavour *self, gint64 cause_id);

void relnet_favour_grant (RelnetFavour *self, const char *date);
gboolean relnet_favour_owes_thanks (RelnetFavour *self);
gboolean relnet_favour_expects_thanks (RelnetFavour *self, const char *today);
char *relnet_favour_dup_reason (RelnetFavour *self, const char *today);

G_END_DECLS
