#include "relnet-period-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-text.h"

/**
 * RelnetPeriodRow:
 *
 * A row with a period of a contract: “3 months”, longer and shorter by the buttons, or typed as the contract says it.
 */
struct _RelnetPeriodRow
{
  AdwActionRow parent_instance;

  GtkSpinButton *spin;
  RelnetPeriodUnit unit;
  char *none;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetPeriodRow, relnet_period_row, ADW_TYPE_ACTION_ROW)

static gboolean
output_cb (GtkSpinButton *spin, RelnetPeriodRow *self)
{
  RelnetPeriod period = relnet_period_row_get_period (self);
  g_autofree char *words = relnet_period_format (&period);
  const char *shown = *words != '\0' ? words : self->none;

  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (spin)), shown) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, shown, -1);
  return TRUE;
}

static int
input_cb (GtkSpinButton *spin, double *value, RelnetPeriodRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  RelnetPeriod period = { 0, self->unit };
  char *end;
  gint64 number;

  if (relnet_text_is_blank (text) || strcmp (text, self->none) == 0)
    {
      *value = 0;
      return TRUE;
    }
  /* A number alone keeps the unit. */
  number = g_ascii_strtoll (text, &end, 10);
  if (end != text && *end == '\0')
    period.count = (int) CLAMP (number, 0, relnet_period_get_max (self->unit));
  else if (!relnet_period_parse (text, &period, NULL))
    return GTK_INPUT_ERROR;
  self->unit = period.unit;
  *value = period.count;
  return TRUE;
}

static void
value_changed_cb (RelnetPeriodRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
relnet_period_row_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_PERIOD_ROW (object)->none, g_free);
  G_OBJECT_CLASS (relnet_period_row_parent_class)->finalize (object);
}

static void
relnet_period_row_class_init (RelnetPeriodRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_period_row_finalize;

  /**
   * RelnetPeriodRow::changed:
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
relnet_period_row_init (RelnetPeriodRow *self)
{
  self->none = g_strdup ("");
  self->spin = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, relnet_period_get_max (RELNET_PERIOD_DAYS), 1));
  /* It has letters too: “3 months”. */
  gtk_spin_button_set_numeric (self->spin, FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->spin), GTK_ALIGN_CENTER);
  gtk_editable_set_alignment (GTK_EDITABLE (self->spin), 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->spin), "period");
  g_signal_connect (self->spin, "output", G_CALLBACK (output_cb), self);
  g_signal_connect (self->spin, "input", G_CALLBACK (input_cb), self);
  g_signal_connect_swapped (self->spin, "value-changed", G_CALLBACK (value_changed_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->spin));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->spin));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * relnet_period_row_new:
 * @title: what period it is
 * @none: what stands there without a period
 * @unit: in what it is counted unless something else is typed
 *
 * Returns: (transfer floating): a row without a period
 */
GtkWidget *
relnet_period_row_new (const char *title, const char *none, RelnetPeriodUnit unit)
{
  RelnetPeriodRow *self = g_object_new (RELNET_TYPE_PERIOD_ROW, "title", title, NULL);

  g_free (self->none);
  self->none = g_strdup (none);
  self->unit = unit;
  /* Room for its longest words where there is some, and for “12 months” in a narrow window. */
  gtk_editable_set_width_chars (GTK_EDITABLE (self->spin), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->spin), (int) MAX (9, g_utf8_strlen (none, -1)));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->spin), _ ("For example “3 months” or “90 days”"));
  gtk_spin_button_update (self->spin);
  output_cb (self->spin, self);
  return GTK_WIDGET (self);
}

/**
 * relnet_period_row_get_period:
 * @self: a row
 *
 * Returns: the period
 */
RelnetPeriod
relnet_period_row_get_period (RelnetPeriodRow *self)
{
  RelnetPeriod period = { 0, RELNET_PERIOD_MONTHS };

  g_return_val_if_fail (RELNET_IS_PERIOD_ROW (self), period);

  period.count = gtk_spin_button_get_value_as_int (self->spin);
  period.unit = self->unit;
  period.count = MIN (period.count, relnet_period_get_max (self->unit));
  return period;
}

/**
 * relnet_period_row_set_period:
 * @self: a row
 * @period: a valid period
 */
void
relnet_period_row_set_period (RelnetPeriodRow *self, RelnetPeriod period)
{
  g_return_if_fail (RELNET_IS_PERIOD_ROW (self) && relnet_period_is_valid (&period));

  if (period.count > 0)
    self->unit = period.unit;
  gtk_spin_button_set_value (self->spin, period.count);
  output_cb (self->spin, self);
}
