#include "relnet-sample-notice.h"

#include <glib/gi18n-lib.h>

#include "relnet-report-error.h"
#include "relnet-sample.h"
#include "relnet-wrap-layout.h"

/**
 * RelnetSampleNotice:
 *
 * Says, while the sample data is loaded, that it is a sample, and offers to start for real: which empties the database
 * after a backup.
 */
struct _RelnetSampleNotice
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkWidget *box;
  GtkButton *start_button;
  RelnetDatabase *database;
  RelnetClock *clock;
};

G_DEFINE_FINAL_TYPE (RelnetSampleNotice, relnet_sample_notice, GTK_TYPE_WIDGET)

static void
update (RelnetSampleNotice *self)
{
  gtk_revealer_set_reveal_child (self->revealer,
                                 relnet_sample_is_loaded (relnet_database_get_reader (self->database)));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetSampleNotice *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_SETTING))
    update (self);
}

static void
sample_cleared (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetSampleNotice) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!relnet_sample_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
  if (self->start_button != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->start_button), TRUE);
}

static void
start_clicked_cb (GtkButton *button, RelnetSampleNotice *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  relnet_sample_clear_async (self->database, self->clock, NULL, sample_cleared, g_object_ref (self));
}

static void
relnet_sample_notice_dispose (GObject *object)
{
  RelnetSampleNotice *self = RELNET_SAMPLE_NOTICE (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_SAMPLE_NOTICE);
  G_OBJECT_CLASS (relnet_sample_notice_parent_class)->dispose (object);
}

static void
relnet_sample_notice_class_init (RelnetSampleNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_sample_notice_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/relnet-sample-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetSampleNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, RelnetSampleNotice, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetSampleNotice, start_button);
  gtk_widget_class_bind_template_callback (widget_class, start_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
relnet_sample_notice_init (RelnetSampleNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* In a narrow window the button goes below the text, which would be squeezed to a word a line. */
  gtk_widget_set_layout_manager (self->box, relnet_wrap_layout_new (12));
}

/**
 * relnet_sample_notice_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the notice, which shows itself when it applies
 */
GtkWidget *
relnet_sample_notice_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetSampleNotice *self = g_object_new (RELNET_TYPE_SAMPLE_NOTICE, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  update (self);
  return GTK_WIDGET (self);
}
