/* Contracts (E2): the only place that writes the table `contract` of 014-contracts.sql. */

#include "relnet-contract-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-rows.h"
#include "relnet-text.h"
#include "relnet-wind-down-store.h"

#define SELECT_CONTRACT                                                                                                  \
  "SELECT contract.id, coalesce (person.id, 0), coalesce (person.name, person_name), notice_count, notice_unit,"           \
  " renewal_count, renewal_unit, checked, what, organisation, starts_on, ends_on, cost, exit_cost, exit_clause,"           \
  " notice_given_on, leaves_on, kept_on, contract.snoozed_until"                                                           \
  " FROM contract LEFT JOIN person ON person.id = person_id AND person.deleted_at IS NULL"                                 \
  " WHERE contract.deleted_at IS NULL "

#define FIRST_TEXT 8

static RelnetContract *
read_row (RelnetStatement *statement)
{
  RelnetContract *contract = relnet_contract_new ();
  RelnetPeriod notice = { (int) relnet_statement_get_int (statement, 3), RELNET_PERIOD_MONTHS };
  RelnetPeriod renewal = { (int) relnet_statement_get_int (statement, 5), RELNET_PERIOD_MONTHS };

  relnet_period_unit_from_name (relnet_statement_get_text (statement, 4), &notice.unit);
  relnet_period_unit_from_name (relnet_statement_get_text (statement, 6), &renewal.unit);
  relnet_contract_set_id (contract, relnet_statement_get_int (statement, 0));
  relnet_contract_set_person (contract, relnet_statement_get_int (statement, 1), relnet_statement_get_text (statement, 2));
  relnet_contract_set_notice (contract, notice);
  relnet_contract_set_renewal (contract, renewal);
  relnet_contract_set_checked (contract, (guint) relnet_statement_get_int (statement, 7));
  for (guint i = 0; i < RELNET_N_CONTRACT_TEXTS; i++)
    relnet_contract_set_text (contract, (RelnetContractText) i, relnet_statement_get_text (statement, FIRST_TEXT + (int) i));
  return contract;
}

static gboolean
check (RelnetConnection *connection, RelnetContract *contract, GError **error)
{
  g_autofree char *what = relnet_rows_check_what (relnet_contract_get_text (contract, RELNET_CONTRACT_WHAT),
                                                  _ ("Say what the contract is about."), error);
  const char *ends_on = relnet_contract_get_text (contract, RELNET_CONTRACT_ENDS_ON);
  g_autofree char *problem = NULL;
  RelnetNoticeDate date;

  if (what == NULL || !relnet_rows_check_date (relnet_contract_get_text (contract, RELNET_CONTRACT_STARTS_ON), FALSE, error)
      || !relnet_rows_check_date (ends_on, FALSE, error))
    return FALSE;
  relnet_contract_set_text (contract, RELNET_CONTRACT_WHAT, what);
  if (relnet_contract_get_person_id (contract) == 0
      && relnet_text_is_blank (relnet_contract_get_text (contract, RELNET_CONTRACT_ORGANISATION))
      && *relnet_contract_get_person_name (contract) == '\0')
    problem = g_strdup (_ ("Say with whom the contract is: a person, an organisation, or both."));
  else if (!relnet_period_is_valid (relnet_contract_get_notice (contract))
           || !relnet_period_is_valid (relnet_contract_get_renewal (contract)))
    problem = g_strdup (_ ("This period is longer than any contract. Check the number."));
  /* Counted on its last day: what the terms say has to make sense, not what day it is. */
  else if (*ends_on != '\0' && relnet_contract_compute (contract, ends_on, &date, &problem)
           && date.state == RELNET_NOTICE_TOO_LONG)
    problem = relnet_contract_describe (contract, ends_on);
  if (problem == NULL)
    return TRUE;
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, problem);
  return FALSE;
}

/**
 * relnet_contract_store_save:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @contract: a contract, new (id 0, then set) or stored
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was stored; %RELNET_STORE_ERROR_INVALID if its terms make no sense, such as a notice longer than it
 */
gboolean
relnet_contract_store_save (RelnetConnection *connection, RelnetChanges *changes, RelnetContract *contract, RelnetClock *clock,
                            GError **error)
{
  const RelnetPeriod *notice = relnet_contract_get_notice (contract), *renewal = relnet_contract_get_renewal (contract);
  gboolean is_new = relnet_contract_get_id (contract) == 0;
  const char *sql
      = is_new ? "INSERT INTO contract (person_id, person_name, notice_count, notice_unit, renewal_count, renewal_unit, checked,"
                 " what, organisation, starts_on, ends_on, cost, exit_cost, exit_clause, notice_given_on, leaves_on, kept_on,"
                 " added_at) VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?1)"
               : "UPDATE contract SET person_id = coalesce (?2, person_id), person_name = ?3, notice_count = ?4, notice_unit = ?5, renewal_count = ?6,"
                 " renewal_unit = ?7, checked = ?8, what = ?9, organisation = ?10, starts_on = ?11, ends_on = ?12, cost = ?13,"
                 " exit_cost = ?14, exit_clause = ?15, notice_given_on = ?16, leaves_on = ?17, kept_on = ?18"
                 " WHERE id = ?1 AND deleted_at IS NULL";

  if (!check (connection, contract, error)
      || !relnet_rows_run (connection, error, sql, "irtititit" "ttttttttt",
                           is_new ? relnet_clock_get_now (clock) : relnet_contract_get_id (contract),
                           relnet_contract_get_person_id (contract), relnet_contract_get_person_name (contract),
                           (gint64) notice->count, relnet_period_unit_to_name (notice->unit), (gint64) renewal->count,
                           relnet_period_unit_to_name (renewal->unit), (gint64) relnet_contract_get_checked (contract),
                           relnet_contract_get_text (contract, RELNET_CONTRACT_WHAT),
                           relnet_contract_get_text (contract, RELNET_CONTRACT_ORGANISATION),
                           relnet_contract_get_text (contract, RELNET_CONTRACT_STARTS_ON),
                           relnet_contract_get_text (contract, RELNET_CONTRACT_ENDS_ON),
                           relnet_contract_get_text (contract, RELNET_CONTRACT_COST),
                           relnet_contract_get_text (contract, RELNET_CONTRACT_EXIT_COST),
                           relnet_contract_get_text (contract, RELNET_CONTRACT_EXIT_CLAUSE),
                           relnet_contract_get_text (contract, RELNET_CONTRACT_NOTICE_GIVEN_ON),
                           relnet_contract_get_text (contract, RELNET_CONTRACT_LEAVES_ON),
                           relnet_contract_get_text (contract, RELNET_CONTRACT_KEPT_ON))
      || !relnet_rows_check_found (connection, error))
    return FALSE;
  if (is_new)
    relnet_contract_set_id (contract, relnet_connection_get_last_id (connection));
  relnet_changes_add (changes, RELNET_CHANGE_CONTRACT, relnet_contract_get_id (contract));
  return TRUE;
}

/**
 * relnet_contract_store_mark_deleted:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a contract
 * @clock: the time
 * @error: return location for an error
 *
 * Marks it as deleted: nothing shows it any more, a purge removes it after 30 days.
 *
 * Returns: whether it was marked
 */
gboolean
relnet_contract_store_mark_deleted (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock,
                                    GError **error)
{
  relnet_changes_add (changes, RELNET_CHANGE_CONTRACT, id);
  return relnet_rows_run (connection, error, "UPDATE contract SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL", "ii",
                          id, relnet_clock_get_now (clock))
         && relnet_rows_check_found (connection, error);
}

/**
 * relnet_contract_store_give_notice:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a contract
 * @given: whether notice was given; %FALSE if it was not after all
 * @clock: the time
 * @error: return location for an error
 *
 * It ends with the first end for which today is early enough; the step of a wind-down that waits for it is done.
 *
 * Returns: whether it was noted
 */
gboolean
relnet_contract_store_give_notice (RelnetConnection *connection, RelnetChanges *changes, gint64 id, gboolean given,
                                   RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetContract) contract = relnet_contract_store_load (connection, id, error);
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autofree char *leaves_on = NULL;
  RelnetNoticeDate date;

  if (contract == NULL)
    return FALSE;
  if (given == (*relnet_contract_get_text (contract, RELNET_CONTRACT_NOTICE_GIVEN_ON) != '\0'))
    return TRUE;
  if (relnet_contract_compute (contract, today, &date, NULL))
    leaves_on = g_strdup (date.ends_on);
  else
    leaves_on = relnet_period_add (today, relnet_contract_get_notice (contract), 1);
  relnet_contract_set_text (contract, RELNET_CONTRACT_NOTICE_GIVEN_ON, given ? today : "");
  relnet_contract_set_text (contract, RELNET_CONTRACT_LEAVES_ON, given ? leaves_on : "");
  return relnet_contract_store_save (connection, changes, contract, clock, error)
         && relnet_wind_down_store_notice_given (connection, changes, id, given, clock, error);
}

/**
 * relnet_contract_store_keep:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a contract
 * @kept: whether the user lets the next notice day pass; %FALSE if they want to be told of it after all
 * @clock: the time
 * @error: return location for an error
 *
 * Nothing more is said of a day that the user lets pass. The one after it is told of again.
 *
 * Returns: whether it was noted
 */
gboolean
relnet_contract_store_keep (RelnetConnection *connection, RelnetChanges *changes, gint64 id, gboolean kept, RelnetClock *clock,
                            GError **error)
{
  g_autoptr (RelnetContract) contract = relnet_contract_store_load (connection, id, error);
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autofree char *recently = relnet_date_add_days (today, -RELNET_NOTICE_MISSED_DAYS);
  RelnetNoticeDate date, missed;

  if (contract == NULL)
    return FALSE;
  if (!relnet_contract_compute (contract, today, &date, NULL))
    return TRUE;
  /* What is told of may be a day that was missed a few days ago. */
  if (relnet_contract_compute (contract, recently, &missed, NULL) && strcmp (missed.notice_by, today) < 0
      && strcmp (relnet_contract_get_text (contract, RELNET_CONTRACT_KEPT_ON), missed.notice_by) < 0)
    date = missed;
  relnet_contract_set_text (contract, RELNET_CONTRACT_KEPT_ON, kept ? date.notice_by : "");
  return relnet_contract_store_save (connection, changes, contract, clock, error);
}

/**
 * relnet_contract_store_snooze:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a contract
 * @until: a valid date
 * @error: return location for an error
 *
 * Returns: whether its notice day is not told of before @until
 */
gboolean
relnet_contract_store_snooze (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *until, GError **error)
{
  relnet_changes_add (changes, RELNET_CHANGE_CONTRACT, id);
  return relnet_rows_check_date (until, TRUE, error)
         && relnet_rows_run (connection, error, "UPDATE contract SET snoozed_until = ?2 WHERE id = ?1 AND deleted_at IS NULL", "it",
                             id, until)
         && relnet_rows_check_found (connection, error);
}

/**
 * relnet_contract_store_load:
 * @connection: a connection
 * @id: a contract
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the contract; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetContract *
relnet_contract_store_load (RelnetConnection *connection, gint64 id, GError **error)
{
  RelnetStatement *statement = relnet_rows_prepare (connection, error, SELECT_CONTRACT "AND contract.id = ?1", "i", id);
  RelnetContract *contract = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  if (relnet_statement_step (statement, &local))
    contract = read_row (statement);
  else if (local == NULL)
    g_set_error_literal (&local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This contract was deleted."));
  relnet_statement_reset (statement);
  if (local != NULL)
    g_propagate_error (error, local);
  return contract;
}

static GPtrArray *
load_all (RelnetStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) contracts = g_ptr_array_new_with_free_func (g_object_unref);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (contracts, read_row (statement));
  if (local == NULL)
    return g_steal_pointer (&contracts);
  g_propagate_error (error, local);
  return NULL;
}

/* First those of which notice can be given, by that day; then those without an end, those with notice given, the ended. */
static char *
dup_rank (RelnetContract *contract, const char *today)
{
  RelnetNoticeDate date;

  if (*relnet_contract_get_text (contract, RELNET_CONTRACT_NOTICE_GIVEN_ON) != '\0')
    return g_strconcat ("3", relnet_contract_get_text (contract, RELNET_CONTRACT_LEAVES_ON), NULL);
  if (!relnet_contract_compute (contract, today, &date, NULL))
    return g_strdup ("2");
  if (date.state == RELNET_NOTICE_OPEN)
    return g_strconcat ("0", date.notice_by, NULL);
  return g_strconcat (date.state == RELNET_NOTICE_LATE ? "1" : "4", date.ends_on, NULL);
}

static int
compare_rank (gconstpointer a, gconstpointer b, gpointer today)
{
  g_autofree char *first = dup_rank (*(RelnetContract **) a, today);
  g_autofree char *second = dup_rank (*(RelnetContract **) b, today);
  int order = strcmp (first, second);

  return order != 0 ? order
                    : relnet_contract_get_id (*(RelnetContract **) a) < relnet_contract_get_id (*(RelnetContract **) b) ? -1 : 1;
}

/**
 * relnet_contract_store_load_list:
 * @connection: a connection
 * @today: a valid date
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetContract) (nullable): all contracts by the last day to give notice, which is
 *   counted on @today; then those without an end, and those that end or have ended
 */
GPtrArray *
relnet_contract_store_load_list (RelnetConnection *connection, const char *today, GError **error)
{
  GPtrArray *contracts
      = load_all (relnet_rows_prepare (connection, error, SELECT_CONTRACT "ORDER BY contract.id", ""), error);

  if (contracts != NULL)
    g_ptr_array_sort_with_data (contracts, compare_rank, (gpointer) today);
  return contracts;
}

/**
 * relnet_contract_store_load_of_person:
 * @connection: a connection
 * @person_id: a person
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetContract) (nullable): the contracts with @person_id, the latest first
 */
GPtrArray *
relnet_contract_store_load_of_person (RelnetConnection *connection, gint64 person_id, GError **error)
{
  return load_all (relnet_rows_prepare (connection, error,
                                        SELECT_CONTRACT "AND person_id = ?1 ORDER BY ends_on DESC, contract.id DESC", "i",
                                        person_id),
                   error);
}

/**
 * relnet_contract_store_merge_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @from: who is merged into somebody else
 * @into: who stays
 * @error: return location for an error
 *
 * Returns: whether the contracts of @from are those of @into
 */
gboolean
relnet_contract_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                    GError **error)
{
  relnet_changes_add_all (changes, RELNET_CHANGE_CONTRACT);
  return relnet_rows_run (connection, error, "UPDATE contract SET person_id = ?2 WHERE person_id = ?1", "ii", from, into);
}

typedef struct
{
  RelnetContract *contract;
  RelnetClock *clock;
  gboolean given;
} ContractAct;

static void
contract_act_free (gpointer data)
{
  ContractAct *act = data;

  g_clear_object (&act->contract);
  g_clear_object (&act->clock);
  g_free (act);
}

static void
write_act (RelnetDatabase *database, RelnetContract *contract, const char *format, gboolean given, RelnetWriteFunc func,
           RelnetClock *clock, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ContractAct *act = g_new0 (ContractAct, 1);
  g_autofree char *title = relnet_contract_dup_title (contract);
  g_autofree char *label = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  label = g_strdup_printf (format, title);
#pragma GCC diagnostic pop
  act->contract = g_object_ref (contract);
  act->clock = g_object_ref (clock);
  act->given = given;
  relnet_database_write_async (database, label, func, act, contract_act_free, cancellable, callback, user_data);
}

static gboolean
save_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  ContractAct *act = data;

  return relnet_contract_store_save (connection, changes, act->contract, act->clock, error);
}

/**
 * relnet_contract_store_save_async:
 * @database: a database
 * @contract: a contract, new (id 0) or stored; left alone by everybody else until @callback
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_contract_store_save_async (RelnetDatabase *database, RelnetContract *contract, RelnetClock *clock,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  write_act (database, contract,
             relnet_contract_get_id (contract) == 0 ? _ ("Contract “%s” added") : _ ("Contract “%s” changed"), FALSE, save_act,
             clock, cancellable, callback, user_data);
}

static gboolean
delete_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  ContractAct *act = data;

  return relnet_contract_store_mark_deleted (connection, changes, relnet_contract_get_id (act->contract), act->clock, error);
}

/**
 * relnet_contract_store_delete_async:
 * @database: a database
 * @contract: a contract
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_contract_store_delete_async (RelnetDatabase *database, RelnetContract *contract, RelnetClock *clock,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  write_act (database, contract, _ ("Contract “%s” deleted"), FALSE, delete_act, clock, cancellable, callback, user_data);
}

static gboolean
give_notice_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  ContractAct *act = data;

  return relnet_contract_store_give_notice (connection, changes, relnet_contract_get_id (act->contract), act->given, act->clock,
                                            error);
}

/**
 * relnet_contract_store_give_notice_async:
 * @database: a database
 * @contract: a contract
 * @given: whether notice was given; %FALSE if it was not after all
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_contract_store_give_notice_async (RelnetDatabase *database, RelnetContract *contract, gboolean given,
                                         RelnetClock *clock, GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  write_act (database, contract, given ? _ ("Notice of “%s” given") : _ ("Notice of “%s” taken back"), given, give_notice_act,
             clock, cancellable, callback, user_data);
}

static gboolean
keep_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  ContractAct *act = data;

  return relnet_contract_store_keep (connection, changes, relnet_contract_get_id (act->contract), act->given, act->clock, error);
}

/**
 * relnet_contract_store_keep_async:
 * @database: a database
 * @contract: a contract
 * @kept: whether the user lets the next notice day pass; %FALSE if they want to be told of it after all
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_contract_store_keep_async (RelnetDatabase *database, RelnetContract *contract, gboolean kept, RelnetClock *clock,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  write_act (database, contract, kept ? _ ("“%s” goes on") : _ ("Reminder of the notice for “%s” set again"), kept, keep_act,
             clock, cancellable, callback, user_data);
}

/**
 * relnet_contract_store_finish:
 * @database: a database
 * @result: the result of any of the acts above
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done; if not, nothing was changed
 */
gboolean
relnet_contract_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}
