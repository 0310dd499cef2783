#include "relnet-person-messages.h"

#include <glib/gi18n-lib.h>

#include "relnet-message-pager.h"
#include "relnet-message-row.h"

/**
 * RelnetPersonMessages:
 *
 * The messages to one person, for the *Messages* tab of their page, a page at a time as one scrolls. The window makes it and hands it to the page, which
 * knows it as a widget with a property `person-id`.
 */
struct _RelnetPersonMessages
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkListBox *list;
  GtkWidget *empty;

  RelnetDatabase *database;
  RelnetMessagePager *pager;
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
show_list (RelnetPersonMessages *self, gboolean any)
{
  gtk_widget_set_visible (GTK_WIDGET (self->list), any);
  gtk_widget_set_visible (self->empty, !any);
}

static void
read_cb (RelnetPersonMessages *self)
{
  show_list (self, relnet_message_pager_get_n_rows (self->pager) > 0);
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
  if (self->person_id != 0 && relnet_changes_has (changes, RELNET_CHANGE_MESSAGE))
    relnet_message_pager_refresh (self->pager);
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
relnet_person_messages_map (GtkWidget *widget)
{
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (relnet_person_messages_parent_class)->map (widget);
  if (window != NULL)
    relnet_message_pager_set_adjustment (RELNET_PERSON_MESSAGES (widget)->pager,
                                         gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)));
}

static void
relnet_person_messages_unmap (GtkWidget *widget)
{
  relnet_message_pager_set_adjustment (RELNET_PERSON_MESSAGES (widget)->pager, NULL);
  GTK_WIDGET_CLASS (relnet_person_messages_parent_class)->unmap (widget);
}

static void
relnet_person_messages_dispose (GObject *object)
{
  RelnetPersonMessages *self = RELNET_PERSON_MESSAGES (object);

  g_clear_object (&self->pager);
  g_clear_object (&self->database);
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
  widget_class->map = relnet_person_messages_map;
  widget_class->unmap = relnet_person_messages_unmap;
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
  self->pager = relnet_message_pager_new (database, clock, self->list);
  g_signal_connect_object (self->pager, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
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
  /* Neither somebody else's messages nor “none” until it is known. */
  show_list (self, person_id != 0);
  if (person_id != 0)
    relnet_message_pager_set_query (self->pager, RELNET_MESSAGES_ALL, person_id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON_ID]);
}
