#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-favour.h"
#include "relnet-follow-up.h"
#include "relnet-interaction.h"
#include "relnet-introduction.h"
#include "relnet-meeting.h"
#include "relnet-promise.h"

G_BEGIN_DECLS

/**
 * RelnetAfterMeeting:
 * @interaction: how it was, with those who took part
 * @meeting_id: the meeting it was, 0 for one that was not planned
 * @promises: (element-type RelnetPromise): what was promised, by both sides
 * @favours: (element-type RelnetFavour): help for which thanks are owed
 * @introductions: (element-type RelnetIntroduction): who is to be introduced to whom, as ideas
 * @follow_up: (nullable): when to come back to it
 * @next: (nullable): the next meeting
 * @asked: (element-type gint64): the questions that were asked
 * @draft_of: of whom there may be a draft, which goes with the write
 *
 * All that is noted after a meeting (B2).
 */
typedef struct
{
  RelnetInteraction *interaction;
  gint64 meeting_id;
  GPtrArray *promises;
  GPtrArray *favours;
  GPtrArray *introductions;
  RelnetFollowUp *follow_up;
  RelnetMeeting *next;
  GArray *asked;
  gint64 draft_of;
} RelnetAfterMeeting;

RelnetAfterMeeting *relnet_after_meeting_new (void);
void relnet_after_meeting_free (RelnetAfterMeeting *self);
gboolean relnet_after_meeting_write (RelnetConnection *connection, RelnetChanges *changes, RelnetAfterMeeting *self,
                                     RelnetClock *clock, GError **error);
void relnet_after_meeting_save_async (RelnetDatabase *database, RelnetAfterMeeting *self, RelnetClock *clock,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_after_meeting_save_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

/* What is typed and not saved yet: kept as text, over a closed window and the end of the program. */
char *relnet_after_meeting_load_draft (RelnetConnection *connection, gint64 person_id, gint64 meeting_id);
void relnet_after_meeting_keep_draft (RelnetDatabase *database, gint64 person_id, gint64 meeting_id, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetAfterMeeting, relnet_after_meeting_free)

G_END_DECLS
