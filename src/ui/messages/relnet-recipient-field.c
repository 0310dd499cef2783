#include "relnet-recipient-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-avatar.h"
#include "relnet-message-store.h"
#include "relnet-mime.h"
#include "relnet-person-store.h"
#include "relnet-text.h"

/* How many people are proposed while one types. */
#define MAX_PROPOSED 8

/**
 * RelnetRecipientField:
 *
 * A line for one kind of recipient: a chip each, and an entry that proposes people as one types. An address that belongs
 * to nobody is as good.
 */
struct _RelnetRecipientField
{
  GtkWidget parent_instance;

  GtkFlowBox *chips;
  GtkEntry *entry;
  GtkPopover *popover;
  GtkListBox *proposals;
  GListStore *recipients;
  RelnetDatabase *database;
  GCancellable *cancellable;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetRecipientField, relnet_recipient_field, GTK_TYPE_WIDGET)

static void
remove_recipient (RelnetRecipientField *self, RelnetRecipient *recipient)
{
  guint position;

  if (g_list_store_find (self->recipients, recipient, &position))
    g_list_store_remove (self->recipients, position);
}

static void
remove_clicked_cb (GtkButton *button, RelnetRecipientField *self)
{
  remove_recipient (self, g_object_get_data (G_OBJECT (button), "recipient"));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static GtkWidget *
make_chip (RelnetRecipientField *self, RelnetRecipient *recipient)
{
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *avatar = relnet_avatar_new (22);
  GtkWidget *label = gtk_label_new (relnet_recipient_get_label (recipient));
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *remove
      = g_strdup_printf (_ ("Remove %s"), relnet_recipient_get_label (recipient));

  relnet_avatar_set_text (RELNET_AVATAR (avatar), relnet_recipient_get_label (recipient));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_set_tooltip_text (label, relnet_recipient_get_address (recipient));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  g_object_set_data_full (G_OBJECT (button), "recipient", g_object_ref (recipient), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_widget_add_css_class (box, "recipient-chip");
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  return child;
}

static void
recipients_changed_cb (GListModel *model,
                       guint position,
                       guint removed,
                       guint added,
                       RelnetRecipientField *self)
{
  for (guint i = 0; i < removed; i++)
    gtk_flow_box_remove (self->chips,
                         GTK_WIDGET (gtk_flow_box_get_child_at_index (self->chips, position)));
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (RelnetRecipient) recipient = g_list_model_get_item (model, position + i);

      gtk_flow_box_insert (self->chips, make_chip (self, recipient), position + i);
    }
  gtk_entry_set_placeholder_text (
      self->entry, g_list_model_get_n_items (model) == 0 ? _ ("Name or address") : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), g_list_model_get_n_items (model) > 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gpointer
complete (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return relnet_message_store_complete (connection, data, MAX_PROPOSED, error);
}

static GtkWidget *
make_proposal (gpointer item, gpointer user_data)
{
  RelnetRecipient *recipient = item;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *avatar = relnet_avatar_new (32);
  GtkWidget *name = gtk_label_new (relnet_recipient_get_label (recipient));
  GtkWidget *address = gtk_label_new (relnet_recipient_get_address (recipient));

  relnet_avatar_set_text (RELNET_AVATAR (avatar), relnet_recipient_get_label (recipient));
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (address), 0);
  gtk_widget_add_css_class (address, "caption");
  gtk_widget_add_css_class (address, "dim-label");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_attach (GTK_GRID (grid), avatar, 0, 0, 1, 2);
  gtk_grid_attach (GTK_GRID (grid), name, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), address, 1, 1, 1, 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "recipient", g_object_ref (recipient), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  relnet_recipient_get_label (recipient), -1);
  return row;
}

static void
people_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) found
      = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);
  RelnetRecipientField *self;

  /* Cancelled: other letters were typed meanwhile, or the window is gone. Otherwise nothing is proposed. */
  if (found == NULL)
    return;
  self = user_data;
  gtk_list_box_bind_model (self->proposals, G_LIST_MODEL (found), make_proposal, NULL, NULL);
  if (g_list_model_get_n_items (G_LIST_MODEL (found)) == 0)
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  gtk_list_box_select_row (self->proposals, gtk_list_box_get_row_at_index (self->proposals, 0));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_popup (self->popover);
}

static void
stop_completion (RelnetRecipientField *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
typed_cb (RelnetRecipientField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  stop_completion (self);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (relnet_text_is_blank (text) || self->database == NULL)
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  /* A list that was pasted, or an address that was ended as in a list. */
  if (strpbrk (text, ",;\n") != NULL)
    {
      relnet_recipient_field_take_typed (self, NULL);
      return;
    }
  self->cancellable = g_cancellable_new ();
  relnet_database_read_async (self->database, complete, g_strdup (text), g_free, g_object_unref,
                              self->cancellable, people_found, self);
}

static void
take_proposal (RelnetRecipientField *self, GtkListBoxRow *row)
{
  RelnetRecipient *recipient = g_object_get_data (G_OBJECT (row), "recipient");

  relnet_recipient_field_add (self, relnet_recipient_get_name (recipient),
                              relnet_recipient_get_address (recipient),
                              relnet_recipient_get_person_id (recipient));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_popover_popdown (self->popover);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
row_activated_cb (GtkListBox *box, GtkListBoxRow *row, RelnetRecipientField *self)
{
  take_proposal (self, row);
}

static void
activate_cb (RelnetRecipientField *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->proposals);

  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)) && row != NULL)
    take_proposal (self, row);
  else
    relnet_recipient_field_take_typed (self, NULL);
}

static void
move_selection (RelnetRecipientField *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->proposals);
  const int index = (row != NULL ? gtk_list_box_row_get_index (row) : -1) + step;
  GtkListBoxRow *next = index >= 0 ? gtk_list_box_get_row_at_index (self->proposals, index) : NULL;

  if (next != NULL)
    gtk_list_box_select_row (self->proposals, next);
}

static gboolean
key_pressed_cb (RelnetRecipientField *self, guint keyval, guint keycode, GdkModifierType state)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->recipients));
  const gboolean open = gtk_widget_get_visible (GTK_WIDGET (self->popover));

  if (open && (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up))
    {
      move_selection (self, keyval == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    }
  if (open && keyval == GDK_KEY_Escape)
    {
      gtk_popover_popdown (self->popover);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_BackSpace && n > 0
      && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    {
      g_list_store_remove (self->recipients, n - 1);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
focus_left_cb (RelnetRecipientField *self)
{
  gtk_popover_popdown (self->popover);
  relnet_recipient_field_take_typed (self, NULL);
}

static gboolean
relnet_recipient_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RELNET_RECIPIENT_FIELD (widget)->entry));
}

static void
relnet_recipient_field_dispose (GObject *object)
{
  RelnetRecipientField *self = RELNET_RECIPIENT_FIELD (object);

  stop_completion (self);
  if (self->recipients != NULL)
    g_signal_handlers_disconnect_by_data (self->recipients, self);
  g_clear_object (&self->recipients);
  g_clear_object (&self->database);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_RECIPIENT_FIELD);
  G_OBJECT_CLASS (relnet_recipient_field_parent_class)->dispose (object);
}

static void
relnet_recipient_field_class_init (RelnetRecipientFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_recipient_field_dispose;
  widget_class->grab_focus = relnet_recipient_field_grab_focus;
  /**
   * RelnetRecipientField::changed:
   *
   * A recipient came or went, or something was typed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/RelNet/ui/messages/relnet-recipient-field.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, RelnetRecipientField, chips);
  gtk_widget_class_bind_template_child (widget_class, RelnetRecipientField, entry);
  gtk_widget_class_bind_template_child (widget_class, RelnetRecipientField, popover);
  gtk_widget_class_bind_template_child (widget_class, RelnetRecipientField, proposals);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
relnet_recipient_field_init (RelnetRecipientField *self)
{
  self->recipients = g_list_store_new (RELNET_TYPE_RECIPIENT);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->recipients, "items-changed", G_CALLBACK (recipients_changed_cb), self);
}

/**
 * relnet_recipient_field_set_database:
 * @self: a field
 * @database: where people to propose are
 */
void
relnet_recipient_field_set_database (RelnetRecipientField *self, RelnetDatabase *database)
{
  g_return_if_fail (RELNET_IS_RECIPIENT_FIELD (self));

  g_set_object (&self->database, database);
}

/**
 * relnet_recipient_field_set_label:
 * @self: a field
 * @label: its accessible name
 */
void
relnet_recipient_field_set_label (RelnetRecipientField *self, const char *label)
{
  g_return_if_fail (RELNET_IS_RECIPIENT_FIELD (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/**
 * relnet_recipient_field_get_recipients:
 * @self: a field
 *
 * Returns: (transfer none): its RelnetRecipients
 */
GListStore *
relnet_recipient_field_get_recipients (RelnetRecipientField *self)
{
  g_return_val_if_fail (RELNET_IS_RECIPIENT_FIELD (self), NULL);

  return self->recipients;
}

/**
 * relnet_recipient_field_add:
 * @self: a field
 * @name: (nullable): the name
 * @address: the address
 * @person_id: the person, or 0
 *
 * Adds a recipient, once.
 */
void
relnet_recipient_field_add (RelnetRecipientField *self,
                            const char *name,
                            const char *address,
                            gint64 person_id)
{
  g_autoptr (RelnetRecipient) recipient = relnet_recipient_new ();
  g_autofree char *folded = relnet_text_fold_email (address);

  g_return_if_fail (RELNET_IS_RECIPIENT_FIELD (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->recipients)); i++)
    {
      g_autoptr (RelnetRecipient) other = g_list_model_get_item (G_LIST_MODEL (self->recipients), i);
      g_autofree char *other_folded = relnet_text_fold_email (relnet_recipient_get_address (other));

      if (g_str_equal (folded, other_folded))
        return;
    }
  relnet_recipient_set_name (recipient, name);
  relnet_recipient_set_address (recipient, address);
  relnet_recipient_set_person_id (recipient, person_id);
  g_list_store_append (self->recipients, recipient);
}

/**
 * relnet_recipient_field_take_typed:
 * @self: a field
 * @error: (optional): RELNET_MAIL_ERROR_INVALID
 *
 * Makes recipients of the addresses that were typed: “a@x.example, Bea <b@x.example>”. What is none stays in the entry,
 * which shows it.
 *
 * Returns: whether nothing is left in the entry
 */
gboolean
relnet_recipient_field_take_typed (RelnetRecipientField *self, GError **error)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autoptr (GError) first = NULL;

  g_return_val_if_fail (RELNET_IS_RECIPIENT_FIELD (self), FALSE);

  parts = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->entry)), ",;\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = relnet_text_clean (parts[i]);
      char *open = strrchr (part, '<');
      char *close = open != NULL ? strchr (open, '>') : NULL;
      const char *name = "";
      const char *address = part;
      gint64 person_id = 0;

      if (*part == '\0')
        continue;
      if (close != NULL && close[1] == '\0')
        {
          *open = '\0';
          *close = '\0';
          address = open + 1;
          name = g_strstrip (part);
        }
      if (!relnet_mime_is_address (address, first == NULL ? &first : NULL))
        {
          g_string_append_printf (rest, "%s%s", rest->len > 0 ? ", " : "", parts[i]);
          continue;
        }
      if (self->database != NULL)
        person_id
            = relnet_person_store_find_by_email (relnet_database_get_reader (self->database), address);
      if (person_id != 0)
        {
          g_autoptr (RelnetPersonSummary) person = relnet_person_store_load_summary (
              relnet_database_get_reader (self->database), person_id, NULL);

          relnet_recipient_field_add (
              self, person != NULL ? relnet_person_summary_get_name (person) : name, address,
              person_id);
        }
      else
        relnet_recipient_field_add (self, name, address, 0);
    }
  g_strstrip (rest->str);
  if (!g_str_equal (rest->str, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    {
      g_signal_handlers_block_by_func (self->entry, typed_cb, self);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), rest->str);
      g_signal_handlers_unblock_by_func (self->entry, typed_cb, self);
    }
  if (*rest->str == '\0')
    return TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  if (first != NULL)
    g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

/**
 * relnet_recipient_field_get_entry:
 * @self: a field
 *
 * Returns: (transfer none): where one types
 */
GtkWidget *
relnet_recipient_field_get_entry (RelnetRecipientField *self)
{
  g_return_val_if_fail (RELNET_IS_RECIPIENT_FIELD (self), NULL);

  return GTK_WIDGET (self->entry);
}

/**
 * relnet_recipient_field_get_first_person:
 * @self: a field
 *
 * Returns: the first recipient who is in RelNet, 0 if there is none
 */
gint64
relnet_recipient_field_get_first_person (RelnetRecipientField *self)
{
  GListModel *model;

  g_return_val_if_fail (RELNET_IS_RECIPIENT_FIELD (self), 0);

  model = G_LIST_MODEL (relnet_recipient_field_get_recipients (self));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RelnetRecipient) recipient = g_list_model_get_item (model, i);

      if (relnet_recipient_get_person_id (recipient) != 0)
        return relnet_recipient_get_person_id (recipient);
    }
  return 0;
}
