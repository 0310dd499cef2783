#include "relnet-rhythm-group.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "relnet-cadence.h"
#include "relnet-choice.h"
#include "relnet-circle-store.h"
#include "relnet-date-words.h"
#include "relnet-date.h"
#include "relnet-field-row.h"
#include "relnet-follow-up-store.h"
#include "relnet-person-store.h"
#include "relnet-report-error.h"

/**
 * RelnetRhythmGroup:
 *
 * How often to be in touch with a person (P5, A2), and until when not at all (A4).
 */
struct _RelnetRhythmGroup
{
  AdwPreferencesGroup parent_instance;

  RelnetDatabase *database;
  RelnetClock *clock;
  gint64 person_id;
  AdwComboRow *cadence;
  RelnetFieldRow *days;
  RelnetFieldRow *paused;
  GArray *values; /* what each choice stands for; CUSTOM for the last */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (RelnetRhythmGroup, relnet_rhythm_group, ADW_TYPE_PREFERENCES_GROUP)

#define CUSTOM   G_MAXINT
#define MAX_DAYS 3650

static const int offered[] = { RELNET_CADENCE_NONE, 14, 30, 90, 180, 365 };

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetRhythmGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_database_write_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
set_cadence (RelnetRhythmGroup *self, int days)
{
  relnet_person_store_set_cadence_async (self->database, self->person_id, days, self->clock, NULL, written,
                                         g_object_ref (self));
}

static char *
parse_days (const char *text, gpointer data, const char **error)
{
  if (*text != '\0' && strspn (text, "0123456789") == strlen (text) && strlen (text) <= 4 && atoi (text) >= 1
      && atoi (text) <= MAX_DAYS)
    return g_strdup (text);
  *error = _ ("A number of days, from 1 to 3650");
  return NULL;
}

static char *
parse_pause (const char *text, gpointer data, const char **error)
{
  RelnetRhythmGroup *self = data;
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autofree char *date = relnet_date_words_parse (text, today, RELNET_TENSE_FUTURE);

  if (*text == '\0')
    return g_strdup ("");
  if (date == NULL)
    *error = _ ("Not a date: try “in 2 months” or “1 March”");
  else if (strcmp (date, today) <= 0)
    *error = _ ("This day is over: a pause ends later than today");
  else
    return g_steal_pointer (&date);
  return NULL;
}

static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, RelnetRhythmGroup *self)
{
  guint selected = adw_combo_row_get_selected (row);
  int value;

  if (self->setting || selected >= self->values->len)
    return;
  value = g_array_index (self->values, int, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->days), value == CUSTOM);
  if (value == CUSTOM)
    gtk_widget_grab_focus (GTK_WIDGET (self->days));
  else
    set_cadence (self, value);
}

static void
days_saved_cb (RelnetFieldRow *row, const char *value, RelnetRhythmGroup *self)
{
  set_cadence (self, atoi (value));
}

static void
pause_saved_cb (RelnetFieldRow *row, const char *value, RelnetRhythmGroup *self)
{
  relnet_follow_up_store_pause_person_async (self->database, self->person_id, value, NULL, written, g_object_ref (self));
}

/* “As the circles say: every 3 months” */
static char *
describe_inherited (RelnetRhythmGroup *self, RelnetPerson *person)
{
  GArray *ids = relnet_person_get_circle_ids (person);
  g_autoptr (GArray) cadences = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *words = NULL;
  int cadence;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (RelnetCircle) circle = relnet_circle_store_load (relnet_database_get_reader (self->database),
                                                                  g_array_index (ids, gint64, i), NULL);

      if (circle != NULL)
        {
          cadence = relnet_circle_get_cadence_days (circle);
          g_array_append_val (cadences, cadence);
        }
    }
  cadence = relnet_cadence_resolve (RELNET_CADENCE_INHERITED, (const int *) cadences->data, cadences->len);
  if (cadence <= 0)
    return g_strdup (_ ("As the circles say (none)"));
  words = relnet_cadence_format (cadence);
  /* Translators: the rhythm of somebody's circles: “As the circles say (Every 3 months)”. */
  return g_strdup_printf (_ ("As the circles say (%s)"), words);
}

static void
add_choice (RelnetRhythmGroup *self, GtkStringList *list, int value, const char *label)
{
  gtk_string_list_append (list, label);
  g_array_append_val (self->values, value);
}

static void
relnet_rhythm_group_dispose (GObject *object)
{
  RelnetRhythmGroup *self = RELNET_RHYTHM_GROUP (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (relnet_rhythm_group_parent_class)->dispose (object);
}

static void
relnet_rhythm_group_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_RHYTHM_GROUP (object)->values, g_array_unref);
  G_OBJECT_CLASS (relnet_rhythm_group_parent_class)->finalize (object);
}

static void
relnet_rhythm_group_class_init (RelnetRhythmGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_rhythm_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = relnet_rhythm_group_finalize;
}

static void
relnet_rhythm_group_init (RelnetRhythmGroup *self)
{
  self->values = g_array_new (FALSE, FALSE, sizeof (int));
  self->cadence = ADW_COMBO_ROW (g_object_new (RELNET_TYPE_COMBO_ROW, NULL));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->cadence), _ ("Be in touch"));
  self->days = RELNET_FIELD_ROW (relnet_field_row_new (_ ("Every … days"), parse_days, NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->days), FALSE);
  self->paused = RELNET_FIELD_ROW (relnet_field_row_new (_ ("Pause until"), parse_pause, self));
  g_signal_connect (self->cadence, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->days, "save", G_CALLBACK (days_saved_cb), self);
  g_signal_connect (self->paused, "save", G_CALLBACK (pause_saved_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->cadence));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->days));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->paused));
}

/**
 * relnet_rhythm_group_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the group, of nobody yet
 */
GtkWidget *
relnet_rhythm_group_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetRhythmGroup *self = g_object_new (RELNET_TYPE_RHYTHM_GROUP, "title", _ ("Rhythm"), NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  return GTK_WIDGET (self);
}

/**
 * relnet_rhythm_group_show:
 * @self: the group
 * @person: whose
 *
 * Shows what is stored.
 */
void
relnet_rhythm_group_show (RelnetRhythmGroup *self, RelnetPerson *person)
{
  int own = relnet_person_get_cadence_days (person);
  const char *paused = relnet_person_get_text (person, RELNET_PERSON_PAUSED_UNTIL);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *inherited = describe_inherited (self, person);
  g_autofree char *pause = *paused != '\0' ? relnet_date_format (paused) : g_strdup ("");
  g_autofree char *days = own > 0 ? g_strdup_printf ("%d", own) : g_strdup ("");
  gboolean is_custom = own > 0;
  guint selected = 0;

  self->person_id = relnet_person_get_id (person);
  self->setting = TRUE;
  g_array_set_size (self->values, 0);
  add_choice (self, list, RELNET_CADENCE_INHERITED, inherited);
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    {
      g_autofree char *words
          = offered[i] == RELNET_CADENCE_NONE ? g_strdup (_ ("No rhythm")) : relnet_cadence_format (offered[i]);

      add_choice (self, list, offered[i], words);
      is_custom = is_custom && own != offered[i];
    }
  if (is_custom)
    {
      g_autofree char *words = relnet_cadence_format (own);

      add_choice (self, list, own, words);
    }
  add_choice (self, list, CUSTOM, _ ("Other…"));
  for (guint i = 0; i < self->values->len; i++)
    if (g_array_index (self->values, int, i) == own)
      selected = i;
  adw_combo_row_set_model (self->cadence, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->cadence, selected);
  if (!relnet_field_row_is_dirty (self->days))
    gtk_widget_set_visible (GTK_WIDGET (self->days), FALSE);
  relnet_field_row_set_stored (self->days, days);
  relnet_field_row_set_stored (self->paused, pause);
  self->setting = FALSE;
}

/**
 * relnet_rhythm_group_flush:
 * @self: the group
 *
 * Stores what is being typed, where it is right.
 */
void
relnet_rhythm_group_flush (RelnetRhythmGroup *self)
{
  relnet_field_row_flush (self->days);
  relnet_field_row_flush (self->paused);
}
