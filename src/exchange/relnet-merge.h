#pragma once

#include "relnet-person.h"

G_BEGIN_DECLS

gboolean relnet_merge_person (RelnetPerson *into, RelnetPerson *from, GPtrArray *added);

G_END_DECLS
