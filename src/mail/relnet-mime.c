/* The bytes of a message. They are built once, when the message is queued, and sent as they are however often sending is
 * tried: a server or a reader that sees them twice can tell that they are one.
 *
 * The text is quoted-printable in UTF-8 with its paragraphs unbroken, and not format=flowed: the programs most
 * correspondents use show flowed text cut at 72 columns, while every one of them wraps a long line to its window.
 * Quoted-printable also comes back byte for byte, which flowed text (space-stuffing, trimmed “-- ”) does not. */

#include "relnet-mime.h"

#include <glib/gi18n-lib.h>
#include <gmime/gmime.h>
#include <string.h>

#include "relnet-mail-error.h"
#include "relnet-text.h"

/* GMime declares no clean-up for its types in Debian 12, and may one day. */
typedef GMimeStream MimeStream;
typedef GMimeDataWrapper MimeData;
typedef GMimeContentDisposition MimeDisposition;
typedef GMimeObject MimeObject;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MimeData, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MimeDisposition, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MimeObject, g_object_unref)

static void
ensure_gmime (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      g_mime_init ();
      g_once_init_leave (&once, 1);
    }
}

/* One line, without control characters, cut at @max bytes between characters. */
static char *
make_line (const char *text, gsize max)
{
  char *line = relnet_text_clean (text);

  if (strlen (line) > max)
    {
      char *end = line + max;

      while (end > line && (*end & 0xc0) == 0x80)
        end--;
      *end = '\0';
    }
  return line;
}

/* A Message-ID as it may stand between “<” and “>”. */
static gboolean
is_header_id (const char *id)
{
  if (strlen (id) > 900 || strchr (id, '@') == NULL || strstr (id, "=?") != NULL)
    return FALSE;
  for (const char *p = id; *p != '\0'; p++)
    if ((guchar)*p <= 0x20 || (guchar)*p >= 0x7f || *p == '<' || *p == '>')
      return FALSE;
  return TRUE;
}

/* The form of an address that travels: the domain in ASCII (IDNA). */
static char *
make_wire_address (const char *address)
{
  const char *at = strrchr (address, '@');
  g_autofree char *local = g_strndup (address, at - address);
  g_autofree char *domain = g_hostname_to_ascii (at + 1);

  return domain != NULL ? g_strconcat (local, "@", domain, NULL) : NULL;
}

/**
 * relnet_mime_is_address:
 * @address: what the user gave as an address
 * @error: RELNET_MAIL_ERROR_INVALID
 *
 * Returns: whether a message can be sent there
 */
gboolean
relnet_mime_is_address (const char *address, GError **error)
{
  g_autofree char *wire = NULL;

  if (!relnet_text_is_email (address))
    {
      g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID,
                   _ ("“%s” is not an e-mail address."), address != NULL ? address : "");
      return FALSE;
    }
  wire = make_wire_address (address);
  if (wire == NULL || !g_str_is_ascii (wire))
    {
      g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID,
                   _ ("“%s” cannot be written to: letters before the @ must be without accents."),
                   address);
      return FALSE;
    }
  return TRUE;
}

/**
 * relnet_mime_check:
 * @account: from which account
 * @message: a message
 * @error: RELNET_MAIL_ERROR_INVALID, saying what to change
 *
 * Returns: whether @message can be sent as it is
 */
gboolean
relnet_mime_check (RelnetAccount *account, RelnetMailMessage *message, GError **error)
{
  GListModel *recipients = G_LIST_MODEL (relnet_mail_message_get_recipients (message));
  GListModel *attachments = G_LIST_MODEL (relnet_mail_message_get_attachments (message));
  gint64 size = 0;

  if (account == NULL)
    {
      g_set_error_literal (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID,
                           _ ("Choose the account to send from."));
      return FALSE;
    }
  if (!relnet_mime_is_address (relnet_account_get_address (account), error))
    return FALSE;
  if (g_list_model_get_n_items (recipients) == 0)
    {
      g_set_error_literal (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID,
                           _ ("Say to whom the message goes."));
      return FALSE;
    }
  if (g_list_model_get_n_items (recipients) > RELNET_MIME_MAX_RECIPIENTS)
    {
      g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID,
                   ngettext ("A message goes to %d address at most.",
                             "A message goes to %d addresses at most.", RELNET_MIME_MAX_RECIPIENTS),
                   RELNET_MIME_MAX_RECIPIENTS);
      return FALSE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (RelnetRecipient) recipient = g_list_model_get_item (recipients, i);

      if (!relnet_mime_is_address (relnet_recipient_get_address (recipient), error))
        return FALSE;
    }
  if (strlen (relnet_mail_message_get_subject (message)) > RELNET_MIME_MAX_SUBJECT)
    {
      g_set_error_literal (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID,
                           _ ("The subject is too long."));
      return FALSE;
    }
  if (strlen (relnet_mail_message_get_body (message)) > RELNET_MIME_MAX_BODY)
    {
      g_set_error_literal (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID,
                           _ ("The text is too long for a message: attach it as a file."));
      return FALSE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr (RelnetAttachment) attachment = g_list_model_get_item (attachments, i);

      size += relnet_attachment_get_size (attachment);
    }
  if (size > RELNET_MIME_MAX_ATTACHMENTS)
    {
      g_autofree char *limit = g_format_size (RELNET_MIME_MAX_ATTACHMENTS);

      g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID,
                   _ ("The attached files are too large: at most %s together."), limit);
      return FALSE;
    }
  return TRUE;
}

/**
 * relnet_mime_new_header_id:
 * @account: from which account
 *
 * Returns: (transfer full): a Message-ID that no other message has, without “<” and “>”. It holds the domain of the
 *   address and nothing about this computer.
 */
char *
relnet_mime_new_header_id (RelnetAccount *account)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *address = make_wire_address (relnet_account_get_address (account));
  const char *at = address != NULL ? strrchr (address, '@') : NULL;

  return g_strconcat (uuid, at != NULL ? at : "@localhost", NULL);
}

/* Text for a header: as it is if it is harmless, else in base64 encoded words (RFC 2047) with UTF-8. GMime is not asked:
 * it leaves “=0D=0A” standing inside the encoded words of a phrase, which readers decode into line ends. */
static char *
encode_text (const char *text, gboolean phrase)
{
  GString *encoded;
  gboolean harmless = g_str_is_ascii (text) && strstr (text, "=?") == NULL && strlen (text) < 200;

  for (const char *p = text; harmless && *p != '\0'; p++)
    if (phrase && !g_ascii_isalnum (*p) && strchr (" -_'!*+/", *p) == NULL)
      harmless = FALSE;
  if (harmless)
    return g_strdup (text);

  encoded = g_string_new (NULL);
  while (*text != '\0')
    {
      g_autofree char *base64 = NULL;
      gsize length = 0;

      /* At most 75 characters a word, and no character in two. */
      while (text[length] != '\0'
             && length + g_utf8_skip[(guchar)text[length]] <= 42)
        length += g_utf8_skip[(guchar)text[length]];
      base64 = g_base64_encode ((const guchar *)text, length);
      g_string_append_printf (encoded, "%s=?UTF-8?B?%s?=", encoded->len > 0 ? "\r\n " : "", base64);
      text += length;
    }
  return g_string_free (encoded, FALSE);
}

static void
append_mailbox (GString *list, const char *name, const char *address)
{
  g_autofree char *line = make_line (name, RELNET_MIME_MAX_NAME);
  g_autofree char *encoded = encode_text (line, TRUE);
  g_autofree char *wire = make_wire_address (address);

  if (list->len > 0)
    g_string_append (list, ",\r\n ");
  if (*encoded != '\0')
    g_string_append_printf (list, "%s\r\n <%s>", encoded, wire);
  else
    g_string_append (list, wire);
}

static void
append_recipients (GString *headers,
                   const char *name,
                   RelnetMailMessage *message,
                   RelnetRecipientKind kind)
{
  GListModel *recipients = G_LIST_MODEL (relnet_mail_message_get_recipients (message));
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (RelnetRecipient) recipient = g_list_model_get_item (recipients, i);

      if (relnet_recipient_get_kind (recipient) == kind)
        append_mailbox (list, relnet_recipient_get_name (recipient),
                        relnet_recipient_get_address (recipient));
    }
  if (list->len > 0)
    g_string_append_printf (headers, "%s: %s\r\n", name, list->str);
}

/* With DOS line ends and a final one, so that quoted-printable keeps them as line ends. */
static char *
make_text (const char *body)
{
  GString *text = g_string_sized_new (strlen (body) + 2);

  for (const char *p = body; *p != '\0'; p++)
    {
      if (*p == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (text, '\n');
        }
      else
        g_string_append_c (text, *p);
    }
  if (text->len == 0 || text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

static GMimeObject *
make_text_part (const char *body)
{
  g_autofree char *text = make_text (body);
  g_autoptr (MimeStream) stream = g_mime_stream_mem_new_with_buffer (text, strlen (text));
  g_autoptr (MimeData) content
      = g_mime_data_wrapper_new_with_stream (stream, GMIME_CONTENT_ENCODING_DEFAULT);
  GMimePart *part = g_mime_part_new_with_type ("text", "plain");

  g_mime_object_set_content_type_parameter (GMIME_OBJECT (part), "charset", "utf-8");
  g_mime_part_set_content (part, content);
  g_mime_part_set_content_encoding (part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  return GMIME_OBJECT (part);
}

static void
set_parameter (GMimeParamList *list, const char *name, const char *value)
{
  GMimeParam *param;

  g_mime_param_list_set_parameter (list, name, value);
  param = g_mime_param_list_get_parameter (list, name);
  g_mime_param_set_charset (param, "utf-8");
  g_mime_param_set_encoding_method (param, GMIME_PARAM_ENCODING_METHOD_RFC2231);
}

/* A name without a directory: what the reader's program saves it as. */
static char *
make_file_name (const char *name)
{
  g_autofree char *line = make_line (name, RELNET_MIME_MAX_NAME);
  const char *slash = strrchr (line, '/');
  char *file = g_strdup (slash != NULL ? slash + 1 : line);

  g_strdelimit (file, "\\", '_');
  if (*file == '\0' || g_str_equal (file, ".") || g_str_equal (file, ".."))
    {
      g_free (file);
      /* Translators: the name of an attached file that has none. */
      file = g_strdup (_ ("file"));
    }
  return file;
}

static GMimeObject *
make_attachment_part (RelnetAttachment *attachment, GError **error)
{
  GBytes *bytes = relnet_attachment_get_content (attachment);
  g_autofree char *name = make_file_name (relnet_attachment_get_name (attachment));
  g_autoptr (MimeStream) stream = NULL;
  g_autoptr (MimeData) content = NULL;
  g_autoptr (MimeDisposition) disposition = NULL;
  g_auto (GStrv) type = g_strsplit (relnet_attachment_get_media_type (attachment), "/", -1);
  GMimePart *part;

  if (bytes == NULL)
    {
      g_set_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_FAILED,
                   _ ("The attached file “%s” cannot be read."), name);
      return NULL;
    }
  /* A message inside a message would have to stay readable as one: it travels as plain bytes like any other file. */
  if (g_strv_length (type) == 2 && *type[0] != '\0'
      && *type[1] != '\0' && strpbrk (type[0], " \r\n\t;\"") == NULL
      && strpbrk (type[1], " \r\n\t;\"") == NULL && g_str_is_ascii (type[0])
      && g_str_is_ascii (type[1]) && !g_str_equal (type[0], "message")
      && !g_str_equal (type[0], "multipart"))
    part = g_mime_part_new_with_type (type[0], type[1]);
  else
    part = g_mime_part_new_with_type ("application", "octet-stream");
  stream = g_mime_stream_mem_new_with_buffer (g_bytes_get_data (bytes, NULL) != NULL
                                                  ? g_bytes_get_data (bytes, NULL)
                                                  : "",
                                              g_bytes_get_size (bytes));
  content = g_mime_data_wrapper_new_with_stream (stream, GMIME_CONTENT_ENCODING_DEFAULT);
  g_mime_part_set_content (part, content);
  g_mime_part_set_content_encoding (part, GMIME_CONTENT_ENCODING_BASE64);
  disposition = g_mime_content_disposition_new ();
  g_mime_content_disposition_set_disposition (disposition, GMIME_DISPOSITION_ATTACHMENT);
  g_mime_object_set_content_disposition (GMIME_OBJECT (part), disposition);
  set_parameter (g_mime_content_disposition_get_parameters (disposition), "filename", name);
  set_parameter (g_mime_content_type_get_parameters (
                     g_mime_object_get_content_type (GMIME_OBJECT (part))),
                 "name", name);
  return GMIME_OBJECT (part);
}

static void
append_threading (GString *headers, RelnetMailMessage *message)
{
  const char *in_reply_to = relnet_mail_message_get_in_reply_to (message);
  g_auto (GStrv) ids = g_strsplit (relnet_mail_message_get_references (message), " ", -1);
  g_autoptr (GString) references = g_string_new (NULL);
  gboolean has_last = FALSE;

  for (guint i = 0; ids[i] != NULL && references->len < 8192; i++)
    if (is_header_id (ids[i]))
      {
        g_string_append_printf (references, "%s<%s>", references->len > 0 ? "\r\n " : "", ids[i]);
        has_last = has_last || g_str_equal (ids[i], in_reply_to);
      }
  if (is_header_id (in_reply_to))
    {
      g_string_append_printf (headers, "In-Reply-To: <%s>\r\n", in_reply_to);
      if (!has_last)
        g_string_append_printf (references, "%s<%s>", references->len > 0 ? "\r\n " : "",
                                in_reply_to);
    }
  if (references->len > 0)
    g_string_append_printf (headers, "References: %s\r\n", references->str);
}

/**
 * relnet_mime_build:
 * @account: from which account
 * @message: a message with a header id, its attachments' bytes read
 * @date: when it is said to be written, in seconds since the epoch
 * @error: RELNET_MAIL_ERROR_INVALID or RELNET_MAIL_ERROR_FAILED
 *
 * Returns: (transfer full) (nullable): the bytes to hand to a server: ASCII, lines ended by CR LF. Hidden recipients
 *   (Bcc) are not in them.
 */
GBytes *
relnet_mime_build (RelnetAccount *account,
                   RelnetMailMessage *message,
                   gint64 date,
                   GError **error)
{
  GListModel *attachments = G_LIST_MODEL (relnet_mail_message_get_attachments (message));
  g_autofree char *subject = NULL;
  g_autofree char *encoded = NULL;
  g_autofree char *date_text = NULL;
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (date);
  g_autoptr (GString) from = g_string_new (NULL);
  g_autoptr (GString) headers = g_string_new (NULL);
  g_autoptr (MimeObject) part = NULL;
  g_autoptr (MimeStream) stream = NULL;
  GMimeFormatOptions *options;
  GByteArray *bytes;

  if (!relnet_mime_check (account, message, error))
    return NULL;
  if (!is_header_id (relnet_mail_message_get_header_id (message)))
    {
      g_set_error_literal (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID,
                           _ ("The message has no identity."));
      return NULL;
    }

  ensure_gmime ();
  date_text = g_mime_utils_header_format_date (when);
  g_string_append_printf (headers, "Date: %s\r\n", date_text);
  append_mailbox (from, relnet_account_get_name (account), relnet_account_get_address (account));
  g_string_append_printf (headers, "From: %s\r\n", from->str);
  append_recipients (headers, "To", message, RELNET_RECIPIENT_TO);
  append_recipients (headers, "Cc", message, RELNET_RECIPIENT_CC);
  /* RFC 5322 allows no visible recipient at all, but servers count it as spam. */
  if (strstr (headers->str, "\r\nTo: ") == NULL && strstr (headers->str, "\r\nCc: ") == NULL)
    g_string_append (headers, "To: undisclosed-recipients:;\r\n");
  subject = make_line (relnet_mail_message_get_subject (message), RELNET_MIME_MAX_SUBJECT);
  encoded = encode_text (subject, FALSE);
  g_string_append_printf (headers, "Subject: %s\r\n", encoded);
  g_string_append_printf (headers, "Message-ID: <%s>\r\n",
                          relnet_mail_message_get_header_id (message));
  append_threading (headers, message);
  g_string_append (headers, "MIME-Version: 1.0\r\n");

  part = make_text_part (relnet_mail_message_get_body (message));
  if (g_list_model_get_n_items (attachments) > 0)
    {
      GMimeMultipart *mixed = g_mime_multipart_new_with_subtype ("mixed");

      g_mime_multipart_add (mixed, part);
      g_set_object (&part, GMIME_OBJECT (mixed));
      g_object_unref (mixed);
      for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
        {
          g_autoptr (RelnetAttachment) attachment = g_list_model_get_item (attachments, i);
          g_autoptr (MimeObject) file = make_attachment_part (attachment, error);

          if (file == NULL)
            return NULL;
          g_mime_multipart_add (mixed, file);
        }
    }

  g_mime_object_encode (part, GMIME_ENCODING_CONSTRAINT_7BIT);
  options = g_mime_format_options_new ();
  g_mime_format_options_set_newline_format (options, GMIME_NEWLINE_FORMAT_DOS);
  g_mime_format_options_set_param_encoding_method (options, GMIME_PARAM_ENCODING_METHOD_RFC2231);
  bytes = g_byte_array_new ();
  g_byte_array_append (bytes, (const guint8 *)headers->str, headers->len);
  stream = g_mime_stream_mem_new ();
  g_mime_stream_mem_set_byte_array (GMIME_STREAM_MEM (stream), bytes);
  g_mime_stream_seek (stream, 0, GMIME_STREAM_SEEK_END);
  g_mime_object_write_to_stream (part, options, stream);
  g_mime_format_options_free (options);
  return g_byte_array_free_to_bytes (bytes);
}
