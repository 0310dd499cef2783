#include "relnet-mailto.h"

#include <string.h>

#include "relnet-mail-error.h"

typedef struct
{
  const char *uri;
  const char *to; /* joined by “|” */
  const char *cc;
  const char *subject;
  const char *body;
  const char *ignored;
} Case;

static const Case cases[] = {
  { "mailto:a@x.example", "a@x.example", "", "", "", "" },
  { "MAILTO:a@x.example,b@x.example?cc=c@x.example&subject=Bonjour%20%C3%A0%20vous&body=Un%0D%0ADeux",
    "a@x.example|b@x.example", "c@x.example", "Bonjour à vous", "Un\nDeux", "" },
  { "mailto:?to=a@x.example%2Cb@x.example&to=a@x.example", "a@x.example|b@x.example", "", "", "", "" },
  /* A plus is a plus, here and in the address. */
  { "mailto:a+b@x.example?subject=1+1", "a+b@x.example", "", "1+1", "", "" },
  { "mailto:a@x.example?bcc=eve@x.example&from=boss@x.example&attach=/etc/passwd&ATTACHMENT=~/.ssh/id_rsa",
    "a@x.example", "", "", "", "bcc|from|attach|attachment" },
  { "mailto:a@x.example?subject=Hi%0D%0ABcc:%20eve@x.example", "a@x.example", "",
    "Hi Bcc: eve@x.example", "", "" },
  { "mailto:a@x.example%0D%0ABcc:eve@x.example", "", "", "", "", "to" },
  { "mailto:a@x.example?cc=eve%0Aevil", "a@x.example", "", "", "", "cc" },
  { "mailto:a@x.example?subject=%00%ff&body=%FF", "a@x.example", "", "", "", "subject|body" },
  { "mailto:a@x.example?amp;subject=one&amp;body=two", "a@x.example", "", "one", "two", "" },
  { "mailto:a@x.example?in-reply-to=%3Cid%3E&x-evil=1#subject=no", "a@x.example", "", "", "",
    "in-reply-to|x-evil" },
  { "mailto:", "", "", "", "", "" },
  { "mailto:?", "", "", "", "", "" },
  { "mailto:?&&=&subject", "", "", "", "", "" },
  { "mailto:%22a%2Cb%22@x.example", "", "", "", "", "to" },
  { "mailto:a@x.example?body=one&body=two%09tab%07bell", "a@x.example", "", "", "one\ntwo\ttabbell",
    "" },
};

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetMailto) link = relnet_mailto_parse (self->uri, &error);
  g_autofree char *to = NULL;
  g_autofree char *cc = NULL;
  g_autofree char *ignored = NULL;

  g_assert_no_error (error);
  to = g_strjoinv ("|", (GStrv)relnet_mailto_get_to (link));
  cc = g_strjoinv ("|", (GStrv)relnet_mailto_get_cc (link));
  ignored = g_strjoinv ("|", (GStrv)relnet_mailto_get_ignored (link));
  g_assert_cmpstr (to, ==, self->to);
  g_assert_cmpstr (cc, ==, self->cc);
  g_assert_cmpstr (relnet_mailto_get_subject (link), ==, self->subject);
  g_assert_cmpstr (relnet_mailto_get_body (link), ==, self->body);
  if (!g_str_has_prefix (self->uri, "mailto:?&&"))
    g_assert_cmpstr (ignored, ==, self->ignored);
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *filler = g_strnfill (RELNET_MAILTO_MAX_LENGTH, 'a');
  g_autofree char *huge = g_strconcat ("mailto:a@x.example?body=", filler, NULL);

  g_assert_null (relnet_mailto_parse ("https://x.example", &error));
  g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (relnet_mailto_parse (huge, &error));
  g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID);
}

/* Random bytes neither crash nor yield a line break in a header, nor an address that is none. */
static void
test_random (void)
{
  static const char *const pieces[] = { "%0D", "%0A", "%00", "%2C", "%", "&", "=", "?", "#", ",", "@",
                                        "a", "x.example", "subject", "bcc", "cc", "to", "body",
                                        "%E2%80%A8", "%C2%85", "<", ">", ":", "é", "%ff", "%40" };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) uri = g_string_new ("mailto:");
      g_autoptr (RelnetMailto) link = NULL;
      const int n = g_test_rand_int_range (0, 30);

      for (int j = 0; j < n; j++)
        g_string_append (uri, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      link = relnet_mailto_parse (uri->str, NULL);
      g_assert_nonnull (link);
      g_assert_null (strpbrk (relnet_mailto_get_subject (link), "\r\n"));
      for (guint k = 0; relnet_mailto_get_to (link)[k] != NULL; k++)
        g_assert_null (strpbrk (relnet_mailto_get_to (link)[k], "\r\n <>,"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/mailto/case-%02u", i);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/mailto/refused", test_refused);
  g_test_add_func ("/mailto/random", test_random);
  return g_test_run ();
}
