#include "relnet-window.h"

struct _RelnetWindow
{
  AdwApplicationWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (RelnetWindow, relnet_window, ADW_TYPE_APPLICATION_WINDOW)

static void
relnet_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_WINDOW);
  G_OBJECT_CLASS (relnet_window_parent_class)->dispose (object);
}

static void
relnet_window_class_init (RelnetWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_window_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/com/example/RelNet/ui/relnet-window.ui");
}

static void
relnet_window_init (RelnetWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

RelnetWindow *
relnet_window_new (RelnetApplication *app)
{
  return g_object_new (RELNET_TYPE_WINDOW, "application", app, NULL);
}
