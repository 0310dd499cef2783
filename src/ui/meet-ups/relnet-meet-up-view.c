#include "relnet-meet-up-view.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "relnet-above.h"
#include "relnet-circle-store.h"
#include "relnet-date.h"
#include "relnet-meet-up-guest-row.h"
#include "relnet-meet-up-store.h"
#include "relnet-names.h"
#include "relnet-people-entry.h"
#include "relnet-person-store.h"
#include "relnet-report-error.h"

/* A circle of a thousand is not walked through: the first ones, and more on request. */
#define FIRST_GUESTS 25
#define MORE_GUESTS  100

/* How many past times are shown. */
#define PAST_TIMES 12

/**
 * RelnetMeetUpView:
 *
 * One meet-up: the next time with its guests, and the times there were. Its "title" and "subtitle" are for the header of
 * the window; #RelnetMeetUpView::gone says that it was deleted.
 */
struct _RelnetMeetUpView
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkWidget *next_group;
  GtkWidget *members_group;
  GtkWidget *past_group;
  GtkWidget *people;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetMeetUp *meet_up;
  gint64 id;
  guint n_guests; /* how many are shown at most */
  gboolean adding;
};

enum
{
  SIGNAL_LOADED,
  SIGNAL_GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetMeetUpView, relnet_meet_up_view, ADW_TYPE_BIN)

static void refresh (RelnetMeetUpView *self);

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetMeetUpView) self = data;
  g_autoptr (GError) error = NULL;

  self->adding = FALSE;
  if (!relnet_meet_up_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

/* “Friday 4 December 2026, 08:30” */
static char *
format_when (RelnetMeetUp *meet_up, const char *date)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (atoi (date), atoi (date + 5), atoi (date + 8), 12, 0, 0);
  /* Translators: a day, in the form of strftime(): “Friday 4 December 2026”. */
  g_autofree char *words = g_date_time_format (day, _ ("%A %-d %B %Y"));

  words[0] = g_ascii_toupper (words[0]);
  return *relnet_meet_up_get_time (meet_up) != '\0' ? g_strdup_printf ("%s, %s", words, relnet_meet_up_get_time (meet_up))
                                                    : g_steal_pointer (&words);
}

static GtkWidget *
make_button (const char *icon, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  relnet_names_set (button, tooltip);
  return button;
}

static void
skip_clicked_cb (GtkButton *button, RelnetMeetUpView *self)
{
  relnet_meet_up_store_set_skipped_async (self->database, self->meet_up, relnet_meet_up_get_next_day (self->meet_up), TRUE,
                                          self->clock, NULL, written, g_object_ref (self));
}

static void
move_clicked_cb (GtkButton *button, RelnetMeetUpView *self)
{
  GtkCalendar *calendar = g_object_get_data (G_OBJECT (button), "relnet-calendar");
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER)));
  relnet_meet_up_store_move_async (self->database, self->meet_up, relnet_meet_up_get_next_day (self->meet_up), date,
                                   self->clock, NULL, written, g_object_ref (self));
}

static void
create_calendar_cb (GtkMenuButton *button, gpointer data)
{
  RelnetMeetUpView *self = RELNET_MEET_UP_VIEW (data);
  const char *date = relnet_meet_up_get_next (self->meet_up);
  g_autoptr (GDateTime) day = g_date_time_new_local (atoi (date), atoi (date + 5), atoi (date + 8), 12, 0, 0);
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *calendar = gtk_calendar_new (), *move = gtk_button_new_with_label (_ ("Move to This Day"));

  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  relnet_names_set (calendar, _ ("Another day"));
  g_object_set_data (G_OBJECT (move), "relnet-calendar", calendar);
  g_signal_connect (move, "clicked", G_CALLBACK (move_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), calendar);
  gtk_box_append (GTK_BOX (box), move);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
invite_clicked_cb (GtkButton *button, RelnetMeetUpView *self)
{
  relnet_above_activate (GTK_WIDGET (self), "win.invite-meet-up", "x", self->id);
}

static void
note_clicked_cb (GtkButton *button, RelnetMeetUpView *self)
{
  relnet_above_activate (GTK_WIDGET (self), "win.attendance", "(xs)", self->id,
                         (const char *) g_object_get_data (G_OBJECT (button), "relnet-day"));
}

static void
more_clicked_cb (AdwActionRow *row, RelnetMeetUpView *self)
{
  self->n_guests += MORE_GUESTS;
  refresh (self);
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
add_next (RelnetMeetUpView *self, const char *today)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self->next_group);
  const char *next = relnet_meet_up_get_next (self->meet_up);
  g_autofree char *age = relnet_meet_up_dup_next (self->meet_up, today);
  const char *place = relnet_meet_up_get_place (self->meet_up);
  g_autofree char *subtitle = *place != '\0' ? g_strdup_printf ("%s · %s", age, place) : g_strdup (age);
  g_autofree char *when = NULL;
  GtkWidget *row, *skip, *move;

  if (*next == '\0')
    {
      age[0] = g_ascii_toupper (age[0]);
      adw_preferences_group_add (group, make_row (_ ("There is no next time"), age));
      return;
    }
  when = format_when (self->meet_up, next);
  row = make_row (when, subtitle);
  move = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (move), "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (move), create_calendar_cb, self, NULL);
  gtk_widget_set_valign (move, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (move, "flat");
  gtk_widget_set_tooltip_text (move, _ ("Move this time"));
  relnet_names_set (move, _ ("Move this time"));
  skip = make_button ("edit-clear-symbolic", _ ("Call off this time"));
  g_signal_connect (skip, "clicked", G_CALLBACK (skip_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), move);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), skip);
  adw_preferences_group_add (group, row);
}

static void
person_chosen_cb (RelnetPeopleEntry *entry, RelnetMeetUpView *self)
{
  const char *chosen;
  gint64 person = relnet_people_entry_get_person (entry, &chosen);
  g_autofree char *name = g_strdup (chosen);

  if (person == 0 || self->adding)
    return;
  self->adding = TRUE;
  relnet_meet_up_store_add_member_async (self->database, self->meet_up, person, name, NULL, written, g_object_ref (self));
}

static void
circle_clicked_cb (GtkButton *button, RelnetMeetUpView *self)
{
  RelnetCircle *circle = g_object_get_data (G_OBJECT (button), "relnet-circle");

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER)));
  relnet_meet_up_store_add_circle_async (self->database, self->meet_up, relnet_circle_get_id (circle),
                                         relnet_circle_get_name (circle), NULL, written, g_object_ref (self));
}

static void
create_circles_cb (GtkMenuButton *button, gpointer data)
{
  RelnetMeetUpView *self = RELNET_MEET_UP_VIEW (data);
  g_autoptr (GPtrArray) circles = relnet_circle_store_load_all (relnet_database_get_reader (self->database), NULL);
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = gtk_scrolled_window_new ();

  for (guint i = 0; circles != NULL && i < circles->len; i++)
    {
      RelnetCircle *circle = g_ptr_array_index (circles, i);
      GtkWidget *choice = gtk_button_new_with_label (relnet_circle_get_name (circle));

      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (choice))), 0);
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (choice))), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (choice, "flat");
      gtk_widget_add_css_class (choice, "menu-choice");
      g_object_set_data_full (G_OBJECT (choice), "relnet-circle", g_object_ref (circle), g_object_unref);
      g_signal_connect (choice, "clicked", G_CALLBACK (circle_clicked_cb), self);
      gtk_box_append (GTK_BOX (box), choice);
    }
  if (circles == NULL || circles->len == 0)
    gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("No circles yet")));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), box);
  gtk_popover_set_child (GTK_POPOVER (popover), window);
  gtk_menu_button_set_popover (button, popover);
}

/* Whoever is to belong to it: by name, or a whole circle. */
static GtkWidget *
make_adder (RelnetMeetUpView *self)
{
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *circles = gtk_menu_button_new ();

  self->people = relnet_people_entry_new (self->database);
  relnet_people_entry_set_single (RELNET_PEOPLE_ENTRY (self->people), _ ("Add somebody"));
  g_signal_connect (self->people, "changed", G_CALLBACK (person_chosen_cb), self);
  gtk_widget_set_hexpand (self->people, TRUE);
  gtk_widget_set_valign (self->people, GTK_ALIGN_CENTER);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (circles), _ ("Add a Circle"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (circles), create_circles_cb, self, NULL);
  gtk_widget_set_valign (circles, GTK_ALIGN_CENTER);
  relnet_names_set (circles, _ ("Add a Circle"));
  gtk_box_append (GTK_BOX (box), self->people);
  gtk_box_append (GTK_BOX (box), circles);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  relnet_names_set (row, _ ("Add somebody"));
  return row;
}

static void
add_members (RelnetMeetUpView *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self->members_group);
  const char *day = relnet_meet_up_get_next_day (self->meet_up);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetMeetUpOccurrence) occurrence = relnet_meet_up_store_load_occurrence (
      relnet_database_get_reader (self->database), self->id, *day != '\0' ? day : relnet_meet_up_get_starts_on (self->meet_up), &error);
  GPtrArray *guests;
  guint n = (guint) relnet_meet_up_get_n_to_invite (self->meet_up), shown = 0, members = 0;

  if (occurrence == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  guests = relnet_meet_up_occurrence_get_guests (occurrence);
  if (*day != '\0' && n > 0)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("Invite %u Person…", "Invite %u People…", n), n);
      GtkWidget *invite = gtk_button_new_with_label (label);

      gtk_widget_add_css_class (invite, "suggested-action");
      gtk_widget_set_valign (invite, GTK_ALIGN_CENTER);
      g_signal_connect (invite, "clicked", G_CALLBACK (invite_clicked_cb), self);
      adw_preferences_group_set_header_suffix (group, invite);
    }
  for (guint i = 0; i < guests->len; i++)
    if (relnet_meet_up_guest_get_member (g_ptr_array_index (guests, i)) || *day != '\0')
      {
        members++;
        if (shown++ < self->n_guests)
          adw_preferences_group_add (group, relnet_meet_up_guest_row_new (self->database, self->clock, self->meet_up, day,
                                                                          g_ptr_array_index (guests, i)));
      }
  if (members > self->n_guests)
    {
      guint rest = members - self->n_guests;
      g_autofree char *title = g_strdup_printf (ngettext ("%u more person", "%u more people", rest), rest);
      GtkWidget *row = make_row (title, NULL);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_add_css_class (row, "add-row");
      g_signal_connect (row, "activated", G_CALLBACK (more_clicked_cb), self);
      adw_preferences_group_add (group, row);
    }
  adw_preferences_group_add (group, make_adder (self));
}

static void
add_past (RelnetMeetUpView *self, const char *today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) past = relnet_meet_up_store_load_past (relnet_database_get_reader (self->database), self->meet_up, today,
                                                               PAST_TIMES, &error);

  if (past == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  gtk_widget_set_visible (self->past_group, past->len > 0);
  for (guint i = 0; i < past->len; i++)
    {
      RelnetMeetUpOccurrence *occurrence = g_ptr_array_index (past, i);
      RelnetOccurrenceState state = relnet_meet_up_occurrence_get_state (occurrence);
      g_autofree char *status = relnet_meet_up_occurrence_dup_status (occurrence, today);
      g_autofree char *date = relnet_date_format (relnet_meet_up_occurrence_get_date (occurrence));
      GtkWidget *row = make_row (date, status);

      if (state != RELNET_OCCURRENCE_SKIPPED)
        {
          GtkWidget *note = gtk_button_new_with_label (state == RELNET_OCCURRENCE_HELD ? _ ("Change…") : _ ("Who Came…"));
          g_autofree char *name = g_strdup_printf ("%s %s", gtk_button_get_label (GTK_BUTTON (note)), date);

          gtk_widget_set_valign (note, GTK_ALIGN_CENTER);
          if (state == RELNET_OCCURRENCE_HELD)
            gtk_widget_add_css_class (note, "flat");
          relnet_names_set (note, name);
          g_object_set_data_full (G_OBJECT (note), "relnet-day", g_strdup (relnet_meet_up_occurrence_get_day (occurrence)), g_free);
          g_signal_connect (note, "clicked", G_CALLBACK (note_clicked_cb), self);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), note);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->past_group), row);
    }
}

static GtkWidget *
make_group (RelnetMeetUpView *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->box, group);
  return group;
}

static void
refresh (RelnetMeetUpView *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autoptr (RelnetMeetUp) meet_up = NULL;
  GtkWidget *child;

  if (self->id == 0)
    return;
  meet_up = relnet_meet_up_store_load (relnet_database_get_reader (self->database), self->id, today, NULL);
  if (meet_up == NULL)
    {
      self->id = 0;
      g_signal_emit (self, signals[SIGNAL_GONE], 0);
      return;
    }
  g_set_object (&self->meet_up, meet_up);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  self->next_group = make_group (self, _ ("Next Time"));
  self->members_group = make_group (self, _ ("Members"));
  self->past_group = make_group (self, _ ("Times Before"));
  add_next (self, today);
  add_members (self);
  add_past (self, today);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0, meet_up);
}

/* What somebody is typing a name into is not taken away. */
static gboolean
is_typing (RelnetMeetUpView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && self->people != NULL && GTK_IS_TEXT (focus) && gtk_widget_is_ancestor (focus, self->people)
         && *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0' && !self->adding;
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetMeetUpView *self)
{
  if ((relnet_changes_has (changes, RELNET_CHANGE_MEET_UP) || relnet_changes_has (changes, RELNET_CHANGE_PERSON)
       || relnet_changes_has (changes, RELNET_CHANGE_MESSAGE) || relnet_changes_has (changes, RELNET_CHANGE_INTERACTION))
      && self->id != 0 && !is_typing (self))
    refresh (self);
}

static void
clock_moved_cb (RelnetClock *clock, RelnetMeetUpView *self)
{
  refresh (self);
}

static void
relnet_meet_up_view_dispose (GObject *object)
{
  RelnetMeetUpView *self = RELNET_MEET_UP_VIEW (object);

  self->id = 0;
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->meet_up);
  G_OBJECT_CLASS (relnet_meet_up_view_parent_class)->dispose (object);
}

static void
relnet_meet_up_view_class_init (RelnetMeetUpViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_meet_up_view_dispose;
  /**
   * RelnetMeetUpView::loaded:
   * @meet_up: what is shown
   */
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, RELNET_TYPE_MEET_UP);
  signals[SIGNAL_GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relnet_meet_up_view_init (RelnetMeetUpView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  self->n_guests = FIRST_GUESTS;
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), 18);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * relnet_meet_up_view_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the view, of nothing yet
 */
GtkWidget *
relnet_meet_up_view_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetMeetUpView *self = g_object_new (RELNET_TYPE_MEET_UP_VIEW, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (clock_moved_cb), self, 0);
  return GTK_WIDGET (self);
}

/**
 * relnet_meet_up_view_show:
 * @self: a view
 * @id: a meet-up
 */
void
relnet_meet_up_view_show (RelnetMeetUpView *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_MEET_UP_VIEW (self));

  self->id = id;
  self->n_guests = FIRST_GUESTS;
  refresh (self);
}

/**
 * relnet_meet_up_view_get_meet_up:
 * @self: a view
 *
 * Returns: what is shown, 0 for nothing
 */
gint64
relnet_meet_up_view_get_meet_up (RelnetMeetUpView *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_VIEW (self), 0);

  return self->id;
}
