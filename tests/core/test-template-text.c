#include "relnet-template-text.h"

static char *
fill (const char *text)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (values, "first_name", "Hélène");
  g_hash_table_insert (values, "braces", "{first_name}");
  g_hash_table_insert (values, "place", "");
  g_hash_table_insert (labels, "topic", "what it is about");
  g_hash_table_insert (values, "name", "Antoine Rivaud");
  g_hash_table_insert (values, "other_name", "Yann Le Bihan");
  g_hash_table_insert (values, "me", "Élodie");
  return relnet_template_text_fill (text, "fr", values, labels);
}

static void
test_fill (void)
{
  static const struct
  {
    const char *template;
    const char *filled;
  } cases[] = {
    { "", "" },
    { "Hi {first_name},\n\nBye", "Hi Hélène,\n\nBye" },
    { "{first_name}{first_name}", "HélèneHélène" },
    /* What is not known is a gap, with its name in the user's language if it has one. */
    { "About {topic}.", "About ⟨what it is about⟩." },
    { "{a few words on you}", "⟨a few words on you⟩" },
    /* A line that may be left out. */
    { "One\n? Met at {how_met}.\nTwo\n", "One\nTwo\n" },
    /* What the user is to write keeps no line out. */
    { "? {first_name} at {a place}", "Hélène at ⟨a place⟩" },
    /* French elides. */
    { "de {name}, que {name}, De {name}", "d’Antoine Rivaud, qu’Antoine Rivaud, D’Antoine Rivaud" },
    { "de {other_name}, de {first_name}, Code {name}", "de Yann Le Bihan, d’Hélène, Code Antoine Rivaud" },
    { "de {me}", "d’Élodie" },
    { "One\n? Dear {first_name}\nTwo", "One\nDear Hélène\nTwo" },
    { "? {first_name} at {how_met}", "" },
    { "Really? {where}", "Really? ⟨where⟩" },
    /* What is known to be nothing. */
    { "Work{place}.", "Work." },
    { "? Work{place}.", "Work." },
    /* A value is no template. */
    { "{braces}", "{first_name}" },
    /* Braces without their other half stay as they are. */
    { "a { b", "a { b" },
    { "a } b", "a } b" },
    { "{", "{" },
    { "? {", "{" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *filled = fill (cases[i].template);

      g_assert_cmpstr (filled, ==, cases[i].filled);
    }
}

static void
test_large (void)
{
  g_autofree char *text = g_strnfill (1 << 20, '{');
  g_autofree char *filled = fill (text);

  g_assert_cmpstr (filled, ==, text);
}

static void
test_check (void)
{
  static const char *const good[] = { "", "a", "{b}", "a\n{b} {c}\n", "{first_name} {when}", "{what you do now}", "{la date}", "{me}" };
  static const struct
  {
    const char *text;
    const char *line;
  } bad[] = { { "{", "1" },           { "}", "1" },
              { "a\n{{b}}", "2" },    { "{a\n}", "1" },
              { "a\n\n{b} }", "3" },  { "{}", "1" },
              { "a\n{ }", "2" },      { "{frist_name}", "{first_name}" },
              { "{First name}", "{first_name}" }, { "{topci}", "{topic}" },
              { "{company_name}", "1" } };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (relnet_template_text_check (good[i], &error));
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (relnet_template_text_check (bad[i].text, &error));
      g_assert_true (error->domain == RELNET_TEMPLATE_ERROR);
      g_assert_nonnull (strstr (error->message, bad[i].line));
    }
}

static void
test_find_gap (void)
{
  gsize start, end;

  g_assert_false (relnet_template_text_find_gap ("", NULL, NULL));
  g_assert_false (relnet_template_text_find_gap ("a ⟨ b", NULL, NULL));
  g_assert_false (relnet_template_text_find_gap ("a ⟩ b", NULL, NULL));
  g_assert_true (relnet_template_text_find_gap ("é ⟨b⟩ ⟨c⟩", &start, &end));
  g_assert_cmpuint (start, ==, strlen ("é "));
  g_assert_cmpuint (end, ==, strlen ("é ⟨b⟩"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template-text/fill", test_fill);
  g_test_add_func ("/template-text/large", test_large);
  g_test_add_func ("/template-text/check", test_check);
  g_test_add_func ("/template-text/find-gap", test_find_gap);
  return g_test_run ();
}
