#pragma once

#include "relnet-changes.h"
#include "relnet-connection-private.h"
#include "relnet-person.h"

G_BEGIN_DECLS

/* For the stores of people only. */
gboolean relnet_person_rows_save (RelnetConnection *connection,
                                  RelnetChanges *changes,
                                  RelnetPerson *person,
                                  gboolean is_new,
                                  GError **error);
gboolean relnet_person_rows_load (RelnetConnection *connection, RelnetPerson *person, GError **error);
gboolean relnet_person_rows_run (RelnetConnection *connection,
                                 const char *sql,
                                 gint64 person_id,
                                 gint64 id,
                                 GError **error);

G_END_DECLS
