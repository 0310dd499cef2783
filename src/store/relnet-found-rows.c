/* Lists that are searched while they are read: promises, favours. There are too few of them for a search table. */

#include "relnet-found-rows.h"

#include <glib-object.h>
#include <string.h>

#include "relnet-text.h"

/**
 * relnet_found_rows_has_text:
 * @folded: the words looked for, folded
 * @what: what something is about
 * @name: with whom it is
 *
 * Returns: whether one of the two has them, whatever the accents and the case
 */
gboolean
relnet_found_rows_has_text (const char *folded, const char *what, const char *name)
{
  g_autofree char *folded_what = relnet_text_fold (what);
  g_autofree char *folded_name = relnet_text_fold (name);

  return strstr (folded_what, folded) != NULL || strstr (folded_name, folded) != NULL;
}

/**
 * relnet_found_rows_read:
 * @statement: what to read, with its parameters
 * @read_row: makes an object of a row
 * @matches: whether an object has the words looked for
 * @text: (nullable): the words looked for
 * @limit: how many to read at most, -1 for all
 * @n_all: (out) (optional): how many there are
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type GObject) (nullable): the objects found, in the order of @statement
 */
GPtrArray *
relnet_found_rows_read (RelnetStatement *statement, RelnetReadRowFunc read_row, RelnetMatchRowFunc matches, const char *text,
                        int limit, guint *n_all, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folded = relnet_text_fold (text);
  GError *local = NULL;
  guint n = 0;

  while (relnet_statement_step (statement, &local))
    {
      gboolean room = limit < 0 || rows->len < (guint) limit;
      g_autoptr (GObject) row = NULL;

      /* Beyond what is shown, only counted. */
      if (*folded != '\0' || room)
        row = read_row (statement);
      if (*folded != '\0' && !matches (row, folded))
        continue;
      n++;
      if (room)
        g_ptr_array_add (rows, g_steal_pointer (&row));
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  if (n_all != NULL)
    *n_all = n;
  return g_steal_pointer (&rows);
}
