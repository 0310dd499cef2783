/* What of a person lies in rows of its own: contact points, addresses, positions, relations, tags, circles, the photo. */

#include "relnet-person-rows.h"

#include "relnet-import-store.h"
#include "relnet-text.h"

/* E-mails, phones and links are the same table thrice, with another way to make two comparable. Rows of somebody new are
 * inserted by a statement of their own: one that may update instead has SQLite keep the old pages in case it fails. */
typedef struct
{
  const char *insert;
  const char *upsert;
  const char *remove;
  const char *select;
  char *(*fold) (const char *value);
} ContactPointTable;

#define CONTACT_POINT_TABLE(table, key, fold_function)                                             \
  {                                                                                                \
    "INSERT INTO " table " (person_id, rank, label, value, " key ") VALUES (?2, ?3, ?4, ?5, ?6)",  \
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
      RelnetStatement *statement
          = relnet_connection_prepare (connection, is_new ? table->insert : table->upsert, error);

      if (statement == NULL)
        return FALSE;
      if (!is_new)
        relnet_statement_bind_int (statement, 1, relnet_contact_point_get_id (point));
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

#define ADDRESS_COLUMNS "person_id, rank, label, street, city, region, postcode, country"

static const char insert_address[]
    = "INSERT INTO address (" ADDRESS_COLUMNS ") VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
static const char upsert_address[]
    = "INSERT INTO address (id, " ADDRESS_COLUMNS ") VALUES (nullif (?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
      " ON CONFLICT (id) DO UPDATE SET rank = excluded.rank, label = excluded.label, street = excluded.street,"
      " city = excluded.city, region = excluded.region, postcode = excluded.postcode, country = excluded.country"
      " WHERE person_id = excluded.person_id";

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
          = relnet_connection_prepare (connection, is_new ? insert_address : upsert_address, error);

      if (statement == NULL)
        return FALSE;
      if (!is_new)
        relnet_statement_bind_int (statement, 1, relnet_address_get_id (address));
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

#define POSITION_COLUMNS "person_id, rank, organisation_id, department, title, from_year, to_year, current"

static const char insert_position[]
    = "INSERT INTO position (" POSITION_COLUMNS ") VALUES (?2, ?3, nullif (?4, 0), ?5, ?6, ?7, ?8, ?9)";
static const char upsert_position[]
    = "INSERT INTO position (id, " POSITION_COLUMNS ") VALUES (nullif (?1, 0), ?2, ?3, nullif (?4, 0), ?5, ?6, ?7, ?8, ?9)"
      " ON CONFLICT (id) DO UPDATE SET rank = excluded.rank, organisation_id = excluded.organisation_id,"
      " department = excluded.department, title = excluded.title, from_year = excluded.from_year,"
      " to_year = excluded.to_year, current = excluded.current WHERE person_id = excluded.person_id";

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
        statement = relnet_connection_prepare (connection, is_new ? insert_position : upsert_position, error);
        if (statement == NULL)
          return FALSE;
        if (!is_new)
          relnet_statement_bind_int (statement, 1, relnet_position_get_id (position));
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

/**
 * relnet_person_rows_run:
 * @connection: a connection in a write
 * @sql: a statement on the rows of one person, ?1, with a number, ?2
 * @person_id: the person
 * @id: the number: the id of a row elsewhere, an instant, a setting
 * @error: return location for an error
 *
 * Returns: whether it was run
 */
gboolean
relnet_person_rows_run (RelnetConnection *connection,
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

      if (!relnet_person_rows_run (connection,
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

/**
 * relnet_person_rows_save:
 * @connection: a connection in a write
 * @changes: where to note which circles changed
 * @person: a person who has an id; the items of the lists get theirs
 * @is_new: whether nothing of the person is stored yet
 * @error: return location for an error
 *
 * Returns: whether the rows are those of @person, and no others
 */
gboolean
relnet_person_rows_save (RelnetConnection *connection,
                         RelnetChanges *changes,
                         RelnetPerson *person,
                         gboolean is_new,
                         GError **error)
{
  gint64 id = relnet_person_get_id (person);

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
 * relnet_person_rows_load:
 * @connection: a connection
 * @person: a person with an id and nothing in the lists
 * @error: return location for an error
 *
 * Returns: whether the lists of @person hold what is stored; the photo is left to relnet_person_store_load_photo()
 */
gboolean
relnet_person_rows_load (RelnetConnection *connection, RelnetPerson *person, GError **error)
{
  gint64 id = relnet_person_get_id (person);

  return load_contact_points (connection, &email_table, id, relnet_person_get_emails (person), error)
         && load_contact_points (connection, &phone_table, id, relnet_person_get_phones (person), error)
         && load_contact_points (connection, &link_table, id, relnet_person_get_links (person), error)
         && load_addresses (connection, id, relnet_person_get_addresses (person), error)
         && load_positions (connection, id, relnet_person_get_positions (person), error)
         && load_sets (connection, person, error);
}
