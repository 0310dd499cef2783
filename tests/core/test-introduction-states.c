#include "relnet-introduction.h"

#include <string.h>

/* What the issue and the design say, written down once more: rows from, columns to. y a step, w a step with a warning, - none. */
static const char *const expected[RELNET_N_INTRODUCTION_STATES] = {
  /*                                     i a b g n o t d s */
  [RELNET_INTRODUCTION_IDEA] = /*     */ "-y--w--y-",
  [RELNET_INTRODUCTION_ASKED_FIRST] = "--y-w--yy",
  [RELNET_INTRODUCTION_ASKED_SECOND] = "---yw--yy",
  [RELNET_INTRODUCTION_BOTH_AGREED] = "----y--yy",
  [RELNET_INTRODUCTION_INTRODUCED] = "-----y-yy",
  [RELNET_INTRODUCTION_OUTCOME] = "------y--",
  [RELNET_INTRODUCTION_THANKED] = "---------",
  [RELNET_INTRODUCTION_DECLINED] = "---------",
  [RELNET_INTRODUCTION_NO_ANSWER] = "---------",
};

static RelnetIntroduction *
make (RelnetIntroductionState state)
{
  RelnetIntroduction *introduction = relnet_introduction_new ();

  relnet_introduction_set_person (introduction, RELNET_SIDE_FIRST, 1, "Priya Raghunathan", NULL, FALSE);
  relnet_introduction_set_person (introduction, RELNET_SIDE_SECOND, 2, "Maëlle Kerdoncuff", "Maëlle", FALSE);
  relnet_introduction_set_reason (introduction, RELNET_SIDE_FIRST, "She looks for an auditor");
  relnet_introduction_set_reason (introduction, RELNET_SIDE_SECOND, "She audits");
  relnet_introduction_set_state (introduction, state);
  relnet_introduction_set_text (introduction, RELNET_INTRODUCTION_STATE_ON, "2026-11-12");
  return introduction;
}

static void
test_every_step (void)
{
  for (int from = 0; from < RELNET_N_INTRODUCTION_STATES; from++)
    for (int to = 0; to < RELNET_N_INTRODUCTION_STATES; to++)
      {
        g_autoptr (RelnetIntroduction) introduction = make ((RelnetIntroductionState) from);
        g_autofree char *reason = NULL;
        RelnetIntroductionVerdict verdict
            = relnet_introduction_can_go (introduction, (RelnetIntroductionState) to, &reason);

        g_test_message ("%s → %s: %s", relnet_introduction_state_to_name ((RelnetIntroductionState) from),
                        relnet_introduction_state_to_name ((RelnetIntroductionState) to), reason != NULL ? reason : "yes");
        switch (expected[from][to])
          {
          case 'y':
            g_assert_cmpint (verdict, ==, RELNET_INTRODUCTION_ALLOWED);
            g_assert_null (reason);
            break;
          case 'w':
            g_assert_cmpint (verdict, ==, RELNET_INTRODUCTION_WARNED);
            g_assert_cmpuint (strlen (reason), >, 20);
            break;
          default:
            g_assert_cmpint (verdict, ==, RELNET_INTRODUCTION_REFUSED);
            g_assert_cmpuint (strlen (reason), >, 20);
          }
      }
}

/* Nothing goes to anybody without a reason for each of the two. */
static void
test_reasons (void)
{
  static const struct
  {
    RelnetIntroductionState from, to;
  } sending[] = {
    { RELNET_INTRODUCTION_IDEA, RELNET_INTRODUCTION_ASKED_FIRST },
    { RELNET_INTRODUCTION_ASKED_FIRST, RELNET_INTRODUCTION_ASKED_SECOND },
    { RELNET_INTRODUCTION_BOTH_AGREED, RELNET_INTRODUCTION_INTRODUCED },
    { RELNET_INTRODUCTION_IDEA, RELNET_INTRODUCTION_INTRODUCED },
    { RELNET_INTRODUCTION_ASKED_FIRST, RELNET_INTRODUCTION_INTRODUCED },
    { RELNET_INTRODUCTION_ASKED_SECOND, RELNET_INTRODUCTION_INTRODUCED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sending); i++)
    for (int side = RELNET_SIDE_FIRST; side <= RELNET_SIDE_SECOND; side++)
      {
        g_autoptr (RelnetIntroduction) introduction = make (sending[i].from);
        g_autofree char *reason = NULL;

        relnet_introduction_set_reason (introduction, (RelnetIntroductionSide) side, "  ");
        g_assert_cmpint (relnet_introduction_can_go (introduction, sending[i].to, &reason), ==,
                         RELNET_INTRODUCTION_REFUSED);
        g_assert_nonnull (strstr (reason, relnet_introduction_get_name (introduction, (RelnetIntroductionSide) side)));
      }
}

/* Nobody who is gone is written to, but the introduction can end. */
static void
test_gone (void)
{
  for (int side = RELNET_SIDE_FIRST; side <= RELNET_SIDE_SECOND; side++)
    for (int from = 0; from < RELNET_N_INTRODUCTION_STATES; from++)
      for (int to = RELNET_INTRODUCTION_ASKED_FIRST; to <= RELNET_INTRODUCTION_INTRODUCED; to++)
        {
          g_autoptr (RelnetIntroduction) introduction = make ((RelnetIntroductionState) from);

          relnet_introduction_set_person (introduction, (RelnetIntroductionSide) side, 0, "Gone Person", NULL, TRUE);
          g_assert_cmpint (relnet_introduction_can_go (introduction, (RelnetIntroductionState) to, NULL), ==,
                           RELNET_INTRODUCTION_REFUSED);
          g_assert_cmpint (relnet_introduction_can_go (introduction, RELNET_INTRODUCTION_DECLINED, NULL)
                               == RELNET_INTRODUCTION_ALLOWED,
                           ==, expected[from][RELNET_INTRODUCTION_DECLINED] == 'y');
        }
}

static void
test_names (void)
{
  for (int i = 0; i < RELNET_N_INTRODUCTION_STATES; i++)
    {
      RelnetIntroductionState state;

      g_assert_true (relnet_introduction_state_from_name (relnet_introduction_state_to_name ((RelnetIntroductionState) i),
                                                          &state));
      g_assert_cmpint (state, ==, i);
      g_assert_cmpuint (strlen (relnet_introduction_state_to_label ((RelnetIntroductionState) i)), >, 0);
    }
  g_assert_false (relnet_introduction_state_from_name ("married", &(RelnetIntroductionState){ 0 }));
}

/* Who said yes and waits is told; who was never asked is not. */
static void
test_to_tell (void)
{
  static const struct
  {
    RelnetIntroductionState before, end;
    RelnetIntroductionSide ender, tell;
    gboolean agreed;
  } cases[] = {
    { RELNET_INTRODUCTION_IDEA, RELNET_INTRODUCTION_DECLINED, RELNET_SIDE_NONE, RELNET_SIDE_NONE, FALSE },
    { RELNET_INTRODUCTION_ASKED_FIRST, RELNET_INTRODUCTION_DECLINED, RELNET_SIDE_FIRST, RELNET_SIDE_NONE, FALSE },
    { RELNET_INTRODUCTION_ASKED_FIRST, RELNET_INTRODUCTION_NO_ANSWER, RELNET_SIDE_FIRST, RELNET_SIDE_NONE, FALSE },
    { RELNET_INTRODUCTION_ASKED_FIRST, RELNET_INTRODUCTION_DECLINED, RELNET_SIDE_NONE, RELNET_SIDE_FIRST, TRUE },
    { RELNET_INTRODUCTION_ASKED_SECOND, RELNET_INTRODUCTION_DECLINED, RELNET_SIDE_SECOND, RELNET_SIDE_FIRST, TRUE },
    { RELNET_INTRODUCTION_ASKED_SECOND, RELNET_INTRODUCTION_NO_ANSWER, RELNET_SIDE_SECOND, RELNET_SIDE_FIRST, TRUE },
    { RELNET_INTRODUCTION_ASKED_SECOND, RELNET_INTRODUCTION_DECLINED, RELNET_SIDE_FIRST, RELNET_SIDE_SECOND, TRUE },
    { RELNET_INTRODUCTION_BOTH_AGREED, RELNET_INTRODUCTION_DECLINED, RELNET_SIDE_FIRST, RELNET_SIDE_SECOND, TRUE },
    { RELNET_INTRODUCTION_BOTH_AGREED, RELNET_INTRODUCTION_DECLINED, RELNET_SIDE_SECOND, RELNET_SIDE_FIRST, TRUE },
    { RELNET_INTRODUCTION_INTRODUCED, RELNET_INTRODUCTION_NO_ANSWER, RELNET_SIDE_SECOND, RELNET_SIDE_FIRST, TRUE },
    { RELNET_INTRODUCTION_INTRODUCED, RELNET_INTRODUCTION_OUTCOME, RELNET_SIDE_NONE, RELNET_SIDE_NONE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelnetIntroduction) introduction = make (cases[i].end);
      g_autofree char *due = NULL;

      relnet_introduction_set_state_before (introduction, cases[i].before);
      relnet_introduction_set_ender (introduction, cases[i].ender);
      relnet_introduction_set_text (introduction, RELNET_INTRODUCTION_FIRST_AGREED_ON, cases[i].agreed ? "2026-11-10" : "");
      g_assert_cmpint (relnet_introduction_get_to_tell (introduction), ==, cases[i].tell);
      if (cases[i].end == RELNET_INTRODUCTION_OUTCOME)
        continue;
      due = relnet_introduction_dup_due (introduction);
      g_assert_cmpstr (due, ==, cases[i].tell != RELNET_SIDE_NONE ? "2026-11-12" : NULL);
      relnet_introduction_set_text (introduction, RELNET_INTRODUCTION_TOLD_ON, "2026-11-13");
      g_assert_cmpint (relnet_introduction_get_to_tell (introduction), ==, RELNET_SIDE_NONE);
      g_assert_null (relnet_introduction_dup_due (introduction));
    }
}

static void
test_waiting (void)
{
  static const struct
  {
    RelnetIntroductionState state;
    const char *due;
  } cases[] = {
    { RELNET_INTRODUCTION_IDEA, NULL },
    { RELNET_INTRODUCTION_ASKED_FIRST, "2026-11-17" },
    { RELNET_INTRODUCTION_ASKED_SECOND, "2026-11-17" },
    { RELNET_INTRODUCTION_BOTH_AGREED, "2026-11-13" },
    { RELNET_INTRODUCTION_INTRODUCED, "2026-11-26" },
    { RELNET_INTRODUCTION_OUTCOME, "2026-11-19" },
    { RELNET_INTRODUCTION_THANKED, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelnetIntroduction) introduction = make (cases[i].state);
      g_autofree char *due = relnet_introduction_dup_due (introduction);

      g_assert_cmpstr (due, ==, cases[i].due);
      g_assert_false (relnet_introduction_is_waiting (introduction, "2026-11-12"));
      g_assert_cmpint (relnet_introduction_is_waiting (introduction, "2027-01-01"), ==, cases[i].due != NULL);
    }
}

/* The card says how it stands and offers the step that comes next. */
static void
test_words (void)
{
  static const struct
  {
    RelnetIntroductionState state;
    const char *today;
    const char *status;
    gboolean late;
    const char *label;
    const char *other;
    const char *situation;
  } cases[] = {
    { RELNET_INTRODUCTION_IDEA, "2026-11-18", "", FALSE, "Ask Priya", "", "introduction-ask-first" },
    { RELNET_INTRODUCTION_ASKED_FIRST, "2026-11-13", "Asked Priya yesterday", FALSE, "Priya said yes", "", NULL },
    { RELNET_INTRODUCTION_ASKED_FIRST, "2026-11-18", "Waiting for Priya, 6 days", TRUE, "Nudge Priya", "Priya said yes",
      "follow-up" },
    { RELNET_INTRODUCTION_ASKED_SECOND, "2026-11-18", "Priya said yes · Waiting for Maëlle, 6 days", TRUE, "Nudge Maëlle",
      "Maëlle said yes", "follow-up" },
    { RELNET_INTRODUCTION_BOTH_AGREED, "2026-11-12", "Both agreed on 12 Nov", FALSE, "Introduce them", "", "introduction" },
    { RELNET_INTRODUCTION_INTRODUCED, "2026-11-18", "Introduced on 12 Nov", FALSE, "Note outcome…", "", NULL },
    { RELNET_INTRODUCTION_INTRODUCED, "2026-11-28", "Introduced on 12 Nov", TRUE, "Ask how it went", "Note outcome…",
      "follow-up" },
    { RELNET_INTRODUCTION_OUTCOME, "2026-11-13", "", FALSE, "Thanks were said", "", NULL },
    { RELNET_INTRODUCTION_THANKED, "2026-11-13", "Thanked", FALSE, "", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelnetIntroduction) introduction = make (cases[i].state);
      RelnetIntroductionSide side;
      RelnetIntroductionAct other;
      RelnetIntroductionAct act = relnet_introduction_get_act (introduction, cases[i].today, &other, &side);
      g_autofree char *label = relnet_introduction_act_to_label (introduction, act, side);
      g_autofree char *other_label = relnet_introduction_act_to_label (introduction, other, side);
      gboolean late;
      g_autofree char *status = relnet_introduction_dup_status (introduction, cases[i].today, &late);

      g_assert_cmpstr (status, ==, cases[i].status);
      g_assert_cmpint (late, ==, cases[i].late);
      g_assert_cmpstr (label, ==, cases[i].label);
      g_assert_cmpstr (other_label, ==, cases[i].other);
      g_assert_cmpstr (relnet_introduction_act_to_situation (introduction, act, side), ==, cases[i].situation);
    }
}

/* Once the first has said yes it is the second column, and the user's turn. */
static void
test_first_agreed (void)
{
  g_autoptr (RelnetIntroduction) introduction = make (RELNET_INTRODUCTION_ASKED_FIRST);
  RelnetIntroductionSide side;
  g_autofree char *due = NULL;

  g_assert_cmpint (relnet_introduction_get_column (introduction), ==, RELNET_INTRODUCTION_COLUMN_FIRST);
  g_assert_cmpint (relnet_introduction_get_awaited (introduction), ==, RELNET_SIDE_FIRST);
  relnet_introduction_set_text (introduction, RELNET_INTRODUCTION_FIRST_AGREED_ON, "2026-11-14");
  g_assert_cmpint (relnet_introduction_get_column (introduction), ==, RELNET_INTRODUCTION_COLUMN_SECOND);
  g_assert_cmpint (relnet_introduction_get_awaited (introduction), ==, RELNET_SIDE_NONE);
  g_assert_cmpint (relnet_introduction_get_act (introduction, "2026-11-14", NULL, &side), ==, RELNET_INTRODUCTION_ACT_ASK);
  g_assert_cmpint (side, ==, RELNET_SIDE_SECOND);
  due = relnet_introduction_dup_due (introduction);
  g_assert_cmpstr (due, ==, "2026-11-15");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/introduction-states/every-step", test_every_step);
  g_test_add_func ("/introduction-states/reasons", test_reasons);
  g_test_add_func ("/introduction-states/gone", test_gone);
  g_test_add_func ("/introduction-states/names", test_names);
  g_test_add_func ("/introduction-states/to-tell", test_to_tell);
  g_test_add_func ("/introduction-states/waiting", test_waiting);
  g_test_add_func ("/introduction-states/words", test_words);
  g_test_add_func ("/introduction-states/first-agreed", test_first_agreed);
  return g_test_run ();
}
