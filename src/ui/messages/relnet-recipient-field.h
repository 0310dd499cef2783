#pragma once

#include <adwaita.h>

#include "relnet-database.h"
#include "relnet-recipient.h"

G_BEGIN_DECLS

#define RELNET_TYPE_RECIPIENT_FIELD (relnet_recipient_field_get_type ())
G_DECLARE_FINAL_TYPE (RelnetRecipientField, relnet_recipient_field, RELNET, RECIPIENT_FIELD, GtkWidget)

void relnet_recipient_field_set_database (RelnetRecipientField *self, RelnetDatabase *database);
void relnet_recipient_field_set_label (RelnetRecipientField *self, const char *label);
GListStore *relnet_recipient_field_get_recipients (RelnetRecipientField *self);
void relnet_recipient_field_add (RelnetRecipientField *self,
                                 const char *name,
                                 const char *address,
                                 gint64 person_id);
gboolean relnet_recipient_field_take_typed (RelnetRecipientField *self, GError **error);
GtkWidget *relnet_recipient_field_get_entry (RelnetRecipientField *self);
gint64 relnet_recipient_field_get_first_person (RelnetRecipientField *self);

G_END_DECLS
