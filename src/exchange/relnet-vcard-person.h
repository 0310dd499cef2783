#pragma once

#include "relnet-person.h"
#include "relnet-vcard.h"

G_BEGIN_DECLS

/* Positions of the past, and the years of present ones: relnet-vcard-writer.c says how. */
#define RELNET_VCARD_POSITION "X-RELNET-POSITION"

RelnetPerson *relnet_vcard_to_person (RelnetVcard *card, char **reason);
void relnet_person_complete_name (RelnetPerson *person);
gboolean relnet_person_name_if_unnamed (RelnetPerson *person);
char *relnet_vcard_read_birthday (const char *value, const char *omitted_year);

G_END_DECLS
