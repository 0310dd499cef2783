/* The section of goals as a person meets it: the empty list, the page of a goal edited in place, steps ticked, helpers due
 * news, and the linked goals of a person. */

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "relnet-goal-adder.h"
#include "relnet-goal-openings.h"
#include "relnet-goal-outcome-list.h"
#include "relnet-goal-person-row.h"
#include "relnet-goal-row.h"
#include "relnet-goal-step-row.h"
#include "relnet-goal-store.h"
#include "relnet-goal-view.h"
#include "relnet-goals-page.h"
#include "relnet-introduction-store.h"
#include "relnet-linked-goals.h"
#include "window-fixture.h"

static void
add_person (RelnetGoal *goal, gint64 person, const char *hope, const char *helped_on)
{
  RelnetGoalPerson *self = relnet_goal_person_new ();

  relnet_goal_person_set_person_id (self, person);
  relnet_goal_person_set_hope (self, hope);
  relnet_goal_person_set_helped_on (self, helped_on);
  g_ptr_array_add (relnet_goal_get_people (goal), self);
}

static void
add_step (RelnetGoal *goal, const char *what, const char *due, const char *done_on, gboolean milestone)
{
  RelnetGoalStep *self = relnet_goal_step_new ();

  relnet_goal_step_set_what (self, what);
  relnet_goal_step_set_due (self, due);
  relnet_goal_step_set_done_on (self, done_on);
  relnet_goal_step_set_milestone (self, milestone);
  g_ptr_array_add (relnet_goal_get_steps (goal), self);
}

static gint64
save (Ui *ui, RelnetGoal *goal)
{
  relnet_goal_store_save_async (ui->store.database, goal, ui->store.clock, NULL, fixture_done_boolean, &ui->store);
  fixture_wait (&ui->store);
  g_assert_no_error (ui->store.error);
  return relnet_goal_get_id (goal);
}

/* Picture 07, with a name that looks like markup. */
static gint64
add_goal (Ui *ui, gint64 antoine)
{
  g_autoptr (RelnetGoal) goal = relnet_goal_new ();

  relnet_goal_set_text (goal, RELNET_GOAL_WHAT, "Join an <b>industrial</b> board");
  relnet_goal_set_text (goal, RELNET_GOAL_STARTED_ON, "2024-09-10");
  relnet_goal_set_text (goal, RELNET_GOAL_DUE, "2027-06-30");
  relnet_goal_set_text (goal, RELNET_GOAL_SECTOR, "Ports");
  relnet_goal_set_colour (goal, 2);
  add_person (goal, antoine, "Can recommend you", "2026-10-01");
  add_person (goal, fixture_add_person (&ui->store, "Greta Hollenberg"), "Sits on two boards", "");
  add_step (goal, "Know the codes", "2025-02-01", "2025-02-03", TRUE);
  add_step (goal, "First committee", "2027-05-01", "", TRUE);
  add_step (goal, "Ask Antoine to read your note", "2026-11-18", "", FALSE);
  add_step (goal, "Write the one-page note", "2026-11-01", "2026-11-02", FALSE);
  return save (ui, goal);
}

static RelnetGoal *
load (Ui *ui, gint64 id)
{
  return relnet_goal_store_load (relnet_database_get_reader (ui->store.database), id, "2026-11-18", NULL);
}

static gboolean
is_french (void)
{
  return g_strcmp0 (g_getenv ("UI_LANG"), "fr") == 0;
}

static void
test_empty (Ui *ui, gconstpointer data)
{
  GtkWidget *page = relnet_goals_page_new (ui->store.database, ui->store.clock);
  guint n = 0;

  ui->window = ui_window (page, 360, 720);
  WAIT_UNTIL (ui_find_shown (page, ADW_TYPE_STATUS_PAGE, NULL) != NULL);
  /* Three examples, which are rows to click. */
  for (GtkWidget *row = gtk_widget_get_first_child (ui_find_shown (page, GTK_TYPE_LIST_BOX, NULL)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += ADW_IS_ACTION_ROW (row);
  g_assert_cmpuint (n, ==, 3);
  ui_picture (ui->window, is_french () ? "goals-empty-fr" : "goals-empty-en");
}

static void
test_list (Ui *ui, gconstpointer data)
{
  gint64 antoine = fixture_add_person (&ui->store, "Antoine Rivaud");
  GtkWidget *page;
  g_autoptr (RelnetGoal) someday = relnet_goal_new ();
  g_autoptr (RelnetGoal) goal = NULL;

  add_goal (ui, antoine);
  relnet_goal_set_text (someday, RELNET_GOAL_WHAT, "Publish in the trade press");
  save (ui, someday);
  page = relnet_goals_page_new (ui->store.database, ui->store.clock);
  ui->window = ui_window (page, 360, 720);
  WAIT_UNTIL (ui_find_shown (page, RELNET_TYPE_GOAL_ROW, NULL) != NULL);
  g_assert_nonnull (ui_find_label (page, "Join an <b>industrial</b> board"));
  g_assert_nonnull (ui_find_label (page, is_french () ? "Juin 2027 · 2 personnes" : "June 2027 · 2 people"));
  g_assert_nonnull (ui_find_label (page, is_french () ? "Un jour · personne encore" : "Someday · nobody yet"));
  /* What is achieved stands below, under its own heading; what is dropped below that. */
  g_assert_null (ui_find_label (page, C_ ("goals", "Achieved")));
  relnet_goal_store_set_state_async (ui->store.database, someday, RELNET_GOAL_ACHIEVED, ui->store.clock, NULL,
                                     fixture_done_boolean, &ui->store);
  fixture_wait (&ui->store);
  WAIT_UNTIL (ui_find_label (page, C_ ("goals", "Achieved")) != NULL);
  relnet_goal_store_set_state_async (ui->store.database, someday, RELNET_GOAL_DROPPED, ui->store.clock, NULL,
                                     fixture_done_boolean, &ui->store);
  fixture_wait (&ui->store);
  WAIT_UNTIL (ui_find_label (page, C_ ("goals", "Dropped")) != NULL);
  fixture_undo (&ui->store);
  WAIT_UNTIL (ui_find_label (page, C_ ("goals", "Achieved")) != NULL);
}

static GtkWidget *
show (Ui *ui, gint64 goal, int width)
{
  GtkWidget *view = relnet_goal_view_new (ui->store.database, ui->store.clock);

  ui->window = ui_window (view, width, 800);
  relnet_goal_view_show (RELNET_GOAL_VIEW (view), goal);
  WAIT_UNTIL (ui_find_shown (view, RELNET_TYPE_GOAL_PERSON_ROW, NULL) != NULL);
  return view;
}

/* The line of the plan ends there. */
static gboolean
has_dropped (GtkWidget *view)
{
  return ui_find_label (view, is_french () ? "Abandonné" : "Dropped") != NULL;
}

/* A step ticked moves the goal: the helper is due news, in place. */
static void
test_view (Ui *ui, gconstpointer data)
{
  gint64 antoine = fixture_add_person (&ui->store, "Antoine Rivaud");
  gint64 id = add_goal (ui, antoine);
  GtkWidget *view = show (ui, id, 700);
  GtkWidget *row = ui_find_shown (view, RELNET_TYPE_GOAL_STEP_ROW, NULL);

  g_assert_nonnull (ui_find_label (view, "Join an <b>industrial</b> board"));
  g_assert_nonnull (ui_find_label (view, "Can recommend you"));
  g_assert_nonnull (ui_find_label (view, is_french () ? "Faite le 2 nov." : "Done on 2 Nov"));
  g_assert_nonnull (ui_find_label (view, is_french () ? "Aujourd’hui" : "Today"));
  g_assert_cmpstr (relnet_goal_step_get_what (relnet_goal_step_row_get_step (RELNET_GOAL_STEP_ROW (row))), ==,
                   "Ask Antoine to read your note");
  ui_picture (ui->window, is_french () ? "goal-fr" : "goal-en");
  gtk_widget_activate_action (row, "step.toggle", NULL);
  WAIT_UNTIL (ui_find_label (view, is_french () ? "Nouvelles à donner" : "News owed") != NULL);
  ui_picture (ui->window, is_french () ? "goal-moved-fr" : "goal-moved-en");
  fixture_undo (&ui->store);
  WAIT_UNTIL (ui_find_label (view, "Can recommend you") != NULL);
  gtk_widget_activate_action (view, "goal.drop", NULL);
  WAIT_UNTIL (has_dropped (view));
  gtk_widget_activate_action (view, "goal.reopen", NULL);
  WAIT_UNTIL (!has_dropped (view));
  gtk_widget_activate_action (view, "goal.delete", NULL);
  WAIT_UNTIL (ui_find_shown (view, ADW_TYPE_STATUS_PAGE, NULL) != NULL);
  fixture_undo (&ui->store);
}

/* Each field is stored by itself; nonsense stays where it was typed and changes nothing. */
static void
test_edit (Ui *ui, gconstpointer data)
{
  gint64 id = add_goal (ui, fixture_add_person (&ui->store, "Antoine Rivaud"));
  GtkWidget *view = show (ui, id, 700);
  GtkWidget *edit = ui_find_button (view, _ ("Change the goal")), *what, *due;
  g_autoptr (RelnetGoal) goal = NULL;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (edit), TRUE);
  ui_settle ();
  what = ui_find_row (view, _ ("Goal"));
  due = ui_find_row (view, _ ("By when"));
  g_assert_nonnull (what);
  g_assert_nonnull (due);
  gtk_editable_set_text (GTK_EDITABLE (what), "Join the board of a port");
  g_signal_emit_by_name (what, "apply");
  WAIT_UNTIL (ui_find_label (view, "Join the board of a port") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (due), "whenever");
  g_signal_emit_by_name (due, "apply");
  ui_settle ();
  goal = load (ui, id);
  g_assert_cmpstr (relnet_goal_get_text (goal, RELNET_GOAL_WHAT), ==, "Join the board of a port");
  g_assert_cmpstr (relnet_goal_get_text (goal, RELNET_GOAL_DUE), ==, "2027-06-30");
  ui_picture (ui->window, is_french () ? "goal-edit-fr" : "goal-edit-en");
  /* No date is someday. */
  gtk_editable_set_text (GTK_EDITABLE (due), "");
  g_signal_emit_by_name (due, "apply");
  WAIT_UNTIL (relnet_connection_query_int (relnet_database_get_reader (ui->store.database),
                                           "SELECT count (*) FROM goal WHERE due = ''", 0)
              == 1);
  g_clear_object (&goal);
  goal = load (ui, id);
  g_assert_cmpstr (relnet_goal_get_text (goal, RELNET_GOAL_DUE), ==, "");
}

static void
test_narrow (Ui *ui, gconstpointer data)
{
  gint64 id = add_goal (ui, fixture_add_person (&ui->store, "Antoine Rivaud"));
  GtkWidget *view = show (ui, id, 360);

  g_assert_cmpint (gtk_widget_get_width (ui->window), <=, 400);
  g_assert_nonnull (ui_find_label (view, "Know the codes"));
  ui_picture (ui->window, is_french () ? "goal-narrow-fr" : "goal-narrow-en");
}

/* Five hundred people are no five hundred rows. */
static void
test_crowd (Ui *ui, gconstpointer data)
{
  g_autoptr (RelnetGoal) goal = relnet_goal_new ();
  GtkWidget *view;
  guint n = 0;

  relnet_goal_set_text (goal, RELNET_GOAL_WHAT, "Know everybody");
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %02d", i);

      add_person (goal, fixture_add_person (&ui->store, name), "", "");
    }
  view = show (ui, save (ui, goal), 700);
  for (GtkWidget *row = ui_find_shown (view, RELNET_TYPE_GOAL_PERSON_ROW, NULL); row != NULL; row = gtk_widget_get_next_sibling (row))
    n += RELNET_IS_GOAL_PERSON_ROW (row);
  g_assert_cmpuint (n, ==, 12);
}

static void
test_add (Ui *ui, gconstpointer data)
{
  GtkWidget *adder = relnet_goal_adder_new (ui->store.database, ui->store.clock, "Join a board");
  GtkWidget *due;
  g_autoptr (GPtrArray) goals = NULL;

  fixture_add_person (&ui->store, "Antoine Rivaud");
  gtk_window_present (GTK_WINDOW (adder));
  WAIT_UNTIL (gtk_widget_get_mapped (adder));
  g_object_add_weak_pointer (G_OBJECT (adder), (gpointer *) &adder);
  ui_picture (adder, is_french () ? "goal-new-fr" : "goal-new-en");
  due = ui_find_row (adder, _ ("By when? “June 2027”, or nothing for someday"));
  gtk_editable_set_text (GTK_EDITABLE (due), "banana");
  g_signal_emit_by_name (due, "entry-activated");
  g_assert_nonnull (ui_find_label (adder, _ ("This is not a date. Try “June 2027” or “in 6 months”.")));
  gtk_editable_set_text (GTK_EDITABLE (due), "2027-06-30");
  g_signal_emit_by_name (due, "entry-activated");
  WAIT_UNTIL (adder == NULL || !gtk_widget_get_mapped (adder));
  goals = relnet_goal_store_load_list (relnet_database_get_reader (ui->store.database), NULL);
  g_assert_cmpuint (goals->len, ==, 1);
  g_assert_cmpstr (relnet_goal_get_text (goals->pdata[0], RELNET_GOAL_WHAT), ==, "Join a board");
  g_assert_cmpstr (relnet_goal_get_text (goals->pdata[0], RELNET_GOAL_DUE), ==, "2027-06-30");
}

static void
test_linked (Ui *ui, gconstpointer data)
{
  gint64 antoine = fixture_add_person (&ui->store, "Antoine Rivaud"), victor = fixture_add_person (&ui->store, "Victor Okonjo");
  GtkWidget *group = relnet_linked_goals_new (ui->store.database, ui->store.clock);

  add_goal (ui, antoine);
  ui->window = ui_window (group, 340, 400);
  g_object_set (group, "person-id", antoine, NULL);
  WAIT_UNTIL (ui_find_row (group, "Join an <b>industrial</b> board") != NULL);
  ui_picture (ui->window, is_french () ? "linked-goals-fr" : "linked-goals-en");
  g_object_set (group, "person-id", victor, NULL);
  g_assert_null (ui_find_row (group, "Join an <b>industrial</b> board"));
  g_assert_nonnull (ui_find_row (group, _ ("Add to a goal…")));
}

static gboolean
introduce_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  g_autoptr (RelnetClock) clock = relnet_clock_new_fixed (1794988800);
  const RelnetIntroductionMove move = { .to = RELNET_INTRODUCTION_INTRODUCED, .insist = TRUE };

  return relnet_introduction_store_insert (connection, changes, data, clock, error)
         && relnet_introduction_store_move (connection, changes, relnet_introduction_get_id (data), &move, clock, error);
}

static gboolean
is_entry_for (GtkWidget *widget, gconstpointer words)
{
  return GTK_IS_ENTRY (widget) && g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), words) == 0;
}

/* What came of it is thanks to an introduction (G2): chosen in the form, said in the list. */
static void
test_outcome (Ui *ui, gconstpointer data)
{
  gint64 priya = fixture_add_person (&ui->store, "Priya <b>R."), karim = fixture_add_person (&ui->store, "Karim &amp; H.");
  g_autoptr (RelnetIntroduction) introduction = relnet_introduction_new ();
  g_autoptr (RelnetGoal) goal = relnet_goal_new ();
  g_autoptr (RelnetGoal) now = NULL;
  g_autofree char *said = NULL;
  GtkWidget *list, *add, *check, *what, *row;
  const RelnetGoalSource *source;

  relnet_introduction_set_person (introduction, RELNET_SIDE_FIRST, priya, "", NULL, FALSE);
  relnet_introduction_set_person (introduction, RELNET_SIDE_SECOND, karim, "", NULL, FALSE);
  relnet_introduction_set_reason (introduction, RELNET_SIDE_FIRST, "Looks");
  relnet_introduction_set_reason (introduction, RELNET_SIDE_SECOND, "Has");
  g_assert_true (relnet_database_write (ui->store.database, introduce_func, introduction, NULL));
  relnet_goal_set_text (goal, RELNET_GOAL_WHAT, "Join a board");
  relnet_goal_set_text (goal, RELNET_GOAL_STARTED_ON, "2026-09-01");
  save (ui, goal);
  list = relnet_goal_outcome_list_new (ui->store.database, ui->store.clock);
  relnet_goal_outcome_list_show (RELNET_GOAL_OUTCOME_LIST (list), goal);
  ui->window = ui_window (list, 360, 640);
  add = ui_find_type (list, GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (add));
  WAIT_UNTIL ((check = ui_find_shown (add, GTK_TYPE_CHECK_BUTTON, NULL)) != NULL);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (check), ==, "Priya <b>R. & Karim &amp; H.");
  what = ui_find (add, is_entry_for, _ ("What came of it? A client, a job, advice…"));
  gtk_editable_set_text (GTK_EDITABLE (what), "First <i>mandate</i> &amp; pay");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_activate (ui_find_shown (add, GTK_TYPE_BUTTON, _ ("Save")));
  WAIT_UNTIL (relnet_connection_query_int (relnet_database_get_reader (ui->store.database),
                                           "SELECT count (*) FROM goal_outcome_source WHERE introduction_id IS NOT NULL", 0)
              == 1);
  now = relnet_goal_store_load (relnet_database_get_reader (ui->store.database), relnet_goal_get_id (goal), "2026-11-18", NULL);
  source = relnet_goal_outcome_get_source (g_ptr_array_index (relnet_goal_get_outcomes (now), 0), 0);
  g_assert_cmpint (source->introduction_id, ==, relnet_introduction_get_id (introduction));
  relnet_goal_outcome_list_show (RELNET_GOAL_OUTCOME_LIST (list), now);
  row = ui_find_row (list, "First <i>mandate</i> &amp; pay");
  g_assert_nonnull (row);
  said = relnet_goal_source_dup_words (source);
  g_assert_nonnull (strstr (said, "Priya <b>R. & Karim &amp; H."));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), said));
  g_assert_cmpint (gtk_widget_get_width (ui->window), <=, 360);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_test ("/goals/empty", test_empty);
  ui_test ("/goals/list", test_list);
  ui_test ("/goals/view", test_view);
  ui_test ("/goals/edit", test_edit);
  ui_test ("/goals/narrow", test_narrow);
  ui_test ("/goals/crowd", test_crowd);
  ui_test ("/goals/add", test_add);
  ui_test ("/goals/linked", test_linked);
  ui_test ("/goals/outcome", test_outcome);
  return g_test_run ();
}
