/* How an interaction is called, in the user's language: the same words in timelines, beside a message and for scripts. */

#include "relnet-interaction-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-text.h"
#include "relnet-wind-down-step.h"

/* What stands before the words of a trace; by me, and by them where that is another thing. */
static const struct
{
  const char *by_me;
  const char *by_them;
} trace_titles[RELNET_N_INTERACTION_KINDS] = {
  [RELNET_INTERACTION_PROMISE_MADE] = { N_ ("You promised: %s"), N_ ("They promised: %s") },
  [RELNET_INTERACTION_PROMISE_KEPT] = { N_ ("Promise kept: %s"), N_ ("They kept their promise: %s") },
  [RELNET_INTERACTION_PROMISE_WITHDRAWN] = { N_ ("Promise withdrawn: %s"), N_ ("They withdrew their promise: %s") },
  [RELNET_INTERACTION_FAVOUR] = { N_ ("You helped: %s"), N_ ("They helped you: %s") },
  [RELNET_INTERACTION_ASK] = { N_ ("You asked: %s"), N_ ("They asked you: %s") },
  [RELNET_INTERACTION_THANKS] = { N_ ("You said thank you: %s"), N_ ("They thanked you: %s") },
  [RELNET_INTERACTION_NEWS] = { N_ ("You gave news: %s"), N_ ("They gave news: %s") },
  [RELNET_INTERACTION_OUTCOME] = { N_ ("Outcome: %s"), N_ ("Outcome: %s") },
  [RELNET_INTERACTION_WIND_DOWN] = { N_ ("Wind-down: %s"), N_ ("Wind-down: %s") },
};

static gboolean
is_written (RelnetChannel channel)
{
  return channel == RELNET_CHANNEL_EMAIL || channel == RELNET_CHANNEL_MESSAGE || channel == RELNET_CHANNEL_LETTER;
}

/**
 * relnet_interaction_words_get_kind:
 * @interaction: an interaction
 *
 * Returns: (transfer none): what it was: “E-mail received”, “Phone call”, “Promise kept”
 */
const char *
relnet_interaction_words_get_kind (RelnetInteraction *interaction)
{
  RelnetInteractionKind kind = relnet_interaction_get_kind (interaction);
  RelnetChannel channel = relnet_interaction_get_channel (interaction);
  RelnetDirection direction = relnet_interaction_get_direction (interaction);

  if (kind != RELNET_INTERACTION_EXCHANGE)
    return relnet_interaction_kind_to_label (kind);
  if (direction == RELNET_DIRECTION_BOTH || !is_written (channel))
    return relnet_channel_to_label (channel);
  if (channel == RELNET_CHANNEL_EMAIL)
    return direction == RELNET_DIRECTION_INCOMING ? _ ("E-mail received") : _ ("E-mail sent");
  if (channel == RELNET_CHANNEL_MESSAGE)
    return direction == RELNET_DIRECTION_INCOMING ? _ ("Message received") : _ ("Message sent");
  return direction == RELNET_DIRECTION_INCOMING ? _ ("Letter received") : _ ("Letter sent");
}

static char *
get_first_line (const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));

  return relnet_text_clean (line);
}

/* Of a trace only what the user wrote is stored, names and dates: the words around them are those of whoever reads. Traces of
 * earlier versions hold whole sentences, and say them. */
static gboolean
is_introduction_by_names (RelnetInteraction *interaction)
{
  return relnet_interaction_get_kind (interaction) == RELNET_INTERACTION_INTRODUCTION
         && relnet_text_is_blank (relnet_interaction_get_subject (interaction))
         && !relnet_text_is_blank (relnet_interaction_get_note (interaction));
}

/**
 * relnet_interaction_words_dup_note:
 * @interaction: an interaction
 *
 * Returns: (transfer full): what is to be said about it besides its title; empty for nothing
 */
char *
relnet_interaction_words_dup_note (RelnetInteraction *interaction)
{
  const char *note = relnet_interaction_get_note (interaction);
  g_autofree char *made = NULL;
  int days;

  if (is_introduction_by_names (interaction))
    return g_strdup ("");
  if (relnet_interaction_get_kind (interaction) != RELNET_INTERACTION_PROMISE_KEPT || !relnet_date_is_valid (note))
    return g_strdup (note);
  made = relnet_date_format (note);
  days = relnet_date_days_between (note, relnet_interaction_get_date (interaction));
  if (days < 1)
    return g_strdup_printf (_ ("Promised on %s, kept the same day"), made);
  return g_strdup_printf (ngettext ("Promised on %s, kept in %d day", "Promised on %s, kept in %d days", (gulong) days), made,
                          days);
}

/**
 * relnet_interaction_words_dup_title:
 * @interaction: an interaction
 *
 * Returns: (transfer full): what it was, on one line
 */
char *
relnet_interaction_words_dup_title (RelnetInteraction *interaction)
{
  RelnetInteractionKind kind = relnet_interaction_get_kind (interaction);
  const char *format = relnet_interaction_get_direction (interaction) == RELNET_DIRECTION_INCOMING
                           ? trace_titles[kind].by_them
                           : trace_titles[kind].by_me;
  const char *subject = relnet_interaction_get_subject (interaction);

  if (is_introduction_by_names (interaction))
    {
      g_autofree char *names = get_first_line (relnet_interaction_get_note (interaction));

      /* Translators: two names, “Introduction of Priya Raghunathan & Maëlle Kerdoncuff”. */
      return g_strdup_printf (_ ("Introduction of %s"), names);
    }
  if (relnet_text_is_blank (subject) && g_str_equal (relnet_interaction_get_source (interaction), RELNET_SOURCE_REMINDER))
    return g_strdup (_ ("Marked as done from a reminder"));
  if (relnet_text_is_blank (subject))
    return relnet_text_is_blank (relnet_interaction_get_note (interaction))
               ? g_strdup (relnet_interaction_words_get_kind (interaction))
               : get_first_line (relnet_interaction_get_note (interaction));
  if (kind == RELNET_INTERACTION_WIND_DOWN)
    subject = relnet_wind_down_trace_to_label (subject);
  if (format != NULL)
    {
      g_autofree char *words = relnet_text_clean (subject);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      return g_strdup_printf (_ (format), words);
#pragma GCC diagnostic pop
    }
  return relnet_text_clean (subject);
}

/**
 * relnet_interaction_words_get_icon_name:
 * @interaction: an interaction
 *
 * Returns: (transfer none): the symbolic icon that stands for it
 */
const char *
relnet_interaction_words_get_icon_name (RelnetInteraction *interaction)
{
  const char *icon_name = relnet_interaction_kind_to_icon_name (relnet_interaction_get_kind (interaction));

  return icon_name != NULL ? icon_name : relnet_channel_to_icon_name (relnet_interaction_get_channel (interaction));
}
