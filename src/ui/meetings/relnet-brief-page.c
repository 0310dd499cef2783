#include "relnet-brief-page.h"

#include <glib/gi18n-lib.h>

#include "relnet-avatar.h"
#include "relnet-brief-groups.h"
#include "relnet-brief-printer.h"
#include "relnet-brief-questions.h"
#include "relnet-columns.h"
#include "relnet-field-row.h"
#include "relnet-meeting-store.h"
#include "relnet-report-error.h"
#include "relnet-text.h"

/* Twice the size of the avatar, for screens with fine pixels. */
#define PHOTO_PIXELS 144

/* Picture 11: the side column is 404 wide. */
#define SIDE_PERCENT 43
#define SIDE_WIDTH   404

/**
 * RelnetBriefPage:
 *
 * What to know before one meets somebody (B1, picture 11). Read in the background, and again when something it is made of
 * changes; whom to introduce them to is looked for after it is shown.
 */
struct _RelnetBriefPage
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkStack *stack;
  GtkOrientable *head;
  RelnetAvatar *avatar;
  GtkLabel *name;
  GtkLabel *headline;
  GtkGrid *facts;
  RelnetColumns *columns;
  GtkBox *main;
  GtkBox *side;
  GtkBox *side_end;
  GtkOrientable *buttons;
  GtkWidget *back_button;
  GtkWidget *note_button;
  GtkWidget *prepared_button;
  GtkWidget *plan_button;
  RelnetBriefQuestions *questions;
  GtkWidget *wants_group;
  RelnetTextRow *wants;
  GPtrArray *main_groups; /* (element-type GtkWidget), before the questions */
  GPtrArray *side_groups;
  GPtrArray *end_groups; /* below the buttons */
  GtkWidget *introduction; /* in the last one of the balance */

  RelnetDatabase *database;
  RelnetClock *clock;
  GCancellable *cancellable;
  RelnetBrief *brief;
  RelnetBriefTie *proposal;
  gint64 person_id;
  gint64 meeting_id;
};

enum
{
  PROP_0,
  PROP_DATABASE,
  PROP_CLOCK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetBriefPage, relnet_brief_page, GTK_TYPE_WIDGET)

static void reload (RelnetBriefPage *self);

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetBriefPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_meeting_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static gint64
get_meeting_id (RelnetBriefPage *self)
{
  return self->brief != NULL && self->brief->meeting != NULL ? relnet_meeting_get_id (self->brief->meeting) : 0;
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.edit-meeting", "x", get_meeting_id (RELNET_BRIEF_PAGE (widget)));
}

static void
plan_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.plan-meeting", "x", RELNET_BRIEF_PAGE (widget)->person_id);
}

static void
open_person_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.open-person", "x", RELNET_BRIEF_PAGE (widget)->person_id);
}

static void
note_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetBriefPage *self = RELNET_BRIEF_PAGE (widget);

  relnet_brief_page_flush (self);
  gtk_widget_activate_action (widget, "win.after-meeting", "(xx)", self->person_id, get_meeting_id (self));
}

static void
set_state (RelnetBriefPage *self, RelnetMeetingState state)
{
  relnet_brief_page_flush (self);
  if (get_meeting_id (self) != 0)
    relnet_meeting_store_set_state_async (self->database, get_meeting_id (self), state, NULL, written, g_object_ref (self));
}

/* Back to where one came from: there is nothing left to do here. */
static void
prepared_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_state (RELNET_BRIEF_PAGE (widget), RELNET_MEETING_PREPARED);
  gtk_widget_activate_action (widget, "win.back", NULL);
}

static void
call_off_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_state (RELNET_BRIEF_PAGE (widget), RELNET_MEETING_CANCELLED);
}

static void
introduce_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetBriefPage *self = RELNET_BRIEF_PAGE (widget);

  if (self->proposal != NULL)
    gtk_widget_activate_action (widget, "win.introduce-pair", "(xx)", self->person_id, self->proposal->person_id);
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, RelnetBriefPage *self)
{
  g_autoptr (GError) error = NULL;

  gtk_print_operation_get_error (operation, &error);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && error != NULL)
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetBriefPage *self = RELNET_BRIEF_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  if (self->brief == NULL)
    return;
  operation = relnet_brief_printer_new (self->brief);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                               &error)
          == GTK_PRINT_OPERATION_RESULT_ERROR
      && error != NULL)
    relnet_report_error (widget, error);
}

static void
wants_save_cb (RelnetBriefPage *self, const char *text)
{
  if (self->brief == NULL || self->brief->meeting == NULL)
    return;
  relnet_meeting_set_purpose (self->brief->meeting, text);
  relnet_meeting_store_save_async (self->database, self->brief->meeting, self->clock, NULL, written, g_object_ref (self));
}

static void
add_fact (RelnetBriefPage *self, int row, const char *icon_name, const char *text, gboolean bold)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (bold)
    gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (self->facts, gtk_image_new_from_icon_name (icon_name), 0, row, 1, 1);
  gtk_grid_attach (self->facts, label, 1, row, 1, 1);
}

static void
other_clicked_cb (GtkButton *button, RelnetBriefPage *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "relnet-person");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.brief", "(xx)", *id, get_meeting_id (self));
}

/* Who else comes: each has a brief. */
static void
add_others (RelnetBriefPage *self, RelnetMeeting *meeting, int row)
{
  for (guint i = 0; i < relnet_meeting_get_n_people (meeting); i++)
    {
      gint64 id = relnet_meeting_get_person_id (meeting, i);
      const char *name = relnet_meeting_get_person_name (meeting, i);
      GtkWidget *button;

      if (id == 0 || id == self->person_id)
        continue;
      button = gtk_button_new_with_label (name);
      gtk_widget_add_css_class (button, "chip");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_object_set_data_full (G_OBJECT (button), "relnet-person", g_memdup2 (&id, sizeof id), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (other_clicked_cb), self);
      gtk_grid_attach (self->facts, gtk_image_new_from_icon_name ("relnet-person-symbolic"), 0, row, 1, 1);
      gtk_grid_attach (self->facts, button, 1, row++, 1, 1);
    }
}

static void
show_head (RelnetBriefPage *self)
{
  RelnetBrief *brief = self->brief;
  GBytes *image = relnet_person_get_photo (brief->person);
  g_autoptr (GdkTexture) photo = image != NULL ? relnet_avatar_make_thumbnail (image, PHOTO_PIXELS, NULL) : NULL;
  GtkWidget *child;
  int row = 0;

  relnet_avatar_set_text (self->avatar, brief->name);
  relnet_avatar_set_photo (self->avatar, photo);
  gtk_label_set_text (self->name, brief->name);
  gtk_label_set_text (self->headline, brief->headline);
  gtk_widget_set_visible (GTK_WIDGET (self->headline), *brief->headline != '\0');
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_grid_remove (self->facts, child);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), brief->meeting != NULL);
  if (brief->meeting != NULL)
    {
      g_autofree char *when = relnet_meeting_dup_when (brief->meeting, brief->today);
      g_autofree char *how = relnet_meeting_dup_how (brief->meeting, brief->nth);
      const char *place = relnet_meeting_get_place (brief->meeting);

      add_fact (self, row++, "x-office-calendar-symbolic", when, TRUE);
      if (*place != '\0')
        add_fact (self, row++, "mark-location-symbolic", place, FALSE);
      add_fact (self, row++, "system-users-symbolic", how, FALSE);
      add_others (self, brief->meeting, row);
    }
}

static void
replace (GtkBox *box, GPtrArray *groups, GtkWidget *group, GtkWidget **after)
{
  gtk_box_insert_child_after (box, group, *after);
  g_ptr_array_add (groups, group);
  *after = group;
}

static void
clear_groups (GtkBox *box, GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    gtk_box_remove (box, g_ptr_array_index (groups, i));
  g_ptr_array_set_size (groups, 0);
}

static void
show_proposal (RelnetBriefPage *self)
{
  GtkWidget *child, *label, *button;
  g_autofree char *words = NULL;

  if (self->introduction == NULL)
    return;
  while ((child = gtk_widget_get_first_child (self->introduction)) != NULL)
    gtk_box_remove (GTK_BOX (self->introduction), child);
  gtk_widget_set_visible (self->introduction, self->proposal != NULL);
  if (self->proposal == NULL)
    return;
  /* Translators: what one could do for somebody; %s is the name of somebody else. */
  words = g_strdup_printf (_ ("Introduce %s?"), self->proposal->name);
  label = gtk_label_new (words);
  button = gtk_button_new_with_label (_ ("Propose"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, self->proposal->reason);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "brief.introduce");
  gtk_box_append (GTK_BOX (self->introduction), label);
  gtk_box_append (GTK_BOX (self->introduction), button);
}

static void
show (RelnetBriefPage *self)
{
  RelnetBrief *brief = self->brief;
  RelnetMeeting *meeting = brief->meeting;
  RelnetMeetingState state = meeting != NULL ? relnet_meeting_get_state (meeting) : RELNET_MEETING_PLANNED;
  gboolean open = meeting != NULL && (state == RELNET_MEETING_PLANNED || state == RELNET_MEETING_PREPARED);
  GtkWidget *after = NULL;

  show_head (self);
  clear_groups (self->main, self->main_groups);
  clear_groups (self->side, self->side_groups);
  clear_groups (self->side_end, self->end_groups);
  self->introduction = NULL;
  replace (self->main, self->main_groups, relnet_brief_groups_make_exchanges (brief), &after);
  replace (self->main, self->main_groups, relnet_brief_groups_make_promises (brief, self->database, self->clock), &after);
  relnet_brief_questions_show (self->questions, brief);
  relnet_text_row_set_stored (self->wants, meeting != NULL ? relnet_meeting_get_purpose (meeting) : "");
  gtk_widget_set_visible (self->wants_group, open);
  after = NULL;
  replace (self->side, self->side_groups, relnet_brief_groups_make_matters (brief), &after);
  replace (self->side, self->side_groups, relnet_brief_groups_make_links (brief), &after);
  replace (self->side, self->side_groups, relnet_brief_groups_make_balance (brief, &self->introduction), &after);
  after = NULL;
  replace (self->side_end, self->end_groups, relnet_brief_groups_make_how_met (brief), &after);
  replace (self->side_end, self->end_groups, relnet_brief_groups_make_ties (brief), &after);
  show_proposal (self);
  gtk_widget_set_visible (self->prepared_button, open && state == RELNET_MEETING_PLANNED);
  gtk_widget_set_visible (self->note_button, state != RELNET_MEETING_HELD);
  gtk_widget_set_visible (self->plan_button, meeting == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "brief.edit", meeting != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "brief.call-off", open);
  gtk_stack_set_visible_child_name (self->stack, "brief");
}

typedef struct
{
  gint64 person_id;
  gint64 meeting_id;
  char *today;
  char *me;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->today);
  g_free (request->me);
  g_free (request);
}

/* A session without a name of its own calls the user after the account, or “Unknown”. */
static char *
dup_user_name (void)
{
  const char *name = g_get_real_name ();

  return relnet_text_is_blank (name) || g_str_equal (name, "Unknown") || g_strcmp0 (name, g_get_user_name ()) == 0
             ? NULL
             : g_strdup (name);
}

static Request *
request_new (RelnetBriefPage *self)
{
  Request *request = g_new0 (Request, 1);

  request->person_id = self->person_id;
  request->meeting_id = self->meeting_id;
  request->today = relnet_clock_dup_today (self->clock);
  request->me = dup_user_name ();
  return request;
}

static gpointer
read_introduction (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  return relnet_brief_read_introduction (connection, request->person_id, request->today, error);
}

static void
introduction_read (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetBriefPage) self = data;
  g_autoptr (GError) error = NULL;
  RelnetBriefTie *proposal = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);

  /* Without a proposal the page is complete too. */
  if (proposal == NULL)
    return;
  g_clear_pointer (&self->proposal, relnet_brief_tie_free);
  self->proposal = proposal;
  show_proposal (self);
}

static gpointer
read_brief (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  return relnet_brief_read (connection, request->person_id, request->meeting_id, request->today, request->me, error);
}

static void
brief_read (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetBriefPage) self = data;
  g_autoptr (GError) error = NULL;
  RelnetBrief *brief = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);
  gboolean first = self->brief == NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (brief == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "gone");
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "brief.print", FALSE);
      if (!g_error_matches (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND))
        relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->brief, relnet_brief_free);
  self->brief = brief;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "brief.print", TRUE);
  show (self);
  if (first)
    relnet_database_read_async (self->database, read_introduction, request_new (self), request_free,
                                (GDestroyNotify) relnet_brief_tie_free, self->cancellable, introduction_read,
                                g_object_ref (self));
}

static void
reload (RelnetBriefPage *self)
{
  if (self->person_id == 0)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  relnet_database_read_async (self->database, read_brief, request_new (self), request_free,
                              (GDestroyNotify) relnet_brief_free, self->cancellable, brief_read, g_object_ref (self));
}

static void
changed_cb (RelnetBriefPage *self, RelnetChanges *changes)
{
  const RelnetChangeKind kinds[] = { RELNET_CHANGE_INTERACTION, RELNET_CHANGE_PROMISE,  RELNET_CHANGE_FAVOUR,
                                     RELNET_CHANGE_MEETING,     RELNET_CHANGE_QUESTION, RELNET_CHANGE_ACQUAINTANCE };

  /* Who does not look gets it anew when they come back. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (relnet_changes_has_id (changes, RELNET_CHANGE_PERSON, self->person_id))
    {
      reload (self);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (relnet_changes_has (changes, kinds[i]))
      {
        reload (self);
        return;
      }
}

static void
narrow_changed_cb (RelnetBriefPage *self)
{
  GtkOrientation orientation
      = relnet_columns_get_narrow (self->columns) ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  gtk_orientable_set_orientation (self->head, orientation);
  gtk_orientable_set_orientation (self->buttons, orientation);
}

static void
relnet_brief_page_constructed (GObject *object)
{
  RelnetBriefPage *self = RELNET_BRIEF_PAGE (object);

  G_OBJECT_CLASS (relnet_brief_page_parent_class)->constructed (object);

  self->questions = RELNET_BRIEF_QUESTIONS (relnet_brief_questions_new (self->database, self->clock));
  gtk_box_append (self->main, GTK_WIDGET (self->questions));
  self->wants_group = adw_preferences_group_new ();
  self->wants = RELNET_TEXT_ROW (relnet_text_row_new (_ ("What I want"), _ ("What would make this a good meeting?")));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->wants_group), _ ("What I want"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->wants_group), GTK_WIDGET (self->wants));
  gtk_box_append (self->main, self->wants_group);
  g_signal_connect_object (self->wants, "save", G_CALLBACK (wants_save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->database, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "moved", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (reload), NULL);
}

static void
relnet_brief_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetBriefPage *self = RELNET_BRIEF_PAGE (object);

  switch (prop_id)
    {
    case PROP_DATABASE:
      g_value_set_object (value, self->database);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_brief_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetBriefPage *self = RELNET_BRIEF_PAGE (object);

  switch (prop_id)
    {
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_brief_page_dispose (GObject *object)
{
  RelnetBriefPage *self = RELNET_BRIEF_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->content != NULL)
    gtk_widget_unparent (self->content);
  self->content = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_BRIEF_PAGE);
  G_OBJECT_CLASS (relnet_brief_page_parent_class)->dispose (object);
}

static void
relnet_brief_page_finalize (GObject *object)
{
  RelnetBriefPage *self = RELNET_BRIEF_PAGE (object);

  g_clear_pointer (&self->main_groups, g_ptr_array_unref);
  g_clear_pointer (&self->side_groups, g_ptr_array_unref);
  g_clear_pointer (&self->end_groups, g_ptr_array_unref);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->brief, relnet_brief_free);
  g_clear_pointer (&self->proposal, relnet_brief_tie_free);
  G_OBJECT_CLASS (relnet_brief_page_parent_class)->finalize (object);
}

static void
relnet_brief_page_class_init (RelnetBriefPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = relnet_brief_page_constructed;
  object_class->get_property = relnet_brief_page_get_property;
  object_class->set_property = relnet_brief_page_set_property;
  object_class->dispose = relnet_brief_page_dispose;
  object_class->finalize = relnet_brief_page_finalize;

  properties[PROP_DATABASE] = g_param_spec_object ("database", NULL, NULL, RELNET_TYPE_DATABASE, given);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, RELNET_TYPE_CLOCK, given);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RELNET_TYPE_AVATAR);
  g_type_ensure (RELNET_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/meetings/relnet-brief-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetBriefPage, content);
  gtk_widget_class_bind_template_child (widget_class, RelnetBriefPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetBriefPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RelnetBriefPage, head);
  gtk_widget_class_bind_template_child (widget_class, RelnetBriefPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, RelnetBriefPage, name);
  gtk_widget_class_bind_template_child (widget_class, RelnetBriefPage, headline);
  gtk_widget_class_bind_template_child (widget_class, RelnetBriefPage, facts);
  gtk_widget_class_bind_template_child (widget_class, RelnetBriefPage, columns);
  gtk_widget_class_bind_template_child (widget_class, RelnetBriefPage, main);
  gtk_widget_class_bind_template_child (widget_class, RelnetBriefPage, side);
  gtk_widget_class_bind_template_child (widget_class, RelnetBriefPage, side_end);
  gtk_widget_class_bind_template_child (widget_class, RelnetBriefPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, RelnetBriefPage, note_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetBriefPage, prepared_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetBriefPage, plan_button);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);

  gtk_widget_class_install_action (widget_class, "brief.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "brief.plan", NULL, plan_cb);
  gtk_widget_class_install_action (widget_class, "brief.open-person", NULL, open_person_cb);
  gtk_widget_class_install_action (widget_class, "brief.note", NULL, note_cb);
  gtk_widget_class_install_action (widget_class, "brief.prepared", NULL, prepared_cb);
  gtk_widget_class_install_action (widget_class, "brief.call-off", NULL, call_off_cb);
  gtk_widget_class_install_action (widget_class, "brief.introduce", NULL, introduce_cb);
  gtk_widget_class_install_action (widget_class, "brief.print", NULL, print_cb);
}

static void
relnet_brief_page_init (RelnetBriefPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  relnet_columns_set_side (self->columns, SIDE_PERCENT, SIDE_WIDTH);
  self->main_groups = g_ptr_array_new ();
  self->side_groups = g_ptr_array_new ();
  self->end_groups = g_ptr_array_new ();
}

/**
 * relnet_brief_page_new:
 * @database: the database
 * @clock: the time
 *
 * Returns: (transfer floating): the page, about nobody yet
 */
GtkWidget *
relnet_brief_page_new (RelnetDatabase *database, RelnetClock *clock)
{
  return g_object_new (RELNET_TYPE_BRIEF_PAGE, "database", database, "clock", clock, NULL);
}

/**
 * relnet_brief_page_set:
 * @self: the page
 * @person_id: whom one meets
 * @meeting_id: the meeting, 0 for the next one if there is one
 */
void
relnet_brief_page_set (RelnetBriefPage *self, gint64 person_id, gint64 meeting_id)
{
  g_return_if_fail (RELNET_IS_BRIEF_PAGE (self));

  relnet_brief_page_flush (self);
  self->person_id = person_id;
  self->meeting_id = meeting_id;
  g_clear_pointer (&self->brief, relnet_brief_free);
  g_clear_pointer (&self->proposal, relnet_brief_tie_free);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "brief.print", FALSE);
  reload (self);
}

/**
 * relnet_brief_page_flush:
 * @self: the page
 *
 * Stores what is being typed.
 */
void
relnet_brief_page_flush (RelnetBriefPage *self)
{
  g_return_if_fail (RELNET_IS_BRIEF_PAGE (self));

  if (self->brief != NULL)
    relnet_text_row_flush (self->wants);
}

/**
 * relnet_brief_page_get_person:
 * @self: the page
 *
 * Returns: whom it is about, 0 for nobody yet
 */
gint64
relnet_brief_page_get_person (RelnetBriefPage *self)
{
  g_return_val_if_fail (RELNET_IS_BRIEF_PAGE (self), 0);

  return self->person_id;
}

/**
 * relnet_brief_page_get_brief:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): what it shows, %NULL while it is read
 */
RelnetBrief *
relnet_brief_page_get_brief (RelnetBriefPage *self)
{
  g_return_val_if_fail (RELNET_IS_BRIEF_PAGE (self), NULL);

  return self->brief;
}

/**
 * relnet_brief_page_get_back_button:
 * @self: the page
 *
 * Returns: (transfer none): the button that goes back, for where there is another one
 */
GtkWidget *
relnet_brief_page_get_back_button (RelnetBriefPage *self)
{
  g_return_val_if_fail (RELNET_IS_BRIEF_PAGE (self), NULL);

  return self->back_button;
}
