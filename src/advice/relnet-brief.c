/* What is to be known before one meets somebody (B1), read in one go. */

#include "relnet-brief.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-acquaintance-store.h"
#include "relnet-connector.h"
#include "relnet-contact-point.h"
#include "relnet-date.h"
#include "relnet-favour-store.h"
#include "relnet-interaction-store.h"
#include "relnet-interaction-words.h"
#include "relnet-meeting-store.h"
#include "relnet-person-store.h"
#include "relnet-person-words.h"
#include "relnet-promise-store.h"
#include "relnet-question-ideas.h"
#include "relnet-question-store.h"
#include "relnet-text.h"
#include "relnet-time-of-day.h"
#include "relnet-web.h"

/* One page: more of each is in the timeline and in About. */
#define MAX_EXCHANGES 3
#define MAX_PROMISES  8
#define MAX_CHIPS     6
#define MAX_LINKS     4
#define MAX_TIES      3

/* How many proposals of the connector are looked through for one with this person. */
#define MAX_PAIRINGS 200

static void
link_free (gpointer data)
{
  RelnetBriefLink *link = data;

  g_free (link->title);
  g_free (link->detail);
  g_free (link->uri);
  g_free (link);
}

/**
 * relnet_brief_tie_free:
 * @tie: (transfer full): somebody
 */
void
relnet_brief_tie_free (RelnetBriefTie *tie)
{
  g_free (tie->name);
  g_free (tie->reason);
  g_free (tie);
}

/**
 * relnet_brief_free:
 * @self: (transfer full): a brief
 */
void
relnet_brief_free (RelnetBrief *self)
{
  g_free (self->today);
  g_clear_object (&self->person);
  g_free (self->name);
  g_free (self->first_name);
  g_free (self->headline);
  g_clear_object (&self->meeting);
  g_clear_pointer (&self->exchanges, g_ptr_array_unref);
  g_clear_pointer (&self->promises, g_ptr_array_unref);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->ideas, g_ptr_array_unref);
  g_free (self->matters);
  g_free (self->goals);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_free (self->how_met);
  g_clear_pointer (&self->ties, g_ptr_array_unref);
  g_free (self);
}

/* What is noted of somebody alone, and what is still to come, is no exchange. */
static gboolean
read_exchanges (RelnetConnection *connection, RelnetBrief *self, gint64 person_id, GError **error)
{
  RelnetTimelineFilter filter = { .person_id = person_id, .to = self->today };

  for (guint channel = 0; channel < RELNET_N_CHANNELS; channel++)
    if (channel != RELNET_CHANNEL_NOTE)
      filter.channels |= 1u << channel;
  self->exchanges = relnet_interaction_store_load_page (connection, &filter, NULL, MAX_EXCHANGES, error);
  return self->exchanges != NULL;
}

/* Those of the user first: they are theirs to keep before the meeting. */
static gboolean
read_promises (RelnetConnection *connection, RelnetBrief *self, gint64 person_id, GError **error)
{
  g_autoptr (GPtrArray) open = relnet_promise_store_load_list (connection, RELNET_PROMISES_OPEN, person_id, NULL, self->today,
                                                               MAX_PROMISES, NULL, error);

  if (open == NULL)
    return FALSE;
  self->promises = g_ptr_array_new_with_free_func (g_object_unref);
  for (int mine = 1; mine >= 0; mine--)
    for (guint i = 0; i < open->len; i++)
      if (relnet_promise_get_mine (g_ptr_array_index (open, i)) == mine)
        g_ptr_array_add (self->promises, g_object_ref (g_ptr_array_index (open, i)));
  return TRUE;
}

static gboolean
uses_tu (RelnetPerson *person)
{
  return g_str_equal (relnet_person_get_text (person, RELNET_PERSON_REGISTER), "tu");
}

static gboolean
read_questions (RelnetConnection *connection, RelnetBrief *self, gint64 person_id, GError **error)
{
  RelnetInteraction *last = self->exchanges->len > 0 ? g_ptr_array_index (self->exchanges, 0) : NULL;
  const RelnetQuestionFacts facts = {
    .tu = uses_tu (self->person),
    .they_said = last != NULL ? relnet_interaction_get_they_said (last) : NULL,
    .last_topic = last != NULL ? relnet_interaction_get_subject (last) : NULL,
    .goals = self->goals,
    .matters = self->matters,
    .known = last != NULL,
  };

  self->questions = relnet_question_store_load_of (connection, person_id, self->today, error);
  if (self->questions == NULL)
    return FALSE;
  self->ideas = self->questions->len == 0 ? relnet_question_ideas_make (&facts) : g_ptr_array_new_with_free_func (g_free);
  return TRUE;
}

static void
add_chip (RelnetBrief *self, const char *text)
{
  if (!relnet_text_is_blank (text) && self->chips->len < MAX_CHIPS)
    g_ptr_array_add (self->chips, relnet_text_clean (text));
}

/* How to talk with them, then what one can talk about. */
static void
read_chips (RelnetBrief *self)
{
  const char *reg = relnet_person_get_text (self->person, RELNET_PERSON_REGISTER);
  const char *language = relnet_person_get_text (self->person, RELNET_PERSON_LANGUAGE);
  g_auto (GStrv) interests = g_strsplit_set (relnet_person_get_text (self->person, RELNET_PERSON_INTERESTS), ",;\n", -1);

  self->chips = g_ptr_array_new_with_free_func (g_free);
  if (g_str_equal (reg, "tu") || g_str_equal (reg, "vous"))
    add_chip (self, g_str_equal (reg, "tu") ? _ ("Say “tu”") : _ ("Say “vous”"));
  if (g_str_equal (language, "fr"))
    add_chip (self, C_ ("language to talk in", "In French"));
  else if (g_str_equal (language, "en"))
    add_chip (self, C_ ("language to talk in", "In English"));
  else
    add_chip (self, language);
  for (guint i = 0; interests[i] != NULL; i++)
    add_chip (self, interests[i]);
}

static void
add_link (RelnetBrief *self, RelnetBriefLinkKind kind, const char *title, const char *detail, const char *uri)
{
  RelnetBriefLink *link = g_new0 (RelnetBriefLink, 1);

  link->kind = kind;
  link->title = g_strdup (title);
  link->detail = g_strdup (detail);
  link->uri = g_strdup (uri);
  g_ptr_array_add (self->links, link);
}

static gboolean
has_link (RelnetBrief *self, const char *uri)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      g_autofree char *host = relnet_web_dup_host (((RelnetBriefLink *) g_ptr_array_index (self->links, i))->uri);

      if (g_strcmp0 (host, uri) == 0)
        return TRUE;
    }
  return FALSE;
}

/* “LinkedIn” of “linkedin.com”; any other is called by its name. */
static const char *
get_site_name (const char *host)
{
  static const char *const names[][2] = {
    { "linkedin.com", "LinkedIn" }, { "github.com", "GitHub" },     { "gitlab.com", "GitLab" }, { "malt.fr", "Malt" },
    { "viadeo.com", "Viadeo" },     { "xing.com", "Xing" },         { "x.com", "X" },           { "youtube.com", "YouTube" },
    { "orcid.org", "ORCID" },       { "bsky.app", "Bluesky" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_suffix (host, names[i][0])
        && (strlen (host) == strlen (names[i][0]) || host[strlen (host) - strlen (names[i][0]) - 1] == '.'))
      return names[i][1];
  return host;
}

static void
read_links (RelnetBrief *self, const char *me)
{
  GListModel *links = G_LIST_MODEL (relnet_person_get_links (self->person));
  GListModel *emails = G_LIST_MODEL (relnet_person_get_emails (self->person));
  RelnetPosition *position = relnet_person_get_current_position (self->person);
  const char *organisation = position != NULL ? relnet_position_get_organisation (position) : "";
  const char *words[] = { self->name, organisation, NULL }, *mine[] = { me, NULL };
  g_autofree char *search = relnet_web_dup_search (words);
  g_autofree char *self_search = me != NULL ? relnet_web_dup_search (mine) : NULL;

  self->links = g_ptr_array_new_with_free_func (link_free);
  for (guint i = 0; i < g_list_model_get_n_items (links) && self->links->len < MAX_LINKS; i++)
    {
      g_autoptr (RelnetContactPoint) point = g_list_model_get_item (links, i);
      const char *value = relnet_contact_point_get_value (point);
      g_autofree char *uri = relnet_web_dup_uri (value);
      g_autofree char *host = relnet_web_dup_host (value);

      if (uri != NULL && *host != '\0')
        add_link (self, RELNET_BRIEF_LINK_PROFILE, get_site_name (host), value, uri);
    }
  for (guint i = 0; i < g_list_model_get_n_items (emails); i++)
    {
      g_autoptr (RelnetContactPoint) point = g_list_model_get_item (emails, i);
      g_autofree char *site = relnet_web_dup_site_of_email (relnet_contact_point_get_value (point));
      g_autofree char *uri = site != NULL ? relnet_web_dup_uri (site) : NULL;

      if (uri == NULL || has_link (self, site))
        continue;
      add_link (self, RELNET_BRIEF_LINK_SITE, site,
                !relnet_text_is_blank (organisation) ? organisation : _ ("The site of their organisation"), uri);
      break;
    }
  if (search != NULL)
    {
      g_autofree char *detail = *organisation != '\0' ? g_strdup_printf ("%s · %s", self->name, organisation)
                                                      : g_strdup (self->name);

      add_link (self, RELNET_BRIEF_LINK_SEARCH, _ ("Search the Web"), detail, search);
    }
  if (self_search != NULL)
    {
      /* Translators: %s is somebody's first name. */
      g_autofree char *title = g_strdup_printf (_ ("What %s will find about you"), self->first_name);

      add_link (self, RELNET_BRIEF_LINK_ME, title, me, self_search);
    }
}

static gboolean
read_ties (RelnetConnection *connection, RelnetBrief *self, gint64 person_id, GError **error)
{
  g_autoptr (GPtrArray) mutual = relnet_acquaintance_store_load_mutual (connection, person_id, MAX_TIES, error);

  if (mutual == NULL)
    return FALSE;
  self->ties = g_ptr_array_new_with_free_func ((GDestroyNotify) relnet_brief_tie_free);
  for (guint i = 0; i < mutual->len; i++)
    {
      RelnetAcquaintance *acquaintance = g_ptr_array_index (mutual, i);
      RelnetBriefTie *tie = g_new0 (RelnetBriefTie, 1);

      tie->person_id = relnet_acquaintance_get_person_id (acquaintance);
      tie->name = g_strdup (relnet_acquaintance_get_name (acquaintance));
      tie->reason = relnet_acquaintance_dup_reason (acquaintance);
      g_ptr_array_add (self->ties, tie);
    }
  return TRUE;
}

/* The one that was asked for, if the person takes part; else the next one with them. */
static gboolean
read_meeting (RelnetConnection *connection, RelnetBrief *self, gint64 person_id, gint64 meeting_id, GError **error)
{
  GError *local = NULL;

  if (meeting_id != 0)
    {
      self->meeting = relnet_meeting_store_load (connection, meeting_id, &local);
      if (g_error_matches (local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND))
        g_clear_error (&local);
      if (self->meeting != NULL && !relnet_meeting_has_person (self->meeting, person_id))
        g_clear_object (&self->meeting);
    }
  if (self->meeting == NULL && local == NULL)
    self->meeting = relnet_meeting_store_load_next (connection, person_id, self->today, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  self->nth = 1
              + relnet_meeting_store_count_in_person (
                  connection, person_id, self->meeting != NULL ? relnet_meeting_get_day (self->meeting) : "9999-12-31");
  return TRUE;
}

/**
 * relnet_brief_read:
 * @connection: a connection
 * @person_id: whom one meets
 * @meeting_id: a meeting with them, 0 for the next one if there is one
 * @today: a valid date
 * @me: (nullable): the user's name, for what can be found about them
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is to be known; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if the person is gone
 */
RelnetBrief *
relnet_brief_read (RelnetConnection *connection, gint64 person_id, gint64 meeting_id, const char *today, const char *me,
                   GError **error)
{
  g_autoptr (RelnetBrief) self = g_new0 (RelnetBrief, 1);

  self->today = g_strdup (today);
  self->person = relnet_person_store_load (connection, person_id, error);
  if (self->person == NULL)
    return NULL;
  self->name = g_strdup (relnet_person_get_name (self->person));
  self->first_name = relnet_person_dup_first_name (self->person);
  self->headline = relnet_person_dup_headline (self->person);
  self->matters = g_strstrip (g_strdup (relnet_person_get_text (self->person, RELNET_PERSON_MATTERS)));
  self->goals = g_strstrip (g_strdup (relnet_person_get_text (self->person, RELNET_PERSON_THEIR_GOALS)));
  self->how_met = relnet_person_dup_how_met (self->person);
  read_chips (self);
  read_links (self, me);
  if (!read_meeting (connection, self, person_id, meeting_id, error) || !read_exchanges (connection, self, person_id, error)
      || !read_promises (connection, self, person_id, error) || !read_questions (connection, self, person_id, error)
      || !relnet_favour_store_read_balance (connection, person_id, &self->balance, error)
      || !read_ties (connection, self, person_id, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * relnet_brief_read_introduction:
 * @connection: a connection
 * @person_id: whom one meets
 * @today: a valid date
 * @error: return location for an error
 *
 * Looks at some thousands of people, see relnet_connector_read(): for after the brief is shown.
 *
 * Returns: (transfer full) (nullable): whom they could be introduced to, and why it would help them; %NULL without @error if
 *   nobody comes to mind
 */
RelnetBriefTie *
relnet_brief_read_introduction (RelnetConnection *connection, gint64 person_id, const char *today, GError **error)
{
  g_autoptr (GPtrArray) pairings = relnet_connector_read (connection, today, MAX_PAIRINGS, error);

  for (guint i = 0; pairings != NULL && i < pairings->len; i++)
    {
      RelnetPairing *pairing = g_ptr_array_index (pairings, i);
      gboolean first = pairing->first_id == person_id;
      RelnetBriefTie *tie;

      if (!first && pairing->second_id != person_id)
        continue;
      tie = g_new0 (RelnetBriefTie, 1);
      tie->person_id = first ? pairing->second_id : pairing->first_id;
      tie->name = g_strdup (first ? pairing->second_name : pairing->first_name);
      tie->reason = g_strdup (first ? pairing->first_reason : pairing->second_reason);
      return tie;
    }
  return NULL;
}

/**
 * relnet_brief_dup_exchange_title:
 * @interaction: an exchange
 *
 * Returns: (transfer full): what it was about: “The connection of Göteborg”
 */
char *
relnet_brief_dup_exchange_title (RelnetInteraction *interaction)
{
  return relnet_interaction_words_dup_title (interaction);
}

/**
 * relnet_brief_dup_exchange_detail:
 * @interaction: an exchange
 * @today: a valid date
 *
 * Returns: (transfer full): how and when, and what they said: “Video call, 8 Oct, 40 min — waits for the regulator”
 */
char *
relnet_brief_dup_exchange_detail (RelnetInteraction *interaction, const char *today)
{
  g_autofree char *title = relnet_interaction_words_dup_title (interaction);
  g_autofree char *date = relnet_date_format_short (relnet_interaction_get_date (interaction), today);
  g_autofree char *said = NULL;
  const char *kind = relnet_interaction_words_get_kind (interaction);
  const char *they_said = relnet_interaction_get_they_said (interaction);
  const char *note = relnet_text_is_blank (relnet_interaction_get_subject (interaction))
                         ? ""
                         : relnet_interaction_get_note (interaction);
  int minutes = relnet_interaction_get_minutes (interaction);
  GString *text = g_string_new (NULL);

  if (strcmp (title, kind) != 0)
    g_string_append_printf (text, "%s, ", kind);
  g_string_append (text, date);
  if (minutes > 0)
    {
      g_autofree char *duration = relnet_time_of_day_format_duration (minutes);

      g_string_append_printf (text, ", %s", duration);
    }
  said = relnet_text_clean (!relnet_text_is_blank (they_said) ? they_said : note);
  if (*said != '\0')
    g_string_append_printf (text, " — %s", said);
  return g_string_free (text, FALSE);
}

/**
 * relnet_brief_dup_promise_detail:
 * @self: a brief
 * @promise: one of its promises
 *
 * Returns: (transfer full): whose it is and since when: “Sofia · Promised on 8 Oct”
 */
char *
relnet_brief_dup_promise_detail (RelnetBrief *self, RelnetPromise *promise)
{
  g_autofree char *reason = relnet_promise_dup_reason (promise, self->today);

  return g_strdup_printf ("%s · %s", relnet_promise_get_mine (promise) ? _ ("You") : self->first_name, reason);
}
