#pragma once

#include <json-glib/json-glib.h>

#include "relnet-cli.h"
#include "relnet-interaction.h"
#include "relnet-person.h"
#include "relnet-person-summary.h"

G_BEGIN_DECLS

/* What is printed about a person: read once, printed either way. */
typedef struct
{
  RelnetPerson *person;
  RelnetPersonSummary *summary;
  GPtrArray *circles;
  int overdue_days;
  double closeness; /* today */
} RelnetCliRecord;

RelnetCliRecord *relnet_cli_record_load (RelnetCli *cli, gint64 id, GError **error);
void relnet_cli_record_free (RelnetCliRecord *self);
void relnet_cli_record_to_json (RelnetCliRecord *self, JsonBuilder *builder);
void relnet_cli_record_print_line (RelnetCliRecord *self);

void relnet_cli_interaction_to_json (RelnetInteraction *interaction, JsonBuilder *builder);
void relnet_cli_interaction_print_line (RelnetInteraction *interaction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetCliRecord, relnet_cli_record_free)

G_END_DECLS
