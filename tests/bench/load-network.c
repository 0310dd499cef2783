/* load-network SOURCE.db RELNET.db: puts a network made by gen_network.py (its tables, as sqlite3 SOURCE.db < network.sql
 * makes them) into a new RelNet database through the stores, as an import would: everything the program shows is right.
 * Every seventh person gets a rhythm, so that there is something due; one in forty is starred, four in ten are in a circle. */

#include <sqlite3.h>

#include "relnet-circle-store.h"
#include "relnet-contact-point.h"
#include "relnet-database.h"
#include "relnet-interaction-store.h"
#include "relnet-person-store.h"
#include "relnet-position.h"

/* 2025-12-31T12:00:00Z, the day on which the generator's ten years end. */
#define NETWORK_ENDS 1767182400

typedef struct
{
  sqlite3 *source;
  RelnetClock *clock;
  GHashTable *ids; /* theirs → ours */
} Loading;

static sqlite3_stmt *
prepare (Loading *loading, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (loading->source, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (loading->source));
  return statement;
}

static const char *
column (sqlite3_stmt *statement, int index)
{
  const char *text = (const char *) sqlite3_column_text (statement, index);

  return text != NULL ? text : "";
}

static void
add_points (sqlite3_stmt *statement, int id, const char *label, GListStore *points)
{
  sqlite3_bind_int (statement, 1, id);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autoptr (RelnetContactPoint) point = relnet_contact_point_new (label, column (statement, 0));

      g_list_store_append (points, point);
    }
  sqlite3_reset (statement);
}

static gboolean
add_to_circle (RelnetConnection *connection, RelnetChanges *changes, int nth, gint64 person, GError **error)
{
  static const char *const names[] = { "Clients", "Former colleagues", "Mentors", "Suppliers" };
  gint64 circle;

  if (nth % 10 >= (int) G_N_ELEMENTS (names))
    return TRUE;
  circle = relnet_circle_store_find_or_add (connection, changes, names[nth % 10], error);
  return circle != 0
         && relnet_circle_store_add_person (connection, changes, circle, person, error);
}

static gboolean
load_people (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Loading *loading = data;
  sqlite3_stmt *people = prepare (loading, "SELECT id, uid, given, family, org, title, sector, city FROM contact ORDER BY id");
  sqlite3_stmt *emails = prepare (loading, "SELECT address FROM email WHERE contact_id = ?");
  sqlite3_stmt *phones = prepare (loading, "SELECT number FROM phone WHERE contact_id = ?");
  gboolean ok = TRUE;

  while (ok && sqlite3_step (people) == SQLITE_ROW)
    {
      g_autoptr (RelnetPerson) person = relnet_person_new ();
      g_autoptr (RelnetPosition) position = relnet_position_new ();
      g_autofree char *name = g_strdup_printf ("%s %s", column (people, 2), column (people, 3));
      int id = sqlite3_column_int (people, 0);

      relnet_person_set_uid (person, column (people, 1));
      relnet_person_set_text (person, RELNET_PERSON_NAME, name);
      relnet_person_set_text (person, RELNET_PERSON_GIVEN_NAME, column (people, 2));
      relnet_person_set_text (person, RELNET_PERSON_FAMILY_NAME, column (people, 3));
      relnet_person_set_text (person, RELNET_PERSON_SECTOR, column (people, 6));
      relnet_person_set_text (person, RELNET_PERSON_CITY, column (people, 7));
      relnet_position_set_organisation (position, column (people, 4));
      relnet_position_set_title (position, column (people, 5));
      g_list_store_append (relnet_person_get_positions (person), position);
      add_points (emails, id, "work", relnet_person_get_emails (person));
      add_points (phones, id, "mobile", relnet_person_get_phones (person));
      if (id % 7 == 0)
        relnet_person_set_cadence_days (person, 90);
      relnet_person_set_starred (person, id % 40 == 0);
      ok = relnet_person_store_insert (connection, changes, person, loading->clock, error)
           && add_to_circle (connection, changes, id, relnet_person_get_id (person), error);
      g_hash_table_insert (loading->ids, GINT_TO_POINTER (id),
                           GINT_TO_POINTER ((int) relnet_person_get_id (person)));
    }
  sqlite3_finalize (people);
  sqlite3_finalize (emails);
  sqlite3_finalize (phones);
  return ok;
}

static RelnetChannel
channel_of (const char *kind)
{
  static const struct
  {
    const char *kind;
    RelnetChannel channel;
  } channels[] = {
    { "email", RELNET_CHANNEL_EMAIL },     { "meeting", RELNET_CHANNEL_IN_PERSON },
    { "call", RELNET_CHANNEL_PHONE },      { "message", RELNET_CHANNEL_MESSAGE },
    { "event", RELNET_CHANNEL_GROUP_EVENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if (g_str_equal (channels[i].kind, kind))
      return channels[i].channel;
  return RELNET_CHANNEL_NOTE;
}

static gboolean
load_interactions (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Loading *loading = data;
  sqlite3_stmt *rows = prepare (loading, "SELECT contact_id, date (at, 'unixepoch'), at, kind, outgoing, subject, body"
                                         "  FROM interaction ORDER BY id");
  gboolean ok = TRUE;

  while (ok && sqlite3_step (rows) == SQLITE_ROW)
    {
      g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();
      gpointer person = g_hash_table_lookup (loading->ids, GINT_TO_POINTER (sqlite3_column_int (rows, 0)));

      relnet_interaction_set_date (interaction, column (rows, 1));
      relnet_interaction_set_instant (interaction, sqlite3_column_int64 (rows, 2));
      relnet_interaction_set_channel (interaction, channel_of (column (rows, 3)));
      relnet_interaction_set_direction (interaction, sqlite3_column_int (rows, 4) ? RELNET_DIRECTION_OUTGOING
                                                                                 : RELNET_DIRECTION_INCOMING);
      relnet_interaction_set_subject (interaction, column (rows, 5));
      relnet_interaction_set_note (interaction, column (rows, 6));
      relnet_interaction_add_person (interaction, GPOINTER_TO_INT (person), "");
      ok = relnet_interaction_store_insert (connection, changes, interaction, loading->clock, error);
    }
  sqlite3_finalize (rows);
  return ok;
}

/* Who knows whom. */
static gboolean
load_ties (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Loading *loading = data;
  sqlite3_stmt *rows = prepare (loading, "SELECT DISTINCT min (a, b), max (a, b) FROM knows WHERE a <> b");
  gboolean ok = TRUE;

  while (ok && sqlite3_step (rows) == SQLITE_ROW)
    {
      gint64 a = GPOINTER_TO_INT (g_hash_table_lookup (loading->ids, GINT_TO_POINTER (sqlite3_column_int (rows, 0))));
      gint64 b = GPOINTER_TO_INT (g_hash_table_lookup (loading->ids, GINT_TO_POINTER (sqlite3_column_int (rows, 1))));
      RelnetStatement *statement = relnet_connection_prepare (
          connection, "INSERT INTO acquaintance (first_id, second_id, added_on) VALUES (?1, ?2, '2025-12-31')", error);

      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, MIN (a, b));
      relnet_statement_bind_int (statement, 2, MAX (a, b));
      ok = relnet_statement_run (statement, error);
    }
  sqlite3_finalize (rows);
  return ok;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetClock) clock = relnet_clock_new_fixed (NETWORK_ENDS);
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  g_autoptr (RelnetDatabase) database = NULL;
  Loading loading = { NULL, clock, ids };

  /* The generator makes no indexes, and each person is looked up here. */
  if (argc != 3 || sqlite3_open (argv[1], &loading.source) != SQLITE_OK
      || sqlite3_exec (loading.source,
                       "CREATE INDEX IF NOT EXISTS email_of ON email (contact_id);"
                       "CREATE INDEX IF NOT EXISTS phone_of ON phone (contact_id);",
                       NULL, NULL, NULL) != SQLITE_OK)
    {
      g_printerr ("Usage: load-network SOURCE.db RELNET.db\n");
      return 2;
    }
  database = relnet_database_open (argv[2], &error);
  if (database == NULL || !relnet_database_write (database, load_people, &loading, &error)
      || !relnet_database_write (database, load_interactions, &loading, &error)
      || !relnet_database_write (database, load_ties, &loading, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  relnet_database_close (database);
  sqlite3_close (loading.source);
  return 0;
}
