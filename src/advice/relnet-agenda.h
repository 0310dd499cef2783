#pragma once

#include <gio/gio.h>

#include "relnet-agenda-day.h"
#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

/**
 * RelnetAgendaGroup:
 * @RELNET_AGENDA_GROUP_MEETINGS: meetings
 * @RELNET_AGENDA_GROUP_FOLLOW_UPS: follow-ups and people whose turn it is
 * @RELNET_AGENDA_GROUP_PROMISES: promises
 * @RELNET_AGENDA_GROUP_THANKS: thank-yous and news
 * @RELNET_AGENDA_GROUP_STEPS: steps of goals
 * @RELNET_AGENDA_GROUP_ENDINGS: notice dates and steps of wind-downs
 * @RELNET_AGENDA_GROUP_MEET_UPS: meet-ups, and the user's own reputation
 * @RELNET_AGENDA_GROUP_ANSWERS: answers awaited
 * @RELNET_AGENDA_GROUP_BIRTHDAYS: birthdays
 *
 * The groups of Today, in their order.
 */
typedef enum
{
  RELNET_AGENDA_GROUP_MEETINGS,
  RELNET_AGENDA_GROUP_FOLLOW_UPS,
  RELNET_AGENDA_GROUP_PROMISES,
  RELNET_AGENDA_GROUP_THANKS,
  RELNET_AGENDA_GROUP_INTRODUCTIONS,
  RELNET_AGENDA_GROUP_STEPS,
  RELNET_AGENDA_GROUP_ENDINGS,
  RELNET_AGENDA_GROUP_MEET_UPS,
  RELNET_AGENDA_GROUP_ANSWERS,
  RELNET_AGENDA_GROUP_BIRTHDAYS,
  RELNET_N_AGENDA_GROUPS
} RelnetAgendaGroup;

#define RELNET_TYPE_AGENDA (relnet_agenda_get_type ())
G_DECLARE_FINAL_TYPE (RelnetAgenda, relnet_agenda, RELNET, AGENDA, GObject)

RelnetAgenda *relnet_agenda_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_agenda_load (RelnetAgenda *self);
guint relnet_agenda_get_count (RelnetAgenda *self);
guint relnet_agenda_get_n_more (RelnetAgenda *self, RelnetAgendaGroup group);
int relnet_agenda_get_minutes (RelnetAgenda *self);
gboolean relnet_agenda_get_loaded (RelnetAgenda *self);
const char *relnet_agenda_get_today (RelnetAgenda *self);
GListModel *relnet_agenda_get_group (RelnetAgenda *self, RelnetAgendaGroup group);
const RelnetAgendaWeekday *relnet_agenda_get_week (RelnetAgenda *self);
int relnet_agenda_get_limit (RelnetAgenda *self);
void relnet_agenda_set_limit (RelnetAgenda *self, int limit);
void relnet_agenda_freeze (RelnetAgenda *self);
void relnet_agenda_thaw (RelnetAgenda *self);

G_END_DECLS
