#include "relnet-acquaintance.h"

#include <glib/gi18n-lib.h>

#include "relnet-text.h"

typedef struct
{
  const char *name;
  const char *label;
  int strength;
} Kind;

/* The strength says through whom to go if there are several: those who would speak for somebody without being asked twice
 * come first. */
static const Kind kinds[RELNET_N_ACQUAINTANCE_KINDS] = {
  [RELNET_ACQUAINTANCE_KNOWN] = { "", NC_ ("they are", "acquainted"), 1 },
  [RELNET_ACQUAINTANCE_COLLEAGUE] = { "colleague", NC_ ("they are", "colleagues"), 3 },
  [RELNET_ACQUAINTANCE_FAMILY] = { "family", NC_ ("they are", "family"), 4 },
  [RELNET_ACQUAINTANCE_FRIEND] = { "friend", NC_ ("they are", "friends"), 4 },
  [RELNET_ACQUAINTANCE_SCHOOLMATE] = { "schoolmate", NC_ ("they are", "schoolmates"), 2 },
  [RELNET_ACQUAINTANCE_CLIENT] = { "client", NC_ ("they are", "client and supplier"), 2 },
  [RELNET_ACQUAINTANCE_INTRODUCED] = { "introduced", NC_ ("they are", "introduced to each other"), 2 },
};

/**
 * RelnetAcquaintance:
 *
 * Somebody whom a person knows, as seen from that person (P6). It does not change; the store makes new ones.
 */
struct _RelnetAcquaintance
{
  GObject parent_instance;

  gint64 id;
  gint64 person_id;
  char *name;
  char *position;
  RelnetAcquaintanceKind kind;
  char *note;
  gboolean known;
};

G_DEFINE_FINAL_TYPE (RelnetAcquaintance, relnet_acquaintance, G_TYPE_OBJECT)

static void
relnet_acquaintance_finalize (GObject *object)
{
  RelnetAcquaintance *self = RELNET_ACQUAINTANCE (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->position, g_free);
  g_clear_pointer (&self->note, g_free);
  G_OBJECT_CLASS (relnet_acquaintance_parent_class)->finalize (object);
}

static void
relnet_acquaintance_class_init (RelnetAcquaintanceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_acquaintance_finalize;
}

static void
relnet_acquaintance_init (RelnetAcquaintance *self)
{
}

/**
 * relnet_acquaintance_kind_to_name:
 * @kind: a kind
 *
 * Returns: its name in the database and for scripts; empty if it was not said how they know each other
 */
const char *
relnet_acquaintance_kind_to_name (RelnetAcquaintanceKind kind)
{
  g_return_val_if_fail ((int) kind >= 0 && kind < RELNET_N_ACQUAINTANCE_KINDS, "");

  return kinds[kind].name;
}

/**
 * relnet_acquaintance_kind_to_label:
 * @kind: a kind
 *
 * Returns: what two people are to each other, in lower case: “colleagues”
 */
const char *
relnet_acquaintance_kind_to_label (RelnetAcquaintanceKind kind)
{
  g_return_val_if_fail ((int) kind >= 0 && kind < RELNET_N_ACQUAINTANCE_KINDS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "they are", kinds[kind].label);
}

/**
 * relnet_acquaintance_kind_from_name:
 * @name: (nullable): a name
 * @kind: (out): the kind of that name
 *
 * Returns: whether there is one
 */
gboolean
relnet_acquaintance_kind_from_name (const char *name, RelnetAcquaintanceKind *kind)
{
  for (int i = 0; i < RELNET_N_ACQUAINTANCE_KINDS; i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      {
        *kind = (RelnetAcquaintanceKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * relnet_acquaintance_kind_get_strength:
 * @kind: a kind
 *
 * Returns: how much one of the two can be expected to do for the other, 1 to 4
 */
int
relnet_acquaintance_kind_get_strength (RelnetAcquaintanceKind kind)
{
  g_return_val_if_fail ((int) kind >= 0 && kind < RELNET_N_ACQUAINTANCE_KINDS, 1);

  return kinds[kind].strength;
}

/**
 * relnet_acquaintance_new:
 * @id: its id in the database, 0 for one that is only proposed
 * @person_id: who is known
 * @name: their name
 * @position: what they do and where; may be empty
 * @kind: how the two know each other
 * @note: what was noted, or why it is proposed; may be empty
 * @known: whether the user has had to do with them
 *
 * Returns: (transfer full): an acquaintance
 */
RelnetAcquaintance *
relnet_acquaintance_new (gint64 id, gint64 person_id, const char *name, const char *position, RelnetAcquaintanceKind kind,
                         const char *note, gboolean known)
{
  RelnetAcquaintance *self = g_object_new (RELNET_TYPE_ACQUAINTANCE, NULL);

  self->id = id;
  self->person_id = person_id;
  self->name = g_strdup (name);
  self->position = g_strdup (position);
  self->kind = kind;
  self->note = g_strdup (note);
  self->known = known;
  return self;
}

/**
 * relnet_acquaintance_get_id:
 * @self: an acquaintance
 *
 * Returns: its id in the database, 0 for one that is only proposed
 */
gint64
relnet_acquaintance_get_id (RelnetAcquaintance *self)
{
  g_return_val_if_fail (RELNET_IS_ACQUAINTANCE (self), 0);

  return self->id;
}

/**
 * relnet_acquaintance_get_person_id:
 * @self: an acquaintance
 *
 * Returns: who is known
 */
gint64
relnet_acquaintance_get_person_id (RelnetAcquaintance *self)
{
  g_return_val_if_fail (RELNET_IS_ACQUAINTANCE (self), 0);

  return self->person_id;
}

/**
 * relnet_acquaintance_get_name:
 * @self: an acquaintance
 *
 * Returns: their name
 */
const char *
relnet_acquaintance_get_name (RelnetAcquaintance *self)
{
  g_return_val_if_fail (RELNET_IS_ACQUAINTANCE (self), "");

  return self->name;
}

/**
 * relnet_acquaintance_get_position:
 * @self: an acquaintance
 *
 * Returns: what they do and where; may be empty
 */
const char *
relnet_acquaintance_get_position (RelnetAcquaintance *self)
{
  g_return_val_if_fail (RELNET_IS_ACQUAINTANCE (self), "");

  return self->position;
}

/**
 * relnet_acquaintance_get_kind:
 * @self: an acquaintance
 *
 * Returns: how the two know each other
 */
RelnetAcquaintanceKind
relnet_acquaintance_get_kind (RelnetAcquaintance *self)
{
  g_return_val_if_fail (RELNET_IS_ACQUAINTANCE (self), RELNET_ACQUAINTANCE_KNOWN);

  return self->kind;
}

/**
 * relnet_acquaintance_get_note:
 * @self: an acquaintance
 *
 * Returns: what was noted, or why it is proposed; may be empty
 */
const char *
relnet_acquaintance_get_note (RelnetAcquaintance *self)
{
  g_return_val_if_fail (RELNET_IS_ACQUAINTANCE (self), "");

  return self->note;
}

/**
 * relnet_acquaintance_get_known:
 * @self: an acquaintance
 *
 * Returns: whether the user has had to do with them
 */
gboolean
relnet_acquaintance_get_known (RelnetAcquaintance *self)
{
  g_return_val_if_fail (RELNET_IS_ACQUAINTANCE (self), FALSE);

  return self->known;
}

/**
 * relnet_acquaintance_dup_reason:
 * @self: an acquaintance
 *
 * Returns: (transfer full): how the two know each other, “Colleagues · at Lumen until 2019”
 */
char *
relnet_acquaintance_dup_reason (RelnetAcquaintance *self)
{
  g_autofree char *kind = relnet_text_capitalise (relnet_acquaintance_kind_to_label (relnet_acquaintance_get_kind (self)));

  if (*self->note == '\0')
    return g_steal_pointer (&kind);
  if (self->kind == RELNET_ACQUAINTANCE_KNOWN)
    return g_strdup (self->note);
  return g_strconcat (kind, " · ", self->note, NULL);
}
