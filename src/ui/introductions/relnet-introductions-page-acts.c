/* What the user does on the page of introductions: by the buttons and menus of cards, and by dragging them. */

#include "relnet-introductions-page-private.h"

#include <glib/gi18n-lib.h>

#include "relnet-confirm.h"
#include "relnet-introduction-editor.h"
#include "relnet-introduction-store.h"
#include "relnet-report-error.h"

/* Private: one of those that were read, NULL if it is none of them. */
RelnetIntroduction *
relnet_introductions_page_find (RelnetIntroductionsPage *self, gint64 id)
{
  for (guint i = 0; self->introductions != NULL && i < self->introductions->len; i++)
    if (relnet_introduction_get_id (g_ptr_array_index (self->introductions, i)) == id)
      return g_ptr_array_index (self->introductions, i);
  return NULL;
}

static void
moved (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetIntroductionsPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_introduction_store_finish (RELNET_DATABASE (object), result, &error) && self->pages != NULL)
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
move (RelnetIntroductionsPage *self, RelnetIntroduction *introduction, const RelnetIntroductionMove *step)
{
  relnet_introduction_store_move_async (self->database, introduction, step, self->clock, NULL, moved, g_object_ref (self));
}

static void
present (RelnetIntroductionsPage *self, GtkWidget *window)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  if (gtk_widget_get_width (GTK_WIDGET (root)) < 460)
    gtk_window_set_default_size (GTK_WINDOW (window), gtk_widget_get_width (GTK_WIDGET (root)), -1);
  gtk_window_present (GTK_WINDOW (window));
}

static void
edit (RelnetIntroductionsPage *self, RelnetIntroduction *introduction, gboolean outcome)
{
  GtkWidget *editor = relnet_introduction_editor_new_for (self->database, self->clock, introduction);

  if (outcome)
    relnet_introduction_editor_ask_outcome (RELNET_INTRODUCTION_EDITOR (editor));
  present (self, editor);
}

typedef struct
{
  RelnetIntroductionsPage *self;
  RelnetIntroduction *introduction;
} Question;

static void
blind_answered (GObject *object, GAsyncResult *result, gpointer data)
{
  Question *question = data;

  if (relnet_confirm_finish (result, NULL) && question->self->pages != NULL)
    move (question->self, question->introduction,
          &(RelnetIntroductionMove){ .to = RELNET_INTRODUCTION_INTRODUCED, .insist = TRUE });
  g_clear_object (&question->self);
  g_clear_object (&question->introduction);
  g_free (question);
}

/* By menu or by dragging: a warning is asked about, a refusal says why. */
static void
try_move (RelnetIntroductionsPage *self, RelnetIntroduction *introduction, RelnetIntroductionState to)
{
  g_autofree char *reason = NULL;
  RelnetIntroductionVerdict verdict = relnet_introduction_can_go (introduction, to, &reason);

  if (verdict == RELNET_INTRODUCTION_WARNED)
    {
      Question *question = g_new0 (Question, 1);

      question->self = g_object_ref (self);
      question->introduction = g_object_ref (introduction);
      relnet_confirm_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Introduce Them Without Asking?"), reason,
                            _ ("Introduce Anyway"), NULL, blind_answered, question);
    }
  else if (verdict == RELNET_INTRODUCTION_ALLOWED && to == RELNET_INTRODUCTION_OUTCOME)
    edit (self, introduction, TRUE);
  else if (verdict == RELNET_INTRODUCTION_ALLOWED)
    move (self, introduction, &(RelnetIntroductionMove){ .to = to });
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-error", "s", reason);
}

static void
write_about (RelnetIntroductionsPage *self, RelnetIntroduction *introduction, RelnetIntroductionAct act,
             RelnetIntroductionSide side)
{
  const char *situation = relnet_introduction_act_to_situation (introduction, act, side);
  RelnetIntroductionSide to = side != RELNET_SIDE_NONE ? side : RELNET_SIDE_FIRST;
  RelnetIntroductionSide about = to == RELNET_SIDE_FIRST ? RELNET_SIDE_SECOND : RELNET_SIDE_FIRST;
  g_autofree char *reasons = relnet_introduction_dup_reasons (introduction);
  const char *topic = act == RELNET_INTRODUCTION_ACT_INTRODUCE ? reasons : relnet_introduction_get_reason (introduction, to);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.write-for", "(xssxx)",
                              relnet_introduction_get_person_id (introduction, to), situation, topic,
                              relnet_introduction_get_person_id (introduction, about),
                              relnet_introduction_get_id (introduction));
}

static void
do_act (RelnetIntroductionsPage *self, RelnetIntroduction *introduction, RelnetIntroductionAct act,
        RelnetIntroductionSide side)
{
  RelnetIntroductionState to;

  if (relnet_introduction_act_to_situation (introduction, act, side) != NULL)
    write_about (self, introduction, act, side);
  else if (act == RELNET_INTRODUCTION_ACT_SAY_WHY)
    edit (self, introduction, FALSE);
  else if (act == RELNET_INTRODUCTION_ACT_NOTE_OUTCOME)
    edit (self, introduction, TRUE);
  else if (relnet_introduction_act_moves (introduction, act, side, &to))
    move (self, introduction, &(RelnetIntroductionMove){ .to = to });
  else if (act == RELNET_INTRODUCTION_ACT_AGREED)
    relnet_introduction_store_agree_async (self->database, introduction, self->clock, NULL, moved, g_object_ref (self));
}

static void
do_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetIntroductionsPage *self = RELNET_INTRODUCTIONS_PAGE (widget);
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  RelnetIntroduction *introduction;
  RelnetIntroductionSide side;
  gint64 id;
  int act;

  g_variant_get (parameter, "(xi)", &id, &act);
  introduction = relnet_introductions_page_find (self, id);
  if (introduction == NULL)
    return;
  relnet_introduction_get_act (introduction, today, NULL, &side);
  do_act (self, introduction, (RelnetIntroductionAct) act, side);
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetIntroductionsPage *self = RELNET_INTRODUCTIONS_PAGE (widget);
  RelnetIntroduction *introduction;
  gint64 id;
  int to;

  g_variant_get (parameter, "(xi)", &id, &to);
  introduction = relnet_introductions_page_find (self, id);
  if (introduction != NULL && to >= 0 && to < RELNET_N_INTRODUCTION_STATES)
    try_move (self, introduction, (RelnetIntroductionState) to);
}

static void
declined_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetIntroductionsPage *self = RELNET_INTRODUCTIONS_PAGE (widget);
  RelnetIntroduction *introduction;
  gint64 id;
  int side;

  g_variant_get (parameter, "(xi)", &id, &side);
  introduction = relnet_introductions_page_find (self, id);
  if (introduction != NULL)
    move (self, introduction,
          &(RelnetIntroductionMove){ .to = RELNET_INTRODUCTION_DECLINED, .ender = (RelnetIntroductionSide) side });
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetIntroductionsPage *self = RELNET_INTRODUCTIONS_PAGE (widget);
  RelnetIntroduction *introduction = relnet_introductions_page_find (self, g_variant_get_int64 (parameter));

  if (introduction != NULL)
    edit (self, introduction, FALSE);
}

static void
told_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetIntroductionsPage *self = RELNET_INTRODUCTIONS_PAGE (widget);
  RelnetIntroduction *introduction = relnet_introductions_page_find (self, g_variant_get_int64 (parameter));

  if (introduction != NULL)
    relnet_introduction_store_tell_async (self->database, introduction, self->clock, NULL, moved, g_object_ref (self));
}

static void
step_back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetIntroductionsPage *self = RELNET_INTRODUCTIONS_PAGE (widget);
  RelnetIntroduction *introduction = relnet_introductions_page_find (self, g_variant_get_int64 (parameter));

  if (introduction != NULL)
    relnet_introduction_store_step_back_async (self->database, introduction, self->clock, NULL, moved, g_object_ref (self));
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetIntroductionsPage *self = RELNET_INTRODUCTIONS_PAGE (widget);
  RelnetIntroduction *introduction = relnet_introductions_page_find (self, g_variant_get_int64 (parameter));

  if (introduction != NULL)
    relnet_introduction_store_delete_async (self->database, introduction, self->clock, NULL, moved, g_object_ref (self));
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetIntroductionsPage *self = RELNET_INTRODUCTIONS_PAGE (widget);

  present (self, relnet_introduction_editor_new (self->database, self->clock, 0, 0));
}

/* Private: a card was dropped on a column: what that means happens, if the rules allow it. */
void
relnet_introductions_page_dropped (RelnetIntroductionBoardColumn *target, gint64 id, int column, RelnetIntroductionsPage *self)
{
  static const RelnetIntroductionState states[RELNET_N_INTRODUCTION_COLUMNS] = {
    [RELNET_INTRODUCTION_COLUMN_FIRST] = RELNET_INTRODUCTION_IDEA,
    [RELNET_INTRODUCTION_COLUMN_SECOND] = RELNET_INTRODUCTION_ASKED_SECOND,
    [RELNET_INTRODUCTION_COLUMN_AGREED] = RELNET_INTRODUCTION_BOTH_AGREED,
    [RELNET_INTRODUCTION_COLUMN_INTRODUCED] = RELNET_INTRODUCTION_INTRODUCED,
    [RELNET_INTRODUCTION_COLUMN_OUTCOME] = RELNET_INTRODUCTION_OUTCOME,
  };
  RelnetIntroduction *introduction = relnet_introductions_page_find (self, id);

  if (introduction == NULL || (int) relnet_introduction_get_column (introduction) == column)
    return;
  /* The second column begins with the yes of the first. */
  if (column == RELNET_INTRODUCTION_COLUMN_SECOND
      && relnet_introduction_get_awaited (introduction) == RELNET_SIDE_FIRST)
    do_act (self, introduction, RELNET_INTRODUCTION_ACT_AGREED, RELNET_SIDE_FIRST);
  else
    try_move (self, introduction, states[column]);
}

/* Private: a suggestion is taken up. */
void
relnet_introductions_page_chosen (RelnetConnectorView *view, gint64 first, gint64 second, const char *first_reason,
                                  const char *second_reason, RelnetIntroductionsPage *self)
{
  GtkWidget *editor = relnet_introduction_editor_new (self->database, self->clock, first, second);

  relnet_introduction_editor_set_reasons (RELNET_INTRODUCTION_EDITOR (editor), first_reason, second_reason);
  present (self, editor);
}

/* Private: the actions of cards and of the header. */
void
relnet_introductions_page_install_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "introductions.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "introductions.do", "(xi)", do_cb);
  gtk_widget_class_install_action (widget_class, "introductions.move", "(xi)", move_cb);
  gtk_widget_class_install_action (widget_class, "introductions.declined", "(xi)", declined_cb);
  gtk_widget_class_install_action (widget_class, "introductions.told", "x", told_cb);
  gtk_widget_class_install_action (widget_class, "introductions.step-back", "x", step_back_cb);
  gtk_widget_class_install_action (widget_class, "introductions.edit", "x", edit_cb);
  gtk_widget_class_install_action (widget_class, "introductions.delete", "x", delete_cb);
}

/**
 * relnet_introductions_page_write:
 * @self: the page
 * @id: an introduction
 *
 * Opens the message that comes next for it, as the button of its card does.
 */
void
relnet_introductions_page_write (RelnetIntroductionsPage *self, gint64 id)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  RelnetIntroduction *introduction = relnet_introductions_page_find (self, id);
  RelnetIntroductionSide side;
  RelnetIntroductionAct act;

  if (introduction == NULL)
    return;
  act = relnet_introduction_get_act (introduction, today, NULL, &side);
  if (relnet_introduction_act_to_situation (introduction, act, side) != NULL)
    write_about (self, introduction, act, side);
}
