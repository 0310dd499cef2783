#include "relnet-contracts-group.h"

#include <glib/gi18n-lib.h>

#include "relnet-contract-row.h"
#include "relnet-contract-store.h"
#include "relnet-person-store.h"
#include "relnet-report-error.h"

/**
 * RelnetContractsGroup:
 *
 * The contracts with somebody, in *About* of their page: for a supplier, or once there is one.
 */
struct _RelnetContractsGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;
  GtkWidget *add_row;
  RelnetDatabase *database;
  RelnetClock *clock;
  gint64 person_id;
};

enum
{
  PROP_0,
  PROP_PERSON_ID,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (RelnetContractsGroup, relnet_contracts_group, ADW_TYPE_PREFERENCES_GROUP)

static void
refresh (RelnetContractsGroup *self)
{
  RelnetConnection *reader = relnet_database_get_reader (self->database);
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autoptr (RelnetPerson) person = NULL;
  g_autoptr (GPtrArray) contracts = NULL;
  g_autoptr (GError) error = NULL;

  if (self->person_id == 0)
    return;
  contracts = relnet_contract_store_load_of_person (reader, self->person_id, &error);
  if (contracts == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->add_row);
  for (guint i = 0; i < contracts->len; i++)
    {
      GtkWidget *row = relnet_contract_row_new (g_ptr_array_index (contracts, i), today, FALSE);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-contract");
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_row), "x", self->person_id);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
  person = relnet_person_store_load (reader, self->person_id, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), contracts->len > 0
                                                 || (person != NULL
                                                     && relnet_person_has_relation (person, RELNET_RELATION_SUPPLIER)));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetContractsGroup *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_CONTRACT)
      || relnet_changes_has_id (changes, RELNET_CHANGE_PERSON, self->person_id))
    refresh (self);
}

static void
relnet_contracts_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PERSON_ID:
      g_value_set_int64 (value, RELNET_CONTRACTS_GROUP (object)->person_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_contracts_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetContractsGroup *self = RELNET_CONTRACTS_GROUP (object);

  switch (prop_id)
    {
    case PROP_PERSON_ID:
      if (self->person_id == g_value_get_int64 (value))
        return;
      self->person_id = g_value_get_int64 (value);
      refresh (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_contracts_group_dispose (GObject *object)
{
  RelnetContractsGroup *self = RELNET_CONTRACTS_GROUP (object);

  g_clear_object (&self->add_row);
  if (self->database != NULL)
    g_signal_handlers_disconnect_by_data (self->database, self);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_contracts_group_parent_class)->dispose (object);
}

static void
relnet_contracts_group_class_init (RelnetContractsGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relnet_contracts_group_get_property;
  object_class->set_property = relnet_contracts_group_set_property;
  object_class->dispose = relnet_contracts_group_dispose;
  g_object_class_install_property (
      object_class, PROP_PERSON_ID,
      g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
}

static void
relnet_contracts_group_init (RelnetContractsGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->add_row = g_object_ref_sink (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), _ ("Add a contract…"));
  gtk_widget_add_css_class (self->add_row, "add-row");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->add_row), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->add_row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_row), "x", (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_row), "win.add-contract");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * relnet_contracts_group_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the group, of nobody yet; a #RelnetAboutGroupFunc
 */
GtkWidget *
relnet_contracts_group_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetContractsGroup *self = g_object_new (RELNET_TYPE_CONTRACTS_GROUP, "title", _ ("Contracts"), NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  return GTK_WIDGET (self);
}
