/* A file that is not what it should be: RelNet opens it or says so, never shows an empty book, and never touches a file
 * that it refuses. */

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "relnet-backup.h"
#include "relnet-connection-private.h"
#include "relnet-migrations.h"
#include "store-fixture.h"

#define N_PEOPLE 300
#define N_CASES  200

static char *
read_file (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);
  return contents;
}

static void
write_file (const char *path, const char *contents, gsize length)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autoptr (GError) error = NULL;

  g_unlink (wal);
  g_unlink (shm);
  g_file_set_contents (path, contents, (gssize)length, &error);
  g_assert_no_error (error);
}

static gboolean
fill (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Fixture *fixture = data;

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u of the network", i);
      g_autofree char *address = g_strdup_printf ("person%u@lumen.example", i);
      g_autoptr (RelnetPerson) person = relnet_person_new ();
      g_autoptr (RelnetContactPoint) email = relnet_contact_point_new ("work", address);
      g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();

      relnet_person_set_text (person, RELNET_PERSON_NAME, name);
      relnet_person_set_text (person, RELNET_PERSON_NOTE, "What matters to them is that somebody listens.");
      g_list_store_append (relnet_person_get_emails (person), email);
      if (!relnet_person_store_insert (connection, changes, person, fixture->clock, error))
        return FALSE;
      relnet_interaction_set_date (interaction, "2026-10-01");
      relnet_interaction_set_note (interaction, "About the Lyon site");
      relnet_interaction_add_person (interaction, relnet_person_get_id (person), name);
      if (!relnet_interaction_store_insert (connection, changes, interaction, fixture->clock, error))
        return FALSE;
    }
  return TRUE;
}

static void
note_damage (RelnetDatabase *database, const GError *error, gboolean *damaged)
{
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED);
  *damaged = TRUE;
}

/* What the window reads. Returns: whether everybody is there. */
static gboolean
read_everything (RelnetDatabase *database)
{
  RelnetConnection *reader = relnet_database_get_reader (database);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = relnet_person_store_list_ids (reader, &error);
  const RelnetTimelineFilter filter = { 0 };
  g_autoptr (GPtrArray) page = NULL;
  gint64 count = relnet_person_store_count (reader);

  if (ids == NULL || count < 0)
    return FALSE;
  g_assert_cmpint (count, >, 0);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (RelnetPerson) person = relnet_person_store_load (reader, g_array_index (ids, gint64, i), &error);

      if (person == NULL)
        return FALSE;
    }
  page = relnet_interaction_store_load_page (reader, &filter, NULL, 2 * N_PEOPLE, &error);
  return page != NULL && ids->len == N_PEOPLE && page->len == N_PEOPLE;
}

static gboolean
is_sound (RelnetDatabase *database)
{
  RelnetStatement *statement
      = relnet_connection_prepare (relnet_database_get_reader (database), "PRAGMA integrity_check", NULL);
  gboolean sound;

  if (statement == NULL)
    return FALSE;
  sound = relnet_statement_step (statement, NULL) && g_str_equal (relnet_statement_get_text (statement, 0), "ok");
  relnet_statement_reset (statement);
  return sound;
}

typedef struct
{
  guint refused;
  guint noticed;
  guint checked; /* only the check finds it, which runs by itself every day */
  guint whole;
} Tally;

/* Opens a file that was tampered with. */
static void
try_open (Fixture *fixture, const char *what, Tally *tally)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetDatabase) database = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize before_length, after_length;
  gboolean damaged = FALSE;

  before = read_file (fixture->path, &before_length);
  database = relnet_database_open (fixture->path, &error);
  if (database == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == RELNET_STORE_ERROR);
      g_assert_true (*error->message != '\0');
      tally->refused++;
    }
  else
    {
      gboolean whole;

      g_signal_connect (database, "damaged", G_CALLBACK (note_damage), &damaged);
      whole = read_everything (database);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      if (damaged)
        tally->noticed++;
      else if (whole)
        tally->whole++;
      /* A bit in a row that makes another valid row of it: only the indexes, which say otherwise, can tell. */
      else if (!is_sound (database))
        tally->checked++;
      else
        g_error ("%s: something is missing and nobody said so", what);
      g_clear_object (&database);
    }
  if (error != NULL || damaged)
    {
      after = read_file (fixture->path, &after_length);
      g_assert_cmpmem (before, before_length, after, after_length);
    }
}

static void
test_tampered_with (Fixture *fixture, gconstpointer data)
{
  g_autofree char *good = NULL;
  gsize length;
  guint32 seed = 20261122;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Tally tallies[3] = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (relnet_database_write (fixture->database, fill, fixture, &error));
  g_clear_object (&fixture->database);
  good = read_file (fixture->path, &length);
  g_assert_cmpuint (length, >, 64 * 4096);
  for (guint i = 0; i < N_CASES; i++)
    {
      g_autofree char *bad = g_memdup2 (good, length);
      g_autofree char *what = NULL;
      guint kind = i % 3;
      gsize at;

      switch (kind)
        {
        case 0:
          at = (gsize)g_rand_int_range (rand, 0, (gint32)length);
          bad[at] = (char)(bad[at] ^ (1 << g_rand_int_range (rand, 0, 8)));
          what = g_strdup_printf ("flip %" G_GSIZE_FORMAT, at);
          write_file (fixture->path, bad, length);
          break;
        case 1:
          at = (gsize)g_rand_int_range (rand, 0, (gint32)(length / 4096)) * 4096;
          memset (bad + at, 0, 4096);
          what = g_strdup_printf ("zero %" G_GSIZE_FORMAT, at);
          write_file (fixture->path, bad, length);
          break;
        default:
          at = (gsize)g_rand_int_range (rand, 1, (gint32)length);
          what = g_strdup_printf ("truncate %" G_GSIZE_FORMAT, at);
          write_file (fixture->path, bad, at);
          break;
        }
      try_open (fixture, what, &tallies[kind]);
    }
  for (guint kind = 0; kind < 3; kind++)
    g_test_message ("%s: %u refused, %u noticed while reading, %u found by the check, %u read whole",
                    kind == 0   ? "bit flipped"
                    : kind == 1 ? "page zeroed"
                                : "truncated",
                    tallies[kind].refused, tallies[kind].noticed, tallies[kind].checked, tallies[kind].whole);
  g_assert_cmpuint (tallies[2].whole, ==, 0);
}

static void
test_damage_in_the_header (Fixture *fixture, gconstpointer data)
{
  g_autofree char *good = NULL;
  gsize length;
  Tally tally = { 0 };

  g_assert_true (relnet_database_write (fixture->database, fill, fixture, NULL));
  g_clear_object (&fixture->database);
  good = read_file (fixture->path, &length);
  for (gsize at = 0; at < 100; at++)
    {
      g_autofree char *bad = g_memdup2 (good, length);
      g_autofree char *what = g_strdup_printf ("header %" G_GSIZE_FORMAT, at);

      bad[at] = (char)(bad[at] ^ 0x11);
      write_file (fixture->path, bad, length);
      try_open (fixture, what, &tally);
    }
  g_test_message ("%u refused, %u noticed while reading, %u read whole", tally.refused, tally.noticed, tally.whole);
}

static void
test_no_empty_book (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *good = NULL;
  g_autoptr (RelnetBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  struct stat status;

  g_assert_true (relnet_database_write (fixture->database, fill, fixture, &error));
  g_clear_object (&fixture->database);
  good = read_file (fixture->path, &length);

  /* Emptied, with a log beside it that SQLite would remove. */
  write_file (fixture->path, "", 0);
  g_assert_true (g_file_set_contents (wal, "frames", -1, NULL));
  g_assert_null (relnet_database_open (fixture->path, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_size, ==, 0);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));

  /* Gone, with that log. */
  g_unlink (fixture->path);
  g_assert_null (relnet_database_open (fixture->path, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  /* Emptied or gone, with backups. */
  write_file (fixture->path, good, length);
  backup = relnet_backup_create (fixture->path, RELNET_BACKUP_AUTOMATIC, fixture->clock, NULL, &error);
  g_assert_no_error (error);
  write_file (fixture->path, "", 0);
  g_assert_null (relnet_database_open (fixture->path, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_unlink (fixture->path);
  g_assert_null (relnet_database_open (fixture->path, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* The power went away in the very first write: a page whose bytes never arrived, and SQLite's word that there was none. */
static void
test_first_write_lost (Fixture *fixture, gconstpointer data)
{
  static const guint8 header[512] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7, 0, 0, 0, 0, 0x5e, 0x1f, 0x03, 0x7a,
                                      0,    0,    0,    0,    0,    0,    2,    0,    0, 0, 0x10, 0 };
  static const char zeros[4096];
  g_autofree char *path = g_strdup_printf ("%s/relnet/first.db", fixture->directory);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (RelnetDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  write_file (path, zeros, sizeof zeros);
  g_assert_true (g_file_set_contents (journal, (const char *)header, sizeof header, NULL));
  database = relnet_database_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (relnet_person_store_count (relnet_database_get_reader (database)), ==, 0);
  g_clear_object (&database);

  /* Without that word nobody knows what the zeros were. */
  write_file (path, zeros, sizeof zeros);
  g_assert_null (relnet_database_open (path, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED);
}

/* A newer schema, also with something in the log and not in WAL mode: byte for byte as it was. */
static void
test_newer_writes_nothing (Fixture *fixture, gconstpointer data)
{
  for (guint with_log = 0; with_log < 2; with_log++)
    {
      g_autofree char *path = g_strdup_printf ("%s/relnet/newer-%u.db", fixture->directory, with_log);
      g_autofree char *wal = g_strconcat (path, "-wal", NULL);
      g_autofree char *before = NULL, *after = NULL, *wal_before = NULL, *wal_after = NULL;
      gsize before_length, after_length, wal_before_length = 0, wal_after_length = 0;
      g_autoptr (GError) error = NULL;
      g_autoptr (RelnetDatabase) database = relnet_database_open (path, &error);
      g_autoptr (RelnetConnection) connection = NULL;

      g_assert_no_error (error);
      g_clear_object (&database);
      connection = relnet_connection_open (path, FALSE, &error);
      g_assert_no_error (error);
      relnet_connection_set_checkpoint_on_close (connection, FALSE);
      g_assert_true (relnet_connection_execute (connection, with_log ? "PRAGMA user_version = 9999"
                                                                     : "PRAGMA journal_mode = DELETE;"
                                                                       "PRAGMA user_version = 9999", &error));
      g_clear_pointer (&connection, relnet_connection_close);
      before = read_file (path, &before_length);
      if (with_log)
        wal_before = read_file (wal, &wal_before_length);
      g_assert_null (relnet_database_open (path, &error));
      g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NEWER);
      after = read_file (path, &after_length);
      g_assert_cmpmem (before, before_length, after, after_length);
      if (with_log)
        {
          wal_after = read_file (wal, &wal_after_length);
          g_assert_cmpuint (wal_before_length, >, 0);
          g_assert_cmpmem (wal_before, wal_before_length, wal_after, wal_after_length);
        }
    }
}

static void
test_folder_and_other_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->directory, "relnet", "folder.db", NULL);
  g_autofree char *other = g_build_filename (fixture->directory, "relnet", "other.db", NULL);
  g_autofree char *before = NULL, *after = NULL;
  gsize before_length, after_length;
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_null (relnet_database_open (folder, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_CANNOT_OPEN);
  g_clear_error (&error);

  g_assert_cmpint (sqlite3_open (other, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE recipe (name TEXT)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  before = read_file (other, &before_length);
  g_assert_null (relnet_database_open (other, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED);
  after = read_file (other, &after_length);
  g_assert_cmpmem (before, before_length, after, after_length);
}

/* What every schema so far has of people. */
static char *
dump_people (RelnetConnection *connection)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "SELECT id, uid, name, note, added_at FROM person ORDER BY id", NULL);
  GString *dump = g_string_new (NULL);

  while (relnet_statement_step (statement, NULL))
    for (int i = 0; i < 5; i++)
      g_string_append_printf (dump, "%s%c", relnet_statement_get_text (statement, i), i < 4 ? '|' : '\n');
  return g_string_free (dump, FALSE);
}

/* A database of each older schema is backed up as it is, then brought up to date, and nobody is lost. */
static void
test_migration_is_backed_up (Fixture *fixture, gconstpointer data)
{
  for (guint version = 1; version < relnet_migrations_get_latest (); version++)
    {
      g_autofree char *path = g_strdup_printf ("%s/relnet/old-%u.db", fixture->directory, version);
      g_autofree char *before = NULL, *after = NULL, *kept = NULL;
      g_autoptr (RelnetConnection) connection = NULL;
      g_autoptr (RelnetDatabase) database = NULL;
      g_autoptr (GPtrArray) backups = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, "", 0, NULL));
      connection = relnet_connection_open (path, FALSE, &error);
      g_assert_true (relnet_connection_execute (connection, "PRAGMA journal_mode = WAL", &error));
      g_assert_true (relnet_migrations_run_until (connection, version, &error));
      g_assert_no_error (error);
      g_assert_true (relnet_connection_execute (
          connection,
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 50)"
          " INSERT INTO person (uid, name, name_folded, sort_key, note, added_on, added_at, changed_at)"
          " SELECT 'u' || i, 'Person ' || i, 'person ' || i, x'41', 'Note ' || i, '2026-11-22', i, i FROM n",
          &error));
      g_assert_no_error (error);
      before = dump_people (connection);
      g_clear_pointer (&connection, relnet_connection_close);

      database = relnet_database_open (path, &error);
      g_assert_no_error (error);
      after = dump_people (relnet_database_get_reader (database));
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpint (relnet_connection_query_int (relnet_database_get_reader (database), "PRAGMA user_version", 0), ==,
                       relnet_migrations_get_latest ());
      backups = relnet_backup_list (path, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (backups->len, ==, 1);
      g_assert_cmpint (relnet_backup_get_reason (g_ptr_array_index (backups, 0)), ==, RELNET_BACKUP_BEFORE_MIGRATION);
      connection = relnet_connection_open (relnet_backup_get_path (g_ptr_array_index (backups, 0)), TRUE, &error);
      g_assert_no_error (error);
      g_assert_cmpint (relnet_connection_query_int (connection, "PRAGMA user_version", 0), ==, version);
      kept = dump_people (connection);
      g_assert_cmpstr (kept, ==, before);
    }
}

int
main (int argc, char **argv)
{
  umask (0);
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/damage/tampered-with", test_tampered_with);
  fixture_test ("/damage/header", test_damage_in_the_header);
  fixture_test ("/damage/no-empty-book", test_no_empty_book);
  fixture_test ("/damage/first-write-lost", test_first_write_lost);
  fixture_test ("/damage/newer-writes-nothing", test_newer_writes_nothing);
  fixture_test ("/damage/folder-and-other-database", test_folder_and_other_database);
  fixture_test ("/damage/migration-is-backed-up", test_migration_is_backed_up);
  return g_test_run ();
}
