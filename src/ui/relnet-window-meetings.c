/* Meetings: the page of a brief, which stands over the section it was opened from, and the windows to plan and to note. */

#include "relnet-window-private.h"

#include "relnet-after-meeting-window.h"
#include "relnet-introduction-editor.h"
#include "relnet-meeting-editor.h"
#include "relnet-meeting-store.h"
#include "relnet-person-store.h"
#include "relnet-report-error.h"

#define BRIEF "brief"

static void
brief_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  GtkWidget *shown = gtk_stack_get_visible_child (self->sections);
  gint64 person_id, meeting_id;
  gboolean is_new = self->brief_page == NULL;

  g_variant_get (parameter, "(xx)", &person_id, &meeting_id);
  if (is_new)
    {
      self->brief_page = RELNET_BRIEF_PAGE (relnet_brief_page_new (self->database, self->clock));
      gtk_stack_add_named (self->sections, GTK_WIDGET (self->brief_page), BRIEF);
      /* Folded, the panes have a button of their own. */
      g_object_bind_property (self->split, "folded", relnet_brief_page_get_back_button (self->brief_page), "visible",
                              G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
    }
  if (shown != GTK_WIDGET (self->brief_page))
    self->before_brief = shown;
  relnet_brief_page_set (self->brief_page, person_id, meeting_id);
  gtk_stack_set_visible_child (self->sections, GTK_WIDGET (self->brief_page));
  if (is_new)
    relnet_split_view_adopt_header_bars (self->split);
  relnet_split_view_set_show_second (self->split, TRUE);
}

static void
brief_here_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 person = relnet_window_get_shown_person (RELNET_WINDOW (widget));

  if (person != 0)
    gtk_widget_activate_action (widget, "win.brief", "(xx)", person, (gint64) 0);
}

static void
plan_meeting_here_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.plan-meeting", "x", relnet_window_get_shown_person (RELNET_WINDOW (widget)));
}

/**
 * relnet_window_is_brief_shown:
 * @self: the window
 *
 * Returns: whether a brief is shown
 */
gboolean
relnet_window_is_brief_shown (RelnetWindow *self)
{
  return self->brief_page != NULL && gtk_stack_get_visible_child (self->sections) == GTK_WIDGET (self->brief_page);
}

/**
 * relnet_window_leave_brief:
 * @self: the window
 *
 * Returns: whether a brief was shown; then what it was opened from is shown again
 */
gboolean
relnet_window_leave_brief (RelnetWindow *self)
{
  if (!relnet_window_is_brief_shown (self))
    return FALSE;
  relnet_brief_page_flush (self->brief_page);
  if (self->before_brief != NULL)
    gtk_stack_set_visible_child (self->sections, self->before_brief);
  else
    relnet_window_show_section (self, "today");
  return TRUE;
}

static void
plan_meeting_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  gint64 person_id = g_variant_get_int64 (parameter);
  g_autoptr (RelnetMeeting) meeting = relnet_meeting_new ();
  g_autoptr (RelnetPersonSummary) person
      = person_id != 0 ? relnet_person_store_load_summary (relnet_database_get_reader (self->database), person_id, NULL) : NULL;

  if (person != NULL)
    relnet_meeting_add_person (meeting, person_id, relnet_person_summary_get_name (person));
  relnet_window_present_above (self, GTK_WINDOW (relnet_meeting_editor_new (self->database, self->clock, meeting)));
}

static void
edit_meeting_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetMeeting) meeting = relnet_meeting_store_load (relnet_database_get_reader (self->database),
                                                                 g_variant_get_int64 (parameter), &error);

  if (meeting == NULL)
    relnet_report_error (GTK_WIDGET (self->stack), error);
  else
    relnet_window_present_above (self, GTK_WINDOW (relnet_meeting_editor_new (self->database, self->clock, meeting)));
}

static void
after_meeting_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  gint64 person_id, meeting_id;

  g_variant_get (parameter, "(xx)", &person_id, &meeting_id);
  /* A second click must not make a second form of the same meeting. */
  for (GList *l = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self))); l != NULL; l = l->next)
    if (RELNET_IS_AFTER_MEETING_WINDOW (l->data)
        && relnet_after_meeting_window_is_about (RELNET_AFTER_MEETING_WINDOW (l->data), person_id, meeting_id))
      {
        gtk_window_present (l->data);
        return;
      }
  relnet_window_present_above (
      self, GTK_WINDOW (relnet_after_meeting_window_new (self->database, self->clock, person_id, meeting_id)));
}

static void
introduce_pair_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  gint64 first, second;

  g_variant_get (parameter, "(xx)", &first, &second);
  relnet_window_present_above (self,
                               GTK_WINDOW (relnet_introduction_editor_new (self->database, self->clock, first, second)));
}

/**
 * relnet_window_install_meeting_actions:
 * @widget_class: the class of the window
 */
void
relnet_window_install_meeting_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.brief", "(xx)", brief_cb);
  gtk_widget_class_install_action (widget_class, "win.brief-here", NULL, brief_here_cb);
  gtk_widget_class_install_action (widget_class, "win.plan-meeting", "x", plan_meeting_cb);
  gtk_widget_class_install_action (widget_class, "win.plan-meeting-here", NULL, plan_meeting_here_cb);
  gtk_widget_class_install_action (widget_class, "win.edit-meeting", "x", edit_meeting_cb);
  gtk_widget_class_install_action (widget_class, "win.after-meeting", "(xx)", after_meeting_cb);
  gtk_widget_class_install_action (widget_class, "win.introduce-pair", "(xx)", introduce_pair_cb);
}
