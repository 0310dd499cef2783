#include "relnet-coach-row.h"

#include <glib/gi18n-lib.h>

#include "relnet-names.h"

/**
 * RelnetCoachRow:
 *
 * One finding of the coach: a warning or a tick, what was found, why, and a button that mends it.
 */
struct _RelnetCoachRow
{
  GtkListBoxRow parent_instance;

  GtkImage *state;
  GtkLabel *message;
  GtkLabel *reason;
  GtkButton *fix;
  GtkMenuButton *more;

  RelnetCoachRule rule;
};

enum
{
  FIX,
  TURN_OFF,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetCoachRow, relnet_coach_row, GTK_TYPE_LIST_BOX_ROW)

static void
fix_cb (RelnetCoachRow *self)
{
  g_signal_emit (self, signals[FIX], 0);
}

static void
turn_off_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[TURN_OFF], 0);
}

static void
pressed_cb (RelnetCoachRow *self)
{
  gtk_menu_button_popup (self->more);
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (RELNET_COACH_ROW (widget)->more);
}

static void
relnet_coach_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_COACH_ROW);
  G_OBJECT_CLASS (relnet_coach_row_parent_class)->dispose (object);
}

static void
relnet_coach_row_class_init (RelnetCoachRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_coach_row_dispose;

  /**
   * RelnetCoachRow::fix:
   *
   * The user wants the finding mended.
   */
  signals[FIX] = g_signal_new ("fix", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RelnetCoachRow::turn-off:
   *
   * The user does not want this to be looked at any more.
   */
  signals[TURN_OFF]
      = g_signal_new ("turn-off", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/messages/relnet-coach-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetCoachRow, state);
  gtk_widget_class_bind_template_child (widget_class, RelnetCoachRow, message);
  gtk_widget_class_bind_template_child (widget_class, RelnetCoachRow, reason);
  gtk_widget_class_bind_template_child (widget_class, RelnetCoachRow, fix);
  gtk_widget_class_bind_template_child (widget_class, RelnetCoachRow, more);
  gtk_widget_class_bind_template_callback (widget_class, fix_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_install_action (widget_class, "coach-row.turn-off", NULL, turn_off_cb);
  gtk_widget_class_install_action (widget_class, "coach-row.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "coach-row.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "coach-row.menu", NULL);
}

static void
relnet_coach_row_init (RelnetCoachRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_coach_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
relnet_coach_row_new (void)
{
  return g_object_new (RELNET_TYPE_COACH_ROW, NULL);
}

/**
 * relnet_coach_row_show:
 * @self: a row
 * @finding: what to show
 */
void
relnet_coach_row_show (RelnetCoachRow *self, const RelnetCoachFinding *finding)
{
  g_autofree char *name = NULL;
  g_autofree char *more = NULL;

  g_return_if_fail (RELNET_IS_COACH_ROW (self));

  self->rule = finding->rule;
  gtk_image_set_from_icon_name (self->state, finding->warn ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->state), finding->warn ? "success" : "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), finding->warn ? "warning" : "success");
  gtk_label_set_text (self->message, finding->message);
  gtk_label_set_text (self->reason, finding->reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), finding->reason != NULL && *finding->reason != '\0');
  gtk_button_set_label (self->fix, finding->fix_label != NULL ? finding->fix_label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fix), finding->fix != RELNET_COACH_FIX_NONE && finding->fix_label != NULL);
  /* Translators: a finding of the coach for those who do not see the sign: whether it is well, what it is, why. */
  name = g_strdup_printf (finding->warn ? _ ("To look at: %s. %s") : _ ("Well done: %s. %s"), finding->message,
                          finding->reason != NULL ? finding->reason : "");
  relnet_names_set (GTK_WIDGET (self), name);
  /* Translators: %s is a rule of the coach, “Leave a way out”. */
  more = g_strdup_printf (_ ("More about “%s”"), relnet_coach_rule_to_label (finding->rule));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->more), more);
  relnet_names_set (GTK_WIDGET (self->more), more);
}

/**
 * relnet_coach_row_get_rule:
 * @self: a row
 *
 * Returns: the rule of the finding it shows
 */
RelnetCoachRule
relnet_coach_row_get_rule (RelnetCoachRow *self)
{
  g_return_val_if_fail (RELNET_IS_COACH_ROW (self), RELNET_COACH_IDENTIFY);

  return self->rule;
}
