#include "relnet-today-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-agenda-acts.h"
#include "relnet-columns.h"
#include "relnet-date.h"
#include "relnet-reconnect-group.h"
#include "relnet-text.h"
#include "relnet-today-group.h"
#include "relnet-today-row.h"
#include "relnet-week-strip.h"

/* Beyond this, in minutes, an estimate says nothing any more. */
#define MAX_ESTIMATE 180

/**
 * RelnetTodayPage:
 *
 * Today (A1): who to be in touch with, why, and what to do about it in place.
 */
struct _RelnetTodayPage
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkStack *stack;
  RelnetColumns *columns;
  GtkLabel *greeting;
  GtkLabel *date;
  GtkRevealer *question;
  GtkBox *question_box;
  AdwStatusPage *nothing;
  GtkWidget *calm;
  GtkWidget *suggestions;
  GtkBox *main;
  GtkBox *side;
  RelnetTodayGroup *groups[RELNET_N_AGENDA_GROUPS];
  GtkWidget *week_group;
  RelnetWeekStrip *week;

  RelnetDatabase *database;
  RelnetClock *clock;
  GSettings *settings;
  RelnetAgenda *agenda;
  char *user_name;

  /* The row that was done or put off with the keyboard: the focus goes on to the one that takes its place. */
  GtkListBox *left_list;
  int left_index;
  char *left_key;
};

enum
{
  PROP_0,
  PROP_DATABASE,
  PROP_CLOCK,
  PROP_SETTINGS,
  PROP_AGENDA,
  PROP_USER_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetTodayPage, relnet_today_page, GTK_TYPE_WIDGET)

/* The groups of the agenda, in the order in which they stand below each other. */
static const struct
{
  const char *title;
  gboolean side;
} group_places[RELNET_N_AGENDA_GROUPS] = {
  [RELNET_AGENDA_GROUP_MEETINGS] = { N_ ("Meetings"), FALSE },
  [RELNET_AGENDA_GROUP_FOLLOW_UPS] = { N_ ("Follow-ups"), FALSE },
  [RELNET_AGENDA_GROUP_PROMISES] = { N_ ("Promises"), FALSE },
  [RELNET_AGENDA_GROUP_THANKS] = { N_ ("Thank-yous and news"), FALSE },
  [RELNET_AGENDA_GROUP_INTRODUCTIONS] = { N_ ("Introductions waiting"), FALSE },
  [RELNET_AGENDA_GROUP_STEPS] = { N_ ("Steps of your goals"), FALSE },
  [RELNET_AGENDA_GROUP_ENDINGS] = { N_ ("Endings and notice dates"), FALSE },
  [RELNET_AGENDA_GROUP_MEET_UPS] = { N_ ("Meet-ups and you"), FALSE },
  [RELNET_AGENDA_GROUP_ANSWERS] = { N_ ("Answers awaited"), FALSE },
  [RELNET_AGENDA_GROUP_BIRTHDAYS] = { N_ ("Birthdays"), TRUE },
};

/* An act in flight. */
typedef struct
{
  RelnetTodayPage *self;
  RelnetTodayRow *row;
} Act;

static void
act_free (Act *act)
{
  g_clear_object (&act->self);
  g_clear_object (&act->row);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

/* “Tuesday 18 November — 7 things, about 30 minutes” */
static char *
describe_day (RelnetTodayPage *self)
{
  const char *today = relnet_agenda_get_today (self->agenda);
  guint count = relnet_agenda_get_count (self->agenda);
  int minutes = relnet_agenda_get_minutes (self->agenda);
  g_autoptr (GDateTime) day = g_date_time_new_utc (atoi (today), atoi (today + 5), atoi (today + 8), 12, 0, 0);
  /* Translators: a day of this year, in the form of strftime(): “Tuesday 18 November”. */
  g_autofree char *format = g_date_time_format (day, _ ("%A %-d %B"));
  g_autofree char *date = relnet_text_capitalise (format);
  g_autofree char *things = g_strdup_printf (ngettext ("%u thing", "%u things", count), count);

  if (count == 0)
    return g_steal_pointer (&date);
  if (minutes > MAX_ESTIMATE || relnet_columns_get_narrow (self->columns))
    /* Translators: a day and how many things there are to do: “Tuesday 18 November — 7 things”. */
    return g_strdup_printf (_ ("%s — %s"), date, things);
  minutes = MAX (5, (minutes + 4) / 5 * 5);
  return g_strdup_printf (
      /* Translators: “Tuesday 18 November — 7 things, about 30 minutes”. */
      ngettext ("%s — %s, about %d minute", "%s — %s, about %d minutes", (gulong) minutes), date, things, minutes);
}

static void
update_greeting (RelnetTodayPage *self)
{
  g_autofree char *words = NULL;

  if (self->user_name != NULL && *self->user_name != '\0')
    /* Translators: %s is the user's first name. */
    words = g_strdup_printf (_ ("Hello %s"), self->user_name);
  gtk_label_set_label (self->greeting, words != NULL ? words : _ ("Hello"));
}

static void
update_question (RelnetTodayPage *self)
{
  gtk_revealer_set_reveal_child (self->question, relnet_agenda_get_count (self->agenda) > 0
                                                     && !g_settings_get_boolean (self->settings, "background")
                                                     && !g_settings_get_boolean (self->settings, "background-asked"));
}

/* Rows that stay keep their focus; the one that left hands it on. */
static void
hand_focus_on (RelnetTodayPage *self)
{
  GtkListBoxRow *row = NULL;

  if (self->left_list == NULL)
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->left_list, i)) != NULL; i++)
    if (g_str_equal (relnet_agenda_entry_get_key (relnet_today_row_get_entry (RELNET_TODAY_ROW (row))), self->left_key))
      return;
  for (int i = self->left_index; row == NULL && i >= 0; i--)
    row = gtk_list_box_get_row_at_index (self->left_list, i);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->columns), GTK_DIR_TAB_FORWARD);
  self->left_list = NULL;
  g_clear_pointer (&self->left_key, g_free);
}

/* What is neither due nor counted is reason enough to show the day: birthdays, meetings, somebody to get back in touch with. */
static void
show_day (RelnetTodayPage *self)
{
  gboolean calm = relnet_agenda_get_count (self->agenda) == 0;
  gboolean birthdays = g_list_model_get_n_items (relnet_agenda_get_group (self->agenda, RELNET_AGENDA_GROUP_BIRTHDAYS)) > 0;
  gboolean meetings = g_list_model_get_n_items (relnet_agenda_get_group (self->agenda, RELNET_AGENDA_GROUP_MEETINGS)) > 0;
  gboolean suggestions = gtk_widget_get_visible (self->suggestions);
  gboolean empty = calm && !birthdays && !meetings && !suggestions;

  /* GTK draws an icon even on a page that is not shown, and one as large as this by an SVG renderer: 40 ms of each start. */
  if (empty)
    adw_status_page_set_icon_name (self->nothing, "daytime-sunrise-symbolic");
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "agenda");
  gtk_widget_set_visible (self->calm, calm);
}

static void
suggestions_shown_cb (RelnetTodayPage *self)
{
  if (relnet_agenda_get_loaded (self->agenda))
    show_day (self);
}

static void
updated_cb (RelnetTodayPage *self)
{
  g_autofree char *day = NULL;

  show_day (self);
  for (guint i = 0; i < RELNET_N_AGENDA_GROUPS; i++)
    relnet_today_group_set_n_more (self->groups[i], relnet_agenda_get_n_more (self->agenda, (RelnetAgendaGroup) i));
  day = describe_day (self);
  gtk_label_set_label (self->date, day);
  relnet_week_strip_set_database (self->week, self->database);
  relnet_week_strip_set_week (self->week, relnet_agenda_get_week (self->agenda),
                              relnet_agenda_get_today (self->agenda));
  update_question (self);
  hand_focus_on (self);
}

/* In the narrow window *done* stays beside the words and the rest goes into a menu; the week has no room. */
static void
narrow_changed_cb (RelnetTodayPage *self)
{
  gboolean narrow = relnet_columns_get_narrow (self->columns);

  for (guint i = 0; i < RELNET_N_AGENDA_GROUPS; i++)
    if (!group_places[i].side)
      relnet_today_group_set_narrow (self->groups[i], narrow);
  gtk_widget_set_visible (self->week_group, !narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->question_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (relnet_agenda_get_loaded (self->agenda))
    {
      g_autofree char *day = describe_day (self);

      gtk_label_set_label (self->date, day);
    }
}

static void
act_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;

  if (relnet_agenda_act_finish (RELNET_DATABASE (source), result, &error))
    return;
  act->self->left_list = NULL;
  relnet_today_row_set_shown (act->row, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (act->self), "win.show-error", "s", error->message);
}

static void
shown_changed_cb (RelnetTodayRow *row, GParamSpec *pspec, RelnetTodayPage *self)
{
  if (relnet_today_row_get_shown (row))
    return;
  g_signal_handlers_disconnect_by_func (row, shown_changed_cb, self);
  relnet_agenda_thaw (self->agenda);
}

/* The act starts at once; the models stand still only while the row slides away. */
static Act *
start_act (RelnetTodayPage *self, RelnetTodayRow *row)
{
  Act *act = g_new0 (Act, 1);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  act->self = g_object_ref (self);
  act->row = g_object_ref (row);
  if (focus != NULL && (focus == GTK_WIDGET (row) || gtk_widget_is_ancestor (focus, GTK_WIDGET (row))))
    {
      self->left_list = GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (row)));
      self->left_index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
      g_free (self->left_key);
      self->left_key = g_strdup (relnet_agenda_entry_get_key (relnet_today_row_get_entry (row)));
    }
  relnet_agenda_freeze (self->agenda);
  g_signal_connect_object (row, "notify::shown", G_CALLBACK (shown_changed_cb), self, 0);
  return act;
}

static void
row_done_cb (RelnetTodayPage *self, int channel, RelnetTodayRow *row)
{
  Act *act = start_act (self, row);

  relnet_agenda_done_async (self->database, self->clock, relnet_agenda_entry_get_key (relnet_today_row_get_entry (row)),
                            channel, NULL, act_done, act);
  relnet_today_row_set_shown (row, FALSE);
}

static void
row_snooze_cb (RelnetTodayPage *self, const char *until, RelnetTodayRow *row)
{
  Act *act = start_act (self, row);

  relnet_agenda_snooze_async (self->database, self->clock,
                              relnet_agenda_entry_get_key (relnet_today_row_get_entry (row)), until, NULL, act_done,
                              act);
  relnet_today_row_set_shown (row, FALSE);
}

static GtkWidget *
create_row (RelnetTodayPage *self, RelnetAgendaEntry *entry, gboolean narrow)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  GtkWidget *row = relnet_today_row_new (entry, today);

  relnet_today_row_set_narrow (RELNET_TODAY_ROW (row), narrow);
  g_signal_connect_object (row, "done", G_CALLBACK (row_done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "snooze", G_CALLBACK (row_snooze_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  RelnetTodayPage *self = user_data;

  return create_row (self, item, relnet_columns_get_narrow (self->columns));
}

/* The side column is always narrow. */
static GtkWidget *
create_side_row_cb (gpointer item, gpointer user_data)
{
  return create_row (user_data, item, TRUE);
}

static void
row_activated_cb (RelnetTodayPage *self, GtkListBoxRow *row)
{
  RelnetAgendaEntry *entry = relnet_today_row_get_entry (RELNET_TODAY_ROW (row));

  if (relnet_agenda_entry_get_kind (entry) == RELNET_AGENDA_MEETING)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.brief", "(xx)", relnet_agenda_entry_get_person_id (entry),
                                relnet_agenda_entry_get_subject_id (entry));
  else if (relnet_agenda_entry_get_kind (entry) == RELNET_AGENDA_STEP)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-goal-step", "x", relnet_agenda_entry_get_subject_id (entry));
  else if (relnet_agenda_entry_get_kind (entry) == RELNET_AGENDA_INTRODUCTION)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-introduction", "x", relnet_agenda_entry_get_subject_id (entry));
  else if (relnet_agenda_entry_get_kind (entry) == RELNET_AGENDA_NOTICE)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-contract", "x", relnet_agenda_entry_get_subject_id (entry));
  else if (relnet_agenda_entry_get_kind (entry) == RELNET_AGENDA_WIND_DOWN)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.wind-down", "x", relnet_agenda_entry_get_person_id (entry));
  else if (relnet_agenda_entry_get_kind (entry) == RELNET_AGENDA_MEET_UP
           || relnet_agenda_entry_get_kind (entry) == RELNET_AGENDA_ATTENDANCE)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-meet-up", "x", relnet_agenda_entry_get_subject_id (entry));
  else if (relnet_agenda_entry_get_kind (entry) == RELNET_AGENDA_REPUTATION)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.reputation", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-person", "x", relnet_agenda_entry_get_person_id (entry));
}

static void
more_cb (RelnetTodayPage *self, int n)
{
  relnet_agenda_set_limit (self->agenda, relnet_agenda_get_limit (self->agenda) + n);
}

static void
accept_clicked_cb (RelnetTodayPage *self)
{
  g_settings_set_boolean (self->settings, "background-asked", TRUE);
  g_settings_set_boolean (self->settings, "background", TRUE);
}

static void
decline_clicked_cb (RelnetTodayPage *self)
{
  g_settings_set_boolean (self->settings, "background-asked", TRUE);
}

/* “Camille” of “Camille Aubry”; nothing where the system has no name but that of the account. */
static char *
dup_first_name (const char *name)
{
  const char *space;

  if (relnet_text_is_blank (name) || g_str_equal (name, "Unknown") || g_strcmp0 (name, g_get_user_name ()) == 0)
    return g_strdup ("");
  space = strchr (name, ' ');
  return space != NULL ? g_strndup (name, (gsize) (space - name)) : g_strdup (name);
}

static void
relnet_today_page_constructed (GObject *object)
{
  RelnetTodayPage *self = RELNET_TODAY_PAGE (object);

  G_OBJECT_CLASS (relnet_today_page_parent_class)->constructed (object);

  for (guint i = 0; i < RELNET_N_AGENDA_GROUPS; i++)
    {
      gboolean side = group_places[i].side;
      GtkWidget *group = relnet_today_group_new (_ (group_places[i].title),
                                                 relnet_agenda_get_group (self->agenda, (RelnetAgendaGroup) i),
                                                 side ? create_side_row_cb : create_row_cb, self);

      self->groups[i] = RELNET_TODAY_GROUP (group);
      g_signal_connect_object (group, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (group, "more", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (side ? self->side : self->main, group);
    }
  self->suggestions = relnet_reconnect_group_new (self->database, self->clock);
  gtk_box_append (self->side, self->suggestions);
  g_signal_connect_object (self->suggestions, "notify::visible", G_CALLBACK (suggestions_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->agenda, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::background", G_CALLBACK (update_question), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::background-asked", G_CALLBACK (update_question), self,
                           G_CONNECT_SWAPPED);
  relnet_today_page_set_user_name (self, g_get_real_name ());
  update_greeting (self);
  /* The window may have read it before, for the badge. */
  if (relnet_agenda_get_loaded (self->agenda))
    updated_cb (self);
}

static void
relnet_today_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetTodayPage *self = RELNET_TODAY_PAGE (object);

  switch (prop_id)
    {
    case PROP_DATABASE:
      g_value_set_object (value, self->database);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_AGENDA:
      g_value_set_object (value, self->agenda);
      break;
    case PROP_USER_NAME:
      g_value_set_string (value, self->user_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_today_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetTodayPage *self = RELNET_TODAY_PAGE (object);

  switch (prop_id)
    {
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_AGENDA:
      self->agenda = g_value_dup_object (value);
      break;
    case PROP_USER_NAME:
      relnet_today_page_set_user_name (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_today_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (relnet_today_page_parent_class)->map (widget);
  relnet_agenda_load (RELNET_TODAY_PAGE (widget)->agenda);
}

static void
relnet_today_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_TODAY_PAGE);
  G_OBJECT_CLASS (relnet_today_page_parent_class)->dispose (object);
}

static void
relnet_today_page_finalize (GObject *object)
{
  RelnetTodayPage *self = RELNET_TODAY_PAGE (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);
  g_clear_object (&self->agenda);
  g_clear_pointer (&self->user_name, g_free);
  g_clear_pointer (&self->left_key, g_free);
  G_OBJECT_CLASS (relnet_today_page_parent_class)->finalize (object);
}

static void
relnet_today_page_class_init (RelnetTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = relnet_today_page_constructed;
  object_class->get_property = relnet_today_page_get_property;
  object_class->set_property = relnet_today_page_set_property;
  object_class->dispose = relnet_today_page_dispose;
  widget_class->map = relnet_today_page_map;
  object_class->finalize = relnet_today_page_finalize;

  properties[PROP_DATABASE] = g_param_spec_object ("database", NULL, NULL, RELNET_TYPE_DATABASE, given);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, RELNET_TYPE_CLOCK, given);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS, given);
  properties[PROP_AGENDA] = g_param_spec_object ("agenda", NULL, NULL, RELNET_TYPE_AGENDA, given);
  properties[PROP_USER_NAME] = g_param_spec_string (
      "user-name", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RELNET_TYPE_COLUMNS);
  g_type_ensure (RELNET_TYPE_WEEK_STRIP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/today/relnet-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayPage, content);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayPage, columns);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayPage, greeting);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayPage, date);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayPage, question);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayPage, question_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayPage, calm);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayPage, main);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayPage, side);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayPage, week_group);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayPage, week);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, decline_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
}

static void
relnet_today_page_init (RelnetTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_today_page_new:
 * @database: the database
 * @clock: the time
 * @settings: the user's settings
 * @agenda: what waits today; the window's, which shows its count before there is a page
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
relnet_today_page_new (RelnetDatabase *database, RelnetClock *clock, GSettings *settings, RelnetAgenda *agenda)
{
  return g_object_new (RELNET_TYPE_TODAY_PAGE, "database", database, "clock", clock, "settings", settings, "agenda",
                       agenda, NULL);
}

/**
 * relnet_today_page_set_user_name:
 * @self: the page
 * @user_name: (nullable): the user's name, of which the first word is used to greet them
 */
void
relnet_today_page_set_user_name (RelnetTodayPage *self, const char *user_name)
{
  g_autofree char *first = dup_first_name (user_name);

  g_return_if_fail (RELNET_IS_TODAY_PAGE (self));

  if (g_strcmp0 (self->user_name, first) == 0)
    return;
  g_free (self->user_name);
  self->user_name = g_steal_pointer (&first);
  update_greeting (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER_NAME]);
}
