#include "relnet-text.h"

static void
test_fold (void)
{
  const char *cases[][2] = {
    { "Hélène MARCHETTI", "helene marchetti" }, { "Œuvre", "oeuvre" },         { "Łukasz Sørensen", "lukasz sorensen" },
    { "Straße", "strasse" },                    { "L’Atelier", "l'atelier" },  { "Yılmaz", "yilmaz" },
    { "İstanbul", "istanbul" },                 { "A\u00a0B", "a b" },         { "", "" },
    { "Ἀθῆναι", "αθηναι" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = relnet_text_fold (cases[i][0]);

      g_assert_cmpstr (folded, ==, cases[i][1]);
    }
}

static void
assert_spelt (const char *word, const char *spelling, gboolean expected)
{
  g_autoptr (GPtrArray) spellings = relnet_text_list_spellings (word);

  g_assert_cmpint (g_ptr_array_find_with_equal_func (spellings, spelling, g_str_equal, NULL), ==, expected);
  g_assert_cmpuint (spellings->len, <=, 40);
}

static void
test_spellings (void)
{
  assert_spelt ("coeur", "cœur", TRUE);
  /* As it is typed: half of the œ is there. */
  assert_spelt ("co", "cœ", TRUE);
  assert_spelt ("coe", "cœ", TRUE);
  assert_spelt ("lodz", "łodz", TRUE);
  assert_spelt ("smorrebrod", "smørrebrød", TRUE);
  assert_spelt ("oslofjord", "oslofjørd", TRUE);
  assert_spelt ("strasse", "straße", TRUE);
  assert_spelt ("coeur", "coeur", FALSE);
  assert_spelt ("xyz", "xyz", FALSE);
  assert_spelt ("", "", FALSE);
  assert_spelt ("ooooooooooooooooooooooooooooooooossssssssssssssss", "", FALSE);
}

static void
test_phone (void)
{
  const char *cases[][2] = {
    { "+33 (0)6 39-98.14 27", "+330639981427" }, { "06 39 98", "063998" }, { "call me", "" }, { "+", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *digits = relnet_text_phone_digits (cases[i][0]);

      g_assert_cmpstr (digits, ==, cases[i][1]);
    }
}

static void
test_email (void)
{
  g_assert_true (relnet_text_is_email ("h.marchetti@novarelle.example"));
  g_assert_true (relnet_text_is_email ("hélène@exämple.example"));
  g_assert_false (relnet_text_is_email ("h.marchetti"));
  g_assert_false (relnet_text_is_email ("@novarelle.example"));
  g_assert_false (relnet_text_is_email ("a@b@c.example"));
  g_assert_false (relnet_text_is_email ("a@b.example\r\nBcc: c@d.example"));
  g_assert_false (relnet_text_is_email ("A <a@b.example>"));
  g_assert_false (relnet_text_is_email (NULL));
}

static void
test_clean (void)
{
  g_autofree char *clean = relnet_text_clean ("  Jean\t\n Paul \x01 ");
  g_autofree char *french = relnet_text_clean ("Qui\u00a0?");

  g_assert_cmpstr (clean, ==, "Jean Paul");
  g_assert_cmpstr (french, ==, "Qui\u00a0?");
  g_assert_true (relnet_text_is_blank (" \u200b\n"));
  g_assert_false (relnet_text_is_blank (" . "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/spellings", test_spellings);
  g_test_add_func ("/text/phone", test_phone);
  g_test_add_func ("/text/email", test_email);
  g_test_add_func ("/text/clean", test_clean);
  return g_test_run ();
}
