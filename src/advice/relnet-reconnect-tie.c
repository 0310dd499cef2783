#include "relnet-reconnect-tie.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"

/**
 * RelnetReconnectTie:
 *
 * Somebody one could get back in touch with, and what speaks for it. A record: it is read whole and has nothing to bind to.
 */
struct _RelnetReconnectTie
{
  GObject parent_instance;

  gint64 person_id;
  char *name;
  char *title;
  char *organisation;
  char *city;
  char *last_answer;
  int points[RELNET_RECONNECT_N_PARTS];
  char *reasons[RELNET_RECONNECT_N_PARTS];
  gint64 via_id;
  char *via;
  int from_year;
  int to_year;
};

G_DEFINE_FINAL_TYPE (RelnetReconnectTie, relnet_reconnect_tie, G_TYPE_OBJECT)

static void
relnet_reconnect_tie_finalize (GObject *object)
{
  RelnetReconnectTie *self = RELNET_RECONNECT_TIE (object);

  g_free (self->name);
  g_free (self->title);
  g_free (self->organisation);
  g_free (self->city);
  g_free (self->last_answer);
  g_free (self->via);
  for (guint i = 0; i < RELNET_RECONNECT_N_PARTS; i++)
    g_free (self->reasons[i]);
  G_OBJECT_CLASS (relnet_reconnect_tie_parent_class)->finalize (object);
}

static void
relnet_reconnect_tie_class_init (RelnetReconnectTieClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_reconnect_tie_finalize;
}

static void
relnet_reconnect_tie_init (RelnetReconnectTie *self)
{
  self->name = g_strdup ("");
  self->title = g_strdup ("");
  self->organisation = g_strdup ("");
  self->city = g_strdup ("");
  self->last_answer = g_strdup ("");
}

/**
 * relnet_reconnect_tie_new:
 * @person_id: a person
 *
 * Returns: (transfer full): a tie of which nothing is known yet
 */
RelnetReconnectTie *
relnet_reconnect_tie_new (gint64 person_id)
{
  RelnetReconnectTie *self = g_object_new (RELNET_TYPE_RECONNECT_TIE, NULL);

  self->person_id = person_id;
  return self;
}

/**
 * relnet_reconnect_tie_get_person_id:
 * @self: a tie
 *
 * Returns: who it is
 */
gint64
relnet_reconnect_tie_get_person_id (RelnetReconnectTie *self)
{
  g_return_val_if_fail (RELNET_IS_RECONNECT_TIE (self), 0);

  return self->person_id;
}

/**
 * relnet_reconnect_tie_get_name:
 * @self: a tie
 *
 * Returns: the name
 */
const char *
relnet_reconnect_tie_get_name (RelnetReconnectTie *self)
{
  g_return_val_if_fail (RELNET_IS_RECONNECT_TIE (self), NULL);

  return self->name;
}

/**
 * relnet_reconnect_tie_get_title:
 * @self: a tie
 *
 * Returns: the current role
 */
const char *
relnet_reconnect_tie_get_title (RelnetReconnectTie *self)
{
  g_return_val_if_fail (RELNET_IS_RECONNECT_TIE (self), NULL);

  return self->title;
}

/**
 * relnet_reconnect_tie_get_organisation:
 * @self: a tie
 *
 * Returns: the current organisation
 */
const char *
relnet_reconnect_tie_get_organisation (RelnetReconnectTie *self)
{
  g_return_val_if_fail (RELNET_IS_RECONNECT_TIE (self), NULL);

  return self->organisation;
}

/**
 * relnet_reconnect_tie_get_city:
 * @self: a tie
 *
 * Returns: the city
 */
const char *
relnet_reconnect_tie_get_city (RelnetReconnectTie *self)
{
  g_return_val_if_fail (RELNET_IS_RECONNECT_TIE (self), NULL);

  return self->city;
}

/**
 * relnet_reconnect_tie_set_who:
 * @self: a tie
 * @name: the name
 * @title: the current role
 * @organisation: the current organisation
 * @city: the city
 */
void
relnet_reconnect_tie_set_who (RelnetReconnectTie *self,
                              const char *name,
                              const char *title,
                              const char *organisation,
                              const char *city)
{
  g_return_if_fail (RELNET_IS_RECONNECT_TIE (self));

  g_free (self->name);
  g_free (self->title);
  g_free (self->organisation);
  g_free (self->city);
  self->name = g_strdup (name);
  self->title = g_strdup (title);
  self->organisation = g_strdup (organisation);
  self->city = g_strdup (city);
}

/**
 * relnet_reconnect_tie_get_last_answer:
 * @self: a tie
 *
 * Returns: the date on which they last took part in something, empty if never
 */
const char *
relnet_reconnect_tie_get_last_answer (RelnetReconnectTie *self)
{
  g_return_val_if_fail (RELNET_IS_RECONNECT_TIE (self), NULL);

  return self->last_answer;
}

/**
 * relnet_reconnect_tie_set_last_answer:
 * @self: a tie
 * @date: the date on which they last took part in something, empty if never
 */
void
relnet_reconnect_tie_set_last_answer (RelnetReconnectTie *self, const char *date)
{
  g_return_if_fail (RELNET_IS_RECONNECT_TIE (self));

  g_free (self->last_answer);
  self->last_answer = g_strdup (date);
}

/**
 * relnet_reconnect_tie_get_points:
 * @self: a tie
 * @part: a part of the score
 *
 * Returns: its points
 */
int
relnet_reconnect_tie_get_points (RelnetReconnectTie *self, RelnetReconnectPart part)
{
  g_return_val_if_fail (RELNET_IS_RECONNECT_TIE (self), 0);

  return self->points[part];
}

/**
 * relnet_reconnect_tie_set_points:
 * @self: a tie
 * @part: a part of the score
 * @points: its points
 */
void
relnet_reconnect_tie_set_points (RelnetReconnectTie *self, RelnetReconnectPart part, int points)
{
  g_return_if_fail (RELNET_IS_RECONNECT_TIE (self));

  self->points[part] = points;
}

/**
 * relnet_reconnect_tie_get_score:
 * @self: a tie
 *
 * Returns: the sum of its parts, 0 to 100
 */
int
relnet_reconnect_tie_get_score (RelnetReconnectTie *self)
{
  int score = 0;

  g_return_val_if_fail (RELNET_IS_RECONNECT_TIE (self), 0);

  for (guint i = 0; i < RELNET_RECONNECT_N_PARTS; i++)
    score += self->points[i];
  return score;
}

/**
 * relnet_reconnect_tie_get_reason:
 * @self: a tie
 * @part: a part of the score
 *
 * Returns: (nullable): why it has these points, in words; %NULL before relnet_reconnect_explain()
 */
const char *
relnet_reconnect_tie_get_reason (RelnetReconnectTie *self, RelnetReconnectPart part)
{
  g_return_val_if_fail (RELNET_IS_RECONNECT_TIE (self), NULL);

  return self->reasons[part];
}

/**
 * relnet_reconnect_tie_take_reason:
 * @self: a tie
 * @part: a part of the score
 * @reason: (transfer full): why it has these points, in words
 */
void
relnet_reconnect_tie_take_reason (RelnetReconnectTie *self, RelnetReconnectPart part, char *reason)
{
  g_return_if_fail (RELNET_IS_RECONNECT_TIE (self));

  g_free (self->reasons[part]);
  self->reasons[part] = reason;
}

/**
 * relnet_reconnect_tie_get_via:
 * @self: a tie
 *
 * Returns: (nullable): the name of the closest person who knows them, %NULL if there is nobody
 */
const char *
relnet_reconnect_tie_get_via (RelnetReconnectTie *self)
{
  g_return_val_if_fail (RELNET_IS_RECONNECT_TIE (self), NULL);

  return self->via;
}

/**
 * relnet_reconnect_tie_get_via_id:
 * @self: a tie
 *
 * Returns: who that is, 0 for nobody
 */
gint64
relnet_reconnect_tie_get_via_id (RelnetReconnectTie *self)
{
  g_return_val_if_fail (RELNET_IS_RECONNECT_TIE (self), 0);

  return self->via_id;
}

/**
 * relnet_reconnect_tie_set_via:
 * @self: a tie
 * @person_id: the closest person who knows them
 * @name: the name
 */
void
relnet_reconnect_tie_set_via (RelnetReconnectTie *self, gint64 person_id, const char *name)
{
  g_return_if_fail (RELNET_IS_RECONNECT_TIE (self));

  g_free (self->via);
  self->via = g_strdup (name);
  self->via_id = person_id;
}

/**
 * relnet_reconnect_tie_get_from_year:
 * @self: a tie
 *
 * Returns: since when they were in the organisation of a cohort, 0 if that is not known
 */
int
relnet_reconnect_tie_get_from_year (RelnetReconnectTie *self)
{
  g_return_val_if_fail (RELNET_IS_RECONNECT_TIE (self), 0);

  return self->from_year;
}

/**
 * relnet_reconnect_tie_get_to_year:
 * @self: a tie
 *
 * Returns: until when, 0 if that is not known or they still are
 */
int
relnet_reconnect_tie_get_to_year (RelnetReconnectTie *self)
{
  g_return_val_if_fail (RELNET_IS_RECONNECT_TIE (self), 0);

  return self->to_year;
}

/**
 * relnet_reconnect_tie_set_years:
 * @self: a tie
 * @from_year: since when they were in the organisation of a cohort, 0 if that is not known
 * @to_year: until when, 0 if that is not known or they still are
 */
void
relnet_reconnect_tie_set_years (RelnetReconnectTie *self, int from_year, int to_year)
{
  g_return_if_fail (RELNET_IS_RECONNECT_TIE (self));

  self->from_year = from_year;
  self->to_year = to_year;
}

/**
 * relnet_reconnect_tie_dup_silence:
 * @self: a tie
 * @today: the date
 *
 * Returns: (transfer full): how long they have not taken part in anything: “3 years of silence”
 */
char *
relnet_reconnect_tie_dup_silence (RelnetReconnectTie *self, const char *today)
{
  g_autofree char *age = NULL;

  g_return_val_if_fail (RELNET_IS_RECONNECT_TIE (self), NULL);

  if (!relnet_date_is_valid (self->last_answer))
    return g_strdup (_ ("no exchange yet"));
  age = relnet_date_format_age_short (self->last_answer, today);
  if (relnet_date_days_between (self->last_answer, today) <= 0)
    return g_steal_pointer (&age);
  /* Translators: how long ago the last exchange was: “3 years of silence”. */
  return g_strdup_printf (_ ("%s of silence"), age);
}

/**
 * relnet_reconnect_tie_dup_detail:
 * @self: a tie
 * @today: the date
 *
 * Returns: (transfer full): the second line of a row: “3 years of silence · Cordélia Systèmes”, in a cohort with the years there
 */
char *
relnet_reconnect_tie_dup_detail (RelnetReconnectTie *self, const char *today)
{
  g_autofree char *silence = relnet_reconnect_tie_dup_silence (self, today), *from = NULL, *to = NULL;
  const char *where;

  g_return_val_if_fail (RELNET_IS_RECONNECT_TIE (self), NULL);

  if (self->from_year != 0 || self->to_year != 0)
    {
      from = self->from_year != 0 ? g_strdup_printf ("%d", self->from_year) : g_strdup ("");
      to = self->to_year != 0 ? g_strdup_printf ("%d", self->to_year) : g_strdup ("");
      return g_strdup_printf ("%s · %s–%s", silence, from, to);
    }
  where = *self->organisation != '\0' ? self->organisation : self->title;
  return *where != '\0' ? g_strdup_printf ("%s · %s", silence, where) : g_steal_pointer (&silence);
}

/**
 * relnet_reconnect_tie_dup_why:
 * @self: a tie, explained
 * @today: the date
 *
 * Returns: (transfer full): the silence and the best reason to end it now, where there is little room; what was comes last, as
 *   everybody here was close once
 */
char *
relnet_reconnect_tie_dup_why (RelnetReconnectTie *self, const char *today)
{
  g_autofree char *silence = relnet_reconnect_tie_dup_silence (self, today);
  RelnetReconnectPart best = RELNET_RECONNECT_PAST;

  g_return_val_if_fail (RELNET_IS_RECONNECT_TIE (self), NULL);

  for (guint i = RELNET_RECONNECT_N_PARTS - 1; i > RELNET_RECONNECT_PAST; i--)
    if (self->points[i] > 0 && (best == RELNET_RECONNECT_PAST || self->points[i] >= self->points[best]))
      best = (RelnetReconnectPart)i;
  if (self->reasons[best] == NULL)
    return g_steal_pointer (&silence);
  return g_strdup_printf ("%s · %s", silence, self->reasons[best]);
}

/**
 * relnet_reconnect_tie_dup_label:
 * @self: a tie
 * @today: the date
 *
 * Returns: (transfer full): what a screen reader says of its row
 */
char *
relnet_reconnect_tie_dup_label (RelnetReconnectTie *self, const char *today)
{
  g_autofree char *detail = relnet_reconnect_tie_dup_detail (self, today);
  int score = relnet_reconnect_tie_get_score (self);

  if (score == 0)
    return g_strdup_printf ("%s, %s", self->name, detail);
  /* Translators: a person, how long ago the last exchange was, and how many of 100 points speak for writing. */
  return g_strdup_printf (_ ("%s, %s, %d points of 100"), self->name, detail, score);
}
