#include "relnet-introduction-editor.h"

#include <glib/gi18n-lib.h>

#include "relnet-acquaintance-store.h"
#include "relnet-introduction-store.h"
#include "relnet-people-entry.h"
#include "relnet-person-store.h"
#include "relnet-text.h"

/**
 * RelnetIntroductionEditor:
 *
 * “Introduce two people”: who, and why it makes sense for each; and the same to change them later, or to note what came of
 * it.
 */
struct _RelnetIntroductionEditor
{
  AdwWindow parent_instance;

  GtkWidget *save_button;
  GtkWidget *hint;
  GtkBox *first_box;
  GtkBox *second_box;
  GtkLabel *first_title;
  GtkLabel *second_title;
  AdwEntryRow *first_reason;
  AdwEntryRow *second_reason;
  AdwEntryRow *outcome;
  AdwEntryRow *note;
  GtkLabel *remark;
  GtkLabel *problem;
  RelnetPeopleEntry *people[2]; /* of a new one */

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetIntroduction *introduction;
  gboolean asks_outcome;
};

G_DEFINE_FINAL_TYPE (RelnetIntroductionEditor, relnet_introduction_editor, ADW_TYPE_WINDOW)

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static gboolean
has_email (RelnetIntroductionEditor *self, gint64 id)
{
  g_autoptr (RelnetPerson) person = relnet_person_store_load (relnet_database_get_reader (self->database), id, NULL);

  return person == NULL || g_list_model_get_n_items (G_LIST_MODEL (relnet_person_get_emails (person))) > 0;
}

static gboolean
know_each_other (RelnetIntroductionEditor *self, gint64 first, gint64 second)
{
  g_autoptr (GPtrArray) known
      = relnet_acquaintance_store_load_of (relnet_database_get_reader (self->database), first, -1, NULL);

  for (guint i = 0; known != NULL && i < known->len; i++)
    if (relnet_acquaintance_get_person_id (g_ptr_array_index (known, i)) == second)
      return TRUE;
  return FALSE;
}

/* What is good to know before: none of it is in the way. */
static void
update_remark (RelnetIntroductionEditor *self, const gint64 ids[2], const char *const names[2])
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 2; i++)
    if (ids[i] != 0 && !has_email (self, ids[i]))
      g_string_append_printf (text, _ ("%s has no e-mail address: ask by phone or in person. "), names[i]);
  if (ids[0] != 0 && ids[1] != 0 && ids[0] != ids[1] && know_each_other (self, ids[0], ids[1]))
    g_string_append_printf (text, _ ("%s and %s know each other already. "), names[0], names[1]);
  g_strchomp (text->str);
  show_text (self->remark, text->str);
}

static void
changed_cb (RelnetIntroductionEditor *self)
{
  gint64 ids[2] = { 0, 0 };
  const char *names[2] = { NULL, NULL };

  show_text (self->problem, NULL);
  if (self->people[0] == NULL)
    {
      gtk_widget_set_sensitive (self->save_button,
                                !self->asks_outcome
                                    || !relnet_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->outcome))));
      return;
    }
  for (guint i = 0; i < 2; i++)
    ids[i] = relnet_people_entry_get_person (self->people[i], &names[i]);
  for (guint i = 0; i < 2; i++)
    {
      AdwEntryRow *row = i == 0 ? self->first_reason : self->second_reason;
      /* Translators: %s is a name. */
      g_autofree char *title = names[i] != NULL ? g_strdup_printf (_ ("Why it makes sense for %s"), names[i])
                                                : g_strdup (_ ("Why it makes sense for them"));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    }
  gtk_widget_set_sensitive (self->save_button, ids[0] != 0 && ids[1] != 0);
  update_remark (self, ids, names);
}

static void
saved (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetIntroductionEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (relnet_introduction_store_finish (RELNET_DATABASE (object), result, &error))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (self->save_button, TRUE);
  show_text (self->problem, error->message);
}

static void
save_cb (RelnetIntroductionEditor *self)
{
  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  gtk_widget_set_sensitive (self->save_button, FALSE);
  if (self->asks_outcome)
    {
      relnet_introduction_store_move_async (
          self->database, self->introduction,
          &(RelnetIntroductionMove){ .to = RELNET_INTRODUCTION_OUTCOME,
                                     .outcome = gtk_editable_get_text (GTK_EDITABLE (self->outcome)) },
          self->clock, NULL, saved, g_object_ref (self));
      return;
    }
  for (guint i = 0; i < 2 && self->people[0] != NULL; i++)
    {
      const char *name;
      gint64 id = relnet_people_entry_get_person (self->people[i], &name);

      relnet_introduction_set_person (self->introduction, i == 0 ? RELNET_SIDE_FIRST : RELNET_SIDE_SECOND, id, name, NULL,
                                      FALSE);
    }
  relnet_introduction_set_reason (self->introduction, RELNET_SIDE_FIRST,
                                  gtk_editable_get_text (GTK_EDITABLE (self->first_reason)));
  relnet_introduction_set_reason (self->introduction, RELNET_SIDE_SECOND,
                                  gtk_editable_get_text (GTK_EDITABLE (self->second_reason)));
  relnet_introduction_set_text (self->introduction, RELNET_INTRODUCTION_NOTE,
                                gtk_editable_get_text (GTK_EDITABLE (self->note)));
  relnet_introduction_set_text (self->introduction, RELNET_INTRODUCTION_OUTCOME_TEXT,
                                gtk_editable_get_text (GTK_EDITABLE (self->outcome)));
  relnet_introduction_store_save_async (self->database, self->introduction, self->clock, NULL, saved, g_object_ref (self));
}

static void
relnet_introduction_editor_dispose (GObject *object)
{
  RelnetIntroductionEditor *self = RELNET_INTRODUCTION_EDITOR (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->introduction);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_INTRODUCTION_EDITOR);
  G_OBJECT_CLASS (relnet_introduction_editor_parent_class)->dispose (object);
}

static void
relnet_introduction_editor_class_init (RelnetIntroductionEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_introduction_editor_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/introductions/relnet-introduction-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionEditor, hint);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionEditor, first_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionEditor, second_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionEditor, first_title);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionEditor, second_title);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionEditor, first_reason);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionEditor, second_reason);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionEditor, outcome);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionEditor, note);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionEditor, remark);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionEditor, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
relnet_introduction_editor_init (RelnetIntroductionEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->first_reason), FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->second_reason), FALSE);
}

static void
add_person (RelnetIntroductionEditor *self, guint index, gint64 id)
{
  g_autoptr (RelnetPersonSummary) person
      = id != 0 ? relnet_person_store_load_summary (relnet_database_get_reader (self->database), id, NULL) : NULL;

  if (person != NULL)
    relnet_people_entry_add (self->people[index], id, relnet_person_summary_get_name (person));
}

/**
 * relnet_introduction_editor_new:
 * @database: a database
 * @clock: the time
 * @first: who is asked first, 0 if that is to be said
 * @second: who is asked next, 0 if that is to be said
 *
 * Returns: (transfer none): a dialog that makes an introduction, to be presented
 */
GtkWidget *
relnet_introduction_editor_new (RelnetDatabase *database, RelnetClock *clock, gint64 first, gint64 second)
{
  RelnetIntroductionEditor *self = g_object_new (RELNET_TYPE_INTRODUCTION_EDITOR, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->introduction = relnet_introduction_new ();
  for (guint i = 0; i < 2; i++)
    {
      self->people[i] = RELNET_PEOPLE_ENTRY (relnet_people_entry_new (database));
      relnet_people_entry_set_single (self->people[i], i == 0 ? _ ("Who is asked first?") : _ ("Who is asked next?"));
      gtk_box_append (i == 0 ? self->first_box : self->second_box, GTK_WIDGET (self->people[i]));
      add_person (self, i, i == 0 ? first : second);
      g_signal_connect_object (self->people[i], "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * relnet_introduction_editor_new_for:
 * @database: a database
 * @clock: the time
 * @introduction: a stored introduction
 *
 * Returns: (transfer none): a dialog that changes it, to be presented
 */
GtkWidget *
relnet_introduction_editor_new_for (RelnetDatabase *database, RelnetClock *clock, RelnetIntroduction *introduction)
{
  RelnetIntroductionEditor *self = g_object_new (RELNET_TYPE_INTRODUCTION_EDITOR, NULL);
  const char *outcome = relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_OUTCOME_TEXT);
  g_autofree char *title = relnet_introduction_dup_title (introduction, TRUE);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->introduction = g_object_ref (introduction);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_label_set_label (self->first_title, relnet_introduction_get_name (introduction, RELNET_SIDE_FIRST));
  gtk_label_set_label (self->second_title, relnet_introduction_get_name (introduction, RELNET_SIDE_SECOND));
  gtk_editable_set_text (GTK_EDITABLE (self->first_reason), relnet_introduction_get_reason (introduction, RELNET_SIDE_FIRST));
  gtk_editable_set_text (GTK_EDITABLE (self->second_reason),
                         relnet_introduction_get_reason (introduction, RELNET_SIDE_SECOND));
  gtk_editable_set_text (GTK_EDITABLE (self->outcome), outcome);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome),
                          relnet_introduction_get_column (introduction) == RELNET_INTRODUCTION_COLUMN_OUTCOME);
  gtk_editable_set_text (GTK_EDITABLE (self->note), relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_NOTE));
  changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * relnet_introduction_editor_ask_outcome:
 * @self: a dialog for two who have been introduced
 *
 * Asks what came of it; with that the introduction goes on.
 */
void
relnet_introduction_editor_ask_outcome (RelnetIntroductionEditor *self)
{
  g_return_if_fail (RELNET_IS_INTRODUCTION_EDITOR (self) && self->people[0] == NULL);

  self->asks_outcome = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->first_reason), ADW_TYPE_PREFERENCES_GROUP), FALSE);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->second_reason), ADW_TYPE_PREFERENCES_GROUP), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->first_box), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->second_box), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self), 460, 200);
  gtk_widget_grab_focus (GTK_WIDGET (self->outcome));
  changed_cb (self);
}

/**
 * relnet_introduction_editor_set_reasons:
 * @self: a dialog for a new introduction
 * @first: why it makes sense for the first
 * @second: why it makes sense for the second
 *
 * Proposes reasons, which the user can change.
 */
void
relnet_introduction_editor_set_reasons (RelnetIntroductionEditor *self, const char *first, const char *second)
{
  g_return_if_fail (RELNET_IS_INTRODUCTION_EDITOR (self));

  gtk_editable_set_text (GTK_EDITABLE (self->first_reason), first);
  gtk_editable_set_text (GTK_EDITABLE (self->second_reason), second);
}
