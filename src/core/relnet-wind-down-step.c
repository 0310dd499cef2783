#include "relnet-wind-down-step.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *label;
  const char *icon_name;
} kinds[RELNET_N_WIND_DOWN_STEP_KINDS] = {
  [RELNET_WIND_DOWN_CALL] = { "call", N_ ("Call before writing"), "call-start-symbolic" },
  [RELNET_WIND_DOWN_WRITE] = { "write", N_ ("Send the message"), "mail-unread-symbolic" },
  [RELNET_WIND_DOWN_NOTICE] = { "notice", N_ ("Last day to give notice"), "document-send-symbolic" },
  [RELNET_WIND_DOWN_FILES] = { "files", N_ ("Get back what is handed over"), "folder-download-symbolic" },
  [RELNET_WIND_DOWN_THANKS] = { "thanks", N_ ("A last word of thanks"), "emote-love-symbolic" },
  [RELNET_WIND_DOWN_INTRODUCE] = { "introduce", N_ ("Make the introductions"), "relnet-introduce-symbolic" },
  [RELNET_WIND_DOWN_NEWS] = { "news", N_ ("Ask for news"), "mail-unread-symbolic" },
  [RELNET_WIND_DOWN_INVITE] = { "invite", N_ ("Invite to a meet-up"), "system-users-symbolic" },
  [RELNET_WIND_DOWN_RESUME] = { "resume", N_ ("Get in touch again"), "media-playback-start-symbolic" },
};

/**
 * RelnetWindDownStep:
 *
 * A step of a wind-down (E1): what is to be done, on which day, and when it was.
 */
struct _RelnetWindDownStep
{
  GObject parent_instance;

  gint64 id;
  gint64 plan_id;
  RelnetWindDownStepKind kind;
  char *due;
  char *done_on;
  gint64 trace_id;
};

G_DEFINE_FINAL_TYPE (RelnetWindDownStep, relnet_wind_down_step, G_TYPE_OBJECT)

static void
relnet_wind_down_step_finalize (GObject *object)
{
  RelnetWindDownStep *self = RELNET_WIND_DOWN_STEP (object);

  g_clear_pointer (&self->due, g_free);
  g_clear_pointer (&self->done_on, g_free);
  G_OBJECT_CLASS (relnet_wind_down_step_parent_class)->finalize (object);
}

static void
relnet_wind_down_step_class_init (RelnetWindDownStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_wind_down_step_finalize;
}

static void
relnet_wind_down_step_init (RelnetWindDownStep *self)
{
  self->due = g_strdup ("");
  self->done_on = g_strdup ("");
}

/**
 * relnet_wind_down_step_kind_to_name:
 * @kind: a kind
 *
 * Returns: its name in the database
 */
const char *
relnet_wind_down_step_kind_to_name (RelnetWindDownStepKind kind)
{
  g_return_val_if_fail (kind < RELNET_N_WIND_DOWN_STEP_KINDS, NULL);

  return kinds[kind].name;
}

/**
 * relnet_wind_down_step_kind_from_name:
 * @name: (nullable): a name
 * @kind: (out): the kind; left alone if @name is unknown
 *
 * Returns: whether there is such a kind
 */
gboolean
relnet_wind_down_step_kind_from_name (const char *name, RelnetWindDownStepKind *kind)
{
  for (guint i = 0; i < RELNET_N_WIND_DOWN_STEP_KINDS; i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      {
        *kind = (RelnetWindDownStepKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * relnet_wind_down_step_kind_to_label:
 * @kind: a kind
 *
 * Returns: what is to be done, in the user's language
 */
const char *
relnet_wind_down_step_kind_to_label (RelnetWindDownStepKind kind)
{
  g_return_val_if_fail (kind < RELNET_N_WIND_DOWN_STEP_KINDS, NULL);

  return _ (kinds[kind].label);
}

/**
 * relnet_wind_down_step_kind_to_icon_name:
 * @kind: a kind
 *
 * Returns: its icon
 */
const char *
relnet_wind_down_step_kind_to_icon_name (RelnetWindDownStepKind kind)
{
  g_return_val_if_fail (kind < RELNET_N_WIND_DOWN_STEP_KINDS, NULL);

  return kinds[kind].icon_name;
}

/**
 * relnet_wind_down_trace_to_label:
 * @name: what the trace of a plan holds: the name of a step, or one of RELNET_WIND_DOWN_TRACE_…
 *
 * Returns: what happened, in the language of whoever reads; @name itself if it is none of these
 */
const char *
relnet_wind_down_trace_to_label (const char *name)
{
  RelnetWindDownStepKind kind;

  if (strcmp (name, RELNET_WIND_DOWN_TRACE_MADE) == 0)
    return _ ("plan made");
  if (strcmp (name, RELNET_WIND_DOWN_TRACE_RESUMED) == 0)
    return _ ("relationship taken up again");
  return relnet_wind_down_step_kind_from_name (name, &kind) ? relnet_wind_down_step_kind_to_label (kind) : name;
}

/**
 * relnet_wind_down_step_kind_to_situation:
 * @kind: a kind
 *
 * Returns: (nullable): the situation of the templates for what is written at this step
 */
const char *
relnet_wind_down_step_kind_to_situation (RelnetWindDownStepKind kind)
{
  switch (kind)
    {
    case RELNET_WIND_DOWN_NOTICE:
      return "supplier-ending";
    case RELNET_WIND_DOWN_THANKS:
      return "thank-you";
    case RELNET_WIND_DOWN_NEWS:
    case RELNET_WIND_DOWN_RESUME:
      return "reconnect-news";
    case RELNET_WIND_DOWN_INVITE:
      return "meetup-invitation";
    case RELNET_WIND_DOWN_WRITE:
      return "coffee-postponed";
    case RELNET_WIND_DOWN_CALL:
    case RELNET_WIND_DOWN_FILES:
    case RELNET_WIND_DOWN_INTRODUCE:
    case RELNET_N_WIND_DOWN_STEP_KINDS:
    default:
      return NULL;
    }
}

/**
 * relnet_wind_down_step_new:
 * @kind: what is to be done
 * @due: a valid date
 *
 * Returns: (transfer full): an open step
 */
RelnetWindDownStep *
relnet_wind_down_step_new (RelnetWindDownStepKind kind, const char *due)
{
  RelnetWindDownStep *self = g_object_new (RELNET_TYPE_WIND_DOWN_STEP, NULL);

  self->kind = kind;
  g_free (self->due);
  self->due = g_strdup (due);
  return self;
}

/**
 * relnet_wind_down_step_get_id:
 * @self: a step
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_wind_down_step_get_id (RelnetWindDownStep *self)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN_STEP (self), 0);

  return self->id;
}

/**
 * relnet_wind_down_step_set_id:
 * @self: a step
 * @id: its id in the database
 */
void
relnet_wind_down_step_set_id (RelnetWindDownStep *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_WIND_DOWN_STEP (self));

  self->id = id;
}

/**
 * relnet_wind_down_step_get_plan_id:
 * @self: a step
 *
 * Returns: of which wind-down it is
 */
gint64
relnet_wind_down_step_get_plan_id (RelnetWindDownStep *self)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN_STEP (self), 0);

  return self->plan_id;
}

/**
 * relnet_wind_down_step_set_plan_id:
 * @self: a step
 * @plan_id: of which wind-down it is
 */
void
relnet_wind_down_step_set_plan_id (RelnetWindDownStep *self, gint64 plan_id)
{
  g_return_if_fail (RELNET_IS_WIND_DOWN_STEP (self));

  self->plan_id = plan_id;
}

/**
 * relnet_wind_down_step_get_kind:
 * @self: a step
 *
 * Returns: what is to be done
 */
RelnetWindDownStepKind
relnet_wind_down_step_get_kind (RelnetWindDownStep *self)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN_STEP (self), RELNET_WIND_DOWN_CALL);

  return self->kind;
}

/**
 * relnet_wind_down_step_get_due:
 * @self: a step
 *
 * Returns: the day it is for
 */
const char *
relnet_wind_down_step_get_due (RelnetWindDownStep *self)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN_STEP (self), NULL);

  return self->due;
}

/**
 * relnet_wind_down_step_get_done_on:
 * @self: a step
 *
 * Returns: when it was done, empty while it is open
 */
const char *
relnet_wind_down_step_get_done_on (RelnetWindDownStep *self)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN_STEP (self), NULL);

  return self->done_on;
}

/**
 * relnet_wind_down_step_set_done_on:
 * @self: a step
 * @done_on: (nullable): when it was done, empty while it is open
 */
void
relnet_wind_down_step_set_done_on (RelnetWindDownStep *self, const char *done_on)
{
  char *copy;

  g_return_if_fail (RELNET_IS_WIND_DOWN_STEP (self));

  copy = g_strdup (done_on != NULL ? done_on : "");
  g_free (self->done_on);
  self->done_on = copy;
}

/**
 * relnet_wind_down_step_get_trace_id:
 * @self: a step
 *
 * Returns: the interaction that says in the timeline that it was done, 0 for none
 */
gint64
relnet_wind_down_step_get_trace_id (RelnetWindDownStep *self)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN_STEP (self), 0);

  return self->trace_id;
}

/**
 * relnet_wind_down_step_set_trace_id:
 * @self: a step
 * @trace_id: the interaction that says in the timeline that it was done, 0 for none
 */
void
relnet_wind_down_step_set_trace_id (RelnetWindDownStep *self, gint64 trace_id)
{
  g_return_if_fail (RELNET_IS_WIND_DOWN_STEP (self));

  self->trace_id = trace_id;
}
