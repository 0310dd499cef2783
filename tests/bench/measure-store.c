/* measure-store RELNET.db: how long the look-ups take that the window makes while it draws. Lines “name median_ms p99_ms n”,
 * in milliseconds of this thread's processor time. */

#include <stdlib.h>
#include <time.h>

#include "relnet-database.h"
#include "relnet-interaction-store.h"
#include "relnet-person-store.h"

#define RUNS 500
#define PAGE 50

static double
cpu_ms (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int
compare (const void *a, const void *b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

static void
report (const char *name, double *times, int n)
{
  qsort (times, n, sizeof *times, compare);
  g_print ("%s %.4f %.4f %d\n", name, times[n / 2], times[n * 99 / 100], n);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetDatabase) database = NULL;
  g_autoptr (GArray) ids = NULL;
  RelnetConnection *reader;
  double open[RUNS], page[RUNS], all[20];

  if (argc != 2 || (database = relnet_database_open (argv[1], &error)) == NULL)
    {
      g_printerr ("measure-store: %s\n", error != NULL ? error->message : "which database?");
      return 2;
    }
  reader = relnet_database_get_reader (database);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      double start = cpu_ms ();

      g_clear_pointer (&ids, g_array_unref);
      ids = relnet_person_store_list_ids (reader, &error);
      all[i] = cpu_ms () - start;
    }
  srand (1);
  for (int i = 0; i < RUNS && ids->len > 0; i++)
    {
      gint64 id = g_array_index (ids, gint64, (guint) rand () % ids->len);
      RelnetTimelineFilter filter = { .person_id = id };
      double start = cpu_ms ();
      g_autoptr (RelnetPerson) person = relnet_person_store_load (reader, id, NULL);
      g_autoptr (RelnetPersonSummary) summary = relnet_person_store_load_summary (reader, id, NULL);
      g_autoptr (GPtrArray) interactions = NULL;

      open[i] = cpu_ms () - start;
      start = cpu_ms ();
      interactions = relnet_interaction_store_load_page (reader, &filter, NULL, PAGE, &error);
      page[i] = cpu_ms () - start;
      g_assert_true (person != NULL && summary != NULL && interactions != NULL);
    }
  report ("ids_by_name", all, G_N_ELEMENTS (all));
  report ("open_person", open, RUNS);
  report ("timeline_page", page, RUNS);
  {
    RelnetTimelineFilter everybody = { 0 };

    for (int i = 0; i < RUNS; i++)
      {
        double start = cpu_ms ();
        g_autoptr (GPtrArray) interactions = relnet_interaction_store_load_page (reader, &everybody, NULL, PAGE, &error);

        page[i] = cpu_ms () - start;
        g_assert_nonnull (interactions);
      }
    report ("timeline_of_all", page, RUNS);
  }
  relnet_database_close (database);
  return 0;
}
