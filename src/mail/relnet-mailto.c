#include "relnet-mailto.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-mail-error.h"
#include "relnet-text.h"

/**
 * RelnetMailto:
 *
 * What a `mailto:` link (RFC 6068) asks to write.
 *
 * A link comes from a web page: whoever made it is not trusted. Only `to`, `cc`, `subject` and `body` are honoured.
 * Everything else, above all `bcc`, `from` and `attach`, is left out and named, so that the composer can say so
 * (“Mailto: Me Your Secrets”, 2020). Nothing is sent and no file is read because of a link.
 */
struct _RelnetMailto
{
  GPtrArray *to;
  GPtrArray *cc;
  GPtrArray *ignored;
  char *subject;
  GString *body;
};

/* More than this many recipients in a link is a trap, not a wish. */
#define MAX_ADDRESSES 50

static char *
decode (const char *text, gsize length)
{
  g_autofree char *decoded = g_uri_unescape_segment (text, text + length, NULL);

  /* %00, bad escapes, bad UTF-8: nothing a person wrote. A literal “+” is not a space in mailto:. */
  if (decoded == NULL || !g_utf8_validate (decoded, -1, NULL))
    return NULL;
  return g_steal_pointer (&decoded);
}

static gboolean
has_name (GPtrArray *names, const char *name)
{
  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

static void
ignore (RelnetMailto *self, const char *name)
{
  if (!has_name (self->ignored, name) && self->ignored->len < MAX_ADDRESSES)
    g_ptr_array_add (self->ignored, g_strdup (name));
}

/* Adds the addresses of a decoded, comma-separated list. The list of the path is split before it is decoded, so that an
 * escaped comma stays inside its address; an address with a comma in it is refused anyway. */
static void
add_addresses (RelnetMailto *self, GPtrArray *addresses, const char *list, const char *field)
{
  g_auto (GStrv) parts = g_strsplit (list, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *address = g_strstrip (parts[i]);

      if (*address == '\0')
        continue;
      if (!relnet_text_is_email (address) || addresses->len >= MAX_ADDRESSES)
        ignore (self, field);
      else if (!has_name (addresses, address))
        g_ptr_array_add (addresses, g_strdup (address));
    }
}

static void
add_body (RelnetMailto *self, const char *text)
{
  if (self->body->len > 0)
    g_string_append_c (self->body, '\n');
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (self->body, '\n');
        }
      else if (c == '\n' || c == '\t' || !g_unichar_iscntrl (c))
        g_string_append_unichar (self->body, c);
    }
}

static void
add_field (RelnetMailto *self, const char *field, gsize length)
{
  const char *equals = memchr (field, '=', length);
  g_autofree char *raw_name = NULL;
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  if (length == 0)
    return;
  if (equals == NULL)
    equals = field + length;
  raw_name = decode (field, equals - field);
  if (raw_name == NULL)
    {
      ignore (self, "?");
      return;
    }
  if (g_str_has_prefix (raw_name, "amp;")) /* “&amp;” copied out of HTML, as browsers forgive it. */
    memmove (raw_name, raw_name + 4, strlen (raw_name + 4) + 1);
  name = relnet_text_clean (raw_name);
  if (g_utf8_strlen (name, -1) > 40)
    *g_utf8_offset_to_pointer (name, 40) = '\0';
  for (char *p = name; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
  if (equals < field + length)
    value = decode (equals + 1, field + length - equals - 1);
  else
    value = g_strdup ("");

  if (value == NULL)
    ignore (self, name);
  else if (g_str_equal (name, "to"))
    add_addresses (self, self->to, value, "to");
  else if (g_str_equal (name, "cc"))
    add_addresses (self, self->cc, value, "cc");
  else if (g_str_equal (name, "subject"))
    {
      g_free (self->subject);
      self->subject = relnet_text_clean (value);
    }
  else if (g_str_equal (name, "body"))
    add_body (self, value);
  else
    ignore (self, name);
}

/**
 * relnet_mailto_parse:
 * @uri: a link
 * @error: RELNET_MAIL_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): what it asks for, or %NULL with @error if it is not a `mailto:` link or too long
 */
RelnetMailto *
relnet_mailto_parse (const char *uri, GError **error)
{
  g_autoptr (RelnetMailto) self = NULL;
  g_auto (GStrv) addresses = NULL;
  g_autofree char *path = NULL;
  const char *query;
  const char *end;

  g_return_val_if_fail (uri != NULL, NULL);

  if (g_ascii_strncasecmp (uri, "mailto:", 7) != 0)
    {
      g_set_error_literal (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID,
                           _ ("This link is not one to write a message."));
      return NULL;
    }
  if (strlen (uri) > RELNET_MAILTO_MAX_LENGTH)
    {
      g_set_error_literal (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID,
                           _ ("This link is too long. Nothing was taken from it."));
      return NULL;
    }

  self = g_new0 (RelnetMailto, 1);
  self->to = g_ptr_array_new_with_free_func (g_free);
  self->cc = g_ptr_array_new_with_free_func (g_free);
  self->ignored = g_ptr_array_new_with_free_func (g_free);
  self->subject = g_strdup ("");
  self->body = g_string_new (NULL);

  uri += strlen ("mailto:");
  end = uri + strcspn (uri, "#");
  query = memchr (uri, '?', end - uri);
  path = g_strndup (uri, (query != NULL ? query : end) - uri);
  addresses = g_strsplit (path, ",", -1);
  for (guint i = 0; addresses[i] != NULL; i++)
    {
      g_autofree char *address = decode (addresses[i], strlen (addresses[i]));

      if (address == NULL || strchr (address, ',') != NULL)
        ignore (self, "to");
      else
        add_addresses (self, self->to, address, "to");
    }
  while (query != NULL && query < end)
    {
      const char *field = query + 1;
      const char *next = memchr (field, '&', end - field);

      add_field (self, field, (next != NULL ? next : end) - field);
      query = next;
    }

  g_ptr_array_add (self->to, NULL);
  g_ptr_array_add (self->cc, NULL);
  g_ptr_array_add (self->ignored, NULL);
  return g_steal_pointer (&self);
}

/**
 * relnet_mailto_free:
 * @self: (nullable): a link
 */
void
relnet_mailto_free (RelnetMailto *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->to, g_ptr_array_unref);
  g_clear_pointer (&self->cc, g_ptr_array_unref);
  g_clear_pointer (&self->ignored, g_ptr_array_unref);
  g_clear_pointer (&self->subject, g_free);
  g_string_free (self->body, TRUE);
  g_free (self);
}

/**
 * relnet_mailto_get_to:
 * @self: a link
 *
 * Returns: (transfer none) (array zero-terminated=1): the addresses to write to
 */
const char *const *
relnet_mailto_get_to (RelnetMailto *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->to->pdata;
}

/**
 * relnet_mailto_get_cc:
 * @self: a link
 *
 * Returns: (transfer none) (array zero-terminated=1): the addresses to copy
 */
const char *const *
relnet_mailto_get_cc (RelnetMailto *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->cc->pdata;
}

/**
 * relnet_mailto_get_subject:
 * @self: a link
 *
 * Returns: the subject, one line, maybe empty
 */
const char *
relnet_mailto_get_subject (RelnetMailto *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->subject;
}

/**
 * relnet_mailto_get_body:
 * @self: a link
 *
 * Returns: the text, with `\n` between its lines, maybe empty
 */
const char *
relnet_mailto_get_body (RelnetMailto *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body->str;
}

/**
 * relnet_mailto_get_ignored:
 * @self: a link
 *
 * Returns: (transfer none) (array zero-terminated=1): the names, in lower case, of the fields that were left out, for
 *   the user to know
 */
const char *const *
relnet_mailto_get_ignored (RelnetMailto *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->ignored->pdata;
}
