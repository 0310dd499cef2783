#include "relnet-person-editor.h"

#include <glib/gi18n-lib.h>

#include "relnet-choice.h"
#include "relnet-circle-store.h"
#include "relnet-person-edit.h"
#include "relnet-report-error.h"
#include "relnet-text.h"

/**
 * RelnetPersonEditor:
 *
 * A window to add a person: what one knows after meeting somebody, the rest on their page. It says when somebody of the
 * same name or e-mail address is there already, and lets the user decide.
 */
struct _RelnetPersonEditor
{
  AdwWindow parent_instance;

  GtkBox *box;
  GtkBox *duplicate;
  GtkLabel *duplicate_text;
  AdwEntryRow *name;
  AdwEntryRow *role;
  AdwEntryRow *organisation;
  AdwEntryRow *email;
  AdwEntryRow *phone;
  AdwEntryRow *met;
  AdwComboRow *circle;

  RelnetDatabase *database;
  RelnetClock *clock;
  GPtrArray *circles;
  RelnetPerson *person; /* what is being added */
  gint64 duplicate_id;
};

G_DEFINE_FINAL_TYPE (RelnetPersonEditor, relnet_person_editor, ADW_TYPE_WINDOW)

static char *
dup_text (AdwEntryRow *row)
{
  return relnet_text_clean (gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
set_error (AdwEntryRow *row, const char *title, const char *error)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), error != NULL ? error : title);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
look_for_duplicate (RelnetPersonEditor *self)
{
  RelnetConnection *reader = relnet_database_get_reader (self->database);
  g_autofree char *name = dup_text (self->name);
  g_autofree char *email = dup_text (self->email);
  g_autoptr (RelnetPersonSummary) summary = NULL;
  gint64 id = *email != '\0' ? relnet_person_store_find_by_email (reader, email) : 0;
  const char *text = _ ("%s has this e-mail address already.");

  if (id == 0)
    {
      id = relnet_person_find_by_name (reader, name);
      text = _ ("There is somebody called %s already.");
    }
  self->duplicate_id = id;
  summary = id != 0 ? relnet_person_store_load_summary (reader, id, NULL) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->duplicate), summary != NULL);
  if (summary != NULL)
    {
      g_autofree char *notice = g_strdup_printf (text, relnet_person_summary_get_name (summary));

      gtk_label_set_text (self->duplicate_text, notice);
    }
}

static void
changed_cb (RelnetPersonEditor *self)
{
  g_autofree char *name = dup_text (self->name);

  set_error (self->name, _ ("Name"), NULL);
  set_error (self->email, _ ("E-mail address"), NULL);
  set_error (self->phone, _ ("Phone number"), NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", !relnet_text_is_blank (name) && self->person == NULL);
  look_for_duplicate (self);
}

static void
person_written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetPersonEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetPerson) person = g_steal_pointer (&self->person);

  if (relnet_person_store_finish (RELNET_DATABASE (object), result, &error))
    {
      GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

      if (parent != NULL)
        gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-person", "x", relnet_person_get_id (person));
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->box), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", TRUE);
  relnet_report_error (GTK_WIDGET (self->box), error);
}

static void
add_point (GListStore *list, const char *value)
{
  g_autoptr (RelnetContactPoint) point = relnet_contact_point_new ("", value);

  if (*value != '\0')
    g_list_store_append (list, point);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetPersonEditor *self = RELNET_PERSON_EDITOR (widget);
  g_autofree char *name = dup_text (self->name);
  g_autofree char *role = dup_text (self->role);
  g_autofree char *organisation = dup_text (self->organisation);
  g_autofree char *email = dup_text (self->email);
  g_autofree char *phone = dup_text (self->phone);
  g_autofree char *digits = relnet_text_phone_digits (phone);
  g_autofree char *met = dup_text (self->met);
  guint circle = adw_combo_row_get_selected (self->circle);

  if (self->person != NULL)
    return;
  if (relnet_text_is_blank (name))
    set_error (self->name, _ ("Name"), _ ("A person needs a name"));
  else if (*email != '\0' && !relnet_text_is_email (email))
    set_error (self->email, _ ("E-mail address"), _ ("Not an e-mail address"));
  else if (*phone != '\0' && *digits == '\0')
    set_error (self->phone, _ ("Phone number"), _ ("A phone number needs digits"));
  else
    {
      self->person = relnet_person_new ();
      relnet_person_set_text (self->person, RELNET_PERSON_NAME, name);
      relnet_person_set_text (self->person, RELNET_PERSON_MET_CONTEXT, met);
      add_point (relnet_person_get_emails (self->person), email);
      add_point (relnet_person_get_phones (self->person), phone);
      if (*role != '\0' || *organisation != '\0')
        {
          g_autoptr (RelnetPosition) position = relnet_position_new ();

          relnet_position_set_title (position, role);
          relnet_position_set_organisation (position, organisation);
          relnet_position_set_current (position, TRUE);
          g_list_store_append (relnet_person_get_positions (self->person), position);
        }
      if (circle > 0 && circle <= self->circles->len)
        relnet_person_set_in_circle (self->person, relnet_circle_get_id (g_ptr_array_index (self->circles, circle - 1)),
                                     TRUE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->box), FALSE);
      gtk_widget_action_set_enabled (widget, "editor.save", FALSE);
      relnet_person_store_save_async (self->database, self->person, self->clock, NULL, NULL, person_written,
                                      g_object_ref (self));
    }
}

static void
open_duplicate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetPersonEditor *self = RELNET_PERSON_EDITOR (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL && self->duplicate_id != 0)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-person", "x", self->duplicate_id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
relnet_person_editor_dispose (GObject *object)
{
  RelnetPersonEditor *self = RELNET_PERSON_EDITOR (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->person);
  g_clear_pointer (&self->circles, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_PERSON_EDITOR);
  G_OBJECT_CLASS (relnet_person_editor_parent_class)->dispose (object);
}

static void
relnet_person_editor_class_init (RelnetPersonEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_person_editor_dispose;
  g_type_ensure (RELNET_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/person/relnet-person-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonEditor, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonEditor, duplicate);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonEditor, duplicate_text);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonEditor, name);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonEditor, role);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonEditor, organisation);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonEditor, email);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonEditor, phone);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonEditor, met);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonEditor, circle);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "editor.open-duplicate", NULL, open_duplicate_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "editor.save", NULL);
}

static void
relnet_person_editor_init (RelnetPersonEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Typing can begin at once. */
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->name));
}

/**
 * relnet_person_editor_new:
 * @database: a database
 * @clock: the time
 *
 * When the person is added, the window it is transient for opens their page.
 *
 * Returns: (transfer floating): the window, empty
 */
GtkWidget *
relnet_person_editor_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetPersonEditor *self = g_object_new (RELNET_TYPE_PERSON_EDITOR, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  AdwEntryRow *rows[] = { self->name, self->email, self->phone };

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->circles = relnet_circle_store_load_all (relnet_database_get_reader (database), NULL);
  if (self->circles == NULL)
    self->circles = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_string_list_append (names, _ ("No circle"));
  for (guint i = 0; i < self->circles->len; i++)
    gtk_string_list_append (names, relnet_circle_get_name (g_ptr_array_index (self->circles, i)));
  adw_combo_row_set_model (self->circle, G_LIST_MODEL (names));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_swapped (rows[i], "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self);
  return GTK_WIDGET (self);
}
