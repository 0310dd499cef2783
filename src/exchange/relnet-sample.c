/* The sample data: an invented network to look around in, read from resources/sample/network.json.
 *
 * Its dates are counted back from today, so that it is always as fresh as on its first day, and everything in it is the
 * same on each machine. People are named by a key, the years of a position are counted from this one, and an interaction
 * is moved from a weekend to the Friday before unless it is “exact”. */

#include "relnet-sample-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "relnet-backup.h"
#include "relnet-circle-store.h"
#include "relnet-date.h"
#include "relnet-emptying.h"
#include "relnet-follow-up-store.h"
#include "relnet-interaction-store.h"
#include "relnet-person-store.h"
#include "relnet-sample-data.h"

#define PATH    "/com/example/RelNet/sample/network.json"
#define SETTING "sample"
#define DAY     (24 * 60 * 60)

/* The circles have their names in the language of the window. */
static const struct
{
  const char *key;
  const char *name;
} circle_names[] = {
  { "clients", N_ ("Clients") },     { "colleagues", N_ ("Former colleagues") }, { "inner", N_ ("Inner circle") },
  { "mentors", N_ ("Mentors") },     { "suppliers", N_ ("Suppliers") },
};

typedef RelnetSampleFilling Filling;

static void
filling_clear (Filling *self)
{
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->circles, g_hash_table_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filling, filling_clear)

/**
 * relnet_sample_get_text:
 * @object: an object
 * @name: a member
 *
 * Returns: (transfer none): its text, empty if there is none
 */
const char *
relnet_sample_get_text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

/**
 * relnet_sample_get_int:
 * @object: an object
 * @name: a member
 *
 * Returns: its number, 0 if there is none
 */
int
relnet_sample_get_int (JsonObject *object, const char *name)
{
  return (int) json_object_get_int_member_with_default (object, name, 0);
}

/**
 * relnet_sample_get_elements:
 * @object: an object
 * @name: a member
 *
 * Returns: (transfer container) (element-type JsonNode) (nullable): the array of that name, %NULL if there is none
 */
GList *
relnet_sample_get_elements (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) ? json_array_get_elements (json_object_get_array_member (object, name)) : NULL;
}

/**
 * relnet_sample_get_person:
 * @self: the sample data
 * @object: an object
 * @name: a member that is the key of a person
 *
 * Returns: the person, 0 if there is none
 */
gint64
relnet_sample_get_person (RelnetSampleFilling *self, JsonObject *object, const char *name)
{
  RelnetPerson *person = g_hash_table_lookup (self->people, relnet_sample_get_text (object, name));

  return person != NULL ? relnet_person_get_id (person) : 0;
}

/**
 * relnet_sample_get_day:
 * @self: the sample data
 * @object: an object
 * @name: a member that is a number of days: ago, if it is positive
 *
 * Returns: (transfer full): the date
 */
char *
relnet_sample_get_day (RelnetSampleFilling *self, JsonObject *object, const char *name)
{
  return relnet_date_add_days (self->today, -relnet_sample_get_int (object, name));
}

/**
 * relnet_sample_make_clock:
 * @self: the sample data
 * @days_ago: a number of days
 *
 * Returns: (transfer full): a clock that stood then, to have something done that long ago
 */
RelnetClock *
relnet_sample_make_clock (RelnetSampleFilling *self, int days_ago)
{
  return relnet_clock_new_fixed (relnet_clock_get_now (self->clock) - (gint64) days_ago * DAY);
}

#define get_text     relnet_sample_get_text
#define get_int      relnet_sample_get_int
#define get_elements relnet_sample_get_elements

static char *
get_day (Filling *self, JsonObject *object, gboolean exact)
{
  int day = relnet_date_to_days (self->today) - get_int (object, "ago");
  /* Day 1 was a Monday, and 0 is Monday here. */
  int weekday = (day + 6) % 7;

  if (!exact && weekday >= 5)
    day -= weekday - 4;
  return relnet_date_from_days (day);
}

static gboolean
add_circles (Filling *self, JsonObject *root, GError **error)
{
  g_autoptr (GList) elements = get_elements (root, "circles");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      JsonObject *object = json_node_get_object (l->data);
      g_autoptr (RelnetCircle) circle = relnet_circle_new ();
      gint64 *id = g_new (gint64, 1);

      for (guint i = 0; i < G_N_ELEMENTS (circle_names); i++)
        if (strcmp (circle_names[i].key, get_text (object, "key")) == 0)
          relnet_circle_set_name (circle, _ (circle_names[i].name));
      relnet_circle_set_colour (circle, get_int (object, "colour"));
      relnet_circle_set_cadence_days (circle, get_int (object, "cadence"));
      relnet_circle_set_exempt (circle, json_object_get_boolean_member_with_default (object, "exempt", FALSE));
      g_hash_table_insert (self->circles, (gpointer) get_text (object, "key"), id);
      if (!relnet_circle_store_save (self->connection, self->changes, circle, error))
        return FALSE;
      *id = relnet_circle_get_id (circle);
    }
  return TRUE;
}

static void
add_points (JsonObject *object, const char *name, GListStore *list)
{
  g_autoptr (GList) elements = get_elements (object, name);

  for (GList *l = elements; l != NULL; l = l->next)
    {
      g_autoptr (RelnetContactPoint) point = NULL;

      if (JSON_NODE_HOLDS_OBJECT (l->data))
        point = relnet_contact_point_new (get_text (json_node_get_object (l->data), "label"),
                                          get_text (json_node_get_object (l->data), "value"));
      else
        point = relnet_contact_point_new ("", json_node_get_string (l->data));
      g_list_store_append (list, point);
    }
}

static void
add_addresses (JsonObject *object, GListStore *list)
{
  g_autoptr (GList) elements = get_elements (object, "addresses");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      JsonObject *each = json_node_get_object (l->data);
      g_autoptr (RelnetAddress) address = relnet_address_new ();

      relnet_address_set_label (address, get_text (each, "label"));
      relnet_address_set_street (address, get_text (each, "street"));
      relnet_address_set_postcode (address, get_text (each, "postcode"));
      relnet_address_set_city (address, get_text (each, "city"));
      relnet_address_set_country (address, get_text (each, "country"));
      g_list_store_append (list, address);
    }
}

static void
add_positions (Filling *self, JsonObject *object, GListStore *list)
{
  g_autoptr (GList) elements = get_elements (object, "positions");
  int year = atoi (self->today);

  for (GList *l = elements; l != NULL; l = l->next)
    {
      JsonObject *each = json_node_get_object (l->data);
      g_autoptr (RelnetPosition) position = relnet_position_new ();

      relnet_position_set_organisation (position, get_text (each, "organisation"));
      relnet_position_set_title (position, get_text (each, "title"));
      relnet_position_set_from_year (position, year + get_int (each, "from"));
      relnet_position_set_current (position, !json_object_has_member (each, "to"));
      if (json_object_has_member (each, "to"))
        relnet_position_set_to_year (position, year + get_int (each, "to"));
      g_list_store_append (list, position);
    }
}

/* A birthday that is always near: so many days from now, of somebody turning that old. */
static void
set_near_birthday (Filling *self, JsonObject *object, RelnetPerson *person)
{
  g_autofree char *next = relnet_date_add_days (self->today, get_int (object, "birthday-in"));
  g_autofree char *birthday = g_strdup_printf ("%04d%s", atoi (next) - get_int (object, "turning"), next + 4);

  /* Nobody is born on 29 February of a common year. */
  if (!relnet_date_is_valid (birthday))
    memcpy (birthday + 8, "28", 2);
  relnet_person_set_text (person, RELNET_PERSON_BIRTHDAY, birthday);
}

static void
set_met (Filling *self, JsonObject *object, RelnetPerson *person)
{
  JsonObject *met = json_object_get_object_member (object, "met");
  g_autofree char *date = get_day (self, met, FALSE);

  relnet_person_set_text (person, RELNET_PERSON_MET_DATE, date);
  relnet_person_set_text (person, RELNET_PERSON_MET_PLACE, get_text (met, "place"));
  relnet_person_set_text (person, RELNET_PERSON_MET_THROUGH, get_text (met, "through"));
  relnet_person_set_text (person, RELNET_PERSON_MET_CONTEXT, get_text (met, "context"));
  relnet_person_set_text (person, RELNET_PERSON_MET_ROLE, get_text (met, "role"));
}

static void
set_texts (JsonObject *object, RelnetPerson *person)
{
  for (guint i = 0; i < RELNET_N_PERSON_TEXTS; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (relnet_person_text_to_name ((RelnetPersonText) i)), "_", '-');
      const char *value = get_text (object, name);

      if (*value != '\0')
        relnet_person_set_text (person, (RelnetPersonText) i, value);
    }
}

static void
set_words (Filling *self, JsonObject *object, RelnetPerson *person)
{
  g_autoptr (GList) circles = get_elements (object, "circles");
  g_autoptr (GList) relations = get_elements (object, "relations");
  g_autoptr (GList) tags = get_elements (object, "tags");

  for (GList *l = circles; l != NULL; l = l->next)
    {
      gint64 *id = g_hash_table_lookup (self->circles, json_node_get_string (l->data));

      if (id != NULL)
        relnet_person_set_in_circle (person, *id, TRUE);
    }
  for (GList *l = relations; l != NULL; l = l->next)
    {
      RelnetRelation relation;

      if (relnet_relation_from_name (json_node_get_string (l->data), &relation))
        relnet_person_set_relation (person, relation, TRUE);
    }
  for (GList *l = tags; l != NULL; l = l->next)
    relnet_person_add_tag (person, json_node_get_string (l->data));
}

static gboolean
add_people (Filling *self, JsonObject *root, GError **error)
{
  g_autoptr (GList) elements = get_elements (root, "people");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      JsonObject *object = json_node_get_object (l->data);
      g_autoptr (RelnetPerson) person = relnet_person_new ();
      /* In the book since they were met. */
      g_autoptr (RelnetClock) clock
          = relnet_clock_new_fixed (relnet_clock_get_now (self->clock) - (gint64) get_int (object, "added") * DAY);
      g_autofree char *uid = g_strconcat (get_text (object, "key"), "@sample.relnet.example", NULL);

      relnet_person_set_uid (person, uid);
      set_texts (object, person);
      add_points (object, "emails", relnet_person_get_emails (person));
      add_points (object, "phones", relnet_person_get_phones (person));
      add_points (object, "links", relnet_person_get_links (person));
      add_addresses (object, relnet_person_get_addresses (person));
      add_positions (self, object, relnet_person_get_positions (person));
      set_words (self, object, person);
      if (json_object_has_member (object, "birthday-in"))
        set_near_birthday (self, object, person);
      if (json_object_has_member (object, "met"))
        set_met (self, object, person);
      if (json_object_has_member (object, "cadence"))
        relnet_person_set_cadence_days (person, get_int (object, "cadence"));
      if (json_object_has_member (object, "paused-for"))
        {
          g_autofree char *until = relnet_date_add_days (self->today, get_int (object, "paused-for"));

          relnet_person_set_text (person, RELNET_PERSON_PAUSED_UNTIL, until);
        }
      relnet_person_set_starred (person, json_object_get_boolean_member_with_default (object, "starred", FALSE));
      if (!relnet_person_store_insert (self->connection, self->changes, person, clock, error))
        return FALSE;
      g_hash_table_insert (self->people, (gpointer) get_text (object, "key"), g_steal_pointer (&person));
    }
  return TRUE;
}

static void
add_participant (Filling *self, RelnetInteraction *interaction, const char *key)
{
  RelnetPerson *person = g_hash_table_lookup (self->people, key);

  if (person != NULL)
    relnet_interaction_add_person (interaction, relnet_person_get_id (person), relnet_person_get_name (person));
}

static RelnetInteraction *
read_interaction (Filling *self, JsonObject *object, const char *person_key)
{
  RelnetInteraction *interaction = relnet_interaction_new ();
  g_autofree char *date
      = get_day (self, object, json_object_get_boolean_member_with_default (object, "exact", FALSE));
  g_autoptr (GList) with = get_elements (object, person_key != NULL ? "with" : "people");
  RelnetChannel channel = RELNET_CHANNEL_NOTE;
  RelnetDirection direction = RELNET_DIRECTION_BOTH;
  RelnetOutcome outcome = RELNET_OUTCOME_NONE;

  relnet_channel_from_name (get_text (object, "channel"), &channel);
  relnet_direction_from_name (get_text (object, "direction"), &direction);
  relnet_outcome_from_name (get_text (object, "outcome"), &outcome);
  relnet_interaction_set_date (interaction, date);
  relnet_interaction_set_channel (interaction, channel);
  relnet_interaction_set_direction (interaction, direction);
  relnet_interaction_set_initiated_by_me (interaction, direction != RELNET_DIRECTION_INCOMING);
  relnet_interaction_set_outcome (interaction, outcome);
  relnet_interaction_set_subject (interaction, get_text (object, "subject"));
  relnet_interaction_set_note (interaction, get_text (object, "note"));
  relnet_interaction_set_they_said (interaction, get_text (object, "said"));
  relnet_interaction_set_place (interaction, get_text (object, "place"));
  relnet_interaction_set_minutes (interaction, get_int (object, "minutes"));
  relnet_interaction_set_worth (interaction, get_int (object, "worth"));
  if (person_key != NULL)
    add_participant (self, interaction, person_key);
  for (GList *l = with; l != NULL; l = l->next)
    add_participant (self, interaction, json_node_get_string (l->data));
  return interaction;
}

static int
compare_interactions (gconstpointer a, gconstpointer b)
{
  return strcmp (relnet_interaction_get_date (*(RelnetInteraction *const *) a),
                 relnet_interaction_get_date (*(RelnetInteraction *const *) b));
}

static void
collect_interactions (Filling *self, GPtrArray *into, JsonObject *object, const char *member, const char *person_key)
{
  g_autoptr (GList) elements = get_elements (object, member);

  /* The file has the newest first; of those on one day the later one is to have the higher id. */
  for (GList *l = g_list_last (elements); l != NULL; l = l->prev)
    g_ptr_array_add (into, read_interaction (self, json_node_get_object (l->data), person_key));
}

static gboolean
add_interactions (Filling *self, JsonObject *root, GError **error)
{
  g_autoptr (GPtrArray) interactions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GList) people = get_elements (root, "people");

  for (GList *l = people; l != NULL; l = l->next)
    collect_interactions (self, interactions, json_node_get_object (l->data), "timeline",
                          get_text (json_node_get_object (l->data), "key"));
  collect_interactions (self, interactions, root, "events", NULL);
  /* A stable sort: g_ptr_array_sort() is one. */
  g_ptr_array_sort (interactions, compare_interactions);
  for (guint i = 0; i < interactions->len; i++)
    if (!relnet_interaction_store_insert (self->connection, self->changes, g_ptr_array_index (interactions, i), self->clock,
                                          error))
      return FALSE;
  return TRUE;
}

static gboolean
add_follow_ups (Filling *self, JsonObject *root, GError **error)
{
  g_autoptr (GList) elements = get_elements (root, "follow-ups");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      JsonObject *object = json_node_get_object (l->data);
      RelnetPerson *person = g_hash_table_lookup (self->people, get_text (object, "person"));
      g_autoptr (RelnetFollowUp) follow_up = relnet_follow_up_new ();
      g_autofree char *due = relnet_date_add_days (self->today, get_int (object, "due"));

      if (person == NULL)
        continue;
      relnet_follow_up_set_person_id (follow_up, relnet_person_get_id (person));
      relnet_follow_up_set_due (follow_up, due);
      relnet_follow_up_set_what (follow_up, get_text (object, "what"));
      if (json_object_has_member (object, "done"))
        {
          g_autofree char *done = relnet_date_add_days (self->today, -get_int (object, "done"));

          relnet_follow_up_set_done_on (follow_up, done);
        }
      if (!relnet_follow_up_store_insert (self->connection, self->changes, follow_up, self->clock, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relnet_sample_fill:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @clock: the time; the dates are counted back from its today
 * @error: return location for an error
 *
 * Fills an empty book with an invented network.
 *
 * Returns: whether it was filled; %RELNET_STORE_ERROR_INVALID if there is somebody in the book
 */
gboolean
relnet_sample_fill (RelnetConnection *connection, RelnetChanges *changes, RelnetClock *clock, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GBytes) bytes = NULL;
  g_auto (Filling) self = { connection, changes, clock, NULL, NULL, NULL };
  JsonObject *root;
  gsize size;
  const char *data;

  if (relnet_person_store_count (connection) > 0)
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                           _ ("There are people in the book already. Sample data goes into an empty one only; nothing was "
                              "changed."));
      return FALSE;
    }
  bytes = g_resource_lookup_data (relnet_sample_data_get_resource (), PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  if (!json_parser_load_from_data (parser, data, (gssize) size, error))
    return FALSE;
  root = json_node_get_object (json_parser_get_root (parser));
  self.today = relnet_clock_dup_today (clock);
  self.circles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self.people = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  return add_circles (&self, root, error) && add_people (&self, root, error) && add_interactions (&self, root, error)
         && add_follow_ups (&self, root, error)
         && relnet_sample_add_commitments (&self, root, error) && relnet_sample_add_introductions (&self, root, error)
         && relnet_sample_add_goals (&self, root, error) && relnet_sample_add_meetings (&self, root, error)
         && relnet_sample_add_messages (&self, root, error) && relnet_sample_add_endings (&self, root, error)
         && relnet_sample_add_meet_ups (&self, root, error)
         && relnet_connection_set_setting (connection, SETTING, "1", error);
}

/**
 * relnet_sample_is_loaded:
 * @connection: a connection
 *
 * Returns: whether what is in the book is the sample data
 */
gboolean
relnet_sample_is_loaded (RelnetConnection *connection)
{
  g_autofree char *value = relnet_connection_get_setting (connection, SETTING);

  return g_strcmp0 (value, "1") == 0;
}

static gboolean
fill_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_sample_fill (connection, changes, data, error);
}

/**
 * relnet_sample_load:
 * @database: a database
 * @clock: the time
 * @error: return location for an error
 *
 * Does relnet_sample_fill() and waits, for programs without a window.
 *
 * Returns: whether it was filled
 */
gboolean
relnet_sample_load (RelnetDatabase *database, RelnetClock *clock, GError **error)
{
  return relnet_database_write (database, fill_act, clock, error);
}

/**
 * relnet_sample_load_async:
 * @database: a database
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done; finish with relnet_sample_finish()
 * @user_data: for @callback
 *
 * Fills an empty book with an invented network, in one transaction.
 */
void
relnet_sample_load_async (RelnetDatabase *database, RelnetClock *clock, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  relnet_database_write_async (database, NULL, fill_act, g_object_ref (clock), g_object_unref, cancellable, callback,
                               user_data);
}

typedef struct
{
  char *path;
  RelnetClock *clock;
  GCancellable *cancellable;
} ClearAct;

static void
clear_act_free (gpointer data)
{
  ClearAct *act = data;

  g_free (act->path);
  g_clear_object (&act->clock);
  g_clear_object (&act->cancellable);
  g_free (act);
}

/* The backup is of the state before this write, as nothing of it is committed yet. */
static gboolean
clear_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  ClearAct *act = data;
  g_autoptr (RelnetBackup) backup = NULL;

  if (!relnet_sample_is_loaded (connection))
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                           _ ("What is in the book is not sample data. Nothing was changed."));
      return FALSE;
    }
  backup = relnet_backup_create (act->path, RELNET_BACKUP_BEFORE_RESTORE, act->clock, act->cancellable, error);
  return backup != NULL && relnet_emptying_run (connection, changes, error)
         && relnet_connection_set_setting (connection, SETTING, "0", error);
}

/**
 * relnet_sample_clear_async:
 * @database: a database with the sample data
 * @clock: the time
 * @cancellable: (nullable): a cancellable; it counts until the book is emptied
 * @callback: called when it is done; finish with relnet_sample_finish()
 * @user_data: for @callback
 *
 * Empties the book to start for real, after a verified backup: whatever the user added while looking around is in that.
 * Settings and mail accounts stay.
 */
void
relnet_sample_clear_async (RelnetDatabase *database, RelnetClock *clock, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  ClearAct *act = g_new0 (ClearAct, 1);

  act->path = g_strdup (relnet_database_get_path (database));
  act->clock = g_object_ref (clock);
  act->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  relnet_database_write_async (database, NULL, clear_act, act, clear_act_free, cancellable, callback, user_data);
}

/**
 * relnet_sample_finish:
 * @database: a database
 * @result: the result of any of the acts above
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done; if not, nothing was changed
 */
gboolean
relnet_sample_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}
