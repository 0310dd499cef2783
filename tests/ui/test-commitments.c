/* Commitments, as a person meets them: the section, its editor, the groups of *About*. */

#include "store-fixture.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "relnet-balance-group.h"
#include "relnet-commitment-editor.h"
#include "relnet-commitment-row.h"
#include "relnet-commitments-page.h"
#include "relnet-favour-store.h"
#include "relnet-promise-store.h"
#include "relnet-promises-group.h"
#include "ui-fixture.h"

typedef struct
{
  Fixture store;
  GtkWidget *window;
  GtkWidget *page;
  gint64 idris;
  gint64 antoine;
} Ui;

static void
set_up (Ui *ui, gconstpointer data)
{
  fixture_set_up (&ui->store, NULL);
  ui->idris = fixture_add_person (&ui->store, "Idris <b>Benkirane</b> & Co");
  ui->antoine = fixture_add_person (&ui->store, "Antoine Rivaud");
}

static void
tear_down (Ui *ui, gconstpointer data)
{
  if (ui->window != NULL)
    gtk_window_destroy (GTK_WINDOW (ui->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_tear_down (&ui->store, NULL);
}

static gint64
add_promise (Ui *ui, gint64 person, gboolean mine, const char *what, const char *due)
{
  g_autoptr (RelnetPromise) promise = relnet_promise_new ();

  relnet_promise_set_person (promise, person, "");
  relnet_promise_set_mine (promise, mine);
  relnet_promise_set_what (promise, what);
  relnet_promise_set_made_on (promise, "2026-11-01");
  relnet_promise_set_due (promise, due);
  relnet_promise_store_save_async (ui->store.database, promise, ui->store.clock, NULL, fixture_done_boolean, &ui->store);
  fixture_wait (&ui->store);
  g_assert_no_error (ui->store.error);
  return relnet_promise_get_id (promise);
}

static gint64
add_favour (Ui *ui, gint64 person, RelnetFavourKind kind, const char *what)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_new ();

  relnet_favour_set_person (favour, person, "");
  relnet_favour_set_kind (favour, kind);
  relnet_favour_set_weight (favour, RELNET_FAVOUR_MEDIUM);
  relnet_favour_set_what (favour, what);
  relnet_favour_set_date (favour, "2026-11-10");
  relnet_favour_store_save_async (ui->store.database, favour, ui->store.clock, NULL, fixture_done_boolean, &ui->store);
  fixture_wait (&ui->store);
  g_assert_no_error (ui->store.error);
  return relnet_favour_get_id (favour);
}

static void
show_page (Ui *ui, int width, int height)
{
  ui->page = relnet_commitments_page_new (ui->store.database, ui->store.clock);
  ui->window = ui_window (ui->page, width, height);
  WAIT_UNTIL (relnet_commitments_page_get_loaded (RELNET_COMMITMENTS_PAGE (ui->page)));
}

static GtkWidget *
shown (Ui *ui, const char *text)
{
  return ui_find_shown (ui->page, GTK_TYPE_LABEL, text);
}

static GtkWidget *
find_row (Ui *ui, const char *what)
{
  GtkWidget *label = shown (ui, what);

  return label != NULL ? gtk_widget_get_ancestor (label, RELNET_TYPE_COMMITMENT_ROW) : NULL;
}

static void
press (GtkWidget *row, const char *action)
{
  gtk_widget_activate_action (row, action, NULL);
}

static void
test_empty (Ui *ui, gconstpointer data)
{
  show_page (ui, 700, 600);
  g_assert_nonnull (shown (ui, _ ("Nothing Promised Yet")));
  ui_picture (ui->window, "commitments-empty");
}

static void
test_groups (Ui *ui, gconstpointer data)
{
  GtkWidget *row;

  add_promise (ui, ui->idris, TRUE, "The <i>grid</i>", "2026-11-20");
  add_promise (ui, ui->idris, TRUE, "Two names", "2026-12-20");
  add_promise (ui, ui->antoine, FALSE, "The quote", "2026-11-14");
  add_favour (ui, ui->antoine, RELNET_FAVOUR_RECEIVED, "Advice");
  add_favour (ui, ui->idris, RELNET_FAVOUR_GIVEN, "Candidates");
  add_favour (ui, ui->idris, RELNET_FAVOUR_ASKED, "A contact");
  show_page (ui, 800, 900);
  g_assert_nonnull (shown (ui, _ ("At risk")));
  g_assert_nonnull (shown (ui, _ ("My promises")));
  g_assert_nonnull (shown (ui, _ ("Their promises")));
  g_assert_nonnull (shown (ui, _ ("Thank-yous owed")));
  g_assert_nonnull (shown (ui, _ ("Thank-yous to come")));
  g_assert_nonnull (shown (ui, _ ("Requests without an answer")));
  /* What a user types is never markup. */
  row = find_row (ui, "The <i>grid</i>");
  g_assert_nonnull (row);
  g_assert_nonnull (shown (ui, "Idris <b>Benkirane</b> & Co"));
  ui_picture (ui->window, "commitments");

  /* Kept: it leaves, and stands among what is done. */
  press (row, "row.done");
  WAIT_UNTIL (find_row (ui, "The <i>grid</i>") == NULL);
  WAIT_UNTIL (shown (ui, _ ("At risk")) == NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find_shown (ui->page, GTK_TYPE_BUTTON, _ ("Done"))), TRUE);
  WAIT_UNTIL (find_row (ui, "The <i>grid</i>") != NULL);
  press (find_row (ui, "The <i>grid</i>"), "row.reopen");
  WAIT_UNTIL (find_row (ui, "The <i>grid</i>") == NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find_shown (ui->page, GTK_TYPE_BUTTON, _ ("Under way"))), TRUE);
  WAIT_UNTIL (find_row (ui, "The <i>grid</i>") != NULL);

  /* A request granted owes thanks; thanked, it is done with; undo takes back each. */
  press (find_row (ui, "A contact"), "row.done");
  WAIT_UNTIL (shown (ui, _ ("Requests without an answer")) == NULL && find_row (ui, "A contact") != NULL);
  press (find_row (ui, "A contact"), "row.done");
  WAIT_UNTIL (find_row (ui, "A contact") == NULL);
  fixture_undo (&ui->store);
  WAIT_UNTIL (find_row (ui, "A contact") != NULL);
  fixture_undo (&ui->store);
  WAIT_UNTIL (shown (ui, _ ("Requests without an answer")) != NULL);
  press (find_row (ui, "A contact"), "row.refuse");
  WAIT_UNTIL (find_row (ui, "A contact") == NULL);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find_shown (ui->page, GTK_TYPE_BUTTON, _ ("Favours"))), TRUE);
  WAIT_UNTIL (shown (ui, _ ("Balance")) != NULL);
  g_assert_nonnull (find_row (ui, "Candidates"));
  ui_picture (ui->window, "commitments-favours");
  press (find_row (ui, "Candidates"), "row.delete");
  WAIT_UNTIL (find_row (ui, "Candidates") == NULL);
}

/* By the keyboard: the focus goes on to the row that takes the place. */
static void
test_focus (Ui *ui, gconstpointer data)
{
  GtkWidget *second;

  add_promise (ui, ui->idris, TRUE, "one", "2026-12-01");
  add_promise (ui, ui->idris, TRUE, "two", "2026-12-02");
  add_promise (ui, ui->idris, TRUE, "three", "2026-12-03");
  show_page (ui, 800, 600);
  second = find_row (ui, "two");
  gtk_widget_grab_focus (find_row (ui, "one"));
  press (find_row (ui, "one"), "row.done");
  WAIT_UNTIL (find_row (ui, "one") == NULL);
  WAIT_UNTIL (gtk_root_get_focus (GTK_ROOT (ui->window)) == second);
  gtk_widget_activate_action (second, "row.snooze-until", "i", 0);
  WAIT_UNTIL (relnet_database_can_undo (ui->store.database));
}

static void
test_search (Ui *ui, gconstpointer data)
{
  GtkWidget *search;

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *what = g_strdup_printf ("Éclair %d", i);

      add_promise (ui, i % 2 == 0 ? ui->idris : ui->antoine, TRUE, what, "2026-12-01");
    }
  show_page (ui, 800, 600);
  g_assert_nonnull (find_row (ui, "Éclair 24"));
  g_assert_null (find_row (ui, "Éclair 30"));
  search = ui_find_type (ui->page, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "eclair 59");
  WAIT_UNTIL (find_row (ui, "Éclair 59") != NULL && find_row (ui, "Éclair 24") == NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "zzz");
  WAIT_UNTIL (shown (ui, _ ("Nothing Found")) != NULL);
}

static void
test_narrow (Ui *ui, gconstpointer data)
{
  add_promise (ui, ui->idris, TRUE, "Send the audit grid with all its columns to everybody who asked for it", "2026-11-20");
  add_favour (ui, ui->antoine, RELNET_FAVOUR_RECEIVED, "Advice");
  show_page (ui, 360, 640);
  ui_settle ();
  g_assert_cmpint (gtk_widget_get_width (ui->window), <=, 400);
  ui_picture (ui->window, "commitments-narrow");
}

static GtkWidget *
open_editor (Ui *ui, GtkWidget *editor)
{
  gtk_window_present (GTK_WINDOW (editor));
  ui->window = editor;
  WAIT_UNTIL (gtk_widget_get_mapped (editor));
  return editor;
}

static AdwEntryRow *
find_entry (GtkWidget *editor, const char *title)
{
  return ADW_ENTRY_ROW (ui_find_row (editor, title));
}

static void
test_promise_editor (Ui *ui, gconstpointer data)
{
  g_autoptr (RelnetPromise) promise = relnet_promise_new ();
  g_autoptr (GPtrArray) promises = NULL;
  GtkWidget *editor;

  relnet_promise_set_person (promise, ui->idris, "Idris");
  editor = open_editor (ui, relnet_commitment_editor_new_promise (ui->store.database, ui->store.clock, promise));
  gtk_widget_activate_action (editor, "editor.save", NULL);
  g_assert_nonnull (find_entry (editor, _ ("Say what it is")));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (editor, _ ("Say what it is"))), "The grid");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (editor, _ ("By when"))), "nonsense");
  gtk_widget_activate_action (editor, "editor.save", NULL);
  g_assert_nonnull (find_entry (editor, _ ("Not a date: try “Friday” or “12 March”")));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (editor, _ ("Not a date: try “Friday” or “12 March”"))), "2026-11-20");
  /* Due before it was made is refused in the field. */
  gtk_widget_activate_action (editor, "editor.save", NULL);
  g_assert_nonnull (find_entry (editor, _ ("This is before it was promised")));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (editor, _ ("This is before it was promised"))), "2026-12-20");
  ui_picture (editor, "commitments-promise-editor");
  gtk_widget_activate_action (editor, "editor.save", NULL);
  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &ui->window);
  WAIT_UNTIL (ui->window == NULL);
  promises = relnet_promise_store_load_list (relnet_database_get_reader (ui->store.database), RELNET_PROMISES_MINE, ui->idris,
                                             NULL, "2026-11-22", -1, NULL, NULL);
  g_assert_cmpuint (promises->len, ==, 1);
  g_assert_cmpstr (relnet_promise_get_due (g_ptr_array_index (promises, 0)), ==, "2026-12-20");
  g_assert_cmpstr (relnet_promise_get_made_on (g_ptr_array_index (promises, 0)), ==, "2026-11-22");
}

/* C4, C5: warned before asking and before recommending, and never kept from it. */
static void
test_favour_editor (Ui *ui, gconstpointer data)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_new ();
  g_autofree char *risk = relnet_balance_dup_recommendation_words (NULL);
  g_autofree char *warning = NULL;
  RelnetBalance balance = { 0 };
  GtkWidget *editor;

  relnet_favour_set_person (favour, ui->idris, "Idris");
  relnet_favour_set_kind (favour, RELNET_FAVOUR_ASKED);
  relnet_favour_set_weight (favour, RELNET_FAVOUR_LARGE);
  warning = relnet_ask_warning_to_words (RELNET_ASK_TOO_HEAVY, &balance, "Idris");
  editor = open_editor (ui, relnet_commitment_editor_new_favour (ui->store.database, ui->store.clock, favour));
  g_assert_nonnull (ui_find_shown (editor, GTK_TYPE_LABEL, warning));
  ui_picture (editor, "commitments-ask");
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (
          ui_find_shown (editor, GTK_TYPE_LABEL, relnet_favour_kind_to_label (RELNET_FAVOUR_GIVEN)), GTK_TYPE_TOGGLE_BUTTON)),
      TRUE);
  ui_settle ();
  g_assert_null (ui_find_shown (editor, GTK_TYPE_LABEL, warning));
  g_signal_emit_by_name (ui_find_shown (editor, GTK_TYPE_BUTTON, relnet_gesture_to_label (RELNET_GESTURE_RECOMMEND)), "clicked");
  ui_settle ();
  g_assert_nonnull (ui_find_shown (editor, GTK_TYPE_LABEL, risk));
  ui_picture (editor, "commitments-recommend");
  gtk_widget_activate_action (editor, "editor.save", NULL);
  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &ui->window);
  WAIT_UNTIL (ui->window == NULL);
  g_assert_true (relnet_favour_store_read_balance (relnet_database_get_reader (ui->store.database), ui->idris, &balance, NULL));
  g_assert_cmpint (balance.given, ==, 3);
}

static void
test_about (Ui *ui, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *promises = relnet_promises_group_new (ui->store.database, ui->store.clock);
  GtkWidget *balance = relnet_balance_group_new (ui->store.database, ui->store.clock);
  GtkWidget *check;

  add_promise (ui, ui->idris, TRUE, "The grid", "2026-11-20");
  add_favour (ui, ui->idris, RELNET_FAVOUR_GIVEN, "Candidates");
  add_favour (ui, ui->idris, RELNET_FAVOUR_RECEIVED, "Advice");
  gtk_box_append (GTK_BOX (box), promises);
  gtk_box_append (GTK_BOX (box), balance);
  ui->window = ui_window (box, 340, 600);
  g_object_set (promises, "person-id", ui->idris, NULL);
  g_object_set (balance, "person-id", ui->idris, NULL);
  ui_settle ();
  g_assert_nonnull (ui_find_row (promises, "The grid"));
  g_assert_nonnull (ui_find_shown (balance, GTK_TYPE_LABEL, relnet_balance_state_to_label (RELNET_BALANCE_EVEN)));
  ui_picture (ui->window, "commitments-about");
  check = ui_find_type (ui_find_row (promises, "The grid"), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  WAIT_UNTIL ((check = ui_find_type (ui_find_row (promises, "The grid"), GTK_TYPE_CHECK_BUTTON)) != NULL
              && gtk_check_button_get_active (GTK_CHECK_BUTTON (check))
              && ui_find_type (ui_find_row (promises, "The grid"), GTK_TYPE_MENU_BUTTON) == NULL);
  fixture_undo (&ui->store);
  WAIT_UNTIL ((check = ui_find_type (ui_find_row (promises, "The grid"), GTK_TYPE_CHECK_BUTTON)) != NULL
              && !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

#define ui_test(path, function) g_test_add (path, Ui, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_test ("/commitments/empty", test_empty);
  ui_test ("/commitments/groups", test_groups);
  ui_test ("/commitments/focus", test_focus);
  ui_test ("/commitments/search", test_search);
  ui_test ("/commitments/narrow", test_narrow);
  ui_test ("/commitments/promise-editor", test_promise_editor);
  ui_test ("/commitments/favour-editor", test_favour_editor);
  ui_test ("/commitments/about", test_about);
  return g_test_run ();
}
