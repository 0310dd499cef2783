/* What the user does about favours: each act is one undoable write with its label. */

#include "relnet-favour-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-person-store.h"

typedef struct
{
  RelnetFavour *favour;
  RelnetClock *clock;
  gint64 id;
  gboolean yes;
} FavourAct;

static void
favour_act_free (gpointer data)
{
  FavourAct *act = data;

  g_clear_object (&act->favour);
  g_clear_object (&act->clock);
  g_free (act);
}

static FavourAct *
favour_act_new (gint64 id, RelnetClock *clock)
{
  FavourAct *act = g_new0 (FavourAct, 1);

  act->id = id;
  act->clock = g_object_ref (clock);
  return act;
}

/* With a clock that was set back, not before the favour itself. */
static char *
dup_today_or_later (RelnetClock *clock, const char *date)
{
  g_autofree char *today = relnet_clock_dup_today (clock);

  return strcmp (today, date) < 0 ? g_strdup (date) : g_steal_pointer (&today);
}

static char *
dup_name (RelnetDatabase *database, gint64 person_id)
{
  g_autoptr (RelnetPersonSummary) person
      = relnet_person_store_load_summary (relnet_database_get_reader (database), person_id, NULL);

  return g_strdup (person != NULL ? relnet_person_summary_get_name (person) : "");
}

static char *
dup_favour_name (RelnetDatabase *database, gint64 id)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_store_load (relnet_database_get_reader (database), id, NULL);

  return g_strdup (favour != NULL ? relnet_favour_get_person_name (favour) : "");
}

static gboolean
save_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  FavourAct *act = data;

  return relnet_favour_get_id (act->favour) == 0
             ? relnet_favour_store_insert (connection, changes, act->favour, act->clock, error)
             : relnet_favour_store_update (connection, changes, act->favour, act->clock, error);
}

static const char *
get_save_format (RelnetFavour *favour)
{
  if (relnet_favour_get_id (favour) != 0)
    return N_ ("Favour changed (%s)");
  switch (relnet_favour_get_kind (favour))
    {
    case RELNET_FAVOUR_RECEIVED:
      return N_ ("Favour received noted (%s)");
    case RELNET_FAVOUR_ASKED:
      return N_ ("Request to %s noted");
    case RELNET_FAVOUR_GIVEN:
    case RELNET_N_FAVOUR_KINDS:
    default:
      return N_ ("Favour given to %s noted");
    }
}

/**
 * relnet_favour_store_save_async:
 * @database: a database
 * @favour: a favour, new (id 0) or stored; left alone by everybody else until @callback
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Adds or changes a favour or a request.
 */
void
relnet_favour_store_save_async (RelnetDatabase *database, RelnetFavour *favour, RelnetClock *clock,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  FavourAct *act = favour_act_new (0, clock);
  g_autofree char *name = dup_name (database, relnet_favour_get_person_id (favour));
  g_autofree char *label = NULL;

  act->favour = g_object_ref (favour);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  label = g_strdup_printf (_ (get_save_format (favour)), name);
#pragma GCC diagnostic pop
  relnet_database_write_async (database, label, save_act, act, favour_act_free, cancellable, callback, user_data);
}

static gboolean
thank_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  FavourAct *act = data;
  g_autofree char *today = relnet_clock_dup_today (act->clock);

  return relnet_favour_store_thank (connection, changes, act->id, today, act->clock, NULL, error);
}

/**
 * relnet_favour_store_thank_async:
 * @database: a database
 * @person_id: who was thanked today
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_favour_store_thank_async (RelnetDatabase *database, gint64 person_id, RelnetClock *clock, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *name = dup_name (database, person_id);
  g_autofree char *label = g_strdup_printf (_ ("Thanks to %s noted"), name);

  relnet_database_write_async (database, label, thank_act, favour_act_new (person_id, clock), favour_act_free, cancellable,
                               callback, user_data);
}

/**
 * relnet_favour_store_set_thanked:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a favour
 * @thanked: whether thanks were said for it today
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether that is so now
 */
gboolean
relnet_favour_store_set_thanked (RelnetConnection *connection, RelnetChanges *changes, gint64 id, gboolean thanked,
                                 RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_store_load (connection, id, error);
  g_autofree char *date = NULL;

  if (favour == NULL)
    return FALSE;
  if ((*relnet_favour_get_thanked_on (favour) != '\0') == thanked)
    return TRUE;
  date = dup_today_or_later (clock, relnet_favour_get_date (favour));
  relnet_favour_set_thanked_on (favour, thanked ? date : "");
  return relnet_favour_store_update (connection, changes, favour, clock, error);
}

static gboolean
set_thanked_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  FavourAct *act = data;

  return relnet_favour_store_set_thanked (connection, changes, act->id, act->yes, act->clock, error);
}

/**
 * relnet_favour_store_set_thanked_async:
 * @database: a database
 * @id: a favour
 * @thanked: whether thanks were said for it today: by the user if it was received, by the other if it was given
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_favour_store_set_thanked_async (RelnetDatabase *database, gint64 id, gboolean thanked, RelnetClock *clock,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  FavourAct *act = favour_act_new (id, clock);
  g_autoptr (RelnetFavour) favour = relnet_favour_store_load (relnet_database_get_reader (database), id, NULL);
  const char *name = favour != NULL ? relnet_favour_get_person_name (favour) : "";
  gboolean given = favour != NULL && relnet_favour_get_kind (favour) == RELNET_FAVOUR_GIVEN;
  g_autofree char *label = g_strdup_printf (!thanked ? _ ("Thanks taken back (%s)")
                                            : given  ? _ ("Thanks from %s noted")
                                                     : _ ("Thanks to %s noted"),
                                            name);

  act->yes = thanked;
  relnet_database_write_async (database, label, set_thanked_act, act, favour_act_free, cancellable, callback, user_data);
}

static gboolean
answer_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  FavourAct *act = data;
  g_autoptr (RelnetFavour) favour = relnet_favour_store_load (connection, act->id, error);
  g_autofree char *date = NULL;

  if (favour == NULL)
    return FALSE;
  if (relnet_favour_get_kind (favour) != RELNET_FAVOUR_ASKED)
    return TRUE;
  date = dup_today_or_later (act->clock, relnet_favour_get_date (favour));
  if (act->yes)
    relnet_favour_grant (favour, date);
  else
    relnet_favour_set_declined_on (favour, date);
  return relnet_favour_store_update (connection, changes, favour, act->clock, error);
}

/**
 * relnet_favour_store_answer_async:
 * @database: a database
 * @id: a request
 * @granted: whether they did it; else they declined
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * C2: a request that is granted is a favour received, and thanks are owed for it.
 */
void
relnet_favour_store_answer_async (RelnetDatabase *database, gint64 id, gboolean granted, RelnetClock *clock,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  FavourAct *act = favour_act_new (id, clock);
  g_autofree char *name = dup_favour_name (database, id);
  g_autofree char *label
      = g_strdup_printf (granted ? _ ("Request granted by %s") : _ ("Request declined by %s"), name);

  act->yes = granted;
  relnet_database_write_async (database, label, answer_act, act, favour_act_free, cancellable, callback, user_data);
}

static gboolean
delete_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  FavourAct *act = data;

  return relnet_favour_store_mark_deleted (connection, changes, act->id, act->clock, error);
}

/**
 * relnet_favour_store_delete_async:
 * @database: a database
 * @id: a favour
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_favour_store_delete_async (RelnetDatabase *database, gint64 id, RelnetClock *clock, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *name = dup_favour_name (database, id);
  g_autofree char *label = g_strdup_printf (_ ("Favour deleted (%s)"), name);

  relnet_database_write_async (database, label, delete_act, favour_act_new (id, clock), favour_act_free, cancellable,
                               callback, user_data);
}

/**
 * relnet_favour_store_finish:
 * @database: a database
 * @result: the result of any of the acts above
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done; if not, nothing was changed
 */
gboolean
relnet_favour_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}
