#include "relnet-person-messages.h"

#include <glib/gi18n-lib.h>

#include "relnet-message-row.h"
#include "relnet-message-store.h"

#define MAX_MESSAGES 100

/**
 * RelnetPersonMessages:
 *
 * The messages to one person, for the *Messages* tab of their page. The window makes it and hands it to the page, which
 * knows it as a widget with a property `person-id`.
 */
struct _RelnetPersonMessages
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkListBox *list;
  GtkWidget *empty;

  RelnetDatabase *database;
  RelnetClock *clock;
  gint64 person_id;
};

enum
{
  PROP_0,
  PROP_PERSON_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetPersonMessages, relnet_person_messages, GTK_TYPE_WIDGET)

static void
refresh (RelnetPersonMessages *self)
{
  g_autoptr (GPtrArray) messages = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (self->person_id != 0)
    messages = relnet_message_store_load_list (relnet_database_get_reader (self->database),
                                               RELNET_MESSAGES_ALL, self->person_id, 0, MAX_MESSAGES,
                                               NULL);
  for (guint i = 0; messages != NULL && i < messages->len; i++)
    gtk_list_box_append (self->list,
                         relnet_message_row_new (g_ptr_array_index (messages, i),
                                                 relnet_clock_get_now (self->clock)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), messages != NULL && messages->len > 0);
  gtk_widget_set_visible (self->empty, messages == NULL || messages->len == 0);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetPersonMessages *self)
{
  gtk_widget_activate_action (
      GTK_WIDGET (self), "win.open-message", "x",
      relnet_mail_message_get_id (relnet_message_row_get_message (RELNET_MESSAGE_ROW (row))));
}

static void
write_cb (RelnetPersonMessages *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.write", "x", self->person_id);
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetPersonMessages *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_MESSAGE))
    refresh (self);
}

static void
relnet_person_messages_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PERSON_ID:
      g_value_set_int64 (value, RELNET_PERSON_MESSAGES (object)->person_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_person_messages_set_property (GObject *object,
                                     guint prop_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PERSON_ID:
      relnet_person_messages_set_person (RELNET_PERSON_MESSAGES (object), g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_person_messages_dispose (GObject *object)
{
  RelnetPersonMessages *self = RELNET_PERSON_MESSAGES (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_PERSON_MESSAGES);
  G_OBJECT_CLASS (relnet_person_messages_parent_class)->dispose (object);
}

static void
relnet_person_messages_class_init (RelnetPersonMessagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = relnet_person_messages_get_property;
  object_class->set_property = relnet_person_messages_set_property;
  object_class->dispose = relnet_person_messages_dispose;
  properties[PROP_PERSON_ID] = g_param_spec_int64 (
      "person-id", NULL, NULL, 0, G_MAXINT64, 0,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/RelNet/ui/messages/relnet-person-messages.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonMessages, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonMessages, list);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonMessages, empty);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
}

static void
relnet_person_messages_init (RelnetPersonMessages *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_person_messages_new:
 * @database: the database
 * @clock: the time
 *
 * Returns: (transfer floating): a list for nobody yet
 */
GtkWidget *
relnet_person_messages_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetPersonMessages *self = g_object_new (RELNET_TYPE_PERSON_MESSAGES, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  return GTK_WIDGET (self);
}

/**
 * relnet_person_messages_set_person:
 * @self: a list
 * @person_id: whose messages to show, 0 for nobody's
 */
void
relnet_person_messages_set_person (RelnetPersonMessages *self, gint64 person_id)
{
  g_return_if_fail (RELNET_IS_PERSON_MESSAGES (self));

  if (self->person_id == person_id)
    return;
  self->person_id = person_id;
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON_ID]);
}
