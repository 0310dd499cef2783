#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A prepared statement of a connection. It belongs to the connection, which keeps and reuses it: use it up before the
 * same SQL is prepared again. */
typedef struct _RelnetStatement RelnetStatement;

void relnet_statement_bind_int (RelnetStatement *self, int index, gint64 value);
void relnet_statement_bind_double (RelnetStatement *self, int index, double value);
void relnet_statement_bind_text (RelnetStatement *self, int index, const char *value);
void relnet_statement_bind_blob (RelnetStatement *self, int index, GBytes *value);
void relnet_statement_bind_null (RelnetStatement *self, int index);

gboolean relnet_statement_step (RelnetStatement *self, GError **error);
gboolean relnet_statement_run (RelnetStatement *self, GError **error);
void relnet_statement_reset (RelnetStatement *self);

gint64 relnet_statement_get_int (RelnetStatement *self, int column);
double relnet_statement_get_double (RelnetStatement *self, int column);
const char *relnet_statement_get_text (RelnetStatement *self, int column);
GBytes *relnet_statement_get_blob (RelnetStatement *self, int column);
gboolean relnet_statement_is_null (RelnetStatement *self, int column);

G_END_DECLS
