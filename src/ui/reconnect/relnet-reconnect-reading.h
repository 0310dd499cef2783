#pragma once

#include "relnet-connection.h"
#include "relnet-reconnect.h"

G_BEGIN_DECLS

/* Whom the list shows. */
typedef enum
{
  RELNET_RECONNECT_SHOW_DRIFTED, /* whoever has drifted away, ranked (R1) */
  RELNET_RECONNECT_SHOW_SESSION, /* those who faded in a busy time (R6) */
  RELNET_RECONNECT_SHOW_COHORT,  /* everybody from an organisation (R7) */
  RELNET_RECONNECT_SHOW_RESTING, /* whom the user lets rest */
  RELNET_N_RECONNECT_SHOWS
} RelnetReconnectShow;

/* What is read in the background, and what was found. */
typedef struct
{
  RelnetReconnectShow show;
  gint64 goal_id;
  char *city;
  char *from;
  char *to;
  char *today;
  gint64 organisation_id;
  guint limit;
} RelnetReconnectReading;

typedef struct
{
  GPtrArray *ties;
  GPtrArray *goals; /* (element-type RelnetReconnectGoal): for chips */
  GPtrArray *cities;
  gint64 count;
} RelnetReconnectReadList;

typedef struct
{
  gint64 id;
  int colour;
  char *name;
} RelnetReconnectGoal;

void relnet_reconnect_reading_free (gpointer data);
void relnet_reconnect_read_list_free (gpointer data);
gpointer relnet_reconnect_reading_read (RelnetConnection *connection, gpointer data, GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
