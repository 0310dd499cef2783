#include "relnet-canonical.h"

#include <locale.h>

static void
test_phone (void)
{
  static const char *const phones[][2] = {
    { "+33 6 12-34.56 78", "+33612345678" },
    { "(0)20 7946 0000", "02079460000" },
    { "tel:+33-4-72-00-00-01;ext=102", "+33472000001;ext=102" },
    { "+1 212 555 0100 ext. 12", "+12125550100;ext=12" },
    { "+1 212 555 0100 x12", "+12125550100;ext=12" },
    { "555-1234 x12", "5551234;ext=12" },
    { "(+33) 6 12", "+33612" },
    { "(0044) 77", "004477" },
    { "1 800  ELEPHANT", "1 800 ELEPHANT" },
    { "٠١٢٣", "٠١٢٣" },
    { " - ", "-" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autofree char *canonical = relnet_canonical_phone (phones[i][0]);

      g_assert_cmpstr (canonical, ==, phones[i][1]);
    }
}

static void
test_language (void)
{
  static const char *const languages[][2] = {
    { "fr", "fr" },          { "FR", "fr" },       { "fr-CA", "fr" },     { "fr_FR.UTF-8", "fr" },
    { "français", "fr" },    { "Français (France)", "fr" }, { "French", "fr" }, { "Französisch", "fr" },
    { "fra", "fr" },         { "English", "en" },  { "anglais", "en" },   { " Deutsch ", "de" },
    { "中文", "zh" },         { "Klingon", "Klingon" }, { "sv", "sv" },     { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *canonical = relnet_canonical_language (languages[i][0]);

      g_assert_cmpstr (canonical, ==, languages[i][1]);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canonical/phone", test_phone);
  g_test_add_func ("/canonical/language", test_language);
  return g_test_run ();
}
