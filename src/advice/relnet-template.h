#pragma once

#include "relnet-clock.h"
#include "relnet-connection.h"
#include "relnet-template-text.h"

G_BEGIN_DECLS

/**
 * RelnetTemplateRequest:
 * @situation: for what: “thank-you”, “reconnect-meet” …
 * @person_id: to whom
 * @other_id: who else it is about, 0 for nobody
 * @topic: (nullable): what it is about
 * @me: (nullable): how the user signs
 *
 * What a message is to be made for.
 */
typedef struct
{
  const char *situation;
  gint64 person_id;
  gint64 other_id;
  const char *topic;
  const char *me;
} RelnetTemplateRequest;

gboolean relnet_template_load (RelnetConnection *connection, const char *situation, const char *language,
                               const char *reg, char **subject, char **body, GError **error);
gboolean relnet_template_render (RelnetConnection *connection, RelnetClock *clock, const RelnetTemplateRequest *request,
                                 char **subject, char **body, GError **error);

G_END_DECLS
