/* The round picture of a person, and the list that Tab leaves. */

#include <gtk/gtk.h>

#include "relnet-avatar.h"
#include "relnet-tab-stop.h"

static void
test_initials (void)
{
  static const struct
  {
    const char *name;
    const char *initials;
  } cases[] = {
    { "Hélène Marchetti", "HM" },
    { "Aïcha Ndiaye-Roche", "AN" },
    { "élodie de la tour", "ÉT" },
    { "Madonna", "M" },
    { "(Bob) “the builder”", "BB" },
    { "  spaced   out  ", "SO" },
    { "", "" },
    { "— …", "" },
    { NULL, "" },
    { "e\xcc\x81mile zola", "ÉZ" },
    { "山田 太郎", "山太" },
    { "محمد علي", "مع" },
    { "3 Suisses", "3S" },
    { "ǆoko", "ǅ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *initials = relnet_avatar_make_initials (cases[i].name);

      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
}

static void
test_thumbnail (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 400, 200);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL, broken = g_bytes_new_static ("\x89PNG\r\n\x1a\nnot really", 18);
  g_autoptr (GdkTexture) texture = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0xff0000ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "png", NULL, NULL));
  bytes = g_bytes_new_take (data, size);
  texture = relnet_avatar_make_thumbnail (bytes, 80, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 160);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 80);

  g_assert_null (relnet_avatar_make_thumbnail (broken, 80, &error));
  g_assert_nonnull (error);
}

static void
test_size (void)
{
  GtkWidget *avatar = g_object_ref_sink (relnet_avatar_new (40));
  int minimum, natural;

  relnet_avatar_set_text (RELNET_AVATAR (avatar), "Greta Hollenberg");
  gtk_widget_measure (avatar, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 40);
  g_assert_cmpint (natural, ==, 40);
  relnet_avatar_set_size (RELNET_AVATAR (avatar), 72);
  gtk_widget_measure (avatar, GTK_ORIENTATION_VERTICAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 72);
  g_object_unref (avatar);
}

static void
test_tab_leaves (void)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *after = gtk_button_new ();
  int steps = 0;

  for (int i = 0; i < 50; i++)
    gtk_box_append (GTK_BOX (list), gtk_button_new ());
  gtk_box_append (GTK_BOX (box), relnet_tab_stop_new (list));
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  /* Tab goes by where things are. */
  while (gtk_widget_get_height (list) == 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  while (!gtk_widget_is_focus (after) && steps < 10)
    {
      gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
      steps++;
    }
  g_assert_cmpint (steps, ==, 2);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/avatar/initials", test_initials);
  g_test_add_func ("/avatar/thumbnail", test_thumbnail);
  g_test_add_func ("/avatar/size", test_size);
  g_test_add_func ("/tab-stop/leaves", test_tab_leaves);
  return g_test_run ();
}
