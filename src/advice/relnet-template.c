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
#include "relnet-template-placeholder.h"
#include "relnet-template-situation.h"
#include "relnet-template-store.h"
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
  const char *numbers[16];  /* as one writes them in a letter; more are figures */
} Language;

static const Language languages[] = {
  { "en",
    FALSE,
    { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December" },
    "%s %d",
    { { "%s week", "%s weeks" }, { "%s month", "%s months" }, { "%s year", "%s years" } },
    { "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
      "fourteen", "fifteen" } },
  { "fr",
    TRUE,
    { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
      "décembre" },
    "%s %d",
    { { "%s semaine", "%s semaines" }, { "%s mois", "%s mois" }, { "%s an", "%s ans" } },
    { "", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
      "quinze" } },
};

const RelnetTemplateVariant relnet_template_variants[RELNET_TEMPLATE_N_VARIANTS]
    = { { "fr", "vous" }, { "fr", "tu" }, { "en", "" } };

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

/**
 * relnet_template_get_window_language:
 *
 * Returns: the language in which a message is made for somebody whose language is not known: “fr” or “en”, that of the window
 */
const char *
relnet_template_get_window_language (void)
{
  return find_language (NULL)->code;
}

static gboolean
unknown (const char *situation, GError **error)
{
  g_set_error (error, RELNET_TEMPLATE_ERROR, RELNET_TEMPLATE_ERROR_UNKNOWN, _ ("There is no template “%s”."), situation);
  return FALSE;
}

/* RelNet’s own text; %NULL for a situation it does not know. */
static RelnetMessageTemplate *
load_file (const char *situation, const char *language, const char *reg)
{
  g_autofree char *path = g_strconcat (FOLDER, situation, ".", language, *reg != '\0' ? "." : "", reg, ".txt", NULL);
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (relnet_templates_data_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  RelnetMessageTemplate *template_;
  g_autofree char *subject = NULL;
  const char *text, *end;

  if (bytes == NULL)
    return NULL;
  /* A resource ends in a zero byte that its size does not count. */
  text = g_bytes_get_data (bytes, NULL);
  end = text + strcspn (text, "\n");
  subject = g_strndup (text, (gsize) (end - text));
  template_ = relnet_message_template_new (situation, language, reg);
  relnet_message_template_set_text (template_, subject, end + strspn (end, "\n"));
  return template_;
}

/* In another language or register rather than not at all: the user wrote it, and may not have written it twice. */
static RelnetMessageTemplate *
load_any (RelnetConnection *connection, const char *situation, const char *language, GError **error)
{
  g_autoptr (GPtrArray) all = relnet_template_store_load_all (connection, error);
  RelnetMessageTemplate *found = NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      RelnetMessageTemplate *template_ = g_ptr_array_index (all, i);

      if (strcmp (relnet_message_template_get_situation (template_), situation) == 0
          && (found == NULL || strcmp (relnet_message_template_get_language (template_), language) == 0))
        found = template_;
    }
  return found != NULL ? g_object_ref (found) : NULL;
}

/**
 * relnet_template_load:
 * @connection: a connection
 * @situation: for what: one of RelNet’s situations, or the name of one of the user’s own
 * @language: “fr” or “en”
 * @reg: “tu” or “vous”; empty, or any, where the language knows only one
 * @error: return location for an error, in words for the user
 *
 * Returns: (transfer full) (nullable): the template, the user's own before RelNet's; one of the user’s own situations in
 *   another language or register, where they wrote no other. %RELNET_TEMPLATE_ERROR_UNKNOWN if there is none
 */
RelnetMessageTemplate *
relnet_template_load (RelnetConnection *connection, const char *situation, const char *language, const char *reg,
                      GError **error)
{
  g_autoptr (RelnetMessageTemplate) found = NULL;
  GError *local = NULL;

  if (strcmp (language, "fr") != 0)
    reg = "";
  found = relnet_template_store_find (connection, situation, language, reg, &local);
  if (found == NULL && local == NULL)
    found = load_file (situation, language, reg);
  if (found == NULL && local == NULL)
    found = load_any (connection, situation, language, &local);
  if (local != NULL)
    g_propagate_error (error, local);
  else if (found == NULL)
    unknown (situation, error);
  return g_steal_pointer (&found);
}

/**
 * relnet_template_load_original:
 * @situation: for what
 * @language: “fr” or “en”
 * @reg: “tu” or “vous”; empty where the language makes no difference
 *
 * Returns: (transfer full) (nullable): RelNet's text, whatever the user made of it; %NULL if that is none
 */
RelnetMessageTemplate *
relnet_template_load_original (const char *situation, const char *language, const char *reg)
{
  return load_file (situation, language, reg);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *)a, *(const char *const *)b);
}

/**
 * relnet_template_list_situations:
 * @connection: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type utf8) (nullable): RelNet's situations in their order, then the names of the user's own
 */
GPtrArray *
relnet_template_list_situations (RelnetConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = relnet_template_store_load_all (connection, error);
  const RelnetTemplateSituation *situations;
  guint n;

  if (all == NULL)
    return NULL;
  situations = relnet_template_situation_get_all (&n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, g_strdup (situations[i].name));
  for (guint i = 0; i < all->len; i++)
    {
      RelnetMessageTemplate *template_ = g_ptr_array_index (all, i);
      const char *situation = relnet_message_template_get_situation (template_);

      if (relnet_message_template_is_own (template_) && !g_ptr_array_find_with_equal_func (own, situation, g_str_equal, NULL))
        g_ptr_array_add (own, (gpointer)situation);
    }
  g_ptr_array_sort (own, compare_names);
  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add (names, g_strdup (g_ptr_array_index (own, i)));
  return g_steal_pointer (&names);
}

/**
 * relnet_template_list_variants:
 * @connection: a connection
 * @situation: for what
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetMessageTemplate) (nullable): its texts in each language and register: of a
 *   situation of RelNet all three, of the user's own those they wrote
 */
GPtrArray *
relnet_template_list_variants (RelnetConnection *connection, const char *situation, GError **error)
{
  g_autoptr (GPtrArray) variants = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < RELNET_TEMPLATE_N_VARIANTS; i++)
    {
      const char *language = relnet_template_variants[i].language, *reg = relnet_template_variants[i].reg;
      GError *local = NULL;
      RelnetMessageTemplate *found = relnet_template_store_find (connection, situation, language, reg, &local);

      if (local != NULL)
        {
          g_propagate_error (error, local);
          return NULL;
        }
      if (found == NULL)
        found = load_file (situation, language, reg);
      if (found != NULL)
        g_ptr_array_add (variants, found);
    }
  return g_steal_pointer (&variants);
}

static void
take (GHashTable *values, const char *name, char *value)
{
  if (value == NULL || *value == '\0')
    g_free (value);
  else
    g_hash_table_insert (values, (gpointer) name, value);
}

/* Of this year, without the year. */
static char *
make_month (const Language *language, const char *date, const char *today)
{
  int year = 0, month = 0;

  if (sscanf (date, "%4d-%2d", &year, &month) != 2 || month < 1 || month > 12)
    return NULL;
  if (strncmp (date, today, 4) == 0)
    return g_strdup (language->months[month - 1]);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (language->month_format, language->months[month - 1], year);
#pragma GCC diagnostic pop
}

/* In the largest unit of which there are two: “three years”, “fourteen months”, “nine weeks”. */
static char *
make_silence (const Language *language, int days)
{
  const int lengths[] = { 7, 30, 365 };
  int unit = days >= 2 * lengths[2] ? 2 : days >= 2 * lengths[1] ? 1 : 0;
  int n = days / lengths[unit];

  g_autofree char *figures = g_strdup_printf ("%d", n);

  if (days < MIN_SILENCE)
    return NULL;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (language->units[unit][n > 1],
                          n < (int)G_N_ELEMENTS (language->numbers) ? language->numbers[n] : figures);
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
  g_autoptr (GPtrArray) last = relnet_interaction_store_load_page (connection, &filter, NULL, 20, error);

  if (last == NULL)
    return FALSE;
  for (guint i = 0; i < last->len; i++)
    {
      RelnetInteraction *interaction = g_ptr_array_index (last, i);
      const char *date = relnet_interaction_get_date (interaction);
      const char *subject = relnet_interaction_get_subject (interaction);

      /* As closeness and the coach see it: an evening among thirty is none. */
      if (!relnet_interaction_kind_resets_cadence (relnet_interaction_get_kind (interaction),
                                                   relnet_interaction_get_channel (interaction))
          || strcmp (date, today) > 0)
        continue;
      if (!g_hash_table_contains (values, "last_date"))
        {
          take (values, "last_date", make_month (language, date, today));
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

  const RelnetTemplatePlaceholder *placeholders;
  guint n;

  placeholders = relnet_template_placeholder_get_all (&n);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (labels, (gpointer) placeholders[i].name, (gpointer) _ (placeholders[i].label));
  return labels;
}

static gboolean
add_person (RelnetConnection *connection, RelnetClock *clock, const Language *language, RelnetPerson *person,
            GHashTable *values, GError **error)
{
  g_autofree char *today = relnet_clock_dup_today (clock);

  take (values, "first_name", make_first_name (person));
  take (values, "name", g_strdup (relnet_person_get_name (person)));
  g_hash_table_insert (values, (gpointer) "place", make_place (person));
  take (values, "how_met", make_how_met (person));
  return add_last_exchange (connection, language, relnet_person_get_id (person), today, values, error);
}

/**
 * relnet_template_make:
 * @connection: a connection
 * @clock: the time
 * @request: what is wanted
 * @error: return location for an error, in words for the user
 *
 * Makes a message, in the language and register of the person (vous, where the user did not say) unless @request says
 * otherwise. What is not known stays as a gap, see relnet_template_text_fill().
 *
 * Returns: (transfer full) (nullable): the message and in which language and register it is; %NULL if there is no such
 *   template or no such person
 */
RelnetMessageTemplate *
relnet_template_make (RelnetConnection *connection, RelnetClock *clock, const RelnetTemplateRequest *request, GError **error)
{
  g_autoptr (RelnetPerson) person = NULL;
  g_autoptr (RelnetPerson) other = NULL;
  g_autoptr (RelnetMessageTemplate) template_ = NULL;
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) labels = make_labels ();
  g_autofree char *subject = NULL;
  g_autofree char *body = NULL;
  const char *code = request->language, *reg = request->reg;
  const Language *language;

  if (request->person_id != 0)
    {
      person = relnet_person_store_load (connection, request->person_id, error);
      if (person == NULL)
        return NULL;
      code = code != NULL ? code : relnet_person_get_text (person, RELNET_PERSON_LANGUAGE);
      reg = reg != NULL ? reg : relnet_person_get_text (person, RELNET_PERSON_REGISTER);
    }
  if (request->other_id != 0)
    {
      other = relnet_person_store_load (connection, request->other_id, error);
      if (other == NULL)
        return NULL;
    }
  language = find_language (code);
  template_ = relnet_template_load (connection, request->situation, language->code,
                                    language->has_register && g_strcmp0 (reg, "tu") != 0 ? "vous" : "tu", error);
  if (template_ == NULL)
    return NULL;
  /* A text of the user’s own may be in another language: its months are, too. */
  language = find_language (relnet_message_template_get_language (template_));
  take (values, "topic", g_strdup (request->topic));
  take (values, "me", g_strdup (request->me));
  if (person != NULL && !add_person (connection, clock, language, person, values, error))
    return NULL;
  if (person == NULL)
    g_hash_table_insert (values, (gpointer) "place", g_strdup (""));
  if (other != NULL)
    {
      take (values, "other_first_name", make_first_name (other));
      take (values, "other_name", g_strdup (relnet_person_get_name (other)));
      g_hash_table_insert (values, (gpointer) "other_place", make_place (other));
    }
  else
    g_hash_table_insert (values, (gpointer) "other_place", g_strdup (""));
  subject = relnet_template_text_fill (relnet_message_template_get_subject (template_), language->code, values, labels);
  body = relnet_template_text_fill (relnet_message_template_get_body (template_), language->code, values, labels);
  relnet_message_template_set_text (template_, subject, body);
  return g_steal_pointer (&template_);
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
 * As relnet_template_make(), for those who only need the words.
 *
 * Returns: whether there is such a template and such a person
 */
gboolean
relnet_template_render (RelnetConnection *connection, RelnetClock *clock, const RelnetTemplateRequest *request,
                        char **subject, char **body, GError **error)
{
  g_autoptr (RelnetMessageTemplate) made = relnet_template_make (connection, clock, request, error);

  *subject = made != NULL ? g_strdup (relnet_message_template_get_subject (made)) : NULL;
  *body = made != NULL ? g_strdup (relnet_message_template_get_body (made)) : NULL;
  return made != NULL;
}
