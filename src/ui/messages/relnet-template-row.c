#include "relnet-template-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-choice.h"
#include "relnet-template-situation.h"
#include "relnet-template.h"

/**
 * RelnetTemplateRow:
 *
 * The line of the composer that says from which template the text was made, and makes it anew (W1, picture 04).
 */
struct _RelnetTemplateRow
{
  AdwBin parent_instance;

  GtkDropDown *templates;
  GtkLabel *variant;
  GtkWidget *refresh;

  GPtrArray *situations; /* by the entry of the drop-down, but for the first one, which is none */
  gboolean loading;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetTemplateRow, relnet_template_row, ADW_TYPE_BIN)

static const char *
get_situation (RelnetTemplateRow *self)
{
  const guint selected = gtk_drop_down_get_selected (self->templates);

  return self->situations != NULL && selected > 0 && selected <= self->situations->len
             ? g_ptr_array_index (self->situations, selected - 1)
             : "";
}

static void
selected_cb (RelnetTemplateRow *self)
{
  gtk_widget_set_visible (self->refresh, *get_situation (self) != '\0');
  if (!self->loading)
    g_signal_emit (self, signals[CHOSEN], 0, get_situation (self));
}

static void
refresh_cb (RelnetTemplateRow *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, get_situation (self));
}

static void
relnet_template_row_dispose (GObject *object)
{
  RELNET_TEMPLATE_ROW (object)->loading = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_TEMPLATE_ROW);
  G_OBJECT_CLASS (relnet_template_row_parent_class)->dispose (object);
}

static void
relnet_template_row_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_TEMPLATE_ROW (object)->situations, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_template_row_parent_class)->finalize (object);
}

static void
relnet_template_row_class_init (RelnetTemplateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relnet_template_row_dispose;
  object_class->finalize = relnet_template_row_finalize;

  /**
   * RelnetTemplateRow::chosen:
   * @situation: the template; empty for none
   *
   * The user wants the text made from it, perhaps once more.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/messages/relnet-template-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateRow, templates);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateRow, variant);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateRow, refresh);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh_cb);
}

static void
relnet_template_row_init (RelnetTemplateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  relnet_drop_down_set_up (self->templates, _ ("Template"));
}

/**
 * relnet_template_row_load:
 * @self: a row
 * @database: a database
 *
 * Lists the templates there are now. What is chosen stays chosen.
 */
void
relnet_template_row_load (RelnetTemplateRow *self, RelnetDatabase *database)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *chosen = NULL;

  g_return_if_fail (RELNET_IS_TEMPLATE_ROW (self));

  chosen = g_strdup (get_situation (self));
  g_clear_pointer (&self->situations, g_ptr_array_unref);
  self->situations = relnet_template_list_situations (relnet_database_get_reader (database), NULL);
  /* Translators: no template. */
  gtk_string_list_append (names, C_ ("template", "None"));
  for (guint i = 0; self->situations != NULL && i < self->situations->len; i++)
    gtk_string_list_append (names, relnet_template_situation_get_label (g_ptr_array_index (self->situations, i)));
  self->loading = TRUE;
  gtk_drop_down_set_model (self->templates, G_LIST_MODEL (names));
  self->loading = FALSE;
  relnet_template_row_set_situation (self, chosen);
}

/**
 * relnet_template_row_set_situation:
 * @self: a row
 * @situation: what the text was made from; empty for nothing
 *
 * Shows it, without RelnetTemplateRow::chosen.
 */
void
relnet_template_row_set_situation (RelnetTemplateRow *self, const char *situation)
{
  guint selected = 0;

  g_return_if_fail (RELNET_IS_TEMPLATE_ROW (self));

  for (guint i = 0; self->situations != NULL && i < self->situations->len; i++)
    if (strcmp (g_ptr_array_index (self->situations, i), situation) == 0)
      selected = i + 1;
  self->loading = TRUE;
  gtk_drop_down_set_selected (self->templates, selected);
  self->loading = FALSE;
  gtk_widget_set_visible (self->refresh, selected > 0);
}

/**
 * relnet_template_row_set_variant:
 * @self: a row
 * @words: in which register and language the text was made; empty if it was not
 */
void
relnet_template_row_set_variant (RelnetTemplateRow *self, const char *words)
{
  g_return_if_fail (RELNET_IS_TEMPLATE_ROW (self));

  gtk_label_set_text (self->variant, words);
}
