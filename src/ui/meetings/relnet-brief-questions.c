#include "relnet-brief-questions.h"

#include <glib/gi18n-lib.h>

#include "relnet-question-store.h"
#include "relnet-report-error.h"
#include "relnet-text.h"

/**
 * RelnetBriefQuestions:
 *
 * What to ask somebody: added, ticked off, removed, and put in order with the mouse or with Alt and the arrow keys. While
 * there is none, some are proposed.
 */
struct _RelnetBriefQuestions
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* (element-type GtkWidget), those that are made anew */
  AdwEntryRow *adder;
  RelnetDatabase *database;
  RelnetClock *clock;
  GPtrArray *questions;
  gint64 person_id;
  gint64 focused; /* the question that has the keyboard, over being made anew */
};

G_DEFINE_FINAL_TYPE (RelnetBriefQuestions, relnet_brief_questions, ADW_TYPE_PREFERENCES_GROUP)

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetBriefQuestions) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_question_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static RelnetQuestion *
get_question (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "relnet-question");
}

static int
find_index (RelnetBriefQuestions *self, RelnetQuestion *question)
{
  guint index;

  return g_ptr_array_find (self->questions, question, &index) ? (int) index : -1;
}

static void
move (RelnetBriefQuestions *self, RelnetQuestion *question, int index)
{
  int from = find_index (self, question);

  if (from < 0 || index < 0 || index >= (int) self->questions->len || index == from)
    return;
  self->focused = relnet_question_get_id (question);
  relnet_question_store_move_async (self->database, question, index, NULL, written, g_object_ref (self));
}

static void
ask (RelnetBriefQuestions *self, const char *text)
{
  g_autoptr (RelnetQuestion) question = relnet_question_new (self->person_id, text);

  relnet_question_store_save_async (self->database, question, self->clock, NULL, written, g_object_ref (self));
}

static void
adder_applied_cb (RelnetBriefQuestions *self)
{
  g_autofree char *text = relnet_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->adder)));

  if (*text == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->adder), "");
  ask (self, text);
}

static void
idea_activated_cb (GtkWidget *row, RelnetBriefQuestions *self)
{
  ask (self, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
idea_clicked_cb (GtkWidget *button, RelnetBriefQuestions *self)
{
  idea_activated_cb (gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW), self);
}

static void
asked_cb (GtkCheckButton *check, RelnetBriefQuestions *self)
{
  RelnetQuestion *question = get_question (check);
  g_autofree char *today = relnet_clock_dup_today (self->clock);

  relnet_question_set_done_on (question, gtk_check_button_get_active (check) ? today : "");
  relnet_question_store_save_async (self->database, question, self->clock, NULL, written, g_object_ref (self));
}

static void
remove_clicked_cb (GtkButton *button, RelnetBriefQuestions *self)
{
  relnet_question_store_delete_async (self->database, get_question (button), NULL, written, g_object_ref (self));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, RelnetBriefQuestions *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  RelnetQuestion *question = get_question (row);
  gboolean alt = (state & gtk_accelerator_get_default_mod_mask ()) == GDK_ALT_MASK;

  if (alt && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    move (self, question, find_index (self, question) + (key == GDK_KEY_Up ? -1 : 1));
  else if ((state & gtk_accelerator_get_default_mod_mask ()) == 0 && key == GDK_KEY_Delete)
    relnet_question_store_delete_async (self->database, question, NULL, written, g_object_ref (self));
  else
    return FALSE;
  return TRUE;
}

static GdkContentProvider *
prepare_drag_cb (GtkDragSource *source, double x, double y, gpointer data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  return gdk_content_provider_new_typed (RELNET_TYPE_QUESTION, get_question (row));
}

static void
begin_drag_cb (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  g_autoptr (GdkPaintable) paintable
      = gtk_widget_paintable_new (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, RelnetBriefQuestions *self)
{
  RelnetQuestion *question = g_value_get_object (value);
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  if (question == NULL)
    return FALSE;
  move (self, question, find_index (self, get_question (row)));
  return TRUE;
}

static void
make_movable (RelnetBriefQuestions *self, GtkWidget *row)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (RELNET_TYPE_QUESTION, GDK_ACTION_MOVE);

  /* Before the list takes the arrow keys. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (row, keys);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_drag_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_drag_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
make_button (const char *icon_name, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

static GtkWidget *
make_question (RelnetBriefQuestions *self, RelnetQuestion *question)
{
  const char *text = relnet_question_get_text (question);
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  GtkWidget *remove = make_button ("window-close-symbolic", _ ("Remove this question"));
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  gboolean asked = *relnet_question_get_done_on (question) != '\0';
  /* Translators: a check button; %s is a question. */
  g_autofree char *name = g_strdup_printf (_ ("Asked: %s"), text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("Alt and the arrow keys move it"), -1);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), asked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (asked)
    gtk_widget_add_css_class (row, "closed");
  gtk_widget_add_css_class (handle, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), handle);
  g_object_set_data_full (G_OBJECT (row), "relnet-question", g_object_ref (question), g_object_unref);
  g_object_set_data_full (G_OBJECT (check), "relnet-question", g_object_ref (question), g_object_unref);
  g_object_set_data_full (G_OBJECT (remove), "relnet-question", g_object_ref (question), g_object_unref);
  g_signal_connect (check, "toggled", G_CALLBACK (asked_cb), self);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  make_movable (self, row);
  return row;
}

static GtkWidget *
make_idea (RelnetBriefQuestions *self, const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = make_button ("list-add-symbolic", _ ("Ask this"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("A proposal: activate it to keep it"), -1);
  gtk_widget_add_css_class (row, "idea");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (idea_activated_cb), self);
  g_signal_connect (button, "clicked", G_CALLBACK (idea_clicked_cb), self);
  return row;
}

static void
relnet_brief_questions_dispose (GObject *object)
{
  RelnetBriefQuestions *self = RELNET_BRIEF_QUESTIONS (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_brief_questions_parent_class)->dispose (object);
}

static void
relnet_brief_questions_class_init (RelnetBriefQuestionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_brief_questions_dispose;
}

static void
relnet_brief_questions_init (RelnetBriefQuestions *self)
{
  self->rows = g_ptr_array_new ();
  self->adder = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->adder), _ ("Add a question"));
  adw_entry_row_set_show_apply_button (self->adder, TRUE);
  g_signal_connect_swapped (self->adder, "apply", G_CALLBACK (adder_applied_cb), self);
  g_signal_connect_swapped (self->adder, "entry-activated", G_CALLBACK (adder_applied_cb), self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Questions to ask"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->adder));
}

/**
 * relnet_brief_questions_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the group, about nobody yet
 */
GtkWidget *
relnet_brief_questions_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetBriefQuestions *self = g_object_new (RELNET_TYPE_BRIEF_QUESTIONS, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  return GTK_WIDGET (self);
}

/* The adder stays, with what is being typed in it, and is the last row. */
static void
append (RelnetBriefQuestions *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/**
 * relnet_brief_questions_show:
 * @self: the group
 * @brief: a brief
 */
void
relnet_brief_questions_show (RelnetBriefQuestions *self, RelnetBrief *brief)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean adding = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->adder));
  gboolean same = self->person_id == relnet_person_get_id (brief->person);
  /* Translators: %s is somebody's first name. */
  g_autofree char *words = g_strdup_printf (_ ("Listen first: two thirds of the time for %s"), brief->first_name);
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  g_return_if_fail (RELNET_IS_BRIEF_QUESTIONS (self));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), escaped);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  self->questions = g_ptr_array_ref (brief->questions);
  self->person_id = relnet_person_get_id (brief->person);
  if (!same)
    gtk_editable_set_text (GTK_EDITABLE (self->adder), "");
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_object_ref (self->adder);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->adder));
  for (guint i = 0; i < self->questions->len; i++)
    {
      RelnetQuestion *question = g_ptr_array_index (self->questions, i);
      GtkWidget *row = make_question (self, question);

      append (self, row);
      if (same && relnet_question_get_id (question) == self->focused)
        gtk_widget_grab_focus (row);
    }
  for (guint i = 0; i < brief->ideas->len; i++)
    append (self, make_idea (self, g_ptr_array_index (brief->ideas, i)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->adder));
  g_object_unref (self->adder);
  if (adding)
    gtk_widget_grab_focus (GTK_WIDGET (self->adder));
  self->focused = 0;
}
