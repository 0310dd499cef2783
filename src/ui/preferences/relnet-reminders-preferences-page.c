#include "relnet-reminders-preferences-page.h"

#include <glib/gi18n-lib.h>

#include "relnet-cadence.h"
#include "relnet-choice.h"

/* Times of the day are offered by the half hour. */
#define STEP    30
#define N_TIMES (24 * 60 / STEP)

/**
 * RelnetRemindersPreferencesPage:
 *
 * When and how RelNet reminds (picture 12).
 */
struct _RelnetRemindersPreferencesPage
{
  AdwPreferencesPage parent_instance;

  GtkSwitch *notifications;
  GtkSwitch *details;
  GtkSwitch *background;
  GtkSwitch *digest;
  GtkDropDown *digest_time;
  GtkDropDown *digest_days;
  GtkSwitch *quiet_hours;
  GtkDropDown *quiet_from;
  GtkDropDown *quiet_to;
  GtkSwitch *quiet_weekends;
  GtkSpinButton *at_most;
  GtkDropDown *cadence;
  GtkSpinButton *answer_days;
  AdwActionRow *digest_time_row;
  AdwActionRow *digest_days_row;
  GtkWidget *quiet_times;

  GSettings *settings;
};

enum
{
  PROP_0,
  PROP_SETTINGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetRemindersPreferencesPage, relnet_reminders_preferences_page, ADW_TYPE_PREFERENCES_PAGE)

/* What the drop-downs offer: a value of the setting each. */
static const int cadences[] = { 0, 30, 60, 90, 180, 365 };
static const guint day_sets[] = { 0x1f, 0x3f, 0x7f, 0x01 };
static const char *const day_labels[]
    = { N_ ("Monday to Friday"), N_ ("Monday to Saturday"), N_ ("All days"), N_ ("On Mondays") };

static gboolean
time_to_index (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_uint (value, (guint) ((g_variant_get_int32 (variant) + STEP / 2) / STEP) % N_TIMES);
  return TRUE;
}

static GVariant *
index_to_time (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_int32 ((int) g_value_get_uint (value) * STEP);
}

/* The offered cadence that is nearest to the stored one. */
static gboolean
cadence_to_index (GValue *value, GVariant *variant, gpointer user_data)
{
  int days = g_variant_get_int32 (variant);
  guint best = 0;

  for (guint i = 1; i < G_N_ELEMENTS (cadences); i++)
    if (ABS (cadences[i] - days) < ABS (cadences[best] - days))
      best = i;
  g_value_set_uint (value, best);
  return TRUE;
}

static GVariant *
index_to_cadence (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_int32 (cadences[MIN (g_value_get_uint (value), G_N_ELEMENTS (cadences) - 1)]);
}

static void
days_selected_cb (RelnetRemindersPreferencesPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->digest_days);

  if (selected < G_N_ELEMENTS (day_sets)
      && g_settings_get_flags (self->settings, "digest-days") != day_sets[selected])
    g_settings_set_flags (self->settings, "digest-days", day_sets[selected]);
}

static void
show_days (RelnetRemindersPreferencesPage *self)
{
  guint days = g_settings_get_flags (self->settings, "digest-days");

  for (guint i = 0; i < G_N_ELEMENTS (day_sets); i++)
    if (day_sets[i] == days)
      gtk_drop_down_set_selected (self->digest_days, i);
}

static void
fill_times (GtkDropDown *drop_down)
{
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);

  for (int i = 0; i < N_TIMES; i++)
    gtk_string_list_take (times, g_strdup_printf ("%02d:%02d", i * STEP / 60, i * STEP % 60));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (times));
}

static void
fill (RelnetRemindersPreferencesPage *self)
{
  g_autoptr (GtkStringList) days = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) rhythms = gtk_string_list_new (NULL);

  fill_times (self->digest_time);
  fill_times (self->quiet_from);
  fill_times (self->quiet_to);
  for (guint i = 0; i < G_N_ELEMENTS (day_labels); i++)
    gtk_string_list_append (days, _ (day_labels[i]));
  gtk_drop_down_set_model (self->digest_days, G_LIST_MODEL (days));
  for (guint i = 0; i < G_N_ELEMENTS (cadences); i++)
    gtk_string_list_take (rhythms, relnet_cadence_format (cadences[i]));
  gtk_drop_down_set_model (self->cadence, G_LIST_MODEL (rhythms));
  relnet_drop_down_set_up (self->digest_time, _ ("Time of the digest"));
  relnet_drop_down_set_up (self->digest_days, _ ("Days of the digest"));
  relnet_drop_down_set_up (self->quiet_from, _ ("Start of the quiet hours"));
  relnet_drop_down_set_up (self->quiet_to, _ ("End of the quiet hours"));
  relnet_drop_down_set_up (self->cadence, _ ("Keep in touch"));
}

static void
bind_time (RelnetRemindersPreferencesPage *self, const char *key, GtkDropDown *drop_down)
{
  g_settings_bind_with_mapping (self->settings, key, drop_down, "selected", G_SETTINGS_BIND_DEFAULT, time_to_index,
                                index_to_time, NULL, NULL);
}

static void
relnet_reminders_preferences_page_constructed (GObject *object)
{
  RelnetRemindersPreferencesPage *self = RELNET_REMINDERS_PREFERENCES_PAGE (object);
  GSettings *settings = self->settings;

  G_OBJECT_CLASS (relnet_reminders_preferences_page_parent_class)->constructed (object);

  fill (self);
  g_settings_bind (settings, "notifications", self->notifications, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "notification-details", self->details, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "background", self->background, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "digest", self->digest, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "digest", self->digest_time_row, "sensitive", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "digest", self->digest_days_row, "sensitive", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "quiet-hours", self->quiet_hours, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "quiet-hours", self->quiet_times, "sensitive", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "quiet-weekends", self->quiet_weekends, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "max-notifications", self->at_most, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "follow-up-days", self->answer_days, "value", G_SETTINGS_BIND_DEFAULT);
  bind_time (self, "digest-time", self->digest_time);
  bind_time (self, "quiet-from", self->quiet_from);
  bind_time (self, "quiet-to", self->quiet_to);
  g_settings_bind_with_mapping (settings, "default-cadence", self->cadence, "selected", G_SETTINGS_BIND_DEFAULT,
                                cadence_to_index, index_to_cadence, NULL, NULL);
  show_days (self);
  g_signal_connect_object (self->digest_days, "notify::selected", G_CALLBACK (days_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::digest-days", G_CALLBACK (show_days), self, G_CONNECT_SWAPPED);
}

static void
relnet_reminders_preferences_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetRemindersPreferencesPage *self = RELNET_REMINDERS_PREFERENCES_PAGE (object);

  switch (prop_id)
    {
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_reminders_preferences_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetRemindersPreferencesPage *self = RELNET_REMINDERS_PREFERENCES_PAGE (object);

  switch (prop_id)
    {
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_reminders_preferences_page_finalize (GObject *object)
{
  g_clear_object (&RELNET_REMINDERS_PREFERENCES_PAGE (object)->settings);
  G_OBJECT_CLASS (relnet_reminders_preferences_page_parent_class)->finalize (object);
}

#define bind_child(name) gtk_widget_class_bind_template_child (widget_class, RelnetRemindersPreferencesPage, name)

static void
relnet_reminders_preferences_page_class_init (RelnetRemindersPreferencesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = relnet_reminders_preferences_page_constructed;
  object_class->get_property = relnet_reminders_preferences_page_get_property;
  object_class->set_property = relnet_reminders_preferences_page_set_property;
  object_class->finalize = relnet_reminders_preferences_page_finalize;

  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                                                   G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/RelNet/ui/preferences/relnet-reminders-preferences-page.ui");
  bind_child (notifications);
  bind_child (details);
  bind_child (background);
  bind_child (digest);
  bind_child (digest_time);
  bind_child (digest_days);
  bind_child (quiet_hours);
  bind_child (quiet_from);
  bind_child (quiet_to);
  bind_child (quiet_weekends);
  bind_child (at_most);
  bind_child (cadence);
  bind_child (answer_days);
  bind_child (digest_time_row);
  bind_child (digest_days_row);
  bind_child (quiet_times);
}

static void
relnet_reminders_preferences_page_init (RelnetRemindersPreferencesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_reminders_preferences_page_new:
 * @settings: the user's settings
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
relnet_reminders_preferences_page_new (GSettings *settings)
{
  return g_object_new (RELNET_TYPE_REMINDERS_PREFERENCES_PAGE, "settings", settings, NULL);
}
