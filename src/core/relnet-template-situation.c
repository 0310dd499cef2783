/* The situations RelNet brings a template for (W1), in the order in which they are listed. */

#include "relnet-template-situation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const RelnetTemplateSituation situations[] = {
  { "reconnect-news", RELNET_TEMPLATE_GROUP_RECONNECT, N_ ("Reconnect — ask for news") },
  { "reconnect-meet", RELNET_TEMPLATE_GROUP_RECONNECT, N_ ("Reconnect — meet") },
  { "reconnect-request-direct", RELNET_TEMPLATE_GROUP_RECONNECT, N_ ("Reconnect — a request") },
  { "reconnect-request-success", RELNET_TEMPLATE_GROUP_RECONNECT, N_ ("Reconnect — good news, then a request") },
  { "thank-you", RELNET_TEMPLATE_GROUP_KEEP, N_ ("Thank-you") },
  { "progress-update", RELNET_TEMPLATE_GROUP_KEEP, N_ ("Progress update") },
  { "promise-at-risk", RELNET_TEMPLATE_GROUP_KEEP, N_ ("Promise that will be late") },
  { "congratulation", RELNET_TEMPLATE_GROUP_KEEP, N_ ("Congratulations") },
  { "follow-up", RELNET_TEMPLATE_GROUP_KEEP, N_ ("Follow-up without pressure") },
  { "introduction-ask-first", RELNET_TEMPLATE_GROUP_INTRODUCE, N_ ("Introduction — ask the first person") },
  { "introduction-ask-second", RELNET_TEMPLATE_GROUP_INTRODUCE, N_ ("Introduction — ask the second person") },
  { "introduction", RELNET_TEMPLATE_GROUP_INTRODUCE, N_ ("Introduction — introduce both") },
  { "introduction-decline", RELNET_TEMPLATE_GROUP_INTRODUCE, N_ ("Introduction — it will not happen") },
  { "ask-mutual", RELNET_TEMPLATE_GROUP_ASK, N_ ("Ask a mutual contact") },
  { "recommendation-request", RELNET_TEMPLATE_GROUP_ASK, N_ ("Ask for a recommendation") },
  { "recommendation", RELNET_TEMPLATE_GROUP_ASK, N_ ("Recommend somebody") },
  { "meetup-invitation", RELNET_TEMPLATE_GROUP_ASK, N_ ("Invite to a meet-up") },
  { "meetup-invitation-group", RELNET_TEMPLATE_GROUP_ASK, N_ ("Invite a whole group to a meet-up") },
  { "coffee-postponed", RELNET_TEMPLATE_GROUP_END, N_ ("Postpone a coffee") },
  { "mentee-handover", RELNET_TEMPLATE_GROUP_END, N_ ("Hand a mentee over") },
  { "supplier-ending", RELNET_TEMPLATE_GROUP_END, N_ ("End with a supplier") },
};

static const char *const group_labels[RELNET_N_TEMPLATE_GROUPS] = {
  [RELNET_TEMPLATE_GROUP_RECONNECT] = NC_ ("templates", "Reconnect"),
  [RELNET_TEMPLATE_GROUP_KEEP] = NC_ ("templates", "Keep in touch"),
  [RELNET_TEMPLATE_GROUP_INTRODUCE] = NC_ ("templates", "Introduce"),
  [RELNET_TEMPLATE_GROUP_ASK] = NC_ ("templates", "Ask, recommend, invite"),
  [RELNET_TEMPLATE_GROUP_END] = NC_ ("templates", "Take some distance"),
  [RELNET_TEMPLATE_GROUP_OWN] = NC_ ("templates", "Your own"),
};

/**
 * relnet_template_situation_get_all:
 * @n: (out): how many there are
 *
 * Returns: (array length=n): all of them, in the order in which they are listed
 */
const RelnetTemplateSituation *
relnet_template_situation_get_all (guint *n)
{
  *n = G_N_ELEMENTS (situations);
  return situations;
}

/**
 * relnet_template_situation_find:
 * @name: a name
 *
 * Returns: (nullable): the situation of that name; %NULL where the name is one of the user’s own
 */
const RelnetTemplateSituation *
relnet_template_situation_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    if (strcmp (situations[i].name, name) == 0)
      return &situations[i];
  return NULL;
}

/**
 * relnet_template_situation_get_label:
 * @name: a situation, or the name the user gave a template of their own
 *
 * Returns: how it is called for the user; an own name is @name itself
 */
const char *
relnet_template_situation_get_label (const char *name)
{
  const RelnetTemplateSituation *situation = relnet_template_situation_find (name);

  return situation != NULL ? _ (situation->label) : name;
}

/**
 * relnet_template_group_get_label:
 * @group: a group
 *
 * Returns: its name for the user
 */
const char *
relnet_template_group_get_label (RelnetTemplateGroup group)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "templates", group_labels[group]);
}
