#pragma once

#include "relnet-mail-message.h"

G_BEGIN_DECLS

char *relnet_message_format_time (gint64 instant);
char *relnet_message_format_moment (gint64 instant, gint64 now);
char *relnet_message_format_status (RelnetMailMessage *message, gint64 now, const char **style);
const char *relnet_message_format_section (RelnetMailMessage *message);
guint relnet_message_format_count_words (const char *text);

G_END_DECLS
