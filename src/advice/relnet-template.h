#pragma once

#include "relnet-clock.h"
#include "relnet-connection.h"
#include "relnet-message-template.h"
#include "relnet-template-text.h"

G_BEGIN_DECLS

/**
 * RelnetTemplateRequest:
 * @situation: for what: “thank-you”, “reconnect-meet” …
 * @person_id: to whom, 0 for somebody who is not in the book
 * @other_id: who else it is about, 0 for nobody
 * @topic: (nullable): what it is about
 * @me: (nullable): how the user signs
 * @language: (nullable): in which language, %NULL for that of the person
 * @reg: (nullable): in which register, %NULL for that of the person
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
  const char *language;
  const char *reg;
} RelnetTemplateRequest;

/**
 * RelnetTemplateVariant:
 * @language: “fr” or “en”
 * @reg: “tu” or “vous”; empty where the language makes no difference
 *
 * A language and a register that templates are written in.
 */
typedef struct
{
  const char *language;
  const char *reg;
} RelnetTemplateVariant;

#define RELNET_TEMPLATE_N_VARIANTS 3
extern const RelnetTemplateVariant relnet_template_variants[RELNET_TEMPLATE_N_VARIANTS];

const char *relnet_template_get_window_language (void);
RelnetMessageTemplate *relnet_template_load (RelnetConnection *connection,
                                             const char *situation,
                                             const char *language,
                                             const char *reg,
                                             GError **error);
RelnetMessageTemplate *relnet_template_load_original (const char *situation, const char *language, const char *reg);
GPtrArray *relnet_template_list_situations (RelnetConnection *connection, GError **error);
GPtrArray *relnet_template_list_variants (RelnetConnection *connection, const char *situation, GError **error);
RelnetMessageTemplate *relnet_template_make (RelnetConnection *connection,
                                             RelnetClock *clock,
                                             const RelnetTemplateRequest *request,
                                             GError **error);
gboolean relnet_template_render (RelnetConnection *connection, RelnetClock *clock, const RelnetTemplateRequest *request,
                                 char **subject, char **body, GError **error);

G_END_DECLS
