#include "relnet-meet-up-guest-row.h"

#include <glib/gi18n-lib.h>

#include "relnet-above.h"
#include "relnet-avatar.h"
#include "relnet-meet-up-store.h"
#include "relnet-names.h"
#include "relnet-report-error.h"

/**
 * RelnetMeetUpGuestRow:
 *
 * Somebody at the next time of a meet-up: whether they are invited and come, and what can be said of that.
 */
struct _RelnetMeetUpGuestRow
{
  AdwActionRow parent_instance;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetMeetUp *meet_up;
  RelnetMeetUpGuest *guest;
  char *day;
};

G_DEFINE_FINAL_TYPE (RelnetMeetUpGuestRow, relnet_meet_up_guest_row, ADW_TYPE_ACTION_ROW)

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetMeetUpGuestRow) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_meet_up_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
answer_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMeetUpGuestRow *self = RELNET_MEET_UP_GUEST_ROW (widget);

  relnet_meet_up_store_set_answer_async (self->database, self->meet_up, self->day, self->guest,
                                         relnet_answer_from_name (g_variant_get_string (parameter, NULL)), NULL, written,
                                         g_object_ref (self));
}

static void
invited_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMeetUpGuestRow *self = RELNET_MEET_UP_GUEST_ROW (widget);

  relnet_meet_up_store_set_invited_async (self->database, self->meet_up, self->day, self->guest, TRUE, self->clock, NULL,
                                          written, g_object_ref (self));
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMeetUpGuestRow *self = RELNET_MEET_UP_GUEST_ROW (widget);

  relnet_meet_up_store_remove_member_async (self->database, self->meet_up, relnet_meet_up_guest_get_person_id (self->guest),
                                            relnet_meet_up_guest_get_name (self->guest), NULL, written, g_object_ref (self));
}

static void
write_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMeetUpGuestRow *self = RELNET_MEET_UP_GUEST_ROW (widget);

  relnet_above_activate (widget, "win.invite-guest", "(xx)", relnet_meet_up_get_id (self->meet_up),
                         relnet_meet_up_guest_get_person_id (self->guest));
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMeetUpGuestRow *self = RELNET_MEET_UP_GUEST_ROW (widget);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));

  if (relnet_above_activate (widget, "win.open-person", "x", relnet_meet_up_guest_get_person_id (self->guest))
      && GTK_IS_WINDOW (window))
    gtk_window_close (GTK_WINDOW (window));
}

static void
activated_cb (RelnetMeetUpGuestRow *self)
{
  open_cb (GTK_WIDGET (self), NULL, NULL);
}

/* Most rows never show theirs. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  RelnetMeetUpGuestRow *self = RELNET_MEET_UP_GUEST_ROW (data);
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenu) invitation = NULL;
  g_autoptr (GMenu) answer = NULL;
  g_autoptr (GMenu) person = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  menu = g_menu_new ();
  invitation = g_menu_new ();
  answer = g_menu_new ();
  person = g_menu_new ();
  g_menu_append (invitation, _ ("Write an Invitation…"), "guest.write");
  if (*relnet_meet_up_guest_get_invited_on (self->guest) == '\0')
    g_menu_append (invitation, _ ("Was Invited"), "guest.invited");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (invitation));
  g_menu_append (answer, _ ("Is Coming"), "guest.answer::yes");
  g_menu_append (answer, _ ("Is Not Coming"), "guest.answer::no");
  if (relnet_meet_up_guest_get_answer (self->guest) != RELNET_ANSWER_NONE)
    g_menu_append (answer, _ ("Has Not Answered"), "guest.answer::");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (answer));
  g_menu_append (person, _ ("Open Page"), "guest.open");
  if (relnet_meet_up_guest_get_member (self->guest))
    g_menu_append (person, _ ("Take Out of the Meet-Up"), "guest.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (person));
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
relnet_meet_up_guest_row_dispose (GObject *object)
{
  RelnetMeetUpGuestRow *self = RELNET_MEET_UP_GUEST_ROW (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->meet_up);
  g_clear_object (&self->guest);
  g_clear_pointer (&self->day, g_free);
  G_OBJECT_CLASS (relnet_meet_up_guest_row_parent_class)->dispose (object);
}

static void
relnet_meet_up_guest_row_class_init (RelnetMeetUpGuestRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_meet_up_guest_row_dispose;
  gtk_widget_class_install_action (widget_class, "guest.answer", "s", answer_cb);
  gtk_widget_class_install_action (widget_class, "guest.invited", NULL, invited_cb);
  gtk_widget_class_install_action (widget_class, "guest.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "guest.write", NULL, write_cb);
  gtk_widget_class_install_action (widget_class, "guest.open", NULL, open_cb);
}

static void
relnet_meet_up_guest_row_init (RelnetMeetUpGuestRow *self)
{
}

/**
 * relnet_meet_up_guest_row_new:
 * @database: a database
 * @clock: the time
 * @meet_up: a stored meet-up
 * @day: which time of it
 * @guest: a guest
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
relnet_meet_up_guest_row_new (RelnetDatabase *database, RelnetClock *clock, RelnetMeetUp *meet_up, const char *day,
                              RelnetMeetUpGuest *guest)
{
  RelnetMeetUpGuestRow *self = g_object_new (RELNET_TYPE_MEET_UP_GUEST_ROW, "use-markup", FALSE, "activatable", TRUE, NULL);
  const char *name = relnet_meet_up_guest_get_name (guest);
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autofree char *status = relnet_meet_up_guest_dup_status (guest, today);
  g_autofree char *more_name = g_strdup_printf (_ ("More about %s"), name);
  g_autofree char *row_name = g_strdup_printf ("%s, %s", name, status);
  GtkWidget *avatar = relnet_avatar_new (36), *more = gtk_menu_button_new ();

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->meet_up = g_object_ref (meet_up);
  self->guest = g_object_ref (guest);
  self->day = g_strdup (day);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), status);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 1);
  relnet_avatar_set_text (RELNET_AVATAR (avatar), name);
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), avatar);
  if (relnet_meet_up_guest_get_answer (guest) != RELNET_ANSWER_NONE)
    {
      gboolean yes = relnet_meet_up_guest_get_answer (guest) == RELNET_ANSWER_YES;
      GtkWidget *icon = gtk_image_new_from_icon_name (yes ? "object-select-symbolic" : "window-close-symbolic");

      gtk_widget_add_css_class (icon, yes ? "success" : "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (self), icon);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (more), create_menu_cb, self, NULL);
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_tooltip_text (more, more_name);
  relnet_names_set (more, more_name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), more);
  relnet_names_set (GTK_WIDGET (self), row_name);
  g_signal_connect (self, "activated", G_CALLBACK (activated_cb), NULL);
  return GTK_WIDGET (self);
}
