/* Templates the user changed or added (W1): the only place that reads and writes the table template. Those of RelNet are
 * files; see relnet-template.c, which puts the two together. */

#include "relnet-template-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-template-situation.h"
#include "relnet-template-text.h"
#include "relnet-text.h"

/* A name is a line in a menu. */
#define MAX_NAME 80

static RelnetMessageTemplate *
read_template (RelnetStatement *statement)
{
  RelnetMessageTemplate *self
      = relnet_message_template_new (relnet_statement_get_text (statement, 1), relnet_statement_get_text (statement, 2),
                                     relnet_statement_get_text (statement, 3));

  relnet_message_template_set_id (self, relnet_statement_get_int (statement, 0));
  relnet_message_template_set_text (self, relnet_statement_get_text (statement, 4), relnet_statement_get_text (statement, 5));
  return self;
}

/**
 * relnet_template_store_load_all:
 * @connection: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetMessageTemplate) (nullable): what the user changed and added, by situation
 */
GPtrArray *
relnet_template_store_load_all (RelnetConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT id, situation, language, register, subject, body FROM template ORDER BY situation, language, register", error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (all, read_template (statement));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&all);
}

/**
 * relnet_template_store_find:
 * @connection: a connection
 * @situation: for what
 * @language: “fr” or “en”
 * @reg: “tu” or “vous”; empty where the language makes no difference
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the user wrote for it, for any register where they made no difference; %NULL,
 *   without an error, if that is nothing
 */
RelnetMessageTemplate *
relnet_template_store_find (RelnetConnection *connection, const char *situation, const char *language, const char *reg,
                            GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT id, situation, language, register, subject, body FROM template"
      " WHERE situation = ?1 AND language = ?2 AND register IN (?3, '') ORDER BY register DESC LIMIT 1",
      error);
  g_autoptr (RelnetMessageTemplate) found = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_text (statement, 1, situation);
  relnet_statement_bind_text (statement, 2, language);
  relnet_statement_bind_text (statement, 3, reg);
  if (relnet_statement_step (statement, error))
    found = read_template (statement);
  relnet_statement_reset (statement);
  return g_steal_pointer (&found);
}

static gboolean
refuse (const char *words, GError **error)
{
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, words);
  return FALSE;
}

static gboolean
check_text (const char *text, const char *format, GError **error)
{
  g_autoptr (GError) wrong = NULL;

  if (relnet_template_text_check (text, &wrong))
    return TRUE;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, format, wrong->message);
#pragma GCC diagnostic pop
  return FALSE;
}

/**
 * relnet_template_store_check:
 * @template_: a template
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it can be stored: %RELNET_STORE_ERROR_INVALID without a text, or with one that is not well formed, see
 *   relnet_template_text_check()
 */
gboolean
relnet_template_store_check (RelnetMessageTemplate *template_, GError **error)
{
  const char *subject = relnet_message_template_get_subject (template_);

  if (relnet_text_is_blank (relnet_message_template_get_body (template_)))
    return refuse (_ ("A template needs a text."), error);
  if (strchr (subject, '\n') != NULL)
    return refuse (_ ("A subject is one line."), error);
  /* Translators: %s is a whole sentence: “Line 1 has a brace without its other half.” */
  return check_text (subject, _ ("Subject: %s"), error)
         && check_text (relnet_message_template_get_body (template_), "%s", error);
}

static gboolean
is_taken (RelnetConnection *connection, const char *name, GError **error)
{
  g_autofree char *folded = relnet_text_fold (name);
  g_autoptr (GPtrArray) all = relnet_template_store_load_all (connection, error);
  const RelnetTemplateSituation *situations;
  guint n;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      g_autofree char *other = relnet_text_fold (relnet_message_template_get_label (g_ptr_array_index (all, i)));

      if (strcmp (folded, other) == 0)
        return TRUE;
    }
  situations = relnet_template_situation_get_all (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = relnet_text_fold (_ (situations[i].label));

      if (strcmp (folded, label) == 0 || strcmp (folded, situations[i].name) == 0)
        return TRUE;
    }
  return all == NULL;
}

/**
 * relnet_template_store_check_name:
 * @connection: a connection
 * @name: how the user wants to call a template of their own
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it can have that name: %RELNET_STORE_ERROR_INVALID without one, or with one that is taken
 */
gboolean
relnet_template_store_check_name (RelnetConnection *connection, const char *name, GError **error)
{
  g_autofree char *clean = relnet_text_clean (name);
  GError *local = NULL;

  if (relnet_text_is_blank (clean))
    return refuse (_ ("A template needs a name."), error);
  if (g_utf8_strlen (clean, -1) > MAX_NAME)
    return refuse (_ ("This name is too long for a menu."), error);
  if (!is_taken (connection, clean, &local))
    return TRUE;
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_set_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, _ ("There is a template “%s” already."), clean);
  return FALSE;
}

static gboolean
is_variant (const char *language, const char *reg)
{
  if (strcmp (language, "fr") == 0)
    return *reg == '\0' || strcmp (reg, "tu") == 0 || strcmp (reg, "vous") == 0;
  return strcmp (language, "en") == 0 && *reg == '\0';
}

/**
 * relnet_template_store_save:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @template_: a template; its id is set
 * @error: return location for an error, in words for the user
 *
 * Stores what the user wrote, in the place of what they wrote before for the same situation, language and register.
 *
 * Returns: whether it was stored; %RELNET_STORE_ERROR_INVALID as relnet_template_store_check()
 */
gboolean
relnet_template_store_save (RelnetConnection *connection, RelnetChanges *changes, RelnetMessageTemplate *template_,
                            GError **error)
{
  const char *situation = relnet_message_template_get_situation (template_);
  const char *language = relnet_message_template_get_language (template_);
  const char *reg = relnet_message_template_get_register (template_);
  g_autofree char *subject = NULL;
  g_autoptr (RelnetMessageTemplate) stored = NULL;
  RelnetStatement *statement;
  GError *local = NULL;

  if (!relnet_template_store_check (template_, error))
    return FALSE;
  if (relnet_text_is_blank (situation))
    return refuse (_ ("A template needs a name."), error);
  if (!is_variant (language, reg))
    return refuse (_ ("Templates are in French, with “tu” or “vous”, or in English."), error);
  statement = relnet_connection_prepare (connection,
                                         "INSERT INTO template (situation, language, register, subject, body)"
                                         " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (situation, language, register)"
                                         " DO UPDATE SET subject = excluded.subject, body = excluded.body",
                                         error);
  if (statement == NULL)
    return FALSE;
  subject = relnet_text_clean (relnet_message_template_get_subject (template_));
  relnet_statement_bind_text (statement, 1, situation);
  relnet_statement_bind_text (statement, 2, language);
  relnet_statement_bind_text (statement, 3, reg);
  relnet_statement_bind_text (statement, 4, subject);
  relnet_statement_bind_text (statement, 5, relnet_message_template_get_body (template_));
  if (!relnet_statement_run (statement, error))
    return FALSE;
  stored = relnet_template_store_find (connection, situation, language, reg, &local);
  if (stored == NULL)
    {
      if (local != NULL)
        g_propagate_error (error, local);
      return FALSE;
    }
  relnet_message_template_set_id (template_, relnet_message_template_get_id (stored));
  relnet_changes_add (changes, RELNET_CHANGE_TEMPLATE, relnet_message_template_get_id (stored));
  return TRUE;
}

/**
 * relnet_template_store_delete:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @situation: for what
 * @language: (nullable): which language; %NULL for all
 * @reg: (nullable): which register; %NULL for all
 * @error: return location for an error
 *
 * Removes what the user wrote; where RelNet brings a text, that is back.
 *
 * Returns: whether there was something to remove
 */
gboolean
relnet_template_store_delete (RelnetConnection *connection, RelnetChanges *changes, const char *situation,
                              const char *language, const char *reg, GError **error)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection,
                                   "DELETE FROM template WHERE situation = ?1 AND (?2 IS NULL OR language = ?2)"
                                   " AND (?3 IS NULL OR register = ?3)",
                                   error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_text (statement, 1, situation);
  if (language != NULL)
    relnet_statement_bind_text (statement, 2, language);
  else
    relnet_statement_bind_null (statement, 2);
  if (reg != NULL)
    relnet_statement_bind_text (statement, 3, reg);
  else
    relnet_statement_bind_null (statement, 3);
  if (!relnet_statement_run (statement, error))
    return FALSE;
  if (relnet_connection_get_n_changes (connection) == 0)
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This was deleted."));
      return FALSE;
    }
  relnet_changes_add_all (changes, RELNET_CHANGE_TEMPLATE);
  return TRUE;
}

typedef struct
{
  RelnetMessageTemplate *template_;
  char *situation;
  char *name;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->template_);
  g_free (act->situation);
  g_free (act->name);
  g_free (act);
}

static gboolean
save_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_template_store_save (connection, changes, ((Act *)data)->template_, error);
}

static gboolean
add_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  RelnetMessageTemplate *template_ = ((Act *)data)->template_;

  return relnet_template_store_check_name (connection, relnet_message_template_get_situation (template_), error)
         && relnet_template_store_save (connection, changes, template_, error);
}

static gboolean
rename_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  const Act *act = data;
  g_autofree char *from = relnet_text_fold (act->situation), *to = relnet_text_fold (act->name);
  RelnetStatement *statement;

  /* Only the case may change. */
  if (strcmp (from, to) != 0 && !relnet_template_store_check_name (connection, act->name, error))
    return FALSE;
  statement = relnet_connection_prepare (connection, "UPDATE template SET situation = ?2 WHERE situation = ?1", error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_text (statement, 1, act->situation);
  relnet_statement_bind_text (statement, 2, act->name);
  if (!relnet_statement_run (statement, error))
    return FALSE;
  relnet_changes_add_all (changes, RELNET_CHANGE_TEMPLATE);
  return TRUE;
}

static gboolean
reset_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  RelnetMessageTemplate *template_ = ((Act *)data)->template_;

  return relnet_template_store_delete (connection, changes, relnet_message_template_get_situation (template_),
                                       relnet_message_template_get_language (template_),
                                       relnet_message_template_get_register (template_), error);
}

static gboolean
delete_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_template_store_delete (connection, changes, ((Act *)data)->situation, NULL, NULL, error);
}

static void
write_template (RelnetDatabase *database, const char *format, RelnetWriteFunc func, RelnetMessageTemplate *template_,
                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Act *act = g_new0 (Act, 1);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *label = g_strdup_printf (format, relnet_message_template_get_label (template_));
#pragma GCC diagnostic pop

  act->template_ = g_object_ref (template_);
  relnet_database_write_async (database, label, func, act, act_free, cancellable, callback, user_data);
}

/**
 * relnet_template_store_save_async:
 * @database: a database
 * @template_: a template; left alone by everybody else until @callback
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Stores the text, see relnet_template_store_save().
 */
void
relnet_template_store_save_async (RelnetDatabase *database, RelnetMessageTemplate *template_, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  /* Translators: %s is the name of a template, “Thank-you”. */
  write_template (database, _ ("Template “%s” changed"), save_act, template_, cancellable, callback, user_data);
}

/**
 * relnet_template_store_add_async:
 * @database: a database
 * @template_: a template with a name of the user’s own; left alone by everybody else until @callback
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Adds a template, unless its name is taken: see relnet_template_store_check_name().
 */
void
relnet_template_store_add_async (RelnetDatabase *database, RelnetMessageTemplate *template_, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  write_template (database, _ ("Template “%s” added"), add_act, template_, cancellable, callback, user_data);
}

/**
 * relnet_template_store_rename_async:
 * @database: a database
 * @situation: the name of a template of the user’s own
 * @name: its new name
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_template_store_rename_async (RelnetDatabase *database, const char *situation, const char *name,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Act *act = g_new0 (Act, 1);
  g_autofree char *label = NULL;

  act->situation = g_strdup (situation);
  act->name = relnet_text_clean (name);
  /* Translators: the old and the new name of a template. */
  label = g_strdup_printf (_ ("Template “%s” renamed to “%s”"), situation, act->name);
  relnet_database_write_async (database, label, rename_act, act, act_free, cancellable, callback, user_data);
}

/**
 * relnet_template_store_reset_async:
 * @database: a database
 * @template_: a template the user changed
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Removes what the user wrote for this situation, language and register.
 */
void
relnet_template_store_reset_async (RelnetDatabase *database, RelnetMessageTemplate *template_, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  write_template (database,
                  relnet_message_template_is_own (template_) ? _ ("Text of the template “%s” deleted")
                                                             : _ ("Template “%s” is RelNet’s again"),
                  reset_act, template_, cancellable, callback, user_data);
}

/**
 * relnet_template_store_delete_async:
 * @database: a database
 * @situation: the name of a template of the user’s own
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Removes it in all its languages and registers.
 */
void
relnet_template_store_delete_async (RelnetDatabase *database, const char *situation, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  Act *act = g_new0 (Act, 1);
  g_autofree char *label
      = g_strdup_printf (_ ("Template “%s” deleted"), relnet_template_situation_get_label (situation));

  act->situation = g_strdup (situation);
  relnet_database_write_async (database, label, delete_act, act, act_free, cancellable, callback, user_data);
}

/**
 * relnet_template_store_finish:
 * @database: a database
 * @result: what the callback got
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was written
 */
gboolean
relnet_template_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}
