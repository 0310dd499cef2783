/* Meet-ups as a person meets them: made and changed, invited to, called off, who came, and which coffees could be one. */

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-attendance-window.h"
#include "relnet-circle-store.h"
#include "relnet-load-page.h"
#include "relnet-meet-up-chooser.h"
#include "relnet-meet-up-editor.h"
#include "relnet-meet-up-guest-row.h"
#include "relnet-meet-up-store.h"
#include "relnet-meet-ups-window.h"
#include "relnet-people-entry.h"
#include "window-fixture.h"

#define NAME "Breakfast <b>&</b> news"

/* On the first Friday of each month since November: next on 4 December 2026. */
static gint64
add_meet_up (Ui *ui, const gint64 *members, guint n)
{
  g_autoptr (RelnetMeetUp) meet_up = relnet_meet_up_new ();

  relnet_meet_up_set_name (meet_up, NAME);
  relnet_meet_up_set_rule (meet_up, "FREQ=MONTHLY;BYDAY=1FR");
  relnet_meet_up_set_starts_on (meet_up, "2026-11-01");
  relnet_meet_up_set_time (meet_up, "08:30");
  relnet_meet_up_set_place (meet_up, "Café des Arts");
  relnet_meet_up_store_save_async (ui->store.database, meet_up, members, n, 0, ui->store.clock, NULL, fixture_done_boolean,
                                   &ui->store);
  fixture_wait (&ui->store);
  g_assert_no_error (ui->store.error);
  return relnet_meet_up_get_id (meet_up);
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
open_meet_ups (Ui *ui, gint64 meet_up, int width)
{
  GtkWidget *window = relnet_meet_ups_window_new (ui->store.database, ui->store.clock);

  gtk_window_set_default_size (GTK_WINDOW (window), width, 720);
  show (ui, window);
  relnet_meet_ups_window_show (RELNET_MEET_UPS_WINDOW (window), meet_up);
  ui_settle ();
}

static const char *
subtitle (Ui *ui, const char *title)
{
  GtkWidget *row = ui_find_row (ui->window, title);

  g_assert_nonnull (row);
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

static void
fill (Ui *ui, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find_id (ui->window, id)), text);
}

static gboolean
has_problem (Ui *ui)
{
  return gtk_widget_get_visible (ui_find_id (ui->window, "problem"));
}

static void
save (Ui *ui)
{
  g_signal_emit_by_name (ui_find_id (ui->window, "save_button"), "clicked");
}

/* Nothing yet; then a new one, of whoever one came from: nonsense is refused in place, and nothing typed is lost. */
static void
test_new (Ui *ui, gconstpointer data)
{
  gint64 helene = fixture_add_person (&ui->store, "Hélène Marchetti");
  const char *words;

  open_meet_ups (ui, 0, 640);
  g_assert_nonnull (ui_find_label (ui->window, _ ("No Meet-Ups Yet")));
  ui_picture (ui->window, "meet-ups-none");
  gtk_window_destroy (GTK_WINDOW (ui->window));

  show (ui, relnet_meet_up_editor_new (ui->store.database, ui->store.clock, NULL, helene));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (ui->window)), ==, _ ("New Meet-Up"));
  g_assert_false (gtk_widget_get_sensitive (ui_find_id (ui->window, "save_button")));
  fill (ui, "name", NAME);
  g_assert_true (gtk_widget_get_sensitive (ui_find_id (ui->window, "save_button")));
  words = gtk_label_get_text (GTK_LABEL (ui_find_id (ui->window, "words")));
  g_assert_nonnull (strstr (words, "4"));
  fill (ui, "starts_on", "the thirtieth of never");
  save (ui);
  g_assert_true (has_problem (ui));
  fill (ui, "starts_on", "2026-12-01");
  g_assert_false (has_problem (ui));
  fill (ui, "time", "25:99");
  save (ui);
  g_assert_true (has_problem (ui));
  ui_picture (ui->window, "meet-up-editor");
  fill (ui, "time", "8:30");
  save (ui);
  WAIT_UNTIL (count (ui, "SELECT count (*) FROM meet_up JOIN meet_up_member ON meet_up_id = id WHERE time = '08:30'") == 1);
  ui_settle ();
  ui->window = NULL;
  g_assert_cmpint (count (ui, "SELECT starts_on = '2026-12-04' FROM meet_up"), ==, 1);
}

/* Who is invited and comes is said of each, and how many are left to invite; what was called off comes a month later. */
static void
test_guests (Ui *ui, gconstpointer data)
{
  gint64 people[] = { fixture_add_person (&ui->store, "Hélène Marchetti"), fixture_add_person (&ui->store, "Karim & <Haddouche>") };
  gint64 id = add_meet_up (ui, people, 2);
  g_autofree char *two = g_strdup_printf (ngettext ("Invite %u Person…", "Invite %u People…", 2), 2);
  g_autofree char *one = g_strdup_printf (ngettext ("Invite %u Person…", "Invite %u People…", 1), 1);

  open_meet_ups (ui, id, 640);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (ui->window)), ==, NAME);
  g_assert_nonnull (ui_find_shown (ui->window, GTK_TYPE_BUTTON, two));
  ui_picture (ui->window, "meet-up");
  gtk_widget_activate_action (ui_find_row (ui->window, "Karim & <Haddouche>"), "guest.invited", NULL);
  WAIT_UNTIL (ui_find_shown (ui->window, GTK_TYPE_BUTTON, one) != NULL);
  gtk_widget_activate_action (ui_find_row (ui->window, "Hélène Marchetti"), "guest.answer", "s", "no");
  WAIT_UNTIL (ui_find_shown (ui->window, GTK_TYPE_BUTTON, one) == NULL);
  g_assert_cmpstr (subtitle (ui, "Hélène Marchetti"), !=, subtitle (ui, "Karim & <Haddouche>"));
  ui_picture (ui->window, "meet-up-invited");

  /* The next time is another one. */
  g_signal_emit_by_name (ui_find_button (ui->window, _ ("Call off this time")), "clicked");
  WAIT_UNTIL (ui_find_shown (ui->window, GTK_TYPE_BUTTON, two) != NULL);
  fixture_undo (&ui->store);
  WAIT_UNTIL (ui_find_shown (ui->window, GTK_TYPE_BUTTON, two) == NULL);

  gtk_widget_activate_action (ui_find_row (ui->window, "Hélène Marchetti"), "guest.remove", NULL);
  WAIT_UNTIL (count (ui, "SELECT count (*) FROM meet_up_member") == 1);
  ui_settle ();
  gtk_widget_activate_action (ui->window, "meet-ups.end", NULL);
  WAIT_UNTIL (count (ui, "SELECT count (*) FROM meet_up WHERE ended_on <> ''") == 1);
  ui_settle ();
  gtk_widget_activate_action (ui->window, "meet-ups.back", NULL);
  ui_settle ();
  g_assert_nonnull (ui_find_label (ui->window, _ ("Over")));
  g_assert_nonnull (ui_find_row (ui->window, NAME));

  /* Deleted elsewhere while it is shown: the list is. */
  relnet_meet_ups_window_show (RELNET_MEET_UPS_WINDOW (ui->window), id);
  gtk_widget_activate_action (ui->window, "meet-ups.delete", NULL);
  WAIT_UNTIL (ui_find_label (ui->window, _ ("No Meet-Ups Yet")) != NULL);
}

static GtkWidget *
find_check (Ui *ui, const char *name)
{
  GtkWidget *label = ui_find_label (ui->window, name);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON);
}

static void
open_attendance (Ui *ui, gint64 id)
{
  GError *error = NULL;
  GtkWidget *window
      = relnet_attendance_window_new (ui->store.database, ui->store.clock, id, "2026-11-06", &error);

  g_assert_no_error (error);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  show (ui, window);
}

/* Whoever was to come is ticked; what is noted is in the timeline of all who came, can be changed, and taken back for all. */
static void
test_attendance (Ui *ui, gconstpointer data)
{
  const char *names[] = { "Hélène Marchetti", "Karim <i>Haddouche</i>", "Zoé Martin" };
  gint64 people[G_N_ELEMENTS (names)];
  gint64 id;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    people[i] = fixture_add_person (&ui->store, names[i]);
  id = add_meet_up (ui, people, G_N_ELEMENTS (names));
  open_attendance (ui, id);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_check (ui, names[1]))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (ui, names[1])), FALSE);
  fill (ui, "note", "Budgets & <b>hiring</b>");
  ui_picture (ui->window, "attendance");
  save (ui);
  WAIT_UNTIL (count (ui, "SELECT count (*) FROM interaction_person JOIN interaction ON interaction.id = interaction_id"
                         " WHERE channel = 'group-event' AND deleted_at IS NULL") == 2);
  ui_settle ();

  open_attendance (ui, id);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_check (ui, names[1]))));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find_id (ui->window, "note"))), ==, "Budgets & <b>hiring</b>");
  g_signal_emit_by_name (ui_find_id (ui->window, "all_button"), "clicked");
  ui_settle ();
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_check (ui, names[1]))));
  save (ui);
  WAIT_UNTIL (count (ui, "SELECT count (*) FROM interaction_person JOIN interaction ON interaction.id = interaction_id"
                         " WHERE channel = 'group-event' AND deleted_at IS NULL") == 3);
  ui_settle ();
  ui->window = NULL;
  fixture_undo (&ui->store);
  fixture_undo (&ui->store);
  g_assert_cmpint (count (ui, "SELECT count (*) FROM interaction WHERE channel = 'group-event' AND deleted_at IS NULL"), ==, 0);
  g_assert_cmpint (count (ui, "SELECT count (*) FROM meet_up_occurrence WHERE state = 'held'"), ==, 0);
}

/* Somebody is taken into one there is; without any, a new one is made at once. */
static void
test_chooser (Ui *ui, gconstpointer data)
{
  gint64 helene = fixture_add_person (&ui->store, "Hélène Marchetti");

  show (ui, relnet_meet_up_chooser_new (ui->store.database, ui->store.clock, helene));
  g_assert_true (RELNET_IS_MEET_UP_EDITOR (ui->window));
  gtk_window_destroy (GTK_WINDOW (ui->window));
  add_meet_up (ui, NULL, 0);
  show (ui, relnet_meet_up_chooser_new (ui->store.database, ui->store.clock, helene));
  g_assert_nonnull (ui_find_row (ui->window, _ ("New meet-up…")));
  ui_picture (ui->window, "meet-up-chooser");
  adw_action_row_activate (ADW_ACTION_ROW (ui_find_row (ui->window, NAME)));
  WAIT_UNTIL (count (ui, "SELECT count (*) FROM meet_up_member") == 1);
  ui_settle ();
  ui->window = NULL;
}

static gboolean
add_coffees (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  gint64 *people = data;

  relnet_changes_add_all (changes, RELNET_CHANGE_INTERACTION);
  for (int i = 0; i < 12; i++)
    {
      g_autoptr (RelnetInteraction) coffee = relnet_interaction_new ();
      g_autoptr (RelnetClock) clock = relnet_clock_new_fixed (1794988800);
      g_autofree char *date = g_strdup_printf ("2026-%02d-04", i % 10 + 1);

      relnet_interaction_set_date (coffee, date);
      relnet_interaction_set_channel (coffee, RELNET_CHANNEL_IN_PERSON);
      relnet_interaction_set_minutes (coffee, i == 0 ? 30 : 120);
      relnet_interaction_add_person (coffee, people[i == 0], "");
      if (!relnet_interaction_store_insert (connection, changes, coffee, clock, error))
        return FALSE;
    }
  return TRUE;
}

/* Who takes much time stands first, with the invitation; others below. */
static void
test_load (Ui *ui, gconstpointer data)
{
  gint64 people[] = { fixture_add_person (&ui->store, "Karim & <Haddouche>"), fixture_add_person (&ui->store, "Zoé Martin") };
  g_autofree char *invite = g_strdup_printf (_ ("Invite %s to a meet-up"), "Karim & <Haddouche>");
  GtkWidget *page = relnet_load_page_new (ui->store.database, ui->store.clock);
  GError *error = NULL;

  ui->window = ui_window (page, 360, 640);
  WAIT_UNTIL (ui_find_label (page, _ ("No Meetings Noted Yet")) != NULL);
  relnet_database_write (ui->store.database, add_coffees, people, &error);
  g_assert_no_error (error);
  WAIT_UNTIL (ui_find_row (page, "Karim & <Haddouche>") != NULL && ui_find_row (page, "Zoé Martin") != NULL);
  ui_picture (ui->window, "load");
  g_assert_nonnull (ui_find_label (page, _ ("Could Be a Meet-Up")));
  g_assert_nonnull (ui_find_label (page, _ ("Everybody Else")));
  g_assert_nonnull (ui_find_button (page, invite));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_test ("/meet-ups/new", test_new);
  ui_test ("/meet-ups/guests", test_guests);
  ui_test ("/meet-ups/attendance", test_attendance);
  ui_test ("/meet-ups/chooser", test_chooser);
  ui_test ("/meet-ups/load", test_load);
  return g_test_run ();
}
