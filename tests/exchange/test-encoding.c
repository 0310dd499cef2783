#include "relnet-encoding.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *text;     /* in UTF-8 */
  const char *written;  /* the encoding it is written in */
  const char *detected; /* NULL: the same */
} Case;

static const Case cases[] = {
  { "ascii", "Ana,ana@x.example\n", "UTF-8", NULL },
  { "utf-8", "Zoé,Łukasz,山田\n", "UTF-8", NULL },
  { "utf-16", "Name,E-mail\nZoé,zoe@x.example\n", "UTF-16LE", NULL },
  { "utf-16-swapped", "Name,E-mail\nZoé,zoe@x.example\n", "UTF-16BE", NULL },
  { "french", "Prénom;Nom\nHélène;Œuvrard\nFrançois;Benoît\nÈve;Lefèvre\nOù;Noël\n", "WINDOWS-1252", NULL },
  { "german", "Jürgen Weiß;Größe\nKäthe Müller\n", "WINDOWS-1252", NULL },
  { "danish", "Søren Kjærgård;Øster Allé\nBjørn Jørgensen\nAsbjørn Sæther\n", "WINDOWS-1252", NULL },
  { "italian", "Nicolò Forlì;più\nGesù\n", "WINDOWS-1252", NULL },
  { "portuguese", "João Guimarães;Conceição\nSimões\n", "WINDOWS-1252", NULL },
  { "spanish", "Íñigo Muñoz;Año nº 5\n", "WINDOWS-1252", NULL },
  { "french-with-a-czech-name", "Hélène Lefèvre\nFrançois Škoda\nRenée Benoît\n", "WINDOWS-1252", NULL },
  { "polish", "Łukasz Żółkiewski;Śląskie Zakłady\n", "WINDOWS-1250", NULL },
  { "polish-name", "Łukasz\n", "WINDOWS-1250", NULL },
  { "czech", "Jiří Dvořák;Škoda Plzeň\nZdeněk Růžička;Železárny\n", "WINDOWS-1250", NULL },
  { "croatian", "Tomislav Kovačević;Matić\n", "WINDOWS-1250", NULL },
  { "hungarian", "Kő Jenő;Szabó Ernő\n", "WINDOWS-1250", NULL },
};

static char *
encode (const Case *self, gsize *size)
{
  g_autoptr (GError) error = NULL;
  char *bytes = g_convert (self->text, -1, self->written, "UTF-8", NULL, size, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  gsize size, n;
  g_autofree char *bytes = encode (self, &size);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, (gssize)size, NULL);
  g_autoptr (GInputStream) again = g_memory_input_stream_new_from_data (bytes, (gssize)size, NULL);
  g_autoptr (GInputStream) decoded = NULL;
  g_autoptr (GError) error = NULL;
  RelnetEncoding encoding;
  char text[1024] = { 0 };

  g_assert_true (relnet_encoding_detect (stream, &encoding, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (encoding.name, ==, self->detected != NULL ? self->detected : self->written);
  g_assert_true (encoding.guessed == g_str_has_prefix (self->written, "WINDOWS"));
  decoded = relnet_encoding_decode (again, encoding.name, &error);
  g_assert_no_error (error);
  g_assert_true (g_input_stream_read_all (decoded, text, sizeof text - 1, &n, NULL, &error));
  g_assert_cmpstr (text, ==, self->text);
}

/* A line that says nothing by itself is read as the file around it; one that does, as itself. */
static void
test_fallback (void)
{
  static const struct
  {
    const char *bytes;
    const char *fallback;
    const char *text;
  } lines[] = {
    { "M\xe1rka", NULL, "Márka" },         { "\xe8\xf8", NULL, "èø" },
    { "\xe8\xf8", "WINDOWS-1250", "čř" },  { "\xa3ukasz", "WINDOWS-1252", "Łukasz" },
    { "Fran\xe7ois", "WINDOWS-1250", "François" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *text
          = relnet_encoding_to_utf8 (lines[i].bytes, strlen (lines[i].bytes), NULL, lines[i].fallback);

      g_assert_cmpstr (text, ==, lines[i].text);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/encoding/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/encoding/fallback", test_fallback);
  return g_test_run ();
}
