#include "relnet-application.h"

#include "relnet-config.h"
#include "relnet-window.h"

struct _RelnetApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (RelnetApplication, relnet_application, ADW_TYPE_APPLICATION)

static void
relnet_application_activate (GApplication *app)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (app));

  if (window == NULL)
    window = GTK_WINDOW (relnet_window_new (RELNET_APPLICATION (app)));
  gtk_window_present (window);
}

static void
relnet_application_class_init (RelnetApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = relnet_application_activate;
}

static void
relnet_application_init (RelnetApplication *self)
{
}

RelnetApplication *
relnet_application_new (void)
{
  return g_object_new (RELNET_TYPE_APPLICATION, "application-id", RELNET_APP_ID,
                       "resource-base-path", "/com/example/RelNet", NULL);
}
