/* outbox-sender DATABASE: a program that sends what waits, to be killed by test-outbox.c. */

#include "relnet-message-store.h"
#include "relnet-outbox.h"

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetClock) clock = relnet_clock_new ();
  g_autoptr (RelnetDatabase) database = relnet_database_open (argv[1], &error);
  g_autoptr (RelnetOutbox) outbox = NULL;
  g_autoptr (GArray) waiting = NULL;

  g_assert_no_error (error);
  outbox = relnet_outbox_new (database, clock);
  relnet_outbox_set_patience (outbox, 60, 60);
  relnet_outbox_start (outbox);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_clear_pointer (&waiting, g_array_unref);
      waiting = relnet_message_store_load_waiting (relnet_database_get_reader (database), NULL);
    }
  while (waiting->len > 0 || relnet_outbox_is_sending (outbox));
  relnet_outbox_stop (outbox);
  return 0;
}
