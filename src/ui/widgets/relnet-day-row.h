#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-date-words.h"

G_BEGIN_DECLS

#define RELNET_TYPE_DAY_ROW (relnet_day_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetDayRow, relnet_day_row, RELNET, DAY_ROW, AdwEntryRow)

GtkWidget *relnet_day_row_new (const char *title);
void relnet_day_row_set_up (RelnetDayRow *self, RelnetClock *clock, RelnetTense tense, gboolean optional);
void relnet_day_row_set_date (RelnetDayRow *self, const char *date);
char *relnet_day_row_peek (RelnetDayRow *self);
gboolean relnet_day_row_read (RelnetDayRow *self, char **date);
void relnet_day_row_set_error (RelnetDayRow *self, const char *error);
void relnet_entry_row_set_error (AdwEntryRow *row, const char *title, const char *error);

G_END_DECLS
