/* A message taken apart for the coach: words, sentences, and which part of it they are. One pass over the characters, one
 * over the lines, one over the words, so the time it takes grows as the text does.
 *
 * What is not the user speaking to the person is left out by its zone: the greeting, the closing and what follows it, the
 * signature after “-- ”, lines that begin with “>”, the line that says who wrote them (“Le … a écrit :”, “On … wrote:”), and
 * all that follows such a line, or the headers of a forwarded message, when nothing of it begins with “>”. */

#include "relnet-coach-text.h"

#include <string.h>

/* More than this of a word says nothing more. */
#define MAX_WORD 40
/* A line that is at least this long and goes on with a small letter was broken by a mail program, not by its writer. */
#define WRAPPED 48
/* A greeting and a closing are short. */
#define MAX_GREETING_WORDS 7
#define MAX_CLOSING_WORDS 9
#define MAX_FORMULA_WORDS 28
#define MAX_NAME_WORDS 8
#define MAX_LINES_AFTER_CLOSING 5

/* After these a full stop ends no sentence; after titles if they are written as such: “Me Dupont”, but “write to me.” */
static const char *const abbreviations[] = {
  "mm", "mr", "mrs", "ms", "mme", "mmes", "mlle", "dr", "drs", "prof", "mgr", "cf", "ex", "eg", "ie", "e", "g", "vs", "approx", "fig",
  "vol", "art", "ref", "tel", "p", "pp",
};
static const char *const titles[] = { "m", "me", "pr", "st", "ste" };
/* After these it does when a new one begins. */
static const char *const endings[] = {
  "etc", "env", "inc", "ltd", "dept", "min", "max", "jr", "sr", "janv", "fevr", "avr", "juil", "sept", "oct", "nov", "dec", "jan", "feb",
  "aug", "bd", "av", "ed",
};

static const char *const greetings[] = {
  "bonjour", "bonsoir", "bjr", "salut", "slt", "coucou", "cher", "chere", "chers", "cheres", "hello", "hi", "hey", "dear",
  "madame", "monsieur", "mesdames", "messieurs", "mademoiselle", "greetings", "hiya", "morning", "afternoon", "evening", "good",
  "hallo", "re", "guten", "liebe", "lieber", "sehr", "hola", "ciao",
};

/* What may stand in a greeting beside names. */
static const char *const greeting_words[] = {
  "a", "tous", "toutes", "deux", "vous", "toi", "madame", "monsieur", "et", "and", "there", "all", "both", "everyone", "again",
  "again", "team", "morning", "afternoon", "evening", "day", "cher", "chere", "mon", "ma", "ami", "amie", "l", "les", "equipe",
  "docteur", "maitre", "professeur", "mr", "mrs", "ms", "mme", "m", "dr", "sir", "madam", "sirs", "or", "of", "folks", "friends",
  "mate", "man", "dude", "buddy", "bro", "pal",
};

/* First words of a closing; “ ” between words, “*” for the long formulas of French letters. */
static const char *const closings[] = {
  "bien a vous", "bien a toi", "bien cordialement", "bien amicalement", "bien sincerement", "cordialement", "tres cordialement",
  "cdlt", "cdt", "amicalement", "amities", "sincerement", "salutations", "respectueusement", "chaleureusement", "affectueusement",
  "a bientot", "a tres bientot", "a tres vite", "a plus", "a demain", "a lundi", "a mardi", "a mercredi", "a jeudi", "a vendredi",
  "a la semaine", "bises", "bise", "bisous", "je t embrasse", "je vous embrasse", "bonne journee", "bonne soiree", "bonne semaine",
  "belle journee", "belle soiree", "excellente journee", "excellente soiree", "tres bonne", "bon week", "merci", "merci d avance",
  "merci beaucoup", "merci encore", "merci a toi", "merci a vous", "mille mercis", "avec mes remerciements", "tres belle",
  "au plaisir*", "dans l attente*", "dans cette attente*", "en te remerciant*", "en vous remerciant*", "vous remerciant*",
  "te remerciant*", "veuillez agreer*", "veuillez recevoir*", "veuillez croire*", "je vous prie d agreer*", "je vous prie de croire*",
  "je vous prie de recevoir*", "je vous adresse mes*", "recevez*", "recois*", "sinceres salutations", "meilleures salutations",
  "bien sincerement", "tout a toi", "ton ami", "ton amie", "prends soin de toi", "prenez soin de vous", "porte toi bien",
  "portez vous bien", "best", "best wishes", "best regards", "all best", "all the best", "very best", "kind regards",
  "kindest regards", "warm regards", "warmest regards", "warmly", "regards", "cheers", "sincerely", "yours", "yours sincerely",
  "yours faithfully", "yours truly", "cordially", "respectfully", "thanks", "thanks again", "thanks so much", "thanks a lot",
  "many thanks", "thank you", "thank you again", "thank you so much", "with thanks", "with gratitude", "gratefully", "take care",
  "talk soon", "speak soon", "see you", "have a good", "have a great", "have a nice", "have a lovely", "until soon",
  "looking forward*", "i look forward*", "hope to hear*", "hoping to hear*", "enjoy", "love", "xx", "bonne rencontre", "bon courage",
  "mit freundlichen", "viele grusse", "liebe grusse",
};

/* Of these the line must hold little else: they also begin sentences. */
static const char *const brief_closings[] = {
  "merci", "thanks", "thank", "love", "enjoy", "yours", "best", "a", "re", "bien", "see", "tres", "very", "bonne", "take", "recevez",
  "recois", "prends", "prenez", "have",
};

static gboolean
is_among (const char *word, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* What a letter is to somebody who types without accents. */
static void
fold_char (GString *out, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  if (c < 0x80)
    {
      g_string_append_c (out, g_ascii_tolower ((char) c));
      return;
    }
  c = g_unichar_tolower (c);
  if (c == 0x0153 || c == 0x00e6)
    {
      g_string_append (out, c == 0x0153 ? "oe" : "ae");
      return;
    }
  n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    if (!g_unichar_ismark (parts[i]))
      g_string_append_unichar (out, parts[i]);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02bc || c == 0x2018 || c == '`' || c == 0x00b4;
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\r' || (c >= 0x80 && g_unichar_isspace (c));
}

/* Closes what stands around a sentence. */
static gboolean
is_bracket (gunichar c)
{
  return c == ')' || c == ']' || c == '"' || c == 0x00bb || c == 0x201d || c == '*' || c == '_' || is_apostrophe (c);
}

const char *
relnet_coach_text_get_word (const RelnetCoachText *self, guint token)
{
  return self->folded->str + g_array_index (self->tokens, RelnetCoachToken, token).folded;
}

/* Whether the full stop at @p, after the last word, ends a sentence. */
static gboolean
is_stop (RelnetCoachText *self, const char *p)
{
  const RelnetCoachToken *last = relnet_coach_text_token (self, self->tokens->len - 1);
  const char *word = relnet_coach_text_get_word (self, self->tokens->len - 1);
  const char *next = p + 1;
  gunichar c;

  if (*next == '.')
    return FALSE;
  while (*next != '\0' && is_bracket (g_utf8_get_char (next)))
    next = g_utf8_next_char (next);
  c = g_utf8_get_char (next);
  if (c == '\0' || c == '\n')
    return TRUE;
  if (!is_space (c))
    return FALSE;
  while (is_space (g_utf8_get_char (next)))
    next = g_utf8_next_char (next);
  if (is_among (word, endings, G_N_ELEMENTS (endings)))
    return g_unichar_isupper (g_utf8_get_char (next));
  if (is_among (word, abbreviations, G_N_ELEMENTS (abbreviations))
      || ((last->flags & RELNET_COACH_TOKEN_CAPITAL) != 0 && is_among (word, titles, G_N_ELEMENTS (titles))))
    return FALSE;
  /* “a.m.”, “i.e.” */
  if (last->end - last->start == 1 && self->tokens->len > 1
      && relnet_coach_text_token (self, self->tokens->len - 2)->end + 1 == last->start
      && relnet_coach_text_token (self, self->tokens->len - 2)->end - relnet_coach_text_token (self, self->tokens->len - 2)->start == 1)
    return g_unichar_isupper (g_utf8_get_char (next));
  /* “J. Dupont” */
  return !(last->end - last->start == 1 && (last->flags & RELNET_COACH_TOKEN_CAPITAL) != 0);
}

static void
end_line (RelnetCoachText *self, RelnetCoachLine *line, guint end)
{
  line->end = end;
  line->n = self->tokens->len - line->first;
  g_array_append_val (self->lines, *line);
  *line = (RelnetCoachLine){ .start = end + 1, .first = self->tokens->len, .blank = TRUE };
}

/* Words, their punctuation, and lines. */
static void
read_words (RelnetCoachText *self, const char *text)
{
  RelnetCoachLine line = { .blank = TRUE };
  gboolean cited = FALSE, bullet = FALSE;
  guint at = 0;

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      RelnetCoachToken *last = self->tokens->len > 0 ? relnet_coach_text_token (self, self->tokens->len - 1) : NULL;

      if (c == '\n')
        {
          end_line (self, &line, at);
          cited = bullet = FALSE;
        }
      else if (g_unichar_isalnum (c))
        {
          RelnetCoachToken token = { .start = at, .line = self->lines->len, .folded = (guint) self->folded->len };

          if (g_unichar_isupper (c) || g_unichar_istitle (c))
            token.flags |= RELNET_COACH_TOKEN_CAPITAL;
          if (g_unichar_isdigit (c))
            token.flags |= RELNET_COACH_TOKEN_NUMBER;
          if (cited)
            token.flags |= RELNET_COACH_TOKEN_CITED;
          if (bullet)
            token.flags |= RELNET_COACH_TOKEN_BULLET;
          bullet = FALSE;
          while (*p != '\0' && (g_unichar_isalnum (c = g_utf8_get_char (p)) || g_unichar_ismark (c)))
            {
              if (self->folded->len - token.folded < MAX_WORD)
                fold_char (self->folded, c);
              self->n_letters += g_unichar_isalpha (c);
              self->n_latin += c < 0x250 && g_unichar_isalpha (c);
              p = g_utf8_next_char (p);
              at++;
            }
          g_string_append_c (self->folded, '\0');
          token.end = token.stop_end = at;
          g_array_append_val (self->tokens, token);
          line.blank = line.colon = FALSE;
          continue;
        }
      else if (line.blank && self->tokens->len == line.first && !is_space (c))
        {
          if (c == '>')
            line.quoted = TRUE;
          else if (c == '-' && p[1] == '-' && strspn (p, "- \r") >= 2 && (p[strspn (p, "- \r")] == '\n' || p[strspn (p, "- \r")] == '\0'))
            line.dashes = TRUE;
          else if (c == '-' || c == '*' || c == 0x2022 || c == 0x2013 || c == 0x2014)
            bullet = TRUE;
          line.blank = FALSE;
        }
      /* Also what is still to be filled in, see relnet_template_text_fill(). */
      if (c == 0x00ab || c == 0x201c || c == 0x27e8)
        cited = TRUE;
      else if (c == 0x00bb || c == 0x201d || c == 0x27e9)
        cited = FALSE;
      if (last != NULL && last->line == self->lines->len)
        {
          if (is_apostrophe (c) && last->end == at)
            last->flags |= RELNET_COACH_TOKEN_APOSTROPHE;
          else if ((c == '-' || c == 0x2010 || c == 0x2011) && last->end == at)
            last->flags |= RELNET_COACH_TOKEN_HYPHEN;
          else if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == 0x2013 || c == 0x2014
                   || (c == '-' && last->end != at))
            {
              last->flags |= RELNET_COACH_TOKEN_COMMA;
              last->comma_end = at + 1;
            }
          else if (c == '?' || c == '!' || c == 0x2026 || (c == '.' && is_stop (self, p)))
            {
              last->flags |= RELNET_COACH_TOKEN_STOP;
              if (c == '?')
                last->flags |= RELNET_COACH_TOKEN_QUESTION;
              last->stop_end = at + 1;
              /* “1.” at the start of a line */
              if (c == '.' && last == relnet_coach_text_token (self, line.first) && (last->flags & RELNET_COACH_TOKEN_NUMBER) != 0)
                bullet = TRUE;
            }
          if (c == ':')
            line.colon = TRUE;
          else if (c == ')' && last == relnet_coach_text_token (self, line.first) && (last->flags & RELNET_COACH_TOKEN_NUMBER) != 0)
            bullet = TRUE;
        }
      p = g_utf8_next_char (p);
      at++;
    }
  end_line (self, &line, at);
  self->n_chars = at;
}

static gboolean
line_has (RelnetCoachText *self, const RelnetCoachLine *line, const char *const *words, guint n_words)
{
  if (line->n < n_words)
    return FALSE;
  for (guint i = 0; i < n_words; i++)
    if (strcmp (relnet_coach_text_get_word (self, line->first + i), words[i]) != 0)
      return FALSE;
  return TRUE;
}

/* Whether a line begins with the words of @phrase. */
static gboolean
begins_with (RelnetCoachText *self, const RelnetCoachLine *line, const char *phrase)
{
  guint token = line->first;

  for (const char *p = phrase; *p != '\0' && *p != '*'; token++)
    {
      gsize length = strcspn (p, " *");
      const char *word;

      if (token >= line->first + line->n)
        return FALSE;
      word = relnet_coach_text_get_word (self, token);
      if (strncmp (word, p, length) != 0 || word[length] != '\0')
        return FALSE;
      p += length;
      p += strspn (p, " ");
    }
  return TRUE;
}

/* “Le 12 mars 2026 à 10:12, Antoine Rivaud <…> a écrit :”, “On Mon, 12 Mar 2026 … wrote:”, perhaps on two lines. */
static gboolean
is_attribution (RelnetCoachText *self, guint index)
{
  RelnetCoachLine *lines = (RelnetCoachLine *) (gpointer) self->lines->data;
  const RelnetCoachLine *line = &lines[index], *end = line;
  const char *first, *last;

  if (line->n < 2)
    return FALSE;
  first = relnet_coach_text_get_word (self, line->first);
  if (strcmp (first, "le") != 0 && strcmp (first, "on") != 0 && strcmp (first, "am") != 0 && strcmp (first, "el") != 0)
    return FALSE;
  if (!end->colon && index + 1 < self->lines->len && lines[index + 1].n > 0)
    end++;
  if (!end->colon || end->n == 0)
    return FALSE;
  last = relnet_coach_text_get_word (self, end->first + end->n - 1);
  return strcmp (last, "ecrit") == 0 || strcmp (last, "wrote") == 0 || strcmp (last, "schrieb") == 0
         || strcmp (last, "escribio") == 0;
}

/* What a mail program puts above the whole of an older message. */
static gboolean
is_forwarded (RelnetCoachText *self, guint index)
{
  static const char *const starts[]
      = { "original message", "message d origine", "forwarded message", "message transfere", "debut du message",
          "begin forwarded", "begin forwarded message", "debut du message transfere" };
  static const char *const from[] = { "from" }, *const de[] = { "de" };
  static const char *const then[] = { "sent", "envoye", "date", "to", "a", "objet", "subject" };
  RelnetCoachLine *lines = (RelnetCoachLine *) (gpointer) self->lines->data;
  const RelnetCoachLine *line = &lines[index];

  if (line->n == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (line->n <= 6 && begins_with (self, line, starts[i]))
      return TRUE;
  /* “From: … / Sent: …” */
  if ((line_has (self, line, from, 1) || line_has (self, line, de, 1))
      && (relnet_coach_text_token (self, line->first)->flags & RELNET_COACH_TOKEN_COMMA) != 0 && index + 1 < self->lines->len
      && lines[index + 1].n > 0)
    return is_among (relnet_coach_text_get_word (self, lines[index + 1].first), then, G_N_ELEMENTS (then))
           && (relnet_coach_text_token (self, lines[index + 1].first)->flags & RELNET_COACH_TOKEN_COMMA) != 0;
  return FALSE;
}

static void
find_quotes (RelnetCoachText *self)
{
  RelnetCoachLine *lines = (RelnetCoachLine *) (gpointer) self->lines->data;
  guint n = self->lines->len;
  RelnetCoachZone rest = RELNET_COACH_ZONE_BODY;

  for (guint i = 0; i < n; i++)
    {
      guint next = i;

      if (rest == RELNET_COACH_ZONE_BODY && lines[i].dashes)
        rest = RELNET_COACH_ZONE_SIGNATURE;
      lines[i].zone = lines[i].quoted ? RELNET_COACH_ZONE_QUOTE : rest;
      if (rest == RELNET_COACH_ZONE_QUOTE || lines[i].quoted)
        continue;
      if (is_forwarded (self, i))
        lines[i].zone = rest = RELNET_COACH_ZONE_QUOTE;
      else if (is_attribution (self, i))
        {
          lines[i].zone = RELNET_COACH_ZONE_QUOTE;
          if (!lines[i].colon)
            lines[++i].zone = RELNET_COACH_ZONE_QUOTE;
          for (next = i + 1; next < n && lines[next].blank; next++)
            ;
          if (next < n && !lines[next].quoted)
            rest = RELNET_COACH_ZONE_QUOTE;
          else if (rest == RELNET_COACH_ZONE_SIGNATURE)
            rest = RELNET_COACH_ZONE_BODY;
        }
    }
}

/* The words at the start of the first line that greet; 0 for none. */
static guint
count_greeting (RelnetCoachText *self, const RelnetCoachLine *line)
{
  const char *word = relnet_coach_text_get_word (self, line->first);
  guint n = 0;

  if (!is_among (word, greetings, G_N_ELEMENTS (greetings)))
    {
      /* “Antoine,” alone on its line. */
      const RelnetCoachToken *last = relnet_coach_text_token (self, line->first + line->n - 1);

      return line->n <= 3 && !line->colon && (last->flags & RELNET_COACH_TOKEN_COMMA) != 0
                     && (last->flags & (RELNET_COACH_TOKEN_STOP | RELNET_COACH_TOKEN_QUESTION)) == 0
                     && (relnet_coach_text_token (self, line->first)->flags & RELNET_COACH_TOKEN_CAPITAL) != 0
                 ? line->n
                 : 0;
    }
  /* “Good” greets only in “Good morning”. */
  if (strcmp (word, "good") == 0
      && (line->n < 2 || !is_among (relnet_coach_text_get_word (self, line->first + 1), greeting_words, G_N_ELEMENTS (greeting_words))))
    return 0;
  while (n < line->n && n < MAX_GREETING_WORDS)
    {
      const RelnetCoachToken *token = relnet_coach_text_token (self, line->first + n);

      word = relnet_coach_text_get_word (self, line->first + n);
      /* “Hi Antoine could you …”: names belong to it, what follows does not. */
      if (n > 0 && (token->flags & RELNET_COACH_TOKEN_CAPITAL) == 0
          && !is_among (word, greeting_words, G_N_ELEMENTS (greeting_words)))
        break;
      n++;
      /* “Dr. Dupont” goes on after the stop. */
      if ((token->flags & (RELNET_COACH_TOKEN_COMMA | RELNET_COACH_TOKEN_STOP)) != 0)
        break;
    }
  /* “Hi I …” */
  if (n > 1 && strcmp (relnet_coach_text_get_word (self, line->first + n - 1), "i") == 0)
    n--;
  return n;
}

static gboolean
is_postscript (RelnetCoachText *self, const RelnetCoachLine *line)
{
  const char *word = line->n > 0 ? relnet_coach_text_get_word (self, line->first) : "";

  return strcmp (word, "ps") == 0 || strcmp (word, "nb") == 0
         || (strcmp (word, "p") == 0 && line->n > 1 && strcmp (relnet_coach_text_get_word (self, line->first + 1), "s") == 0);
}

static gboolean
is_closing (RelnetCoachText *self, const RelnetCoachLine *line)
{
  const RelnetCoachToken *last;

  if (line->n == 0 || line->n > MAX_FORMULA_WORDS)
    return FALSE;
  last = relnet_coach_text_token (self, line->first + line->n - 1);
  for (guint i = 0; i < G_N_ELEMENTS (closings); i++)
    {
      gboolean formula = strchr (closings[i], '*') != NULL;
      const char *word = relnet_coach_text_get_word (self, line->first);
      guint words = 1;

      if (!begins_with (self, line, closings[i]))
        continue;
      if (formula)
        return (last->flags & RELNET_COACH_TOKEN_QUESTION) == 0;
      for (const char *p = closings[i]; *p != '\0'; p++)
        words += *p == ' ';
      if (is_among (word, brief_closings, G_N_ELEMENTS (brief_closings)) ? line->n <= words + 2 : line->n <= MAX_CLOSING_WORDS)
        return (last->flags & RELNET_COACH_TOKEN_QUESTION) == 0;
    }
  return FALSE;
}

/* Whether a line is the name below a message. */
static gboolean
is_name (RelnetCoachText *self, const RelnetCoachLine *line, const char *me)
{
  if (line->n == 0 || line->n > 4)
    return FALSE;
  for (guint i = 0; i < line->n; i++)
    {
      const RelnetCoachToken *token = relnet_coach_text_token (self, line->first + i);
      const char *word = relnet_coach_text_get_word (self, line->first + i);

      if ((token->flags & RELNET_COACH_TOKEN_CAPITAL) == 0 && strstr (me, word) == NULL)
        return FALSE;
      if ((token->flags & (RELNET_COACH_TOKEN_STOP | RELNET_COACH_TOKEN_NUMBER)) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Finds the greeting and the closing in what is the user's. */
static void
find_frame (RelnetCoachText *self, const char *me)
{
  RelnetCoachLine *lines = (RelnetCoachLine *) (gpointer) self->lines->data;
  guint first = 0, n_after = 0, closing = G_MAXUINT, postscript = G_MAXUINT;
  int last;

  while (first < self->lines->len && (lines[first].n == 0 || lines[first].zone != RELNET_COACH_ZONE_BODY))
    first++;
  if (first == self->lines->len)
    return;
  {
    guint n = count_greeting (self, &lines[first]);

    if (n > 0)
      {
        const RelnetCoachToken *token = relnet_coach_text_token (self, lines[first].first + n - 1);

        self->greeting_end = n == lines[first].n ? lines[first].end : MAX (token->stop_end, token->comma_end);
        if (n == lines[first].n)
          lines[first].zone = RELNET_COACH_ZONE_GREETING;
      }
  }
  for (last = (int) self->lines->len - 1; last >= (int) first; last--)
    if (lines[last].zone == RELNET_COACH_ZONE_BODY && lines[last].n > 0 && is_postscript (self, &lines[last]))
      postscript = (guint) last;
  /* Upwards from the end, or from the postscript: names, addresses and short lines until something closes. */
  for (last = postscript != G_MAXUINT ? (int) postscript - 1 : (int) self->lines->len - 1; last > (int) first; last--)
    {
      if (lines[last].zone != RELNET_COACH_ZONE_BODY || lines[last].n == 0)
        continue;
      if (is_closing (self, &lines[last]))
        closing = (guint) last;
      else if (closing != G_MAXUINT)
        break;
      else if (lines[last].n > MAX_NAME_WORDS || n_after++ >= MAX_LINES_AFTER_CLOSING)
        break;
    }
  if (closing == G_MAXUINT)
    for (last = postscript != G_MAXUINT ? (int) postscript - 1 : (int) self->lines->len - 1; last > (int) first; last--)
      if (lines[last].zone == RELNET_COACH_ZONE_BODY && lines[last].n > 0)
        {
          if (is_name (self, &lines[last], me))
            closing = (guint) last;
          break;
        }
  if (closing == G_MAXUINT)
    return;
  /* Where there is nothing else, it is what the user says. */
  for (last = (int) closing - 1; last >= (int) first; last--)
    if (lines[last].zone == RELNET_COACH_ZONE_BODY && lines[last].n > 0)
      break;
  if (last < (int) first)
    return;
  for (guint i = closing; i < self->lines->len && i < postscript; i++)
    if (lines[i].zone == RELNET_COACH_ZONE_BODY)
      lines[i].zone = RELNET_COACH_ZONE_CLOSING;
}

static void
end_sentence (RelnetCoachText *self, RelnetCoachSentence *sentence, guint next)
{
  if (next == sentence->first)
    return;
  sentence->n = next - sentence->first;
  sentence->end = relnet_coach_text_token (self, next - 1)->stop_end;
  g_array_append_val (self->sentences, *sentence);
}

static gboolean
goes_on (RelnetCoachText *self, const RelnetCoachToken *last, const RelnetCoachToken *next)
{
  const RelnetCoachLine *line = &g_array_index (self->lines, RelnetCoachLine, last->line);

  return next->line == last->line + 1 && line->end - line->start >= WRAPPED
         && (next->flags & (RELNET_COACH_TOKEN_CAPITAL | RELNET_COACH_TOKEN_BULLET | RELNET_COACH_TOKEN_NUMBER)) == 0
         && !line->colon;
}

static void
read_sentences (RelnetCoachText *self)
{
  RelnetCoachSentence sentence = { 0 };
  RelnetCoachZone zone = RELNET_COACH_ZONE_BODY;

  for (guint i = 0; i < self->tokens->len; i++)
    {
      RelnetCoachToken *token = relnet_coach_text_token (self, i);
      const RelnetCoachToken *last = i > 0 ? relnet_coach_text_token (self, i - 1) : NULL;

      zone = g_array_index (self->lines, RelnetCoachLine, token->line).zone;
      if (zone == RELNET_COACH_ZONE_BODY && token->end <= self->greeting_end)
        zone = RELNET_COACH_ZONE_GREETING;
      if (last == NULL || zone != sentence.zone || (last->flags & RELNET_COACH_TOKEN_STOP) != 0
          || (last->line != token->line && !goes_on (self, last, token)))
        {
          end_sentence (self, &sentence, i);
          sentence = (RelnetCoachSentence){ .start = token->start, .first = i, .zone = zone };
        }
      if ((token->flags & RELNET_COACH_TOKEN_QUESTION) != 0)
        sentence.question = TRUE;
      token->sentence = self->sentences->len;
    }
  end_sentence (self, &sentence, self->tokens->len);
}

/**
 * relnet_coach_text_new:
 * @text: UTF-8, of any length
 * @me: (nullable): the name of the user, which ends a message
 *
 * Returns: (transfer full): @text taken apart
 */
RelnetCoachText *
relnet_coach_text_new (const char *text, const char *me)
{
  RelnetCoachText *self = g_new0 (RelnetCoachText, 1);
  g_autofree char *name = g_utf8_strdown (me != NULL ? me : "", -1);

  self->tokens = g_array_new (FALSE, FALSE, sizeof (RelnetCoachToken));
  self->lines = g_array_new (FALSE, FALSE, sizeof (RelnetCoachLine));
  self->sentences = g_array_new (FALSE, FALSE, sizeof (RelnetCoachSentence));
  self->folded = g_string_new (NULL);
  read_words (self, text);
  find_quotes (self);
  find_frame (self, name);
  read_sentences (self);
  for (guint i = 0; i < self->sentences->len; i++)
    if (relnet_coach_text_sentence (self, i)->zone == RELNET_COACH_ZONE_BODY)
      self->body_end = relnet_coach_text_sentence (self, i)->end;
    else if (relnet_coach_text_sentence (self, i)->zone == RELNET_COACH_ZONE_CLOSING)
      break;
  return self;
}

/**
 * relnet_coach_text_free:
 * @self: (transfer full): a text
 *
 * Frees a text.
 */
void
relnet_coach_text_free (RelnetCoachText *self)
{
  g_array_unref (self->tokens);
  g_array_unref (self->lines);
  g_array_unref (self->sentences);
  g_string_free (self->folded, TRUE);
  g_free (self);
}
