/* The rows of the steps of the window in which some distance is taken. */

#include "relnet-wind-down-window-private.h"

#include <glib/gi18n-lib.h>

#include "relnet-answer-row.h"
#include "relnet-cadence.h"
#include "relnet-choice.h"

const int relnet_wind_down_news_months[RELNET_WIND_DOWN_N_RHYTHMS] = { 3, 2, 4, 6 };

static void
answer_changed_cb (RelnetAnswerRow *row, RelnetWindDownWindow *self)
{
  g_autofree char *text = relnet_answer_row_dup_text (row);

  relnet_wind_down_set_text (self->plan,
                             (RelnetWindDownText) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "relnet-text")), text);
  relnet_wind_down_window_queue_rebuild (self);
}

/**
 * relnet_wind_down_window_make_answer:
 * @self: the window
 * @text: where it is kept
 * @lead: how the sentence begins
 *
 * Returns: (transfer floating): a row to answer in
 */
GtkWidget *
relnet_wind_down_window_make_answer (RelnetWindDownWindow *self, RelnetWindDownText text, const char *lead)
{
  GtkWidget *row = relnet_answer_row_new (lead);

  g_object_set_data (G_OBJECT (row), "relnet-text", GINT_TO_POINTER (text));
  relnet_answer_row_set_text (RELNET_ANSWER_ROW (row), relnet_wind_down_get_text (self->plan, text));
  g_signal_connect (row, "changed", G_CALLBACK (answer_changed_cb), self);
  return row;
}

static GtkWidget *
make_until (RelnetWindDownWindow *self, const char *title)
{
  GtkWidget *row = relnet_date_row_new (title, _ ("Not chosen"), self->today);

  self->until = RELNET_DATE_ROW (row);
  relnet_date_row_set_date (self->until, relnet_wind_down_get_text (self->plan, RELNET_WIND_DOWN_UNTIL));
  g_signal_connect_swapped (row, "notify::date", G_CALLBACK (relnet_wind_down_window_queue_rebuild), self);
  return row;
}

static void
add_transition (RelnetWindDownWindow *self, AdwExpanderRow *step)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();

  adw_expander_row_add_row (step, make_until (self, _ ("End wished for")));
  self->ask_help = GTK_SWITCH (toggle);
  gtk_switch_set_active (self->ask_help, relnet_wind_down_has_text (self->plan, RELNET_WIND_DOWN_ASK_HELP));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Ask for help with the handover"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Source files, accounts, know-how"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (relnet_wind_down_window_queue_rebuild), self);
  adw_expander_row_add_row (step, row);
  self->handed_over = relnet_wind_down_window_make_answer (self, RELNET_WIND_DOWN_HANDED_OVER, _ ("What is to be handed over"));
  self->successor = relnet_wind_down_window_make_answer (self, RELNET_WIND_DOWN_SUCCESSOR, _ ("To whom"));
  adw_expander_row_add_row (step, self->handed_over);
  adw_expander_row_add_row (step, self->successor);
}

static void
add_notice (RelnetWindDownWindow *self, AdwExpanderRow *step)
{
  const char *clause = relnet_contract_get_text (self->contract, RELNET_CONTRACT_EXIT_CLAUSE);

  self->notice = RELNET_PERIOD_ROW (relnet_period_row_new (_ ("Notice in the contract"), _ ("None"), RELNET_PERIOD_MONTHS));
  relnet_period_row_set_period (self->notice, *relnet_contract_get_notice (self->contract));
  g_signal_connect_swapped (self->notice, "changed", G_CALLBACK (relnet_wind_down_window_queue_rebuild), self);
  if (relnet_contract_get_id (self->contract) != 0)
    {
      g_autofree char *contract = relnet_contract_dup_title (self->contract);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->notice), contract);
    }
  adw_expander_row_add_row (step, GTK_WIDGET (self->notice));

  self->notice_by = ADW_ACTION_ROW (adw_action_row_new ());
  self->notice_day = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->notice_day, TRUE);
  gtk_label_set_justify (self->notice_day, GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self->notice_day), "notice-day");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->notice_by), _ ("Give notice by"));
  adw_action_row_set_subtitle_lines (self->notice_by, 0);
  adw_action_row_add_suffix (self->notice_by, GTK_WIDGET (self->notice_day));
  adw_expander_row_add_row (step, GTK_WIDGET (self->notice_by));

  self->exit_cost = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->exit_cost), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->exit_cost), _ ("What leaving costs"));
  gtk_editable_set_text (GTK_EDITABLE (self->exit_cost), relnet_contract_get_text (self->contract, RELNET_CONTRACT_EXIT_COST));
  if (*clause != '\0')
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->exit_cost), clause);
  g_signal_connect_swapped (self->exit_cost, "changed", G_CALLBACK (relnet_wind_down_window_queue_rebuild), self);
  adw_expander_row_add_row (step, GTK_WIDGET (self->exit_cost));
}

static void
add_rhythm (RelnetWindDownWindow *self, AdwExpanderRow *step)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (relnet_wind_down_news_months); i++)
    {
      g_autofree char *name = relnet_cadence_format (relnet_wind_down_news_months[i] * 30);

      gtk_string_list_append (names, name);
      if (relnet_wind_down_get_cadence (self->plan) == relnet_wind_down_news_months[i] * 30)
        chosen = i;
    }
  self->rhythm = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL));
  gtk_drop_down_set_selected (self->rhythm, chosen);
  gtk_widget_set_valign (GTK_WIDGET (self->rhythm), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->rhythm), "flat");
  relnet_drop_down_set_up (self->rhythm, _ ("How often"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("How often"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->rhythm));
  g_signal_connect_swapped (self->rhythm, "notify::selected", G_CALLBACK (relnet_wind_down_window_queue_rebuild), self);
  adw_expander_row_add_row (step, row);
}

static GtkCheckButton *
add_option (AdwExpanderRow *step, const char *title, const char *subtitle, GtkCheckButton *group)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (step, row);
  return GTK_CHECK_BUTTON (check);
}

static void
add_choice (RelnetWindDownWindow *self, AdwExpanderRow *step)
{
  gboolean group = relnet_wind_down_has_text (self->plan, RELNET_WIND_DOWN_GROUP);
  GtkCheckButton *later = add_option (step, _ ("Put them off"), _ ("Until a day on which you take them up again"), NULL);

  adw_expander_row_add_row (step, make_until (self, _ ("Again from")));
  self->in_group = add_option (step, _ ("Meet with others"), _ ("You invite to a meet-up instead"), later);
  gtk_check_button_set_active (later, !group);
  gtk_check_button_set_active (self->in_group, group);
  g_signal_connect_swapped (self->in_group, "toggled", G_CALLBACK (relnet_wind_down_window_queue_rebuild), self);
}

/**
 * relnet_wind_down_window_add_extra:
 * @self: the window
 * @step: a step
 * @extra: what it has beside answers
 */
void
relnet_wind_down_window_add_extra (RelnetWindDownWindow *self, AdwExpanderRow *step, RelnetStepExtra extra)
{
  switch (extra)
    {
    case RELNET_STEP_EXTRA_TRANSITION:
      add_transition (self, step);
      break;
    case RELNET_STEP_EXTRA_NOTICE:
      add_notice (self, step);
      break;
    case RELNET_STEP_EXTRA_RHYTHM:
      add_rhythm (self, step);
      break;
    case RELNET_STEP_EXTRA_CHOICE:
      add_choice (self, step);
      break;
    case RELNET_STEP_EXTRA_UNTIL:
      adw_expander_row_add_row (step, make_until (self, _ ("Until")));
      break;
    case RELNET_STEP_EXTRA_NONE:
    default:
      break;
    }
}
