#include "relnet-server-guess.h"

static void
test_known (void)
{
  g_autoptr (RelnetServerGuess) gmail = relnet_server_guess_new ("Someone@GMail.com");
  g_autoptr (RelnetServerGuess) outlook = relnet_server_guess_new ("someone@outlook.fr");
  g_autoptr (RelnetServerGuess) free_fr = relnet_server_guess_new ("someone@free.fr");
  const RelnetServer server = relnet_server_guess_get_smtp (gmail, 0);

  g_assert_true (relnet_server_guess_is_known (gmail));
  g_assert_cmpint (relnet_server_guess_get_n_smtp (gmail), ==, 1);
  g_assert_cmpstr (server.host, ==, "smtp.gmail.com");
  g_assert_cmpint (server.port, ==, 465);
  g_assert_cmpint (server.security, ==, RELNET_SECURITY_TLS);
  g_assert_cmpstr (relnet_server_guess_get_imap (gmail).host, ==, "imap.gmail.com");
  g_assert_nonnull (relnet_server_guess_get_advice (gmail));
  /* Microsoft refuses passwords: said before the user types one. */
  g_assert_nonnull (g_strrstr (relnet_server_guess_get_advice (outlook), "Microsoft"));
  g_assert_cmpstr (relnet_server_guess_get_smtp (free_fr, 0).host, ==, "smtp.free.fr");
  g_assert_null (relnet_server_guess_get_advice (free_fr));
}

static void
test_unknown (void)
{
  g_autoptr (RelnetServerGuess) guess
      = relnet_server_guess_new ("camille@aubry-conseil.example");
  const struct
  {
    const char *host;
    guint port;
    RelnetSecurity security;
  } expected[] = {
    { "smtp.aubry-conseil.example", 465, RELNET_SECURITY_TLS },
    { "mail.aubry-conseil.example", 465, RELNET_SECURITY_TLS },
    { "smtp.aubry-conseil.example", 587, RELNET_SECURITY_STARTTLS },
    { "mail.aubry-conseil.example", 587, RELNET_SECURITY_STARTTLS },
  };

  g_assert_false (relnet_server_guess_is_known (guess));
  g_assert_cmpint (relnet_server_guess_get_n_smtp (guess), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const RelnetServer server = relnet_server_guess_get_smtp (guess, i);

      g_assert_cmpstr (server.host, ==, expected[i].host);
      g_assert_cmpint (server.port, ==, expected[i].port);
      g_assert_cmpint (server.security, ==, expected[i].security);
    }
  g_assert_cmpstr (relnet_server_guess_get_imap (guess).host, ==, "imap.aubry-conseil.example");
}

static void
test_odd (void)
{
  const char *odd[] = { "", "@", "nobody", "a@", "a@host", "a@b c.example", "a@b.example/x",
                        "a@b.example\r\n" };
  g_autoptr (RelnetServerGuess) accents = relnet_server_guess_new ("a@bücher.example");

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    g_assert_null (relnet_server_guess_new (odd[i]));
  g_assert_null (relnet_server_guess_new (NULL));
  g_assert_cmpstr (relnet_server_guess_get_smtp (accents, 0).host, ==,
                   "smtp.xn--bcher-kva.example");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server-guess/known", test_known);
  g_test_add_func ("/server-guess/unknown", test_unknown);
  g_test_add_func ("/server-guess/odd", test_odd);
  return g_test_run ();
}
