/* One act on a database in a process of its own, for tests/tools/crash-sweep to kill at any moment and tests/tools/power-loss
 * to watch:
 *
 *   crash-act setup|setup-old|setup-damaged DATABASE   makes a fresh one, with a backup beside it
 *   crash-act save|interaction|open|backup|restore|purge DATABASE  does something, and says so
 *   crash-act state DATABASE                           prints what is there now, in one line
 */

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "relnet-check.h"
#include "relnet-interaction-store.h"
#include "relnet-migrations.h"
#include "relnet-person-store.h"
#include "relnet-purge.h"
#include "relnet-restore.h"
#include "table-hash.h"

#define N_PEOPLE 60
#define NOW      1795345200

static RelnetClock *clock_;

static gboolean
add_people (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", (const char *)data, i);
      g_autofree char *uid = g_strdup_printf ("%s-%u", (const char *)data, i);
      g_autoptr (RelnetPerson) person = relnet_person_new ();
      g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();

      relnet_person_set_text (person, RELNET_PERSON_NAME, name);
      relnet_person_set_text (person, RELNET_PERSON_NOTE, "What matters to them is that somebody listens.");
      relnet_person_set_uid (person, uid);
      if (!relnet_person_store_insert (connection, changes, person, clock_, error))
        return FALSE;
      relnet_interaction_set_date (interaction, "2026-10-01");
      relnet_interaction_set_note (interaction, "About the Lyon site");
      relnet_interaction_add_person (interaction, relnet_person_get_id (person), name);
      if (!relnet_interaction_store_insert (connection, changes, interaction, clock_, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
mark_half (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_connection_execute (connection, "UPDATE person SET deleted_at = 1 WHERE id % 2 = 0", error);
}

static gboolean
purge (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  guint n_left;

  return relnet_purge (connection, changes, clock_, &n_left, error);
}

static gboolean
add_interaction (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();

  relnet_interaction_set_date (interaction, "2026-11-22");
  relnet_interaction_set_note (interaction, "They were glad to be called");
  relnet_interaction_add_person (interaction, 1, "First 0");
  return relnet_interaction_store_insert (connection, changes, interaction, clock_, error);
}

/* From here on the user takes it for granted. */
static gboolean
say_done (gboolean done)
{
  if (done)
    puts ("done");
  fflush (stdout);
  return done;
}

static gboolean
do_write (const char *path, RelnetWriteFunc func, const char *data, GError **error)
{
  g_autoptr (RelnetDatabase) database = relnet_database_open (path, error);

  return database != NULL && say_done (relnet_database_write (database, func, (gpointer)data, error));
}

static gboolean
set_up (const char *path, GError **error)
{
  g_autoptr (RelnetBackup) backup = NULL;

  if (!do_write (path, add_people, "First", error))
    return FALSE;
  backup = relnet_backup_create (path, RELNET_BACKUP_ASKED, clock_, NULL, error);
  return backup != NULL && do_write (path, add_people, "Second", error) && do_write (path, mark_half, NULL, error);
}

static gboolean
set_up_old (const char *path, GError **error)
{
  g_autoptr (RelnetConnection) connection = NULL;
  g_autofree char *directory = g_path_get_dirname (path);

  g_mkdir_with_parents (directory, 0700);
  if (!g_file_set_contents (path, "", 0, error))
    return FALSE;
  connection = relnet_connection_open (path, FALSE, error);
  return connection != NULL && relnet_connection_execute (connection, "PRAGMA journal_mode = WAL", error)
         && relnet_migrations_run_until (connection, 1, error)
         && relnet_connection_execute (
             connection,
             "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 200)"
             " INSERT INTO person (uid, name, name_folded, sort_key, note, added_on, added_at, changed_at)"
             " SELECT 'u' || i, 'Person ' || i, 'person ' || i, x'41', 'Note ' || i, '2026-11-22', i, i FROM n",
             error);
}

static gboolean
set_up_damaged (const char *path, GError **error)
{
  char zeros[4096] = { 0 };
  int fd;

  if (!set_up (path, error))
    return FALSE;
  fd = open (path, O_RDWR | O_CLOEXEC);
  if (pwrite (fd, zeros, sizeof zeros, 0) < 0)
    return FALSE;
  close (fd);
  return TRUE;
}

static gboolean
restore (const char *path, GError **error)
{
  g_autoptr (GPtrArray) backups = relnet_backup_list (path, error);

  for (guint i = 0; backups != NULL && i < backups->len; i++)
    if (relnet_backup_get_reason (g_ptr_array_index (backups, i)) == RELNET_BACKUP_ASKED)
      return relnet_restore (path, relnet_backup_get_path (g_ptr_array_index (backups, i)), clock_, NULL, error);
  return FALSE;
}

/* Every backup that has its final name is whole, whatever happened. */
static guint
count_unsound_backups (const char *path)
{
  g_autoptr (GPtrArray) backups = relnet_backup_list (path, NULL);
  guint n = 0;

  for (guint i = 0; backups != NULL && i < backups->len; i++)
    n += !relnet_backup_verify (relnet_backup_get_path (g_ptr_array_index (backups, i)), NULL, NULL);
  return n;
}

static void
print_state (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetDatabase) database = relnet_database_open (path, &error);
  g_auto (GStrv) problems = NULL;
  g_autofree char *tables = NULL, *hash = NULL;

  if (database == NULL)
    {
      g_print ("refused (%d), %u bad backups\n", error->code, count_unsound_backups (path));
      return;
    }
  tables = hash_tables (relnet_database_get_reader (database));
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, tables, -1);
  problems = relnet_database_check (path, NULL, &error);
  g_print ("%" G_GINT64_FORMAT " people %.12s, %u problems, %u bad backups\n",
           relnet_person_store_count (relnet_database_get_reader (database)), hash,
           problems != NULL ? g_strv_length (problems) : 999, count_unsound_backups (path));
}

int
main (int argc, char **argv)
{
  g_autoptr (RelnetClock) clock = relnet_clock_new_fixed (NOW);
  g_autoptr (RelnetBackup) backup = NULL;
  g_autoptr (RelnetDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  const char *act = argc == 3 ? argv[1] : "";
  const char *path = argc == 3 ? argv[2] : "";
  gboolean done = FALSE;

  clock_ = clock;
  if (g_str_equal (act, "setup"))
    done = set_up (path, &error);
  else if (g_str_equal (act, "setup-old"))
    done = set_up_old (path, &error);
  else if (g_str_equal (act, "setup-damaged"))
    done = set_up_damaged (path, &error);
  else if (g_str_equal (act, "save"))
    done = do_write (path, add_people, "Third", &error);
  else if (g_str_equal (act, "interaction"))
    done = do_write (path, add_interaction, NULL, &error);
  else if (g_str_equal (act, "purge"))
    done = do_write (path, purge, NULL, &error);
  else if (g_str_equal (act, "open"))
    done = say_done ((database = relnet_database_open (path, &error)) != NULL);
  else if (g_str_equal (act, "backup"))
    done = say_done ((backup = relnet_backup_create (path, RELNET_BACKUP_AUTOMATIC, clock, NULL, &error)) != NULL);
  else if (g_str_equal (act, "restore"))
    done = say_done (restore (path, &error));
  else if (g_str_equal (act, "state"))
    {
      print_state (path);
      done = TRUE;
    }
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  return done ? 0 : 1;
}
