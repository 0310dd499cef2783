#pragma once

#include "relnet-database.h"
#include "relnet-interaction-store.h"

G_BEGIN_DECLS

#define RELNET_TIMELINE_PAGE_SIZE 50

#define RELNET_TYPE_TIMELINE_MODEL (relnet_timeline_model_get_type ())
G_DECLARE_FINAL_TYPE (RelnetTimelineModel, relnet_timeline_model, RELNET, TIMELINE_MODEL, GObject)

RelnetTimelineModel *relnet_timeline_model_new (RelnetDatabase *database);
void relnet_timeline_model_set_filter (RelnetTimelineModel *self, const RelnetTimelineFilter *filter);
gboolean relnet_timeline_model_is_filtered (RelnetTimelineModel *self);
gint64 relnet_timeline_model_get_person_id (RelnetTimelineModel *self);
gboolean relnet_timeline_model_get_has_more (RelnetTimelineModel *self);
gboolean relnet_timeline_model_get_loading (RelnetTimelineModel *self);
void relnet_timeline_model_load_more (RelnetTimelineModel *self);
const char *relnet_timeline_model_get_error (RelnetTimelineModel *self);

G_END_DECLS
