#include "relnet-label-menu.h"

#include <glib/gi18n-lib.h>

#include "relnet-contact-words.h"
#include "relnet-text.h"

/**
 * RelnetLabelMenu:
 *
 * The menu of an e-mail address, a phone number or a link: which label it has, one of those that are offered or the user's
 * own, and taking it away.
 */
struct _RelnetLabelMenu
{
  GtkWidget parent_instance;

  GtkPopover *popover;
  GtkEditable *own;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetLabelMenu, relnet_label_menu, GTK_TYPE_WIDGET)

/* The words are those of relnet-contact-words.c. */
static const char *const offered[] = { "", "work", "home", "mobile", "other" };

static void
choose (RelnetLabelMenu *self, const char *label)
{
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, label);
}

static void
choice_clicked_cb (GtkButton *button, RelnetLabelMenu *self)
{
  choose (self, g_object_get_data (G_OBJECT (button), "relnet-label"));
}

static void
own_activated_cb (RelnetLabelMenu *self)
{
  g_autofree char *label = relnet_text_clean (gtk_editable_get_text (self->own));

  if (*label == '\0')
    return;
  gtk_editable_set_text (self->own, "");
  choose (self, label);
}

static void
remove_clicked_cb (RelnetLabelMenu *self)
{
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
relnet_label_menu_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (relnet_label_menu_parent_class)->dispose (object);
}

static void
relnet_label_menu_class_init (RelnetLabelMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_label_menu_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * RelnetLabelMenu::chosen:
   * @label: the label as it is stored, empty for none
   *
   * A label was chosen or typed.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * RelnetLabelMenu::remove:
   *
   * The item is to be taken away.
   */
  signals[SIGNAL_REMOVE]
      = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relnet_label_menu_init (RelnetLabelMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *own = gtk_entry_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *remove = gtk_button_new_with_label (_ ("Remove"));

  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    {
      const char *words = *offered[i] != '\0' ? relnet_contact_label_to_words (offered[i]) : _ ("No Label");
      GtkWidget *choice = gtk_button_new_with_label (words);

      gtk_widget_add_css_class (choice, "flat");
      g_object_set_data (G_OBJECT (choice), "relnet-label", (gpointer) offered[i]);
      g_signal_connect (choice, "clicked", G_CALLBACK (choice_clicked_cb), self);
      gtk_box_append (GTK_BOX (box), choice);
    }
  self->own = GTK_EDITABLE (own);
  gtk_entry_set_placeholder_text (GTK_ENTRY (own), _ ("Another label"));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (own), GTK_ENTRY_ICON_SECONDARY, "object-select-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (own), GTK_ENTRY_ICON_SECONDARY, _ ("Use this label"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (own), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Another label"), -1);
  g_signal_connect_swapped (own, "activate", G_CALLBACK (own_activated_cb), self);
  g_signal_connect_swapped (own, "icon-press", G_CALLBACK (own_activated_cb), self);
  gtk_widget_set_margin_top (own, 6);
  gtk_widget_set_margin_bottom (own, 6);
  gtk_box_append (GTK_BOX (box), own);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "error");
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), remove);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (self->popover));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "tight");
  gtk_widget_set_tooltip_text (button, _ ("Label or Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Label or Remove"), -1);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

/**
 * relnet_label_menu_new:
 *
 * Returns: (transfer floating): the menu, behind a button
 */
GtkWidget *
relnet_label_menu_new (void)
{
  return g_object_new (RELNET_TYPE_LABEL_MENU, NULL);
}
