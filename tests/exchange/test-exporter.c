/* People out and in again: nothing is lost, nothing becomes a formula, nobody else can read the file. */

#include "relnet-csv-columns.h"
#include "relnet-csv-person.h"
#include "relnet-csv-reader.h"
#include "relnet-csv-writer.h"
#include "relnet-exporter.h"
#include "relnet-importer.h"
#include "relnet-person-store.h"
#include "relnet-vcard-person.h"
#include "relnet-vcard-reader.h"
#include "relnet-vcard-writer.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static RelnetPerson *
read_card (const char *text)
{
  g_autoptr (RelnetVcard) card = relnet_vcard_parse (text);
  g_autofree char *reason = NULL;
  RelnetPerson *person = relnet_vcard_to_person (card, &reason);

  g_assert_nonnull (person);
  return person;
}

static char *
write_card (RelnetPerson *person, RelnetVcardVersion version)
{
  GString *out = g_string_new (NULL);

  relnet_vcard_write_person (out, person, version);
  return g_string_free (out, FALSE);
}

static void
assert_same (RelnetPerson *a, RelnetPerson *b)
{
  GListStore *(*lists[]) (RelnetPerson *) = { relnet_person_get_emails, relnet_person_get_phones, relnet_person_get_links };
  RelnetPosition *position_a = relnet_person_get_current_position (a), *position_b = relnet_person_get_current_position (b);

  for (guint i = 0; i < RELNET_PERSON_SOURCE_FORMAT; i++)
    g_assert_cmpstr (relnet_person_get_text (a, (RelnetPersonText)i), ==, relnet_person_get_text (b, (RelnetPersonText)i));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GListModel *list_a = G_LIST_MODEL (lists[i] (a)), *list_b = G_LIST_MODEL (lists[i] (b));

      g_assert_cmpuint (g_list_model_get_n_items (list_a), ==, g_list_model_get_n_items (list_b));
      for (guint j = 0; j < g_list_model_get_n_items (list_a); j++)
        {
          g_autoptr (RelnetContactPoint) point_a = g_list_model_get_item (list_a, j);
          g_autoptr (RelnetContactPoint) point_b = g_list_model_get_item (list_b, j);

          g_assert_cmpstr (relnet_contact_point_get_value (point_a), ==, relnet_contact_point_get_value (point_b));
        }
    }
  g_assert_true ((position_a == NULL) == (position_b == NULL));
  if (position_a != NULL)
    {
      g_assert_cmpstr (relnet_position_get_organisation (position_a), ==, relnet_position_get_organisation (position_b));
      g_assert_cmpstr (relnet_position_get_title (position_a), ==, relnet_position_get_title (position_b));
    }
  g_assert_cmpuint (relnet_person_get_tags (a)->len, ==, relnet_person_get_tags (b)->len);
}

static void
test_unknown_survives (void)
{
  g_autoptr (RelnetPerson) person
      = read_card ("BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gau=C3=9F;Carl\r\n"
                   "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Carl Gau=C3=9F\r\nTEL;WORK;PREF:+49 551 1\r\n"
                   "X-MS-IMADDRESS:carl@im.example\r\nSPOUSE;QUOTED-PRINTABLE:Min=C3=\r\n=A4\r\n"
                   "item1.EMAIL;INTERNET:carl@goe.example\r\nitem1.X-ABLabel:Observatory\r\n"
                   "LOGO;BASE64:\r\n  aGVsbG8=\r\n\r\nGEO:1.0;2.0\r\nEND:VCARD\r\n");
  g_autofree char *four = NULL, *three = NULL, *edited = NULL;
  g_autoptr (RelnetPerson) again = NULL;

  four = write_card (person, RELNET_VCARD_4);
  g_test_message ("%s", four);
  g_assert_nonnull (strstr (four, "VERSION:4.0\r\n"));
  g_assert_nonnull (strstr (four, "X-MS-IMADDRESS:carl@im.example\r\n"));
  g_assert_nonnull (strstr (four, "SPOUSE:Minä\r\n"));
  g_assert_nonnull (strstr (four, "item1.X-ABLABEL:Observatory\r\n"));
  g_assert_nonnull (strstr (four, "TEL;TYPE=WORK;PREF=1:+49 551 1\r\n"));
  g_assert_nonnull (strstr (four, "base64,aGVsbG8="));
  g_assert_nonnull (strstr (four, "GEO:1.0;2.0"));
  again = read_card (four);
  assert_same (person, again);
  three = write_card (person, RELNET_VCARD_3);
  g_assert_nonnull (strstr (three, "ENCODING=b"));

  /* What the user changed is written, the rest stays. */
  g_list_store_remove_all (relnet_person_get_emails (person));
  relnet_person_set_text (person, RELNET_PERSON_NOTE, "Number theory; \"princeps\", and so on\nsecond line");
  edited = write_card (person, RELNET_VCARD_4);
  g_assert_null (strstr (edited, "carl@goe.example"));
  g_assert_null (strstr (edited, "Observatory"));
  g_assert_nonnull (strstr (edited, "X-MS-IMADDRESS:carl@im.example\r\n"));
  g_clear_object (&again);
  again = read_card (edited);
  assert_same (person, again);
}

/* What somebody did before, and since when they do what they do, comes back as it was. */
static void
test_positions_survive (void)
{
  g_autoptr (RelnetPerson) person
      = read_card ("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Idris Benkirane\r\nORG:Kelvane\r\nTITLE:CTO\r\nEND:VCARD\r\n");
  g_autoptr (RelnetPosition) past = relnet_position_new ();
  static const RelnetVcardVersion versions[] = { RELNET_VCARD_3, RELNET_VCARD_4 };

  relnet_position_set_from_year (relnet_person_get_current_position (person), 2019);
  relnet_position_set_organisation (past, "Opale; Énergies");
  relnet_position_set_department (past, "R&D, Lyon");
  relnet_position_set_title (past, "Engineer");
  relnet_position_set_from_year (past, 2011);
  relnet_position_set_to_year (past, 2019);
  relnet_position_set_current (past, FALSE);
  g_list_store_append (relnet_person_get_positions (person), past);
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      RelnetVcardVersion version = versions[i];
      g_autofree char *card = write_card (person, version);
      g_autoptr (RelnetPerson) again = read_card (card);
      GListModel *list = G_LIST_MODEL (relnet_person_get_positions (again));
      g_autoptr (RelnetPosition) now = g_list_model_get_item (list, 0);
      g_autoptr (RelnetPosition) before = g_list_model_get_item (list, 1);
      g_autofree char *twice = write_card (again, version);

      g_test_message ("%s", card);
      g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
      g_assert_cmpstr (relnet_position_get_organisation (now), ==, "Kelvane");
      g_assert_cmpstr (relnet_position_get_title (now), ==, "CTO");
      g_assert_cmpint (relnet_position_get_from_year (now), ==, 2019);
      g_assert_true (relnet_position_get_current (now));
      g_assert_cmpstr (relnet_position_get_organisation (before), ==, "Opale; Énergies");
      g_assert_cmpstr (relnet_position_get_department (before), ==, "R&D, Lyon");
      g_assert_cmpstr (relnet_position_get_title (before), ==, "Engineer");
      g_assert_cmpint (relnet_position_get_from_year (before), ==, 2011);
      g_assert_cmpint (relnet_position_get_to_year (before), ==, 2019);
      g_assert_false (relnet_position_get_current (before));
      /* Other programs see the present position only. */
      g_assert_null (strstr (card, "ORG:Opale"));
      g_assert_cmpstr (card, ==, twice);
    }
}

static const char *const given_names[] = { "Hélène", "Jürgen", "Anna Maria", "Li", "Noël", "O", "Åsa", "François", "Søren", "民" };
static const char *const family_names[]
    = { "Marchetti", "Groß", "de la Tour", "Açıkgöz", "O’Brien; Jr", "Smith, Sons", "Nyström", "李", "D\\Angelo", "" };

typedef struct
{
  char *name;
  char *email;
  char *phone;
  char *organisation;
  char *title;
  char *note;
} Known;

static void
append_quoted_printable (GString *out, const char *head, const char *value, GRand *rand)
{
  guint column = strlen (head);

  g_string_append (out, head);
  for (const guchar *p = (const guchar *)value; *p != '\0'; p++)
    {
      gboolean encoded = *p >= 0x80 || *p == '=' || *p == '\n';

      /* White space right after the first break is taken for indentation, as other readers do. */
      if ((column > 60 || g_rand_int_range (rand, 0, 40) == 0) && *p != ' ')
        {
          g_string_append (out, "=\r\n");
          column = 0;
        }
      if (*p == '\n')
        g_string_append (out, "=0D=0A");
      else if (encoded)
        g_string_append_printf (out, "=%02X", *p);
      else
        g_string_append_c (out, (char)*p);
      column += encoded ? 3 : 1;
    }
  g_string_append (out, "\r\n");
}

/* A line folded at random bytes, also inside a character. */
static void
append_folded (GString *out, const char *line, GRand *rand)
{
  for (const char *p = line; *p != '\0'; p++)
    {
      if (p > line + 10 && g_rand_int_range (rand, 0, 30) == 0)
        g_string_append (out, g_rand_boolean (rand) ? "\r\n " : "\r\n\t");
      g_string_append_c (out, *p);
    }
  g_string_append (out, "\r\n");
}

static char *
escape_semicolons (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  return g_strjoinv ("\\;", parts);
}

/* 2.1 knows one escape, the others several; charset, folding, groups and the case of names vary. */
static void
append_card (GString *out, const Known *known, GRand *rand)
{
  guint version = (guint)g_rand_int_range (rand, 0, 3);
  gboolean group = g_rand_boolean (rand);

  g_string_append (out, g_rand_boolean (rand) ? "BEGIN:VCARD\r\n" : "begin:vcard\r\n");
  if (version == 0)
    {
      g_autofree char *organisation = escape_semicolons (known->organisation);

      g_string_append (out, "VERSION:2.1\r\n");
      append_quoted_printable (out, "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:", known->name, rand);
      append_quoted_printable (out, "NOTE;QUOTED-PRINTABLE;CHARSET=UTF-8:", known->note, rand);
      append_quoted_printable (out, "ORG;ENCODING=QUOTED-PRINTABLE:", organisation, rand);
      append_quoted_printable (out, "TITLE;ENCODING=QUOTED-PRINTABLE:", known->title, rand);
      g_string_append_printf (out, "EMAIL;INTERNET;PREF:%s\r\nTEL;WORK;VOICE:%s\r\n", known->email, known->phone);
    }
  else
    {
      const char *names[] = { "FN", "NOTE", "ORG", "TITLE" };
      const char *values[] = { known->name, known->note, known->organisation, known->title };

      g_string_append (out, version == 1 ? "VERSION:3.0\r\n" : "VERSION:4.0\r\n");
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree char *value = relnet_vcard_escape (values[i]);
          g_autofree char *line
              = g_strdup_printf ("%s%s%s:%s", group ? "item7." : "", names[i], i == 1 ? ";LANGUAGE=\"fr\"" : "", value);

          append_folded (out, line, rand);
        }
      g_string_append_printf (out, "%sEMAIL;type=INTERNET;type=work:%s\r\nTEL;%s:%s%s\r\n", group ? "item1." : "",
                              known->email, version == 1 ? "TYPE=cell,voice" : "VALUE=uri;TYPE=\"cell,voice\";PREF=1",
                              version == 1 ? "" : "tel:", known->phone);
      if (group)
        g_string_append (out, "item1.X-ABLabel:_$!<Work>!$_\r\n");
    }
  g_string_append (out, "END:VCARD\r\n");
}

static void
test_generated (void)
{
  const guint n = 10000;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree Known *known = g_new0 (Known, n);
  g_autoptr (RelnetVcardReader) reader = NULL;
  g_autoptr (RelnetVcard) card = relnet_vcard_new ();
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < n; i++)
    {
      known[i].name = g_strdup_printf ("%s %s%u", given_names[g_rand_int_range (rand, 0, G_N_ELEMENTS (given_names))],
                                       family_names[g_rand_int_range (rand, 0, G_N_ELEMENTS (family_names))], i);
      known[i].email = g_strdup_printf ("p%u@crowd.example", i);
      known[i].phone = g_strdup_printf ("+49 30 %u-%u", i / 100 + 1000, i % 100);
      known[i].organisation = g_strdup_printf ("Müller, Söhne; %u", i % 100);
      known[i].title = g_strdup_printf ("Chargée d’études = %u", i % 10);
      known[i].note = g_strdup_printf ("Première ligne, n° %u\nDeuxième: voilà; 50 %% \\ fin 民", i);
      append_card (text, &known[i], rand);
    }
  reader = relnet_vcard_reader_new_for_text (text->str, text->len);
  for (i = 0; relnet_vcard_reader_next (reader, card, NULL, &error); i++)
    {
      g_autoptr (RelnetPerson) person = relnet_vcard_to_person (card, NULL);
      g_autoptr (RelnetContactPoint) email = g_list_model_get_item (G_LIST_MODEL (relnet_person_get_emails (person)), 0);
      g_autoptr (RelnetContactPoint) phone = g_list_model_get_item (G_LIST_MODEL (relnet_person_get_phones (person)), 0);
      RelnetPosition *position = relnet_person_get_current_position (person);
      g_auto (GStrv) note = g_strsplit (relnet_person_get_text (person, RELNET_PERSON_NOTE), "\r", -1);
      g_autofree char *plain_note = g_strjoinv ("", note);
      gboolean old = strstr (relnet_vcard_get_source (card, NULL), "VERSION:2.1") != NULL;
      g_autofree char *expected_name = old ? relnet_vcard_unescape (known[i].name, strlen (known[i].name))
                                           : g_strdup (known[i].name);

      g_assert_cmpstr (relnet_person_get_name (person), ==, expected_name);
      g_assert_cmpstr (relnet_contact_point_get_value (email), ==, known[i].email);
      g_assert_cmpstr (relnet_contact_point_get_value (phone), ==, known[i].phone);
      g_assert_cmpstr (relnet_position_get_organisation (position), ==, known[i].organisation);
      g_assert_cmpstr (relnet_position_get_title (position), ==, known[i].title);
      g_assert_cmpstr (plain_note, ==, known[i].note);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (i, ==, n);
  for (i = 0; i < n; i++)
    {
      g_free (known[i].name);
      g_free (known[i].email);
      g_free (known[i].phone);
      g_free (known[i].organisation);
      g_free (known[i].title);
      g_free (known[i].note);
    }
}

static void
test_csv_without_formulas (void)
{
  static const char *const values[] = { "+49 30 1234", "=SUM(A1:A9)", "-1", "@home", "'+quoted", "''twice", "a,b", "say \"hi\"",
                                        "two\nlines", "plain", "'", "" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (RelnetPerson) person = relnet_person_new ();
      g_autoptr (RelnetContactPoint) phone = relnet_contact_point_new ("mobile", values[i]);
      g_autoptr (RelnetPerson) again = NULL;
      g_autoptr (GString) table = g_string_new (NULL);
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (RelnetCsvReader) reader = NULL;
      g_autoptr (RelnetCsvColumns) columns = NULL;
      RelnetCsvWidths widths = { 0 };
      char **cells;

      relnet_person_set_text (person, RELNET_PERSON_NAME, "Oskar Nyström");
      relnet_person_set_text (person, RELNET_PERSON_NOTE, values[i]);
      if (*values[i] != '\0')
        g_list_store_append (relnet_person_get_phones (person), phone);
      relnet_csv_measure (&widths, person);
      relnet_csv_write_header (table, &widths);
      relnet_csv_write_person (table, &widths, person);
      stream = g_memory_input_stream_new_from_data (table->str, (gssize)table->len, NULL);
      reader = relnet_csv_reader_new (stream, ',');
      columns = relnet_csv_columns_new (relnet_csv_reader_next (reader, NULL, NULL));
      cells = relnet_csv_reader_next (reader, NULL, NULL);
      for (guint j = 0; cells[j] != NULL; j++)
        g_assert_true (*cells[j] == '\0' || strchr ("=+-@\t\r", *cells[j]) == NULL);
      again = relnet_csv_to_person (columns, cells, NULL);
      assert_same (person, again);
    }
}

static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("relnet-export-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "relnet.db", NULL);
  g_autofree char *in = g_build_filename (folder, "in.vcf", NULL);
  g_autofree char *out = g_build_filename (folder, "out.vcf", NULL);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);
  g_autoptr (RelnetDatabase) database = relnet_database_open (path, &error);
  g_autoptr (RelnetClock) clock = relnet_clock_new_fixed (1795370000);
  g_autoptr (GFile) file = g_file_new_for_path (in);
  g_autoptr (GFile) exported = g_file_new_for_path (out);
  g_autoptr (RelnetImportPlan) plan = NULL, again = NULL;
  g_autoptr (RelnetImportReport) report = NULL, planned = NULL;
  g_autofree char *text = NULL;
  struct stat info;
  mode_t mask;
  guint n = 0;

  g_assert_no_error (error);
  g_file_set_contents (in,
                       "BEGIN:VCARD\nVERSION:3.0\nUID:helene-1\nFN:Hélène Marchetti\nEMAIL:h@novarelle.example\n"
                       "X-KEPT:yes\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:Oskar\nBDAY:--0415\nEND:VCARD\n",
                       -1, &error);
  plan = relnet_importer_plan (database, file, NULL, &error);
  g_assert_no_error (error);
  report = relnet_importer_run (database, plan, NULL, 0, clock, &error);
  g_assert_no_error (error);

  mask = umask (0);
  g_assert_true (relnet_exporter_write (database, 0, RELNET_EXPORT_VCARD, out, &n, &error));
  umask (mask);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (stat (out, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_file_get_contents (out, &text, NULL, &error);
  g_assert_nonnull (strstr (text, "X-KEPT:yes"));
  g_assert_nonnull (strstr (text, "UID:helene-1"));
  g_assert_nonnull (strstr (text, "BDAY:--0415"));
  again = relnet_importer_plan (database, exported, NULL, &error);
  g_assert_no_error (error);
  planned = relnet_import_plan_dup_report (again);
  g_assert_cmpuint (planned->merged, ==, 1);

  g_assert_false (relnet_exporter_write (database, 0, RELNET_EXPORT_CSV, "/nowhere/at/all.csv", NULL, &error));
  g_assert_nonnull (error);
  relnet_database_close (database);
  g_assert_cmpint (system (command), ==, 0);
}

typedef struct
{
  guint n_told;
  guint done;
  guint total;
  GAsyncResult *result;
} Exported;

static void
progress_made (guint done, guint total, gpointer user_data)
{
  Exported *exported = user_data;

  g_assert_cmpuint (done, >=, exported->done);
  g_assert_cmpuint (done, <=, total);
  exported->n_told++;
  exported->done = done;
  exported->total = total;
}

static void
people_exported (GObject *object, GAsyncResult *result, gpointer user_data)
{
  ((Exported *)user_data)->result = g_object_ref (result);
}

/* How far it is, is told while it goes on; ended in the middle, there is no file. */
static void
test_progress (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("relnet-export-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "relnet.db", NULL);
  g_autofree char *in = g_build_filename (folder, "in.csv", NULL);
  g_autofree char *out = g_build_filename (folder, "out.csv", NULL);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);
  g_autoptr (RelnetDatabase) database = relnet_database_open (path, &error);
  g_autoptr (RelnetClock) clock = relnet_clock_new_fixed (1795370000);
  g_autoptr (GFile) file = g_file_new_for_path (in);
  g_autoptr (GFile) exported_file = g_file_new_for_path (out);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) text = g_string_new ("Name,E-mail\n");
  g_autoptr (RelnetImportPlan) plan = NULL;
  g_autoptr (RelnetImportReport) report = NULL;
  const guint n_people = 3000;
  Exported exported = { 0 };
  guint n;

  for (guint i = 0; i < n_people; i++)
    g_string_append_printf (text, "Person %u,p%u@crowd.example\n", i, i);
  g_file_set_contents (in, text->str, -1, &error);
  g_assert_no_error (error);
  plan = relnet_importer_plan (database, file, NULL, &error);
  g_assert_no_error (error);
  report = relnet_importer_run (database, plan, NULL, 0, clock, &error);
  g_assert_no_error (error);

  relnet_exporter_write_async (database, 0, RELNET_EXPORT_CSV, exported_file, progress_made, &exported, NULL, people_exported,
                               &exported);
  while (exported.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (relnet_exporter_write_finish (database, exported.result, &n, &error));
  g_assert_cmpuint (n, ==, n_people);
  g_assert_cmpuint (exported.n_told, >, 0);
  /* A table is gone through twice. */
  g_assert_cmpuint (exported.total, ==, 2 * n_people);
  g_assert_true (g_file_test (out, G_FILE_TEST_EXISTS));
  g_unlink (out);
  g_clear_object (&exported.result);

  g_cancellable_cancel (cancellable);
  exported.done = exported.n_told = 0;
  relnet_exporter_write_async (database, 0, RELNET_EXPORT_CSV, exported_file, progress_made, &exported, cancellable,
                               people_exported, &exported);
  while (exported.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (relnet_exporter_write_finish (database, exported.result, &n, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (exported.n_told, ==, 0);
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  g_clear_object (&exported.result);
  relnet_database_close (database);
  g_assert_cmpint (system (command), ==, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exporter/unknown-survives", test_unknown_survives);
  g_test_add_func ("/exporter/positions-survive", test_positions_survive);
  g_test_add_func ("/exporter/generated", test_generated);
  g_test_add_func ("/exporter/csv-without-formulas", test_csv_without_formulas);
  g_test_add_func ("/exporter/file", test_file);
  g_test_add_func ("/exporter/progress", test_progress);
  return g_test_run ();
}
