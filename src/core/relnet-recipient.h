#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RelnetRecipientKind:
 * @RELNET_RECIPIENT_TO: to whom the message is
 * @RELNET_RECIPIENT_CC: who gets a copy, seen by all
 * @RELNET_RECIPIENT_BCC: who gets a copy, seen by nobody else
 *
 * As what a message goes to somebody.
 */
typedef enum
{
  RELNET_RECIPIENT_TO,
  RELNET_RECIPIENT_CC,
  RELNET_RECIPIENT_BCC,
  RELNET_N_RECIPIENT_KINDS
} RelnetRecipientKind;

const char *relnet_recipient_kind_to_name (RelnetRecipientKind kind);
gboolean relnet_recipient_kind_from_name (const char *name, RelnetRecipientKind *kind);

#define RELNET_TYPE_RECIPIENT (relnet_recipient_get_type ())
G_DECLARE_FINAL_TYPE (RelnetRecipient, relnet_recipient, RELNET, RECIPIENT, GObject)

RelnetRecipient *relnet_recipient_new (void);
RelnetRecipientKind relnet_recipient_get_kind (RelnetRecipient *self);
void relnet_recipient_set_kind (RelnetRecipient *self, RelnetRecipientKind kind);
const char *relnet_recipient_get_name (RelnetRecipient *self);
void relnet_recipient_set_name (RelnetRecipient *self, const char *name);
const char *relnet_recipient_get_address (RelnetRecipient *self);
void relnet_recipient_set_address (RelnetRecipient *self, const char *address);
gint64 relnet_recipient_get_person_id (RelnetRecipient *self);
void relnet_recipient_set_person_id (RelnetRecipient *self, gint64 person_id);
const char *relnet_recipient_get_label (RelnetRecipient *self);

G_END_DECLS
