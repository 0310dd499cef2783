/* Tells the main context how far a thread is. */

#include "relnet-progress.h"

/* How often it is told, in microseconds. */
#define INTERVAL (G_USEC_PER_SEC / 30)

struct _RelnetProgress
{
  RelnetProgressFunc func;
  gpointer user_data;
  GMainContext *context;
  GCancellable *cancellable;
  gint64 told_at;
};

typedef struct
{
  RelnetProgressFunc func;
  gpointer user_data;
  guint done;
  guint total;
  GCancellable *cancellable;
} Message;

static void
message_free (gpointer data)
{
  Message *message = data;

  g_clear_object (&message->cancellable);
  g_free (message);
}

static gboolean
message_arrived (gpointer data)
{
  Message *message = data;

  if (!g_cancellable_is_cancelled (message->cancellable))
    message->func (message->done, message->total, message->user_data);
  return G_SOURCE_REMOVE;
}

/**
 * relnet_progress_new:
 * @func: (nullable): told how far it is, on the main context of this thread; %NULL tells nobody
 * @user_data: for @func, to live until the work is done
 * @cancellable: (nullable): cancelled, nothing is told any more
 *
 * Returns: (transfer full) (nullable): what a thread tells it to; %NULL if nobody listens
 */
RelnetProgress *
relnet_progress_new (RelnetProgressFunc func, gpointer user_data, GCancellable *cancellable)
{
  RelnetProgress *self;

  if (func == NULL)
    return NULL;
  self = g_new0 (RelnetProgress, 1);
  self->func = func;
  self->user_data = user_data;
  self->context = g_main_context_ref_thread_default ();
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  return self;
}

/**
 * relnet_progress_free:
 * @self: (nullable): a progress
 */
void
relnet_progress_free (RelnetProgress *self)
{
  if (self == NULL)
    return;
  g_main_context_unref (self->context);
  g_object_unref (self->cancellable);
  g_free (self);
}

/**
 * relnet_progress_tell:
 * @self: (nullable): a progress
 * @done: how many records are done
 * @total: of how many
 *
 * From any one thread, at each record: it is passed on now and then.
 */
void
relnet_progress_tell (RelnetProgress *self, guint done, guint total)
{
  gint64 now;
  Message *message;

  if (self == NULL || done % 32 != 0)
    return;
  now = g_get_monotonic_time ();
  if (now - self->told_at < INTERVAL)
    return;
  self->told_at = now;
  message = g_new0 (Message, 1);
  message->func = self->func;
  message->user_data = self->user_data;
  message->done = done;
  message->total = total;
  message->cancellable = g_object_ref (self->cancellable);
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, message_arrived, message, message_free);
}
