#pragma once

#include "relnet-connector-view.h"
#include "relnet-introduction-board-column.h"
#include "relnet-introductions-page.h"

G_BEGIN_DECLS

/* What relnet-introductions-page-acts.c needs of the page, and nobody else. */

struct _RelnetIntroductionsPage
{
  GtkWidget parent_instance;

  GtkBox *box;
  AdwWindowTitle *title;
  GtkToggleButton *search_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search;
  GtkWidget *layouts;
  GtkToggleButton *board_button;
  GtkToggleButton *list_button;
  GtkToggleButton *made;
  GtkToggleButton *received;
  GtkToggleButton *suggestions;
  GtkStack *pages;
  GtkBox *board;
  GtkBox *list;
  RelnetIntroductionBoardColumn *columns[2][RELNET_N_INTRODUCTION_COLUMNS]; /* of the board, of the list */

  RelnetDatabase *database;
  RelnetClock *clock;
  GCancellable *cancellable;
  GPtrArray *introductions;
  GPtrArray *owed;
  char *shown;     /* what the cards say: they are made again only if it is something else */
  gint64 wanted;   /* the introduction to be shown once it is read */
  guint n_shown;
  gboolean narrow;
  gboolean very_narrow;
  guint narrow_idle;
};

RelnetIntroduction *relnet_introductions_page_find (RelnetIntroductionsPage *self, gint64 id);
void relnet_introductions_page_dropped (RelnetIntroductionBoardColumn *target, gint64 id, int column,
                                        RelnetIntroductionsPage *self);
void relnet_introductions_page_chosen (RelnetConnectorView *view, gint64 first, gint64 second, const char *first_reason,
                                       const char *second_reason, RelnetIntroductionsPage *self);
void relnet_introductions_page_install_acts (GtkWidgetClass *widget_class);

G_END_DECLS
