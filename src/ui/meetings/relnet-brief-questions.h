#pragma once

#include <adwaita.h>

#include "relnet-brief.h"
#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_BRIEF_QUESTIONS (relnet_brief_questions_get_type ())
G_DECLARE_FINAL_TYPE (RelnetBriefQuestions, relnet_brief_questions, RELNET, BRIEF_QUESTIONS, AdwPreferencesGroup)

GtkWidget *relnet_brief_questions_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_brief_questions_show (RelnetBriefQuestions *self, RelnetBrief *brief);

G_END_DECLS
