#include "relnet-csv-reader.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *rows; /* “|” after each cell, the line and a line feed after each row */
} Case;

static const Case cases[] = {
  { "plain", "a,b\nc,d", "a|b|1\nc|d|2\n" },
  { "line-ends", "a\r\nb\rc\n\nd", "a|1\nb|2\nc|3\n|4\nd|5\n" },
  { "no-line", "", "" },
  { "byte-order-mark", "\xef\xbb\xbf" "a,b\n", "a|b|1\n" },
  { "short-and-long", "a,b\nc\nd,e,f,\n", "a|b|1\nc|2\nd|e|f||3\n" },
  { "quoted", "\"a, \"\"b\"\"\",\"c\r\nd\",\"\"\ne", "a, \"b\"|c\nd||1\ne|3\n" },
  { "quote-within", "a \"b\" c,5\" pipe\n", "a \"b\" c|5\" pipe|1\n" },
  { "text-after-quote", "\"a\" b,c\n", "a b|c|1\n" },
  { "nul", NULL, "ab|c|1\n" },
  /* A quotation mark that is never closed is a letter: nobody after it is lost, and their lines are right. */
  { "never-closed", "a,b\n\"c,d\ne,\"f\"\n\"g\nh\",i\n", "a|b|1\nc,d\ne,f\"|2\ng\nh|i|4\n" },
  { "never-closed-at-the-end", "a,b\nc,d\n\"e,f\ng,h\ni,j\n", "a|b|1\nc|d|2\n\"e|f|3\ng|h|4\ni|j|5\n" },
  { "never-closed-with-pairs", "\"a,\"\"b\"\"\r\nc,\"\"\r\n", "\"a|b\"\"|1\nc||2\n" },
  { "never-closed-alone", "\"", "\"|1\n" },
  { "never-closed-in-a-row", "a,\"b\nc,\"d", "a|b\nc,d|1\n" },
};

static char *
read_rows (const char *text, gsize size, char separator)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize)size, NULL);
  g_autoptr (RelnetCsvReader) reader = relnet_csv_reader_new (stream, separator);
  g_autoptr (GError) error = NULL;
  GString *rows = g_string_new (NULL);
  char **cells;

  while ((cells = relnet_csv_reader_next (reader, NULL, &error)) != NULL)
    {
      for (guint i = 0; cells[i] != NULL; i++)
        g_string_append_printf (rows, "%s|", cells[i]);
      g_string_append_printf (rows, "%u\n", relnet_csv_reader_get_line (reader));
    }
  g_assert_no_error (error);
  return g_string_free (rows, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autofree char *rows
      = self->text != NULL ? read_rows (self->text, strlen (self->text), ',') : read_rows ("a\0b,c\n", 6, ',');

  g_assert_cmpstr (rows, ==, self->rows);
}

/* A mark that opens a cell longer than any is not meant as one: the rows after it are read, however large the file is. */
static void
test_mark_in_a_large_file (void)
{
  g_autoptr (GString) text = g_string_new ("name,note\n\"Ana,first\n");
  g_autofree char *rows = NULL;
  g_auto (GStrv) lines = NULL;
  const guint n = 100000;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Person %u,a note of somebody else\n", i);
  g_string_append (text, "\"Zoé\",\"last\"\n");
  rows = read_rows (text->str, text->len, ',');
  /* (g_strsplit() looks for a text: AddressSanitizer measures the whole rest at each one it finds.) */
  lines = g_strsplit_set (rows, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, n + 4);
  g_assert_cmpstr (lines[1], ==, "\"Ana|first|2");
  g_assert_cmpstr (lines[2], ==, "Person 0|a note of somebody else|3");
  g_assert_cmpstr (lines[n + 2], ==, "Zoé|last|100003");
}

/* Whatever the marks, the separators and the line ends: it comes to an end, and the lines of the rows go up. */
static void
test_random (void)
{
  static const char letters[] = "\"\",\n\r;a b";

  for (guint i = 0; i < 20000; i++)
    {
      char text[40];
      gsize size = (gsize)g_test_rand_int_range (0, sizeof text);
      g_autofree char *rows = NULL;

      for (gsize j = 0; j < size; j++)
        text[j] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      rows = read_rows (text, size, ',');
      g_assert_true (size == 0 || *rows != '\0');
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/csv-reader/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/csv-reader/mark-in-a-large-file", test_mark_in_a_large_file);
  g_test_add_func ("/csv-reader/random", test_random);
  return g_test_run ();
}
