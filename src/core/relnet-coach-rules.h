#pragma once

#include "relnet-coach-facts.h"
#include "relnet-coach-reading.h"

G_BEGIN_DECLS

/* Silences at least this long are worth a word, in days: a quarter may pass between people who are on good terms. */
#define RELNET_COACH_LONG_GAP 120
/* After half a year whoever is not close may have to think who it is. */
#define RELNET_COACH_FORGOTTEN 180
/* After a year a weak tie is cold, in days. */
#define RELNET_COACH_COLD 365
/* How long one waits for an answer before writing again, in days (W3). */
#define RELNET_COACH_PATIENCE 10

/**
 * RelnetCoachCheck:
 * @reading: the text
 * @facts: what is known
 * @reg: how the person is to be addressed, “tu” or “vous”; empty if that is not known
 * @wanted: (nullable): the language the text was said to be in
 * @findings: (element-type RelnetCoachFinding): what was found
 *
 * One run of the rules.
 */
typedef struct
{
  const RelnetCoachReading *reading;
  const RelnetCoachFacts *facts;
  const char *reg;
  const char *wanted;
  GPtrArray *findings;
} RelnetCoachCheck;

/* Each rule adds what it finds; one that does not apply adds nothing. */
void relnet_coach_check_identify (RelnetCoachCheck *check);
void relnet_coach_check_gap (RelnetCoachCheck *check);
void relnet_coach_check_one_request (RelnetCoachCheck *check);
void relnet_coach_check_reason (RelnetCoachCheck *check);
void relnet_coach_check_way_out (RelnetCoachCheck *check);
void relnet_coach_check_pressure (RelnetCoachCheck *check);
void relnet_coach_check_apology (RelnetCoachCheck *check);
void relnet_coach_check_thanks_owed (RelnetCoachCheck *check);
void relnet_coach_check_promise_open (RelnetCoachCheck *check);
void relnet_coach_check_balance (RelnetCoachCheck *check);
void relnet_coach_check_cold_ask (RelnetCoachCheck *check);
void relnet_coach_check_unanswered (RelnetCoachCheck *check);
void relnet_coach_check_blind_introduction (RelnetCoachCheck *check);
void relnet_coach_check_register (RelnetCoachCheck *check);
void relnet_coach_check_language (RelnetCoachCheck *check);
void relnet_coach_check_about_me (RelnetCoachCheck *check);

/* What the rules share. */
RelnetCoachFinding *relnet_coach_check_add (RelnetCoachCheck *self,
                                            RelnetCoachRule rule,
                                            gboolean warn,
                                            guint start,
                                            guint end,
                                            char *message,
                                            char *reason);
RelnetCoachFinding *relnet_coach_check_add_sentence (RelnetCoachCheck *self,
                                                     RelnetCoachRule rule,
                                                     gboolean warn,
                                                     guint sentence,
                                                     char *message,
                                                     char *reason);
RelnetCoachFinding *relnet_coach_check_add_match (RelnetCoachCheck *self,
                                                  RelnetCoachRule rule,
                                                  gboolean warn,
                                                  const RelnetCoachMatch *match,
                                                  char *message,
                                                  char *reason);
const char *relnet_coach_check_pick (const RelnetCoachCheck *self, const char *tu, const char *vous, const char *en);
char *relnet_coach_check_quote (const RelnetCoachCheck *self, const char *what);
void relnet_coach_check_insert_first (RelnetCoachCheck *self, RelnetCoachFinding *finding, const char *label, const char *sentence);
void relnet_coach_check_insert_last (RelnetCoachCheck *self, RelnetCoachFinding *finding, const char *label, const char *sentence);
void relnet_coach_check_insert_after (RelnetCoachCheck *self,
                                      RelnetCoachFinding *finding,
                                      const char *label,
                                      guint sentence,
                                      const char *text);
char *relnet_coach_check_dup_silence (const RelnetCoachCheck *self, int days);
const char *relnet_coach_person_get_short_name (const RelnetCoachPerson *person);

G_END_DECLS
