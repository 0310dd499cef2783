/* The sections of the window: one row of one table each, in the order of the sidebar. */

#include "relnet-window-private.h"

#include <glib/gi18n-lib.h>

#include "relnet-acquaintance-group.h"
#include "relnet-balance-group.h"
#include "relnet-commitments-page.h"
#include "relnet-linked-goals.h"
#include "relnet-message-store.h"
#include "relnet-person-load-group.h"
#include "relnet-person-meet-ups.h"
#include "relnet-promises-group.h"
#include "relnet-reconnect-store.h"
#include "relnet-referral-group.h"
#include "relnet-timeline-page.h"

/* Widths of DESIGN-NOTES: list 360, detail the rest; one pane below 560. */
#define LIST_WIDTH      360
#define FOLD_LIST_BELOW 560

/* Keys reach as far as Ctrl+9. */
#define N_ACCELERATORS 9

/*
 * A section of the window.
 *
 * name: its name for `win.show-section`
 * title: its name for the user
 * icon_name: its icon
 * build: makes its page, when the section is shown for the first time
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GtkWidget *(*build) (RelnetWindow *self);
} Section;

static GtkWidget *
build_today (RelnetWindow *self)
{
  return relnet_today_page_new (self->database, self->clock, self->settings, self->agenda);
}

/* What stands beside the list before anybody is chosen. */
static GtkWidget *
make_nobody_page (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *page = adw_status_page_new ();

  gtk_widget_add_css_class (bar, "flat");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new ("", NULL));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "relnet-person-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nobody chosen"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("Choose a person in the list."));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), page);
  return box;
}

static void
people_folded_cb (RelnetWindow *self)
{
  relnet_people_page_set_narrow (self->people_page, relnet_split_view_get_folded (self->people_split));
}

static GtkWidget *
build_people (RelnetWindow *self)
{
  self->people_page = RELNET_PEOPLE_PAGE (relnet_people_page_new (self->database, self->clock, self->settings));
  self->person_stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->person_stack, make_nobody_page (), "nobody");
  self->people_split = RELNET_SPLIT_VIEW (relnet_split_view_new (LIST_WIDTH, FOLD_LIST_BELOW));
  relnet_split_view_set_first (self->people_split, GTK_WIDGET (self->people_page));
  relnet_split_view_set_second (self->people_split, GTK_WIDGET (self->person_stack));
  g_signal_connect_swapped (self->people_split, "notify::folded", G_CALLBACK (people_folded_cb), self);
  return GTK_WIDGET (self->people_split);
}

static GtkWidget *
build_timeline (RelnetWindow *self)
{
  return relnet_timeline_page_new (self->database, self->clock, self->settings);
}

static void
reconnect_chosen_cb (RelnetWindow *self, gint64 person, gboolean by_user)
{
  relnet_reconnect_view_set_person (self->reconnect_view, person);
  if (by_user)
    relnet_split_view_set_show_second (self->reconnect_split, TRUE);
  /* Who was shown in the place of the list is not in it any more. */
  else if (person == 0)
    relnet_split_view_set_show_second (self->reconnect_split, FALSE);
}

static GtkWidget *
build_reconnect (RelnetWindow *self)
{
  self->reconnect_page = RELNET_RECONNECT_PAGE (relnet_reconnect_page_new (self->database, self->clock));
  self->reconnect_view = RELNET_RECONNECT_VIEW (relnet_reconnect_view_new (self->database, self->clock));
  self->reconnect_split = RELNET_SPLIT_VIEW (relnet_split_view_new (LIST_WIDTH, FOLD_LIST_BELOW));
  relnet_split_view_set_first (self->reconnect_split, GTK_WIDGET (self->reconnect_page));
  relnet_split_view_set_second (self->reconnect_split, GTK_WIDGET (self->reconnect_view));
  g_signal_connect_object (self->reconnect_page, "chosen", G_CALLBACK (reconnect_chosen_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->reconnect_split);
}

static GtkWidget *
build_messages (RelnetWindow *self)
{
  self->messages_page = RELNET_MESSAGES_PAGE (relnet_messages_page_new (self->database, self->clock, self->outbox));
  self->message_view = RELNET_MESSAGE_VIEW (relnet_message_view_new (self->database, self->clock, self->outbox));
  self->messages_split = RELNET_SPLIT_VIEW (relnet_split_view_new (LIST_WIDTH, FOLD_LIST_BELOW));
  relnet_split_view_set_first (self->messages_split, GTK_WIDGET (self->messages_page));
  relnet_split_view_set_second (self->messages_split, GTK_WIDGET (self->message_view));
  return GTK_WIDGET (self->messages_split);
}

static GtkWidget *
build_introductions (RelnetWindow *self)
{
  self->introductions_page = RELNET_INTRODUCTIONS_PAGE (relnet_introductions_page_new (self->database, self->clock));
  return GTK_WIDGET (self->introductions_page);
}

static GtkWidget *
build_commitments (RelnetWindow *self)
{
  return relnet_commitments_page_new (self->database, self->clock);
}

static const Section sections[] = {
  { "today", N_ ("Today"), "daytime-sunrise-symbolic", build_today },
  { "people", N_ ("People"), "relnet-person-symbolic", build_people },
  { "timeline", N_ ("Timeline"), "document-open-recent-symbolic", build_timeline },
  { "reconnect", N_ ("Reconnect"), "relnet-reconnect-symbolic", build_reconnect },
  { "commitments", N_ ("Commitments"), "relnet-promise-symbolic", build_commitments },
  { "introductions", N_ ("Introductions"), "relnet-introduce-symbolic", build_introductions },
  { "goals", N_ ("Goals"), "emoji-flags-symbolic", relnet_window_build_goals },
  { "messages", N_ ("Messages"), "mail-unread-symbolic", build_messages },
};

static const Section *
find_section (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].name, name))
      return &sections[i];
  return NULL;
}

static void
agenda_count_cb (RelnetWindow *self)
{
  relnet_sidebar_set_badge (self->sidebar, "today", relnet_agenda_get_count (self->agenda), TRUE);
}

/**
 * relnet_window_update_messages_badge:
 * @self: the window
 *
 * Says how many messages are in trouble.
 */
void
relnet_window_update_messages_badge (RelnetWindow *self)
{
  relnet_sidebar_set_badge (self->sidebar, "messages",
                            relnet_message_store_count_troubled (relnet_database_get_reader (self->database)), FALSE);
}

static gpointer
count_reconnect (RelnetConnection *connection, gpointer today, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER ((int) relnet_reconnect_store_count (connection, today));
}

static void
reconnect_counted (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetWindow) self = user_data;
  int count = GPOINTER_TO_INT (relnet_database_read_finish (RELNET_DATABASE (object), result, NULL));

  if (self->database != NULL)
    relnet_sidebar_set_badge (self->sidebar, "reconnect", (guint) MAX (count, 0), FALSE);
}

/**
 * relnet_window_update_reconnect_badge:
 * @self: the window
 *
 * Says how many people have drifted away.
 */
void
relnet_window_update_reconnect_badge (RelnetWindow *self)
{
  relnet_database_read_async (self->database, count_reconnect, relnet_clock_dup_today (self->clock), g_free, NULL, NULL,
                              reconnect_counted, g_object_ref (self));
}

/**
 * relnet_window_add_sections:
 * @self: the window, with its sidebar
 *
 * Puts the sections into the sidebar. None has a page yet.
 */
void
relnet_window_add_sections (RelnetWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    relnet_sidebar_add_section (self->sidebar, sections[i].name, _ (sections[i].title), sections[i].icon_name);
  self->agenda = relnet_agenda_new (self->database, self->clock);
  g_signal_connect_object (self->agenda, "notify::count", G_CALLBACK (agenda_count_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "moved", G_CALLBACK (relnet_window_update_reconnect_badge), self, G_CONNECT_SWAPPED);
  relnet_window_update_messages_badge (self);
  relnet_window_update_reconnect_badge (self);
}

/**
 * relnet_window_set_section_accelerators:
 * @application: the application
 *
 * Gives the sections their keys, Ctrl+1 to the first.
 */
void
relnet_window_set_section_accelerators (GtkApplication *application)
{
  for (guint i = 0; i < MIN (G_N_ELEMENTS (sections), N_ACCELERATORS); i++)
    {
      g_autofree char *action = g_strdup_printf ("win.show-section::%s", sections[i].name);
      g_autofree char *key = g_strdup_printf ("<Control>%u", i + 1);

      gtk_application_set_accels_for_action (application, action, (const char *[]) { key, NULL });
    }
}

/**
 * relnet_window_has_section:
 * @name: any text
 *
 * Returns: whether a section has this name
 */
gboolean
relnet_window_has_section (const char *name)
{
  return find_section (name) != NULL;
}

/**
 * relnet_window_show_section:
 * @self: the window
 * @name: the name of a section there is
 *
 * Shows a section. Its page is made when it is wanted for the first time: a window that opens makes one, not all.
 */
void
relnet_window_show_section (RelnetWindow *self, const char *name)
{
  const Section *section = find_section (name);
  gboolean is_new = gtk_stack_get_child_by_name (self->sections, name) == NULL;
  g_autofree char *last = g_settings_get_string (self->settings, "section");

  g_return_if_fail (section != NULL);

  if (is_new)
    gtk_stack_add_named (self->sections, section->build (self), name);
  gtk_stack_set_visible_child_name (self->sections, name);
  if (is_new)
    relnet_split_view_adopt_header_bars (self->split);
  relnet_sidebar_select (self->sidebar, name);
  relnet_circle_list_select (self->circles, 0);
  relnet_split_view_set_show_second (self->split, TRUE);
  if (!g_str_equal (last, name))
    g_settings_set_string (self->settings, "section", name);
}

/**
 * relnet_window_get_section:
 * @self: the window
 *
 * Returns: (nullable): the name of the section that is shown, %NULL before the first
 */
const char *
relnet_window_get_section (RelnetWindow *self)
{
  return gtk_stack_get_visible_child_name (self->sections);
}

/**
 * relnet_window_get_person_page:
 * @self: the window, which has shown its people
 *
 * Returns: (transfer none): the page of a person, made when the first one is opened
 */
RelnetPersonPage *
relnet_window_get_person_page (RelnetWindow *self)
{
  if (self->person_page != NULL)
    return self->person_page;
  self->person_page = RELNET_PERSON_PAGE (relnet_person_page_new (self->database, self->clock, self->settings));
  self->person_messages = RELNET_PERSON_MESSAGES (relnet_person_messages_new (self->database, self->clock));
  relnet_person_page_set_messages_view (self->person_page, GTK_WIDGET (self->person_messages));
  relnet_person_page_add_about_group (self->person_page, RELNET_ABOUT_LEFT, relnet_promises_group_new);
  relnet_window_add_wind_down (self, self->person_page);
  relnet_person_page_add_about_group (self->person_page, RELNET_ABOUT_RIGHT, relnet_balance_group_new);
  relnet_person_page_add_about_group (self->person_page, RELNET_ABOUT_RIGHT, relnet_acquaintance_group_new);
  relnet_person_page_add_about_group (self->person_page, RELNET_ABOUT_RIGHT, relnet_linked_goals_new);
  relnet_person_page_add_about_group (self->person_page, RELNET_ABOUT_RIGHT, relnet_referral_group_new);
  relnet_person_page_add_about_group (self->person_page, RELNET_ABOUT_RIGHT, relnet_person_meet_ups_new);
  relnet_person_page_add_about_group (self->person_page, RELNET_ABOUT_RIGHT, relnet_person_load_group_new);
  gtk_stack_add_named (self->person_stack, GTK_WIDGET (self->person_page), "person");
  relnet_split_view_adopt_header_bars (self->people_split);
  return self->person_page;
}
