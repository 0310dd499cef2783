/* The goals of the sample data. */

#include "relnet-sample-private.h"

#include "relnet-date.h"
#include "relnet-goal-store.h"
#include "relnet-person.h"

/* A day of the file, empty if it names none. */
static char *
dup_day (RelnetSampleFilling *self, JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) ? relnet_sample_get_day (self, object, name) : g_strdup ("");
}

/* Those who have had news, or those who have not. */
static GPtrArray *
make_people (RelnetSampleFilling *self, JsonObject *object, gboolean with_news)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GList) elements = relnet_sample_get_elements (object, "people");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      JsonObject *each = json_node_get_object (l->data);
      g_autoptr (RelnetGoalPerson) person = relnet_goal_person_new ();
      g_autofree char *helped = dup_day (self, each, "helped");
      g_autofree char *news = dup_day (self, each, "news");
      gint64 id = relnet_sample_get_person (self, each, "person");

      if (id == 0 || with_news != (*news != '\0'))
        continue;
      relnet_goal_person_set_person_id (person, id);
      relnet_goal_person_set_hope (person, relnet_sample_get_text (each, "hope"));
      relnet_goal_person_set_helped_on (person, helped);
      relnet_goal_person_set_news_on (person, news);
      g_ptr_array_add (people, g_steal_pointer (&person));
    }
  return people;
}

/* Whoever has had news joins after what has moved: they have heard of it. */
static gboolean
add_people_with_news (RelnetSampleFilling *self, JsonObject *object, gint64 goal_id, GError **error)
{
  g_autoptr (GPtrArray) people = make_people (self, object, TRUE);

  for (guint i = 0; i < people->len; i++)
    {
      relnet_goal_person_set_goal_id (g_ptr_array_index (people, i), goal_id);
      if (!relnet_goal_store_save_person (self->connection, self->changes, g_ptr_array_index (people, i), self->clock, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_steps (RelnetSampleFilling *self, JsonObject *object, RelnetGoal *goal)
{
  g_autoptr (GList) elements = relnet_sample_get_elements (object, "steps");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      JsonObject *each = json_node_get_object (l->data);
      g_autoptr (RelnetGoalStep) step = relnet_goal_step_new ();
      g_autofree char *due = dup_day (self, each, "due");
      g_autofree char *done = dup_day (self, each, "done");

      relnet_goal_step_set_what (step, relnet_sample_get_text (each, "what"));
      relnet_goal_step_set_due (step, due);
      relnet_goal_step_set_done_on (step, done);
      relnet_goal_step_set_milestone (step, json_object_get_boolean_member_with_default (each, "milestone", FALSE));
      if (json_object_has_member (each, "person"))
        relnet_goal_step_set_person_id (step, relnet_sample_get_person (self, each, "person"));
      g_ptr_array_add (relnet_goal_get_steps (goal), g_steal_pointer (&step));
    }
}

static gboolean
add_outcomes (RelnetSampleFilling *self, JsonObject *object, RelnetGoal *goal, GError **error)
{
  g_autoptr (GList) elements = relnet_sample_get_elements (object, "outcomes");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      JsonObject *each = json_node_get_object (l->data);
      g_autoptr (RelnetGoalOutcome) outcome = relnet_goal_outcome_new ();
      g_autoptr (RelnetClock) clock = relnet_sample_make_clock (self, relnet_sample_get_int (each, "ago"));
      g_autofree char *date = relnet_sample_get_day (self, each, "ago");
      g_autoptr (GList) thanks = relnet_sample_get_elements (each, "thanks");

      relnet_goal_outcome_set_goal_id (outcome, relnet_goal_get_id (goal));
      relnet_goal_outcome_set_what (outcome, relnet_sample_get_text (each, "what"));
      relnet_goal_outcome_set_date (outcome, date);
      for (GList *k = thanks; k != NULL; k = k->next)
        {
          RelnetPerson *person = g_hash_table_lookup (self->people, json_node_get_string (k->data));

          if (person != NULL)
            relnet_goal_outcome_add_source (outcome, relnet_person_get_id (person), 0, relnet_person_get_name (person));
        }
      if (!relnet_goal_store_save_outcome (self->connection, self->changes, outcome, clock, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relnet_sample_add_goals:
 * @self: the sample data while it is read
 * @root: the document
 * @error: return location for an error
 *
 * Returns: whether its goals were added
 */
gboolean
relnet_sample_add_goals (RelnetSampleFilling *self, JsonObject *root, GError **error)
{
  const struct
  {
    RelnetGoalText text;
    const char *name;
  } texts[] = { { RELNET_GOAL_WHAT, "what" },           { RELNET_GOAL_WHY, "why" },
                { RELNET_GOAL_SECTOR, "sector" },       { RELNET_GOAL_EXPERTISE, "expertise" },
                { RELNET_GOAL_SENIORITY, "seniority" }, { RELNET_GOAL_TARGET, "target" } };
  g_autoptr (GList) elements = relnet_sample_get_elements (root, "goals");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      JsonObject *object = json_node_get_object (l->data);
      g_autoptr (RelnetGoal) goal = relnet_goal_new ();
      g_autoptr (GPtrArray) people = NULL;
      g_autofree char *started = dup_day (self, object, "started");
      g_autofree char *due = dup_day (self, object, "due");
      g_autofree char *achieved = dup_day (self, object, "achieved");

      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        relnet_goal_set_text (goal, texts[i].text, relnet_sample_get_text (object, texts[i].name));
      relnet_goal_set_text (goal, RELNET_GOAL_STARTED_ON, started);
      relnet_goal_set_text (goal, RELNET_GOAL_DUE, due);
      relnet_goal_set_colour (goal, relnet_sample_get_int (object, "colour"));
      people = make_people (self, object, FALSE);
      g_ptr_array_extend_and_steal (relnet_goal_get_people (goal), g_steal_pointer (&people));
      add_steps (self, object, goal);
      if (!relnet_goal_store_insert (self->connection, self->changes, goal, self->clock, error)
          || !add_outcomes (self, object, goal, error))
        return FALSE;
      if (*achieved != '\0')
        {
          g_autoptr (RelnetClock) clock = relnet_sample_make_clock (self, relnet_sample_get_int (object, "achieved"));

          if (!relnet_goal_store_set_state (self->connection, self->changes, relnet_goal_get_id (goal), RELNET_GOAL_ACHIEVED,
                                            clock, error))
            return FALSE;
        }
      if (!add_people_with_news (self, object, relnet_goal_get_id (goal), error))
        return FALSE;
    }
  return TRUE;
}
