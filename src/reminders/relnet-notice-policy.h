#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From how many on entries are announced together. */
#define RELNET_NOTICE_MAX_SINGLES 3

/**
 * RelnetNoticeRules:
 * @digest: whether the new day's entries wait for one moment of the morning
 * @digest_minute: that moment, in minutes after midnight
 * @digest_days: the days that have a digest: bit 0 is Monday
 * @quiet_from: when the quiet hours begin, in minutes after midnight
 * @quiet_to: when they end; the same as @quiet_from for no quiet hours
 * @quiet_weekends: whether Saturday and Sunday are quiet as a whole
 * @at_most: how many notifications a day may have
 *
 * What the user set in Preferences.
 */
typedef struct
{
  gboolean digest;
  int digest_minute;
  guint digest_days;
  int quiet_from;
  int quiet_to;
  gboolean quiet_weekends;
  guint at_most;
} RelnetNoticeRules;

/**
 * RelnetNoticeState:
 * @n_open: how many entries wait
 * @n_new: how many of them were never announced
 * @n_shown: how many notifications the day has had
 * @digest_shown: whether the day had its digest
 *
 * How things stand.
 */
typedef struct
{
  guint n_open;
  guint n_new;
  guint n_shown;
  gboolean digest_shown;
} RelnetNoticeState;

/**
 * RelnetNoticeShape:
 * @RELNET_NOTICE_NONE: nothing is to be shown now
 * @RELNET_NOTICE_SINGLES: each new entry by itself
 * @RELNET_NOTICE_GROUP: the new entries together
 * @RELNET_NOTICE_DIGEST: all that waits, together
 *
 * How to announce.
 */
typedef enum
{
  RELNET_NOTICE_NONE,
  RELNET_NOTICE_SINGLES,
  RELNET_NOTICE_GROUP,
  RELNET_NOTICE_DIGEST
} RelnetNoticeShape;

/**
 * RelnetNoticePlan:
 * @shape: how to announce now
 * @is_digest: whether the day has had its digest with this
 * @next: when to decide again, in seconds since the epoch; 0 for not before something changes or a day begins
 *
 * What relnet_notice_policy_decide() says.
 */
typedef struct
{
  RelnetNoticeShape shape;
  gboolean is_digest;
  gint64 next;
} RelnetNoticePlan;

gint64 relnet_notice_policy_end_of_quiet (const RelnetNoticeRules *rules, GDateTime *now);
gboolean relnet_notice_policy_is_quiet (const RelnetNoticeRules *rules, GDateTime *now);
RelnetNoticePlan relnet_notice_policy_decide (const RelnetNoticeRules *rules,
                                              const RelnetNoticeState *state,
                                              GDateTime *now);

G_END_DECLS
