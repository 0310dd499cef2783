#pragma once

#include "relnet-clock.h"
#include "relnet-coach-facts.h"
#include "relnet-connection.h"

G_BEGIN_DECLS

RelnetCoachFacts *relnet_coach_facts_load (RelnetConnection *connection,
                                           RelnetClock *clock,
                                           const gint64 *person_ids,
                                           guint n_people,
                                           const char *me,
                                           GError **error);
gboolean relnet_coach_facts_look_up (RelnetCoachFacts *self,
                                     RelnetConnection *connection,
                                     const char *text,
                                     const char *language,
                                     GError **error);

G_END_DECLS
