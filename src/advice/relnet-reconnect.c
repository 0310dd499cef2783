/* Whom to get back in touch with, and why (R1, R4, R6, R7). */

#include "relnet-reconnect.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-closeness-store.h"
#include "relnet-date.h"
#include "relnet-reconnect-store.h"

/* After this silence a request comes out of the blue (R5), in days. */
#define COLD_DAYS 180
/* An organisation of fewer than two people is no cohort. */
#define MIN_COHORT 2
/* More names than that are no help when one looks for an organisation. */
#define MAX_COHORTS 500
#define MAX_COHORT_PEOPLE 1000

/* Somebody in the ranking: all that is needed to put them in their place. */
typedef struct
{
  gint64 person_id;
  int base; /* the points that are kept: past, goal, sector, expertise */
  int score;
} Candidate;

/**
 * relnet_reconnect_mutual_free:
 * @self: (transfer full): a mutual contact
 */
void
relnet_reconnect_mutual_free (RelnetReconnectMutual *self)
{
  g_free (self->name);
  g_free (self->last_contact);
  g_free (self->kind);
  g_free (self);
}

/**
 * relnet_reconnect_cohort_free:
 * @self: (transfer full): a cohort
 */
void
relnet_reconnect_cohort_free (RelnetReconnectCohort *self)
{
  g_free (self->name);
  g_free (self);
}

/* Everybody who knows ?1, with what the user has to do with them. */
#define THOSE_WHO_KNOW                                                                                                  \
  "(SELECT second_id AS id, kind FROM acquaintance WHERE first_id = ?1 AND refused = 0"                                 \
  " UNION ALL SELECT first_id, kind FROM acquaintance WHERE second_id = ?1 AND refused = 0) AS other"                    \
  " JOIN person_closeness AS c ON c.person_id = other.id JOIN person AS p ON p.id = other.id AND p.deleted_at IS NULL"

/**
 * relnet_reconnect_load_mutual:
 * @connection: a connection
 * @person_id: a person
 * @today: the date
 * @limit: how many at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type RelnetReconnectMutual): who knows both, those closest to the user first;
 *   nobody with whom there is no living tie
 */
GPtrArray *
relnet_reconnect_load_mutual (RelnetConnection *connection, gint64 person_id, const char *today, guint limit, GError **error)
{
  g_autoptr (GPtrArray) mutual = g_ptr_array_new_with_free_func ((GDestroyNotify)relnet_reconnect_mutual_free);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT other.id, p.name, c.total, coalesce (last_contact, ''), kind FROM " THOSE_WHO_KNOW
      "  LEFT JOIN person_summary AS s ON s.person_id = other.id"
      " WHERE c.total >= ?2 ORDER BY c.total DESC, other.id LIMIT ?3",
      error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, person_id);
  relnet_statement_bind_double (statement, 2, relnet_closeness_get_threshold (1, today));
  relnet_statement_bind_int (statement, 3, limit);
  while (relnet_statement_step (statement, &local))
    {
      RelnetReconnectMutual *one = g_new0 (RelnetReconnectMutual, 1);

      one->person_id = relnet_statement_get_int (statement, 0);
      one->name = g_strdup (relnet_statement_get_text (statement, 1));
      one->step = relnet_closeness_get_step (relnet_statement_get_double (statement, 2), today);
      one->last_contact = g_strdup (relnet_statement_get_text (statement, 3));
      one->kind = g_strdup (relnet_statement_get_text (statement, 4));
      g_ptr_array_add (mutual, one);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&mutual);
}

static int
score_mutual (RelnetConnection *connection, gint64 person_id, const char *today, GError **error)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection, "SELECT coalesce (max (c.total), 0) FROM " THOSE_WHO_KNOW, error);
  int points = 0;

  if (statement == NULL)
    return 0;
  relnet_statement_bind_int (statement, 1, person_id);
  if (relnet_statement_step (statement, error))
    points = relnet_reconnect_score_mutual (relnet_closeness_get_step (relnet_statement_get_double (statement, 0), today));
  relnet_statement_reset (statement);
  return points;
}

/* Whether somebody may be suggested, and is one of those asked for. */
static gboolean
is_wanted (RelnetConnection *connection, const RelnetReconnectQuery *query, gint64 person_id, const char *today)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT 1 FROM person AS p LEFT JOIN reconnect_choice AS r ON r.person_id = p.id"
      " WHERE p.id = ?1 AND deleted_at IS NULL AND paused_until <= ?2 AND coalesce (resting, 0) = 0"
      "   AND coalesce (not_until, '') <= ?2 AND (?3 = '' OR p.city = ?3)"
      "   AND (?4 = 0 OR EXISTS (SELECT 1 FROM goal_person AS g WHERE g.goal_id = ?4 AND g.person_id = p.id))",
      NULL);
  gboolean wanted;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  relnet_statement_bind_text (statement, 2, today);
  relnet_statement_bind_text (statement, 3, query->city);
  relnet_statement_bind_int (statement, 4, query->goal_id);
  wanted = relnet_statement_step (statement, NULL);
  relnet_statement_reset (statement);
  return wanted;
}

/* Puts @candidate in its place among the best @limit: the order of the index decides between equal scores. */
static void
insert (GArray *best, const Candidate *candidate, guint limit)
{
  guint place = best->len;

  while (place > 0 && g_array_index (best, Candidate, place - 1).score < candidate->score)
    place--;
  if (place >= limit)
    return;
  g_array_insert_val (best, place, *candidate);
  if (best->len > limit)
    g_array_set_size (best, limit);
}

/* The ranking is read from the top of an index that holds all it needs. What a mutual contact adds depends on today: as soon as
 * nobody further down could come among the best with it, the rest need not be looked at. Only who comes among the best so far is
 * looked up. */
static GArray *
find_best (RelnetConnection *connection, const RelnetReconnectQuery *query, const char *today, guint limit, GError **error)
{
  const int max_mutual = relnet_reconnect_score_get_max (RELNET_RECONNECT_MUTUAL);
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (Candidate));
  double thresholds[RELNET_CLOSENESS_N_STEPS + 1];
  RelnetStatement *statement
      = relnet_connection_prepare (connection,
                                   "SELECT person_id, past + context, via_total FROM person_closeness"
                                   "  INDEXED BY person_closeness_by_points"
                                   " WHERE drifts_on IS NOT NULL AND drifts_on <= ?1"
                                   " ORDER BY past + context DESC, peak DESC, person_id",
                                   error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  for (int step = 0; step <= RELNET_CLOSENESS_N_STEPS; step++)
    thresholds[step] = relnet_closeness_get_threshold (step, today);
  relnet_statement_bind_text (statement, 1, today);
  while (relnet_statement_step (statement, &local))
    {
      Candidate candidate = { relnet_statement_get_int (statement, 0), (int)relnet_statement_get_int (statement, 1), 0 };
      double via_total = relnet_statement_get_double (statement, 2);
      int step = RELNET_CLOSENESS_N_STEPS, last = -1;

      if (best->len >= limit)
        last = g_array_index (best, Candidate, limit - 1).score;
      if (candidate.base + max_mutual <= last)
        break;
      while (step > 0 && via_total < thresholds[step])
        step--;
      candidate.score = candidate.base + relnet_reconnect_score_mutual (step);
      if (candidate.score > last && is_wanted (connection, query, candidate.person_id, today))
        insert (best, &candidate, limit);
    }
  relnet_statement_reset (statement);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&best);
}

/**
 * relnet_reconnect_load:
 * @connection: a connection
 * @person_id: a person, drifted away or not
 * @today: the date
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the person with their points; %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetReconnectTie *
relnet_reconnect_load (RelnetConnection *connection, gint64 person_id, const char *today, GError **error)
{
  g_autoptr (RelnetReconnectTie) tie = relnet_reconnect_tie_new (person_id);
  g_autoptr (RelnetReconnectFacts) facts = NULL;
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT p.name, coalesce (position.title, ''), coalesce (organisation.name, ''), p.city,"
      "       coalesce (c.last_answer, ''), coalesce (c.past, 0)"
      "  FROM person AS p LEFT JOIN person_closeness AS c ON c.person_id = p.id"
      "  LEFT JOIN position ON position.person_id = p.id AND position.rank = 0 AND current = 1"
      "  LEFT JOIN organisation ON organisation.id = organisation_id"
      " WHERE p.id = ?1 AND deleted_at IS NULL",
      error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, person_id);
  if (!relnet_statement_step (statement, &local))
    {
      if (local == NULL)
        g_set_error_literal (&local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This person was deleted."));
      g_propagate_error (error, local);
      return NULL;
    }
  relnet_reconnect_tie_set_who (tie, relnet_statement_get_text (statement, 0), relnet_statement_get_text (statement, 1),
                                relnet_statement_get_text (statement, 2), relnet_statement_get_text (statement, 3));
  relnet_reconnect_tie_set_last_answer (tie, relnet_statement_get_text (statement, 4));
  relnet_reconnect_tie_set_points (tie, RELNET_RECONNECT_PAST, (int)relnet_statement_get_int (statement, 5));
  relnet_statement_reset (statement);
  facts = relnet_reconnect_store_load_facts (connection, person_id, error);
  if (facts == NULL)
    return NULL;
  relnet_reconnect_tie_set_points (tie, RELNET_RECONNECT_GOAL,
                                   relnet_reconnect_score_goal (facts->n_goals, facts->is_target));
  relnet_reconnect_tie_set_points (tie, RELNET_RECONNECT_SECTOR,
                                   relnet_reconnect_score_sector (facts->sector_goal != NULL, facts->n_clients));
  relnet_reconnect_tie_set_points (tie, RELNET_RECONNECT_EXPERTISE,
                                   relnet_reconnect_score_expertise (facts->expertise != NULL));
  relnet_reconnect_tie_set_points (tie, RELNET_RECONNECT_MUTUAL, score_mutual (connection, person_id, today, &local));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&tie);
}

static GPtrArray *
load_all (RelnetConnection *connection, const gint64 *ids, guint n, const char *today, GError **error)
{
  g_autoptr (GPtrArray) ties = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      RelnetReconnectTie *tie = relnet_reconnect_load (connection, ids[i], today, error);

      if (tie == NULL)
        return NULL;
      g_ptr_array_add (ties, tie);
    }
  return g_steal_pointer (&ties);
}

/**
 * relnet_reconnect_rank:
 * @connection: a connection
 * @query: who of them
 * @today: the date
 * @limit: how many at most
 * @error: return location for an error
 *
 * Those who have drifted away, but nobody who is paused, put off or let rest. Without a goal or city in @query this reads the
 * top of an index and takes no longer with 100,000 people than with 1,000.
 *
 * Returns: (transfer full) (nullable) (element-type RelnetReconnectTie): the highest score first
 */
GPtrArray *
relnet_reconnect_rank (RelnetConnection *connection, const RelnetReconnectQuery *query, const char *today, guint limit,
                       GError **error)
{
  g_autoptr (GArray) best = find_best (connection, query, today, limit, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (best == NULL)
    return NULL;
  for (guint i = 0; i < best->len; i++)
    g_array_append_val (ids, g_array_index (best, Candidate, i).person_id);
  return load_all (connection, (const gint64 *)ids->data, ids->len, today, error);
}

static char *
explain_past (RelnetConnection *connection, gint64 person_id)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection,
                                   /* What was promised or done for each other stands in the timeline too, and is no exchange. */
                                   "SELECT (SELECT count (*) FROM interaction_person AS ip JOIN interaction AS i"
                                   "         ON i.id = ip.interaction_id"
                                   "         WHERE ip.person_id = ?1 AND ip.hidden = 0 AND i.kind = 'exchange'),"
                                   " coalesce (peak_date, '') FROM person_summary AS s"
                                   "  LEFT JOIN person_closeness AS c ON c.person_id = s.person_id"
                                   " WHERE s.person_id = ?1",
                                   NULL);
  g_autofree char *exchanges = NULL, *date = NULL;

  if (statement == NULL)
    return g_strdup ("");
  relnet_statement_bind_int (statement, 1, person_id);
  if (relnet_statement_step (statement, NULL))
    {
      guint n = (guint)relnet_statement_get_int (statement, 0);

      exchanges = g_strdup_printf (ngettext ("%u exchange", "%u exchanges", n), n);
      date = relnet_date_format (relnet_statement_get_text (statement, 1));
    }
  relnet_statement_reset (statement);
  if (exchanges == NULL || *date == '\0')
    return g_strdup (_ ("Hardly in touch so far"));
  /* Translators: “46 exchanges”, then the day on which the two were closest. */
  return g_strdup_printf (_ ("%s, closest on %s"), exchanges, date);
}

static char *
explain_goal (const RelnetReconnectFacts *facts)
{
  if (facts->is_target)
    /* Translators: a goal that is about reaching this very person. */
    return g_strdup_printf (_ ("“%s”: the person to reach"), facts->goal);
  if (facts->goal == NULL)
    return g_strdup (_ ("Not part of a goal"));
  if (facts->hope != NULL && *facts->hope != '\0')
    /* Translators: a goal, then what is hoped with this person. */
    return g_strdup_printf (_ ("“%s”: %s"), facts->goal, facts->hope);
  if (facts->n_goals > 1)
    return g_strdup_printf (ngettext ("“%s” and %u other goal", "“%s” and %u other goals", facts->n_goals - 1), facts->goal,
                            facts->n_goals - 1);
  /* Translators: a goal. */
  return g_strdup_printf (_ ("“%s” counts on them"), facts->goal);
}

static char *
explain_sector (const RelnetReconnectFacts *facts)
{
  if (facts->sector_goal != NULL)
    /* Translators: a sector, then a goal. */
    return g_strdup_printf (_ ("%s, which “%s” needs"), facts->sector, facts->sector_goal);
  if (facts->sector != NULL)
    /* Translators: a sector: “Process industry, like 3 of your clients”. */
    return g_strdup_printf (ngettext ("%s, like %u of your clients", "%s, like %u of your clients", facts->n_clients),
                            facts->sector, facts->n_clients);
  return g_strdup (_ ("No client or goal in their sector"));
}

static char *
explain_expertise (const RelnetReconnectFacts *facts)
{
  if (facts->expertise != NULL)
    /* Translators: what somebody knows well, then a goal. */
    return g_strdup_printf (_ ("%s, which “%s” needs"), facts->expertise, facts->expertise_goal);
  return g_strdup (_ ("Nothing a goal asks for"));
}

static char *
explain_mutual (const RelnetReconnectMutual *mutual, const char *today)
{
  g_autofree char *age = NULL;

  if (mutual == NULL)
    return g_strdup (_ ("Nobody you are in touch with knows them"));
  if (!relnet_date_is_valid (mutual->last_contact))
    /* Translators: a person who knows this one. */
    return g_strdup_printf (_ ("%s knows them"), mutual->name);
  age = relnet_date_format_age (mutual->last_contact, today);
  /* Translators: a person who knows this one, then when the user was in touch with them: “3 weeks ago”. */
  return g_strdup_printf (_ ("%s knows them; you were in touch %s"), mutual->name, age);
}

/**
 * relnet_reconnect_explain:
 * @connection: a connection
 * @tie: somebody
 * @today: the date
 * @error: return location for an error
 *
 * Gives each part of the score its reason in words, those without points too, and says through whom they could be reached.
 *
 * Returns: whether it is explained
 */
gboolean
relnet_reconnect_explain (RelnetConnection *connection, RelnetReconnectTie *tie, const char *today, GError **error)
{
  gint64 id = relnet_reconnect_tie_get_person_id (tie);
  g_autoptr (RelnetReconnectFacts) facts = relnet_reconnect_store_load_facts (connection, id, error);
  g_autoptr (GPtrArray) mutual = NULL;
  RelnetReconnectMutual *first;

  if (facts == NULL)
    return FALSE;
  mutual = relnet_reconnect_load_mutual (connection, id, today, 1, error);
  if (mutual == NULL)
    return FALSE;
  first = mutual->len > 0 ? g_ptr_array_index (mutual, 0) : NULL;
  if (first != NULL)
    relnet_reconnect_tie_set_via (tie, first->person_id, first->name);
  relnet_reconnect_tie_take_reason (tie, RELNET_RECONNECT_PAST, explain_past (connection, id));
  relnet_reconnect_tie_take_reason (tie, RELNET_RECONNECT_GOAL, explain_goal (facts));
  relnet_reconnect_tie_take_reason (tie, RELNET_RECONNECT_SECTOR, explain_sector (facts));
  relnet_reconnect_tie_take_reason (tie, RELNET_RECONNECT_EXPERTISE, explain_expertise (facts));
  relnet_reconnect_tie_take_reason (tie, RELNET_RECONNECT_MUTUAL, explain_mutual (first, today));
  return TRUE;
}

/* What of a tie faded in a period. */
typedef struct
{
  gint64 person_id;
  double lost;
} Faded;

static int
compare_faded (gconstpointer a, gconstpointer b)
{
  const Faded *x = a, *y = b;

  return x->lost > y->lost ? -1 : x->lost < y->lost;
}

/**
 * relnet_reconnect_load_session:
 * @connection: a connection
 * @from: the first day of a busy time
 * @to: its last day
 * @today: the date
 * @error: return location for an error
 *
 * After a busy time (a new job, a launch) one catches up with the ties that faded in it (R6): who was close when it began or
 * became so in its first half, took part in nothing from then to its end, and has not since. Those who lost most come first,
 * %RELNET_RECONNECT_SESSION_SIZE at most.
 *
 * Returns: (transfer full) (nullable) (element-type RelnetReconnectTie): the ties; none if the days make no period
 */
GPtrArray *
relnet_reconnect_load_session (RelnetConnection *connection, const char *from, const char *to, const char *today,
                               GError **error)
{
  g_autoptr (GArray) faded = g_array_new (FALSE, FALSE, sizeof (Faded));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *half = NULL;
  RelnetStatement *statement;
  GError *local = NULL;

  if (relnet_date_days_between (from, to) < 1)
    return load_all (connection, NULL, 0, today, error);
  half = relnet_date_add_days (from, relnet_date_days_between (from, to) / 2);
  /* Whoever was close on the first day has at least that total, whatever the day of their last exchange. */
  statement = relnet_connection_prepare (
      connection,
      "SELECT c.person_id, answered, last_answer FROM person_closeness AS c JOIN person AS p ON p.id = c.person_id"
      "  LEFT JOIN reconnect_choice AS r ON r.person_id = c.person_id"
      " WHERE total >= ?1 AND last_answer <> '' AND last_answer <= ?2 AND deleted_at IS NULL AND paused_until <= ?3"
      "   AND coalesce (resting, 0) = 0 AND coalesce (not_until, '') <= ?3",
      error);
  if (statement == NULL)
    return NULL;
  relnet_statement_bind_double (statement, 1, relnet_closeness_get_threshold (RELNET_CLOSENESS_CLOSE_STEP, from));
  relnet_statement_bind_text (statement, 2, half);
  relnet_statement_bind_text (statement, 3, today);
  while (relnet_statement_step (statement, &local))
    {
      double total = relnet_statement_get_double (statement, 1);
      const char *last = relnet_statement_get_text (statement, 2);
      const char *begin = strcmp (last, from) > 0 ? last : from;
      double height = relnet_closeness_get_value (total, begin);
      Faded one = { relnet_statement_get_int (statement, 0), height - relnet_closeness_get_value (total, to) };

      if (relnet_closeness_value_to_step (height) >= RELNET_CLOSENESS_CLOSE_STEP)
        g_array_append_val (faded, one);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  g_array_sort (faded, compare_faded);
  for (guint i = 0; i < MIN (faded->len, RELNET_RECONNECT_SESSION_SIZE); i++)
    g_array_append_val (ids, g_array_index (faded, Faded, i).person_id);
  return load_all (connection, (const gint64 *)ids->data, ids->len, today, error);
}

/**
 * relnet_reconnect_load_cohorts:
 * @connection: a connection
 * @error: return location for an error
 *
 * Organisations in which several people are or were: the employers and schools one has in common with them, those of former
 * colleagues and schoolmates first.
 *
 * Returns: (transfer full) (nullable) (element-type RelnetReconnectCohort): the organisations
 */
GPtrArray *
relnet_reconnect_load_cohorts (RelnetConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) cohorts = g_ptr_array_new_with_free_func ((GDestroyNotify)relnet_reconnect_cohort_free);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT o.id, o.name, count (DISTINCT p.id) AS n,"
      "       count (DISTINCT CASE WHEN EXISTS (SELECT 1 FROM person_relation AS r WHERE r.person_id = p.id"
      "              AND relation IN ('colleague', 'manager', 'recruit', 'schoolmate')) THEN p.id END) AS together"
      "  FROM position JOIN organisation AS o ON o.id = organisation_id"
      "  JOIN person AS p ON p.id = position.person_id AND deleted_at IS NULL"
      " GROUP BY o.id HAVING n >= " G_STRINGIFY (MIN_COHORT)
      " ORDER BY together DESC, n DESC, o.folded LIMIT " G_STRINGIFY (MAX_COHORTS),
      error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    {
      RelnetReconnectCohort *cohort = g_new0 (RelnetReconnectCohort, 1);

      cohort->organisation_id = relnet_statement_get_int (statement, 0);
      cohort->name = g_strdup (relnet_statement_get_text (statement, 1));
      cohort->n_people = (guint)relnet_statement_get_int (statement, 2);
      g_ptr_array_add (cohorts, cohort);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&cohorts);
}

/**
 * relnet_reconnect_load_cohort:
 * @connection: a connection
 * @organisation_id: an organisation
 * @today: the date
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type RelnetReconnectTie): everybody who is or was there, with their years; the
 *   longest silence first
 */
GPtrArray *
relnet_reconnect_load_cohort (RelnetConnection *connection, gint64 organisation_id, const char *today, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GPtrArray) ties = NULL;
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT p.id, min (nullif (from_year, 0)), CASE WHEN max (current) THEN 0 ELSE max (to_year) END"
      "  FROM position JOIN person AS p ON p.id = position.person_id AND deleted_at IS NULL"
      "  LEFT JOIN person_closeness AS c ON c.person_id = p.id"
      " WHERE organisation_id = ?1 GROUP BY p.id"
      " ORDER BY coalesce (last_answer, ''), sort_key, p.id LIMIT " G_STRINGIFY (MAX_COHORT_PEOPLE),
      error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, organisation_id);
  while (relnet_statement_step (statement, &local))
    {
      gint64 id = relnet_statement_get_int (statement, 0);
      int from = (int)relnet_statement_get_int (statement, 1), to = (int)relnet_statement_get_int (statement, 2);

      g_array_append_val (ids, id);
      g_array_append_val (years, from);
      g_array_append_val (years, to);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  ties = load_all (connection, (const gint64 *)ids->data, ids->len, today, error);
  for (guint i = 0; ties != NULL && i < ties->len; i++)
    relnet_reconnect_tie_set_years (g_ptr_array_index (ties, i), g_array_index (years, int, 2 * i),
                                    g_array_index (years, int, 2 * i + 1));
  return g_steal_pointer (&ties);
}

/**
 * relnet_reconnect_load_resting:
 * @connection: a connection
 * @today: the date
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type RelnetReconnectTie): whom the user lets rest, by name
 */
GPtrArray *
relnet_reconnect_load_resting (RelnetConnection *connection, const char *today, GError **error)
{
  g_autoptr (GArray) ids = relnet_reconnect_store_list_resting (connection, error);

  return ids != NULL ? load_all (connection, (const gint64 *)ids->data, ids->len, today, error) : NULL;
}

/**
 * relnet_reconnect_is_cold:
 * @tie: somebody
 * @today: the date
 *
 * R5: a request after a long silence had better wait for a message that asks for nothing.
 *
 * Returns: whether they took part in nothing for half a year, or ever
 */
gboolean
relnet_reconnect_is_cold (RelnetReconnectTie *tie, const char *today)
{
  const char *last = relnet_reconnect_tie_get_last_answer (tie);

  return !relnet_date_is_valid (last) || relnet_date_days_between (last, today) >= COLD_DAYS;
}
