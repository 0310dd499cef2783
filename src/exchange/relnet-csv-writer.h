#pragma once

#include "relnet-person.h"

G_BEGIN_DECLS

/**
 * RelnetCsvWidths:
 *
 * How many e-mails, phones, links and addresses anybody has: as many columns the table gets.
 */
typedef struct
{
  guint emails;
  guint phones;
  guint links;
  guint addresses;
} RelnetCsvWidths;

void relnet_csv_append_cell (GString *out, const char *value);
const char *relnet_csv_unprotect (const char *cell);
void relnet_csv_measure (RelnetCsvWidths *widths, RelnetPerson *person);
void relnet_csv_write_header (GString *out, const RelnetCsvWidths *widths);
void relnet_csv_write_person (GString *out, const RelnetCsvWidths *widths, RelnetPerson *person);

G_END_DECLS
