#include "relnet-finding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"

static const char *const tone_names[RELNET_N_TONES] = { "good", "neutral", "bad" };
static const char *const tone_labels[RELNET_N_TONES]
    = { NC_ ("what is found", "Good"), NC_ ("what is found", "Neutral"), NC_ ("what is found", "Bad") };

/**
 * RelnetFinding:
 *
 * Something the user found about themselves (N3): where, how it speaks of them, and what they answer to it.
 */
struct _RelnetFinding
{
  GObject parent_instance;

  gint64 id;
  char *what;
  char *link;
  char *found_on;
  char *answer;
  char *dealt_on;
  RelnetTone tone;
};

G_DEFINE_FINAL_TYPE (RelnetFinding, relnet_finding, G_TYPE_OBJECT)

static void
relnet_finding_finalize (GObject *object)
{
  RelnetFinding *self = RELNET_FINDING (object);

  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->link, g_free);
  g_clear_pointer (&self->found_on, g_free);
  g_clear_pointer (&self->answer, g_free);
  g_clear_pointer (&self->dealt_on, g_free);
  G_OBJECT_CLASS (relnet_finding_parent_class)->finalize (object);
}

static void
relnet_finding_class_init (RelnetFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_finding_finalize;
}

static void
relnet_finding_init (RelnetFinding *self)
{
  self->what = g_strdup ("");
  self->link = g_strdup ("");
  self->found_on = g_strdup ("");
  self->answer = g_strdup ("");
  self->dealt_on = g_strdup ("");
  self->tone = RELNET_TONE_NEUTRAL;
}

/**
 * relnet_finding_new:
 *
 * Returns: (transfer full): an empty one
 */
RelnetFinding *
relnet_finding_new (void)
{
  return g_object_new (RELNET_TYPE_FINDING, NULL);
}

/**
 * relnet_finding_get_id:
 * @self: a finding
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_finding_get_id (RelnetFinding *self)
{
  g_return_val_if_fail (RELNET_IS_FINDING (self), 0);

  return self->id;
}

/**
 * relnet_finding_set_id:
 * @self: a finding
 * @id: its id in the database, 0 before it is stored
 */
void
relnet_finding_set_id (RelnetFinding *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_FINDING (self));

  self->id = id;
}

/**
 * relnet_finding_get_what:
 * @self: a finding
 *
 * Returns: what there is to be found
 */
const char *
relnet_finding_get_what (RelnetFinding *self)
{
  g_return_val_if_fail (RELNET_IS_FINDING (self), NULL);

  return self->what;
}

/**
 * relnet_finding_set_what:
 * @self: a finding
 * @what: (nullable): what there is to be found
 */
void
relnet_finding_set_what (RelnetFinding *self, const char *what)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_FINDING (self));

  old = self->what;
  self->what = g_strdup (what != NULL ? what : "");
}

/**
 * relnet_finding_get_link:
 * @self: a finding
 *
 * Returns: where; may be empty
 */
const char *
relnet_finding_get_link (RelnetFinding *self)
{
  g_return_val_if_fail (RELNET_IS_FINDING (self), NULL);

  return self->link;
}

/**
 * relnet_finding_set_link:
 * @self: a finding
 * @link: (nullable): where; may be empty
 */
void
relnet_finding_set_link (RelnetFinding *self, const char *link)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_FINDING (self));

  old = self->link;
  self->link = g_strdup (link != NULL ? link : "");
}

/**
 * relnet_finding_get_found_on:
 * @self: a finding
 *
 * Returns: when the user found it
 */
const char *
relnet_finding_get_found_on (RelnetFinding *self)
{
  g_return_val_if_fail (RELNET_IS_FINDING (self), NULL);

  return self->found_on;
}

/**
 * relnet_finding_set_found_on:
 * @self: a finding
 * @found_on: (nullable): when the user found it
 */
void
relnet_finding_set_found_on (RelnetFinding *self, const char *found_on)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_FINDING (self));

  old = self->found_on;
  self->found_on = g_strdup (found_on != NULL ? found_on : "");
}

/**
 * relnet_finding_get_answer:
 * @self: a finding
 *
 * Returns: what the user answers when somebody speaks of it; may be empty
 */
const char *
relnet_finding_get_answer (RelnetFinding *self)
{
  g_return_val_if_fail (RELNET_IS_FINDING (self), NULL);

  return self->answer;
}

/**
 * relnet_finding_set_answer:
 * @self: a finding
 * @answer: (nullable): what the user answers when somebody speaks of it; may be empty
 */
void
relnet_finding_set_answer (RelnetFinding *self, const char *answer)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_FINDING (self));

  old = self->answer;
  self->answer = g_strdup (answer != NULL ? answer : "");
}

/**
 * relnet_finding_get_dealt_on:
 * @self: a finding
 *
 * Returns: when it was dealt with; empty while it is open
 */
const char *
relnet_finding_get_dealt_on (RelnetFinding *self)
{
  g_return_val_if_fail (RELNET_IS_FINDING (self), NULL);

  return self->dealt_on;
}

/**
 * relnet_finding_set_dealt_on:
 * @self: a finding
 * @dealt_on: (nullable): when it was dealt with; empty while it is open
 */
void
relnet_finding_set_dealt_on (RelnetFinding *self, const char *dealt_on)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_FINDING (self));

  old = self->dealt_on;
  self->dealt_on = g_strdup (dealt_on != NULL ? dealt_on : "");
}

/**
 * relnet_tone_to_name:
 * @tone: a tone
 *
 * Returns: its name in the database
 */
const char *
relnet_tone_to_name (RelnetTone tone)
{
  g_return_val_if_fail (tone < RELNET_N_TONES, NULL);

  return tone_names[tone];
}

/**
 * relnet_tone_to_label:
 * @tone: a tone
 *
 * Returns: it in the language of the user
 */
const char *
relnet_tone_to_label (RelnetTone tone)
{
  g_return_val_if_fail (tone < RELNET_N_TONES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "what is found", tone_labels[tone]);
}

/**
 * relnet_tone_from_name:
 * @name: (nullable): a name
 *
 * Returns: the tone; %RELNET_TONE_NEUTRAL for any other text
 */
RelnetTone
relnet_tone_from_name (const char *name)
{
  for (guint i = 0; i < RELNET_N_TONES; i++)
    if (g_strcmp0 (tone_names[i], name) == 0)
      return (RelnetTone) i;
  return RELNET_TONE_NEUTRAL;
}

/**
 * relnet_finding_get_tone:
 * @self: a finding
 *
 * Returns: how it speaks of the user
 */
RelnetTone
relnet_finding_get_tone (RelnetFinding *self)
{
  g_return_val_if_fail (RELNET_IS_FINDING (self), RELNET_TONE_NEUTRAL);

  return self->tone;
}

/**
 * relnet_finding_set_tone:
 * @self: a finding
 * @tone: how it speaks of the user
 */
void
relnet_finding_set_tone (RelnetFinding *self, RelnetTone tone)
{
  g_return_if_fail (RELNET_IS_FINDING (self) && tone < RELNET_N_TONES);

  self->tone = tone;
}

/**
 * relnet_finding_is_link:
 * @text: (nullable): any text
 *
 * Returns: whether it can be opened in the browser, and in nothing else
 */
gboolean
relnet_finding_is_link (const char *text)
{
  g_autoptr (GUri) uri = text != NULL ? g_uri_parse (text, G_URI_FLAGS_NONE, NULL) : NULL;

  return uri != NULL && (g_str_equal (g_uri_get_scheme (uri), "https") || g_str_equal (g_uri_get_scheme (uri), "http"))
         && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';
}

/**
 * relnet_finding_dup_status:
 * @self: a finding
 * @today: a valid date
 *
 * Returns: (transfer full): “Bad · found on 3 Nov · no answer prepared”
 */
char *
relnet_finding_dup_status (RelnetFinding *self, const char *today)
{
  g_autofree char *found = NULL;
  g_autofree char *dealt = NULL;

  g_return_val_if_fail (RELNET_IS_FINDING (self), NULL);

  found = relnet_date_format_short (self->found_on, today);
  if (*self->dealt_on != '\0')
    {
      dealt = relnet_date_format_short (self->dealt_on, today);
      return g_strdup_printf (_ ("%s · found on %s · dealt with on %s"), relnet_tone_to_label (self->tone), found, dealt);
    }
  if (self->tone != RELNET_TONE_BAD)
    return g_strdup_printf (_ ("%s · found on %s"), relnet_tone_to_label (self->tone), found);
  return g_strdup_printf (*self->answer != '\0' ? _ ("%s · found on %s · answer prepared") : _ ("%s · found on %s · no answer prepared"),
                          relnet_tone_to_label (self->tone), found);
}
