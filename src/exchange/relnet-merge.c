/* Completing a person with what another record says: what is empty is filled, what there can be several of is added, and
 * nothing the user wrote is ever replaced. */

#include "relnet-merge.h"

#include "relnet-canonical.h"
#include "relnet-import-store.h"
#include "relnet-text.h"
#include "relnet-vcard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
note_addition (GPtrArray *added, const char *what)
{
  if (added != NULL && !g_ptr_array_find_with_equal_func (added, what, g_str_equal, NULL))
    g_ptr_array_add (added, g_strdup (what));
}

/* What is added is named only where the user would look for it. */
static const char *
name_text (RelnetPersonText text)
{
  switch (text)
    {
    case RELNET_PERSON_BIRTHDAY:
      return _ ("birthday");
    case RELNET_PERSON_CITY:
      return _ ("city");
    case RELNET_PERSON_NOTE:
      return _ ("note");
    case RELNET_PERSON_MET_DATE:
    case RELNET_PERSON_MET_PLACE:
    case RELNET_PERSON_MET_CONTEXT:
      return _ ("how you met");
    default:
      return NULL;
    }
}

static gboolean
is_about_the_record (RelnetPersonText text)
{
  return text == RELNET_PERSON_NAME || text == RELNET_PERSON_NOTE || text == RELNET_PERSON_SOURCE_FORMAT
         || text == RELNET_PERSON_SOURCE_CARD;
}

/* The parts of a name are one thing: those of two records are not mixed. */
static gboolean
is_name_part (RelnetPersonText text)
{
  return text >= RELNET_PERSON_NAME_PREFIX && text <= RELNET_PERSON_NAME_SUFFIX;
}

static gboolean
merge_texts (RelnetPerson *into, RelnetPerson *from, GPtrArray *added)
{
  gboolean changed = FALSE, has_parts = FALSE;

  for (guint i = 0; i < RELNET_N_PERSON_TEXTS; i++)
    if (is_name_part ((RelnetPersonText)i) && *relnet_person_get_text (into, (RelnetPersonText)i) != '\0')
      has_parts = TRUE;
  for (guint i = 0; i < RELNET_N_PERSON_TEXTS; i++)
    {
      RelnetPersonText text = (RelnetPersonText)i;
      const char *theirs = relnet_person_get_text (from, text);

      if (is_about_the_record (text) || *theirs == '\0' || *relnet_person_get_text (into, text) != '\0'
          || (has_parts && is_name_part (text)))
        continue;
      /* A part that is not in the shown name would contradict it. */
      if (is_name_part (text))
        {
          g_autofree char *name = relnet_text_fold (relnet_person_get_name (into));
          g_autofree char *part = relnet_text_fold (theirs);

          if (strstr (name, part) == NULL)
            continue;
        }
      relnet_person_set_text (into, text, theirs);
      changed = TRUE;
      if (name_text (text) != NULL)
        note_addition (added, name_text (text));
    }
  return changed;
}

/* Both notes are kept, unless one says what the other says. */
static gboolean
merge_note (RelnetPerson *into, RelnetPerson *from, GPtrArray *added)
{
  const char *ours = relnet_person_get_text (into, RELNET_PERSON_NOTE);
  const char *theirs = relnet_person_get_text (from, RELNET_PERSON_NOTE);
  g_autofree char *both = NULL;

  if (*theirs == '\0' || strstr (ours, theirs) != NULL)
    return FALSE;
  both = *ours != '\0' ? g_strconcat (ours, "\n\n", theirs, NULL) : g_strdup (theirs);
  relnet_person_set_text (into, RELNET_PERSON_NOTE, both);
  note_addition (added, _ ("note"));
  return TRUE;
}

static gboolean
merge_contact_points (GListStore *into, GListStore *from, char *(*fold) (const char *), GPtrArray *added, const char *what)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (from)); i++)
    {
      g_autoptr (RelnetContactPoint) theirs = g_list_model_get_item (G_LIST_MODEL (from), i);
      g_autofree char *key = fold (relnet_contact_point_get_value (theirs));
      gboolean known = FALSE;

      for (guint j = 0; !known && j < g_list_model_get_n_items (G_LIST_MODEL (into)); j++)
        {
          g_autoptr (RelnetContactPoint) ours = g_list_model_get_item (G_LIST_MODEL (into), j);
          g_autofree char *our_key = fold (relnet_contact_point_get_value (ours));

          known = strcmp (key, our_key) == 0;
        }
      if (!known)
        {
          g_autoptr (RelnetContactPoint) copy = relnet_contact_point_new (relnet_contact_point_get_label (theirs),
                                                                          relnet_contact_point_get_value (theirs));

          g_list_store_append (into, copy);
          note_addition (added, what);
          changed = TRUE;
        }
    }
  return changed;
}

static char *
fold_address (RelnetAddress *address)
{
  g_autofree char *all
      = g_strjoin ("\n", relnet_address_get_street (address), relnet_address_get_city (address),
                   relnet_address_get_region (address), relnet_address_get_postcode (address),
                   relnet_address_get_country (address), NULL);

  return relnet_text_fold (all);
}

static gboolean
merge_addresses (RelnetPerson *into, RelnetPerson *from, GPtrArray *added)
{
  GListStore *ours = relnet_person_get_addresses (into);
  GListModel *theirs = G_LIST_MODEL (relnet_person_get_addresses (from));
  gboolean changed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (theirs); i++)
    {
      g_autoptr (RelnetAddress) address = g_list_model_get_item (theirs, i);
      g_autofree char *key = fold_address (address);
      gboolean known = FALSE;

      for (guint j = 0; !known && j < g_list_model_get_n_items (G_LIST_MODEL (ours)); j++)
        {
          g_autoptr (RelnetAddress) present = g_list_model_get_item (G_LIST_MODEL (ours), j);
          g_autofree char *present_key = fold_address (present);

          known = strcmp (key, present_key) == 0;
        }
      if (!known)
        {
          g_list_store_append (ours, address);
          note_addition (added, _ ("address"));
          changed = TRUE;
        }
    }
  return changed;
}

/* Positions of one person are completed by each other, so the record keeps its own. */
static RelnetPosition *
copy_position (RelnetPosition *position)
{
  RelnetPosition *copy = relnet_position_new ();

  relnet_position_set_organisation (copy, relnet_position_get_organisation (position));
  relnet_position_set_department (copy, relnet_position_get_department (position));
  relnet_position_set_title (copy, relnet_position_get_title (position));
  relnet_position_set_from_year (copy, relnet_position_get_from_year (position));
  relnet_position_set_to_year (copy, relnet_position_get_to_year (position));
  relnet_position_set_current (copy, relnet_position_get_current (position));
  return copy;
}

static gboolean
merge_positions (RelnetPerson *into, RelnetPerson *from, GPtrArray *added)
{
  GListStore *ours = relnet_person_get_positions (into);
  GListModel *theirs = G_LIST_MODEL (relnet_person_get_positions (from));
  gboolean changed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (theirs); i++)
    {
      g_autoptr (RelnetPosition) position = g_list_model_get_item (theirs, i);
      g_autofree char *organisation = relnet_text_fold (relnet_position_get_organisation (position));
      gboolean known = FALSE;

      for (guint j = 0; !known && j < g_list_model_get_n_items (G_LIST_MODEL (ours)); j++)
        {
          g_autoptr (RelnetPosition) present = g_list_model_get_item (G_LIST_MODEL (ours), j);
          g_autofree char *present_organisation = relnet_text_fold (relnet_position_get_organisation (present));

          /* A title without an organisation belongs to the one that is known. */
          if (*organisation != '\0' && strcmp (organisation, present_organisation) != 0 && *present_organisation != '\0')
            continue;
          known = TRUE;
          if (*present_organisation == '\0' && *organisation != '\0')
            {
              relnet_position_set_organisation (present, relnet_position_get_organisation (position));
              note_addition (added, _ ("organisation"));
              changed = TRUE;
            }
          if (*relnet_position_get_title (present) == '\0' && *relnet_position_get_title (position) != '\0')
            {
              relnet_position_set_title (present, relnet_position_get_title (position));
              note_addition (added, _ ("role"));
              changed = TRUE;
            }
          if (*relnet_position_get_department (present) == '\0' && *relnet_position_get_department (position) != '\0')
            {
              relnet_position_set_department (present, relnet_position_get_department (position));
              changed = TRUE;
            }
        }
      if (!known)
        {
          g_autoptr (RelnetPosition) copy = copy_position (position);

          g_list_store_append (ours, copy);
          note_addition (added, _ ("organisation"));
          changed = TRUE;
        }
    }
  return changed;
}

static gboolean
merge_sets (RelnetPerson *into, RelnetPerson *from, GPtrArray *added)
{
  GPtrArray *tags = relnet_person_get_tags (from);
  GArray *circles = relnet_person_get_circle_ids (from);
  gboolean changed = FALSE;

  for (guint i = 0; i < tags->len; i++)
    if (!g_ptr_array_find_with_equal_func (relnet_person_get_tags (into), g_ptr_array_index (tags, i), g_str_equal, NULL))
      {
        relnet_person_add_tag (into, g_ptr_array_index (tags, i));
        note_addition (added, _ ("tags"));
        changed = TRUE;
      }
  for (guint i = 0; i < circles->len; i++)
    {
      gint64 id = g_array_index (circles, gint64, i);

      if (!relnet_person_is_in_circle (into, id))
        {
          relnet_person_set_in_circle (into, id, TRUE);
          changed = TRUE;
        }
    }
  if (relnet_person_get_photo (into) == NULL && relnet_person_get_photo (from) != NULL)
    {
      relnet_person_set_photo (into, relnet_person_get_photo (from));
      note_addition (added, _ ("photo"));
      changed = TRUE;
    }
  return changed;
}

static gboolean
has_line (RelnetVcard *card, const RelnetVcardProperty *property)
{
  for (guint i = 0; i < relnet_vcard_get_n_properties (card); i++)
    {
      const RelnetVcardProperty *other = relnet_vcard_get_property (card, i);

      if (strcmp (other->name, property->name) == 0 && strcmp (other->value, property->value) == 0
          && strcmp (other->params, property->params) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The lines of both sources are kept, so that what neither record means to us is in the export. */
static gboolean
merge_sources (RelnetPerson *into, RelnetPerson *from)
{
  const char *ours = relnet_person_get_text (into, RELNET_PERSON_SOURCE_CARD);
  const char *theirs = relnet_person_get_text (from, RELNET_PERSON_SOURCE_CARD);
  g_autoptr (RelnetVcard) our_card = NULL;
  g_autoptr (RelnetVcard) their_card = NULL;
  g_autoptr (GString) both = NULL;
  const char *their_text, *end;
  gboolean changed = FALSE;

  if (*theirs == '\0')
    return FALSE;
  if (*ours == '\0')
    {
      relnet_person_set_text (into, RELNET_PERSON_SOURCE_CARD, theirs);
      relnet_person_set_text (into, RELNET_PERSON_SOURCE_FORMAT,
                              relnet_person_get_text (from, RELNET_PERSON_SOURCE_FORMAT));
      return TRUE;
    }
  end = g_strrstr (ours, "END:VCARD");
  if (end == NULL)
    return FALSE;
  our_card = relnet_vcard_parse (ours);
  their_card = relnet_vcard_parse (theirs);
  their_text = relnet_vcard_get_source (their_card, NULL);
  both = g_string_new_len (ours, end - ours);
  for (guint i = 0; i < relnet_vcard_get_n_properties (their_card); i++)
    {
      const RelnetVcardProperty *property = relnet_vcard_get_property (their_card, i);

      if (strcmp (property->name, "VERSION") == 0 || strcmp (property->name, "UID") == 0
          || strcmp (property->name, "REV") == 0 || strcmp (property->name, "PRODID") == 0
          || strcmp (property->name, "FN") == 0 || strcmp (property->name, "N") == 0 || has_line (our_card, property))
        continue;
      g_string_append_len (both, their_text + property->start, (gssize)(property->end - property->start));
      changed = TRUE;
    }
  if (!changed)
    return FALSE;
  g_string_append (both, end);
  relnet_person_set_text (into, RELNET_PERSON_SOURCE_CARD, both->str);
  return TRUE;
}

/**
 * relnet_merge_person:
 * @into: a person, completed
 * @from: a record about the same person
 * @added: (nullable) (element-type utf8): filled with what was added, in words for the user
 *
 * Returns: whether anything was changed
 */
gboolean
relnet_merge_person (RelnetPerson *into, RelnetPerson *from, GPtrArray *added)
{
  gboolean changed = merge_positions (into, from, added);

  changed = merge_texts (into, from, added) || changed;
  changed = merge_contact_points (relnet_person_get_emails (into), relnet_person_get_emails (from), relnet_text_fold_email,
                                  added, _ ("e-mail"))
            || changed;
  changed = merge_contact_points (relnet_person_get_phones (into), relnet_person_get_phones (from), relnet_canonical_phone,
                                  added, _ ("phone"))
            || changed;
  changed = merge_contact_points (relnet_person_get_links (into), relnet_person_get_links (from),
                                  relnet_import_store_fold_link, added, _ ("link"))
            || changed;
  changed = merge_addresses (into, from, added) || changed;
  changed = merge_sets (into, from, added) || changed;
  changed = merge_note (into, from, added) || changed;
  return merge_sources (into, from) || changed;
}
