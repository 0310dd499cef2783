/* Telling from the header of a table what its columns are: LinkedIn, Google, Outlook and Thunderbird in their languages,
 * and by the words of the header in anybody's own tables (design/formats.md). */

#include "relnet-csv-columns.h"

#include "relnet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RelnetCsvColumns
{
  gatomicrefcount ref_count;
  RelnetCsvKind kind;
  RelnetDateOrder date_order;
  GArray *columns;
};

G_DEFINE_BOXED_TYPE (RelnetCsvColumns, relnet_csv_columns, relnet_csv_columns_ref, relnet_csv_columns_unref)

/* Headers as normalise() makes them: folded, punctuation is a space, numbers are gone. */
static const struct
{
  const char *header;
  RelnetCsvField field;
} known_headers[] = {
  { "first name", RELNET_CSV_GIVEN_NAME },       { "given name", RELNET_CSV_GIVEN_NAME },
  { "firstname", RELNET_CSV_GIVEN_NAME },        { "first", RELNET_CSV_GIVEN_NAME },
  { "prenom", RELNET_CSV_GIVEN_NAME },           { "prenoms", RELNET_CSV_GIVEN_NAME },
  { "vorname", RELNET_CSV_GIVEN_NAME },          { "forename", RELNET_CSV_GIVEN_NAME },
  { "last name", RELNET_CSV_FAMILY_NAME },       { "family name", RELNET_CSV_FAMILY_NAME },
  { "lastname", RELNET_CSV_FAMILY_NAME },        { "last", RELNET_CSV_FAMILY_NAME },
  { "surname", RELNET_CSV_FAMILY_NAME },         { "nom", RELNET_CSV_FAMILY_NAME },
  { "nom de famille", RELNET_CSV_FAMILY_NAME },  { "nachname", RELNET_CSV_FAMILY_NAME },
  { "familienname", RELNET_CSV_FAMILY_NAME },    { "middle name", RELNET_CSV_MIDDLE_NAME },
  { "middlename", RELNET_CSV_MIDDLE_NAME },      { "additional name", RELNET_CSV_MIDDLE_NAME },
  { "deuxieme prenom", RELNET_CSV_MIDDLE_NAME }, { "autres prenoms", RELNET_CSV_MIDDLE_NAME },
  { "weitere vornamen", RELNET_CSV_MIDDLE_NAME }, { "zweiter vorname", RELNET_CSV_MIDDLE_NAME },
  { "name prefix", RELNET_CSV_NAME_PREFIX },     { "prefix", RELNET_CSV_NAME_PREFIX },
  { "civilite", RELNET_CSV_NAME_PREFIX },        { "anrede", RELNET_CSV_NAME_PREFIX },
  { "salutation", RELNET_CSV_NAME_PREFIX },      { "name suffix", RELNET_CSV_NAME_SUFFIX },
  { "suffix", RELNET_CSV_NAME_SUFFIX },          { "suffixe", RELNET_CSV_NAME_SUFFIX },
  { "namenszusatz", RELNET_CSV_NAME_SUFFIX },    { "name", RELNET_CSV_NAME },
  { "full name", RELNET_CSV_NAME },              { "fullname", RELNET_CSV_NAME },
  { "display name", RELNET_CSV_NAME },           { "nom complet", RELNET_CSV_NAME },
  { "nom affiche", RELNET_CSV_NAME },            { "nom et prenom", RELNET_CSV_NAME },
  { "nom prenom", RELNET_CSV_NAME },             { "prenom nom", RELNET_CSV_NAME },
  { "prenom et nom", RELNET_CSV_NAME },          { "contact", RELNET_CSV_NAME },
  { "contact name", RELNET_CSV_NAME },           { "anzeigename", RELNET_CSV_NAME },
  { "person", RELNET_CSV_NAME },                 { "personne", RELNET_CSV_NAME },
  { "nickname", RELNET_CSV_NICKNAME },           { "nick name", RELNET_CSV_NICKNAME },
  { "surnom", RELNET_CSV_NICKNAME },             { "spitzname", RELNET_CSV_NICKNAME },
  { "e mail", RELNET_CSV_EMAIL },                { "email", RELNET_CSV_EMAIL },
  { "mail", RELNET_CSV_EMAIL },                  { "mails", RELNET_CSV_EMAIL },
  { "emails", RELNET_CSV_EMAIL },                { "e mails", RELNET_CSV_EMAIL },
  { "e mail address", RELNET_CSV_EMAIL },        { "email address", RELNET_CSV_EMAIL },
  { "e mail value", RELNET_CSV_EMAIL },          { "email value", RELNET_CSV_EMAIL },
  { "primary email", RELNET_CSV_EMAIL },         { "secondary email", RELNET_CSV_EMAIL },
  { "primary e mail", RELNET_CSV_EMAIL },        { "secondary e mail", RELNET_CSV_EMAIL },
  { "adresse e mail", RELNET_CSV_EMAIL },        { "adresse email", RELNET_CSV_EMAIL },
  { "adresse mail", RELNET_CSV_EMAIL },          { "courriel", RELNET_CSV_EMAIL },
  { "adresse de courrier", RELNET_CSV_EMAIL },   { "adresse de messagerie", RELNET_CSV_EMAIL },
  { "adresse electronique", RELNET_CSV_EMAIL },  { "adresse courriel", RELNET_CSV_EMAIL },
  { "e mail adresse", RELNET_CSV_EMAIL },        { "email adresse", RELNET_CSV_EMAIL },
  { "mel", RELNET_CSV_EMAIL },                   { "url", RELNET_CSV_LINK },
  { "web page", RELNET_CSV_LINK },               { "webpage", RELNET_CSV_LINK },
  { "page web", RELNET_CSV_LINK },               { "site web", RELNET_CSV_LINK },
  { "site internet", RELNET_CSV_LINK },          { "profil", RELNET_CSV_LINK },
  { "profile", RELNET_CSV_LINK },                { "homepage", RELNET_CSV_LINK },
  { "home page", RELNET_CSV_LINK },              { "webseite", RELNET_CSV_LINK },
  { "web site", RELNET_CSV_LINK },               { "company", RELNET_CSV_ORGANISATION },
  { "company name", RELNET_CSV_ORGANISATION },   { "organization", RELNET_CSV_ORGANISATION },
  { "organisation", RELNET_CSV_ORGANISATION },   { "organization name", RELNET_CSV_ORGANISATION },
  { "entreprise", RELNET_CSV_ORGANISATION },     { "societe", RELNET_CSV_ORGANISATION },
  { "employeur", RELNET_CSV_ORGANISATION },      { "employer", RELNET_CSV_ORGANISATION },
  { "unternehmen", RELNET_CSV_ORGANISATION },    { "firma", RELNET_CSV_ORGANISATION },
  { "organisme", RELNET_CSV_ORGANISATION },      { "department", RELNET_CSV_DEPARTMENT },
  { "organization department", RELNET_CSV_DEPARTMENT }, { "service", RELNET_CSV_DEPARTMENT },
  { "abteilung", RELNET_CSV_DEPARTMENT },        { "job title", RELNET_CSV_TITLE },
  { "jobtitle", RELNET_CSV_TITLE },              { "position", RELNET_CSV_TITLE },
  { "organization title", RELNET_CSV_TITLE },    { "poste", RELNET_CSV_TITLE },
  { "fonction", RELNET_CSV_TITLE },              { "intitule du poste", RELNET_CSV_TITLE },
  { "titre du poste", RELNET_CSV_TITLE },        { "role", RELNET_CSV_TITLE },
  { "funktion", RELNET_CSV_TITLE },              { "birthday", RELNET_CSV_BIRTHDAY },
  { "birth date", RELNET_CSV_BIRTHDAY },         { "birthdate", RELNET_CSV_BIRTHDAY },
  { "date of birth", RELNET_CSV_BIRTHDAY },      { "anniversaire", RELNET_CSV_BIRTHDAY },
  { "date de naissance", RELNET_CSV_BIRTHDAY },  { "naissance", RELNET_CSV_BIRTHDAY },
  { "date d anniversaire", RELNET_CSV_BIRTHDAY }, { "geburtstag", RELNET_CSV_BIRTHDAY },
  { "geburtsdatum", RELNET_CSV_BIRTHDAY },       { "birth year", RELNET_CSV_BIRTH_YEAR },
  { "birth month", RELNET_CSV_BIRTH_MONTH },     { "birth day", RELNET_CSV_BIRTH_DAY },
  { "connected on", RELNET_CSV_MET_DATE },       { "date de connexion", RELNET_CSV_MET_DATE },
  { "verbunden am", RELNET_CSV_MET_DATE },       { "connecte le", RELNET_CSV_MET_DATE },
  { "date de mise en relation", RELNET_CSV_MET_DATE }, { "rencontre le", RELNET_CSV_MET_DATE },
  { "date de rencontre", RELNET_CSV_MET_DATE },  { "met on", RELNET_CSV_MET_DATE },
  { "first met", RELNET_CSV_MET_DATE },          { "premiere rencontre", RELNET_CSV_MET_DATE },
  { "rencontre a", RELNET_CSV_MET_PLACE },       { "lieu de rencontre", RELNET_CSV_MET_PLACE },
  { "met at", RELNET_CSV_MET_PLACE },            { "met in", RELNET_CSV_MET_PLACE },
  { "how we met", RELNET_CSV_MET_CONTEXT },      { "contexte", RELNET_CSV_MET_CONTEXT },
  { "notes", RELNET_CSV_NOTE },                  { "note", RELNET_CSV_NOTE },
  { "comments", RELNET_CSV_NOTE },               { "comment", RELNET_CSV_NOTE },
  { "commentaire", RELNET_CSV_NOTE },            { "commentaires", RELNET_CSV_NOTE },
  { "remarques", RELNET_CSV_NOTE },              { "remarque", RELNET_CSV_NOTE },
  { "notizen", RELNET_CSV_NOTE },                { "bemerkungen", RELNET_CSV_NOTE },
  { "categories", RELNET_CSV_TAGS },             { "category", RELNET_CSV_TAGS },
  { "categorie", RELNET_CSV_TAGS },              { "labels", RELNET_CSV_TAGS },
  { "group membership", RELNET_CSV_TAGS },       { "tags", RELNET_CSV_TAGS },
  { "mots cles", RELNET_CSV_TAGS },              { "etiquettes", RELNET_CSV_TAGS },
  { "keywords", RELNET_CSV_TAGS },               { "groupes", RELNET_CSV_TAGS },
  { "groups", RELNET_CSV_TAGS },                 { "kategorien", RELNET_CSV_TAGS },
  { "hobby", RELNET_CSV_INTERESTS },             { "hobbies", RELNET_CSV_INTERESTS },
  { "passe temps", RELNET_CSV_INTERESTS },       { "interests", RELNET_CSV_INTERESTS },
  { "centres d interet", RELNET_CSV_INTERESTS }, { "industry", RELNET_CSV_SECTOR },
  { "sector", RELNET_CSV_SECTOR },               { "secteur", RELNET_CSV_SECTOR },
  { "secteur d activite", RELNET_CSV_SECTOR },   { "branche", RELNET_CSV_SECTOR },
  { "language", RELNET_CSV_LANGUAGE },           { "langue", RELNET_CSV_LANGUAGE },
  { "e mail label", RELNET_CSV_LABEL },          { "e mail type", RELNET_CSV_LABEL },
  { "phone label", RELNET_CSV_LABEL },           { "phone type", RELNET_CSV_LABEL },
  { "website label", RELNET_CSV_LABEL },         { "website type", RELNET_CSV_LABEL },
  { "address label", RELNET_CSV_LABEL },         { "address type", RELNET_CSV_LABEL },
  { "b p professionnelle", RELNET_CSV_STREET },  { "autre boite postale", RELNET_CSV_STREET },
  { "localite", RELNET_CSV_CITY },
};

/* What is in an address, by the words of the header around “home”, “business”, “bureau” and so on. */
static const struct
{
  const char *words;
  RelnetCsvField field;
} address_words[] = {
  { "street", RELNET_CSV_STREET },         { "rue", RELNET_CSV_STREET },
  { "address", RELNET_CSV_STREET },        { "adresse", RELNET_CSV_STREET },
  { "adresse postale", RELNET_CSV_STREET }, { "address street", RELNET_CSV_STREET },
  { "address po box", RELNET_CSV_STREET }, { "address extended address", RELNET_CSV_STREET },
  { "address formatted", RELNET_CSV_STREET }, { "po box", RELNET_CSV_STREET },
  { "boite postale", RELNET_CSV_STREET },  { "strasse", RELNET_CSV_STREET },
  { "city", RELNET_CSV_CITY },             { "ville", RELNET_CSV_CITY },
  { "ort", RELNET_CSV_CITY },              { "stadt", RELNET_CSV_CITY },
  { "address city", RELNET_CSV_CITY },     { "state", RELNET_CSV_REGION },
  { "region", RELNET_CSV_REGION },         { "province", RELNET_CSV_REGION },
  { "dep region", RELNET_CSV_REGION },     { "address region", RELNET_CSV_REGION },
  { "state province", RELNET_CSV_REGION }, { "bundesland", RELNET_CSV_REGION },
  { "zip", RELNET_CSV_POSTCODE },          { "zipcode", RELNET_CSV_POSTCODE },
  { "zip code", RELNET_CSV_POSTCODE },     { "postal code", RELNET_CSV_POSTCODE },
  { "postcode", RELNET_CSV_POSTCODE },     { "code postal", RELNET_CSV_POSTCODE },
  { "plz", RELNET_CSV_POSTCODE },          { "postleitzahl", RELNET_CSV_POSTCODE },
  { "address postal code", RELNET_CSV_POSTCODE }, { "country", RELNET_CSV_COUNTRY },
  { "country region", RELNET_CSV_COUNTRY }, { "pays", RELNET_CSV_COUNTRY },
  { "pays region", RELNET_CSV_COUNTRY },   { "land", RELNET_CSV_COUNTRY },
  { "address country", RELNET_CSV_COUNTRY },
};

static const struct
{
  const char *word;
  const char *label;
} label_words[] = {
  { "fax", "fax" },         { "telecopie", "fax" },      { "telecopieur", "fax" }, { "pager", "pager" },
  { "radiomessagerie", "pager" }, { "mobile", "mobile" }, { "cell", "mobile" },    { "portable", "mobile" },
  { "handy", "mobile" },    { "mobil", "mobile" },       { "home", "home" },       { "domicile", "home" },
  { "perso", "home" },      { "personnel", "home" },     { "private", "home" },    { "privat", "home" },
  { "personal", "home" },   { "work", "work" },          { "business", "work" },   { "office", "work" },
  { "bureau", "work" },     { "pro", "work" },           { "professionnel", "work" }, { "professionnelle", "work" },
  { "societe", "work" },    { "company", "work" },       { "geschaftlich", "work" }, { "linkedin", "LinkedIn" },
  { "assistant", "assistant" }, { "car", "car" },        { "voiture", "car" },     { "other", "other" },
  { "autre", "other" },
};

/* Lower case, no accents, punctuation as a space, and without the numbers that tell one e-mail from the next. */
static char *
normalise (const char *header, gboolean keep_numbers)
{
  g_autofree char *folded = relnet_text_fold (header);
  GString *out = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = folded; *p != '\0'; p++)
    {
      if ((g_ascii_isalpha (*p) || (guchar)*p >= 0x80) || (keep_numbers && g_ascii_isdigit (*p)))
        {
          if (space && out->len > 0)
            g_string_append_c (out, ' ');
          space = FALSE;
          g_string_append_c (out, *p);
        }
      else
        space = TRUE;
    }
  return g_string_free (out, FALSE);
}

static gboolean
has_word (char **words, const char *word)
{
  return g_strv_contains ((const char *const *)words, word);
}

static const char *
find_label (char **words)
{
  for (guint i = 0; i < G_N_ELEMENTS (label_words); i++)
    if (has_word (words, label_words[i].word))
      return label_words[i].label;
  return "";
}

/* The header without the words that only say which address or number it is. */
static char *
strip_label (char **words)
{
  GString *rest = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean is_label = strcmp (words[i], "du") == 0 || strcmp (words[i], "d") == 0 || strcmp (words[i], "de") == 0
                          || strcmp (words[i], "l") == 0;

      for (guint j = 0; !is_label && j < G_N_ELEMENTS (label_words); j++)
        is_label = strcmp (words[i], label_words[j].word) == 0;
      if (!is_label)
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", words[i]);
    }
  return g_string_free (rest, FALSE);
}

static gboolean
is_phone (char **words)
{
  static const char *const endings[] = { "phone", "fax", "pager", "mobile", "telephone", "telefon", "handy", "cell",
                                         "telefonnummer", "portable", "tel", NULL };
  static const char *const beginnings[] = { "telephone", "tel", "telecopie", "radiotelephone", "telefon", "portable",
                                            "mobile", NULL };
  guint n = g_strv_length (words);

  if (n == 0 || has_word (words, "video") || has_word (words, "yomi") || has_word (words, "label")
      || has_word (words, "type") || has_word (words, "tdd") != has_word (words, "tty"))
    return FALSE;
  if (n == 2 && strcmp (words[0], "phone") == 0 && strcmp (words[1], "value") == 0)
    return TRUE;
  if (n >= 2 && (strcmp (words[n - 1], "number") == 0 || strcmp (words[n - 1], "numero") == 0))
    return g_strv_contains (endings, words[n - 2]);
  return g_strv_contains (endings, words[n - 1]) || g_strv_contains (beginnings, words[0])
         || (n > 1 && strcmp (words[0], "numero") == 0 && has_word (words, "telephone"))
         || has_word (words, "radiomessagerie");
}

static RelnetCsvField
identify (const char *header, const char **label)
{
  g_autofree char *name = normalise (header, FALSE);
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  g_autofree char *rest = NULL;

  *label = "";
  if (*name == '\0' || strlen (header) > 100)
    return RELNET_CSV_IGNORED;
  for (guint i = 0; i < G_N_ELEMENTS (known_headers); i++)
    if (strcmp (known_headers[i].header, name) == 0)
      {
        if (known_headers[i].field == RELNET_CSV_STREET)
          *label = find_label (words);
        return known_headers[i].field;
      }
  *label = find_label (words);
  if (is_phone (words))
    return RELNET_CSV_PHONE;
  if (strcmp (words[0], "website") == 0 || has_word (words, "linkedin") || has_word (words, "url")
      || (strcmp (words[0], "web") == 0 && strcmp (words[1] != NULL ? words[1] : "", "page") == 0))
    return RELNET_CSV_LINK;
  rest = strip_label (words);
  if (strcmp (rest, "email") == 0 || strcmp (rest, "e mail") == 0 || strcmp (rest, "mail") == 0
      || strcmp (rest, "courriel") == 0 || strcmp (rest, "email address") == 0 || strcmp (rest, "e mail address") == 0)
    return RELNET_CSV_EMAIL;
  for (guint i = 0; i < G_N_ELEMENTS (address_words); i++)
    if (strcmp (address_words[i].words, rest) == 0)
      return address_words[i].field;
  return RELNET_CSV_IGNORED;
}

static gboolean
has_field (RelnetCsvColumns *self, RelnetCsvField field)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, RelnetCsvColumn, i).field == field)
      return TRUE;
  return FALSE;
}

static int
find_header (RelnetCsvColumns *self, const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *normal = normalise (g_array_index (self->columns, RelnetCsvColumn, i).header, TRUE);

      if (strcmp (normal, name) == 0)
        return (int)i;
    }
  return -1;
}

static gboolean
has_any_header (RelnetCsvColumns *self, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (find_header (self, names[i]) >= 0)
      return TRUE;
  return FALSE;
}

/* “Title” is the job where nothing else is; else it is Dr or Mme. “Titre” stands twice in Outlook's French header. */
static void
settle_titles (RelnetCsvColumns *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      RelnetCsvColumn *column = &g_array_index (self->columns, RelnetCsvColumn, i);
      g_autofree char *name = normalise (column->header, FALSE);
      gboolean before_name = FALSE;

      if (strcmp (name, "title") != 0 && strcmp (name, "titre") != 0 && strcmp (name, "titel") != 0)
        continue;
      for (guint j = i + 1; j < self->columns->len; j++)
        {
          g_autofree char *later = normalise (g_array_index (self->columns, RelnetCsvColumn, j).header, FALSE);

          before_name = before_name || strcmp (later, name) == 0;
        }
      column->field = has_field (self, RELNET_CSV_TITLE) || before_name ? RELNET_CSV_NAME_PREFIX : RELNET_CSV_TITLE;
    }
}

static void
settle_names (RelnetCsvColumns *self)
{
  /* “Nom” alone is the whole name. */
  if (has_field (self, RELNET_CSV_GIVEN_NAME) || has_field (self, RELNET_CSV_NAME))
    return;
  for (guint i = 0; i < self->columns->len; i++)
    {
      RelnetCsvColumn *column = &g_array_index (self->columns, RelnetCsvColumn, i);

      if (column->field == RELNET_CSV_FAMILY_NAME)
        column->field = RELNET_CSV_NAME;
    }
}

/* A whole address in one column repeats what its own columns say, where there are some. */
static void
settle_addresses (RelnetCsvColumns *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      RelnetCsvColumn *column = &g_array_index (self->columns, RelnetCsvColumn, i);
      g_autofree char *name = normalise (column->header, FALSE);
      gboolean whole = g_str_has_suffix (name, "address formatted")
                       || (column->field == RELNET_CSV_STREET && g_str_has_suffix (name, "address")
                           && !g_str_has_suffix (name, "extended address"));

      for (guint j = 0; whole && j < self->columns->len; j++)
        {
          const RelnetCsvColumn *other = &g_array_index (self->columns, RelnetCsvColumn, j);
          g_autofree char *other_name = normalise (other->header, FALSE);

          if (other->field == RELNET_CSV_STREET && other->group == column->group && j != i
              && g_str_has_suffix (other_name, "street"))
            {
              column->field = RELNET_CSV_IGNORED;
              break;
            }
        }
    }
}

static RelnetCsvKind
tell_kind (RelnetCsvColumns *self)
{
  static const char *const linkedin[]
      = { "connected on", "verbunden am", "date de connexion", "date de mise en relation", NULL };
  static const char *const google[] = { "e mail 1 value", "e mail 1 label", "e mail 1 type", "group membership", NULL };
  static const char *const outlook[]
      = { "e mail 2 address", "e mail address", "adresse de courrier 2", "adresse de messagerie 2", "adresse de courrier",
          "adresse de messagerie", NULL };

  if (has_any_header (self, linkedin) && has_field (self, RELNET_CSV_GIVEN_NAME))
    return RELNET_CSV_KIND_LINKEDIN;
  if (has_any_header (self, google)
      || (find_header (self, "phonetic first name") >= 0 && find_header (self, "labels") >= 0))
    return RELNET_CSV_KIND_GOOGLE;
  if (has_any_header (self, outlook))
    return RELNET_CSV_KIND_OUTLOOK;
  return relnet_csv_columns_identify (self) ? RELNET_CSV_KIND_OTHER : RELNET_CSV_KIND_NONE;
}

/* Whoever writes headers in French or German writes the day first; Outlook in English the month. */
static RelnetDateOrder
guess_date_order (RelnetCsvColumns *self)
{
  static const char *const day_first[] = { "prenom", "nom", "vorname", "nachname", "courriel", "nom complet", "societe",
                                           "entreprise", "anniversaire", "geburtstag", "firma", "date de naissance",
                                           "rencontre le", "date de connexion", NULL };

  if (has_any_header (self, day_first))
    return RELNET_DATE_ORDER_DAY_FIRST;
  return self->kind == RELNET_CSV_KIND_OUTLOOK ? RELNET_DATE_ORDER_MONTH_FIRST : RELNET_DATE_ORDER_UNKNOWN;
}

static void
column_clear (gpointer data)
{
  RelnetCsvColumn *column = data;

  g_free (column->header);
  g_free (column->label);
}

/**
 * relnet_csv_field_to_label:
 * @field: what a column can be
 *
 * Returns: what it is called, for the user
 */
const char *
relnet_csv_field_to_label (RelnetCsvField field)
{
  static const char *const labels[RELNET_CSV_N_FIELDS] = {
    [RELNET_CSV_IGNORED] = N_ ("Do not import"),
    [RELNET_CSV_NAME] = N_ ("Full name"),
    [RELNET_CSV_NAME_PREFIX] = N_ ("Title before the name"),
    [RELNET_CSV_GIVEN_NAME] = N_ ("First name"),
    [RELNET_CSV_MIDDLE_NAME] = N_ ("Middle name"),
    [RELNET_CSV_FAMILY_NAME] = N_ ("Last name"),
    [RELNET_CSV_NAME_SUFFIX] = N_ ("Suffix of the name"),
    [RELNET_CSV_NICKNAME] = N_ ("Nickname"),
    [RELNET_CSV_EMAIL] = N_ ("E-mail"),
    [RELNET_CSV_PHONE] = N_ ("Phone"),
    [RELNET_CSV_LINK] = N_ ("Link"),
    [RELNET_CSV_ORGANISATION] = N_ ("Organisation"),
    [RELNET_CSV_DEPARTMENT] = N_ ("Department"),
    [RELNET_CSV_TITLE] = N_ ("Role"),
    [RELNET_CSV_STREET] = N_ ("Street"),
    [RELNET_CSV_CITY] = N_ ("City"),
    [RELNET_CSV_REGION] = N_ ("Region"),
    [RELNET_CSV_POSTCODE] = N_ ("Postcode"),
    [RELNET_CSV_COUNTRY] = N_ ("Country"),
    [RELNET_CSV_BIRTHDAY] = N_ ("Birthday"),
    [RELNET_CSV_MET_DATE] = N_ ("First met"),
    [RELNET_CSV_MET_PLACE] = N_ ("Met where"),
    [RELNET_CSV_MET_CONTEXT] = N_ ("Met how"),
    [RELNET_CSV_NOTE] = N_ ("Note"),
    [RELNET_CSV_TAGS] = N_ ("Tags"),
    [RELNET_CSV_INTERESTS] = N_ ("Interests"),
    [RELNET_CSV_SECTOR] = N_ ("Sector"),
    [RELNET_CSV_LANGUAGE] = N_ ("Language"),
    [RELNET_CSV_LABEL] = N_ ("Label of the next column"),
    [RELNET_CSV_BIRTH_YEAR] = N_ ("Year of birth"),
    [RELNET_CSV_BIRTH_MONTH] = N_ ("Month of birth"),
    [RELNET_CSV_BIRTH_DAY] = N_ ("Day of birth"),
  };

  return _ (labels[field]);
}

/**
 * relnet_csv_field_is_offered:
 * @field: what a column can be
 *
 * Returns: whether the user can choose it; the others come only with known headers
 */
gboolean
relnet_csv_field_is_offered (RelnetCsvField field)
{
  return field < RELNET_CSV_LABEL;
}

/**
 * relnet_csv_columns_new:
 * @header: the cells of the header
 *
 * Returns: (transfer full): what each column is, as far as its name tells
 */
RelnetCsvColumns *
relnet_csv_columns_new (char **header)
{
  RelnetCsvColumns *self = g_new0 (RelnetCsvColumns, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->columns = g_array_new (FALSE, TRUE, sizeof (RelnetCsvColumn));
  g_array_set_clear_func (self->columns, column_clear);
  for (guint i = 0; header[i] != NULL; i++)
    {
      const char *label;
      RelnetCsvColumn column = { .field = identify (header[i], &label) };
      g_autofree char *name = normalise (header[i], TRUE);

      column.header = relnet_text_clean (header[i]);
      column.label = g_strdup (label);
      /* Google numbers its addresses, the others name them; a number elsewhere is a line of one address. */
      column.group = g_str_hash (label);
      if (g_str_has_prefix (name, "address ") && g_ascii_isdigit (name[strlen ("address ")]))
        column.group = (guint)name[strlen ("address ")];
      g_array_append_val (self->columns, column);
    }
  settle_titles (self);
  settle_names (self);
  settle_addresses (self);
  self->kind = tell_kind (self);
  self->date_order = guess_date_order (self);
  return self;
}

/**
 * relnet_csv_columns_copy:
 * @self: columns
 *
 * Returns: (transfer full): the same, to be changed on its own
 */
RelnetCsvColumns *
relnet_csv_columns_copy (RelnetCsvColumns *self)
{
  RelnetCsvColumns *copy = g_new0 (RelnetCsvColumns, 1);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->kind = self->kind;
  copy->date_order = self->date_order;
  copy->columns = g_array_new (FALSE, TRUE, sizeof (RelnetCsvColumn));
  g_array_set_clear_func (copy->columns, column_clear);
  for (guint i = 0; i < self->columns->len; i++)
    {
      RelnetCsvColumn column = g_array_index (self->columns, RelnetCsvColumn, i);

      column.header = g_strdup (column.header);
      column.label = g_strdup (column.label);
      g_array_append_val (copy->columns, column);
    }
  return copy;
}

RelnetCsvColumns *
relnet_csv_columns_ref (RelnetCsvColumns *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
relnet_csv_columns_unref (RelnetCsvColumns *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->columns);
  g_free (self);
}

/**
 * relnet_csv_columns_score:
 * @cells: a row
 *
 * Returns: how many of the cells are names of columns that are known
 */
guint
relnet_csv_columns_score (char **cells)
{
  guint score = 0;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      const char *label;

      if (identify (cells[i], &label) != RELNET_CSV_IGNORED)
        score++;
    }
  return score;
}

/**
 * relnet_csv_columns_get_kind:
 * @self: columns
 *
 * Returns: whose table it is; %RELNET_CSV_KIND_NONE if nothing in the header was recognised
 */
RelnetCsvKind
relnet_csv_columns_get_kind (RelnetCsvColumns *self)
{
  return self->kind;
}

guint
relnet_csv_columns_get_n (RelnetCsvColumns *self)
{
  return self->columns->len;
}

const RelnetCsvColumn *
relnet_csv_columns_get (RelnetCsvColumns *self, guint index)
{
  return &g_array_index (self->columns, RelnetCsvColumn, index);
}

/**
 * relnet_csv_columns_set_field:
 * @self: columns
 * @index: which column
 * @field: what the user says it is
 */
void
relnet_csv_columns_set_field (RelnetCsvColumns *self, guint index, RelnetCsvField field)
{
  g_array_index (self->columns, RelnetCsvColumn, index).field = field;
}

RelnetDateOrder
relnet_csv_columns_get_date_order (RelnetCsvColumns *self)
{
  return self->date_order;
}

void
relnet_csv_columns_set_date_order (RelnetCsvColumns *self, RelnetDateOrder order)
{
  self->date_order = order;
}

/**
 * relnet_csv_columns_identify:
 * @self: columns
 *
 * Returns: whether one of them tells who a row is about
 */
gboolean
relnet_csv_columns_identify (RelnetCsvColumns *self)
{
  return has_field (self, RELNET_CSV_NAME) || has_field (self, RELNET_CSV_GIVEN_NAME)
         || has_field (self, RELNET_CSV_FAMILY_NAME) || has_field (self, RELNET_CSV_EMAIL)
         || has_field (self, RELNET_CSV_PHONE) || has_field (self, RELNET_CSV_NICKNAME);
}
