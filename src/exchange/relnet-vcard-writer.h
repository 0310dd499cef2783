#pragma once

#include "relnet-person.h"

G_BEGIN_DECLS

/**
 * RelnetVcardVersion:
 * @RELNET_VCARD_4: version 4.0 (RFC 6350)
 * @RELNET_VCARD_3: version 3.0 (RFC 2426), which every program and server reads
 *
 * The version in which a card is written.
 */
typedef enum
{
  RELNET_VCARD_4,
  RELNET_VCARD_3
} RelnetVcardVersion;

void relnet_vcard_write_person (GString *out, RelnetPerson *person, RelnetVcardVersion version);

G_END_DECLS
