/* Who of the user's contacts could help whom (I3): what one knows against what another looks for, a goal or a sector in
 * common, and that the two do not know each other. Words are compared by their beginnings, so that “logistics” meets
 * “logistique” and “hydrogène” meets “hydrogen”. */

#include "relnet-connector.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-person-store.h"
#include "relnet-text.h"

/* The work is the same for 300 people and for 100,000: those the user is closest to are who can be introduced at all. */
#define MAX_PEOPLE 3000
/* Shorter words say nothing; longer ones are compared by their beginnings. */
#define MIN_LETTERS 4
#define STEM        7
/* What so many have in common is no reason to bring two of them together. */
#define MAX_IN_COMMON 40
#define MAX_IN_SECTOR 12
/* So that not one person is in every proposal. */
#define MAX_PER_PERSON 2

/* What one knows and the other looks for is a reason by itself; a goal in common is a good one, a sector a weak one. */
#define WEIGHT_NEED   4
#define WEIGHT_GOAL   3
#define WEIGHT_SECTOR 1
/* Further words in common add nothing new. */
#define MAX_WORDS 3

/* Words that are in every sentence about work, in the languages of RelNet, as they are compared. */
static const char *const empty_words[] = {
  "about", "after", "aider", "ainsi", "also", "apres", "autour", "autre", "autres", "avant", "avec", "becomin", "before",
  "better", "build", "chez", "cherche", "comme", "comment", "company", "complet", "conseil", "contact", "cette", "dans",
  "depuis", "develop", "devenir", "entre", "entrepr", "equipe", "equipes", "expert", "experie", "faire", "find", "finding",
  "first", "from", "gestion", "good", "grand", "grands", "great", "have", "help", "helping", "into", "large", "leur",
  "leurs", "life", "looking", "make", "manager", "managem", "meeting", "metier", "mettre", "monde", "more", "most",
  "nouvea", "nouveau", "nouvell", "over", "people", "personn", "petit", "petite", "plus", "pour", "prendre", "premier",
  "project", "projet", "projets", "quand", "quelqu", "sans", "small", "some", "sous", "starte", "surtout", "team", "teams",
  "that", "their", "them", "they", "this", "time", "tout", "toute", "toutes", "travail", "tres", "trouver", "under", "using",
  "vers", "very", "want", "wants", "what", "when", "where", "which", "with", "without", "work", "working", "world", "years",
  "annees", "veut", "souhait", "responsa", "respons", "directe", "service", "service", "parler", "aime", "loves", "likes",
};

typedef struct
{
  gint64 id;
  char *name;
  char *sector;
  GHashTable *offers; /* stem → word as it was written */
  GHashTable *needs;
  GHashTable *goals;
  guint n_proposals;
} Candidate;

typedef struct
{
  guint needer;
  guint helper;
  GPtrArray *needs;  /* words of the needer that the helper knows about */
  GPtrArray *goals;
  gboolean same_sector;
  int score;
} Match;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->name);
  g_free (candidate->sector);
  g_clear_pointer (&candidate->offers, g_hash_table_unref);
  g_clear_pointer (&candidate->needs, g_hash_table_unref);
  g_clear_pointer (&candidate->goals, g_hash_table_unref);
  g_free (candidate);
}

static void
match_free (gpointer data)
{
  Match *match = data;

  g_clear_pointer (&match->needs, g_ptr_array_unref);
  g_clear_pointer (&match->goals, g_ptr_array_unref);
  g_free (match);
}

static void
pairing_free (gpointer data)
{
  RelnetPairing *pairing = data;

  g_free (pairing->first_name);
  g_free (pairing->second_name);
  g_free (pairing->first_reason);
  g_free (pairing->second_reason);
  g_free (pairing);
}

static gboolean
is_empty_word (const char *stem)
{
  for (guint i = 0; i < G_N_ELEMENTS (empty_words); i++)
    if (strcmp (empty_words[i], stem) == 0)
      return TRUE;
  return FALSE;
}

static void
add_word (GHashTable *words, const char *start, gsize length)
{
  g_autofree char *word = g_strndup (start, length);
  g_autofree char *stem = relnet_text_fold (word);

  if (g_utf8_strlen (stem, -1) < MIN_LETTERS)
    return;
  if (g_utf8_strlen (stem, -1) > STEM)
    *g_utf8_offset_to_pointer (stem, STEM) = '\0';
  if (!is_empty_word (stem) && !g_hash_table_contains (words, stem))
    g_hash_table_insert (words, g_steal_pointer (&stem), g_steal_pointer (&word));
}

static void
add_words (GHashTable *words, const char *text)
{
  const char *start = NULL;
  const char *position = text;

  for (; *position != '\0'; position = g_utf8_next_char (position))
    if (g_unichar_isalnum (g_utf8_get_char (position)))
      start = start != NULL ? start : position;
    else if (start != NULL)
      {
        add_word (words, start, (gsize) (position - start));
        start = NULL;
      }
  if (start != NULL)
    add_word (words, start, (gsize) (position - start));
}

static GHashTable *
make_words (const char *first, const char *second, const char *third)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  add_words (words, first);
  add_words (words, second);
  add_words (words, third);
  return words;
}

static GPtrArray *
read_candidates (RelnetConnection *connection, const char *today, GError **error)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT person.id, name, sector, expertise, function, their_goals, interests, matters FROM person"
      " JOIN person_summary ON person_summary.person_id = person.id"
      " LEFT JOIN person_closeness ON person_closeness.person_id = person.id"
      " LEFT JOIN reconnect_choice ON reconnect_choice.person_id = person.id"
      " WHERE deleted_at IS NULL AND paused_until <= ?1 AND coalesce (resting, 0) = 0"
      " AND (expertise <> '' OR their_goals <> '' OR interests <> '' OR matters <> '' OR sector <> '')"
      " ORDER BY coalesce (total, 0) DESC, last_contact DESC, person.id LIMIT ?2",
      error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_text (statement, 1, today);
  relnet_statement_bind_int (statement, 2, MAX_PEOPLE);
  while (relnet_statement_step (statement, &local))
    {
      Candidate *candidate = g_new0 (Candidate, 1);

      candidate->id = relnet_statement_get_int (statement, 0);
      candidate->name = g_strdup (relnet_statement_get_text (statement, 1));
      candidate->sector = relnet_text_fold (relnet_statement_get_text (statement, 2));
      candidate->offers = make_words (relnet_statement_get_text (statement, 3), relnet_statement_get_text (statement, 4), "");
      candidate->goals = make_words (relnet_statement_get_text (statement, 5), "", "");
      candidate->needs = make_words (relnet_statement_get_text (statement, 5), relnet_statement_get_text (statement, 6),
                                     relnet_statement_get_text (statement, 7));
      g_ptr_array_add (candidates, candidate);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&candidates);
}

/* Who has each word: stem → indices. */
static GHashTable *
index_words (GPtrArray *candidates, gboolean goals)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = g_ptr_array_index (candidates, i);
      GHashTableIter iter;
      gpointer stem;

      g_hash_table_iter_init (&iter, goals ? candidate->goals : candidate->offers);
      while (g_hash_table_iter_next (&iter, &stem, NULL))
        {
          GArray *who = g_hash_table_lookup (index, stem);

          if (who == NULL)
            {
              who = g_array_new (FALSE, FALSE, sizeof (guint));
              g_hash_table_insert (index, stem, who);
            }
          g_array_append_val (who, i);
        }
    }
  return index;
}

static Match *
get_match (GHashTable *matches, guint needer, guint helper)
{
  gint64 key = (gint64) needer * MAX_PEOPLE + helper;
  Match *match = g_hash_table_lookup (matches, &key);

  if (match == NULL)
    {
      match = g_new0 (Match, 1);
      match->needer = needer;
      match->helper = helper;
      match->needs = g_ptr_array_new ();
      match->goals = g_ptr_array_new ();
      g_hash_table_insert (matches, g_memdup2 (&key, sizeof key), match);
    }
  return match;
}

static void
match_words (GPtrArray *candidates, GHashTable *matches, gboolean goals)
{
  g_autoptr (GHashTable) index = index_words (candidates, goals);

  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = g_ptr_array_index (candidates, i);
      GHashTableIter iter;
      gpointer stem, word;

      g_hash_table_iter_init (&iter, goals ? candidate->goals : candidate->needs);
      while (g_hash_table_iter_next (&iter, &stem, &word))
        {
          GArray *who = g_hash_table_lookup (index, stem);

          for (guint j = 0; who != NULL && who->len <= MAX_IN_COMMON && j < who->len; j++)
            {
              guint other = g_array_index (who, guint, j);

              /* A goal in common is the same from both sides. */
              if (other == i || (goals && other < i))
                continue;
              g_ptr_array_add (goals ? get_match (matches, i, other)->goals : get_match (matches, i, other)->needs, word);
            }
        }
    }
}

static void
match_sectors (GPtrArray *candidates, GHashTable *matches)
{
  g_autoptr (GHashTable) sectors
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = g_ptr_array_index (candidates, i);
      GArray *who = g_hash_table_lookup (sectors, candidate->sector);

      if (*candidate->sector == '\0')
        continue;
      if (who == NULL)
        {
          who = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (sectors, candidate->sector, who);
        }
      g_array_append_val (who, i);
    }
  g_hash_table_iter_init (&iter, sectors);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GArray *who = value;

      for (guint i = 0; who->len <= MAX_IN_SECTOR && i < who->len; i++)
        for (guint j = i + 1; j < who->len; j++)
          get_match (matches, g_array_index (who, guint, i), g_array_index (who, guint, j))->same_sector = TRUE;
    }
}

/* The best first; then those the user is closer to, in a lasting order. */
static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *one = *(Match *const *) a, *other = *(Match *const *) b;

  if (one->score != other->score)
    return other->score - one->score;
  if (one->needer + one->helper != other->needer + other->helper)
    return (int) (one->needer + one->helper) - (int) (other->needer + other->helper);
  return (int) one->needer - (int) other->needer;
}

static GPtrArray *
rank (GHashTable *matches)
{
  GPtrArray *ranked = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, matches);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Match *match = value;

      match->score = (int) MIN (match->needs->len, MAX_WORDS) * WEIGHT_NEED
                     + (int) MIN (match->goals->len, MAX_WORDS) * WEIGHT_GOAL + (match->same_sector ? WEIGHT_SECTOR : 0);
      g_ptr_array_add (ranked, match);
    }
  g_ptr_array_sort (ranked, compare_matches);
  return ranked;
}

/* They know each other, or it was thought of before. */
static gboolean
is_known (RelnetConnection *connection, gint64 one, gint64 other)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT EXISTS (SELECT 1 FROM acquaintance WHERE first_id = ?1 AND second_id = ?2 AND refused = 0)"
      " OR EXISTS (SELECT 1 FROM connector_refusal WHERE first_id = ?1 AND second_id = ?2)"
      " OR EXISTS (SELECT 1 FROM introduction WHERE deleted_at IS NULL"
      "  AND ((first_id = ?1 AND second_id = ?2) OR (first_id = ?2 AND second_id = ?1)))"
      " OR EXISTS (SELECT 1 FROM referral WHERE (person_id = ?1 AND introducer_id = ?2)"
      "  OR (person_id = ?2 AND introducer_id = ?1))"
      " OR EXISTS (SELECT 1 FROM position AS mine JOIN position AS theirs ON theirs.organisation_id = mine.organisation_id"
      "  WHERE mine.person_id = ?1 AND theirs.person_id = ?2 AND mine.current AND theirs.current)"
      " OR EXISTS (SELECT 1 FROM (SELECT interaction_id FROM interaction_person WHERE person_id = ?1 AND hidden = 0"
      "   ORDER BY date DESC, interaction_id DESC LIMIT 500) AS mine"
      "  JOIN interaction_person AS theirs ON theirs.interaction_id = mine.interaction_id AND theirs.person_id = ?2)",
      NULL);
  gboolean known;

  if (statement == NULL)
    return TRUE;
  relnet_statement_bind_int (statement, 1, MIN (one, other));
  relnet_statement_bind_int (statement, 2, MAX (one, other));
  known = !relnet_statement_step (statement, NULL) || relnet_statement_get_int (statement, 0) != 0;
  relnet_statement_reset (statement);
  return known;
}

static char *
join_words (GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len && i < MAX_WORDS; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (words, i));
  return g_string_free (text, FALSE);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static RelnetPairing *
make_pairing (GPtrArray *candidates, Match *match, const char *sector)
{
  RelnetPairing *pairing = g_new0 (RelnetPairing, 1);
  Candidate *needer = g_ptr_array_index (candidates, match->needer);
  Candidate *helper = g_ptr_array_index (candidates, match->helper);
  g_autofree char *words = NULL;

  pairing->first_id = needer->id;
  pairing->first_name = g_strdup (needer->name);
  pairing->second_id = helper->id;
  pairing->second_name = g_strdup (helper->name);
  pairing->score = match->score;
  g_ptr_array_sort (match->needs, compare_words);
  g_ptr_array_sort (match->goals, compare_words);
  if (match->needs->len > 0)
    {
      words = join_words (match->needs);
      /* Translators: a name and a few words, “Oskar Nyström knows about hydrogen, storage”. */
      pairing->first_reason = g_strdup_printf (_ ("%s knows about %s"), helper->name, words);
      /* Translators: a name and a few words, “Idris Benkirane is interested in hydrogen, storage”. */
      pairing->second_reason = g_strdup_printf (_ ("%s is interested in %s"), needer->name, words);
    }
  else if (match->goals->len > 0)
    {
      words = join_words (match->goals);
      pairing->first_reason = g_strdup_printf (_ ("%s has a goal in common: %s"), helper->name, words);
      pairing->second_reason = g_strdup_printf (_ ("%s has a goal in common: %s"), needer->name, words);
    }
  else
    {
      pairing->first_reason = g_strdup_printf (_ ("%s works in the same sector: %s"), helper->name, sector);
      pairing->second_reason = g_strdup_printf (_ ("%s works in the same sector: %s"), needer->name, sector);
    }
  return pairing;
}

static char *
read_sector (RelnetConnection *connection, gint64 person)
{
  g_autoptr (RelnetPerson) whole = relnet_person_store_load (connection, person, NULL);

  return g_strdup (whole != NULL ? relnet_person_get_text (whole, RELNET_PERSON_SECTOR) : "");
}

/**
 * relnet_connector_read:
 * @connection: a connection
 * @today: a valid date
 * @limit: how many at most
 * @error: return location for an error
 *
 * Looks at the people the user is closest to, some thousands at most: for relnet_database_read_async().
 *
 * Returns: (transfer full) (element-type RelnetPairing) (nullable): who could be introduced to whom, the best reason first
 */
GPtrArray *
relnet_connector_read (RelnetConnection *connection, const char *today, guint limit, GError **error)
{
  g_autoptr (GPtrArray) candidates = read_candidates (connection, today, error);
  g_autoptr (GPtrArray) pairings = g_ptr_array_new_with_free_func (pairing_free);
  g_autoptr (GHashTable) matches = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, match_free);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) ranked = NULL;

  if (candidates == NULL)
    return NULL;
  match_words (candidates, matches, FALSE);
  match_words (candidates, matches, TRUE);
  match_sectors (candidates, matches);
  ranked = rank (matches);
  for (guint i = 0; i < ranked->len && pairings->len < limit; i++)
    {
      Match *match = g_ptr_array_index (ranked, i);
      Candidate *needer = g_ptr_array_index (candidates, match->needer);
      Candidate *helper = g_ptr_array_index (candidates, match->helper);
      gint64 pair = (gint64) MIN (match->needer, match->helper) * MAX_PEOPLE + MAX (match->needer, match->helper);
      g_autofree char *sector = NULL;

      if (needer->n_proposals >= MAX_PER_PERSON || helper->n_proposals >= MAX_PER_PERSON
          || g_hash_table_contains (taken, &pair))
        continue;
      g_hash_table_add (taken, g_memdup2 (&pair, sizeof pair));
      if (is_known (connection, needer->id, helper->id))
        continue;
      if (match->needs->len == 0 && match->goals->len == 0)
        sector = read_sector (connection, needer->id);
      g_ptr_array_add (pairings, make_pairing (candidates, match, sector));
      needer->n_proposals++;
      helper->n_proposals++;
    }
  return g_steal_pointer (&pairings);
}

typedef struct
{
  gint64 first;
  gint64 second;
  RelnetClock *clock;
} Refusal;

static void
refusal_free (gpointer data)
{
  Refusal *refusal = data;

  g_clear_object (&refusal->clock);
  g_free (refusal);
}

static gboolean
refuse_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Refusal *refusal = data;
  g_autofree char *today = relnet_clock_dup_today (refusal->clock);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "INSERT INTO connector_refusal (first_id, second_id, refused_on) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, MIN (refusal->first, refusal->second));
  relnet_statement_bind_int (statement, 2, MAX (refusal->first, refusal->second));
  relnet_statement_bind_text (statement, 3, today);
  relnet_changes_add (changes, RELNET_CHANGE_INTRODUCTION, 0);
  return relnet_statement_run (statement, error);
}

/**
 * relnet_connector_refuse_async:
 * @database: a database
 * @first: a person
 * @second: another
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done; finish with relnet_database_write_finish()
 * @user_data: for @callback
 *
 * Remembers that the user does not want to introduce the two: they are not proposed again. One undoable write.
 */
void
relnet_connector_refuse_async (RelnetDatabase *database, gint64 first, gint64 second, RelnetClock *clock,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  RelnetConnection *reader = relnet_database_get_reader (database);
  g_autoptr (RelnetPersonSummary) one = relnet_person_store_load_summary (reader, first, NULL);
  g_autoptr (RelnetPersonSummary) other = relnet_person_store_load_summary (reader, second, NULL);
  g_autofree char *label = g_strdup_printf (_ ("%s and %s are not proposed any more"),
                                            one != NULL ? relnet_person_summary_get_name (one) : "",
                                            other != NULL ? relnet_person_summary_get_name (other) : "");
  Refusal *refusal = g_new0 (Refusal, 1);

  refusal->first = first;
  refusal->second = second;
  refusal->clock = g_object_ref (clock);
  relnet_database_write_async (database, label, refuse_act, refusal, refusal_free, cancellable, callback, user_data);
}
