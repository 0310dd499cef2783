#pragma once

#include "relnet-person.h"

G_BEGIN_DECLS

char *relnet_person_dup_how_met (RelnetPerson *self);
char *relnet_person_dup_headline (RelnetPerson *self);
char *relnet_person_dup_first_name (RelnetPerson *self);

G_END_DECLS
