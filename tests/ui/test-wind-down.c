/* Contracts and wind-downs as a person meets them (picture 09): what is said on one side becomes the message and the reminders
 * on the other, the plan makes a draft and sends nothing, and there is a way back from the banner. */

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-answer-row.h"
#include "relnet-contract-editor.h"
#include "relnet-contract-store.h"
#include "relnet-contracts-group.h"
#include "relnet-contracts-window.h"
#include "relnet-date-row.h"
#include "relnet-message-store.h"
#include "relnet-period-row.h"
#include "relnet-step-row.h"
#include "relnet-wind-down-banner.h"
#include "relnet-wind-down-progress.h"
#include "relnet-wind-down-store.h"
#include "relnet-wind-down-window.h"
#include "window-fixture.h"

static RelnetConnection *
reader (Ui *ui)
{
  return relnet_database_get_reader (ui->store.database);
}

static gint64
add_person (Ui *ui, const char *given, const char *family, RelnetRelation relation, gboolean with_address)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();
  g_autofree char *name = g_strdup_printf ("%s %s", given, family);

  relnet_person_set_text (person, RELNET_PERSON_NAME, name);
  relnet_person_set_text (person, RELNET_PERSON_GIVEN_NAME, given);
  relnet_person_set_text (person, RELNET_PERSON_LANGUAGE, "fr");
  relnet_person_set_text (person, RELNET_PERSON_REGISTER, "vous");
  relnet_person_set_relation (person, relation, TRUE);
  if (with_address)
    {
      g_autoptr (RelnetContactPoint) email = relnet_contact_point_new ("", "julien@tardivel.example");

      g_list_store_append (relnet_person_get_emails (person), email);
    }
  relnet_person_store_save_async (ui->store.database, person, ui->store.clock, NULL, NULL, fixture_done_boolean, &ui->store);
  fixture_wait (&ui->store);
  g_assert_no_error (ui->store.error);
  return relnet_person_get_id (person);
}

/* Until 28 February 2027, three months of notice: 28 November 2026. */
static gint64
add_contract (Ui *ui, gint64 person, const char *ends_on, int renews)
{
  g_autoptr (RelnetContract) contract = relnet_contract_new ();

  relnet_contract_set_person (contract, person, "Julien Tardivel");
  relnet_contract_set_text (contract, RELNET_CONTRACT_WHAT, "Web & <b>print</b>");
  relnet_contract_set_text (contract, RELNET_CONTRACT_ENDS_ON, ends_on);
  relnet_contract_set_text (contract, RELNET_CONTRACT_EXIT_COST, "450 €");
  relnet_contract_set_notice (contract, (RelnetPeriod){ 3, RELNET_PERIOD_MONTHS });
  relnet_contract_set_renewal (contract, (RelnetPeriod){ renews, RELNET_PERIOD_YEARS });
  relnet_contract_store_save_async (ui->store.database, contract, ui->store.clock, NULL, fixture_done_boolean, &ui->store);
  fixture_wait (&ui->store);
  g_assert_no_error (ui->store.error);
  return relnet_contract_get_id (contract);
}

static void
show (Ui *ui, GtkWidget *window)
{
  ui->window = window;
  gtk_window_present (GTK_WINDOW (window));
  WAIT_UNTIL (gtk_widget_get_mapped (window));
  ui_settle ();
}

static void
open_window (Ui *ui, gint64 person, int width)
{
  GError *error = NULL;
  GtkWidget *window = relnet_wind_down_window_new (ui->store.database, ui->store.clock, person, &error);

  g_assert_no_error (error);
  if (width > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), width, 720);
  show (ui, window);
}

/* Answers the row that begins so. */
static void
answer (Ui *ui, const char *lead, const char *text)
{
  relnet_answer_row_set_text (RELNET_ANSWER_ROW (ui_find_row (ui->window, lead)), text);
  ui_settle ();
}

static char *
dup_message (Ui *ui)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find_id (ui->window, "message")));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
assert_says (Ui *ui, const char *part)
{
  g_autofree char *message = dup_message (ui);

  if (strstr (message, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, message);
}

static RelnetWindDown *
load_plan (Ui *ui, gint64 person)
{
  return relnet_wind_down_store_load_current (reader (ui), person, NULL);
}

static gboolean
has_plan (Ui *ui, gint64 person)
{
  g_autoptr (RelnetWindDown) plan = load_plan (ui, person);

  return plan != NULL;
}

static void
test_supplier (Ui *ui, gconstpointer data)
{
  gint64 person = add_person (ui, "Julien", "Tardivel", RELNET_RELATION_SUPPLIER, TRUE);
  g_autoptr (RelnetWindDown) plan = NULL;
  g_autoptr (RelnetMailMessage) draft = NULL;
  g_autoptr (RelnetContract) contract = NULL;

  add_contract (ui, person, "2027-02-28", 1);
  open_window (ui, person, 0);
  answer (ui, _ ("Together we have achieved…"), "le site de 2022.");
  answer (ui, _ ("Thank you for…"), "votre patience");
  answer (ui, _ ("I now need…"), "des corrections sous 48 heures & une <i>charte</i>");
  answer (ui, _ ("What was difficult…"), "douze jours de délai en moyenne");
  answer (ui, _ ("Finish together…"), "le rapport annuel");
  answer (ui, _ ("To whom"), "Maëlle");
  ui_picture (ui->window, "wind-down-supplier");
  /* In the language and register of the person, whatever that of the window. */
  assert_says (ui, "Bonjour Julien,\n\n");
  assert_says (ui, "ce que nous avons réussi ensemble\302\240: le site de 2022. Merci pour votre patience.\n\n");
  assert_says (ui, "il me faut désormais des corrections sous 48 heures & une <i>charte</i>. ");
  assert_says (ui, "Je vous propose de terminer ensemble le rapport annuel, puis de nous arrêter le 28 février 2027. ");
  assert_says (ui, "le préavis de 3\302\240mois");
  assert_says (ui, "m’aider à passer le relais à Maëlle\342\200\257?");
  /* The reminders, and by when. */
  g_assert_nonnull (ui_find_row (ui->window, _ ("Call before writing")));
  g_assert_nonnull (ui_find_row (ui->window, _ ("Last day to give notice")));
  g_assert_nonnull (ui_find_row (ui->window, _ ("Get back what is handed over")));
  g_assert_nonnull (ui_find_row (ui->window, _ ("A last word of thanks")));
  g_assert_true (gtk_widget_has_css_class (ui_find_id (ui->window, "message"), "plain"));

  gtk_widget_activate_action (ui->window, "plan.create", NULL);
  WAIT_UNTIL (has_plan (ui, person));
  ui_settle ();
  ui->window = NULL;
  plan = load_plan (ui, person);
  g_assert_cmpuint (relnet_wind_down_get_steps (plan)->len, ==, 4);
  draft = relnet_message_store_load (reader (ui), relnet_wind_down_get_message_id (plan), NULL);
  g_assert_cmpint (relnet_mail_message_get_state (draft), ==, RELNET_MAIL_STATE_DRAFT);
  g_assert_cmpstr (relnet_mail_message_get_subject (draft), ==, "La suite de notre collaboration");
  contract = relnet_contract_store_load (reader (ui), relnet_wind_down_get_contract_id (plan), NULL);
  g_assert_cmpstr (relnet_contract_get_text (contract, RELNET_CONTRACT_WHAT), ==, "Web & <b>print</b>");
}

/* What the user has written by hand is not written over; “Write Anew” takes it from the steps again. */
static void
test_own_words (Ui *ui, gconstpointer data)
{
  gint64 person = add_person (ui, "Julien", "Tardivel", RELNET_RELATION_SUPPLIER, TRUE);
  GtkWidget *edit;

  open_window (ui, person, 0);
  edit = ui_find_id (ui->window, "edit_button");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (edit), TRUE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find_id (ui->window, "message"))), "Mes mots", -1);
  answer (ui, _ ("Thank you for…"), "votre patience");
  assert_says (ui, "Mes mots");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (edit), FALSE);
  ui_settle ();
  assert_says (ui, "Merci pour votre patience.");
}

/* Too late for this year: it says so, and what comes next; without an address, where the message stays. */
static void
test_too_late (Ui *ui, gconstpointer data)
{
  gint64 person = add_person (ui, "Julien", "Tardivel", RELNET_RELATION_SUPPLIER, FALSE);
  GtkWidget *row;
  const char *words;

  add_contract (ui, person, "2026-12-31", 1);
  open_window (ui, person, 360);
  ui_picture (ui->window, "wind-down-late");
  row = ui_find_row (ui->window, _ ("Give notice by"));
  words = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
  g_assert_nonnull (strstr (words, "2027"));
  g_assert_true (gtk_widget_get_visible (ui_find_id (ui->window, "without_address")));
  /* An end in the past is pointed out before anything is made of it. */
  relnet_date_row_set_date (RELNET_DATE_ROW (ui_find_row (ui->window, _ ("End wished for"))), "2026-01-01");
  ui_settle ();
  g_assert_true (gtk_widget_has_css_class (ui_find_row (ui->window, _ ("End wished for")), "error"));
  gtk_widget_activate_action (ui->window, "plan.create", NULL);
  WAIT_UNTIL (ui_find_type (ui->window, ADW_TYPE_TOAST_OVERLAY) != NULL
              && gtk_widget_get_sensitive (ui_find_id (ui->window, "create_button")));
  ui_settle ();
  g_assert_false (has_plan (ui, person));
  relnet_date_row_set_date (RELNET_DATE_ROW (ui_find_row (ui->window, _ ("End wished for"))), "2027-12-31");
  ui_settle ();
  gtk_widget_activate_action (ui->window, "plan.create", NULL);
  WAIT_UNTIL (has_plan (ui, person));
  ui_settle ();
  ui->window = NULL;
  g_assert_cmpint (relnet_connection_query_int (reader (ui), "SELECT count (*) FROM message", -1), ==, 0);
}

static void
choose_variant (Ui *ui, RelnetWindDownVariant variant)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find_id (ui->window, "variants")), variant);
  ui_settle ();
}

static void
test_mentee (Ui *ui, gconstpointer data)
{
  gint64 person = add_person (ui, "Yann", "Quéméneur", RELNET_RELATION_MENTEE, TRUE);

  open_window (ui, person, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (ui_find_id (ui->window, "variants"))), ==, RELNET_WIND_DOWN_MENTEE);
  answer (ui, _ ("What a way you have come:"), "un premier contrat négocié seul");
  g_assert_null (ui_find_row (ui->window, _ ("Make the introductions")));
  answer (ui, _ ("People you should meet:"), "Aoife, Karim");
  g_assert_nonnull (ui_find_row (ui->window, _ ("Make the introductions")));
  ui_picture (ui->window, "wind-down-mentee");
  assert_says (ui, "Quel chemin parcouru\302\240: un premier contrat négocié seul.");
  assert_says (ui, "donnons-nous des nouvelles tous les 3\302\240mois");
}

static void
test_coffee_and_pause (Ui *ui, gconstpointer data)
{
  gint64 person = add_person (ui, "Hélène", "Marchetti", RELNET_RELATION_CLIENT, TRUE);

  open_window (ui, person, 0);
  answer (ui, _ ("At the moment…"), "je termine un gros projet");
  answer (ui, _ ("Reach me by… (phone, message)"), "téléphone");
  ui_picture (ui->window, "wind-down-coffee");
  assert_says (ui, "En ce moment, je termine un gros projet, et je n’y serais qu’à moitié.");
  assert_says (ui, "à partir du 18 février 2027");
  assert_says (ui, "joignez-moi par téléphone\302\240: je répondrai.");
  /* With others: nothing to wait for. */
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (ui_find_type (ui_find_row (ui->window, _ ("Meet with others")), GTK_TYPE_CHECK_BUTTON)), TRUE);
  ui_settle ();
  assert_says (ui, "un petit groupe");
  g_assert_nonnull (ui_find_row (ui->window, _ ("Invite to a meet-up")));
  g_assert_null (ui_find_row (ui->window, _ ("Get in touch again")));

  choose_variant (ui, RELNET_WIND_DOWN_PAUSE);
  ui_picture (ui->window, "wind-down-pause");
  assert_says (ui, "jusqu’au 18 février 2027\302\240: je termine un gros projet.");
  gtk_widget_activate_action (ui->window, "plan.create", NULL);
  WAIT_UNTIL (has_plan (ui, person));
  ui_settle ();
  ui->window = NULL;
  g_assert_cmpint (relnet_connection_query_int (reader (ui), "SELECT paused_until = '2027-02-18' FROM person", -1), ==, 1);
}

static void
make_plan (Ui *ui, gint64 person)
{
  g_autoptr (RelnetWindDown) plan = relnet_wind_down_new (RELNET_WIND_DOWN_SUPPLIER);

  relnet_wind_down_set_person (plan, person, "Julien Tardivel");
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_UNTIL, "2027-02-28");
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_MESSAGE, "Bonjour <b>Julien</b>");
  relnet_wind_down_plan (plan, NULL, "2026-11-18");
  relnet_wind_down_store_create_async (ui->store.database, plan, NULL, NULL, ui->store.clock, NULL, fixture_done_boolean,
                                       &ui->store);
  fixture_wait (&ui->store);
  g_assert_no_error (ui->store.error);
}

static void
test_progress (Ui *ui, gconstpointer data)
{
  gint64 person = add_person (ui, "Julien", "Tardivel", RELNET_RELATION_SUPPLIER, FALSE);
  g_autoptr (RelnetWindDown) plan = NULL;
  GtkWidget *check;

  make_plan (ui, person);
  plan = load_plan (ui, person);
  show (ui, relnet_wind_down_progress_new (ui->store.database, ui->store.clock, relnet_wind_down_get_id (plan), NULL));
  ui_picture (ui->window, "wind-down-progress");
  g_assert_nonnull (ui_find_label (ui->window, "Bonjour <b>Julien</b>"));
  check = ui_find_type (ui_find_row (ui->window, _ ("Call before writing")), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  WAIT_UNTIL (relnet_connection_query_int (reader (ui), "SELECT count (*) FROM wind_down_step WHERE done_on <> ''", 0) == 1);
  ui_settle ();
  gtk_widget_activate_action (ui->window, "plan.resume", NULL);
  WAIT_UNTIL (!has_plan (ui, person));
  ui_settle ();
  g_assert_false (gtk_widget_get_visible (ui_find_id (ui->window, "resume_button")));
}

static void
test_banner (Ui *ui, gconstpointer data)
{
  gint64 person = add_person (ui, "Julien", "Tardivel", RELNET_RELATION_SUPPLIER, FALSE);
  gint64 other = add_person (ui, "Karim", "Haddouche", RELNET_RELATION_SUPPLIER, FALSE);
  GtkWidget *banner = relnet_wind_down_banner_new (ui->store.database, ui->store.clock);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), banner);
  ui->window = ui_window (box, 500, 200);
  g_object_set (banner, "person-id", person, NULL);
  g_assert_false (gtk_widget_get_visible (banner));
  make_plan (ui, person);
  WAIT_UNTIL (gtk_widget_get_visible (banner));
  g_object_set (banner, "person-id", other, NULL);
  g_assert_false (gtk_widget_get_visible (banner));
  g_object_set (banner, "person-id", person, NULL);
  ui_picture (ui->window, "wind-down-banner");
  g_signal_emit_by_name (ui_find_shown (banner, GTK_TYPE_BUTTON, _ ("Resume")), "clicked");
  WAIT_UNTIL (!gtk_widget_get_visible (banner));
  fixture_undo (&ui->store);
  WAIT_UNTIL (gtk_widget_get_visible (banner));
}

static void
test_contract_editor (Ui *ui, gconstpointer data)
{
  gint64 person = add_person (ui, "Julien", "Tardivel", RELNET_RELATION_SUPPLIER, FALSE);
  g_autoptr (RelnetContract) contract = relnet_contract_new ();
  g_autoptr (GPtrArray) contracts = NULL;
  GtkWidget *group = relnet_contracts_group_new (ui->store.database, ui->store.clock);
  GtkWidget *what, *period;

  relnet_contract_set_person (contract, person, "Julien Tardivel");
  show (ui, relnet_contract_editor_new (ui->store.database, ui->store.clock, contract));
  /* Without words it says what is missing and stays. */
  gtk_widget_activate_action (ui->window, "editor.save", NULL);
  what = ui_find_row (ui->window, _ ("What it is about"));
  g_assert_true (gtk_widget_has_css_class (what, "error"));
  gtk_editable_set_text (GTK_EDITABLE (what), "Web <b>site</b>");
  relnet_date_row_set_date (RELNET_DATE_ROW (ui_find_row (ui->window, _ ("Until"))), "2027-02-28");
  period = ui_find_row (ui->window, _ ("Notice"));
  relnet_period_row_set_period (RELNET_PERIOD_ROW (period), (RelnetPeriod){ 3, RELNET_PERIOD_MONTHS });
  ui_settle ();
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (ui_find_id (ui->window, "notice_words"))), "28"));
  /* As the contract says it, in words: another unit. */
  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (period, GTK_TYPE_SPIN_BUTTON)), "90 jours");
  gtk_spin_button_update (GTK_SPIN_BUTTON (ui_find_type (period, GTK_TYPE_SPIN_BUTTON)));
  g_assert_cmpint (relnet_period_row_get_period (RELNET_PERIOD_ROW (period)).unit, ==, RELNET_PERIOD_DAYS);
  g_assert_cmpint (relnet_period_row_get_period (RELNET_PERIOD_ROW (period)).count, ==, 90);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (ui_find_type (ui_find_row (ui->window, relnet_exit_item_to_title (RELNET_EXIT_FILES)), GTK_TYPE_CHECK_BUTTON)),
      TRUE);
  ui_picture (ui->window, "contract-editor");
  gtk_widget_activate_action (ui->window, "editor.save", NULL);
  WAIT_UNTIL (relnet_connection_query_int (reader (ui), "SELECT count (*) FROM contract", 0) == 1);
  ui_settle ();
  contracts = relnet_contract_store_load_of_person (reader (ui), person, NULL);
  g_assert_cmpuint (relnet_contract_get_checked (g_ptr_array_index (contracts, 0)), ==, 1u << RELNET_EXIT_FILES);
  g_assert_cmpint (relnet_contract_get_notice (g_ptr_array_index (contracts, 0))->unit, ==, RELNET_PERIOD_DAYS);

  g_object_set (group, "person-id", person, NULL);
  ui->window = ui_window (group, 400, 400);
  g_assert_nonnull (ui_find_row (group, "Web <b>site</b>"));
  g_assert_nonnull (ui_find_row (group, _ ("Add a contract…")));
}

static void
open_contract (Ui *ui, gint64 id)
{
  g_autoptr (RelnetContract) contract = relnet_contract_store_load (reader (ui), id, NULL);

  show (ui, relnet_contract_editor_new (ui->store.database, ui->store.clock, contract));
}

/* The user may let a last day to give notice pass, and be reminded after all; of another day nothing was decided. */
static void
test_notice_day_passes (Ui *ui, gconstpointer data)
{
  gint64 person = add_person (ui, "Julien", "Tardivel", RELNET_RELATION_SUPPLIER, FALSE);
  gint64 id = add_contract (ui, person, "2027-02-28", 1);
  GtkWidget *keep;

  open_contract (ui, id);
  keep = ui_find_id (ui->window, "keep_button");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (keep)), ==, _ ("Let It Pass"));
  ui_picture (ui->window, "contract-notice");
  /* What is typed is not stored yet. */
  relnet_date_row_set_date (RELNET_DATE_ROW (ui_find_row (ui->window, _ ("Until"))), "2027-03-31");
  g_assert_false (gtk_widget_get_visible (keep));
  relnet_date_row_set_date (RELNET_DATE_ROW (ui_find_row (ui->window, _ ("Until"))), "2027-02-28");
  g_assert_true (gtk_widget_get_visible (keep));
  gtk_widget_activate_action (ui->window, "editor.keep", NULL);
  WAIT_UNTIL (relnet_connection_query_int (reader (ui), "SELECT kept_on = '2026-11-28' FROM contract", 0) == 1);
  ui_settle ();

  open_contract (ui, id);
  ui_picture (ui->window, "contract-kept");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (ui_find_id (ui->window, "keep_button"))), ==, _ ("Remind Me"));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (ui_find_id (ui->window, "notice_words"))), "28"));
  gtk_widget_activate_action (ui->window, "editor.keep", NULL);
  WAIT_UNTIL (relnet_connection_query_int (reader (ui), "SELECT kept_on = '' FROM contract", 0) == 1);
  ui_settle ();
  fixture_undo (&ui->store);

  open_contract (ui, id);
  relnet_date_row_set_date (RELNET_DATE_ROW (ui_find_row (ui->window, _ ("Until"))), "2027-02-20");
  gtk_widget_activate_action (ui->window, "editor.save", NULL);
  WAIT_UNTIL (relnet_connection_query_int (reader (ui), "SELECT ends_on = '2027-02-20' FROM contract", 0) == 1);
  ui_settle ();
  ui->window = NULL;
  g_assert_cmpint (relnet_connection_query_int (reader (ui), "SELECT kept_on = '' FROM contract", 0), ==, 1);
}

static void
test_contracts (Ui *ui, gconstpointer data)
{
  gint64 person = add_person (ui, "Julien", "Tardivel", RELNET_RELATION_SUPPLIER, FALSE);

  show (ui, relnet_contracts_window_new (ui->store.database, ui->store.clock));
  g_assert_nonnull (ui_find_label (ui->window, _ ("No Contracts Yet")));
  add_contract (ui, person, "2028-02-29", 0);
  add_contract (ui, person, "2027-02-28", 1);
  WAIT_UNTIL (ui_find_row (ui->window, "Web & <b>print</b>") != NULL);
  ui_picture (ui->window, "contracts");
  {
    GtkWidget *first = gtk_widget_get_first_child (ui_find_id (ui->window, "list"));

    g_assert_true (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (first)), "2026") != NULL);
  }
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_test ("/wind-down/supplier", test_supplier);
  ui_test ("/wind-down/own-words", test_own_words);
  ui_test ("/wind-down/too-late", test_too_late);
  ui_test ("/wind-down/mentee", test_mentee);
  ui_test ("/wind-down/coffee-and-pause", test_coffee_and_pause);
  ui_test ("/wind-down/progress", test_progress);
  ui_test ("/wind-down/banner", test_banner);
  ui_test ("/contract/editor", test_contract_editor);
  ui_test ("/contract/notice-day-passes", test_notice_day_passes);
  ui_test ("/contract/list", test_contracts);
  return g_test_run ();
}
