/* Dates as people write them, in English and in French: “yesterday”, “il y a 3 jours”, “lundi dernier”, “14 août”,
 * “March 3rd, 1980”, “03/12/1980” in the order of the locale. */

#include "relnet-date-words.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-text.h"

/* More words than this are no date but a text; a date within it is found in its beginning. */
#define MAX_TOKENS 200

typedef enum
{
  TOKEN_NUMBER,
  TOKEN_WORD,
  TOKEN_MARK
} TokenKind;

typedef struct
{
  TokenKind kind;
  char *text;
  int number;
  gboolean glued; /* nothing stands between it and the token before */
} Token;

/* Folded, as relnet_text_fold() makes them; a word is known by any beginning of at least three letters that no other
 * month shares. */
static const struct
{
  const char *name;
  int month;
} months[] = {
  { "january", 1 }, { "janvier", 1 }, { "february", 2 }, { "fevrier", 2 }, { "march", 3 },     { "mars", 3 },
  { "april", 4 },   { "avril", 4 },   { "may", 5 },      { "mai", 5 },     { "june", 6 },      { "juin", 6 },
  { "july", 7 },    { "juillet", 7 }, { "august", 8 },   { "aout", 8 },    { "september", 9 }, { "septembre", 9 },
  { "october", 10 }, { "octobre", 10 }, { "november", 11 }, { "novembre", 11 }, { "december", 12 }, { "decembre", 12 },
};

static const char *const month_abbreviations[][12] = {
  { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" },
  { "janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec" },
  { "janv", "fev", "mars", "avr", "mai", "juin", "juill", "aout", "sept", "oct", "nov", "dec" },
};

static const char *const weekdays[][7] = {
  { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" },
  { "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche" },
};

static const struct
{
  const char *word;
  int days;
} near_days[] = {
  { "today", 0 },        { "tonight", 0 }, { "yesterday", -1 },  { "tomorrow", 1 },
  { "aujourd'hui", 0 },  { "hier", -1 },   { "avant-hier", -2 }, { "avanthier", -2 },
  { "demain", 1 },       { "apres-demain", 2 },
};

/* Units of “3 weeks ago”, “dans 2 mois”; months are calendar months. */
static const struct
{
  const char *word;
  int days;
  int months;
} units[] = {
  { "day", 1, 0 },   { "days", 1, 0 },   { "jour", 1, 0 },   { "jours", 1, 0 },  { "week", 7, 0 },    { "weeks", 7, 0 },
  { "semaine", 7, 0 }, { "semaines", 7, 0 }, { "month", 0, 1 }, { "months", 0, 1 }, { "mois", 0, 1 }, { "year", 0, 12 },
  { "years", 0, 12 }, { "an", 0, 12 },   { "ans", 0, 12 },
};

static void
token_clear (gpointer data)
{
  g_free (((Token *) data)->text);
}

static GArray *
tokenise (const char *text)
{
  g_autofree char *folded = relnet_text_fold (text);
  GArray *tokens = g_array_new (FALSE, TRUE, sizeof (Token));
  const char *p = folded;
  gboolean glued = FALSE;

  g_array_set_clear_func (tokens, token_clear);
  while (*p != '\0' && tokens->len < MAX_TOKENS)
    {
      const char *start = p;
      gunichar c = g_utf8_get_char (p);
      Token token = { TOKEN_MARK, NULL, 0, glued };

      if (g_unichar_isspace (c))
        {
          p = g_utf8_next_char (p);
          glued = FALSE;
          continue;
        }
      if (g_ascii_isdigit (*p))
        {
          token.kind = TOKEN_NUMBER;
          while (g_ascii_isdigit (*p))
            p++;
          token.number = p - start <= 4 ? atoi (start) : -1;
        }
      else if (g_unichar_isalpha (c))
        {
          token.kind = TOKEN_WORD;
          /* An apostrophe or hyphen between letters belongs to the word: “aujourd'hui”, “avant-hier”. */
          while (g_unichar_isalpha (g_utf8_get_char (p))
                 || ((*p == '\'' || *p == '-') && g_unichar_isalpha (g_utf8_get_char (p + 1))))
            p = g_utf8_next_char (p);
        }
      else
        p = g_utf8_next_char (p);
      token.text = g_strndup (start, p - start);
      g_array_append_val (tokens, token);
      glued = TRUE;
    }
  return tokens;
}

static Token *
token_at (GArray *tokens, guint i)
{
  return i < tokens->len ? &g_array_index (tokens, Token, i) : NULL;
}

static gboolean
is_word (GArray *tokens, guint i, const char *word)
{
  Token *token = token_at (tokens, i);

  return token != NULL && token->kind == TOKEN_WORD && strcmp (token->text, word) == 0;
}

static gboolean
is_mark (GArray *tokens, guint i, const char *marks)
{
  Token *token = token_at (tokens, i);

  return token != NULL && token->kind == TOKEN_MARK && strchr (marks, token->text[0]) != NULL;
}

static int
number_at (GArray *tokens, guint i)
{
  Token *token = token_at (tokens, i);

  return token != NULL && token->kind == TOKEN_NUMBER ? token->number : -1;
}

/* A number of things: “3”, “a”, “une”, “deux”. */
static int
count_at (GArray *tokens, guint i)
{
  static const char *const words[][3] = { { "a", "un", "one" }, { "two", "deux", NULL }, { "three", "trois", NULL },
                                          { "four", "quatre", NULL }, { "five", "cinq", NULL }, { "six", NULL, NULL } };

  if (is_word (tokens, i, "an") || is_word (tokens, i, "une"))
    return 1;
  for (guint n = 0; n < G_N_ELEMENTS (words); n++)
    for (guint j = 0; j < 3 && words[n][j] != NULL; j++)
      if (is_word (tokens, i, words[n][j]))
        return (int) n + 1;
  return number_at (tokens, i);
}

static int
month_at (GArray *tokens, guint i)
{
  Token *token = token_at (tokens, i);

  if (token == NULL || token->kind != TOKEN_WORD)
    return 0;
  for (guint j = 0; j < G_N_ELEMENTS (months); j++)
    if (strcmp (months[j].name, token->text) == 0)
      return months[j].month;
  for (guint language = 0; language < G_N_ELEMENTS (month_abbreviations); language++)
    for (int j = 0; j < 12; j++)
      if (strcmp (month_abbreviations[language][j], token->text) == 0)
        return j + 1;
  return 0;
}

static int
weekday_at (GArray *tokens, guint i)
{
  for (guint language = 0; language < G_N_ELEMENTS (weekdays); language++)
    for (int j = 0; j < 7; j++)
      if (is_word (tokens, i, weekdays[language][j]))
        return j;
  return -1;
}

static char *
make_date (int year, int month, int day)
{
  g_autofree char *date = NULL;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return NULL;
  date = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  return relnet_date_is_valid (date) ? g_steal_pointer (&date) : NULL;
}

/* “80” is 1980, “12” is 2012: never further in the future than @ahead years. */
static int
full_year (int year, int digits, const char *today, int ahead)
{
  int current = atoi (today);

  if (digits > 2)
    return year;
  year += current / 100 * 100;
  return year > current + ahead ? year - 100 : year;
}

static int
digits_at (GArray *tokens, guint i)
{
  return (int) strlen (token_at (tokens, i)->text);
}

/* The day of @month nearest to @today in the direction of @tense. */
static char *
place_in_year (int month, int day, const char *today, RelnetTense tense)
{
  int year = atoi (today);

  /* 29 February: at most eight years to the next one. */
  for (int i = 0; i <= 8; i++)
    {
      g_autofree char *date = make_date (tense == RELNET_TENSE_PAST ? year - i : year + i, month, day);

      if (date != NULL && (tense == RELNET_TENSE_PAST ? strcmp (date, today) <= 0 : strcmp (date, today) >= 0))
        return g_steal_pointer (&date);
    }
  return NULL;
}

/* Whether the locale writes the month before the day. */
static gboolean
month_comes_first (void)
{
  const char *format = nl_langinfo (D_FMT);
  const char *month = strstr (format, "%m"), *day = strstr (format, "%d");

  if (day == NULL)
    day = strstr (format, "%e");
  /* “%D” is “%m/%d/%y”; the C locale says so, and is no choice of a person. */
  return month != NULL && day != NULL && month < day && strstr (format, "%Y-%m") == NULL
         && strcmp (format, "%m/%d/%y") != 0;
}

/* A numeric date at @i. @year is 0 where the date does not say it. */
static gboolean
match_numeric (GArray *tokens, guint i, const char *today, int ahead, int *year, int *month, int *day, guint *used)
{
  int a = number_at (tokens, i), b = number_at (tokens, i + 2);
  gboolean has_third;

  if (a < 0 || b < 0 || !is_mark (tokens, i + 1, "/.-") || !token_at (tokens, i + 1)->glued
      || !token_at (tokens, i + 2)->glued)
    return FALSE;
  has_third = is_mark (tokens, i + 3, "/.-") && number_at (tokens, i + 4) >= 0 && token_at (tokens, i + 3)->glued
              && token_at (tokens, i + 4)->glued;
  if (digits_at (tokens, i) == 4)
    {
      if (!has_third)
        return FALSE;
      *year = a;
      *month = b;
      *day = number_at (tokens, i + 4);
      *used = 5;
      return TRUE;
    }
  if (digits_at (tokens, i) > 2 || digits_at (tokens, i + 2) > 2)
    return FALSE;
  if (has_third)
    {
      *year = full_year (number_at (tokens, i + 4), digits_at (tokens, i + 4), today, ahead);
      *used = 5;
    }
  else
    {
      /* “1.5” and “9-11” are more often not a date. */
      if (!is_mark (tokens, i + 1, "/"))
        return FALSE;
      *year = 0;
      *used = 3;
    }
  *day = a;
  *month = b;
  if ((month_comes_first () && a <= 12) || b > 12)
    {
      *day = b;
      *month = a;
    }
  return TRUE;
}

/* A date with the name of its month at @i. @year is 0 where the date does not say it. */
static gboolean
match_named (GArray *tokens, guint i, const char *today, int ahead, int *year, int *month, int *day, guint *used)
{
  guint at = i;

  *month = month_at (tokens, at);
  if (*month != 0)
    {
      at++;
      if (is_mark (tokens, at, "."))
        at++;
      *day = number_at (tokens, at);
      if (*day < 1 || digits_at (tokens, at) > 2)
        return FALSE;
      at++;
      if (is_word (tokens, at, "st") || is_word (tokens, at, "nd") || is_word (tokens, at, "rd")
          || is_word (tokens, at, "th"))
        at++;
    }
  else
    {
      *day = number_at (tokens, at);
      if (*day < 1 || digits_at (tokens, at) > 2)
        return FALSE;
      at++;
      if (is_word (tokens, at, "er") || is_word (tokens, at, "st") || is_word (tokens, at, "nd")
          || is_word (tokens, at, "rd") || is_word (tokens, at, "th") || is_mark (tokens, at, "."))
        at++;
      if (is_word (tokens, at, "of"))
        at++;
      *month = month_at (tokens, at);
      if (*month == 0)
        return FALSE;
      at++;
      if (is_mark (tokens, at, "."))
        at++;
    }
  *year = 0;
  *used = at - i;
  if (is_mark (tokens, at, ","))
    at++;
  if (number_at (tokens, at) >= 0 && (digits_at (tokens, at) == 4 || at + 1 == tokens->len)
      && (digits_at (tokens, at) == 2 || digits_at (tokens, at) == 4))
    {
      *year = full_year (number_at (tokens, at), digits_at (tokens, at), today, ahead);
      *used = at + 1 - i;
    }
  return TRUE;
}

static char *
add_units (const char *today, guint unit, int count)
{
  if (units[unit].months != 0)
    return relnet_date_add_months (today, units[unit].months * count);
  return relnet_date_add_days (today, units[unit].days * count);
}

static int
unit_at (GArray *tokens, guint i)
{
  for (guint j = 0; j < G_N_ELEMENTS (units); j++)
    if (is_word (tokens, i, units[j].word))
      return (int) j;
  return -1;
}

/* A date that counts from today, at @i. */
static char *
match_relative (GArray *tokens, guint i, const char *today, RelnetTense tense, guint *used)
{
  int day, unit, count;
  guint at = i;

  for (guint j = 0; j < G_N_ELEMENTS (near_days); j++)
    if (is_word (tokens, i, near_days[j].word))
      {
        *used = 1;
        return relnet_date_add_days (today, near_days[j].days);
      }
  /* “3 weeks ago” */
  count = count_at (tokens, i);
  unit = unit_at (tokens, i + 1);
  if (count > 0 && count < 1000 && unit >= 0 && is_word (tokens, i + 2, "ago"))
    {
      *used = 3;
      return add_units (today, (guint) unit, -count);
    }
  /* “il y a 3 semaines” */
  if (is_word (tokens, i, "il") && is_word (tokens, i + 1, "y") && is_word (tokens, i + 2, "a"))
    {
      count = count_at (tokens, i + 3);
      unit = unit_at (tokens, i + 4);
      *used = 5;
      return count > 0 && count < 1000 && unit >= 0 ? add_units (today, (guint) unit, -count) : NULL;
    }
  /* “in 2 weeks”, “dans 2 semaines” */
  if (is_word (tokens, i, "in") || is_word (tokens, i, "dans"))
    {
      count = count_at (tokens, i + 1);
      unit = unit_at (tokens, i + 2);
      *used = 3;
      return tense == RELNET_TENSE_FUTURE && count > 0 && count < 1000 && unit >= 0
                 ? add_units (today, (guint) unit, count)
                 : NULL;
    }
  /* “last week”, “next month”, “la semaine dernière”, “le mois prochain” */
  if (is_word (tokens, i, "last") || is_word (tokens, i, "next"))
    {
      unit = unit_at (tokens, i + 1);
      *used = 2;
      if (unit >= 0)
        return add_units (today, (guint) unit, is_word (tokens, i, "last") ? -1 : 1);
      at = i + 1;
      tense = is_word (tokens, i, "last") ? RELNET_TENSE_PAST : RELNET_TENSE_FUTURE;
    }
  else
    {
      unit = unit_at (tokens, i);
      *used = 2;
      if (unit >= 0 && (is_word (tokens, i + 1, "dernier") || is_word (tokens, i + 1, "derniere")))
        return add_units (today, (guint) unit, -1);
      if (unit >= 0 && (is_word (tokens, i + 1, "prochain") || is_word (tokens, i + 1, "prochaine")))
        return add_units (today, (guint) unit, 1);
    }
  /* “Monday”, “last Friday”, “lundi dernier” */
  day = weekday_at (tokens, at);
  if (day >= 0)
    {
      int now = relnet_date_to_days (today);
      int distance;

      *used = at - i + 1;
      if (is_word (tokens, at + 1, "dernier") || is_word (tokens, at + 1, "prochain"))
        {
          tense = is_word (tokens, at + 1, "dernier") ? RELNET_TENSE_PAST : RELNET_TENSE_FUTURE;
          *used += 1;
        }
      /* Julian day 1 was a Monday. */
      distance = (now - 1) % 7 - day;
      if (tense == RELNET_TENSE_PAST)
        return relnet_date_from_days (now - (distance <= 0 ? distance + 7 : distance));
      return relnet_date_from_days (now - (distance >= 0 ? distance - 7 : distance));
    }
  return NULL;
}

static char *
match_at (GArray *tokens, guint i, const char *today, RelnetTense tense, guint *used)
{
  int year, month, day;

  if (match_numeric (tokens, i, today, tense == RELNET_TENSE_PAST ? 0 : 50, &year, &month, &day, used)
      || match_named (tokens, i, today, tense == RELNET_TENSE_PAST ? 0 : 50, &year, &month, &day, used))
    return year != 0 ? make_date (year, month, day) : place_in_year (month, day, today, tense);
  return match_relative (tokens, i, today, tense, used);
}

/* Articles and the like that may stand before a date. */
static guint
skip_article (GArray *tokens)
{
  guint i = 0;

  while (is_word (tokens, i, "le") || is_word (tokens, i, "la") || is_word (tokens, i, "on") || is_word (tokens, i, "the"))
    i++;
  /* “lundi 14 août”: the day of the week says nothing new. */
  if (weekday_at (tokens, i) >= 0 && number_at (tokens, i + 1) > 0)
    i++;
  else if (weekday_at (tokens, i) >= 0 && is_mark (tokens, i + 1, ",") && token_at (tokens, i + 2) != NULL)
    i += 2;
  return i;
}

/**
 * relnet_date_words_parse:
 * @text: (nullable): what was typed
 * @today: a valid date
 * @tense: on which side of @today a date without a year or week lies
 *
 * Returns: (transfer full) (nullable): the date that @text is, %NULL if it is none
 */
char *
relnet_date_words_parse (const char *text, const char *today, RelnetTense tense)
{
  g_autoptr (GArray) tokens = tokenise (text);
  g_autofree char *date = NULL;
  guint start = skip_article (tokens);
  guint used = 0;

  if (tokens->len == 0)
    return NULL;
  date = match_at (tokens, start, today, tense, &used);
  return date != NULL && start + used == tokens->len ? g_steal_pointer (&date) : NULL;
}

/**
 * relnet_date_words_parse_birthday:
 * @text: (nullable): what was typed, with or without a year
 * @today: a valid date
 *
 * Returns: (transfer full) (nullable): the birthday as stored (“1980-03-12”, “--03-12”), %NULL if @text is none or lies in
 *   the future
 */
char *
relnet_date_words_parse_birthday (const char *text, const char *today)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autoptr (GArray) tokens = NULL;
  g_autofree char *date = NULL;
  guint start, used = 0;
  int year, month, day;

  if (g_str_has_prefix (stripped, "--"))
    return relnet_date_is_valid_partial (stripped) ? g_steal_pointer (&stripped) : NULL;
  tokens = tokenise (stripped);
  start = skip_article (tokens);
  if ((!match_numeric (tokens, start, today, 0, &year, &month, &day, &used)
       && !match_named (tokens, start, today, 0, &year, &month, &day, &used))
      || start + used != tokens->len)
    return NULL;
  if (year != 0)
    {
      date = make_date (year, month, day);
      return date != NULL && strcmp (date, today) <= 0 ? g_steal_pointer (&date) : NULL;
    }
  date = make_date (2000, month, day);
  return date != NULL ? g_strdup_printf ("--%02d-%02d", month, day) : NULL;
}

/**
 * relnet_date_words_find:
 * @text: (nullable): a sentence about something that happened
 * @today: a valid date
 *
 * Returns: (transfer full) (nullable): the first date in @text, never later than @today
 */
char *
relnet_date_words_find (const char *text, const char *today)
{
  g_autoptr (GArray) tokens = tokenise (text);

  for (guint i = 0; i < tokens->len; i++)
    {
      guint used = 0;
      g_autofree char *date = match_at (tokens, i, today, RELNET_TENSE_PAST, &used);

      if (date != NULL && strcmp (date, today) <= 0)
        return g_steal_pointer (&date);
    }
  return NULL;
}

/**
 * relnet_date_words_format_birthday:
 * @birthday: (nullable): a birthday as stored, with or without its year
 *
 * Returns: (transfer full): it in words of the user's language, that relnet_date_words_parse_birthday() reads back
 */
char *
relnet_date_words_format_birthday (const char *birthday)
{
  g_autofree char *leap = NULL;
  g_autoptr (GDateTime) moment = NULL;

  if (birthday == NULL || !g_str_has_prefix (birthday, "--"))
    return relnet_date_format (birthday);
  if (!relnet_date_is_valid_partial (birthday))
    return g_strdup (birthday);
  moment = g_date_time_new_utc (2000, atoi (birthday + 2), atoi (birthday + 5), 12, 0, 0);
  /* Translators: a birthday without its year, in the form of strftime(): “22 November”. */
  return g_date_time_format (moment, _ ("%-d %B"));
}
