#include "relnet-person-load-group.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"
#include "relnet-load-query.h"
#include "relnet-report-error.h"
#include "relnet-text.h"

/**
 * RelnetPersonLoadGroup:
 *
 * How much time somebody takes, what it was worth, and what they keep asking (E4), in *About* of their page.
 */
struct _RelnetPersonLoadGroup
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

G_DEFINE_FINAL_TYPE (RelnetPersonLoadGroup, relnet_person_load_group, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
add_row (RelnetPersonLoadGroup *self, const char *title, const char *subtitle)
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
add_topics (RelnetPersonLoadGroup *self, const char *today)
{
  g_autoptr (GPtrArray) topics
      = relnet_load_query_topics (relnet_database_get_reader (self->database), self->person_id, today, NULL);

  for (guint i = 0; topics != NULL && i < topics->len; i++)
    {
      RelnetTopic *topic = g_ptr_array_index (topics, i);
      g_autofree char *date = relnet_date_format_short (topic->last, today);
      g_autofree char *title = relnet_text_capitalise (topic->words);
      g_autofree char *subtitle
          /* Translators: in how many exchanges somebody spoke of something, then a date. */
          = g_strdup_printf (ngettext ("Came up in %u exchange, last on %s", "Came up in %u exchanges, last on %s", topic->times),
                             topic->times, date);

      adw_action_row_add_prefix (ADW_ACTION_ROW (add_row (self, title, subtitle)),
                                 gtk_image_new_from_icon_name ("view-refresh-symbolic"));
    }
}

static void
fill (RelnetPersonLoadGroup *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autoptr (GError) error = NULL;
  g_autofree char *time = NULL;
  RelnetLoad load;
  GtkWidget *row;

  if (!relnet_load_query_person (relnet_database_get_reader (self->database), self->person_id, today, &load, &error))
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  time = relnet_load_dup_time (&load);
  row = add_row (self, time, NULL);
  if (load.n > 0)
    {
      g_autofree char *worth = relnet_load_dup_worth (&load);
      g_autofree char *capital = relnet_text_capitalise (worth);
      g_autofree char *subtitle = g_strdup_printf ("%s · %s", capital, relnet_load_get_verdict_words (&load));
      GtkWidget *meet_up;

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      if (relnet_load_suggests_meet_up (&load))
        {
          meet_up = gtk_button_new_with_label (_ ("Meet-Up…"));
          gtk_widget_set_valign (meet_up, GTK_ALIGN_CENTER);
          gtk_actionable_set_action_target (GTK_ACTIONABLE (meet_up), "x", self->person_id);
          gtk_actionable_set_action_name (GTK_ACTIONABLE (meet_up), "win.invite-to-meet-up");
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), meet_up);
        }
    }
  add_topics (self, today);
}

static void
refresh (RelnetPersonLoadGroup *self)
{
  if (self->person_id == 0)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  fill (self);
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetPersonLoadGroup *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_INTERACTION) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
relnet_person_load_group_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (relnet_person_load_group_parent_class)->map (widget);
  refresh (RELNET_PERSON_LOAD_GROUP (widget));
}

static void
relnet_person_load_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PERSON_ID:
      g_value_set_int64 (value, RELNET_PERSON_LOAD_GROUP (object)->person_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_person_load_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetPersonLoadGroup *self = RELNET_PERSON_LOAD_GROUP (object);

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
relnet_person_load_group_dispose (GObject *object)
{
  RelnetPersonLoadGroup *self = RELNET_PERSON_LOAD_GROUP (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_person_load_group_parent_class)->dispose (object);
}

static void
relnet_person_load_group_class_init (RelnetPersonLoadGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relnet_person_load_group_get_property;
  object_class->set_property = relnet_person_load_group_set_property;
  object_class->dispose = relnet_person_load_group_dispose;
  GTK_WIDGET_CLASS (klass)->map = relnet_person_load_group_map;
  properties[PROP_PERSON_ID] = g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_person_load_group_init (RelnetPersonLoadGroup *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * relnet_person_load_group_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the group, of nobody yet; a #RelnetAboutGroupFunc
 */
GtkWidget *
relnet_person_load_group_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetPersonLoadGroup *self = g_object_new (RELNET_TYPE_PERSON_LOAD_GROUP, "title", _ ("Time and Worth"), NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  return GTK_WIDGET (self);
}
