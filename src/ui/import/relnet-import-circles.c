#include "relnet-import-circles.h"

#include "relnet-circle-store.h"
#include "relnet-report-error.h"
#include "relnet-wrap-layout.h"

#include <glib/gi18n-lib.h>

/**
 * RelnetImportCircles:
 *
 * The circles that everybody imported joins: chips, and a button to choose more or make a new one.
 */
struct _RelnetImportCircles
{
  GtkWidget parent_instance;

  RelnetDatabase *database;
  GPtrArray *circles; /* of RelnetCircle, all there are */
  GArray *ids;        /* the chosen ones */
  GtkWidget *box;
  RelnetWrapBox *chips;
  GtkWidget *button;
  GtkListBox *list;
  GtkEntry *entry;
};

G_DEFINE_FINAL_TYPE (RelnetImportCircles, relnet_import_circles, GTK_TYPE_WIDGET)

static gboolean
is_chosen (RelnetImportCircles *self, gint64 id, guint *index)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        if (index != NULL)
          *index = i;
        return TRUE;
      }
  return FALSE;
}

static void refresh (RelnetImportCircles *self);

static void
chip_clicked_cb (RelnetImportCircles *self, GtkWidget *chip)
{
  gint64 *id = g_object_get_data (G_OBJECT (chip), "circle");
  guint index;

  if (is_chosen (self, *id, &index))
    g_array_remove_index (self->ids, index);
  refresh (self);
}

static void
row_activated_cb (RelnetImportCircles *self, GtkListBoxRow *row)
{
  RelnetCircle *circle = g_ptr_array_index (self->circles, (guint)gtk_list_box_row_get_index (row));
  gint64 id = relnet_circle_get_id (circle);
  guint index;

  if (is_chosen (self, id, &index))
    g_array_remove_index (self->ids, index);
  else
    g_array_append_val (self->ids, id);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  refresh (self);
}

static GtkWidget *
make_chip (RelnetImportCircles *self, RelnetCircle *circle)
{
  GtkWidget *chip = gtk_button_new_with_label (relnet_circle_get_name (circle));
  gint64 *id = g_new (gint64, 1);

  *id = relnet_circle_get_id (circle);
  g_object_set_data_full (G_OBJECT (chip), "circle", id, g_free);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, _ ("Remove"));
  g_signal_connect_swapped (chip, "clicked", G_CALLBACK (chip_clicked_cb), self);
  return chip;
}

static GtkWidget *
make_row (RelnetImportCircles *self, RelnetCircle *circle)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (relnet_circle_get_name (circle));
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_opacity (check, is_chosen (self, relnet_circle_get_id (circle), NULL) ? 1 : 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, relnet_circle_get_name (circle), -1);
  return row;
}

static void
refresh (RelnetImportCircles *self)
{
  g_autoptr (GPtrArray) circles = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *child;

  circles = relnet_circle_store_load_all (relnet_database_get_reader (self->database), &error);
  if (circles == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->circles, g_ptr_array_unref);
  self->circles = g_steal_pointer (&circles);
  relnet_wrap_box_clear (self->chips);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->circles->len; i++)
    {
      RelnetCircle *circle = g_ptr_array_index (self->circles, i);

      gtk_list_box_append (self->list, make_row (self, circle));
      if (is_chosen (self, relnet_circle_get_id (circle), NULL))
        relnet_wrap_box_append (self->chips, make_chip (self, circle));
    }
}

static void
circle_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetImportCircles) self = user_data;
  g_autoptr (GError) error = NULL;
  RelnetCircle *circle = g_object_get_data (G_OBJECT (self), "new-circle");
  gint64 id;

  if (!relnet_circle_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
  else if (self->ids != NULL && circle != NULL)
    {
      id = relnet_circle_get_id (circle);
      g_array_append_val (self->ids, id);
      refresh (self);
    }
  g_object_set_data (G_OBJECT (self), "new-circle", NULL);
}

static void
entry_activate_cb (RelnetImportCircles *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (RelnetCircle) circle = NULL;

  if (*name == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  for (guint i = 0; i < self->circles->len; i++)
    {
      RelnetCircle *known = g_ptr_array_index (self->circles, i);
      gint64 id = relnet_circle_get_id (known);

      if (g_utf8_collate (relnet_circle_get_name (known), name) == 0)
        {
          if (!is_chosen (self, id, NULL))
            g_array_append_val (self->ids, id);
          refresh (self);
          return;
        }
    }
  circle = relnet_circle_new ();
  relnet_circle_set_name (circle, name);
  g_object_set_data_full (G_OBJECT (self), "new-circle", g_object_ref (circle), g_object_unref);
  relnet_circle_store_save_async (self->database, circle, NULL, circle_saved, g_object_ref (self));
}

static void
relnet_import_circles_dispose (GObject *object)
{
  RelnetImportCircles *self = RELNET_IMPORT_CIRCLES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->database);
  g_clear_pointer (&self->circles, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  G_OBJECT_CLASS (relnet_import_circles_parent_class)->dispose (object);
}

static void
relnet_import_circles_class_init (RelnetImportCirclesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_import_circles_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
relnet_import_circles_init (RelnetImportCircles *self)
{
  GtkWidget *title = gtk_label_new (_ ("Add everyone to a circle"));
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->chips = RELNET_WRAP_BOX (relnet_wrap_box_new (6));
  self->button = gtk_menu_button_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->entry = GTK_ENTRY (gtk_entry_new ());

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->chips), GTK_ALIGN_CENTER);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "list-add-symbolic");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->button, _ ("Choose a circle"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choose a circle"), -1);

  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_entry_set_placeholder_text (self->entry, _ ("New circle"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New circle"), -1);
  gtk_box_append (GTK_BOX (content), scroller);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->entry));
  gtk_popover_set_child (GTK_POPOVER (popover), content);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);

  gtk_box_append (GTK_BOX (self->box), title);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->chips));
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
}

/**
 * relnet_import_circles_new:
 * @database: the database
 *
 * Returns: (transfer floating): a chooser with nothing chosen
 */
GtkWidget *
relnet_import_circles_new (RelnetDatabase *database)
{
  GtkWidget *self = g_object_new (RELNET_TYPE_IMPORT_CIRCLES, NULL);

  relnet_import_circles_set_database (RELNET_IMPORT_CIRCLES (self), database);
  return self;
}

/**
 * relnet_import_circles_set_database:
 * @self: a chooser made by a template
 * @database: the database
 */
void
relnet_import_circles_set_database (RelnetImportCircles *self, RelnetDatabase *database)
{
  g_set_object (&self->database, database);
  refresh (self);
}

/**
 * relnet_import_circles_get_ids:
 * @self: a chooser
 *
 * Returns: (transfer none) (element-type gint64): the chosen circles
 */
GArray *
relnet_import_circles_get_ids (RelnetImportCircles *self)
{
  return self->ids;
}
