#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-outbox.h"

G_BEGIN_DECLS

#define RELNET_TYPE_COMPOSER (relnet_composer_get_type ())
G_DECLARE_FINAL_TYPE (RelnetComposer, relnet_composer, RELNET, COMPOSER, AdwWindow)

GtkWidget *relnet_composer_new (RelnetDatabase *database,
                                RelnetClock *clock,
                                RelnetOutbox *outbox,
                                GSettings *settings);
void relnet_composer_open_person (RelnetComposer *self, gint64 person_id);
void relnet_composer_open_template (RelnetComposer *self, gint64 person_id, const char *situation, const char *topic,
                                    gint64 other_id, gint64 subject_id);
void relnet_composer_open_group (RelnetComposer *self, const gint64 *person_ids, guint n, const char *situation,
                                 const char *topic, const char *language, const char *reg, gint64 subject_id);
void relnet_composer_say (RelnetComposer *self, const char *text);
void relnet_composer_open_draft (RelnetComposer *self, gint64 message_id);
void relnet_composer_open_reply (RelnetComposer *self, gint64 message_id);
void relnet_composer_open_mailto (RelnetComposer *self, const char *uri);
gint64 relnet_composer_get_message_id (RelnetComposer *self);
void relnet_composer_attach (RelnetComposer *self, GFile *file);

G_END_DECLS
