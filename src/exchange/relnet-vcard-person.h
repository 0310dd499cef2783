#pragma once

#include "relnet-person.h"
#include "relnet-vcard.h"

G_BEGIN_DECLS

RelnetPerson *relnet_vcard_to_person (RelnetVcard *card, char **reason);
void relnet_person_complete_name (RelnetPerson *person);
gboolean relnet_person_name_if_unnamed (RelnetPerson *person);
char *relnet_vcard_read_birthday (const char *value, const char *omitted_year);

G_END_DECLS
