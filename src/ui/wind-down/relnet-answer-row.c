#include "relnet-answer-row.h"

#include "relnet-names.h"

/**
 * RelnetAnswerRow:
 *
 * A row that begins a sentence, which the user goes on with on as many lines as it takes.
 */
struct _RelnetAnswerRow
{
  AdwPreferencesRow parent_instance;

  GtkTextBuffer *buffer;
  GtkWidget *view;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetAnswerRow, relnet_answer_row, ADW_TYPE_PREFERENCES_ROW)

static void
changed_cb (RelnetAnswerRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
relnet_answer_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RELNET_ANSWER_ROW (widget)->view);
}

static void
relnet_answer_row_class_init (RelnetAnswerRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = relnet_answer_row_grab_focus;

  /**
   * RelnetAnswerRow::changed:
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
relnet_answer_row_init (RelnetAnswerRow *self)
{
  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_widget_add_css_class (self->view, "plain");
  gtk_widget_set_hexpand (self->view, TRUE);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
}

/**
 * relnet_answer_row_new:
 * @lead: how the sentence begins
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
relnet_answer_row_new (const char *lead)
{
  RelnetAnswerRow *self = g_object_new (RELNET_TYPE_ANSWER_ROW, "title", lead, "use-markup", FALSE, "activatable", FALSE,
                                        "focusable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *label = gtk_label_new (lead);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  relnet_names_set (GTK_WIDGET (self), lead);
  relnet_names_set (self->view, lead);
  return GTK_WIDGET (self);
}

/**
 * relnet_answer_row_dup_text:
 * @self: a row
 *
 * Returns: (transfer full): what the user wrote
 */
char *
relnet_answer_row_dup_text (RelnetAnswerRow *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (RELNET_IS_ANSWER_ROW (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/**
 * relnet_answer_row_set_text:
 * @self: a row
 * @text: what stands there
 */
void
relnet_answer_row_set_text (RelnetAnswerRow *self, const char *text)
{
  g_return_if_fail (RELNET_IS_ANSWER_ROW (self));

  gtk_text_buffer_set_text (self->buffer, text, -1);
}
