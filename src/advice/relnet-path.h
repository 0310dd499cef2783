#pragma once

#include "relnet-acquaintance.h"
#include "relnet-connection.h"

G_BEGIN_DECLS

/* The user, as one end of a path. */
#define RELNET_PATH_USER 0

/* Through more people than this nobody asks for anything. */
#define RELNET_PATH_MAX_STEPS 6

/**
 * RelnetPathGraph:
 *
 * Who knows whom, in flat arrays, to find paths in.
 */
typedef struct _RelnetPathGraph RelnetPathGraph;

RelnetPathGraph *relnet_path_graph_load (RelnetConnection *connection, GError **error);
void relnet_path_graph_free (RelnetPathGraph *self);
guint relnet_path_graph_get_n_people (RelnetPathGraph *self);
GArray *relnet_path_find (RelnetPathGraph *self, gint64 from, gint64 to);

/**
 * RelnetPathStep:
 * @person_id: who comes next
 * @name: their name
 * @reason: why they can be asked, or how they know the one before: “Last in touch 3 weeks ago”, “Colleagues · at Lumen”
 * @last: whether it is the end of the path
 *
 * A step of a path, explained.
 */
typedef struct
{
  gint64 person_id;
  char *name;
  char *reason;
  gboolean last;
} RelnetPathStep;

GPtrArray *relnet_path_explain (RelnetConnection *connection, GArray *path, const char *today, GError **error);
GPtrArray *relnet_path_graph_read (RelnetPathGraph *self, RelnetConnection *connection, gint64 to, const char *today,
                                   GError **error);
GPtrArray *relnet_path_read (RelnetConnection *connection, gint64 to, const char *today, GError **error);
char *relnet_path_dup_sentence (GPtrArray *steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetPathGraph, relnet_path_graph_free)

G_END_DECLS
