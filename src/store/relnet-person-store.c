/* People: the only place that knows how a RelnetPerson lies in the tables of 001-people.sql. */

#include "relnet-person-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-import-store.h"
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
    if (!g_utf8_validate (relnet_person_get_text (person, (RelnetPersonText)i), -1, NULL))
      {
        g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                             _ ("This text holds characters that cannot be read."));
        return FALSE;
      }
  return TRUE;
}

/* E-mails, phones and links are the same table thrice, with another way to make two comparable. */
typedef struct
{
  const char *upsert;
  const char *remove;
  const char *select;
  char *(*fold) (const char *value);
} ContactPointTable;

#define CONTACT_POINT_TABLE(table, key, fold_function)                                             \
  {                                                                                                \
    "INSERT INTO " table " (id, person_id, rank, label, value, " key                               \
    ") VALUES (nullif (?1, 0), ?2, ?3, ?4, ?5, ?6)"                                                \
    " ON CONFLICT (id) DO UPDATE SET rank = excluded.rank, label = excluded.label, value = "       \
    "excluded.value, " key " = excluded." key " WHERE person_id = excluded.person_id",                                                     \
        "DELETE FROM " table                                                                       \
        " WHERE person_id = ?1 AND id NOT IN (SELECT value FROM json_each (?2))",                  \
        "SELECT id, label, value FROM " table " WHERE person_id = ?1 ORDER BY rank, id",           \
        fold_function                                                                              \
  }

static const ContactPointTable email_table
    = CONTACT_POINT_TABLE ("email", "folded", relnet_text_fold_email);
static const ContactPointTable phone_table
    = CONTACT_POINT_TABLE ("phone", "digits", relnet_text_phone_digits);
static const ContactPointTable link_table = CONTACT_POINT_TABLE ("link", "folded", relnet_import_store_fold_link);

/* Removes the rows of a person's list that are no longer in @list, whose items have an “id”. */
static gboolean
remove_others (RelnetConnection *connection,
               const char *sql,
               gint64 person_id,
               GListModel *list,
               GError **error)
{
  g_autoptr (GString) ids = g_string_new ("[");
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);
      gint64 id;

      g_object_get (item, "id", &id, NULL);
      g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", id);
    }
  g_string_append_c (ids, ']');
  relnet_statement_bind_int (statement, 1, person_id);
  relnet_statement_bind_text (statement, 2, ids->str);
  return relnet_statement_run (statement, error);
}

static gboolean
save_contact_points (RelnetConnection *connection,
                     const ContactPointTable *table,
                     gint64 person_id,
                     GListStore *list,
                     gboolean is_new,
                     GError **error)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  if (!is_new && !remove_others (connection, table->remove, person_id, G_LIST_MODEL (list), error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RelnetContactPoint) point = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *folded = table->fold (relnet_contact_point_get_value (point));
      RelnetStatement *statement = relnet_connection_prepare (connection, table->upsert, error);

      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, is_new ? 0 : relnet_contact_point_get_id (point));
      relnet_statement_bind_int (statement, 2, person_id);
      relnet_statement_bind_int (statement, 3, i);
      relnet_statement_bind_text (statement, 4, relnet_contact_point_get_label (point));
      relnet_statement_bind_text (statement, 5, relnet_contact_point_get_value (point));
      relnet_statement_bind_text (statement, 6, folded);
      if (!relnet_statement_run (statement, error))
        return FALSE;
      if (is_new || relnet_contact_point_get_id (point) == 0)
        relnet_contact_point_set_id (point, relnet_connection_get_last_id (connection));
    }
  return TRUE;
}

static gboolean
load_contact_points (RelnetConnection *connection,
                     const ContactPointTable *table,
                     gint64 person_id,
                     GListStore *list,
                     GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, table->select, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  while (relnet_statement_step (statement, &local))
    {
      g_autoptr (RelnetContactPoint) point = relnet_contact_point_new (
          relnet_statement_get_text (statement, 1), relnet_statement_get_text (statement, 2));

      relnet_contact_point_set_id (point, relnet_statement_get_int (statement, 0));
      g_list_store_append (list, point);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
save_addresses (RelnetConnection *connection,
                gint64 person_id,
                GListStore *list,
                gboolean is_new,
                GError **error)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  if (!is_new
      && !remove_others (connection,
                         "DELETE FROM address WHERE person_id = ?1 AND id NOT IN (SELECT value "
                         "FROM json_each (?2))",
                         person_id, G_LIST_MODEL (list), error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RelnetAddress) address = g_list_model_get_item (G_LIST_MODEL (list), i);
      RelnetStatement *statement
          = relnet_connection_prepare (connection,
                                       "INSERT INTO address (id, person_id, rank, label, street, "
                                       "city, region, postcode, country)"
                                       " VALUES (nullif (?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
                                       "ON CONFLICT (id) DO UPDATE SET rank = excluded.rank,"
                                       " label = excluded.label, street = excluded.street, city = "
                                       "excluded.city, region = excluded.region,"
                                       " postcode = excluded.postcode, country = excluded.country WHERE person_id = excluded.person_id",
                                       error);

      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, is_new ? 0 : relnet_address_get_id (address));
      relnet_statement_bind_int (statement, 2, person_id);
      relnet_statement_bind_int (statement, 3, i);
      relnet_statement_bind_text (statement, 4, relnet_address_get_label (address));
      relnet_statement_bind_text (statement, 5, relnet_address_get_street (address));
      relnet_statement_bind_text (statement, 6, relnet_address_get_city (address));
      relnet_statement_bind_text (statement, 7, relnet_address_get_region (address));
      relnet_statement_bind_text (statement, 8, relnet_address_get_postcode (address));
      relnet_statement_bind_text (statement, 9, relnet_address_get_country (address));
      if (!relnet_statement_run (statement, error))
        return FALSE;
      if (is_new || relnet_address_get_id (address) == 0)
        relnet_address_set_id (address, relnet_connection_get_last_id (connection));
    }
  return TRUE;
}

static gboolean
load_addresses (RelnetConnection *connection, gint64 person_id, GListStore *list, GError **error)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection,
                                   "SELECT id, label, street, city, region, postcode, country FROM "
                                   "address WHERE person_id = ?1 ORDER BY rank, id",
                                   error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  while (relnet_statement_step (statement, &local))
    {
      g_autoptr (RelnetAddress) address = relnet_address_new ();

      relnet_address_set_id (address, relnet_statement_get_int (statement, 0));
      relnet_address_set_label (address, relnet_statement_get_text (statement, 1));
      relnet_address_set_street (address, relnet_statement_get_text (statement, 2));
      relnet_address_set_city (address, relnet_statement_get_text (statement, 3));
      relnet_address_set_region (address, relnet_statement_get_text (statement, 4));
      relnet_address_set_postcode (address, relnet_statement_get_text (statement, 5));
      relnet_address_set_country (address, relnet_statement_get_text (statement, 6));
      g_list_store_append (list, address);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* The id of the organisation of that name, made if there is none; 0 for no name. -1 with @error set. */
static gint64
find_or_add_organisation (RelnetConnection *connection, const char *name, GError **error)
{
  g_autofree char *clean = relnet_text_clean (name);
  g_autofree char *folded = relnet_text_fold (clean);
  RelnetStatement *statement;
  gint64 id = 0;

  if (*folded == '\0')
    return 0;
  statement = relnet_connection_prepare (connection,
                                         "SELECT id FROM organisation WHERE folded = ?1", error);
  if (statement == NULL)
    return -1;
  relnet_statement_bind_text (statement, 1, folded);
  if (relnet_statement_step (statement, NULL))
    id = relnet_statement_get_int (statement, 0);
  relnet_statement_reset (statement);
  if (id != 0)
    return id;
  statement = relnet_connection_prepare (
      connection, "INSERT INTO organisation (name, folded) VALUES (?1, ?2)", error);
  if (statement == NULL)
    return -1;
  relnet_statement_bind_text (statement, 1, clean);
  relnet_statement_bind_text (statement, 2, folded);
  return relnet_statement_run (statement, error) ? relnet_connection_get_last_id (connection) : -1;
}

static gboolean
save_positions (RelnetConnection *connection,
                gint64 person_id,
                GListStore *list,
                gboolean is_new,
                GError **error)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint rank = 0;

  if (!is_new
      && !remove_others (connection,
                         "DELETE FROM position WHERE person_id = ?1 AND id NOT IN (SELECT value "
                         "FROM json_each (?2))",
                         person_id, G_LIST_MODEL (list), error))
    return FALSE;
  /* The current ones first, else in the order given. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      {
        g_autoptr (RelnetPosition) position = g_list_model_get_item (G_LIST_MODEL (list), i);
        gint64 organisation;
        RelnetStatement *statement;

        if (relnet_position_get_current (position) != (pass == 0))
          continue;
        organisation = find_or_add_organisation (
            connection, relnet_position_get_organisation (position), error);
        if (organisation < 0)
          return FALSE;
        statement = relnet_connection_prepare (
            connection,
            "INSERT INTO position (id, person_id, rank, organisation_id, department, title, "
            "from_year, to_year, current)"
            " VALUES (nullif (?1, 0), ?2, ?3, nullif (?4, 0), ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) "
            "DO UPDATE SET"
            " rank = excluded.rank, organisation_id = excluded.organisation_id, department = "
            "excluded.department,"
            " title = excluded.title, from_year = excluded.from_year, to_year = excluded.to_year,"
            " current = excluded.current WHERE person_id = excluded.person_id",
            error);
        if (statement == NULL)
          return FALSE;
        relnet_statement_bind_int (statement, 1, is_new ? 0 : relnet_position_get_id (position));
        relnet_statement_bind_int (statement, 2, person_id);
        relnet_statement_bind_int (statement, 3, rank++);
        relnet_statement_bind_int (statement, 4, organisation);
        relnet_statement_bind_text (statement, 5, relnet_position_get_department (position));
        relnet_statement_bind_text (statement, 6, relnet_position_get_title (position));
        relnet_statement_bind_int (statement, 7, relnet_position_get_from_year (position));
        relnet_statement_bind_int (statement, 8, relnet_position_get_to_year (position));
        relnet_statement_bind_int (statement, 9, relnet_position_get_current (position));
        if (!relnet_statement_run (statement, error))
          return FALSE;
        if (is_new || relnet_position_get_id (position) == 0)
          relnet_position_set_id (position, relnet_connection_get_last_id (connection));
      }
  return TRUE;
}

static gboolean
load_positions (RelnetConnection *connection, gint64 person_id, GListStore *list, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT position.id, coalesce (organisation.name, ''), department, title, from_year, "
      "to_year, current"
      "  FROM position LEFT JOIN organisation ON organisation.id = organisation_id"
      " WHERE person_id = ?1 ORDER BY rank, position.id",
      error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  while (relnet_statement_step (statement, &local))
    {
      g_autoptr (RelnetPosition) position = relnet_position_new ();

      relnet_position_set_id (position, relnet_statement_get_int (statement, 0));
      relnet_position_set_organisation (position, relnet_statement_get_text (statement, 1));
      relnet_position_set_department (position, relnet_statement_get_text (statement, 2));
      relnet_position_set_title (position, relnet_statement_get_text (statement, 3));
      relnet_position_set_from_year (position, (int)relnet_statement_get_int (statement, 4));
      relnet_position_set_to_year (position, (int)relnet_statement_get_int (statement, 5));
      relnet_position_set_current (position, relnet_statement_get_int (statement, 6) != 0);
      g_list_store_append (list, position);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
run_with_text (RelnetConnection *connection,
               const char *sql,
               gint64 person_id,
               const char *text,
               GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  if (text != NULL)
    relnet_statement_bind_text (statement, 2, text);
  return relnet_statement_run (statement, error);
}

static gboolean
run_with_id (RelnetConnection *connection,
             const char *sql,
             gint64 person_id,
             gint64 id,
             GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  relnet_statement_bind_int (statement, 2, id);
  return relnet_statement_run (statement, error);
}

static gboolean
save_sets (RelnetConnection *connection,
           RelnetChanges *changes,
           RelnetPerson *person,
           gboolean is_new,
           GError **error)
{
  gint64 id = relnet_person_get_id (person);
  GPtrArray *tags = relnet_person_get_tags (person);
  GArray *circles = relnet_person_get_circle_ids (person);

  if (!is_new)
    {
      RelnetStatement *statement;

      if (!run_with_text (connection, "DELETE FROM person_relation WHERE person_id = ?1", id, NULL,
                          error)
          || !run_with_text (connection, "DELETE FROM person_tag WHERE person_id = ?1", id, NULL,
                             error))
        return FALSE;
      statement = relnet_connection_prepare (
          connection, "SELECT circle_id FROM circle_member WHERE person_id = ?1", error);
      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, id);
      while (relnet_statement_step (statement, NULL))
        relnet_changes_add (changes, RELNET_CHANGE_CIRCLE, relnet_statement_get_int (statement, 0));
      if (!run_with_text (connection, "DELETE FROM circle_member WHERE person_id = ?1", id, NULL,
                          error))
        return FALSE;
    }
  for (int i = 0; i < RELNET_N_RELATIONS; i++)
    if (relnet_person_has_relation (person, (RelnetRelation)i)
        && !run_with_text (connection,
                           "INSERT INTO person_relation (person_id, relation) VALUES (?1, ?2)", id,
                           relnet_relation_to_name ((RelnetRelation)i), error))
      return FALSE;
  for (guint i = 0; i < tags->len; i++)
    if (!run_with_text (connection,
                        "INSERT OR IGNORE INTO person_tag (person_id, tag) VALUES (?1, ?2)", id,
                        g_ptr_array_index (tags, i), error))
      return FALSE;
  for (guint i = 0; i < circles->len; i++)
    {
      gint64 circle = g_array_index (circles, gint64, i);

      if (!run_with_id (connection,
                        "INSERT OR IGNORE INTO circle_member (person_id, circle_id) SELECT ?1, id "
                        "FROM circle WHERE id = ?2",
                        id, circle, error))
        return FALSE;
      relnet_changes_add (changes, RELNET_CHANGE_CIRCLE, circle);
    }
  return TRUE;
}

static gboolean
save_photo (RelnetConnection *connection, RelnetPerson *person, gboolean is_new, GError **error)
{
  GBytes *photo = relnet_person_get_photo (person);
  RelnetStatement *statement;

  if (photo == NULL)
    return is_new
           || run_with_text (connection, "DELETE FROM person_photo WHERE person_id = ?1",
                             relnet_person_get_id (person), NULL, error);
  statement
      = relnet_connection_prepare (connection,
                                   "INSERT INTO person_photo (person_id, image) VALUES (?1, ?2)"
                                   " ON CONFLICT (person_id) DO UPDATE SET image = excluded.image",
                                   error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, relnet_person_get_id (person));
  relnet_statement_bind_blob (statement, 2, photo);
  return relnet_statement_run (statement, error);
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
  return save_contact_points (connection, &email_table, id, relnet_person_get_emails (person),
                              is_new, error)
         && save_contact_points (connection, &phone_table, id, relnet_person_get_phones (person),
                                 is_new, error)
         && save_contact_points (connection, &link_table, id, relnet_person_get_links (person),
                                 is_new, error)
         && save_addresses (connection, id, relnet_person_get_addresses (person), is_new, error)
         && save_positions (connection, id, relnet_person_get_positions (person), is_new, error)
         && save_sets (connection, changes, person, is_new, error)
         && save_photo (connection, person, is_new, error);
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
  if (!run_with_id (connection,
                    "UPDATE person SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL", id,
                    relnet_clock_get_now (clock), error))
    return FALSE;
  relnet_changes_add (changes, RELNET_CHANGE_PERSON, id);
  relnet_changes_add_all (changes, RELNET_CHANGE_CIRCLE);
  return TRUE;
}

static gboolean
load_sets (RelnetConnection *connection, RelnetPerson *person, GError **error)
{
  static const char *const queries[] = {
    "SELECT relation FROM person_relation WHERE person_id = ?1",
    "SELECT tag FROM person_tag WHERE person_id = ?1 ORDER BY tag",
    "SELECT circle_id FROM circle_member WHERE person_id = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      RelnetStatement *statement = relnet_connection_prepare (connection, queries[i], error);
      GError *local = NULL;

      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, relnet_person_get_id (person));
      while (relnet_statement_step (statement, &local))
        {
          RelnetRelation relation;

          if (i == 0
              && relnet_relation_from_name (relnet_statement_get_text (statement, 0), &relation))
            relnet_person_set_relation (person, relation, TRUE);
          else if (i == 1)
            relnet_person_add_tag (person, relnet_statement_get_text (statement, 0));
          else if (i == 2)
            relnet_person_set_in_circle (person, relnet_statement_get_int (statement, 0), TRUE);
        }
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
    }
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
  if (!load_contact_points (connection, &email_table, id, relnet_person_get_emails (person), error)
      || !load_contact_points (connection, &phone_table, id, relnet_person_get_phones (person),
                               error)
      || !load_contact_points (connection, &link_table, id, relnet_person_get_links (person), error)
      || !load_addresses (connection, id, relnet_person_get_addresses (person), error)
      || !load_positions (connection, id, relnet_person_get_positions (person), error)
      || !load_sets (connection, person, error))
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
      "       EXISTS (SELECT 1 FROM person_photo WHERE person_photo.person_id = person.id)"
      "  FROM person JOIN person_summary ON person_summary.person_id = person.id"
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

/* One act on one person: what it needs, whichever it is. */
typedef struct
{
  RelnetPerson *person;
  RelnetClock *clock;
  gint64 id;
  RelnetPersonText text;
  char *value;
  int number;
} PersonAct;

static void
person_act_free (gpointer data)
{
  PersonAct *act = data;

  g_clear_object (&act->person);
  g_clear_object (&act->clock);
  g_free (act->value);
  g_free (act);
}

static PersonAct *
person_act_new (gint64 id, RelnetClock *clock)
{
  PersonAct *act = g_new0 (PersonAct, 1);

  act->id = id;
  act->clock = g_object_ref (clock);
  return act;
}

static char *
dup_name (RelnetDatabase *database, gint64 id)
{
  g_autoptr (RelnetPersonSummary) summary
      = relnet_person_store_load_summary (relnet_database_get_reader (database), id, NULL);

  return g_strdup (summary != NULL ? relnet_person_summary_get_name (summary) : "");
}

static gboolean
save_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  PersonAct *act = data;

  return save (connection, changes, act->person, act->clock,
               relnet_person_get_id (act->person) == 0, error);
}

/**
 * relnet_person_store_save_async:
 * @database: a database
 * @person: somebody new (id 0) or stored; left alone by everybody else until @callback
 * @clock: the time
 * @label: (nullable): what was done, %NULL for “… added” or “… changed”
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Adds or changes a person, whole.
 */
void
relnet_person_store_save_async (RelnetDatabase *database,
                                RelnetPerson *person,
                                RelnetClock *clock,
                                const char *label,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  PersonAct *act = person_act_new (relnet_person_get_id (person), clock);
  g_autofree char *made = NULL;

  act->person = g_object_ref (person);
  if (label == NULL)
    label = made = act->id == 0
                       ? g_strdup_printf (_ ("%s added"), relnet_person_get_name (person))
                       : g_strdup_printf (_ ("%s changed"), relnet_person_get_name (person));
  relnet_database_write_async (database, label, save_act, act, person_act_free, cancellable,
                               callback, user_data);
}

static gboolean
set_text_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  PersonAct *act = data;
  g_autoptr (RelnetPerson) person = relnet_person_store_load (connection, act->id, error);

  if (person == NULL)
    return FALSE;
  relnet_person_set_text (person, act->text, act->value);
  return save (connection, changes, person, act->clock, FALSE, error);
}

/**
 * relnet_person_store_set_text_async:
 * @database: a database
 * @id: a person
 * @text: which text
 * @value: the text
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Changes one text about a person and leaves the rest as it is stored.
 */
void
relnet_person_store_set_text_async (RelnetDatabase *database,
                                    gint64 id,
                                    RelnetPersonText text,
                                    const char *value,
                                    RelnetClock *clock,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  PersonAct *act = person_act_new (id, clock);
  g_autofree char *name = dup_name (database, id);
  g_autofree char *label = g_strdup_printf (_ ("%s changed"), name);

  act->text = text;
  act->value = g_strdup (value);
  relnet_database_write_async (database, label, set_text_act, act, person_act_free, cancellable,
                               callback, user_data);
}

static gboolean
set_starred_act (RelnetConnection *connection,
                 RelnetChanges *changes,
                 gpointer data,
                 GError **error)
{
  PersonAct *act = data;

  relnet_changes_add (changes, RELNET_CHANGE_PERSON, act->id);
  return run_with_id (connection, "UPDATE person SET starred = ?2 WHERE id = ?1", act->id,
                      act->number, error);
}

/**
 * relnet_person_store_set_starred_async:
 * @database: a database
 * @id: a person
 * @starred: whether the person is starred
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_person_store_set_starred_async (RelnetDatabase *database,
                                       gint64 id,
                                       gboolean starred,
                                       RelnetClock *clock,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  PersonAct *act = person_act_new (id, clock);
  g_autofree char *name = dup_name (database, id);
  g_autofree char *label
      = g_strdup_printf (starred ? _ ("%s starred") : _ ("Star removed from %s"), name);

  act->number = starred ? 1 : 0;
  relnet_database_write_async (database, label, set_starred_act, act, person_act_free, cancellable,
                               callback, user_data);
}

static gboolean
set_cadence_act (RelnetConnection *connection,
                 RelnetChanges *changes,
                 gpointer data,
                 GError **error)
{
  PersonAct *act = data;

  relnet_changes_add (changes, RELNET_CHANGE_PERSON, act->id);
  return run_with_id (connection, "UPDATE person SET cadence_days = ?2 WHERE id = ?1", act->id,
                      act->number, error);
}

/**
 * relnet_person_store_set_cadence_async:
 * @database: a database
 * @id: a person
 * @cadence_days: days; 0 for none, %RELNET_CADENCE_INHERITED for that of the circles
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_person_store_set_cadence_async (RelnetDatabase *database,
                                       gint64 id,
                                       int cadence_days,
                                       RelnetClock *clock,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  PersonAct *act = person_act_new (id, clock);
  g_autofree char *name = dup_name (database, id);
  g_autofree char *label = g_strdup_printf (_ ("Rhythm of %s changed"), name);

  act->number = cadence_days;
  relnet_database_write_async (database, label, set_cadence_act, act, person_act_free, cancellable,
                               callback, user_data);
}

static gboolean
delete_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  PersonAct *act = data;

  return relnet_person_store_mark_deleted (connection, changes, act->id, act->clock, error);
}

/**
 * relnet_person_store_delete_async:
 * @database: a database
 * @id: a person
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_person_store_delete_async (RelnetDatabase *database,
                                  gint64 id,
                                  RelnetClock *clock,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autofree char *name = dup_name (database, id);
  g_autofree char *label = g_strdup_printf (_ ("%s deleted"), name);

  relnet_database_write_async (database, label, delete_act, person_act_new (id, clock),
                               person_act_free, cancellable, callback, user_data);
}

/**
 * relnet_person_store_finish:
 * @database: a database
 * @result: the result of any of the acts above
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done; if not, nothing was changed
 */
gboolean
relnet_person_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}
