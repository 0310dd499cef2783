#include "relnet-goal-outcome.h"

#include <glib/gi18n-lib.h>

/**
 * RelnetGoalOutcome:
 *
 * What came of a goal, when, and thanks to whom (G2).
 */
struct _RelnetGoalOutcome
{
  GObject parent_instance;

  gint64 id;
  gint64 goal_id;
  char *what;
  char *date;
  GPtrArray *sources; /* (element-type RelnetGoalSource) */
};

G_DEFINE_FINAL_TYPE (RelnetGoalOutcome, relnet_goal_outcome, G_TYPE_OBJECT)

static void
source_free (gpointer data)
{
  RelnetGoalSource *source = data;

  g_free (source->name);
  g_free (source);
}

static void
relnet_goal_outcome_finalize (GObject *object)
{
  RelnetGoalOutcome *self = RELNET_GOAL_OUTCOME (object);

  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_goal_outcome_parent_class)->finalize (object);
}

static void
relnet_goal_outcome_class_init (RelnetGoalOutcomeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_goal_outcome_finalize;
}

static void
relnet_goal_outcome_init (RelnetGoalOutcome *self)
{
  self->what = g_strdup ("");
  self->date = g_strdup ("");
  self->sources = g_ptr_array_new_with_free_func (source_free);
}

/**
 * relnet_goal_outcome_new:
 *
 * Returns: (transfer full): an empty outcome
 */
RelnetGoalOutcome *
relnet_goal_outcome_new (void)
{
  return g_object_new (RELNET_TYPE_GOAL_OUTCOME, NULL);
}

/**
 * relnet_goal_outcome_get_id:
 * @self: an outcome
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_goal_outcome_get_id (RelnetGoalOutcome *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_OUTCOME (self), 0);

  return self->id;
}

/**
 * relnet_goal_outcome_set_id:
 * @self: an outcome
 * @id: its id in the database, 0 before it is stored
 */
void
relnet_goal_outcome_set_id (RelnetGoalOutcome *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_GOAL_OUTCOME (self));

  self->id = id;
}

/**
 * relnet_goal_outcome_get_goal_id:
 * @self: an outcome
 *
 * Returns: the goal it came of
 */
gint64
relnet_goal_outcome_get_goal_id (RelnetGoalOutcome *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_OUTCOME (self), 0);

  return self->goal_id;
}

/**
 * relnet_goal_outcome_set_goal_id:
 * @self: an outcome
 * @goal_id: the goal it came of
 */
void
relnet_goal_outcome_set_goal_id (RelnetGoalOutcome *self, gint64 goal_id)
{
  g_return_if_fail (RELNET_IS_GOAL_OUTCOME (self));

  self->goal_id = goal_id;
}

/**
 * relnet_goal_outcome_get_what:
 * @self: an outcome
 *
 * Returns: what came of it, in the words of the user
 */
const char *
relnet_goal_outcome_get_what (RelnetGoalOutcome *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_OUTCOME (self), NULL);

  return self->what;
}

/**
 * relnet_goal_outcome_set_what:
 * @self: an outcome
 * @what: (nullable): what came of it
 */
void
relnet_goal_outcome_set_what (RelnetGoalOutcome *self, const char *what)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_GOAL_OUTCOME (self));

  old = self->what;
  self->what = g_strdup (what != NULL ? what : "");
}

/**
 * relnet_goal_outcome_get_date:
 * @self: an outcome
 *
 * Returns: the day
 */
const char *
relnet_goal_outcome_get_date (RelnetGoalOutcome *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_OUTCOME (self), NULL);

  return self->date;
}

/**
 * relnet_goal_outcome_set_date:
 * @self: an outcome
 * @date: (nullable): the day
 */
void
relnet_goal_outcome_set_date (RelnetGoalOutcome *self, const char *date)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_GOAL_OUTCOME (self));

  old = self->date;
  self->date = g_strdup (date != NULL ? date : "");
}

/**
 * relnet_goal_outcome_add_source:
 * @self: an outcome
 * @person_id: thanks to whom; who, or which introduction, is there already stays there once
 * @introduction_id: thanks to which introduction, 0 for none
 * @name: (nullable): their name
 */
void
relnet_goal_outcome_add_source (RelnetGoalOutcome *self, gint64 person_id, gint64 introduction_id, const char *name)
{
  RelnetGoalSource *source;

  g_return_if_fail (RELNET_IS_GOAL_OUTCOME (self));

  for (guint i = 0; i < self->sources->len && (person_id != 0 || introduction_id != 0); i++)
    {
      source = g_ptr_array_index (self->sources, i);
      if (source->person_id == person_id && (person_id != 0 || source->introduction_id == introduction_id))
        return;
    }
  source = g_new0 (RelnetGoalSource, 1);
  source->person_id = person_id;
  source->introduction_id = introduction_id;
  source->name = g_strdup (name != NULL ? name : "");
  g_ptr_array_add (self->sources, source);
}

/**
 * relnet_goal_outcome_get_n_sources:
 * @self: an outcome
 *
 * Returns: how many people led there
 */
guint
relnet_goal_outcome_get_n_sources (RelnetGoalOutcome *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_OUTCOME (self), 0);

  return self->sources->len;
}

/**
 * relnet_goal_outcome_get_source:
 * @self: an outcome
 * @position: which one, from 0
 *
 * Returns: (transfer none): thanks to whom
 */
const RelnetGoalSource *
relnet_goal_outcome_get_source (RelnetGoalOutcome *self, guint position)
{
  g_return_val_if_fail (RELNET_IS_GOAL_OUTCOME (self) && position < self->sources->len, NULL);

  return g_ptr_array_index (self->sources, position);
}

/**
 * relnet_goal_source_dup_words:
 * @self: thanks to whom, or to which introduction
 *
 * Returns: (transfer full): a name, or “the introduction of Priya Raghunathan and Karim Haddouche”
 */
char *
relnet_goal_source_dup_words (const RelnetGoalSource *self)
{
  if (self->person_id == 0 && self->introduction_id != 0)
    /* Translators: after “thanks to”; %s are two names, “Priya Raghunathan & Karim Haddouche”. */
    return g_strdup_printf (_ ("the introduction of %s"), self->name);
  return g_strdup (self->name);
}
