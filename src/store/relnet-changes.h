#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RelnetChangeKind:
 *
 * What kind of thing changed.
 */
typedef enum
{
  RELNET_CHANGE_PERSON,
  RELNET_CHANGE_INTERACTION,
  RELNET_CHANGE_CIRCLE,
  RELNET_CHANGE_FOLLOW_UP,
  RELNET_CHANGE_AGENDA,
  RELNET_CHANGE_RECONNECT,
  RELNET_CHANGE_PROMISE,
  RELNET_CHANGE_FAVOUR,
  RELNET_CHANGE_ACQUAINTANCE,
  RELNET_CHANGE_INTRODUCTION,
  RELNET_CHANGE_GOAL,
  RELNET_CHANGE_CONTRACT,
  RELNET_CHANGE_WIND_DOWN,
  RELNET_CHANGE_MEETING,
  RELNET_CHANGE_QUESTION,
  RELNET_CHANGE_MEET_UP,
  RELNET_CHANGE_REPUTATION,
  RELNET_CHANGE_TEMPLATE,
  RELNET_CHANGE_ACCOUNT,
  RELNET_CHANGE_MESSAGE,
  RELNET_CHANGE_IMPORT,
  RELNET_CHANGE_SETTING,
  RELNET_N_CHANGE_KINDS
} RelnetChangeKind;

typedef struct _RelnetChanges RelnetChanges;

#define RELNET_TYPE_CHANGES (relnet_changes_get_type ())
GType relnet_changes_get_type (void);

RelnetChanges *relnet_changes_new (void);
RelnetChanges *relnet_changes_ref (RelnetChanges *self);
void relnet_changes_unref (RelnetChanges *self);
void relnet_changes_add (RelnetChanges *self, RelnetChangeKind kind, gint64 id);
void relnet_changes_add_all (RelnetChanges *self, RelnetChangeKind kind);
void relnet_changes_add_everything (RelnetChanges *self);
gboolean relnet_changes_is_empty (RelnetChanges *self);
gboolean relnet_changes_has (RelnetChanges *self, RelnetChangeKind kind);
gboolean relnet_changes_has_id (RelnetChanges *self, RelnetChangeKind kind, gint64 id);
gboolean relnet_changes_has_all (RelnetChanges *self, RelnetChangeKind kind);
const gint64 *relnet_changes_get_ids (RelnetChanges *self, RelnetChangeKind kind, guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetChanges, relnet_changes_unref)

G_END_DECLS
