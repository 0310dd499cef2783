#include "relnet-reputation-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-above.h"
#include "relnet-account-store.h"
#include "relnet-choice.h"
#include "relnet-date.h"
#include "relnet-finding-editor.h"
#include "relnet-names.h"
#include "relnet-report-error.h"
#include "relnet-reputation-store.h"
#include "relnet-text.h"
#include "relnet-undo-toast.h"
#include "relnet-web.h"

/* What the search engine of relnet-web.c takes for a search of pictures. */
#define IMAGES "&iax=images&ia=images"

/* How often to look, of what can be chosen, in months; 0 is never. */
static const int months[] = { 1, 3, 6, 12, 0 };

/* How many past checks are shown. */
#define MAX_CHECKS 8

/**
 * RelnetReputationWindow:
 *
 * What is found about the user (N3): what to search for, opened in the browser on a click and not otherwise; what was found,
 * with the answer prepared; when the user looked, and when they want to look again.
 */
struct _RelnetReputationWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkBox *box;
  AdwPreferencesGroup *plan;
  RelnetComboRow *how_often;
  AdwActionRow *next;
  AdwPreferencesGroup *searches;
  AdwEntryRow *add_search;
  AdwPreferencesGroup *findings;
  AdwActionRow *no_findings;
  AdwPreferencesGroup *checks;

  GPtrArray *rows; /* those that come and go, each with its group */
  RelnetDatabase *database;
  RelnetClock *clock;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RelnetReputationWindow, relnet_reputation_window, ADW_TYPE_WINDOW)

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetReputationWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_reputation_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self->box), error);
}

static void
opened (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetReputationWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    relnet_report_error (GTK_WIDGET (self->box), error);
}

static void
open_uri (RelnetReputationWindow *self, const char *uri)
{
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, opened, g_object_ref (self));
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
add_row (RelnetReputationWindow *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_object_set_data (G_OBJECT (row), "relnet-group", group);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
make_button (const char *icon, const char *format, const char *about)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf (format, about);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  relnet_names_set (button, name);
  return button;
}

static void
search_activated_cb (AdwActionRow *row, RelnetReputationWindow *self)
{
  const char *words[] = { g_object_get_data (G_OBJECT (row), "relnet-words"), NULL };
  g_autofree char *search = relnet_web_dup_search (words);
  g_autofree char *uri
      = g_strconcat (search, g_object_get_data (G_OBJECT (row), "relnet-images") != NULL ? IMAGES : "", NULL);

  open_uri (self, uri);
}

static void
delete_search_cb (GtkButton *button, RelnetReputationWindow *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);
  gint64 *id = g_object_get_data (G_OBJECT (row), "relnet-id");

  relnet_reputation_store_delete_search_async (self->database, *id, g_object_get_data (G_OBJECT (row), "relnet-words"), NULL,
                                               written, g_object_ref (self));
}

static void
add_search (RelnetReputationWindow *self, gint64 id, const char *words, gboolean images)
{
  GtkWidget *row = make_row (words, images ? _ ("Pictures, in your browser") : _ ("In your browser"));
  GtkWidget *icon = gtk_image_new_from_icon_name (images ? "image-x-generic-symbolic" : "system-search-symbolic");

  g_object_set_data_full (G_OBJECT (row), "relnet-words", g_strdup (words), g_free);
  g_object_set_data (G_OBJECT (row), "relnet-images", images ? self : NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (id != 0)
    {
      GtkWidget *remove = make_button ("user-trash-symbolic", _ ("Remove the search for “%s”"), words);

      g_object_set_data_full (G_OBJECT (row), "relnet-id", g_memdup2 (&id, sizeof id), g_free);
      g_signal_connect (remove, "clicked", G_CALLBACK (delete_search_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("web-browser-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (search_activated_cb), self);
  add_row (self, self->searches, row);
}

/* As the user signs their mail; else as the system knows them. */
static char *
dup_user_name (RelnetReputationWindow *self, char **address)
{
  g_autoptr (GPtrArray) accounts = relnet_account_store_load_all (relnet_database_get_reader (self->database), NULL);
  const char *name = "";

  *address = NULL;
  if (accounts != NULL && accounts->len > 0)
    {
      name = relnet_account_get_name (g_ptr_array_index (accounts, 0));
      *address = g_strdup (relnet_account_get_address (g_ptr_array_index (accounts, 0)));
    }
  if (relnet_text_is_blank (name) && !g_str_equal (g_get_real_name (), "Unknown")
      && g_strcmp0 (g_get_real_name (), g_get_user_name ()) != 0)
    name = g_get_real_name ();
  return relnet_text_clean (name);
}

static void
add_searches (RelnetReputationWindow *self, RelnetReputation *reputation)
{
  g_autofree char *address = NULL;
  g_autofree char *name = dup_user_name (self, &address);

  if (*name != '\0')
    {
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", name);
      g_autofree char *site = address != NULL ? relnet_web_dup_site_of_email (address) : NULL;

      add_search (self, 0, quoted, FALSE);
      if (site != NULL)
        {
          g_autofree char *host = relnet_web_dup_host (site);
          g_autofree char *both = g_strdup_printf ("\"%s\" %s", name, host != NULL ? host : site);

          add_search (self, 0, both, FALSE);
        }
      add_search (self, 0, quoted, TRUE);
    }
  else
    add_row (self, self->searches, make_row (_ ("Your name is not known here"), _ ("Add a mail account, or a search below.")));
  if (address != NULL)
    {
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", address);

      add_search (self, 0, quoted, FALSE);
    }
  for (guint i = 0; i < reputation->searches->len; i++)
    {
      RelnetReputationSearch *search = g_ptr_array_index (reputation->searches, i);

      add_search (self, search->id, search->words, search->images);
    }
}

static RelnetFinding *
get_finding (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW)), "relnet-finding");
}

static void
open_finding_cb (GtkButton *button, RelnetReputationWindow *self)
{
  open_uri (self, relnet_finding_get_link (get_finding (GTK_WIDGET (button))));
}

static void
dealt_cb (GtkButton *button, RelnetReputationWindow *self)
{
  RelnetFinding *finding = get_finding (GTK_WIDGET (button));

  relnet_reputation_store_set_dealt_async (self->database, finding, *relnet_finding_get_dealt_on (finding) == '\0', self->clock,
                                           NULL, written, g_object_ref (self));
}

static void
delete_finding_cb (GtkButton *button, RelnetReputationWindow *self)
{
  relnet_reputation_store_delete_finding_async (self->database, get_finding (GTK_WIDGET (button)), NULL, written,
                                                g_object_ref (self));
}

static void
edit_finding_cb (AdwActionRow *row, RelnetReputationWindow *self)
{
  relnet_reputation_window_open_finding (
      self, relnet_finding_get_id (g_object_get_data (G_OBJECT (row), "relnet-finding")));
}

static void
add_finding_cb (RelnetReputationWindow *self)
{
  relnet_above_present (GTK_WIDGET (self), GTK_WINDOW (relnet_finding_editor_new (self->database, self->clock, NULL)));
}

static void
add_finding (RelnetReputationWindow *self, RelnetFinding *finding, const char *today)
{
  static const char *const icons[RELNET_N_TONES]
      = { "starred-symbolic", "media-record-symbolic", "dialog-warning-symbolic" };
  static const char *const classes[RELNET_N_TONES] = { "success", "dim-label", "warning" };
  RelnetTone tone = relnet_finding_get_tone (finding);
  gboolean is_dealt = *relnet_finding_get_dealt_on (finding) != '\0';
  const char *what = relnet_finding_get_what (finding);
  g_autofree char *status = relnet_finding_dup_status (finding, today);
  g_autofree char *answer = relnet_text_clean (relnet_finding_get_answer (finding));
  g_autofree char *subtitle = *answer != '\0' ? g_strdup_printf ("%s\n%s", status, answer) : g_strdup (status);
  g_autofree char *name = g_strdup_printf ("%s, %s", what, status);
  GtkWidget *row = make_row (what, subtitle), *icon = gtk_image_new_from_icon_name (icons[tone]), *button;

  g_object_set_data_full (G_OBJECT (row), "relnet-finding", g_object_ref (finding), g_object_unref);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_widget_add_css_class (icon, is_dealt ? "dim-label" : classes[tone]);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (*relnet_finding_get_link (finding) != '\0')
    {
      button = make_button ("web-browser-symbolic", _ ("Open the page of “%s”"), what);
      g_signal_connect (button, "clicked", G_CALLBACK (open_finding_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  button = is_dealt ? make_button ("edit-undo-symbolic", _ ("“%s” is still open"), what)
                    : make_button ("object-select-symbolic", _ ("“%s” is dealt with"), what);
  g_signal_connect (button, "clicked", G_CALLBACK (dealt_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  button = make_button ("user-trash-symbolic", _ ("Delete “%s”"), what);
  g_signal_connect (button, "clicked", G_CALLBACK (delete_finding_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (edit_finding_cb), self);
  relnet_names_set (row, name);
  add_row (self, self->findings, row);
}

static void
add_check (RelnetReputationWindow *self, RelnetReputationCheck *check)
{
  g_autofree char *date = relnet_date_format (check->date);
  g_autofree char *good = g_strdup_printf (ngettext ("%u good", "%u good", check->good), check->good);
  g_autofree char *neutral = g_strdup_printf (ngettext ("%u neutral", "%u neutral", check->neutral), check->neutral);
  g_autofree char *bad = g_strdup_printf (ngettext ("%u bad and open", "%u bad and open", check->bad), check->bad);
  g_autofree char *counts = g_strdup_printf ("%s · %s · %s", good, neutral, bad);
  g_autofree char *subtitle = *check->note != '\0' ? g_strdup_printf ("%s · %s", counts, check->note) : g_strdup (counts);

  add_row (self, self->checks, make_row (date, subtitle));
}

static void
show_plan (RelnetReputationWindow *self, RelnetReputation *reputation, const char *today)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (months[i] == reputation->months)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->how_often), i);
  if (*reputation->next_on != '\0')
    {
      g_autofree char *date = relnet_date_format (reputation->next_on);

      title = g_strdup_printf (_ ("Next time on %s"), date);
      subtitle = relnet_date_format_age (reputation->next_on, today);
    }
  else if (reputation->checks->len > 0)
    title = g_strdup (_ ("No next time is planned"));
  else
    {
      title = g_strdup (_ ("You have not looked yet"));
      subtitle = g_strdup (_ ("Search below, note what you find, then say that you have looked."));
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->next), title);
  adw_action_row_set_subtitle (self->next, subtitle != NULL ? subtitle : "");
}

static void
refresh (RelnetReputationWindow *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetReputation) reputation
      = relnet_reputation_store_load (relnet_database_get_reader (self->database), &error);

  if (reputation == NULL)
    {
      relnet_report_error (GTK_WIDGET (self->box), error);
      return;
    }
  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (g_object_get_data (g_ptr_array_index (self->rows, i), "relnet-group"),
                                  g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  show_plan (self, reputation, today);
  g_object_ref (self->add_search);
  adw_preferences_group_remove (self->searches, GTK_WIDGET (self->add_search));
  add_searches (self, reputation);
  adw_preferences_group_add (self->searches, GTK_WIDGET (self->add_search));
  g_object_unref (self->add_search);
  for (guint i = 0; i < reputation->findings->len; i++)
    add_finding (self, g_ptr_array_index (reputation->findings, i), today);
  gtk_widget_set_visible (GTK_WIDGET (self->no_findings), reputation->findings->len == 0);
  for (guint i = 0; i < reputation->checks->len && i < MAX_CHECKS; i++)
    add_check (self, g_ptr_array_index (reputation->checks, i));
  gtk_widget_set_visible (GTK_WIDGET (self->checks), reputation->checks->len > 0);
  self->filling = FALSE;
}

static void
how_often_changed_cb (RelnetReputationWindow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->how_often));

  if (!self->filling && self->database != NULL && selected < G_N_ELEMENTS (months))
    relnet_reputation_store_set_months_async (self->database, months[selected], self->clock, NULL, written, g_object_ref (self));
}

static void
looked_cb (RelnetReputationWindow *self)
{
  relnet_reputation_store_check_async (self->database, "", self->clock, NULL, written, g_object_ref (self));
}

static void
search_typed_cb (RelnetReputationWindow *self)
{
  g_autofree char *words = relnet_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->add_search)));

  if (*words == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->add_search), "");
  relnet_reputation_store_add_search_async (self->database, words, FALSE, NULL, written, g_object_ref (self));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetReputationWindow *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_REPUTATION) || relnet_changes_has (changes, RELNET_CHANGE_ACCOUNT))
    refresh (self);
}

static void
clock_moved_cb (RelnetClock *clock, RelnetReputationWindow *self)
{
  refresh (self);
}

static void
relnet_reputation_window_dispose (GObject *object)
{
  RelnetReputationWindow *self = RELNET_REPUTATION_WINDOW (object);

  self->filling = TRUE;
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), RELNET_TYPE_REPUTATION_WINDOW);
  G_OBJECT_CLASS (relnet_reputation_window_parent_class)->dispose (object);
}

static void
relnet_reputation_window_class_init (RelnetReputationWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_reputation_window_dispose;
  g_type_ensure (RELNET_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/reputation/relnet-reputation-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetReputationWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RelnetReputationWindow, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetReputationWindow, plan);
  gtk_widget_class_bind_template_child (widget_class, RelnetReputationWindow, how_often);
  gtk_widget_class_bind_template_child (widget_class, RelnetReputationWindow, next);
  gtk_widget_class_bind_template_child (widget_class, RelnetReputationWindow, searches);
  gtk_widget_class_bind_template_child (widget_class, RelnetReputationWindow, add_search);
  gtk_widget_class_bind_template_child (widget_class, RelnetReputationWindow, findings);
  gtk_widget_class_bind_template_child (widget_class, RelnetReputationWindow, no_findings);
  gtk_widget_class_bind_template_child (widget_class, RelnetReputationWindow, checks);
  gtk_widget_class_bind_template_callback (widget_class, how_often_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, looked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_finding_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
relnet_reputation_window_init (RelnetReputationWindow *self)
{
  self->filling = TRUE;
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  relnet_names_from_tooltips (GTK_WIDGET (self->add_search));
}

/**
 * relnet_reputation_window_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
relnet_reputation_window_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetReputationWindow *self = g_object_new (RELNET_TYPE_REPUTATION_WINDOW, NULL);
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autofree char *words = months[i] == 0 ? g_strdup (_ ("Never"))
                                              : g_strdup_printf (ngettext ("Every month", "Every %d months", (gulong) months[i]),
                                                                 months[i]);

      gtk_string_list_append (choices, words);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->how_often), G_LIST_MODEL (choices));
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (clock_moved_cb), self, 0);
  relnet_undo_toast_attach (GTK_WINDOW (self), self->toasts, database);
  refresh (self);
  return GTK_WIDGET (self);
}

/**
 * relnet_reputation_window_open_finding:
 * @self: the window, shown
 * @finding_id: what was found
 *
 * Opens it above the window; says so there if it is not there any more.
 */
void
relnet_reputation_window_open_finding (RelnetReputationWindow *self, gint64 finding_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetFinding) finding = NULL;

  g_return_if_fail (RELNET_IS_REPUTATION_WINDOW (self));

  finding = relnet_reputation_store_load_finding (relnet_database_get_reader (self->database), finding_id, &error);
  if (finding == NULL)
    relnet_report_error (GTK_WIDGET (self->box), error);
  else
    relnet_above_present (GTK_WIDGET (self), GTK_WINDOW (relnet_finding_editor_new (self->database, self->clock, finding)));
}
