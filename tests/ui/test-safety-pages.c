/* The pages that show when there is nothing yet, when the data is in trouble, and where it is kept safe. */

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "relnet-backup-chooser.h"
#include "relnet-data-preferences-page.h"
#include "relnet-general-preferences-page.h"
#include "relnet-restore-window.h"
#include "relnet-field-row.h"
#include "relnet-trouble-page.h"
#include "relnet-unsaved-text.h"
#include "relnet-welcome-page.h"
#include "store-fixture.h"
#include "ui-fixture.h"

static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      const char *found = ADW_IS_PREFERENCES_ROW (widget) ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget))
                          : GTK_IS_BUTTON (widget)        ? gtk_button_get_label (GTK_BUTTON (widget))
                          : GTK_IS_LABEL (widget)         ? gtk_label_get_label (GTK_LABEL (widget))
                                                          : NULL;

      if (text == NULL || g_strcmp0 (found, text) == 0)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
note_action (GSimpleAction *action, GVariant *parameter, GString *log)
{
  g_string_append_printf (log, "%s%s;", g_action_get_name (G_ACTION (action)),
                          parameter != NULL ? g_variant_get_string (parameter, NULL) : "");
}

/* A window with a page in it and actions that note what was asked. RELNET_PICTURE=DIR saves how it looks. */
static GtkWidget *
show (GtkWidget *page, GString *log)
{
  static const struct
  {
    const char *group;
    const char *name;
    gboolean text;
  } names[] = {
    { "win", "import", FALSE }, { "win", "add-person", FALSE }, { "app", "preferences", TRUE }, { "app", "sample", FALSE },
    { "app", "export", FALSE }, { "app", "quit", FALSE },       { "app", "restore", FALSE },    { "app", "about", FALSE },
    { "win", "show-shortcuts", FALSE },
  };
  GtkWidget *window = ADW_IS_WINDOW (page) ? page : adw_window_new ();
  const char *size = g_getenv ("RELNET_PICTURE_SIZE");
  int width = 1280, height = 800;

  if (size != NULL)
    sscanf (size, "%dx%d", &width, &height);
  if (window != page)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), ADW_IS_PREFERENCES_PAGE (page) ? MIN (width, 600) : width,
                                   ADW_IS_PREFERENCES_PAGE (page) ? 700 : height);
      adw_window_set_content (ADW_WINDOW (window), page);
    }
  for (guint i = 0; log != NULL && i < 2; i++)
    {
      g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        if (g_str_equal (names[j].group, i == 0 ? "win" : "app"))
          {
            g_autoptr (GSimpleAction) action
                = g_simple_action_new (names[j].name, names[j].text ? G_VARIANT_TYPE_STRING : NULL);

            g_signal_connect (action, "activate", G_CALLBACK (note_action), log);
            g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
          }
      gtk_widget_insert_action_group (window, i == 0 ? "win" : "app", G_ACTION_GROUP (group));
    }
  gtk_window_present (GTK_WINDOW (window));
  WAIT_UNTIL (gtk_widget_get_mapped (window));
  return window;
}

static gboolean
later_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
take_picture (const char *name)
{
  const char *directory = g_getenv ("RELNET_PICTURE");
  g_autofree char *command = NULL;
  gboolean later = FALSE;

  if (directory == NULL)
    return;
  g_timeout_add (400, later_cb, &later);
  WAIT_UNTIL (later);
  command = g_strdup_printf ("import -window root '%s/%s.png'", directory, name);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

static void
test_welcome (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  GtkWidget *window = show (relnet_welcome_page_new (), log);
  GtkWidget *list = find (window, GTK_TYPE_LIST_BOX, NULL);

  take_picture ("welcome");
  for (int i = 0; i < 3; i++)
    g_signal_emit_by_name (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i), "activate");
  g_signal_emit_by_name (find (window, GTK_TYPE_BUTTON, gettext ("Explore with sample data")), "clicked");
  g_assert_cmpstr (log->str, ==, "import;preferencesmail;add-person;sample;");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count_cb (GtkWidget *widget, guint *n)
{
  (*n)++;
}

static void
damage (Fixture *fixture)
{
  char zeros[4096] = { 0 };
  int fd;

  g_clear_object (&fixture->database);
  fd = g_open (fixture->path, O_RDWR, 0);
  g_assert_cmpint (write (fd, zeros, sizeof zeros), ==, sizeof zeros);
  close (fd);
}

static GtkWidget *
find_pill (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "pill"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_pill (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (RelnetBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page, *window;
  guint n_retries = 0;

  fixture_add_person (fixture, "Hélène Marchetti");
  backup = relnet_backup_create (fixture->path, RELNET_BACKUP_AUTOMATIC, fixture->clock, NULL, NULL);
  damage (fixture);
  g_assert_null (relnet_database_open (fixture->path, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED);
  page = relnet_trouble_page_new (fixture->path, fixture->clock, error);
  g_signal_connect (page, "retry", G_CALLBACK (count_cb), &n_retries);
  window = show (page, log);
  WAIT_UNTIL (gtk_widget_get_visible (find_pill (page)));
  take_picture ("damaged");
  gtk_widget_activate_action (page, "trouble.retry", NULL);
  g_assert_cmpuint (n_retries, ==, 1);
  g_signal_emit_by_name (find_pill (page), "clicked");
  WAIT_UNTIL (n_retries == 2);
  g_clear_error (&error);
  fixture->database = relnet_database_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (relnet_person_store_count (relnet_database_get_reader (fixture->database)), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whatever was typed and stored nowhere is found; what was only shown, looked for or is secret is not. */
static void
test_unsaved_text (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *stored = relnet_field_row_new ("Nickname", NULL, NULL), *edited = relnet_field_row_new ("Role", NULL, NULL);
  GtkWidget *form = adw_entry_row_new (), *secret = adw_password_entry_row_new (), *search = gtk_search_entry_new ();
  GtkWidget *line = gtk_entry_new (), *loaded = gtk_text_view_new (), *written = gtk_text_view_new ();
  GtkWidget *const all[] = { stored, edited, form, secret, search, line, loaded, written };
  GtkWidget *window = adw_window_new ();
  g_autofree char *none = relnet_unsaved_text_collect (GTK_WINDOW (window));
  g_autofree char *found = NULL;

  g_assert_null (none);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    gtk_box_append (GTK_BOX (box), all[i]);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "New Promise");
  relnet_field_row_set_stored (RELNET_FIELD_ROW (stored), "Nell");
  relnet_field_row_set_stored (RELNET_FIELD_ROW (edited), "Architect");
  gtk_editable_set_text (GTK_EDITABLE (edited), "Architecte");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form), "What");
  gtk_editable_set_text (GTK_EDITABLE (form), "Send the plans");
  gtk_editable_set_text (GTK_EDITABLE (secret), "hunter2");
  gtk_editable_set_text (GTK_EDITABLE (search), "looked for");
  gtk_editable_set_text (GTK_EDITABLE (line), "called yesterday");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (loaded)), "An old note", -1);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (written)), "Dear Hélène,\nbeau temps", -1);
  found = relnet_unsaved_text_collect (GTK_WINDOW (window));
  g_assert_cmpstr (found, ==,
                   "New Promise\nRole: Architecte\nWhat: Send the plans\ncalled yesterday\nDear Hélène,\nbeau temps\n");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What was being written when the windows had to close is offered on the page, and where it is kept is said. */
static void
test_unsaved_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new (RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED, "The file is damaged.");
  GtkWidget *page = relnet_trouble_page_new (fixture->path, fixture->clock, error);
  GtkWidget *window = show (page, NULL);
  GtkWidget *row = find (page, ADW_TYPE_ACTION_ROW, gettext ("What you were writing is kept"));
  GdkContentProvider *content;
  GValue value = G_VALUE_INIT;

  g_assert_false (gtk_widget_get_visible (row));
  relnet_trouble_page_set_unsaved (RELNET_TROUBLE_PAGE (page), "called yesterday", "/home/me/relnet-unsaved.txt");
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "/home/me/relnet-unsaved.txt");
  take_picture ("unsaved");
  g_signal_emit_by_name (find (row, GTK_TYPE_BUTTON, gettext ("Copy")), "clicked");
  content = gdk_clipboard_get_content (gtk_widget_get_clipboard (page));
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, "called yesterday");
  g_value_unset (&value);
  relnet_trouble_page_set_unsaved (RELNET_TROUBLE_PAGE (page), "called yesterday", NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   gettext ("It could not be put into a file: copy it before you go on"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_other_troubles (Fixture *fixture, gconstpointer data)
{
  static const RelnetStoreError codes[]
      = { RELNET_STORE_ERROR_NEWER, RELNET_STORE_ERROR_FULL, RELNET_STORE_ERROR_READ_ONLY, RELNET_STORE_ERROR_FAILED };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = g_error_new (RELNET_STORE_ERROR, (int)codes[i], "The message <of> the %s", "error & more");
      GtkWidget *window = show (relnet_trouble_page_new (fixture->path, fixture->clock, error), NULL);
      g_autofree char *name = g_strdup_printf ("trouble-%u", codes[i]);

      g_assert_nonnull (find (window, GTK_TYPE_LABEL, "The message <of> the error & more"));
      g_assert_false (gtk_widget_get_visible (find_pill (window)));
      take_picture (name);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page, *window;
  guint n_retries = 0;

  fixture_add_person (fixture, "Hélène Marchetti");
  backup = relnet_backup_create (fixture->path, RELNET_BACKUP_AUTOMATIC, fixture->clock, NULL, NULL);
  g_clear_object (&fixture->database);
  g_unlink (fixture->path);
  g_assert_null (relnet_database_open (fixture->path, &error));
  page = relnet_trouble_page_new (fixture->path, fixture->clock, error);
  g_signal_connect (page, "retry", G_CALLBACK (count_cb), &n_retries);
  window = show (page, NULL);
  WAIT_UNTIL (gtk_widget_get_visible (find_pill (page)));
  take_picture ("missing");
  gtk_widget_activate_action (page, "trouble.start-anew", NULL);
  g_assert_cmpuint (n_retries, ==, 1);
  g_clear_error (&error);
  fixture->database = relnet_database_open (fixture->path, &error);
  g_assert_no_error (error);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_data_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) log = g_string_new (NULL);
  GtkWidget *page, *window, *row;

  fixture_add_person (fixture, "Hélène Marchetti");
  page = relnet_data_preferences_page_new (fixture->database, fixture->clock);
  window = show (page, log);
  WAIT_UNTIL (find (page, GTK_TYPE_LABEL, gettext ("None yet")) != NULL);
  row = find (page, ADW_TYPE_ACTION_ROW, gettext ("Back up now"));
  g_signal_emit_by_name (row, "activate");
  WAIT_UNTIL (find (page, GTK_TYPE_LABEL, gettext ("None yet")) == NULL);
  take_picture ("data");
  g_assert_true (relnet_backup_exists (fixture->path));
  g_signal_emit_by_name (find (page, ADW_TYPE_ACTION_ROW, gettext ("Export contacts…")), "activate");
  g_assert_cmpstr (log->str, ==, "export;");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_restore_window (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window, *button;
  guint n = 0;

  fixture_add_person (fixture, "Hélène Marchetti");
  for (guint i = 0; i < 5; i++)
    {
      relnet_clock_set_now (fixture->clock, NOON_2026_11_22 + i * 86400);
      g_object_unref (relnet_backup_create (fixture->path, (RelnetBackupReason)i, fixture->clock, NULL, NULL));
    }
  fixture_add_person (fixture, "Nadia Okoro");
  window = relnet_restore_window_new (NULL, fixture->database, fixture->path, fixture->clock);
  g_signal_connect (window, "restored", G_CALLBACK (count_cb), &n);
  show (window, NULL);
  WAIT_UNTIL ((button = find (window, GTK_TYPE_BUTTON, gettext ("Restore"))) != NULL);
  take_picture ("restore");
  g_signal_emit_by_name (button, "clicked");
  WAIT_UNTIL (n == 1);
  g_assert_cmpint (relnet_person_store_count (relnet_database_get_reader (fixture->database)), ==, 1);
}

static void
test_general_page (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("com.example.RelNet");
  GtkWidget *page = relnet_general_preferences_page_new (settings);
  GtkWidget *window = show (page, NULL);
  GtkWidget *row = find (page, ADW_TYPE_COMBO_ROW, NULL);

  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  g_assert_cmpint (g_settings_get_enum (settings, "color-scheme"), ==, 2);
  g_settings_set_enum (settings, "color-scheme", 0);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  take_picture ("general");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/safety-pages/welcome", test_welcome);
  fixture_test ("/safety-pages/damaged", test_damaged);
  g_test_add_func ("/safety-pages/unsaved-text", test_unsaved_text);
  fixture_test ("/safety-pages/unsaved-row", test_unsaved_row);
  fixture_test ("/safety-pages/other-troubles", test_other_troubles);
  fixture_test ("/safety-pages/missing", test_missing);
  fixture_test ("/safety-pages/data", test_data_page);
  fixture_test ("/safety-pages/restore-window", test_restore_window);
  g_test_add_func ("/safety-pages/general", test_general_page);
  return g_test_run ();
}
