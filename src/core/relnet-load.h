#pragma once

#include <glib.h>

#include "relnet-enums.h"

G_BEGIN_DECLS

/* Over which time is counted, in months. */
#define RELNET_LOAD_MONTHS 12

/* How long a meeting lasts of which that was not noted, in minutes: half-hour and one-hour slots as calendars offer them, the
 * short one for the phone. Said wherever such a figure is shown. */
#define RELNET_LOAD_MINUTES_IN_PERSON 60
#define RELNET_LOAD_MINUTES_VIDEO     45
#define RELNET_LOAD_MINUTES_PHONE     20

/* Above this a person takes a lot of time: half an hour a month. In minutes over RELNET_LOAD_MONTHS. */
#define RELNET_LOAD_HEAVY 360

/* Where ratings of 1 to 5 stop being poor, and where they begin to be good. */
#define RELNET_WORTH_FAIR 2.5
#define RELNET_WORTH_GOOD 3.75

/* How often something has to come back before it is said, in exchanges. */
#define RELNET_TOPIC_TIMES 3

/**
 * RelnetLoad:
 * @n: how many one-to-one meetings
 * @minutes: how long they took
 * @n_estimated: of how many of them the time is an estimate
 * @n_rated: how many of them the user has rated
 * @worth: the sum of these ratings
 *
 * How much time somebody takes, and what it was worth to the user (E4).
 */
typedef struct
{
  guint n;
  int minutes;
  guint n_estimated;
  guint n_rated;
  int worth;
} RelnetLoad;

/**
 * RelnetLoadVerdict:
 * @RELNET_LOAD_NONE: no meetings
 * @RELNET_LOAD_UNRATED: not known, as nothing was rated
 * @RELNET_LOAD_WORTH: time well spent
 * @RELNET_LOAD_FAIR: neither good nor bad
 * @RELNET_LOAD_POOR: little came of little time
 * @RELNET_LOAD_TOO_MUCH: little came of much time: a group would do
 * @RELNET_LOAD_MUCH: much time, and nothing was rated
 */
typedef enum
{
  RELNET_LOAD_NONE,
  RELNET_LOAD_UNRATED,
  RELNET_LOAD_WORTH,
  RELNET_LOAD_FAIR,
  RELNET_LOAD_POOR,
  RELNET_LOAD_TOO_MUCH,
  RELNET_LOAD_MUCH
} RelnetLoadVerdict;

gboolean relnet_load_counts (RelnetInteractionKind kind, RelnetChannel channel, guint n_people);
int relnet_load_get_default_minutes (RelnetChannel channel);
void relnet_load_add (RelnetLoad *self, RelnetChannel channel, int minutes, int worth);
double relnet_load_get_mean_worth (const RelnetLoad *self);
RelnetLoadVerdict relnet_load_judge (const RelnetLoad *self);
gboolean relnet_load_suggests_meet_up (const RelnetLoad *self);

char *relnet_load_dup_time (const RelnetLoad *self);
char *relnet_load_dup_worth (const RelnetLoad *self);
const char *relnet_load_get_verdict_words (const RelnetLoad *self);

/**
 * RelnetTopic:
 * @words: what comes back, as it was written last
 * @times: in how many exchanges
 * @last: the date of the last of them
 */
typedef struct
{
  char *words;
  guint times;
  char *last;
} RelnetTopic;

void relnet_topic_free (RelnetTopic *self);
GPtrArray *relnet_topics_find (const char *const *dates, const char *const *texts, guint n);

G_END_DECLS
