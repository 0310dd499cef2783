/* Messages made from templates (W1, W2): which text, in whose language and register, and what is known to fill it with.
 *
 * A template is a file resources/templates/SITUATION.LANGUAGE[.REGISTER].txt: its first line is the subject, an empty line
 * follows, the rest is the body. One of the user's own (the table template) stands before it. */

#include "relnet-template.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-interaction-store.h"
#include "relnet-person-store.h"
#include "relnet-templates-data.h"
#include "relnet-text.h"

#define FOLDER "/com/example/RelNet/templates/"

/* A silence shorter than this is not spoken of, in days. */
#define MIN_SILENCE 60

/* The languages templates are written in, and what of a language they need. */
typedef struct
{
  const char *code;
  gboolean has_register;
  const char *months[12];
  const char *month_format; /* month, year */
  const char *units[3][2];  /* weeks, months, years: one, more */
} Language;

static const Language languages[] = {
  { "en",
    FALSE,
    { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December" },
    "%s %d",
    { { "%d week", "%d weeks" }, { "%d month", "%d months" }, { "%d year", "%d years" } } },
  { "fr",
    TRUE,
    { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
      "décembre" },
    "%s %d",
    { { "%d semaine", "%d semaines" }, { "%d mois", "%d mois" }, { "%d an", "%d ans" } } },
};

/* What may stand in braces, and how a gap is called that has to be filled by hand. */
static const struct
{
  const char *name;
  const char *label;
} placeholders[] = {
  { "first_name", N_ ("first name") },
  { "name", N_ ("name") },
  { "place", N_ ("their organisation") },
  { "how_met", N_ ("how you met") },
  { "last_topic", N_ ("last topic") },
  { "last_date", N_ ("last exchange") },
  { "silence", N_ ("since when") },
  { "topic", N_ ("what it is about") },
  { "other_first_name", N_ ("first name of the other person") },
  { "other_name", N_ ("name of the other person") },
  { "other_place", N_ ("organisation of the other person") },
  { "me", N_ ("your name") },
};

/* That of the person, if templates are written in it, else that of the window. */
static const Language *
find_language (const char *code)
{
  const char *const *names = g_get_language_names ();

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (code != NULL && g_ascii_strncasecmp (code, languages[i].code, 2) == 0)
      return &languages[i];
  for (; *names != NULL; names++)
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
      if (g_str_has_prefix (*names, languages[i].code))
        return &languages[i];
  return &languages[0];
}

static gboolean
load_own (RelnetConnection *connection, const char *situation, const char *language, const char *reg, char **subject,
          char **body, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT subject, body FROM template WHERE situation = ?1 AND language = ?2 AND register IN (?3, '')"
      " ORDER BY register DESC LIMIT 1",
      error);
  gboolean found;
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_text (statement, 1, situation);
  relnet_statement_bind_text (statement, 2, language);
  relnet_statement_bind_text (statement, 3, reg);
  found = relnet_statement_step (statement, &local);
  if (found)
    {
      *subject = g_strdup (relnet_statement_get_text (statement, 0));
      *body = g_strdup (relnet_statement_get_text (statement, 1));
    }
  relnet_statement_reset (statement);
  if (local != NULL)
    g_propagate_error (error, local);
  return found;
}

/**
 * relnet_template_load:
 * @connection: a connection
 * @situation: for what
 * @language: “fr” or “en”
 * @reg: the register, “tu” or “vous”; any where the language knows only one
 * @subject: (out) (transfer full): the subject, not filled in
 * @body: (out) (transfer full): the text, not filled in
 * @error: return location for an error, in words for the user
 *
 * Returns: whether there is one, the user's own or RelNet's; %RELNET_TEMPLATE_ERROR_UNKNOWN if not
 */
gboolean
relnet_template_load (RelnetConnection *connection, const char *situation, const char *language, const char *reg,
                      char **subject, char **body, GError **error)
{
  g_autofree char *by_register = g_strconcat (FOLDER, situation, ".", language, ".", reg, ".txt", NULL);
  g_autofree char *plain = g_strconcat (FOLDER, situation, ".", language, ".txt", NULL);
  g_autoptr (GBytes) bytes = NULL;
  GResource *resource = relnet_templates_data_get_resource ();
  GError *local = NULL;
  const char *text, *end;

  *subject = NULL;
  *body = NULL;
  if (load_own (connection, situation, language, reg, subject, body, &local))
    return TRUE;
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  bytes = g_resource_lookup_data (resource, by_register, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    bytes = g_resource_lookup_data (resource, plain, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    {
      g_set_error (error, RELNET_TEMPLATE_ERROR, RELNET_TEMPLATE_ERROR_UNKNOWN, _ ("There is no template “%s”."),
                   situation);
      return FALSE;
    }
  /* A resource ends in a zero byte that its size does not count. */
  text = g_bytes_get_data (bytes, NULL);
  end = text + strcspn (text, "\n");
  *subject = g_strndup (text, (gsize) (end - text));
  *body = g_strdup (end + strspn (end, "\n"));
  return TRUE;
}

static void
take (GHashTable *values, const char *name, char *value)
{
  if (value == NULL || *value == '\0')
    g_free (value);
  else
    g_hash_table_insert (values, (gpointer) name, value);
}

static char *
make_month (const Language *language, const char *date)
{
  int year = 0, month = 0;

  if (sscanf (date, "%4d-%2d", &year, &month) != 2 || month < 1 || month > 12)
    return NULL;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (language->month_format, language->months[month - 1], year);
#pragma GCC diagnostic pop
}

/* In the largest unit of which there are two: “3 years”, “14 months”, “9 weeks”. */
static char *
make_silence (const Language *language, int days)
{
  const int lengths[] = { 7, 30, 365 };
  int unit = days >= 2 * lengths[2] ? 2 : days >= 2 * lengths[1] ? 1 : 0;
  int n = days / lengths[unit];

  if (days < MIN_SILENCE)
    return NULL;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (language->units[unit][n > 1], n);
#pragma GCC diagnostic pop
}

static char *
make_first_name (RelnetPerson *person)
{
  const char *given = relnet_person_get_text (person, RELNET_PERSON_GIVEN_NAME);

  return g_strdup (*given != '\0' ? given : relnet_person_get_name (person));
}

/* “ (Novarelle Santé)”, or nothing: it is known either way. */
static char *
make_place (RelnetPerson *person)
{
  RelnetPosition *position = relnet_person_get_current_position (person);
  const char *organisation = position != NULL ? relnet_position_get_organisation (position) : "";

  return *organisation != '\0' ? g_strdup_printf (" (%s)", organisation) : g_strdup ("");
}

static char *
make_how_met (RelnetPerson *person)
{
  const char *context = relnet_person_get_text (person, RELNET_PERSON_MET_CONTEXT);
  const char *place = relnet_person_get_text (person, RELNET_PERSON_MET_PLACE);

  if (*context != '\0' && *place != '\0')
    return g_strdup_printf ("%s, %s", context, place);
  return g_strdup (*context != '\0' ? context : place);
}

/* The newest exchange of which the user wrote what it was about. */
static gboolean
add_last_exchange (RelnetConnection *connection, const Language *language, gint64 person_id, const char *today,
                   GHashTable *values, GError **error)
{
  const RelnetTimelineFilter filter = { .person_id = person_id };
  g_autoptr (GPtrArray) last = relnet_interaction_store_load_page (connection, &filter, NULL, 10, error);

  if (last == NULL)
    return FALSE;
  for (guint i = 0; i < last->len; i++)
    {
      RelnetInteraction *interaction = g_ptr_array_index (last, i);
      const char *date = relnet_interaction_get_date (interaction);
      const char *subject = relnet_interaction_get_subject (interaction);

      if (relnet_interaction_get_kind (interaction) != RELNET_INTERACTION_EXCHANGE || strcmp (date, today) > 0)
        continue;
      if (!g_hash_table_contains (values, "last_date"))
        {
          take (values, "last_date", make_month (language, date));
          take (values, "silence", make_silence (language, relnet_date_days_between (date, today)));
        }
      /* “Re: Lunch” was about lunch. */
      while (g_ascii_strncasecmp (subject, "re:", 3) == 0 || g_ascii_strncasecmp (subject, "re :", 4) == 0
             || g_str_has_prefix (subject, "Re\302\240:") || g_str_has_prefix (subject, "Re\342\200\257:"))
        {
          subject = strchr (subject, ':') + 1;
          subject += strspn (subject, " ");
        }
      if (relnet_text_is_blank (subject))
        continue;
      take (values, "last_topic", relnet_text_clean (subject));
      break;
    }
  return TRUE;
}

static GHashTable *
make_labels (void)
{
  GHashTable *labels = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    g_hash_table_insert (labels, (gpointer) placeholders[i].name, (gpointer) _ (placeholders[i].label));
  return labels;
}

/**
 * relnet_template_render:
 * @connection: a connection
 * @clock: the time
 * @request: what is wanted
 * @subject: (out) (transfer full): the subject
 * @body: (out) (transfer full): the text
 * @error: return location for an error, in words for the user
 *
 * Makes a message in the person's language and register (vous, where the user did not say). What is not known stays as a gap,
 * see relnet_template_text_fill().
 *
 * Returns: whether there is such a template and such a person
 */
gboolean
relnet_template_render (RelnetConnection *connection, RelnetClock *clock, const RelnetTemplateRequest *request,
                        char **subject, char **body, GError **error)
{
  g_autoptr (RelnetPerson) person = relnet_person_store_load (connection, request->person_id, error);
  g_autoptr (RelnetPerson) other = NULL;
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) labels = make_labels ();
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autofree char *raw_subject = NULL;
  g_autofree char *raw_body = NULL;
  const Language *language;
  const char *reg;

  *subject = NULL;
  *body = NULL;
  if (person == NULL)
    return FALSE;
  if (request->other_id != 0)
    {
      other = relnet_person_store_load (connection, request->other_id, error);
      if (other == NULL)
        return FALSE;
    }
  language = find_language (relnet_person_get_text (person, RELNET_PERSON_LANGUAGE));
  reg = relnet_person_get_text (person, RELNET_PERSON_REGISTER);
  if (!relnet_template_load (connection, request->situation, language->code,
                             language->has_register && strcmp (reg, "tu") != 0 ? "vous" : reg, &raw_subject, &raw_body,
                             error))
    return FALSE;
  take (values, "first_name", make_first_name (person));
  take (values, "name", g_strdup (relnet_person_get_name (person)));
  g_hash_table_insert (values, (gpointer) "place", make_place (person));
  take (values, "how_met", make_how_met (person));
  take (values, "topic", g_strdup (request->topic));
  take (values, "me", g_strdup (request->me));
  if (other != NULL)
    {
      take (values, "other_first_name", make_first_name (other));
      take (values, "other_name", g_strdup (relnet_person_get_name (other)));
      g_hash_table_insert (values, (gpointer) "other_place", make_place (other));
    }
  if (!add_last_exchange (connection, language, request->person_id, today, values, error))
    return FALSE;
  *subject = relnet_template_text_fill (raw_subject, values, labels);
  *body = relnet_template_text_fill (raw_body, values, labels);
  return TRUE;
}
