#include "relnet-attachment-list.h"

#include <glib/gi18n-lib.h>

#include "relnet-mail-message.h"
#include "relnet-mime.h"

/**
 * RelnetAttachmentList:
 *
 * The files that go with a message; out of sight while there are none.
 */
struct _RelnetAttachmentList
{
  AdwBin parent_instance;

  GListStore *files; /* RelnetAttachment */
  GCancellable *cancellable;
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetAttachmentList, relnet_attachment_list, ADW_TYPE_BIN)

static void
remove_file_cb (GtkButton *button, RelnetAttachmentList *self)
{
  guint position;

  if (g_list_store_find (self->files, g_object_get_data (G_OBJECT (button), "file"), &position))
    g_list_store_remove (self->files, position);
}

static GtkWidget *
make_file_chip (gpointer item, gpointer user_data)
{
  RelnetAttachmentList *self = user_data;
  RelnetAttachment *file = item;
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (relnet_attachment_get_name (file));
  g_autofree char *size = g_format_size (relnet_attachment_get_size (file));
  GtkWidget *size_label = gtk_label_new (size);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), relnet_attachment_get_name (file));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_add_css_class (size_label, "dim-label");
  gtk_widget_add_css_class (size_label, "caption");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_tooltip_text (button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  g_object_set_data (G_OBJECT (button), "file", file);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_file_cb), self);
  gtk_widget_add_css_class (box, "recipient-chip");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("mail-attachment-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), size_label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  return child;
}

static void
files_changed_cb (RelnetAttachmentList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (G_LIST_MODEL (self->files)) > 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gint64
count_bytes (RelnetAttachmentList *self)
{
  gint64 size = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->files)); i++)
    {
      g_autoptr (RelnetAttachment) file = g_list_model_get_item (G_LIST_MODEL (self->files), i);

      size += relnet_attachment_get_size (file);
    }
  return size;
}

/* In a thread: a file may be on a slow disk, and may not end. */
static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *path = data;
  GError *error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (
      path,
      G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE
                                             "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                             "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NONE, cancellable, &error);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *media_type = NULL;
  RelnetAttachment *file;

  if (info == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                               _ ("“%s” is a folder. Only files can be attached."),
                               g_file_info_get_display_name (info));
      return;
    }
  stream = g_file_read (path, cancellable, &error);
  if (stream != NULL)
    bytes = g_input_stream_read_bytes (G_INPUT_STREAM (stream), RELNET_MIME_MAX_ATTACHMENTS + 1,
                                       cancellable, &error);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_bytes_get_size (bytes) > RELNET_MIME_MAX_ATTACHMENTS)
    {
      g_autofree char *limit = g_format_size (RELNET_MIME_MAX_ATTACHMENTS);

      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                               _ ("“%s” is too large to send: at most %s together."),
                               g_file_info_get_display_name (info), limit);
      return;
    }
  media_type = g_content_type_get_mime_type (g_file_info_get_content_type (info));
  file = relnet_attachment_new ();
  relnet_attachment_set_name (file, g_file_info_get_display_name (info));
  relnet_attachment_set_media_type (file,
                                    media_type != NULL ? media_type : "application/octet-stream");
  relnet_attachment_set_content (file, bytes);
  relnet_attachment_set_size (file, g_bytes_get_size (bytes));
  g_task_return_pointer (task, file, g_object_unref);
}

static void
file_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RelnetAttachmentList *self = RELNET_ATTACHMENT_LIST (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetAttachment) file = g_task_propagate_pointer (G_TASK (result), &error);

  if (file == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }
  if (count_bytes (self) + relnet_attachment_get_size (file) > RELNET_MIME_MAX_ATTACHMENTS)
    {
      g_autofree char *limit = g_format_size (RELNET_MIME_MAX_ATTACHMENTS);
      g_autofree char *text
          = g_strdup_printf (_ ("“%s” is too large to send: at most %s together."),
                             relnet_attachment_get_name (file), limit);

      g_signal_emit (self, signals[FAILED], 0, text);
      return;
    }
  g_list_store_append (self->files, file);
}

static void
relnet_attachment_list_dispose (GObject *object)
{
  RelnetAttachmentList *self = RELNET_ATTACHMENT_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_signal_handlers_disconnect_by_data (self->files, self);
  G_OBJECT_CLASS (relnet_attachment_list_parent_class)->dispose (object);
}

static void
relnet_attachment_list_finalize (GObject *object)
{
  RelnetAttachmentList *self = RELNET_ATTACHMENT_LIST (object);

  g_clear_object (&self->files);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (relnet_attachment_list_parent_class)->finalize (object);
}

static void
relnet_attachment_list_class_init (RelnetAttachmentListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = relnet_attachment_list_dispose;
  object_class->finalize = relnet_attachment_list_finalize;

  /**
   * RelnetAttachmentList::changed:
   * @self: a list
   */
  signals[CHANGED] = g_signal_new ("changed", RELNET_TYPE_ATTACHMENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RelnetAttachmentList::failed:
   * @self: a list
   * @text: why a file cannot be attached, for the user
   */
  signals[FAILED] = g_signal_new ("failed", RELNET_TYPE_ATTACHMENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
relnet_attachment_list_init (RelnetAttachmentList *self)
{
  GtkFlowBox *box = GTK_FLOW_BOX (gtk_flow_box_new ());

  self->files = g_list_store_new (RELNET_TYPE_ATTACHMENT);
  self->cancellable = g_cancellable_new ();
  gtk_flow_box_set_selection_mode (box, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (box, 6);
  gtk_flow_box_set_column_spacing (box, 6);
  gtk_flow_box_set_row_spacing (box, 6);
  gtk_widget_set_halign (GTK_WIDGET (box), GTK_ALIGN_START);
  gtk_flow_box_bind_model (box, G_LIST_MODEL (self->files), make_file_chip, self, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
  g_signal_connect_swapped (self->files, "items-changed", G_CALLBACK (files_changed_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * relnet_attachment_list_get_files:
 * @self: a list
 *
 * Returns: (transfer none): the files, as #RelnetAttachment; append those a message has already
 */
GListStore *
relnet_attachment_list_get_files (RelnetAttachmentList *self)
{
  g_return_val_if_fail (RELNET_IS_ATTACHMENT_LIST (self), NULL);

  return self->files;
}

/**
 * relnet_attachment_list_read:
 * @self: a list
 * @file: a file the user chose
 *
 * Adds a copy of the file as it is now.
 */
void
relnet_attachment_list_read (RelnetAttachmentList *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (RELNET_IS_ATTACHMENT_LIST (self));

  task = g_task_new (self, self->cancellable, file_read, NULL);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_file);
}
