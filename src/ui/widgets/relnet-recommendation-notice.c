#include "relnet-recommendation-notice.h"

#include "relnet-balance.h"

/**
 * relnet_recommendation_notice_new:
 * @name: (nullable): who is recommended, %NULL where that is not known yet
 *
 * C5: wherever the user recommends somebody, that they carry the risk.
 *
 * Returns: (transfer floating): a notice
 */
GtkWidget *
relnet_recommendation_notice_new (const char *name)
{
  g_autofree char *words = relnet_balance_dup_recommendation_words (name);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-information-symbolic");
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (box, "notice");
  gtk_widget_add_css_class (box, "info");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}
