#include "relnet-finding-editor.h"

#include <glib/gi18n-lib.h>

#include "relnet-choice.h"
#include "relnet-reputation-store.h"
#include "relnet-text.h"

/**
 * RelnetFindingEditor:
 *
 * A window to note or change what is found about the user: what, where, how it speaks of them, and what they answer.
 */
struct _RelnetFindingEditor
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  AdwEntryRow *what;
  AdwEntryRow *link;
  AdwComboRow *tone;
  GtkTextView *answer;
  GtkLabel *problem;
  GtkWidget *save_button;
  RelnetDatabase *database;
  RelnetFinding *finding;
};

G_DEFINE_FINAL_TYPE (RelnetFindingEditor, relnet_finding_editor, ADW_TYPE_WINDOW)

static void
show_problem (RelnetFindingEditor *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
changed_cb (RelnetFindingEditor *self)
{
  show_problem (self, NULL);
  gtk_widget_set_sensitive (self->save_button, !relnet_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->what))));
}

static void
saved (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetFindingEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (relnet_reputation_store_finish (RELNET_DATABASE (object), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  changed_cb (self);
  show_problem (self, error->message);
}

static void
save_cb (RelnetFindingEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->answer);
  GtkTextIter start, end;
  g_autofree char *answer = NULL;

  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  answer = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  relnet_finding_set_what (self->finding, gtk_editable_get_text (GTK_EDITABLE (self->what)));
  relnet_finding_set_link (self->finding, gtk_editable_get_text (GTK_EDITABLE (self->link)));
  relnet_finding_set_tone (self->finding, (RelnetTone) adw_combo_row_get_selected (self->tone));
  relnet_finding_set_answer (self->finding, g_strstrip (answer));
  gtk_widget_set_sensitive (self->save_button, FALSE);
  relnet_reputation_store_save_finding_async (self->database, self->finding, NULL, saved, g_object_ref (self));
}

static void
relnet_finding_editor_dispose (GObject *object)
{
  RelnetFindingEditor *self = RELNET_FINDING_EDITOR (object);

  g_clear_object (&self->database);
  g_clear_object (&self->finding);
  gtk_widget_dispose_template (GTK_WIDGET (self), RELNET_TYPE_FINDING_EDITOR);
  G_OBJECT_CLASS (relnet_finding_editor_parent_class)->dispose (object);
}

static void
relnet_finding_editor_class_init (RelnetFindingEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_finding_editor_dispose;
  g_type_ensure (RELNET_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/reputation/relnet-finding-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetFindingEditor, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetFindingEditor, what);
  gtk_widget_class_bind_template_child (widget_class, RelnetFindingEditor, link);
  gtk_widget_class_bind_template_child (widget_class, RelnetFindingEditor, tone);
  gtk_widget_class_bind_template_child (widget_class, RelnetFindingEditor, answer);
  gtk_widget_class_bind_template_child (widget_class, RelnetFindingEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, RelnetFindingEditor, save_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
relnet_finding_editor_init (RelnetFindingEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_finding_editor_new:
 * @database: a database
 * @clock: the time
 * @finding: (nullable): what to change, %NULL for a new one
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
relnet_finding_editor_new (RelnetDatabase *database, RelnetClock *clock, RelnetFinding *finding)
{
  RelnetFindingEditor *self = g_object_new (RELNET_TYPE_FINDING_EDITOR, NULL);
  g_autoptr (GtkStringList) tones = gtk_string_list_new (NULL);
  g_autofree char *today = relnet_clock_dup_today (clock);

  self->database = g_object_ref (database);
  self->finding = finding != NULL ? g_object_ref (finding) : relnet_finding_new ();
  if (finding == NULL)
    relnet_finding_set_found_on (self->finding, today);
  for (int i = 0; i < RELNET_N_TONES; i++)
    gtk_string_list_append (tones, relnet_tone_to_label ((RelnetTone) i));
  adw_combo_row_set_model (self->tone, G_LIST_MODEL (tones));
  adw_combo_row_set_selected (self->tone, relnet_finding_get_tone (self->finding));
  gtk_editable_set_text (GTK_EDITABLE (self->what), relnet_finding_get_what (self->finding));
  gtk_editable_set_text (GTK_EDITABLE (self->link), relnet_finding_get_link (self->finding));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->answer), relnet_finding_get_answer (self->finding), -1);
  adw_window_title_set_title (self->title, finding == NULL ? _ ("New Finding") : _ ("Change Finding"));
  gtk_window_set_title (GTK_WINDOW (self), adw_window_title_get_title (self->title));
  changed_cb (self);
  return GTK_WIDGET (self);
}
