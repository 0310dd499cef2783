/* A photo from a file, made small enough to be kept with the person. */

#include "relnet-photo.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

/* A file larger than this is no portrait. */
#define MAX_FILE_SIZE (64 * 1024 * 1024)
/* JPEG at this quality shows no loss at this size. */
#define QUALITY "88"

static GBytes *
load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;
  g_autoptr (GdkPixbuf) small = NULL;
  char *buffer;
  gsize size;
  int width, height;
  double scale;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > MAX_FILE_SIZE)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("This file is too large for a photo. The photo was not changed."));
      return NULL;
    }
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  pixbuf = gdk_pixbuf_new_from_stream (G_INPUT_STREAM (stream), cancellable, error);
  if (pixbuf == NULL)
    {
      g_prefix_error (error, "%s ", _ ("This file is not an image that can be read."));
      return NULL;
    }
  upright = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  width = gdk_pixbuf_get_width (upright);
  height = gdk_pixbuf_get_height (upright);
  scale = MIN (1.0, (double) RELNET_PHOTO_PIXELS / MAX (width, height));
  small = scale < 1.0 ? gdk_pixbuf_scale_simple (upright, MAX (1, (int) (width * scale)), MAX (1, (int) (height * scale)),
                                                 GDK_INTERP_BILINEAR)
                      : g_object_ref (upright);
  if (gdk_pixbuf_get_has_alpha (small))
    {
      if (!gdk_pixbuf_save_to_buffer (small, &buffer, &size, "png", error, NULL))
        return NULL;
    }
  else if (!gdk_pixbuf_save_to_buffer (small, &buffer, &size, "jpeg", error, "quality", QUALITY, NULL))
    return NULL;
  return g_bytes_new_take (buffer, size);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *photo = load (data, cancellable, &error);

  if (photo != NULL)
    g_task_return_pointer (task, photo, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * relnet_photo_load_async:
 * @file: an image file of any size
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads @file in a thread, turns it upright and makes it at most %RELNET_PHOTO_PIXELS wide and high.
 */
void
relnet_photo_load_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * relnet_photo_load_finish:
 * @result: the result
 * @error: return location for an error, in words for the user
 *
 * Returns: (transfer full) (nullable): the bytes of a JPEG or, if it has transparent parts, PNG file
 */
GBytes *
relnet_photo_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
