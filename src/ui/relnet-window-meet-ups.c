/* Meet-ups, who takes how much time, and one's own reputation: the windows and their actions. */

#include "relnet-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-above.h"
#include "relnet-attendance-window.h"
#include "relnet-composer.h"
#include "relnet-date.h"
#include "relnet-meet-up-chooser.h"
#include "relnet-meet-up-editor.h"
#include "relnet-meet-up-store.h"
#include "relnet-meet-ups-window.h"
#include "relnet-report-error.h"
#include "relnet-reputation-window.h"

/* A window of that type that is open above this one. */
static GtkWindow *
find_above (RelnetWindow *self, GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_visible (l->data)
        && gtk_window_get_transient_for (l->data) == GTK_WINDOW (self))
      return l->data;
  return NULL;
}

static RelnetMeetUpsWindow *
show_meet_ups (RelnetWindow *self)
{
  GtkWindow *window = find_above (self, RELNET_TYPE_MEET_UPS_WINDOW);

  if (window == NULL)
    {
      window = GTK_WINDOW (relnet_meet_ups_window_new (self->database, self->clock));
      relnet_window_present_above (self, window);
    }
  else
    gtk_window_present (window);
  return RELNET_MEET_UPS_WINDOW (window);
}

static void
meet_ups_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_meet_ups_window_show (show_meet_ups (RELNET_WINDOW (widget)), 0);
}

static void
open_meet_up_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_meet_ups_window_show (show_meet_ups (RELNET_WINDOW (widget)), g_variant_get_int64 (parameter));
}

/* Above the list of meet-ups, if that is what the user came from. */
static void
present (RelnetWindow *self, GtkWidget *window)
{
  GtkWindow *below = find_above (self, RELNET_TYPE_MEET_UPS_WINDOW);

  relnet_above_present (below != NULL ? GTK_WIDGET (below) : GTK_WIDGET (self), GTK_WINDOW (window));
}

static void
invite_to_meet_up_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  present (self, relnet_meet_up_chooser_new (self->database, self->clock, g_variant_get_int64 (parameter)));
}

static void
show_attendance (RelnetWindow *self, gint64 id, const char *day)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *window = relnet_attendance_window_new (self->database, self->clock, id, day, &error);

  if (window != NULL)
    present (self, window);
  else
    relnet_report_error (GTK_WIDGET (self->stack), error);
}

static void
attendance_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *day;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &day);
  show_attendance (RELNET_WINDOW (widget), id, day);
}

/* Of the last time. */
static void
note_attendance_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autoptr (GError) error = NULL;
  g_autofree char *day
      = relnet_meet_up_store_dup_last_day (relnet_database_get_reader (self->database), id, today, &error);

  if (day != NULL)
    show_attendance (self, id, day);
  else
    relnet_report_error (GTK_WIDGET (self->stack), error);
}

typedef struct
{
  RelnetWindow *self;
  RelnetMeetUp *meet_up;
  gint64 person_id; /* 0: all who are not invited yet */
} Invitation;

static void
invitation_free (Invitation *invitation)
{
  g_object_unref (invitation->self);
  g_object_unref (invitation->meet_up);
  g_free (invitation);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Invitation, invitation_free)

/* French or English, and how familiar: nobody is written to in another way than the user does. */
static gboolean
is_alike (RelnetMeetUpGuest *a, RelnetMeetUpGuest *b)
{
  return g_ascii_strncasecmp (relnet_meet_up_guest_get_language (a), relnet_meet_up_guest_get_language (b), 2) == 0
         && g_str_equal (relnet_meet_up_guest_get_reg (a), relnet_meet_up_guest_get_reg (b));
}

static gboolean
is_wanted (Invitation *invitation, RelnetMeetUpGuest *guest)
{
  if (invitation->person_id != 0)
    return relnet_meet_up_guest_get_person_id (guest) == invitation->person_id;
  return relnet_meet_up_guest_is_waiting (guest) && *relnet_meet_up_guest_get_email (guest) != '\0';
}

/* The most who can be written to in one message: those of one language and register. */
static GPtrArray *
choose_guests (Invitation *invitation, GPtrArray *guests, guint *n_left)
{
  GPtrArray *best = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < guests->len; i++)
    {
      RelnetMeetUpGuest *guest = g_ptr_array_index (guests, i);
      g_autoptr (GPtrArray) group = NULL;

      if (!is_wanted (invitation, guest))
        continue;
      n++;
      if (g_ptr_array_find (best, guest, NULL))
        continue;
      group = g_ptr_array_new ();
      for (guint j = 0; j < guests->len; j++)
        if (is_wanted (invitation, g_ptr_array_index (guests, j)) && is_alike (guest, g_ptr_array_index (guests, j)))
          g_ptr_array_add (group, g_ptr_array_index (guests, j));
      if (group->len > best->len)
        {
          g_ptr_array_unref (best);
          best = g_steal_pointer (&group);
        }
    }
  *n_left = n - best->len;
  return best;
}

static void
write_to (RelnetWindow *self, RelnetMeetUp *meet_up, RelnetMeetUpOccurrence *occurrence, GPtrArray *guests, guint n_left)
{
  RelnetComposer *composer
      = RELNET_COMPOSER (relnet_composer_new (self->database, self->clock, self->outbox, self->settings));
  RelnetMeetUpGuest *first = g_ptr_array_index (guests, 0);
  const char *language = relnet_meet_up_guest_get_language (first);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *plan = NULL;
  g_autofree char *notice = NULL;

  if (*language == '\0')
    language = g_str_has_prefix (g_get_language_names ()[0], "fr") ? "fr" : "en";
  plan = relnet_meet_up_dup_plan (meet_up, relnet_meet_up_occurrence_get_date (occurrence), language);
  for (guint i = 0; i < guests->len; i++)
    {
      gint64 id = relnet_meet_up_guest_get_person_id (g_ptr_array_index (guests, i));

      g_array_append_val (ids, id);
    }
  present (self, GTK_WIDGET (composer));
  if (guests->len == 1)
    relnet_composer_open_template (composer, g_array_index (ids, gint64, 0), "meetup-invitation", plan, 0,
                                   relnet_meet_up_occurrence_get_id (occurrence));
  else
    relnet_composer_open_group (composer, (const gint64 *) (gpointer) ids->data, ids->len, "meetup-invitation-group", plan,
                                language, relnet_meet_up_guest_get_reg (first),
                                relnet_meet_up_occurrence_get_id (occurrence));
  if (n_left > 0)
    {
      notice = g_strdup_printf (ngettext ("%u other is written to in another language or register: invite them next.",
                                          "%u others are written to in another language or register: invite them next.", n_left),
                                n_left);
      relnet_composer_say (composer, notice);
    }
}

static void
occurrence_ensured (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Invitation) invitation = data;
  RelnetWindow *self = invitation->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetMeetUpOccurrence) occurrence = NULL;
  g_autoptr (GPtrArray) guests = NULL;
  GtkWindow *meet_ups = find_above (self, RELNET_TYPE_MEET_UPS_WINDOW);
  guint n_left;

  if (relnet_meet_up_store_finish (RELNET_DATABASE (object), result, &error))
    occurrence = relnet_meet_up_store_load_occurrence (relnet_database_get_reader (self->database),
                                                       relnet_meet_up_get_id (invitation->meet_up),
                                                       relnet_meet_up_get_next_day (invitation->meet_up), &error);
  if (occurrence != NULL)
    {
      guests = choose_guests (invitation, relnet_meet_up_occurrence_get_guests (occurrence), &n_left);
      if (guests->len > 0)
        {
          write_to (self, invitation->meet_up, occurrence, guests, n_left);
          return;
        }
      g_set_error_literal (&error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                           _ ("Nobody who is to be invited has an e-mail address. Ask them in person, and note that they were invited."));
    }
  relnet_report_error (meet_ups != NULL ? gtk_widget_get_first_child (adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (
                                              adw_window_get_content (ADW_WINDOW (meet_ups)))))
                                        : GTK_WIDGET (self->stack),
                       error);
}

static void
invite (RelnetWindow *self, gint64 id, gint64 person_id)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autofree char *tomorrow = relnet_date_add_days (today, 1);
  RelnetConnection *reader = relnet_database_get_reader (self->database);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetMeetUp) meet_up = relnet_meet_up_store_load (reader, id, today, &error);
  Invitation *invitation;

  /* On the day itself it is the next time that is to be invited to, unless somebody is left. */
  if (meet_up != NULL && g_str_equal (relnet_meet_up_get_next (meet_up), today) && relnet_meet_up_get_n_to_invite (meet_up) == 0)
    {
      g_clear_object (&meet_up);
      meet_up = relnet_meet_up_store_load (reader, id, tomorrow, &error);
    }
  if (meet_up == NULL)
    {
      relnet_report_error (GTK_WIDGET (self->stack), error);
      return;
    }
  invitation = g_new0 (Invitation, 1);
  invitation->self = g_object_ref (self);
  invitation->meet_up = g_object_ref (meet_up);
  invitation->person_id = person_id;
  relnet_meet_up_store_ensure_occurrence_async (self->database, meet_up, relnet_meet_up_get_next_day (meet_up), NULL,
                                                occurrence_ensured, invitation);
}

static void
invite_meet_up_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  invite (RELNET_WINDOW (widget), g_variant_get_int64 (parameter), 0);
}

static void
invite_guest_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 id, person;

  g_variant_get (parameter, "(xx)", &id, &person);
  invite (RELNET_WINDOW (widget), id, person);
}

static RelnetReputationWindow *
show_reputation (RelnetWindow *self)
{
  GtkWindow *window = find_above (self, RELNET_TYPE_REPUTATION_WINDOW);

  if (window == NULL)
    {
      window = GTK_WINDOW (relnet_reputation_window_new (self->database, self->clock));
      relnet_window_present_above (self, window);
    }
  else
    gtk_window_present (window);
  return RELNET_REPUTATION_WINDOW (window);
}

static void
reputation_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_reputation (RELNET_WINDOW (widget));
}

static void
open_finding_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_reputation_window_open_finding (show_reputation (RELNET_WINDOW (widget)), g_variant_get_int64 (parameter));
}

/**
 * relnet_window_install_meet_up_actions:
 * @widget_class: the class of the window
 */
void
relnet_window_install_meet_up_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.meet-ups", NULL, meet_ups_cb);
  gtk_widget_class_install_action (widget_class, "win.open-meet-up", "x", open_meet_up_cb);
  gtk_widget_class_install_action (widget_class, "win.invite-to-meet-up", "x", invite_to_meet_up_cb);
  gtk_widget_class_install_action (widget_class, "win.invite-meet-up", "x", invite_meet_up_cb);
  gtk_widget_class_install_action (widget_class, "win.invite-guest", "(xx)", invite_guest_cb);
  gtk_widget_class_install_action (widget_class, "win.attendance", "(xs)", attendance_cb);
  gtk_widget_class_install_action (widget_class, "win.note-attendance", "x", note_attendance_cb);
  gtk_widget_class_install_action (widget_class, "win.reputation", NULL, reputation_cb);
  gtk_widget_class_install_action (widget_class, "win.open-finding", "x", open_finding_cb);
}
