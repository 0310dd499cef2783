#include "relnet-import-plan-private.h"

/**
 * RelnetImportDuplicate:
 *
 * A record that is like somebody, and what is to become of it.
 */
struct _RelnetImportDuplicate
{
  GObject parent_instance;

  char *name;
  char *other_name;
  gint64 person_id;
  guint record;
  guint line;
  RelnetImportMatch match;
  char *summary;
  RelnetImportDecision decision;
};

enum
{
  PROP_0,
  PROP_DECISION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetImportDuplicate, relnet_import_duplicate, G_TYPE_OBJECT)

static void
relnet_import_duplicate_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_DECISION)
    g_value_set_uint (value, RELNET_IMPORT_DUPLICATE (object)->decision);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
relnet_import_duplicate_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_DECISION)
    relnet_import_duplicate_set_decision (RELNET_IMPORT_DUPLICATE (object),
                                          (RelnetImportDecision)g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
relnet_import_duplicate_finalize (GObject *object)
{
  RelnetImportDuplicate *self = RELNET_IMPORT_DUPLICATE (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->other_name, g_free);
  g_clear_pointer (&self->summary, g_free);
  G_OBJECT_CLASS (relnet_import_duplicate_parent_class)->finalize (object);
}

static void
relnet_import_duplicate_class_init (RelnetImportDuplicateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relnet_import_duplicate_get_property;
  object_class->set_property = relnet_import_duplicate_set_property;
  object_class->finalize = relnet_import_duplicate_finalize;
  properties[PROP_DECISION]
      = g_param_spec_uint ("decision", NULL, NULL, RELNET_IMPORT_MERGE, RELNET_IMPORT_SKIP, RELNET_IMPORT_MERGE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_import_duplicate_init (RelnetImportDuplicate *self)
{
}

RelnetImportDuplicate *
relnet_import_duplicate_new (const RelnetImportRecord *record, const RelnetMatch *match, char *summary)
{
  RelnetImportDuplicate *self = g_object_new (RELNET_TYPE_IMPORT_DUPLICATE, NULL);

  self->name = g_strdup (relnet_person_get_name (record->person));
  self->other_name = g_strdup (match->name);
  self->person_id = match->person_id;
  self->record = match->record;
  self->line = record->line;
  self->match = match->match;
  self->summary = summary;
  self->decision = match->same_name ? RELNET_IMPORT_MERGE : RELNET_IMPORT_KEEP_BOTH;
  return self;
}

guint
relnet_import_duplicate_get_record (RelnetImportDuplicate *self)
{
  return self->record;
}

/**
 * relnet_import_duplicate_get_name:
 * @self: a possible duplicate
 *
 * Returns: the name in the file
 */
const char *
relnet_import_duplicate_get_name (RelnetImportDuplicate *self)
{
  return self->name;
}

/**
 * relnet_import_duplicate_get_other_name:
 * @self: a possible duplicate
 *
 * Returns: the name of whom it is like
 */
const char *
relnet_import_duplicate_get_other_name (RelnetImportDuplicate *self)
{
  return self->other_name;
}

/**
 * relnet_import_duplicate_get_person_id:
 * @self: a possible duplicate
 *
 * Returns: whom it is like, 0 for another record of the file
 */
gint64
relnet_import_duplicate_get_person_id (RelnetImportDuplicate *self)
{
  return self->person_id;
}

guint
relnet_import_duplicate_get_line (RelnetImportDuplicate *self)
{
  return self->line;
}

RelnetImportMatch
relnet_import_duplicate_get_match (RelnetImportDuplicate *self)
{
  return self->match;
}

/**
 * relnet_import_duplicate_get_summary:
 * @self: a possible duplicate
 *
 * Returns: what the two have in common and what merging would add, in words for the user
 */
const char *
relnet_import_duplicate_get_summary (RelnetImportDuplicate *self)
{
  return self->summary;
}

RelnetImportDecision
relnet_import_duplicate_get_decision (RelnetImportDuplicate *self)
{
  return self->decision;
}

/**
 * relnet_import_duplicate_set_decision:
 * @self: a possible duplicate
 * @decision: what the user wants to become of it
 */
void
relnet_import_duplicate_set_decision (RelnetImportDuplicate *self, RelnetImportDecision decision)
{
  if (self->decision == decision)
    return;
  self->decision = decision;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DECISION]);
}
