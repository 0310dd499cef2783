#pragma once

#include "relnet-csv-columns.h"
#include "relnet-person.h"

G_BEGIN_DECLS

RelnetPerson *relnet_csv_to_person (RelnetCsvColumns *columns, char **cells, char **reason);
char *relnet_csv_read_date (const char *text, RelnetDateOrder order);
RelnetDateOrder relnet_csv_tell_date_order (const char *text);

G_END_DECLS
