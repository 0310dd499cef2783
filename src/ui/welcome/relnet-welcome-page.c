#include "relnet-welcome-page.h"

#include "relnet-config.h"

/**
 * RelnetWelcomePage:
 *
 * What the window shows while the book is empty: the ways to begin. It knows none of them, only their actions.
 */
struct _RelnetWelcomePage
{
  AdwBin parent_instance;

  GtkImage *icon;
};

G_DEFINE_FINAL_TYPE (RelnetWelcomePage, relnet_welcome_page, ADW_TYPE_BIN)

static void
relnet_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (relnet_welcome_page_parent_class)->dispose (object);
}

static void
relnet_welcome_page_class_init (RelnetWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/welcome/relnet-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetWelcomePage, icon);
}

static void
relnet_welcome_page_init (RelnetWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_image_set_from_icon_name (self->icon, RELNET_APP_ID);
}

/**
 * relnet_welcome_page_new:
 *
 * Returns: (transfer floating): the page, with its own header bar
 */
GtkWidget *
relnet_welcome_page_new (void)
{
  return g_object_new (RELNET_TYPE_WELCOME_PAGE, NULL);
}
