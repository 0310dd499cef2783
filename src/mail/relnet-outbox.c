#include "relnet-outbox.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "relnet-account-store.h"
#include "relnet-mail-error.h"
#include "relnet-message-purpose.h"
#include "relnet-message-store.h"
#include "relnet-mime.h"
#include "relnet-secret.h"
#include "relnet-smtp.h"

/* A timer that is right after suspend and a changed clock: it looks at the wall clock at least this often, in seconds. */
#define LOOK_EVERY 30
/* How long the program waits for the answer to a message that is handed over while it quits, in seconds. */
#define QUIT_SECONDS 10
/* How long before a result that could not be written is written again, in milliseconds. */
#define WRITE_AGAIN 3000
/* After so many attempts (about three days) a message failed. */
#define MAX_ATTEMPTS 24

/**
 * RelnetOutbox:
 *
 * Sends what waits, when its time has come: never loses a message, and never sends one twice without the user's word.
 *
 * Each step is in the database, durably, before it is taken (relnet-message-store.c). Only one program sends at a time:
 * it holds a lock on a file beside the database, which the system lets go when the program dies; whoever gets it next
 * knows that what it finds half done is nobody's. Each account sends one message at a time, in a thread of its own.
 */
struct _RelnetOutbox
{
  GObject parent_instance;

  RelnetDatabase *database;
  RelnetClock *clock;
  int lock;
  gboolean started;
  gboolean recovered;
  gboolean noting; /* that a message was sent which had a purpose */
  guint timer;
  GHashTable *jobs; /* account id → Job */
  guint command_seconds;
  guint commit_seconds;
  /* Shared with the threads. */
  GMutex mutex;
  GCond finished;
  guint n_running;
};

/* One message on its way. */
typedef struct
{
  RelnetOutbox *outbox;
  gint64 message_id;
  gint64 account_id;
  GCancellable *cancellable;

  /* Of the thread. */
  gboolean claimed;
  RelnetMailMessage *message;
  RelnetAccount *account;
  GBytes *wire;
  char *reply;
  GError *error; /* NULL: sent */
  gboolean lost; /* the result could not be written */
} Job;

enum
{
  PROP_0,
  PROP_SENDING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetOutbox, relnet_outbox, G_TYPE_OBJECT)

static void pump (RelnetOutbox *self);

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->cancellable);
  g_clear_object (&job->message);
  g_clear_object (&job->account);
  g_clear_pointer (&job->wire, g_bytes_unref);
  g_clear_pointer (&job->reply, g_free);
  g_clear_error (&job->error);
  g_free (job);
}

static const char *
get_unknown_reason (void)
{
  return _ ("RelNet was interrupted just when the message was handed over, so nobody can tell whether "
            "it was sent. Look in your sent mail before you send it again.");
}

static gboolean
recover_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_message_store_recover (connection, changes, get_unknown_reason (), error);
}

static char *
get_lock_path (RelnetOutbox *self)
{
  return g_strconcat (relnet_database_get_path (self->database), ".outbox", NULL);
}

/* Whether this program is the one that sends. */
static gboolean
take_lock (RelnetOutbox *self)
{
  g_autofree char *path = NULL;
  struct stat ours, there;

  if (self->lock >= 0)
    return TRUE;
  path = get_lock_path (self);
  self->lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->lock < 0)
    {
      /* Without it nobody can be sure to be alone: better not to send than to send twice. */
      g_message ("Outbox: %s", g_strerror (errno));
      return FALSE;
    }
  /* Who held it before may have removed it meanwhile: then it locks nobody out. */
  if (flock (self->lock, LOCK_EX | LOCK_NB) == 0 && fstat (self->lock, &ours) == 0 && lstat (path, &there) == 0
      && ours.st_ino == there.st_ino && ours.st_dev == there.st_dev)
    return TRUE;
  close (self->lock);
  self->lock = -1;
  return FALSE;
}

/* 1, 5, 15, 30 minutes, then each hour, then each four. */
static gint64
get_delay (int attempts)
{
  static const int minutes[] = { 1, 5, 15, 30, 60, 60, 60, 60 };

  return 60 * (attempts - 1 < (int)G_N_ELEMENTS (minutes) ? minutes[MAX (attempts - 1, 0)] : 240);
}

static gboolean
claim_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Job *job = data;

  if (!relnet_message_store_claim (connection, changes, job->message_id,
                                   relnet_clock_get_now (job->outbox->clock), &job->claimed, error))
    return FALSE;
  if (!job->claimed)
    return TRUE;
  g_clear_object (&job->message);
  job->message = relnet_message_store_load (connection, job->message_id, error);
  job->account = job->message != NULL
                     ? relnet_account_store_load (connection, job->account_id, error)
                     : NULL;
  if (job->account == NULL)
    return FALSE;
  job->wire = relnet_message_store_load_wire (connection, job->message_id);
  if (job->wire == NULL)
    {
      /* An undo brought the message back without its bytes. */
      if (!relnet_message_store_load_contents (connection, job->message, error))
        return FALSE;
      job->wire = relnet_mime_build (job->account, job->message,
                                     relnet_clock_get_now (job->outbox->clock), error);
      return job->wire != NULL
             && relnet_message_store_set_wire (connection, job->message_id, job->wire, error);
    }
  return TRUE;
}

static gboolean
commit_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Job *job = data;

  return relnet_message_store_commit (connection, job->message_id, error);
}

static gboolean
about_to_commit (gpointer user_data, GError **error)
{
  Job *job = user_data;

  return relnet_database_write (job->outbox->database, commit_write, job, error);
}

static gboolean
is_about_account (const GError *error)
{
  return g_error_matches (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_SIGN_IN)
         || g_error_matches (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_CERTIFICATE)
         || g_error_matches (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_NO_PASSWORD)
         || g_error_matches (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_KEYRING);
}

static gboolean
result_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Job *job = data;
  const GError *cause = job->error;
  const gint64 now = relnet_clock_get_now (job->outbox->clock);
  const int attempts = relnet_mail_message_get_attempts (job->message);

  if (cause == NULL)
    return relnet_message_store_set_sent (connection, changes, job->message_id, job->outbox->clock,
                                          error);
  if (g_error_matches (cause, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_UNKNOWN))
    return relnet_message_store_fail (connection, changes, job->message_id,
                                      RELNET_MAIL_STATE_UNKNOWN, RELNET_MAIL_PROBLEM_UNKNOWN,
                                      cause->message, job->reply, error);
  if (g_error_matches (cause, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_CANCELLED))
    return relnet_message_store_requeue (connection, changes, job->message_id, 0, "", NULL, error);
  if (is_about_account (cause))
    return relnet_message_store_fail (connection, changes, job->message_id,
                                      RELNET_MAIL_STATE_FAILED, RELNET_MAIL_PROBLEM_ACCOUNT,
                                      cause->message, job->reply, error)
           && relnet_account_store_set_problem (connection, changes, job->account_id,
                                                cause->message, job->reply, error);
  if (g_error_matches (cause, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_REFUSED)
      || g_error_matches (cause, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_INVALID)
      || attempts >= MAX_ATTEMPTS)
    return relnet_message_store_fail (
        connection, changes, job->message_id, RELNET_MAIL_STATE_FAILED,
        cause->domain == RELNET_MAIL_ERROR && cause->code == RELNET_MAIL_ERROR_REFUSED
            ? RELNET_MAIL_PROBLEM_REFUSED
            : RELNET_MAIL_PROBLEM_NETWORK,
        cause->message, job->reply, error);
  return relnet_message_store_requeue (connection, changes, job->message_id,
                                       now + get_delay (attempts), cause->message, job->reply, error);
}

static void
send_claimed (Job *job, GCancellable *cancellable)
{
  GListModel *recipients = G_LIST_MODEL (relnet_mail_message_get_recipients (job->message));
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  RelnetSmtpServer server = {
    .host = relnet_account_get_host (job->account),
    .port = relnet_account_get_port (job->account),
    .security = relnet_account_get_security (job->account),
    .user = relnet_account_get_login (job->account),
    .command_seconds = job->outbox->command_seconds,
    .commit_seconds = job->outbox->commit_seconds,
  };
  char *password
      = relnet_secret_lookup (relnet_account_get_uid (job->account), cancellable, &job->error);

  if (password == NULL)
    return;
  server.password = password;
  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (RelnetRecipient) recipient = g_list_model_get_item (recipients, i);

      g_ptr_array_add (addresses, g_strdup (relnet_recipient_get_address (recipient)));
    }
  g_ptr_array_add (addresses, NULL);
  relnet_smtp_send (&server, relnet_account_get_address (job->account),
                    (const char *const *)addresses->pdata, job->wire, about_to_commit, NULL, job,
                    cancellable, &job->reply, &job->error);
  relnet_secret_free (password);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  RelnetOutbox *self = job->outbox;
  g_autoptr (GError) error = NULL;

  if (!relnet_database_write (self->database, claim_write, job, &error))
    /* Nothing was written, so it still waits; said where somebody may look. */
    g_message ("Outbox: %s", error->message);
  else if (job->claimed)
    {
      send_claimed (job, cancellable);
      /* The result is known here alone: without it a sent message would look as if it may not have been. */
      job->lost = TRUE;
      for (int i = 0; job->lost && i < 5; i++)
        {
          g_clear_error (&error);
          job->lost = !relnet_database_write (self->database, result_write, job, &error);
          if (!job->lost)
            break;
          g_message ("Outbox: %s", error->message);
          g_usleep (WRITE_AGAIN / 5 * 1000);
        }
    }
  g_task_return_boolean (task, TRUE);
  g_mutex_lock (&self->mutex);
  self->n_running--;
  g_cond_broadcast (&self->finished);
  g_mutex_unlock (&self->mutex);
}

static void
job_finished (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RelnetOutbox *self = RELNET_OUTBOX (object);
  Job *job = g_task_get_task_data (G_TASK (result));

  g_hash_table_remove (self->jobs, &job->account_id);
  /* What stands in the database is like after a crash. */
  if (job->lost && g_hash_table_size (self->jobs) == 0)
    self->recovered = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SENDING]);
  pump (self);
}

static void
start_job (RelnetOutbox *self, const RelnetDueMessage *message)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GTask) task = NULL;

  job->outbox = self;
  job->message_id = message->id;
  job->account_id = message->account_id;
  job->cancellable = g_cancellable_new ();
  task = g_task_new (self, job->cancellable, job_finished, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_hash_table_insert (self->jobs, &job->account_id, job);
  g_mutex_lock (&self->mutex);
  self->n_running++;
  g_mutex_unlock (&self->mutex);
  g_task_run_in_thread (task, run_job);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SENDING]);
}

static gboolean
timer_cb (gpointer data)
{
  RelnetOutbox *self = data;

  self->timer = 0;
  pump (self);
  return G_SOURCE_REMOVE;
}

static void
recovered (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetOutbox) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!relnet_database_write_finish (RELNET_DATABASE (object), result, &error))
    {
      g_message ("Outbox: %s", error->message);
      g_clear_handle_id (&self->timer, g_source_remove);
      if (self->started)
        self->timer = g_timeout_add_seconds (LOOK_EVERY, timer_cb, self);
      return;
    }
  self->recovered = TRUE;
  pump (self);
}

static void
noted (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetOutbox) self = user_data;
  g_autoptr (GError) error = NULL;

  self->noting = FALSE;
  if (relnet_message_purpose_note_finish (RELNET_DATABASE (object), result, &error))
    pump (self);
  else
    /* It stays to be noted: the next look does it. */
    g_message ("Outbox: %s", error->message);
}

/* Starts what is due and sets the timer for what is not. */
static void
pump (RelnetOutbox *self)
{
  g_autoptr (GArray) waiting = NULL;
  g_autoptr (GError) error = NULL;
  gint64 now;
  gint64 next = G_MAXINT64;

  if (!self->started)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  if (!take_lock (self))
    {
      /* Another program sends; it may end before it is done. */
      self->timer = g_timeout_add_seconds (LOOK_EVERY, timer_cb, self);
      return;
    }
  if (!self->recovered)
    {
      relnet_database_write_async (self->database, NULL, recover_write, NULL, NULL, NULL, recovered,
                                   g_object_ref (self));
      return;
    }
  if (!self->noting && relnet_message_purpose_note_async (self->database, self->clock, noted, self))
    {
      self->noting = TRUE;
      g_object_ref (self);
    }
  waiting = relnet_message_store_load_waiting (relnet_database_get_reader (self->database), &error);
  if (error != NULL)
    g_message ("Outbox: %s", error->message);
  now = relnet_clock_get_now (self->clock);
  for (guint i = 0; i < waiting->len; i++)
    {
      const RelnetDueMessage *message = &g_array_index (waiting, RelnetDueMessage, i);

      if (g_hash_table_contains (self->jobs, &message->account_id))
        continue;
      if (message->due <= now)
        start_job (self, message);
      else
        next = MIN (next, message->due);
    }
  if (next != G_MAXINT64)
    self->timer = g_timeout_add_seconds ((guint)CLAMP (next - now, 1, LOOK_EVERY), timer_cb, self);
  else if (error != NULL)
    self->timer = g_timeout_add_seconds (LOOK_EVERY, timer_cb, self);
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetOutbox *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_MESSAGE)
      || relnet_changes_has (changes, RELNET_CHANGE_ACCOUNT))
    pump (self);
}

static void
moved_cb (RelnetClock *clock, RelnetOutbox *self)
{
  pump (self);
}

static void
relnet_outbox_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SENDING:
      g_value_set_boolean (value, relnet_outbox_is_sending (RELNET_OUTBOX (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_outbox_dispose (GObject *object)
{
  relnet_outbox_stop (RELNET_OUTBOX (object));
  G_OBJECT_CLASS (relnet_outbox_parent_class)->dispose (object);
}

static void
relnet_outbox_finalize (GObject *object)
{
  RelnetOutbox *self = RELNET_OUTBOX (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->jobs, g_hash_table_unref);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->finished);
  G_OBJECT_CLASS (relnet_outbox_parent_class)->finalize (object);
}

static void
relnet_outbox_class_init (RelnetOutboxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relnet_outbox_get_property;
  object_class->dispose = relnet_outbox_dispose;
  object_class->finalize = relnet_outbox_finalize;

  properties[PROP_SENDING]
      = g_param_spec_boolean ("sending", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_outbox_init (RelnetOutbox *self)
{
  self->lock = -1;
  self->jobs = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->finished);
}

/**
 * relnet_outbox_new:
 * @database: the database
 * @clock: the time
 *
 * Returns: (transfer full): an Outbox that does nothing until relnet_outbox_start()
 */
RelnetOutbox *
relnet_outbox_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetOutbox *self = g_object_new (RELNET_TYPE_OUTBOX, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * relnet_outbox_get_database:
 * @self: an Outbox
 *
 * Returns: (transfer none): the database
 */
RelnetDatabase *
relnet_outbox_get_database (RelnetOutbox *self)
{
  g_return_val_if_fail (RELNET_IS_OUTBOX (self), NULL);

  return self->database;
}

/**
 * relnet_outbox_get_clock:
 * @self: an Outbox
 *
 * Returns: (transfer none): the time
 */
RelnetClock *
relnet_outbox_get_clock (RelnetOutbox *self)
{
  g_return_val_if_fail (RELNET_IS_OUTBOX (self), NULL);

  return self->clock;
}

/**
 * relnet_outbox_get_command_seconds:
 * @self: an Outbox
 *
 * Returns: how long a server may stay silent, 0 for the usual time
 */
guint
relnet_outbox_get_command_seconds (RelnetOutbox *self)
{
  g_return_val_if_fail (RELNET_IS_OUTBOX (self), 0);

  return self->command_seconds;
}

/**
 * relnet_outbox_start:
 * @self: an Outbox
 *
 * Sorts out what an earlier run left half done, and sends what is due from now on.
 */
void
relnet_outbox_start (RelnetOutbox *self)
{
  g_return_if_fail (RELNET_IS_OUTBOX (self));

  if (self->started)
    return;
  self->started = TRUE;
  g_signal_connect_object (self->database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->clock, "moved", G_CALLBACK (moved_cb), self, 0);
  pump (self);
}

/**
 * relnet_outbox_stop:
 * @self: an Outbox
 *
 * Stops sending; to be called before the database is closed. What was not handed over waits for the next start; a message
 * whose end is being handed over is given ten seconds, then it is unknown.
 */
void
relnet_outbox_stop (RelnetOutbox *self)
{
  GHashTableIter iter;
  gpointer value;
  gint64 until;

  g_return_if_fail (RELNET_IS_OUTBOX (self));

  if (!self->started)
    return;
  self->started = FALSE;
  g_signal_handlers_disconnect_by_data (self->database, self);
  g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_handle_id (&self->timer, g_source_remove);

  /* Cancelling turns a message that is handed over into an unknown one, so it is asked to come to its end first. */
  until = g_get_monotonic_time () + QUIT_SECONDS * G_TIME_SPAN_SECOND;
  g_mutex_lock (&self->mutex);
  while (self->n_running > 0 && g_cond_wait_until (&self->finished, &self->mutex, until))
    ;
  g_mutex_unlock (&self->mutex);
  g_hash_table_iter_init (&iter, self->jobs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_cancellable_cancel (((Job *)value)->cancellable);
  g_mutex_lock (&self->mutex);
  while (self->n_running > 0)
    g_cond_wait (&self->finished, &self->mutex);
  g_mutex_unlock (&self->mutex);
  if (self->lock >= 0)
    {
      g_autofree char *path = get_lock_path (self);

      /* While it is held: nothing is left beside a database that is moved, restored or removed. */
      unlink (path);
      close (self->lock);
    }
  self->lock = -1;
  self->recovered = FALSE;
}

/**
 * relnet_outbox_is_sending:
 * @self: an Outbox
 *
 * Returns: whether a message is being handed over
 */
gboolean
relnet_outbox_is_sending (RelnetOutbox *self)
{
  g_return_val_if_fail (RELNET_IS_OUTBOX (self), FALSE);

  return g_hash_table_size (self->jobs) > 0;
}

/**
 * relnet_outbox_set_patience:
 * @self: an Outbox
 * @command_seconds: how long a server may stay silent, 0 for the standard's minute
 * @commit_seconds: how long after the end of a message, 0 for the standard's ten minutes
 *
 * For tests, which have no ten minutes.
 */
void
relnet_outbox_set_patience (RelnetOutbox *self, guint command_seconds, guint commit_seconds)
{
  g_return_if_fail (RELNET_IS_OUTBOX (self));

  self->command_seconds = command_seconds;
  self->commit_seconds = commit_seconds;
}
