/* Importing, as a person meets it: look at the file, correct a column, decide about duplicates, import, undo. */

#include "store-fixture.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "relnet-import-window.h"
#include "relnet-importer.h"
#include "ui-fixture.h"

typedef struct
{
  Fixture store;
  RelnetImportWindow *window;
} Ui;

static void
set_up (Ui *ui, gconstpointer data)
{
  fixture_set_up (&ui->store, NULL);
}

static void
tear_down (Ui *ui, gconstpointer data)
{
  if (ui->window != NULL)
    gtk_window_destroy (GTK_WINDOW (ui->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_tear_down (&ui->store, NULL);
}

static char *
write_file (Ui *ui, const char *name, const char *text)
{
  char *path = g_build_filename (ui->store.directory, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
import_quietly (Ui *ui, const char *name, const char *text)
{
  g_autofree char *path = write_file (ui, name, text);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetImportPlan) plan = relnet_importer_plan (ui->store.database, file, NULL, &error);
  g_autoptr (RelnetImportReport) report = NULL;

  g_assert_no_error (error);
  report = relnet_importer_run (ui->store.database, plan, NULL, 0, ui->store.clock, &error);
  g_assert_no_error (error);
}

static void
open_files (Ui *ui, const char *const *paths, int width, int height)
{
  g_autoptr (GPtrArray) uris = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (uris, g_filename_to_uri (paths[i], NULL, NULL));
  g_ptr_array_add (uris, NULL);
  ui->window = relnet_import_window_new (ui->store.database, ui->store.clock);
  gtk_window_set_modal (GTK_WINDOW (ui->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (ui->window), width, height);
  gtk_window_present (GTK_WINDOW (ui->window));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (ui->window)));
  if (uris->len > 1)
    relnet_import_window_open_uris (ui->window, (const char *const *)uris->pdata);
}

static gboolean
shows (Ui *ui, const char *text)
{
  return ui_find_shown (GTK_WIDGET (ui->window), GTK_TYPE_LABEL, text) != NULL;
}

static GtkWidget *
button (Ui *ui, const char *label)
{
  return ui_find_shown (GTK_WIDGET (ui->window), GTK_TYPE_BUTTON, label);
}

static void
click (Ui *ui, const char *label)
{
  WAIT_UNTIL (button (ui, label) != NULL && gtk_widget_is_sensitive (button (ui, label)));
  g_signal_emit_by_name (button (ui, label), "clicked");
}

static gint64
count (Ui *ui)
{
  return relnet_person_store_count (relnet_database_get_reader (ui->store.database));
}

#define KNOWN                                                                                                           \
  "Name,E-mail,Phone,Company,Notes\n"                                                                                   \
  "Hélène Marchetti,h.marchetti@novarelle.example,,,Aime le thé\n"                                                      \
  "Thorsten Wiedenhag,t.wiedenhag@wendelau.example,,Wendelau GmbH,\n"                                                   \
  "Lucie Delmas-Prat,,+33 1 99 00 00 07,Sovéa,\n"                                                                       \
  "Rui Sequeira,rui@cordelia.example,,Cordélia,\nIdris Benkirane,idris@kelvane.example,,Kelvane,\n"                      \
  "Noël Açıkgöz,noel@ates.example,,Ateş & Fils,\n"

#define LINKEDIN                                                                                                       \
  "Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are missing.\"\n\n"  \
  "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"                                             \
  "Hélène,Marchetti,,h.marchetti@novarelle.example,Novarelle Santé,Directrice des achats,04 Mar 2019\n"                \
  "Oskar,Nyström,,oskar@vatgas.example,Institut Vätgas,Research lead,17 Jun 2021\n"                                    \
  "Dalila,Ferhani,,,Opale Énergies,Chargée de mission,02 Oct 2023\n"                                                   \
  "T.,Wiedenhag,,t.wiedenhag@wendelau.example,Wendelau GmbH,VP Operations,20 Mar 2025\n"                               \
  ",,,,Translenne,,11 Jan 2022\n"                                                                                      \
  "Rui,Sequeira,,rui@cordelia.example,Cordélia,CTO,11 Jan 2020\n"                                                      \
  "Idris,Benkirane,,idris@kelvane.example,Kelvane,CTO,11 Jan 2020\n"                                                   \
  "Noël,Açıkgöz,,noel@ates.example,Ateş & Fils,Owner,11 Jan 2020\n"                                                    \
  ",,,,,,12 Jan 2022\n"

static void
review_linkedin (Ui *ui, int width, int height)
{
  g_autofree char *path = NULL;

  import_quietly (ui, "known.csv", KNOWN);
  g_assert_cmpint (count (ui), ==, 6);
  path = write_file (ui, "Connections.csv", LINKEDIN);
  open_files (ui, (const char *const[]){ path, NULL }, width, height);
  WAIT_UNTIL (shows (ui, "Connections.csv"));
}

static void
test_import (Ui *ui, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  review_linkedin (ui, 1160, 752);
  WAIT_UNTIL (shows (ui, _ ("Possible duplicates")));
  g_assert_true (shows (ui, "Thorsten Wiedenhag"));
  ui_picture (GTK_WIDGET (ui->window), "import-review");
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "import.show-more", NULL);
  g_assert_true (shows (ui, "Noël Açıkgöz"));

  click (ui, _ ("Import"));
  WAIT_UNTIL (shows (ui, _ ("Imported")));
  g_assert_cmpint (count (ui), ==, 8);
  ui_picture (GTK_WIDGET (ui->window), "import-done");
  g_assert_true (relnet_database_can_undo (ui->store.database));
  g_assert_nonnull (button (ui, _ ("Finish")));
}

static void
test_decide (Ui *ui, gconstpointer data)
{
  GtkWidget *skip;

  review_linkedin (ui, 1160, 752);
  WAIT_UNTIL (button (ui, C_ ("duplicate", "Skip")) != NULL);
  skip = button (ui, C_ ("duplicate", "Skip"));
  g_assert_true (GTK_IS_TOGGLE_BUTTON (skip));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (skip), TRUE);
  WAIT_UNTIL (shows (ui, _ ("Skipped by you")));
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "import.merge-all", NULL);
  WAIT_UNTIL (!shows (ui, _ ("Skipped by you")));
}

static void
test_narrow (Ui *ui, gconstpointer data)
{
  review_linkedin (ui, 360, 720);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (ui->window)) > 0);
  ui_picture (GTK_WIDGET (ui->window), "import-narrow");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (ui->window)), <=, 360);
}

static void
test_mapping (Ui *ui, gconstpointer data)
{
  g_autofree char *path = write_file (ui, "liste.csv", "Qui ?;Où ?\nBastien Courcelles;Lyon\nAïcha Ndiaye-Roche;Dakar\n");
  GtkWidget *import, *drop_down;

  open_files (ui, (const char *const[]){ path, NULL }, 1160, 752);
  WAIT_UNTIL (shows (ui, "liste.csv"));
  WAIT_UNTIL (button (ui, _ ("Import")) != NULL);
  import = button (ui, _ ("Import"));
  g_assert_false (gtk_widget_is_sensitive (import));
  ui_picture (GTK_WIDGET (ui->window), "import-mapping");
  drop_down = ui_find_shown (GTK_WIDGET (ui->window), GTK_TYPE_DROP_DOWN, NULL);
  while (drop_down != NULL && !gtk_widget_has_css_class (drop_down, "import-field"))
    {
      /* The first one is the format: the table comes after it. */
      GtkWidget *preview = ui_find_shown (GTK_WIDGET (ui->window), g_type_from_name ("RelnetImportPreview"), NULL);

      drop_down = ui_find_shown (preview, GTK_TYPE_DROP_DOWN, NULL);
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  WAIT_UNTIL (gtk_widget_is_sensitive (button (ui, _ ("Import"))));
  click (ui, _ ("Import"));
  WAIT_UNTIL (shows (ui, _ ("Imported")));
  g_assert_cmpint (count (ui), ==, 2);
}

static void
test_refused (Ui *ui, gconstpointer data)
{
  g_autofree char *path = write_file (ui, "letter.txt", "Dear Hélène,\nthank you for the tea.\n");

  open_files (ui, (const char *const[]){ path, NULL }, 1160, 752);
  WAIT_UNTIL (button (ui, _ ("Choose another file…")) != NULL);
  ui_picture (GTK_WIDGET (ui->window), "import-refused");
}

static void
test_several_files (Ui *ui, gconstpointer data)
{
  g_autofree char *first = write_file (ui, "a.vcf", "BEGIN:VCARD\nVERSION:4.0\nFN:Oskar Nyström\nEND:VCARD\n");
  g_autofree char *second = write_file (ui, "b.vcf", "BEGIN:VCARD\nVERSION:4.0\nFN:Priya <b>Sharma</b> & Co\nEND:VCARD\n");

  open_files (ui, (const char *const[]){ first, second, NULL }, 1160, 752);
  WAIT_UNTIL (shows (ui, "a.vcf"));
  click (ui, _ ("Import"));
  WAIT_UNTIL (button (ui, _ ("Next file")) != NULL);
  click (ui, _ ("Next file"));
  WAIT_UNTIL (shows (ui, "b.vcf"));
  ui_picture (GTK_WIDGET (ui->window), "import-vcard");
  click (ui, _ ("Import"));
  WAIT_UNTIL (shows (ui, _ ("Imported")));
  g_assert_cmpint (count (ui), ==, 2);
}

/* What the window shows of an import that is going on. */
typedef struct
{
  Ui *ui;
  double fraction; /* last seen, strictly between none and all */
  guint n_steps;   /* how many different ones were seen */
} Watch;

static gboolean
tick_cb (gpointer data)
{
  Watch *watch = data;
  GtkWidget *bar = ui_find_shown (GTK_WIDGET (watch->ui->window), GTK_TYPE_PROGRESS_BAR, NULL);
  double fraction = bar != NULL ? gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)) : 0;

  if (fraction > 0 && fraction < 1 && fraction > watch->fraction)
    {
      watch->fraction = fraction;
      watch->n_steps++;
      /* All of it or none of it: nobody is there before everybody is. */
      g_assert_cmpint (count (watch->ui), ==, 0);
    }
  return G_SOURCE_CONTINUE;
}

/* The main loop turns while thousands of people are imported: the window is seen telling how far it is, again and again.
 * How long it is silent at most is for the bench (import_in_window.py): on a busy machine it says nothing. */
static void
test_answers (Ui *ui, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Name,E-mail,Company\n");
  g_autofree char *path = NULL;
  Watch watch = { .ui = ui };
  guint id;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "Person %u,p%u@crowd.example,Company %u\n", i, i, i % 100);
  path = write_file (ui, "crowd.csv", text->str);
  open_files (ui, (const char *const[]){ path, NULL }, 1160, 752);
  WAIT_UNTIL (shows (ui, "crowd.csv"));
  id = g_timeout_add_full (G_PRIORITY_HIGH, 5, tick_cb, &watch, NULL);
  click (ui, _ ("Import"));
  WAIT_UNTIL (shows (ui, _ ("Imported")));
  g_source_remove (id);
  g_assert_cmpint (count (ui), ==, 5000);
  g_test_message ("seen at %u steps", watch.n_steps);
  g_assert_cmpuint (watch.n_steps, >=, 2);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Ui, NULL, set_up, function, tear_down)
  ADD ("/import-window/import", test_import);
  ADD ("/import-window/decide", test_decide);
  ADD ("/import-window/narrow", test_narrow);
  ADD ("/import-window/mapping", test_mapping);
  ADD ("/import-window/refused", test_refused);
  ADD ("/import-window/several-files", test_several_files);
  ADD ("/import-window/answers", test_answers);
  return g_test_run ();
}
