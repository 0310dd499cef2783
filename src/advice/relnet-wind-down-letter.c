/* The message of a wind-down (E1), made from what the user answers: one sentence for each answer, around their own words, in
 * the language and register of the person. The sentences are those of a letter that is kind and leaves no doubt: what was good
 * first, then the facts, then what is proposed, then a way to answer. */

#include "relnet-wind-down-letter.h"

#include <stdio.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-text.h"

typedef struct
{
  const char *subjects[RELNET_N_WIND_DOWN_VARIANTS];
  const char *hello;
  const char *bye;
  const char *successes;
  const char *thanks;
  const char *thanks_plain;
  const char *needs;
  const char *difficulties_after;
  const char *difficulties;
  const char *order_and_end;
  const char *order;
  const char *end;
  const char *help;
  const char *to_successor;
  const char *notice;
  const char *talk;
  const char *recap;
  const char *next_goals;
  const char *benefit;
  const char *introductions;
  const char *rhythm;
  const char *coffee;
  const char *reason;
  const char *no_reason;
  const char *put_off;
  const char *urgent;
  const char *group;
  const char *pause;
  const char *pause_reason;
} Phrases;

typedef enum
{
  ENGLISH,
  FRENCH_TU,
  FRENCH_VOUS,
  N_VOICES
} Voice;

static const Phrases phrases[N_VOICES] = {
  [ENGLISH] = {
    .subjects = { [RELNET_WIND_DOWN_SUPPLIER] = "What comes next for us", [RELNET_WIND_DOWN_MENTEE] = "Your next steps", [RELNET_WIND_DOWN_COFFEE] = "Our coffees", [RELNET_WIND_DOWN_PAUSE] = "Back soon" },
    .hello = "Hi %s,",
    .bye = "Best,",
    .successes = "I would like to begin with what we have achieved together: %s.",
    .thanks = "Thank you for %s.",
    .thanks_plain = "Thank you for all of it.",
    .needs = "My business is changing: I now need %s.",
    .difficulties_after = "Our last projects have shown that this would be hard to keep up: %s.",
    .difficulties = "I also owe you a frank word on what has been difficult: %s.",
    .order_and_end = "I suggest that we finish %s together, then stop on %s.",
    .order = "I suggest that we finish %s together, then stop there.",
    .end = "I suggest that we stop on %s.",
    .help = "Could you suggest a plan and help me hand over%s%s?",
    .to_successor = " to %s",
    .notice = "I will of course keep to the notice of %s in our contract.",
    .talk = "I am happy to talk about it whenever it suits you.",
    .recap = "What a way you have come: %s.",
    .next_goals = "For what comes next, this is what I would aim for in your place: %s.",
    .benefit = "Why I think it will serve you: %s.",
    .introductions = "I am also thinking of people you should meet: %s. If that suits you, I will ask them first.",
    .rhythm = "For my part, I am moving to a lighter rhythm: let us exchange news %s. I will always be glad to read yours.",
    .coffee = "I enjoy our coffees, so I would rather tell you plainly.",
    .reason = "At the moment %s, and I would only be half there.",
    .no_reason = "At the moment my workload does not let me be there properly.",
    .put_off = "May I suggest that we take them up again from %s?",
    .urgent = "If anything is urgent before then, reach me by %s: I will answer.",
    .group = "Rather than see you less, I would like you to join a small group I bring together: I am sending you the invitation.",
    .pause = "I am stepping back until %s%s. I will come back to you then.",
    .pause_reason = ": %s",
  },
  [FRENCH_TU] = {
    .subjects = { [RELNET_WIND_DOWN_SUPPLIER] = "La suite de notre collaboration", [RELNET_WIND_DOWN_MENTEE] = "Tes prochaines étapes", [RELNET_WIND_DOWN_COFFEE] = "Nos cafés", [RELNET_WIND_DOWN_PAUSE] = "À bientôt" },
    .hello = "Bonjour %s,",
    .bye = "À bientôt,",
    .successes = "Je voudrais commencer par ce que nous avons réussi ensemble : %s.",
    .thanks = "Merci pour %s.",
    .thanks_plain = "Merci pour tout cela.",
    .needs = "Mon activité change : il me faut désormais %s.",
    .difficulties_after = "Nos derniers essais ont montré que ce serait difficile à tenir : %s.",
    .difficulties = "Je te dois aussi une parole franche sur ce qui a été difficile : %s.",
    .order_and_end = "Je te propose de terminer ensemble %s, puis de nous arrêter le %s.",
    .order = "Je te propose de terminer ensemble %s, puis de nous arrêter là.",
    .end = "Je te propose de nous arrêter le %s.",
    .help = "Pourrais-tu me proposer un plan et m’aider à passer le relais%s%s ?",
    .to_successor = " à %s",
    .notice = "Je respecterai bien sûr le préavis de %s prévu au contrat.",
    .talk = "Je t’en parle de vive voix quand tu veux.",
    .recap = "Quel chemin parcouru : %s.",
    .next_goals = "Pour la suite, voici ce que je viserais à ta place : %s.",
    .benefit = "Pourquoi je crois que cela te servira : %s.",
    .introductions = "Je pense aussi à des personnes à te présenter : %s. Si cela te convient, je leur en parle d’abord.",
    .rhythm = "De mon côté, je passe à un rythme plus léger : donnons-nous des nouvelles %s. Je te lirai toujours avec plaisir.",
    .coffee = "J’aime nos cafés, alors je préfère te le dire simplement.",
    .reason = "En ce moment, %s, et je n’y serais qu’à moitié.",
    .no_reason = "En ce moment, ma charge ne me permet pas d’y être vraiment.",
    .put_off = "Je te propose de les reprendre à partir du %s.",
    .urgent = "S’il y a une urgence d’ici là, joins-moi par %s : je répondrai.",
    .group = "Plutôt que de nous voir moins, j’aimerais que tu rejoignes un petit groupe que je réunis : je t’envoie l’invitation.",
    .pause = "Je prends du recul jusqu’au %s%s. Je reviendrai vers toi à ce moment-là.",
    .pause_reason = " : %s",
  },
  [FRENCH_VOUS] = {
    .subjects = { [RELNET_WIND_DOWN_SUPPLIER] = "La suite de notre collaboration", [RELNET_WIND_DOWN_MENTEE] = "Vos prochaines étapes", [RELNET_WIND_DOWN_COFFEE] = "Nos cafés", [RELNET_WIND_DOWN_PAUSE] = "À bientôt" },
    .hello = "Bonjour %s,",
    .bye = "Bien à vous,",
    .successes = "Je voudrais commencer par ce que nous avons réussi ensemble : %s.",
    .thanks = "Merci pour %s.",
    .thanks_plain = "Merci pour tout cela.",
    .needs = "Mon activité change : il me faut désormais %s.",
    .difficulties_after = "Nos derniers essais ont montré que ce serait difficile à tenir : %s.",
    .difficulties = "Je vous dois aussi une parole franche sur ce qui a été difficile : %s.",
    .order_and_end = "Je vous propose de terminer ensemble %s, puis de nous arrêter le %s.",
    .order = "Je vous propose de terminer ensemble %s, puis de nous arrêter là.",
    .end = "Je vous propose de nous arrêter le %s.",
    .help = "Pourriez-vous me proposer un plan et m’aider à passer le relais%s%s ?",
    .to_successor = " à %s",
    .notice = "Je respecterai bien sûr le préavis de %s prévu au contrat.",
    .talk = "Parlons-en de vive voix quand cela vous convient.",
    .recap = "Quel chemin parcouru : %s.",
    .next_goals = "Pour la suite, voici ce que je viserais à votre place : %s.",
    .benefit = "Pourquoi je crois que cela vous servira : %s.",
    .introductions = "Je pense aussi à des personnes à vous présenter : %s. Si cela vous convient, je leur en parle d’abord.",
    .rhythm = "De mon côté, je passe à un rythme plus léger : donnons-nous des nouvelles %s. Je vous lirai toujours avec plaisir.",
    .coffee = "J’aime nos cafés, alors je préfère vous le dire simplement.",
    .reason = "En ce moment, %s, et je n’y serais qu’à moitié.",
    .no_reason = "En ce moment, ma charge ne me permet pas d’y être vraiment.",
    .put_off = "Je vous propose de les reprendre à partir du %s.",
    .urgent = "S’il y a une urgence d’ici là, joignez-moi par %s : je répondrai.",
    .group = "Plutôt que de nous voir moins, j’aimerais que vous rejoigniez un petit groupe que je réunis : je vous envoie l’invitation.",
    .pause = "Je prends du recul jusqu’au %s%s. Je reviendrai vers vous à ce moment-là.",
    .pause_reason = " : %s",
  },
};

static const char *const months[N_VOICES][12] = {
  [ENGLISH] = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" },
  [FRENCH_TU] = { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre" },
  [FRENCH_VOUS] = { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre" },
};

/* Of each unit one, and several. */
static const char *const units[N_VOICES][RELNET_N_PERIOD_UNITS][2] = {
  [ENGLISH] = { { "%d day", "%d days" }, { "%d week", "%d weeks" }, { "%d month", "%d months" }, { "%d year", "%d years" } },
  [FRENCH_TU] = { { "%d jour", "%d jours" }, { "%d semaine", "%d semaines" }, { "%d mois", "%d mois" }, { "%d an", "%d ans" } },
  [FRENCH_VOUS] = { { "%d jour", "%d jours" }, { "%d semaine", "%d semaines" }, { "%d mois", "%d mois" }, { "%d an", "%d ans" } },
};

static Voice
get_voice (const RelnetLetterFacts *facts)
{
  const char *const *names = g_get_language_names ();
  const char *language = facts->language;

  if (language == NULL || (g_ascii_strncasecmp (language, "fr", 2) != 0 && g_ascii_strncasecmp (language, "en", 2) != 0))
    language = g_str_has_prefix (names[0], "fr") ? "fr" : "en";
  if (g_ascii_strncasecmp (language, "en", 2) == 0)
    return ENGLISH;
  return g_strcmp0 (facts->reg, "tu") == 0 ? FRENCH_TU : FRENCH_VOUS;
}

/* “28 February”, with the year where it is another one. */
static char *
format_day (Voice voice, const char *date, const char *today)
{
  int year = 0, month = 1, day = 1;
  g_autofree char *number = NULL;

  if (!relnet_date_is_valid (date) || sscanf (date, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return g_strdup (date);
  number = voice != ENGLISH && day == 1 ? g_strdup ("1er") : g_strdup_printf ("%d", day);
  if (strncmp (date, today, 4) == 0)
    return g_strdup_printf ("%s %s", number, months[voice][month - 1]);
  return g_strdup_printf ("%s %s %d", number, months[voice][month - 1], year);
}

/* What the user wrote, to stand in a sentence of ours: on one line, without its own full stop. */
static char *
dup_answer (RelnetWindDown *plan, RelnetWindDownText text)
{
  char *answer = relnet_text_clean (relnet_wind_down_get_text (plan, text));
  gsize length = strlen (answer);

  if (length > 0 && answer[length - 1] == '.' && !g_str_has_suffix (answer, ".."))
    answer[length - 1] = '\0';
  return answer;
}

/* What ends in “!” or “?” needs no full stop. */
static void
add_sentence (GString *paragraph, const char *format, const char *first, const char *second)
{
  g_autofree char *sentence = NULL;
  gsize length;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  sentence = g_strdup_printf (format, first, second);
#pragma GCC diagnostic pop
  length = strlen (sentence);
  if (g_str_has_suffix (sentence, "!.") || g_str_has_suffix (sentence, "?.") || g_str_has_suffix (sentence, "…."))
    sentence[length - 1] = '\0';
  if (paragraph->len > 0)
    g_string_append_c (paragraph, ' ');
  g_string_append (paragraph, sentence);
}

/* A sentence around an answer, if there is one. */
static gboolean
add_answer (GString *paragraph, const char *format, RelnetWindDown *plan, RelnetWindDownText text)
{
  g_autofree char *answer = dup_answer (plan, text);

  if (*answer == '\0')
    return FALSE;
  add_sentence (paragraph, format, answer, "");
  return TRUE;
}

/* Ends a paragraph, if there is anything in it. */
static void
add_paragraph (GString *letter, GString *paragraph)
{
  if (paragraph->len > 0)
    g_string_append_printf (letter, "%s\n\n", paragraph->str);
  g_string_truncate (paragraph, 0);
}

static void
write_supplier (RelnetWindDown *plan, RelnetContract *contract, Voice voice, const char *today, GString *letter)
{
  const Phrases *say = &phrases[voice];
  g_autoptr (GString) paragraph = g_string_new (NULL);
  g_autofree char *order = dup_answer (plan, RELNET_WIND_DOWN_LAST_ORDER);
  g_autofree char *end = format_day (voice, relnet_wind_down_get_text (plan, RELNET_WIND_DOWN_UNTIL), today);
  gboolean praised = add_answer (paragraph, say->successes, plan, RELNET_WIND_DOWN_SUCCESSES);
  gboolean needs;
  RelnetNoticeDate date;

  if (!add_answer (paragraph, say->thanks, plan, RELNET_WIND_DOWN_THANKED_FOR) && praised)
    add_sentence (paragraph, say->thanks_plain, "", "");
  add_paragraph (letter, paragraph);

  needs = add_answer (paragraph, say->needs, plan, RELNET_WIND_DOWN_NEEDS);
  add_answer (paragraph, needs ? say->difficulties_after : say->difficulties, plan, RELNET_WIND_DOWN_DIFFICULTIES);
  add_paragraph (letter, paragraph);

  if (*order != '\0' && *end != '\0')
    add_sentence (paragraph, say->order_and_end, order, end);
  else if (*order != '\0')
    add_sentence (paragraph, say->order, order, "");
  else if (*end != '\0')
    add_sentence (paragraph, say->end, end, "");
  if (contract != NULL && relnet_contract_get_notice (contract)->count > 0
      && relnet_contract_compute (contract, today, &date, NULL) && date.state == RELNET_NOTICE_OPEN)
    {
      const RelnetPeriod *notice = relnet_contract_get_notice (contract);
      g_autofree char *period = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      period = g_strdup_printf (units[voice][notice->unit][notice->count > 1], notice->count);
#pragma GCC diagnostic pop
      add_sentence (paragraph, say->notice, period, "");
    }
  if (relnet_wind_down_has_text (plan, RELNET_WIND_DOWN_ASK_HELP))
    {
      g_autofree char *successor = dup_answer (plan, RELNET_WIND_DOWN_SUCCESSOR);
      g_autofree char *handed_over = dup_answer (plan, RELNET_WIND_DOWN_HANDED_OVER);
      g_autoptr (GString) to = g_string_new (NULL);
      g_autofree char *what = *handed_over != '\0' ? g_strdup_printf (" (%s)", handed_over) : g_strdup ("");

      if (*successor != '\0')
        add_sentence (to, say->to_successor, successor, "");
      add_sentence (paragraph, say->help, to->str, what);
    }
  add_paragraph (letter, paragraph);
  add_sentence (paragraph, say->talk, "", "");
  add_paragraph (letter, paragraph);
}

/* “every 3 months”; anything but whole months is told in weeks. */
static char *
format_rhythm (Voice voice, int days)
{
  RelnetPeriod period = { MAX (days / 7, 1), RELNET_PERIOD_WEEKS };
  g_autofree char *words = NULL;

  if (days >= 350)
    return g_strdup (voice == ENGLISH ? "once a year" : "une fois par an");
  if (days >= 28)
    period = (RelnetPeriod){ (days + 15) / 30, RELNET_PERIOD_MONTHS };
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  words = g_strdup_printf (units[voice][period.unit][period.count > 1], period.count);
#pragma GCC diagnostic pop
  if (period.count == 1)
    return g_strdup (voice == ENGLISH ? (period.unit == RELNET_PERIOD_MONTHS ? "every month" : "every week")
                                      : (period.unit == RELNET_PERIOD_MONTHS ? "tous les mois" : "toutes les semaines"));
  return g_strconcat (voice == ENGLISH ? "every " : period.unit == RELNET_PERIOD_MONTHS ? "tous les " : "toutes les ", words, NULL);
}

static void
write_mentee (RelnetWindDown *plan, Voice voice, GString *letter)
{
  const Phrases *say = &phrases[voice];
  g_autoptr (GString) paragraph = g_string_new (NULL);
  g_autofree char *rhythm = format_rhythm (voice, relnet_wind_down_get_cadence (plan));

  add_answer (paragraph, say->recap, plan, RELNET_WIND_DOWN_RECAP);
  add_paragraph (letter, paragraph);
  add_answer (paragraph, say->next_goals, plan, RELNET_WIND_DOWN_NEXT_GOALS);
  add_answer (paragraph, say->benefit, plan, RELNET_WIND_DOWN_BENEFIT);
  add_paragraph (letter, paragraph);
  add_answer (paragraph, say->introductions, plan, RELNET_WIND_DOWN_INTRODUCTIONS);
  add_paragraph (letter, paragraph);
  add_sentence (paragraph, say->rhythm, rhythm, "");
  add_paragraph (letter, paragraph);
}

static void
write_coffee (RelnetWindDown *plan, Voice voice, const char *today, GString *letter)
{
  const Phrases *say = &phrases[voice];
  g_autoptr (GString) paragraph = g_string_new (NULL);
  g_autofree char *until = format_day (voice, relnet_wind_down_get_text (plan, RELNET_WIND_DOWN_UNTIL), today);

  add_sentence (paragraph, say->coffee, "", "");
  if (!add_answer (paragraph, say->reason, plan, RELNET_WIND_DOWN_REASON))
    add_sentence (paragraph, say->no_reason, "", "");
  add_paragraph (letter, paragraph);
  if (relnet_wind_down_has_text (plan, RELNET_WIND_DOWN_GROUP))
    add_sentence (paragraph, say->group, "", "");
  else
    {
      if (*until != '\0')
        add_sentence (paragraph, say->put_off, until, "");
      add_answer (paragraph, say->urgent, plan, RELNET_WIND_DOWN_URGENT_CHANNEL);
    }
  add_paragraph (letter, paragraph);
}

static void
write_pause (RelnetWindDown *plan, Voice voice, const char *today, GString *letter)
{
  const Phrases *say = &phrases[voice];
  g_autoptr (GString) paragraph = g_string_new (NULL);
  g_autoptr (GString) reason = g_string_new (NULL);
  g_autofree char *until = format_day (voice, relnet_wind_down_get_text (plan, RELNET_WIND_DOWN_UNTIL), today);

  if (*until == '\0')
    return;
  add_answer (reason, say->pause_reason, plan, RELNET_WIND_DOWN_REASON);
  add_sentence (paragraph, say->pause, until, reason->str);
  add_answer (paragraph, say->urgent, plan, RELNET_WIND_DOWN_URGENT_CHANNEL);
  add_paragraph (letter, paragraph);
}

/**
 * relnet_wind_down_letter_get_subject:
 * @plan: a wind-down
 * @facts: to whom the message is
 *
 * Returns: the subject of its message
 */
const char *
relnet_wind_down_letter_get_subject (RelnetWindDown *plan, const RelnetLetterFacts *facts)
{
  return phrases[get_voice (facts)].subjects[relnet_wind_down_get_variant (plan)];
}

/**
 * relnet_wind_down_letter_write:
 * @plan: a wind-down with what the user answered
 * @contract: (nullable): the contract that ends by it
 * @facts: to whom the message is
 *
 * Returns: (transfer full): the message, in the language and register of the person
 */
char *
relnet_wind_down_letter_write (RelnetWindDown *plan, RelnetContract *contract, const RelnetLetterFacts *facts)
{
  Voice voice = get_voice (facts);
  GString *letter = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);

  add_sentence (line, phrases[voice].hello, facts->first_name, "");
  add_paragraph (letter, line);
  switch (relnet_wind_down_get_variant (plan))
    {
    case RELNET_WIND_DOWN_MENTEE:
      write_mentee (plan, voice, letter);
      break;
    case RELNET_WIND_DOWN_COFFEE:
      write_coffee (plan, voice, facts->today, letter);
      break;
    case RELNET_WIND_DOWN_PAUSE:
      write_pause (plan, voice, facts->today, letter);
      break;
    case RELNET_WIND_DOWN_SUPPLIER:
    case RELNET_N_WIND_DOWN_VARIANTS:
    default:
      write_supplier (plan, contract, voice, facts->today, letter);
    }
  g_string_append (letter, phrases[voice].bye);
  if (facts->me != NULL && *facts->me != '\0')
    g_string_append_printf (letter, "\n%s", facts->me);
  return g_string_free (letter, FALSE);
}
