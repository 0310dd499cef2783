#pragma once

#include "relnet-agenda-entry.h"
#include "relnet-connection.h"

G_BEGIN_DECLS

/* How many days ahead birthdays are told of. */
#define RELNET_AGENDA_DAYS_AHEAD 7

/**
 * RelnetAgendaWeekday:
 * @date: the day
 * @n_meetings: how many meetings there are on it, from today on
 * @n_done: what was done on it: follow-ups and interactions
 * @n_due: what is due on it and not late
 * @n_late: what is late; on today only
 *
 * A day of the week strip.
 */
typedef struct
{
  char date[11];
  guint n_meetings;
  guint n_done;
  guint n_due;
  guint n_late;
} RelnetAgendaWeekday;

/**
 * RelnetAgendaDay:
 * @today: the day
 * @entries: (element-type RelnetAgendaEntry): for each kind, the most urgent entries; of birthdays also those to come
 * @counts: for each kind, how many entries wait today
 * @week: the week of @today, from Monday
 *
 * The agenda as it is on a day.
 */
typedef struct
{
  char *today;
  GPtrArray *entries[RELNET_N_AGENDA_KINDS];
  guint counts[RELNET_N_AGENDA_KINDS];
  RelnetAgendaWeekday week[7];
} RelnetAgendaDay;

RelnetAgendaDay *relnet_agenda_day_read (RelnetConnection *connection, const char *today, int limit, GError **error);
void relnet_agenda_day_free (RelnetAgendaDay *self);
guint relnet_agenda_day_get_count (RelnetAgendaDay *self);
GPtrArray *relnet_agenda_day_rank (RelnetAgendaDay *self);

gboolean relnet_agenda_day_count (RelnetConnection *connection, const char *today, guint *n_open, guint *n_new,
                                  GError **error);
GPtrArray *relnet_agenda_day_read_new (RelnetConnection *connection, const char *today, int limit, GError **error);
RelnetAgendaEntry *relnet_agenda_day_load_entry (RelnetConnection *connection, const char *today, const char *key);
gboolean relnet_agenda_day_has_key (RelnetConnection *connection, const char *today, const char *key);

void relnet_agenda_day_count_announced (RelnetConnection *connection, const char *today, guint *n_shown,
                                        gboolean *digest_shown);
gboolean relnet_agenda_day_is_announced (RelnetConnection *connection, const char *key);
gboolean relnet_agenda_day_mark_key (RelnetConnection *connection, const char *today, const char *key, gint64 now,
                                     GError **error);
gboolean relnet_agenda_day_mark_announced (RelnetConnection *connection, const char *today, gboolean each,
                                           gboolean digest, gint64 now, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetAgendaDay, relnet_agenda_day_free)

G_END_DECLS
