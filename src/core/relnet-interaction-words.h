#pragma once

#include "relnet-interaction.h"

G_BEGIN_DECLS

const char *relnet_interaction_words_get_kind (RelnetInteraction *interaction);
char *relnet_interaction_words_dup_note (RelnetInteraction *interaction);
char *relnet_interaction_words_dup_title (RelnetInteraction *interaction);
const char *relnet_interaction_words_get_icon_name (RelnetInteraction *interaction);

G_END_DECLS
