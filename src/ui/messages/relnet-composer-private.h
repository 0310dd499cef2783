#pragma once

#include "relnet-composer.h"
#include "relnet-mail-message.h"

G_BEGIN_DECLS

/* What relnet-composer-open.c needs of the composer, and nobody else. */

typedef enum
{
  RELNET_COMPOSER_FOCUS_TO,
  RELNET_COMPOSER_FOCUS_SUBJECT,
  RELNET_COMPOSER_FOCUS_BODY
} RelnetComposerFocus;

RelnetConnection *relnet_composer_get_reader (RelnetComposer *self);
void relnet_composer_say (RelnetComposer *self, const char *text);
void relnet_composer_start (RelnetComposer *self, RelnetMailMessage *message, RelnetComposerFocus focus);
void relnet_composer_type_recipient (RelnetComposer *self,
                                     RelnetRecipientKind kind,
                                     const char *address);

G_END_DECLS
