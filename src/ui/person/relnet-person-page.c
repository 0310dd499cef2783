#include "relnet-person-page.h"

#include <glib/gi18n-lib.h>

#include "relnet-above.h"
#include "relnet-exporter.h"
#include "relnet-file-dialog.h"
#include "relnet-follow-up-store.h"
#include "relnet-interaction-editor.h"
#include "relnet-person-about.h"
#include "relnet-person-header.h"
#include "relnet-person-merger.h"
#include "relnet-person-store.h"
#include "relnet-quick-log-row.h"
#include "relnet-report-error.h"
#include "relnet-timeline-list.h"
#include "relnet-timeline-model.h"

/* Below this width the parts of the page are stacked, as in picture 15. */
#define NARROW_BELOW 480

typedef struct
{
  RelnetAboutColumn column;
  RelnetAboutGroupFunc make;
} AboutGroup;

/**
 * RelnetPersonPage:
 *
 * Everything about one person (pictures 02, 03, 15): timeline with quick log, *About* that is edited in place, and the
 * messages, whose view the window brings.
 */
struct _RelnetPersonPage
{
  GtkWidget parent_instance;

  GtkBox *box;
  GtkStack *title;
  GtkMenuButton *menu_button;
  GtkToggleButton *star;
  GtkStack *pages;
  AdwViewStack *tabs;
  GtkScrolledWindow *timeline_window;
  GtkBox *timeline_box;
  GtkBox *timeline_head;
  GtkBox *empty;
  GtkButton *ask_how_met;
  GtkScrolledWindow *about_window;
  GtkBox *about_box;
  GtkBox *about_head;
  AdwViewSwitcherBar *switcher_bar;
  GMenuModel *menu;
  RelnetPersonHeader *headers[2]; /* of the timeline, and of About: made when that is first shown */
  RelnetQuickLogRow *quick_log;
  RelnetTimelineList *timeline;
  RelnetPersonAbout *about;
  GArray *about_groups; /* (element-type AboutGroup) */
  GtkWidget *banner;    /* of another view; NULL for none */

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetTimelineModel *model;
  gint64 person_id;
  gboolean setting;
  gboolean narrow;
  guint narrow_idle;
};

G_DEFINE_FINAL_TYPE (RelnetPersonPage, relnet_person_page, GTK_TYPE_WIDGET)

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetPersonPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_database_write_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
show_star (RelnetPersonPage *self, gboolean starred)
{
  self->setting = TRUE;
  gtk_toggle_button_set_active (self->star, starred);
  self->setting = FALSE;
  gtk_button_set_icon_name (GTK_BUTTON (self->star), starred ? "starred-symbolic" : "non-starred-symbolic");
}

static void
star_toggled_cb (GtkToggleButton *button, RelnetPersonPage *self)
{
  if (self->setting || self->person_id == 0)
    return;
  show_star (self, gtk_toggle_button_get_active (button));
  relnet_person_store_set_starred_async (self->database, self->person_id, gtk_toggle_button_get_active (button), self->clock,
                                         NULL, written, g_object_ref (self));
}

static void
update_empty (RelnetPersonPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->empty), g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0
                                                        && !relnet_timeline_model_get_loading (self->model));
}

static void
timeline_changed_cb (GListModel *model, guint position, guint removed, guint added, RelnetPersonPage *self)
{
  update_empty (self);
}

static void
interaction_activated_cb (RelnetTimelineList *list, RelnetInteraction *interaction, RelnetPersonPage *self)
{
  relnet_interaction_editor_open (GTK_WIDGET (self), self->database, self->clock, interaction);
}

static void
show_nobody (RelnetPersonPage *self)
{
  self->person_id = 0;
  gtk_stack_set_visible_child_name (self->pages, "nobody");
  gtk_widget_set_visible (GTK_WIDGET (self->star), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->title), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), FALSE);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, FALSE);
}

static gboolean
is_about (RelnetPersonPage *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->tabs), "about") == 0;
}

/* The header of the tab that is shown. */
static RelnetPersonHeader *
get_header (RelnetPersonPage *self)
{
  return self->headers[is_about (self) && self->headers[1] != NULL];
}

static gboolean
reload (RelnetPersonPage *self)
{
  RelnetConnection *reader = relnet_database_get_reader (self->database);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetPerson) person = relnet_person_store_load (reader, self->person_id, &error);
  g_autoptr (RelnetPersonSummary) summary
      = person != NULL ? relnet_person_store_load_summary (reader, self->person_id, &error) : NULL;

  if (summary == NULL)
    {
      if (!g_error_matches (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND))
        relnet_report_error (GTK_WIDGET (self), error);
      show_nobody (self);
      return FALSE;
    }
  show_star (self, relnet_person_get_starred (person));
  relnet_person_header_show (get_header (self), person, summary);
  relnet_quick_log_row_set_person (self->quick_log, self->person_id, relnet_person_get_name (person));
  if (self->banner != NULL)
    g_object_set (self->banner, "person-id", self->person_id, NULL);
  /* About has many rows: they wait until they are looked at. */
  if (self->about != NULL && is_about (self))
    relnet_person_about_show (self->about, person);
  gtk_widget_set_visible (GTK_WIDGET (self->ask_how_met),
                          *relnet_person_get_text (person, RELNET_PERSON_MET_CONTEXT) == '\0'
                              && *relnet_person_get_text (person, RELNET_PERSON_MET_PLACE) == '\0'
                              && *relnet_person_get_text (person, RELNET_PERSON_MET_THROUGH) == '\0');
  gtk_stack_set_visible_child_name (self->pages, "person");
  gtk_widget_set_visible (GTK_WIDGET (self->star), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->title), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), self->narrow);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, self->narrow);
  return TRUE;
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetPersonPage *self)
{
  if (self->person_id == 0)
    return;
  if (relnet_changes_has_id (changes, RELNET_CHANGE_PERSON, self->person_id)
      || relnet_changes_has (changes, RELNET_CHANGE_CIRCLE) || relnet_changes_has (changes, RELNET_CHANGE_FOLLOW_UP))
    reload (self);
}

/* A new day: what is due, and “yesterday”, read otherwise. */
static void
clock_changed_cb (RelnetClock *clock, RelnetPersonPage *self)
{
  if (self->person_id != 0)
    reload (self);
}

static void
tab_changed_cb (RelnetPersonPage *self)
{
  if (is_about (self) && self->about == NULL)
    {
      self->headers[1] = RELNET_PERSON_HEADER (relnet_person_header_new (self->database, self->clock, self->menu));
      gtk_widget_set_hexpand (GTK_WIDGET (self->headers[1]), TRUE);
      relnet_person_header_set_brief (self->headers[1], TRUE);
      relnet_person_header_set_narrow (self->headers[1], self->narrow);
      gtk_box_append (self->about_head, GTK_WIDGET (self->headers[1]));
      self->about = RELNET_PERSON_ABOUT (relnet_person_about_new (self->database, self->clock));
      gtk_box_append (self->about_box, GTK_WIDGET (self->about));
      for (guint i = 0; i < self->about_groups->len; i++)
        {
          AboutGroup *group = &g_array_index (self->about_groups, AboutGroup, i);

          relnet_person_about_add_group (self->about, group->column, group->make (self->database, self->clock));
        }
    }
  if (self->person_id != 0)
    reload (self);
}

static void
write_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.write", "x", RELNET_PERSON_PAGE (widget)->person_id);
}

static void
meet_up_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.invite-to-meet-up", "x", RELNET_PERSON_PAGE (widget)->person_id);
}

static void
plan_meeting_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.plan-meeting", "x", RELNET_PERSON_PAGE (widget)->person_id);
}

static void
introduce_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.introduce", "x", RELNET_PERSON_PAGE (widget)->person_id);
}

static void
log_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_person_page_focus_log (RELNET_PERSON_PAGE (widget));
}

static void
promise_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.promise", "x", RELNET_PERSON_PAGE (widget)->person_id);
}

static void
favour_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.favour", "(xs)", RELNET_PERSON_PAGE (widget)->person_id,
                              g_variant_get_string (parameter, NULL));
}

static void
thank_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.thank", "x", RELNET_PERSON_PAGE (widget)->person_id);
}

static void
how_met_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetPersonPage *self = RELNET_PERSON_PAGE (widget);

  relnet_person_page_show_about (self);
  relnet_person_about_focus_how_met (self->about);
}

static void
follow_up_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_person_header_ask_follow_up (get_header (RELNET_PERSON_PAGE (widget)));
}

static void
snooze_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_person_header_ask_snooze (get_header (RELNET_PERSON_PAGE (widget)));
}

static void
pause_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_person_header_ask_pause (get_header (RELNET_PERSON_PAGE (widget)));
}

static void
resume_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetPersonPage *self = RELNET_PERSON_PAGE (widget);

  relnet_follow_up_store_pause_person_async (self->database, self->person_id, "", NULL, written, g_object_ref (self));
}

static void
wind_down_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.wind-down", "x", RELNET_PERSON_PAGE (widget)->person_id);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetPersonPage *self = RELNET_PERSON_PAGE (widget);

  if (self->person_id != 0)
    relnet_person_store_delete_async (self->database, self->person_id, self->clock, NULL, written, g_object_ref (self));
}

static void
merge_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetPersonPage *self = RELNET_PERSON_PAGE (widget);
  GtkWidget *merger = relnet_person_merger_new (self->database, self->clock, self->person_id);

  if (merger != NULL)
    relnet_above_present (widget, GTK_WINDOW (merger));
}

static void
exported (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetPersonPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_exporter_write_finish (RELNET_DATABASE (object), result, NULL, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
export_file_chosen (GObject *object, GAsyncResult *result, gpointer data)
{
  RelnetPersonPage *self = RELNET_PERSON_PAGE (object);
  gint64 *id = data;
  g_autoptr (GFile) file = relnet_file_dialog_finish (GTK_WIDGET (self), result, NULL);

  if (file != NULL && self->database != NULL)
    relnet_exporter_write_async (self->database, *id, RELNET_EXPORT_VCARD, file, NULL, NULL, NULL, exported,
                                 g_object_ref (self));
  g_free (id);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetPersonPage *self = RELNET_PERSON_PAGE (widget);
  g_autoptr (RelnetPersonSummary) summary
      = relnet_person_store_load_summary (relnet_database_get_reader (self->database), self->person_id, NULL);
  g_autofree char *name = summary != NULL ? g_strconcat (relnet_person_summary_get_name (summary), ".vcf", NULL) : NULL;
  gint64 *id;

  if (summary == NULL)
    return;
  g_strdelimit (name, "/\\:", '-');
  id = g_new (gint64, 1);
  *id = self->person_id;
  relnet_file_dialog_save_async (widget, _ ("Export vCard"), name, export_file_chosen, id);
}

static void
set_narrow (RelnetPersonPage *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_stack_set_visible_child_name (self->title, narrow ? "narrow" : "wide");
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), narrow && self->person_id != 0);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, narrow && self->person_id != 0);
  for (guint i = 0; i < G_N_ELEMENTS (self->headers) && self->headers[i] != NULL; i++)
    relnet_person_header_set_narrow (self->headers[i], narrow);
  relnet_quick_log_row_set_narrow (self->quick_log, narrow);
  relnet_timeline_list_set_narrow (self->timeline, narrow);
}

static gboolean
narrow_idle_cb (gpointer data)
{
  RelnetPersonPage *self = data;

  self->narrow_idle = 0;
  set_narrow (self, gtk_widget_get_width (GTK_WIDGET (self)) < NARROW_BELOW);
  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
relnet_person_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
relnet_person_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  RelnetPersonPage *self = RELNET_PERSON_PAGE (widget);

  gtk_widget_measure (GTK_WIDGET (self->box), orientation, -1, minimum, natural, NULL, NULL);
  /* The wide layout must not keep the page from becoming narrow. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 300);
}

static void
relnet_person_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RelnetPersonPage *self = RELNET_PERSON_PAGE (widget);
  int minimum;

  gtk_widget_measure (GTK_WIDGET (self->box), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->box), &(GtkAllocation){ 0, 0, MAX (width, minimum), height }, baseline);
  /* Nothing may change its size while sizes are given. */
  if ((width < NARROW_BELOW) != self->narrow && self->narrow_idle == 0)
    self->narrow_idle = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, narrow_idle_cb, self, NULL);
}

static void
relnet_person_page_dispose (GObject *object)
{
  RelnetPersonPage *self = RELNET_PERSON_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->narrow_idle, g_source_remove);
  g_clear_pointer (&self->about_groups, g_array_unref);
  g_clear_object (&self->model);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_PERSON_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (relnet_person_page_parent_class)->dispose (object);
}

static void
relnet_person_page_class_init (RelnetPersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_person_page_dispose;
  widget_class->get_request_mode = relnet_person_page_get_request_mode;
  widget_class->measure = relnet_person_page_measure;
  widget_class->size_allocate = relnet_person_page_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/person/relnet-person-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonPage, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonPage, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonPage, star);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonPage, pages);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonPage, timeline_window);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonPage, timeline_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonPage, timeline_head);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonPage, empty);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonPage, ask_how_met);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonPage, about_window);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonPage, about_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonPage, about_head);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonPage, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonPage, menu);
  gtk_widget_class_install_action (widget_class, "person.write", NULL, write_cb);
  gtk_widget_class_install_action (widget_class, "person.plan-meeting", NULL, plan_meeting_cb);
  gtk_widget_class_install_action (widget_class, "person.meet-up", NULL, meet_up_cb);
  gtk_widget_class_install_action (widget_class, "person.introduce", NULL, introduce_cb);
  gtk_widget_class_install_action (widget_class, "person.log", NULL, log_cb);
  gtk_widget_class_install_action (widget_class, "person.promise", NULL, promise_cb);
  gtk_widget_class_install_action (widget_class, "person.favour", "s", favour_cb);
  gtk_widget_class_install_action (widget_class, "person.thank", NULL, thank_cb);
  gtk_widget_class_install_action (widget_class, "person.how-met", NULL, how_met_cb);
  gtk_widget_class_install_action (widget_class, "person.follow-up", NULL, follow_up_cb);
  gtk_widget_class_install_action (widget_class, "person.snooze", NULL, snooze_cb);
  gtk_widget_class_install_action (widget_class, "person.pause", NULL, pause_cb);
  gtk_widget_class_install_action (widget_class, "person.resume", NULL, resume_cb);
  gtk_widget_class_install_action (widget_class, "person.wind-down", NULL, wind_down_cb);
  gtk_widget_class_install_action (widget_class, "person.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "person.merge", NULL, merge_cb);
  gtk_widget_class_install_action (widget_class, "person.export", NULL, export_cb);
}

static void
relnet_person_page_init (RelnetPersonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->about_groups = g_array_new (FALSE, FALSE, sizeof (AboutGroup));
  g_signal_connect (self->star, "toggled", G_CALLBACK (star_toggled_cb), self);
}

/**
 * relnet_person_page_new:
 * @database: a database
 * @clock: the time
 * @settings: the user's settings
 *
 * Returns: (transfer floating): the page, of nobody yet
 */
GtkWidget *
relnet_person_page_new (RelnetDatabase *database, RelnetClock *clock, GSettings *settings)
{
  RelnetPersonPage *self = g_object_new (RELNET_TYPE_PERSON_PAGE, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->model = relnet_timeline_model_new (database);
  self->headers[0] = RELNET_PERSON_HEADER (relnet_person_header_new (database, clock, self->menu));
  self->quick_log = RELNET_QUICK_LOG_ROW (relnet_quick_log_row_new (database, clock));
  self->timeline = RELNET_TIMELINE_LIST (relnet_timeline_list_new (self->model, clock));
  gtk_widget_set_hexpand (GTK_WIDGET (self->headers[0]), TRUE);
  gtk_box_append (self->timeline_head, GTK_WIDGET (self->headers[0]));
  gtk_box_insert_child_after (self->timeline_box, GTK_WIDGET (self->quick_log), GTK_WIDGET (self->timeline_head));
  gtk_box_append (self->timeline_box, GTK_WIDGET (self->timeline));
  g_signal_connect (self->timeline, "activated", G_CALLBACK (interaction_activated_cb), self);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (timeline_changed_cb), self, 0);
  g_signal_connect_swapped (self->tabs, "notify::visible-child", G_CALLBACK (tab_changed_cb), self);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (clock_changed_cb), self, 0);
  show_nobody (self);
  return GTK_WIDGET (self);
}

/**
 * relnet_person_page_set_person:
 * @self: the page
 * @id: whom to show, 0 for nobody
 *
 * What was being typed about the person before is stored first.
 */
void
relnet_person_page_set_person (RelnetPersonPage *self, gint64 id)
{
  if (self->person_id == id)
    return;
  if (self->about != NULL)
    relnet_person_about_flush (self->about);
  if (id == 0)
    {
      show_nobody (self);
      return;
    }
  self->person_id = id;
  if (!reload (self))
    return;
  relnet_timeline_model_set_filter (self->model, &(RelnetTimelineFilter){ .person_id = id });
  update_empty (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->timeline_window), 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->about_window), 0);
}

/**
 * relnet_person_page_get_person:
 * @self: the page
 *
 * Returns: who is shown, 0 for nobody
 */
gint64
relnet_person_page_get_person (RelnetPersonPage *self)
{
  return self->person_id;
}

/**
 * relnet_person_page_focus_log:
 * @self: the page
 *
 * Shows the timeline with the cursor in the quick log.
 */
void
relnet_person_page_focus_log (RelnetPersonPage *self)
{
  if (self->person_id == 0)
    return;
  relnet_person_page_show_timeline (self);
  relnet_quick_log_row_focus (self->quick_log);
}

/**
 * relnet_person_page_show_timeline:
 * @self: the page
 *
 * Shows what happened.
 */
void
relnet_person_page_show_timeline (RelnetPersonPage *self)
{
  adw_view_stack_set_visible_child_name (self->tabs, "timeline");
}

/**
 * relnet_person_page_show_about:
 * @self: the page
 *
 * Shows what is known about the person.
 */
void
relnet_person_page_show_about (RelnetPersonPage *self)
{
  adw_view_stack_set_visible_child_name (self->tabs, "about");
}

/**
 * relnet_person_page_show_messages:
 * @self: the page
 *
 * Shows the messages, if relnet_person_page_set_messages_view() brought them.
 */
void
relnet_person_page_show_messages (RelnetPersonPage *self)
{
  if (adw_view_stack_get_child_by_name (self->tabs, "messages") != NULL)
    adw_view_stack_set_visible_child_name (self->tabs, "messages");
}

/**
 * relnet_person_page_set_messages_view:
 * @self: the page
 * @view: (transfer floating): the view of the messages with the person
 *
 * Adds the tab *Messages*.
 */
void
relnet_person_page_set_messages_view (RelnetPersonPage *self, GtkWidget *view)
{
  AdwViewStackPage *page
      = adw_view_stack_add_titled (self->tabs, view, "messages", _ ("Messages"));

  adw_view_stack_page_set_icon_name (page, "mail-unread-symbolic");
}

/**
 * relnet_person_page_add_about_group:
 * @self: the page
 * @column: where in *About* it stands
 * @make: makes it, when *About* is first looked at
 *
 * Adds what another view says about a person. Call it before the page is shown.
 */
void
relnet_person_page_add_about_group (RelnetPersonPage *self, RelnetAboutColumn column, RelnetAboutGroupFunc make)
{
  AboutGroup group = { .column = column, .make = make };

  g_array_append_val (self->about_groups, group);
}

/**
 * relnet_person_page_add_banner:
 * @self: the page
 * @banner: a widget with a property “person-id” (int64); it is shown and hidden by itself
 *
 * Adds what another view has to say above the timeline.
 */
void
relnet_person_page_add_banner (RelnetPersonPage *self, GtkWidget *banner)
{
  g_return_if_fail (RELNET_IS_PERSON_PAGE (self) && self->banner == NULL);

  self->banner = banner;
  gtk_box_insert_child_after (self->timeline_box, banner, GTK_WIDGET (self->timeline_head));
}
