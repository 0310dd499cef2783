#include "relnet-messages-page.h"

#include <glib/gi18n-lib.h>

#include "relnet-account-store.h"
#include "relnet-message-format.h"
#include "relnet-message-pager.h"
#include "relnet-message-row.h"
#include "relnet-message-store.h"
#include "relnet-report-error.h"
#include "relnet-split-view.h"
#include "relnet-tab-stop.h"

/**
 * RelnetMessagesPage:
 *
 * The list of messages: what needs the user first, then what waits, drafts, and what was sent, a page at a time as one
 * scrolls. Choosing one activates `win.open-message`.
 */
struct _RelnetMessagesPage
{
  GtkWidget parent_instance;

  GtkWidget *content;
  AdwHeaderBar *header;
  GtkWidget *filter;
  GtkBox *filter_bar;
  GtkToggleButton *sent;
  GtkToggleButton *drafts;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  AdwStatusPage *empty;
  GtkWidget *add_account;
  GtkWidget *account_bar;
  GtkImage *account_image;
  GtkLabel *account_address;
  GtkLabel *account_status;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetOutbox *outbox;
  RelnetMessagePager *pager;
  gint64 selected;
};

G_DEFINE_FINAL_TYPE (RelnetMessagesPage, relnet_messages_page, GTK_TYPE_WIDGET)

static void refresh (RelnetMessagesPage *self);

static void
add_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *section
      = relnet_message_format_section (relnet_message_row_get_message (RELNET_MESSAGE_ROW (row)));
  const char *last = before != NULL ? relnet_message_format_section (
                         relnet_message_row_get_message (RELNET_MESSAGE_ROW (before)))
                                    : NULL;
  GtkWidget *label;

  if (g_strcmp0 (section, last) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (section);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 12);
  gtk_list_box_row_set_header (row, label);
}

static RelnetMessageFilter
get_filter (RelnetMessagesPage *self)
{
  if (gtk_toggle_button_get_active (self->sent))
    return RELNET_MESSAGES_SENT;
  return gtk_toggle_button_get_active (self->drafts) ? RELNET_MESSAGES_DRAFTS : RELNET_MESSAGES_ALL;
}

static void
update_accounts (RelnetMessagesPage *self)
{
  g_autoptr (GPtrArray) accounts
      = relnet_account_store_load_all (relnet_database_get_reader (self->database), NULL);
  RelnetAccount *account = NULL;
  const char *problem;

  for (guint i = 0; i < accounts->len; i++)
    {
      RelnetAccount *other = g_ptr_array_index (accounts, i);

      if (account == NULL || *relnet_account_get_problem (other) != '\0')
        account = other;
    }
  gtk_widget_set_visible (self->add_account, account == NULL);
  gtk_widget_set_visible (self->account_bar, account != NULL);
  if (account == NULL)
    return;
  problem = relnet_account_get_problem (account);
  gtk_label_set_text (self->account_address, relnet_account_get_address (account));
  if (*problem != '\0')
    {
      gtk_label_set_text (self->account_status, _ ("Sending is stopped"));
      gtk_image_set_from_icon_name (self->account_image, "dialog-error-symbolic");
      gtk_widget_add_css_class (GTK_WIDGET (self->account_status), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->account_status), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (self->account_image), "error");
      gtk_widget_set_tooltip_text (self->account_bar, problem);
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->account_status), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->account_status), "dim-label");
  gtk_widget_remove_css_class (GTK_WIDGET (self->account_image), "error");
  gtk_image_set_from_icon_name (self->account_image, "network-server-symbolic");
  gtk_widget_set_tooltip_text (self->account_bar, NULL);
  if (relnet_outbox_is_sending (self->outbox))
    gtk_label_set_text (self->account_status, _ ("Sending…"));
  else if (relnet_account_get_checked_at (account) != 0)
    {
      g_autofree char *when = relnet_message_format_moment (
          relnet_account_get_checked_at (account), relnet_clock_get_now (self->clock));
      /* Translators: %s is like “today, 09:12”. */
      g_autofree char *text = g_strdup_printf (_ ("Ready to send · checked %s"), when);

      gtk_label_set_text (self->account_status, text);
    }
  else
    gtk_label_set_text (self->account_status, _ ("Not checked yet"));
}

static void
show_empty (RelnetMessagesPage *self)
{
  switch (get_filter (self))
    {
    case RELNET_MESSAGES_SENT:
      adw_status_page_set_title (self->empty, _ ("Nothing sent yet"));
      break;
    case RELNET_MESSAGES_DRAFTS:
      adw_status_page_set_title (self->empty, _ ("No drafts"));
      break;
    case RELNET_MESSAGES_ALL:
    default:
      adw_status_page_set_title (self->empty, _ ("No messages yet"));
    }
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
select_row (RelnetMessagesPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (relnet_mail_message_get_id (relnet_message_row_get_message (RELNET_MESSAGE_ROW (row))) == self->selected)
      gtk_list_box_select_row (self->list, row);
}

static void
read_cb (RelnetMessagesPage *self)
{
  select_row (self);
  if (relnet_message_pager_get_n_rows (self->pager) == 0)
    show_empty (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
refresh (RelnetMessagesPage *self)
{
  relnet_message_pager_refresh (self->pager);
  update_accounts (self);
}

static void
filter_changed_cb (RelnetMessagesPage *self)
{
  if (self->database == NULL)
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  relnet_message_pager_set_query (self->pager, get_filter (self), 0);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetMessagesPage *self)
{
  RelnetMailMessage *message = relnet_message_row_get_message (RELNET_MESSAGE_ROW (row));

  self->selected = relnet_mail_message_get_id (message);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-message", "x", self->selected);
}

static void
retried (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetMessagesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!relnet_outbox_finish (RELNET_OUTBOX (object), result, &error) && self->content != NULL)
    relnet_report_error (self->content, error);
}

static void
retry_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMessagesPage *self = RELNET_MESSAGES_PAGE (widget);

  relnet_outbox_send_again_async (self->outbox, g_variant_get_int64 (parameter), NULL, retried,
                                  g_object_ref (self));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetMessagesPage *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_MESSAGE)
      || relnet_changes_has (changes, RELNET_CHANGE_ACCOUNT)
      || relnet_changes_has (changes, RELNET_CHANGE_INTERACTION))
    refresh (self);
}

/* Between *Back*, *Write* and *Close* the filter's words would be cut. */
static void
folded_cb (RelnetSplitView *split, GParamSpec *pspec, RelnetMessagesPage *self)
{
  g_autoptr (GtkWidget) filter = g_object_ref (self->filter);
  gboolean folded = relnet_split_view_get_folded (split);

  if (folded == gtk_widget_get_visible (GTK_WIDGET (self->filter_bar)))
    return;
  if (folded)
    {
      adw_header_bar_set_title_widget (self->header, adw_window_title_new (_ ("Messages"), NULL));
      gtk_box_append (self->filter_bar, filter);
    }
  else
    {
      gtk_box_remove (self->filter_bar, filter);
      adw_header_bar_set_title_widget (self->header, filter);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->filter_bar), folded);
}

static void
relnet_messages_page_root (GtkWidget *widget)
{
  GtkWidget *split = gtk_widget_get_ancestor (widget, RELNET_TYPE_SPLIT_VIEW);

  GTK_WIDGET_CLASS (relnet_messages_page_parent_class)->root (widget);
  if (split == NULL)
    return;
  g_signal_handlers_disconnect_by_data (split, widget);
  g_signal_connect_object (split, "notify::folded", G_CALLBACK (folded_cb), widget, 0);
  folded_cb (RELNET_SPLIT_VIEW (split), NULL, RELNET_MESSAGES_PAGE (widget));
}

static void
relnet_messages_page_dispose (GObject *object)
{
  RelnetMessagesPage *self = RELNET_MESSAGES_PAGE (object);

  g_clear_object (&self->pager);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->outbox);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_MESSAGES_PAGE);
  G_OBJECT_CLASS (relnet_messages_page_parent_class)->dispose (object);
}

static void
relnet_messages_page_class_init (RelnetMessagesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_messages_page_dispose;
  widget_class->root = relnet_messages_page_root;
  g_type_ensure (RELNET_TYPE_TAB_STOP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/RelNet/ui/messages/relnet-messages-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetMessagesPage, content);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessagesPage, header);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessagesPage, filter);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessagesPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessagesPage, sent);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessagesPage, drafts);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessagesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessagesPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessagesPage, list);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessagesPage, empty);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessagesPage, add_account);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessagesPage, account_bar);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessagesPage, account_image);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessagesPage, account_address);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessagesPage, account_status);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "messages.retry", "x", retry_cb);
}

static void
relnet_messages_page_init (RelnetMessagesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, add_header_cb, NULL, NULL);
}

/**
 * relnet_messages_page_new:
 * @database: the database
 * @clock: the time
 * @outbox: what sends
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
relnet_messages_page_new (RelnetDatabase *database, RelnetClock *clock, RelnetOutbox *outbox)
{
  RelnetMessagesPage *self = g_object_new (RELNET_TYPE_MESSAGES_PAGE, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->outbox = g_object_ref (outbox);
  self->pager = relnet_message_pager_new (database, clock, self->list);
  relnet_message_pager_set_adjustment (self->pager, gtk_scrolled_window_get_vadjustment (self->scroller));
  g_signal_connect_object (self->pager, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (outbox, "notify::sending", G_CALLBACK (update_accounts), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

/**
 * relnet_messages_page_select:
 * @self: the list
 * @message_id: the message that is shown beside it, 0 for none
 */
void
relnet_messages_page_select (RelnetMessagesPage *self, gint64 message_id)
{
  g_return_if_fail (RELNET_IS_MESSAGES_PAGE (self));

  self->selected = message_id;
  gtk_list_box_unselect_all (self->list);
  select_row (self);
}
