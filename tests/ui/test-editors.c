/* The small editors: follow-up, snooze, circle, and the settings of reminders. In both languages. */

#include "../store/store-fixture.h"
#include "ui-fixture.h"

#include "relnet-cadence.h"
#include "relnet-circle-editor.h"
#include "relnet-circle-store.h"
#include "relnet-date.h"
#include "relnet-field-row.h"
#include "relnet-follow-up-editor.h"
#include "relnet-progress-window.h"
#include "relnet-reminders-preferences-page.h"
#include "relnet-snooze-popover.h"

#define T(text) dgettext (GETTEXT_PACKAGE, text)

#define TODAY "2026-11-22"

/* GDK may still hold events for it: they are let go before the next window comes. */
static void
close_window (GtkWidget *window)
{
  ui_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

/* A popover on a button in a window, open. */
static GtkWidget *
show_popover (GtkWidget *popover)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *window;

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  window = ui_window (button, 600, 700);
  gtk_popover_popup (GTK_POPOVER (popover));
  WAIT_UNTIL (gtk_widget_get_mapped (popover));
  ui_settle ();
  return window;
}

static void
select_day (GtkWidget *calendar, int year, int month, int day)
{
  g_autoptr (GDateTime) date = g_date_time_new_local (year, month, day, 12, 0, 0);

  gtk_calendar_select_day (GTK_CALENDAR (calendar), date);
}

static void
saved_cb (GtkWidget *editor, RelnetFollowUp *follow_up, RelnetFollowUp **saved)
{
  g_set_object (saved, follow_up);
}

static void
test_follow_up (void)
{
  GtkWidget *editor = relnet_follow_up_editor_new (TODAY);
  GtkWidget *window = show_popover (editor);
  GtkEditable *what = GTK_EDITABLE (ui_find_id (editor, "what"));
  g_autoptr (RelnetFollowUp) saved = NULL;
  g_autoptr (RelnetFollowUp) old = relnet_follow_up_new ();
  g_autofree char *tomorrow = relnet_snooze_get_date (RELNET_SNOOZE_TOMORROW, TODAY);
  g_autofree char *words = relnet_date_format ("2026-12-15");

  g_signal_connect (editor, "save", G_CALLBACK (saved_cb), &saved);
  ui_picture (window, "follow-up-editor");
  /* A new one: a word, a day from the choices. */
  gtk_editable_set_text (what, "Devis <transport> & délais");
  g_signal_emit_by_name (gtk_widget_get_first_child (ui_find_id (editor, "choices")), "clicked");
  g_signal_emit_by_name (ui_find_id (editor, "save"), "clicked");
  g_assert_nonnull (saved);
  g_assert_cmpint (relnet_follow_up_get_id (saved), ==, 0);
  g_assert_cmpstr (relnet_follow_up_get_what (saved), ==, "Devis <transport> & délais");
  g_assert_cmpstr (relnet_follow_up_get_due (saved), ==, tomorrow);
  /* It begins anew. */
  g_assert_cmpstr (gtk_editable_get_text (what), ==, "");

  /* One there is: its word and day are shown; a day is picked, and having been put off counts no more. */
  relnet_follow_up_set_id (old, 7);
  relnet_follow_up_set_what (old, "Envoyer le plan");
  relnet_follow_up_set_due (old, "2026-12-01");
  relnet_follow_up_set_snoozed_until (old, "2026-12-20");
  relnet_follow_up_editor_edit (RELNET_FOLLOW_UP_EDITOR (editor), old);
  g_assert_cmpstr (gtk_editable_get_text (what), ==, "Envoyer le plan");
  select_day (ui_find_id (editor, "calendar"), 2026, 12, 15);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (ui_find_id (editor, "when"))), ==, words);
  g_signal_emit_by_name (ui_find_id (editor, "save"), "clicked");
  g_assert_true (saved == old);
  g_assert_cmpint (relnet_follow_up_get_id (saved), ==, 7);
  g_assert_cmpstr (relnet_follow_up_get_due (saved), ==, "2026-12-15");
  g_assert_cmpstr (relnet_follow_up_get_snoozed_until (saved), ==, "");
  close_window (window);
}

static void
picked_cb (GtkWidget *popover, const char *date, char **picked)
{
  g_free (*picked);
  *picked = g_strdup (date);
}

static void
test_snooze (void)
{
  GtkWidget *popover = relnet_snooze_popover_new (TODAY);
  GtkWidget *window = show_popover (popover);
  GtkWidget *apply = ui_find_id (popover, "apply");
  GtkWidget *choice = gtk_widget_get_first_child (ui_find_id (popover, "dates"));
  g_autofree char *picked = NULL;

  g_signal_connect (popover, "picked", G_CALLBACK (picked_cb), &picked);
  ui_picture (window, "snooze-popover");
  for (guint i = 0; i < RELNET_N_SNOOZES; i++, choice = gtk_widget_get_next_sibling (choice))
    {
      g_autofree char *date = relnet_snooze_get_date ((RelnetSnooze) i, TODAY);

      gtk_popover_popup (GTK_POPOVER (popover));
      WAIT_UNTIL (gtk_widget_get_mapped (popover));
      g_assert_nonnull (ui_find_label (choice, relnet_snooze_to_label ((RelnetSnooze) i)));
      g_signal_emit_by_name (choice, "clicked");
      g_assert_cmpstr (picked, ==, date);
      WAIT_UNTIL (!gtk_widget_get_mapped (popover));
    }
  g_assert_null (choice);
  /* A day of one's own: one to come. */
  gtk_popover_popup (GTK_POPOVER (popover));
  g_signal_emit_by_name (ui_find_id (popover, "pick_date"), "clicked");
  ui_picture (window, "snooze-calendar");
  select_day (ui_find_id (popover, "calendar"), 2026, 11, 22);
  g_assert_false (gtk_widget_get_sensitive (apply));
  select_day (ui_find_id (popover, "calendar"), 2027, 1, 31);
  g_assert_true (gtk_widget_get_sensitive (apply));
  g_signal_emit_by_name (apply, "clicked");
  g_assert_cmpstr (picked, ==, "2027-01-31");
  close_window (window);
}

static RelnetCircle *
get_circle (Fixture *fixture, guint n, guint i)
{
  g_autoptr (GPtrArray) circles
      = relnet_circle_store_load_all (relnet_database_get_reader (fixture->database), NULL);

  g_assert_cmpuint (circles->len, ==, n);
  return n > 0 ? g_object_ref (g_ptr_array_index (circles, i)) : NULL;
}

static GtkWidget *
open_circle_editor (Fixture *fixture, gint64 id, gpointer *gone)
{
  GtkWidget *editor = GTK_WIDGET (relnet_circle_editor_new (NULL, fixture->database, id));

  *gone = editor;
  g_object_add_weak_pointer (G_OBJECT (editor), gone);
  gtk_window_present (GTK_WINDOW (editor));
  WAIT_UNTIL (gtk_widget_get_mapped (editor));
  ui_settle ();
  return editor;
}

static void
test_circle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetCircle) circle = NULL;
  g_autoptr (RelnetCircle) changed = NULL;
  gpointer gone = NULL;
  GtkWidget *editor = open_circle_editor (fixture, 0, &gone);
  GtkWidget *colour;

  /* Without a name there is nothing to save. */
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (editor)), ==, T ("New Circle"));
  g_assert_false (gtk_widget_get_sensitive (ui_find_id (editor, "save_button")));
  g_assert_false (gtk_widget_get_visible (ui_find_id (editor, "delete_button")));
  gtk_editable_set_text (GTK_EDITABLE (ui_find_id (editor, "name")), "Clients & <amis>");
  g_assert_true (gtk_widget_get_sensitive (ui_find_id (editor, "save_button")));
  colour = gtk_widget_get_next_sibling (gtk_widget_get_first_child (ui_find_id (editor, "colours")));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (colour), TRUE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find_id (editor, "cadence")), 2);
  ui_picture (editor, "circle-editor");
  g_signal_emit_by_name (ui_find_id (editor, "save_button"), "clicked");
  WAIT_UNTIL (gone == NULL);
  ui_settle ();
  circle = get_circle (fixture, 1, 0);
  g_assert_cmpstr (relnet_circle_get_name (circle), ==, "Clients & <amis>");
  g_assert_cmpint (relnet_circle_get_colour (circle), ==, 1);
  g_assert_cmpint (relnet_circle_get_cadence_days (circle), ==, 30);

  /* A name that is taken is refused in the window, which stays. */
  editor = open_circle_editor (fixture, 0, &gone);
  gtk_editable_set_text (GTK_EDITABLE (ui_find_id (editor, "name")), "clients & <AMIS>");
  g_signal_emit_by_name (ui_find_id (editor, "save_button"), "clicked");
  WAIT_UNTIL (gtk_widget_get_visible (ui_find_id (editor, "problem")));
  g_assert_true (gtk_widget_has_css_class (ui_find_id (editor, "name"), "error"));
  close_window (editor);

  /* Changed, then deleted; each is one act that can be taken back. */
  editor = open_circle_editor (fixture, relnet_circle_get_id (circle), &gone);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (editor)), ==, T ("Edit Circle"));
  gtk_switch_set_active (GTK_SWITCH (ui_find_id (editor, "exempt")), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (ui_find_id (editor, "name")), "Clients");
  g_signal_emit_by_name (ui_find_id (editor, "save_button"), "clicked");
  WAIT_UNTIL (gone == NULL);
  ui_settle ();
  changed = get_circle (fixture, 1, 0);
  g_assert_cmpstr (relnet_circle_get_name (changed), ==, "Clients");
  g_assert_true (relnet_circle_get_exempt (changed));
  editor = open_circle_editor (fixture, relnet_circle_get_id (circle), &gone);
  g_signal_emit_by_name (ui_find_id (editor, "delete_button"), "clicked");
  WAIT_UNTIL (gone == NULL);
  ui_settle ();
  get_circle (fixture, 0, 0);
  fixture_undo (fixture);
  g_object_unref (get_circle (fixture, 1, 0));
}

static guint
get_selected (GtkWidget *page, const char *id)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (ui_find_id (page, id)));
}

static void
test_reminders (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("com.example.RelNet");
  GtkWidget *page, *window;

  /* What no choice offers is shown by the nearest one, and is not changed by looking. */
  g_settings_set_int (settings, "default-cadence", 45);
  page = relnet_reminders_preferences_page_new (settings);
  window = ui_window (page, 600, 900);
  ui_picture (window, "preferences-reminders");
  g_assert_cmpint (g_settings_get_int (settings, "default-cadence"), ==, 45);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find_id (page, "cadence")), 3);
  g_assert_cmpint (g_settings_get_int (settings, "default-cadence"), ==, 90);

  gtk_switch_set_active (GTK_SWITCH (ui_find_id (page, "notifications")), FALSE);
  g_assert_false (g_settings_get_boolean (settings, "notifications"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (ui_find_id (page, "at_most")), 9);
  g_assert_cmpint (g_settings_get_int (settings, "max-notifications"), ==, 9);

  /* What a digest and quiet hours need is asked only while they are wanted. */
  gtk_switch_set_active (GTK_SWITCH (ui_find_id (page, "digest")), TRUE);
  g_assert_true (gtk_widget_get_sensitive (ui_find_id (page, "digest_time_row")));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find_id (page, "digest_days")), 3);
  g_assert_cmpuint (g_settings_get_flags (settings, "digest-days"), ==, 0x01);
  gtk_switch_set_active (GTK_SWITCH (ui_find_id (page, "digest")), FALSE);
  g_assert_false (g_settings_get_boolean (settings, "digest"));

  /* Changed elsewhere, it shows here. */
  g_settings_set_flags (settings, "digest-days", 0x7f);
  g_assert_cmpuint (get_selected (page, "digest_days"), ==, 2);
  g_settings_set_int (settings, "default-cadence", 365);
  g_assert_cmpuint (get_selected (page, "cadence"), ==, 5);
  close_window (window);
  for (guint i = 0; i < 5; i++)
    g_settings_reset (settings, ((const char *const[]){ "default-cadence", "notifications", "max-notifications",
                                                        "digest", "digest-days" })[i]);
}

static gboolean
is_shortened_as (GtkWidget *row, const char *text, PangoEllipsizeMode mode)
{
  GtkWidget *label = ui_find_label (row, text);

  return label != NULL && gtk_widget_get_visible (label) && gtk_label_get_ellipsize (GTK_LABEL (label)) == mode
         && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* A field that is too long says so where it is cut, an address in its middle; one comes to edit it, and it is whole. */
static void
test_long_field (void)
{
  static const char address[] = "maximiliane.hohenfels-wittgenau@beteiligungsgesellschaft-wendelau.example";
  GtkWidget *group = adw_preferences_group_new (), *row = relnet_field_row_new ("E-mail", NULL, NULL);
  GtkWidget *other = relnet_field_row_new ("Nickname", NULL, NULL);
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  GtkWidget *window;
  graphene_rect_t shown, typed, letter;

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), other);
  relnet_field_row_set_stored (RELNET_FIELD_ROW (row), address);
  window = ui_window (group, 360, 300);
  gtk_widget_grab_focus (other);
  WAIT_UNTIL (is_shortened_as (row, address, PANGO_ELLIPSIZE_MIDDLE));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (text), ==, address);
  g_assert_true (gtk_widget_has_css_class (row, "shortened"));
  ui_settle ();
  g_assert_true (gtk_widget_compute_bounds (ui_find_label (row, address), row, &shown));
  g_assert_true (gtk_widget_compute_bounds (text, row, &typed));
  g_assert_cmpfloat_with_epsilon (shown.origin.x, typed.origin.x, 1);
  gtk_text_compute_cursor_extents (GTK_TEXT (text), 0, &letter, NULL);
  g_assert_cmpfloat_with_epsilon (shown.origin.y, typed.origin.y + letter.origin.y, 1);
  g_assert_cmpfloat_with_epsilon (shown.size.width, typed.size.width, 1);

  gtk_widget_grab_focus (row);
  WAIT_UNTIL (!gtk_widget_has_css_class (row, "shortened"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (text), ==, NULL);
  gtk_widget_grab_focus (other);
  WAIT_UNTIL (is_shortened_as (row, address, PANGO_ELLIPSIZE_MIDDLE));

  relnet_field_row_set_stored (RELNET_FIELD_ROW (row), "Met at the congress of the engineers of the two banks, twice");
  WAIT_UNTIL (is_shortened_as (row, "Met at the congress of the engineers of the two banks, twice", PANGO_ELLIPSIZE_END));
  relnet_field_row_set_stored (RELNET_FIELD_ROW (row), "nell@x.example");
  WAIT_UNTIL (!gtk_widget_has_css_class (row, "shortened"));
  g_assert_null (gtk_widget_get_tooltip_text (text));
  close_window (window);
}

/* What takes a moment shows nothing; what takes longer, how far it is, and it can be ended. */
static void
test_progress (void)
{
  GtkWidget *label = gtk_label_new ("People"), *window = ui_window (label, 600, 400), *bar, *cancel;
  RelnetProgressWindow *progress = relnet_progress_window_start (label, "Exporting contacts…");

  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (progress)));
  relnet_progress_window_set_progress (1, 4, progress);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (progress)));
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (progress)) == GTK_WINDOW (window));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (progress), "Exporting contacts…"));
  bar = ui_find_type (GTK_WIDGET (progress), GTK_TYPE_PROGRESS_BAR);
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), ==, 0.25);
  relnet_progress_window_set_progress (4, 4, progress);
  WAIT_UNTIL (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)) == 1);
  ui_picture (GTK_WIDGET (progress), "progress");
  cancel = ui_find_id (GTK_WIDGET (progress), "cancel");
  g_assert_false (g_cancellable_is_cancelled (relnet_progress_window_get_cancellable (progress)));
  gtk_window_close (GTK_WINDOW (progress));
  WAIT_UNTIL (g_cancellable_is_cancelled (relnet_progress_window_get_cancellable (progress)));
  g_assert_false (gtk_widget_is_sensitive (cancel));
  g_object_add_weak_pointer (G_OBJECT (progress), (gpointer *)&bar);
  relnet_progress_window_end (progress);
  WAIT_UNTIL (bar == NULL);

  progress = relnet_progress_window_start (label, "Exporting contacts…");
  bar = GTK_WIDGET (progress);
  g_object_add_weak_pointer (G_OBJECT (progress), (gpointer *)&bar);
  relnet_progress_window_end (progress);
  g_assert_null (bar);
  close_window (window);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/editors/follow-up", test_follow_up);
  g_test_add_func ("/editors/snooze", test_snooze);
  fixture_test ("/editors/circle", test_circle);
  g_test_add_func ("/editors/reminders", test_reminders);
  g_test_add_func ("/editors/long-field", test_long_field);
  g_test_add_func ("/editors/progress", test_progress);
  return g_test_run ();
}
