/* The rules of the coach on how a message asks and in which tone it speaks. */

#include "relnet-coach-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-template-text.h"

/* A sentence of apologies only, that can go. */
#define MAX_APOLOGY_WORDS 14
/* Sentences about the user, and those about the other: so many more of the first are too many. */
#define MIN_ABOUT_ME 3
#define MIN_ME_WORDS 4
#define MUCH_MORE 5

void
relnet_coach_check_one_request (RelnetCoachCheck *check)
{
  const RelnetCoachReading *reading = check->reading;

  if (reading->n_requests == 0)
    return;
  if (reading->n_requests == 1)
    relnet_coach_check_add_sentence (check, RELNET_COACH_ONE_REQUEST, FALSE, reading->request, g_strdup (_ ("One clear request")), NULL);
  else
    relnet_coach_check_add (check, RELNET_COACH_ONE_REQUEST, TRUE, reading->second_start, reading->second_end,
                            g_strdup_printf (ngettext ("%u request at once", "%u requests at once", reading->n_requests), reading->n_requests),
                            g_strdup (_ ("One is answered, several are put off: keep the others for later.")));
}

void
relnet_coach_check_reason (RelnetCoachCheck *check)
{
  const RelnetCoachReading *reading = check->reading;
  const RelnetCoachMatch *match = relnet_coach_reading_get (reading, RELNET_COACH_TAG_REASON, 0);
  g_autofree char *text = NULL;
  RelnetCoachFinding *finding;

  if (reading->n_requests == 0)
    return;
  if (match != NULL)
    {
      relnet_coach_check_add_sentence (check, RELNET_COACH_REASON, FALSE, match->sentence, g_strdup (_ ("Says why you ask")), NULL);
      return;
    }
  finding = relnet_coach_check_add_sentence (check, RELNET_COACH_REASON, TRUE, reading->request, g_strdup (_ ("No reason is given")),
                                             g_strdup (_ ("A request is easier to grant when its reason is known.")));
  text = g_strcmp0 (reading->language, "fr") == 0
             ? g_strdup ("La raison\302\240: " RELNET_TEMPLATE_GAP_START "en quelques mots" RELNET_TEMPLATE_GAP_END ".")
             : g_strdup ("The reason: " RELNET_TEMPLATE_GAP_START "in a few words" RELNET_TEMPLATE_GAP_END ".");
  relnet_coach_check_insert_after (check, finding, _ ("Add a Reason"), reading->request, text);
}

void
relnet_coach_check_way_out (RelnetCoachCheck *check)
{
  const RelnetCoachReading *reading = check->reading;
  const RelnetCoachMatch *match = relnet_coach_reading_get (reading, RELNET_COACH_TAG_WAY_OUT, 0);
  RelnetCoachFinding *finding;

  if (reading->n_requests == 0)
    return;
  if (match != NULL)
    {
      relnet_coach_check_add_sentence (check, RELNET_COACH_WAY_OUT, FALSE, match->sentence, g_strdup (_ ("Leaves a way out")), NULL);
      return;
    }
  finding = relnet_coach_check_add_sentence (check, RELNET_COACH_WAY_OUT, TRUE, reading->last_request,
                                             g_strdup (_ ("No way out is left")),
                                             g_strdup (_ ("Whoever can say no without trouble says yes more gladly.")));
  relnet_coach_check_insert_after (check, finding, _ ("Leave a Way Out"), reading->last_request,
                                   relnet_coach_check_pick (check, "Si ce n’est pas le moment, dis-le-moi sans hésiter.",
                                                            "Si ce n’est pas le bon moment, dites-le-moi sans hésiter.",
                                                            "If this is not a good time, a plain no is absolutely fine."));
}

void
relnet_coach_check_pressure (RelnetCoachCheck *check)
{
  const RelnetCoachReading *reading = check->reading;
  const RelnetCoachMatch *cut = relnet_coach_reading_get (reading, RELNET_COACH_TAG_CUT, 0);
  const RelnetCoachMatch *match = relnet_coach_reading_get (reading, RELNET_COACH_TAG_PRESSURE, 0);
  RelnetCoachFinding *finding;
  guint n;

  if (match == NULL || (cut != NULL && cut->first <= match->first))
    match = cut;
  if (match == NULL)
    return;
  n = relnet_coach_reading_count (reading, RELNET_COACH_TAG_PRESSURE) + relnet_coach_reading_count (reading, RELNET_COACH_TAG_CUT);
  finding = relnet_coach_check_add_match (
      check, RELNET_COACH_PRESSURE, TRUE, match, g_strdup (_ ("This puts pressure on")),
      n > 1 ? g_strdup_printf (ngettext ("%u place: urgency and reproach are answered with a no, or not at all.",
                                         "%u places: urgency and reproach are answered with a no, or not at all.", n),
                               n)
            : g_strdup (_ ("Urgency and reproach are answered with a no, or not at all.")));
  if (match != cut)
    {
      finding->start = relnet_coach_text_sentence (reading->text, match->sentence)->start;
      finding->end = relnet_coach_text_sentence (reading->text, match->sentence)->end;
    }
  /* What can go without harm: “au plus vite”, and the space before it. */
  if (match == cut)
    {
      finding->fix = RELNET_COACH_FIX_REPLACE;
      finding->fix_label = g_strdup (_ ("Take It Out"));
      finding->fix_start = cut->first > 0 && relnet_coach_text_token (reading->text, cut->first - 1)->sentence == cut->sentence
                               ? relnet_coach_text_token (reading->text, cut->first - 1)->end
                               : finding->start;
      finding->fix_end = finding->end;
      finding->fix_text = g_strdup ("");
    }
}

void
relnet_coach_check_apology (RelnetCoachCheck *check)
{
  const RelnetCoachReading *reading = check->reading;
  const RelnetCoachMatch *spiral = relnet_coach_reading_get (reading, RELNET_COACH_TAG_SPIRAL, 0);
  const RelnetCoachMatch *match = relnet_coach_reading_get (reading, RELNET_COACH_TAG_APOLOGY, 0);
  guint n = relnet_coach_reading_count (reading, RELNET_COACH_TAG_APOLOGY);
  const RelnetCoachSentence *sentence;
  RelnetCoachFinding *finding;

  if (match == NULL && spiral == NULL)
    return;
  if (spiral == NULL && n < 2)
    {
      relnet_coach_check_add_sentence (check, RELNET_COACH_APOLOGY, FALSE, match->sentence, g_strdup (_ ("One apology is enough")), NULL);
      return;
    }
  /* The last of several, or the one that goes too far. */
  if (n >= 2)
    for (guint i = 0, end = 0; i < reading->matches[RELNET_COACH_TAG_APOLOGY]->len; i++)
      {
        const RelnetCoachMatch *other = relnet_coach_reading_get (reading, RELNET_COACH_TAG_APOLOGY, i);

        if (other->first >= end)
          match = other;
        end = MAX (end, other->end);
      }
  else
    match = spiral;
  sentence = relnet_coach_text_sentence (reading->text, match->sentence);
  finding = relnet_coach_check_add (
      check, RELNET_COACH_APOLOGY, TRUE, sentence->start, sentence->end, g_strdup (_ ("Too many apologies")),
      n > 1 ? g_strdup_printf (ngettext ("%u apology: one is enough, more make the other console you.",
                                         "%u apologies: one is enough, more make the other console you.", n),
                               n)
            : g_strdup (_ ("One word of regret is enough, more make the other console you.")));
  if (n > 1 && sentence->n <= MAX_APOLOGY_WORDS && sentence->zone == RELNET_COACH_ZONE_BODY && !sentence->question
      && match->sentence != relnet_coach_reading_get (reading, RELNET_COACH_TAG_APOLOGY, 0)->sentence
      && (reading->n_requests == 0 || (match->sentence != reading->request && match->sentence != reading->last_request)))
    {
      finding->fix = RELNET_COACH_FIX_REPLACE;
      finding->fix_label = g_strdup (_ ("Take It Out"));
      finding->fix_start = sentence->start;
      finding->fix_end = sentence->end;
      finding->fix_text = g_strdup ("");
    }
}

/* Counts what makes a text one of tu or of vous; @first is the first place of it. */
static guint
count_forms (const RelnetCoachReading *reading, RelnetCoachTag tag, guint *first)
{
  const RelnetCoachText *text = reading->text;
  guint n = 0, next = 0;

  *first = G_MAXUINT;
  for (guint i = 0; i < text->tokens->len; i++)
    {
      const RelnetCoachToken *token = relnet_coach_text_token (text, i);
      RelnetCoachZone zone = relnet_coach_text_sentence (text, token->sentence)->zone;
      const char *word = relnet_coach_text_get_word (text, i);
      gsize length = strlen (word);
      gboolean found = FALSE;

      if (zone == RELNET_COACH_ZONE_QUOTE || zone == RELNET_COACH_ZONE_SIGNATURE || (token->flags & RELNET_COACH_TOKEN_CITED) != 0)
        continue;
      while (next < reading->matches[tag]->len && relnet_coach_reading_get (reading, tag, next)->first < i)
        next++;
      found = next < reading->matches[tag]->len && relnet_coach_reading_get (reading, tag, next)->first == i;
      if (!found && tag == RELNET_COACH_TAG_VOUS)
        /* “Dites-le-moi”: hardly another word ends so. */
        found = length > 4 && g_str_has_suffix (word, "ez") && strcmp (word, "assez") != 0 && strcmp (word, "rendez") != 0
                && ((token->flags & RELNET_COACH_TOKEN_CAPITAL) == 0 || i == relnet_coach_text_sentence (text, token->sentence)->first);
      if (!found && tag == RELNET_COACH_TAG_TU)
        /* “t’envoyer”, but not “a-t-il”. */
        found = strcmp (word, "t") == 0 && (token->flags & RELNET_COACH_TOKEN_APOSTROPHE) != 0;
      if (!found && (token->flags & RELNET_COACH_TOKEN_HYPHEN) != 0 && i + 1 < text->tokens->len)
        {
          const char *after = relnet_coach_text_get_word (text, i + 1);

          /* “dis-moi”, “dites-moi”, “envoyez-la” */
          if (strcmp (after, "moi") == 0 || strcmp (after, "le") == 0 || strcmp (after, "la") == 0 || strcmp (after, "les") == 0)
            found = (g_str_has_suffix (word, "ez") || strcmp (word, "dites") == 0 || strcmp (word, "faites") == 0)
                        ? tag == RELNET_COACH_TAG_VOUS
                        : tag == RELNET_COACH_TAG_TU && length > 2 && !g_str_has_suffix (word, "ons") && strcmp (after, "moi") == 0
                              && strcmp (word, "chez") != 0 && strcmp (word, "excusez") != 0;
        }
      if (found && n++ == 0)
        *first = i;
    }
  return n;
}

static void
check_english_register (RelnetCoachCheck *check)
{
  const RelnetCoachReading *reading = check->reading;
  const RelnetCoachMatch *familiar = relnet_coach_reading_get (reading, RELNET_COACH_TAG_FAMILIAR, 0);
  const RelnetCoachMatch *formal = relnet_coach_reading_get (reading, RELNET_COACH_TAG_FORMAL, 0);

  if (familiar != NULL && formal != NULL)
    relnet_coach_check_add_match (check, RELNET_COACH_REGISTER, TRUE, familiar, g_strdup (_ ("The tone is mixed")),
                                  g_strdup (_ ("Formal words stand beside those one uses among friends.")));
  else if (familiar != NULL && strcmp (check->reg, "vous") == 0)
    relnet_coach_check_add_match (check, RELNET_COACH_REGISTER, TRUE, familiar, g_strdup (_ ("Too familiar a tone")),
                                  g_strdup_printf (_ ("%s is somebody you call “vous” in French."),
                                                   relnet_coach_person_get_short_name (relnet_coach_facts_get_person (check->facts, 0))));
  else if (formal != NULL && strcmp (check->reg, "tu") == 0)
    relnet_coach_check_add_match (check, RELNET_COACH_REGISTER, TRUE, formal, g_strdup (_ ("Too formal a tone")),
                                  g_strdup_printf (_ ("%s is somebody you call “tu” in French."),
                                                   relnet_coach_person_get_short_name (relnet_coach_facts_get_person (check->facts, 0))));
}

/* “Antoine: tu, Hélène: vous” if they differ, else %NULL. */
static char *
list_registers (const RelnetCoachFacts *facts)
{
  g_autoptr (GString) list = g_string_new (NULL);
  gboolean tu = FALSE, vous = FALSE;

  for (guint i = 0; i < facts->people->len; i++)
    {
      const RelnetCoachPerson *person = relnet_coach_facts_get_person (facts, i);

      tu |= strcmp (person->reg, "tu") == 0;
      vous |= strcmp (person->reg, "vous") == 0;
      if (*person->reg != '\0')
        /* Translators: a name, and “tu” or “vous”. */
        g_string_append_printf (list, _ ("%s%s: “%s”"), list->len > 0 ? ", " : "", relnet_coach_person_get_short_name (person), person->reg);
    }
  return tu && vous ? g_strdup (list->str) : NULL;
}

void
relnet_coach_check_register (RelnetCoachCheck *check)
{
  const RelnetCoachReading *reading = check->reading;
  const RelnetCoachPerson *person = relnet_coach_facts_get_person (check->facts, 0);
  gboolean several = check->facts->people->len > 1;
  g_autofree char *registers = list_registers (check->facts);
  guint first_tu, first_vous, tu, vous, at;

  if (g_strcmp0 (reading->language, "en") == 0)
    {
      check_english_register (check);
      return;
    }
  tu = count_forms (reading, RELNET_COACH_TAG_TU, &first_tu);
  vous = count_forms (reading, RELNET_COACH_TAG_VOUS, &first_vous);
  if (several)
    {
      /* To several people “vous” is right whoever they are; “tu” can mean only one of them. */
      if (registers != NULL || tu > 0)
        relnet_coach_check_add (check, RELNET_COACH_REGISTER, TRUE, tu > 0 ? relnet_coach_text_token (reading->text, first_tu)->start : 0,
                                tu > 0 ? relnet_coach_text_token (reading->text, first_tu)->end : 0,
                                registers != NULL ? g_strdup (_ ("You address these people differently"))
                                                  : g_strdup (_ ("“Tu” to several people")),
                                registers != NULL ? g_steal_pointer (&registers)
                                                  : g_strdup (_ ("Whoever reads it does not know which of them is meant.")));
      return;
    }
  /* Whoever introduces two people to each other, or speaks to several, says “vous” to all. */
  if (reading->matches[RELNET_COACH_TAG_PLURAL]->len + reading->matches[RELNET_COACH_TAG_INTRODUCE]->len + reading->matches[RELNET_COACH_TAG_CONNECT]->len > 0
      && (tu > 0 || strcmp (check->reg, "tu") == 0))
    vous = 0;
  if (tu == 0 && vous == 0)
    return;
  if (tu > 0 && vous > 0)
    {
      /* What does not go with the person, or what there is less of. */
      gboolean tu_is_wrong = *check->reg != '\0' ? strcmp (check->reg, "vous") == 0 : tu < vous;

      at = tu_is_wrong ? first_tu : first_vous;
      relnet_coach_check_add (check, RELNET_COACH_REGISTER, TRUE, relnet_coach_text_token (reading->text, at)->start,
                              relnet_coach_text_token (reading->text, at)->end, g_strdup (_ ("“Tu” and “vous” are mixed")),
                              g_strdup_printf (_ ("“Tu”: %u, “vous”: %u."), tu, vous));
      return;
    }
  at = tu > 0 ? first_tu : first_vous;
  if (*check->reg != '\0' && (strcmp (check->reg, "tu") == 0) != (tu > 0))
    relnet_coach_check_add (
        check, RELNET_COACH_REGISTER, TRUE, relnet_coach_text_token (reading->text, at)->start, relnet_coach_text_token (reading->text, at)->end,
        g_strdup (tu > 0 ? _ ("You say “tu” here") : _ ("You say “vous” here")),
        g_strdup_printf (tu > 0 ? _ ("%s is somebody you call “vous”.") : _ ("%s is somebody you call “tu”."),
                         *person->name != '\0' ? relnet_coach_person_get_short_name (person) : _ ("The other")));
  else if (*check->reg != '\0')
    relnet_coach_check_add (check, RELNET_COACH_REGISTER, FALSE, relnet_coach_text_token (reading->text, at)->start,
                            relnet_coach_text_token (reading->text, at)->end,
                            g_strdup (tu > 0 ? _ ("“Tu” throughout") : _ ("“Vous” throughout")), NULL);
}

static char *
name_language (const char *code)
{
  if (g_ascii_strncasecmp (code, "fr", 2) == 0)
    return g_strdup (_ ("French"));
  if (g_ascii_strncasecmp (code, "en", 2) == 0)
    return g_strdup (_ ("English"));
  if (g_ascii_strncasecmp (code, "de", 2) == 0)
    return g_strdup (_ ("German"));
  if (g_ascii_strncasecmp (code, "es", 2) == 0)
    return g_strdup (_ ("Spanish"));
  if (g_ascii_strncasecmp (code, "it", 2) == 0)
    return g_strdup (_ ("Italian"));
  if (g_ascii_strncasecmp (code, "pt", 2) == 0)
    return g_strdup (_ ("Portuguese"));
  if (g_ascii_strncasecmp (code, "nl", 2) == 0)
    return g_strdup (_ ("Dutch"));
  return g_strdup (code);
}

void
relnet_coach_check_language (RelnetCoachCheck *check)
{
  const RelnetCoachReading *reading = check->reading;
  const RelnetCoachPerson *person = NULL;
  const char *theirs = check->wanted != NULL ? check->wanted : "";
  g_autofree char *written = NULL, *spoken = NULL;
  gboolean same;

  /* Whoever is addressed in another language than the text. */
  for (guint i = 0; i < check->facts->people->len; i++)
    {
      const RelnetCoachPerson *other = relnet_coach_facts_get_person (check->facts, i);

      if (*other->language == '\0')
        continue;
      if (person == NULL || (reading->language != NULL && g_ascii_strncasecmp (other->language, reading->language, 2) != 0))
        {
          person = other;
          theirs = other->language;
        }
    }
  if (reading->language == NULL || *theirs == '\0')
    {
      if (reading->sure && reading->lexicon == NULL)
        relnet_coach_check_add (check, RELNET_COACH_LANGUAGE, FALSE, 0, 0, g_strdup (_ ("Neither French nor English")),
                                g_strdup (_ ("The coach reads French and English: it has looked at nothing else here.")));
      return;
    }
  /* In letters that are not Latin it may well be theirs. */
  same = g_ascii_strncasecmp (theirs, reading->language, 2) == 0
         || (strcmp (reading->language, "other") == 0 && g_ascii_strncasecmp (theirs, "fr", 2) != 0 && g_ascii_strncasecmp (theirs, "en", 2) != 0);
  written = name_language (reading->language);
  spoken = name_language (theirs);
  if (same)
    {
      if (person != NULL && reading->sure)
        relnet_coach_check_add (check, RELNET_COACH_LANGUAGE, FALSE, 0, 0,
                                /* Translators: a language. */
                                g_strdup_printf (_ ("In their language: %s"), spoken),
                                reading->lexicon == NULL
                                    ? g_strdup (_ ("The coach reads French and English: it has looked at nothing else here."))
                                    : NULL);
      return;
    }
  {
    guint start = 0, end = 0;

    for (guint i = 0; i < reading->text->sentences->len && end == 0; i++)
      if (relnet_coach_text_sentence (reading->text, i)->zone == RELNET_COACH_ZONE_BODY)
        {
          start = relnet_coach_text_sentence (reading->text, i)->start;
          end = relnet_coach_text_sentence (reading->text, i)->end;
        }
    /* Translators: a language. */
    relnet_coach_check_add (check, RELNET_COACH_LANGUAGE, TRUE, start, end,
                            strcmp (reading->language, "other") == 0 ? g_strdup (_ ("This is in another language"))
                                                                     : g_strdup_printf (_ ("This is in %s"), written),
                            person != NULL
                                /* Translators: a name and a language. */
                                ? g_strdup_printf (_ ("With %s you use %s."), relnet_coach_person_get_short_name (person), spoken)
                                : g_strdup_printf (_ ("It was meant to be in %s."), spoken));
  }
}

static gboolean
is_among (const char *word, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strcmp (word, *words) == 0)
      return TRUE;
  return FALSE;
}

/* Requests, ways out and offers speak of the other because something is wanted: they do not count. */
static gboolean
is_set_aside (const RelnetCoachReading *reading, guint sentence)
{
  const RelnetCoachTag tags[] = { RELNET_COACH_TAG_ASK, RELNET_COACH_TAG_HINT, RELNET_COACH_TAG_WAY_OUT };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      const GArray *matches = reading->matches[tags[i]];
      guint from = 0, to = matches->len;

      while (from < to)
        {
          guint middle = (from + to) / 2;
          guint found = g_array_index (matches, RelnetCoachMatch, middle).sentence;

          if (found == sentence)
            return TRUE;
          if (found < sentence)
            from = middle + 1;
          else
            to = middle;
        }
    }
  return FALSE;
}

void
relnet_coach_check_about_me (RelnetCoachCheck *check)
{
  static const char *const mine[] = { "je", "j", "me", "m", "moi", "mon", "ma", "mes", "mien", "mienne", "i", "my", "mine", "myself", NULL };
  static const char *const theirs[] = { "tu", "te", "t", "toi", "ton", "ta", "tes", "vous", "votre", "vos", "you", "your", "yours", "yourself", NULL };
  const RelnetCoachReading *reading = check->reading;
  const RelnetCoachText *text = reading->text;
  gboolean english = g_strcmp0 (reading->language, "en") == 0;
  guint about_me = 0, about_them = 0, me = 0, you = 0, first = G_MAXUINT, last = 0, n_sentences = 0;
  RelnetCoachFinding *finding;

  for (guint i = 0; i < text->sentences->len; i++)
    {
      const RelnetCoachSentence *sentence = relnet_coach_text_sentence (text, i);
      guint of_me = 0, of_you = 0;
      gboolean begins_with_you = FALSE;

      if (sentence->zone != RELNET_COACH_ZONE_BODY)
        continue;
      n_sentences++;
      for (guint j = sentence->first; j < sentence->first + sentence->n; j++)
        {
          const char *word = relnet_coach_text_get_word (text, j);

          /* In “don’t” and “I’m” there is no French. */
          if (english && strlen (word) == 1 && *word != 'i')
            continue;
          of_me += is_among (word, mine);
          if (is_among (word, theirs) && of_you++ == 0)
            begins_with_you = of_me == 0;
        }
      you += of_you;
      me += of_me;
      if (is_set_aside (reading, i))
        continue;
      /* “Je t’écris de Lyon” is about the writer. */
      if (of_you > 0 && (sentence->question || of_you > of_me || (of_you == of_me && begins_with_you)))
        about_them++;
      else if (of_me > 0)
        {
          about_me++;
          if (first == G_MAXUINT)
            first = i;
          last = i;
        }
    }
  if (reading->matches[RELNET_COACH_TAG_INTEREST]->len > 0)
    about_them = MAX (about_them, 1);
  if ((about_me >= MIN_ABOUT_ME || (about_me == 2 && me > MIN_ME_WORDS && you == 0))
      && me >= MIN_ME_WORDS && about_me >= MUCH_MORE * about_them && (about_them > 0 || you * 2 <= me))
    {
      const RelnetCoachSentence *start = relnet_coach_text_sentence (text, first), *end = relnet_coach_text_sentence (text, last);

      finding = relnet_coach_check_add (check, RELNET_COACH_ABOUT_ME, TRUE, start->start, end->end, g_strdup (_ ("More about you than about them")),
                                        g_strdup_printf (_ ("Sentences about you: %u, about them: %u."), about_me, about_them));
      relnet_coach_check_insert_last (check, finding, _ ("Ask After Them"),
                                      relnet_coach_check_pick (check, "Et toi, où en es-tu\342\200\257?", "Et vous, où en êtes-vous\342\200\257?",
                                                               "And how are things with you?"));
    }
  else if (n_sentences >= MIN_ABOUT_ME && about_them > 0)
    relnet_coach_check_add (check, RELNET_COACH_ABOUT_ME, FALSE, 0, 0, g_strdup (_ ("Speaks of them, too")), NULL);
}
