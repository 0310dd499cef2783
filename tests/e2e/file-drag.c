/* file-drag FILE…: a window as a file manager's, from which these files can be dragged. Prints “dropped” once they were. */

#include <gtk/gtk.h>

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GSList *files)
{
  return gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, files);
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, gpointer data)
{
  g_print ("dropped\n");
}

int
main (int argc, char **argv)
{
  GSList *files = NULL;
  GtkDragSource *source;
  GtkWidget *window, *label;

  gtk_init ();
  for (int i = 1; i < argc; i++)
    files = g_slist_append (files, g_file_new_for_commandline_arg (argv[i]));
  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), files);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), NULL);
  label = gtk_label_new ("Files");
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), "Files to drag");
  gtk_window_set_default_size (GTK_WINDOW (window), 160, 120);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_slist_free_full (files, g_object_unref);
  return 0;
}
