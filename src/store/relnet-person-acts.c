/* What the user does with a person: each act is one undoable write with its label. */

#include "relnet-person-store.h"

#include <glib/gi18n-lib.h>

#include "relnet-person-rows.h"

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

  return relnet_person_get_id (act->person) == 0
             ? relnet_person_store_insert (connection, changes, act->person, act->clock, error)
             : relnet_person_store_update (connection, changes, act->person, act->clock, error);
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
  return relnet_person_store_update (connection, changes, person, act->clock, error);
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
  return relnet_person_rows_run (connection, "UPDATE person SET starred = ?2 WHERE id = ?1", act->id,
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
  return relnet_person_rows_run (connection, "UPDATE person SET cadence_days = ?2 WHERE id = ?1", act->id,
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
