/* What may be opened in a browser, and only when the user clicks it. Nothing here touches the network. */

#include "relnet-web.h"

#include <string.h>

#include "relnet-text.h"

/* A search engine that keeps no profile. */
#define SEARCH "https://duckduckgo.com/?q="

/* An address there says nothing of where somebody works. */
static const char public_domains[]
    = " aol.com bbox.fr free.fr gmail.com gmx.de gmx.fr gmx.net googlemail.com hotmail.com hotmail.fr icloud.com laposte.net"
      " live.com live.fr mac.com mail.com me.com msn.com neuf.fr numericable.fr orange.fr outlook.com outlook.fr proton.me"
      " protonmail.com sfr.fr wanadoo.fr web.de yahoo.co.uk yahoo.com yahoo.fr ymail.com zoho.com ";

/**
 * relnet_web_dup_uri:
 * @value: a link as somebody wrote it or an import brought it
 *
 * Only what a person would open: never “file:”, “javascript:” or anything else that came with an import.
 *
 * Returns: (transfer full) (nullable): what to open, %NULL if it is not to be opened
 */
char *
relnet_web_dup_uri (const char *value)
{
  g_autofree char *scheme = g_uri_parse_scheme (value);

  if (relnet_text_is_blank (value))
    return NULL;
  if (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0)
    return g_strdup (value);
  /* “example.com/x” and “example.com:8080” have no scheme; others have one that is not opened. */
  if (scheme == NULL || strchr (scheme, '.') != NULL)
    return g_strconcat ("https://", value, NULL);
  return NULL;
}

/**
 * relnet_web_dup_host:
 * @value: a link as somebody wrote it
 *
 * Returns: (transfer full) (nullable): whose it is, without “www.”: “linkedin.com”; %NULL if it is not to be opened
 */
char *
relnet_web_dup_host (const char *value)
{
  g_autofree char *uri = relnet_web_dup_uri (value);
  g_autofree char *host = NULL;
  const char *start;

  if (uri == NULL)
    return NULL;
  start = strstr (uri, "://") + 3;
  host = g_utf8_strdown (start, (gssize) strcspn (start, "/?#:"));
  return g_strdup (g_str_has_prefix (host, "www.") ? host + 4 : host);
}

/**
 * relnet_web_dup_site_of_email:
 * @address: an e-mail address
 *
 * Returns: (transfer full) (nullable): the site of the organisation that gave it, “norrflod.example”; %NULL for an address
 *   that anybody can have
 */
char *
relnet_web_dup_site_of_email (const char *address)
{
  const char *at = strrchr (address, '@');
  g_autofree char *domain = NULL;
  g_autofree char *padded = NULL;

  if (!relnet_text_is_email (address) || at == NULL || strchr (at, '.') == NULL)
    return NULL;
  domain = g_utf8_strdown (at + 1, -1);
  padded = g_strdup_printf (" %s ", domain);
  return strstr (public_domains, padded) != NULL ? NULL : g_steal_pointer (&domain);
}

/**
 * relnet_web_dup_search:
 * @words: (array zero-terminated=1): what to look for; empty ones are left out
 *
 * Returns: (transfer full) (nullable): the address of a web search for all of them, the first one as it stands; %NULL for
 *   no words
 */
char *
relnet_web_dup_search (const char *const *words)
{
  g_autoptr (GString) query = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = relnet_text_clean (words[i]);

      g_strdelimit (word, "\"", ' ');
      if (*word != '\0')
        g_string_append_printf (query, query->len == 0 ? "\"%s\"" : " %s", word);
    }
  if (query->len == 0)
    return NULL;
  escaped = g_uri_escape_string (query->str, NULL, FALSE);
  return g_strconcat (SEARCH, escaped, NULL);
}
