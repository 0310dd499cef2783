#include "relnet-notifier.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-agenda-acts.h"
#include "relnet-agenda-day.h"
#include "relnet-autostart.h"
#include "relnet-cadence.h"
#include "relnet-config.h"

/* How the key of an entry about a meeting begins. */
#define MEETING "meeting:"

/* How long a window that opens with the program comes before the reminders, in seconds. */
#define WINDOW_FIRST 2

/**
 * RelnetNotifier:
 *
 * Shows reminders on the desktop, and does what their buttons ask: done and snooze without any window, write and open
 * in one. Made at the application's startup, so that an action by which D-Bus started the program finds it.
 *
 * While the user wants reminders with the window closed (setting “background”), it holds the application, and keeps the
 * autostart entry in step with the setting.
 */
struct _RelnetNotifier
{
  GObject parent_instance;

  GtkApplication *application;
  RelnetReminderService *service;
  gboolean holding;
  guint start_source;
};

enum
{
  PROP_0,
  PROP_APPLICATION,
  PROP_SERVICE,
  N_PROPS
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetNotifier, relnet_notifier, G_TYPE_OBJECT)

static void
notice_cb (RelnetNotifier *self, RelnetNotice *notice)
{
  g_autoptr (GNotification) notification = g_notification_new (relnet_notice_get_title (notice));
  g_autoptr (GIcon) icon = g_themed_icon_new (RELNET_APP_ID);
  const char *key = relnet_notice_get_key (notice);

  g_notification_set_body (notification, relnet_notice_get_body (notice));
  g_notification_set_icon (notification, icon);
  g_notification_set_default_action_and_target (notification, "app.entry-open", "s", key != NULL ? key : "");
  if (key != NULL && g_str_has_prefix (key, MEETING))
    {
      g_notification_add_button_with_target (notification, _ ("Prepare"), "app.entry-open", "s", key);
      g_notification_add_button_with_target (notification, _ ("Write"), "app.entry-write", "s", key);
    }
  else if (key != NULL)
    {
      /* Of a contract there is more than one way to be done: this is what the button does. */
      g_notification_add_button_with_target (notification,
                                             g_str_has_prefix (key, "notice:") ? _ ("Notice Given") : _ ("Done"),
                                             "app.entry-done", "s", key);
      g_notification_add_button_with_target (notification, _ ("Snooze"), "app.entry-snooze", "s", key);
      if (!g_str_has_prefix (key, "attendance:") && !g_str_has_prefix (key, "reputation:"))
        g_notification_add_button_with_target (notification, _ ("Write"), "app.entry-write", "s", key);
    }
  g_application_send_notification (G_APPLICATION (self->application), relnet_notice_get_id (notice), notification);
}

static void
withdraw_cb (RelnetNotifier *self, const char *id)
{
  g_application_withdraw_notification (G_APPLICATION (self->application), id);
}

static void
act_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetNotifier) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!relnet_agenda_act_finish (RELNET_DATABASE (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  g_application_release (G_APPLICATION (self->application));
}

/* Not the active one: a composer or the preferences may stand in front. */
static GtkWidget *
show_window (RelnetNotifier *self)
{
  GtkWidget *window = NULL;

  g_application_activate (G_APPLICATION (self->application));
  for (GList *l = gtk_application_get_windows (self->application); window == NULL && l != NULL; l = l->next)
    if (GTK_IS_APPLICATION_WINDOW (l->data))
      window = l->data;
  return window;
}

/* The window at the person, or at Today where there is none. */
static void
open_window (RelnetNotifier *self, const char *key, const char *action)
{
  gint64 person = relnet_agenda_find_person (relnet_reminder_service_get_database (self->service), key);
  GtkWidget *window = show_window (self);

  if (window == NULL)
    return;
  if (g_str_has_prefix (key, MEETING) && person != 0 && g_str_equal (action, "win.open-person"))
    gtk_widget_activate_action (window, "win.brief", "(xx)", person, g_ascii_strtoll (key + strlen (MEETING), NULL, 10));
  else if (g_str_has_prefix (key, "step:"))
    gtk_widget_activate_action (window, "win.open-goal-step", "x", g_ascii_strtoll (key + strlen ("step:"), NULL, 10));
  else if (g_str_has_prefix (key, "meet-up:"))
    gtk_widget_activate_action (window, g_str_equal (action, "win.write") ? "win.invite-meet-up" : "win.open-meet-up", "x",
                                g_ascii_strtoll (key + strlen ("meet-up:"), NULL, 10));
  else if (g_str_has_prefix (key, "attendance:"))
    gtk_widget_activate_action (window, "win.note-attendance", "x", g_ascii_strtoll (key + strlen ("attendance:"), NULL, 10));
  else if (g_str_has_prefix (key, "reputation:"))
    gtk_widget_activate_action (window, "win.reputation", NULL);
  else if (person != 0)
    gtk_widget_activate_action (window, action, "x", person);
  else
    gtk_widget_activate_action (window, "win.show-section", "s", "today");
}

/* Any program of the session can activate these with any text: a key that names nothing does nothing. */
static void
entry_done_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RelnetNotifier *self = RELNET_NOTIFIER (user_data);
  const char *key = g_variant_get_string (parameter, NULL);

  /* Who came is asked, not guessed. */
  if (g_str_has_prefix (key, "attendance:"))
    {
      open_window (self, key, "win.open-person");
      return;
    }
  g_application_hold (G_APPLICATION (self->application));
  g_application_withdraw_notification (G_APPLICATION (self->application), key);
  relnet_agenda_done_async (relnet_reminder_service_get_database (self->service),
                            relnet_reminder_service_get_clock (self->service), key, RELNET_AGENDA_CHANNEL_AS_LAST, NULL,
                            act_done, g_object_ref (self));
}

static void
entry_snooze_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RelnetNotifier *self = RELNET_NOTIFIER (user_data);
  RelnetClock *clock = relnet_reminder_service_get_clock (self->service);
  const char *key = g_variant_get_string (parameter, NULL);
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autofree char *tomorrow = relnet_snooze_get_date (RELNET_SNOOZE_TOMORROW, today);

  g_application_hold (G_APPLICATION (self->application));
  g_application_withdraw_notification (G_APPLICATION (self->application), key);
  relnet_agenda_snooze_async (relnet_reminder_service_get_database (self->service), clock, key, tomorrow, NULL, act_done,
                              g_object_ref (self));
}

static void
entry_write_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RelnetNotifier *self = RELNET_NOTIFIER (user_data);
  const char *key = g_variant_get_string (parameter, NULL);
  g_autofree char *today = relnet_clock_dup_today (relnet_reminder_service_get_clock (self->service));
  g_autoptr (RelnetAgendaEntry) entry = relnet_agenda_day_load_entry (
      relnet_database_get_reader (relnet_reminder_service_get_database (self->service)), today, key);
  const char *situation = entry != NULL ? relnet_agenda_entry_get_situation (entry) : NULL;

  if (situation != NULL)
    {
      GtkWidget *window = show_window (self);

      if (window != NULL
          && gtk_widget_activate_action (window, "win.write-for", "(xssxx)",
                                         relnet_agenda_entry_get_person_id (entry), situation,
                                         relnet_agenda_entry_get_topic (entry), relnet_agenda_entry_get_other_id (entry),
                                         relnet_agenda_entry_get_subject_id (entry)))
        return;
    }
  open_window (self, key, "win.write");
}

static void
entry_open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_window (RELNET_NOTIFIER (user_data), g_variant_get_string (parameter, NULL), "win.open-person");
}

static const GActionEntry actions[] = {
  { "entry-done", entry_done_cb, "s", NULL, NULL, { 0 } },
  { "entry-open", entry_open_cb, "s", NULL, NULL, { 0 } },
  { "entry-snooze", entry_snooze_cb, "s", NULL, NULL, { 0 } },
  { "entry-write", entry_write_cb, "s", NULL, NULL, { 0 } },
};

static void
active_changed_cb (GtkWindow *window, GParamSpec *pspec, RelnetNotifier *self)
{
  if (gtk_window_is_active (window))
    relnet_reminder_service_check (self->service);
}

static void
window_added_cb (RelnetNotifier *self, GtkWindow *window)
{
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_changed_cb), self, 0);
}

static void
hold (RelnetNotifier *self, gboolean holding)
{
  if (self->holding == holding)
    return;
  self->holding = holding;
  if (holding)
    g_application_hold (G_APPLICATION (self->application));
  else
    g_application_release (G_APPLICATION (self->application));
}

static void
background_changed_cb (RelnetNotifier *self)
{
  GSettings *settings = relnet_reminder_service_get_settings (self->service);
  gboolean background = g_settings_get_boolean (settings, "background");
  g_autoptr (GError) error = NULL;

  if (!relnet_autostart_set_enabled (background, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  hold (self, background);
}

static gboolean
window_settled_cb (gpointer user_data)
{
  RelnetNotifier *self = RELNET_NOTIFIER (user_data);

  self->start_source = 0;
  relnet_reminder_service_start (self->service);
  return G_SOURCE_REMOVE;
}

/* A window that opens comes first: whoever looks at it needs no reminder within the first seconds. */
static gboolean
started_cb (gpointer user_data)
{
  RelnetNotifier *self = RELNET_NOTIFIER (user_data);

  if (self->application == NULL || gtk_application_get_windows (self->application) == NULL)
    return window_settled_cb (user_data);
  self->start_source = g_timeout_add_seconds_full (G_PRIORITY_LOW, WINDOW_FIRST, window_settled_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
relnet_notifier_constructed (GObject *object)
{
  RelnetNotifier *self = RELNET_NOTIFIER (object);
  GSettings *settings = relnet_reminder_service_get_settings (self->service);

  G_OBJECT_CLASS (relnet_notifier_parent_class)->constructed (object);

  g_action_map_add_action_entries (G_ACTION_MAP (self->application), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->application, "window-added", G_CALLBACK (window_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->service, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->service, "withdraw", G_CALLBACK (withdraw_cb), self, G_CONNECT_SWAPPED);
  /* The desktop's own settings can take the entry away: that is the user's word too. */
  if (g_settings_get_boolean (settings, "background") && !relnet_autostart_is_enabled ())
    g_settings_set_boolean (settings, "background", FALSE);
  hold (self, g_settings_get_boolean (settings, "background"));
  g_signal_connect_object (settings, "changed::background", G_CALLBACK (background_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->start_source = g_idle_add_full (G_PRIORITY_LOW, started_cb, self, NULL);
}

static void
relnet_notifier_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetNotifier *self = RELNET_NOTIFIER (object);

  switch (prop_id)
    {
    case PROP_APPLICATION:
      g_value_set_object (value, self->application);
      break;
    case PROP_SERVICE:
      g_value_set_object (value, self->service);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_notifier_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetNotifier *self = RELNET_NOTIFIER (object);

  switch (prop_id)
    {
    case PROP_APPLICATION:
      /* Not a reference: the application owns the notifier. */
      g_set_weak_pointer (&self->application, g_value_get_object (value));
      break;
    case PROP_SERVICE:
      self->service = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_notifier_dispose (GObject *object)
{
  RelnetNotifier *self = RELNET_NOTIFIER (object);

  g_clear_handle_id (&self->start_source, g_source_remove);
  if (self->application != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
        g_action_map_remove_action (G_ACTION_MAP (self->application), actions[i].name);
      hold (self, FALSE);
    }
  g_clear_weak_pointer (&self->application);
  G_OBJECT_CLASS (relnet_notifier_parent_class)->dispose (object);
}

static void
relnet_notifier_finalize (GObject *object)
{
  g_clear_object (&RELNET_NOTIFIER (object)->service);
  G_OBJECT_CLASS (relnet_notifier_parent_class)->finalize (object);
}

static void
relnet_notifier_class_init (RelnetNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = relnet_notifier_constructed;
  object_class->get_property = relnet_notifier_get_property;
  object_class->set_property = relnet_notifier_set_property;
  object_class->dispose = relnet_notifier_dispose;
  object_class->finalize = relnet_notifier_finalize;

  properties[PROP_APPLICATION] = g_param_spec_object ("application", NULL, NULL, GTK_TYPE_APPLICATION, given);
  properties[PROP_SERVICE] = g_param_spec_object ("service", NULL, NULL, RELNET_TYPE_REMINDER_SERVICE, given);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RelnetNotifier::failed:
   * @error: what went wrong, in words for the user
   *
   * What a notification's button or the setting asked for could not be done.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
relnet_notifier_init (RelnetNotifier *self)
{
}

/**
 * relnet_notifier_new:
 * @application: the application, at its startup
 * @service: what decides about reminders; it is started
 *
 * Returns: (transfer full): the notifier
 */
RelnetNotifier *
relnet_notifier_new (GtkApplication *application, RelnetReminderService *service)
{
  return g_object_new (RELNET_TYPE_NOTIFIER, "application", application, "service", service, NULL);
}
