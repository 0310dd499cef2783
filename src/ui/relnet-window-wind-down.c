/* Contracts, and relationships that are ended well: their windows and actions. */

#include "relnet-window-private.h"

#include "relnet-above.h"
#include "relnet-contract-editor.h"
#include "relnet-contract-store.h"
#include "relnet-contracts-group.h"
#include "relnet-contracts-window.h"
#include "relnet-person-store.h"
#include "relnet-report-error.h"
#include "relnet-wind-down-banner.h"
#include "relnet-wind-down-progress.h"
#include "relnet-wind-down-store.h"
#include "relnet-wind-down-window.h"

static void
present (RelnetWindow *self, GtkWidget *window, const GError *error)
{
  if (window != NULL)
    relnet_window_present_above (self, GTK_WINDOW (window));
  else
    relnet_report_error (GTK_WIDGET (self->stack), error);
}

static void
contracts_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  present (self, relnet_contracts_window_new (self->database, self->clock), NULL);
}

static void
open_contract_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetContract) contract = relnet_contract_store_load (relnet_database_get_reader (self->database),
                                                                    g_variant_get_int64 (parameter), &error);

  present (self, contract != NULL ? relnet_contract_editor_new (self->database, self->clock, contract) : NULL, error);
}

static void
add_contract_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  g_autoptr (RelnetContract) contract = relnet_contract_new ();
  gint64 person_id = g_variant_get_int64 (parameter);
  g_autoptr (RelnetPersonSummary) person
      = person_id != 0 ? relnet_person_store_load_summary (relnet_database_get_reader (self->database), person_id, NULL) : NULL;

  if (person != NULL)
    {
      relnet_contract_set_person (contract, person_id, relnet_person_summary_get_name (person));
      relnet_contract_set_text (contract, RELNET_CONTRACT_ORGANISATION, relnet_person_summary_get_organisation (person));
    }
  present (self, relnet_contract_editor_new (self->database, self->clock, contract), NULL);
}

static void
notice_let_pass (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_contract_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self->stack), error);
}

static void
let_notice_pass_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetContract) contract = relnet_contract_store_load (relnet_database_get_reader (self->database),
                                                                    g_variant_get_int64 (parameter), &error);

  if (contract != NULL)
    relnet_contract_store_keep_async (self->database, contract, TRUE, self->clock, NULL, notice_let_pass, g_object_ref (self));
  else
    relnet_report_error (GTK_WIDGET (self->stack), error);
}

static void
open_wind_down_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  present (self, relnet_wind_down_progress_new (self->database, self->clock, g_variant_get_int64 (parameter), &error), error);
}

/* A second time it shows how far the plan is. */
static void
wind_down_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  gint64 person_id = g_variant_get_int64 (parameter);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetWindDown) plan
      = relnet_wind_down_store_load_current (relnet_database_get_reader (self->database), person_id, NULL);

  if (plan != NULL)
    present (self, relnet_wind_down_progress_new (self->database, self->clock, relnet_wind_down_get_id (plan), &error), error);
  else
    present (self, relnet_wind_down_window_new (self->database, self->clock, person_id, &error), error);
}

/**
 * relnet_window_add_wind_down:
 * @self: the window
 * @page: the page of a person
 *
 * Adds what contracts and plans say of a person.
 */
void
relnet_window_add_wind_down (RelnetWindow *self, RelnetPersonPage *page)
{
  relnet_person_page_add_about_group (page, RELNET_ABOUT_LEFT, relnet_contracts_group_new);
  relnet_person_page_add_banner (page, relnet_wind_down_banner_new (self->database, self->clock));
}

/**
 * relnet_window_install_wind_down_actions:
 * @widget_class: the class of the window
 */
void
relnet_window_install_wind_down_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.contracts", NULL, contracts_cb);
  gtk_widget_class_install_action (widget_class, "win.open-contract", "x", open_contract_cb);
  gtk_widget_class_install_action (widget_class, "win.let-notice-pass", "x", let_notice_pass_cb);
  gtk_widget_class_install_action (widget_class, "win.add-contract", "x", add_contract_cb);
  gtk_widget_class_install_action (widget_class, "win.open-wind-down", "x", open_wind_down_cb);
  gtk_widget_class_install_action (widget_class, "win.wind-down", "x", wind_down_cb);
}
