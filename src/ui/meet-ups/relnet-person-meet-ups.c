/* The meet-ups somebody belongs to, in *About* of their page, and a way into one more. */

#include "relnet-person-meet-ups.h"

#include <glib/gi18n-lib.h>

#include "relnet-meet-up-store.h"
#include "relnet-person-group.h"
#include "relnet-report-error.h"

static void
fill (RelnetPersonGroup *self, gint64 person_id, const char *today)
{
  RelnetConnection *reader = relnet_database_get_reader (relnet_person_group_get_database (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meet_ups = relnet_meet_up_store_load_of_person (reader, person_id, today, &error);

  if (meet_ups == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < meet_ups->len; i++)
    {
      RelnetMeetUp *meet_up = g_ptr_array_index (meet_ups, i);
      g_autofree char *when = relnet_meet_up_dup_when (meet_up);
      g_autofree char *next = relnet_meet_up_dup_next (meet_up, today);
      g_autofree char *subtitle = g_strdup_printf ("%s · %s", when, next);

      relnet_person_group_add_link (self, relnet_meet_up_get_name (meet_up), subtitle, "go-next-symbolic",
                                    "win.open-meet-up", relnet_meet_up_get_id (meet_up));
    }
  gtk_widget_add_css_class (relnet_person_group_add_link (self, _ ("Invite to a meet-up…"), NULL, "list-add-symbolic",
                                                          "win.invite-to-meet-up", person_id),
                            "add-row");
}

static gboolean
concerns (RelnetChanges *changes, gint64 person_id)
{
  return relnet_changes_has (changes, RELNET_CHANGE_MEET_UP);
}

/**
 * relnet_person_meet_ups_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the group, of nobody yet; a #RelnetAboutGroupFunc
 */
GtkWidget *
relnet_person_meet_ups_new (RelnetDatabase *database, RelnetClock *clock)
{
  return relnet_person_group_new (_ ("Meet-Ups"), database, clock, fill, concerns);
}
