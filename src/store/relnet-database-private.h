#pragma once

#include "relnet-connection-private.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_APPLICATION_ID 0x524e6574 /* “RNet” in the header of the file */

gboolean relnet_database_refresh_sort_keys (RelnetConnection *connection, GError **error);

/* What was done and can be taken back. */
typedef struct _RelnetActs RelnetActs;

RelnetActs *relnet_acts_new (void);
void relnet_acts_free (RelnetActs *self);
guint
relnet_acts_record (RelnetActs *self, const char *label, GBytes *changeset, RelnetChanges *changes);
RelnetActs *relnet_database_get_acts (RelnetDatabase *self);
void relnet_database_forget_acts (RelnetDatabase *self);

gboolean relnet_database_file_prepare (const char *path, GError **error);
gboolean relnet_database_file_check (const char *path, gint64 *version, GError **error);
gboolean relnet_database_file_use_wal (RelnetConnection *connection, GError **error);

sqlite3_session *relnet_session_new (RelnetConnection *connection, GError **error);
GBytes *relnet_session_take_changeset (sqlite3_session *session, GError **error);
gboolean relnet_changeset_apply_inverted (RelnetConnection *connection,
                                          GBytes *changeset,
                                          gboolean keep_later_edits,
                                          GError **error);
gboolean relnet_changeset_apply (RelnetConnection *connection,
                                 GBytes *changeset,
                                 gboolean keep_later_edits,
                                 GError **error);

G_END_DECLS
