/* The promise of the Outbox: no message lost, none sent twice without the user's word. Counted at the server, by
 * Message-ID, for each way in which sending can be cut off (design/reliability.md). */

#define _GNU_SOURCE /* memmem () */

#include "relnet-outbox.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "mail-servers.h"
#include "relnet-account-store.h"
#include "relnet-favour-store.h"
#include "relnet-follow-up-store.h"
#include "relnet-interaction-store.h"
#include "relnet-mail-error.h"
#include "relnet-message-store.h"
#include "relnet-person-store.h"
#include "relnet-secret.h"

/* How long a server that answers is waited for, and one that never does, in seconds. */
#define PATIENCE    60
#define IMPATIENCE  1
#define NOW 1795338000 /* 22 November 2026, 9:00 UTC */

static MailServers *servers;

typedef struct
{
  char *directory;
  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetOutbox *outbox;
  RelnetAccount *account;
  gint64 person;
  gint64 message;
  char *header_id;
} Fixture;

static gboolean
flag_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

#define WAIT_UNTIL(condition) \
  G_STMT_START \
  { \
    gboolean expired_ = FALSE; \
    guint limit = g_timeout_add_seconds (60, flag_cb, &expired_); \
    guint tick = g_timeout_add (5, tick_cb, NULL); \
    while (!(condition) && !expired_) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (tick); \
    g_assert_true (condition); \
    if (!expired_) \
      g_source_remove (limit); \
  } \
  G_STMT_END

static gboolean
set_up_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (RelnetPerson) person = relnet_person_new ();
  g_autoptr (RelnetContactPoint) email = relnet_contact_point_new ("", "Bob@X.example");

  relnet_person_set_text (person, RELNET_PERSON_NAME, "Bob Martin");
  g_list_store_append (relnet_person_get_emails (person), email);
  if (!relnet_account_store_save (connection, changes, self->account, error)
      || !relnet_person_store_insert (connection, changes, person, self->clock, error))
    return FALSE;
  self->person = relnet_person_get_id (person);
  return TRUE;
}

static void
open_fixture (Fixture *self, const char *server, RelnetSecurity security, const char *password)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->directory = g_dir_make_tmp ("relnet-outbox-XXXXXX", NULL);
  path = g_build_filename (self->directory, "data", "relnet.db", NULL);
  self->database = relnet_database_open (path, &error);
  g_assert_no_error (error);
  self->clock = relnet_clock_new_fixed (NOW);
  self->account = relnet_account_new ();
  relnet_account_set_name (self->account, "Alice Aubry");
  relnet_account_set_address (self->account, "alice@aubry.example");
  relnet_account_set_user (self->account, "alice");
  relnet_account_set_host (self->account, "127.0.0.1");
  relnet_account_set_port (self->account, mail_servers_get_port (servers, server));
  relnet_account_set_security (self->account, security);
  g_assert_true (relnet_database_write (self->database, set_up_write, self, &error));
  g_assert_no_error (error);
  if (password != NULL)
    relnet_secret_store (relnet_account_get_uid (self->account), "alice@aubry.example", password,
                         NULL, &error);
  g_assert_no_error (error);
  self->outbox = relnet_outbox_new (self->database, self->clock);
  /* Who waits for an answer gets it, however slow the program or the machine is; test_cut() says where none comes. */
  relnet_outbox_set_patience (self->outbox, PATIENCE, PATIENCE);
}

static void
close_fixture (Fixture *self)
{
  relnet_outbox_stop (self->outbox);
  /* Let what was announced meanwhile arrive. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->outbox);
  relnet_database_close (self->database);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->account);
  mail_servers_remove_tree (self->directory);
  g_clear_pointer (&self->directory, g_free);
  g_clear_pointer (&self->header_id, g_free);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static RelnetMailMessage *
load (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  RelnetMailMessage *message = relnet_message_store_load (
      relnet_database_get_reader (self->database), self->message, &error);

  g_assert_no_error (error);
  return message;
}

static RelnetMailState
get_state (Fixture *self)
{
  g_autoptr (RelnetMailMessage) message = load (self);

  return relnet_mail_message_get_state (message);
}

static void
save_draft (Fixture *self, const char *recipient, gsize size)
{
  g_autoptr (RelnetMailMessage) message = relnet_mail_message_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  relnet_mail_message_set_account_id (message, relnet_account_get_id (self->account));
  relnet_mail_message_set_subject (message, "Des nouvelles");
  relnet_mail_message_set_body (message, "Bonjour Bob,\nEND-OF-TEXT");
  relnet_mail_message_set_remind_days (message, 7);
  relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_TO, "Bob", recipient, 0);
  if (!g_str_equal (recipient, "bob@x.example"))
    relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_BCC, "", "bob@x.example", 0);
  if (size > 0)
    {
      g_autoptr (RelnetAttachment) attachment = relnet_attachment_new ();
      g_autofree char *filler = g_strnfill (size, 'x');
      g_autoptr (GBytes) content = g_bytes_new (filler, size);

      relnet_attachment_set_name (attachment, "large.bin");
      relnet_attachment_set_content (attachment, content);
      relnet_attachment_set_size (attachment, size);
      g_list_store_append (relnet_mail_message_get_attachments (message), attachment);
    }
  relnet_message_store_save_async (self->database, message, self->clock, NULL, done_cb, &result);
  WAIT_UNTIL (result != NULL);
  relnet_message_store_finish (self->database, result, &error);
  g_assert_no_error (error);
  self->message = relnet_mail_message_get_id (message);
}

static void
queue (Fixture *self)
{
  g_autoptr (RelnetMailMessage) message = load (self);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  relnet_outbox_queue_async (self->outbox, message, 0, NULL, done_cb, &result);
  WAIT_UNTIL (result != NULL);
  relnet_outbox_finish (self->outbox, result, &error);
  g_assert_no_error (error);
  g_clear_pointer (&self->header_id, g_free);
  self->header_id = g_strdup (relnet_mail_message_get_header_id (message));
  g_assert_cmpint (get_state (self), ==, RELNET_MAIL_STATE_QUEUED);
}

/* Lets the ten seconds pass in which the user may take it back. */
static void
let_it_go (Fixture *self)
{
  relnet_clock_set_now (self->clock, relnet_clock_get_now (self->clock) + 11);
}

typedef struct
{
  const char *name;
  const char *server;
  RelnetSecurity security;
  const char *recipient;
  const char *password;
  gsize size;
  RelnetMailState state;
  RelnetMailProblem problem;
  guint taken;
  guint command_seconds; /* 0: the server answers every command */
  guint commit_seconds;  /* 0: and the end of the message */
} Cut;

static const Cut cuts[] = {
  { "none", "tls", RELNET_SECURITY_TLS, "bob@x.example", "secret", 0, RELNET_MAIL_STATE_SENT,
    RELNET_MAIL_PROBLEM_NONE, 1, 0, 0 },
  { "no-greeting", "drop-greeting", RELNET_SECURITY_STARTTLS, "bob@x.example", "secret", 0,
    RELNET_MAIL_STATE_QUEUED, RELNET_MAIL_PROBLEM_NETWORK, 0, 0, 0 },
  { "silence", "hang-greeting", RELNET_SECURITY_STARTTLS, "bob@x.example", "secret", 0,
    RELNET_MAIL_STATE_QUEUED, RELNET_MAIL_PROBLEM_NETWORK, 0, IMPATIENCE, 0 },
  { "ehlo", "drop-ehlo", RELNET_SECURITY_STARTTLS, "bob@x.example", "secret", 0,
    RELNET_MAIL_STATE_QUEUED, RELNET_MAIL_PROBLEM_NETWORK, 0, 0, 0 },
  { "starttls-refused", "starttls-refused", RELNET_SECURITY_STARTTLS, "bob@x.example", "secret", 0,
    RELNET_MAIL_STATE_FAILED, RELNET_MAIL_PROBLEM_ACCOUNT, 0, 0, 0 },
  { "auth-535", "tls", RELNET_SECURITY_TLS, "bob@x.example", "wrong", 0, RELNET_MAIL_STATE_FAILED,
    RELNET_MAIL_PROBLEM_ACCOUNT, 0, 0, 0 },
  { "no-password", "tls", RELNET_SECURITY_TLS, "bob@x.example", NULL, 0, RELNET_MAIL_STATE_FAILED,
    RELNET_MAIL_PROBLEM_ACCOUNT, 0, 0, 0 },
  { "certificate", "bad-cert", RELNET_SECURITY_TLS, "bob@x.example", "secret", 0,
    RELNET_MAIL_STATE_FAILED, RELNET_MAIL_PROBLEM_ACCOUNT, 0, 0, 0 },
  { "rcpt-452", "tls", RELNET_SECURITY_TLS, "q452@x.example", "secret", 0, RELNET_MAIL_STATE_QUEUED,
    RELNET_MAIL_PROBLEM_NETWORK, 0, 0, 0 },
  { "rcpt-550", "tls", RELNET_SECURITY_TLS, "r550@x.example", "secret", 0, RELNET_MAIL_STATE_FAILED,
    RELNET_MAIL_PROBLEM_REFUSED, 0, 0, 0 },
  { "data-421", "tls", RELNET_SECURITY_TLS, "s421@x.example", "secret", 0, RELNET_MAIL_STATE_QUEUED,
    RELNET_MAIL_PROBLEM_NETWORK, 0, 0, 0 },
  { "drop-in-data", "tls", RELNET_SECURITY_TLS, "dropmid@x.example", "secret", 8 << 20,
    RELNET_MAIL_STATE_QUEUED, RELNET_MAIL_PROBLEM_NETWORK, 0, 0, 0 },
  { "drop-before-dot", "tls", RELNET_SECURITY_TLS, "dropdot@x.example", "secret", 0,
    RELNET_MAIL_STATE_UNKNOWN, RELNET_MAIL_PROBLEM_UNKNOWN, 0, 0, 0 },
  { "text-554", "tls", RELNET_SECURITY_TLS, "d554@x.example", "secret", 0, RELNET_MAIL_STATE_FAILED,
    RELNET_MAIL_PROBLEM_REFUSED, 0, 0, 0 },
  { "answer-lost", "tls", RELNET_SECURITY_TLS, "dropafter@x.example", "secret", 0,
    RELNET_MAIL_STATE_UNKNOWN, RELNET_MAIL_PROBLEM_UNKNOWN, 1, 0, 0 },
  { "answer-never", "tls", RELNET_SECURITY_TLS, "hangafter@x.example", "secret", 0,
    RELNET_MAIL_STATE_UNKNOWN, RELNET_MAIL_PROBLEM_UNKNOWN, 1, 0, IMPATIENCE },
  { "quit-hangs", "tls", RELNET_SECURITY_TLS, "hangquit@x.example", "secret", 0,
    RELNET_MAIL_STATE_SENT, RELNET_MAIL_PROBLEM_NONE, 1, 0, 0 },
};

static gboolean
has_come_to_rest (Fixture *self)
{
  g_autoptr (RelnetMailMessage) message = load (self);
  const RelnetMailState state = relnet_mail_message_get_state (message);

  return !relnet_outbox_is_sending (self->outbox) && relnet_mail_message_get_attempts (message) > 0
         && state != RELNET_MAIL_STATE_SENDING && state != RELNET_MAIL_STATE_COMMITTING;
}

static void
test_cut (gconstpointer data)
{
  const Cut *cut = data;
  Fixture self = { 0 };
  g_autoptr (RelnetMailMessage) message = NULL;
  g_autoptr (RelnetAccount) account = NULL;

  open_fixture (&self, cut->server, cut->security, cut->password);
  relnet_outbox_set_patience (self.outbox, cut->command_seconds != 0 ? cut->command_seconds : PATIENCE,
                              cut->commit_seconds != 0 ? cut->commit_seconds : PATIENCE);
  save_draft (&self, cut->recipient, cut->size);
  relnet_outbox_start (self.outbox);
  queue (&self);
  /* Not before the user's ten seconds are over. */
  g_assert_cmpint (mail_servers_count_taken (servers, self.header_id), ==, 0);
  let_it_go (&self);
  WAIT_UNTIL (has_come_to_rest (&self));
  message = load (&self);
  g_test_message ("%s: %s | %s", cut->name, relnet_mail_message_get_error (message),
                  relnet_mail_message_get_detail (message));
  g_assert_cmpint (relnet_mail_message_get_state (message), ==, cut->state);
  g_assert_cmpint (relnet_mail_message_get_problem (message), ==, cut->problem);
  g_assert_cmpint (mail_servers_count_taken (servers, self.header_id), ==, cut->taken);
  g_assert_true ((*relnet_mail_message_get_error (message) == '\0')
                 == (cut->problem == RELNET_MAIL_PROBLEM_NONE));
  if (cut->state == RELNET_MAIL_STATE_QUEUED)
    g_assert_cmpint (relnet_mail_message_get_next_attempt (message), ==,
                     relnet_clock_get_now (self.clock) + 60);
  account = relnet_account_store_load (relnet_database_get_reader (self.database),
                                       relnet_account_get_id (self.account), NULL);
  g_assert_true ((*relnet_account_get_problem (account) != '\0')
                 == (cut->problem == RELNET_MAIL_PROBLEM_ACCOUNT));

  /* Neither a new start nor an hour brings an unknown or refused one back to the server. */
  if (cut->state != RELNET_MAIL_STATE_QUEUED)
    {
      relnet_outbox_stop (self.outbox);
      relnet_outbox_start (self.outbox);
      relnet_clock_set_now (self.clock, NOW + 3600);
      WAIT_UNTIL (has_come_to_rest (&self));
      g_assert_cmpint (get_state (&self), ==, cut->state);
      g_assert_cmpint (mail_servers_count_taken (servers, self.header_id), ==, cut->taken);
    }
  close_fixture (&self);
}

static void
test_timeline (void)
{
  Fixture self = { 0 };
  const RelnetTimelineFilter filter = { 0 };
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (RelnetFollowUp) follow_up = NULL;
  g_autoptr (RelnetPersonSummary) summary = NULL;
  RelnetConnection *reader;
  RelnetInteraction *interaction;

  open_fixture (&self, "tls", RELNET_SECURITY_TLS, "secret");
  save_draft (&self, "bob@x.example", 0);
  relnet_outbox_start (self.outbox);
  queue (&self);
  let_it_go (&self);
  WAIT_UNTIL (get_state (&self) == RELNET_MAIL_STATE_SENT);
  reader = relnet_database_get_reader (self.database);
  page = relnet_interaction_store_load_page (reader, &filter, NULL, 10, NULL);
  g_assert_cmpint (page->len, ==, 1);
  interaction = g_ptr_array_index (page, 0);
  g_assert_cmpint (relnet_interaction_get_channel (interaction), ==, RELNET_CHANNEL_EMAIL);
  g_assert_cmpint (relnet_interaction_get_direction (interaction), ==, RELNET_DIRECTION_OUTGOING);
  g_assert_cmpstr (relnet_interaction_get_subject (interaction), ==, "Des nouvelles");
  g_assert_cmpstr (relnet_interaction_get_source (interaction), ==, "mail");
  g_assert_cmpint (relnet_interaction_get_message_id (interaction), ==, self.message);
  /* Found by the address, in whatever case it is written. */
  g_assert_cmpint (relnet_interaction_get_n_people (interaction), ==, 1);
  g_assert_cmpint (relnet_interaction_get_person_id (interaction, 0), ==, self.person);
  follow_up = relnet_follow_up_store_load_by_message (reader, self.message, NULL);
  g_assert_nonnull (follow_up);
  g_assert_cmpstr (relnet_follow_up_get_due (follow_up), ==, "2026-11-29");
  g_assert_cmpint (relnet_follow_up_get_person_id (follow_up), ==, self.person);
  close_fixture (&self);
}

/* Nothing is left beside the database, and what a killed program left is no obstacle. */
static void
test_lock (void)
{
  Fixture self = { 0 };
  g_autofree char *lock = NULL;

  open_fixture (&self, "tls", RELNET_SECURITY_TLS, "secret");
  lock = g_strconcat (relnet_database_get_path (self.database), ".outbox", NULL);
  g_assert_true (g_file_set_contents (lock, "", 0, NULL));
  relnet_outbox_start (self.outbox);
  save_draft (&self, "bob@x.example", 0);
  queue (&self);
  let_it_go (&self);
  WAIT_UNTIL (get_state (&self) == RELNET_MAIL_STATE_SENT);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  relnet_outbox_stop (self.outbox);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  close_fixture (&self);
}

static void
test_taken_back (void)
{
  Fixture self = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GAsyncResult) late = NULL;

  open_fixture (&self, "tls", RELNET_SECURITY_TLS, "secret");
  save_draft (&self, "bob@x.example", 0);
  relnet_outbox_start (self.outbox);
  queue (&self);
  relnet_database_undo_async (self.database, 0, NULL, done_cb, &result);
  WAIT_UNTIL (result != NULL);
  label = relnet_database_undo_finish (self.database, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Message to Bob Martin on its way");
  g_assert_cmpint (get_state (&self), ==, RELNET_MAIL_STATE_DRAFT);
  let_it_go (&self);
  for (int i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (relnet_outbox_is_sending (self.outbox));
  g_assert_cmpint (mail_servers_count_taken (servers, self.header_id), ==, 0);

  /* Once it is sent it cannot be made unsent. */
  queue (&self);
  let_it_go (&self);
  WAIT_UNTIL (get_state (&self) == RELNET_MAIL_STATE_SENT);
  relnet_database_undo_async (self.database, 0, NULL, done_cb, &late);
  WAIT_UNTIL (late != NULL);
  g_assert_null (relnet_database_undo_finish (self.database, late, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  g_assert_cmpint (get_state (&self), ==, RELNET_MAIL_STATE_SENT);
  g_assert_cmpint (mail_servers_count_taken (servers, self.header_id), ==, 1);
  close_fixture (&self);
}

static void
test_unknown_is_decided (void)
{
  for (int again = 0; again < 2; again++)
    {
      Fixture self = { 0 };
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      open_fixture (&self, "tls", RELNET_SECURITY_TLS, "secret");
      save_draft (&self, "dropafter@x.example", 0);
      relnet_outbox_start (self.outbox);
      queue (&self);
      let_it_go (&self);
      WAIT_UNTIL (get_state (&self) == RELNET_MAIL_STATE_UNKNOWN && !relnet_outbox_is_sending (self.outbox));
      if (again)
        {
          /* The user's word: the same message, with the same identity. */
          relnet_outbox_send_again_async (self.outbox, self.message, NULL, done_cb, &result);
          WAIT_UNTIL (result != NULL);
          relnet_outbox_finish (self.outbox, result, &error);
          g_assert_no_error (error);
          WAIT_UNTIL (mail_servers_count_taken (servers, self.header_id) == 2
                      && get_state (&self) == RELNET_MAIL_STATE_UNKNOWN
                      && !relnet_outbox_is_sending (self.outbox));
        }
      else
        {
          relnet_outbox_mark_sent_async (self.outbox, self.message, NULL, done_cb, &result);
          WAIT_UNTIL (result != NULL);
          relnet_outbox_finish (self.outbox, result, &error);
          g_assert_no_error (error);
          g_assert_cmpint (get_state (&self), ==, RELNET_MAIL_STATE_SENT);
          g_assert_cmpint (mail_servers_count_taken (servers, self.header_id), ==, 1);
        }
      close_fixture (&self);
    }
}

static void
test_later (void)
{
  Fixture self = { 0 };
  g_autoptr (RelnetMailMessage) message = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  open_fixture (&self, "tls", RELNET_SECURITY_TLS, "secret");
  save_draft (&self, "bob@x.example", 0);
  relnet_outbox_start (self.outbox);
  message = load (&self);
  relnet_outbox_queue_async (self.outbox, message, NOW + 86400, NULL, done_cb, &result);
  WAIT_UNTIL (result != NULL);
  relnet_outbox_finish (self.outbox, result, &error);
  g_assert_no_error (error);
  relnet_clock_set_now (self.clock, NOW + 86399);
  for (int i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (get_state (&self), ==, RELNET_MAIL_STATE_QUEUED);
  /* The machine slept over the time: late, but once. */
  relnet_clock_set_now (self.clock, NOW + 3 * 86400);
  WAIT_UNTIL (get_state (&self) == RELNET_MAIL_STATE_SENT);
  g_assert_cmpint (
      mail_servers_count_taken (servers, relnet_mail_message_get_header_id (message)), ==, 1);
  close_fixture (&self);
}

static gboolean
owe_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (RelnetFavour) favour = relnet_favour_new ();
  g_autoptr (RelnetMailMessage) message = relnet_message_store_load (connection, self->message, error);

  relnet_favour_set_person (favour, self->person, "");
  relnet_favour_set_kind (favour, RELNET_FAVOUR_RECEIVED);
  relnet_favour_set_what (favour, "Read the note");
  relnet_favour_set_date (favour, "2026-11-20");
  if (message == NULL || !relnet_favour_store_insert (connection, changes, favour, self->clock, error))
    return FALSE;
  relnet_mail_message_set_purpose (message, "thank-you", relnet_favour_get_id (favour));
  return relnet_message_store_save (connection, changes, message, self->clock, error);
}

static gboolean
is_thanked (Fixture *self)
{
  return relnet_connection_query_int (relnet_database_get_reader (self->database),
                                      "SELECT count (*) FROM favour WHERE thanked_on <> ''", -1)
         == 1;
}

/* A message with a purpose, sent a day later: only then are the thanks noted, and that can be taken back, not the sending. */
static void
test_purpose (void)
{
  Fixture self = { 0 };
  g_autoptr (RelnetMailMessage) message = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  open_fixture (&self, "tls", RELNET_SECURITY_TLS, "secret");
  save_draft (&self, "bob@x.example", 0);
  g_assert_true (relnet_database_write (self.database, owe_write, &self, &error));
  g_assert_no_error (error);
  relnet_outbox_start (self.outbox);
  message = load (&self);
  relnet_outbox_queue_async (self.outbox, message, NOW + 86400, NULL, done_cb, &result);
  WAIT_UNTIL (result != NULL);
  relnet_outbox_finish (self.outbox, result, &error);
  g_assert_no_error (error);
  g_assert_false (is_thanked (&self));
  relnet_clock_set_now (self.clock, NOW + 86400);
  WAIT_UNTIL (is_thanked (&self));
  g_assert_cmpint (get_state (&self), ==, RELNET_MAIL_STATE_SENT);
  WAIT_UNTIL (g_strcmp0 (relnet_database_get_undo_label (self.database), "Thanks to Bob Martin noted") == 0);
  relnet_database_undo_async (self.database, 0, NULL, done_cb, &undone);
  WAIT_UNTIL (undone != NULL);
  label = relnet_database_undo_finish (self.database, undone, &error);
  g_assert_no_error (error);
  g_assert_false (is_thanked (&self));
  g_assert_cmpint (get_state (&self), ==, RELNET_MAIL_STATE_SENT);
  close_fixture (&self);
}

/* A new password brings what failed for want of it on its way, by itself. */
static void
test_account_mended (void)
{
  Fixture self = { 0 };
  g_autoptr (GAsyncResult) wrong = NULL;
  g_autoptr (GAsyncResult) right = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *detail = NULL;

  open_fixture (&self, "tls", RELNET_SECURITY_TLS, "wrong");
  save_draft (&self, "bob@x.example", 0);
  relnet_outbox_start (self.outbox);
  queue (&self);
  let_it_go (&self);
  WAIT_UNTIL (get_state (&self) == RELNET_MAIL_STATE_FAILED && !relnet_outbox_is_sending (self.outbox));
  relnet_outbox_test_account_async (self.outbox, self.account, "still wrong", NULL, done_cb, &wrong);
  WAIT_UNTIL (wrong != NULL);
  g_assert_false (relnet_outbox_test_account_finish (self.outbox, wrong, &detail, &error));
  g_assert_error (error, RELNET_MAIL_ERROR, RELNET_MAIL_ERROR_SIGN_IN);
  g_assert_nonnull (strstr (detail, "535"));
  g_clear_error (&error);
  g_assert_cmpint (get_state (&self), ==, RELNET_MAIL_STATE_FAILED);
  relnet_outbox_test_account_async (self.outbox, self.account, "secret", NULL, done_cb, &right);
  WAIT_UNTIL (right != NULL);
  g_assert_true (relnet_outbox_test_account_finish (self.outbox, right, NULL, &error));
  g_assert_no_error (error);
  WAIT_UNTIL (get_state (&self) == RELNET_MAIL_STATE_SENT);
  g_assert_cmpint (mail_servers_count_taken (servers, self.header_id), ==, 1);
  close_fixture (&self);
}

static GSubprocess *
spawn_sender (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "mail", "outbox-sender", NULL);
  GSubprocess *process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program,
                          relnet_database_get_path (self->database), NULL);

  g_assert_no_error (error);
  return process;
}

/* The program is killed, without any chance to clean up, after the server took the message and before it said so. */
static void
test_killed (void)
{
  Fixture self = { 0 };
  g_autoptr (GSubprocess) sender = NULL;

  open_fixture (&self, "tls", RELNET_SECURITY_TLS, "secret");
  save_draft (&self, "hangafter@x.example", 0);
  queue (&self);
  sender = spawn_sender (&self);
  WAIT_UNTIL (mail_servers_count_taken (servers, self.header_id) == 1);
  g_assert_cmpint (get_state (&self), ==, RELNET_MAIL_STATE_COMMITTING);
  g_subprocess_send_signal (sender, SIGKILL);
  g_subprocess_wait (sender, NULL, NULL);
  relnet_clock_set_now (self.clock, g_get_real_time () / G_USEC_PER_SEC);
  relnet_outbox_start (self.outbox);
  WAIT_UNTIL (get_state (&self) == RELNET_MAIL_STATE_UNKNOWN);
  relnet_clock_set_now (self.clock, relnet_clock_get_now (self.clock) + 86400);
  for (int i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (mail_servers_count_taken (servers, self.header_id), ==, 1);
  close_fixture (&self);
}

/* Killed before the end was handed over: it is sent at the next start, once. */
static void
test_killed_early (void)
{
  Fixture self = { 0 };
  g_autoptr (GSubprocess) sender = NULL;

  open_fixture (&self, "hang-greeting", RELNET_SECURITY_STARTTLS, "secret");
  save_draft (&self, "bob@x.example", 0);
  queue (&self);
  sender = spawn_sender (&self);
  WAIT_UNTIL (get_state (&self) == RELNET_MAIL_STATE_SENDING);
  g_subprocess_send_signal (sender, SIGKILL);
  g_subprocess_wait (sender, NULL, NULL);
  relnet_account_set_port (self.account, mail_servers_get_port (servers, "starttls"));
  g_assert_true (relnet_database_write (self.database, set_up_write, &self, NULL));
  relnet_clock_set_now (self.clock, g_get_real_time () / G_USEC_PER_SEC);
  relnet_outbox_start (self.outbox);
  WAIT_UNTIL (get_state (&self) == RELNET_MAIL_STATE_SENT);
  g_assert_cmpint (mail_servers_count_taken (servers, self.header_id), ==, 1);
  close_fixture (&self);
}

/* Two programs and a window over the same data: one sends, once. */
static void
test_two_programs (void)
{
  Fixture self = { 0 };
  g_autoptr (GSubprocess) one = NULL;
  g_autoptr (GSubprocess) two = NULL;

  open_fixture (&self, "tls", RELNET_SECURITY_TLS, "secret");
  save_draft (&self, "slowafter@x.example", 0);
  queue (&self);
  one = spawn_sender (&self);
  two = spawn_sender (&self);
  relnet_clock_set_now (self.clock, g_get_real_time () / G_USEC_PER_SEC);
  relnet_outbox_start (self.outbox);
  WAIT_UNTIL (get_state (&self) == RELNET_MAIL_STATE_SENT);
  g_assert_cmpint (mail_servers_count_taken (servers, self.header_id), ==, 1);
  g_subprocess_force_exit (one);
  g_subprocess_force_exit (two);
  g_subprocess_wait (one, NULL, NULL);
  g_subprocess_wait (two, NULL, NULL);
  close_fixture (&self);
}

/* The password is in the keyring alone. */
static void
test_no_secret_on_disk (void)
{
  Fixture self = { 0 };
  g_autoptr (GDir) directory = NULL;
  g_autofree char *path = NULL;
  const char *name;

  open_fixture (&self, "tls", RELNET_SECURITY_TLS, "canary-password");
  save_draft (&self, "bob@x.example", 0);
  relnet_outbox_start (self.outbox);
  queue (&self);
  let_it_go (&self);
  WAIT_UNTIL (get_state (&self) == RELNET_MAIL_STATE_FAILED);
  path = g_build_filename (self.directory, "data", NULL);
  directory = g_dir_open (path, 0, NULL);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (!g_file_get_contents (file, &content, &length, NULL))
        continue;
      g_assert_null (memmem (content, length, "canary-password", 15));
    }
  close_fixture (&self);
}

int
main (int argc, char **argv)
{
  g_autofree char *directory = NULL;
  g_autofree char *path = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  directory = g_dir_make_tmp ("relnet-secret-XXXXXX", NULL);
  path = g_build_filename (directory, "secrets", NULL);
  /* With UI_KEYRING (tests/tools/ui-session) there is a real Secret Service. */
  if (g_getenv ("UI_KEYRING") == NULL)
    g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  servers = mail_servers_start ();
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *name = g_strconcat ("/outbox/cut/", cuts[i].name, NULL);

      g_test_add_data_func (name, &cuts[i], test_cut);
    }
  g_test_add_func ("/outbox/timeline", test_timeline);
  g_test_add_func ("/outbox/lock", test_lock);
  g_test_add_func ("/outbox/taken-back", test_taken_back);
  g_test_add_func ("/outbox/unknown-is-decided", test_unknown_is_decided);
  g_test_add_func ("/outbox/later", test_later);
  g_test_add_func ("/outbox/purpose", test_purpose);
  g_test_add_func ("/outbox/account-mended", test_account_mended);
  g_test_add_func ("/outbox/killed", test_killed);
  g_test_add_func ("/outbox/killed-early", test_killed_early);
  g_test_add_func ("/outbox/two-programs", test_two_programs);
  g_test_add_func ("/outbox/no-secret-on-disk", test_no_secret_on_disk);
  status = g_test_run ();
  mail_servers_stop (servers);
  g_remove (path);
  g_rmdir (directory);
  return status;
}
