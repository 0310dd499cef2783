#include "relnet-reconnect-page.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"
#include "relnet-reconnect-reading.h"
#include "relnet-reconnect-row.h"
#include "relnet-reconnect.h"
#include "relnet-report-error.h"
#include "relnet-split-view.h"
#include "relnet-tab-stop.h"

/* How many rows are read at first, and more each time the end is reached. */
#define N_ROWS 50
/* A quarter: the busy time that is offered first, in days. */
#define BUSY_TIME 90
/* A long goal is told by its beginning. */
#define CHIP_CHARS 22

static const char *const show_names[RELNET_N_RECONNECT_SHOWS] = { "drifted", "session", "cohort", "resting" };

/**
 * RelnetReconnectPage:
 *
 * The list pane of *Reconnect* (picture 05).
 */
struct _RelnetReconnectPage
{
  GtkWidget parent_instance;

  GtkWidget *content;
  AdwWindowTitle *title;
  GtkWidget *chips_scroller;
  GtkBox *chips;
  GtkWidget *period;
  GtkMenuButton *from_button;
  GtkMenuButton *to_button;
  GtkDropDown *organisations;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  AdwStatusPage *empty;

  RelnetDatabase *database;
  RelnetClock *clock;
  GCancellable *cancellable;
  RelnetReconnectShow show;
  gint64 goal_id;
  char *city;
  char *from;
  char *to;
  GPtrArray *cohorts;
  guint limit;
  gint64 count; /* of all who have drifted away */
  gint64 selected;
  int selected_index;
  gboolean filling;
};

enum
{
  PROP_0,
  PROP_SHOW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetReconnectPage, relnet_reconnect_page, GTK_TYPE_WIDGET)

static void refresh (RelnetReconnectPage *self);

static void
update_title (RelnetReconnectPage *self, guint n)
{
  g_autofree char *subtitle = NULL;
  const char *title = _ ("Reconnect");

  switch (self->show)
    {
    case RELNET_RECONNECT_SHOW_SESSION:
      title = _ ("After a busy time");
      subtitle = g_strdup_printf (ngettext ("%u tie faded", "%u ties faded", n), n);
      break;
    case RELNET_RECONNECT_SHOW_COHORT:
      title = _ ("Former employer or school");
      subtitle = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
      break;
    case RELNET_RECONNECT_SHOW_RESTING:
      title = _ ("Left to rest");
      subtitle = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
      break;
    case RELNET_RECONNECT_SHOW_DRIFTED:
    case RELNET_N_RECONNECT_SHOWS:
    default:
      if (self->goal_id == 0 && self->city == NULL)
        n = (guint)self->count;
      subtitle = g_strdup_printf (ngettext ("%'u person drifted away", "%'u people drifted away", n), n);
    }
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
update_empty (RelnetReconnectPage *self)
{
  static const struct
  {
    const char *title;
    const char *text;
  } words[RELNET_N_RECONNECT_SHOWS] = {
    [RELNET_RECONNECT_SHOW_DRIFTED] = { N_ ("Nobody has drifted away"),
                       N_ ("When somebody you were close to falls silent for half a year, they appear here, with reasons "
                           "to write and words to begin with.") },
    [RELNET_RECONNECT_SHOW_SESSION] = { N_ ("No tie faded in this time"), N_ ("Choose the days of a new job or a launch above.") },
    [RELNET_RECONNECT_SHOW_COHORT] = { N_ ("No organisation in common"),
                      N_ ("Positions on the pages of people, with their years, tell who was where.") },
    [RELNET_RECONNECT_SHOW_RESTING] = { N_ ("Nobody is left to rest"), N_ ("Whom you let rest is not suggested, but stays to be found here.") },
  };

  adw_status_page_set_title (self->empty, _ (words[self->show].title));
  adw_status_page_set_description (self->empty, _ (words[self->show].text));
}

static GtkToggleButton *
add_chip (RelnetReconnectPage *self, GtkToggleButton *group, GtkWidget *sign, const char *title, gboolean active)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  if (sign != NULL)
    {
      gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), sign);
    }
  /* The chips scroll; they need not shrink. */
  if (g_utf8_strlen (title, -1) > CHIP_CHARS)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), CHIP_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), CHIP_CHARS);
    }
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), active);
  gtk_box_append (self->chips, button);
  return GTK_TOGGLE_BUTTON (button);
}

static void
chip_toggled_cb (GtkToggleButton *button, RelnetReconnectPage *self)
{
  gint64 *goal = g_object_get_data (G_OBJECT (button), "goal");
  const char *city = g_object_get_data (G_OBJECT (button), "city");

  if (!gtk_toggle_button_get_active (button))
    return;
  self->goal_id = goal != NULL ? *goal : 0;
  g_free (self->city);
  self->city = g_strdup (city);
  refresh (self);
}

static void
update_chips (RelnetReconnectPage *self, const RelnetReconnectReadList *result)
{
  GtkToggleButton *all, *chip;
  GtkWidget *child;

  gtk_widget_set_visible (self->chips_scroller,
                          self->show == RELNET_RECONNECT_SHOW_DRIFTED && (result->goals->len > 0 || result->cities->len > 0
                                                         || self->city != NULL));
  /* What is narrowed stays as it was chosen. */
  if (self->show != RELNET_RECONNECT_SHOW_DRIFTED || self->goal_id != 0 || self->city != NULL)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  all = add_chip (self, NULL, NULL, C_ ("people", "All"), TRUE);
  g_signal_connect (all, "toggled", G_CALLBACK (chip_toggled_cb), self);
  for (guint i = 0; i < result->goals->len; i++)
    {
      const RelnetReconnectGoal *goal = g_ptr_array_index (result->goals, i);
      GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      g_autofree char *colour = g_strdup_printf ("colour-%d", goal->colour);
      gint64 *id = g_new (gint64, 1);

      *id = goal->id;
      gtk_widget_add_css_class (dot, "circle-dot");
      gtk_widget_add_css_class (dot, colour);
      chip = add_chip (self, all, dot, goal->name, FALSE);
      g_object_set_data_full (G_OBJECT (chip), "goal", id, g_free);
      g_signal_connect (chip, "toggled", G_CALLBACK (chip_toggled_cb), self);
    }
  for (guint i = 0; i < result->cities->len; i++)
    {
      const char *city = g_ptr_array_index (result->cities, i);

      chip = add_chip (self, all, gtk_image_new_from_icon_name ("mark-location-symbolic"), city, FALSE);
      g_object_set_data_full (G_OBJECT (chip), "city", g_strdup (city), g_free);
      g_signal_connect (chip, "toggled", G_CALLBACK (chip_toggled_cb), self);
    }
}

static gboolean
is_folded (RelnetReconnectPage *self)
{
  GtkWidget *split = gtk_widget_get_ancestor (GTK_WIDGET (self), RELNET_TYPE_SPLIT_VIEW);

  return split != NULL && relnet_split_view_get_folded (RELNET_SPLIT_VIEW (split));
}

/* Beside the list somebody is always shown: who was chosen, or whoever has taken their place. */
static void
select_somebody (RelnetReconnectPage *self)
{
  GtkListBoxRow *row, *chosen = NULL;

  for (int i = 0; chosen == NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (relnet_reconnect_tie_get_person_id (relnet_reconnect_row_get_tie (RELNET_RECONNECT_ROW (row))) == self->selected)
      chosen = row;
  if (chosen == NULL && is_folded (self))
    return;
  for (int i = self->selected_index; chosen == NULL && i >= 0; i--)
    chosen = gtk_list_box_get_row_at_index (self->list, i);
  gtk_list_box_select_row (self->list, chosen);
  self->selected_index = chosen != NULL ? gtk_list_box_row_get_index (chosen) : 0;
  self->selected
      = chosen != NULL ? relnet_reconnect_tie_get_person_id (relnet_reconnect_row_get_tie (RELNET_RECONNECT_ROW (chosen)))
                       : 0;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->selected, FALSE);
}

static void
list_read (GObject *object, GAsyncResult *async_result, gpointer user_data)
{
  g_autoptr (RelnetReconnectPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *today = NULL;
  RelnetReconnectReadList *result = relnet_database_read_finish (RELNET_DATABASE (object), async_result, &error);
  GtkListBoxRow *row;

  if (result == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->database != NULL)
        relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->database == NULL)
    {
      relnet_reconnect_read_list_free (result);
      return;
    }
  today = relnet_clock_dup_today (self->clock);
  self->filling = TRUE;
  self->count = result->count;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < result->ties->len; i++)
    gtk_list_box_append (self->list, relnet_reconnect_row_new (g_ptr_array_index (result->ties, i),
                                                               self->show == RELNET_RECONNECT_SHOW_DRIFTED, today));
  update_chips (self, result);
  update_title (self, result->ties->len);
  update_empty (self);
  gtk_stack_set_visible_child_name (self->stack, result->ties->len > 0 ? "list" : "empty");
  select_somebody (self);
  self->filling = FALSE;
  relnet_reconnect_read_list_free (result);
}

static void
refresh (RelnetReconnectPage *self)
{
  RelnetReconnectReading *reading;
  guint organisation = gtk_drop_down_get_selected (self->organisations);

  if (self->database == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  reading = g_new0 (RelnetReconnectReading, 1);
  reading->show = self->show;
  reading->goal_id = self->goal_id;
  reading->city = g_strdup (self->city);
  reading->from = g_strdup (self->from);
  reading->to = g_strdup (self->to);
  reading->today = relnet_clock_dup_today (self->clock);
  reading->limit = self->limit;
  if (self->cohorts != NULL && organisation < self->cohorts->len)
    reading->organisation_id
        = ((RelnetReconnectCohort *)g_ptr_array_index (self->cohorts, organisation))->organisation_id;
  relnet_database_read_async (self->database, relnet_reconnect_reading_read, reading, relnet_reconnect_reading_free, relnet_reconnect_read_list_free, self->cancellable, list_read,
                              g_object_ref (self));
}

static gpointer
read_cohorts (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return relnet_reconnect_load_cohorts (connection, error);
}

static void
cohorts_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetReconnectPage) self = user_data;
  g_autoptr (GPtrArray) cohorts = relnet_database_read_finish (RELNET_DATABASE (object), result, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (cohorts == NULL || self->database == NULL)
    return;
  for (guint i = 0; i < cohorts->len; i++)
    {
      const RelnetReconnectCohort *cohort = g_ptr_array_index (cohorts, i);
      /* Translators: an organisation and how many people of it one knows. */
      g_autofree char *name = g_strdup_printf (_ ("%s (%u)"), cohort->name, cohort->n_people);

      gtk_string_list_append (names, name);
    }
  g_clear_pointer (&self->cohorts, g_ptr_array_unref);
  self->cohorts = g_steal_pointer (&cohorts);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->organisations, G_LIST_MODEL (names));
  self->filling = FALSE;
  refresh (self);
}

static void
organisation_changed_cb (RelnetReconnectPage *self)
{
  if (!self->filling && self->show == RELNET_RECONNECT_SHOW_COHORT)
    refresh (self);
}

static void
edge_reached_cb (RelnetReconnectPage *self, GtkPositionType edge)
{
  if (edge != GTK_POS_BOTTOM || self->show != RELNET_RECONNECT_SHOW_DRIFTED || self->filling
      || gtk_list_box_get_row_at_index (self->list, (int)self->limit - 1) == NULL)
    return;
  self->limit += N_ROWS;
  refresh (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetReconnectPage *self)
{
  self->selected = relnet_reconnect_tie_get_person_id (relnet_reconnect_row_get_tie (RELNET_RECONNECT_ROW (row)));
  self->selected_index = gtk_list_box_row_get_index (row);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->selected, TRUE);
}

static void
set_show (RelnetReconnectPage *self, const char *name)
{
  for (guint i = 0; i < RELNET_N_RECONNECT_SHOWS; i++)
    if (g_strcmp0 (name, show_names[i]) == 0 && self->show != (RelnetReconnectShow)i)
      {
        self->show = (RelnetReconnectShow)i;
        self->selected_index = 0;
        gtk_widget_set_visible (self->chips_scroller, self->show == RELNET_RECONNECT_SHOW_DRIFTED);
        gtk_widget_set_visible (self->period, self->show == RELNET_RECONNECT_SHOW_SESSION);
        gtk_widget_set_visible (GTK_WIDGET (self->organisations), self->show == RELNET_RECONNECT_SHOW_COHORT);
        if (self->show == RELNET_RECONNECT_SHOW_COHORT)
          relnet_database_read_async (self->database, read_cohorts, NULL, NULL, (GDestroyNotify)g_ptr_array_unref, NULL,
                                      cohorts_read, g_object_ref (self));
        else
          refresh (self);
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW]);
      }
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetReconnectPage *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_PERSON) || relnet_changes_has (changes, RELNET_CHANGE_RECONNECT)
      || relnet_changes_has (changes, RELNET_CHANGE_GOAL) || relnet_changes_has (changes, RELNET_CHANGE_ACQUAINTANCE)
      || relnet_changes_has (changes, RELNET_CHANGE_CIRCLE))
    refresh (self);
}

static void
update_period (RelnetReconnectPage *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autofree char *from = relnet_date_format_short (self->from, today), *to = relnet_date_format_short (self->to, today);
  /* Translators: the first and the last day of a time: “from 3 Mar”, “to 28 May”. */
  g_autofree char *from_label = g_strdup_printf (_ ("from %s"), from);
  g_autofree char *to_label = g_strdup_printf (_ ("to %s"), to);

  gtk_menu_button_set_label (self->from_button, from_label);
  gtk_menu_button_set_label (self->to_button, to_label);
}

static void
day_selected_cb (GtkCalendar *calendar, RelnetReconnectPage *self)
{
  gboolean is_from = g_object_get_data (G_OBJECT (calendar), "from") != NULL;
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  char **day = is_from ? &self->from : &self->to;

  g_free (*day);
  *day = g_date_time_format (date, "%Y-%m-%d");
  gtk_menu_button_popdown (is_from ? self->from_button : self->to_button);
  update_period (self);
  refresh (self);
}

static void
add_calendar (RelnetReconnectPage *self, GtkMenuButton *button, const char *date, gboolean is_from)
{
  GtkWidget *popover = gtk_popover_new (), *calendar = gtk_calendar_new ();
  g_autofree char *noon = g_strconcat (date, "T12:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (noon, zone);

  if (day != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  if (is_from)
    g_object_set_data (G_OBJECT (calendar), "from", self);
  g_signal_connect (calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (button, popover);
}

static void
relnet_reconnect_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOW:
      g_value_set_string (value, show_names[RELNET_RECONNECT_PAGE (object)->show]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_reconnect_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOW:
      set_show (RELNET_RECONNECT_PAGE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* What is still being read when the window goes must not be told to whoever went with it. */
static void
relnet_reconnect_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (RELNET_RECONNECT_PAGE (widget)->cancellable);
  GTK_WIDGET_CLASS (relnet_reconnect_page_parent_class)->unroot (widget);
}

static void
relnet_reconnect_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (relnet_reconnect_page_parent_class)->root (widget);
  refresh (RELNET_RECONNECT_PAGE (widget));
}

static void
relnet_reconnect_page_dispose (GObject *object)
{
  RelnetReconnectPage *self = RELNET_RECONNECT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->cohorts, g_ptr_array_unref);
  g_clear_pointer (&self->city, g_free);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_RECONNECT_PAGE);
  G_OBJECT_CLASS (relnet_reconnect_page_parent_class)->dispose (object);
}

static void
relnet_reconnect_page_class_init (RelnetReconnectPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = relnet_reconnect_page_get_property;
  object_class->set_property = relnet_reconnect_page_set_property;
  object_class->dispose = relnet_reconnect_page_dispose;
  widget_class->root = relnet_reconnect_page_root;
  widget_class->unroot = relnet_reconnect_page_unroot;

  /**
   * RelnetReconnectPage:show:
   *
   * Whom the list shows: drifted, session, cohort or resting.
   */
  properties[PROP_SHOW] = g_param_spec_string ("show", NULL, NULL, "drifted",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  /**
   * RelnetReconnectPage::chosen:
   * @person_id: a person, 0 for nobody any more
   * @by_user: whether the user chose them, so that they are to be shown even in the place of the list
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);

  g_type_ensure (RELNET_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/reconnect/relnet-reconnect-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectPage, content);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectPage, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectPage, chips_scroller);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectPage, chips);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectPage, period);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectPage, from_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectPage, to_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectPage, organisations);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectPage, list);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectPage, empty);
  gtk_widget_class_bind_template_callback (widget_class, organisation_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_property_action (widget_class, "reconnect.show", "show");
}

static void
relnet_reconnect_page_init (RelnetReconnectPage *self)
{
  self->limit = N_ROWS;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_reconnect_page_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
relnet_reconnect_page_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetReconnectPage *self = g_object_new (RELNET_TYPE_RECONNECT_PAGE, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->to = relnet_clock_dup_today (clock);
  self->from = relnet_date_add_days (self->to, -BUSY_TIME);
  add_calendar (self, self->from_button, self->from, TRUE);
  add_calendar (self, self->to_button, self->to, FALSE);
  update_period (self);
  update_title (self, 0);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * relnet_reconnect_page_select:
 * @self: the page
 * @person_id: who is shown beside the list
 */
void
relnet_reconnect_page_select (RelnetReconnectPage *self, gint64 person_id)
{
  g_return_if_fail (RELNET_IS_RECONNECT_PAGE (self));

  self->selected = person_id;
  if (gtk_list_box_get_row_at_index (self->list, 0) != NULL)
    select_somebody (self);
}
