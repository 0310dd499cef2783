/* What the quick log understands of a line: “Café hier avec son associé, 1h30”, “Called on Monday, 20 min”. */

#include "relnet-quick-log-rules.h"

#include <stdlib.h>
#include <string.h>

#include "relnet-date-words.h"
#include "relnet-text.h"

/* Shorter beginnings of a line are not worth a subject of their own. */
#define MIN_SUBJECT_CHARS 12

/* Words as relnet_text_fold() makes them. The first one found in the line decides. */
static const struct
{
  const char *word;
  RelnetChannel channel;
  RelnetDirection direction;
} words[] = {
  { "call", RELNET_CHANNEL_PHONE, RELNET_DIRECTION_BOTH },
  { "called", RELNET_CHANNEL_PHONE, RELNET_DIRECTION_BOTH },
  { "phone", RELNET_CHANNEL_PHONE, RELNET_DIRECTION_BOTH },
  { "phoned", RELNET_CHANNEL_PHONE, RELNET_DIRECTION_BOTH },
  { "rang", RELNET_CHANNEL_PHONE, RELNET_DIRECTION_BOTH },
  { "voicemail", RELNET_CHANNEL_PHONE, RELNET_DIRECTION_OUTGOING },
  { "appel", RELNET_CHANNEL_PHONE, RELNET_DIRECTION_BOTH },
  { "appele", RELNET_CHANNEL_PHONE, RELNET_DIRECTION_BOTH },
  { "appelee", RELNET_CHANNEL_PHONE, RELNET_DIRECTION_BOTH },
  { "rappele", RELNET_CHANNEL_PHONE, RELNET_DIRECTION_BOTH },
  { "telephone", RELNET_CHANNEL_PHONE, RELNET_DIRECTION_BOTH },
  { "telephonee", RELNET_CHANNEL_PHONE, RELNET_DIRECTION_BOTH },
  { "tel", RELNET_CHANNEL_PHONE, RELNET_DIRECTION_BOTH },
  { "video", RELNET_CHANNEL_VIDEO, RELNET_DIRECTION_BOTH },
  { "visio", RELNET_CHANNEL_VIDEO, RELNET_DIRECTION_BOTH },
  { "visioconference", RELNET_CHANNEL_VIDEO, RELNET_DIRECTION_BOTH },
  { "videoconference", RELNET_CHANNEL_VIDEO, RELNET_DIRECTION_BOTH },
  { "zoom", RELNET_CHANNEL_VIDEO, RELNET_DIRECTION_BOTH },
  { "skype", RELNET_CHANNEL_VIDEO, RELNET_DIRECTION_BOTH },
  { "met", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "saw", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "visited", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "visit", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "visite", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "meeting", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "coffee", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "cafe", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "lunch", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "dinner", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "breakfast", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "drink", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "drinks", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "beer", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "dejeuner", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "dejeune", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "diner", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "dine", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "verre", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "biere", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "rdv", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "rendez-vous", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "reunion", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "rencontre", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "rencontree", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "croise", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "croisee", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "vu", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "vue", RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH },
  { "wrote", RELNET_CHANNEL_EMAIL, RELNET_DIRECTION_OUTGOING },
  { "mail", RELNET_CHANNEL_EMAIL, RELNET_DIRECTION_OUTGOING },
  { "mailed", RELNET_CHANNEL_EMAIL, RELNET_DIRECTION_OUTGOING },
  { "email", RELNET_CHANNEL_EMAIL, RELNET_DIRECTION_OUTGOING },
  { "e-mail", RELNET_CHANNEL_EMAIL, RELNET_DIRECTION_OUTGOING },
  { "emailed", RELNET_CHANNEL_EMAIL, RELNET_DIRECTION_OUTGOING },
  { "replied", RELNET_CHANNEL_EMAIL, RELNET_DIRECTION_OUTGOING },
  { "ecrit", RELNET_CHANNEL_EMAIL, RELNET_DIRECTION_OUTGOING },
  { "courriel", RELNET_CHANNEL_EMAIL, RELNET_DIRECTION_OUTGOING },
  { "message", RELNET_CHANNEL_MESSAGE, RELNET_DIRECTION_OUTGOING },
  { "texted", RELNET_CHANNEL_MESSAGE, RELNET_DIRECTION_OUTGOING },
  { "messaged", RELNET_CHANNEL_MESSAGE, RELNET_DIRECTION_OUTGOING },
  { "sms", RELNET_CHANNEL_MESSAGE, RELNET_DIRECTION_OUTGOING },
  { "texto", RELNET_CHANNEL_MESSAGE, RELNET_DIRECTION_OUTGOING },
  { "whatsapp", RELNET_CHANNEL_MESSAGE, RELNET_DIRECTION_OUTGOING },
  { "linkedin", RELNET_CHANNEL_MESSAGE, RELNET_DIRECTION_OUTGOING },
  { "letter", RELNET_CHANNEL_LETTER, RELNET_DIRECTION_OUTGOING },
  { "postcard", RELNET_CHANNEL_LETTER, RELNET_DIRECTION_OUTGOING },
  { "lettre", RELNET_CHANNEL_LETTER, RELNET_DIRECTION_OUTGOING },
  { "courrier", RELNET_CHANNEL_LETTER, RELNET_DIRECTION_OUTGOING },
  { "conference", RELNET_CHANNEL_GROUP_EVENT, RELNET_DIRECTION_BOTH },
  { "meetup", RELNET_CHANNEL_GROUP_EVENT, RELNET_DIRECTION_BOTH },
  { "meet-up", RELNET_CHANNEL_GROUP_EVENT, RELNET_DIRECTION_BOTH },
  { "workshop", RELNET_CHANNEL_GROUP_EVENT, RELNET_DIRECTION_BOTH },
  { "party", RELNET_CHANNEL_GROUP_EVENT, RELNET_DIRECTION_BOTH },
  { "salon", RELNET_CHANNEL_GROUP_EVENT, RELNET_DIRECTION_BOTH },
  { "soiree", RELNET_CHANNEL_GROUP_EVENT, RELNET_DIRECTION_BOTH },
  { "atelier", RELNET_CHANNEL_GROUP_EVENT, RELNET_DIRECTION_BOTH },
  { "afterwork", RELNET_CHANNEL_GROUP_EVENT, RELNET_DIRECTION_BOTH },
  { "note", RELNET_CHANNEL_NOTE, RELNET_DIRECTION_BOTH },
};

/* Phrases that one word does not tell, before and after a space: “ coup de fil ”. */
static const struct
{
  const char *phrase;
  RelnetChannel channel;
} phrases[] = {
  { " coup de fil ", RELNET_CHANNEL_PHONE },
  { " video call ", RELNET_CHANNEL_VIDEO },
  { " appel video ", RELNET_CHANNEL_VIDEO },
  { " google meet ", RELNET_CHANNEL_VIDEO },
};

/* Words that turn a written message round: it came in. */
static const char *const incoming[] = { " received ", " recu ", " recue ", " from her ", " from him ", " from them ",
                                        " m'a ecrit ", " m'a repondu ", " wrote me ", " wrote to me ", " she wrote ",
                                        " he wrote ", " they wrote ", " replied to me ", " de sa part " };

/* The line folded, with one space between words, before the first and after the last; punctuation is space. */
static char *
to_words (const char *text)
{
  g_autofree char *folded = relnet_text_fold (text);
  GString *out = g_string_new (" ");

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || ((c == '\'' || c == '-') && g_unichar_isalnum (g_utf8_get_char (p + 1))))
        g_string_append_unichar (out, c);
      else if (out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}

static void
find_channel (RelnetQuickLog *self, const char *line)
{
  gboolean came_in = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (incoming); i++)
    came_in = came_in || strstr (line, incoming[i]) != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (phrases) && !self->has_channel; i++)
    if (strstr (line, phrases[i].phrase) != NULL)
      {
        self->has_channel = TRUE;
        self->channel = phrases[i].channel;
      }
  for (const char *p = line; *p != '\0' && !self->has_channel;)
    {
      const char *end = strchr (p + 1, ' ');
      const char *start = p + 1;

      if (end == NULL)
        break;
      /* “l'appel”, “j'ai”: the word after the elision. */
      if (end - start > 2 && start[1] == '\'')
        start += 2;
      for (guint i = 0; i < G_N_ELEMENTS (words) && !self->has_channel; i++)
        if (strlen (words[i].word) == (gsize) (end - start) && strncmp (words[i].word, start, (gsize) (end - start)) == 0)
          {
            self->has_channel = TRUE;
            self->channel = words[i].channel;
            self->direction = words[i].direction;
          }
      p = end;
    }
  if (self->has_channel && self->direction == RELNET_DIRECTION_OUTGOING && came_in)
    self->direction = RELNET_DIRECTION_INCOMING;
}

static gboolean
match (const char *pattern, const char *line, GMatchInfo **info)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  return g_regex_match (regex, line, 0, info);
}

/* “1h30”, “2 hours”, “25 min”, “an hour and a half”; a time of day (“à 9h30”, “at 9 h”) is none. */
static int
find_minutes (const char *text)
{
  g_autofree char *line = relnet_text_fold (text);
  g_autoptr (GMatchInfo) hours = NULL;
  g_autoptr (GMatchInfo) minutes = NULL;

  if (match ("\\b(an hour and a half|une heure et demie)\\b", line, NULL))
    return 90;
  if (match ("\\b(half an hour|une demi-heure|demi-heure)\\b", line, NULL))
    return 30;
  if (match ("\\b(an hour|une heure)\\b", line, NULL))
    return 60;
  if (match ("(?<!\\d)(?<!\\bat )(?<!\\ba )(?<!\\bvers )(?<!\\bde )(?<!\\bdes )(\\d{1,2})(?:[.,](\\d))? ?"
             "(?:h|hr|hrs|hour|hours|heure|heures)(?: ?(\\d{2}))?\\b",
             line, &hours))
    {
      g_autofree char *whole = g_match_info_fetch (hours, 1);
      g_autofree char *tenths = g_match_info_fetch (hours, 2);
      g_autofree char *rest = g_match_info_fetch (hours, 3);
      int total = atoi (whole) * 60 + (tenths != NULL ? atoi (tenths) * 6 : 0) + (rest != NULL ? atoi (rest) : 0);

      return total <= 24 * 60 ? total : 0;
    }
  if (match ("(?<!\\d)(\\d{1,3}) ?(?:min|mins|minute|minutes|mn)\\b", line, &minutes))
    {
      g_autofree char *number = g_match_info_fetch (minutes, 1);

      return atoi (number);
    }
  return 0;
}

/**
 * relnet_quick_log_read:
 * @self: (out caller-allocates): what the line says; clear it with relnet_quick_log_clear()
 * @text: (nullable): the line
 * @today: a valid date
 *
 * Reads a line of English or French. It guesses: what it finds is proposed, and what the user chooses stands.
 */
void
relnet_quick_log_read (RelnetQuickLog *self, const char *text, const char *today)
{
  g_autofree char *line = to_words (text);

  memset (self, 0, sizeof *self);
  self->channel = RELNET_CHANNEL_NOTE;
  find_channel (self, line);
  self->date = relnet_date_words_find (text, today);
  self->minutes = find_minutes (text);
}

/**
 * relnet_quick_log_clear:
 * @self: what a line says
 *
 * Frees what @self holds.
 */
void
relnet_quick_log_clear (RelnetQuickLog *self)
{
  g_clear_pointer (&self->date, g_free);
}

/**
 * relnet_quick_log_split:
 * @text: (nullable): the line
 * @subject: (out) (transfer full): what it was, for the title of a row
 * @note: (out) (transfer full): the rest, may be empty
 *
 * A short line is all subject. After a first sentence or a dash the rest is the note. No letter is lost.
 */
void
relnet_quick_log_split (const char *text, char **subject, char **note)
{
  static const char *const separators[] = { " — ", " – ", " - ", ". ", "! ", "? ", "\u00a0! ", "\u202f! ", " : " };
  g_autofree char *clean = relnet_text_clean (text);
  char *best = NULL;
  gsize skip = 0;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      char *found = strstr (clean, separators[i]);

      /* A stop, an exclamation mark or a question mark belongs to its sentence. */
      if (found != NULL && (best == NULL || found < best) && g_utf8_pointer_to_offset (clean, found) >= MIN_SUBJECT_CHARS)
        {
          best = found;
          skip = i < 3 || i == 8 ? strlen (separators[i]) : strlen (separators[i]) - 1;
        }
    }
  if (best == NULL)
    {
      *subject = g_steal_pointer (&clean);
      *note = g_strdup ("");
      return;
    }
  *note = g_strstrip (g_strdup (best + skip));
  *subject = g_strstrip (g_strndup (clean, (gsize) (best - clean) + (*best == ' ' || *best == '.' ? 0 : skip)));
}
