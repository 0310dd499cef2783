#pragma once

#include <gtk/gtk.h>

#include "relnet-commitments.h"

G_BEGIN_DECLS

#define RELNET_TYPE_COMMITMENT_ROW (relnet_commitment_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetCommitmentRow, relnet_commitment_row, RELNET, COMMITMENT_ROW, GtkListBoxRow)

GtkWidget *relnet_commitment_row_new (RelnetCommitment *commitment, const char *today);
RelnetCommitment *relnet_commitment_row_get_commitment (RelnetCommitmentRow *self);
void relnet_commitment_row_set_narrow (RelnetCommitmentRow *self, gboolean narrow);

G_END_DECLS
