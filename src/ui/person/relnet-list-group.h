#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-person.h"

G_BEGIN_DECLS

/**
 * RelnetListKind:
 *
 * The lists of a person of which there may be any number.
 */
typedef enum
{
  RELNET_LIST_EMAILS,
  RELNET_LIST_PHONES,
  RELNET_LIST_LINKS,
  RELNET_LIST_ADDRESSES,
  RELNET_LIST_POSITIONS,
  RELNET_N_LISTS
} RelnetListKind;

#define RELNET_TYPE_LIST_GROUP (relnet_list_group_get_type ())
G_DECLARE_FINAL_TYPE (RelnetListGroup, relnet_list_group, RELNET, LIST_GROUP, AdwPreferencesGroup)

GtkWidget *relnet_list_group_new (RelnetListKind kind, RelnetDatabase *database, RelnetClock *clock);
void relnet_list_group_show (RelnetListGroup *self, RelnetPerson *person);
void relnet_list_group_flush (RelnetListGroup *self);

G_END_DECLS
