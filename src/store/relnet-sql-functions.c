/* What SQL cannot say by itself: functions that every connection knows. None is used by a table, an index or a trigger, so
 * other programs can read and write the file without them. */

#include "relnet-connection-private.h"

#include "relnet-notice-date.h"

static const char *
text_of (sqlite3_value *value)
{
  const char *text = (const char *) sqlite3_value_text (value);

  return text != NULL ? text : "";
}

/* relnet_notice_by (starts_on, ends_on, notice_count, notice_unit, renewal_count, renewal_unit, day): the last day to give
 * notice, counted on day; '' if there is none. */
static void
notice_by (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  RelnetNoticeTerms terms = { .starts_on = text_of (values[0]), .ends_on = text_of (values[1]) };
  RelnetNoticeDate date;

  terms.notice.count = sqlite3_value_int (values[2]);
  terms.renewal.count = sqlite3_value_int (values[4]);
  if (!relnet_period_unit_from_name (text_of (values[3]), &terms.notice.unit)
      || !relnet_period_unit_from_name (text_of (values[5]), &terms.renewal.unit)
      || !relnet_notice_date_compute (&terms, text_of (values[6]), &date, NULL) || date.state == RELNET_NOTICE_TOO_LONG)
    sqlite3_result_text (context, "", -1, SQLITE_STATIC);
  else
    sqlite3_result_text (context, date.notice_by, -1, SQLITE_TRANSIENT);
}

/**
 * relnet_sql_functions_add:
 * @handle: an open database
 *
 * Teaches it our functions.
 */
void
relnet_sql_functions_add (sqlite3 *handle)
{
  sqlite3_create_function_v2 (handle, "relnet_notice_by", 7, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                              notice_by, NULL, NULL, NULL);
}
