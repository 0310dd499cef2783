#include "relnet-person-group.h"

/**
 * RelnetPersonGroup:
 *
 * A group of rows about a person, in *About* of their page: made anew for each person and whenever what it shows has
 * changed, and only while it can be seen. (One that hides itself when it has nothing to say is read at once.)
 */
struct _RelnetPersonGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* (element-type GtkWidget) */
  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetPersonGroupFill fill;
  RelnetPersonGroupConcerns concerns;
  gint64 person_id;
};

enum
{
  PROP_0,
  PROP_PERSON_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetPersonGroup, relnet_person_group, ADW_TYPE_PREFERENCES_GROUP)

static void
refresh (RelnetPersonGroup *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);

  if (self->person_id == 0)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  self->fill (self, self->person_id, today);
}

static gboolean
is_awake (RelnetPersonGroup *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) || !gtk_widget_get_visible (GTK_WIDGET (self));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetPersonGroup *self)
{
  if (is_awake (self) && self->concerns (changes, self->person_id))
    refresh (self);
}

static void
relnet_person_group_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (relnet_person_group_parent_class)->map (widget);
  refresh (RELNET_PERSON_GROUP (widget));
}

static void
relnet_person_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PERSON_ID:
      g_value_set_int64 (value, RELNET_PERSON_GROUP (object)->person_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_person_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetPersonGroup *self = RELNET_PERSON_GROUP (object);

  switch (prop_id)
    {
    case PROP_PERSON_ID:
      if (self->person_id == g_value_get_int64 (value))
        return;
      self->person_id = g_value_get_int64 (value);
      if (is_awake (self))
        refresh (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_person_group_dispose (GObject *object)
{
  RelnetPersonGroup *self = RELNET_PERSON_GROUP (object);

  if (self->database != NULL)
    g_signal_handlers_disconnect_by_data (self->database, self);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_person_group_parent_class)->dispose (object);
}

static void
relnet_person_group_class_init (RelnetPersonGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relnet_person_group_get_property;
  object_class->set_property = relnet_person_group_set_property;
  object_class->dispose = relnet_person_group_dispose;
  GTK_WIDGET_CLASS (klass)->map = relnet_person_group_map;
  properties[PROP_PERSON_ID] = g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_person_group_init (RelnetPersonGroup *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * relnet_person_group_new:
 * @title: what it is called
 * @database: a database
 * @clock: the time
 * @fill: adds the rows of somebody
 * @concerns: tells what changes them
 *
 * Returns: (transfer floating): the group, of nobody yet
 */
GtkWidget *
relnet_person_group_new (const char *title, RelnetDatabase *database, RelnetClock *clock, RelnetPersonGroupFill fill,
                         RelnetPersonGroupConcerns concerns)
{
  RelnetPersonGroup *self = g_object_new (RELNET_TYPE_PERSON_GROUP, "title", title, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->fill = fill;
  self->concerns = concerns;
  g_signal_connect (database, "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}

/**
 * relnet_person_group_get_database:
 * @self: a group
 *
 * Returns: (transfer none): the database it reads
 */
RelnetDatabase *
relnet_person_group_get_database (RelnetPersonGroup *self)
{
  return self->database;
}

/**
 * relnet_person_group_get_clock:
 * @self: a group
 *
 * Returns: (transfer none): the time
 */
RelnetClock *
relnet_person_group_get_clock (RelnetPersonGroup *self)
{
  return self->clock;
}

/**
 * relnet_person_group_get_person_id:
 * @self: a group
 *
 * Returns: whose it is, 0 for nobody’s
 */
gint64
relnet_person_group_get_person_id (RelnetPersonGroup *self)
{
  return self->person_id;
}

/**
 * relnet_person_group_add:
 * @self: a group
 * @row: (transfer floating): a row, which goes when the group is filled anew
 */
void
relnet_person_group_add (RelnetPersonGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/**
 * relnet_person_group_add_row:
 * @self: a group
 * @title: a text, never markup
 * @subtitle: (nullable): another
 *
 * Returns: (transfer none): the new last row, an #AdwActionRow
 */
GtkWidget *
relnet_person_group_add_row (RelnetPersonGroup *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  relnet_person_group_add (self, row);
  return row;
}

/**
 * relnet_person_group_add_link:
 * @self: a group
 * @title: a text, never markup
 * @subtitle: (nullable): another
 * @icon_name: what stands at its end
 * @action_name: what it activates
 * @target: the parameter of that
 *
 * Returns: (transfer none): the new last row, an #AdwActionRow that can be clicked
 */
GtkWidget *
relnet_person_group_add_link (RelnetPersonGroup *self, const char *title, const char *subtitle, const char *icon_name,
                              const char *action_name, gint64 target)
{
  GtkWidget *row = relnet_person_group_add_row (self, title, subtitle);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action_name);
  return row;
}
