#include "relnet-notice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-text.h"

/* How many people a notice about many names. */
#define MAX_NAMES 3

/**
 * RelnetNotice:
 *
 * The content of one notification on the desktop. It may stand on a locked screen, so it holds nothing the user wrote
 * unless they asked for that.
 */
struct _RelnetNotice
{
  GObject parent_instance;

  char *id;
  char *key;
  char *title;
  char *body;
};

G_DEFINE_FINAL_TYPE (RelnetNotice, relnet_notice, G_TYPE_OBJECT)

static void
relnet_notice_finalize (GObject *object)
{
  RelnetNotice *self = RELNET_NOTICE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->body, g_free);
  G_OBJECT_CLASS (relnet_notice_parent_class)->finalize (object);
}

static void
relnet_notice_class_init (RelnetNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_notice_finalize;
}

static void
relnet_notice_init (RelnetNotice *self)
{
}

static char *
make_title (RelnetAgendaEntry *entry, const char *today, gboolean with_details)
{
  const char *name = relnet_agenda_entry_get_person_name (entry);

  gboolean late = relnet_agenda_entry_get_overdue_days (entry) > 0;

  /* What was promised is not for a locked screen. */
  if (relnet_agenda_entry_get_kind (entry) == RELNET_AGENDA_PROMISE)
    return g_strdup_printf (late ? _ ("Overdue promise: %s") : _ ("Promise due: %s"), name);
  if (relnet_agenda_entry_get_kind (entry) == RELNET_AGENDA_STEP && !with_details)
    return g_strdup (_ ("A step of a goal"));
  if (relnet_agenda_entry_get_kind (entry) == RELNET_AGENDA_NOTICE && *name == '\0' && !with_details)
    return g_strdup (_ ("A notice date is near"));
  /* Nor is how a meet-up is called. */
  if (relnet_agenda_entry_get_kind (entry) == RELNET_AGENDA_MEET_UP && !with_details)
    return g_strdup (_ ("Invitations to a meet-up"));
  if (relnet_agenda_entry_get_kind (entry) == RELNET_AGENDA_ATTENDANCE && !with_details)
    return g_strdup (strcmp (relnet_agenda_entry_get_due (entry), today) == 0 ? _ ("A meet-up today") : _ ("Who came to a meet-up?"));
  if (relnet_agenda_entry_get_kind (entry) != RELNET_AGENDA_FOLLOW_UP)
    return g_strdup (relnet_agenda_entry_get_title (entry));
  if (late)
    return g_strdup_printf (_ ("Overdue follow-up: %s"), name);
  return g_strdup_printf (_ ("Follow-up for today: %s"), name);
}

/* The detail of these is what the user or somebody else wrote. */
static gboolean
is_private (RelnetAgendaKind kind)
{
  return kind == RELNET_AGENDA_FOLLOW_UP || kind == RELNET_AGENDA_ANSWER || kind == RELNET_AGENDA_THANKS
         || kind == RELNET_AGENDA_MEETING || kind == RELNET_AGENDA_NOTICE || kind == RELNET_AGENDA_WIND_DOWN || kind == RELNET_AGENDA_ATTENDANCE
         || kind == RELNET_AGENDA_NEWS || kind == RELNET_AGENDA_STEP || kind == RELNET_AGENDA_INTRODUCTION;
}

/**
 * relnet_notice_new_for_entry:
 * @entry: what to remind of
 * @last_contact: (nullable): the date of the last contact with the person
 * @today: a valid date
 * @with_details: whether to tell what the user wrote too
 *
 * Returns: (transfer full): the notice, with the key of @entry for its actions
 */
RelnetNotice *
relnet_notice_new_for_entry (RelnetAgendaEntry *entry,
                             const char *last_contact,
                             const char *today,
                             gboolean with_details)
{
  RelnetNotice *self = g_object_new (RELNET_TYPE_NOTICE, NULL);
  RelnetAgendaKind kind = relnet_agenda_entry_get_kind (entry);
  const char *detail = relnet_agenda_entry_get_detail (entry);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *timing = relnet_text_capitalise (relnet_agenda_entry_get_timing (entry));

  self->id = g_strdup (relnet_agenda_entry_get_key (entry));
  self->key = g_strdup (self->id);
  self->title = make_title (entry, today, with_details);
  if (*detail != '\0' && (with_details || !is_private (kind)))
    g_string_append_printf (body, "%s. ", detail);
  /* How a goal moved is in the words of the user too. */
  if (kind == RELNET_AGENDA_NEWS && !with_details)
    g_string_append (body, _ ("They helped with a goal."));
  else
    g_string_append_printf (body, "%s.", timing);
  if (kind == RELNET_AGENDA_FOLLOW_UP && relnet_date_is_valid (last_contact))
    {
      g_autofree char *age = relnet_date_format_age (last_contact, today);

      /* Translators: %s is an age, “3 weeks ago”. */
      g_string_append_c (body, ' ');
      g_string_append_printf (body, _ ("Last contact %s."), age);
    }
  self->body = g_string_free (g_steal_pointer (&body), FALSE);
  return self;
}

/**
 * relnet_notice_new_for_many:
 * @entries: (element-type RelnetAgendaEntry): the most urgent of them
 * @count: how many there are
 * @shape: %RELNET_NOTICE_DIGEST or %RELNET_NOTICE_GROUP
 *
 * Returns: (transfer full): one notice for all, without a key
 */
RelnetNotice *
relnet_notice_new_for_many (GPtrArray *entries, guint count, RelnetNoticeShape shape)
{
  RelnetNotice *self = g_object_new (RELNET_TYPE_NOTICE, NULL);
  guint n = MIN (entries->len, count > MAX_NAMES ? MAX_NAMES : count);
  g_autoptr (GString) names = g_string_new (NULL);

  self->id = g_strdup (shape == RELNET_NOTICE_DIGEST ? "digest" : "group");
  if (shape == RELNET_NOTICE_DIGEST)
    self->title = g_strdup_printf (ngettext ("Today: %u thing", "Today: %u things", count), count);
  else
    self->title = g_strdup_printf (ngettext ("%u reminder", "%u reminders", count), count);
  for (guint i = 0; i < n; i++)
    {
      RelnetAgendaEntry *entry = g_ptr_array_index (entries, i);
      const char *name = relnet_agenda_entry_get_person_name (entry);
      g_autofree char *title = *name == '\0' ? make_title (entry, relnet_agenda_entry_get_due (entry), FALSE) : NULL;

      /* What is with nobody is called by what it is. */
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", title != NULL ? title : name);
    }
  if (count > n)
    self->body = g_strdup_printf (
        /* Translators: names of people, then how many more there are. */
        ngettext ("%s and %u other", "%s and %u others", count - n), names->str, count - n);
  else
    self->body = g_string_free (g_steal_pointer (&names), FALSE);
  return self;
}

/**
 * relnet_notice_get_id:
 * @self: a notice
 *
 * Returns: by what the notification is replaced and withdrawn
 */
const char *
relnet_notice_get_id (RelnetNotice *self)
{
  g_return_val_if_fail (RELNET_IS_NOTICE (self), NULL);

  return self->id;
}

/**
 * relnet_notice_get_key:
 * @self: a notice
 *
 * Returns: (nullable): the key of the entry its actions are for, %NULL if it is about many
 */
const char *
relnet_notice_get_key (RelnetNotice *self)
{
  g_return_val_if_fail (RELNET_IS_NOTICE (self), NULL);

  return self->key;
}

/**
 * relnet_notice_get_title:
 * @self: a notice
 *
 * Returns: its first line
 */
const char *
relnet_notice_get_title (RelnetNotice *self)
{
  g_return_val_if_fail (RELNET_IS_NOTICE (self), NULL);

  return self->title;
}

/**
 * relnet_notice_get_body:
 * @self: a notice
 *
 * Returns: what stands under it
 */
const char *
relnet_notice_get_body (RelnetNotice *self)
{
  g_return_val_if_fail (RELNET_IS_NOTICE (self), NULL);

  return self->body;
}
