#include "relnet-contract-editor.h"

#include <glib/gi18n-lib.h>

#include "relnet-answer-row.h"
#include "relnet-contract-store.h"
#include "relnet-date-row.h"
#include "relnet-names.h"
#include "relnet-people-entry.h"
#include "relnet-period-row.h"
#include "relnet-report-error.h"
#include "relnet-text.h"

/**
 * RelnetContractEditor:
 *
 * A window to note or change a contract (E2): with whom, for how long, how it is ended, and what its exit clause settles. What
 * follows from the dates is said while they are chosen.
 */
struct _RelnetContractEditor
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *box;
  GtkBox *people_box;
  AdwEntryRow *what;
  AdwEntryRow *organisation;
  AdwEntryRow *cost;
  AdwPreferencesGroup *terms;
  GtkWidget *notice_box;
  GtkLabel *notice_words;
  GtkButton *keep_button;
  AdwPreferencesGroup *exit;
  AdwEntryRow *exit_cost;
  AdwExpanderRow *checklist;
  GtkWidget *acts;
  GtkButton *notice_button;
  RelnetPeopleEntry *people;
  RelnetDateRow *starts_on;
  RelnetDateRow *ends_on;
  RelnetPeriodRow *notice;
  RelnetPeriodRow *renewal;
  RelnetAnswerRow *exit_clause;
  GtkCheckButton *checks[RELNET_N_EXIT_ITEMS];

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetContract *contract;
  char *today;
};

G_DEFINE_FINAL_TYPE (RelnetContractEditor, relnet_contract_editor, ADW_TYPE_WINDOW)

/* What is typed, as a contract. */
static RelnetContract *
read_fields (RelnetContractEditor *self)
{
  RelnetContract *contract = relnet_contract_copy (self->contract);
  g_autofree char *clause = relnet_answer_row_dup_text (self->exit_clause);
  guint checked = 0;

  relnet_contract_set_text (contract, RELNET_CONTRACT_WHAT, gtk_editable_get_text (GTK_EDITABLE (self->what)));
  relnet_contract_set_text (contract, RELNET_CONTRACT_ORGANISATION, gtk_editable_get_text (GTK_EDITABLE (self->organisation)));
  relnet_contract_set_text (contract, RELNET_CONTRACT_COST, gtk_editable_get_text (GTK_EDITABLE (self->cost)));
  relnet_contract_set_text (contract, RELNET_CONTRACT_EXIT_COST, gtk_editable_get_text (GTK_EDITABLE (self->exit_cost)));
  relnet_contract_set_text (contract, RELNET_CONTRACT_EXIT_CLAUSE, clause);
  relnet_contract_set_text (contract, RELNET_CONTRACT_STARTS_ON, relnet_date_row_get_date (self->starts_on));
  relnet_contract_set_text (contract, RELNET_CONTRACT_ENDS_ON, relnet_date_row_get_date (self->ends_on));
  relnet_contract_set_notice (contract, relnet_period_row_get_period (self->notice));
  relnet_contract_set_renewal (contract, relnet_period_row_get_period (self->renewal));
  for (guint i = 0; i < RELNET_N_EXIT_ITEMS; i++)
    if (gtk_check_button_get_active (self->checks[i]))
      checked |= 1u << i;
  relnet_contract_set_checked (contract, checked);
  if (self->people != NULL)
    {
      g_autoptr (RelnetInteraction) people = relnet_interaction_new ();

      relnet_people_entry_give_to (self->people, people);
      if (relnet_interaction_get_n_people (people) > 0)
        relnet_contract_set_person (contract, relnet_interaction_get_person_id (people, 0),
                                    relnet_interaction_get_person_name (people, 0));
    }
  return contract;
}

/* Whether what is typed has the same last day to give notice as what is stored. */
static gboolean
has_same_day (RelnetContractEditor *self, RelnetContract *typed)
{
  RelnetNoticeDate stored, date;

  return relnet_contract_compute (self->contract, self->today, &stored, NULL) && stored.state == RELNET_NOTICE_OPEN
         && relnet_contract_compute (typed, self->today, &date, NULL) && g_str_equal (stored.notice_by, date.notice_by);
}

/* Only of the day that is stored can be decided: what is typed is saved first. */
static void
update_keep (RelnetContractEditor *self, RelnetContract *typed)
{
  gtk_widget_set_visible (GTK_WIDGET (self->keep_button),
                          relnet_contract_get_id (self->contract) != 0
                              && *relnet_contract_get_text (self->contract, RELNET_CONTRACT_NOTICE_GIVEN_ON) == '\0'
                              && has_same_day (self, typed));
  gtk_button_set_label (self->keep_button,
                        relnet_contract_is_kept (self->contract, self->today) ? _ ("Remind Me") : _ ("Let It Pass"));
}

static void
changed_cb (RelnetContractEditor *self)
{
  g_autoptr (RelnetContract) contract = NULL;
  g_autofree char *words = NULL;
  g_autofree char *settled = NULL;
  guint n = 0;

  if (self->contract == NULL)
    return;
  contract = read_fields (self);
  words = relnet_contract_describe (contract, self->today);
  gtk_label_set_text (self->notice_words, words);
  update_keep (self, contract);
  for (guint i = 0; i < RELNET_N_EXIT_ITEMS; i++)
    n += (relnet_contract_get_checked (contract) >> i) & 1;
  settled = g_strdup_printf (ngettext ("%u of %d point", "%u of %d points", RELNET_N_EXIT_ITEMS), n, RELNET_N_EXIT_ITEMS);
  adw_expander_row_set_subtitle (self->checklist, settled);
  gtk_widget_remove_css_class (GTK_WIDGET (self->what), "error");
}

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetContractEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_contract_store_finish (RELNET_DATABASE (object), result, &error))
    {
      gtk_widget_set_sensitive (self->box, TRUE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", TRUE);
      relnet_report_error (self->box, error);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
begin_writing (RelnetContractEditor *self)
{
  gtk_widget_set_sensitive (self->box, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", FALSE);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetContractEditor *self = RELNET_CONTRACT_EDITOR (widget);
  g_autoptr (RelnetContract) contract = read_fields (self);

  if (relnet_text_is_blank (relnet_contract_get_text (contract, RELNET_CONTRACT_WHAT)))
    {
      g_autoptr (GError) error
          = g_error_new_literal (RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, _ ("Say what the contract is about."));

      gtk_widget_add_css_class (GTK_WIDGET (self->what), "error");
      gtk_widget_grab_focus (GTK_WIDGET (self->what));
      relnet_report_error (self->box, error);
      return;
    }
  /* It was another day that was to pass. */
  if (!has_same_day (self, contract))
    relnet_contract_set_text (contract, RELNET_CONTRACT_KEPT_ON, "");
  begin_writing (self);
  relnet_contract_store_save_async (self->database, contract, self->clock, NULL, written, g_object_ref (self));
}

static void
notice_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetContractEditor *self = RELNET_CONTRACT_EDITOR (widget);
  gboolean given = *relnet_contract_get_text (self->contract, RELNET_CONTRACT_NOTICE_GIVEN_ON) != '\0';

  begin_writing (self);
  relnet_contract_store_give_notice_async (self->database, self->contract, !given, self->clock, NULL, written,
                                           g_object_ref (self));
}

static void
keep_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetContractEditor *self = RELNET_CONTRACT_EDITOR (widget);
  gboolean kept = relnet_contract_is_kept (self->contract, self->today);

  begin_writing (self);
  relnet_contract_store_keep_async (self->database, self->contract, !kept, self->clock, NULL, written, g_object_ref (self));
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetContractEditor *self = RELNET_CONTRACT_EDITOR (widget);

  begin_writing (self);
  relnet_contract_store_delete_async (self->database, self->contract, self->clock, NULL, written, g_object_ref (self));
}

static void
relnet_contract_editor_dispose (GObject *object)
{
  RelnetContractEditor *self = RELNET_CONTRACT_EDITOR (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->contract);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_CONTRACT_EDITOR);
  G_OBJECT_CLASS (relnet_contract_editor_parent_class)->dispose (object);
}

static void
relnet_contract_editor_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_CONTRACT_EDITOR (object)->today, g_free);
  G_OBJECT_CLASS (relnet_contract_editor_parent_class)->finalize (object);
}

static void
relnet_contract_editor_class_init (RelnetContractEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_contract_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = relnet_contract_editor_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/wind-down/relnet-contract-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetContractEditor, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetContractEditor, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetContractEditor, people_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetContractEditor, what);
  gtk_widget_class_bind_template_child (widget_class, RelnetContractEditor, organisation);
  gtk_widget_class_bind_template_child (widget_class, RelnetContractEditor, cost);
  gtk_widget_class_bind_template_child (widget_class, RelnetContractEditor, terms);
  gtk_widget_class_bind_template_child (widget_class, RelnetContractEditor, notice_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetContractEditor, notice_words);
  gtk_widget_class_bind_template_child (widget_class, RelnetContractEditor, keep_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetContractEditor, exit);
  gtk_widget_class_bind_template_child (widget_class, RelnetContractEditor, exit_cost);
  gtk_widget_class_bind_template_child (widget_class, RelnetContractEditor, checklist);
  gtk_widget_class_bind_template_child (widget_class, RelnetContractEditor, acts);
  gtk_widget_class_bind_template_child (widget_class, RelnetContractEditor, notice_button);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "editor.notice", NULL, notice_cb);
  gtk_widget_class_install_action (widget_class, "editor.keep", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "editor.delete", NULL, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "editor.save", NULL);
}

static void
add_checklist (RelnetContractEditor *self)
{
  for (guint i = 0; i < RELNET_N_EXIT_ITEMS; i++)
    {
      GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
      const char *title = relnet_exit_item_to_title ((RelnetExitItem) i);

      self->checks[i] = GTK_CHECK_BUTTON (check);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), relnet_exit_item_to_subtitle ((RelnetExitItem) i));
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (changed_cb), self);
      adw_expander_row_add_row (self->checklist, row);
    }
}

static void
relnet_contract_editor_init (RelnetContractEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->exit_clause = RELNET_ANSWER_ROW (relnet_answer_row_new (_ ("Exit clause")));
  adw_preferences_group_add (self->exit, GTK_WIDGET (self->exit_clause));
  add_checklist (self);
  relnet_names_set (GTK_WIDGET (self->checklist), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->checklist)));
  g_signal_connect_swapped (self->what, "changed", G_CALLBACK (changed_cb), self);
}

static void
add_terms (RelnetContractEditor *self)
{
  self->starts_on = RELNET_DATE_ROW (relnet_date_row_new (C_ ("contract", "From"), _ ("Not known"), self->today));
  self->ends_on = RELNET_DATE_ROW (relnet_date_row_new (_ ("Until"), _ ("Without an end"), self->today));
  self->notice = RELNET_PERIOD_ROW (relnet_period_row_new (_ ("Notice"), _ ("None"), RELNET_PERIOD_MONTHS));
  self->renewal = RELNET_PERIOD_ROW (relnet_period_row_new (_ ("Renews by"), _ ("Does not renew"), RELNET_PERIOD_YEARS));
  relnet_date_row_set_date (self->starts_on, relnet_contract_get_text (self->contract, RELNET_CONTRACT_STARTS_ON));
  relnet_date_row_set_date (self->ends_on, relnet_contract_get_text (self->contract, RELNET_CONTRACT_ENDS_ON));
  relnet_period_row_set_period (self->notice, *relnet_contract_get_notice (self->contract));
  relnet_period_row_set_period (self->renewal, *relnet_contract_get_renewal (self->contract));
  adw_preferences_group_add (self->terms, GTK_WIDGET (self->starts_on));
  adw_preferences_group_add (self->terms, GTK_WIDGET (self->ends_on));
  adw_preferences_group_add (self->terms, GTK_WIDGET (self->notice));
  adw_preferences_group_add (self->terms, GTK_WIDGET (self->renewal));
  g_signal_connect_swapped (self->starts_on, "notify::date", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->ends_on, "notify::date", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->notice, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->renewal, "changed", G_CALLBACK (changed_cb), self);
}

static void
fill (RelnetContractEditor *self)
{
  RelnetContract *contract = self->contract;
  gboolean given = *relnet_contract_get_text (contract, RELNET_CONTRACT_NOTICE_GIVEN_ON) != '\0';

  gtk_editable_set_text (GTK_EDITABLE (self->what), relnet_contract_get_text (contract, RELNET_CONTRACT_WHAT));
  gtk_editable_set_text (GTK_EDITABLE (self->organisation), relnet_contract_get_text (contract, RELNET_CONTRACT_ORGANISATION));
  gtk_editable_set_text (GTK_EDITABLE (self->cost), relnet_contract_get_text (contract, RELNET_CONTRACT_COST));
  gtk_editable_set_text (GTK_EDITABLE (self->exit_cost), relnet_contract_get_text (contract, RELNET_CONTRACT_EXIT_COST));
  relnet_answer_row_set_text (self->exit_clause, relnet_contract_get_text (contract, RELNET_CONTRACT_EXIT_CLAUSE));
  for (guint i = 0; i < RELNET_N_EXIT_ITEMS; i++)
    gtk_check_button_set_active (self->checks[i], (relnet_contract_get_checked (contract) >> i) & 1);
  gtk_button_set_label (self->notice_button, given ? _ ("Notice Taken Back") : _ ("Notice Given"));
  /* Before anything is signed is when the way out is agreed. */
  adw_expander_row_set_expanded (self->checklist, relnet_contract_get_id (contract) == 0);
}

/**
 * relnet_contract_editor_new:
 * @database: a database
 * @clock: the time
 * @contract: the contract to edit; a new one without a person asks with whom it is
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
relnet_contract_editor_new (RelnetDatabase *database, RelnetClock *clock, RelnetContract *contract)
{
  RelnetContractEditor *self = g_object_new (RELNET_TYPE_CONTRACT_EDITOR, NULL);
  gboolean asks = relnet_contract_get_person_id (contract) == 0 && *relnet_contract_get_person_name (contract) == '\0';

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->today = relnet_clock_dup_today (clock);
  self->contract = relnet_contract_copy (contract);
  adw_window_title_set_subtitle (self->title, relnet_contract_get_person_name (contract));
  gtk_widget_set_visible (GTK_WIDGET (self->people_box), asks);
  if (asks)
    {
      self->people = RELNET_PEOPLE_ENTRY (relnet_people_entry_new (database));
      relnet_people_entry_set_single (self->people, _ ("With whom?"));
      gtk_box_append (self->people_box, GTK_WIDGET (self->people));
    }
  add_terms (self);
  fill (self);
  gtk_widget_set_visible (self->acts, relnet_contract_get_id (contract) != 0);
  changed_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), asks ? NULL : GTK_WIDGET (self->what));
  return GTK_WIDGET (self);
}
