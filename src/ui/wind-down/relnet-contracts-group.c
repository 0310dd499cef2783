/* The contracts with somebody, in *About* of their page: for a supplier, or once there is one. */

#include "relnet-contracts-group.h"

#include <glib/gi18n-lib.h>

#include "relnet-contract-row.h"
#include "relnet-contract-store.h"
#include "relnet-person-group.h"
#include "relnet-person-store.h"
#include "relnet-report-error.h"

static void
fill (RelnetPersonGroup *self, gint64 person_id, const char *today)
{
  RelnetConnection *reader = relnet_database_get_reader (relnet_person_group_get_database (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetPerson) person = relnet_person_store_load (reader, person_id, NULL);
  g_autoptr (GPtrArray) contracts = relnet_contract_store_load_of_person (reader, person_id, &error);

  if (contracts == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < contracts->len; i++)
    {
      GtkWidget *row = relnet_contract_row_new (g_ptr_array_index (contracts, i), today, FALSE);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-contract");
      relnet_person_group_add (self, row);
    }
  gtk_widget_add_css_class (relnet_person_group_add_link (self, _ ("Add a contract…"), NULL, "list-add-symbolic",
                                                          "win.add-contract", person_id),
                            "add-row");
  gtk_widget_set_visible (GTK_WIDGET (self), contracts->len > 0
                                                 || (person != NULL
                                                     && relnet_person_has_relation (person, RELNET_RELATION_SUPPLIER)));
}

static gboolean
concerns (RelnetChanges *changes, gint64 person_id)
{
  return relnet_changes_has (changes, RELNET_CHANGE_CONTRACT)
         || relnet_changes_has_id (changes, RELNET_CHANGE_PERSON, person_id);
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
  GtkWidget *self = relnet_person_group_new (_ ("Contracts"), database, clock, fill, concerns);

  /* Until it is known of whom it is. */
  gtk_widget_set_visible (self, FALSE);
  return self;
}
