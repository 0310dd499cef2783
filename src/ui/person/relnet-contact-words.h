#pragma once

#include "relnet-list-group.h"

G_BEGIN_DECLS

const char *relnet_contact_label_to_words (const char *label);
char *relnet_contact_make_uri (RelnetListKind kind, const char *value);

G_END_DECLS
