#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelnetTemplateGroup:
 *
 * What kind of situation it is, in the order in which they are listed.
 */
typedef enum
{
  RELNET_TEMPLATE_GROUP_RECONNECT,
  RELNET_TEMPLATE_GROUP_KEEP,
  RELNET_TEMPLATE_GROUP_INTRODUCE,
  RELNET_TEMPLATE_GROUP_ASK,
  RELNET_TEMPLATE_GROUP_END,
  RELNET_TEMPLATE_GROUP_OWN,
  RELNET_N_TEMPLATE_GROUPS
} RelnetTemplateGroup;

/**
 * RelnetTemplateSituation:
 * @name: its name in files and for scripts: “thank-you”
 * @group: where it is listed
 * @label: its name for the user, translatable
 *
 * A situation that RelNet brings a template for (W1).
 */
typedef struct
{
  const char *name;
  RelnetTemplateGroup group;
  const char *label;
} RelnetTemplateSituation;

const RelnetTemplateSituation *relnet_template_situation_get_all (guint *n);
const RelnetTemplateSituation *relnet_template_situation_find (const char *name);
const char *relnet_template_situation_get_label (const char *name);
const char *relnet_template_group_get_label (RelnetTemplateGroup group);

G_END_DECLS
