#pragma once

/* A database in a directory of its own, for tests of the store. */

#include <glib/gstdio.h>

#include "relnet-circle-store.h"
#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-interaction-store.h"
#include "relnet-person-store.h"

#define NOON_2026_11_22 1795345200 /* 2026-11-22 11:00 UTC */

typedef struct
{
  char *directory;
  char *path;
  RelnetClock *clock;
  RelnetDatabase *database;
  gboolean done;
  GError *error;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;

  fixture->directory = g_dir_make_tmp ("relnet-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->directory, "relnet", "relnet.db", NULL);
  fixture->clock = relnet_clock_new_fixed (NOON_2026_11_22);
  fixture->database = relnet_database_open (fixture->path, &error);
  g_assert_no_error (error);
}

static void
fixture_remove_directory (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        fixture_remove_directory (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->database);
  g_clear_object (&fixture->clock);
  fixture_remove_directory (fixture->directory);
  g_clear_pointer (&fixture->directory, g_free);
  g_clear_pointer (&fixture->path, g_free);
  g_clear_error (&fixture->error);
}

/* The callback for every act: then fixture_wait (). */
G_GNUC_UNUSED static void
fixture_done (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_error (&fixture->error);
  g_task_propagate_pointer (G_TASK (result), &fixture->error);
  fixture->done = TRUE;
}

G_GNUC_UNUSED static void
fixture_done_boolean (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_error (&fixture->error);
  relnet_database_write_finish (RELNET_DATABASE (object), result, &fixture->error);
  fixture->done = TRUE;
}

G_GNUC_UNUSED static void
fixture_undone (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_error (&fixture->error);
  g_free (relnet_database_undo_finish (RELNET_DATABASE (object), result, &fixture->error));
  fixture->done = TRUE;
}

G_GNUC_UNUSED static void
fixture_wait (Fixture *fixture)
{
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  fixture->done = FALSE;
}

G_GNUC_UNUSED static void
fixture_undo (Fixture *fixture)
{
  relnet_database_undo_async (fixture->database, 0, NULL, fixture_undone, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

G_GNUC_UNUSED static gint64
fixture_add_person (Fixture *fixture, const char *name)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();

  relnet_person_set_text (person, RELNET_PERSON_NAME, name);
  relnet_person_store_save_async (fixture->database, person, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return relnet_person_get_id (person);
}

G_GNUC_UNUSED static gint64
fixture_log (Fixture *fixture, gint64 person, RelnetChannel channel, const char *date, const char *note)
{
  g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();

  relnet_interaction_set_date (interaction, date);
  relnet_interaction_set_channel (interaction, channel);
  relnet_interaction_set_note (interaction, note);
  relnet_interaction_add_person (interaction, person, "Somebody");
  relnet_interaction_store_save_async (fixture->database, interaction, fixture->clock, NULL, NULL, fixture_done_boolean,
                                       fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return relnet_interaction_get_id (interaction);
}

G_GNUC_UNUSED static RelnetPersonSummary *
fixture_summary (Fixture *fixture, gint64 person)
{
  GError *error = NULL;
  RelnetPersonSummary *summary
      = relnet_person_store_load_summary (relnet_database_get_reader (fixture->database), person, &error);

  g_assert_no_error (error);
  return summary;
}

#define fixture_test(path, function) \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
