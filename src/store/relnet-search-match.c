#include "relnet-search-match.h"

#include <glib/gi18n-lib.h>

/**
 * RelnetSearchMatch:
 *
 * A person who was found, and in what.
 */
struct _RelnetSearchMatch
{
  GObject parent_instance;

  RelnetPersonSummary *person;
  RelnetFoundIn found_in;
  char *text;
  char *date;
};

G_DEFINE_FINAL_TYPE (RelnetSearchMatch, relnet_search_match, G_TYPE_OBJECT)

static void
relnet_search_match_finalize (GObject *object)
{
  RelnetSearchMatch *self = RELNET_SEARCH_MATCH (object);

  g_clear_object (&self->person);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->date, g_free);
  G_OBJECT_CLASS (relnet_search_match_parent_class)->finalize (object);
}

static void
relnet_search_match_class_init (RelnetSearchMatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_search_match_finalize;
}

static void
relnet_search_match_init (RelnetSearchMatch *self)
{
}

/**
 * relnet_search_match_new:
 * @person: whom to show
 * @found_in: where the words were found
 * @text: the text they were found in, or the part of it around them
 * @date: of the interaction, else empty
 *
 * Returns: (transfer full): a match
 */
RelnetSearchMatch *
relnet_search_match_new (RelnetPersonSummary *person,
                         RelnetFoundIn found_in,
                         const char *text,
                         const char *date)
{
  RelnetSearchMatch *self = g_object_new (RELNET_TYPE_SEARCH_MATCH, NULL);

  self->person = g_object_ref (person);
  self->found_in = found_in;
  self->text = g_strdup (text);
  self->date = g_strdup (date);
  return self;
}

/**
 * relnet_search_match_get_person:
 * @self: a match
 *
 * Returns: (transfer none): the person
 */
RelnetPersonSummary *
relnet_search_match_get_person (RelnetSearchMatch *self)
{
  g_return_val_if_fail (RELNET_IS_SEARCH_MATCH (self), NULL);

  return self->person;
}

/**
 * relnet_search_match_get_found_in:
 * @self: a match
 *
 * Returns: where the words were found
 */
RelnetFoundIn
relnet_search_match_get_found_in (RelnetSearchMatch *self)
{
  g_return_val_if_fail (RELNET_IS_SEARCH_MATCH (self), RELNET_FOUND_IN_NAME);

  return self->found_in;
}

/**
 * relnet_search_match_get_text:
 * @self: a match
 *
 * Returns: what the words were found in
 */
const char *
relnet_search_match_get_text (RelnetSearchMatch *self)
{
  g_return_val_if_fail (RELNET_IS_SEARCH_MATCH (self), NULL);

  return self->text;
}

/**
 * relnet_search_match_get_date:
 * @self: a match
 *
 * Returns: the date of the interaction, empty for anything else
 */
const char *
relnet_search_match_get_date (RelnetSearchMatch *self)
{
  g_return_val_if_fail (RELNET_IS_SEARCH_MATCH (self), NULL);

  return self->date;
}

/**
 * relnet_search_match_describe:
 * @self: a match
 *
 * Says where it was found, for a line below the name. A role or organisation that is the current one is in that line
 * anyway.
 *
 * Returns: (transfer full): such as “E-mail: helene@novarelle.example”
 */
char *
relnet_search_match_describe (RelnetSearchMatch *self)
{
  static const char *const formats[] = {
    [RELNET_FOUND_IN_NICKNAME] = N_ ("Nickname: %s"),
    [RELNET_FOUND_IN_EMAIL] = N_ ("E-mail: %s"),
    [RELNET_FOUND_IN_PHONE] = N_ ("Phone: %s"),
    [RELNET_FOUND_IN_ORGANISATION] = N_ ("Organisation: %s"),
    [RELNET_FOUND_IN_ROLE] = N_ ("Role: %s"),
    [RELNET_FOUND_IN_CITY] = N_ ("City: %s"),
    [RELNET_FOUND_IN_TAG] = N_ ("Tag: %s"),
    [RELNET_FOUND_IN_CIRCLE] = N_ ("Circle: %s"),
  };
  const char *title, *organisation;

  g_return_val_if_fail (RELNET_IS_SEARCH_MATCH (self), NULL);

  title = relnet_person_summary_get_title (self->person);
  organisation = relnet_person_summary_get_organisation (self->person);
  if (self->found_in == RELNET_FOUND_IN_NOTE || self->found_in == RELNET_FOUND_IN_INTERACTION)
    return g_strdup (self->text);
  if (self->found_in > RELNET_FOUND_IN_NAME && self->found_in < G_N_ELEMENTS (formats)
      && !(self->found_in == RELNET_FOUND_IN_ORGANISATION && g_str_equal (self->text, organisation))
      && !(self->found_in == RELNET_FOUND_IN_ROLE && g_str_equal (self->text, title)))
    return g_strdup_printf (_ (formats[self->found_in]), self->text);
  if (*title != '\0' && *organisation != '\0')
    return g_strdup_printf ("%s · %s", title, organisation);
  return g_strdup (*title != '\0' ? title : organisation);
}
