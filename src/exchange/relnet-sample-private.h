#pragma once

#include <json-glib/json-glib.h>

#include "relnet-sample.h"

G_BEGIN_DECLS

/**
 * RelnetSampleFilling:
 * @connection: a connection in a write
 * @changes: where to note the changes
 * @clock: the time
 * @today: the date the days of the file are counted back from
 * @circles: (element-type utf8 gint64): the circles by key
 * @people: (element-type utf8 RelnetPerson): the people by key
 *
 * The sample data while it is read. Each practice has a file that reads its own member of the JSON document.
 */
typedef struct
{
  RelnetConnection *connection;
  RelnetChanges *changes;
  RelnetClock *clock;
  char *today;
  GHashTable *circles;
  GHashTable *people;
} RelnetSampleFilling;

const char *relnet_sample_get_text (JsonObject *object, const char *name);
int relnet_sample_get_int (JsonObject *object, const char *name);
GList *relnet_sample_get_elements (JsonObject *object, const char *name);
gint64 relnet_sample_get_person (RelnetSampleFilling *self, JsonObject *object, const char *name);
char *relnet_sample_get_day (RelnetSampleFilling *self, JsonObject *object, const char *name);
RelnetClock *relnet_sample_make_clock (RelnetSampleFilling *self, int days_ago);

/* In relnet-sample-commitments.c. */
gboolean relnet_sample_add_commitments (RelnetSampleFilling *self, JsonObject *root, GError **error);

/* In relnet-sample-introductions.c. */
gboolean relnet_sample_add_introductions (RelnetSampleFilling *self, JsonObject *root, GError **error);

/* In relnet-sample-goals.c. */
gboolean relnet_sample_add_goals (RelnetSampleFilling *self, JsonObject *root, GError **error);

/* In relnet-sample-meet-ups.c. */
gboolean relnet_sample_add_meet_ups (RelnetSampleFilling *self, JsonObject *root, GError **error);

/* In relnet-sample-meetings.c. */
gboolean relnet_sample_add_meetings (RelnetSampleFilling *self, JsonObject *root, GError **error);

/* In relnet-sample-messages.c. */
gboolean relnet_sample_add_messages (RelnetSampleFilling *self, JsonObject *root, GError **error);

/* In relnet-sample-endings.c. */
gboolean relnet_sample_add_endings (RelnetSampleFilling *self, JsonObject *root, GError **error);

G_END_DECLS
