#pragma once

#include <gtk/gtk.h>

#include "relnet-introduction-card.h"

G_BEGIN_DECLS

#define RELNET_TYPE_INTRODUCTION_BOARD_COLUMN (relnet_introduction_board_column_get_type ())
G_DECLARE_FINAL_TYPE (RelnetIntroductionBoardColumn, relnet_introduction_board_column, RELNET, INTRODUCTION_BOARD_COLUMN,
                      GtkWidget)

GtkWidget *relnet_introduction_board_column_new (RelnetIntroductionColumn column, gboolean wide);
void relnet_introduction_board_column_clear (RelnetIntroductionBoardColumn *self);
void relnet_introduction_board_column_add (RelnetIntroductionBoardColumn *self, GtkWidget *card);
void relnet_introduction_board_column_finish (RelnetIntroductionBoardColumn *self);
RelnetIntroductionCard *relnet_introduction_board_column_find (RelnetIntroductionBoardColumn *self, gint64 id);

G_END_DECLS
