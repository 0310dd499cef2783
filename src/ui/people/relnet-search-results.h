#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-photo-cache.h"
#include "relnet-search.h"

G_BEGIN_DECLS

#define RELNET_TYPE_SEARCH_RESULTS (relnet_search_results_get_type ())
G_DECLARE_FINAL_TYPE (RelnetSearchResults, relnet_search_results, RELNET, SEARCH_RESULTS, GtkWidget)

GtkWidget *
relnet_search_results_new (RelnetDatabase *database, RelnetClock *clock, RelnetPhotoCache *photos);
void relnet_search_results_prepare (RelnetSearchResults *self);
void relnet_search_results_find (RelnetSearchResults *self, const char *text);
void relnet_search_results_move (RelnetSearchResults *self, int step);
void relnet_search_results_activate (RelnetSearchResults *self);
gboolean relnet_search_results_get_busy (RelnetSearchResults *self);
guint relnet_search_results_get_n_found (RelnetSearchResults *self);

G_END_DECLS
