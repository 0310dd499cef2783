#include "relnet-message-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-template-situation.h"

/**
 * RelnetMessageTemplate:
 *
 * The text for one situation in one language and register (W1): one of RelNet’s, one of those as the user changed it, or
 * one of the user’s own. A record that is read whole: nothing binds to it.
 */
struct _RelnetMessageTemplate
{
  GObject parent_instance;

  gint64 id;
  char *situation;
  char *language;
  char *reg;
  char *subject;
  char *body;
};

G_DEFINE_FINAL_TYPE (RelnetMessageTemplate, relnet_message_template, G_TYPE_OBJECT)

static void
relnet_message_template_finalize (GObject *object)
{
  RelnetMessageTemplate *self = RELNET_MESSAGE_TEMPLATE (object);

  g_clear_pointer (&self->situation, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->reg, g_free);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->body, g_free);
  G_OBJECT_CLASS (relnet_message_template_parent_class)->finalize (object);
}

static void
relnet_message_template_class_init (RelnetMessageTemplateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_message_template_finalize;
}

static void
relnet_message_template_init (RelnetMessageTemplate *self)
{
  self->subject = g_strdup ("");
  self->body = g_strdup ("");
}

/**
 * relnet_message_template_new:
 * @situation: for what: one of RelNet’s situations, or a name of the user’s own
 * @language: “fr” or “en”
 * @reg: “tu” or “vous”; empty where the language makes no difference
 *
 * Returns: (transfer full): a template without text
 */
RelnetMessageTemplate *
relnet_message_template_new (const char *situation, const char *language, const char *reg)
{
  RelnetMessageTemplate *self = g_object_new (RELNET_TYPE_MESSAGE_TEMPLATE, NULL);

  self->situation = g_strdup (situation);
  self->language = g_strdup (language);
  self->reg = g_strdup (reg);
  return self;
}

/**
 * relnet_message_template_get_id:
 * @self: a template
 *
 * Returns: its id in the database, 0 for RelNet’s own text
 */
gint64
relnet_message_template_get_id (RelnetMessageTemplate *self)
{
  g_return_val_if_fail (RELNET_IS_MESSAGE_TEMPLATE (self), 0);

  return self->id;
}

/**
 * relnet_message_template_set_id:
 * @self: a template
 * @id: its id in the database
 */
void
relnet_message_template_set_id (RelnetMessageTemplate *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_MESSAGE_TEMPLATE (self));

  self->id = id;
}

/**
 * relnet_message_template_get_situation:
 * @self: a template
 *
 * Returns: for what it is, “thank-you”; the name of one of the user’s own
 */
const char *
relnet_message_template_get_situation (RelnetMessageTemplate *self)
{
  g_return_val_if_fail (RELNET_IS_MESSAGE_TEMPLATE (self), "");

  return self->situation;
}

/**
 * relnet_message_template_set_situation:
 * @self: a template
 * @situation: for what it is
 */
void
relnet_message_template_set_situation (RelnetMessageTemplate *self, const char *situation)
{
  g_return_if_fail (RELNET_IS_MESSAGE_TEMPLATE (self));

  g_free (self->situation);
  self->situation = g_strdup (situation);
}

/**
 * relnet_message_template_get_label:
 * @self: a template
 *
 * Returns: for what it is, in words for the user
 */
const char *
relnet_message_template_get_label (RelnetMessageTemplate *self)
{
  g_return_val_if_fail (RELNET_IS_MESSAGE_TEMPLATE (self), "");

  return relnet_template_situation_get_label (self->situation);
}

/**
 * relnet_message_template_get_language:
 * @self: a template
 *
 * Returns: its language, “fr” or “en”
 */
const char *
relnet_message_template_get_language (RelnetMessageTemplate *self)
{
  g_return_val_if_fail (RELNET_IS_MESSAGE_TEMPLATE (self), "");

  return self->language;
}

/**
 * relnet_message_template_get_register:
 * @self: a template
 *
 * Returns: “tu” or “vous”; empty where the language makes no difference
 */
const char *
relnet_message_template_get_register (RelnetMessageTemplate *self)
{
  g_return_val_if_fail (RELNET_IS_MESSAGE_TEMPLATE (self), "");

  return self->reg;
}

/**
 * relnet_message_template_get_subject:
 * @self: a template
 *
 * Returns: the subject, not filled in
 */
const char *
relnet_message_template_get_subject (RelnetMessageTemplate *self)
{
  g_return_val_if_fail (RELNET_IS_MESSAGE_TEMPLATE (self), "");

  return self->subject;
}

/**
 * relnet_message_template_get_body:
 * @self: a template
 *
 * Returns: the text, not filled in
 */
const char *
relnet_message_template_get_body (RelnetMessageTemplate *self)
{
  g_return_val_if_fail (RELNET_IS_MESSAGE_TEMPLATE (self), "");

  return self->body;
}

/**
 * relnet_message_template_set_text:
 * @self: a template
 * @subject: the subject, not filled in
 * @body: the text, not filled in
 */
void
relnet_message_template_set_text (RelnetMessageTemplate *self, const char *subject, const char *body)
{
  g_return_if_fail (RELNET_IS_MESSAGE_TEMPLATE (self));

  g_free (self->subject);
  self->subject = g_strdup (subject);
  g_free (self->body);
  self->body = g_strdup (body);
}

/**
 * relnet_message_template_is_own:
 * @self: a template
 *
 * Returns: whether the user added it, for a situation RelNet does not know
 */
gboolean
relnet_message_template_is_own (RelnetMessageTemplate *self)
{
  g_return_val_if_fail (RELNET_IS_MESSAGE_TEMPLATE (self), FALSE);

  return relnet_template_situation_find (self->situation) == NULL;
}

/**
 * relnet_message_template_is_changed:
 * @self: a template
 *
 * Returns: whether it is one of RelNet’s as the user changed it
 */
gboolean
relnet_message_template_is_changed (RelnetMessageTemplate *self)
{
  g_return_val_if_fail (RELNET_IS_MESSAGE_TEMPLATE (self), FALSE);

  return self->id != 0 && !relnet_message_template_is_own (self);
}

/**
 * relnet_message_template_dup_variant_words:
 * @language: a language
 * @reg: a register; empty where the language makes no difference
 *
 * Returns: (transfer full): “vous · French”, in words for the user
 */
char *
relnet_message_template_dup_variant_words (const char *language, const char *reg)
{
  const char *name = strcmp (language, "fr") == 0 ? _ ("French") : _ ("English");

  if (strcmp (reg, "tu") == 0)
    /* Translators: how somebody is addressed, and in which language. */
    return g_strdup_printf (_ ("“tu” · %s"), name);
  if (strcmp (reg, "vous") == 0)
    return g_strdup_printf (_ ("“vous” · %s"), name);
  return g_strdup (name);
}
