#include "relnet-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (RelnetApplication) app = relnet_application_new ();

  return g_application_run (G_APPLICATION (app), argc, argv);
}
