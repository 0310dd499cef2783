#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELNET_TYPE_APPLICATION (relnet_application_get_type ())
G_DECLARE_FINAL_TYPE (RelnetApplication, relnet_application, RELNET, APPLICATION, AdwApplication)

RelnetApplication *relnet_application_new (void);

G_END_DECLS
