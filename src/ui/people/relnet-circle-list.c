#include "relnet-circle-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "relnet-circle-row.h"
#include "relnet-circle-store.h"
#include "relnet-report-error.h"

/**
 * RelnetCircleList:
 *
 * The user's circles, below the sections of the sidebar.
 */
struct _RelnetCircleList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkListBox *list;
  RelnetDatabase *database;
  GListStore *circles;
  GCancellable *cancellable;
  gint64 selected;
};

G_DEFINE_FINAL_TYPE (RelnetCircleList, relnet_circle_list, GTK_TYPE_WIDGET)

static void
show_selected (RelnetCircleList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (relnet_circle_get_id (relnet_circle_row_get_circle (RELNET_CIRCLE_ROW (row)))
        == self->selected)
      {
        gtk_list_box_select_row (self->list, row);
        return;
      }
  gtk_list_box_unselect_all (self->list);
}

static gpointer
read_circles (RelnetConnection *connection,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  return relnet_circle_store_load_all (connection, error);
}

static void
circles_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetCircleList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) circles
      = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);

  if (circles == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_list_store_splice (self->circles, 0, g_list_model_get_n_items (G_LIST_MODEL (self->circles)),
                       circles->pdata, circles->len);
  show_selected (self);
}

/* Counting the members of large circles takes longer than a frame. */
static void
load (RelnetCircleList *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  relnet_database_read_async (self->database, read_circles, NULL, NULL,
                              (GDestroyNotify)g_ptr_array_unref, self->cancellable, circles_read,
                              g_object_ref (self));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetCircleList *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_CIRCLE))
    load (self);
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  return relnet_circle_row_new (item);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetCircleList *self)
{
  RelnetCircle *circle = relnet_circle_row_get_circle (RELNET_CIRCLE_ROW (row));

  self->selected = relnet_circle_get_id (circle);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-circle", "x", self->selected);
}

static void
circle_deleted (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetCircleList) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!relnet_circle_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetCircleList *self = RELNET_CIRCLE_LIST (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetCircle) circle = relnet_circle_store_load (
      relnet_database_get_reader (self->database), g_variant_get_int64 (parameter), &error);

  if (circle == NULL)
    relnet_report_error (widget, error);
  else
    relnet_circle_store_delete_async (self->database, circle, NULL, circle_deleted,
                                      g_object_ref (self));
}

static void
relnet_circle_list_dispose (GObject *object)
{
  RelnetCircleList *self = RELNET_CIRCLE_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), RELNET_TYPE_CIRCLE_LIST);
  g_clear_object (&self->circles);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (relnet_circle_list_parent_class)->dispose (object);
}

static void
relnet_circle_list_class_init (RelnetCircleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_circle_list_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/RelNet/ui/people/relnet-circle-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetCircleList, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetCircleList, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "circles.delete", "x", delete_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
relnet_circle_list_init (RelnetCircleList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->circles = g_list_store_new (RELNET_TYPE_CIRCLE);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->circles), create_row, NULL, NULL);
}

/**
 * relnet_circle_list_new:
 * @database: a database
 *
 * Returns: (transfer floating): its circles
 */
GtkWidget *
relnet_circle_list_new (RelnetDatabase *database)
{
  RelnetCircleList *self = g_object_new (RELNET_TYPE_CIRCLE_LIST, NULL);

  self->database = g_object_ref (database);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  load (self);
  return GTK_WIDGET (self);
}

/**
 * relnet_circle_list_select:
 * @self: the list
 * @id: the circle that is shown, 0 for none
 */
void
relnet_circle_list_select (RelnetCircleList *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_CIRCLE_LIST (self));

  self->selected = id;
  show_selected (self);
}
