#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RelnetAcquaintanceKind:
 *
 * How two people know each other (P6). Stored by its name, see relnet_acquaintance_kind_to_name().
 */
typedef enum
{
  RELNET_ACQUAINTANCE_KNOWN,
  RELNET_ACQUAINTANCE_COLLEAGUE,
  RELNET_ACQUAINTANCE_FAMILY,
  RELNET_ACQUAINTANCE_FRIEND,
  RELNET_ACQUAINTANCE_SCHOOLMATE,
  RELNET_ACQUAINTANCE_CLIENT,
  RELNET_ACQUAINTANCE_INTRODUCED,
  RELNET_N_ACQUAINTANCE_KINDS
} RelnetAcquaintanceKind;

const char *relnet_acquaintance_kind_to_name (RelnetAcquaintanceKind kind);
const char *relnet_acquaintance_kind_to_label (RelnetAcquaintanceKind kind);
gboolean relnet_acquaintance_kind_from_name (const char *name, RelnetAcquaintanceKind *kind);
int relnet_acquaintance_kind_get_strength (RelnetAcquaintanceKind kind);

#define RELNET_TYPE_ACQUAINTANCE (relnet_acquaintance_get_type ())
G_DECLARE_FINAL_TYPE (RelnetAcquaintance, relnet_acquaintance, RELNET, ACQUAINTANCE, GObject)

RelnetAcquaintance *relnet_acquaintance_new (gint64 id, gint64 person_id, const char *name, const char *position,
                                             RelnetAcquaintanceKind kind, const char *note, gboolean known);
gint64 relnet_acquaintance_get_id (RelnetAcquaintance *self);
gint64 relnet_acquaintance_get_person_id (RelnetAcquaintance *self);
const char *relnet_acquaintance_get_name (RelnetAcquaintance *self);
const char *relnet_acquaintance_get_position (RelnetAcquaintance *self);
RelnetAcquaintanceKind relnet_acquaintance_get_kind (RelnetAcquaintance *self);
const char *relnet_acquaintance_get_note (RelnetAcquaintance *self);
gboolean relnet_acquaintance_get_known (RelnetAcquaintance *self);
char *relnet_acquaintance_dup_reason (RelnetAcquaintance *self);

G_END_DECLS
