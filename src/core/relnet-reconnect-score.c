/* How much each of the five reasons to get back in touch with somebody is worth (R1): a hundred points together. No database
 * in here. */

#include "relnet-reconnect-score.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "relnet-closeness.h"
#include "relnet-text.h"

/* More than a meeting every month (27), a project side by side: closer than that is not worth more. */
#define FULL_PEAK 30.0
/* In one goal; the rest is for those in several, or whom a goal is all about. */
#define POINTS_ONE_GOAL 20
/* The field of one client says little; that of three is the user's own. */
#define POINTS_FIRST_CLIENT 8
#define POINTS_NEXT_CLIENT  2
/* Never as much as the field a goal names. */
#define MAX_POINTS_CLIENTS 14

static const struct
{
  int max;
  const char *label;
  const char *name;
} parts[RELNET_RECONNECT_N_PARTS] = {
  [RELNET_RECONNECT_PAST] = { 40, N_ ("Past closeness"), "past" },
  [RELNET_RECONNECT_GOAL] = { 25, N_ ("Linked goal"), "goal" },
  [RELNET_RECONNECT_SECTOR] = { 15, N_ ("Sector"), "sector" },
  [RELNET_RECONNECT_EXPERTISE] = { 10, N_ ("Expertise"), "expertise" },
  [RELNET_RECONNECT_MUTUAL] = { 10, N_ ("Mutual contact"), "mutual" },
};

/**
 * relnet_reconnect_score_get_max:
 * @part: a part
 *
 * Returns: how many points it can give: 40, 25, 15, 10, 10
 */
int
relnet_reconnect_score_get_max (RelnetReconnectPart part)
{
  return parts[part].max;
}

/**
 * relnet_reconnect_score_get_label:
 * @part: a part
 *
 * Returns: what the part is called, translated
 */
const char *
relnet_reconnect_score_get_label (RelnetReconnectPart part)
{
  return _ (parts[part].label);
}

/**
 * relnet_reconnect_score_get_name:
 * @part: a part
 *
 * Returns: its name for other programs
 */
const char *
relnet_reconnect_score_get_name (RelnetReconnectPart part)
{
  return parts[part].name;
}

/**
 * relnet_reconnect_score_past:
 * @peak: the highest closeness ever reached
 *
 * From one meeting to five is a longer way than from ten to fifteen: the points grow with the logarithm.
 *
 * Returns: the points for past closeness
 */
int
relnet_reconnect_score_past (double peak)
{
  double share = log2 (1 + MAX (peak, 0)) / log2 (1 + FULL_PEAK);

  return (int)lround (parts[RELNET_RECONNECT_PAST].max * MIN (share, 1));
}

/**
 * relnet_reconnect_score_goal:
 * @n_goals: how many open goals they belong to
 * @is_target: whether one of them is to reach this person
 *
 * Returns: the points for goals
 */
int
relnet_reconnect_score_goal (guint n_goals, gboolean is_target)
{
  if (n_goals > 1 || is_target)
    return parts[RELNET_RECONNECT_GOAL].max;
  return n_goals == 1 ? POINTS_ONE_GOAL : 0;
}

/**
 * relnet_reconnect_score_sector:
 * @of_goal: whether an open goal needs their sector
 * @n_clients: how many clients are in it
 *
 * Returns: the points for their sector
 */
int
relnet_reconnect_score_sector (gboolean of_goal, guint n_clients)
{
  if (of_goal)
    return parts[RELNET_RECONNECT_SECTOR].max;
  if (n_clients == 0)
    return 0;
  return MIN (POINTS_FIRST_CLIENT + POINTS_NEXT_CLIENT * ((int)MIN (n_clients, 100) - 1), MAX_POINTS_CLIENTS);
}

/**
 * relnet_reconnect_score_expertise:
 * @of_goal: whether an open goal needs what they know
 *
 * Returns: the points for expertise
 */
int
relnet_reconnect_score_expertise (gboolean of_goal)
{
  return of_goal ? parts[RELNET_RECONNECT_EXPERTISE].max : 0;
}

/**
 * relnet_reconnect_score_mutual:
 * @step: the closeness of the closest person who knows them, as a step; 0 for nobody
 *
 * Who can bring the two together is who is close to the user.
 *
 * Returns: the points for a mutual contact
 */
int
relnet_reconnect_score_mutual (int step)
{
  static const int points[RELNET_CLOSENESS_N_STEPS + 1] = { 0, 3, 5, 8, 10, 10 };

  return points[CLAMP (step, 0, RELNET_CLOSENESS_N_STEPS)];
}

/* Whether @term stands in @text as whole words. */
static gboolean
has_words (const char *text, const char *term)
{
  gsize length = strlen (term);

  for (const char *found = strstr (text, term); found != NULL; found = strstr (found + 1, term))
    {
      gunichar before = found > text ? g_utf8_get_char (g_utf8_prev_char (found)) : ' ';
      gunichar after = found[length] != '\0' ? g_utf8_get_char (found + length) : ' ';

      if (!g_unichar_isalnum (before) && !g_unichar_isalnum (after))
        return TRUE;
    }
  return FALSE;
}

/**
 * relnet_reconnect_find_term:
 * @text: (nullable): what is known of somebody: “Supply chain, energy”
 * @terms: (nullable): what is looked for, a comma between two
 *
 * Returns: (transfer full) (nullable): the first of @terms that @text has, as it is written there; case and accents do not
 *   count
 */
char *
relnet_reconnect_find_term (const char *text, const char *terms)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  if (relnet_text_is_blank (text) || relnet_text_is_blank (terms))
    return NULL;
  folded = relnet_text_fold (text);
  words = g_strsplit_set (terms, ",;\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *term = relnet_text_fold (g_strstrip (words[i]));

      if (*term != '\0' && has_words (folded, term))
        return g_strdup (words[i]);
    }
  return NULL;
}
