/* The facts that templates are filled with: the one list of them, for the code, the window and the manual page. */

#include "relnet-template-placeholder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer words in braces are no slip of the pen. */
#define MAX_NAME 32

static const RelnetTemplatePlaceholder placeholders[] = {
  { "first_name", N_ ("first name"), N_ ("The person’s first name; the whole name, where there is none") },
  { "name", N_ ("name"), N_ ("The person’s whole name") },
  { "place", N_ ("their organisation"), N_ ("Their organisation in parentheses; nothing, where there is none") },
  { "how_met", N_ ("how you met"), N_ ("How you met, from the person’s page") },
  { "last_topic", N_ ("last topic"), N_ ("What the last exchange was about") },
  { "last_date", N_ ("last exchange"), N_ ("The month of the last exchange") },
  { "silence", N_ ("since when"), N_ ("The time since the last exchange, from two months on") },
  { "topic", N_ ("what it is about"), N_ ("What the message is about: the promise, the favour, the goal …") },
  { "other_first_name", N_ ("first name of the other person"), N_ ("The first name of who else it is about") },
  { "other_name", N_ ("name of the other person"), N_ ("The whole name of who else it is about") },
  { "other_place", N_ ("organisation of the other person"), N_ ("Their organisation in parentheses") },
  { "me", N_ ("your name"), N_ ("Your name, as in your mail account") },
};

/**
 * relnet_template_placeholder_get_all:
 * @n: (out): how many there are
 *
 * Returns: (array length=n): all of them, in the order in which they are offered
 */
const RelnetTemplatePlaceholder *
relnet_template_placeholder_get_all (guint *n)
{
  *n = G_N_ELEMENTS (placeholders);
  return placeholders;
}

/**
 * relnet_template_placeholder_is_known:
 * @name: what stands in braces
 *
 * Returns: whether it is the name of a fact; otherwise it is a gap for the user’s own words
 */
gboolean
relnet_template_placeholder_is_known (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    if (strcmp (placeholders[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

/* How many letters are wrong, missing, too many or swapped with their neighbour. */
static guint
get_distance (const char *a, const char *b)
{
  const gsize n = strlen (a), m = strlen (b);
  guint rows[3][MAX_NAME + 1];

  for (gsize j = 0; j <= m; j++)
    rows[0][j] = (guint)j;
  for (gsize i = 1; i <= n; i++)
    {
      guint *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];

      row[0] = (guint)i;
      for (gsize j = 1; j <= m; j++)
        {
          row[j] = MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], two_above[j - 2] + 1);
        }
    }
  return rows[n % 3][m];
}

/**
 * relnet_template_placeholder_find_meant:
 * @words: what stands in braces and is not the name of a fact
 *
 * Any words may stand in braces for the user to fill in, “{a few words on you}”; but what is written nearly like the name
 * of a fact was meant to be one: “{frist_name}”, “{First name}”.
 *
 * Returns: (nullable): the name that is meant; %NULL where none is
 */
const char *
relnet_template_placeholder_find_meant (const char *words)
{
  g_autofree char *name = NULL;
  gboolean has_spaces = strchr (words, ' ') != NULL;

  if (strlen (words) > MAX_NAME)
    return NULL;
  name = g_strstrip (g_ascii_strdown (words, -1));
  g_strdelimit (name, " -", '_');
  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    {
      const gsize length = strlen (placeholders[i].name);
      /* Short words are near to many others. */
      const guint allowed = has_spaces || length < 4 ? 0 : length < 6 ? 1 : 2;

      if (get_distance (name, placeholders[i].name) <= allowed)
        return placeholders[i].name;
    }
  return NULL;
}
