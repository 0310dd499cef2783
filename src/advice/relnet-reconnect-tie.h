#pragma once

#include <glib-object.h>

#include "relnet-reconnect-score.h"

G_BEGIN_DECLS

#define RELNET_TYPE_RECONNECT_TIE (relnet_reconnect_tie_get_type ())
G_DECLARE_FINAL_TYPE (RelnetReconnectTie, relnet_reconnect_tie, RELNET, RECONNECT_TIE, GObject)

RelnetReconnectTie *relnet_reconnect_tie_new (gint64 person_id);
gint64 relnet_reconnect_tie_get_person_id (RelnetReconnectTie *self);
const char *relnet_reconnect_tie_get_name (RelnetReconnectTie *self);
const char *relnet_reconnect_tie_get_title (RelnetReconnectTie *self);
const char *relnet_reconnect_tie_get_organisation (RelnetReconnectTie *self);
const char *relnet_reconnect_tie_get_city (RelnetReconnectTie *self);
void relnet_reconnect_tie_set_who (RelnetReconnectTie *self,
                                   const char *name,
                                   const char *title,
                                   const char *organisation,
                                   const char *city);
const char *relnet_reconnect_tie_get_last_answer (RelnetReconnectTie *self);
void relnet_reconnect_tie_set_last_answer (RelnetReconnectTie *self, const char *date);
int relnet_reconnect_tie_get_points (RelnetReconnectTie *self, RelnetReconnectPart part);
void relnet_reconnect_tie_set_points (RelnetReconnectTie *self, RelnetReconnectPart part, int points);
int relnet_reconnect_tie_get_score (RelnetReconnectTie *self);
const char *relnet_reconnect_tie_get_reason (RelnetReconnectTie *self, RelnetReconnectPart part);
void relnet_reconnect_tie_take_reason (RelnetReconnectTie *self, RelnetReconnectPart part, char *reason);
const char *relnet_reconnect_tie_get_via (RelnetReconnectTie *self);
gint64 relnet_reconnect_tie_get_via_id (RelnetReconnectTie *self);
void relnet_reconnect_tie_set_via (RelnetReconnectTie *self, gint64 person_id, const char *name);
int relnet_reconnect_tie_get_from_year (RelnetReconnectTie *self);
int relnet_reconnect_tie_get_to_year (RelnetReconnectTie *self);
void relnet_reconnect_tie_set_years (RelnetReconnectTie *self, int from_year, int to_year);

char *relnet_reconnect_tie_dup_silence (RelnetReconnectTie *self, const char *today);
char *relnet_reconnect_tie_dup_detail (RelnetReconnectTie *self, const char *today);
char *relnet_reconnect_tie_dup_why (RelnetReconnectTie *self, const char *today);
char *relnet_reconnect_tie_dup_label (RelnetReconnectTie *self, const char *today);

G_END_DECLS
