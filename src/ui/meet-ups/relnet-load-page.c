#include "relnet-load-page.h"

#include <glib/gi18n-lib.h>

#include "relnet-above.h"
#include "relnet-avatar.h"
#include "relnet-load-query.h"
#include "relnet-names.h"
#include "relnet-report-error.h"

/* Beyond that nobody takes much time. */
#define MAX_PEOPLE 40

/**
 * RelnetLoadPage:
 *
 * Who takes how much time in one-to-one meetings, and what that was worth (E4): so that one sees which coffees could be a
 * meet-up.
 */
struct _RelnetLoadPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkBox *box;
  RelnetDatabase *database;
  RelnetClock *clock;
  GCancellable *cancellable;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (RelnetLoadPage, relnet_load_page, ADW_TYPE_BIN)

static void
open_cb (AdwActionRow *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "relnet-person");
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (row)));

  if (relnet_above_activate (GTK_WIDGET (row), "win.open-person", "x", *id) && GTK_IS_WINDOW (window))
    gtk_window_close (GTK_WINDOW (window));
}

static void
invite_cb (GtkButton *button)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "relnet-person");

  relnet_above_activate (GTK_WIDGET (button), "win.invite-to-meet-up", "x", *id);
}

static GtkWidget *
make_row (RelnetPersonLoad *load)
{
  GtkWidget *row = adw_action_row_new (), *avatar = relnet_avatar_new (36);
  g_autofree char *time = relnet_load_dup_time (&load->load);
  g_autofree char *worth = relnet_load_dup_worth (&load->load);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", time, worth);
  g_autofree char *name = g_strdup_printf ("%s, %s", load->name, subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), load->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  relnet_avatar_set_text (RELNET_AVATAR (avatar), load->name);
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  g_object_set_data_full (G_OBJECT (row), "relnet-person", g_memdup2 (&load->person_id, sizeof load->person_id), g_free);
  if (relnet_load_suggests_meet_up (&load->load))
    {
      g_autofree char *words = g_strdup_printf (_ ("Invite %s to a meet-up"), load->name);
      GtkWidget *invite = gtk_button_new_from_icon_name ("system-users-symbolic");

      gtk_widget_set_valign (invite, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (invite, "flat");
      gtk_widget_set_tooltip_text (invite, words);
      relnet_names_set (invite, words);
      g_object_set_data_full (G_OBJECT (invite), "relnet-person", g_memdup2 (&load->person_id, sizeof load->person_id), g_free);
      g_signal_connect (invite, "clicked", G_CALLBACK (invite_cb), NULL);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), invite);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (open_cb), NULL);
  relnet_names_set (row, name);
  return row;
}

static void
add_group (RelnetLoadPage *self, GPtrArray *loads, gboolean suggests, const char *title, const char *description)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < loads->len; i++)
    {
      RelnetPersonLoad *load = g_ptr_array_index (loads, i);

      if (relnet_load_suggests_meet_up (&load->load) != suggests)
        continue;
      if (group == NULL)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
          adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
          gtk_box_append (self->box, group);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (load));
    }
}

static gpointer
read_loads (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return relnet_load_query_everybody (connection, data, MAX_PEOPLE, error);
}

static void
loads_read (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetLoadPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) loads = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);
  g_autofree char *estimate = NULL;
  GtkWidget *child;

  if (loads == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  estimate = g_strdup_printf (_ ("One-to-one meetings of the last twelve months. Where the time is not noted, a meeting in person "
                                 "is taken for %d minutes, by video for %d, by phone for %d."),
                              RELNET_LOAD_MINUTES_IN_PERSON, RELNET_LOAD_MINUTES_VIDEO, RELNET_LOAD_MINUTES_PHONE);
  add_group (self, loads, TRUE, _ ("Could Be a Meet-Up"),
             _ ("Much time, and not known to be worth it: a group keeps the tie with less."));
  add_group (self, loads, FALSE,
             gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL ? _ ("Everybody Else") : _ ("One-to-One Meetings"),
             estimate);
  gtk_stack_set_visible_child_name (self->stack, loads->len > 0 ? "list" : "empty");
}

static void
refresh (RelnetLoadPage *self)
{
  self->stale = FALSE;
  relnet_database_read_async (self->database, read_loads, relnet_clock_dup_today (self->clock), g_free,
                              (GDestroyNotify) g_ptr_array_unref, self->cancellable, loads_read, g_object_ref (self));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetLoadPage *self)
{
  if (!relnet_changes_has (changes, RELNET_CHANGE_INTERACTION) && !relnet_changes_has (changes, RELNET_CHANGE_PERSON))
    return;
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
relnet_load_page_map (GtkWidget *widget)
{
  RelnetLoadPage *self = RELNET_LOAD_PAGE (widget);

  GTK_WIDGET_CLASS (relnet_load_page_parent_class)->map (widget);
  if (self->stale)
    refresh (self);
}

static void
relnet_load_page_dispose (GObject *object)
{
  RelnetLoadPage *self = RELNET_LOAD_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (relnet_load_page_parent_class)->dispose (object);
}

static void
relnet_load_page_class_init (RelnetLoadPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_load_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = relnet_load_page_map;
}

static void
relnet_load_page_init (RelnetLoadPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *status = adw_status_page_new ();

  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  self->stack = GTK_STACK (gtk_stack_new ());
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), 18);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "document-open-recent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("No Meetings Noted Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _ ("Note your coffees and calls, how long they took and what they were worth to you."));
  gtk_stack_add_named (self->stack, scroller, "list");
  gtk_stack_add_named (self->stack, status, "empty");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/**
 * relnet_load_page_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the page, read when it is shown
 */
GtkWidget *
relnet_load_page_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetLoadPage *self = g_object_new (RELNET_TYPE_LOAD_PAGE, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  return GTK_WIDGET (self);
}
