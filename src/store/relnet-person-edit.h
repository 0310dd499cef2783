#pragma once

#include "relnet-person-store.h"

G_BEGIN_DECLS

/**
 * RelnetPersonEditFunc:
 * @person: the person as stored at this moment
 * @data: user data
 * @error: return location for an error, in words for the user
 *
 * Changes what is to be changed in @person and nothing else. Runs on the writer's thread.
 *
 * Returns: whether to store @person
 */
typedef gboolean (*RelnetPersonEditFunc) (RelnetPerson *person, gpointer data, GError **error);

/**
 * RelnetPointKind:
 *
 * The lists of a person whose items are a label and a value.
 */
typedef enum
{
  RELNET_POINT_EMAIL,
  RELNET_POINT_PHONE,
  RELNET_POINT_LINK,
  RELNET_N_POINT_KINDS
} RelnetPointKind;

GListStore *relnet_person_get_points (RelnetPerson *person, RelnetPointKind kind);

/* Acts of the user: each is one undoable write. Finish each with relnet_person_store_finish (). */
void relnet_person_edit_async (RelnetDatabase *database, gint64 id, const char *label, RelnetPersonEditFunc func,
                               gpointer data, GDestroyNotify destroy, RelnetClock *clock, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
void relnet_person_edit_point_async (RelnetDatabase *database, gint64 id, RelnetPointKind kind, RelnetContactPoint *point,
                                     RelnetClock *clock, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
void relnet_person_edit_address_async (RelnetDatabase *database, gint64 id, RelnetAddress *address, RelnetClock *clock,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_person_edit_position_async (RelnetDatabase *database, gint64 id, RelnetPosition *position, RelnetClock *clock,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_person_edit_tag_async (RelnetDatabase *database, gint64 id, const char *tag, gboolean has, RelnetClock *clock,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_person_edit_relation_async (RelnetDatabase *database, gint64 id, RelnetRelation relation, gboolean has,
                                        RelnetClock *clock, GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
void relnet_person_edit_photo_async (RelnetDatabase *database, gint64 id, GBytes *photo, RelnetClock *clock,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/* Look-ups by name, indexed. */
gint64 relnet_person_find_by_name (RelnetConnection *connection, const char *name);
GPtrArray *relnet_person_complete (RelnetConnection *connection, const char *text, guint limit, GError **error);

G_END_DECLS
