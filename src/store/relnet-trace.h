#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-interaction.h"

G_BEGIN_DECLS

/**
 * RelnetTrace:
 * @kind: what happened
 * @subject_id: the promise, favour … it happened to
 * @person_id: with whom; 0 if they are gone, then what is there stays
 * @person_name: their name
 * @date: when
 * @direction: outgoing by the user, incoming by them
 * @outcome: how it ended
 * @words: what is shown
 * @note: (nullable): what is shown below
 *
 * What stands in the timeline of something that happened to a promise, favour … (T2).
 */
typedef struct
{
  RelnetInteractionKind kind;
  gint64 subject_id;
  gint64 person_id;
  const char *person_name;
  const char *date;
  RelnetDirection direction;
  RelnetOutcome outcome;
  const char *words;
  const char *note;
} RelnetTrace;

gboolean relnet_trace_keep (RelnetConnection *connection, RelnetChanges *changes, const RelnetTrace *trace,
                            gboolean present, RelnetClock *clock, GError **error);

G_END_DECLS
