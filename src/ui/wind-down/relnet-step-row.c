#include "relnet-step-row.h"

#include <glib/gi18n-lib.h>

#include "relnet-names.h"

/**
 * RelnetStepRow:
 *
 * A step of what there is to think of, in any order (picture 09): its number until something is said, then a tick.
 */
struct _RelnetStepRow
{
  AdwExpanderRow parent_instance;

  GtkStack *badge;
  GtkLabel *number;
  gboolean done;
};

G_DEFINE_FINAL_TYPE (RelnetStepRow, relnet_step_row, ADW_TYPE_EXPANDER_ROW)

static void
relnet_step_row_class_init (RelnetStepRowClass *klass)
{
}

static void
relnet_step_row_init (RelnetStepRow *self)
{
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

  self->badge = GTK_STACK (gtk_stack_new ());
  self->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_stack_add_named (self->badge, GTK_WIDGET (self->number), "number");
  gtk_stack_add_named (self->badge, tick, "tick");
  gtk_widget_add_css_class (GTK_WIDGET (self->badge), "step-badge");
  gtk_widget_set_valign (GTK_WIDGET (self->badge), GTK_ALIGN_CENTER);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->badge));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * relnet_step_row_new:
 * @title: what there is to think of
 * @number: the how manieth it is
 *
 * Returns: (transfer floating): a step of which nothing was said yet
 */
GtkWidget *
relnet_step_row_new (const char *title, guint number)
{
  RelnetStepRow *self = g_object_new (RELNET_TYPE_STEP_ROW, "title", title, NULL);
  g_autofree char *digits = g_strdup_printf ("%u", number);

  gtk_label_set_text (self->number, digits);
  relnet_names_set (GTK_WIDGET (self), title);
  return GTK_WIDGET (self);
}

/**
 * relnet_step_row_set_done:
 * @self: a step
 * @done: whether enough was said
 */
void
relnet_step_row_set_done (RelnetStepRow *self, gboolean done)
{
  g_return_if_fail (RELNET_IS_STEP_ROW (self));

  self->done = done;
  gtk_stack_set_visible_child_name (self->badge, done ? "tick" : "number");
  if (done)
    gtk_widget_add_css_class (GTK_WIDGET (self->badge), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge), "done");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  done ? _ ("Filled in") : _ ("To be filled in"), -1);
}

/**
 * relnet_step_row_set_summary:
 * @self: a step
 * @summary: what was said, on one line
 */
void
relnet_step_row_set_summary (RelnetStepRow *self, const char *summary)
{
  g_return_if_fail (RELNET_IS_STEP_ROW (self));

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), summary);
}
