/* When a meet-up takes place: the days of its rule, less those that were skipped, and those that were moved on their new day.
 *
 * Exceptions are text, “2026-12-04=2026-12-11,2027-01-01=”: the day of the rule, and where it went; nowhere if it was
 * skipped. So the store can hand them over from one query, and SQL can ask (relnet-connection-functions.c). */

#include "relnet-meet-up-dates.h"

#include <string.h>

#include "relnet-date.h"
#include "relnet-recurrence.h"

/* How far back the last one is looked for, in days: longer ago than a year nobody remembers who came. */
#define LOOK_BACK 400

static GHashTable *
parse_exceptions (const char *exceptions)
{
  GHashTable *moves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) parts = g_strsplit (exceptions != NULL ? exceptions : "", ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *to = strchr (parts[i], '=');

      if (to == NULL)
        continue;
      *to++ = '\0';
      if (relnet_date_is_valid (parts[i]))
        g_hash_table_insert (moves, g_strdup (parts[i]), g_strdup (to));
    }
  return moves;
}

/* The nearest of those that were moved: the first from @limit on, or the last until @limit. */
static char *
find_moved (GHashTable *moves, const char *limit, gboolean forward, char **day)
{
  const char *found = NULL;
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, moves);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const char *to = value;
      int after_limit = strcmp (to, limit);

      if (!relnet_date_is_valid (to) || (forward ? after_limit < 0 : after_limit > 0))
        continue;
      if (found != NULL && (forward ? strcmp (to, found) >= 0 : strcmp (to, found) <= 0))
        continue;
      found = to;
      g_free (*day);
      *day = g_strdup (key);
    }
  return g_strdup (found);
}

/**
 * relnet_meet_up_dates_next:
 * @rule: (nullable): a rule, see relnet_recurrence_next()
 * @starts_on: a date
 * @exceptions: (nullable): which days were skipped or moved
 * @from: a date
 * @day: (out) (transfer full) (nullable): the day of the rule it stands for
 *
 * Returns: (transfer full) (nullable): when it is next, on or after @from
 */
char *
relnet_meet_up_dates_next (const char *rule, const char *starts_on, const char *exceptions, const char *from, char **day)
{
  g_autoptr (GHashTable) moves = parse_exceptions (exceptions);
  g_autofree char *moved = NULL;
  g_autofree char *regular = NULL;

  *day = NULL;
  moved = find_moved (moves, from, TRUE, day);
  regular = relnet_recurrence_next (rule, starts_on, from);
  while (regular != NULL && g_hash_table_contains (moves, regular))
    {
      g_autofree char *after = relnet_date_add_days (regular, 1);
      char *later = after != NULL ? relnet_recurrence_next (rule, starts_on, after) : NULL;

      g_free (regular);
      regular = later;
    }
  if (regular == NULL || (moved != NULL && strcmp (moved, regular) <= 0))
    return g_steal_pointer (&moved);
  g_free (*day);
  *day = g_strdup (regular);
  return g_steal_pointer (&regular);
}

/**
 * relnet_meet_up_dates_last:
 * @rule: (nullable): a rule
 * @starts_on: a date
 * @exceptions: (nullable): which days were skipped or moved
 * @until: a date
 * @day: (out) (transfer full) (nullable): the day of the rule it stands for
 *
 * Returns: (transfer full) (nullable): when it was last, on or before @until and not longer than 400 days ago
 */
char *
relnet_meet_up_dates_last (const char *rule, const char *starts_on, const char *exceptions, const char *until, char **day)
{
  g_autoptr (GHashTable) moves = parse_exceptions (exceptions);
  g_autofree char *moved = NULL;
  g_autofree char *begin = relnet_date_add_days (until, -LOOK_BACK);
  g_auto (GStrv) days = NULL;
  const char *regular = NULL;

  *day = NULL;
  if (begin == NULL)
    return NULL;
  moved = find_moved (moves, until, FALSE, day);
  days = relnet_recurrence_list (rule, starts_on, begin, until, G_MAXUINT);
  for (guint i = g_strv_length (days); i > 0 && regular == NULL; i--)
    if (!g_hash_table_contains (moves, days[i - 1]))
      regular = days[i - 1];
  if (regular == NULL || (moved != NULL && strcmp (moved, regular) >= 0))
    return g_steal_pointer (&moved);
  g_free (*day);
  *day = g_strdup (regular);
  return g_strdup (regular);
}
