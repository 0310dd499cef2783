#pragma once

/* Widgets in a real window. Not gtk_test_init (): it forces the locale “C”. */

#include <adwaita.h>
#include <libintl.h>
#include <locale.h>

/* Runs the main loop until @condition holds, ten seconds at most. */
#define WAIT_UNTIL(condition)                                                                  \
  G_STMT_START                                                                                 \
  {                                                                                            \
    gint64 wait_end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;                            \
    guint wait_tick = g_timeout_add (5, ui_tick, NULL);                                        \
    while (!(condition) && g_get_monotonic_time () < wait_end)                                 \
      g_main_context_iteration (NULL, TRUE);                                                   \
    g_source_remove (wait_tick);                                                               \
    g_assert_true (condition);                                                                 \
  }                                                                                            \
  G_STMT_END

G_GNUC_UNUSED static gboolean
ui_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Every event that is waiting, and two frames. */
G_GNUC_UNUSED static void
ui_settle (void)
{
  gint64 end = g_get_monotonic_time () + 60000;

  while (g_get_monotonic_time () < end || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

typedef gboolean (*UiMatch) (GtkWidget *widget, gconstpointer data);

G_GNUC_UNUSED static GtkWidget *
ui_find (GtkWidget *widget, UiMatch match, gconstpointer data)
{
  if (match (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find (child, match, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

G_GNUC_UNUSED static gboolean
ui_is_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

#define ui_find_type(widget, type) ui_find (widget, ui_is_type, GSIZE_TO_POINTER (type))

G_GNUC_UNUSED static gboolean
ui_has_title (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

G_GNUC_UNUSED static gboolean
ui_has_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

G_GNUC_UNUSED static gboolean
ui_has_tooltip (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

G_GNUC_UNUSED static gboolean
ui_has_name (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_DROP_DOWN (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

/* By the id it has in its .ui file. */
G_GNUC_UNUSED static gboolean
ui_has_id (GtkWidget *widget, gconstpointer id)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0;
}

#define ui_find_id(widget, id) ui_find (widget, ui_has_id, id)

/* The first shown widget of @type, and of that text if it is a label or a button. */
G_GNUC_UNUSED static GtkWidget *
ui_find_shown (GtkWidget *widget, GType type, const char *text)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget)
      && (text == NULL
          || (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
          || (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_shown (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

#define ui_find_row(widget, title)     ui_find (widget, ui_has_title, title)
#define ui_find_label(widget, text)    ui_find (widget, ui_has_label, text)
#define ui_find_button(widget, text)   ui_find (widget, ui_has_tooltip, text)

/* With RELNET_PICTURES set, a picture of @window there, to be looked at. */
G_GNUC_UNUSED static void
ui_picture (GtkWidget *window, const char *name)
{
  const char *folder = g_getenv ("RELNET_PICTURES");
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  ui_settle ();
  paintable = gtk_widget_paintable_new (window);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  path = g_strdup_printf ("%s/%s.png", folder, name);
  gdk_texture_save_to_png (texture, path);
}

G_GNUC_UNUSED static GtkWidget *
ui_window (GtkWidget *child, int width, int height)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), child);
  adw_window_set_content (ADW_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_UNTIL (gtk_widget_get_mapped (child));
  ui_settle ();
  return window;
}

G_GNUC_UNUSED static void
ui_init (int *argc, char ***argv)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  g_assert_nonnull (setlocale (LC_ALL, ""));
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("RELNET_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (argc, argv, NULL);
  adw_init ();
  gtk_css_provider_load_from_resource (style, "/com/example/RelNet/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/com/example/RelNet/icons");
}
