/* Edits in place: each changes one thing about a person and leaves the rest as it is stored at that moment, so that two
 * quick edits, an import or another window never take anything from each other. */

#include "relnet-person-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-text.h"

typedef struct
{
  gint64 id;
  RelnetClock *clock;
  RelnetPersonEditFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  if (edit->destroy != NULL)
    edit->destroy (edit->data);
  g_clear_object (&edit->clock);
  g_free (edit);
}

static gboolean
edit_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Edit *edit = data;
  g_autoptr (RelnetPerson) person = relnet_person_store_load (connection, edit->id, error);

  return person != NULL && edit->func (person, edit->data, error)
         && relnet_person_store_update (connection, changes, person, edit->clock, error);
}

/**
 * relnet_person_edit_async:
 * @database: a database
 * @id: a person
 * @label: (nullable): what was done, %NULL for “… changed”
 * @func: makes the change, on the writer's thread
 * @data: user data for @func
 * @destroy: (nullable): frees @data
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads the person fresh, lets @func change it, and stores it, in one transaction.
 */
void
relnet_person_edit_async (RelnetDatabase *database, gint64 id, const char *label, RelnetPersonEditFunc func, gpointer data,
                          GDestroyNotify destroy, RelnetClock *clock, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  Edit *edit = g_new0 (Edit, 1);
  g_autofree char *made = NULL;

  edit->id = id;
  edit->clock = g_object_ref (clock);
  edit->func = func;
  edit->data = data;
  edit->destroy = destroy;
  if (label == NULL)
    {
      g_autoptr (RelnetPersonSummary) summary
          = relnet_person_store_load_summary (relnet_database_get_reader (database), id, NULL);

      label = made
          = g_strdup_printf (_ ("%s changed"), summary != NULL ? relnet_person_summary_get_name (summary) : "");
    }
  relnet_database_write_async (database, label, edit_act, edit, edit_free, cancellable, callback, user_data);
}

/**
 * relnet_person_get_points:
 * @person: a person
 * @kind: which list
 *
 * Returns: (transfer none): the e-mails, phones or links
 */
GListStore *
relnet_person_get_points (RelnetPerson *person, RelnetPointKind kind)
{
  switch (kind)
    {
    case RELNET_POINT_EMAIL:
      return relnet_person_get_emails (person);
    case RELNET_POINT_PHONE:
      return relnet_person_get_phones (person);
    case RELNET_POINT_LINK:
      return relnet_person_get_links (person);
    case RELNET_N_POINT_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* One item of a list, changed, added (id 0) or, when it is empty, removed. */
typedef struct
{
  RelnetPointKind kind;
  GObject *item;
  gint64 item_id;
  gboolean remove;
  char *text;
  gint64 number;
  gboolean has;
  GBytes *bytes;
} ItemEdit;

static void
item_edit_free (gpointer data)
{
  ItemEdit *edit = data;

  g_clear_object (&edit->item);
  g_clear_pointer (&edit->text, g_free);
  g_clear_pointer (&edit->bytes, g_bytes_unref);
  g_free (edit);
}

static gboolean
replace_in (GListStore *list, const ItemEdit *edit)
{
  for (guint i = 0; edit->item_id != 0 && i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      gint64 id;

      g_object_get (item, "id", &id, NULL);
      if (id != edit->item_id)
        continue;
      g_list_store_splice (list, i, 1, edit->remove ? NULL : (gpointer *) &edit->item, edit->remove ? 0 : 1);
      return TRUE;
    }
  /* It was removed elsewhere meanwhile: what was typed is kept, under a new id. */
  if (!edit->remove)
    {
      g_object_set (edit->item, "id", (gint64) 0, NULL);
      g_list_store_append (list, edit->item);
    }
  return TRUE;
}

static gboolean
edit_point (RelnetPerson *person, gpointer data, GError **error)
{
  ItemEdit *edit = data;

  if (!edit->remove && edit->kind == RELNET_POINT_EMAIL
      && !relnet_text_is_email (relnet_contact_point_get_value (RELNET_CONTACT_POINT (edit->item))))
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, _ ("This is not an e-mail address."));
      return FALSE;
    }
  return replace_in (relnet_person_get_points (person, edit->kind), edit);
}

static gboolean
edit_address (RelnetPerson *person, gpointer data, GError **error)
{
  return replace_in (relnet_person_get_addresses (person), data);
}

static gboolean
edit_position (RelnetPerson *person, gpointer data, GError **error)
{
  return replace_in (relnet_person_get_positions (person), data);
}

/* What is handed to the writer is a copy: the caller's item may change again before it is written. */
static ItemEdit *
copy_item (GObject *item)
{
  ItemEdit *edit = g_new0 (ItemEdit, 1);
  guint n;
  g_autofree GParamSpec **specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (item), &n);

  edit->item = g_object_new (G_OBJECT_TYPE (item), NULL);
  for (guint i = 0; i < n; i++)
    if ((specs[i]->flags & G_PARAM_READWRITE) == G_PARAM_READWRITE)
      {
        g_auto (GValue) value = G_VALUE_INIT;

        g_value_init (&value, specs[i]->value_type);
        g_object_get_property (item, specs[i]->name, &value);
        g_object_set_property (edit->item, specs[i]->name, &value);
      }
  g_object_get (item, "id", &edit->item_id, NULL);
  return edit;
}

/**
 * relnet_person_edit_point_async:
 * @database: a database
 * @id: a person
 * @kind: which list
 * @point: an item of the list: new (id 0), changed, or with a blank value to be removed
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_person_edit_point_async (RelnetDatabase *database, gint64 id, RelnetPointKind kind, RelnetContactPoint *point,
                                RelnetClock *clock, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  ItemEdit *edit = copy_item (G_OBJECT (point));

  edit->kind = kind;
  edit->remove = relnet_text_is_blank (relnet_contact_point_get_value (point));
  relnet_person_edit_async (database, id, NULL, edit_point, edit, item_edit_free, clock, cancellable, callback, user_data);
}

/**
 * relnet_person_edit_address_async:
 * @database: a database
 * @id: a person
 * @address: an address: new (id 0), changed, or empty to be removed
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_person_edit_address_async (RelnetDatabase *database, gint64 id, RelnetAddress *address, RelnetClock *clock,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ItemEdit *edit = copy_item (G_OBJECT (address));

  edit->remove = relnet_text_is_blank (relnet_address_get_street (address))
                 && relnet_text_is_blank (relnet_address_get_city (address))
                 && relnet_text_is_blank (relnet_address_get_region (address))
                 && relnet_text_is_blank (relnet_address_get_postcode (address))
                 && relnet_text_is_blank (relnet_address_get_country (address));
  relnet_person_edit_async (database, id, NULL, edit_address, edit, item_edit_free, clock, cancellable, callback,
                            user_data);
}

/**
 * relnet_person_edit_position_async:
 * @database: a database
 * @id: a person
 * @position: a position: new (id 0), changed, or with neither organisation nor title to be removed
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_person_edit_position_async (RelnetDatabase *database, gint64 id, RelnetPosition *position, RelnetClock *clock,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ItemEdit *edit = copy_item (G_OBJECT (position));

  edit->remove = relnet_text_is_blank (relnet_position_get_organisation (position))
                 && relnet_text_is_blank (relnet_position_get_title (position))
                 && relnet_text_is_blank (relnet_position_get_department (position));
  relnet_person_edit_async (database, id, NULL, edit_position, edit, item_edit_free, clock, cancellable, callback,
                            user_data);
}

static gboolean
edit_tag (RelnetPerson *person, gpointer data, GError **error)
{
  ItemEdit *edit = data;

  if (edit->has)
    relnet_person_add_tag (person, edit->text);
  else
    relnet_person_remove_tag (person, edit->text);
  return TRUE;
}

/**
 * relnet_person_edit_tag_async:
 * @database: a database
 * @id: a person
 * @tag: a tag
 * @has: whether the person has it
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_person_edit_tag_async (RelnetDatabase *database, gint64 id, const char *tag, gboolean has, RelnetClock *clock,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ItemEdit *edit = g_new0 (ItemEdit, 1);

  edit->text = relnet_text_clean (tag);
  edit->has = has;
  relnet_person_edit_async (database, id, NULL, edit_tag, edit, item_edit_free, clock, cancellable, callback, user_data);
}

static gboolean
edit_relation (RelnetPerson *person, gpointer data, GError **error)
{
  ItemEdit *edit = data;

  relnet_person_set_relation (person, (RelnetRelation) edit->number, edit->has);
  return TRUE;
}

/**
 * relnet_person_edit_relation_async:
 * @database: a database
 * @id: a person
 * @relation: a kind of tie
 * @has: whether it is one with the person
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_person_edit_relation_async (RelnetDatabase *database, gint64 id, RelnetRelation relation, gboolean has,
                                   RelnetClock *clock, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  ItemEdit *edit = g_new0 (ItemEdit, 1);

  edit->number = relation;
  edit->has = has;
  relnet_person_edit_async (database, id, NULL, edit_relation, edit, item_edit_free, clock, cancellable, callback,
                            user_data);
}

static gboolean
edit_photo (RelnetPerson *person, gpointer data, GError **error)
{
  relnet_person_set_photo (person, ((ItemEdit *) data)->bytes);
  return TRUE;
}

/**
 * relnet_person_edit_photo_async:
 * @database: a database
 * @id: a person
 * @photo: (nullable): the bytes of an image file, %NULL for none
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_person_edit_photo_async (RelnetDatabase *database, gint64 id, GBytes *photo, RelnetClock *clock,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ItemEdit *edit = g_new0 (ItemEdit, 1);

  edit->bytes = photo != NULL ? g_bytes_ref (photo) : NULL;
  relnet_person_edit_async (database, id, NULL, edit_photo, edit, item_edit_free, clock, cancellable, callback, user_data);
}

/**
 * relnet_person_find_by_name:
 * @connection: a connection
 * @name: a name, in any case and with or without accents
 *
 * Returns: somebody of that name, 0 if there is nobody
 */
gint64
relnet_person_find_by_name (RelnetConnection *connection, const char *name)
{
  g_autofree char *clean = relnet_text_clean (name);
  g_autofree char *folded = relnet_text_fold (clean);
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "SELECT id FROM person WHERE name_folded = ?1 AND deleted_at IS NULL LIMIT 1", NULL);
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
 * relnet_person_complete:
 * @connection: a connection
 * @text: the beginning of a name, or of a word in it
 * @limit: how many at most
 * @error: return location for an error
 *
 * Reads every name when few begin with @text: for relnet_database_read_async().
 *
 * Returns: (transfer full) (element-type RelnetPersonSummary) (nullable): people with id and name, those whose name
 *   begins with @text first
 */
GPtrArray *
relnet_person_complete (RelnetConnection *connection, const char *text, guint limit, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *clean = relnet_text_clean (text);
  g_autofree char *folded = relnet_text_fold (clean);
  RelnetStatement *statement;
  GError *local = NULL;

  if (*folded == '\0')
    return g_steal_pointer (&found);
  statement = relnet_connection_prepare (
      connection,
      "SELECT id, name FROM (SELECT id, name, 0 AS place, sort_key FROM person"
      "  WHERE deleted_at IS NULL AND name_folded >= ?1 AND name_folded < ?1 || char (1114111)"
      " UNION ALL SELECT id, name, 1, sort_key FROM person"
      "  WHERE deleted_at IS NULL AND instr (name_folded, ' ' || ?1) > 0 AND substr (name_folded, 1, length (?1)) <> ?1)"
      " ORDER BY place, sort_key LIMIT ?2",
      error);
  if (statement == NULL)
    return NULL;
  relnet_statement_bind_text (statement, 1, folded);
  relnet_statement_bind_int (statement, 2, limit);
  while (relnet_statement_step (statement, &local))
    {
      RelnetPersonSummary *summary = relnet_person_summary_new ();

      relnet_person_summary_set_id (summary, relnet_statement_get_int (statement, 0));
      relnet_person_summary_set_name (summary, relnet_statement_get_text (statement, 1));
      g_ptr_array_add (found, summary);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&found);
}
