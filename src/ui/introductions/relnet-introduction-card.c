#include "relnet-introduction-card.h"

#include <glib/gi18n-lib.h>

#include "relnet-avatar-pair.h"

/**
 * RelnetIntroductionCard:
 *
 * An introduction on the board, or as a row of the list: who, why, how it stands, and the step that comes next. What its
 * buttons do are the actions “introductions.…” of the page around it.
 */
struct _RelnetIntroductionCard
{
  GtkListBoxRow parent_instance;

  RelnetIntroduction *introduction;
  GtkWidget *words;   /* title, reasons, status */
  GtkWidget *buttons;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (RelnetIntroductionCard, relnet_introduction_card, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
add_label (RelnetIntroductionCard *self, const char *text, const char *css_class, gboolean wrap)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), wrap);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), wrap ? 4 : 1);
  /* As narrow as its column; the column says how wide. */
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  if (wrap)
    gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, *text != '\0');
  gtk_box_append (GTK_BOX (self->words), label);
  return label;
}

static const char *
get_icon_name (RelnetIntroductionAct act)
{
  switch (act)
    {
    case RELNET_INTRODUCTION_ACT_ASK:
    case RELNET_INTRODUCTION_ACT_NUDGE:
    case RELNET_INTRODUCTION_ACT_TELL:
      return "mail-message-new-symbolic";
    case RELNET_INTRODUCTION_ACT_INTRODUCE:
      return "relnet-introduce-symbolic";
    case RELNET_INTRODUCTION_ACT_THANKED:
      return "emote-love-symbolic";
    case RELNET_INTRODUCTION_ACT_NONE:
    case RELNET_INTRODUCTION_ACT_SAY_WHY:
    case RELNET_INTRODUCTION_ACT_AGREED:
    case RELNET_INTRODUCTION_ACT_ASK_OUTCOME:
    case RELNET_INTRODUCTION_ACT_NOTE_OUTCOME:
    default:
      return NULL;
    }
}

static GtkWidget *
make_button (const char *text, const char *icon_name)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  if (icon_name != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return button;
}

static void
add_act (RelnetIntroductionCard *self, RelnetIntroductionAct act, RelnetIntroductionSide side, gboolean suggested)
{
  g_autofree char *text = relnet_introduction_act_to_label (self->introduction, act, side);
  GtkWidget *button;

  if (act == RELNET_INTRODUCTION_ACT_NONE)
    return;
  button = make_button (text, get_icon_name (act));
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "introductions.do");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xi)", relnet_introduction_get_id (self->introduction),
                                    (int) act);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
append_item (GMenu *menu, const char *text, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (text, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_declined (GMenu *menu, RelnetIntroduction *introduction, RelnetIntroductionSide side)
{
  g_autofree char *text
      = g_strdup_printf (_ ("%s declined"), relnet_introduction_get_short_name (introduction, side));

  append_item (menu, text, "introductions.declined",
               g_variant_new ("(xi)", relnet_introduction_get_id (introduction), (int) side));
}

/* “Move to”: every step the rules allow, a warned one with an ellipsis. */
static GMenu *
make_move_menu (RelnetIntroduction *introduction)
{
  GMenu *menu = g_menu_new ();
  gint64 id = relnet_introduction_get_id (introduction);
  RelnetIntroductionState state = relnet_introduction_get_state (introduction);

  if (state == RELNET_INTRODUCTION_ASKED_FIRST && relnet_introduction_get_awaited (introduction) == RELNET_SIDE_FIRST)
    {
      g_autofree char *yes = relnet_introduction_act_to_label (introduction, RELNET_INTRODUCTION_ACT_AGREED, RELNET_SIDE_FIRST);

      append_item (menu, yes, "introductions.do", g_variant_new ("(xi)", id, (int) RELNET_INTRODUCTION_ACT_AGREED));
    }
  for (int to = 0; to < RELNET_N_INTRODUCTION_STATES; to++)
    {
      g_autofree char *text = NULL;

      if (relnet_introduction_can_go (introduction, (RelnetIntroductionState) to, NULL) == RELNET_INTRODUCTION_REFUSED)
        continue;
      /* Once both have said yes, either can think again. */
      if (to == RELNET_INTRODUCTION_DECLINED
          && (state == RELNET_INTRODUCTION_BOTH_AGREED || state == RELNET_INTRODUCTION_ASKED_SECOND))
        {
          append_declined (menu, introduction, RELNET_SIDE_FIRST);
          append_declined (menu, introduction, RELNET_SIDE_SECOND);
          continue;
        }
      text = relnet_introduction_state_to_menu_label (introduction, (RelnetIntroductionState) to);
      append_item (menu, text, "introductions.move", g_variant_new ("(xi)", id, to));
    }
  return menu;
}

static GMenuModel *
make_menu (RelnetIntroduction *introduction)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) move = make_move_menu (introduction);
  g_autoptr (GMenu) people = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  gint64 id = relnet_introduction_get_id (introduction);

  if (g_menu_model_get_n_items (G_MENU_MODEL (move)) > 0)
    g_menu_append_section (menu, _ ("Move to"), G_MENU_MODEL (move));
  if (relnet_introduction_get_to_tell (introduction) != RELNET_SIDE_NONE)
    {
      g_autofree char *told = g_strdup_printf (
          _ ("%s was told"), relnet_introduction_get_short_name (introduction, relnet_introduction_get_to_tell (introduction)));

      append_item (edit, told, "introductions.told", g_variant_new_int64 (id));
    }
  append_item (edit, _ ("Edit…"), "introductions.edit", g_variant_new_int64 (id));
  if (relnet_introduction_get_state (introduction) != RELNET_INTRODUCTION_IDEA)
    append_item (edit, _ ("Take Back Last Step"), "introductions.step-back", g_variant_new_int64 (id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  for (int side = RELNET_SIDE_FIRST; side <= RELNET_SIDE_SECOND; side++)
    if (!relnet_introduction_is_gone (introduction, (RelnetIntroductionSide) side))
      append_item (people, relnet_introduction_get_name (introduction, (RelnetIntroductionSide) side), "win.open-person",
                   g_variant_new_int64 (relnet_introduction_get_person_id (introduction, (RelnetIntroductionSide) side)));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (people));
  append_item (last, _ ("Delete"), "introductions.delete", g_variant_new_int64 (id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  RelnetIntroductionCard *self = data;
  g_autoptr (GMenuModel) model = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  model = make_menu (self->introduction);
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (model));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, RelnetIntroductionCard *self)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, relnet_introduction_get_id (self->introduction));
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, RelnetIntroductionCard *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 20, 20);
}

static void
relnet_introduction_card_dispose (GObject *object)
{
  g_clear_object (&RELNET_INTRODUCTION_CARD (object)->introduction);
  G_OBJECT_CLASS (relnet_introduction_card_parent_class)->dispose (object);
}

static void
relnet_introduction_card_class_init (RelnetIntroductionCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_introduction_card_dispose;
}

static void
relnet_introduction_card_init (RelnetIntroductionCard *self)
{
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
}

/* As a card: avatars and menu above the words, buttons below. As a row: all beside each other. */
static void
arrange (RelnetIntroductionCard *self, const char *first, const char *second, gboolean wide)
{
  GtkWidget *pair = relnet_avatar_pair_new (wide ? 36 : 32);
  GtkWidget *box = gtk_box_new (wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, wide ? 12 : 8);
  GtkWidget *head = wide ? box : gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  relnet_avatar_pair_set_names (RELNET_AVATAR_PAIR (pair), first, second);
  gtk_widget_set_valign (pair, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), pair);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  self->buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_valign (self->buttons, GTK_ALIGN_CENTER);
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_widget_add_css_class (self->menu, "circular");
  gtk_widget_set_valign (self->menu, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->menu, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More"), -1);
  if (wide)
    {
      gtk_box_append (GTK_BOX (box), self->words);
      gtk_box_append (GTK_BOX (box), self->buttons);
      gtk_box_append (GTK_BOX (box), self->menu);
    }
  else
    {
      gtk_widget_set_hexpand (self->menu, TRUE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (head), self->menu);
      gtk_box_append (GTK_BOX (box), head);
      gtk_box_append (GTK_BOX (box), self->words);
      gtk_box_append (GTK_BOX (box), self->buttons);
    }
  gtk_widget_add_css_class (box, wide ? "introduction-row" : "introduction-card");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/**
 * relnet_introduction_card_new:
 * @introduction: what to show
 * @today: a valid date
 * @wide: whether it is a row of a list
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
relnet_introduction_card_new (RelnetIntroduction *introduction, const char *today, gboolean wide)
{
  RelnetIntroductionCard *self = g_object_new (RELNET_TYPE_INTRODUCTION_CARD, NULL);
  g_autofree char *title = relnet_introduction_dup_title (introduction, wide);
  g_autofree char *reasons = relnet_introduction_dup_reasons (introduction);
  g_autofree char *whole = relnet_introduction_dup_title (introduction, TRUE);
  const char *led_to = relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_LED_TO);
  g_autofree char *name = NULL;
  gboolean late;
  g_autofree char *status = relnet_introduction_dup_status (introduction, today, &late);
  RelnetIntroductionSide side;
  RelnetIntroductionAct other;
  RelnetIntroductionAct act = relnet_introduction_get_act (introduction, today, &other, &side);
  GtkWidget *label;

  self->introduction = g_object_ref (introduction);
  arrange (self, relnet_introduction_get_name (introduction, RELNET_SIDE_FIRST),
           relnet_introduction_get_name (introduction, RELNET_SIDE_SECOND), wide);
  add_label (self, title, NULL, FALSE);
  label = add_label (self, reasons, "caption", TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  label = add_label (self, status, "caption", TRUE);
  gtk_widget_add_css_class (label, late ? "late" : "dim-label");
  if (*led_to != '\0')
    {
      /* Translators: %s is what came of a goal through an introduction, “First mandate signed”. */
      g_autofree char *words = g_strdup_printf (_ ("Led to: %s"), led_to);

      label = add_label (self, words, "caption", TRUE);
      gtk_widget_add_css_class (label, "success");
    }
  /* The step that moves it on is the one to take; those who are waited for are not pressed. */
  add_act (self, act, side, act == RELNET_INTRODUCTION_ACT_ASK || act == RELNET_INTRODUCTION_ACT_INTRODUCE);
  add_act (self, other, side, FALSE);
  gtk_widget_set_visible (self->buttons, act != RELNET_INTRODUCTION_ACT_NONE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), create_menu_cb, self, NULL);
  name = *status != '\0' ? g_strdup_printf ("%s, %s", whole, status) : g_strdup (whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), wide ? NULL : whole);
  if (!wide)
    {
      GtkDragSource *source = gtk_drag_source_new ();

      gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
      g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
      g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
      gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
    }
  return GTK_WIDGET (self);
}

/**
 * relnet_introduction_card_new_for_referral:
 * @referral: an introduction received for which thanks are owed
 * @wide: whether it is a row of a list
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
relnet_introduction_card_new_for_referral (RelnetReferral *referral, gboolean wide)
{
  RelnetIntroductionCard *self = g_object_new (RELNET_TYPE_INTRODUCTION_CARD, NULL);
  g_autoptr (RelnetIntroduction) names = relnet_introduction_new ();
  g_autofree char *title = NULL, *what = NULL, *owed = NULL, *name = NULL;
  const char *introducer, *introduced;
  GtkWidget *label, *button;

  relnet_introduction_set_person (names, RELNET_SIDE_FIRST, relnet_referral_get_introducer_id (referral),
                                  relnet_referral_get_introducer_name (referral), NULL, FALSE);
  relnet_introduction_set_person (names, RELNET_SIDE_SECOND, relnet_referral_get_introduced_id (referral),
                                  relnet_referral_get_introduced_name (referral), NULL, FALSE);
  introducer = relnet_introduction_get_short_name (names, RELNET_SIDE_FIRST);
  introduced = relnet_introduction_get_short_name (names, RELNET_SIDE_SECOND);
  title = relnet_introduction_dup_title (names, wide);
  /* Translators: two names, “Antoine introduced Greta to you”. */
  what = g_strdup_printf (_ ("%s introduced %s to you"), introducer, introduced);
  owed = g_strdup_printf (_ ("%s is still owed a thank-you"), introducer);
  name = g_strdup_printf ("%s, %s", what, owed);
  arrange (self, relnet_referral_get_introducer_name (referral), relnet_referral_get_introduced_name (referral), wide);
  gtk_widget_set_visible (self->menu, FALSE);
  add_label (self, title, NULL, FALSE);
  label = add_label (self, what, "caption", TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  label = add_label (self, owed, "caption", TRUE);
  gtk_widget_add_css_class (label, "late");
  button = make_button (_ ("Say thanks"), "emote-love-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.thank");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", relnet_referral_get_introducer_id (referral));
  gtk_box_append (GTK_BOX (self->buttons), button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * relnet_introduction_card_get_introduction:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): what it shows, %NULL for an introduction received
 */
RelnetIntroduction *
relnet_introduction_card_get_introduction (RelnetIntroductionCard *self)
{
  g_return_val_if_fail (RELNET_IS_INTRODUCTION_CARD (self), NULL);

  return self->introduction;
}
