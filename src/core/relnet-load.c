/* How much time a person takes, and what it was worth (E4). One-to-one meetings only: what is written takes minutes, and a
 * group is what is proposed instead. */

#include "relnet-load.h"

#include <glib/gi18n-lib.h>

/**
 * relnet_load_counts:
 * @kind: a kind of interaction
 * @channel: its channel
 * @n_people: with how many people it was
 *
 * Returns: whether it is a one-to-one meeting: in person, by video or by phone, with one person
 */
gboolean
relnet_load_counts (RelnetInteractionKind kind, RelnetChannel channel, guint n_people)
{
  return kind == RELNET_INTERACTION_EXCHANGE && n_people == 1 && relnet_load_get_default_minutes (channel) > 0;
}

/**
 * relnet_load_get_default_minutes:
 * @channel: a channel
 *
 * Returns: how long a meeting through @channel is taken to last if that is not known, in minutes; 0 for what is no meeting
 */
int
relnet_load_get_default_minutes (RelnetChannel channel)
{
  switch (channel)
    {
    case RELNET_CHANNEL_IN_PERSON:
      return RELNET_LOAD_MINUTES_IN_PERSON;
    case RELNET_CHANNEL_VIDEO:
      return RELNET_LOAD_MINUTES_VIDEO;
    case RELNET_CHANNEL_PHONE:
      return RELNET_LOAD_MINUTES_PHONE;
    case RELNET_CHANNEL_EMAIL:
    case RELNET_CHANNEL_MESSAGE:
    case RELNET_CHANNEL_LETTER:
    case RELNET_CHANNEL_GROUP_EVENT:
    case RELNET_CHANNEL_NOTE:
    case RELNET_N_CHANNELS:
    default:
      return 0;
    }
}

/**
 * relnet_load_add:
 * @self: a load
 * @channel: the channel of a meeting
 * @minutes: how long it took, 0 if that is not known
 * @worth: how the user rated it, 1 to 5, 0 if they did not
 */
void
relnet_load_add (RelnetLoad *self, RelnetChannel channel, int minutes, int worth)
{
  self->n++;
  self->n_estimated += minutes <= 0;
  self->minutes += minutes > 0 ? minutes : relnet_load_get_default_minutes (channel);
  if (worth > 0)
    {
      self->n_rated++;
      self->worth += worth;
    }
}

/**
 * relnet_load_get_mean_worth:
 * @self: a load
 *
 * Returns: what the meetings that were rated were worth, 1 to 5; 0 if none was
 */
double
relnet_load_get_mean_worth (const RelnetLoad *self)
{
  return self->n_rated > 0 ? (double) self->worth / self->n_rated : 0;
}

/**
 * relnet_load_judge:
 * @self: a load
 *
 * Returns: what there is to say about it
 */
RelnetLoadVerdict
relnet_load_judge (const RelnetLoad *self)
{
  double worth = relnet_load_get_mean_worth (self);
  gboolean heavy = self->minutes >= RELNET_LOAD_HEAVY;

  if (self->n == 0)
    return RELNET_LOAD_NONE;
  if (self->n_rated == 0)
    return heavy ? RELNET_LOAD_MUCH : RELNET_LOAD_UNRATED;
  if (worth >= RELNET_WORTH_GOOD)
    return RELNET_LOAD_WORTH;
  if (worth >= RELNET_WORTH_FAIR)
    return RELNET_LOAD_FAIR;
  return heavy ? RELNET_LOAD_TOO_MUCH : RELNET_LOAD_POOR;
}

/**
 * relnet_load_suggests_meet_up:
 * @self: a load
 *
 * Returns: whether a group would do: much time, and not known to be well spent
 */
gboolean
relnet_load_suggests_meet_up (const RelnetLoad *self)
{
  return self->minutes >= RELNET_LOAD_HEAVY && relnet_load_judge (self) != RELNET_LOAD_WORTH;
}

static char *
format_hours (int minutes)
{
  if (minutes < 60)
    return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) (minutes / 60)), minutes / 60);
  /* Translators: hours and minutes, “4 h 20”. */
  return g_strdup_printf (_ ("%d h %02d"), minutes / 60, minutes % 60);
}

/**
 * relnet_load_dup_time:
 * @self: a load
 *
 * Returns: (transfer full): “4 h 20 in 6 meetings”; it says where a figure is an estimate
 */
char *
relnet_load_dup_time (const RelnetLoad *self)
{
  g_autofree char *hours = format_hours (self->minutes);
  const char *format;

  if (self->n == 0)
    return g_strdup (_ ("No one-to-one meeting in twelve months"));
  /* Translators: a time, then how many meetings: “4 h 20 in 6 meetings”. */
  format = self->n_estimated > 0 ? ngettext ("About %s in %u meeting", "About %s in %u meetings", self->n)
                                 : ngettext ("%s in %u meeting", "%s in %u meetings", self->n);
  return g_strdup_printf (format, hours, self->n);
}

/**
 * relnet_load_dup_worth:
 * @self: a load
 *
 * Returns: (transfer full): “rated 3.5 of 5”, or that nothing was rated
 */
char *
relnet_load_dup_worth (const RelnetLoad *self)
{
  if (self->n_rated == 0)
    return g_strdup (_ ("not rated"));
  /* Translators: the mean of ratings from 1 to 5. */
  return g_strdup_printf (_ ("rated %.1f of 5"), relnet_load_get_mean_worth (self));
}

/**
 * relnet_load_get_verdict_words:
 * @self: a load
 *
 * Returns: what there is to say about it: a fact, never blame
 */
const char *
relnet_load_get_verdict_words (const RelnetLoad *self)
{
  switch (relnet_load_judge (self))
    {
    case RELNET_LOAD_UNRATED:
      return _ ("What these meetings were worth to you is not noted.");
    case RELNET_LOAD_WORTH:
      return _ ("Time well spent: most of these meetings were worth it.");
    case RELNET_LOAD_FAIR:
      return _ ("Some of these meetings were worth it, some were not.");
    case RELNET_LOAD_POOR:
      return _ ("Little came of these meetings so far.");
    case RELNET_LOAD_TOO_MUCH:
      return _ ("A lot of time, and little came of it: a meet-up would keep the tie with less.");
    case RELNET_LOAD_MUCH:
      return _ ("A lot of time. Rate the meetings to see what they are worth to you.");
    case RELNET_LOAD_NONE:
    default:
      return "";
    }
}
