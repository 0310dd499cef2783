#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RELNET_TYPE_POSITION (relnet_position_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPosition, relnet_position, RELNET, POSITION, GObject)

RelnetPosition *relnet_position_new (void);
gint64 relnet_position_get_id (RelnetPosition *self);
void relnet_position_set_id (RelnetPosition *self, gint64 id);
const char *relnet_position_get_organisation (RelnetPosition *self);
void relnet_position_set_organisation (RelnetPosition *self, const char *organisation);
const char *relnet_position_get_department (RelnetPosition *self);
void relnet_position_set_department (RelnetPosition *self, const char *department);
const char *relnet_position_get_title (RelnetPosition *self);
void relnet_position_set_title (RelnetPosition *self, const char *title);
int relnet_position_get_from_year (RelnetPosition *self);
void relnet_position_set_from_year (RelnetPosition *self, int from_year);
int relnet_position_get_to_year (RelnetPosition *self);
void relnet_position_set_to_year (RelnetPosition *self, int to_year);
gboolean relnet_position_get_current (RelnetPosition *self);
void relnet_position_set_current (RelnetPosition *self, gboolean current);

G_END_DECLS
