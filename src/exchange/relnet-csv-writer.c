/* Writes people as a table with the headers of Google Contacts, which RelNet and everybody else reads.
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP ASVS 5, 1.2.10); reading takes it
 * away again, so that “+49 …” comes back as it was. */

#include "relnet-csv-writer.h"

#include "relnet-vcard-person.h"

#include <string.h>

static gboolean
is_formula (const char *value)
{
  return *value != '\0' && strchr ("=+-@\t\r", *value) != NULL;
}

/**
 * relnet_csv_unprotect:
 * @cell: a cell as it stands in a table
 *
 * Returns: (transfer none): the cell without the apostrophe that keeps spreadsheets from taking it for a formula
 */
const char *
relnet_csv_unprotect (const char *cell)
{
  return *cell == '\'' && (is_formula (cell + 1) || cell[1] == '\'') ? cell + 1 : cell;
}

/**
 * relnet_csv_append_cell:
 * @out: a row
 * @value: what the cell says
 *
 * Appends a cell and the comma or nothing before it.
 */
void
relnet_csv_append_cell (GString *out, const char *value)
{
  gboolean escaped = is_formula (value) || (*value == '\'' && is_formula (value + 1)) || g_str_has_prefix (value, "''");
  gboolean quoted = strpbrk (value, ",;\"\t\r\n") != NULL || g_str_has_prefix (value, " ") || g_str_has_suffix (value, " ");

  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, ',');
  if (quoted)
    g_string_append_c (out, '"');
  if (escaped)
    g_string_append_c (out, '\'');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (quoted)
    g_string_append_c (out, '"');
}

static guint
count (GListStore *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/**
 * relnet_csv_measure:
 * @widths: so far
 * @person: somebody
 *
 * Makes room for @person.
 */
void
relnet_csv_measure (RelnetCsvWidths *widths, RelnetPerson *person)
{
  widths->emails = MAX (widths->emails, count (relnet_person_get_emails (person)));
  widths->phones = MAX (widths->phones, count (relnet_person_get_phones (person)));
  widths->links = MAX (widths->links, count (relnet_person_get_links (person)));
  widths->addresses = MAX (widths->addresses, count (relnet_person_get_addresses (person)));
}

static void
append_numbered (GString *out, const char *pattern, guint number)
{
  g_autofree char *header = g_strdup_printf (pattern, number);

  relnet_csv_append_cell (out, header);
}

/**
 * relnet_csv_write_header:
 * @out: where the header is appended
 * @widths: how many columns of a kind
 */
void
relnet_csv_write_header (GString *out, const RelnetCsvWidths *widths)
{
  static const char *const headers[]
      = { "Name",       "First Name",        "Middle Name",        "Last Name",               "Name Prefix", "Name Suffix",
          "Nickname",   "Organization Name", "Organization Title", "Organization Department", "Birthday",    "Notes",
          "Labels",     "Language",          "Sector",             "First met",               "Met at",      "How we met" };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    if (i == 0)
      g_string_append (out, headers[i]);
    else
      relnet_csv_append_cell (out, headers[i]);
  for (guint i = 1; i <= widths->emails; i++)
    {
      append_numbered (out, "E-mail %u - Label", i);
      append_numbered (out, "E-mail %u - Value", i);
    }
  for (guint i = 1; i <= widths->phones; i++)
    {
      append_numbered (out, "Phone %u - Label", i);
      append_numbered (out, "Phone %u - Value", i);
    }
  for (guint i = 1; i <= widths->links; i++)
    {
      append_numbered (out, "Website %u - Label", i);
      append_numbered (out, "Website %u - Value", i);
    }
  for (guint i = 1; i <= widths->addresses; i++)
    {
      append_numbered (out, "Address %u - Label", i);
      append_numbered (out, "Address %u - Street", i);
      append_numbered (out, "Address %u - City", i);
      append_numbered (out, "Address %u - Region", i);
      append_numbered (out, "Address %u - Postal Code", i);
      append_numbered (out, "Address %u - Country", i);
    }
  g_string_append (out, "\r\n");
}

static void
append_points (GString *out, GListStore *list, guint width)
{
  for (guint i = 0; i < width; i++)
    {
      g_autoptr (RelnetContactPoint) point = g_list_model_get_item (G_LIST_MODEL (list), i);

      relnet_csv_append_cell (out, point != NULL ? relnet_contact_point_get_label (point) : "");
      relnet_csv_append_cell (out, point != NULL ? relnet_contact_point_get_value (point) : "");
    }
}

/* The parts of a name are written only if they make the name; else the reader would make another. */
static gboolean
parts_make_name (RelnetPerson *person)
{
  g_autoptr (RelnetPerson) probe = relnet_person_new ();

  for (guint i = RELNET_PERSON_NAME_PREFIX; i <= RELNET_PERSON_NAME_SUFFIX; i++)
    relnet_person_set_text (probe, (RelnetPersonText)i, relnet_person_get_text (person, (RelnetPersonText)i));
  relnet_person_complete_name (probe);
  return strcmp (relnet_person_get_name (probe), relnet_person_get_name (person)) == 0;
}

/**
 * relnet_csv_write_person:
 * @out: where the row is appended
 * @widths: how many columns of a kind
 * @person: somebody
 */
void
relnet_csv_write_person (GString *out, const RelnetCsvWidths *widths, RelnetPerson *person)
{
  static const RelnetPersonText parts[]
      = { RELNET_PERSON_GIVEN_NAME, RELNET_PERSON_MIDDLE_NAME, RELNET_PERSON_FAMILY_NAME, RELNET_PERSON_NAME_PREFIX,
          RELNET_PERSON_NAME_SUFFIX };
  static const RelnetPersonText texts[] = { RELNET_PERSON_LANGUAGE, RELNET_PERSON_SECTOR, RELNET_PERSON_MET_DATE,
                                            RELNET_PERSON_MET_PLACE, RELNET_PERSON_MET_CONTEXT };
  RelnetPosition *position = relnet_person_get_current_position (person);
  GPtrArray *tags = relnet_person_get_tags (person);
  g_autoptr (GString) row = g_string_new (NULL);
  g_autoptr (GString) joined = g_string_new (NULL);
  gboolean split = parts_make_name (person);

  relnet_csv_append_cell (row, relnet_person_get_name (person));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    relnet_csv_append_cell (row, split ? relnet_person_get_text (person, parts[i]) : "");
  relnet_csv_append_cell (row, relnet_person_get_text (person, RELNET_PERSON_NICKNAME));
  relnet_csv_append_cell (row, position != NULL ? relnet_position_get_organisation (position) : "");
  relnet_csv_append_cell (row, position != NULL ? relnet_position_get_title (position) : "");
  relnet_csv_append_cell (row, position != NULL ? relnet_position_get_department (position) : "");
  relnet_csv_append_cell (row, relnet_person_get_text (person, RELNET_PERSON_BIRTHDAY));
  relnet_csv_append_cell (row, relnet_person_get_text (person, RELNET_PERSON_NOTE));
  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " ::: " : "", (const char *)g_ptr_array_index (tags, i));
  relnet_csv_append_cell (row, joined->str);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    relnet_csv_append_cell (row, relnet_person_get_text (person, texts[i]));
  append_points (row, relnet_person_get_emails (person), widths->emails);
  append_points (row, relnet_person_get_phones (person), widths->phones);
  append_points (row, relnet_person_get_links (person), widths->links);
  for (guint i = 0; i < widths->addresses; i++)
    {
      g_autoptr (RelnetAddress) address
          = g_list_model_get_item (G_LIST_MODEL (relnet_person_get_addresses (person)), i);

      relnet_csv_append_cell (row, address != NULL ? relnet_address_get_label (address) : "");
      relnet_csv_append_cell (row, address != NULL ? relnet_address_get_street (address) : "");
      relnet_csv_append_cell (row, address != NULL ? relnet_address_get_city (address) : "");
      relnet_csv_append_cell (row, address != NULL ? relnet_address_get_region (address) : "");
      relnet_csv_append_cell (row, address != NULL ? relnet_address_get_postcode (address) : "");
      relnet_csv_append_cell (row, address != NULL ? relnet_address_get_country (address) : "");
    }
  g_string_append (out, row->str);
  g_string_append (out, "\r\n");
}
