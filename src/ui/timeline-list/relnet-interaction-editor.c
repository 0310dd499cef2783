#include "relnet-interaction-editor.h"

#include "relnet-above.h"
#include "relnet-interaction-form.h"
#include "relnet-interaction-store.h"
#include "relnet-report-error.h"

/**
 * RelnetInteractionEditor:
 *
 * A window to change or delete an interaction (T3). What is typed is kept until it is stored: an error leaves the window
 * open.
 */
struct _RelnetInteractionEditor
{
  AdwWindow parent_instance;

  GtkBox *box;
  RelnetInteractionForm *form;
  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetInteraction *interaction;
};

G_DEFINE_FINAL_TYPE (RelnetInteractionEditor, relnet_interaction_editor, ADW_TYPE_WINDOW)

static void
interaction_written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetInteractionEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (relnet_interaction_store_finish (RELNET_DATABASE (object), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->box), TRUE);
  relnet_report_error (GTK_WIDGET (self->box), error);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetInteractionEditor *self = RELNET_INTERACTION_EDITOR (widget);

  if (self->interaction == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (self->box))
      || !relnet_interaction_form_store (self->form, self->interaction))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->box), FALSE);
  relnet_interaction_store_save_async (self->database, self->interaction, self->clock, NULL, NULL, interaction_written,
                                       g_object_ref (self));
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetInteractionEditor *self = RELNET_INTERACTION_EDITOR (widget);

  if (self->interaction == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (self->box)))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->box), FALSE);
  relnet_interaction_store_delete_async (self->database, relnet_interaction_get_id (self->interaction), self->clock, NULL,
                                         interaction_written, g_object_ref (self));
}

static void
relnet_interaction_editor_dispose (GObject *object)
{
  RelnetInteractionEditor *self = RELNET_INTERACTION_EDITOR (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->interaction);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_INTERACTION_EDITOR);
  G_OBJECT_CLASS (relnet_interaction_editor_parent_class)->dispose (object);
}

static void
relnet_interaction_editor_class_init (RelnetInteractionEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_interaction_editor_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/timeline-list/relnet-interaction-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionEditor, box);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "editor.delete", NULL, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "editor.save", NULL);
}

static void
relnet_interaction_editor_init (RelnetInteractionEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_interaction_editor_new:
 * @database: a database
 * @clock: the time
 * @interaction_id: what to edit; it is read fresh
 *
 * Returns: (transfer floating) (nullable): the window, %NULL if the interaction is gone
 */
GtkWidget *
relnet_interaction_editor_new (RelnetDatabase *database, RelnetClock *clock, gint64 interaction_id)
{
  g_autoptr (RelnetInteraction) interaction
      = relnet_interaction_store_load (relnet_database_get_reader (database), interaction_id, NULL);
  RelnetInteractionEditor *self;

  if (interaction == NULL)
    return NULL;
  self = g_object_new (RELNET_TYPE_INTERACTION_EDITOR, NULL);
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->interaction = g_steal_pointer (&interaction);
  self->form = RELNET_INTERACTION_FORM (relnet_interaction_form_new (database, clock, TRUE));
  gtk_box_prepend (self->box, GTK_WIDGET (self->form));
  relnet_interaction_form_load (self->form, self->interaction);
  return GTK_WIDGET (self);
}

/**
 * relnet_interaction_editor_open:
 * @parent: the widget in whose window it was asked for
 * @database: a database
 * @clock: the time
 * @interaction: what to edit
 *
 * Opens the editor over the window of @parent; if the interaction is the trace of a message, the message instead.
 */
void
relnet_interaction_editor_open (GtkWidget *parent, RelnetDatabase *database, RelnetClock *clock,
                                RelnetInteraction *interaction)
{
  GtkWidget *editor;

  if (relnet_interaction_get_message_id (interaction) != 0
      && gtk_widget_activate_action (parent, "win.open-message", "x", relnet_interaction_get_message_id (interaction)))
    return;
  editor = relnet_interaction_editor_new (database, clock, relnet_interaction_get_id (interaction));
  if (editor == NULL)
    return;
  relnet_above_present (parent, GTK_WINDOW (editor));
}
