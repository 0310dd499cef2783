#include "relnet-contracts-window.h"

#include <glib/gi18n-lib.h>

#include "relnet-above.h"
#include "relnet-contract-editor.h"
#include "relnet-contract-row.h"
#include "relnet-contract-store.h"
#include "relnet-report-error.h"

/**
 * RelnetContractsWindow:
 *
 * All contracts by the last day to give notice (E2).
 */
struct _RelnetContractsWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkListBox *list;
  RelnetDatabase *database;
  RelnetClock *clock;
};

G_DEFINE_FINAL_TYPE (RelnetContractsWindow, relnet_contracts_window, ADW_TYPE_WINDOW)

static void
refresh (RelnetContractsWindow *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contracts
      = relnet_contract_store_load_list (relnet_database_get_reader (self->database), today, &error);
  GtkWidget *child;

  if (contracts == NULL)
    {
      relnet_report_error (GTK_WIDGET (self->stack), error);
      return;
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < contracts->len; i++)
    {
      GtkWidget *row = relnet_contract_row_new (g_ptr_array_index (contracts, i), today, TRUE);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "contracts.open");
      gtk_list_box_append (self->list, row);
    }
  gtk_stack_set_visible_child_name (self->stack, contracts->len > 0 ? "list" : "empty");
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetContractsWindow *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_CONTRACT) || relnet_changes_has (changes, RELNET_CHANGE_PERSON))
    refresh (self);
}

static void
clock_moved_cb (RelnetClock *clock, RelnetContractsWindow *self)
{
  refresh (self);
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetContractsWindow *self = RELNET_CONTRACTS_WINDOW (widget);
  g_autoptr (RelnetContract) contract = relnet_contract_new ();

  relnet_above_present (widget, GTK_WINDOW (relnet_contract_editor_new (self->database, self->clock, contract)));
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetContractsWindow *self = RELNET_CONTRACTS_WINDOW (widget);
  g_autoptr (RelnetContract) contract = relnet_contract_store_load (relnet_database_get_reader (self->database),
                                                                    g_variant_get_int64 (parameter), NULL);

  if (contract != NULL)
    relnet_above_present (widget, GTK_WINDOW (relnet_contract_editor_new (self->database, self->clock, contract)));
}

static void
relnet_contracts_window_dispose (GObject *object)
{
  RelnetContractsWindow *self = RELNET_CONTRACTS_WINDOW (object);

  if (self->database != NULL)
    g_signal_handlers_disconnect_by_data (self->database, self);
  g_clear_object (&self->database);
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_CONTRACTS_WINDOW);
  G_OBJECT_CLASS (relnet_contracts_window_parent_class)->dispose (object);
}

static void
relnet_contracts_window_class_init (RelnetContractsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_contracts_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/wind-down/relnet-contracts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetContractsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RelnetContractsWindow, list);
  gtk_widget_class_install_action (widget_class, "contracts.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "contracts.open", "x", open_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
relnet_contracts_window_init (RelnetContractsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_contracts_window_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
relnet_contracts_window_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetContractsWindow *self = g_object_new (RELNET_TYPE_CONTRACTS_WINDOW, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (clock_moved_cb), self, 0);
  refresh (self);
  return GTK_WIDGET (self);
}
