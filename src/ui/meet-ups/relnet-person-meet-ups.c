#include "relnet-person-meet-ups.h"

#include <glib/gi18n-lib.h>

#include "relnet-meet-up-store.h"
#include "relnet-report-error.h"

/**
 * RelnetPersonMeetUps:
 *
 * The meet-ups somebody belongs to, in *About* of their page, and a way into one more.
 */
struct _RelnetPersonMeetUps
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;
  RelnetDatabase *database;
  RelnetClock *clock;
  gint64 person_id;
};

enum
{
  PROP_0,
  PROP_PERSON_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetPersonMeetUps, relnet_person_meet_ups, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
add_row (RelnetPersonMeetUps *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
fill (RelnetPersonMeetUps *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meet_ups
      = relnet_meet_up_store_load_of_person (relnet_database_get_reader (self->database), self->person_id, today, &error);
  GtkWidget *add;

  if (meet_ups == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < meet_ups->len; i++)
    {
      RelnetMeetUp *meet_up = g_ptr_array_index (meet_ups, i);
      g_autofree char *when = relnet_meet_up_dup_when (meet_up);
      g_autofree char *next = relnet_meet_up_dup_next (meet_up, today);
      g_autofree char *subtitle = g_strdup_printf ("%s · %s", when, next);
      GtkWidget *row = add_row (self, relnet_meet_up_get_name (meet_up), subtitle);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", relnet_meet_up_get_id (meet_up));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-meet-up");
    }
  add = add_row (self, _ ("Invite to a meet-up…"), NULL);
  gtk_widget_add_css_class (add, "add-row");
  adw_action_row_add_suffix (ADW_ACTION_ROW (add), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (add), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "x", self->person_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.invite-to-meet-up");
}

static void
refresh (RelnetPersonMeetUps *self)
{
  if (self->person_id == 0)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  fill (self);
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetPersonMeetUps *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_MEET_UP) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
relnet_person_meet_ups_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (relnet_person_meet_ups_parent_class)->map (widget);
  refresh (RELNET_PERSON_MEET_UPS (widget));
}

static void
relnet_person_meet_ups_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PERSON_ID:
      g_value_set_int64 (value, RELNET_PERSON_MEET_UPS (object)->person_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_person_meet_ups_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetPersonMeetUps *self = RELNET_PERSON_MEET_UPS (object);

  switch (prop_id)
    {
    case PROP_PERSON_ID:
      if (self->person_id == g_value_get_int64 (value))
        return;
      self->person_id = g_value_get_int64 (value);
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        refresh (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_person_meet_ups_dispose (GObject *object)
{
  RelnetPersonMeetUps *self = RELNET_PERSON_MEET_UPS (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_person_meet_ups_parent_class)->dispose (object);
}

static void
relnet_person_meet_ups_class_init (RelnetPersonMeetUpsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relnet_person_meet_ups_get_property;
  object_class->set_property = relnet_person_meet_ups_set_property;
  object_class->dispose = relnet_person_meet_ups_dispose;
  GTK_WIDGET_CLASS (klass)->map = relnet_person_meet_ups_map;
  properties[PROP_PERSON_ID] = g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_person_meet_ups_init (RelnetPersonMeetUps *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * relnet_person_meet_ups_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the group, of nobody yet; a #RelnetAboutGroupFunc
 */
GtkWidget *
relnet_person_meet_ups_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetPersonMeetUps *self = g_object_new (RELNET_TYPE_PERSON_MEET_UPS, "title", _ ("Meet-Ups"), NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  return GTK_WIDGET (self);
}
