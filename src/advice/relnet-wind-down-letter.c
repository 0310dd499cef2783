/* The message of a wind-down (E1), made from what the user answers: one sentence for each answer, around their own words, in
 * the language and register of the person. The sentences are those of a letter that is kind and leaves no doubt: what was good
 * first, then the facts, then what is proposed, then a way to answer.
 *
 * They are filled as templates are (relnet-template-text.c). Which of them are said depends on the answers, and on each other:
 * that is more than the lines of a template can say, and why the letter is not one. */

#include "relnet-wind-down-letter.h"

#include <stdio.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-template-text.h"
#include "relnet-text.h"

/* The name of the placeholder of the day until when, or of the end. */
#define UNTIL "until"

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
    .hello = "Hi {first_name},",
    .bye = "Best,",
    .successes = "I would like to begin with what we have achieved together: {successes}.",
    .thanks = "Thank you for {thanked-for}.",
    .thanks_plain = "Thank you for all of it.",
    .needs = "My business is changing: I now need {needs}.",
    .difficulties_after = "Our last projects have shown that this would be hard to keep up: {difficulties}.",
    .difficulties = "I also owe you a frank word on what has been difficult: {difficulties}.",
    .order_and_end = "I suggest that we finish {last-order} together, then stop on {until}.",
    .order = "I suggest that we finish {last-order} together, then stop there.",
    .end = "I suggest that we stop on {until}.",
    .help = "Could you suggest a plan and help me hand over{to_successor}{what}?",
    .to_successor = " to {successor}",
    .notice = "I will of course keep to the notice of {notice} in our contract.",
    .talk = "I am happy to talk about it whenever it suits you.",
    .recap = "What a way you have come: {recap}.",
    .next_goals = "For what comes next, this is what I would aim for in your place: {next-goals}.",
    .benefit = "Why I think it will serve you: {benefit}.",
    .introductions = "I am also thinking of people you should meet: {introductions}. If that suits you, I will ask them first.",
    .rhythm = "For my part, I am moving to a lighter rhythm: let us exchange news {rhythm}. I will always be glad to read yours.",
    .coffee = "I enjoy our coffees, so I would rather tell you plainly.",
    .reason = "At the moment {reason}, and I would only be half there.",
    .no_reason = "At the moment my workload does not let me be there properly.",
    .put_off = "May I suggest that we take them up again from {until}?",
    .urgent = "If anything is urgent before then, reach me by {urgent-channel}: I will answer.",
    .group = "Rather than see you less, I would like you to join a small group I bring together: I am sending you the invitation.",
    .pause = "I am stepping back until {until}{why}. I will come back to you then.",
    .pause_reason = ": {reason}",
  },
  [FRENCH_TU] = {
    .subjects = { [RELNET_WIND_DOWN_SUPPLIER] = "La suite de notre collaboration", [RELNET_WIND_DOWN_MENTEE] = "Tes prochaines étapes", [RELNET_WIND_DOWN_COFFEE] = "Nos cafés", [RELNET_WIND_DOWN_PAUSE] = "À bientôt" },
    .hello = "Bonjour {first_name},",
    .bye = "À bientôt,",
    .successes = "Je voudrais commencer par ce que nous avons réussi ensemble : {successes}.",
    .thanks = "Merci pour {thanked-for}.",
    .thanks_plain = "Merci pour tout cela.",
    .needs = "Mon activité change : il me faut désormais {needs}.",
    .difficulties_after = "Nos derniers essais ont montré que ce serait difficile à tenir : {difficulties}.",
    .difficulties = "Je te dois aussi une parole franche sur ce qui a été difficile : {difficulties}.",
    .order_and_end = "Je te propose de terminer ensemble {last-order}, puis de nous arrêter le {until}.",
    .order = "Je te propose de terminer ensemble {last-order}, puis de nous arrêter là.",
    .end = "Je te propose de nous arrêter le {until}.",
    .help = "Pourrais-tu me proposer un plan et m’aider à passer le relais{to_successor}{what} ?",
    .to_successor = " à {successor}",
    .notice = "Je respecterai bien sûr le préavis de {notice} prévu au contrat.",
    .talk = "Je t’en parle de vive voix quand tu veux.",
    .recap = "Quel chemin parcouru : {recap}.",
    .next_goals = "Pour la suite, voici ce que je viserais à ta place : {next-goals}.",
    .benefit = "Pourquoi je crois que cela te servira : {benefit}.",
    .introductions = "Je pense aussi à des personnes à te présenter : {introductions}. Si cela te convient, je leur en parle d’abord.",
    .rhythm = "De mon côté, je passe à un rythme plus léger : donnons-nous des nouvelles {rhythm}. Je te lirai toujours avec plaisir.",
    .coffee = "J’aime nos cafés, alors je préfère te le dire simplement.",
    .reason = "En ce moment, {reason}, et je n’y serais qu’à moitié.",
    .no_reason = "En ce moment, ma charge ne me permet pas d’y être vraiment.",
    .put_off = "Je te propose de les reprendre à partir du {until}.",
    .urgent = "S’il y a une urgence d’ici là, joins-moi par {urgent-channel} : je répondrai.",
    .group = "Plutôt que de nous voir moins, j’aimerais que tu rejoignes un petit groupe que je réunis : je t’envoie l’invitation.",
    .pause = "Je prends du recul jusqu’au {until}{why}. Je reviendrai vers toi à ce moment-là.",
    .pause_reason = " : {reason}",
  },
  [FRENCH_VOUS] = {
    .subjects = { [RELNET_WIND_DOWN_SUPPLIER] = "La suite de notre collaboration", [RELNET_WIND_DOWN_MENTEE] = "Vos prochaines étapes", [RELNET_WIND_DOWN_COFFEE] = "Nos cafés", [RELNET_WIND_DOWN_PAUSE] = "À bientôt" },
    .hello = "Bonjour {first_name},",
    .bye = "Bien à vous,",
    .successes = "Je voudrais commencer par ce que nous avons réussi ensemble : {successes}.",
    .thanks = "Merci pour {thanked-for}.",
    .thanks_plain = "Merci pour tout cela.",
    .needs = "Mon activité change : il me faut désormais {needs}.",
    .difficulties_after = "Nos derniers essais ont montré que ce serait difficile à tenir : {difficulties}.",
    .difficulties = "Je vous dois aussi une parole franche sur ce qui a été difficile : {difficulties}.",
    .order_and_end = "Je vous propose de terminer ensemble {last-order}, puis de nous arrêter le {until}.",
    .order = "Je vous propose de terminer ensemble {last-order}, puis de nous arrêter là.",
    .end = "Je vous propose de nous arrêter le {until}.",
    .help = "Pourriez-vous me proposer un plan et m’aider à passer le relais{to_successor}{what} ?",
    .to_successor = " à {successor}",
    .notice = "Je respecterai bien sûr le préavis de {notice} prévu au contrat.",
    .talk = "Parlons-en de vive voix quand cela vous convient.",
    .recap = "Quel chemin parcouru : {recap}.",
    .next_goals = "Pour la suite, voici ce que je viserais à votre place : {next-goals}.",
    .benefit = "Pourquoi je crois que cela vous servira : {benefit}.",
    .introductions = "Je pense aussi à des personnes à vous présenter : {introductions}. Si cela vous convient, je leur en parle d’abord.",
    .rhythm = "De mon côté, je passe à un rythme plus léger : donnons-nous des nouvelles {rhythm}. Je vous lirai toujours avec plaisir.",
    .coffee = "J’aime nos cafés, alors je préfère vous le dire simplement.",
    .reason = "En ce moment, {reason}, et je n’y serais qu’à moitié.",
    .no_reason = "En ce moment, ma charge ne me permet pas d’y être vraiment.",
    .put_off = "Je vous propose de les reprendre à partir du {until}.",
    .urgent = "S’il y a une urgence d’ici là, joignez-moi par {urgent-channel} : je répondrai.",
    .group = "Plutôt que de nous voir moins, j’aimerais que vous rejoigniez un petit groupe que je réunis : je vous envoie l’invitation.",
    .pause = "Je prends du recul jusqu’au {until}{why}. Je reviendrai vers vous à ce moment-là.",
    .pause_reason = " : {reason}",
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

/* A letter as it is written: what is known, by the name of the placeholder, and the paragraph that has been begun. What is not
 * known is not in it. */
typedef struct
{
  Voice voice;
  const Phrases *say;
  GHashTable *values; /* (element-type utf8 utf8) */
  GString *text;
  GString *paragraph;
} Letter;

static gboolean
knows (Letter *letter, const char *name)
{
  return g_hash_table_contains (letter->values, name);
}

static void
learn (Letter *letter, const char *name, char *value)
{
  g_hash_table_insert (letter->values, (gpointer) name, value);
}

/* What the user wrote, to stand in a sentence of ours: on one line, without its own full stop. */
static void
learn_answers (Letter *letter, RelnetWindDown *plan, const char *today)
{
  for (guint i = RELNET_WIND_DOWN_FIRST_ANSWER; i < RELNET_N_WIND_DOWN_TEXTS; i++)
    {
      g_autofree char *answer = relnet_text_clean (relnet_wind_down_get_text (plan, (RelnetWindDownText) i));
      gsize length = strlen (answer);

      if (length > 0 && answer[length - 1] == '.' && !g_str_has_suffix (answer, ".."))
        answer[length - 1] = '\0';
      if (*answer != '\0')
        learn (letter, relnet_wind_down_text_to_name ((RelnetWindDownText) i), g_steal_pointer (&answer));
    }
  if (relnet_wind_down_has_text (plan, RELNET_WIND_DOWN_UNTIL))
    learn (letter, UNTIL, format_day (letter->voice, relnet_wind_down_get_text (plan, RELNET_WIND_DOWN_UNTIL), today));
}

static char *
fill (Letter *letter, const char *sentence)
{
  return relnet_template_text_fill (sentence, letter->voice == ENGLISH ? "en" : "fr", letter->values, letter->values);
}

/* What ends in “!” or “?” needs no full stop. */
static void
add (Letter *letter, const char *phrase)
{
  g_autofree char *sentence = fill (letter, phrase);

  if (g_str_has_suffix (sentence, "!.") || g_str_has_suffix (sentence, "?.") || g_str_has_suffix (sentence, "…."))
    sentence[strlen (sentence) - 1] = '\0';
  if (letter->paragraph->len > 0)
    g_string_append_c (letter->paragraph, ' ');
  g_string_append (letter->paragraph, sentence);
}

/* A sentence around an answer, if there is one. */
static gboolean
add_answer (Letter *letter, RelnetWindDownText text, const char *phrase)
{
  if (!knows (letter, relnet_wind_down_text_to_name (text)))
    return FALSE;
  add (letter, phrase);
  return TRUE;
}

/* Ends a paragraph, if there is anything in it. */
static void
end_paragraph (Letter *letter)
{
  if (letter->paragraph->len > 0)
    g_string_append_printf (letter->text, "%s\n\n", letter->paragraph->str);
  g_string_truncate (letter->paragraph, 0);
}

static char *
format_period (Voice voice, const RelnetPeriod *period)
{
  g_autofree char *words = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  words = g_strdup_printf (units[voice][period->unit][period->count > 1], period->count);
#pragma GCC diagnostic pop
  return g_steal_pointer (&words);
}

static void
write_supplier (Letter *letter, RelnetWindDown *plan, RelnetContract *contract, const char *today)
{
  const Phrases *say = letter->say;
  const char *order = relnet_wind_down_text_to_name (RELNET_WIND_DOWN_LAST_ORDER);
  gboolean praised = add_answer (letter, RELNET_WIND_DOWN_SUCCESSES, say->successes);
  gboolean needs;
  RelnetNoticeDate date;

  if (!add_answer (letter, RELNET_WIND_DOWN_THANKED_FOR, say->thanks) && praised)
    add (letter, say->thanks_plain);
  end_paragraph (letter);

  needs = add_answer (letter, RELNET_WIND_DOWN_NEEDS, say->needs);
  add_answer (letter, RELNET_WIND_DOWN_DIFFICULTIES, needs ? say->difficulties_after : say->difficulties);
  end_paragraph (letter);

  if (knows (letter, order))
    add (letter, knows (letter, UNTIL) ? say->order_and_end : say->order);
  else if (knows (letter, UNTIL))
    add (letter, say->end);
  if (contract != NULL && relnet_contract_get_notice (contract)->count > 0
      && relnet_contract_compute (contract, today, &date, NULL) && date.state == RELNET_NOTICE_OPEN)
    {
      learn (letter, "notice", format_period (letter->voice, relnet_contract_get_notice (contract)));
      add (letter, say->notice);
    }
  if (relnet_wind_down_has_text (plan, RELNET_WIND_DOWN_ASK_HELP))
    {
      learn (letter, "to_successor",
             knows (letter, relnet_wind_down_text_to_name (RELNET_WIND_DOWN_SUCCESSOR)) ? fill (letter, say->to_successor)
                                                                                         : g_strdup (""));
      learn (letter, "what",
             knows (letter, relnet_wind_down_text_to_name (RELNET_WIND_DOWN_HANDED_OVER)) ? fill (letter, " ({handed-over})")
                                                                                           : g_strdup (""));
      add (letter, say->help);
    }
  end_paragraph (letter);
  add (letter, say->talk);
  end_paragraph (letter);
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
  words = format_period (voice, &period);
  if (period.count == 1)
    return g_strdup (voice == ENGLISH ? (period.unit == RELNET_PERIOD_MONTHS ? "every month" : "every week")
                                      : (period.unit == RELNET_PERIOD_MONTHS ? "tous les mois" : "toutes les semaines"));
  return g_strconcat (voice == ENGLISH ? "every " : period.unit == RELNET_PERIOD_MONTHS ? "tous les " : "toutes les ", words, NULL);
}

static void
write_mentee (Letter *letter, RelnetWindDown *plan)
{
  const Phrases *say = letter->say;

  add_answer (letter, RELNET_WIND_DOWN_RECAP, say->recap);
  end_paragraph (letter);
  add_answer (letter, RELNET_WIND_DOWN_NEXT_GOALS, say->next_goals);
  add_answer (letter, RELNET_WIND_DOWN_BENEFIT, say->benefit);
  end_paragraph (letter);
  add_answer (letter, RELNET_WIND_DOWN_INTRODUCTIONS, say->introductions);
  end_paragraph (letter);
  learn (letter, "rhythm", format_rhythm (letter->voice, relnet_wind_down_get_cadence (plan)));
  add (letter, say->rhythm);
  end_paragraph (letter);
}

static void
write_coffee (Letter *letter, RelnetWindDown *plan)
{
  const Phrases *say = letter->say;

  add (letter, say->coffee);
  if (!add_answer (letter, RELNET_WIND_DOWN_REASON, say->reason))
    add (letter, say->no_reason);
  end_paragraph (letter);
  if (relnet_wind_down_has_text (plan, RELNET_WIND_DOWN_GROUP))
    add (letter, say->group);
  else
    {
      if (knows (letter, UNTIL))
        add (letter, say->put_off);
      add_answer (letter, RELNET_WIND_DOWN_URGENT_CHANNEL, say->urgent);
    }
  end_paragraph (letter);
}

static void
write_pause (Letter *letter)
{
  const Phrases *say = letter->say;

  if (!knows (letter, UNTIL))
    return;
  learn (letter, "why",
         knows (letter, relnet_wind_down_text_to_name (RELNET_WIND_DOWN_REASON)) ? fill (letter, say->pause_reason)
                                                                                  : g_strdup (""));
  add (letter, say->pause);
  add_answer (letter, RELNET_WIND_DOWN_URGENT_CHANNEL, say->urgent);
  end_paragraph (letter);
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
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GString) paragraph = g_string_new (NULL);
  Letter letter = { .voice = get_voice (facts), .values = values, .text = g_string_new (NULL), .paragraph = paragraph };

  letter.say = &phrases[letter.voice];
  learn_answers (&letter, plan, facts->today);
  learn (&letter, "first_name", g_strdup (facts->first_name));
  add (&letter, letter.say->hello);
  end_paragraph (&letter);
  switch (relnet_wind_down_get_variant (plan))
    {
    case RELNET_WIND_DOWN_MENTEE:
      write_mentee (&letter, plan);
      break;
    case RELNET_WIND_DOWN_COFFEE:
      write_coffee (&letter, plan);
      break;
    case RELNET_WIND_DOWN_PAUSE:
      write_pause (&letter);
      break;
    case RELNET_WIND_DOWN_SUPPLIER:
    case RELNET_N_WIND_DOWN_VARIANTS:
    default:
      write_supplier (&letter, plan, contract, facts->today);
    }
  g_string_append (letter.text, letter.say->bye);
  if (facts->me != NULL && *facts->me != '\0')
    g_string_append_printf (letter.text, "\n%s", facts->me);
  return g_string_free (letter.text, FALSE);
}
