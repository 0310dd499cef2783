#include "relnet-commitment-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "relnet-avatar.h"
#include "relnet-balance-bar.h"
#include "relnet-cadence.h"
#include "relnet-snooze-popover.h"

/**
 * RelnetCommitmentRow:
 *
 * A promise, a favour or a balance, and what can be done with it in place. It changes nothing: whoever shows it listens to
 * #RelnetCommitmentRow::act.
 */
struct _RelnetCommitmentRow
{
  GtkListBoxRow parent_instance;

  RelnetAvatar *avatar;
  GtkLabel *title;
  GtkWidget *words;
  GtkLabel *name;
  GtkWidget *separator;
  GtkLabel *reason;
  GtkWidget *balance_box;
  GtkLabel *balance_state;
  RelnetBalanceBar *balance_bar;
  GtkWidget *done_button;
  GtkMenuButton *snooze_menu;
  GtkWidget *write_button;
  GtkMenuButton *more_menu;
  RelnetCommitment *commitment;
  char *today;
  gboolean narrow;
};

enum
{
  SIGNAL_ACT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetCommitmentRow, relnet_commitment_row, GTK_TYPE_LIST_BOX_ROW)

/* What a row of each group offers. What *done* means is said by its words; an empty one offers none. */
static const struct
{
  const char *done;
  gboolean snooze;
  const char *undo;   /* the act “reopen” */
  const char *refuse; /* the act “refuse”: withdrawn, declined */
} offers[RELNET_N_COMMITMENT_GROUPS] = {
  [RELNET_COMMITMENTS_AT_RISK] = { N_ ("Kept"), TRUE, NULL, N_ ("Withdrawn") },
  [RELNET_COMMITMENTS_MINE] = { N_ ("Kept"), TRUE, NULL, N_ ("Withdrawn") },
  [RELNET_COMMITMENTS_THEIRS] = { N_ ("Kept"), TRUE, NULL, N_ ("Withdrawn") },
  [RELNET_COMMITMENTS_THANKS] = { N_ ("Thanked"), TRUE, NULL, NULL },
  [RELNET_COMMITMENTS_AWAITED] = { N_ ("They thanked"), FALSE, NULL, NULL },
  [RELNET_COMMITMENTS_NEWS] = { N_ ("News given"), TRUE, NULL, NULL },
  [RELNET_COMMITMENTS_ASKED] = { N_ ("They did it"), FALSE, NULL, N_ ("They declined") },
  [RELNET_COMMITMENTS_BALANCES] = { NULL, FALSE, NULL, NULL },
  [RELNET_COMMITMENTS_FAVOURS] = { NULL, FALSE, NULL, NULL },
  [RELNET_COMMITMENTS_CLOSED] = { NULL, FALSE, N_ ("Open Again"), NULL },
  [RELNET_COMMITMENTS_THANKED] = { NULL, FALSE, NULL, NULL },
};

static void
act_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetCommitmentRow *self = RELNET_COMMITMENT_ROW (widget);
  const char *act = strchr (action, '.') + 1;

  if (g_str_equal (act, "done") && offers[relnet_commitment_get_group (self->commitment)].done == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_ACT], 0, act, "");
}

static void
snooze_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetCommitmentRow *self = RELNET_COMMITMENT_ROW (widget);

  if (offers[relnet_commitment_get_group (self->commitment)].snooze)
    gtk_menu_button_popup (self->narrow ? self->more_menu : self->snooze_menu);
}

static void
snooze_until_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetCommitmentRow *self = RELNET_COMMITMENT_ROW (widget);
  g_autofree char *date = relnet_snooze_get_date ((RelnetSnooze) g_variant_get_int32 (parameter), self->today);

  g_signal_emit (self, signals[SIGNAL_ACT], 0, "snooze", date);
}

static void
picked_cb (RelnetCommitmentRow *self, const char *date)
{
  g_signal_emit (self, signals[SIGNAL_ACT], 0, "snooze", date);
}

/* Popovers are made when they are asked for: most rows never show theirs. */
static void
create_snooze_cb (GtkMenuButton *button, gpointer user_data)
{
  RelnetCommitmentRow *self = RELNET_COMMITMENT_ROW (user_data);
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = relnet_snooze_popover_new (self->today);
  g_signal_connect_object (popover, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
create_more_cb (GtkMenuButton *button, gpointer user_data)
{
  RelnetCommitmentRow *self = RELNET_COMMITMENT_ROW (user_data);
  RelnetCommitmentGroup group = relnet_commitment_get_group (self->commitment);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();

  if (self->narrow && relnet_commitment_get_situation (self->commitment) != NULL)
    g_menu_append (acts, _ ("Write"), "row.write");
  if (offers[group].refuse != NULL)
    g_menu_append (acts, _ (offers[group].refuse), "row.refuse");
  if (offers[group].undo != NULL)
    g_menu_append (acts, _ (offers[group].undo), "row.reopen");
  if (group == RELNET_COMMITMENTS_NEWS)
    g_menu_append (change, _ ("Open the goal"), "row.edit");
  else
    {
      g_menu_append (change, _ ("Edit…"), "row.edit");
      g_menu_append (change, _ ("Delete"), "row.delete");
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  if (self->narrow && offers[group].snooze)
    {
      g_autoptr (GMenu) section = g_menu_new ();

      for (guint i = 0; i < RELNET_N_SNOOZES; i++)
        {
          g_autoptr (GMenuItem) item = g_menu_item_new (relnet_snooze_to_label ((RelnetSnooze) i), NULL);

          g_menu_item_set_action_and_target (item, "row.snooze-until", "i", i);
          g_menu_append_item (section, item);
        }
      g_menu_append_section (menu, _ ("Put off until:"), G_MENU_MODEL (section));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
update (RelnetCommitmentRow *self)
{
  RelnetCommitmentGroup group = relnet_commitment_get_group (self->commitment);
  gboolean balance = group == RELNET_COMMITMENTS_BALANCES;
  gboolean news = group == RELNET_COMMITMENTS_NEWS;
  gboolean writes = relnet_commitment_get_situation (self->commitment) != NULL;

  gtk_widget_set_visible (self->done_button, offers[group].done != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->snooze_menu), offers[group].snooze && !self->narrow);
  gtk_widget_set_visible (self->write_button, writes && !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->more_menu), !balance && (!news || self->narrow));
  gtk_widget_set_visible (GTK_WIDGET (self->name), !balance);
  gtk_widget_set_visible (self->separator, !balance);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->words),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (self->narrow)
    gtk_widget_set_visible (self->separator, FALSE);
  gtk_label_set_wrap (self->reason, self->narrow);
  gtk_label_set_lines (self->reason, self->narrow ? 2 : -1);
}

static void
show (RelnetCommitmentRow *self)
{
  RelnetCommitmentGroup group = relnet_commitment_get_group (self->commitment);
  const char *what = relnet_commitment_get_what (self->commitment);
  const char *name = relnet_commitment_get_person_name (self->commitment);
  const char *reason = relnet_commitment_get_reason (self->commitment);
  g_autofree char *words = NULL;

  relnet_avatar_set_text (self->avatar, name);
  gtk_label_set_text (self->title, what);
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->reason, reason);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reason), reason);
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), relnet_commitment_is_late (self->commitment) ? "late" : "dim-label");
  if (group == RELNET_COMMITMENTS_BALANCES)
    {
      const RelnetBalance *balance = relnet_commitment_get_balance (self->commitment);
      const char *state = relnet_balance_state_to_label (relnet_balance_get_state (balance));

      gtk_widget_set_visible (self->balance_box, TRUE);
      gtk_label_set_text (self->balance_state, state);
      relnet_balance_bar_set (self->balance_bar, balance->given, balance->received);
      words = g_strdup_printf ("%s, %s, %s", name, state, reason);
    }
  else
    words = g_strdup_printf ("%s, %s, %s", what, name, reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (offers[group].done != NULL)
    {
      gtk_widget_set_tooltip_text (self->done_button, _ (offers[group].done));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->done_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (offers[group].done), -1);
    }
  update (self);
}

static void
relnet_commitment_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_COMMITMENT_ROW);
  G_OBJECT_CLASS (relnet_commitment_row_parent_class)->dispose (object);
}

static void
relnet_commitment_row_finalize (GObject *object)
{
  RelnetCommitmentRow *self = RELNET_COMMITMENT_ROW (object);

  g_clear_object (&self->commitment);
  g_clear_pointer (&self->today, g_free);
  G_OBJECT_CLASS (relnet_commitment_row_parent_class)->finalize (object);
}

static void
relnet_commitment_row_class_init (RelnetCommitmentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const acts[] = { "row.done", "row.write", "row.edit", "row.refuse", "row.reopen", "row.delete" };

  object_class->dispose = relnet_commitment_row_dispose;
  object_class->finalize = relnet_commitment_row_finalize;

  /**
   * RelnetCommitmentRow::act:
   * @act: done, snooze, write, edit, refuse, reopen or delete
   * @until: for snooze, a date
   */
  signals[SIGNAL_ACT] = g_signal_new ("act", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                      G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (RELNET_TYPE_AVATAR);
  g_type_ensure (RELNET_TYPE_BALANCE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/commitments/relnet-commitment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentRow, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentRow, words);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentRow, name);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentRow, separator);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentRow, reason);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentRow, balance_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentRow, balance_state);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentRow, balance_bar);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentRow, done_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentRow, snooze_menu);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentRow, write_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentRow, more_menu);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i], NULL, act_cb);
  gtk_widget_class_install_action (widget_class, "row.snooze", NULL, snooze_cb);
  gtk_widget_class_install_action (widget_class, "row.snooze-until", "i", snooze_until_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "row.done", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, 0, "row.snooze", NULL);
}

static void
relnet_commitment_row_init (RelnetCommitmentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->snooze_menu, create_snooze_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->more_menu, create_more_cb, self, NULL);
}

/**
 * relnet_commitment_row_new:
 * @commitment: what to show
 * @today: a valid date
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
relnet_commitment_row_new (RelnetCommitment *commitment, const char *today)
{
  RelnetCommitmentRow *self = g_object_new (RELNET_TYPE_COMMITMENT_ROW, NULL);

  self->commitment = g_object_ref (commitment);
  self->today = g_strdup (today);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * relnet_commitment_row_get_commitment:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
RelnetCommitment *
relnet_commitment_row_get_commitment (RelnetCommitmentRow *self)
{
  g_return_val_if_fail (RELNET_IS_COMMITMENT_ROW (self), NULL);

  return self->commitment;
}

/**
 * relnet_commitment_row_set_narrow:
 * @self: a row
 * @narrow: whether to keep all but *done* in a menu
 */
void
relnet_commitment_row_set_narrow (RelnetCommitmentRow *self, gboolean narrow)
{
  g_return_if_fail (RELNET_IS_COMMITMENT_ROW (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  update (self);
}
