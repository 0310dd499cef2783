#include "relnet-server-guess.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * RelnetServerGuess:
 *
 * The servers an e-mail address probably belongs to.
 *
 * Well-known providers come from a table, checked against the settings each of them publishes. For any other domain the
 * usual names are proposed in the order in which they should be tried: TLS from the first byte (RFC 8314) before
 * STARTTLS. Nothing here touches the network.
 */
struct _RelnetServerGuess
{
  GPtrArray *hosts; /* owns what servers point to */
  GArray *smtp;
  RelnetServer imap;
  gboolean known;
  const char *advice;
};

typedef enum
{
  ADVICE_NONE,
  ADVICE_APP_PASSWORD,
  ADVICE_NO_PASSWORDS,
  ADVICE_ALLOW_PROGRAMS,
} Advice;

typedef struct
{
  const char *domains; /* separated and surrounded by spaces */
  const char *smtp_host;
  guint smtp_port;
  RelnetSecurity smtp_security;
  const char *imap_host;
  Advice advice;
} Provider;

static const Provider providers[] = {
  { " gmail.com googlemail.com ", "smtp.gmail.com", 465, RELNET_SECURITY_TLS, "imap.gmail.com",
    ADVICE_APP_PASSWORD },
  { " outlook.com outlook.fr hotmail.com hotmail.fr hotmail.co.uk live.com live.fr live.co.uk msn.com "
    "office365.com ",
    "smtp-mail.outlook.com", 587, RELNET_SECURITY_STARTTLS, "outlook.office365.com",
    ADVICE_NO_PASSWORDS },
  { " yahoo.com yahoo.fr yahoo.co.uk yahoo.de ymail.com rocketmail.com ", "smtp.mail.yahoo.com", 465,
    RELNET_SECURITY_TLS, "imap.mail.yahoo.com", ADVICE_APP_PASSWORD },
  { " aol.com ", "smtp.aol.com", 465, RELNET_SECURITY_TLS, "imap.aol.com", ADVICE_APP_PASSWORD },
  { " icloud.com me.com mac.com ", "smtp.mail.me.com", 587, RELNET_SECURITY_STARTTLS,
    "imap.mail.me.com", ADVICE_APP_PASSWORD },
  { " orange.fr wanadoo.fr ", "smtp.orange.fr", 465, RELNET_SECURITY_TLS, "imap.orange.fr",
    ADVICE_ALLOW_PROGRAMS },
  { " free.fr ", "smtp.free.fr", 465, RELNET_SECURITY_TLS, "imap.free.fr", ADVICE_NONE },
  { " sfr.fr neuf.fr ", "smtp.sfr.fr", 465, RELNET_SECURITY_TLS, "imap.sfr.fr", ADVICE_NONE },
  { " bbox.fr ", "smtp.bbox.fr", 587, RELNET_SECURITY_STARTTLS, "imap.bbox.fr", ADVICE_NONE },
  { " laposte.net ", "smtp.laposte.net", 465, RELNET_SECURITY_TLS, "imap.laposte.net",
    ADVICE_ALLOW_PROGRAMS },
  { " gmx.com gmx.fr gmx.co.uk ", "mail.gmx.com", 465, RELNET_SECURITY_TLS, "imap.gmx.com",
    ADVICE_ALLOW_PROGRAMS },
  { " gmx.de gmx.net gmx.at gmx.ch ", "mail.gmx.net", 465, RELNET_SECURITY_TLS, "imap.gmx.net",
    ADVICE_ALLOW_PROGRAMS },
  { " web.de ", "smtp.web.de", 587, RELNET_SECURITY_STARTTLS, "imap.web.de", ADVICE_ALLOW_PROGRAMS },
  { " t-online.de ", "securesmtp.t-online.de", 465, RELNET_SECURITY_TLS, "secureimap.t-online.de",
    ADVICE_APP_PASSWORD },
  { " fastmail.com fastmail.fm ", "smtp.fastmail.com", 465, RELNET_SECURITY_TLS,
    "imap.fastmail.com", ADVICE_APP_PASSWORD },
  { " zoho.com zohomail.com ", "smtp.zoho.com", 465, RELNET_SECURITY_TLS, "imap.zoho.com",
    ADVICE_APP_PASSWORD },
  { " zohomail.eu zoho.eu ", "smtp.zoho.eu", 465, RELNET_SECURITY_TLS, "imap.zoho.eu",
    ADVICE_APP_PASSWORD },
  { " mailbox.org ", "smtp.mailbox.org", 465, RELNET_SECURITY_TLS, "imap.mailbox.org", ADVICE_NONE },
  { " posteo.de posteo.net ", "posteo.de", 465, RELNET_SECURITY_TLS, "posteo.de", ADVICE_NONE },
  { " infomaniak.com ik.me ikmail.com etik.com ", "mail.infomaniak.com", 465, RELNET_SECURITY_TLS,
    "mail.infomaniak.com", ADVICE_NONE },
  { " ovh.net ovh.com ", "ssl0.ovh.net", 465, RELNET_SECURITY_TLS, "ssl0.ovh.net", ADVICE_NONE },
  { " bluewin.ch ", "smtpauths.bluewin.ch", 465, RELNET_SECURITY_TLS, "imaps.bluewin.ch",
    ADVICE_NONE },
  { " mailo.com net-c.com ", "mail.mailo.com", 465, RELNET_SECURITY_TLS, "mail.mailo.com",
    ADVICE_NONE },
};

static const char *
advice_to_text (Advice advice)
{
  switch (advice)
    {
    case ADVICE_APP_PASSWORD:
      return _ ("This provider wants a password made for one program: create an “app password” in "
                "your account on its web site and paste it here.");
    case ADVICE_NO_PASSWORDS:
      return _ ("Microsoft refuses passwords from mail programs, also app passwords. RelNet cannot "
                "send through this account: use an address of another provider.");
    case ADVICE_ALLOW_PROGRAMS:
      return _ ("If the password is refused, allow mail programs (IMAP and SMTP) in your account on "
                "the provider’s web site.");
    case ADVICE_NONE:
    default:
      return NULL;
    }
}

static void
add_smtp (RelnetServerGuess *self, char *host, guint port, RelnetSecurity security)
{
  const RelnetServer server = { host, port, security };

  g_ptr_array_add (self->hosts, host);
  g_array_append_val (self->smtp, server);
}

/**
 * relnet_server_guess_new:
 * @address: an e-mail address
 *
 * Returns: (transfer full) (nullable): where its servers may be, or %NULL if @address has no usable domain
 */
RelnetServerGuess *
relnet_server_guess_new (const char *address)
{
  g_autofree char *domain = NULL;
  g_autofree char *needle = NULL;
  const char *at = address != NULL ? strrchr (address, '@') : NULL;
  RelnetServerGuess *self;

  if (at == NULL || at[1] == '\0')
    return NULL;
  domain = g_hostname_to_ascii (at + 1);
  if (domain == NULL || strchr (domain, '.') == NULL || strpbrk (domain, " /<>\r\n\t:@") != NULL)
    return NULL;

  self = g_new0 (RelnetServerGuess, 1);
  self->hosts = g_ptr_array_new_with_free_func (g_free);
  self->smtp = g_array_new (FALSE, FALSE, sizeof (RelnetServer));
  needle = g_strdup_printf (" %s ", domain);
  for (guint i = 0; i < G_N_ELEMENTS (providers); i++)
    {
      const Provider *provider = &providers[i];

      if (strstr (provider->domains, needle) == NULL)
        continue;
      self->known = TRUE;
      self->advice = advice_to_text (provider->advice);
      add_smtp (self, g_strdup (provider->smtp_host), provider->smtp_port,
                provider->smtp_security);
      self->imap = (RelnetServer) { provider->imap_host, 993, RELNET_SECURITY_TLS };
      return self;
    }

  add_smtp (self, g_strconcat ("smtp.", domain, NULL), 465, RELNET_SECURITY_TLS);
  add_smtp (self, g_strconcat ("mail.", domain, NULL), 465, RELNET_SECURITY_TLS);
  add_smtp (self, g_strconcat ("smtp.", domain, NULL), 587, RELNET_SECURITY_STARTTLS);
  add_smtp (self, g_strconcat ("mail.", domain, NULL), 587, RELNET_SECURITY_STARTTLS);
  g_ptr_array_add (self->hosts, g_strconcat ("imap.", domain, NULL));
  self->imap = (RelnetServer) { g_ptr_array_index (self->hosts, self->hosts->len - 1), 993,
                                RELNET_SECURITY_TLS };
  return self;
}

/**
 * relnet_server_guess_free:
 * @self: (nullable): a guess
 */
void
relnet_server_guess_free (RelnetServerGuess *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->hosts, g_ptr_array_unref);
  g_clear_pointer (&self->smtp, g_array_unref);
  g_free (self);
}

/**
 * relnet_server_guess_get_n_smtp:
 * @self: a guess
 *
 * Returns: how many servers for sending there are to try, at least 1
 */
guint
relnet_server_guess_get_n_smtp (RelnetServerGuess *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->smtp->len;
}

/**
 * relnet_server_guess_get_smtp:
 * @self: a guess
 * @index: from 0, the likeliest
 *
 * Returns: a server for sending; its host lives as long as @self
 */
RelnetServer
relnet_server_guess_get_smtp (RelnetServerGuess *self, guint index)
{
  g_assert (self != NULL && index < self->smtp->len);

  return g_array_index (self->smtp, RelnetServer, index);
}

/**
 * relnet_server_guess_get_imap:
 * @self: a guess
 *
 * Returns: the likeliest server for receiving; its host lives as long as @self
 */
RelnetServer
relnet_server_guess_get_imap (RelnetServerGuess *self)
{
  g_assert (self != NULL);

  return self->imap;
}

/**
 * relnet_server_guess_is_known:
 * @self: a guess
 *
 * Returns: whether the provider is one of the table, so that there is nothing to try
 */
gboolean
relnet_server_guess_is_known (RelnetServerGuess *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->known;
}

/**
 * relnet_server_guess_get_advice:
 * @self: a guess
 *
 * Returns: (nullable): what the user should know about passwords at this provider
 */
const char *
relnet_server_guess_get_advice (RelnetServerGuess *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->advice;
}
