#pragma once

#include "relnet-statement.h"

G_BEGIN_DECLS

/**
 * RelnetReadRowFunc:
 * @statement: a statement on a row
 *
 * Returns: (transfer full) (type GObject): what the row says
 */
typedef gpointer (*RelnetReadRowFunc) (RelnetStatement *statement);

/**
 * RelnetMatchRowFunc:
 * @row: (type GObject): what a row says
 * @folded: the words looked for, folded
 *
 * Returns: whether @row has them
 */
typedef gboolean (*RelnetMatchRowFunc) (gpointer row, const char *folded);

gboolean relnet_found_rows_has_text (const char *folded, const char *what, const char *name);
GPtrArray *relnet_found_rows_read (RelnetStatement *statement, RelnetReadRowFunc read_row, RelnetMatchRowFunc matches,
                                   const char *text, int limit, guint *n_all, GError **error);

G_END_DECLS
