#pragma once

#include "relnet-connection.h"

G_BEGIN_DECLS

/**
 * RelnetSearchThingKind:
 *
 * What was found besides people and what is written about them.
 */
typedef enum
{
  RELNET_SEARCH_GOAL,
  RELNET_SEARCH_GOAL_STEP,
  RELNET_SEARCH_PROMISE_MINE,
  RELNET_SEARCH_PROMISE_THEIRS,
  RELNET_SEARCH_FAVOUR_GIVEN,
  RELNET_SEARCH_FAVOUR_RECEIVED,
  RELNET_SEARCH_REQUEST,
  RELNET_SEARCH_INTRODUCTION,
  RELNET_SEARCH_FOLLOW_UP,
  RELNET_SEARCH_MEET_UP,
  RELNET_SEARCH_CONTRACT,
  RELNET_SEARCH_FINDING,
  RELNET_N_SEARCH_THINGS
} RelnetSearchThingKind;

#define RELNET_TYPE_SEARCH_THING (relnet_search_thing_get_type ())
G_DECLARE_FINAL_TYPE (RelnetSearchThing, relnet_search_thing, RELNET, SEARCH_THING, GObject)

RelnetSearchThingKind relnet_search_thing_get_kind (RelnetSearchThing *self);
gint64 relnet_search_thing_get_id (RelnetSearchThing *self);
const char *relnet_search_thing_get_kind_name (RelnetSearchThing *self);
const char *relnet_search_thing_get_title (RelnetSearchThing *self);
const char *relnet_search_thing_get_date (RelnetSearchThing *self);
char *relnet_search_thing_describe (RelnetSearchThing *self);

GPtrArray *relnet_search_things_find (RelnetConnection *connection, const char *text, guint limit, GError **error);

G_END_DECLS
