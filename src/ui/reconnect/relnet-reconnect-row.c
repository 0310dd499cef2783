#include "relnet-reconnect-row.h"

#include "relnet-avatar.h"
#include "relnet-score-bar.h"

#define AVATAR_SIZE 40
#define BAR_HEIGHT  4

/**
 * RelnetReconnectRow:
 *
 * Somebody one could get back in touch with, in the list (picture 05): the name, how long it has been silent, the score and
 * its parts as a bar.
 */
struct _RelnetReconnectRow
{
  GtkListBoxRow parent_instance;

  RelnetReconnectTie *tie;
};

G_DEFINE_FINAL_TYPE (RelnetReconnectRow, relnet_reconnect_row, GTK_TYPE_LIST_BOX_ROW)

static void
relnet_reconnect_row_dispose (GObject *object)
{
  g_clear_object (&RELNET_RECONNECT_ROW (object)->tie);
  G_OBJECT_CLASS (relnet_reconnect_row_parent_class)->dispose (object);
}

static void
relnet_reconnect_row_class_init (RelnetReconnectRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_reconnect_row_dispose;
}

static void
relnet_reconnect_row_init (RelnetReconnectRow *self)
{
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * relnet_reconnect_row_new:
 * @tie: who it is
 * @with_score: whether the score is shown
 * @today: the date
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
relnet_reconnect_row_new (RelnetReconnectTie *tie, gboolean with_score, const char *today)
{
  RelnetReconnectRow *self = g_object_new (RELNET_TYPE_RECONNECT_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *avatar = relnet_avatar_new (AVATAR_SIZE);
  GtkWidget *detail;
  g_autofree char *detail_text = relnet_reconnect_tie_dup_detail (tie, today);
  g_autofree char *label = relnet_reconnect_tie_dup_label (tie, today);

  self->tie = g_object_ref (tie);
  relnet_avatar_set_text (RELNET_AVATAR (avatar), relnet_reconnect_tie_get_name (tie));
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (first), make_label (relnet_reconnect_tie_get_name (tie), NULL));
  detail = make_label (detail_text, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_box_append (GTK_BOX (texts), first);
  gtk_box_append (GTK_BOX (texts), detail);
  if (with_score)
    {
      g_autofree char *score = g_strdup_printf ("%d", relnet_reconnect_tie_get_score (tie));
      GtkWidget *score_label = gtk_label_new (score), *bar = relnet_score_bar_new (BAR_HEIGHT);

      gtk_widget_add_css_class (score_label, "heading");
      gtk_widget_add_css_class (score_label, "numeric");
      gtk_box_append (GTK_BOX (first), score_label);
      relnet_score_bar_set_tie (RELNET_SCORE_BAR (bar), tie);
      gtk_widget_set_margin_top (bar, 3);
      gtk_box_append (GTK_BOX (texts), bar);
    }
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 5);
  gtk_widget_set_margin_bottom (box, 5);
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/**
 * relnet_reconnect_row_get_tie:
 * @self: a row
 *
 * Returns: (transfer none): who it is
 */
RelnetReconnectTie *
relnet_reconnect_row_get_tie (RelnetReconnectRow *self)
{
  g_return_val_if_fail (RELNET_IS_RECONNECT_ROW (self), NULL);

  return self->tie;
}
