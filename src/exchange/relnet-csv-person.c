/* From a row of a table to a person. */

#include "relnet-csv-person.h"

#include "relnet-canonical.h"
#include "relnet-csv-writer.h"
#include "relnet-date.h"
#include "relnet-import-skipped.h"
#include "relnet-text.h"
#include "relnet-vcard-person.h"
#include "relnet-vcard.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

/* Google joins several values of one cell with this. */
#define JOINT " ::: "

/* The months as exports write them, in the languages of the headers we know; the first three or four letters tell. */
static const char *const month_names[][12] = {
  { "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december" },
  { "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre" },
  { "januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "dezember" },
};

static guint
find_month (const char *word)
{
  gsize length = strlen (word);

  if (length < 3)
    return 0;
  for (guint language = 0; language < G_N_ELEMENTS (month_names); language++)
    for (guint month = 0; month < 12; month++)
      if (strncmp (month_names[language][month], word, length) == 0)
        return month + 1;
  /* “sept”, “févr” and “juil” are covered above; “maerz” is not. */
  return strncmp (word, "mae", 3) == 0 ? 3 : 0;
}

/* The numbers and words of a date, at most four of them. */
static guint
split_date (const char *text, char parts[4][16], char *separator)
{
  guint n = 0;
  gsize length = 0;

  *separator = '\0';
  for (const char *p = text;; p++)
    {
      gboolean digit = g_ascii_isdigit (*p), letter = g_ascii_isalpha (*p);
      gboolean goes_on = length > 0 && (digit || letter) && g_ascii_isdigit (parts[n][length - 1]) == digit;

      if (length > 0 && !goes_on)
        {
          parts[n++][length] = '\0';
          length = 0;
          if (n == 4 || *p == '\0')
            return n;
          if (*separator == '\0')
            *separator = *p;
        }
      if (*p == '\0')
        return n;
      if (digit || letter)
        {
          if (length == 15)
            return 0;
          parts[n][length++] = *p;
        }
    }
}

static int
read_year (const char *digits)
{
  int year = atoi (digits);

  if (strlen (digits) >= 4)
    return year;
  if (strlen (digits) != 2)
    return 0;
  return year >= 30 ? 1900 + year : 2000 + year;
}

/**
 * relnet_csv_tell_date_order:
 * @text: a date
 *
 * Returns: which of day and month stands first, where a number over 12 tells
 */
RelnetDateOrder
relnet_csv_tell_date_order (const char *text)
{
  char parts[4][16], separator;

  if (split_date (text, parts, &separator) < 3 || !g_ascii_isdigit (*parts[0]) || !g_ascii_isdigit (*parts[1])
      || strlen (parts[0]) > 2 || strlen (parts[1]) > 2)
    return RELNET_DATE_ORDER_UNKNOWN;
  if (atoi (parts[0]) > 12)
    return RELNET_DATE_ORDER_DAY_FIRST;
  return atoi (parts[1]) > 12 ? RELNET_DATE_ORDER_MONTH_FIRST : RELNET_DATE_ORDER_UNKNOWN;
}

/**
 * relnet_csv_read_date:
 * @text: a date: “2019-02-28”, “--04-15”, “05 Mar 2024”, “12 mars 2023”, “3/2/2018”
 * @order: what stands first in the last form
 *
 * Returns: (transfer full) (nullable): “2018-02-03”, or “--04-15” without a year; %NULL if @text is no date
 */
char *
relnet_csv_read_date (const char *text, RelnetDateOrder order)
{
  g_autofree char *folded = relnet_text_fold (text);
  g_autofree char *iso = relnet_vcard_read_birthday (g_strstrip (folded), NULL);
  g_autofree char *date = NULL;
  char parts[4][16], separator;
  guint n, month = 0;
  int year = 0, day = 0;

  if (iso != NULL)
    return g_steal_pointer (&iso);
  n = split_date (folded, parts, &separator);
  if (n < 3)
    return NULL;
  if (strlen (parts[0]) == 4 && g_ascii_isdigit (*parts[0]))
    {
      year = atoi (parts[0]);
      month = g_ascii_isdigit (*parts[1]) ? (guint)atoi (parts[1]) : find_month (parts[1]);
      day = atoi (parts[2]);
    }
  else if (g_ascii_isalpha (*parts[0]))
    {
      month = find_month (parts[0]);
      day = atoi (parts[1]);
      year = read_year (parts[2]);
    }
  else if (g_ascii_isalpha (*parts[1]))
    {
      /* “1er mars 2020” */
      guint word = strcmp (parts[1], "er") == 0 ? 2 : 1;

      day = atoi (parts[0]);
      month = find_month (parts[word]);
      year = word + 1 < n ? read_year (parts[word + 1]) : 0;
    }
  else
    {
      if (separator == '.')
        order = RELNET_DATE_ORDER_DAY_FIRST;
      if (relnet_csv_tell_date_order (folded) != RELNET_DATE_ORDER_UNKNOWN)
        order = relnet_csv_tell_date_order (folded);
      if (order == RELNET_DATE_ORDER_UNKNOWN)
        order = strstr (nl_langinfo (D_FMT), "%m") < strstr (nl_langinfo (D_FMT), "%d") ? RELNET_DATE_ORDER_MONTH_FIRST
                                                                                          : RELNET_DATE_ORDER_DAY_FIRST;
      day = atoi (parts[order == RELNET_DATE_ORDER_DAY_FIRST ? 0 : 1]);
      month = (guint)atoi (parts[order == RELNET_DATE_ORDER_DAY_FIRST ? 1 : 0]);
      year = read_year (parts[2]);
    }
  date = g_strdup_printf ("%04d-%02u-%02d", year, month, day);
  return relnet_date_is_valid (date) ? g_steal_pointer (&date) : NULL;
}

/* Mr and Mrs in the languages where no list of people is sorted by them. */
static gboolean
is_civility (const char *prefix)
{
  static const char *const civilities[] = { "m.", "m", "mme", "mme.", "mlle", "mlle.", "monsieur", "madame",
                                            "mademoiselle", "herr", "frau", "hr.", "fr.", NULL };
  g_autofree char *folded = relnet_text_fold (prefix);

  return g_strv_contains (civilities, folded);
}

static void
add_values (GListStore *list, const char *cell, const char *label, gboolean emails)
{
  g_auto (GStrv) values = g_strsplit (cell, JOINT, -1);

  /* Several addresses in one cell, as people write them, if each of them is one. */
  if (emails && values[1] == NULL && strpbrk (cell, ",; \n") != NULL)
    {
      g_auto (GStrv) parts = g_strsplit_set (cell, ",; \n", -1);
      gboolean all = TRUE;

      for (guint i = 0; parts[i] != NULL; i++)
        all = all && (*parts[i] == '\0' || relnet_text_is_email (parts[i]));
      if (all)
        {
          g_strfreev (values);
          values = g_steal_pointer (&parts);
        }
    }
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autoptr (RelnetContactPoint) point = NULL;

      if (relnet_text_is_blank (g_strstrip (values[i])))
        continue;
      point = relnet_contact_point_new (label, values[i]);
      g_list_store_append (list, point);
    }
}

static void
add_tags (RelnetPerson *person, const char *cell)
{
  g_autofree char *unified = g_strdup (cell);
  g_auto (GStrv) tags = NULL;

  for (char *p = strstr (unified, JOINT); p != NULL; p = strstr (p, JOINT))
    memcpy (p, "  ;  ", strlen (JOINT));
  tags = g_strsplit_set (unified, ";,", -1);
  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_autofree char *tag = relnet_text_clean (tags[i]);

      /* Groups that Google makes itself start with “* ” and say nothing, but for the star. */
      if (strcmp (tag, "* starred") == 0)
        relnet_person_set_starred (person, TRUE);
      else if (*tag != '\0' && !g_str_has_prefix (tag, "* "))
        relnet_person_add_tag (person, tag);
    }
}

/* The label in the column before a value, “* Work” or “Mobile”. */
static char *
read_label (const char *cell)
{
  const char *label = g_str_has_prefix (cell, "* ") ? cell + 2 : cell;
  g_autofree char *folded = relnet_text_fold (label);

  if (strcmp (folded, "work") == 0 || strcmp (folded, "home") == 0 || strcmp (folded, "mobile") == 0
      || strcmp (folded, "other") == 0)
    return g_steal_pointer (&folded);
  return relnet_text_clean (label);
}

static RelnetPosition *
ensure_position (RelnetPerson *person)
{
  GListStore *positions = relnet_person_get_positions (person);
  RelnetPosition *position = g_list_model_get_item (G_LIST_MODEL (positions), 0);

  if (position == NULL)
    {
      position = relnet_position_new ();
      relnet_position_set_current (position, TRUE);
      g_list_store_append (positions, position);
    }
  g_object_unref (position);
  return position; /* The list holds it. */
}

static RelnetAddress *
ensure_address (RelnetPerson *person, GHashTable **groups, const RelnetCsvColumn *column)
{
  RelnetAddress *address;

  if (*groups == NULL)
    *groups = g_hash_table_new (NULL, NULL);
  address = g_hash_table_lookup (*groups, GUINT_TO_POINTER (column->group));
  if (address == NULL)
    {
      g_autoptr (RelnetAddress) made = relnet_address_new ();

      relnet_address_set_label (made, column->label);
      g_list_store_append (relnet_person_get_addresses (person), made);
      address = made;
      g_hash_table_insert (*groups, GUINT_TO_POINTER (column->group), address);
    }
  return address;
}

static void
set_part (char **part, const char *value)
{
  if (*part == NULL)
    *part = g_strdup (value);
}

static void
append_text (RelnetPerson *person, RelnetPersonText text, const char *value)
{
  const char *present = relnet_person_get_text (person, text);

  if (*present == '\0')
    relnet_person_set_text (person, text, value);
  else
    {
      g_autofree char *both = g_strconcat (present, "\n\n", value, NULL);

      relnet_person_set_text (person, text, both);
    }
}

/* What no column of ours takes is kept as a card of its own, so that it is in every export. */
static void
keep_unknown (GString **card, const RelnetCsvColumn *column, const char *cell)
{
  g_autofree char *header = g_strdelimit (g_strdup (column->header), "\"\n\r", '\'');
  g_autofree char *value = relnet_vcard_escape (cell);

  /* Why the row could not be read the last time says nothing about the person. */
  if (g_str_has_prefix (header, RELNET_SKIPPED_COLUMN))
    return;
  if (*card == NULL)
    *card = g_string_new ("BEGIN:VCARD\n");
  g_string_append_printf (*card, "X-RELNET-COLUMN;X-HEADER=\"%s\":%s\n", header, value);
}

/**
 * relnet_csv_to_person:
 * @columns: what the columns are
 * @cells: a row; cells beyond the columns are left out, missing ones are empty
 * @reason: (out) (optional): why there is nobody in it, in words for the user
 *
 * Returns: (transfer full) (nullable): who the row is about; %NULL if it does not say
 */
RelnetPerson *
relnet_csv_to_person (RelnetCsvColumns *columns, char **cells, char **reason)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();
  g_autoptr (GHashTable) addresses = NULL;
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *whole_name = NULL, *label = NULL;
  char *birth[3] = { NULL, NULL, NULL };
  GString *unknown = NULL;
  RelnetDateOrder order = relnet_csv_columns_get_date_order (columns);
  gboolean prefix_in_name = relnet_csv_columns_get_kind (columns) > RELNET_CSV_KIND_OTHER;
  gboolean company = FALSE;
  guint n = relnet_csv_columns_get_n (columns);

  for (guint i = 0; i < n && cells[i] != NULL; i++)
    {
      const RelnetCsvColumn *column = relnet_csv_columns_get (columns, i);
      g_autofree char *cell = NULL;
      g_autofree char *date = NULL;
      const char *point_label;

      if (column->field != RELNET_CSV_LABEL && *cells[i] == '\0')
        continue;
      cell = g_strstrip (g_strdup (relnet_csv_unprotect (cells[i])));
      if (column->field == RELNET_CSV_LABEL)
        {
          g_free (label);
          label = *cell != '\0' ? read_label (cell) : NULL;
          continue;
        }
      if (relnet_text_is_blank (cell))
        continue;
      point_label = label != NULL ? label : column->label;
      switch (column->field)
        {
        case RELNET_CSV_NAME:
          set_part (&whole_name, cell);
          break;
        case RELNET_CSV_NAME_PREFIX:
          relnet_person_set_text (person, RELNET_PERSON_NAME_PREFIX, cell);
          if (g_ascii_strncasecmp (column->header, "name prefix", 11) == 0)
            prefix_in_name = TRUE;
          break;
        case RELNET_CSV_GIVEN_NAME:
          relnet_person_set_text (person, RELNET_PERSON_GIVEN_NAME, cell);
          break;
        case RELNET_CSV_MIDDLE_NAME:
          relnet_person_set_text (person, RELNET_PERSON_MIDDLE_NAME, cell);
          break;
        case RELNET_CSV_FAMILY_NAME:
          relnet_person_set_text (person, RELNET_PERSON_FAMILY_NAME, cell);
          break;
        case RELNET_CSV_NAME_SUFFIX:
          relnet_person_set_text (person, RELNET_PERSON_NAME_SUFFIX, cell);
          break;
        case RELNET_CSV_NICKNAME:
          relnet_person_set_text (person, RELNET_PERSON_NICKNAME, cell);
          break;
        case RELNET_CSV_EMAIL:
          add_values (relnet_person_get_emails (person), cell, point_label, TRUE);
          break;
        case RELNET_CSV_PHONE:
          add_values (relnet_person_get_phones (person), cell, point_label, FALSE);
          break;
        case RELNET_CSV_LINK:
          add_values (relnet_person_get_links (person), cell, point_label, FALSE);
          break;
        case RELNET_CSV_ORGANISATION:
          if (*relnet_position_get_organisation (ensure_position (person)) == '\0')
            relnet_position_set_organisation (ensure_position (person), cell);
          company = TRUE;
          break;
        case RELNET_CSV_DEPARTMENT:
          relnet_position_set_department (ensure_position (person), cell);
          break;
        case RELNET_CSV_TITLE:
          if (*relnet_position_get_title (ensure_position (person)) == '\0')
            relnet_position_set_title (ensure_position (person), cell);
          break;
        case RELNET_CSV_STREET:
          {
            RelnetAddress *address = ensure_address (person, &addresses, column);
            const char *street = relnet_address_get_street (address);
            g_autofree char *both = *street != '\0' ? g_strconcat (street, "\n", cell, NULL) : g_strdup (cell);

            relnet_address_set_street (address, both);
            break;
          }
        case RELNET_CSV_CITY:
          relnet_address_set_city (ensure_address (person, &addresses, column), cell);
          break;
        case RELNET_CSV_REGION:
          relnet_address_set_region (ensure_address (person, &addresses, column), cell);
          break;
        case RELNET_CSV_POSTCODE:
          relnet_address_set_postcode (ensure_address (person, &addresses, column), cell);
          break;
        case RELNET_CSV_COUNTRY:
          relnet_address_set_country (ensure_address (person, &addresses, column), cell);
          break;
        case RELNET_CSV_BIRTHDAY:
        case RELNET_CSV_MET_DATE:
          date = relnet_csv_read_date (cell, order);
          if (date == NULL || (column->field == RELNET_CSV_MET_DATE && *date == '-'))
            keep_unknown (&unknown, column, cell);
          else
            relnet_person_set_text (
                person, column->field == RELNET_CSV_BIRTHDAY ? RELNET_PERSON_BIRTHDAY : RELNET_PERSON_MET_DATE, date);
          break;
        case RELNET_CSV_BIRTH_YEAR:
        case RELNET_CSV_BIRTH_MONTH:
        case RELNET_CSV_BIRTH_DAY:
          set_part (&birth[column->field - RELNET_CSV_BIRTH_YEAR], cell);
          break;
        case RELNET_CSV_MET_PLACE:
          relnet_person_set_text (person, RELNET_PERSON_MET_PLACE, cell);
          break;
        case RELNET_CSV_MET_CONTEXT:
          relnet_person_set_text (person, RELNET_PERSON_MET_CONTEXT, cell);
          break;
        case RELNET_CSV_NOTE:
          append_text (person, RELNET_PERSON_NOTE, cell);
          break;
        case RELNET_CSV_TAGS:
          add_tags (person, cell);
          break;
        case RELNET_CSV_INTERESTS:
          relnet_person_set_text (person, RELNET_PERSON_INTERESTS, cell);
          break;
        case RELNET_CSV_SECTOR:
          relnet_person_set_text (person, RELNET_PERSON_SECTOR, cell);
          break;
        case RELNET_CSV_LANGUAGE:
          {
            g_autofree char *language = relnet_canonical_language (cell);

            relnet_person_set_text (person, RELNET_PERSON_LANGUAGE, language);
          }
          break;
        case RELNET_CSV_IGNORED:
        case RELNET_CSV_LABEL:
        case RELNET_CSV_N_FIELDS:
        default:
          keep_unknown (&unknown, column, cell);
        }
    }
  if (birth[1] != NULL && birth[2] != NULL)
    {
      g_autofree char *date
          = g_strdup_printf ("%s%s%02d-%02d", birth[0] != NULL ? birth[0] : "-", "-", atoi (birth[1]), atoi (birth[2]));

      if (relnet_date_is_valid_partial (date))
        relnet_person_set_text (person, RELNET_PERSON_BIRTHDAY, date);
    }
  for (guint i = 0; i < G_N_ELEMENTS (birth); i++)
    g_free (birth[i]);

  {
    const char *parts[] = {
      prefix_in_name && !is_civility (relnet_person_get_text (person, RELNET_PERSON_NAME_PREFIX))
          ? relnet_person_get_text (person, RELNET_PERSON_NAME_PREFIX)
          : "",
      relnet_person_get_text (person, RELNET_PERSON_GIVEN_NAME),
      relnet_person_get_text (person, RELNET_PERSON_MIDDLE_NAME),
      relnet_person_get_text (person, RELNET_PERSON_FAMILY_NAME),
      relnet_person_get_text (person, RELNET_PERSON_NAME_SUFFIX),
    };

    if (*parts[1] != '\0' || *parts[2] != '\0' || *parts[3] != '\0')
      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        if (*parts[i] != '\0')
          g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", parts[i]);
  }
  relnet_person_set_text (person, RELNET_PERSON_NAME, name->len > 0 ? name->str : whole_name);
  relnet_person_complete_name (person);

  if (unknown != NULL)
    {
      g_string_append (unknown, "END:VCARD\n");
      relnet_person_set_text (person, RELNET_PERSON_SOURCE_FORMAT, "csv");
      relnet_person_set_text (person, RELNET_PERSON_SOURCE_CARD, unknown->str);
      g_string_free (unknown, TRUE);
    }
  {
    g_autoptr (RelnetAddress) first = g_list_model_get_item (G_LIST_MODEL (relnet_person_get_addresses (person)), 0);

    if (first != NULL)
      {
        relnet_person_set_text (person, RELNET_PERSON_CITY, relnet_address_get_city (first));
        relnet_person_set_text (person, RELNET_PERSON_COUNTRY, relnet_address_get_country (first));
      }
  }
  if (relnet_text_is_blank (relnet_person_get_name (person))
      && relnet_text_is_blank (relnet_person_get_text (person, RELNET_PERSON_NICKNAME))
      && g_list_model_get_n_items (G_LIST_MODEL (relnet_person_get_emails (person))) == 0
      && g_list_model_get_n_items (G_LIST_MODEL (relnet_person_get_phones (person))) == 0)
    {
      /* Exports of LinkedIn hold hundreds of these: accounts that were closed. */
      if (reason != NULL)
        *reason = g_strdup (company ? _ ("No name, only a company") : _ ("No name"));
      return NULL;
    }
  return relnet_person_name_if_unnamed (person) ? g_steal_pointer (&person) : NULL;
}
