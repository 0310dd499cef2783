#include "relnet-circle-editor.h"

#include <glib/gi18n-lib.h>

#include "relnet-cadence.h"
#include "relnet-choice.h"
#include "relnet-circle-store.h"
#include "relnet-text.h"

/**
 * RelnetCircleEditor:
 *
 * Makes or changes a circle: name, colour, the rhythm its people have unless they have their own, and whether it is exempt
 * from the balance of favours (P5).
 */
struct _RelnetCircleEditor
{
  AdwWindow parent_instance;

  AdwEntryRow *name;
  GtkBox *colours;
  AdwComboRow *cadence;
  GtkSwitch *exempt;
  GtkLabel *problem;
  GtkWidget *delete_button;
  GtkWidget *save_button;
  RelnetDatabase *database;
  RelnetCircle *circle;
  GArray *cadences; /* int, in the order of the choices */
};

/* In days; what a circle has besides joins them. */
static const int usual_cadences[] = { 0, 14, 30, 60, 91, 182, 365 };

G_DEFINE_FINAL_TYPE (RelnetCircleEditor, relnet_circle_editor, ADW_TYPE_WINDOW)

static void
show_problem (RelnetCircleEditor *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
}

static void
changed_cb (RelnetCircleEditor *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));

  show_problem (self, NULL);
  gtk_widget_set_sensitive (self->save_button, !relnet_text_is_blank (name));
}

static void
done (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetCircleEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  if (relnet_circle_store_finish (RELNET_DATABASE (object), result, &error))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (self->save_button, TRUE);
  show_problem (self, error->message);
}

static void
save_cb (RelnetCircleEditor *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  guint choice = adw_combo_row_get_selected (self->cadence);
  int colour = 0;

  if (relnet_text_is_blank (name) || !gtk_widget_get_sensitive (self->save_button))
    return;
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->colours)); button != NULL;
       button = gtk_widget_get_next_sibling (button), colour++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      relnet_circle_set_colour (self->circle, colour);
  relnet_circle_set_name (self->circle, name);
  if (choice < self->cadences->len)
    relnet_circle_set_cadence_days (self->circle, g_array_index (self->cadences, int, choice));
  relnet_circle_set_exempt (self->circle, gtk_switch_get_active (self->exempt));
  gtk_widget_set_sensitive (self->save_button, FALSE);
  relnet_circle_store_save_async (self->database, self->circle, NULL, done, g_object_ref (self));
}

static void
delete_cb (RelnetCircleEditor *self)
{
  relnet_circle_store_delete_async (self->database, self->circle, NULL, done, g_object_ref (self));
}

static void
relnet_circle_editor_dispose (GObject *object)
{
  RelnetCircleEditor *self = RELNET_CIRCLE_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RELNET_TYPE_CIRCLE_EDITOR);
  g_clear_object (&self->database);
  g_clear_object (&self->circle);
  g_clear_pointer (&self->cadences, g_array_unref);
  G_OBJECT_CLASS (relnet_circle_editor_parent_class)->dispose (object);
}

static void
relnet_circle_editor_class_init (RelnetCircleEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_circle_editor_dispose;
  g_type_ensure (RELNET_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/RelNet/ui/people/relnet-circle-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetCircleEditor, name);
  gtk_widget_class_bind_template_child (widget_class, RelnetCircleEditor, colours);
  gtk_widget_class_bind_template_child (widget_class, RelnetCircleEditor, cadence);
  gtk_widget_class_bind_template_child (widget_class, RelnetCircleEditor, exempt);
  gtk_widget_class_bind_template_child (widget_class, RelnetCircleEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, RelnetCircleEditor, delete_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetCircleEditor, save_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
relnet_circle_editor_init (RelnetCircleEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cadences = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
add_colours (RelnetCircleEditor *self)
{
  const char *const names[]
      = { C_ ("colour", "Blue"),   C_ ("colour", "Green"), C_ ("colour", "Purple"),
          C_ ("colour", "Orange"), C_ ("colour", "Red"),   C_ ("colour", "Yellow"),
          C_ ("colour", "Brown"),  C_ ("colour", "Grey") };
  GtkToggleButton *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *button = gtk_toggle_button_new (),
                *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      g_autofree char *css_class = g_strdup_printf ("colour-%u", i);

      gtk_widget_add_css_class (dot, "circle-dot");
      gtk_widget_add_css_class (dot, css_class);
      gtk_widget_set_halign (dot, GTK_ALIGN_CENTER);
      gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), dot);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "circular");
      gtk_widget_add_css_class (button, "colour");
      gtk_widget_set_tooltip_text (button, names[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      names[i], -1);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    (int)i == relnet_circle_get_colour (self->circle));
      gtk_box_append (self->colours, button);
    }
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *)a - *(const int *)b;
}

static void
add_cadences (RelnetCircleEditor *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  int own = relnet_circle_get_cadence_days (self->circle);
  guint selected = 0;

  g_array_append_vals (self->cadences, usual_cadences, G_N_ELEMENTS (usual_cadences));
  g_array_append_val (self->cadences, own);
  g_array_sort (self->cadences, compare_ints);
  for (guint i = 1; i < self->cadences->len; i++)
    if (g_array_index (self->cadences, int, i) == g_array_index (self->cadences, int, i - 1))
      g_array_remove_index (self->cadences, i--);
  for (guint i = 0; i < self->cadences->len; i++)
    {
      int days = g_array_index (self->cadences, int, i);
      g_autofree char *text
          = days > 0 ? relnet_cadence_format (days) : g_strdup (C_ ("rhythm", "None"));
      g_autofree char *capital = relnet_text_capitalise (text);

      gtk_string_list_append (choices, capital);
      if (days == own)
        selected = i;
    }
  adw_combo_row_set_model (self->cadence, G_LIST_MODEL (choices));
  adw_combo_row_set_selected (self->cadence, selected);
}

/**
 * relnet_circle_editor_new:
 * @parent: the window it belongs to
 * @database: a database
 * @id: a circle, 0 for a new one
 *
 * Returns: (transfer none): the editor, to be presented
 */
RelnetCircleEditor *
relnet_circle_editor_new (GtkWindow *parent, RelnetDatabase *database, gint64 id)
{
  RelnetCircleEditor *self
      = g_object_new (RELNET_TYPE_CIRCLE_EDITOR, "transient-for", parent, NULL);

  self->database = g_object_ref (database);
  if (id != 0)
    self->circle = relnet_circle_store_load (relnet_database_get_reader (database), id, NULL);
  if (self->circle == NULL)
    {
      g_autoptr (GPtrArray) others
          = relnet_circle_store_load_all (relnet_database_get_reader (database), NULL);

      self->circle = relnet_circle_new ();
      relnet_circle_set_colour (self->circle, others != NULL ? (int)(others->len % 8) : 0);
    }
  gtk_window_set_title (GTK_WINDOW (self), relnet_circle_get_id (self->circle) != 0
                                               ? _ ("Edit Circle")
                                               : _ ("New Circle"));
  gtk_editable_set_text (GTK_EDITABLE (self->name), relnet_circle_get_name (self->circle));
  gtk_switch_set_active (self->exempt, relnet_circle_get_exempt (self->circle));
  gtk_widget_set_visible (self->delete_button, relnet_circle_get_id (self->circle) != 0);
  add_colours (self);
  add_cadences (self);
  changed_cb (self);
  return self;
}
