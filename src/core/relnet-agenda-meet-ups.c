/* What the entries of meet-ups and of the user's own reputation say. */

#include "relnet-agenda-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-cadence.h"
#include "relnet-date.h"
#include "relnet-text.h"

/* A delay is measured against a week, as for follow-ups. */
#define PACE 7

static char *
join (const char *first, const char *second)
{
  if (*second == '\0')
    return g_strdup (first);
  return *first != '\0' ? g_strdup_printf ("%s · %s", first, second) : g_strdup (second);
}

/**
 * relnet_agenda_entry_new_meet_up:
 * @id: the meet-up
 * @name: what it is called
 * @due: from when on the user wants to invite
 * @surfaced: since when the entry is there
 * @next: when it takes place
 * @time: at what time; may be empty
 * @n_to_invite: how many are not invited yet
 * @today: a valid date
 *
 * Returns: (transfer full): “Invite to “Breakfast””
 */
RelnetAgendaEntry *
relnet_agenda_entry_new_meet_up (gint64 id, const char *name, const char *due, const char *surfaced, const char *next,
                                 const char *time, guint n_to_invite, const char *today)
{
  g_autofree char *clean = relnet_text_clean (name);
  g_autofree char *date = relnet_date_format_short (next, today);

  /* Late is only who invites on the last days: until then there is time. */
  return relnet_agenda_entry_new (RELNET_AGENDA_MEET_UP, id, 0, "",
                                  relnet_date_days_between (today, next) > RELNET_AGENDA_INVITE_LATE ? today : due, surfaced,
                                  PACE, today,
                                  /* Translators: the name of a meet-up. */
                                  g_strdup_printf (_ ("Invite to “%s”"), clean), join (date, time),
                                  g_strdup_printf (ngettext ("%u person is not invited yet", "%u people are not invited yet",
                                                             n_to_invite),
                                                   n_to_invite));
}

/**
 * relnet_agenda_entry_new_attendance:
 * @id: the meet-up
 * @name: what it is called
 * @date: when it took place
 * @surfaced: since when the entry is there
 * @time: at what time; may be empty
 * @place: where; may be empty
 * @today: a valid date
 *
 * Returns: (transfer full): “Who came to “Breakfast”?”, or that it is today
 */
RelnetAgendaEntry *
relnet_agenda_entry_new_attendance (gint64 id, const char *name, const char *date, const char *surfaced, const char *time,
                                    const char *place, const char *today)
{
  g_autofree char *clean = relnet_text_clean (name);
  gboolean now = strcmp (date, today) == 0;
  g_autofree char *day = relnet_date_format_short (date, today);

  return relnet_agenda_entry_new (RELNET_AGENDA_ATTENDANCE, id, 0, "", date, surfaced, PACE, today,
                                  /* Translators: the name of a meet-up. */
                                  g_strdup_printf (now ? _ ("“%s” today") : _ ("Who came to “%s”?"), clean),
                                  now ? join (time, place) : join (day, place),
                                  now ? g_strdup (_ ("then note who came")) : relnet_date_format_age (date, today));
}

/**
 * relnet_agenda_entry_new_reputation:
 * @due: when the user wanted to look again
 * @surfaced: since when the entry is there
 * @last: when they looked last; may be empty
 * @today: a valid date
 *
 * Returns: (transfer full): “Look at what is found about you online”
 */
RelnetAgendaEntry *
relnet_agenda_entry_new_reputation (const char *due, const char *surfaced, const char *last, const char *today)
{
  g_autofree char *date = relnet_date_is_valid (last) ? relnet_date_format_short (last, today) : NULL;
  int late = relnet_date_days_between (due, today);

  return relnet_agenda_entry_new (RELNET_AGENDA_REPUTATION, 1, 0, "", due, surfaced, PACE, today,
                                  g_strdup (_ ("Look at what is found about you online")),
                                  date != NULL ? g_strdup_printf (_ ("Last on %s"), date) : g_strdup (""),
                                  late > 0 ? relnet_cadence_format_late (late) : relnet_date_format_age (due, today));
}
