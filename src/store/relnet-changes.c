#include "relnet-changes.h"

/* With more ids of one kind than this, whoever listens does better to read anew. */
#define MAX_IDS 500

/**
 * RelnetChanges:
 *
 * What an act changed: kinds and ids, or “all of that kind”. Filled by the stores while they write, handed round by
 * #RelnetDatabase::changed once it is committed.
 */
struct _RelnetChanges
{
  gatomicrefcount ref_count;
  GArray *ids[RELNET_N_CHANGE_KINDS];
  gboolean all[RELNET_N_CHANGE_KINDS];
};

G_DEFINE_BOXED_TYPE (RelnetChanges, relnet_changes, relnet_changes_ref, relnet_changes_unref)

/**
 * relnet_changes_new:
 *
 * Returns: (transfer full): no changes
 */
RelnetChanges *
relnet_changes_new (void)
{
  RelnetChanges *self = g_new0 (RelnetChanges, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

/**
 * relnet_changes_ref:
 * @self: changes
 *
 * Returns: (transfer full): @self
 */
RelnetChanges *
relnet_changes_ref (RelnetChanges *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * relnet_changes_unref:
 * @self: (transfer full): changes
 */
void
relnet_changes_unref (RelnetChanges *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < RELNET_N_CHANGE_KINDS; i++)
    g_clear_pointer (&self->ids[i], g_array_unref);
  g_free (self);
}

/**
 * relnet_changes_add:
 * @self: changes
 * @kind: what kind of thing
 * @id: which one was added, changed or removed
 */
void
relnet_changes_add (RelnetChanges *self, RelnetChangeKind kind, gint64 id)
{
  if (self->all[kind] || relnet_changes_has_id (self, kind, id))
    return;
  if (self->ids[kind] == NULL)
    self->ids[kind] = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->ids[kind], id);
  if (self->ids[kind]->len > MAX_IDS)
    relnet_changes_add_all (self, kind);
}

/**
 * relnet_changes_add_all:
 * @self: changes
 * @kind: what kind of thing
 *
 * Says that any number of things of @kind may have changed.
 */
void
relnet_changes_add_all (RelnetChanges *self, RelnetChangeKind kind)
{
  self->all[kind] = TRUE;
  g_clear_pointer (&self->ids[kind], g_array_unref);
}

/**
 * relnet_changes_add_everything:
 * @self: changes
 *
 * Says that anything may have changed: another program wrote, or a backup was restored.
 */
void
relnet_changes_add_everything (RelnetChanges *self)
{
  for (guint i = 0; i < RELNET_N_CHANGE_KINDS; i++)
    relnet_changes_add_all (self, (RelnetChangeKind)i);
}

/**
 * relnet_changes_is_empty:
 * @self: changes
 *
 * Returns: whether nothing changed
 */
gboolean
relnet_changes_is_empty (RelnetChanges *self)
{
  for (guint i = 0; i < RELNET_N_CHANGE_KINDS; i++)
    if (relnet_changes_has (self, (RelnetChangeKind)i))
      return FALSE;
  return TRUE;
}

/**
 * relnet_changes_has:
 * @self: changes
 * @kind: what kind of thing
 *
 * Returns: whether anything of @kind changed
 */
gboolean
relnet_changes_has (RelnetChanges *self, RelnetChangeKind kind)
{
  return self->all[kind] || self->ids[kind] != NULL;
}

/**
 * relnet_changes_has_id:
 * @self: changes
 * @kind: what kind of thing
 * @id: which one
 *
 * Returns: whether that one changed, or may have
 */
gboolean
relnet_changes_has_id (RelnetChanges *self, RelnetChangeKind kind, gint64 id)
{
  if (self->all[kind])
    return TRUE;
  for (guint i = 0; self->ids[kind] != NULL && i < self->ids[kind]->len; i++)
    if (g_array_index (self->ids[kind], gint64, i) == id)
      return TRUE;
  return FALSE;
}

/**
 * relnet_changes_has_all:
 * @self: changes
 * @kind: what kind of thing
 *
 * Returns: whether so much of @kind changed that ids are not told
 */
gboolean
relnet_changes_has_all (RelnetChanges *self, RelnetChangeKind kind)
{
  return self->all[kind];
}

/**
 * relnet_changes_get_ids:
 * @self: changes
 * @kind: what kind of thing
 * @n: (out): how many ids there are
 *
 * Returns: (transfer none) (array length=n) (nullable): the ids, none if relnet_changes_has_all()
 */
const gint64 *
relnet_changes_get_ids (RelnetChanges *self, RelnetChangeKind kind, guint *n)
{
  *n = self->ids[kind] != NULL ? self->ids[kind]->len : 0;
  return *n > 0 ? (const gint64 *)self->ids[kind]->data : NULL;
}
