#pragma once

#include "relnet-connection.h"
#include "relnet-import-plan.h"

G_BEGIN_DECLS

/**
 * RelnetMatch:
 * @person_id: who was found in the database, 0 if it is a record
 * @record: which earlier record of the same file was found, if it is no person
 * @name: the name of the one that was found
 * @match: what they have in common
 * @same_name: whether the names too may be those of one person
 *
 * Somebody who is like a record.
 */
typedef struct
{
  gint64 person_id;
  guint record;
  const char *name;
  RelnetImportMatch match;
  gboolean same_name;
} RelnetMatch;

typedef struct _RelnetMatcher RelnetMatcher;

RelnetMatcher *relnet_matcher_new (RelnetConnection *connection);
void relnet_matcher_free (RelnetMatcher *self);
gboolean relnet_matcher_knows_nobody (RelnetMatcher *self);
gboolean relnet_matcher_find (RelnetMatcher *self, RelnetPerson *person, RelnetMatch *match);
void relnet_matcher_add (RelnetMatcher *self, guint record);
gboolean relnet_matcher_names_agree (const char *a, const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetMatcher, relnet_matcher_free)

G_END_DECLS
