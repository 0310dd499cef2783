#include "relnet-goal-group.h"

/**
 * relnet_goal_group_build:
 * @box: an empty box, to which title and list are added
 * @title: the title
 * @button: (nullable) (transfer floating): what stands beside the title
 * @button_words: (nullable): what @button does
 *
 * Returns: (transfer none): the list
 */
GtkListBox *
relnet_goal_group_build (GtkBox *box, const char *title, GtkWidget *button, const char *button_words)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (box, 6);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_size_request (head, -1, 34);
  gtk_box_append (GTK_BOX (head), label);
  if (button != NULL)
    {
      if (GTK_IS_MENU_BUTTON (button))
        gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, button_words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, button_words, -1);
      gtk_box_append (GTK_BOX (head), button);
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (box, head);
  gtk_box_append (box, list);
  return GTK_LIST_BOX (list);
}

/**
 * relnet_goal_group_clear:
 * @list: a list
 *
 * Takes all rows out.
 */
void
relnet_goal_group_clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/**
 * relnet_goal_group_make_dim_row:
 * @words: what clicking it does
 *
 * Returns: (transfer floating): a row of a list
 */
GtkWidget *
relnet_goal_group_make_dim_row (const char *words)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (row, "add-row");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}

/**
 * relnet_goal_group_make_placeholder:
 * @words: what an empty list says
 *
 * Returns: (transfer floating): a label for gtk_list_box_set_placeholder()
 */
GtkWidget *
relnet_goal_group_make_placeholder (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 14);
  gtk_widget_set_margin_bottom (label, 14);
  gtk_widget_set_margin_start (label, 14);
  gtk_widget_set_margin_end (label, 14);
  return label;
}
