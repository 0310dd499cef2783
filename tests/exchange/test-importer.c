#include "relnet-importer.h"

#include "relnet-circle-store.h"
#include "relnet-import-skipped.h"
#include "relnet-import-store.h"
#include "relnet-person-store.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  char *folder;
  RelnetDatabase *database;
  RelnetClock *clock;
  guint act;
} Fixture;

static void
act_recorded_cb (RelnetDatabase *database, guint act, const char *label, gpointer data)
{
  ((Fixture *)data)->act = act;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("relnet-import-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "relnet.db", NULL);
  fixture->database = relnet_database_open (path, &error);
  g_assert_no_error (error);
  fixture->clock = relnet_clock_new_fixed (1795370000);
  g_signal_connect (fixture->database, "act-recorded", G_CALLBACK (act_recorded_cb), fixture);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  relnet_database_close (fixture->database);
  g_clear_object (&fixture->database);
  g_clear_object (&fixture->clock);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static GFile *
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static RelnetImportPlan *
plan_text (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (GFile) file = write_file (fixture, name, text);
  g_autoptr (GError) error = NULL;
  RelnetImportPlan *plan = relnet_importer_plan (fixture->database, file, NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static RelnetImportReport *
import_plan (Fixture *fixture, RelnetImportPlan *plan)
{
  g_autoptr (GError) error = NULL;
  RelnetImportReport *report = relnet_importer_run (fixture->database, plan, NULL, 0, fixture->clock, &error);

  g_assert_no_error (error);
  return report;
}

static RelnetImportReport *
import_text (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (RelnetImportPlan) plan = plan_text (fixture, name, text);

  return import_plan (fixture, plan);
}

static gint64
count (Fixture *fixture)
{
  return relnet_person_store_count (relnet_database_get_reader (fixture->database));
}

static RelnetPerson *
load_by_email (Fixture *fixture, const char *address)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autoptr (GError) error = NULL;
  RelnetPerson *person = relnet_person_store_load (reader, relnet_person_store_find_by_email (reader, address), &error);

  g_assert_no_error (error);
  return person;
}

#define HELENE                                                                                                              \
  "BEGIN:VCARD\nVERSION:3.0\nFN:Hélène Marchetti\nN:Marchetti;Hélène;;;\nORG:Novarelle\nEMAIL:helene@novarelle.example\n"  \
  "X-UNKNOWN:kept\nEND:VCARD\n"
#define OSKAR "BEGIN:VCARD\nVERSION:4.0\nFN:Oskar Nyström\nTEL:+46 70 123 45 67\nEND:VCARD\n"
#define NOBODY "BEGIN:VCARD\nVERSION:3.0\nADR:;;1 rue de la Paix;Lyon;;;\nEND:VCARD\n"

static void
test_import_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetImportReport) first = import_text (fixture, "a.vcf", HELENE OSKAR NOBODY);
  g_autoptr (RelnetImportReport) second = NULL;
  g_autoptr (RelnetPerson) person = NULL;
  const RelnetImportRejection *rejection;

  g_assert_cmpuint (first->read, ==, 2);
  g_assert_cmpuint (first->added, ==, 2);
  g_assert_cmpuint (first->rejected->len, ==, 1);
  rejection = g_ptr_array_index (first->rejected, 0);
  g_assert_cmpuint (rejection->line, ==, 14);
  g_assert_cmpstr (rejection->reason, !=, "");
  g_assert_cmpstr (first->format, ==, "vcard");
  g_assert_cmpstr (first->encoding, ==, "UTF-8");
  g_assert_cmpint (first->import_id, >, 0);
  g_assert_cmpint (count (fixture), ==, 2);
  person = load_by_email (fixture, "HELENE@novarelle.example");
  g_assert_cmpstr (relnet_person_get_name (person), ==, "Hélène Marchetti");
  g_assert_nonnull (strstr (relnet_person_get_text (person, RELNET_PERSON_SOURCE_CARD), "X-UNKNOWN:kept"));

  second = import_text (fixture, "a.vcf", HELENE OSKAR NOBODY);
  g_assert_cmpuint (second->added, ==, 0);
  g_assert_cmpuint (second->merged, ==, 0);
  g_assert_cmpuint (second->skipped, ==, 2);
  g_assert_cmpuint (second->unchanged, ==, 2);
  g_assert_cmpint (second->import_id, ==, 0);
  g_assert_cmpint (count (fixture), ==, 2);
}

static void
test_namesakes (Fixture *fixture, gconstpointer data)
{
  const char *text = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                     "Priya,Sharma,https://www.linkedin.com/in/priya-1-example,,Hydrelane,Engineer,11 Jan 2023\n"
                     "Priya,Sharma,https://www.linkedin.com/in/priya-2-example,,Kelvane,Recruiter,12 Jan 2023\n"
                     "Jean,Martin,,,,,\n"
                     "Jean,Martin,,,,,\n";
  g_autoptr (RelnetImportReport) first = import_text (fixture, "a.csv", text);
  g_autoptr (RelnetImportReport) second = NULL;

  g_assert_cmpuint (first->added, ==, 4);
  g_assert_cmpint (count (fixture), ==, 4);
  second = import_text (fixture, "a.csv", text);
  g_assert_cmpuint (second->skipped, ==, 4);
  g_assert_cmpint (count (fixture), ==, 4);
}

static void
test_merge_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetImportReport) first = import_text (fixture, "a.vcf", HELENE);
  g_autoptr (RelnetImportReport) second = NULL;
  g_autoptr (RelnetPerson) before = load_by_email (fixture, "helene@novarelle.example");
  g_autoptr (RelnetPerson) merged = NULL;
  g_autoptr (RelnetPerson) after = NULL;
  g_autoptr (GError) error = NULL;

  second = import_text (fixture, "b.csv",
                        "First Name,Last Name,E-mail Address,Job Title,Mobile Phone,Notes\n"
                        "Hélène,MARCHETTI,Helene@Novarelle.example,Directrice des achats,+33 6 39 98 00 03,Rencontrée à Lyon\n"
                        "Idris,Benkirane,idris@kelvane.example,CTO,,\n");
  g_assert_cmpuint (second->merged, ==, 1);
  g_assert_cmpuint (second->added, ==, 1);
  g_assert_cmpint (count (fixture), ==, 2);
  merged = load_by_email (fixture, "helene@novarelle.example");
  g_assert_cmpstr (relnet_person_get_name (merged), ==, "Hélène Marchetti");
  g_assert_cmpstr (relnet_person_get_text (merged, RELNET_PERSON_NOTE), ==, "Rencontrée à Lyon");
  g_assert_cmpstr (relnet_position_get_title (relnet_person_get_current_position (merged)), ==, "Directrice des achats");
  g_assert_cmpstr (relnet_position_get_organisation (relnet_person_get_current_position (merged)), ==, "Novarelle");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (relnet_person_get_phones (merged))), ==, 1);

  g_assert_true (relnet_importer_undo (fixture->database, second->import_id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture), ==, 1);
  after = load_by_email (fixture, "helene@novarelle.example");
  g_assert_cmpstr (relnet_person_get_text (after, RELNET_PERSON_NOTE), ==, "");
  g_assert_cmpstr (relnet_position_get_title (relnet_person_get_current_position (after)), ==, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (relnet_person_get_phones (after))), ==, 0);

  g_assert_false (relnet_importer_undo (fixture->database, second->import_id, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
}

/* After an undo, the file can be imported again. */
static void
test_import_after_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetImportReport) first = import_text (fixture, "a.vcf", HELENE OSKAR);
  g_autoptr (RelnetImportReport) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (relnet_importer_undo (fixture->database, first->import_id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture), ==, 0);
  again = import_text (fixture, "a.vcf", HELENE OSKAR);
  g_assert_cmpuint (again->added, ==, 2);
  g_assert_cmpint (count (fixture), ==, 2);
}

static void
test_decisions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetImportReport) first = import_text (fixture, "a.vcf", HELENE);
  g_autoptr (RelnetImportReport) report = NULL;
  g_autoptr (RelnetImportPlan) plan = NULL;
  GListModel *duplicates;
  static const RelnetImportDecision wanted[] = { RELNET_IMPORT_MERGE, RELNET_IMPORT_KEEP_BOTH, RELNET_IMPORT_MERGE };

  plan = plan_text (fixture, "b.csv",
                    "Name,Email,Phone,Company\n"
                    "H. Marchetti,helene@novarelle.example,,\n" /* the initial and the family name: merge */
                    "Info Desk,helene@novarelle.example,,\n"    /* another name on the same address: keep both */
                    "Hélène Marchetti,,+33 1 99 00 00 01,novarelle\n" /* name and organisation: merge */
                    "Luc Hélou,,,\n");
  duplicates = relnet_import_plan_get_duplicates (plan);
  g_assert_cmpuint (g_list_model_get_n_items (duplicates), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (RelnetImportDuplicate) duplicate = g_list_model_get_item (duplicates, i);

      g_test_message ("%s: %s", relnet_import_duplicate_get_name (duplicate),
                      relnet_import_duplicate_get_summary (duplicate));
      g_assert_cmpint (relnet_import_duplicate_get_decision (duplicate), ==, wanted[i]);
      if (i == 2)
        relnet_import_duplicate_set_decision (duplicate, RELNET_IMPORT_SKIP);
    }
  report = import_plan (fixture, plan);
  g_assert_cmpuint (report->merged, ==, 1);
  g_assert_cmpuint (report->added, ==, 2);
  g_assert_cmpuint (report->skipped, ==, 1);
  g_assert_cmpint (count (fixture), ==, 3);
}

static void
test_same_person_twice_in_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetImportReport) report
      = import_text (fixture, "a.csv",
                     "Name,Email,Phone\n"
                     "Rui Sequeira,rui@cordelia.example,\n"
                     "Rui Sequeira,RUI@cordelia.example,+351 910 000 000\n"
                     "Rui Sequeira,,00351910000000\n"
                     "Rui Sequeira,,\n");
  g_autoptr (RelnetPerson) person = load_by_email (fixture, "rui@cordelia.example");

  g_assert_cmpuint (report->added, ==, 2);
  g_assert_cmpuint (report->merged, ==, 2);
  g_assert_cmpint (count (fixture), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (relnet_person_get_emails (person))), ==, 1);
}

static void
result_arrived (GObject *object, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
count_progress (guint done, guint total, gpointer data)
{
  g_assert_cmpuint (done, <=, total);
  *(guint *)data += 1;
}

static void
test_undo_and_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetImportReport) first = import_text (fixture, "a.vcf", HELENE);
  g_autoptr (RelnetImportPlan) plan = NULL;
  g_autoptr (RelnetImportReport) report = NULL;
  g_autoptr (RelnetPerson) person = NULL;
  g_autoptr (GAsyncResult) imported = NULL, undone = NULL, redone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL, *redo_label = NULL;
  guint progress = 0;

  plan = plan_text (fixture, "b.csv",
                    "Name,Email,Notes\nHélène Marchetti,helene@novarelle.example,Aime le thé\nOskar Nyström,,\n");
  relnet_importer_run_async (fixture->database, plan, NULL, 0, fixture->clock, count_progress, &progress, NULL,
                             result_arrived, &imported);
  report = relnet_importer_run_finish (fixture->database, wait_for (&imported), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added + report->merged, ==, 2);
  g_assert_cmpint (count (fixture), ==, 2);
  g_assert_cmpuint (fixture->act, >, 0);
  g_assert_cmpstr (relnet_database_get_undo_label (fixture->database), ==, "2 people imported");

  relnet_database_undo_async (fixture->database, fixture->act, NULL, result_arrived, &undone);
  label = relnet_database_undo_finish (fixture->database, wait_for (&undone), &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture), ==, 1);
  person = load_by_email (fixture, "helene@novarelle.example");
  g_assert_cmpstr (relnet_person_get_text (person, RELNET_PERSON_NOTE), ==, "");

  relnet_database_redo_async (fixture->database, NULL, result_arrived, &redone);
  redo_label = relnet_database_undo_finish (fixture->database, wait_for (&redone), &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture), ==, 2);
  g_clear_object (&person);
  person = load_by_email (fixture, "helene@novarelle.example");
  g_assert_cmpstr (relnet_person_get_text (person, RELNET_PERSON_NOTE), ==, "Aime le thé");
}

static void
cancel_cb (guint done, guint total, gpointer data)
{
  g_cancellable_cancel (data);
}

/* In the midst of it: some of them are written by then. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Name,Email\n");
  g_autoptr (RelnetImportPlan) plan = NULL;
  g_autoptr (RelnetImportReport) report = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "Person %u,p%u@crowd.example\n", i, i);
  plan = plan_text (fixture, "a.csv", text->str);
  relnet_importer_run_async (fixture->database, plan, NULL, 0, fixture->clock, cancel_cb, cancellable, cancellable,
                             result_arrived, &result);
  report = relnet_importer_run_finish (fixture->database, wait_for (&result), &error);
  g_assert_null (report);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (fixture), ==, 0);
}

static void
test_circles (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autoptr (RelnetImportPlan) plan = plan_text (fixture, "a.vcf", HELENE OSKAR);
  g_autoptr (RelnetImportReport) report = NULL;
  g_autoptr (RelnetCircle) circle = relnet_circle_new ();
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GArray) members = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  relnet_circle_set_name (circle, "Former colleagues");
  relnet_circle_store_save_async (fixture->database, circle, NULL, result_arrived, &saved);
  relnet_circle_store_finish (fixture->database, wait_for (&saved), &error);
  g_assert_no_error (error);
  id = relnet_circle_get_id (circle);
  report = relnet_importer_run (fixture->database, plan, &id, 1, fixture->clock, &error);
  g_assert_no_error (error);
  members = relnet_person_store_list_circle_ids (reader, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (members->len, ==, 2);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "",
    "just a letter to somebody\n",
    "BEGIN:VCAR\nN:;Nobody;;;\nEND:VCARD\n",
    "{\"json\": true}\n",
    "\x7f" "ELF\x02\x01\x01\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GFile) file = write_file (fixture, "a.txt", texts[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (RelnetImportPlan) plan = relnet_importer_plan (fixture->database, file, NULL, &error);

      if (plan != NULL)
        g_test_message ("read: %s", texts[i]);
      g_assert_null (plan);
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
    }
}

/* The columns of a table that says nothing itself are what the user says. */
static void
test_mapping (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetImportPlan) plan = plan_text (fixture, "a.csv", "Who?;Wo;?\nBastien Courcelles;Banque Valmère;x\n");
  g_autoptr (RelnetImportPlan) mapped = NULL;
  g_autoptr (RelnetImportReport) report = NULL;
  g_autoptr (RelnetCsvColumns) columns = relnet_csv_columns_copy (relnet_import_plan_get_columns (plan));
  g_autoptr (GError) error = NULL;
  RelnetImportOptions options = { .columns = columns };

  g_assert_false (relnet_import_plan_is_recognised (plan));
  relnet_csv_columns_set_field (columns, 0, RELNET_CSV_NAME);
  relnet_csv_columns_set_field (columns, 1, RELNET_CSV_ORGANISATION);
  mapped = relnet_importer_plan (fixture->database, relnet_import_plan_get_file (plan), &options, &error);
  g_assert_no_error (error);
  g_assert_true (relnet_import_plan_is_recognised (mapped));
  report = import_plan (fixture, mapped);
  g_assert_cmpuint (report->added, ==, 1);
  g_assert_cmpint (count (fixture), ==, 1);
}

static void
test_speed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (RelnetImportPlan) plan = NULL;
  g_autoptr (RelnetImportReport) report = NULL;
  const guint n = g_test_perf () ? 10000 : 1000;
  gint64 start, planned, done;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:uid-%u\r\nFN:Given%u Family%u\r\nN:Family%u;Given%u;;;\r\n"
                            "ORG:Company %u;Sales\r\nTITLE:Head of things\r\nEMAIL;TYPE=WORK:given%u@company%u.example\r\n"
                            "TEL;TYPE=CELL:+33 6 00 %02u %02u %02u\r\nURL:https://example.example/in/p%u\r\n"
                            "NOTE:Met at the fair in Lyon\\, likes tea.\r\nCATEGORIES:Clients,Lyon\r\nEND:VCARD\r\n",
                            i, i, i % 977, i % 977, i, i % 500, i, i % 500, i / 10000, i / 100 % 100, i % 100, i);
  start = g_get_monotonic_time ();
  plan = plan_text (fixture, "a.vcf", text->str);
  planned = g_get_monotonic_time ();
  report = import_plan (fixture, plan);
  done = g_get_monotonic_time ();
  g_assert_cmpuint (report->added, ==, n);
  g_test_message ("plan %.1f µs a card, run %.1f µs a card", (double)(planned - start) / n, (double)(done - planned) / n);
}

/* What was left out comes back as a file of the same kind, which is imported again once it is corrected. */
static void
test_skipped_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetImportPlan) plan = plan_text (fixture, "a.csv",
                                                 "Notes:\n\"When exporting …\"\n\n"
                                                 "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                                                 "Idris,Benkirane,,idris@kelvane.example,Kelvane,CTO,11 Jan 2020\n"
                                                 ",,,,,\"Chargée; \"\"de\"\" mission\",11 Jan 2022\n"
                                                 ",,,,,-Ingénieur,12 Jan 2022,more\n");
  g_autoptr (RelnetImportReport) report = import_plan (fixture, plan);
  g_autoptr (RelnetImportReport) again = NULL;
  g_autoptr (GBytes) skipped = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (RelnetPerson) person = NULL;
  const char *start;

  g_assert_cmpuint (report->rejected->len, ==, 2);
  skipped = relnet_import_make_skipped (plan, report, NULL, &error);
  g_assert_no_error (error);
  text = g_string_new_len (g_bytes_get_data (skipped, NULL), (gssize)g_bytes_get_size (skipped));
  g_test_message ("%s", text->str);
  g_assert_true (g_str_has_prefix (text->str, "RelNet: line,RelNet: reason,First Name,Last Name,URL,"));
  g_assert_nonnull (strstr (text->str, "\r\n6,"));
  g_assert_nonnull (strstr (text->str, ",,,,,,\"Chargée; \"\"de\"\" mission\",11 Jan 2022\r\n7,"));
  g_assert_nonnull (strstr (text->str, ",,,,,,'-Ingénieur,12 Jan 2022,more\r\n"));

  /* The user writes a name into the first of them. */
  start = strstr (text->str, ",,,,,,\"Chargée");
  g_string_insert (text, start + 1 - text->str, "Dalila,Ferhani");
  g_string_erase (text, start + 1 + strlen ("Dalila,Ferhani") - text->str, 1);
  again = import_text (fixture, "b.csv", text->str);
  g_assert_cmpstr (again->format, ==, "linkedin");
  g_assert_cmpuint (again->added, ==, 1);
  g_assert_cmpuint (again->rejected->len, ==, 1);
  person = relnet_person_store_load (relnet_database_get_reader (fixture->database), 2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relnet_person_get_name (person), ==, "Dalila Ferhani");
  g_assert_cmpstr (relnet_position_get_title (relnet_person_get_current_position (person)), ==, "Chargée; \"de\" mission");
  g_assert_null (strstr (relnet_person_get_text (person, RELNET_PERSON_SOURCE_CARD), "RelNet"));
}

static void
test_skipped_cards (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetImportPlan) plan = plan_text (fixture, "a.vcf", HELENE NOBODY OSKAR);
  g_autoptr (RelnetImportReport) report = import_plan (fixture, plan);
  g_autoptr (GBytes) skipped = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  skipped = relnet_import_make_skipped (plan, report, NULL, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (skipped, NULL), g_bytes_get_size (skipped));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCARD\nVERSION:3.0\nADR:;;1 rue de la Paix;Lyon;;;\n" RELNET_SKIPPED_PROPERTY));
  g_assert_true (g_str_has_suffix (text, "\nEND:VCARD\n"));
  g_assert_null (strstr (text, "Oskar"));
  g_clear_pointer (&skipped, g_bytes_unref);

  /* A file that is another one by now is not read. */
  g_object_unref (write_file (fixture, "a.vcf", HELENE));
  skipped = relnet_import_make_skipped (plan, report, NULL, &error);
  g_assert_null (skipped);
  g_assert_nonnull (error);
}

/* A group says who belongs together, not who anybody is. */
static void
test_other_kinds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetImportReport) report
      = import_text (fixture, "a.vcf",
                     "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Rowing club\nMEMBER:urn:uuid:1\nEND:VCARD\n"
                     "BEGIN:VCARD\nVERSION:4.0\nKIND:individual\nUID:urn:uuid:1\nFN:Idris Benkirane\nEND:VCARD\n"
                     "BEGIN:VCARD\nVERSION:3.0\nX-ADDRESSBOOKSERVER-KIND:group\nFN:Family\nEND:VCARD\n"
                     "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Kelvane\nEMAIL:hello@kelvane.example\nEND:VCARD\n"
                     "BEGIN:VCARD\nVERSION:4.0\nKIND:Location\nFN:Boathouse\nEND:VCARD\n");
  static const guint lines[] = { 1, 13, 24 };

  g_assert_cmpuint (report->added, ==, 2);
  g_assert_cmpuint (report->rejected->len, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const RelnetImportRejection *rejection = g_ptr_array_index (report->rejected, i);

      g_test_message ("line %u: %s", rejection->line, rejection->reason);
      g_assert_cmpuint (rejection->line, ==, lines[i]);
      g_assert_cmpstr (rejection->reason, !=, "");
    }
}

/* More people than a plan keeps: the run reads the file again, to the same end. */
static void
test_more_than_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Name,Email,Company\n");
  g_autoptr (RelnetImportReport) report = NULL;
  g_autoptr (RelnetPerson) person = NULL;
  const guint n = 12500;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Person %u,p%u@crowd.example,\n", i, i);
  g_string_append (text, "Person 7,P7@crowd.example,Kelvane\n");
  report = import_text (fixture, "a.csv", text->str);
  g_assert_cmpuint (report->added, ==, n);
  g_assert_cmpuint (report->merged, ==, 1);
  g_assert_cmpint (count (fixture), ==, n);
  person = load_by_email (fixture, "p7@crowd.example");
  g_assert_cmpstr (relnet_position_get_organisation (relnet_person_get_current_position (person)), ==, "Kelvane");
}

/* One profile has many addresses; two profiles do not become one. */
static void
test_profile_links (Fixture *fixture, gconstpointer data)
{
  static const char *const links[][2] = {
    { "https://www.linkedin.com/in/ana-t", "linkedin.com/in/ana-t" },
    { "http://linkedin.com/in/Ana-T/", "linkedin.com/in/ana-t" },
    { "https://fr.linkedin.com/in/ana-t?trk=profile", "linkedin.com/in/ana-t" },
    { "https://www.linkedin.com/in/ana-t/fr?originalSubdomain=fr", "linkedin.com/in/ana-t" },
    { "https://www.linkedin.com/in/h%C3%A9l%C3%A8ne-m", "linkedin.com/in/helene-m" },
    { "https://www.linkedin.com/in/hélène-m/", "linkedin.com/in/helene-m" },
    { "https://www.linkedin.com/company/kelvane?x=1", "linkedin.com/company/kelvane?x=1" },
    { "https://notlinkedin.com/in/ana-t?x=1", "notlinkedin.com/in/ana-t?x=1" },
    { "https://www.linkedin.com/in/", "linkedin.com/in" },
    { "https://x.example/people?id=2", "x.example/people?id=2" },
  };
  g_autoptr (RelnetImportReport) first = import_text (
      fixture, "a.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Test\nURL:http://fr.linkedin.com/in/Ana-T/\nEND:VCARD\n");
  g_autoptr (RelnetImportReport) second = import_text (
      fixture, "b.csv", "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                        "Ana,Test,https://www.linkedin.com/in/ana-t,,Kelvane,,\n");

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *folded = relnet_import_store_fold_link (links[i][0]);

      g_assert_cmpstr (folded, ==, links[i][1]);
    }
  g_assert_cmpuint (first->added, ==, 1);
  g_assert_cmpuint (second->merged, ==, 1);
  g_assert_cmpint (count (fixture), ==, 1);
}

/* One plan can be run again after it was undone, though it keeps people for one run only. */
static void
test_run_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetImportPlan) plan = plan_text (fixture, "a.vcf", HELENE OSKAR);
  g_autoptr (RelnetImportReport) first = import_plan (fixture, plan);
  g_autoptr (RelnetImportReport) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (relnet_importer_undo (fixture->database, first->import_id, &error));
  g_assert_no_error (error);
  second = import_plan (fixture, plan);
  g_assert_cmpuint (second->added, ==, 2);
  g_assert_cmpint (count (fixture), ==, 2);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/importer/import-twice", test_import_twice);
  ADD ("/importer/namesakes", test_namesakes);
  ADD ("/importer/merge-and-undo", test_merge_and_undo);
  ADD ("/importer/import-after-undo", test_import_after_undo);
  ADD ("/importer/decisions", test_decisions);
  ADD ("/importer/same-person-twice-in-file", test_same_person_twice_in_file);
  ADD ("/importer/undo-and-redo", test_undo_and_redo);
  ADD ("/importer/cancelled", test_cancelled);
  ADD ("/importer/circles", test_circles);
  ADD ("/importer/refused", test_refused);
  ADD ("/importer/mapping", test_mapping);
  ADD ("/importer/skipped-rows", test_skipped_rows);
  ADD ("/importer/skipped-cards", test_skipped_cards);
  ADD ("/importer/other-kinds", test_other_kinds);
  ADD ("/importer/more-than-is-kept", test_more_than_is_kept);
  ADD ("/importer/profile-links", test_profile_links);
  ADD ("/importer/run-twice", test_run_twice);
  ADD ("/importer/speed", test_speed);
  return g_test_run ();
}
