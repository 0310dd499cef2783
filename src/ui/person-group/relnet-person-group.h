#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PERSON_GROUP (relnet_person_group_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPersonGroup, relnet_person_group, RELNET, PERSON_GROUP, AdwPreferencesGroup)

/**
 * RelnetPersonGroupFill:
 * @self: an empty group
 * @person_id: whose it is
 * @today: today’s date
 *
 * Adds the rows of somebody.
 */
typedef void (*RelnetPersonGroupFill) (RelnetPersonGroup *self, gint64 person_id, const char *today);

/**
 * RelnetPersonGroupConcerns:
 * @changes: what changed
 * @person_id: whose the group is
 *
 * Returns: whether its rows may be others now
 */
typedef gboolean (*RelnetPersonGroupConcerns) (RelnetChanges *changes, gint64 person_id);

GtkWidget *relnet_person_group_new (const char *title,
                                    RelnetDatabase *database,
                                    RelnetClock *clock,
                                    RelnetPersonGroupFill fill,
                                    RelnetPersonGroupConcerns concerns);
RelnetDatabase *relnet_person_group_get_database (RelnetPersonGroup *self);
RelnetClock *relnet_person_group_get_clock (RelnetPersonGroup *self);
gint64 relnet_person_group_get_person_id (RelnetPersonGroup *self);
void relnet_person_group_add (RelnetPersonGroup *self, GtkWidget *row);
GtkWidget *relnet_person_group_add_row (RelnetPersonGroup *self,
                                        const char *title,
                                        const char *subtitle);
GtkWidget *relnet_person_group_add_link (RelnetPersonGroup *self,
                                         const char *title,
                                         const char *subtitle,
                                         const char *icon_name,
                                         const char *action_name,
                                         gint64 target);

G_END_DECLS
