/* People and interactions as relnet-cli prints them. The members of the JSON objects are an interface: they are described
 * in the manual page and never change their meaning. */

#include "relnet-cli-record.h"

#include "relnet-canonical.h"

#include <glib/gi18n-lib.h>

#include "relnet-circle-store.h"
#include "relnet-cli-output.h"
#include "relnet-closeness.h"
#include "relnet-date.h"
#include "relnet-interaction-words.h"
#include "relnet-person-store.h"
#include "relnet-text.h"

/**
 * relnet_cli_record_load:
 * @cli: this run, with an open database
 * @id: a person
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is known
 */
RelnetCliRecord *
relnet_cli_record_load (RelnetCli *cli, gint64 id, GError **error)
{
  RelnetConnection *connection = relnet_database_get_reader (cli->database);
  g_autoptr (RelnetCliRecord) self = g_new0 (RelnetCliRecord, 1);
  g_autofree char *today = relnet_clock_dup_today (cli->clock);
  GArray *circles;
  const char *due, *paused;

  self->circles = g_ptr_array_new_with_free_func (g_free);
  self->person = relnet_person_store_load (connection, id, error);
  if (self->person == NULL)
    return NULL;
  self->summary = relnet_person_store_load_summary (connection, id, error);
  if (self->summary == NULL)
    return NULL;
  circles = relnet_person_get_circle_ids (self->person);
  for (guint i = 0; i < circles->len; i++)
    {
      g_autoptr (RelnetCircle) circle
          = relnet_circle_store_load (connection, g_array_index (circles, gint64, i), error);

      if (circle == NULL)
        return NULL;
      g_ptr_array_add (self->circles, g_strdup (relnet_circle_get_name (circle)));
    }
  due = relnet_person_summary_get_due (self->summary);
  paused = relnet_person_get_text (self->person, RELNET_PERSON_PAUSED_UNTIL);
  /* ISO dates compare as texts. Somebody paused is not late until the pause is over. */
  if (*due != '\0' && g_strcmp0 (due, today) < 0 && g_strcmp0 (paused, today) <= 0)
    self->overdue_days = relnet_date_days_between (due, today);
  self->closeness = relnet_closeness_get_value (relnet_person_summary_get_closeness (self->summary), today);
  return g_steal_pointer (&self);
}

/**
 * relnet_cli_record_free:
 * @self: (transfer full): what is known
 */
void
relnet_cli_record_free (RelnetCliRecord *self)
{
  g_clear_object (&self->person);
  g_clear_object (&self->summary);
  g_clear_pointer (&self->circles, g_ptr_array_unref);
  g_free (self);
}

/* The values of a list of contact points in the form in which two are compared. */
static GPtrArray *
list_values (GListStore *list, char *(*canonical) (const char *))
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (RelnetContactPoint) point = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_ptr_array_add (values, canonical (relnet_contact_point_get_value (point)));
    }
  return values;
}

/* The organisations of a person, each once, the current ones first. */
static GPtrArray *
list_organisations (RelnetPerson *person)
{
  GListModel *positions = G_LIST_MODEL (relnet_person_get_positions (person));
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (positions); i++)
    {
      g_autoptr (RelnetPosition) position = g_list_model_get_item (positions, i);
      const char *name = relnet_position_get_organisation (position);

      if (*name != '\0' && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (name));
    }
  return names;
}

static const char *
get_title (RelnetPerson *person)
{
  RelnetPosition *position = relnet_person_get_current_position (person);

  return position != NULL ? relnet_position_get_title (position) : "";
}

static void
add_optional (JsonBuilder *builder, const char *name, const char *value)
{
  relnet_cli_json_text (builder, name, *value != '\0' ? value : NULL);
}

/**
 * relnet_cli_record_to_json:
 * @self: what is known
 * @builder: a builder in an object, to which the members are added
 */
void
relnet_cli_record_to_json (RelnetCliRecord *self, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) emails = list_values (relnet_person_get_emails (self->person), relnet_text_fold_email);
  g_autoptr (GPtrArray) phones = list_values (relnet_person_get_phones (self->person), relnet_canonical_phone);
  g_autoptr (GPtrArray) organisations = list_organisations (self->person);

  relnet_cli_json_int (builder, "id", relnet_person_get_id (self->person));
  relnet_cli_json_text (builder, "name", relnet_person_get_name (self->person));
  relnet_cli_json_texts (builder, "emails", emails);
  relnet_cli_json_texts (builder, "phones", phones);
  relnet_cli_json_texts (builder, "organisations", organisations);
  relnet_cli_json_text (builder, "title", get_title (self->person));
  relnet_cli_json_text (builder, "birthday", relnet_person_get_text (self->person, RELNET_PERSON_BIRTHDAY));
  relnet_cli_json_texts (builder, "circles", self->circles);
  relnet_cli_json_texts (builder, "tags", relnet_person_get_tags (self->person));
  add_optional (builder, "last_contact", relnet_person_summary_get_last_contact (self->summary));
  relnet_cli_json_int (builder, "cadence_days", relnet_person_summary_get_cadence_days (self->summary));
  relnet_cli_json_int (builder, "overdue_days", self->overdue_days);
  relnet_cli_json_number (builder, "closeness", self->closeness);
  relnet_cli_json_number (builder, "peak", relnet_person_summary_get_peak (self->summary));
  add_optional (builder, "peak_date", relnet_person_summary_get_peak_date (self->summary));
}

/**
 * relnet_cli_record_print_line:
 * @self: what is known
 *
 * Prints id, name, title, organisation and last contact, with tabs between.
 */
void
relnet_cli_record_print_line (RelnetCliRecord *self)
{
  g_autofree char *name = relnet_cli_escape (relnet_person_get_name (self->person));
  g_autofree char *title = relnet_cli_escape (relnet_person_summary_get_title (self->summary));
  g_autofree char *organisation = relnet_cli_escape (relnet_person_summary_get_organisation (self->summary));

  relnet_cli_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\n", relnet_person_get_id (self->person), name, title, organisation,
                    relnet_person_summary_get_last_contact (self->summary));
}

/**
 * relnet_cli_interaction_to_json:
 * @interaction: what happened
 * @builder: a builder, to which an object is added
 */
void
relnet_cli_interaction_to_json (RelnetInteraction *interaction, JsonBuilder *builder)
{
  g_autofree char *title = relnet_interaction_words_dup_title (interaction);
  g_autofree char *note = relnet_interaction_words_dup_note (interaction);
  const char *subject = relnet_interaction_get_subject (interaction);

  /* Of an introduction only the names are stored. */
  if (*subject == '\0' && relnet_interaction_get_kind (interaction) == RELNET_INTERACTION_INTRODUCTION)
    subject = title;
  json_builder_begin_object (builder);
  relnet_cli_json_int (builder, "id", relnet_interaction_get_id (interaction));
  relnet_cli_json_text (builder, "date", relnet_interaction_get_date (interaction));
  relnet_cli_json_text (builder, "channel", relnet_channel_to_name (relnet_interaction_get_channel (interaction)));
  relnet_cli_json_text (builder, "direction", relnet_direction_to_name (relnet_interaction_get_direction (interaction)));
  relnet_cli_json_text (builder, "subject", subject);
  relnet_cli_json_text (builder, "note", note);
  json_builder_set_member_name (builder, "people");
  json_builder_begin_array (builder);
  for (guint i = 0; i < relnet_interaction_get_n_people (interaction); i++)
    json_builder_add_string_value (builder, relnet_interaction_get_person_name (interaction, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "people_ids");
  json_builder_begin_array (builder);
  for (guint i = 0; i < relnet_interaction_get_n_people (interaction); i++)
    json_builder_add_int_value (builder, relnet_interaction_get_person_id (interaction, i));
  json_builder_end_array (builder);
  relnet_cli_json_text (builder, "kind", relnet_interaction_kind_to_name (relnet_interaction_get_kind (interaction)));
  json_builder_end_object (builder);
}

/**
 * relnet_cli_interaction_print_line:
 * @interaction: what happened
 *
 * Prints date, channel and what it was about.
 */
void
relnet_cli_interaction_print_line (RelnetInteraction *interaction)
{
  g_autofree char *title = relnet_interaction_words_dup_title (interaction);
  g_autofree char *note = relnet_interaction_words_dup_note (interaction);
  const char *subject = *relnet_interaction_get_subject (interaction) != '\0' || *note == '\0' ? title : "";
  g_autofree char *safe_subject = relnet_cli_escape (subject);
  g_autofree char *safe_note = relnet_cli_escape (note);

  relnet_cli_print ("%s\t%s\t%s%s%s\n", relnet_interaction_get_date (interaction),
                    relnet_interaction_words_get_kind (interaction), safe_subject,
                    *subject != '\0' && *note != '\0' ? " — " : "", safe_note);
}
