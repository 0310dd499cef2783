/* One vCard as it was written: its properties in order, nothing dropped, and its text. */

#include "relnet-vcard.h"

#include "relnet-encoding.h"
#include "relnet-vcard-private.h"
#include "relnet-vcard-reader.h"

#include <string.h>

/**
 * RelnetVcard:
 *
 * A card of version 2.1, 3.0 or 4.0, read without judging it. What the properties mean is for relnet-vcard-person.c.
 * A card is meant to be reused: relnet_vcard_reader_next() fills the same memory anew.
 */

/* Whether @word is one of the words of @head between “;”, “=”, “,” and the end. */
static gboolean
has_word (const char *head, gsize size, const char *word, gboolean at_end_or_semicolon)
{
  gsize length = strlen (word);
  char before = ';';

  for (gsize i = 0; i + length <= size; before = head[i++])
    if ((before == ';' || before == '=' || before == ',') && g_ascii_toupper (head[i]) == *word
        && g_ascii_strncasecmp (head + i, word, length) == 0
        && (!at_end_or_semicolon || i + length == size || head[i + length] == ';'))
      return TRUE;
  return FALSE;
}

gboolean
relnet_vcard_is_quoted_printable (const char *head, gsize size)
{
  return has_word (head, size, "QUOTED-PRINTABLE", FALSE);
}

gboolean
relnet_vcard_is_base64 (const char *head, gsize size)
{
  const char *params = memchr (head, ';', size);

  if (params == NULL)
    return FALSE;
  size -= (gsize)(params - head);
  return has_word (params, size, "BASE64", TRUE) || has_word (params, size, "B", TRUE);
}

/* Where the value starts: the first “:” outside quotes, or the first at all if a quote is never closed. */
gssize
relnet_vcard_find_colon (const char *line, gsize size)
{
  const char *colon = memchr (line, ':', size);
  const char *quote = memchr (line, '"', size);
  gboolean quoted = FALSE;

  if (colon == NULL)
    return -1;
  if (quote == NULL || quote > colon)
    return colon - line;
  for (gsize i = 0; i < size; i++)
    {
      if (line[i] == '"')
        quoted = !quoted;
      else if (line[i] == ':' && !quoted)
        return (gssize)i;
    }
  return colon - line;
}

static int
hex_value (char c)
{
  return g_ascii_xdigit_value (c);
}

/* Undoes quoted-printable in place; what is not an escape stays as it is. */
static gsize
decode_quoted_printable (char *text, gsize size)
{
  gsize out = 0;

  for (gsize i = 0; i < size; i++)
    if (text[i] == '=' && i + 2 < size && hex_value (text[i + 1]) >= 0
        && hex_value (text[i + 2]) >= 0)
      {
        text[out++] = (char)(hex_value (text[i + 1]) << 4 | hex_value (text[i + 2]));
        i += 2;
      }
    else if (text[i] == '=' && i + 1 == size)
      break;
    else
      text[out++] = text[i];
  return out;
}

/* The value of the parameter @name in @params, which may be quoted. */
static char *
find_param (const char *params, const char *name)
{
  gsize length = strlen (name);

  for (const char *p = params; p != NULL && *p != '\0';)
    {
      const char *end = strchr (p, ';');
      gsize size = end != NULL ? (gsize)(end - p) : strlen (p);

      if (size > length && p[length] == '=' && g_ascii_strncasecmp (p, name, length) == 0)
        {
          g_autofree char *value = g_strndup (p + length + 1, size - length - 1);

          g_strstrip (value);
          g_strdelimit (value, "\"", ' ');
          return g_strdup (g_strstrip (value));
        }
      p = end != NULL ? end + 1 : NULL;
    }
  return NULL;
}

static const char *
append (GString *arena, const char *text, gsize size)
{
  gsize offset = arena->len;

  g_string_append_len (arena, text, (gssize)size);
  g_string_append_c (arena, '\0');
  return GSIZE_TO_POINTER (offset);
}

/* The parameters without those that said how the bytes of the value were written. */
static void
append_params_without_encoding (GString *out, const char *params)
{
  for (const char *p = params; *p != '\0';)
    {
      const char *end = strchr (p, ';');
      gsize size = end != NULL ? (gsize)(end - p) : strlen (p);

      if (g_ascii_strncasecmp (p, "CHARSET=", 8) != 0
          && !has_word (p, size, "QUOTED-PRINTABLE", FALSE))
        {
          g_string_append_c (out, ';');
          g_string_append_len (out, p, (gssize)size);
        }
      p += end != NULL ? size + 1 : size;
    }
}

/* The source is text, so a line that was not UTF-8 is put into it as what it means. */
static void
rewrite_source (RelnetVcard *self,
                gsize start,
                const char *group,
                const char *name,
                const char *params,
                const char *value)
{
  g_string_truncate (self->source, start);
  if (*group != '\0')
    g_string_append_printf (self->source, "%s.", group);
  g_string_append (self->source, name);
  append_params_without_encoding (self->source, params);
  g_string_append_c (self->source, ':');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (self->source, "\\n");
      else if (*p != '\r')
        g_string_append_c (self->source, *p);
    }
  g_string_append_c (self->source, '\n');
}

/* What no property was read from is kept all the same, as text. */
void
relnet_vcard_clean_source (RelnetVcard *self, gsize start)
{
  g_autofree char *valid = NULL;

  if (g_utf8_validate_len (self->source->str + start, self->source->len - start, NULL))
    return;
  valid = g_utf8_make_valid (self->source->str + start, (gssize)(self->source->len - start));
  g_string_truncate (self->source, start);
  g_string_append (self->source, valid);
}

/* Adds a property whose unfolded line is in @line, and whose physical lines stand in the source from @start on. */
void
relnet_vcard_add_line (RelnetVcard *self, GString *line, gsize start)
{
  gssize colon = relnet_vcard_find_colon (line->str, line->len);
  RelnetVcardProperty property = { .start = start, .end = self->source->len };
  gsize head, name_start = 0, name_end, params_start, value_start, value_size;
  char *value;

  if (colon < 0)
    {
      relnet_vcard_clean_source (self, start);
      return;
    }
  head = (gsize)colon;
  for (name_end = 0; name_end < head && line->str[name_end] != ';'; name_end++)
    if (line->str[name_end] == '.')
      name_start = name_end + 1;
  params_start = MIN (name_end + 1, head);
  value_start = head + 1;
  value = line->str + value_start;
  value_size = line->len - value_start;

  while (name_start < name_end && g_ascii_isspace (line->str[name_start]))
    name_start++;
  while (name_end > name_start && g_ascii_isspace (line->str[name_end - 1]))
    name_end--;
  if (name_end == name_start)
    {
      relnet_vcard_clean_source (self, start);
      return;
    }

  property.base64 = params_start < head && relnet_vcard_is_base64 (line->str, head);
  if (params_start < head && relnet_vcard_is_quoted_printable (line->str, head))
    value_size = decode_quoted_printable (value, value_size);

  {
    gsize group_start = 0, group_end = name_start > 0 ? name_start - 1 : 0;

    while (group_end > 0 && line->str[group_end] != '.')
      group_end--;
    while (group_start < group_end && g_ascii_isspace (line->str[group_start]))
      group_start++;
    property.group = append (self->arena, line->str + group_start, group_end - group_start);
  }
  for (gsize i = name_start; i < name_end; i++)
    line->str[i] = g_ascii_toupper (line->str[i]);

  if (relnet_encoding_is_ascii (line->str, line->len) && memchr (line->str, '\0', line->len) == NULL
      && (params_start == head || strstr (line->str + params_start, "2022") == NULL))
    {
      property.name = append (self->arena, line->str + name_start, name_end - name_start);
      property.params = append (self->arena, line->str + params_start, head - params_start);
      property.value = append (self->arena, value, value_size);
    }
  else
    {
      g_autofree char *name
          = relnet_encoding_to_utf8 (line->str + name_start, name_end - name_start, NULL, self->fallback);
      g_autofree char *params
          = relnet_encoding_to_utf8 (line->str + params_start, head - params_start, NULL, self->fallback);
      g_autofree char *charset = find_param (params, "CHARSET");
      g_autofree char *text = relnet_encoding_to_utf8 (value, value_size, charset, self->fallback);

      if (charset == NULL && !g_utf8_validate_len (value, value_size, NULL)
          && memchr (value, '\0', value_size) == NULL)
        self->guessed = TRUE;
      property.name = append (self->arena, name, strlen (name));
      property.params = append (self->arena, params, strlen (params));
      property.value = append (self->arena, text, strlen (text));
      if (!g_utf8_validate_len (self->source->str + start, self->source->len - start, NULL)
          || (charset != NULL && g_ascii_strncasecmp (charset, "UTF", 3) != 0
              && !relnet_encoding_is_ascii (self->source->str + start, self->source->len - start)))
        {
          const char *group = self->arena->str + GPOINTER_TO_SIZE (property.group);
          g_autofree char *valid_group = g_utf8_make_valid (group, -1);

          rewrite_source (self, start, valid_group, name, params, text);
          property.end = self->source->len;
        }
    }
  g_array_append_val (self->properties, property);
}

/* The arena stays where it is now: offsets become texts. */
void
relnet_vcard_settle (RelnetVcard *self)
{
  for (guint i = 0; i < self->properties->len; i++)
    {
      RelnetVcardProperty *property = &g_array_index (self->properties, RelnetVcardProperty, i);

      property->group = self->arena->str + GPOINTER_TO_SIZE (property->group);
      property->name = self->arena->str + GPOINTER_TO_SIZE (property->name);
      property->params = self->arena->str + GPOINTER_TO_SIZE (property->params);
      property->value = self->arena->str + GPOINTER_TO_SIZE (property->value);
    }
}

void
relnet_vcard_clear (RelnetVcard *self)
{
  g_string_truncate (self->arena, 0);
  g_string_truncate (self->source, 0);
  g_array_set_size (self->properties, 0);
  self->line = 0;
  self->guessed = FALSE;
  self->unterminated = FALSE;
}

/**
 * relnet_vcard_new:
 *
 * Returns: (transfer full): an empty card
 */
RelnetVcard *
relnet_vcard_new (void)
{
  RelnetVcard *self = g_new0 (RelnetVcard, 1);

  self->arena = g_string_sized_new (1024);
  self->source = g_string_sized_new (1024);
  self->properties = g_array_sized_new (FALSE, FALSE, sizeof (RelnetVcardProperty), 32);
  return self;
}

/**
 * relnet_vcard_parse:
 * @text: the text of one card
 *
 * Returns: (transfer full): the card, empty if there is none in @text
 */
RelnetVcard *
relnet_vcard_parse (const char *text)
{
  RelnetVcard *self = relnet_vcard_new ();
  g_autoptr (RelnetVcardReader) reader = relnet_vcard_reader_new_for_text (text, strlen (text));

  relnet_vcard_reader_next (reader, self, NULL, NULL);
  return self;
}

/**
 * relnet_vcard_free:
 * @self: a card
 */
void
relnet_vcard_free (RelnetVcard *self)
{
  g_string_free (self->arena, TRUE);
  g_string_free (self->source, TRUE);
  g_array_unref (self->properties);
  g_free (self);
}

/**
 * relnet_vcard_get_n_properties:
 * @self: a card
 *
 * Returns: how many properties it has, BEGIN and END not counted
 */
guint
relnet_vcard_get_n_properties (RelnetVcard *self)
{
  return self->properties->len;
}

/**
 * relnet_vcard_get_property:
 * @self: a card
 * @index: which
 *
 * Returns: (transfer none): the property
 */
const RelnetVcardProperty *
relnet_vcard_get_property (RelnetVcard *self, guint index)
{
  return &g_array_index (self->properties, RelnetVcardProperty, index);
}

/**
 * relnet_vcard_find:
 * @self: a card
 * @name: a name in capitals
 *
 * Returns: (transfer none) (nullable): the first property of that name that says something
 */
const RelnetVcardProperty *
relnet_vcard_find (RelnetVcard *self, const char *name)
{
  for (guint i = 0; i < self->properties->len; i++)
    {
      const RelnetVcardProperty *property = relnet_vcard_get_property (self, i);

      if (strcmp (property->name, name) == 0)
        for (const char *p = property->value; *p != '\0'; p++)
          if (!g_ascii_isspace (*p))
            return property;
    }
  return NULL;
}

/**
 * relnet_vcard_get_source:
 * @self: a card
 * @size: (out) (optional): its size
 *
 * Returns: (transfer none): the text of the card in UTF-8, as it was written
 */
const char *
relnet_vcard_get_source (RelnetVcard *self, gsize *size)
{
  if (size != NULL)
    *size = self->source->len;
  return self->source->str;
}

/**
 * relnet_vcard_get_line:
 * @self: a card
 *
 * Returns: the line of the file it starts on, from 1
 */
guint
relnet_vcard_get_line (RelnetVcard *self)
{
  return self->line;
}

/**
 * relnet_vcard_set_fallback:
 * @self: a card, before it is filled
 * @encoding: (nullable): the likeliest encoding of the file, a static text; %NULL if that says its encoding
 *
 * What is not UTF-8, is not labelled and says nothing by itself (a name of two letters) is as the rest of the file.
 */
void
relnet_vcard_set_fallback (RelnetVcard *self, const char *encoding)
{
  self->fallback = encoding;
}

/**
 * relnet_vcard_is_guessed:
 * @self: a card
 *
 * Returns: whether something in it was in an encoding that had to be guessed
 */
gboolean
relnet_vcard_is_guessed (RelnetVcard *self)
{
  return self->guessed;
}

/**
 * relnet_vcard_unescape:
 * @value: (array length=size): part of a value
 * @size: its size
 *
 * Returns: (transfer full): the text it stands for, without white space around it; each line end in it, as those that
 *   quoted-printable text has, is a line feed
 */
char *
relnet_vcard_unescape (const char *value, gsize size)
{
  char *text = g_malloc (size + 1);
  gsize out = 0;

  for (gsize i = 0; i < size; i++)
    if (value[i] == '\\' && i + 1 < size && strchr ("nN\\,;:", value[i + 1]) != NULL)
      {
        i++;
        text[out++] = value[i] == 'n' || value[i] == 'N' ? '\n' : value[i];
      }
    else if (value[i] == '\r')
      {
        if (i + 1 == size || value[i + 1] != '\n')
          text[out++] = '\n';
      }
    else
      text[out++] = value[i];
  text[out] = '\0';
  return g_strstrip (text);
}

/**
 * relnet_vcard_split:
 * @value: a value
 * @separator: “;” between components, “,” between the items of a list
 *
 * Returns: (transfer full): the parts, unescaped; at least one
 */
char **
relnet_vcard_split (const char *value, char separator)
{
  GPtrArray *parts = g_ptr_array_new ();
  const char *start = value;

  for (const char *p = value;; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == separator || *p == '\0')
        {
          g_ptr_array_add (parts, relnet_vcard_unescape (start, (gsize)(p - start)));
          start = p + 1;
          if (*p == '\0')
            break;
        }
    }
  g_ptr_array_add (parts, NULL);
  return (char **)g_ptr_array_free (parts, FALSE);
}

/**
 * relnet_vcard_escape:
 * @text: a text
 *
 * Returns: (transfer full): @text as a part of a value of vCard 3.0 and 4.0
 */
char *
relnet_vcard_escape (const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 8);

  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\r':
        break;
      case '\\':
      case ',':
      case ';':
        g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
        break;
      default:
        g_string_append_c (out, *p);
      }
  return g_string_free (out, FALSE);
}

/**
 * relnet_vcard_property_dup_text:
 * @property: a property
 *
 * Returns: (transfer full): its value as one text, unescaped
 */
char *
relnet_vcard_property_dup_text (const RelnetVcardProperty *property)
{
  return relnet_vcard_unescape (property->value, strlen (property->value));
}

/**
 * relnet_vcard_property_dup_params:
 * @property: a property
 * @name: the name of a parameter, in capitals
 *
 * A parameter without a name, as vCard 2.1 writes them, is a TYPE.
 *
 * Returns: (transfer full): the values of the parameter, in lower case, lists taken apart
 */
char **
relnet_vcard_property_dup_params (const RelnetVcardProperty *property, const char *name)
{
  GPtrArray *values = g_ptr_array_new ();
  g_autoptr (GString) item = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = property->params;; p++)
    {
      if (*p == '"')
        {
          quoted = !quoted;
          continue;
        }
      if (*p != '\0' && (*p != ';' || quoted))
        {
          g_string_append_c (item, *p);
          continue;
        }
      if (item->len > 0)
        {
          char *equals = strchr (item->str, '=');
          const char *key = equals != NULL ? item->str : "TYPE";
          const char *list = equals != NULL ? equals + 1 : item->str;
          gsize length = equals != NULL ? (gsize)(equals - item->str) : strlen (key);

          if (length == strlen (name) && g_ascii_strncasecmp (key, name, length) == 0)
            {
              g_auto (GStrv) parts = g_strsplit (list, ",", -1);

              for (guint i = 0; parts[i] != NULL; i++)
                if (*g_strstrip (parts[i]) != '\0')
                  g_ptr_array_add (values, g_utf8_strdown (parts[i], -1));
            }
        }
      g_string_truncate (item, 0);
      if (*p == '\0')
        break;
    }
  g_ptr_array_add (values, NULL);
  return (char **)g_ptr_array_free (values, FALSE);
}

/**
 * relnet_vcard_property_has_type:
 * @property: a property
 * @type: a type in lower case, “home”
 *
 * Returns: whether the property is of that type
 */
gboolean
relnet_vcard_property_has_type (const RelnetVcardProperty *property, const char *type)
{
  g_auto (GStrv) types = NULL;

  if (*property->params == '\0')
    return FALSE;
  types = relnet_vcard_property_dup_params (property, "TYPE");
  return g_strv_contains ((const char *const *)types, type);
}

/**
 * relnet_vcard_find_label:
 * @self: a card
 * @property: one of its properties
 *
 * Apple and Google name a property by a second one of the same group, X-ABLabel.
 *
 * Returns: (transfer full) (nullable): that name, without the marks that Apple puts around its own
 */
char *
relnet_vcard_find_label (RelnetVcard *self, const RelnetVcardProperty *property)
{
  if (*property->group == '\0')
    return NULL;
  for (guint i = 0; i < self->properties->len; i++)
    {
      const RelnetVcardProperty *other = relnet_vcard_get_property (self, i);

      if (strcmp (other->name, "X-ABLABEL") == 0
          && g_ascii_strcasecmp (other->group, property->group) == 0)
        {
          g_autofree char *label = relnet_vcard_property_dup_text (other);

          if (g_str_has_prefix (label, "_$!<") && g_str_has_suffix (label, ">!$_"))
            return g_strndup (label + 4, strlen (label) - 8);
          return g_steal_pointer (&label);
        }
    }
  return NULL;
}
