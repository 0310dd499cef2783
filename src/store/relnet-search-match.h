#pragma once

#include "relnet-person-summary.h"
#include "relnet-search-index.h"

G_BEGIN_DECLS

#define RELNET_TYPE_SEARCH_MATCH (relnet_search_match_get_type ())
G_DECLARE_FINAL_TYPE (RelnetSearchMatch, relnet_search_match, RELNET, SEARCH_MATCH, GObject)

RelnetSearchMatch *relnet_search_match_new (RelnetPersonSummary *person,
                                            RelnetFoundIn found_in,
                                            const char *text,
                                            const char *date);
RelnetPersonSummary *relnet_search_match_get_person (RelnetSearchMatch *self);
RelnetFoundIn relnet_search_match_get_found_in (RelnetSearchMatch *self);
const char *relnet_search_match_get_text (RelnetSearchMatch *self);
const char *relnet_search_match_get_date (RelnetSearchMatch *self);
char *relnet_search_match_describe (RelnetSearchMatch *self);

G_END_DECLS
