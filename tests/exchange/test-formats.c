/* What the programs that people come from write, quirk by quirk. The headers are theirs, word for word. */

#include "relnet-import-source.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static char *folder;

static void
append_points (GString *out, const char *title, GListStore *points)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (points)); i++)
    {
      g_autoptr (RelnetContactPoint) point = g_list_model_get_item (G_LIST_MODEL (points), i);
      const char *label = relnet_contact_point_get_label (point);

      g_string_append_printf (out, "\n%s %s%s%s", title, label, *label != '\0' ? ": " : "",
                              relnet_contact_point_get_value (point));
    }
}

static void
append_text (GString *out, const char *title, const char *text)
{
  if (*text != '\0')
    g_string_append_printf (out, "\n%s %s", title, text);
}

/* What is known of a person, one thing a line. */
static char *
describe (RelnetPerson *person)
{
  static const struct
  {
    RelnetPersonText text;
    const char *title;
  } texts[] = {
    { RELNET_PERSON_NAME_PREFIX, "prefix" }, { RELNET_PERSON_GIVEN_NAME, "given" },
    { RELNET_PERSON_MIDDLE_NAME, "middle" }, { RELNET_PERSON_FAMILY_NAME, "family" },
    { RELNET_PERSON_NAME_SUFFIX, "suffix" }, { RELNET_PERSON_NICKNAME, "nickname" },
    { RELNET_PERSON_BIRTHDAY, "birthday" },  { RELNET_PERSON_MET_DATE, "met" },
    { RELNET_PERSON_LANGUAGE, "language" },  { RELNET_PERSON_INTERESTS, "interests" },
    { RELNET_PERSON_NOTE, "note" },
  };
  GString *out = g_string_new (relnet_person_get_name (person));
  GListModel *positions = G_LIST_MODEL (relnet_person_get_positions (person));
  GListModel *addresses = G_LIST_MODEL (relnet_person_get_addresses (person));
  GPtrArray *tags = relnet_person_get_tags (person);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    append_text (out, texts[i].title, relnet_person_get_text (person, texts[i].text));
  for (guint i = 0; i < g_list_model_get_n_items (positions); i++)
    {
      g_autoptr (RelnetPosition) position = g_list_model_get_item (positions, i);

      append_text (out, "at", relnet_position_get_organisation (position));
      append_text (out, "department", relnet_position_get_department (position));
      append_text (out, "title", relnet_position_get_title (position));
    }
  append_points (out, "email", relnet_person_get_emails (person));
  append_points (out, "phone", relnet_person_get_phones (person));
  append_points (out, "link", relnet_person_get_links (person));
  for (guint i = 0; i < g_list_model_get_n_items (addresses); i++)
    {
      g_autoptr (RelnetAddress) address = g_list_model_get_item (addresses, i);

      g_string_append_printf (out, "\naddress %s: %s; %s; %s; %s; %s", relnet_address_get_label (address),
                              relnet_address_get_street (address), relnet_address_get_postcode (address),
                              relnet_address_get_city (address), relnet_address_get_region (address),
                              relnet_address_get_country (address));
    }
  for (guint i = 0; i < tags->len; i++)
    append_text (out, "tag", g_ptr_array_index (tags, i));
  if (relnet_person_get_starred (person))
    g_string_append (out, "\nstarred");
  return g_string_free (out, FALSE);
}

static GFile *
write_bytes (const char *name, const char *bytes, gsize size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize)size, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/* Everybody in a file, with an empty line between two; who was rejected is “LINE: REASON”. */
static char *
read_bytes (const char *name, const char *bytes, gsize size, RelnetImportFormat format, const char *encoding)
{
  g_autoptr (GFile) file = write_bytes (name, bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetImportSource) source = relnet_import_source_open (file, NULL, NULL, &error);
  RelnetImportRecord record = { 0 };
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_cmpint (relnet_import_source_get_format (source), ==, format);
  g_assert_cmpstr (relnet_import_source_get_encoding (source), ==, encoding);
  while (relnet_import_source_next (source, &record, NULL, &error))
    {
      g_autofree char *person
          = record.person != NULL ? describe (record.person) : g_strdup_printf ("%u: %s", record.line, record.reason);

      g_string_append_printf (out, "%s%s", out->len > 0 ? "\n\n" : "", person);
      relnet_import_record_clear (&record);
    }
  g_assert_no_error (error);
  return g_string_free (out, FALSE);
}

#define SAME(name, text, format, wanted)                                                                                    \
  G_STMT_START                                                                                                              \
  {                                                                                                                         \
    g_autofree char *read = read_bytes (name, text, strlen (text), RELNET_IMPORT_FORMAT_##format, "UTF-8");                 \
    g_assert_cmpstr (read, ==, wanted);                                                                                     \
  }                                                                                                                         \
  G_STMT_END

/* @text in @encoding. */
static void
same_in (const char *name, const char *text, const char *encoding, RelnetImportFormat format, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &size, &error);
  g_autofree char *read = NULL;

  g_assert_no_error (error);
  read = read_bytes (name, bytes, size, format, encoding);
  g_assert_cmpstr (read, ==, wanted);
}

static void
test_linkedin (void)
{
  SAME ("Connections.csv",
        "\xef\xbb\xbfNotes:\r\n\"When exporting your connection data, you may notice that some of the email addresses are "
        "missing. You will only see \"\"some\"\".\"\r\n\r\n"
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"
        "Ana,Test,https://www.linkedin.com/in/ana-t,,Kelvane,\"Head, Sales\",05 Mar 2024\r\n"
        ",,,,Closed account,,06 Mar 2024\r\n",
        LINKEDIN,
        "Ana Test\ngiven Ana\nfamily Test\nmet 2024-03-05\nat Kelvane\ntitle Head, Sales\n"
        "link https://www.linkedin.com/in/ana-t\n\n6: No name, only a company");
  /* Older, without a URL; a day over 12 tells how the dates of the others are meant. */
  SAME ("old.csv",
        "First Name,Last Name,Email Address,Company,Position,Connected On\n"
        "Ana,Test,ana@x.example,,,\"3/5/24, 5:43 PM\"\nBo,Test,bo@x.example,,,\"13/5/24, 5:43 PM\"\n",
        LINKEDIN,
        "Ana Test\ngiven Ana\nfamily Test\nmet 2024-05-03\nemail ana@x.example\n\n"
        "Bo Test\ngiven Bo\nfamily Test\nmet 2024-05-13\nemail bo@x.example");
  SAME ("de.csv",
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\n"
        "Jürgen,Weiß,,jw@x.example,Firma AG,Leiter,05 März 2024\nJörg,Weiß,,jj@x.example,,,5. Dez. 2024\n",
        LINKEDIN,
        "Jürgen Weiß\ngiven Jürgen\nfamily Weiß\nmet 2024-03-05\nat Firma AG\ntitle Leiter\nemail jw@x.example\n\n"
        "Jörg Weiß\ngiven Jörg\nfamily Weiß\nmet 2024-12-05\nemail jj@x.example");
  SAME ("fr.csv",
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion\n"
        "Zoé,Test,,z@x.example,Novarelle,Directrice,12 mars 2023\nÈve,Test,,e@x.example,,,1er févr. 2023\n",
        LINKEDIN,
        "Zoé Test\ngiven Zoé\nfamily Test\nmet 2023-03-12\nat Novarelle\ntitle Directrice\nemail z@x.example\n\n"
        "Ève Test\ngiven Ève\nfamily Test\nmet 2023-02-01\nemail e@x.example");
}

/* What else is in LinkedIn's archive is no list of people; nor is the archive. It is said which file is. */
static void
test_linkedin_other_files (void)
{
  static const struct
  {
    const char *name, *text;
  } files[] = {
    { "messages.csv", "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
                      "CONTENT,FOLDER,ATTACHMENTS\n1,,Ana,https://www.linkedin.com/in/ana,Me,,2026-07-01 10:00:00 UTC,,"
                      "\"Hello\nthere\",INBOX,\n" },
    { "Invitations.csv", "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
                         "Me,Ana,\"7/8/26, 3:43 PM\",,OUTGOING,https://www.linkedin.com/in/me,\n" },
    { "archive.zip", "PK\x03\x04whatever" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GFile) file = write_bytes (files[i].name, files[i].text, strlen (files[i].text));
      g_autoptr (GError) error = NULL;

      g_assert_null (relnet_import_source_open (file, NULL, NULL, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, "Connections.csv"));
    }
}

static void
test_google_new (void)
{
  SAME ("contacts.csv",
        "\xef\xbb\xbf"
        "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,"
        "Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,"
        "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
        "Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,"
        "Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Website 1 - Label,Website 1 - Value,"
        "Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value\n"
        "Ana,M,Test,,,,Dr,Jr,Annie,,Kelvane,CTO,R&D, --04-15,\"one\ntwo\",https://photo.example/a,"
        "* myContacts ::: Clients ::: * starred,* Work,ana@x.example ::: ana2@x.example,Home,ana3@x.example,Mobile,"
        "+33 6 12 34 56 78 ::: +33 1 12 34 56 78,Home,\"1 rue X\n69001 Lyon\",1 rue X,Lyon,BP 3,Rhône,69001,France,,Profile,"
        "https://ana.example,Anniversary,2010-06-01,Allergies,nuts\n",
        GOOGLE,
        "Dr Ana M Test Jr\nprefix Dr\ngiven Ana\nmiddle M\nfamily Test\nsuffix Jr\nnickname Annie\nbirthday --04-15\n"
        "note one\ntwo\nat Kelvane\ndepartment R&D\ntitle CTO\nemail work: ana@x.example\nemail work: ana2@x.example\n"
        "email home: ana3@x.example\nphone mobile: +33 6 12 34 56 78\nphone mobile: +33 1 12 34 56 78\n"
        "link Profile: https://ana.example\naddress : 1 rue X\nBP 3; 69001; Lyon; Rhône; France\ntag Clients\nstarred");
}

static const char google_old[]
    = "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,"
      "Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,"
      "Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,"
      "E-mail 1 - Type,E-mail 1 - Value,IM 1 - Type,IM 1 - Service,IM 1 - Value,Phone 1 - Type,Phone 1 - Value,"
      "Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,"
      "Organization 1 - Department,Website 1 - Type,Website 1 - Value\n"
      "Zoé M Test,Zoé,M,Test,,,,,,,,,,,1980-04-15,,Lyon,,,,Engineer,chess,,,,x,French,,* myContacts ::: Clients,* Work,"
      "zoe@x.example ::: z@x.example,Other,Jabber,zoe@im.example,Mobile,06 12 34 56 78,,Kelvane,,CTO,R&D,,https://z.example\n";

static void
test_google_old (void)
{
  static const char wanted[] = "Zoé M Test\ngiven Zoé\nmiddle M\nfamily Test\nbirthday 1980-04-15\nlanguage fr\n"
                               "interests chess\nnote x\nat Kelvane\ndepartment R&D\ntitle CTO\nemail work: zoe@x.example\n"
                               "email work: z@x.example\nphone mobile: 06 12 34 56 78\nlink https://z.example\ntag Clients";

  SAME ("google.csv", google_old, GOOGLE, wanted);
  same_in ("google.csv", google_old, "UTF-16LE", RELNET_IMPORT_FORMAT_GOOGLE, wanted);
  same_in ("google.csv", google_old, "WINDOWS-1252", RELNET_IMPORT_FORMAT_GOOGLE, wanted);
  /* Columns that only some of its exports have: they are told by their names, not by where they stand. */
  SAME ("google.csv",
        "Name,File As,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value\n"
        "Zoé Test,\"Test, Zoé\",Zoé,Test,* friends,,zoe@x.example\n",
        GOOGLE, "Zoé Test\ngiven Zoé\nfamily Test\nemail zoe@x.example");
}

static void
test_outlook_en (void)
{
  SAME ("outlook.csv",
        "First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday,Anniversary,Location,Language,"
        "Internet Free Busy,Notes,E-mail Address,E-mail 2 Address,E-mail 3 Address,Primary Phone,Home Phone,Home Phone 2,"
        "Mobile Phone,Pager,Home Fax,Home Address,Home Street,Home Street 2,Home Street 3,Home Address PO Box,Home City,"
        "Home State,Home Postal Code,Home Country,Spouse,Children,Manager's Name,Assistant's Name,Referred By,"
        "Company Main Phone,Business Phone,Business Phone 2,Business Fax,Assistant's Phone,Company,Job Title,Department,"
        "Office Location,Profession,Business Street,Business City,Callback,ISDN,Telex,Hobby,Sensitivity,Priority,Private,"
        "Categories\n"
        "Ana,,Test,Dr.,,A.T.,https://ana.example,Unspecified,4/15/1980,0/0/00,,English,,x,ana@x.example,b@x.example,,,"
        "+1 212 555 0100,,+1 212 555 0101,,,,1 Main St,Apt 2,,,New York,NY,10001,USA,Bo,,,,Cy,,+1 212 555 0102,,,,Kelvane,"
        "CTO,R&D,,Engineer,2 Side St,Boston,,,,chess,Normal,Normal,FALSE,Clients;Friends\n",
        OUTLOOK,
        "Dr. Ana Test\nprefix Dr.\ngiven Ana\nfamily Test\nbirthday 1980-04-15\nlanguage en\ninterests chess\nnote x\n"
        "at Kelvane\ndepartment R&D\ntitle CTO\nemail ana@x.example\nemail b@x.example\nphone home: +1 212 555 0100\n"
        "phone mobile: +1 212 555 0101\nphone work: +1 212 555 0102\nlink https://ana.example\n"
        "address home: 1 Main St\nApt 2; 10001; New York; NY; USA\naddress work: 2 Side St; ; Boston; ; \n"
        "tag Clients\ntag Friends");
}

/* “Titre” is there twice, first how to address her, then what she does. */
static void
test_outlook_fr (void)
{
  static const char text[]
      = "\"Titre\",\"Prénom\",\"Deuxième prénom\",\"Nom\",\"Suffixe\",\"Société\",\"Service\",\"Titre\",\"Rue (bureau)\","
        "\"Ville (bureau)\",\"Dép/Région (bureau)\",\"Code postal (bureau)\",\"Pays/Région (bureau)\",\"Ville (domicile)\","
        "\"Télécopie (bureau)\",\"Téléphone (bureau)\",\"Tél. mobile\",\"Adresse de courrier\",\"Type de courrier\","
        "\"Nom complet de l'adresse de courrier\",\"Adresse de courrier 2\",\"Anniversaire\","
        "\"Anniversaire de mariage ou fête\",\"Catégories\",\"Langue\",\"Notes\",\"Page web\",\"Passe-temps\",\"Priorité\"\r\n"
        "\"Mme\",\"Hélène\",\"\",\"Œuvrard\",\"\",\"Novarelle\",\"Achats\",\"Directrice\",\"1 rue X\",\"Lyon\",\"Rhône\","
        "\"69001\",\"France\",\"Paris\",\"04 72 00 00 04\",\"04 72 00 00 01\",\"06 00 00 00 03\",\"helene@x.example\","
        "\"SMTP\",\"Hélène (helene@x.example)\",\"h2@x.example\",\"15/04/1980\",\"00/00/00\",\"Clients;Amis\",\"français\","
        "\"a\r\nb\",\"https://h.example\",\"échecs\",\"Normale\"\r\n";
  static const char wanted[]
      = "Hélène Œuvrard\nprefix Mme\ngiven Hélène\nfamily Œuvrard\nbirthday 1980-04-15\nlanguage fr\ninterests échecs\n"
        "note a\nb\nat Novarelle\ndepartment Achats\ntitle Directrice\nemail helene@x.example\nemail h2@x.example\n"
        "phone fax: 04 72 00 00 04\nphone work: 04 72 00 00 01\nphone mobile: 06 00 00 00 03\nlink https://h.example\n"
        "address work: 1 rue X; 69001; Lyon; Rhône; France\naddress home: ; ; Paris; ; \ntag Clients\ntag Amis";
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", text, NULL);
  g_autoptr (GString) semicolons = g_string_new (text);

  same_in ("outlook.csv", text, "WINDOWS-1252", RELNET_IMPORT_FORMAT_OUTLOOK, wanted);
  SAME ("outlook.csv", marked, OUTLOOK, wanted);
  /* Other versions of it. */
  g_string_replace (semicolons, "\",\"", "\";\"", 0);
  g_string_replace (semicolons, "Adresse de courrier", "Adresse de messagerie", 0);
  g_string_replace (semicolons, "Page web", "Page Web", 0);
  same_in ("outlook.csv", semicolons->str, "WINDOWS-1252", RELNET_IMPORT_FORMAT_OUTLOOK, wanted);
}

/* Outlook and Android, version 2.1. */
static void
test_vcard_21 (void)
{
  static const char text[]
      = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;LANGUAGE=fr;CHARSET=Windows-1252:M\xe9lin;Zo\xe9;;Mme;\r\n"
        "FN;CHARSET=Windows-1252:Mme Zo\xe9 M\xe9lin\r\n"
        "ORG;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Soci=C3=A9t=C3=A9 =\r\nr=C3=A9unie;D=C3=A9pt\r\n"
        "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo =3D end=\r\n\r\n"
        "TEL;WORK;VOICE:+33 4 72 00 00 01\r\nTEL;CELL:+33 6 00 00 00 01\r\nTEL;FAX;WORK:+33 4 72 00 00 09\r\n"
        "ADR;WORK;PREF;ENCODING=QUOTED-PRINTABLE:;;1 rue X=0D=0AB=E2t B;Lyon;;69001;France\r\n"
        "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2\r\nURL;HOME:https://zoe.example\r\nBDAY:19800322\r\n"
        "EMAIL;PREF;INTERNET:zoe@x.example\r\nPHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n /9j/4AAQ\r\n /9j/4AAQ\r\n\r\n"
        "REV:20260101T000000Z\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:2.1\r\nTEL;CELL:+33 6 00 00 00 77\r\nEND:VCARD\r\n";
  g_autofree char *read = read_bytes ("a.vcf", text, sizeof text - 1, RELNET_IMPORT_FORMAT_VCARD, "WINDOWS-1252");

  g_assert_cmpstr (read, ==,
                   "Mme Zoé Mélin\nprefix Mme\ngiven Zoé\nfamily Mélin\nbirthday 1980-03-22\nnote one\ntwo = end\n"
                   "at Société réunie\ndepartment Dépt\nemail zoe@x.example\nphone work: +33 4 72 00 00 01\n"
                   "phone mobile: +33 6 00 00 00 01\nphone fax: +33 4 72 00 00 09\nlink home: https://zoe.example\n"
                   "address work: 1 rue X\nBât B; 69001; Lyon; ; France\n\n"
                   "+33600000077\nphone mobile: +33 6 00 00 00 77");
}

/* The lines of an unlabelled card that say nothing by themselves are in the encoding of the others. */
static void
test_vcard_unlabelled (void)
{
  same_in ("a.vcf",
           "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Żółkiewski;Łukasz\r\nORG:Śląskie Zakłady\r\nEND:VCARD\r\n"
           "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Čech;Jiří\r\nNICKNAME:čř\r\nEND:VCARD\r\n",
           "WINDOWS-1250", RELNET_IMPORT_FORMAT_VCARD,
           "Łukasz Żółkiewski\ngiven Łukasz\nfamily Żółkiewski\nat Śląskie Zakłady\n\n"
           "Jiří Čech\ngiven Jiří\nfamily Čech\nnickname čř");
}

static void
test_vcard_ios (void)
{
  SAME ("ios.vcf",
        "BEGIN:VCARD\nVERSION:3.0\nPRODID:-//Apple Inc.//iOS 17//EN\nN:Smith, Jr.;John;;;\nFN:John Smith, Jr.\n"
        "ORG:Acme;Sales Dept;\nEMAIL;type=INTERNET;type=HOME;type=pref:john@x.example\n"
        "item1.TEL:+1 212 555 0101\nitem1.X-ABLabel:Direct line\n"
        "item5.EMAIL;type=INTERNET:j@x.example\nitem5.X-ABLabel:_$!<Work>!$_\n"
        "item6.TEL:+1 212 555 0102\nitem6.X-ABLabel:_$!<Mobile>!$_\n"
        "item2.ADR;type=HOME;type=pref:;;1 Main St\\nApt 2;New York;NY;10001;USA\nitem2.X-ABADR:us\n"
        "item3.URL;type=pref:http\\://john.example\nitem3.X-ABLabel:_$!<HomePage>!$_\n"
        "item4.X-ABRELATEDNAMES;type=pref:Jane\nitem4.X-ABLabel:_$!<Spouse>!$_\n"
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15\nNOTE:a\\nb\\, c\\; d\nEND:VCARD\n",
        VCARD,
        "John Smith, Jr.\ngiven John\nfamily Smith, Jr.\nbirthday --04-15\nnote a\nb, c; d\nat Acme\n"
        "department Sales Dept\nemail home: john@x.example\nemail Work: j@x.example\nphone Direct line: +1 212 555 0101\nphone Mobile: +1 212 555 0102\n"
        "link HomePage: http://john.example\naddress home: 1 Main St\nApt 2; 10001; New York; NY; USA");
}

/* Google, Thunderbird, and version 4.0. */
static void
test_vcard_others (void)
{
  SAME ("google.vcf",
        "BEGIN:VCARD\nVERSION:3.0\nFN:Bea Test\nN:Test;Bea;;;\nitem1.EMAIL;TYPE=INTERNET:bea@x.example\n"
        "item1.X-ABLabel:Projet\nitem2.ADR:;;1 rue X\\n69001 Lyon\\nFrance;;;;\nitem2.X-ABLabel:\n"
        "item3.URL:http\\://www.google.example/1\nitem3.X-ABLabel:PROFILE\nCATEGORIES:myContacts,Clients\n"
        "X-PHONETIC-FIRST-NAME:Bé\nEND:VCARD\n",
        VCARD,
        "Bea Test\ngiven Bea\nfamily Test\nemail Projet: bea@x.example\nlink PROFILE: http://www.google.example/1\n"
        "address : 1 rue X\n69001 Lyon\nFrance; ; ; ; \ntag Clients");
  SAME ("thunderbird.vcf",
        "begin:vcard\nversion:3.0\nfn;charset=utf-8:Tõnu Bird\nn;charset=utf-8:Bird;Tõnu;;;\n"
        "categories:Clients\\,Amis\nemail;type=pref:t@x.example\ntel;type=work;value=VOICE:tel:+372 555 0101\nend:vcard\n",
        VCARD,
        "Tõnu Bird\ngiven Tõnu\nfamily Bird\nemail t@x.example\nphone work: +372 555 0101\ntag Clients,Amis");
  SAME ("four.vcf",
        "BEGIN:VCARD\nVERSION:4.0\nFN:Dee Four\nN:Four;Dee;;;\nBDAY:--0415\nEMAIL;PREF=2:d2@x.example\n"
        "EMAIL;PREF=1;TYPE=work:d@x.example\nTEL;VALUE=uri;TYPE=\"voice,work\":tel:+33-4-72-00-00-01;ext=102\n"
        "LANG;PREF=1:fr-CA\nORG;SORT-AS=\"acme\":Acme\\, Inc.;R&D\nTITLE:Director\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:The group\nEND:VCARD\n",
        VCARD,
        "Dee Four\ngiven Dee\nfamily Four\nbirthday --04-15\nlanguage fr\nat Acme, Inc.\ndepartment R&D\ntitle Director\n"
        "email work: d@x.example\nemail d2@x.example\nphone work: +33-4-72-00-00-01;ext=102\n\n13: A group, not a person");
}

/* Nobody after a quotation mark that is never closed is lost. */
static void
test_mark_never_closed (void)
{
  SAME ("a.csv", "Name,E-mail\nAna,a@x.example\n\"Bo,b@x.example\nCy,c@x.example\n", CSV,
        "Ana\nemail a@x.example\n\n\"Bo\nemail b@x.example\n\nCy\nemail c@x.example");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("relnet-formats-XXXXXX", &error);
  g_assert_no_error (error);
  g_test_add_func ("/formats/linkedin", test_linkedin);
  g_test_add_func ("/formats/linkedin-other-files", test_linkedin_other_files);
  g_test_add_func ("/formats/google-new", test_google_new);
  g_test_add_func ("/formats/google-old", test_google_old);
  g_test_add_func ("/formats/outlook-en", test_outlook_en);
  g_test_add_func ("/formats/outlook-fr", test_outlook_fr);
  g_test_add_func ("/formats/vcard-2.1", test_vcard_21);
  g_test_add_func ("/formats/vcard-unlabelled", test_vcard_unlabelled);
  g_test_add_func ("/formats/vcard-ios", test_vcard_ios);
  g_test_add_func ("/formats/vcard-others", test_vcard_others);
  g_test_add_func ("/formats/mark-never-closed", test_mark_never_closed);
  status = g_test_run ();
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
  return status;
}
