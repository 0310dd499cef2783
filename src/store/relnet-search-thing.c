#include "relnet-search-thing.h"

#include <glib/gi18n-lib.h>

#include "relnet-search-index.h"
#include "relnet-text.h"

/**
 * RelnetSearchThing:
 *
 * A goal, a step of one, a promise, a favour, a request, an introduction, a follow-up, a meet-up, a contract or something found
 * about the user whose words were looked for.
 */
struct _RelnetSearchThing
{
  GObject parent_instance;

  RelnetSearchThingKind kind;
  gint64 id; /* of what is opened: for a step the goal, for a follow-up the person */
  char *title;
  char *name;
  char *other_name;
  char *date;
};

G_DEFINE_FINAL_TYPE (RelnetSearchThing, relnet_search_thing, G_TYPE_OBJECT)

/* Kind, what is opened, title, what else is looked through, names, date; what is open first, then the newest. There are
 * some thousands of these at most, where there may be a million interactions: they need no index. */
#define QUERY                                                                                                           \
  "SELECT 0 AS kind, id, what, why || ' ' || sector || ' ' || expertise || ' ' || target || ' ' || moved_what, '', ''," \
  "       started_on AS date, state = 'open' AS is_open FROM goal WHERE deleted_at IS NULL"                             \
  " UNION ALL SELECT 1, goal_id, goal_step.what, '', goal.what, '', goal_step.due, done_on = '' AND state = 'open'"     \
  "  FROM goal_step JOIN goal ON goal.id = goal_id WHERE deleted_at IS NULL"                                            \
  " UNION ALL SELECT CASE WHEN mine THEN 2 ELSE 3 END, promise.id, what, '', coalesce (name, person_name), '', made_on,"\
  "       state = 'open' FROM promise LEFT JOIN person ON person.id = person_id WHERE promise.deleted_at IS NULL"       \
  " UNION ALL SELECT CASE favour.kind WHEN 'given' THEN 4 WHEN 'received' THEN 5 ELSE 6 END, favour.id, what, '',"      \
  "       coalesce (name, person_name), '', date, favour.kind = 'asked' AND declined_on = ''"                           \
  "  FROM favour LEFT JOIN person ON person.id = person_id WHERE favour.deleted_at IS NULL"                             \
  " UNION ALL SELECT 7, introduction.id, CASE WHEN outcome <> '' THEN outcome WHEN first_reason <> '' THEN first_reason"\
  "         WHEN second_reason <> '' THEN second_reason ELSE introduction.note END,"                                    \
  "       first_reason || ' ' || second_reason || ' ' || introduction.note, coalesce (a.name, first_name),"             \
  "       coalesce (b.name, second_name), state_on, outcome = ''"                                                       \
  "  FROM introduction LEFT JOIN person AS a ON a.id = first_id LEFT JOIN person AS b ON b.id = second_id"              \
  " WHERE introduction.deleted_at IS NULL"                                                                              \
  " UNION ALL SELECT 8, person_id, what, '', name, '', due, 1 FROM follow_up JOIN person ON person.id = person_id"      \
  " WHERE done_on = '' AND person.deleted_at IS NULL"                                                                   \
  " UNION ALL SELECT 9, id, name, place || ' ' || note, '', '', starts_on, ended_on = '' FROM meet_up"                  \
  " WHERE deleted_at IS NULL"                                                                                           \
  " UNION ALL SELECT 10, contract.id, what, contract.organisation || ' ' || exit_clause, coalesce (name, person_name),"  \
  "       contract.organisation, ends_on, notice_given_on = '' FROM contract LEFT JOIN person ON person.id = person_id" \
  " WHERE contract.deleted_at IS NULL"                                                                                  \
  " UNION ALL SELECT 11, id, what, answer || ' ' || link, '', '', found_on, dealt_on = '' FROM reputation_finding"      \
  " ORDER BY is_open DESC, date DESC"

enum
{
  COLUMN_KIND,
  COLUMN_ID,
  COLUMN_TITLE,
  COLUMN_MORE,
  COLUMN_NAME,
  COLUMN_OTHER_NAME,
  COLUMN_DATE
};

static void
relnet_search_thing_finalize (GObject *object)
{
  RelnetSearchThing *self = RELNET_SEARCH_THING (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->other_name, g_free);
  g_clear_pointer (&self->date, g_free);
  G_OBJECT_CLASS (relnet_search_thing_parent_class)->finalize (object);
}

static void
relnet_search_thing_class_init (RelnetSearchThingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_search_thing_finalize;
}

static void
relnet_search_thing_init (RelnetSearchThing *self)
{
}

/**
 * relnet_search_thing_get_kind:
 * @self: a thing
 *
 * Returns: what it is
 */
RelnetSearchThingKind
relnet_search_thing_get_kind (RelnetSearchThing *self)
{
  g_return_val_if_fail (RELNET_IS_SEARCH_THING (self), RELNET_SEARCH_GOAL);

  return self->kind;
}

/**
 * relnet_search_thing_get_id:
 * @self: a thing
 *
 * Returns: of what is to be opened: the goal of a step, the person of a follow-up, else of the thing itself
 */
gint64
relnet_search_thing_get_id (RelnetSearchThing *self)
{
  g_return_val_if_fail (RELNET_IS_SEARCH_THING (self), 0);

  return self->id;
}

/**
 * relnet_search_thing_get_kind_name:
 * @self: a thing
 *
 * Returns: what it is, for scripts
 */
const char *
relnet_search_thing_get_kind_name (RelnetSearchThing *self)
{
  static const char *const names[RELNET_N_SEARCH_THINGS]
      = { "goal",   "goal-step",    "promise",   "their-promise", "favour-given", "favour-received",
          "ask",    "introduction", "follow-up", "meet-up",       "contract",     "finding" };

  g_return_val_if_fail (RELNET_IS_SEARCH_THING (self), NULL);

  return names[self->kind];
}

/**
 * relnet_search_thing_get_title:
 * @self: a thing
 *
 * Returns: its words
 */
const char *
relnet_search_thing_get_title (RelnetSearchThing *self)
{
  g_return_val_if_fail (RELNET_IS_SEARCH_THING (self), NULL);

  return self->title;
}

/**
 * relnet_search_thing_get_date:
 * @self: a thing
 *
 * Returns: when it began or is due, may be empty
 */
const char *
relnet_search_thing_get_date (RelnetSearchThing *self)
{
  g_return_val_if_fail (RELNET_IS_SEARCH_THING (self), NULL);

  return self->date;
}

/**
 * relnet_search_thing_describe:
 * @self: a thing
 *
 * Returns: (transfer full): what it is and with whom, for a line below its words
 */
char *
relnet_search_thing_describe (RelnetSearchThing *self)
{
  static const char *const formats[RELNET_N_SEARCH_THINGS] = {
    [RELNET_SEARCH_GOAL] = N_ ("Goal"),
    /* Translators: %s are the words of a goal. */
    [RELNET_SEARCH_GOAL_STEP] = N_ ("Step of the goal “%s”"),
    /* Translators: here and below, %s is a person. */
    [RELNET_SEARCH_PROMISE_MINE] = N_ ("Your promise to %s"),
    [RELNET_SEARCH_PROMISE_THEIRS] = N_ ("Promise of %s"),
    [RELNET_SEARCH_FAVOUR_GIVEN] = N_ ("Favour done for %s"),
    [RELNET_SEARCH_FAVOUR_RECEIVED] = N_ ("Favour done by %s"),
    [RELNET_SEARCH_REQUEST] = N_ ("Asked of %s"),
    [RELNET_SEARCH_INTRODUCTION] = N_ ("Introduction of %s and %s"),
    [RELNET_SEARCH_FOLLOW_UP] = N_ ("Follow-up with %s"),
    [RELNET_SEARCH_MEET_UP] = N_ ("Meet-up"),
    /* Translators: with whom a contract is. */
    [RELNET_SEARCH_CONTRACT] = N_ ("Contract with %s"),
    [RELNET_SEARCH_FINDING] = N_ ("Found about you"),
  };

  g_return_val_if_fail (RELNET_IS_SEARCH_THING (self), NULL);

  switch (self->kind)
    {
    case RELNET_SEARCH_GOAL:
    case RELNET_SEARCH_MEET_UP:
    case RELNET_SEARCH_FINDING:
      return g_strdup (_ (formats[self->kind]));
    case RELNET_SEARCH_CONTRACT:
      return g_strdup_printf (_ (formats[self->kind]), *self->name != '\0' ? self->name : self->other_name);
    case RELNET_SEARCH_INTRODUCTION:
      return g_strdup_printf (_ (formats[self->kind]), self->name, self->other_name);
    default:
      return g_strdup_printf (_ (formats[self->kind]), self->name);
    }
}

/* Each word is in it, and one of them is not only a name: who is looked for is among the people found. */
static gboolean
matches (RelnetStatement *statement, GStrv words)
{
  g_autofree char *own = g_strconcat (relnet_statement_get_text (statement, COLUMN_TITLE), " ",
                                      relnet_statement_get_text (statement, COLUMN_MORE), NULL);
  g_autofree char *names = g_strconcat (relnet_statement_get_text (statement, COLUMN_NAME), " ",
                                        relnet_statement_get_text (statement, COLUMN_OTHER_NAME), NULL);
  g_autofree char *folded = relnet_text_fold (own), *folded_names = relnet_text_fold (names);
  gboolean any = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean found = relnet_search_matches (RELNET_FOUND_IN_NOTE, folded, words[i]);

      if (!found && !relnet_search_matches (RELNET_FOUND_IN_NAME, folded_names, words[i]))
        return FALSE;
      any = any || found;
    }
  return any;
}

/**
 * relnet_search_things_find:
 * @connection: a connection
 * @text: what was typed
 * @limit: how many at most
 * @error: return location for an error
 *
 * Finds goals, their steps, promises, favours, requests, introductions, follow-ups, meet-ups, contracts and what was found about
 * the user by their words: the open ones first, then the newest.
 *
 * Returns: (transfer full) (element-type RelnetSearchThing) (nullable): what was found
 */
GPtrArray *
relnet_search_things_find (RelnetConnection *connection, const char *text, guint limit, GError **error)
{
  g_autoptr (GPtrArray) things = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) words = relnet_search_split (text);
  RelnetStatement *statement = relnet_connection_prepare (connection, QUERY, error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (words[0] != NULL && things->len < limit && relnet_statement_step (statement, &local))
    if (matches (statement, words))
      {
        RelnetSearchThing *thing = g_object_new (RELNET_TYPE_SEARCH_THING, NULL);

        thing->kind = (RelnetSearchThingKind)relnet_statement_get_int (statement, COLUMN_KIND);
        thing->id = relnet_statement_get_int (statement, COLUMN_ID);
        thing->title = relnet_text_clean (relnet_statement_get_text (statement, COLUMN_TITLE));
        thing->name = relnet_text_clean (relnet_statement_get_text (statement, COLUMN_NAME));
        thing->other_name = relnet_text_clean (relnet_statement_get_text (statement, COLUMN_OTHER_NAME));
        thing->date = g_strdup (relnet_statement_get_text (statement, COLUMN_DATE));
        g_ptr_array_add (things, thing);
      }
  relnet_statement_reset (statement);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&things);
}
