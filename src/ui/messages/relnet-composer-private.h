#pragma once

#include "relnet-attachment-list.h"
#include "relnet-composer.h"
#include "relnet-history-panel.h"
#include "relnet-mail-message.h"
#include "relnet-recipient-field.h"
#include "relnet-send-later-popover.h"

G_BEGIN_DECLS

/* What relnet-composer-open.c needs of the composer, and nobody else. */

struct _RelnetComposer
{
  AdwWindow parent_instance;

  GtkRevealer *notice;
  GtkLabel *notice_label;
  GtkWidget *notice_button;
  GtkDropDown *from;
  RelnetRecipientField *to;
  RelnetRecipientField *cc;
  RelnetRecipientField *bcc;
  GtkToggleButton *show_copies;
  GtkLabel *to_error;
  GtkEntry *subject;
  GtkTextView *body;
  GtkWidget *scroller;
  RelnetAttachmentList *attachments;
  GtkLabel *status;
  GtkLabel *remind_label;
  GtkSwitch *remind;
  GtkWidget *later_label;
  RelnetSendLaterPopover *later_popover;
  RelnetHistoryPanel *side;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetOutbox *outbox;
  GSettings *settings;

  RelnetMailMessage *message; /* as it was saved last */
  GPtrArray *accounts;
  gint64 side_person;
  guint save_source;
  gboolean filling; /* the program is writing, not the user */
  gboolean dirty;
  gboolean saving;
  gboolean wants_send; /* as soon as it is saved */
  gboolean done;       /* sent or discarded: nothing is saved any more */
  gint64 wanted_time;
};

typedef enum
{
  RELNET_COMPOSER_FOCUS_TO,
  RELNET_COMPOSER_FOCUS_SUBJECT,
  RELNET_COMPOSER_FOCUS_BODY
} RelnetComposerFocus;

void relnet_composer_say (RelnetComposer *self, const char *text);
void relnet_composer_start (RelnetComposer *self, RelnetMailMessage *message, RelnetComposerFocus focus);
void relnet_composer_type_recipient (RelnetComposer *self,
                                     RelnetRecipientKind kind,
                                     const char *address);

G_END_DECLS
