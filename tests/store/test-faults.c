/* The disk fails once, at any moment of a write, also where a store asks whether something is there and takes no error:
 * what is not read must not be taken for what is not there. */

#include "relnet-attachment.h"
#include "relnet-connection-private.h"
#include "relnet-message-store.h"
#include "store-fixture.h"
#include "table-hash.h"

typedef struct
{
  Fixture *fixture;
  RelnetWriteFunc func;
  gint64 message;
  int countdown;
  gboolean failed;
} Trial;

/* SQLite's progress callback stands for the disk: a statement that is interrupted fails like one that cannot be read. */
static int
fail_once_cb (gpointer data)
{
  Trial *trial = data;

  if (--trial->countdown != 0)
    return 0;
  trial->failed = TRUE;
  return 1;
}

static gboolean
write_with_fault (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Trial *trial = data;
  sqlite3 *handle = relnet_connection_get_handle (connection);
  gboolean done;

  sqlite3_progress_handler (handle, 1, fail_once_cb, trial);
  done = trial->func (connection, changes, trial, error);
  sqlite3_progress_handler (handle, 0, NULL, NULL);
  return done;
}

static gboolean
add_person (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Trial *trial = data;
  g_autoptr (RelnetPerson) person = relnet_person_new ();
  g_autoptr (RelnetPosition) position = relnet_position_new ();
  gint64 circle;

  relnet_person_set_text (person, RELNET_PERSON_NAME, "Nadia Okoro");
  relnet_person_set_uid (person, "nadia");
  relnet_position_set_organisation (position, "Lumen");
  relnet_position_set_current (position, TRUE);
  g_list_store_append (relnet_person_get_positions (person), position);
  if (!relnet_person_store_insert (connection, changes, person, trial->fixture->clock, error))
    return FALSE;
  circle = relnet_circle_store_find_or_add (connection, changes, "Lyon 2026", error);
  return circle > 0
         && relnet_circle_store_add_person (connection, changes, circle, relnet_person_get_id (person), error);
}

static gboolean
add_first (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Trial *trial = data;
  g_autoptr (RelnetPerson) person = relnet_person_new ();
  g_autoptr (RelnetPosition) position = relnet_position_new ();
  g_autoptr (RelnetMailMessage) message = relnet_mail_message_new ();
  g_autoptr (RelnetAttachment) attachment = relnet_attachment_new ();
  g_autoptr (GBytes) content = g_bytes_new_static ("plan", 4);

  relnet_person_set_text (person, RELNET_PERSON_NAME, "Hélène Marchetti");
  relnet_person_set_uid (person, "helene");
  relnet_position_set_organisation (position, "Lumen");
  g_list_store_append (relnet_person_get_positions (person), position);
  relnet_attachment_set_name (attachment, "plan.txt");
  relnet_attachment_set_content (attachment, content);
  g_list_store_append (relnet_mail_message_get_attachments (message), attachment);
  if (!relnet_person_store_insert (connection, changes, person, trial->fixture->clock, error)
      || relnet_circle_store_find_or_add (connection, changes, "Lyon 2026", error) <= 0
      || !relnet_message_store_save (connection, changes, message, trial->fixture->clock, error))
    return FALSE;
  trial->message = relnet_mail_message_get_id (message);
  return TRUE;
}

/* The attachment is taken off. */
static gboolean
change_draft (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Trial *trial = data;
  g_autoptr (RelnetMailMessage) message = relnet_message_store_load (connection, trial->message, error);

  if (message == NULL)
    return FALSE;
  relnet_mail_message_set_subject (message, "Without the plan");
  g_list_store_remove_all (relnet_mail_message_get_attachments (message));
  return relnet_message_store_save (connection, changes, message, trial->fixture->clock, error);
}

static gboolean
start_again (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_connection_execute (connection,
                                    "DELETE FROM person; DELETE FROM organisation; DELETE FROM circle; DELETE FROM message",
                                    error)
         && add_first (connection, changes, data, error);
}

/* What is there after @func when the disk does not fail. */
static char *
hash_after (Fixture *fixture, RelnetWriteFunc func)
{
  g_autofree char *path = g_build_filename (fixture->directory, "relnet", "other.db", NULL);
  Trial trial = { fixture, func, 0, 0, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetDatabase) database = relnet_database_open (path, &error);

  g_assert_true (relnet_database_write (database, add_first, &trial, &error));
  g_assert_true (relnet_database_write (database, func, &trial, &error));
  return hash_tables (relnet_database_get_reader (database));
}

/* (When it fails in a statement that SQLite's own search tables run, and which had done its work, nothing is amiss.) */
static void
try_everywhere (Fixture *fixture, RelnetWriteFunc func)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  Trial trial = { fixture, add_first, 0, 0, TRUE };
  g_autofree char *before = NULL, *after = hash_after (fixture, func);
  g_autoptr (GError) error = NULL;
  guint n_failed = 0;

  g_assert_true (relnet_database_write (fixture->database, add_first, &trial, &error));
  trial.func = func;
  before = hash_tables (reader);
  g_assert_cmpstr (before, !=, after);
  for (int at = 1; trial.failed; at++)
    {
      g_autofree char *found = NULL;
      gboolean done;

      g_clear_error (&error);
      trial.countdown = at;
      trial.failed = FALSE;
      done = relnet_database_write (fixture->database, write_with_fault, &trial, &error);
      found = hash_tables (reader);
      /* All of it, or none of it and it says so. */
      if (g_strcmp0 (found, done ? after : before) != 0)
        g_error ("failed at %d, says “%s”, with\n%s\ninstead of\n%s", at, done ? "done" : error->message, found,
                 done ? after : before);
      g_assert_true (done || error != NULL);
      n_failed += !done;
      if (done)
        relnet_database_write (fixture->database, start_again, &trial, NULL);
    }
  g_test_message ("%u failures", n_failed);
  g_assert_cmpuint (n_failed, >, 50);
}

static void
test_person (Fixture *fixture, gconstpointer data)
{
  try_everywhere (fixture, add_person);
}

static void
test_draft (Fixture *fixture, gconstpointer data)
{
  try_everywhere (fixture, change_draft);
}

static gpointer
read_nothing (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_cmpint (relnet_connection_query_int (connection, "SELECT absent FROM person", 7), ==, 7);
  return g_strdup ("nothing there");
}

static void
was_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *text = relnet_database_read_finish (RELNET_DATABASE (object), result, &fixture->error);

  g_assert_null (text);
  fixture->done = TRUE;
}

static void
test_reading (Fixture *fixture, gconstpointer data)
{
  relnet_database_read_async (fixture->database, read_nothing, NULL, NULL, g_free, NULL, was_read, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/faults/person", test_person);
  fixture_test ("/faults/draft", test_draft);
  fixture_test ("/faults/reading", test_reading);
  return g_test_run ();
}
