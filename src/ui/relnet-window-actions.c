/* The actions of the window, by which the views meet: HACKING.md, The house. */

#include "relnet-window-private.h"

#include <glib/gi18n-lib.h>

#include "relnet-above.h"
#include "relnet-circle-editor.h"
#include "relnet-composer.h"
#include "relnet-export.h"
#include "relnet-import-window.h"
#include "relnet-introduction-editor.h"
#include "relnet-person-editor.h"
#include "relnet-progress-window.h"
#include "relnet-report-error.h"
#include "relnet-shortcuts-window.h"

static void
show_section_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  const char *name = g_variant_get_string (parameter, NULL);

  if (!relnet_window_has_section (name))
    return;
  relnet_window_show_section (self, name);
  if (g_str_equal (name, "people"))
    {
      relnet_people_page_set_circle (self->people_page, 0);
      relnet_split_view_set_show_second (self->people_split, FALSE);
    }
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  relnet_window_show_section (self, "people");
  relnet_split_view_set_show_second (self->people_split, FALSE);
  relnet_people_page_focus_search (self->people_page);
}

static void
open_circle_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  relnet_window_show_section (self, "people");
  relnet_sidebar_select (self->sidebar, NULL);
  relnet_circle_list_select (self->circles, g_variant_get_int64 (parameter));
  relnet_split_view_set_show_second (self->people_split, FALSE);
  relnet_people_page_set_circle (self->people_page, g_variant_get_int64 (parameter));
}

static void
add_circle_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_above_present (widget,
                        GTK_WINDOW (relnet_circle_editor_new (GTK_WINDOW (widget), RELNET_WINDOW (widget)->database, 0)));
}

static void
edit_circle_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_above_present (widget, GTK_WINDOW (relnet_circle_editor_new (
                                    GTK_WINDOW (widget), RELNET_WINDOW (widget)->database, g_variant_get_int64 (parameter))));
}

static void
open_person_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);

  if (g_strcmp0 (relnet_window_get_section (self), "people") != 0)
    relnet_window_show_section (self, "people");
  relnet_people_page_select (self->people_page, id);
  relnet_person_page_set_person (relnet_window_get_person_page (self), id);
  relnet_person_messages_set_person (self->person_messages, id);
  gtk_stack_set_visible_child_name (self->person_stack, "person");
  relnet_split_view_set_show_second (self->people_split, TRUE);
}

static void
show_error_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_window_show_toast (RELNET_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* What is being taken back or done again. */
typedef struct
{
  RelnetWindow *window;
  RelnetProgressWindow *progress;
} Replay;

static Replay *
replay_new (RelnetWindow *window, const char *what)
{
  Replay *replay = g_new0 (Replay, 1);

  replay->window = g_object_ref (window);
  replay->progress = relnet_progress_window_start (GTK_WIDGET (window), what);
  return replay;
}

static RelnetWindow *
replay_end (Replay *replay)
{
  RelnetWindow *window = replay->window;

  relnet_progress_window_end (replay->progress);
  g_free (replay);
  return window;
}

static void
undone (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetWindow) self = replay_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = relnet_database_undo_finish (RELNET_DATABASE (object), result, &error);

  if (error != NULL)
    relnet_report_error (GTK_WIDGET (self->stack), error);
  else
    {
      /* Translators: an act that was taken back: “Undone: Hélène Marchetti deleted”. */
      g_autofree char *text = g_strdup_printf (_ ("Undone: %s"), label);

      relnet_window_show_toast (self, text);
    }
}

/* While one types, Ctrl+Z is about what is typed. */
static gboolean
activate_in_text (RelnetWindow *self, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *before = NULL;

  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      gboolean is_undo = g_str_equal (action, "text.undo");

      if (!(is_undo ? gtk_text_buffer_get_can_undo (buffer) : gtk_text_buffer_get_can_redo (buffer)))
        return FALSE;
      return gtk_widget_activate_action (focus, action, NULL);
    }
  if (!GTK_IS_TEXT (focus))
    return FALSE;
  /* A GtkText does not tell whether there is something to take back. */
  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  gtk_widget_activate_action (focus, action, NULL);
  return !g_str_equal (before, gtk_editable_get_text (GTK_EDITABLE (focus)));
}

static void
undo (RelnetWindow *self, guint act)
{
  Replay *replay = replay_new (self, _ ("Undoing…"));

  relnet_database_undo_async (self->database, act, relnet_progress_window_get_cancellable (replay->progress), undone, replay);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  if (activate_in_text (self, "text.undo"))
    return;
  undo (self, 0);
}

static void
undo_act_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  undo (RELNET_WINDOW (widget), g_variant_get_uint32 (parameter));
}

static void
redone (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetWindow) self = replay_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = relnet_database_undo_finish (RELNET_DATABASE (object), result, &error);

  if (error != NULL)
    relnet_report_error (GTK_WIDGET (self->stack), error);
  else
    relnet_window_show_toast (self, label);
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  Replay *replay;

  if (activate_in_text (self, "text.redo"))
    return;
  replay = replay_new (self, _ ("Doing it again…"));
  relnet_database_redo_async (self->database, relnet_progress_window_get_cancellable (replay->progress), redone, replay);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  GtkWidget *section = gtk_stack_get_visible_child (self->sections);

  if (relnet_window_leave_brief (self))
    return;
  if (RELNET_IS_SPLIT_VIEW (section) && relnet_split_view_go_back (RELNET_SPLIT_VIEW (section)))
    return;
  relnet_split_view_go_back (self->split);
}

static void
log_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  open_person_cb (widget, action, parameter);
  relnet_person_page_focus_log (self->person_page);
}

/**
 * relnet_window_get_shown_person:
 * @self: the window
 *
 * Returns: whose page is shown, 0 if it is none
 */
gint64
relnet_window_get_shown_person (RelnetWindow *self)
{
  gboolean is_shown = self->person_page != NULL && g_strcmp0 (relnet_window_get_section (self), "people") == 0;

  if (relnet_window_is_brief_shown (self))
    return relnet_brief_page_get_person (self->brief_page);
  return is_shown ? relnet_person_page_get_person (self->person_page) : 0;
}

/* With nobody shown there is nobody to log about: the list is where one is chosen. */
static void
log_here_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  if (relnet_window_get_shown_person (self) != 0)
    relnet_person_page_focus_log (self->person_page);
  else
    gtk_widget_activate_action (widget, "win.search", NULL);
}

/**
 * relnet_window_present_above:
 * @self: the window
 * @window: a window that belongs to it
 *
 * Shows @window above this one: see relnet_above_present().
 */
void
relnet_window_present_above (RelnetWindow *self, GtkWindow *window)
{
  relnet_above_present (GTK_WIDGET (self), window);
}

static RelnetComposer *
open_composer (RelnetWindow *self)
{
  GtkWidget *composer = relnet_composer_new (self->database, self->clock, self->outbox, self->settings);

  relnet_window_present_above (self, GTK_WINDOW (composer));
  return RELNET_COMPOSER (composer);
}

static void
write_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetComposer *composer = open_composer (RELNET_WINDOW (widget));
  gint64 person = g_variant_get_int64 (parameter);

  if (person != 0)
    relnet_composer_open_person (composer, person);
}

static void
write_template_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *situation;
  gint64 person;

  g_variant_get (parameter, "(x&s)", &person, &situation);
  relnet_composer_open_template (open_composer (RELNET_WINDOW (widget)), person, situation, NULL, 0, 0);
}

static void
write_template_about_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *situation, *topic;
  gint64 person, other;

  g_variant_get (parameter, "(x&s&sx)", &person, &situation, &topic, &other);
  relnet_composer_open_template (open_composer (RELNET_WINDOW (widget)), person, situation, topic, other, 0);
}

/* As above, and once it is sent that is noted of what it is about. */
static void
write_for_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *situation, *topic;
  gint64 person, other, subject;

  g_variant_get (parameter, "(x&s&sxx)", &person, &situation, &topic, &other, &subject);
  relnet_composer_open_template (open_composer (RELNET_WINDOW (widget)), person, situation, topic, other, subject);
}

static void
write_mailto_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_composer_open_mailto (open_composer (RELNET_WINDOW (widget)), g_variant_get_string (parameter, NULL));
}

static void
write_reply_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_composer_open_reply (open_composer (RELNET_WINDOW (widget)), g_variant_get_int64 (parameter));
}

static void
edit_draft_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_composer_open_draft (open_composer (RELNET_WINDOW (widget)), g_variant_get_int64 (parameter));
}

static void
open_message_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  relnet_window_show_section (self, "messages");
  relnet_message_view_show (self->message_view, g_variant_get_int64 (parameter));
  relnet_messages_page_select (self->messages_page, g_variant_get_int64 (parameter));
  relnet_split_view_set_show_second (self->messages_split, TRUE);
}

static void
open_reconnect_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  relnet_window_show_section (self, "reconnect");
  relnet_reconnect_page_select (self->reconnect_page, g_variant_get_int64 (parameter));
  relnet_reconnect_view_set_person (self->reconnect_view, g_variant_get_int64 (parameter));
  relnet_split_view_set_show_second (self->reconnect_split, TRUE);
}

static void
write_here_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.write", "x", relnet_window_get_shown_person (RELNET_WINDOW (widget)));
}

static void
introduce_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  relnet_window_present_above (
      self, GTK_WINDOW (relnet_introduction_editor_new (self->database, self->clock, g_variant_get_int64 (parameter), 0)));
}

static void
introduce_here_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.introduce", "x", relnet_window_get_shown_person (RELNET_WINDOW (widget)));
}

static void
open_introduction_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  relnet_window_show_section (self, "introductions");
  relnet_introductions_page_open (self->introductions_page, g_variant_get_int64 (parameter));
}

static void
add_person_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  relnet_window_present_above (self, GTK_WINDOW (relnet_person_editor_new (self->database, self->clock)));
}

static RelnetImportWindow *
open_import_window (RelnetWindow *self)
{
  RelnetImportWindow *window = relnet_import_window_new (self->database, self->clock);

  relnet_window_present_above (self, GTK_WINDOW (window));
  return window;
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_import_window (RELNET_WINDOW (widget));
}

static void
import_files_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree const char **uris = g_variant_get_strv (parameter, NULL);

  relnet_import_window_open_uris (open_import_window (RELNET_WINDOW (widget)), uris);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  relnet_export_ask (widget, self->database, 0, NULL, RELNET_EXPORT_VCARD);
}

static GtkMenuButton *
find_main_menu (GtkWidget *widget)
{
  GtkMenuButton *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_primary (GTK_MENU_BUTTON (widget)))
    return GTK_MENU_BUTTON (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = gtk_widget_get_child_visible (child) ? find_main_menu (child) : NULL;
  return found;
}

static void
menu_closed_cb (GtkPopover *popover, RelnetWindow *self)
{
  g_signal_handlers_disconnect_by_func (popover, menu_closed_cb, self);
  relnet_split_view_set_show_second (self->split, TRUE);
}

/* The menu is in the sidebar; folded, that comes forward for as long as the menu is open. */
static void
show_menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  GtkMenuButton *button = find_main_menu (widget);

  if (button == NULL && relnet_split_view_go_back (self->split))
    {
      button = find_main_menu (widget);
      if (button != NULL)
        g_signal_connect_object (gtk_menu_button_get_popover (button), "closed", G_CALLBACK (menu_closed_cb), self, 0);
    }
  if (button != NULL)
    gtk_menu_button_popup (button);
}

static void
show_shortcuts_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_window_present_above (RELNET_WINDOW (widget), GTK_WINDOW (relnet_shortcuts_window_new ()));
}

/**
 * relnet_window_install_actions:
 * @widget_class: the class of the window
 */
void
relnet_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.show-section", "s", show_section_cb },
    { "win.show-error", "s", show_error_cb },
    { "win.search", NULL, search_cb },
    { "win.open-circle", "x", open_circle_cb },
    { "win.add-circle", NULL, add_circle_cb },
    { "win.edit-circle", "x", edit_circle_cb },
    { "win.open-person", "x", open_person_cb },
    { "win.open-message", "x", open_message_cb },
    { "win.open-reconnect", "x", open_reconnect_cb },
    { "win.write", "x", write_cb },
    { "win.write-template", "(xs)", write_template_cb },
    { "win.write-template-about", "(xssx)", write_template_about_cb },
    { "win.write-for", "(xssxx)", write_for_cb },
    { "win.write-mailto", "s", write_mailto_cb },
    { "win.write-reply", "x", write_reply_cb },
    { "win.edit-draft", "x", edit_draft_cb },
    { "win.log", "x", log_cb },
    { "win.log-here", NULL, log_here_cb },
    { "win.write-here", NULL, write_here_cb },
    { "win.introduce", "x", introduce_cb },
    { "win.introduce-here", NULL, introduce_here_cb },
    { "win.open-introduction", "x", open_introduction_cb },
    { "win.add-person", NULL, add_person_cb },
    { "win.import", NULL, import_cb },
    { "win.import-files", "as", import_files_cb },
    { "win.export", NULL, export_cb },
    { "win.undo", NULL, undo_cb },
    { "win.undo-act", "u", undo_act_cb },
    { "win.redo", NULL, redo_cb },
    { "win.back", NULL, back_cb },
    { "win.show-menu", NULL, show_menu_cb },
    { "win.show-shortcuts", NULL, show_shortcuts_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
  relnet_window_install_goal_actions (widget_class);
  relnet_window_install_commitment_actions (widget_class);
  relnet_window_install_meet_up_actions (widget_class);
  relnet_window_install_meeting_actions (widget_class);
  relnet_window_install_template_actions (widget_class);
  relnet_window_install_wind_down_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
}
