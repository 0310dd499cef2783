/* How much time somebody takes, what it was worth, and what they keep asking (E4), in *About* of their page. */

#include "relnet-person-load-group.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"
#include "relnet-load-query.h"
#include "relnet-person-group.h"
#include "relnet-report-error.h"
#include "relnet-text.h"

static void
add_topics (RelnetPersonGroup *self, gint64 person_id, const char *today)
{
  g_autoptr (GPtrArray) topics
      = relnet_load_query_topics (relnet_database_get_reader (relnet_person_group_get_database (self)), person_id, today, NULL);

  for (guint i = 0; topics != NULL && i < topics->len; i++)
    {
      RelnetTopic *topic = g_ptr_array_index (topics, i);
      g_autofree char *date = relnet_date_format_short (topic->last, today);
      g_autofree char *title = relnet_text_capitalise (topic->words);
      g_autofree char *subtitle
          /* Translators: in how many exchanges somebody spoke of something, then a date. */
          = g_strdup_printf (ngettext ("Came up in %u exchange, last on %s", "Came up in %u exchanges, last on %s", topic->times),
                             topic->times, date);

      adw_action_row_add_prefix (ADW_ACTION_ROW (relnet_person_group_add_row (self, title, subtitle)),
                                 gtk_image_new_from_icon_name ("view-refresh-symbolic"));
    }
}

static void
fill (RelnetPersonGroup *self, gint64 person_id, const char *today)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *time = NULL;
  RelnetLoad load;
  GtkWidget *row;

  if (!relnet_load_query_person (relnet_database_get_reader (relnet_person_group_get_database (self)), person_id, today, &load, &error))
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  time = relnet_load_dup_time (&load);
  row = relnet_person_group_add_row (self, time, NULL);
  if (load.n > 0)
    {
      g_autofree char *worth = relnet_load_dup_worth (&load);
      g_autofree char *capital = relnet_text_capitalise (worth);
      g_autofree char *subtitle = g_strdup_printf ("%s · %s", capital, relnet_load_get_verdict_words (&load));
      GtkWidget *meet_up;

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      if (relnet_load_suggests_meet_up (&load))
        {
          meet_up = gtk_button_new_with_label (_ ("Meet-Up…"));
          gtk_widget_set_valign (meet_up, GTK_ALIGN_CENTER);
          gtk_actionable_set_action_target (GTK_ACTIONABLE (meet_up), "x", person_id);
          gtk_actionable_set_action_name (GTK_ACTIONABLE (meet_up), "win.invite-to-meet-up");
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), meet_up);
        }
    }
  add_topics (self, person_id, today);
}

static gboolean
concerns (RelnetChanges *changes, gint64 person_id)
{
  return relnet_changes_has (changes, RELNET_CHANGE_INTERACTION);
}

/**
 * relnet_person_load_group_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the group, of nobody yet; a #RelnetAboutGroupFunc
 */
GtkWidget *
relnet_person_load_group_new (RelnetDatabase *database, RelnetClock *clock)
{
  return relnet_person_group_new (_ ("Time and Worth"), database, clock, fill, concerns);
}
