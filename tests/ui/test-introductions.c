#include "ui-fixture.h"

#include "store-fixture.h"

#include "relnet-acquaintance-group.h"
#include "relnet-acquaintance-store.h"
#include "relnet-introduction-card.h"
#include "relnet-introduction-editor.h"
#include "relnet-introduction-store.h"
#include "relnet-introductions-page.h"
#include "relnet-people-entry.h"
#include "relnet-referral-store.h"

typedef struct
{
  Fixture base;
  gint64 priya;
  gint64 maelle;
} Ui;

static void
set_up (Ui *ui, gconstpointer data)
{
  fixture_set_up (&ui->base, NULL);
  ui->priya = fixture_add_person (&ui->base, "Priya <b>Raghunathan");
  ui->maelle = fixture_add_person (&ui->base, "Maëlle Kerdoncuff");
}

static void
tear_down (Ui *ui, gconstpointer data)
{
  fixture_tear_down (&ui->base, NULL);
}

static RelnetIntroduction *
add (Ui *ui, RelnetIntroductionState state)
{
  RelnetIntroduction *introduction = relnet_introduction_new ();

  relnet_introduction_set_person (introduction, RELNET_SIDE_FIRST, ui->priya, "Priya <b>Raghunathan", NULL, FALSE);
  relnet_introduction_set_person (introduction, RELNET_SIDE_SECOND, ui->maelle, "Maëlle Kerdoncuff", NULL, FALSE);
  relnet_introduction_set_reason (introduction, RELNET_SIDE_FIRST, "Looks for an <i>auditor");
  relnet_introduction_set_reason (introduction, RELNET_SIDE_SECOND, "Audits");
  relnet_introduction_store_save_async (ui->base.database, introduction, ui->base.clock, NULL, fixture_done_boolean,
                                        &ui->base);
  fixture_wait (&ui->base);
  g_assert_no_error (ui->base.error);
  for (int to = RELNET_INTRODUCTION_ASKED_FIRST; to <= (int) state; to++)
    {
      relnet_introduction_store_move_async (ui->base.database, introduction,
                                            &(RelnetIntroductionMove){ .to = (RelnetIntroductionState) to }, ui->base.clock,
                                            NULL, fixture_done_boolean, &ui->base);
      fixture_wait (&ui->base);
      g_assert_no_error (ui->base.error);
    }
  return introduction;
}

static RelnetIntroductionState
get_state (Ui *ui, RelnetIntroduction *introduction)
{
  g_autoptr (RelnetIntroduction) stored = relnet_introduction_store_load (
      relnet_database_get_reader (ui->base.database), relnet_introduction_get_id (introduction), NULL);

  return relnet_introduction_get_state (stored);
}

static gboolean
has_button_text (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

static GtkWidget *
find_shown_button (GtkWidget *page, const char *text)
{
  return ui_find (page, has_button_text, text);
}

/* Each card has the step that comes next; pressing it moves the card, and undo moves it back. */
static void
test_board (Ui *ui, gconstpointer data)
{
  g_autoptr (RelnetIntroduction) introduction = add (ui, RELNET_INTRODUCTION_ASKED_SECOND);
  GtkWidget *page = relnet_introductions_page_new (ui->base.database, ui->base.clock);
  GtkWidget *window = ui_window (page, 1100, 700);
  const char *yes = gettext ("%s said yes");
  g_autofree char *maelle = g_strdup_printf (yes, "Maëlle");

  WAIT_UNTIL (find_shown_button (page, maelle) != NULL);
  /* A name is never taken for markup. */
  g_assert_nonnull (ui_find_label (page, gettext ("Ask second person")));
  gtk_widget_activate (find_shown_button (page, maelle));
  WAIT_UNTIL (get_state (ui, introduction) == RELNET_INTRODUCTION_BOTH_AGREED);
  WAIT_UNTIL (find_shown_button (page, gettext ("Introduce them")) != NULL);
  ui_picture (window, "introductions-board");
  fixture_undo (&ui->base);
  WAIT_UNTIL (find_shown_button (page, maelle) != NULL);
  gtk_widget_activate_action (page, "introductions.move", "(xi)", relnet_introduction_get_id (introduction),
                              (int) RELNET_INTRODUCTION_NO_ANSWER);
  WAIT_UNTIL (get_state (ui, introduction) == RELNET_INTRODUCTION_NO_ANSWER);
  /* Priya said yes and waits: she is to be told. */
  {
    g_autofree char *tell = g_strdup_printf (gettext ("Tell %s"), "Priya");

    WAIT_UNTIL (find_shown_button (page, tell) != NULL);
  }
  gtk_widget_activate_action (page, "introductions.told", "x", relnet_introduction_get_id (introduction));
  WAIT_UNTIL (ui_find_type (page, RELNET_TYPE_INTRODUCTION_CARD) != NULL
              && find_shown_button (page, "Tell Priya") == NULL);
  gtk_widget_activate_action (page, "introductions.step-back", "x", relnet_introduction_get_id (introduction));
  WAIT_UNTIL (get_state (ui, introduction) == RELNET_INTRODUCTION_ASKED_SECOND);
  gtk_widget_activate_action (page, "introductions.delete", "x", relnet_introduction_get_id (introduction));
  WAIT_UNTIL (ui_find_type (page, RELNET_TYPE_INTRODUCTION_CARD) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A step out of order changes nothing; in a narrow window the same stands as a list. */
static void
test_refused_and_narrow (Ui *ui, gconstpointer data)
{
  g_autoptr (RelnetIntroduction) introduction = add (ui, RELNET_INTRODUCTION_IDEA);
  GtkWidget *page = relnet_introductions_page_new (ui->base.database, ui->base.clock);
  GtkWidget *window = ui_window (page, 360, 700);
  g_autofree char *ask = g_strdup_printf (gettext ("Ask %s"), "Priya");

  WAIT_UNTIL (find_shown_button (page, ask) != NULL);
  gtk_widget_activate_action (page, "introductions.move", "(xi)", relnet_introduction_get_id (introduction),
                              (int) RELNET_INTRODUCTION_BOTH_AGREED);
  ui_settle ();
  g_assert_cmpint (get_state (ui, introduction), ==, RELNET_INTRODUCTION_IDEA);
  g_assert_cmpint (gtk_widget_get_width (window), <=, 360);
  ui_picture (window, "introductions-narrow");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_empty (Ui *ui, gconstpointer data)
{
  GtkWidget *page = relnet_introductions_page_new (ui->base.database, ui->base.clock);
  GtkWidget *window = ui_window (page, 1000, 700);

  WAIT_UNTIL (ui_find_label (page, gettext ("Bring Two People Together")) != NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_save (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action");
}

/* Both people are needed; what the store refuses is said in the dialog, which stays. */
static void
test_editor (Ui *ui, gconstpointer data)
{
  GtkWidget *editor = relnet_introduction_editor_new (ui->base.database, ui->base.clock, ui->priya, 0);
  GtkWidget *save, *again;
  g_autoptr (GPtrArray) all = NULL;

  gtk_window_present (GTK_WINDOW (editor));
  save = ui_find (editor, is_save, NULL);
  g_assert_false (gtk_widget_get_sensitive (save));
  gtk_window_destroy (GTK_WINDOW (editor));
  editor = relnet_introduction_editor_new (ui->base.database, ui->base.clock, ui->priya, ui->maelle);
  relnet_introduction_editor_set_reasons (RELNET_INTRODUCTION_EDITOR (editor), "One", "Other");
  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &editor);
  gtk_window_present (GTK_WINDOW (editor));
  save = ui_find (editor, is_save, NULL);
  g_assert_true (gtk_widget_get_sensitive (save));
  g_signal_emit_by_name (save, "clicked");
  WAIT_UNTIL (relnet_introduction_store_count_open (relnet_database_get_reader (ui->base.database)) == 1);
  all = relnet_introduction_store_load_all (relnet_database_get_reader (ui->base.database), 10, NULL);
  g_assert_cmpstr (relnet_introduction_get_reason (g_ptr_array_index (all, 0), RELNET_SIDE_SECOND), ==, "Other");
  again = relnet_introduction_editor_new (ui->base.database, ui->base.clock, ui->maelle, ui->priya);
  gtk_window_present (GTK_WINDOW (again));
  g_signal_emit_by_name (ui_find (again, is_save, NULL), "clicked");
  {
    g_autofree char *problem = g_strdup_printf (gettext ("An introduction of %s and %s is under way already."),
                                                "Maëlle Kerdoncuff", "Priya <b>Raghunathan");

    WAIT_UNTIL (ui_find_label (again, problem) != NULL);
  }
  gtk_window_destroy (GTK_WINDOW (again));
}

/* Whom somebody knows: drawn and listed; what is proposed is accepted or refused in place. */
static void
test_acquaintances (Ui *ui, gconstpointer data)
{
  gint64 karim = fixture_add_person (&ui->base, "Karim Haddouche");
  g_autoptr (RelnetInteraction) lunch = relnet_interaction_new ();
  GtkWidget *group = relnet_acquaintance_group_new (ui->base.database, ui->base.clock), *window;
  g_autofree char *question = g_strdup_printf (gettext ("Also knows %s?"), "Maëlle Kerdoncuff");
  g_autoptr (GPtrArray) known = NULL;

  relnet_acquaintance_store_set_async (ui->base.database, ui->priya, karim, RELNET_ACQUAINTANCE_FRIEND, "", ui->base.clock,
                                       NULL, fixture_done_boolean, &ui->base);
  fixture_wait (&ui->base);
  relnet_interaction_set_date (lunch, "2026-10-01");
  relnet_interaction_add_person (lunch, ui->priya, "");
  relnet_interaction_add_person (lunch, ui->maelle, "");
  relnet_interaction_store_save_async (ui->base.database, lunch, ui->base.clock, NULL, NULL, fixture_done_boolean, &ui->base);
  fixture_wait (&ui->base);
  g_object_set (group, "person-id", ui->priya, NULL);
  window = ui_window (group, 400, 600);
  WAIT_UNTIL (ui_find_row (group, "Karim Haddouche") != NULL);
  WAIT_UNTIL (ui_find_row (group, question) != NULL);
  ui_picture (window, "acquaintances");
  gtk_widget_activate (ui_find_button (group, gettext ("Yes, they know each other")));
  WAIT_UNTIL (ui_find_row (group, question) == NULL && ui_find_row (group, "Maëlle Kerdoncuff") != NULL);
  known = relnet_acquaintance_store_load_of (relnet_database_get_reader (ui->base.database), ui->priya, -1, NULL);
  g_assert_cmpuint (known->len, ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ui_test(path, function) g_test_add (path, Ui, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  ui_test ("/introductions/board", test_board);
  ui_test ("/introductions/refused-and-narrow", test_refused_and_narrow);
  ui_test ("/introductions/empty", test_empty);
  ui_test ("/introductions/editor", test_editor);
  ui_test ("/introductions/acquaintances", test_acquaintances);
  return g_test_run ();
}
