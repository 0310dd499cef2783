/* The text of a message made from a template (W1, W2): which, for whom, and what becomes of the text when that changes. */

#include "relnet-composer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-person-store.h"
#include "relnet-template-text.h"
#include "relnet-template.h"

/**
 * relnet_composer_get_me:
 * @self: a composer
 *
 * Returns: (nullable): how the user signs: as in the account the message goes from; without one, as the system knows them
 */
const char *
relnet_composer_get_me (RelnetComposer *self)
{
  const guint selected = gtk_drop_down_get_selected (self->from);

  if (self->accounts != NULL && selected < self->accounts->len)
    return relnet_account_get_name (g_ptr_array_index (self->accounts, selected));
  return g_str_equal (g_get_real_name (), "Unknown") ? NULL : g_get_real_name ();
}

/**
 * relnet_composer_get_people:
 * @self: a composer
 * @ids: (element-type gint64): where to add who of the book the message goes to, each once
 */
void
relnet_composer_get_people (RelnetComposer *self, GArray *ids)
{
  RelnetRecipientField *const fields[] = { self->to, self->cc };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GListModel *model = G_LIST_MODEL (relnet_recipient_field_get_recipients (fields[i]));

      for (guint j = 0; j < g_list_model_get_n_items (model); j++)
        {
          g_autoptr (RelnetRecipient) recipient = g_list_model_get_item (model, j);
          gint64 id = relnet_recipient_get_person_id (recipient);
          gboolean found = id == 0;

          for (guint k = 0; k < ids->len && !found; k++)
            found = g_array_index (ids, gint64, k) == id;
          if (!found)
            g_array_append_val (ids, id);
        }
    }
}

/* How several people are addressed. */
typedef struct
{
  guint n;
  char *tu;   /* the first of those */
  char *vous; /* the first of those */
  char *language;
  char *first;          /* whose language that is */
  char *other;          /* the first with another one */
  char *other_language; /* which */
} Address;

static void
address_clear (Address *self)
{
  g_free (self->tu);
  g_free (self->vous);
  g_free (self->language);
  g_free (self->first);
  g_free (self->other);
  g_free (self->other_language);
}

static void
look_at_people (RelnetComposer *self, Address *address)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  relnet_composer_get_people (self, ids);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (RelnetPerson) person = relnet_person_store_load (relnet_database_get_reader (self->database),
                                                                  g_array_index (ids, gint64, i), NULL);
      const char *name, *reg, *language;

      if (person == NULL)
        continue;
      address->n++;
      name = relnet_person_get_name (person);
      reg = relnet_person_get_text (person, RELNET_PERSON_REGISTER);
      language = relnet_person_get_text (person, RELNET_PERSON_LANGUAGE);
      if (g_str_equal (reg, "tu") && address->tu == NULL)
        address->tu = g_strdup (name);
      if (g_str_equal (reg, "vous") && address->vous == NULL)
        address->vous = g_strdup (name);
      if (*language == '\0')
        continue;
      if (address->language == NULL)
        {
          address->language = g_strdup (language);
          address->first = g_strdup (name);
        }
      else if (g_ascii_strncasecmp (address->language, language, 2) != 0 && address->other == NULL)
        {
          address->other = g_strdup (name);
          address->other_language = g_strdup (language);
        }
    }
}

static gboolean
is_template_language (const char *language)
{
  return g_ascii_strncasecmp (language, "fr", 2) == 0 || g_ascii_strncasecmp (language, "en", 2) == 0;
}

/* What is not as one would expect is said; the text is there all the same. */
static void
say_what_was_used (RelnetComposer *self, const Address *address, RelnetMessageTemplate *made)
{
  g_autoptr (RelnetMessageTemplate) raw = relnet_template_load (
      relnet_database_get_reader (self->database), relnet_message_template_get_situation (made),
      relnet_message_template_get_language (made), relnet_message_template_get_register (made), NULL);
  gboolean is_french = g_str_equal (relnet_message_template_get_language (made), "fr");
  const char *language = is_french ? _ ("French") : _ ("English");
  g_autoptr (GError) mistake = NULL;
  g_autofree char *text = NULL;

  if (raw != NULL
      && (!relnet_template_text_check (relnet_message_template_get_subject (raw), &mistake)
          || !relnet_template_text_check (relnet_message_template_get_body (raw), &mistake)))
    /* Translators: the name of a template, and a whole sentence that says what is wrong in it. */
    text = g_strdup_printf (_ ("The template “%s” has a mistake, and was used as it is. %s"),
                            relnet_message_template_get_label (made), mistake->message);
  else if (is_french && address->tu != NULL && address->vous != NULL)
    /* Translators: two names of people. */
    text = g_strdup_printf (_ ("You say “tu” to %s and “vous” to %s. The text says “vous”."), address->tu, address->vous);
  else if (address->other != NULL)
    /* Translators: a name, the code of a language such as “en”, the name of a language. */
    text = g_strdup_printf (_ ("%s writes in another language (%s). The text is in %s."), address->other,
                            address->other_language, language);
  else if (address->language != NULL && !is_template_language (address->language))
    text = g_strdup_printf (_ ("%s writes in another language (%s). Templates are in French and English; the text is in %s."),
                            address->first, address->language, language);
  else if (address->language != NULL
           && g_ascii_strncasecmp (address->language, relnet_message_template_get_language (made), 2) != 0)
    text = g_strdup_printf (_ ("This template has no text in the language of %s (%s). The text is in %s."), address->first,
                            address->language, language);
  if (text != NULL)
    relnet_composer_say (self, text);
}

static RelnetMessageTemplate *
make (RelnetComposer *self, const char *situation, GError **error)
{

  Address address = { 0 };
  RelnetMessageTemplate *made;
  RelnetTemplateRequest request = {
    .situation = situation,
    .person_id = self->side_person,
    .other_id = self->other_id != self->side_person ? self->other_id : 0,
    .topic = self->topic,
    .me = relnet_composer_get_me (self),
  };

  look_at_people (self, &address);
  if (address.tu != NULL && address.vous != NULL)
    request.reg = "vous";
  made = relnet_template_make (relnet_database_get_reader (self->database), self->clock, &request, error);
  if (made != NULL)
    say_what_was_used (self, &address, made);
  address_clear (&address);
  return made;
}

static void
show_variant (RelnetComposer *self, RelnetMessageTemplate *made)
{
  g_autofree char *words = relnet_message_template_dup_variant_words (relnet_message_template_get_language (made),
                                                                      relnet_message_template_get_register (made));

  relnet_template_row_set_variant (self->template_row, words);
}

/**
 * relnet_composer_template_set_purpose:
 * @self: a composer
 * @situation: what the message was made from; empty for nothing
 * @subject_id: what it is about, see relnet_mail_message_set_purpose()
 */
void
relnet_composer_template_set_purpose (RelnetComposer *self, const char *situation, gint64 subject_id)
{
  char *copy = g_strdup (situation);

  g_free (self->situation);
  self->situation = copy;
  self->subject_id = subject_id;
  relnet_template_row_set_situation (self->template_row, self->situation);
}

/**
 * relnet_composer_template_keep:
 * @self: a composer
 * @topic: (nullable): what it is about
 * @other_id: who else it is about, 0 for nobody
 * @made: (nullable): what was made from a template, as it was put into the window
 *
 * Remembers it, so that what the user has not touched can be made anew.
 */
void
relnet_composer_template_keep (RelnetComposer *self, const char *topic, gint64 other_id, RelnetMessageTemplate *made)
{
  char *copy = g_strdup (topic);

  g_free (self->topic);
  self->topic = copy;
  self->other_id = other_id;
  g_clear_pointer (&self->made_subject, g_free);
  g_clear_pointer (&self->made_body, g_free);
  if (made == NULL)
    return;
  self->made_subject = g_strdup (relnet_message_template_get_subject (made));
  self->made_body = g_strdup (relnet_message_template_get_body (made));
  show_variant (self, made);
}

/* In one step, which Ctrl+Z takes back. */
static void
replace_body (RelnetComposer *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);
  GtkTextIter start, end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

/**
 * relnet_composer_template_choose:
 * @self: a composer
 * @situation: a template; empty for none
 *
 * Makes the text from it, in one step that Ctrl+Z takes back. A subject the user wrote stays.
 */
void
relnet_composer_template_choose (RelnetComposer *self, const char *situation)
{
  g_autofree char *wanted = g_strdup (situation);
  g_autoptr (RelnetMessageTemplate) made = NULL;
  g_autoptr (GError) error = NULL;
  const char *subject = gtk_editable_get_text (GTK_EDITABLE (self->subject));
  /* What is noted once it is sent was about that situation. */
  gint64 subject_id = g_strcmp0 (self->situation, wanted) == 0 ? self->subject_id : 0;

  if (*wanted == '\0')
    {
      relnet_composer_template_set_purpose (self, "", 0);
      relnet_template_row_set_variant (self->template_row, "");
      return;
    }
  made = make (self, wanted, &error);
  if (made == NULL)
    {
      relnet_template_row_set_situation (self->template_row, self->situation != NULL ? self->situation : "");
      relnet_composer_say (self, error->message);
      return;
    }
  relnet_composer_template_set_purpose (self, wanted, subject_id);
  if (*subject == '\0' || g_strcmp0 (subject, self->made_subject) == 0)
    gtk_editable_set_text (GTK_EDITABLE (self->subject), relnet_message_template_get_subject (made));
  {
    g_autofree char *topic = g_strdup (self->topic);

    relnet_composer_template_keep (self, topic, self->other_id, made);
  }
  replace_body (self, relnet_message_template_get_body (made));
  relnet_composer_coach_reload (self);
}

/**
 * relnet_composer_template_people_changed:
 * @self: a composer
 *
 * The message goes to other people: what was made for those before, and was not touched, is made for these.
 */
void
relnet_composer_template_people_changed (RelnetComposer *self)
{
  g_autofree char *body = NULL;

  if (self->situation == NULL || *self->situation == '\0' || self->made_body == NULL)
    return;
  body = relnet_composer_dup_body (self);
  if (g_str_equal (body, self->made_body))
    {
      g_autofree char *situation = g_strdup (self->situation);

      relnet_composer_template_choose (self, situation);
    }
}

/**
 * relnet_composer_template_clear:
 * @self: a composer
 *
 * Forgets what was remembered.
 */
void
relnet_composer_template_clear (RelnetComposer *self)
{
  g_clear_pointer (&self->situation, g_free);
  g_clear_pointer (&self->topic, g_free);
  g_clear_pointer (&self->made_subject, g_free);
  g_clear_pointer (&self->made_body, g_free);
}
