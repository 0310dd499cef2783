/* What relnet-cli prints: UTF-8 whatever the locale, so that a pipe can rely on it, and nothing in the user's data that a
 * terminal would obey. */

#include "relnet-cli-output.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* C0 and C1 controls move the cursor or open a clipboard; the bidirectional controls make a line say something else. */
static gboolean
is_unsafe (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)
         || c == 0x2028 || c == 0x2029;
}

/**
 * relnet_cli_escape:
 * @text: (nullable): UTF-8
 *
 * Returns: (transfer full): @text on one line, with control characters written as “\n” or “\x{1b}”
 */
char *
relnet_cli_escape (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (c == '\r')
        g_string_append (out, "\\r");
      else if (is_unsafe (c))
        g_string_append_printf (out, "\\x{%x}", c);
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/**
 * relnet_cli_print:
 * @format: as printf()
 * @...: its arguments; what comes from the user's data goes through relnet_cli_escape() first
 *
 * Prints on standard output as it is, in UTF-8 (g_print() would convert to the locale's encoding).
 */
void
relnet_cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fputs (text, stdout);
}

/**
 * relnet_cli_say:
 * @format: as printf()
 * @...: its arguments
 *
 * Tells the user something on standard error, on a line of its own.
 */
void
relnet_cli_say (const char *format, ...)
{
  g_autofree char *text = NULL, *safe = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      safe = relnet_cli_escape (valid);
    }
  else
    safe = relnet_cli_escape (text);
  fflush (stdout);
  fprintf (stderr, "relnet-cli: %s\n", safe);
}

/**
 * relnet_cli_print_field:
 * @label: what it is
 * @value: (nullable): the value; an empty one prints nothing
 *
 * Prints “label: value” on a line, or on several if the value has several.
 */
void
relnet_cli_print_field (const char *label, const char *value)
{
  g_auto (GStrv) lines = NULL;

  if (value == NULL || *value == '\0')
    return;
  lines = g_strsplit (value, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *safe = relnet_cli_escape (lines[i]);

      if (i == 0)
        /* Translators: what it is, and the value: “City: Lyon”. */
        relnet_cli_print (_ ("%s: %s\n"), label, safe);
      else
        relnet_cli_print ("    %s\n", safe);
    }
}

/**
 * relnet_cli_print_json:
 * @builder: one finished object
 *
 * Prints it on one line and empties @builder for the next.
 */
void
relnet_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  /* All of these are inside strings. JSON allows them there, but some readers take the line separators for the end of
   * the line, and terminals obey the controls. */
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_unsafe (c))
        g_string_append_printf (line, "\\u%04x", c);
      else
        g_string_append_unichar (line, c);
    }
  g_string_append_c (line, '\n');
  fputs (line->str, stdout);
  json_builder_reset (builder);
}

/**
 * relnet_cli_flush:
 *
 * Returns: whether everything that was printed has arrived; errno says why not
 */
gboolean
relnet_cli_flush (void)
{
  return fflush (stdout) == 0 && !ferror (stdout);
}

/**
 * relnet_cli_json_text:
 * @builder: a builder in an object
 * @name: the member
 * @value: (nullable): its value; %NULL is JSON's null
 */
void
relnet_cli_json_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * relnet_cli_json_int:
 * @builder: a builder in an object
 * @name: the member
 * @value: its value
 */
void
relnet_cli_json_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * relnet_cli_json_number:
 * @builder: a builder in an object
 * @name: the member
 * @value: its value, told to six places
 */
void
relnet_cli_json_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, round (value * 1e6) / 1e6);
}

/**
 * relnet_cli_json_texts:
 * @builder: a builder in an object
 * @name: the member
 * @values: (element-type utf8): its values
 */
void
relnet_cli_json_texts (JsonBuilder *builder, const char *name, GPtrArray *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < values->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (values, i));
  json_builder_end_array (builder);
}
