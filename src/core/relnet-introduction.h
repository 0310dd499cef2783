#pragma once

#include <glib-object.h>

#include "relnet-introduction-states.h"

G_BEGIN_DECLS

/**
 * RelnetIntroductionText:
 * @RELNET_INTRODUCTION_STATE_ON: since when it is as far as it is
 * @RELNET_INTRODUCTION_FIRST_AGREED_ON: when the first said yes; empty if not yet
 * @RELNET_INTRODUCTION_SECOND_AGREED_ON: when the second said yes; empty if not yet
 * @RELNET_INTRODUCTION_SNOOZED_UNTIL: until when the agenda says nothing of it; empty if it does
 * @RELNET_INTRODUCTION_TOLD_ON: when the other side was told that it does not come about; empty if not yet
 * @RELNET_INTRODUCTION_OUTCOME_TEXT: what came of it
 * @RELNET_INTRODUCTION_NOTE: what the user noted
 * @RELNET_INTRODUCTION_ADDED_ON: since when it is an idea
 * @RELNET_INTRODUCTION_LED_TO: what came of goals through it (G2), in the words of the user
 *
 * The texts and dates of an introduction; never %NULL.
 */
typedef enum
{
  RELNET_INTRODUCTION_STATE_ON,
  RELNET_INTRODUCTION_FIRST_AGREED_ON,
  RELNET_INTRODUCTION_SECOND_AGREED_ON,
  RELNET_INTRODUCTION_SNOOZED_UNTIL,
  RELNET_INTRODUCTION_TOLD_ON,
  RELNET_INTRODUCTION_OUTCOME_TEXT,
  RELNET_INTRODUCTION_NOTE,
  RELNET_INTRODUCTION_ADDED_ON,
  RELNET_INTRODUCTION_LED_TO,
  RELNET_N_INTRODUCTION_TEXTS
} RelnetIntroductionText;

/**
 * RelnetIntroductionColumn:
 *
 * The columns of the board.
 */
typedef enum
{
  RELNET_INTRODUCTION_COLUMN_FIRST,
  RELNET_INTRODUCTION_COLUMN_SECOND,
  RELNET_INTRODUCTION_COLUMN_AGREED,
  RELNET_INTRODUCTION_COLUMN_INTRODUCED,
  RELNET_INTRODUCTION_COLUMN_OUTCOME,
  RELNET_N_INTRODUCTION_COLUMNS
} RelnetIntroductionColumn;

/**
 * RelnetIntroductionAct:
 * @RELNET_INTRODUCTION_ACT_NONE: nothing
 * @RELNET_INTRODUCTION_ACT_SAY_WHY: say why it makes sense for each
 * @RELNET_INTRODUCTION_ACT_ASK: ask somebody whether they want to
 * @RELNET_INTRODUCTION_ACT_AGREED: note that somebody said yes
 * @RELNET_INTRODUCTION_ACT_NUDGE: ask once more
 * @RELNET_INTRODUCTION_ACT_INTRODUCE: write to both
 * @RELNET_INTRODUCTION_ACT_ASK_OUTCOME: ask how it went
 * @RELNET_INTRODUCTION_ACT_NOTE_OUTCOME: note what came of it
 * @RELNET_INTRODUCTION_ACT_THANKED: note that thanks were said
 * @RELNET_INTRODUCTION_ACT_TELL: tell somebody that it does not come about
 *
 * What the user can do next.
 */
typedef enum
{
  RELNET_INTRODUCTION_ACT_NONE,
  RELNET_INTRODUCTION_ACT_SAY_WHY,
  RELNET_INTRODUCTION_ACT_ASK,
  RELNET_INTRODUCTION_ACT_AGREED,
  RELNET_INTRODUCTION_ACT_NUDGE,
  RELNET_INTRODUCTION_ACT_INTRODUCE,
  RELNET_INTRODUCTION_ACT_ASK_OUTCOME,
  RELNET_INTRODUCTION_ACT_NOTE_OUTCOME,
  RELNET_INTRODUCTION_ACT_THANKED,
  RELNET_INTRODUCTION_ACT_TELL
} RelnetIntroductionAct;

#define RELNET_TYPE_INTRODUCTION (relnet_introduction_get_type ())
G_DECLARE_FINAL_TYPE (RelnetIntroduction, relnet_introduction, RELNET, INTRODUCTION, GObject)

RelnetIntroduction *relnet_introduction_new (void);
gint64 relnet_introduction_get_id (RelnetIntroduction *self);
void relnet_introduction_set_id (RelnetIntroduction *self, gint64 id);
void relnet_introduction_set_person (RelnetIntroduction *self, RelnetIntroductionSide side, gint64 id, const char *name,
                                     const char *short_name, gboolean gone);
gint64 relnet_introduction_get_person_id (RelnetIntroduction *self, RelnetIntroductionSide side);
const char *relnet_introduction_get_name (RelnetIntroduction *self, RelnetIntroductionSide side);
const char *relnet_introduction_get_short_name (RelnetIntroduction *self, RelnetIntroductionSide side);
gboolean relnet_introduction_is_gone (RelnetIntroduction *self, RelnetIntroductionSide side);
const char *relnet_introduction_get_reason (RelnetIntroduction *self, RelnetIntroductionSide side);
void relnet_introduction_set_reason (RelnetIntroduction *self, RelnetIntroductionSide side, const char *reason);
RelnetIntroductionState relnet_introduction_get_state (RelnetIntroduction *self);
void relnet_introduction_set_state (RelnetIntroduction *self, RelnetIntroductionState state);
RelnetIntroductionState relnet_introduction_get_state_before (RelnetIntroduction *self);
void relnet_introduction_set_state_before (RelnetIntroduction *self, RelnetIntroductionState state);
RelnetIntroductionSide relnet_introduction_get_ender (RelnetIntroduction *self);
void relnet_introduction_set_ender (RelnetIntroduction *self, RelnetIntroductionSide ender);
gboolean relnet_introduction_get_blind (RelnetIntroduction *self);
void relnet_introduction_set_blind (RelnetIntroduction *self, gboolean blind);
const char *relnet_introduction_get_text (RelnetIntroduction *self, RelnetIntroductionText text);
void relnet_introduction_set_text (RelnetIntroduction *self, RelnetIntroductionText text, const char *value);

RelnetIntroductionVerdict relnet_introduction_can_go (RelnetIntroduction *self, RelnetIntroductionState to, char **reason);
RelnetIntroductionSide relnet_introduction_get_awaited (RelnetIntroduction *self);
RelnetIntroductionSide relnet_introduction_get_to_tell (RelnetIntroduction *self);
RelnetIntroductionColumn relnet_introduction_get_column (RelnetIntroduction *self);
char *relnet_introduction_dup_due (RelnetIntroduction *self);
gboolean relnet_introduction_is_waiting (RelnetIntroduction *self, const char *today);

/* In relnet-introduction-words.c. */
const char *relnet_introduction_column_to_label (RelnetIntroductionColumn column);
char *relnet_introduction_dup_title (RelnetIntroduction *self, gboolean whole_names);
char *relnet_introduction_dup_reasons (RelnetIntroduction *self);
char *relnet_introduction_dup_status (RelnetIntroduction *self, const char *today, gboolean *late);
RelnetIntroductionAct relnet_introduction_get_act (RelnetIntroduction *self, const char *today,
                                                   RelnetIntroductionAct *other, RelnetIntroductionSide *side);
char *relnet_introduction_act_to_label (RelnetIntroduction *self, RelnetIntroductionAct act, RelnetIntroductionSide side);
const char *relnet_introduction_act_to_situation (RelnetIntroduction *self, RelnetIntroductionAct act,
                                                  RelnetIntroductionSide side);
gboolean relnet_introduction_act_moves (RelnetIntroduction *self, RelnetIntroductionAct act, RelnetIntroductionSide side,
                                        RelnetIntroductionState *to);
char *relnet_introduction_state_to_menu_label (RelnetIntroduction *self, RelnetIntroductionState to);

G_END_DECLS
