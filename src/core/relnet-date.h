#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RELNET_DATE_NONE G_MININT

gboolean relnet_date_is_valid (const char *text);
gboolean relnet_date_is_valid_partial (const char *text);
int relnet_date_to_days (const char *date);
char *relnet_date_from_days (int days);
char *relnet_date_add_days (const char *date, int days);
char *relnet_date_add_months (const char *date, int months);
int relnet_date_days_between (const char *from, const char *to);
char *relnet_date_next_birthday (const char *birthday, const char *today);
char *relnet_date_format (const char *date);
char *relnet_date_format_short (const char *date, const char *today);
char *relnet_date_format_month (const char *date, const char *today);
char *relnet_date_format_age (const char *date, const char *today);
char *relnet_date_format_age_short (const char *date, const char *today);

G_END_DECLS
