#pragma once

#include "relnet-account.h"
#include "relnet-attachment-list.h"
#include "relnet-coach-facts.h"
#include "relnet-composer.h"
#include "relnet-history-panel.h"
#include "relnet-mail-message.h"
#include "relnet-message-template.h"
#include "relnet-recipient-field.h"
#include "relnet-send-later-popover.h"
#include "relnet-split-view.h"
#include "relnet-template-row.h"

G_BEGIN_DECLS

/* What relnet-composer-open.c, -send.c, -template.c and -coach.c need of the composer, and nobody else. */

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
  AdwToastOverlay *toasts;
  GtkBox *panes;
  GtkWidget *main;
  RelnetTemplateRow *template_row;
  GtkBox *footer;
  GtkButton *remarks;
  RelnetHistoryPanel *side;
  RelnetSplitView *split;

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

  /* What the text was made from: see relnet-composer-template.c. */
  char *situation;
  gint64 subject_id;
  gint64 other_id;
  char *topic;
  char *made_subject;
  char *made_body;

  /* The coach: see relnet-composer-coach.c. */
  RelnetCoachFacts *facts;
  guint coach_source;
  GCancellable *coach_cancellable;
};

typedef enum
{
  RELNET_COMPOSER_FOCUS_TO,
  RELNET_COMPOSER_FOCUS_SUBJECT,
  RELNET_COMPOSER_FOCUS_BODY
} RelnetComposerFocus;

RelnetAccount *relnet_composer_get_account (RelnetComposer *self);
void relnet_composer_fill_accounts (RelnetComposer *self, gint64 wanted);
RelnetMailMessage *relnet_composer_take_snapshot (RelnetComposer *self);
void relnet_composer_save (RelnetComposer *self);
void relnet_composer_queue (RelnetComposer *self);
void relnet_composer_send (RelnetComposer *self, gint64 time);
void relnet_composer_send_cb (GtkWidget *widget, const char *action, GVariant *parameter);
char *relnet_composer_dup_body (RelnetComposer *self);
const char *relnet_composer_get_me (RelnetComposer *self);
void relnet_composer_get_people (RelnetComposer *self, GArray *ids);

void relnet_composer_template_set_purpose (RelnetComposer *self, const char *situation, gint64 subject_id);
void relnet_composer_template_keep (RelnetComposer *self, const char *topic, gint64 other_id, RelnetMessageTemplate *made);
void relnet_composer_template_choose (RelnetComposer *self, const char *situation);
void relnet_composer_template_people_changed (RelnetComposer *self);
void relnet_composer_template_clear (RelnetComposer *self);

void relnet_composer_coach_set_up (RelnetComposer *self);
void relnet_composer_coach_install (GtkWidgetClass *widget_class);
void relnet_composer_coach_reload (RelnetComposer *self);
void relnet_composer_coach_queue (RelnetComposer *self);
void relnet_composer_coach_clear (RelnetComposer *self);

void relnet_composer_start (RelnetComposer *self, RelnetMailMessage *message, RelnetComposerFocus focus);
void relnet_composer_type_recipient (RelnetComposer *self,
                                     RelnetRecipientKind kind,
                                     const char *address);

G_END_DECLS
