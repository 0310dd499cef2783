#include "relnet-introduction-board-column.h"

#include <glib/gi18n-lib.h>

/**
 * RelnetIntroductionBoardColumn:
 *
 * A column of the board, onto which cards are dropped; or, in a list, a group of rows.
 */
struct _RelnetIntroductionBoardColumn
{
  GtkWidget parent_instance;

  RelnetIntroductionColumn column;
  GtkLabel *count;
  GtkListBox *list;
  guint n_cards;
  gboolean wide;
};

enum
{
  SIGNAL_DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetIntroductionBoardColumn, relnet_introduction_board_column, GTK_TYPE_WIDGET)

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, RelnetIntroductionBoardColumn *self)
{
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, g_value_get_int64 (value), (int) self->column);
  return TRUE;
}

static void
relnet_introduction_board_column_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (relnet_introduction_board_column_parent_class)->dispose (object);
}

static void
relnet_introduction_board_column_class_init (RelnetIntroductionBoardColumnClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_introduction_board_column_dispose;

  /**
   * RelnetIntroductionBoardColumn::dropped:
   * @id: the introduction whose card was dropped here
   * @column: which #RelnetIntroductionColumn this is
   */
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "introduction-column");
}

static void
relnet_introduction_board_column_init (RelnetIntroductionBoardColumn *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
}

/**
 * relnet_introduction_board_column_new:
 * @column: which one
 * @wide: whether it is a group of rows in a list
 *
 * Returns: (transfer floating): an empty column
 */
GtkWidget *
relnet_introduction_board_column_new (RelnetIntroductionColumn column, gboolean wide)
{
  RelnetIntroductionBoardColumn *self = g_object_new (RELNET_TYPE_INTRODUCTION_BOARD_COLUMN, NULL);
  const char *title = relnet_introduction_column_to_label (column);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  self->column = column;
  self->wide = wide;
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, title);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_set_margin_start (head, 4);
  gtk_widget_set_margin_end (head, 4);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->count));
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), wide ? "boxed-list" : "board");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  if (!wide)
    {
      GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

      gtk_widget_set_vexpand (GTK_WIDGET (self->list), TRUE);
      g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
      gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
    }
  return GTK_WIDGET (self);
}

/**
 * relnet_introduction_board_column_clear:
 * @self: a column
 *
 * Takes all cards out.
 */
void
relnet_introduction_board_column_clear (RelnetIntroductionBoardColumn *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  self->n_cards = 0;
}

/**
 * relnet_introduction_board_column_add:
 * @self: a column
 * @card: (transfer floating): a card
 */
void
relnet_introduction_board_column_add (RelnetIntroductionBoardColumn *self, GtkWidget *card)
{
  gtk_list_box_append (self->list, card);
  self->n_cards++;
}

/**
 * relnet_introduction_board_column_finish:
 * @self: a column
 *
 * Says how many cards there are. A group of a list without any is not shown.
 */
void
relnet_introduction_board_column_finish (RelnetIntroductionBoardColumn *self)
{
  g_autofree char *count = g_strdup_printf ("%u", self->n_cards);

  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self), !self->wide || self->n_cards > 0);
}

/**
 * relnet_introduction_board_column_find:
 * @self: a column
 * @id: an introduction
 *
 * Returns: (transfer none) (nullable): its card, %NULL if it is not here
 */
RelnetIntroductionCard *
relnet_introduction_board_column_find (RelnetIntroductionBoardColumn *self, gint64 id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      RelnetIntroduction *introduction = relnet_introduction_card_get_introduction (RELNET_INTRODUCTION_CARD (row));

      if (introduction != NULL && relnet_introduction_get_id (introduction) == id)
        return RELNET_INTRODUCTION_CARD (row);
    }
  return NULL;
}
