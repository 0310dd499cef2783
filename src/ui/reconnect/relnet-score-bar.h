#pragma once

#include <gtk/gtk.h>

#include "relnet-reconnect-tie.h"

G_BEGIN_DECLS

#define RELNET_TYPE_SCORE_BAR (relnet_score_bar_get_type ())
G_DECLARE_FINAL_TYPE (RelnetScoreBar, relnet_score_bar, RELNET, SCORE_BAR, GtkWidget)

GtkWidget *relnet_score_bar_new (int height);
void relnet_score_bar_set_tie (RelnetScoreBar *self, RelnetReconnectTie *tie);
void relnet_score_bar_set_part (RelnetScoreBar *self, RelnetReconnectPart part, int points);

G_END_DECLS
