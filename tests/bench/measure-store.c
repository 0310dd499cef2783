/* measure-store RELNET.db: how long the look-ups take that the window makes while it draws, and how long closeness takes to be
 * kept. Lines “name median_ms p99_ms n”, in milliseconds of the thread's processor time. The database stays as it was. */

#include <stdlib.h>
#include <time.h>

#include "relnet-closeness-store.h"
#include "relnet-coach-advice.h"
#include "relnet-database.h"
#include "relnet-interaction-store.h"
#include "relnet-person-store.h"
#include "relnet-reconnect-store.h"
#include "relnet-reconnect.h"

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

/* The day on which the generator's ten years end. */
#define NETWORK_ENDS     "2025-12-31"
#define NETWORK_ENDS_AT  1767182400

static gboolean
roll_back (GError **error)
{
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_FAILED, "Only measured");
  return FALSE;
}

/* What an interaction more costs the summary, beside the interaction itself: half of them at the end of a history. */
static gboolean
measure_additions (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  const GArray *ids = data;
  g_autoptr (RelnetClock) clock = relnet_clock_new_fixed (NETWORK_ENDS_AT);
  double times[RUNS];

  for (int i = 0; i < RUNS; i++)
    {
      g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();
      double start;

      relnet_interaction_set_date (interaction, NETWORK_ENDS);
      relnet_interaction_set_channel (interaction, RELNET_CHANNEL_PHONE);
      relnet_interaction_add_person (interaction, g_array_index (ids, gint64, (guint) rand () % ids->len), "");
      if (!relnet_interaction_store_insert (connection, changes, interaction, clock, error))
        return FALSE;
      start = cpu_ms ();
      if (!relnet_closeness_store_update (connection, error) || !relnet_reconnect_store_update (connection, error))
        return FALSE;
      times[i] = cpu_ms () - start;
    }
  report ("add_to_closeness", times, RUNS);
  return roll_back (error);
}

static gboolean
measure_rebuild (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  double times[3];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      double start;

      /* As it is when a history older than the table is opened. */
      if (!relnet_connection_execute (connection,
                                      "INSERT INTO reconnect_pending (person_id) VALUES (0) ON CONFLICT DO NOTHING;"
                                      "DELETE FROM person_closeness",
                                      error))
        return FALSE;
      start = cpu_ms ();
      if (!relnet_closeness_store_rebuild (connection, error))
        return FALSE;
      times[i] = cpu_ms () - start;
    }
  report ("rebuild_closeness", times, G_N_ELEMENTS (times));
  return roll_back (error);
}

static void
measure_reconnect (RelnetConnection *reader)
{
  const RelnetReconnectQuery query = { 0 };
  double times[100];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      double start = cpu_ms ();
      g_autoptr (GPtrArray) ties = relnet_reconnect_rank (reader, &query, NETWORK_ENDS, PAGE, NULL);

      times[i] = cpu_ms () - start;
      g_assert_nonnull (ties);
    }
  report ("reconnect", times, G_N_ELEMENTS (times));
}

/* A message of 500 words that everything is found in, as the composer looks at it: whom it introduces, then the rules. */
static void
measure_coach (RelnetConnection *reader, RelnetClock *clock, gint64 person)
{
  static const char *const paragraphs[] = {
    "Bonjour Antoine,\n\nCela fait huit mois que nous ne nous sommes pas parlé, et c’est aussi de mon fait. J’ai repensé à notre chantier de "
    "Villefontaine chez Cordélia : c’est là que j’ai appris à conduire un audit sans froisser personne.\n\n",
    "De mon côté, l’activité se tourne vers la santé et je rencontre de belles équipes. Et vous, comment se passe la reprise du site de "
    "Grenoble ? Je suis désolée de ne pas avoir pris de vos nouvelles plus tôt. Je vous présente Karim, que je mets en copie.\n\n",
    "Je vous écris aussi pour une raison précise : je prépare une candidature au conseil d’un groupe industriel, et votre regard sur ma "
    "note d’une page m’aiderait beaucoup. Pourriez-vous la lire avant lundi ? Si ce n’est pas le bon moment, dites-le-moi sans hésiter.\n\n",
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (RelnetCoachFacts) facts = relnet_coach_facts_load (reader, clock, &person, 1, "Camille Aubry", NULL);
  double times[100];

  g_assert_nonnull (facts);
  /* The three are 130 words. */
  for (guint i = 0; i < 12; i++)
    g_string_append (text, paragraphs[i % 3]);
  g_string_append (text, "Bien à vous,\nCamille\n");
  /* The first look of a session makes the tables of phrases: that is not counted. */
  g_ptr_array_unref (relnet_coach_check (text->str, NULL, NULL, facts, 0));
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      double start = cpu_ms ();
      g_autoptr (GPtrArray) findings = NULL;

      relnet_coach_facts_look_up (facts, reader, text->str, NULL, NULL);
      findings = relnet_coach_check (text->str, NULL, NULL, facts, 0);
      times[i] = cpu_ms () - start;
      g_assert_cmpuint (findings->len, >, 0);
    }
  report ("coach", times, G_N_ELEMENTS (times));
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
  measure_reconnect (reader);
  if (ids->len > 0)
    {
      g_autoptr (RelnetClock) clock = relnet_clock_new ();

      measure_coach (reader, clock, g_array_index (ids, gint64, 0));
    }
  relnet_database_write (database, measure_additions, ids, NULL);
  relnet_database_write (database, measure_rebuild, NULL, NULL);
  relnet_database_close (database);
  return 0;
}
