#include "relnet-coach-panel.h"

#include <glib/gi18n-lib.h>

#include "relnet-coach-row.h"
#include "relnet-recommendation-notice.h"

/**
 * RelnetCoachPanel:
 *
 * What there is to think of before a message is sent (W3, picture 04). It advises: nothing in it keeps from sending.
 */
struct _RelnetCoachPanel
{
  AdwBin parent_instance;

  GtkLabel *count;
  GtkBox *notices;
  GtkListBox *list;

  GPtrArray *findings; /* in the order of the rows */
  guint n_remarks;
};

enum
{
  POINT_AT,
  FIX,
  TURN_OFF,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetCoachPanel, relnet_coach_panel, ADW_TYPE_BIN)

static RelnetCoachFinding *
get_finding (RelnetCoachPanel *self, GtkListBoxRow *row)
{
  const int index = gtk_list_box_row_get_index (row);

  return self->findings != NULL && index >= 0 && (guint)index < self->findings->len
             ? g_ptr_array_index (self->findings, index)
             : NULL;
}

static void
row_activated_cb (RelnetCoachPanel *self, GtkListBoxRow *row)
{
  RelnetCoachFinding *finding = get_finding (self, row);

  if (finding != NULL)
    g_signal_emit (self, signals[POINT_AT], 0, finding);
}

static void
row_fix_cb (RelnetCoachPanel *self, GtkListBoxRow *row)
{
  RelnetCoachFinding *finding = get_finding (self, row);

  if (finding != NULL)
    g_signal_emit (self, signals[FIX], 0, finding);
}

static void
row_turn_off_cb (RelnetCoachPanel *self, RelnetCoachRow *row)
{
  g_signal_emit (self, signals[TURN_OFF], 0, (int)relnet_coach_row_get_rule (row));
}

static void
relnet_coach_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_COACH_PANEL);
  G_OBJECT_CLASS (relnet_coach_panel_parent_class)->dispose (object);
}

static void
relnet_coach_panel_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_COACH_PANEL (object)->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_coach_panel_parent_class)->finalize (object);
}

static void
relnet_coach_panel_class_init (RelnetCoachPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relnet_coach_panel_dispose;
  object_class->finalize = relnet_coach_panel_finalize;

  /**
   * RelnetCoachPanel::point-at:
   * @finding: (type gpointer): a #RelnetCoachFinding, valid while the signal runs
   *
   * The user wants to see the words meant.
   */
  signals[POINT_AT] = g_signal_new ("point-at", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * RelnetCoachPanel::fix:
   * @finding: (type gpointer): a #RelnetCoachFinding, valid while the signal runs
   *
   * The user wants it mended.
   */
  signals[FIX] = g_signal_new ("fix", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_POINTER);
  /**
   * RelnetCoachPanel::turn-off:
   * @rule: a #RelnetCoachRule
   *
   * The user does not want this to be looked at any more.
   */
  signals[TURN_OFF] = g_signal_new ("turn-off", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/messages/relnet-coach-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetCoachPanel, count);
  gtk_widget_class_bind_template_child (widget_class, RelnetCoachPanel, notices);
  gtk_widget_class_bind_template_child (widget_class, RelnetCoachPanel, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
relnet_coach_panel_init (RelnetCoachPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Rows stay where they are and show something else: while one types, nothing flickers and no focus is lost. */
static GtkListBoxRow *
take_row (RelnetCoachPanel *self, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int)index);

  if (row != NULL)
    return row;
  row = GTK_LIST_BOX_ROW (relnet_coach_row_new ());
  g_signal_connect_object (row, "fix", G_CALLBACK (row_fix_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "turn-off", G_CALLBACK (row_turn_off_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, GTK_WIDGET (row));
  return row;
}

/**
 * relnet_coach_panel_show:
 * @self: a panel
 * @findings: (transfer none) (element-type RelnetCoachFinding): what the coach said
 */
void
relnet_coach_panel_show (RelnetCoachPanel *self, GPtrArray *findings)
{
  g_autofree char *text = NULL;
  GtkListBoxRow *row;

  g_return_if_fail (RELNET_IS_COACH_PANEL (self));

  g_ptr_array_ref (findings);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings;
  self->n_remarks = 0;
  for (guint i = 0; i < findings->len; i++)
    {
      const RelnetCoachFinding *finding = g_ptr_array_index (findings, i);

      relnet_coach_row_show (RELNET_COACH_ROW (take_row (self, i)), finding);
      if (finding->warn)
        self->n_remarks++;
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int)findings->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (findings->len > 0)
    /* Translators: how many things are well in a message, of how many: “4 of 6”. */
    text = g_strdup_printf (_ ("%u of %u"), findings->len - self->n_remarks, findings->len);
  gtk_label_set_text (self->count, text != NULL ? text : "");
}

/**
 * relnet_coach_panel_set_recommends:
 * @self: a panel
 * @recommends: whether the message recommends somebody
 *
 * Reminds the user of the risk they carry (C5).
 */
void
relnet_coach_panel_set_recommends (RelnetCoachPanel *self, gboolean recommends)
{
  GtkWidget *notice;

  g_return_if_fail (RELNET_IS_COACH_PANEL (self));

  notice = gtk_widget_get_first_child (GTK_WIDGET (self->notices));
  if (recommends == (notice != NULL))
    return;
  if (recommends)
    gtk_box_append (self->notices, relnet_recommendation_notice_new (NULL));
  else
    gtk_box_remove (self->notices, notice);
  gtk_widget_set_visible (GTK_WIDGET (self->notices), recommends);
}

/**
 * relnet_coach_panel_get_n_remarks:
 * @self: a panel
 *
 * Returns: how many things there are to look at
 */
guint
relnet_coach_panel_get_n_remarks (RelnetCoachPanel *self)
{
  g_return_val_if_fail (RELNET_IS_COACH_PANEL (self), 0);

  return self->n_remarks;
}

/**
 * relnet_coach_panel_find:
 * @self: a panel
 * @rule: a rule
 * @warn: whether something is to be mended
 *
 * Returns: (transfer none) (nullable): the first finding of @rule that is shown
 */
const RelnetCoachFinding *
relnet_coach_panel_find (RelnetCoachPanel *self, RelnetCoachRule rule, gboolean warn)
{
  g_return_val_if_fail (RELNET_IS_COACH_PANEL (self), NULL);

  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    {
      const RelnetCoachFinding *finding = g_ptr_array_index (self->findings, i);

      if (finding->rule == rule && finding->warn == warn)
        return finding;
    }
  return NULL;
}
