/* People: the only place that knows how a RelnetPerson lies in the tables of 001-people.sql. */

#include "relnet-person-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-person-rows.h"
#include "relnet-text.h"

/* A longer name is no name: it would make rows and messages unusable. */
#define MAX_NAME_LENGTH 500

/* The statements that name every text of a person, made once from the table of texts. */
typedef struct
{
  char *insert;
  char *update;
  char *select;
} TextStatements;

static const TextStatements *
text_statements (void)
{
  static TextStatements *statements = NULL;

  if (g_once_init_enter (&statements))
    {
      TextStatements *made = g_new0 (TextStatements, 1);
      GString *columns = g_string_new (NULL), *marks = g_string_new (NULL),
              *sets = g_string_new (NULL);

      /* ?1 id, ?2 uid, ?3 name_folded, ?4 sort_key, ?5 cadence_days, ?6 starred, ?7 now, ?8 today, then the texts. */
      for (guint i = 0; i < RELNET_N_PERSON_TEXTS; i++)
        {
          const char *name = relnet_person_text_to_name ((RelnetPersonText)i);

          g_string_append_printf (columns, ", %s", name);
          g_string_append_printf (marks, ", ?%u", i + 9);
          g_string_append_printf (sets, ", %s = ?%u", name, i + 9);
        }
      made->insert = g_strdup_printf (
          "INSERT INTO person (uid, name_folded, sort_key, cadence_days, starred, added_at, "
          "changed_at, added_on%s) VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8%s)",
          columns->str, marks->str);
      made->update = g_strdup_printf (
          "UPDATE person SET uid = ?2, name_folded = ?3, sort_key = ?4, cadence_days = ?5, "
          "starred = ?6, changed_at = ?7%s WHERE id = ?1 AND deleted_at IS NULL",
          sets->str);
      made->select
          = g_strdup_printf ("SELECT uid, cadence_days, starred%s FROM person WHERE id = ?1 "
                             "AND deleted_at IS NULL",
                             columns->str);
      g_string_free (columns, TRUE);
      g_string_free (marks, TRUE);
      g_string_free (sets, TRUE);
      g_once_init_leave (&statements, made);
    }
  return statements;
}

static gboolean
validate (RelnetPerson *person, GError **error)
{
  const char *name = relnet_person_get_name (person);
  const char *birthday = relnet_person_get_text (person, RELNET_PERSON_BIRTHDAY);

  if (relnet_text_is_blank (name))
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                           _ ("A person needs a name."));
      return FALSE;
    }
  if (strlen (name) > MAX_NAME_LENGTH)
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                           _ ("This name is too long."));
      return FALSE;
    }
  if (*birthday != '\0' && !relnet_date_is_valid_partial (birthday))
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                           _ ("This birthday is not a date."));
      return FALSE;
    }
  for (guint i = 0; i < RELNET_N_PERSON_TEXTS; i++)
    {
      const char *text = relnet_person_get_text (person, (RelnetPersonText)i);

      if (*text != '\0' && !g_utf8_validate (text, -1, NULL))
        {
          g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                               _ ("This text holds characters that cannot be read."));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
save (RelnetConnection *connection,
      RelnetChanges *changes,
      RelnetPerson *person,
      RelnetClock *clock,
      gboolean is_new,
      GError **error)
{
  g_autofree char *name = relnet_text_clean (relnet_person_get_name (person));
  g_autofree char *folded = relnet_text_fold (name);
  g_autofree char *key = g_utf8_collate_key (name, -1);
  g_autoptr (GBytes) key_bytes = g_bytes_new (key, strlen (key));
  g_autofree char *today = relnet_clock_dup_today (clock);
  RelnetStatement *statement;
  gint64 id;

  if (!validate (person, error))
    return FALSE;
  if (*relnet_person_get_uid (person) == '\0')
    {
      g_autofree char *uid = g_uuid_string_random ();

      relnet_person_set_uid (person, uid);
    }
  statement = relnet_connection_prepare (
      connection, is_new ? text_statements ()->insert : text_statements ()->update, error);
  if (statement == NULL)
    return FALSE;
  if (!is_new)
    relnet_statement_bind_int (statement, 1, relnet_person_get_id (person));
  relnet_statement_bind_text (statement, 2, relnet_person_get_uid (person));
  relnet_statement_bind_text (statement, 3, folded);
  relnet_statement_bind_blob (statement, 4, key_bytes);
  relnet_statement_bind_int (statement, 5, relnet_person_get_cadence_days (person));
  relnet_statement_bind_int (statement, 6, relnet_person_get_starred (person));
  relnet_statement_bind_int (statement, 7, relnet_clock_get_now (clock));
  if (is_new)
    relnet_statement_bind_text (statement, 8, today);
  for (guint i = 0; i < RELNET_N_PERSON_TEXTS; i++)
    relnet_statement_bind_text (
        statement, (int)i + 9,
        i == RELNET_PERSON_NAME ? name : relnet_person_get_text (person, (RelnetPersonText)i));
  if (!relnet_statement_run (statement, error))
    return FALSE;
  if (!is_new && relnet_connection_get_n_changes (connection) == 0)
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND,
                           _ ("This person was deleted."));
      return FALSE;
    }
  if (is_new)
    relnet_person_set_id (person, relnet_connection_get_last_id (connection));
  id = relnet_person_get_id (person);
  relnet_changes_add (changes, RELNET_CHANGE_PERSON, id);
  return relnet_person_rows_save (connection, changes, person, is_new, error);
}

/**
 * relnet_person_store_insert:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @person: somebody new; its id and uid are set
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether the person was added; %RELNET_STORE_ERROR_INVALID if the name is blank or a date is none
 */
gboolean
relnet_person_store_insert (RelnetConnection *connection,
                            RelnetChanges *changes,
                            RelnetPerson *person,
                            RelnetClock *clock,
                            GError **error)
{
  return save (connection, changes, person, clock, TRUE, error);
}

/**
 * relnet_person_store_update:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @person: somebody stored, whole: what is not in it is removed
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether the person was changed
 */
gboolean
relnet_person_store_update (RelnetConnection *connection,
                            RelnetChanges *changes,
                            RelnetPerson *person,
                            RelnetClock *clock,
                            GError **error)
{
  return save (connection, changes, person, clock, FALSE, error);
}

/**
 * relnet_person_store_mark_deleted:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a person
 * @clock: the time
 * @error: return location for an error
 *
 * Marks the person as deleted: nothing shows them any more, a purge removes them after 30 days.
 *
 * Returns: whether it was marked
 */
gboolean
relnet_person_store_mark_deleted (RelnetConnection *connection,
                                  RelnetChanges *changes,
                                  gint64 id,
                                  RelnetClock *clock,
                                  GError **error)
{
  if (!relnet_person_rows_run (connection,
                    "UPDATE person SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL", id,
                    relnet_clock_get_now (clock), error))
    return FALSE;
  relnet_changes_add (changes, RELNET_CHANGE_PERSON, id);
  relnet_changes_add_all (changes, RELNET_CHANGE_CIRCLE);
  return TRUE;
}

/**
 * relnet_person_store_load:
 * @connection: a connection
 * @id: a person
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the whole person; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetPerson *
relnet_person_store_load (RelnetConnection *connection, gint64 id, GError **error)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();
  g_autoptr (GBytes) photo = NULL;
  RelnetStatement *statement
      = relnet_connection_prepare (connection, text_statements ()->select, error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, id);
  if (!relnet_statement_step (statement, &local))
    {
      if (local == NULL)
        g_set_error_literal (&local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND,
                             _ ("This person was deleted."));
      g_propagate_error (error, local);
      return NULL;
    }
  relnet_person_set_id (person, id);
  relnet_person_set_uid (person, relnet_statement_get_text (statement, 0));
  relnet_person_set_cadence_days (person, (int)relnet_statement_get_int (statement, 1));
  relnet_person_set_starred (person, relnet_statement_get_int (statement, 2) != 0);
  for (guint i = 0; i < RELNET_N_PERSON_TEXTS; i++)
    relnet_person_set_text (person, (RelnetPersonText)i,
                            relnet_statement_get_text (statement, (int)i + 3));
  relnet_statement_reset (statement);
  photo = relnet_person_store_load_photo (connection, id);
  relnet_person_set_photo (person, photo);
  if (!relnet_person_rows_load (connection, person, error))
    return NULL;
  return g_steal_pointer (&person);
}

/**
 * relnet_person_store_load_summary:
 * @connection: a connection
 * @id: a person
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what a row shows; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is no such person
 */
RelnetPersonSummary *
relnet_person_store_load_summary (RelnetConnection *connection, gint64 id, GError **error)
{
  g_autoptr (RelnetPersonSummary) summary = NULL;
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT person.name, coalesce (position.title, ''), coalesce (organisation.name, ''), "
      "last_contact,"
      "       coalesce (due, ''), person_summary.cadence_days, starred,"
      "       EXISTS (SELECT 1 FROM person_photo WHERE person_photo.person_id = person.id),"
      "       coalesce (total, 0), coalesce (peak, 0), coalesce (peak_date, '')"
      "  FROM person JOIN person_summary ON person_summary.person_id = person.id"
      "  LEFT JOIN person_closeness ON person_closeness.person_id = person.id"
      "  LEFT JOIN position ON position.person_id = person.id AND position.rank = 0 AND current = 1"
      "  LEFT JOIN organisation ON organisation.id = organisation_id"
      " WHERE person.id = ?1 AND deleted_at IS NULL",
      error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, id);
  if (!relnet_statement_step (statement, &local))
    {
      if (local == NULL)
        g_set_error_literal (&local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND,
                             _ ("This person was deleted."));
      g_propagate_error (error, local);
      return NULL;
    }
  summary = relnet_person_summary_new ();
  relnet_person_summary_set_id (summary, id);
  relnet_person_summary_set_name (summary, relnet_statement_get_text (statement, 0));
  relnet_person_summary_set_title (summary, relnet_statement_get_text (statement, 1));
  relnet_person_summary_set_organisation (summary, relnet_statement_get_text (statement, 2));
  relnet_person_summary_set_last_contact (summary, relnet_statement_get_text (statement, 3));
  relnet_person_summary_set_due (summary, relnet_statement_get_text (statement, 4));
  relnet_person_summary_set_cadence_days (summary, (int)relnet_statement_get_int (statement, 5));
  relnet_person_summary_set_starred (summary, relnet_statement_get_int (statement, 6) != 0);
  relnet_person_summary_set_has_photo (summary, relnet_statement_get_int (statement, 7) != 0);
  relnet_person_summary_set_closeness (summary, relnet_statement_get_double (statement, 8));
  relnet_person_summary_set_peak (summary, relnet_statement_get_double (statement, 9),
                                  relnet_statement_get_text (statement, 10));
  relnet_statement_reset (statement);
  return g_steal_pointer (&summary);
}

/**
 * relnet_person_store_load_photo:
 * @connection: a connection
 * @id: a person
 *
 * Returns: (transfer full) (nullable): the bytes of an image file
 */
GBytes *
relnet_person_store_load_photo (RelnetConnection *connection, gint64 id)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "SELECT image FROM person_photo WHERE person_id = ?1", NULL);
  GBytes *photo = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, id);
  if (relnet_statement_step (statement, NULL))
    photo = relnet_statement_get_blob (statement, 0);
  relnet_statement_reset (statement);
  return photo;
}

/**
 * relnet_person_store_find_by_email:
 * @connection: a connection
 * @address: an e-mail address
 *
 * Returns: the person whose address it is, the one with the latest contact if several share it; 0 if nobody's
 */
gint64
relnet_person_store_find_by_email (RelnetConnection *connection, const char *address)
{
  g_autofree char *folded = relnet_text_fold_email (address);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT person.id FROM email JOIN person ON person.id = email.person_id"
      "  JOIN person_summary ON person_summary.person_id = person.id"
      " WHERE folded = ?1 AND deleted_at IS NULL ORDER BY last_contact DESC, person.id LIMIT 1",
      NULL);
  gint64 id = 0;

  if (statement == NULL || *folded == '\0')
    return 0;
  relnet_statement_bind_text (statement, 1, folded);
  if (relnet_statement_step (statement, NULL))
    id = relnet_statement_get_int (statement, 0);
  relnet_statement_reset (statement);
  return id;
}

/**
 * relnet_person_store_is_empty:
 * @connection: a connection
 *
 * Unlike counting, this takes no longer with 100,000 people than with one.
 *
 * Returns: whether there is nobody; %FALSE if that cannot be read
 */
gboolean
relnet_person_store_is_empty (RelnetConnection *connection)
{
  return relnet_connection_query_int (connection, "SELECT NOT EXISTS (SELECT 1 FROM person WHERE deleted_at IS NULL)",
                                      0)
         != 0;
}

/**
 * relnet_person_store_count:
 * @connection: a connection
 *
 * Returns: how many people there are; -1 if that cannot be read, which must not be taken for an empty book
 */
gint64
relnet_person_store_count (RelnetConnection *connection)
{
  return relnet_connection_query_int (connection,
                                      "SELECT count (*) FROM person WHERE deleted_at IS NULL", -1);
}

static GArray *
collect_ids (RelnetStatement *statement, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *local = NULL;

  while (relnet_statement_step (statement, &local))
    {
      gint64 id = relnet_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&ids);
}

/**
 * relnet_person_store_list_ids:
 * @connection: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64) (nullable): everybody, in the order of names
 */
GArray *
relnet_person_store_list_ids (RelnetConnection *connection, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "SELECT id FROM person WHERE deleted_at IS NULL ORDER BY sort_key", error);

  return statement != NULL ? collect_ids (statement, error) : NULL;
}

/**
 * relnet_person_store_list_circle_ids:
 * @connection: a connection
 * @circle_id: a circle
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the people in the circle, in the order of names
 */
GArray *
relnet_person_store_list_circle_ids (RelnetConnection *connection, gint64 circle_id, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT person.id FROM circle_member JOIN person ON person.id = person_id"
      " WHERE circle_id = ?1 AND deleted_at IS NULL ORDER BY sort_key",
      error);

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, circle_id);
  return collect_ids (statement, error);
}
