#include "relnet-application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "relnet-above.h"
#include "relnet-backup.h"
#include "relnet-config.h"
#include "relnet-data-preferences-page.h"
#include "relnet-general-preferences-page.h"
#include "relnet-mail-preferences-page.h"
#include "relnet-maintenance.h"
#include "relnet-notifier.h"
#include "relnet-preferences-window.h"
#include "relnet-progress-window.h"
#include "relnet-reminders-preferences-page.h"
#include "relnet-restore-window.h"
#include "relnet-sample.h"
#include "relnet-trouble-page.h"
#include "relnet-unsaved-text.h"
#include "relnet-window.h"
#include "relnet-writing-preferences-page.h"

/* How often to look whether the last user of a damaged database has let go of it, in milliseconds, and how long at most,
 * in microseconds. */
#define LEAVE_LOOK     30
#define LEAVE_PATIENCE (5 * G_TIME_SPAN_SECOND)

/**
 * RelnetApplication:
 *
 * The program: opens the database, keeps what outlives the window, and defines the actions that work without one.
 *
 * `RELNET_NOW=2026-11-22T09:00:00` makes the clock stand still, for pictures and tests.
 */
struct _RelnetApplication
{
  AdwApplication parent_instance;

  char *path;
  GError *open_error;
  RelnetDatabase *database;
  RelnetClock *clock;
  GSettings *settings;
  RelnetNotifier *notifier;
  RelnetMaintenance *maintenance;
  RelnetOutbox *outbox;
  GtkWindow *preferences;
  GtkWindow *trouble;
  RelnetDatabase *leaving; /* what was open, until the last who uses it lets go */
  guint leave_timeout;
  gint64 leave_until;
  char *unsaved; /* what was being written when damage closed the windows */
  char *unsaved_path;
};

G_DEFINE_FINAL_TYPE (RelnetApplication, relnet_application, ADW_TYPE_APPLICATION)

static RelnetClock *
make_clock (void)
{
  const char *text = g_getenv ("RELNET_NOW");
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) now = text != NULL ? g_date_time_new_from_iso8601 (text, zone) : NULL;

  return now != NULL ? relnet_clock_new_fixed (g_date_time_to_unix (now)) : relnet_clock_new ();
}

static void
apply_color_scheme (GSettings *settings, const char *key, gpointer data)
{
  /* The nicks of the key are in the order of AdwColorScheme's “default”, “force-light”, “force-dark”. */
  static const AdwColorScheme schemes[]
      = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  int value = g_settings_get_enum (settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (value, 0, (int)G_N_ELEMENTS (schemes) - 1)]);
}

/* The one main window, whatever stands in front of it. */
static RelnetWindow *
find_window (GtkApplication *app)
{
  for (GList *l = gtk_application_get_windows (app); l != NULL; l = l->next)
    if (RELNET_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* Tells the user in the window if it is open. */
static void
report_error (GtkApplication *app, const GError *error)
{
  RelnetWindow *window = find_window (app);

  if (window != NULL)
    relnet_window_show_toast (window, error->message);
  else
    g_warning ("%s", error->message);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkApplication *app = data;
  GList *windows;

  /* Windows that hold something unsaved are asked; the last one to go ends the program. */
  while ((windows = gtk_application_get_windows (app)) != NULL)
    gtk_window_destroy (windows->data);
  g_application_quit (G_APPLICATION (app));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_show_about_dialog (gtk_application_get_active_window (data), "program-name", "RelNet", "logo-icon-name",
                         RELNET_APP_ID, "version", RELNET_VERSION, "comments",
                         _ ("Keep your professional relationships alive. Everything stays on your computer."),
                         "license-type", GTK_LICENSE_GPL_3_0, "copyright", "© RelNet developers", "translator-credits",
                         /* Translators: your names, one a line. */
                         _ ("translator-credits"), NULL);
}

static void
sample_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkApplication) app = user_data;
  g_autoptr (GError) error = NULL;

  if (!relnet_sample_finish (RELNET_DATABASE (object), result, &error))
    report_error (app, error);
}

static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RelnetApplication *self = data;

  if (self->database != NULL)
    relnet_sample_load_async (self->database, self->clock, NULL, sample_loaded, g_object_ref (self));
}

typedef struct
{
  GtkApplication *app;
  RelnetProgressWindow *progress; /* NULL without a window to show it above */
} Backup;

static void
backed_up (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Backup *job = user_data;
  g_autoptr (GtkApplication) app = job->app;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetBackup) backup = relnet_backup_create_finish (result, &error);
  RelnetWindow *window = find_window (app);
  RelnetDatabase *database = RELNET_APPLICATION (app)->database;

  g_clear_pointer (&job->progress, relnet_progress_window_end);
  if (g_error_matches (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED) && database != NULL)
    relnet_database_report_damage (database);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  else if (backup == NULL)
    report_error (app, error);
  else if (window != NULL)
    relnet_window_show_toast (window, _ ("Backup made and verified"));
}

static void
backup_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RelnetApplication *self = data;
  RelnetWindow *window = find_window (data);
  Backup *job = g_new0 (Backup, 1);

  job->app = g_object_ref (data);
  if (window != NULL)
    job->progress = relnet_progress_window_start (GTK_WIDGET (window), _ ("Backing up…"));
  relnet_backup_create_async (self->path, RELNET_BACKUP_ASKED, self->clock,
                              job->progress != NULL ? relnet_progress_window_get_cancellable (job->progress) : NULL,
                              backed_up, job);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RelnetWindow *window = find_window (data);

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RelnetApplication *self = data;
  GtkWindow *parent = gtk_application_get_active_window (data);

  if (self->database != NULL)
    relnet_above_present (
        GTK_WIDGET (parent), GTK_WINDOW (relnet_restore_window_new (parent, self->database, self->path, self->clock)));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RelnetApplication *self = data;
  GtkWindow *parent = gtk_application_get_active_window (data);

  if (self->database == NULL)
    return;
  if (self->preferences == NULL)
    {
      RelnetPreferencesWindow *window = RELNET_PREFERENCES_WINDOW (relnet_preferences_window_new ());

      relnet_preferences_window_add (window, relnet_general_preferences_page_new (self->settings), "general",
                                     _ ("General"), "emblem-system-symbolic");
      relnet_preferences_window_add (
          window, relnet_mail_preferences_page_new (self->database, self->outbox), "mail", _ ("Mail"),
          "mail-unread-symbolic");
      relnet_preferences_window_add (window, relnet_writing_preferences_page_new (self->settings), "writing", _ ("Writing"),
                                     "document-edit-symbolic");
      relnet_preferences_window_add (window, relnet_reminders_preferences_page_new (self->settings), "reminders",
                                     _ ("Reminders"), "alarm-symbolic");
      relnet_preferences_window_add (window, relnet_data_preferences_page_new (self->database, self->clock), "data",
                                     _ ("Data"), "drive-harddisk-symbolic");
      g_set_weak_pointer (&self->preferences, GTK_WINDOW (window));
    }
  relnet_preferences_window_show_page (RELNET_PREFERENCES_WINDOW (self->preferences),
                                       g_variant_get_string (parameter, NULL));
  if (RELNET_IS_WINDOW (parent))
    relnet_window_present_above (RELNET_WINDOW (parent), self->preferences);
  else
    {
      /* Asked for from a composer, which they are to stand above; or once more, when they are the active window. */
      gtk_window_set_application (self->preferences, data);
      if (parent != self->preferences)
        gtk_window_set_transient_for (self->preferences, parent);
      gtk_window_present (self->preferences);
    }
}

static const GActionEntry actions[] = {
  { "about", about_cb, NULL, NULL, NULL, { 0 } },
  { "backup", backup_cb, NULL, NULL, NULL, { 0 } },
  { "export", export_cb, NULL, NULL, NULL, { 0 } },
  { "restore", restore_cb, NULL, NULL, NULL, { 0 } },
  { "preferences", preferences_cb, "s", NULL, NULL, { 0 } },
  { "sample", sample_cb, NULL, NULL, NULL, { 0 } },
  { "quit", quit_cb, NULL, NULL, NULL, { 0 } },
};

static void
set_accelerators (GtkApplication *app)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } accelerators[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "app.preferences::general", { "<Control>comma" } },
    { "win.add-person", { "<Control>n" } },
    { "win.brief-here", { "<Control>b" } },
    { "win.plan-meeting-here", { "<Control><Shift>b" } },
    { "win.search", { "<Control>f" } },
    { "win.introduce-here", { "<Control>i" } },
    { "win.log-here", { "<Control>l" } },
    { "win.write-here", { "<Control>m" } },
    { "win.promise-here", { "<Control>p" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z" } },
    { "win.back", { "<Alt>Left" } },
    { "win.show-shortcuts", { "<Control>question" } },
    { "win.show-menu", { "F10" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (app, accelerators[i].action, accelerators[i].keys);
  relnet_window_set_section_accelerators (app);
}

/* At startup and not with the window: the button of a notification may be what starts the program. */
static void
failed_cb (gpointer source, const GError *error, RelnetApplication *self)
{
  report_error (GTK_APPLICATION (self), error);
}

static void
start_reminders (RelnetApplication *self)
{
  g_autoptr (RelnetReminderService) service
      = relnet_reminder_service_new (self->database, self->clock, self->settings);

  self->notifier = relnet_notifier_new (GTK_APPLICATION (self), service);
  g_signal_connect_object (self->notifier, "failed", G_CALLBACK (failed_cb), self, 0);
}

static void damaged_cb (RelnetDatabase *database, const GError *error, RelnetApplication *self);

static void
open_database (RelnetApplication *self)
{
  g_clear_error (&self->open_error);
  self->database = relnet_database_open (self->path, &self->open_error);
  if (self->database == NULL)
    return;
  self->outbox = relnet_outbox_new (self->database, self->clock);
  relnet_outbox_start (self->outbox);
  start_reminders (self);
  self->maintenance = relnet_maintenance_new (self->database, self->clock);
  g_signal_connect_object (self->maintenance, "failed", G_CALLBACK (failed_cb), self, 0);
  g_signal_connect_object (self->database, "damaged", G_CALLBACK (damaged_cb), self, 0);
}

static void
relnet_application_startup (GApplication *app)
{
  RelnetApplication *self = RELNET_APPLICATION (app);

  G_APPLICATION_CLASS (relnet_application_parent_class)->startup (app);
  gtk_window_set_default_icon_name (RELNET_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (app), actions, G_N_ELEMENTS (actions), app);
  set_accelerators (GTK_APPLICATION (app));
  self->clock = make_clock ();
  self->settings = g_settings_new (RELNET_APP_ID);
  g_signal_connect (self->settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme), NULL);
  apply_color_scheme (self->settings, NULL, NULL);
  if (self->path == NULL)
    self->path = relnet_database_dup_default_path ();
  open_database (self);
}

static void retry_cb (RelnetApplication *self);

static void
show_trouble (RelnetApplication *self)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (self));
  GtkWidget *toasts = adw_toast_overlay_new ();
  GtkWidget *page = relnet_trouble_page_new (self->path, self->clock, self->open_error);

  if (self->unsaved != NULL)
    relnet_trouble_page_set_unsaved (RELNET_TROUBLE_PAGE (page), self->unsaved, self->unsaved_path);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), page);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), toasts);
  gtk_window_set_title (GTK_WINDOW (window), "RelNet");
  /* No wider than the window it stands for was the last time: the screen may be a small one. */
  gtk_window_set_default_size (GTK_WINDOW (window), MIN (g_settings_get_int (self->settings, "window-width"), 800),
                               MIN (g_settings_get_int (self->settings, "window-height"), 700));
  g_set_weak_pointer (&self->trouble, GTK_WINDOW (window));
  g_signal_connect_object (page, "retry", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
retry_cb (RelnetApplication *self)
{
  GtkWindow *window = self->trouble;

  open_database (self);
  if (self->database != NULL)
    {
      RelnetWindow *opened
          = relnet_window_new (GTK_APPLICATION (self), self->database, self->clock, self->settings, self->outbox);

      gtk_window_present (GTK_WINDOW (opened));
      if (self->unsaved_path != NULL)
        {
          g_autofree char *name = g_path_get_basename (self->unsaved_path);
          /* Translators: %s is the name of a file. */
          g_autofree char *text = g_strdup_printf (_ ("What you were writing is in %s, beside your data"), name);

          relnet_window_show_toast (opened, text);
        }
      g_clear_pointer (&self->unsaved, g_free);
      g_clear_pointer (&self->unsaved_path, g_free);
    }
  else
    show_trouble (self);
  if (window != NULL)
    gtk_window_destroy (window);
}

/* What the trouble page offers replaces the file, which nobody in this process may have open then. */
static gboolean
leave_cb (gpointer data)
{
  RelnetApplication *self = data;

  /* It may be handing over a message, which is waited for: not before the windows are gone. */
  if (self->outbox != NULL)
    relnet_outbox_stop (self->outbox);
  g_clear_object (&self->outbox);
  if (self->leaving != NULL && g_get_monotonic_time () < self->leave_until)
    return G_SOURCE_CONTINUE;
  if (self->leaving != NULL)
    relnet_database_close (self->leaving);
  g_clear_weak_pointer (&self->leaving);
  self->leave_timeout = 0;
  show_trouble (self);
  g_application_release (G_APPLICATION (self));
  return G_SOURCE_REMOVE;
}

/* What is being written in any window must outlive it: it goes into a file of its own, and the trouble page offers it. */
static void
keep_unsaved (RelnetApplication *self)
{
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *directory = g_path_get_dirname (self->path);
  g_autofree char *name = g_date_time_format (now, "relnet-unsaved-%Y-%m-%d-%H%M%S.txt");
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GError) error = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      g_autofree char *text = relnet_unsaved_text_collect (l->data);

      if (text != NULL)
        g_string_append_printf (texts, "%s%s", texts->len > 0 ? "\n" : "", text);
    }
  if (texts->len == 0)
    return;
  g_free (self->unsaved);
  g_clear_pointer (&self->unsaved_path, g_free);
  if (g_file_set_contents_full (path, texts->str, (gssize)texts->len, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &error))
    self->unsaved_path = g_steal_pointer (&path);
  else
    /* The page says so and the text can be copied there. */
    g_message ("What was being written could not be kept in a file: %s", error->message);
  self->unsaved = g_string_free (g_steal_pointer (&texts), FALSE);
}

/* What the windows show may be missing something from now on, and what is written may make it worse. */
static void
damaged_cb (RelnetDatabase *database, const GError *error, RelnetApplication *self)
{
  GList *windows;

  keep_unsaved (self);
  g_application_hold (G_APPLICATION (self));
  g_clear_error (&self->open_error);
  self->open_error = g_error_copy (error);
  g_clear_object (&self->notifier);
  g_clear_object (&self->maintenance);
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (self))) != NULL)
    gtk_window_destroy (windows->data);
  g_set_weak_pointer (&self->leaving, database);
  g_clear_object (&self->database);
  self->leave_until = g_get_monotonic_time () + LEAVE_PATIENCE;
  self->leave_timeout = g_timeout_add (LEAVE_LOOK, leave_cb, self);
}

static void
relnet_application_activate (GApplication *app)
{
  RelnetApplication *self = RELNET_APPLICATION (app);
  GtkWindow *window = GTK_WINDOW (find_window (GTK_APPLICATION (app)));

  if (self->leave_timeout != 0)
    return;
  if (self->database == NULL)
    {
      if (self->trouble != NULL)
        gtk_window_present (self->trouble);
      else
        show_trouble (self);
      return;
    }
  if (window == NULL)
    window = GTK_WINDOW (relnet_window_new (GTK_APPLICATION (app), self->database, self->clock, self->settings,
                                            self->outbox));
  gtk_window_present (window);
}

/* A .vcf file from the file manager, or a mailto: link from the browser. */
static void
relnet_application_open (GApplication *app, GFile **files, int n_files, const char *hint)
{
  g_autoptr (GPtrArray) uris = g_ptr_array_new_with_free_func (g_free);
  RelnetWindow *window;

  g_application_activate (app);
  window = find_window (GTK_APPLICATION (app));
  if (window == NULL)
    return;
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      if (g_file_has_uri_scheme (files[i], "mailto"))
        gtk_widget_activate_action (GTK_WIDGET (window), "win.write-mailto", "s", uri);
      else
        g_ptr_array_add (uris, g_steal_pointer (&uri));
    }
  if (uris->len > 0)
    gtk_widget_activate_action_variant (
        GTK_WIDGET (window), "win.import-files",
        g_variant_new_strv ((const char *const *) uris->pdata, uris->len));
}

static int
relnet_application_handle_local_options (GApplication *app, GVariantDict *options)
{
  RelnetApplication *self = RELNET_APPLICATION (app);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("RelNet %s\n", RELNET_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "database", "^ay", &self->path))
    /* Another file is another program: it must not be answered by the one that is running. */
    g_application_set_flags (app, g_application_get_flags (app) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
relnet_application_finalize (GObject *object)
{
  RelnetApplication *self = RELNET_APPLICATION (object);

  g_clear_weak_pointer (&self->preferences);
  g_clear_weak_pointer (&self->trouble);
  g_clear_weak_pointer (&self->leaving);
  g_clear_pointer (&self->unsaved, g_free);
  g_clear_pointer (&self->unsaved_path, g_free);
  g_clear_handle_id (&self->leave_timeout, g_source_remove);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->notifier);
  g_clear_object (&self->maintenance);
  /* It may be handing over a message: that is waited for, and noted before the database closes. */
  if (self->outbox != NULL)
    relnet_outbox_stop (self->outbox);
  g_clear_object (&self->outbox);
  g_clear_error (&self->open_error);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (relnet_application_parent_class)->finalize (object);
}

static void
relnet_application_class_init (RelnetApplicationClass *klass)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = relnet_application_finalize;
  app_class->startup = relnet_application_startup;
  app_class->activate = relnet_application_activate;
  app_class->open = relnet_application_open;
  app_class->handle_local_options = relnet_application_handle_local_options;
}

static void
relnet_application_init (RelnetApplication *self)
{
  static const GOptionEntry options[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Use this database instead of your own"),
      N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
    { NULL },
  };
  const char *localedir = g_getenv ("RELNET_LOCALEDIR");

  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : RELNET_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * relnet_application_new:
 *
 * Returns: (transfer full): the program
 */
RelnetApplication *
relnet_application_new (void)
{
  return g_object_new (RELNET_TYPE_APPLICATION, "application-id", RELNET_APP_ID,
                       "resource-base-path", "/com/example/RelNet", "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}
