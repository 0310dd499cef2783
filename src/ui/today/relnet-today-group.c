#include "relnet-today-group.h"

#include <glib/gi18n-lib.h>

/**
 * RelnetTodayGroup:
 *
 * A group of Today: its title, its rows, and a button for those beyond the limit. Hidden while it is empty.
 */
struct _RelnetTodayGroup
{
  GtkBox parent_instance;

  GtkWidget *title;
  GtkListBox *list;
  GtkWidget *more;
};

enum
{
  SIGNAL_MORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetTodayGroup, relnet_today_group, GTK_TYPE_BOX)

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, RelnetTodayGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (model) > 0);
}

static void
more_clicked_cb (RelnetTodayGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_MORE], 0);
}

static void
relnet_today_group_class_init (RelnetTodayGroupClass *klass)
{
  /**
   * RelnetTodayGroup::more:
   *
   * The user wants to see more rows.
   */
  signals[SIGNAL_MORE]
      = g_signal_new ("more", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relnet_today_group_init (RelnetTodayGroup *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "heading");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL, -1);
  self->more = gtk_button_new ();
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_add_css_class (self->more, "flat");
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_clicked_cb), self);
  gtk_box_append (GTK_BOX (self), self->title);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), self->more);
}

/**
 * relnet_today_group_new:
 * @title: the title
 *
 * Returns: (transfer floating): a group without rows
 */
GtkWidget *
relnet_today_group_new (const char *title)
{
  RelnetTodayGroup *self = g_object_new (RELNET_TYPE_TODAY_GROUP, NULL);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  return GTK_WIDGET (self);
}

/**
 * relnet_today_group_bind:
 * @self: a group
 * @model: its entries
 * @create: makes a row of each
 * @data: user data for @create
 */
void
relnet_today_group_bind (RelnetTodayGroup *self, GListModel *model, GtkListBoxCreateWidgetFunc create, gpointer data)
{
  g_return_if_fail (RELNET_IS_TODAY_GROUP (self));

  gtk_list_box_bind_model (self->list, model, create, data, NULL);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
  items_changed_cb (model, 0, 0, 0, self);
}

/**
 * relnet_today_group_get_list:
 * @self: a group
 *
 * Returns: (transfer none): the list of its rows
 */
GtkListBox *
relnet_today_group_get_list (RelnetTodayGroup *self)
{
  g_return_val_if_fail (RELNET_IS_TODAY_GROUP (self), NULL);

  return self->list;
}

/**
 * relnet_today_group_set_n_more:
 * @self: a group
 * @n_more: how many rows more there are to be shown at once, 0 for none
 */
void
relnet_today_group_set_n_more (RelnetTodayGroup *self, guint n_more)
{
  g_autofree char *words = g_strdup_printf (ngettext ("Show %u more", "Show %u more", n_more), n_more);

  g_return_if_fail (RELNET_IS_TODAY_GROUP (self));

  gtk_button_set_label (GTK_BUTTON (self->more), words);
  gtk_widget_set_visible (self->more, n_more > 0);
}
