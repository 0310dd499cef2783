#include "relnet-mail-preferences-page.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "relnet-account-store.h"
#include "relnet-choice.h"
#include "relnet-confirm.h"
#include "relnet-mail-error.h"
#include "relnet-names.h"
#include "relnet-secret.h"
#include "relnet-server-guess.h"
#include "relnet-text.h"

/* How long after the last key an account is saved and tried, in milliseconds. */
#define TEST_DELAY 1200

typedef struct
{
  RelnetMailPreferencesPage *page;
  RelnetAccount *account;    /* the page's */
  RelnetAccount *written;    /* what the writer has */
  GCancellable *cancellable; /* of this attempt */
  char *password;
} Save;

/**
 * RelnetMailPreferencesPage:
 *
 * Mail accounts (M1). The servers are guessed from the address, and the account is tried by itself after each change.
 */
struct _RelnetMailPreferencesPage
{
  AdwPreferencesPage parent_instance;

  GtkWidget *choice_group;
  AdwComboRow *choice;
  GtkWidget *add;
  GtkWidget *remove;
  GtkEditable *name;
  GtkEditable *address;
  GtkWidget *address_good;
  GtkEditable *password;
  GtkLabel *advice;
  GtkEditable *server;
  AdwComboRow *security;
  GtkEditable *user;
  GtkWidget *notice;
  GtkImage *notice_image;
  GtkLabel *notice_label;
  GtkWidget *details;
  GtkLabel *detail;
  GtkWidget *spinner;
  GtkWidget *test;

  RelnetDatabase *database;
  RelnetOutbox *outbox;
  GPtrArray *accounts;
  RelnetAccount *account; /* the one shown; without an id while it is new */
  RelnetServerGuess *guess;
  guint next_guess;
  gboolean by_hand; /* the user chose the server */
  gboolean filling;
  guint source;
  gboolean saving;
  Save *next; /* after the save under way */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RelnetMailPreferencesPage,
                     relnet_mail_preferences_page,
                     ADW_TYPE_PREFERENCES_PAGE)

static void start_test (RelnetMailPreferencesPage *self);

static void
show_notice (RelnetMailPreferencesPage *self,
             const char *style,
             const char *icon_name,
             const char *text,
             const char *detail)
{
  static const char *const styles[] = { "success", "error", "info" };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (self->notice, styles[i]);
  gtk_widget_add_css_class (self->notice, style);
  gtk_image_set_from_icon_name (self->notice_image, icon_name);
  gtk_label_set_text (self->notice_label, text);
  gtk_label_set_text (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (self->details, detail != NULL && *detail != '\0');
  gtk_widget_set_visible (self->notice, TRUE);
}

static void
set_busy (RelnetMailPreferencesPage *self, gboolean busy)
{
  gtk_widget_set_visible (self->spinner, busy);
  gtk_widget_set_visible (self->test, !busy);
}

static void
show_server (RelnetMailPreferencesPage *self, const char *host, guint port, RelnetSecurity security)
{
  g_autofree char *text = *host != '\0' ? g_strdup_printf ("%s:%u", host, port) : g_strdup ("");
  const gboolean filling = self->filling;

  self->filling = TRUE;
  gtk_editable_set_text (self->server, text);
  adw_combo_row_set_selected (self->security, security == RELNET_SECURITY_STARTTLS ? 1 : 0);
  self->filling = filling;
}

/* Proposes the next server the address may belong to. */
static gboolean
take_guess (RelnetMailPreferencesPage *self)
{
  RelnetServer server;

  if (self->by_hand || self->guess == NULL
      || self->next_guess >= relnet_server_guess_get_n_smtp (self->guess))
    return FALSE;
  server = relnet_server_guess_get_smtp (self->guess, self->next_guess++);
  show_server (self, server.host, server.port, server.security);
  return TRUE;
}

/* “smtp.x.example:465”, “smtp.x.example”, “[::1]:465” */
static void
parse_server (RelnetMailPreferencesPage *self, char **host, int *port)
{
  g_autofree char *text = relnet_text_clean (gtk_editable_get_text (self->server));
  char *colon = strrchr (text, ':');

  *port = adw_combo_row_get_selected (self->security) == 1 ? 587 : 465;
  if (colon != NULL && colon[1] != '\0' && strspn (colon + 1, "0123456789") == strlen (colon + 1)
      && strlen (colon) <= 6)
    {
      *port = atoi (colon + 1);
      *colon = '\0';
    }
  g_strdelimit (text, "[]", ' ');
  *host = g_strdup (g_strstrip (text));
}

static void
take_fields (RelnetMailPreferencesPage *self)
{
  g_autofree char *host = NULL;
  g_autofree char *name = relnet_text_clean (gtk_editable_get_text (self->name));
  g_autofree char *address = relnet_text_clean (gtk_editable_get_text (self->address));
  g_autofree char *user = relnet_text_clean (gtk_editable_get_text (self->user));
  int port;

  parse_server (self, &host, &port);
  relnet_account_set_name (self->account, name);
  relnet_account_set_address (self->account, address);
  relnet_account_set_user (self->account, user);
  relnet_account_set_host (self->account, host);
  relnet_account_set_port (self->account, port);
  relnet_account_set_security (self->account, adw_combo_row_get_selected (self->security) == 1
                                                  ? RELNET_SECURITY_STARTTLS
                                                  : RELNET_SECURITY_TLS);
}

static void
tested (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetMailPreferencesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *detail = NULL;
  const gboolean works
      = relnet_outbox_test_account_finish (RELNET_OUTBOX (object), result, &detail, &error);

  /* Something was changed meanwhile: that is tried now. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  /* The page was closed; the account keeps what came of it. */
  if (self->notice == NULL)
    return;
  if (!works
      && (g_error_matches (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_NETWORK)
          || g_error_matches (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_CERTIFICATE))
      && take_guess (self))
    {
      start_test (self);
      return;
    }
  set_busy (self, FALSE);
  if (works)
    show_notice (self, "success", "emblem-ok-symbolic", _ ("Connected · sending works"), NULL);
  else
    show_notice (self, "error", "dialog-error-symbolic", error->message, detail);
}

static gboolean
save_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_account_store_save (connection, changes, data, error);
}

static void
save_free (Save *save)
{
  g_clear_object (&save->page);
  g_clear_object (&save->account);
  g_clear_object (&save->written);
  g_clear_object (&save->cancellable);
  g_free (save->password);
  g_free (save);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static void saved (GObject *object, GAsyncResult *result, gpointer user_data);

static void
start_save (Save *save)
{
  /* The writer's thread has an account of its own, which it gives an id. */
  save->written = relnet_account_copy (save->account);
  save->page->saving = TRUE;
  relnet_database_write_async (save->page->database, NULL, save_write, g_object_ref (save->written),
                               g_object_unref, NULL, saved, save);
}

static void
saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  RelnetMailPreferencesPage *self = save->page;
  g_autoptr (GError) error = NULL;
  const gboolean done = relnet_database_write_finish (RELNET_DATABASE (object), result, &error);

  self->saving = FALSE;
  if (done)
    {
      relnet_account_set_id (save->account, relnet_account_get_id (save->written));
      relnet_account_set_uid (save->account, relnet_account_get_uid (save->written));
    }
  if (self->next != NULL)
    {
      start_save (g_steal_pointer (&self->next));
      return;
    }
  if (!done)
    {
      if (self->notice != NULL)
        {
          set_busy (self, FALSE);
          show_notice (self, "error", "dialog-error-symbolic", error->message, NULL);
        }
      else
        g_warning ("%s", error->message);
      return;
    }
  if (self->notice != NULL && save->account == self->account)
    gtk_widget_set_sensitive (self->remove, TRUE);
  relnet_outbox_test_account_async (self->outbox, save->account,
                                    *save->password != '\0' ? save->password : NULL,
                                    save->cancellable, tested, g_object_ref (self));
}

static void
start_test (RelnetMailPreferencesPage *self)
{
  Save *save;

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  take_fields (self);
  if (!relnet_text_is_email (relnet_account_get_address (self->account))
      || *relnet_account_get_host (self->account) == '\0')
    return;
  /* A new account without a password is not finished. */
  if (relnet_account_get_id (self->account) == 0
      && *gtk_editable_get_text (self->password) == '\0')
    return;
  set_busy (self, TRUE);
  show_notice (self, "info", "network-transmit-receive-symbolic", _ ("Trying to connect…"), NULL);
  save = g_new0 (Save, 1);
  save->page = g_object_ref (self);
  save->account = g_object_ref (self->account);
  save->cancellable = g_object_ref (self->cancellable);
  save->password = g_strdup (gtk_editable_get_text (self->password));
  /* One save at a time: the first gives the account its id. */
  g_clear_pointer (&self->next, save_free);
  if (self->saving)
    self->next = save;
  else
    start_save (save);
}

/* What was typed a moment ago is not lost. */
static void
flush (RelnetMailPreferencesPage *self)
{
  if (self->source != 0)
    start_test (self);
}

static gboolean
test_timeout_cb (gpointer data)
{
  RelnetMailPreferencesPage *self = data;

  self->source = 0;
  start_test (self);
  return G_SOURCE_REMOVE;
}

static void
edited_cb (RelnetMailPreferencesPage *self)
{
  if (self->filling)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (TEST_DELAY, test_timeout_cb, self);
}

static void
security_chosen_cb (RelnetMailPreferencesPage *self)
{
  if (self->filling)
    return;
  self->by_hand = TRUE;
  edited_cb (self);
}

/* A port says how the server is to be spoken to (RFC 8314): what was chosen for another server, or guessed, does not count. */
static void
server_edited_cb (RelnetMailPreferencesPage *self)
{
  const char *text = gtk_editable_get_text (self->server);
  const char *colon = strrchr (text, ':');
  const int port = colon != NULL ? atoi (colon + 1) : 0;

  if (self->filling)
    return;
  self->filling = TRUE;
  if (port == 465)
    adw_combo_row_set_selected (self->security, 0);
  else if (port == 587 || port == 25)
    adw_combo_row_set_selected (self->security, 1);
  self->filling = FALSE;
  security_chosen_cb (self);
}

static void
show_advice (RelnetMailPreferencesPage *self)
{
  const char *advice = self->guess != NULL ? relnet_server_guess_get_advice (self->guess) : NULL;

  gtk_label_set_text (self->advice, advice != NULL ? advice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->advice), advice != NULL);
}

static void
address_edited_cb (RelnetMailPreferencesPage *self)
{
  const char *address = gtk_editable_get_text (self->address);
  const gboolean good = relnet_text_is_email (address);

  gtk_widget_set_visible (self->address_good, good);
  g_clear_pointer (&self->guess, relnet_server_guess_free);
  self->next_guess = 0;
  if (good)
    self->guess = relnet_server_guess_new (address);
  show_advice (self);
  if (self->filling)
    return;
  if (good)
    take_guess (self);
  edited_cb (self);
}

static void
test_clicked_cb (RelnetMailPreferencesPage *self)
{
  start_test (self);
}

static void
show_account (RelnetMailPreferencesPage *self, RelnetAccount *account)
{
  const gboolean is_new = relnet_account_get_id (account) == 0;

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  self->filling = TRUE;
  g_set_object (&self->account, account);
  self->by_hand = !is_new;
  gtk_editable_set_text (self->name,
                         is_new ? g_get_real_name () : relnet_account_get_name (account));
  if (is_new && g_str_equal (g_get_real_name (), "Unknown"))
    gtk_editable_set_text (self->name, "");
  gtk_editable_set_text (self->address, relnet_account_get_address (account));
  gtk_editable_set_text (self->password, "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->password),
                                 is_new ? _ ("Password") : _ ("Password (type to change it)"));
  gtk_editable_set_text (self->user, relnet_account_get_user (account));
  show_server (self, relnet_account_get_host (account), relnet_account_get_port (account),
               relnet_account_get_security (account));
  gtk_widget_set_sensitive (self->remove, !is_new);
  set_busy (self, FALSE);
  if (*relnet_account_get_problem (account) != '\0')
    show_notice (self, "error", "dialog-error-symbolic", relnet_account_get_problem (account),
                 relnet_account_get_problem_detail (account));
  else if (relnet_account_get_checked_at (account) != 0)
    show_notice (self, "success", "emblem-ok-symbolic", _ ("Connected · sending works"), NULL);
  else
    gtk_widget_set_visible (self->notice, FALSE);
  self->filling = FALSE;
}

static void
load (RelnetMailPreferencesPage *self, gint64 wanted)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (RelnetAccount) fresh = NULL;
  RelnetAccount *shown = NULL;
  guint selected = 0;

  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  self->accounts
      = relnet_account_store_load_all (relnet_database_get_reader (self->database), NULL);
  for (guint i = 0; i < self->accounts->len; i++)
    {
      RelnetAccount *account = g_ptr_array_index (self->accounts, i);

      gtk_string_list_append (names, relnet_account_get_address (account));
      if (shown == NULL || relnet_account_get_id (account) == wanted
          || (wanted == 0 && *relnet_account_get_problem (account) != '\0'))
        {
          shown = account;
          selected = i;
        }
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->choice, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->choice, selected);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->choice), self->accounts->len > 1);
  gtk_widget_set_visible (self->choice_group, self->accounts->len > 0);
  if (shown == NULL)
    shown = fresh = relnet_account_new ();
  show_account (self, shown);
}

static void
chosen_cb (RelnetMailPreferencesPage *self)
{
  const guint selected = adw_combo_row_get_selected (self->choice);

  if (!self->filling && self->accounts != NULL && selected < self->accounts->len)
    {
      flush (self);
      show_account (self, g_ptr_array_index (self->accounts, selected));
    }
}

static void
add_clicked_cb (RelnetMailPreferencesPage *self)
{
  g_autoptr (RelnetAccount) account = relnet_account_new ();

  flush (self);
  show_account (self, account);
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

static gboolean
remove_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_account_store_remove (connection, changes, relnet_account_get_id (data), error);
}

static void
forget_password (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (relnet_secret_clear (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
password_forgotten (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RelnetMailPreferencesPage *self = RELNET_MAIL_PREFERENCES_PAGE (object);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) && self->notice != NULL)
    show_notice (self, "error", "dialog-error-symbolic", error->message, NULL);
}

static void
account_removed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetMailPreferencesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  if (!relnet_database_write_finish (RELNET_DATABASE (object), result, &error))
    {
      show_notice (self, "error", "dialog-error-symbolic", error->message, NULL);
      return;
    }
  task = g_task_new (self, NULL, password_forgotten, NULL);
  g_task_set_task_data (task, g_strdup (relnet_account_get_uid (self->account)), g_free);
  g_task_run_in_thread (task, forget_password);
  load (self, 0);
}

static void
remove_answered (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetMailPreferencesPage) self = user_data;

  if (!relnet_confirm_finish (result, NULL))
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  relnet_database_write_async (self->database, NULL, remove_write, g_object_ref (self->account),
                               g_object_unref, NULL, account_removed, g_object_ref (self));
}

static void
remove_clicked_cb (RelnetMailPreferencesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *heading = g_strdup_printf (_ ("Remove %s?"),
                                              relnet_account_get_address (self->account));

  relnet_confirm_async (GTK_WINDOW (root), heading,
                                _ ("Its password is deleted from the keyring. Messages that wait to be "
                                   "sent through it become drafts; sent ones stay."),
                                _ ("_Remove"), NULL, remove_answered, g_object_ref (self));
}

static void
relnet_mail_preferences_page_unmap (GtkWidget *widget)
{
  flush (RELNET_MAIL_PREFERENCES_PAGE (widget));
  GTK_WIDGET_CLASS (relnet_mail_preferences_page_parent_class)->unmap (widget);
}

static void
relnet_mail_preferences_page_dispose (GObject *object)
{
  RelnetMailPreferencesPage *self = RELNET_MAIL_PREFERENCES_PAGE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_MAIL_PREFERENCES_PAGE);
  G_OBJECT_CLASS (relnet_mail_preferences_page_parent_class)->dispose (object);
}

static void
relnet_mail_preferences_page_finalize (GObject *object)
{
  RelnetMailPreferencesPage *self = RELNET_MAIL_PREFERENCES_PAGE (object);

  g_clear_object (&self->database);
  g_clear_object (&self->outbox);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_object (&self->account);
  g_clear_pointer (&self->guess, relnet_server_guess_free);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (relnet_mail_preferences_page_parent_class)->finalize (object);
}

static void
relnet_mail_preferences_page_class_init (RelnetMailPreferencesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relnet_mail_preferences_page_dispose;
  object_class->finalize = relnet_mail_preferences_page_finalize;
  widget_class->unmap = relnet_mail_preferences_page_unmap;
  g_type_ensure (RELNET_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/RelNet/ui/preferences/relnet-mail-preferences-page.ui");
#define BIND(child) \
  gtk_widget_class_bind_template_child (widget_class, RelnetMailPreferencesPage, child)
  BIND (choice_group);
  BIND (choice);
  BIND (add);
  BIND (remove);
  BIND (name);
  BIND (address);
  BIND (address_good);
  BIND (password);
  BIND (advice);
  BIND (server);
  BIND (security);
  BIND (user);
  BIND (notice);
  BIND (notice_image);
  BIND (notice_label);
  BIND (details);
  BIND (detail);
  BIND (spinner);
  BIND (test);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, security_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, server_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
relnet_mail_preferences_page_init (RelnetMailPreferencesPage *self)
{
  static const char *const securities[] = { "TLS", "STARTTLS", NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (securities);

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  relnet_names_from_tooltips (GTK_WIDGET (self->password));
  adw_combo_row_set_model (self->security, G_LIST_MODEL (names));
  self->filling = FALSE;
}

/**
 * relnet_mail_preferences_page_new:
 * @database: the database
 * @outbox: what sends
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
relnet_mail_preferences_page_new (RelnetDatabase *database, RelnetOutbox *outbox)
{
  RelnetMailPreferencesPage *self = g_object_new (RELNET_TYPE_MAIL_PREFERENCES_PAGE, NULL);

  self->database = g_object_ref (database);
  self->outbox = g_object_ref (outbox);
  load (self, 0);
  return GTK_WIDGET (self);
}
