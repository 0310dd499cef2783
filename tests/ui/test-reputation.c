/* What is found about the user (N3), as they keep it: searches that open on a click only, findings with their answers, and when
 * to look again. */

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-finding-editor.h"
#include "relnet-reputation-store.h"
#include "relnet-reputation-window.h"
#include "window-fixture.h"

#define WHAT "An old <b>quarrel</b> & more"

static void
show (Ui *ui, GtkWidget *window, int width)
{
  ui->window = window;
  gtk_window_set_default_size (GTK_WINDOW (window), width, 720);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_UNTIL (gtk_widget_get_mapped (window));
  ui_settle ();
}

static gint64
add_finding (Ui *ui)
{
  g_autoptr (RelnetFinding) finding = relnet_finding_new ();

  relnet_finding_set_what (finding, WHAT);
  relnet_finding_set_link (finding, "https://forum.example/t/2741");
  relnet_finding_set_tone (finding, RELNET_TONE_BAD);
  relnet_finding_set_answer (finding, "We have <i>settled</i> it since.");
  relnet_finding_set_found_on (finding, "2026-11-18");
  relnet_reputation_store_save_finding_async (ui->store.database, finding, NULL, fixture_done_boolean, &ui->store);
  fixture_wait (&ui->store);
  g_assert_no_error (ui->store.error);
  return relnet_finding_get_id (finding);
}

/* Nothing found yet; searches of one's own come and go; having looked says when the next time is. */
static void
test_plan (Ui *ui, gconstpointer data)
{
  g_autofree char *remove = g_strdup_printf (_ ("Remove the search for “%s”"), "Aubry & <Conseil>");
  g_autofree char *date = relnet_date_format ("2027-02-18");
  g_autofree char *next = g_strdup_printf (_ ("Next time on %s"), date);
  GtkWidget *search;

  show (ui, relnet_reputation_window_new (ui->store.database, ui->store.clock), 640);
  ui_picture (ui->window, "reputation-none");
  g_assert_nonnull (ui_find_row (ui->window, _ ("You have not looked yet")));
  g_assert_true (gtk_widget_get_visible (ui_find_id (ui->window, "no_findings")));
  g_assert_false (gtk_widget_get_visible (ui_find_id (ui->window, "checks")));
  search = ui_find_id (ui->window, "add_search");
  gtk_editable_set_text (GTK_EDITABLE (search), "   ");
  g_signal_emit_by_name (search, "apply");
  gtk_editable_set_text (GTK_EDITABLE (search), " Aubry & <Conseil> ");
  g_signal_emit_by_name (search, "apply");
  WAIT_UNTIL (ui_find_row (ui->window, "Aubry & <Conseil>") != NULL);
  g_assert_cmpint (count (ui, "SELECT count (*) FROM reputation_search"), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find_id (ui->window, "add_search"))), ==, "");
  g_signal_emit_by_name (ui_find_button (ui->window, remove), "clicked");
  WAIT_UNTIL (ui_find_row (ui->window, "Aubry & <Conseil>") == NULL);
  fixture_undo (&ui->store);
  WAIT_UNTIL (ui_find_row (ui->window, "Aubry & <Conseil>") != NULL);

  g_signal_emit_by_name (ui_find_id (ui->window, "looked"), "clicked");
  WAIT_UNTIL (ui_find_row (ui->window, next) != NULL);
  g_assert_true (gtk_widget_get_visible (ui_find_id (ui->window, "checks")));
  ui_picture (ui->window, "reputation-looked");
  /* Never is no next time. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find_id (ui->window, "how_often")), 4);
  WAIT_UNTIL (ui_find_row (ui->window, _ ("No next time is planned")) != NULL);
}

/* What was found is shown as it was written, dealt with, opened again, and deleted; each can be taken back. */
static void
test_findings (Ui *ui, gconstpointer data)
{
  g_autofree char *dealt = g_strdup_printf (_ ("“%s” is dealt with"), WHAT);
  g_autofree char *open = g_strdup_printf (_ ("“%s” is still open"), WHAT);
  g_autofree char *delete = g_strdup_printf (_ ("Delete “%s”"), WHAT);
  g_autofree char *page = g_strdup_printf (_ ("Open the page of “%s”"), WHAT);

  add_finding (ui);
  show (ui, relnet_reputation_window_new (ui->store.database, ui->store.clock), 360);
  ui_picture (ui->window, "reputation-finding");
  g_assert_nonnull (ui_find_row (ui->window, WHAT));
  g_assert_nonnull (
      strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_find_row (ui->window, WHAT))), "<i>settled</i>"));
  g_assert_nonnull (ui_find_button (ui->window, page));
  g_signal_emit_by_name (ui_find_button (ui->window, dealt), "clicked");
  WAIT_UNTIL (ui_find_button (ui->window, open) != NULL);
  g_assert_cmpint (count (ui, "SELECT dealt_on = '2026-11-18' FROM reputation_finding"), ==, 1);
  fixture_undo (&ui->store);
  WAIT_UNTIL (ui_find_button (ui->window, dealt) != NULL);
  g_signal_emit_by_name (ui_find_button (ui->window, delete), "clicked");
  WAIT_UNTIL (ui_find_row (ui->window, WHAT) == NULL);
  g_assert_true (gtk_widget_get_visible (ui_find_id (ui->window, "no_findings")));
  fixture_undo (&ui->store);
  WAIT_UNTIL (ui_find_row (ui->window, WHAT) != NULL);
}

static GtkWidget *
find_editor (Ui *ui)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (RELNET_IS_FINDING_EDITOR (l->data) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

/* One that was found by its words is opened above the window; a link that is none is refused where it is typed. */
static void
test_editor (Ui *ui, gconstpointer data)
{
  gint64 id = add_finding (ui);
  GtkWidget *editor, *link;

  show (ui, relnet_reputation_window_new (ui->store.database, ui->store.clock), 640);
  relnet_reputation_window_open_finding (RELNET_REPUTATION_WINDOW (ui->window), id);
  WAIT_UNTIL (find_editor (ui) != NULL);
  editor = find_editor (ui);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (editor)) == GTK_WINDOW (ui->window));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find_id (editor, "what"))), ==, WHAT);
  link = ui_find_id (editor, "link");
  gtk_editable_set_text (GTK_EDITABLE (link), "javascript:alert(1)");
  g_signal_emit_by_name (ui_find_id (editor, "save_button"), "clicked");
  WAIT_UNTIL (gtk_widget_get_visible (ui_find_id (editor, "problem")));
  ui_picture (editor, "finding-refused");
  gtk_editable_set_text (GTK_EDITABLE (link), "https://forum.example/t/2742");
  g_signal_emit_by_name (ui_find_id (editor, "save_button"), "clicked");
  WAIT_UNTIL (count (ui, "SELECT count (*) FROM reputation_finding WHERE link LIKE '%2742'") == 1);
  WAIT_UNTIL (find_editor (ui) == NULL);

  /* Gone meanwhile: the window stays and says so. */
  relnet_reputation_window_open_finding (RELNET_REPUTATION_WINDOW (ui->window), 12345);
  ui_settle ();
  g_assert_null (find_editor (ui));
  g_assert_nonnull (ui_find_label (ui->window, _ ("This was deleted.")));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_test ("/reputation/plan", test_plan);
  ui_test ("/reputation/findings", test_findings);
  ui_test ("/reputation/editor", test_editor);
  return g_test_run ();
}
