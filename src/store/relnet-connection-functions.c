/* What SQL can ask of the rules of RelNet: when a meet-up is next and was last (relnet-meet-up-dates.c). */

#include "relnet-connection-private.h"

#include "relnet-meet-up-dates.h"

typedef char *(*FindFunc) (const char *rule, const char *starts_on, const char *exceptions, const char *date, char **day);

typedef struct
{
  const char *name;
  FindFunc find;
  gboolean day;
} DateFunction;

/* Each with (rule, starts_on, exceptions, date). The day is that of the rule, of which a moved one keeps the name. */
static const DateFunction date_functions[] = {
  { "meet_up_next", relnet_meet_up_dates_next, FALSE },
  { "meet_up_next_day", relnet_meet_up_dates_next, TRUE },
  { "meet_up_last", relnet_meet_up_dates_last, FALSE },
  { "meet_up_last_day", relnet_meet_up_dates_last, TRUE },
};

static void
find_date (sqlite3_context *context, int n, sqlite3_value **values)
{
  const DateFunction *function = sqlite3_user_data (context);
  g_autofree char *day = NULL;
  g_autofree char *date
      = function->find ((const char *) sqlite3_value_text (values[0]), (const char *) sqlite3_value_text (values[1]),
                        (const char *) sqlite3_value_text (values[2]), (const char *) sqlite3_value_text (values[3]), &day);

  if (date == NULL)
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, function->day ? day : date, -1, SQLITE_TRANSIENT);
}

/**
 * relnet_connection_add_functions:
 * @self: a new connection
 * @error: return location for an error
 *
 * Returns: whether the functions are there
 */
gboolean
relnet_connection_add_functions (RelnetConnection *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (date_functions); i++)
    {
      int code = sqlite3_create_function_v2 (relnet_connection_get_handle (self), date_functions[i].name, 4,
                                             SQLITE_UTF8 | SQLITE_DETERMINISTIC, (gpointer) &date_functions[i], find_date,
                                             NULL, NULL, NULL);

      if (code != SQLITE_OK)
        {
          relnet_store_set_error_from_sqlite (code, NULL, error);
          return FALSE;
        }
    }
  return TRUE;
}
