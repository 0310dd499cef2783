/* Who could open the field of a goal, and what it is missing (G3).
 *
 * New fields are opened by weak ties: those the user is close to mostly know what the user knows. So of all people who are
 * at home in what the goal needs, those are named who are a weak tie, or known to somebody close; first those by sector,
 * then by what they are good at, then by what is written about them; and those in a field in which nobody close is come before
 * the others. It reads many people: for relnet_database_read_async(). */

#include "relnet-goal-openings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-closeness.h"
#include "relnet-date.h"
#include "relnet-interaction-store.h"
#include "relnet-path.h"
#include "relnet-text.h"

/* More than these are no suggestion but a list. */
#define MAX_TIES 5

/* How many people are named who have what is missing. */
#define MAX_NAMES 3

/* Of how many people found it is looked at how they are known: the closest ones. */
#define MAX_CANDIDATES 400

/* What each kind of match counts, against a closeness of 0 to 1 that decides among equals. */
#define BY_SECTOR    8.0
#define BY_EXPERTISE 4.0
#define BY_WORDS     1.0
#define NEW_FIELD    2.0

static void
opening_free (gpointer data)
{
  RelnetGoalOpening *self = data;

  g_free (self->name);
  g_free (self->reason);
  g_free (self->via_name);
  g_free (self);
}

static void
gap_free (gpointer data)
{
  RelnetGoalGap *self = data;

  g_free (self->wanted);
  g_ptr_array_unref (self->people);
  g_free (self);
}

/* “Energy, public health” are two; each as it was typed, without white space around it. */
static GPtrArray *
split (const char *text)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) pieces = g_strsplit_set (text, ",;", -1);

  for (guint i = 0; pieces[i] != NULL; i++)
    if (!relnet_text_is_blank (pieces[i]))
      g_ptr_array_add (parts, relnet_text_clean (pieces[i]));
  return parts;
}

static gboolean
matches (const char *text, const char *wanted)
{
  g_autofree char *folded = relnet_text_fold (text);
  g_autofree char *folded_wanted = relnet_text_fold (wanted);

  return *folded != '\0' && *folded_wanted != '\0' && strstr (folded, folded_wanted) != NULL;
}

/* The first of @wanted that @text has. */
static const char *
find_match (const char *text, GPtrArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    if (matches (text, g_ptr_array_index (wanted, i)))
      return g_ptr_array_index (wanted, i);
  return NULL;
}

static void
add_to_query (GString *query, GPtrArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autofree char *match = relnet_interaction_store_to_match (g_ptr_array_index (wanted, i));

      if (*match != '\0')
        g_string_append_printf (query, "%s(%s)", query->len > 0 ? " OR " : "", match);
    }
}

/* The sectors of everybody who is close, folded. */
static gboolean
load_close_sectors (RelnetConnection *connection, const char *today, GPtrArray *sectors, GError **error)
{
  double threshold = relnet_closeness_get_threshold (RELNET_CLOSENESS_CLOSE_STEP, today);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT DISTINCT sector FROM person_closeness JOIN person ON person.id = person_id"
      " WHERE total >= ?1 AND sector <> '' AND deleted_at IS NULL",
      error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_double (statement, 1, threshold);
  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (sectors, g_strdup (relnet_statement_get_text (statement, 0)));
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* The closest of those who know @person_id, if that one is close to the user. */
static gboolean
find_via (RelnetConnection *connection, RelnetGoalOpening *opening, const char *today, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT person.id, name, total FROM (SELECT second_id AS other FROM acquaintance WHERE first_id = ?1 AND refused = 0"
      " UNION ALL SELECT first_id FROM acquaintance WHERE second_id = ?1 AND refused = 0)"
      " JOIN person ON person.id = other JOIN person_closeness ON person_id = other"
      " WHERE deleted_at IS NULL AND paused_until <= ?2 ORDER BY total DESC LIMIT 1",
      error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, opening->person_id);
  relnet_statement_bind_text (statement, 2, today);
  if (relnet_statement_step (statement, &local))
    {
      if (relnet_closeness_get_step (relnet_statement_get_double (statement, 2), today) >= RELNET_CLOSENESS_CLOSE_STEP)
        {
          opening->via_id = relnet_statement_get_int (statement, 0);
          opening->via_name = g_strdup (relnet_statement_get_text (statement, 1));
        }
      relnet_statement_reset (statement);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* “Met in 2023 · energy, a field none of your close ties is in” */
static char *
make_reason (RelnetGoalOpening *opening, const char *met_date, const char *last_date, const char *field, gboolean is_new,
             const char *today)
{
  g_autofree char *known = NULL;

  if (opening->via_id != 0)
    /* Translators: %s is the name of a person. */
    known = g_strdup_printf (_ ("%s knows them"), opening->via_name);
  else if (strlen (met_date) >= 4)
    /* Translators: %.4s is a year. */
    known = g_strdup_printf (_ ("Met in %.4s"), met_date);
  else if (relnet_date_is_valid (last_date))
    {
      g_autofree char *age = relnet_date_format_age (last_date, today);

      /* Translators: %s is an age, “8 months ago”. */
      known = g_strdup_printf (_ ("Last in touch %s"), age);
    }
  else
    known = g_strdup (_ ("Weak tie"));
  if (is_new)
    /* Translators: how somebody is known, then a field: “Met in 2023 · energy, a field none of your close ties is in”. */
    return g_strdup_printf (_ ("%s · %s, a field none of your close ties is in"), known, field);
  return g_strdup_printf ("%s · %s", known, field);
}

typedef struct
{
  gint64 id;
  char *name;
  char *sector;
  char *expertise;
  char *met_date;
  double total;
  char *last_date;
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *self = data;

  g_free (self->name);
  g_free (self->sector);
  g_free (self->expertise);
  g_free (self->met_date);
  g_free (self->last_date);
  g_free (self);
}

static GPtrArray *
load_candidates (RelnetConnection *connection, RelnetGoal *goal, const char *query, const char *today, GError **error)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT person.id, name, person.sector, person.expertise, met_date, coalesce (total, 0), coalesce (last_date, '')"
      " FROM person_fts JOIN person ON person.id = person_fts.rowid LEFT JOIN person_closeness ON person_id = person.id"
      " WHERE person_fts MATCH ?1 AND deleted_at IS NULL AND paused_until <= ?2"
      " AND person.id NOT IN (SELECT person_id FROM goal_person WHERE goal_id = ?3 AND person_id IS NOT NULL)"
      " AND person.id NOT IN (SELECT person_id FROM reconnect_choice WHERE resting = 1)"
      " ORDER BY total DESC LIMIT " G_STRINGIFY (MAX_CANDIDATES),
      error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_text (statement, 1, query);
  relnet_statement_bind_text (statement, 2, today);
  relnet_statement_bind_int (statement, 3, relnet_goal_get_id (goal));
  while (relnet_statement_step (statement, &local))
    {
      Candidate *candidate = g_new0 (Candidate, 1);

      candidate->id = relnet_statement_get_int (statement, 0);
      candidate->name = g_strdup (relnet_statement_get_text (statement, 1));
      candidate->sector = g_strdup (relnet_statement_get_text (statement, 2));
      candidate->expertise = g_strdup (relnet_statement_get_text (statement, 3));
      candidate->met_date = g_strdup (relnet_statement_get_text (statement, 4));
      candidate->total = relnet_statement_get_double (statement, 5);
      candidate->last_date = g_strdup (relnet_statement_get_text (statement, 6));
      g_ptr_array_add (candidates, candidate);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&candidates);
}

static int
compare_rank (gconstpointer a, gconstpointer b)
{
  double first = (*(RelnetGoalOpening **) a)->rank, second = (*(RelnetGoalOpening **) b)->rank;

  return first < second ? 1 : first > second ? -1 : 0;
}

static gboolean
read_ties (RelnetConnection *connection, RelnetGoal *goal, GPtrArray *sectors, GPtrArray *expertise, const char *today,
           GPtrArray *ties, GError **error)
{
  g_autoptr (GPtrArray) close_sectors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GString) query = g_string_new (NULL);

  add_to_query (query, sectors);
  add_to_query (query, expertise);
  if (query->len == 0)
    return TRUE;
  candidates = load_candidates (connection, goal, query->str, today, error);
  if (candidates == NULL || !load_close_sectors (connection, today, close_sectors, error))
    return FALSE;
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = g_ptr_array_index (candidates, i);
      const char *sector = find_match (candidate->sector, sectors), *expert = find_match (candidate->expertise, expertise);
      gboolean weak = relnet_closeness_is_weak (candidate->total, candidate->last_date, today);
      gboolean is_new = sector != NULL;
      RelnetGoalOpening *opening;

      if (!weak && relnet_closeness_get_step (candidate->total, today) > RELNET_CLOSENESS_WEAK_STEP)
        continue;
      for (guint j = 0; is_new && j < close_sectors->len; j++)
        is_new = !matches (g_ptr_array_index (close_sectors, j), sector);
      opening = g_new0 (RelnetGoalOpening, 1);
      opening->person_id = candidate->id;
      opening->name = g_strdup (candidate->name);
      if (!find_via (connection, opening, today, error))
        {
          opening_free (opening);
          return FALSE;
        }
      /* Somebody the user does not really know is reached through somebody else, or not at all. */
      if (!weak && opening->via_id == 0)
        {
          opening_free (opening);
          continue;
        }
      if (weak)
        {
          opening->via_id = 0;
          g_clear_pointer (&opening->via_name, g_free);
        }
      opening->rank = (sector != NULL ? BY_SECTOR : expert != NULL ? BY_EXPERTISE : BY_WORDS) + (is_new ? NEW_FIELD : 0)
                      + relnet_closeness_get_value (candidate->total, today) / 100;
      opening->reason = make_reason (opening, candidate->met_date, candidate->last_date,
                                     sector != NULL   ? candidate->sector
                                     : expert != NULL ? candidate->expertise
                                                      : _ ("what you wrote about them speaks of it"),
                                     is_new, today);
      g_ptr_array_add (ties, opening);
    }
  g_ptr_array_sort (ties, compare_rank);
  if (ties->len > MAX_TIES)
    g_ptr_array_set_size (ties, MAX_TIES);
  return TRUE;
}

/* Who has it of all people, the closest first. */
static gboolean
read_names (RelnetConnection *connection, RelnetGoal *goal, RelnetGoalGap *gap, GError **error)
{
  const char *column = relnet_goal_text_to_name (gap->text);
  g_autofree char *sql = g_strdup_printf ("SELECT name, person.%s FROM person LEFT JOIN person_closeness ON person_id = person.id"
                                          " WHERE person.%s <> '' AND deleted_at IS NULL AND person.id NOT IN (SELECT person_id FROM"
                                          " goal_person WHERE goal_id = ?1 AND person_id IS NOT NULL) ORDER BY total DESC",
                                          column, column);
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, relnet_goal_get_id (goal));
  while (gap->people->len < MAX_NAMES && relnet_statement_step (statement, &local))
    if (matches (relnet_statement_get_text (statement, 1), gap->wanted))
      g_ptr_array_add (gap->people, g_strdup (relnet_statement_get_text (statement, 0)));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  relnet_statement_reset (statement);
  return TRUE;
}

static gboolean
read_gaps (RelnetConnection *connection, RelnetGoal *goal, RelnetGoalText text, GPtrArray *wanted, GPtrArray *gaps,
           GError **error)
{
  const char *column = relnet_goal_text_to_name (text);
  g_autofree char *sql = g_strdup_printf ("SELECT person.%s FROM goal_person JOIN person ON person.id = person_id"
                                          " WHERE goal_id = ?1 AND deleted_at IS NULL AND person.%s <> ''",
                                          column, column);
  g_autoptr (GPtrArray) there = g_ptr_array_new_with_free_func (g_free);
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, relnet_goal_get_id (goal));
  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (there, g_strdup (relnet_statement_get_text (statement, 0)));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      gboolean found = FALSE;
      RelnetGoalGap *gap;

      for (guint j = 0; !found && j < there->len; j++)
        found = matches (g_ptr_array_index (there, j), g_ptr_array_index (wanted, i));
      if (found)
        continue;
      gap = g_new0 (RelnetGoalGap, 1);
      gap->text = text;
      gap->wanted = g_strdup (g_ptr_array_index (wanted, i));
      gap->people = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (gaps, gap);
      if (!read_names (connection, goal, gap, error))
        return FALSE;
    }
  return TRUE;
}

/* The person of that name; else, of those who work for the organisation of that name, the closest one. */
static gboolean
find_target (RelnetConnection *connection, RelnetGoal *goal, RelnetGoalOpenings *self, GError **error)
{
  g_autofree char *folded = relnet_text_fold (relnet_goal_get_text (goal, RELNET_GOAL_TARGET));
  RelnetStatement *statement;
  GError *local = NULL;

  if (relnet_text_is_blank (folded))
    return TRUE;
  statement = relnet_connection_prepare (
      connection,
      "SELECT id, name FROM (SELECT person.id, name, 1e99 AS total FROM person WHERE name_folded = ?1 AND deleted_at IS NULL"
      " UNION ALL SELECT person.id, person.name, total FROM organisation JOIN position ON organisation_id = organisation.id"
      "  AND current = 1 JOIN person ON person.id = position.person_id"
      "  LEFT JOIN person_closeness ON person_closeness.person_id = person.id"
      "  WHERE organisation.folded = ?1 AND deleted_at IS NULL) ORDER BY total DESC LIMIT 1",
      error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_text (statement, 1, g_strstrip (folded));
  if (relnet_statement_step (statement, &local))
    {
      self->target_id = relnet_statement_get_int (statement, 0);
      self->target_name = g_strdup (relnet_statement_get_text (statement, 1));
      relnet_statement_reset (statement);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * relnet_goal_openings_read:
 * @connection: a connection
 * @goal: a stored goal
 * @today: a valid date
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what could bring it on
 */
RelnetGoalOpenings *
relnet_goal_openings_read (RelnetConnection *connection, RelnetGoal *goal, const char *today, GError **error)
{
  g_autoptr (RelnetGoalOpenings) self = g_new0 (RelnetGoalOpenings, 1);
  g_autoptr (GPtrArray) sectors = split (relnet_goal_get_text (goal, RELNET_GOAL_SECTOR));
  g_autoptr (GPtrArray) expertise = split (relnet_goal_get_text (goal, RELNET_GOAL_EXPERTISE));
  g_autoptr (GPtrArray) seniority = split (relnet_goal_get_text (goal, RELNET_GOAL_SENIORITY));

  self->asked = sectors->len + expertise->len + seniority->len > 0;
  self->ties = g_ptr_array_new_with_free_func (opening_free);
  self->gaps = g_ptr_array_new_with_free_func (gap_free);
  if (!read_ties (connection, goal, sectors, expertise, today, self->ties, error)
      || !read_gaps (connection, goal, RELNET_GOAL_SECTOR, sectors, self->gaps, error)
      || !read_gaps (connection, goal, RELNET_GOAL_EXPERTISE, expertise, self->gaps, error)
      || !read_gaps (connection, goal, RELNET_GOAL_SENIORITY, seniority, self->gaps, error))
    return NULL;
  if (!find_target (connection, goal, self, error))
    return NULL;
  if (self->target_id != 0)
    {
      g_autoptr (GError) no_path = NULL;

      self->path = relnet_path_read (connection, self->target_id, today, &no_path);
      if (self->path == NULL && no_path != NULL && !g_error_matches (no_path, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&no_path));
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

/**
 * relnet_goal_openings_free:
 * @self: (transfer full): what could bring a goal on
 */
void
relnet_goal_openings_free (RelnetGoalOpenings *self)
{
  g_clear_pointer (&self->ties, g_ptr_array_unref);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_ptr_array_unref);
  g_free (self->target_name);
  g_free (self);
}
