/* What a label is called, and what is opened for an e-mail, a phone number or a link. */

#include "relnet-contact-words.h"

#include <glib/gi18n-lib.h>

#include "relnet-text.h"
#include "relnet-web.h"

/* The labels that are offered, and those that Apple's and Google's contacts are full of; any other that was imported is
 * shown as it is. */
static const struct
{
  const char *label;
  const char *shown;
} labels[] = {
  { "work", N_ ("Work") }, { "home", N_ ("Home") }, { "mobile", N_ ("Mobile") }, { "cell", N_ ("Mobile") },
  { "fax", N_ ("Fax") },   { "other", N_ ("Other") }, { "homefax", N_ ("Fax") },  { "workfax", N_ ("Fax") },
  { "main", N_ ("Main") }, { "pager", N_ ("Pager") }, { "homepage", N_ ("Web page") }, { "home page", N_ ("Web page") },
  { "profile", N_ ("Profile") },
};

/**
 * relnet_contact_label_to_words:
 * @label: a label as stored, “work”
 *
 * Returns: (transfer none): it in the user's language, or @label if it is none of those that are offered
 */
const char *
relnet_contact_label_to_words (const char *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strcasecmp (labels[i].label, label) == 0)
      return _ (labels[i].shown);
  return label;
}

/**
 * relnet_contact_make_uri:
 * @kind: e-mails, phones or links
 * @value: an item
 *
 * Only what a person would open: never “file:”, “javascript:” or anything else that came with an import.
 *
 * Returns: (transfer full) (nullable): what to open, %NULL if it is not to be opened
 */
char *
relnet_contact_make_uri (RelnetListKind kind, const char *value)
{
  g_autofree char *digits = NULL;
  g_autofree char *escaped = NULL;

  switch (kind)
    {
    case RELNET_LIST_EMAILS:
      if (!relnet_text_is_email (value))
        return NULL;
      /* A “?” in an address must not begin headers. */
      escaped = g_uri_escape_string (value, "@", TRUE);
      return g_strconcat ("mailto:", escaped, NULL);
    case RELNET_LIST_PHONES:
      digits = relnet_text_phone_digits (value);
      return *digits != '\0' ? g_strconcat ("tel:", digits, NULL) : NULL;
    case RELNET_LIST_LINKS:
      return relnet_web_dup_uri (value);
    case RELNET_LIST_ADDRESSES:
    case RELNET_LIST_POSITIONS:
    case RELNET_N_LISTS:
    default:
      return NULL;
    }
}
