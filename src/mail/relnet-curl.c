/* libcurl is loaded when something is sent for the first time. It brings two dozen libraries of its own, two kinds of TLS,
 * Kerberos, LDAP and SSH among them: linked with the program they were a twentieth of the instructions of each start, and
 * memory, for who reads the names of people. */

#include "relnet-curl.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <gmodule.h>

#include "relnet-mail-error.h"

/* Debian's with GnuTLS, which is what we are built and tested with there, and what it is called everywhere else. */
static const char *const names[] = { "libcurl-gnutls.so.4", "libcurl.so.4" };

static gboolean
find_functions (GModule *module, RelnetCurl *curl)
{
  const struct
  {
    const char *name;
    gpointer *place;
  } functions[] = {
    { "curl_global_init", (gpointer *) &curl->global_init },
    { "curl_easy_init", (gpointer *) &curl->easy_init },
    { "curl_easy_setopt", (gpointer *) &curl->easy_setopt },
    { "curl_easy_perform", (gpointer *) &curl->easy_perform },
    { "curl_easy_cleanup", (gpointer *) &curl->easy_cleanup },
    { "curl_easy_strerror", (gpointer *) &curl->easy_strerror },
    { "curl_slist_append", (gpointer *) &curl->slist_append },
    { "curl_slist_free_all", (gpointer *) &curl->slist_free_all },
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (!g_module_symbol (module, functions[i].name, functions[i].place))
      return FALSE;
  return TRUE;
}

/**
 * relnet_curl_load:
 * @error: RELNET_MAIL_ERROR_FAILED if libcurl is not installed
 *
 * May be called in any thread.
 *
 * Returns: (nullable): libcurl, ready to be used, for the rest of the program's life
 */
const RelnetCurl *
relnet_curl_load (GError **error)
{
  static GMutex mutex;
  static RelnetCurl curl;
  static gboolean loaded;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  for (guint i = 0; i < G_N_ELEMENTS (names) && !loaded; i++)
    {
      GModule *module = g_module_open (names[i], G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);

      if (module != NULL && find_functions (module, &curl) && curl.global_init (CURL_GLOBAL_DEFAULT) == CURLE_OK)
        {
          g_module_make_resident (module);
          loaded = TRUE;
        }
      else if (module != NULL)
        g_module_close (module);
    }
  if (loaded)
    return &curl;
  g_set_error_literal (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_FAILED,
                       _ ("Nothing was sent: libcurl, by which messages are sent, is not installed."));
  return NULL;
}
