#include "relnet-question.h"

/**
 * RelnetQuestion:
 *
 * What the user wants to ask somebody the next time they meet (B1).
 */
struct _RelnetQuestion
{
  GObject parent_instance;

  gint64 id;
  gint64 person_id;
  char *text;
  char *done_on;
};

G_DEFINE_FINAL_TYPE (RelnetQuestion, relnet_question, G_TYPE_OBJECT)

static void
relnet_question_finalize (GObject *object)
{
  RelnetQuestion *self = RELNET_QUESTION (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->done_on, g_free);
  G_OBJECT_CLASS (relnet_question_parent_class)->finalize (object);
}

static void
relnet_question_class_init (RelnetQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_question_finalize;
}

static void
relnet_question_init (RelnetQuestion *self)
{
  self->text = g_strdup ("");
  self->done_on = g_strdup ("");
}

/**
 * relnet_question_new:
 * @person_id: whom to ask
 * @text: (nullable): what
 *
 * Returns: (transfer full): a question that is not stored
 */
RelnetQuestion *
relnet_question_new (gint64 person_id, const char *text)
{
  RelnetQuestion *self = g_object_new (RELNET_TYPE_QUESTION, NULL);

  self->person_id = person_id;
  relnet_question_set_text (self, text);
  return self;
}

/**
 * relnet_question_get_id:
 * @self: a question
 *
 * Returns: its id, 0 if it is not stored
 */
gint64
relnet_question_get_id (RelnetQuestion *self)
{
  g_return_val_if_fail (RELNET_IS_QUESTION (self), 0);

  return self->id;
}

/**
 * relnet_question_set_id:
 * @self: a question
 * @id: its id
 */
void
relnet_question_set_id (RelnetQuestion *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_QUESTION (self));

  self->id = id;
}

/**
 * relnet_question_get_person_id:
 * @self: a question
 *
 * Returns: whom to ask
 */
gint64
relnet_question_get_person_id (RelnetQuestion *self)
{
  g_return_val_if_fail (RELNET_IS_QUESTION (self), 0);

  return self->person_id;
}

/**
 * relnet_question_get_text:
 * @self: a question
 *
 * Returns: what to ask
 */
const char *
relnet_question_get_text (RelnetQuestion *self)
{
  g_return_val_if_fail (RELNET_IS_QUESTION (self), NULL);

  return self->text;
}

/**
 * relnet_question_set_text:
 * @self: a question
 * @text: (nullable): what to ask
 */
void
relnet_question_set_text (RelnetQuestion *self, const char *text)
{
  char *copy = g_strdup (text != NULL ? text : "");

  g_return_if_fail (RELNET_IS_QUESTION (self));

  g_free (self->text);
  self->text = copy;
}

/**
 * relnet_question_get_done_on:
 * @self: a question
 *
 * Returns: when it was asked, empty if it was not
 */
const char *
relnet_question_get_done_on (RelnetQuestion *self)
{
  g_return_val_if_fail (RELNET_IS_QUESTION (self), NULL);

  return self->done_on;
}

/**
 * relnet_question_set_done_on:
 * @self: a question
 * @done_on: (nullable): when it was asked
 */
void
relnet_question_set_done_on (RelnetQuestion *self, const char *done_on)
{
  char *copy = g_strdup (done_on != NULL ? done_on : "");

  g_return_if_fail (RELNET_IS_QUESTION (self));

  g_free (self->done_on);
  self->done_on = copy;
}
