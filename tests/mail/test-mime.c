/* What is built is read back by another program (read-message.py, Python's email package). */

#include "relnet-mime.h"

#include <string.h>

#include "relnet-mail-error.h"

static RelnetAccount *
make_account (const char *name, const char *address)
{
  RelnetAccount *account = relnet_account_new ();

  relnet_account_set_name (account, name);
  relnet_account_set_address (account, address);
  return account;
}

static RelnetMailMessage *
make_message (const char *subject, const char *body)
{
  RelnetMailMessage *message = relnet_mail_message_new ();

  relnet_mail_message_set_subject (message, subject);
  relnet_mail_message_set_body (message, body);
  relnet_mail_message_set_header_id (message, "id-1@aubry.example");
  return message;
}

static void
append_message (GString *input, GBytes *bytes)
{
  g_string_append_printf (input, "%" G_GSIZE_FORMAT "\n", g_bytes_get_size (bytes));
  g_string_append_len (input, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
read_back (GString *input)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "mail", "read-message.py", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (input->str, input->len);
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                          "/usr/bin/python3", script, NULL);

  g_assert_no_error (error);
  g_subprocess_communicate (process, bytes, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
}

static void
test_full (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetAccount) account = make_account ("Camille Aubry-Lévêque", "camille@aubry.example");
  g_autoptr (RelnetMailMessage) message
      = make_message ("Des nouvelles de Lyon : « et un avis à vous demander » 🙂",
                      "Bonjour Antoine,\r\n\r\nUne ligne\rtrès longue : "
                      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "
                      "fin.\n.\n..\nFrom here\n  deux espaces \n-- \nCamille");
  g_autoptr (RelnetAttachment) attachment = relnet_attachment_new ();
  g_autoptr (GString) input = g_string_new (NULL);
  g_autoptr (GBytes) file = g_bytes_new_static ("\0\r\n.\n\xff", 6);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file);
  g_autofree char *expected = NULL;

  relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_TO, "Rivaud, Antoine",
                                     "antoine@rivaud.example", 1);
  relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_TO, "李雷", "lilei@bücher.example", 2);
  relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_CC, "", "cc@x.example", 0);
  relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_BCC, "Hidden", "hidden@x.example", 0);
  relnet_mail_message_set_in_reply_to (message, "second@x.example");
  relnet_mail_message_set_references (message, "first@x.example");
  relnet_attachment_set_name (attachment, "/etc/Devis été — n° 1, «final».pdf");
  relnet_attachment_set_media_type (attachment, "application/pdf");
  relnet_attachment_set_content (attachment, file);
  relnet_attachment_set_size (attachment, 6);
  g_list_store_append (relnet_mail_message_get_attachments (message), attachment);

  bytes = relnet_mime_build (account, message, 1795338000, &error);
  g_assert_no_error (error);
  g_assert_null (g_strstr_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "hidden"));
  g_assert_null (g_strstr_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "Bcc"));
  append_message (input, bytes);
  text = read_back (input);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "From: Camille Aubry-Lévêque <camille@aubry.example>\n"));
  g_assert_nonnull (strstr (text, "To: \"Rivaud, Antoine\" <antoine@rivaud.example>, 李雷 "
                                  "<lilei@xn--bcher-kva.example>\n"));
  g_assert_nonnull (strstr (text, "Cc: cc@x.example\n"));
  g_assert_nonnull (
      strstr (text, "Subject: Des nouvelles de Lyon : « et un avis à vous demander » 🙂\n"));
  g_assert_nonnull (strstr (text, "Message-ID: <id-1@aubry.example>\n"));
  g_assert_nonnull (strstr (text, "In-Reply-To: <second@x.example>\n"));
  g_assert_nonnull (strstr (text, "References: <first@x.example> <second@x.example>\n"));
  g_assert_nonnull (
      strstr (text, "\n--\nBonjour Antoine,\n\nUne ligne\ntrès longue : "
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "
                    "fin.\n.\n..\nFrom here\n  deux espaces \n-- \nCamille\n"));
  expected = g_strdup_printf ("-- Devis été — n° 1, «final».pdf application/pdf 6 %s\n", sum);
  g_assert_nonnull (strstr (text, expected));
}

static void
test_hidden_only (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetAccount) account = make_account ("", "camille@aubry.example");
  g_autoptr (RelnetMailMessage) message = make_message ("Hello", "Text");
  g_autoptr (GBytes) bytes = NULL;

  relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_BCC, "Hidden", "hidden@x.example", 0);
  bytes = relnet_mime_build (account, message, 0, &error);
  g_assert_no_error (error);
  g_assert_null (g_strstr_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "hidden@"));
}

/* 10,000 messages of hostile texts: the headers read back are those meant and no others, the text is the text. */
static void
test_injection (void)
{
  static const char *const pieces[]
      = { "\r\n", "\n", "\r", "\r\nBcc: eve@x.example\r\n\r\n", "\xe2\x80\xa8", "\xc2\x85", "=0D=0A",
          "=?utf-8?q?=0D=0ABcc:_eve?=", "<eve@x.example>", ",", ";", ":", "\"", "\\", "(", ")", "é",
          "李", "🙂", " ", "a", "group:", "\t", "\x01", "--", "\r\n.\r\n", "@", "'" };
  g_autoptr (GString) input = g_string_new (NULL);
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) blocks = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RelnetAccount) account = NULL;
      g_autoptr (RelnetMailMessage) message = NULL;
      g_autoptr (GString) hostile = g_string_new ("x");
      g_autoptr (GBytes) bytes = NULL;
      const int n = g_test_rand_int_range (0, 20);

      for (int j = 0; j < n; j++)
        g_string_append (hostile, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      account = make_account (hostile->str, "camille@aubry.example");
      message = make_message (hostile->str, "Text");
      relnet_mail_message_set_in_reply_to (message, hostile->str);
      relnet_mail_message_set_references (message, hostile->str);
      relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_TO, hostile->str, "bob@x.example",
                                         0);
      if (i % 4 == 0)
        {
          g_autoptr (RelnetAttachment) attachment = relnet_attachment_new ();
          g_autoptr (GBytes) file = g_bytes_new_static ("x", 1);

          relnet_attachment_set_name (attachment, hostile->str);
          relnet_attachment_set_media_type (attachment, hostile->str);
          relnet_attachment_set_content (attachment, file);
          relnet_attachment_set_size (attachment, 1);
          g_list_store_append (relnet_mail_message_get_attachments (message), attachment);
        }
      bytes = relnet_mime_build (account, message, 0, &error);
      g_assert_no_error (error);
      append_message (input, bytes);
    }
  text = read_back (input);
  blocks = g_strsplit (text, "==\n", -1);
  g_assert_cmpint (g_strv_length (blocks), >=, 10000);
  for (guint i = 0; i < 10000; i++)
    {
      g_auto (GStrv) lines = g_strsplit (blocks[i], "\n", -1);
      guint j;

      for (j = 0; !g_str_equal (lines[j], "--"); j++)
        if (!g_str_has_prefix (lines[j], "From: ") && !g_str_has_prefix (lines[j], "To: ")
            && !g_str_has_prefix (lines[j], "Subject: ") && !g_str_has_prefix (lines[j], "Date: ")
            && !g_str_has_prefix (lines[j], "Message-ID: ") && !g_str_has_prefix (lines[j], "MIME-Version: ")
            && !g_str_has_prefix (lines[j], "Content-Type: ") && !g_str_has_prefix (lines[j], "In-Reply-To: ")
            && !g_str_has_prefix (lines[j], "References: ")
            && !g_str_has_prefix (lines[j], "Content-Transfer-Encoding: "))
          g_error ("header that was not meant: %s in\n%s", lines[j], blocks[i]);
      for (guint k = 0; k < j; k++)
        if (g_str_has_prefix (lines[k], "From: "))
          g_assert_true (g_str_has_suffix (lines[k], "camille@aubry.example>"));
        else if (g_str_has_prefix (lines[k], "To: "))
          g_assert_true (g_str_has_suffix (lines[k], "bob@x.example>"));
      g_assert_cmpstr (lines[j + 1], ==, "Text");
    }
}

static void
test_refused (void)
{
  g_autoptr (RelnetAccount) account = make_account ("Camille", "camille@aubry.example");
  const char *addresses[] = { "", "nobody", "a@b@c.example", "a@b.example\r\nBcc: eve@x.example",
                              "é@x.example", "a b@x.example", "<a@x.example>" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RelnetMailMessage) message = make_message ("Hello", "Text");

      relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_TO, "", addresses[i], 0);
      g_assert_null (relnet_mime_build (account, message, 0, &error));
      g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID);
    }
}

static void
test_limits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetAccount) account = make_account ("Camille", "camille@aubry.example");
  g_autofree char *long_text = g_strnfill (RELNET_MIME_MAX_BODY + 1, 'a');
  g_autoptr (RelnetMailMessage) message = make_message ("Hello", long_text);
  g_autoptr (RelnetAttachment) attachment = relnet_attachment_new ();

  g_assert_false (relnet_mime_check (account, message, &error));
  g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID);
  g_clear_error (&error);
  relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_TO, "", "a@x.example", 0);
  g_assert_false (relnet_mime_check (account, message, &error));
  g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID);
  g_clear_error (&error);
  relnet_mail_message_set_body (message, "");
  g_assert_true (relnet_mime_check (account, message, &error));
  g_assert_no_error (error);
  relnet_attachment_set_size (attachment, RELNET_MIME_MAX_ATTACHMENTS + 1);
  g_list_store_append (relnet_mail_message_get_attachments (message), attachment);
  g_assert_false (relnet_mime_check (account, message, &error));
  g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (relnet_mime_check (NULL, message, &error));
  g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID);
}

static void
test_header_id (void)
{
  g_autoptr (RelnetAccount) account = make_account ("Camille", "camille@bücher.example");
  g_autofree char *one = relnet_mime_new_header_id (account);
  g_autofree char *two = relnet_mime_new_header_id (account);

  g_assert_cmpstr (one, !=, two);
  g_assert_true (g_str_has_suffix (one, "@xn--bcher-kva.example"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mime/full", test_full);
  g_test_add_func ("/mime/hidden-only", test_hidden_only);
  g_test_add_func ("/mime/injection", test_injection);
  g_test_add_func ("/mime/refused", test_refused);
  g_test_add_func ("/mime/limits", test_limits);
  g_test_add_func ("/mime/header-id", test_header_id);
  return g_test_run ();
}
