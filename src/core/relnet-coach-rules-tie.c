/* The rules of the coach on what is known of the tie: how well they know each other, what is owed, who was introduced. */

#include "relnet-coach-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-closeness.h"
#include "relnet-date.h"
#include "relnet-text.h"

/* Words shorter than this say little of what a promise was. */
#define MIN_CONTENT 4
/* What is left of a word without its ending. */
#define STEM 5
#define MAX_WORDS 24

/* The first of them of whom something holds. */
static const RelnetCoachPerson *
find_person (const RelnetCoachCheck *check, gboolean (*holds) (const RelnetCoachPerson *person))
{
  for (guint i = 0; i < check->facts->people->len; i++)
    {
      const RelnetCoachPerson *person = relnet_coach_facts_get_person (check->facts, i);

      if (holds (person))
        return person;
    }
  return NULL;
}

/* “Antoine: ” where there are several. */
static char *
with_name (const RelnetCoachCheck *check, const RelnetCoachPerson *person, char *reason)
{
  char *named;

  if (check->facts->people->len < 2)
    return reason;
  named = g_strdup_printf (_ ("%s: %s"), relnet_coach_person_get_short_name (person), reason);
  g_free (reason);
  return named;
}

static char *
format_date (const RelnetCoachCheck *check, const char *date)
{
  return relnet_date_is_valid (date) ? relnet_date_format_short (date, check->facts->today) : g_strdup (date);
}

/* How many words of @what that mean something are in what the user says, and how many there are. */
static void
count_content (const RelnetCoachReading *reading, const char *what, guint *n_words, guint *n_found)
{
  static const char *const empty[]
      = { "avec", "dans", "pour", "chez", "sans", "leur", "leurs", "cette", "notre", "votre", "nous", "vous", "elle", "ils", "elles", "tres",
          "plus", "entre", "vers", "depuis", "apres", "avant", "envoyer", "send", "faire", "make", "give", "donner", "that", "this", "them",
          "their", "with", "from", "about", "have", "will", "would", "some", "your", "when", "what", "which", "into", "over", "dire", "tell",
          "parler", "lui", "quand", "comme", "mettre", "promised", "promis", NULL };
  g_autoptr (RelnetCoachText) words = relnet_coach_text_new (what, NULL);
  g_autoptr (GHashTable) stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *n_words = *n_found = 0;
  for (guint i = 0; i < MIN (words->tokens->len, MAX_WORDS); i++)
    {
      const char *word = relnet_coach_text_get_word (words, i);

      if (strlen (word) >= MIN_CONTENT && !g_strv_contains (empty, word))
        g_hash_table_add (stems, g_strndup (word, STEM));
    }
  *n_words = g_hash_table_size (stems);
  for (guint i = 0; i < reading->text->tokens->len && g_hash_table_size (stems) > 0; i++)
    {
      const RelnetCoachToken *token = relnet_coach_text_token (reading->text, i);
      g_autofree char *stem = NULL;

      if (relnet_coach_text_sentence (reading->text, token->sentence)->zone != RELNET_COACH_ZONE_BODY)
        continue;
      stem = g_strndup (relnet_coach_text_get_word (reading->text, i), STEM);
      if (g_hash_table_remove (stems, stem))
        (*n_found)++;
    }
}

static gboolean
may_have_forgotten (const RelnetCoachPerson *person)
{
  return person->id != 0 && (person->silence_days == RELNET_COACH_NEVER || person->silence_days >= RELNET_COACH_FORGOTTEN);
}

void
relnet_coach_check_identify (RelnetCoachCheck *check)
{
  const RelnetCoachPerson *person = find_person (check, may_have_forgotten);
  const RelnetCoachMatch *match = relnet_coach_reading_get (check->reading, RELNET_COACH_TAG_IDENTIFY, 0);
  RelnetCoachFinding *finding;
  g_autofree char *text = NULL, *met = NULL;
  guint n_words = 0, n_found = 0;
  char *reason;

  if (person == NULL)
    return;
  if (*person->met != '\0')
    count_content (check->reading, person->met, &n_words, &n_found);
  if (match != NULL || n_found >= 2 || (n_found == 1 && n_words <= 2))
    {
      char *known = *person->met != '\0' ? g_strdup (person->met) : NULL;

      if (match != NULL)
        relnet_coach_check_add_sentence (check, RELNET_COACH_IDENTIFY, FALSE, match->sentence,
                                         g_strdup (_ ("Recalls how you know each other")), known);
      else
        relnet_coach_check_add (check, RELNET_COACH_IDENTIFY, FALSE, 0, 0, g_strdup (_ ("Recalls how you know each other")), known);
      return;
    }
  /* Whom one is close to one need not tell. */
  if (person->silence_days != RELNET_COACH_NEVER && person->closeness_step > RELNET_CLOSENESS_WEAK_STEP)
    return;
  if (person->silence_days == RELNET_COACH_NEVER)
    reason = g_strdup (_ ("This is the first message to them."));
  else
    {
      g_autofree char *date = format_date (check, person->last_exchange);

      reason = *person->met != '\0' ? g_strdup_printf (_ ("Last exchange on %s · you met: %s"), date, person->met)
                                    : g_strdup_printf (_ ("Last exchange on %s."), date);
    }
  finding = relnet_coach_check_add (check, RELNET_COACH_IDENTIFY, TRUE, 0, 0, g_strdup (_ ("Does not say how you know each other")),
                                    with_name (check, person, reason));
  met = relnet_coach_check_quote (check, person->met);
  if (*met != '\0')
    text = g_strdup_printf (relnet_coach_check_pick (check, "Tu te souviens peut-être\302\240: %s.", "Vous vous en souvenez peut-être\302\240: %s.",
                                                     "You may remember how we met: %s."),
                            met);
  else if (*check->facts->me != '\0')
    text = g_strdup_printf (relnet_coach_check_pick (check, "C’est %s\302\240; on s’est connus ici\302\240: ⟨où et quand⟩.",
                                                     "Je suis %s\302\240; nous nous connaissons d’ici\302\240: ⟨où et quand⟩.",
                                                     "This is %s; this is how we know each other: ⟨where and when⟩."),
                            check->facts->me);
  else
    text = g_strdup (relnet_coach_check_pick (check, "On s’est connus ici\302\240: ⟨où et quand⟩.", "Nous nous connaissons d’ici\302\240: ⟨où et quand⟩.",
                                              "This is how we know each other: ⟨where and when⟩."));
  relnet_coach_check_insert_first (check, finding, _ ("Say How You Met"), text);
}

static gboolean
has_gap (const RelnetCoachPerson *person)
{
  return person->silence_days >= RELNET_COACH_LONG_GAP;
}

void
relnet_coach_check_gap (RelnetCoachCheck *check)
{
  const RelnetCoachPerson *person = find_person (check, has_gap);
  const RelnetCoachMatch *match = relnet_coach_reading_get (check->reading, RELNET_COACH_TAG_GAP, 0);
  g_autofree char *date = NULL, *silence = NULL, *text = NULL;
  RelnetCoachFinding *finding;

  if (person == NULL)
    return;
  date = format_date (check, person->last_exchange);
  if (match != NULL)
    {
      relnet_coach_check_add_sentence (check, RELNET_COACH_GAP, FALSE, match->sentence, g_strdup (_ ("Acknowledges the silence")),
                                       with_name (check, person, g_strdup_printf (_ ("Last exchange on %s."), date)));
      return;
    }
  finding = relnet_coach_check_add (check, RELNET_COACH_GAP, TRUE, 0, 0, g_strdup (_ ("Passes over a long silence")),
                                    with_name (check, person,
                                               g_strdup_printf (ngettext ("Last exchange on %s, %d day ago.",
                                                                          "Last exchange on %s, %d days ago.", (gulong) person->silence_days),
                                                                date, person->silence_days)));
  silence = relnet_coach_check_dup_silence (check, person->silence_days);
  text = g_strdup_printf (relnet_coach_check_pick (check, "Ça fait %s qu’on ne s’est pas parlé, et j’y suis pour quelque chose.",
                                                   "Cela fait %s que nous ne nous sommes pas parlé, et c’est aussi de mon fait.",
                                                   "It has been %s since we last spoke, and that is partly my doing."),
                          silence);
  relnet_coach_check_insert_first (check, finding, _ ("Acknowledge It"), text);
}

static gboolean
owes_thanks (const RelnetCoachPerson *person)
{
  return person->n_thanks > 0;
}

void
relnet_coach_check_thanks_owed (RelnetCoachCheck *check)
{
  const RelnetCoachPerson *person = find_person (check, owes_thanks);
  const RelnetCoachMatch *match = relnet_coach_reading_get (check->reading, RELNET_COACH_TAG_THANKS, 0);
  g_autofree char *date = NULL, *what = NULL, *text = NULL;
  RelnetCoachFinding *finding;
  char *reason;

  if (person == NULL)
    return;
  date = format_date (check, person->thanks_on);
  reason = g_strdup_printf ("%s, %s", person->thanks_what, date);
  if (person->n_thanks > 1)
    {
      char *more = g_strdup_printf (ngettext ("%s, and %d more", "%s, and %d more", (gulong) person->n_thanks - 1), reason, person->n_thanks - 1);

      g_free (reason);
      reason = more;
    }
  reason = with_name (check, person, reason);
  if (match != NULL)
    {
      relnet_coach_check_add_sentence (check, RELNET_COACH_THANKS_OWED, FALSE, match->sentence, g_strdup (_ ("Says the thanks you owe")), reason);
      return;
    }
  finding = relnet_coach_check_add (check, RELNET_COACH_THANKS_OWED, TRUE, 0, 0, g_strdup (_ ("You have not said thank you")), reason);
  what = relnet_coach_check_quote (check, person->thanks_what);
  /* “Dire merci” agrees with nothing: nobody has to say whether they are a man or a woman. */
  text = g_strdup_printf (relnet_coach_check_pick (check, "Je ne t’ai pas encore dit merci pour ceci\302\240: %s. Ton aide a compté.",
                                                   "Je ne vous ai pas encore dit merci pour ceci\302\240: %s. Votre aide a compté.",
                                                   "A belated thank-you for this: %s. It really helped."),
                          what);
  relnet_coach_check_insert_first (check, finding, _ ("Add a Thank-You"), text);
}

static gboolean
has_promise (const RelnetCoachPerson *person)
{
  return person->n_promises > 0;
}

void
relnet_coach_check_promise_open (RelnetCoachCheck *check)
{
  const RelnetCoachPerson *person = find_person (check, has_promise);
  const RelnetCoachMatch *match = relnet_coach_reading_get (check->reading, RELNET_COACH_TAG_PROMISE, 0);
  g_autofree char *what = NULL, *text = NULL, *date = NULL;
  RelnetCoachFinding *finding;
  guint n_words, n_found;
  char *reason;

  if (person == NULL)
    return;
  count_content (check->reading, person->promise_what, &n_words, &n_found);
  date = format_date (check, *person->promise_due != '\0' ? person->promise_due : person->promise_made_on);
  if (*person->promise_due != '\0' && strcmp (person->promise_due, check->facts->today) < 0)
    reason = g_strdup_printf (_ ("%s, was due on %s"), person->promise_what, date);
  else if (*person->promise_due != '\0')
    reason = g_strdup_printf (_ ("%s, due on %s"), person->promise_what, date);
  else
    reason = g_strdup_printf (_ ("%s, promised on %s"), person->promise_what, date);
  if (person->n_promises > 1)
    {
      char *more
          = g_strdup_printf (ngettext ("%s, and %d more", "%s, and %d more", (gulong) person->n_promises - 1), reason, person->n_promises - 1);

      g_free (reason);
      reason = more;
    }
  reason = with_name (check, person, reason);
  if (match != NULL || (n_found > 0 && n_found * 2 >= n_words))
    {
      if (match != NULL)
        relnet_coach_check_add_sentence (check, RELNET_COACH_PROMISE_OPEN, FALSE, match->sentence, g_strdup (_ ("Speaks of your promise")), reason);
      else
        relnet_coach_check_add (check, RELNET_COACH_PROMISE_OPEN, FALSE, 0, 0, g_strdup (_ ("Speaks of your promise")), reason);
      return;
    }
  finding = relnet_coach_check_add (check, RELNET_COACH_PROMISE_OPEN, TRUE, 0, 0, g_strdup (_ ("A promise of yours is open")), reason);
  what = relnet_coach_check_quote (check, person->promise_what);
  text = g_strdup_printf (relnet_coach_check_pick (check, "Je n’ai pas oublié ma promesse\302\240: %s.", "Je n’ai pas oublié mon engagement\302\240: %s.",
                                                   "I have not forgotten my promise: %s."),
                          what);
  relnet_coach_check_insert_last (check, finding, _ ("Mention It"), text);
}

static gboolean
has_poor_balance (const RelnetCoachPerson *person)
{
  return person->id != 0 && !person->exempt
         && (relnet_balance_check_ask (&person->balance, RELNET_FAVOUR_SMALL, person->closeness_step, FALSE) & RELNET_ASK_POOR_BALANCE) != 0;
}

static gboolean
has_balance (const RelnetCoachPerson *person)
{
  return person->id != 0 && !person->exempt && person->balance.n_given + person->balance.n_received + person->balance.n_asked > 0;
}

void
relnet_coach_check_balance (RelnetCoachCheck *check)
{
  const RelnetCoachPerson *person = find_person (check, has_poor_balance);
  const RelnetCoachMatch *match = relnet_coach_reading_get (check->reading, RELNET_COACH_TAG_OFFER, 0);
  RelnetCoachFinding *finding;
  char *reason;

  if (check->reading->n_requests == 0)
    return;
  if (person == NULL)
    {
      person = find_person (check, has_balance);
      if (person != NULL)
        relnet_coach_check_add (check, RELNET_COACH_BALANCE, FALSE, 0, 0, g_strdup (_ ("The balance allows you to ask")),
                                with_name (check, person,
                                           g_strdup_printf (_ ("Given: %d · received: %d"), person->balance.n_given,
                                                            person->balance.n_received)));
      return;
    }
  reason = with_name (check, person,
                      g_strdup_printf (_ ("Received or asked for: %d · given: %d"),
                                       person->balance.n_received + person->balance.n_asked, person->balance.n_given));
  if (match != NULL)
    {
      relnet_coach_check_add_sentence (check, RELNET_COACH_BALANCE, FALSE, match->sentence, g_strdup (_ ("Offers something in return")), reason);
      return;
    }
  finding = relnet_coach_check_add_sentence (check, RELNET_COACH_BALANCE, TRUE, check->reading->request,
                                             g_strdup (_ ("You received more than you gave")), reason);
  relnet_coach_check_insert_last (check, finding, _ ("Offer Something"),
                                  relnet_coach_check_pick (check, "Et si je peux te rendre service à mon tour, dis-le-moi\302\240: ce sera avec plaisir.",
                                                           "Et si je peux vous être utile à mon tour, dites-le-moi\302\240: ce sera avec plaisir.",
                                                           "And if there is anything I can do for you in return, I would be glad to."));
}

static gboolean
is_cold (const RelnetCoachPerson *person)
{
  return person->id != 0
         && (person->silence_days == RELNET_COACH_NEVER || person->closeness_step == 0
             || (person->closeness_step <= RELNET_CLOSENESS_WEAK_STEP && person->silence_days >= RELNET_COACH_COLD));
}

static gboolean
is_weak (const RelnetCoachPerson *person)
{
  return person->id != 0 && person->closeness_step <= RELNET_CLOSENESS_WEAK_STEP;
}

void
relnet_coach_check_cold_ask (RelnetCoachCheck *check)
{
  const RelnetCoachReading *reading = check->reading;
  const RelnetCoachPerson *person = find_person (check, is_cold);
  gboolean heavy = FALSE;
  RelnetCoachFinding *finding;
  char *reason;

  if (reading->n_requests == 0)
    return;
  /* Much is asked in the sentence that asks, not in the story around it. */
  for (guint i = 0; i < reading->matches[RELNET_COACH_TAG_HEAVY]->len; i++)
    {
      guint sentence = relnet_coach_reading_get (reading, RELNET_COACH_TAG_HEAVY, i)->sentence;

      heavy |= sentence >= reading->request && sentence <= reading->last_request;
    }
  if (person == NULL && heavy)
    person = find_person (check, is_weak);
  if (person == NULL)
    return;
  if (person->silence_days == RELNET_COACH_NEVER)
    reason = g_strdup (_ ("You have not had any exchange yet. News without a request come first."));
  else
    {
      g_autofree char *date = format_date (check, person->last_exchange);

      reason = g_strdup_printf (_ ("Last exchange on %s, closeness %d of 5. News without a request come first."), date, person->closeness_step);
    }
  finding = relnet_coach_check_add_sentence (check, RELNET_COACH_COLD_ASK, TRUE, reading->request,
                                             g_strdup (is_cold (person) ? _ ("A request to a tie that has gone cold")
                                                                        : _ ("Much to ask of a weak tie")),
                                             with_name (check, person, reason));
  finding->fix = RELNET_COACH_FIX_ACTION;
  finding->fix_label = g_strdup (_ ("Write Without a Request"));
  finding->fix_action = g_strdup ("win.write-template");
  finding->fix_target = g_variant_ref_sink (g_variant_new ("(xs)", person->id, "reconnect-meet"));
}

static gboolean
waits (const RelnetCoachPerson *person)
{
  return person->unanswered_days >= 0 && person->unanswered_days < RELNET_COACH_PATIENCE;
}

void
relnet_coach_check_unanswered (RelnetCoachCheck *check)
{
  const RelnetCoachPerson *person = find_person (check, waits);
  const RelnetCoachMatch *match = relnet_coach_reading_get (check->reading, RELNET_COACH_TAG_CORRECTION, 0);
  g_autofree char *date = NULL;
  char *reason;

  if (person == NULL)
    return;
  date = format_date (check, person->unanswered_on);
  reason = with_name (check, person,
                      person->unanswered_days == 0
                          ? g_strdup (_ ("You wrote today; give it ten days."))
                          : g_strdup_printf (ngettext ("You wrote on %s, %d day ago; give it ten days.",
                                                       "You wrote on %s, %d days ago; give it ten days.", (gulong) person->unanswered_days),
                                             date, person->unanswered_days));
  if (match != NULL)
    relnet_coach_check_add_sentence (check, RELNET_COACH_UNANSWERED, FALSE, match->sentence, g_strdup (_ ("Needs no patience")), reason);
  else
    relnet_coach_check_add (check, RELNET_COACH_UNANSWERED, TRUE, 0, 0, g_strdup (_ ("Your last message has no answer yet")), reason);
}

/* Whether each word of @name is one of @whole: “karim” of “karim haddouche”. */
static gboolean
is_part_of_name (const char *name, const char *whole)
{
  g_autofree char *folded = relnet_text_fold (whole);
  g_auto (GStrv) parts = g_strsplit_set (name, " -", -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " -'", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !g_strv_contains ((const char *const *) words, parts[i]))
      return FALSE;
  return TRUE;
}

/* The introduction between one the text is for, and @name; of several the one that went furthest. */
static const RelnetCoachIntroduction *
find_introduction (const RelnetCoachCheck *check, const char *name)
{
  const RelnetCoachIntroduction *best = NULL;

  for (guint i = 0; i < check->facts->introductions->len; i++)
    {
      const RelnetCoachIntroduction *introduction = g_ptr_array_index (check->facts->introductions, i);
      gboolean over = introduction->state == RELNET_INTRODUCTION_DECLINED || introduction->state == RELNET_INTRODUCTION_NO_ANSWER;

      if (is_part_of_name (name, introduction->other_name) && (best == NULL || (!over && introduction->state > best->state)))
        best = introduction;
    }
  return best;
}

static gboolean
is_agreed (const RelnetCoachIntroduction *introduction)
{
  return introduction != NULL && introduction->state >= RELNET_INTRODUCTION_BOTH_AGREED && introduction->state <= RELNET_INTRODUCTION_THANKED;
}

void
relnet_coach_check_blind_introduction (RelnetCoachCheck *check)
{
  const RelnetCoachReading *reading = check->reading;
  g_autoptr (GArray) names = relnet_coach_reading_find_names (reading);
  guint n_recipients = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const RelnetCoachName *name = &g_array_index (names, RelnetCoachName, i);
      g_autofree char *text = relnet_coach_reading_dup_name (reading, name);
      const RelnetCoachIntroduction *introduction = find_introduction (check, text);
      const RelnetCoachKnown *known = relnet_coach_facts_find_known (check->facts, text);
      const char *shown = known != NULL ? known->name : NULL;
      guint start = relnet_coach_text_token (reading->text, name->first)->start;
      guint end = relnet_coach_text_token (reading->text, name->end - 1)->end;
      gboolean recipient = FALSE;
      RelnetCoachFinding *finding;
      char *reason;

      if (*check->facts->me != '\0' && is_part_of_name (text, check->facts->me))
        continue;
      for (guint j = 0; j < check->facts->people->len; j++)
        recipient |= is_part_of_name (text, relnet_coach_facts_get_person (check->facts, j)->name);
      n_recipients += recipient;
      /* One is not introduced to oneself; but of several who read it, two may be to each other. */
      if (recipient && (check->facts->people->len < 2 || n_recipients > 1))
        continue;
      if (is_agreed (introduction))
        {
          g_autofree char *date = format_date (check, introduction->state_on);

          relnet_coach_check_add (check, RELNET_COACH_BLIND_INTRODUCTION, FALSE, start, end, g_strdup (_ ("Both have agreed")),
                                  g_strdup_printf (_ ("%s, since %s."), introduction->other_name, date));
          return;
        }
      if (relnet_coach_reading_get (reading, RELNET_COACH_TAG_AGREED, 0) != NULL)
        return;
      /* A name nobody in the book has may be that of a product. */
      if (introduction == NULL && shown == NULL && !recipient && !name->surely)
        continue;
      if (shown == NULL)
        shown = introduction != NULL ? introduction->other_name : NULL;
      if (introduction != NULL && introduction->state == RELNET_INTRODUCTION_DECLINED)
        reason = g_strdup_printf (_ ("One side said no to the introduction of %s."), shown);
      else if (introduction != NULL)
        {
          g_autofree char *date = format_date (check, introduction->state_on);

          reason = g_strdup_printf (_ ("The introduction of %s waits for a yes since %s."), shown, date);
        }
      else if (shown != NULL)
        reason = g_strdup_printf (_ ("No yes of both sides is noted for %s."), shown);
      else
        reason = g_strdup (_ ("No yes of both sides is noted."));
      finding = relnet_coach_check_add (check, RELNET_COACH_BLIND_INTRODUCTION, TRUE, start, end,
                                        g_strdup (_ ("An introduction nobody has agreed to")), reason);
      if (check->facts->people->len == 1 && relnet_coach_facts_get_person (check->facts, 0)->id != 0
          && ((known != NULL && known->person_id != 0) || (introduction != NULL && introduction->other_id != 0)))
        {
          finding->fix = RELNET_COACH_FIX_ACTION;
          finding->fix_label = g_strdup (_ ("Ask First"));
          finding->fix_action = g_strdup ("win.write-template-about");
          finding->fix_target = g_variant_ref_sink (
              g_variant_new ("(xssx)", relnet_coach_facts_get_person (check->facts, 0)->id, "introduction-ask-first", "",
                             known != NULL && known->person_id != 0 ? known->person_id : introduction->other_id));
        }
      return;
    }
}
