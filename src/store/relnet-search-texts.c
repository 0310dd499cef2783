/* Finds what is written in notes and interactions, by SQLite's full-text index, with the words around it. */

#include "relnet-search-texts.h"

#include <string.h>

#include "relnet-interaction-store.h"
#include "relnet-person-store.h"
#include "relnet-search-index.h"
#include "relnet-search-match.h"
#include "relnet-text.h"

/* How much of a note is shown around what was found, in characters. */
#define EXCERPT_BEFORE 28
#define EXCERPT_LENGTH 110
/* Interactions are looked through newest first; this many are read to be put in order of their dates. */
#define TEXTS_READ 60

static gboolean
begins_with_word (const char *p, const char *word)
{
  const char *end = p;
  g_autofree char *start = NULL;
  g_autofree char *folded = NULL;

  /* A folded text may be shorter than what it was folded from, never by more than half. */
  for (gsize i = 0; i < 2 * strlen (word) + 2 && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  start = g_strndup (p, (gsize)(end - p));
  folded = relnet_text_fold (start);
  return g_str_has_prefix (folded, word);
}

/* Where a word of @text begins with @word. */
static const char *
find_word (const char *text, const char *word)
{
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean letter = g_unichar_isalnum (g_utf8_get_char (p));

      if (letter && !inside && begins_with_word (p, word))
        return p;
      inside = letter;
    }
  return NULL;
}

/* The part of a text around the first word that is found in it, on one line; %NULL if none is. */
static char *
make_excerpt (const char *text, GStrv words)
{
  const char *at = NULL, *start, *end;
  g_autofree char *part = NULL, *clean = NULL;

  for (guint i = 0; at == NULL && words[i] != NULL; i++)
    at = find_word (text, words[i]);
  if (at == NULL)
    return NULL;
  start = at;
  for (int i = 0; i < EXCERPT_BEFORE && start > text; i++)
    start = g_utf8_prev_char (start);
  /* Not from the middle of a word. */
  if (start > text)
    while (start < at && !g_unichar_isspace (g_utf8_get_char (start)))
      start = g_utf8_next_char (start);
  end = start;
  for (int i = 0; i < EXCERPT_LENGTH && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  part = g_strndup (start, (gsize)(end - start));
  clean = relnet_text_clean (part);
  return g_strconcat (start > text ? "…" : "", clean, *end != '\0' ? "…" : "", NULL);
}

static GArray *
find_rows (RelnetConnection *connection, const char *sql, const char *match, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_text (statement, 1, match);
  relnet_statement_bind_int (statement, 2, TEXTS_READ);
  while (relnet_statement_step (statement, &local))
    {
      gint64 id = relnet_statement_get_int (statement, 0);

      g_array_append_val (rows, id);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&rows);
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  RelnetSearchMatch *x = *(RelnetSearchMatch **)a, *y = *(RelnetSearchMatch **)b;

  return strcmp (relnet_search_match_get_date (y), relnet_search_match_get_date (x));
}

static gboolean
find_interactions (RelnetConnection *connection,
                   const char *match,
                   GStrv words,
                   GPtrArray *matches,
                   GError **error)
{
  g_autoptr (GArray) rows = find_rows (connection,
                                       "SELECT rowid FROM interaction_fts WHERE interaction_fts "
                                       "MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
                                       match, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      /* The one of the people in it who was last in touch stands for it. */
      RelnetStatement *statement = relnet_connection_prepare (
          connection,
          "SELECT interaction.date, subject, interaction.note, they_said, place, person.id"
          "  FROM interaction JOIN interaction_person ON interaction_id = interaction.id"
          "  JOIN person ON person.id = person_id AND person.deleted_at IS NULL"
          " WHERE interaction.id = ?1 AND interaction.deleted_at IS NULL LIMIT 1",
          error);

      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, g_array_index (rows, gint64, i));
      if (relnet_statement_step (statement, NULL))
        {
          g_autoptr (RelnetPersonSummary) person = NULL;
          g_autofree char *excerpt = NULL;
          g_autofree char *date = g_strdup (relnet_statement_get_text (statement, 0));

          for (int column = 1; excerpt == NULL && column <= 4; column++)
            excerpt = make_excerpt (relnet_statement_get_text (statement, column), words);
          person = relnet_person_store_load_summary (connection,
                                                     relnet_statement_get_int (statement, 5), NULL);
          if (person != NULL && excerpt != NULL)
            g_ptr_array_add (matches, relnet_search_match_new (person, RELNET_FOUND_IN_INTERACTION,
                                                               excerpt, date));
        }
      relnet_statement_reset (statement);
    }
  return rows != NULL;
}

static gboolean
find_notes (RelnetConnection *connection,
            const char *match,
            GStrv words,
            guint limit,
            GPtrArray *matches,
            GError **error)
{
  g_autoptr (GArray) rows = find_rows (
      connection,
      "SELECT rowid FROM person_fts WHERE person_fts MATCH ?1 ORDER BY rowid DESC LIMIT ?2", match,
      error);
  guint n = 0;

  for (guint i = 0; rows != NULL && i < rows->len && n < limit; i++)
    {
      /* Not the city: who lives there is among the people found. */
      RelnetStatement *statement
          = relnet_connection_prepare (connection,
                                       "SELECT note, matters, their_goals, interests, expertise, "
                                       "sector, met_place, met_context FROM person"
                                       " WHERE id = ?1 AND deleted_at IS NULL",
                                       error);
      g_autofree char *excerpt = NULL;

      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, g_array_index (rows, gint64, i));
      if (relnet_statement_step (statement, NULL))
        for (int column = 0; excerpt == NULL && column < 8; column++)
          excerpt = make_excerpt (relnet_statement_get_text (statement, column), words);
      relnet_statement_reset (statement);
      if (excerpt != NULL)
        {
          g_autoptr (RelnetPersonSummary) person = relnet_person_store_load_summary (
              connection, g_array_index (rows, gint64, i), NULL);

          if (person == NULL)
            continue;
          g_ptr_array_add (matches,
                           relnet_search_match_new (person, RELNET_FOUND_IN_NOTE, excerpt, ""));
          n++;
        }
    }
  return rows != NULL;
}

/**
 * relnet_search_texts_find:
 * @connection: a connection
 * @text: what was typed
 * @limit: how many matches at most
 * @error: return location for an error
 *
 * Finds what is written about people, up to a third of @limit, then what is written in interactions, the newest first.
 *
 * Returns: (transfer full) (element-type RelnetSearchMatch) (nullable): what was found
 */
GPtrArray *
relnet_search_texts_find (RelnetConnection *connection, const char *text, guint limit, GError **error)
{
  g_autofree char *match = relnet_interaction_store_to_match (text);
  g_autofree char *folded = relnet_text_fold (text);
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) interactions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func (g_object_unref);

  if (*match == '\0')
    return g_steal_pointer (&matches);
  /* The same words as in the query of FTS5: what stands between them does not count. */
  for (char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)))
      memset (p, ' ', (gsize)(g_utf8_next_char (p) - p));
  words = relnet_search_split (folded);
  if (!find_notes (connection, match, words, MAX (limit / 3, 1), matches, error)
      || !find_interactions (connection, match, words, interactions, error))
    return NULL;
  g_ptr_array_sort (interactions, compare_dates);
  for (guint i = 0; i < interactions->len && matches->len < limit; i++)
    g_ptr_array_add (matches, g_object_ref (g_ptr_array_index (interactions, i)));
  return g_steal_pointer (&matches);
}
