#pragma once

#include <gtk/gtk.h>

#include "relnet-database.h"
#include "relnet-person-summary.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PERSON_PROPOSALS (relnet_person_proposals_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPersonProposals, relnet_person_proposals, RELNET, PERSON_PROPOSALS, GtkPopover)

RelnetPersonProposals *
relnet_person_proposals_new (RelnetDatabase *database, GtkWidget *entry, gboolean preselect);
void relnet_person_proposals_ask (RelnetPersonProposals *self, const char *text);

G_END_DECLS
