#include "relnet-today-group.h"

#include <glib/gi18n-lib.h>

#include "relnet-today-row.h"

/**
 * RelnetTodayGroup:
 *
 * A group of Today: a heading and its rows. It hides while it has none.
 */
struct _RelnetTodayGroup
{
  GtkBox parent_instance;

  GtkListBox *list;
  GtkWidget *more;
  GListModel *model;
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_MORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetTodayGroup, relnet_today_group, GTK_TYPE_BOX)

/* How many rows more the user gets for each click. */
#define MORE_ROWS 25

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetTodayGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, row);
}

static void
more_clicked_cb (GtkButton *button, RelnetTodayGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_MORE], 0, MORE_ROWS);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, RelnetTodayGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (model) > 0);
}

static void
relnet_today_group_dispose (GObject *object)
{
  g_clear_object (&RELNET_TODAY_GROUP (object)->model);
  G_OBJECT_CLASS (relnet_today_group_parent_class)->dispose (object);
}

static void
relnet_today_group_class_init (RelnetTodayGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_today_group_dispose;

  /**
   * RelnetTodayGroup::activated:
   * @row: a #RelnetTodayRow
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, RELNET_TYPE_TODAY_ROW);
  /**
   * RelnetTodayGroup::more:
   * @n: how many rows more the user wants
   */
  signals[SIGNAL_MORE] = g_signal_new ("more", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
relnet_today_group_init (RelnetTodayGroup *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
}

/**
 * relnet_today_group_new:
 * @title: its heading
 * @model: the entries
 * @create_row: makes a #RelnetTodayRow
 * @data: for @create_row
 *
 * Returns: (transfer floating): a group
 */
GtkWidget *
relnet_today_group_new (const char *title, GListModel *model, GtkListBoxCreateWidgetFunc create_row, gpointer data)
{
  RelnetTodayGroup *self = g_object_new (RELNET_TYPE_TODAY_GROUP, NULL);
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (self), heading);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  gtk_list_box_bind_model (self->list, model, create_row, data, NULL);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  self->more = gtk_button_new ();
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->more, "flat");
  g_signal_connect (self->more, "clicked", G_CALLBACK (more_clicked_cb), self);
  gtk_box_append (GTK_BOX (self), self->more);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
  items_changed_cb (model, 0, 0, 0, self);
  return GTK_WIDGET (self);
}

/**
 * relnet_today_group_set_n_more:
 * @self: a group
 * @n_more: how many entries there are that are not shown
 */
void
relnet_today_group_set_n_more (RelnetTodayGroup *self, guint n_more)
{
  guint n = MIN (n_more, MORE_ROWS);
  g_autofree char *words = g_strdup_printf (ngettext ("Show %u more", "Show %u more", n), n);

  g_return_if_fail (RELNET_IS_TODAY_GROUP (self));

  gtk_button_set_label (GTK_BUTTON (self->more), words);
  gtk_widget_set_visible (self->more, n > 0);
}

/**
 * relnet_today_group_set_narrow:
 * @self: a group
 * @narrow: whether its rows have little room
 */
void
relnet_today_group_set_narrow (RelnetTodayGroup *self, gboolean narrow)
{
  GtkListBoxRow *row;

  g_return_if_fail (RELNET_IS_TODAY_GROUP (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    relnet_today_row_set_narrow (RELNET_TODAY_ROW (row), narrow);
}
