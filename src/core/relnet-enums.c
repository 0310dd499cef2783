/* The fixed vocabularies: each value has a name (database, command line, JSON) and a label (window). */

#include "relnet-enums.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *name;
  const char *label;
  const char *icon_name;
} Word;

static const Word channels[RELNET_N_CHANNELS] = {
  [RELNET_CHANNEL_IN_PERSON] = { "in-person", N_ ("In person"), "relnet-coffee-symbolic" },
  [RELNET_CHANNEL_VIDEO] = { "video", N_ ("Video call"), "camera-video-symbolic" },
  [RELNET_CHANNEL_PHONE] = { "phone", N_ ("Phone call"), "call-start-symbolic" },
  [RELNET_CHANNEL_EMAIL] = { "email", N_ ("E-mail"), "mail-unread-symbolic" },
  [RELNET_CHANNEL_MESSAGE] = { "message", N_ ("Message"), "user-available-symbolic" },
  [RELNET_CHANNEL_LETTER] = { "letter", N_ ("Letter"), "mail-send-symbolic" },
  [RELNET_CHANNEL_GROUP_EVENT] = { "group-event", N_ ("Group event"), "system-users-symbolic" },
  [RELNET_CHANNEL_NOTE] = { "note", N_ ("Note"), "document-edit-symbolic" },
};

static const Word directions[RELNET_N_DIRECTIONS] = {
  [RELNET_DIRECTION_BOTH] = { "both", N_ ("Both ways"), NULL },
  [RELNET_DIRECTION_OUTGOING] = { "outgoing", N_ ("From me"), NULL },
  [RELNET_DIRECTION_INCOMING] = { "incoming", N_ ("To me"), NULL },
};

static const Word outcomes[RELNET_N_OUTCOMES] = {
  [RELNET_OUTCOME_NONE] = { "", N_ ("No outcome"), NULL },
  [RELNET_OUTCOME_GOOD] = { "good", N_ ("Good"), NULL },
  [RELNET_OUTCOME_NEUTRAL] = { "neutral", N_ ("Neutral"), NULL },
  [RELNET_OUTCOME_NO_ANSWER] = { "no-answer", N_ ("No answer"), NULL },
  [RELNET_OUTCOME_DECLINED] = { "declined", N_ ("Declined"), NULL },
};

static const Word interaction_kinds[RELNET_N_INTERACTION_KINDS] = {
  [RELNET_INTERACTION_EXCHANGE] = { "exchange", N_ ("Exchange"), NULL },
  [RELNET_INTERACTION_PROMISE_MADE] = { "promise-made", N_ ("Promise"), "relnet-promise-symbolic" },
  [RELNET_INTERACTION_PROMISE_KEPT] = { "promise-kept", N_ ("Promise kept"), "object-select-symbolic" },
  [RELNET_INTERACTION_PROMISE_WITHDRAWN] = { "promise-withdrawn", N_ ("Promise withdrawn"), "edit-undo-symbolic" },
  [RELNET_INTERACTION_FAVOUR] = { "favour", N_ ("Favour"), "relnet-gift-symbolic" },
  [RELNET_INTERACTION_ASK] = { "ask", N_ ("Request"), "dialog-question-symbolic" },
  [RELNET_INTERACTION_THANKS] = { "thanks", N_ ("Thank-you"), "emote-love-symbolic" },
  [RELNET_INTERACTION_NEWS] = { "news", N_ ("News given"), "emoji-flags-symbolic" },
  [RELNET_INTERACTION_INTRODUCTION] = { "introduction", N_ ("Introduction"), "relnet-introduce-symbolic" },
  [RELNET_INTERACTION_OUTCOME] = { "outcome", N_ ("Outcome"), "emoji-flags-symbolic" },
  [RELNET_INTERACTION_WIND_DOWN] = { "wind-down", N_ ("Wind-down"), "media-playback-pause-symbolic" },
};

static const Word relations[RELNET_N_RELATIONS] = {
  [RELNET_RELATION_CLIENT] = { "client", N_ ("Client"), NULL },
  [RELNET_RELATION_COLLEAGUE] = { "colleague", N_ ("Colleague"), NULL },
  [RELNET_RELATION_MANAGER] = { "manager", N_ ("Manager"), NULL },
  [RELNET_RELATION_RECRUIT] = { "recruit", N_ ("Recruit"), NULL },
  [RELNET_RELATION_SUPPLIER] = { "supplier", N_ ("Supplier"), NULL },
  [RELNET_RELATION_PARTNER] = { "partner", N_ ("Partner"), NULL },
  [RELNET_RELATION_MENTOR] = { "mentor", N_ ("Mentor"), NULL },
  [RELNET_RELATION_MENTEE] = { "mentee", N_ ("Mentee"), NULL },
  [RELNET_RELATION_SCHOOLMATE] = { "schoolmate", N_ ("Schoolmate"), NULL },
  [RELNET_RELATION_RECRUITER] = { "recruiter", N_ ("Recruiter"), NULL },
  [RELNET_RELATION_FRIEND] = { "friend", N_ ("Friend"), NULL },
  [RELNET_RELATION_MET_BY_CHANCE] = { "met-by-chance", N_ ("Met by chance"), NULL },
};

static gboolean
find (const Word *words, int n, const char *name, int *value)
{
  for (int i = 0; i < n; i++)
    if (g_strcmp0 (words[i].name, name) == 0)
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}

/* The three functions every vocabulary has. An unknown name leaves the value alone. */
#define DEFINE_WORDS(word, Type, words, n)                                                         \
  const char *relnet_##word##_to_name (Type word)                                                  \
  {                                                                                                \
    g_return_val_if_fail ((int)word >= 0 && (int)word < (n), "");                                  \
    return words[word].name;                                                                       \
  }                                                                                                \
  const char *relnet_##word##_to_label (Type word)                                                 \
  {                                                                                                \
    g_return_val_if_fail ((int)word >= 0 && (int)word < (n), "");                                  \
    return _ (words[word].label);                                                                  \
  }                                                                                                \
  gboolean relnet_##word##_from_name (const char *name, Type *word)                                \
  {                                                                                                \
    int value;                                                                                     \
    if (!find (words, n, name, &value))                                                            \
      return FALSE;                                                                                \
    *word = (Type)value;                                                                           \
    return TRUE;                                                                                   \
  }

DEFINE_WORDS (channel, RelnetChannel, channels, RELNET_N_CHANNELS)
DEFINE_WORDS (direction, RelnetDirection, directions, RELNET_N_DIRECTIONS)
DEFINE_WORDS (outcome, RelnetOutcome, outcomes, RELNET_N_OUTCOMES)
DEFINE_WORDS (interaction_kind, RelnetInteractionKind, interaction_kinds, RELNET_N_INTERACTION_KINDS)
DEFINE_WORDS (relation, RelnetRelation, relations, RELNET_N_RELATIONS)

/**
 * relnet_channel_to_icon_name:
 * @channel: a channel
 *
 * Returns: the symbolic icon that stands for @channel everywhere
 */
const char *
relnet_channel_to_icon_name (RelnetChannel channel)
{
  g_return_val_if_fail ((int)channel >= 0 && channel < RELNET_N_CHANNELS, "");

  return channels[channel].icon_name;
}

/**
 * relnet_channel_resets_cadence:
 * @channel: a channel
 *
 * A2: any real interaction resets the cadence; a group event counts less and does not, nor does a note to oneself.
 *
 * Returns: whether an interaction through @channel counts as having been in touch
 */
gboolean
relnet_channel_resets_cadence (RelnetChannel channel)
{
  return channel != RELNET_CHANNEL_GROUP_EVENT && channel != RELNET_CHANNEL_NOTE;
}

/**
 * relnet_interaction_kind_to_icon_name:
 * @kind: a kind
 *
 * Returns: (nullable): the symbolic icon that stands for @kind everywhere; %NULL for an exchange, which has that of its
 *   channel
 */
const char *
relnet_interaction_kind_to_icon_name (RelnetInteractionKind kind)
{
  g_return_val_if_fail ((int)kind >= 0 && kind < RELNET_N_INTERACTION_KINDS, NULL);

  return interaction_kinds[kind].icon_name;
}

/**
 * relnet_interaction_kind_resets_cadence:
 * @kind: a kind
 * @channel: a channel
 *
 * A2: an exchange counts by its channel. Of traces, those count in which the two turned to each other: a favour, a request, a
 * thank-you, news, an introduction, a promise kept. To promise happens in an exchange, which counts itself.
 *
 * Returns: whether such an interaction counts as having been in touch
 */
gboolean
relnet_interaction_kind_resets_cadence (RelnetInteractionKind kind, RelnetChannel channel)
{
  switch (kind)
    {
    case RELNET_INTERACTION_PROMISE_KEPT:
    case RELNET_INTERACTION_FAVOUR:
    case RELNET_INTERACTION_ASK:
    case RELNET_INTERACTION_THANKS:
    case RELNET_INTERACTION_NEWS:
    case RELNET_INTERACTION_INTRODUCTION:
      return TRUE;
    case RELNET_INTERACTION_PROMISE_MADE:
    case RELNET_INTERACTION_PROMISE_WITHDRAWN:
    case RELNET_INTERACTION_OUTCOME:
    case RELNET_INTERACTION_WIND_DOWN:
      return FALSE;
    case RELNET_INTERACTION_EXCHANGE:
    case RELNET_N_INTERACTION_KINDS:
    default:
      return relnet_channel_resets_cadence (channel);
    }
}
