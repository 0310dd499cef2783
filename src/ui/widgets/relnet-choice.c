#include "relnet-choice.h"

#include "relnet-names.h"

/**
 * RelnetComboRow:
 *
 * An #AdwComboRow over strings that a screen reader can use.
 *
 * In GTK 4.8 neither a drop-down's button nor the rows of its list have a name: one hears that there is a list of nine
 * items, and not which. relnet_drop_down_set_up() does for a #GtkDropDown, which nobody can derive from, what this does
 * for a row.
 */
struct _RelnetComboRow
{
  AdwComboRow parent_instance;
};

G_DEFINE_FINAL_TYPE (RelnetComboRow, relnet_combo_row, ADW_TYPE_COMBO_ROW)

static const char *
get_words (gpointer item)
{
  return GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (item) : "";
}

static void
selected_cb (GtkListItem *item)
{
  GtkWidget *check = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  gtk_widget_set_opacity (check, gtk_list_item_get_selected (item) ? 1 : 0);
}

static void
setup_chosen_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_chosen_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *words = get_words (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (label), words);
  relnet_names_set (gtk_widget_get_parent (label), words);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *check
      = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic", "accessible-role",
                      GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (item, box);
  g_signal_connect (item, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *words = get_words (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), words);
  /* The row itself is private to the list, and what a screen reader reads. */
  relnet_names_set (gtk_widget_get_parent (box), words);
  selected_cb (item);
}

static GtkListItemFactory *
make_factory (GCallback setup, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  return factory;
}

static void
combo_selected_cb (RelnetComboRow *self)
{
  const char *words = get_words (adw_combo_row_get_selected_item (ADW_COMBO_ROW (self)));

  /* Its name is its title; what is chosen is what it says beside it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
relnet_combo_row_class_init (RelnetComboRowClass *klass)
{
}

static void
relnet_combo_row_init (RelnetComboRow *self)
{
  g_autoptr (GtkListItemFactory) chosen = make_factory (G_CALLBACK (setup_chosen_cb), G_CALLBACK (bind_chosen_cb));
  g_autoptr (GtkListItemFactory) factory = make_factory (G_CALLBACK (setup_cb), G_CALLBACK (bind_cb));

  adw_combo_row_set_factory (ADW_COMBO_ROW (self), chosen);
  adw_combo_row_set_list_factory (ADW_COMBO_ROW (self), factory);
  g_signal_connect (self, "notify::selected-item", G_CALLBACK (combo_selected_cb), NULL);
}

static void
drop_down_selected_cb (GtkDropDown *drop_down)
{
  const char *title = g_object_get_data (G_OBJECT (drop_down), "relnet-title");
  const char *words = get_words (gtk_drop_down_get_selected_item (drop_down));
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  g_autofree char *name = *words != '\0' ? g_strdup_printf ("%s, %s", title, words) : g_strdup (title);

  if (GTK_IS_TOGGLE_BUTTON (button))
    relnet_names_set (button, name);
}

/**
 * relnet_drop_down_set_up:
 * @drop_down: a drop-down over strings
 * @title: what is chosen with it
 *
 * Gives names to the drop-down, to the button inside it that has the focus, and to the rows of its list.
 */
void
relnet_drop_down_set_up (GtkDropDown *drop_down, const char *title)
{
  g_autoptr (GtkListItemFactory) factory = make_factory (G_CALLBACK (setup_cb), G_CALLBACK (bind_cb));

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_return_if_fail (title != NULL);

  g_object_set_data_full (G_OBJECT (drop_down), "relnet-title", g_strdup (title), g_free);
  relnet_names_set (GTK_WIDGET (drop_down), title);
  gtk_drop_down_set_list_factory (drop_down, factory);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (drop_down_selected_cb), NULL);
  drop_down_selected_cb (drop_down);
}
