/* Who is found, and in which order: a table. */

#include "relnet-search-index.h"
#include "relnet-text.h"

static const struct
{
  const char *name;
  guint32 warmth;
  const char *email;
  const char *phone;
  const char *organisation;
  const char *role;
  const char *city;
  const char *tag;
} people[] = {
  { "Hélène Marchetti", 50, "helene.marchetti@novarelle.example", "+33 6 12 34 56 78",
    "Novarelle Santé", "Directrice des achats", "Lyon", "pilote" },
  { "Martin Ångström", 90, "martin@kelvane.example", "06.98.76.54.32", "Kelvane", "CTO",
    "Marseille", "" },
  { "Anne Martin", 70, "anne@marlowe.example", "0044 20 7946 0018", "Marlowe", "Actuary", "London",
    "" },
  { "Paul Lemartin", 99, "", "+39 06 698 12345", "", "", "", "" },
  { "Zoé Œdipe", 10, "z@oedipe.example", "", "Société de Marne", "", "Saint-Étienne", "marins" },
  { "Jean-Pierre O’Brien", 20, "", "", "", "", "", "" },
  { "李小龍", 5, "", "", "", "", "", "" },
  { "Łukasz Großmann", 30, "", "", "", "", "København", "" },
};

static void
add (RelnetSearchIndex *index, RelnetFoundIn kind, const char *text)
{
  g_autofree char *folded
      = kind == RELNET_FOUND_IN_PHONE ? g_strdup (text) : relnet_text_fold (text);

  relnet_search_index_add (index, kind, folded);
}

static RelnetSearchIndex *
make_index (void)
{
  RelnetSearchIndex *index = relnet_search_index_new ();

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *name = relnet_text_fold (people[i].name);

      relnet_search_index_begin (index, i + 1, people[i].warmth, name);
      add (index, RELNET_FOUND_IN_EMAIL, people[i].email);
      add (index, RELNET_FOUND_IN_PHONE, people[i].phone);
      add (index, RELNET_FOUND_IN_ORGANISATION, people[i].organisation);
      add (index, RELNET_FOUND_IN_ROLE, people[i].role);
      add (index, RELNET_FOUND_IN_CITY, people[i].city);
      add (index, RELNET_FOUND_IN_TAG, people[i].tag);
      relnet_search_index_end (index);
    }
  relnet_search_index_sort (index);
  return index;
}

static char *
find (RelnetSearchIndex *index, const char *text, guint limit, gboolean *more)
{
  g_autoptr (GArray) hits = relnet_search_index_find (index, text, limit, more, NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            people[g_array_index (hits, RelnetSearchHit, i).id - 1].name);
  return g_string_free (names, FALSE);
}

static void
test_ranking (void)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    /* Prefix of the name, start of a word in it, start of a word elsewhere, inside the name; then the warmest. */
    { "mart", "Martin Ångström, Anne Martin, Paul Lemartin" },
    { "mar", "Martin Ångström, Anne Martin, Hélène Marchetti, Zoé Œdipe, Paul Lemartin" },
    /* Accents, case, ligatures and strokes do not count. */
    { "HELENE", "Hélène Marchetti" },
    { "hélè", "Hélène Marchetti" },
    { "oedi", "Zoé Œdipe" },
    { "œdi", "Zoé Œdipe" },
    { "angstrom", "Martin Ångström" },
    { "lukasz gross", "Łukasz Großmann" },
    { "kobenhavn", "Łukasz Großmann" },
    { "o'brien", "Jean-Pierre O’Brien" },
    { "o’br", "Jean-Pierre O’Brien" },
    { "pierre", "Jean-Pierre O’Brien" },
    /* Words in any order, in any field, and all of them. */
    { "marchetti helene", "Hélène Marchetti" },
    { "achats novarelle", "Hélène Marchetti" },
    { "lyon hélène pilote", "Hélène Marchetti" },
    { "lyon martin", "" },
    { "martin anne", "Anne Martin" },
    { "  anne   ma ", "Anne Martin" },
    /* Addresses and parts of them. */
    { "helene.marchetti@novarelle.example", "Hélène Marchetti" },
    { "marchetti@nova", "Hélène Marchetti" },
    { "@kelvane", "Martin Ångström" },
    { "kelvane.ex", "Martin Ångström" },
    { "anne@", "Anne Martin" },
    /* Numbers, however they are written here and there. */
    { "+33612345678", "Hélène Marchetti" },
    { "06 12 34", "Hélène Marchetti" },
    { "0612345678", "Hélène Marchetti" },
    { "+33 (0)6 12", "Hélène Marchetti" },
    { "0033 6 12", "Hélène Marchetti" },
    { "345678", "Hélène Marchetti" },
    { "34-56", "Hélène Marchetti" },
    { "+33 6 98 76", "Martin Ångström" },
    { "0698", "Martin Ångström" },
    { "98765", "Martin Ångström" },
    { "020 7946", "Anne Martin" },
    { "+44 20", "Anne Martin" },
    { "+39 06 698", "Paul Lemartin" },
    /* One letter is looked for at the start of words; an ideogram anywhere. */
    { "z", "Zoé Œdipe" },
    { "小", "李小龍" },
    { "e", "Zoé Œdipe" },
    { "", "" },
    { " ", "" },
    { "nobody", "" },
    { "%_'\"*", "" },
  };
  g_autoptr (RelnetSearchIndex) index = make_index ();
  gboolean more;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (index, cases[i].text, 20, &more);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].found);
      g_assert_false (more);
    }
}

static void
test_where (void)
{
  static const struct
  {
    const char *text;
    RelnetFoundIn found;
    guint word;
  } cases[] = {
    { "marchetti", RELNET_FOUND_IN_NAME, 0 },         { "hélène lyon", RELNET_FOUND_IN_CITY, 1 },
    { "pilote hélène", RELNET_FOUND_IN_TAG, 0 },      { "marchetti@nov", RELNET_FOUND_IN_EMAIL, 0 },
    { "06 12 34 56 78", RELNET_FOUND_IN_PHONE, 0 },   { "directrice", RELNET_FOUND_IN_ROLE, 0 },
    { "novarelle", RELNET_FOUND_IN_ORGANISATION, 0 },
  };
  g_autoptr (RelnetSearchIndex) index = make_index ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean more;
      g_autoptr (GArray) hits = relnet_search_index_find (index, cases[i].text, 20, &more, NULL);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpuint (hits->len, ==, 1);
      g_assert_cmpint (g_array_index (hits, RelnetSearchHit, 0).id, ==, 1);
      g_assert_cmpuint (g_array_index (hits, RelnetSearchHit, 0).found, ==, cases[i].found);
      g_assert_cmpuint (g_array_index (hits, RelnetSearchHit, 0).word, ==, cases[i].word);
    }
}

static void
test_changes (void)
{
  g_autoptr (RelnetSearchIndex) index = make_index ();
  g_autofree char *before = NULL, *after = NULL, *limited = NULL, *gone = NULL;
  gboolean more;

  before = find (index, "martin", 20, &more);
  g_assert_cmpstr (before, ==, "Martin Ångström, Anne Martin, Paul Lemartin");
  limited = find (index, "martin", 1, &more);
  g_assert_cmpstr (limited, ==, "Martin Ångström");
  g_assert_true (more);

  /* Somebody whom a call made the warmest comes first among equals. */
  relnet_search_index_remove (index, 3);
  relnet_search_index_begin (index, 3, 1000, "martin anne");
  relnet_search_index_end (index);
  g_assert_cmpuint (relnet_search_index_get_n_added (index), ==, 1);
  after = find (index, "martin", 1, &more);
  g_assert_cmpstr (after, ==, "Anne Martin");
  relnet_search_index_remove (index, 3);
  gone = find (index, "anne", 20, &more);
  g_assert_cmpstr (gone, ==, "");
}

/* Ten thousand generated people: what is typed on is found in what was found, and equals a search from the start. */
static void
test_consistency (void)
{
  static const char *const given[]
      = { "Anna", "Émile", "Jean-Pierre", "Zoé", "Karim", "Mei", "Søren", "Ama" };
  static const char *const family[]
      = { "Martin", "Marchetti", "Œdipe", "Ndiaye", "O'Hara", "Wang", "Lemaire", "Dumas" };
  static const char *const queries[] = { "a",       "an",       "ann",      "anna", "anna ",
                                         "anna m",  "anna ma",  "anna mar", "ma",   "mar",
                                         "mart",    "martin 9", "emile od", "em",   "soren o'",
                                         "06 12 3", "06 12 34", "6123" };
  g_autoptr (RelnetSearchIndex) typed = relnet_search_index_new ();

  for (int i = 1; i <= 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %s", given[i % 8], family[(i / 8) % 8]);
      g_autofree char *folded = relnet_text_fold (name);
      g_autofree char *email = g_strdup_printf ("%d@example.example", i);
      g_autofree char *phone = g_strdup_printf ("+33 6 12 %06d", i * 37 % 1000000);

      relnet_search_index_begin (typed, i, (guint32)g_test_rand_int_range (0, 20000), folded);
      relnet_search_index_add (typed, RELNET_FOUND_IN_EMAIL, email);
      relnet_search_index_add (typed, RELNET_FOUND_IN_PHONE, phone);
      relnet_search_index_end (typed);
    }
  relnet_search_index_sort (typed);
  g_assert_cmpuint (relnet_search_index_get_size (typed), <, 100 * 10000);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      gboolean more, more_fresh, unused;
      g_autoptr (GArray) hits = relnet_search_index_find (typed, queries[i], 30, &more, NULL);
      g_autoptr (GArray) fresh = NULL, back = NULL;

      /* Another search in between: the next one starts from everybody. */
      g_array_unref (relnet_search_index_find (typed, "xyz", 30, &unused, NULL));
      fresh = relnet_search_index_find (typed, queries[i], 30, &more_fresh, NULL);
      g_assert_cmpint (more, ==, more_fresh);
      g_assert_cmpmem (hits->data, hits->len * sizeof (RelnetSearchHit), fresh->data,
                       fresh->len * sizeof (RelnetSearchHit));
      for (guint k = 1; k < hits->len; k++)
        {
          RelnetSearchHit *a = &g_array_index (hits, RelnetSearchHit, k - 1),
                          *b = &g_array_index (hits, RelnetSearchHit, k);

          g_assert_true (a->score > b->score || (a->score == b->score && a->warmth >= b->warmth));
        }
      /* All of them, one more word or letter at a time, are fewer and fewer. */
      back = relnet_search_index_find (typed, queries[i], 100000, &more, NULL);
      g_assert_false (more);
      g_assert_cmpuint (back->len, >=, hits->len);
      /* As it would be typed on: the narrowed pass is what runs next. */
      g_array_unref (relnet_search_index_find (typed, queries[i], 30, &more, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-index/ranking", test_ranking);
  g_test_add_func ("/search-index/where", test_where);
  g_test_add_func ("/search-index/changes", test_changes);
  g_test_add_func ("/search-index/consistency", test_consistency);
  return g_test_run ();
}
