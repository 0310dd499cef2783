/* What is said of a person on one line. */

#include "relnet-person-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-text.h"

static void
add_part (GString *text, const char *separator, const char *part)
{
  if (!relnet_text_is_blank (part))
    g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", part);
}

/**
 * relnet_person_dup_how_met:
 * @self: a person
 *
 * Returns: (transfer full): “the Cordélia supplier day, Lyon, through Antoine Rivaud, 3 March 2019”; empty if nothing is known
 */
char *
relnet_person_dup_how_met (RelnetPerson *self)
{
  const char *through = relnet_person_get_text (self, RELNET_PERSON_MET_THROUGH);
  const char *date = relnet_person_get_text (self, RELNET_PERSON_MET_DATE);
  g_autofree char *when = relnet_date_is_valid (date) ? relnet_date_format (date) : g_strdup (date);
  /* Translators: how one met: “through Antoine Rivaud”. */
  g_autofree char *by = *through != '\0' ? g_strdup_printf (_ ("through %s"), through) : g_strdup ("");
  GString *text = g_string_new (NULL);

  add_part (text, ", ", relnet_person_get_text (self, RELNET_PERSON_MET_CONTEXT));
  add_part (text, ", ", relnet_person_get_text (self, RELNET_PERSON_MET_PLACE));
  add_part (text, ", ", by);
  add_part (text, ", ", when);
  return g_string_free (text, FALSE);
}

/**
 * relnet_person_dup_headline:
 * @self: a person
 *
 * Returns: (transfer full): what they do, where and in which city: “Head of partnerships · Norrflod, Stockholm”; may be empty
 */
char *
relnet_person_dup_headline (RelnetPerson *self)
{
  RelnetPosition *position = relnet_person_get_current_position (self);
  g_autoptr (GString) place = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  if (position != NULL)
    {
      add_part (text, "", relnet_position_get_title (position));
      add_part (place, "", relnet_position_get_organisation (position));
    }
  add_part (place, ", ", relnet_person_get_text (self, RELNET_PERSON_CITY));
  add_part (text, " · ", place->str);
  return g_string_free (text, FALSE);
}

/**
 * relnet_person_dup_first_name:
 * @self: a person
 *
 * Returns: (transfer full): how one calls them: their given name, or their whole name if that is not known
 */
char *
relnet_person_dup_first_name (RelnetPerson *self)
{
  const char *given = relnet_person_get_text (self, RELNET_PERSON_GIVEN_NAME);

  return g_strdup (!relnet_text_is_blank (given) ? given : relnet_person_get_name (self));
}
