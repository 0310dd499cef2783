#pragma once

#include "relnet-person.h"

G_BEGIN_DECLS

#define RELNET_CADENCE_NONE 0

/**
 * RelnetSnooze:
 *
 * Until when an entry of the agenda is put off.
 */
typedef enum
{
  RELNET_SNOOZE_TOMORROW,
  RELNET_SNOOZE_NEXT_WEEK,
  RELNET_SNOOZE_NEXT_MONTH,
  RELNET_N_SNOOZES
} RelnetSnooze;

int relnet_cadence_resolve (int own, const int *of_circles, guint n_circles);
char *relnet_cadence_get_due (int cadence, const char *last_contact, const char *added_on);
double relnet_cadence_get_urgency (const char *due, int cadence, const char *today);
char *relnet_cadence_format (int cadence);
char *relnet_cadence_format_overdue (int days);
char *relnet_cadence_format_late (int days);

char *relnet_snooze_get_date (RelnetSnooze snooze, const char *today);
const char *relnet_snooze_to_label (RelnetSnooze snooze);

G_END_DECLS
