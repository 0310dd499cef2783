/* The other parts of Introductions: those received, suggestions, and on the page of a person who introduced them. All of them
 * in a window of 360 pixels, with names and words that look like markup. */

#include "ui-fixture.h"

#include "store-fixture.h"

#include "relnet-connector-view.h"
#include "relnet-introduction-store.h"
#include "relnet-people-entry.h"
#include "relnet-received-view.h"
#include "relnet-referral-group.h"
#include "relnet-referral-store.h"

#define NARROW 360
#define FIRST "Priya <b>Raghunathan</b>"
#define SECOND "Karim &amp; Haddouche"

typedef struct
{
  Fixture base;
  gint64 priya;
  gint64 karim;
} Ui;

static void
set_up (Ui *ui, gconstpointer data)
{
  fixture_set_up (&ui->base, NULL);
  ui->priya = fixture_add_person (&ui->base, FIRST);
  ui->karim = fixture_add_person (&ui->base, SECOND);
}

static void
tear_down (Ui *ui, gconstpointer data)
{
  fixture_tear_down (&ui->base, NULL);
}

static void
refer (Ui *ui, gint64 person, gint64 introducer)
{
  relnet_referral_store_set_async (ui->base.database, person, introducer, ui->base.clock, NULL, fixture_done_boolean, &ui->base);
  fixture_wait (&ui->base);
  g_assert_no_error (ui->base.error);
}

static void
set_text (Ui *ui, gint64 person, RelnetPersonText text, const char *value)
{
  relnet_person_store_set_text_async (ui->base.database, person, text, value, ui->base.clock, NULL, fixture_done_boolean,
                                      &ui->base);
  fixture_wait (&ui->base);
  g_assert_no_error (ui->base.error);
}

static void
close_window (GtkWidget *window)
{
  g_assert_cmpint (gtk_widget_get_width (window), <=, NARROW);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_received (Ui *ui, gconstpointer data)
{
  GtkWidget *view = relnet_received_view_new (ui->base.database, ui->base.clock);
  GtkWidget *window = ui_window (view, NARROW, 640);
  gint64 tom = fixture_add_person (&ui->base, "Tom <i>Quill");

  WAIT_UNTIL (ui_find_label (view, gettext ("Nobody Introduced to You Yet")) != NULL);
  refer (ui, ui->karim, ui->priya);
  refer (ui, tom, ui->karim);
  /* Who introduced whom, with those they introduced in their turn. */
  WAIT_UNTIL (ui_find_label (view, FIRST) != NULL && ui_find_label (view, SECOND) != NULL
              && ui_find_label (view, "Tom <i>Quill") != NULL);
  g_assert_nonnull (ui_find_label (view, "Introduced 1 person to you, 2 with theirs"));
  g_assert_nonnull (ui_find_label (view, "Introduced on 22 Nov · a thank-you is owed"));
  ui_picture (window, "received-narrow");
  fixture_undo (&ui->base);
  WAIT_UNTIL (ui_find_label (view, "Tom <i>Quill") == NULL);
  close_window (window);
}

static void
chosen_cb (RelnetConnectorView *view, gint64 first, gint64 second, const char *first_reason, const char *second_reason,
           gint64 *chosen)
{
  chosen[0] = first;
  chosen[1] = second;
  g_assert_nonnull (strstr (first_reason, SECOND));
  g_assert_nonnull (strstr (second_reason, FIRST));
}

static void
test_suggestions (Ui *ui, gconstpointer data)
{
  GtkWidget *view = relnet_connector_view_new (ui->base.database, ui->base.clock);
  GtkWidget *window = ui_window (view, NARROW, 640), *button;
  gint64 chosen[2] = { 0, 0 };

  g_signal_connect (view, "chosen", G_CALLBACK (chosen_cb), chosen);
  WAIT_UNTIL (ui_find_label (view, gettext ("No Suggestion")) != NULL);
  fixture_log (&ui->base, ui->priya, RELNET_CHANNEL_IN_PERSON, "2026-11-01", "");
  fixture_log (&ui->base, ui->karim, RELNET_CHANNEL_IN_PERSON, "2026-11-02", "");
  set_text (ui, ui->priya, RELNET_PERSON_THEIR_GOALS, "Certification of <b>hydrogen</b> &amp; storage");
  set_text (ui, ui->karim, RELNET_PERSON_EXPERTISE, "hydrogen");
  WAIT_UNTIL ((button = ui_find_button (view, gettext ("Introduce them…"))) != NULL);
  ui_picture (window, "suggestions-narrow");
  gtk_widget_activate (button);
  WAIT_UNTIL (chosen[0] == ui->priya && chosen[1] == ui->karim);
  /* Refused, the two are not proposed again, until that is taken back. */
  gtk_widget_activate (ui_find_button (view, gettext ("Not these two")));
  WAIT_UNTIL (ui_find_label (view, gettext ("No Suggestion")) != NULL);
  fixture_undo (&ui->base);
  WAIT_UNTIL (ui_find_button (view, gettext ("Introduce them…")) != NULL);
  close_window (window);
}

static void
test_referral (Ui *ui, gconstpointer data)
{
  GtkWidget *group = relnet_referral_group_new (ui->base.database, ui->base.clock);
  GtkWidget *window, *entry;

  g_object_set (group, "person-id", ui->karim, NULL);
  window = ui_window (group, NARROW, 400);
  entry = ui_find_type (group, RELNET_TYPE_PEOPLE_ENTRY);
  g_assert_nonnull (entry);
  g_assert_true (gtk_widget_get_mapped (entry));
  /* Who is chosen is stored at once. */
  relnet_people_entry_add (RELNET_PEOPLE_ENTRY (entry), ui->priya, FIRST);
  WAIT_UNTIL (ui_find_row (group, FIRST) != NULL && gtk_widget_get_mapped (ui_find_row (group, FIRST)));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_find_row (group, FIRST))), ==,
                   "Introduced on 22 Nov · a thank-you is owed");
  g_assert_false (gtk_widget_get_mapped (entry));
  ui_picture (window, "referral-narrow");
  /* On the page of the introducer the same is said from the other side. */
  g_object_set (group, "person-id", ui->priya, NULL);
  WAIT_UNTIL (ui_find_row (group, "Introduced 1 person to you") != NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_find_row (group, "Introduced 1 person to you"))), ==,
                   SECOND);
  g_object_set (group, "person-id", ui->karim, NULL);
  gtk_widget_activate (ui_find_button (group, gettext ("Nobody Introduced Them")));
  WAIT_UNTIL (gtk_widget_get_mapped (entry));
  fixture_undo (&ui->base);
  WAIT_UNTIL (!gtk_widget_get_mapped (entry));
  close_window (window);
}

#define ui_test(path, function) g_test_add (path, Ui, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  ui_test ("/introductions-parts/received", test_received);
  ui_test ("/introductions-parts/suggestions", test_suggestions);
  ui_test ("/introductions-parts/referral", test_referral);
  return g_test_run ();
}
