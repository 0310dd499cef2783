#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *relnet_cli_escape (const char *text);
void relnet_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void relnet_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
void relnet_cli_print_field (const char *label, const char *value);
void relnet_cli_print_json (JsonBuilder *builder);
gboolean relnet_cli_flush (void);

void relnet_cli_json_text (JsonBuilder *builder, const char *name, const char *value);
void relnet_cli_json_int (JsonBuilder *builder, const char *name, gint64 value);
void relnet_cli_json_number (JsonBuilder *builder, const char *name, double value);
void relnet_cli_json_texts (JsonBuilder *builder, const char *name, GPtrArray *values);

G_END_DECLS
