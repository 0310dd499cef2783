#pragma once

#include <gio/gio.h>

#include "relnet-address.h"
#include "relnet-contact-point.h"
#include "relnet-enums.h"
#include "relnet-position.h"

G_BEGIN_DECLS

/**
 * RelnetPersonText:
 *
 * The texts about a person. Each is a property of #RelnetPerson and a column of the table `person`, both named by
 * relnet_person_text_to_name(): a new text is a line here, a line in the table of relnet-person.c, and a migration.
 */
typedef enum
{
  RELNET_PERSON_NAME,
  RELNET_PERSON_NAME_PREFIX,
  RELNET_PERSON_GIVEN_NAME,
  RELNET_PERSON_MIDDLE_NAME,
  RELNET_PERSON_FAMILY_NAME,
  RELNET_PERSON_NAME_SUFFIX,
  RELNET_PERSON_NICKNAME,
  RELNET_PERSON_BIRTHDAY,
  RELNET_PERSON_SECTOR,
  RELNET_PERSON_FUNCTION,
  RELNET_PERSON_SENIORITY,
  RELNET_PERSON_CITY,
  RELNET_PERSON_COUNTRY,
  RELNET_PERSON_GENERATION,
  RELNET_PERSON_EXPERTISE,
  RELNET_PERSON_LANGUAGE,
  RELNET_PERSON_REGISTER,
  RELNET_PERSON_PREFERS,
  RELNET_PERSON_INTERESTS,
  RELNET_PERSON_MATTERS,
  RELNET_PERSON_THEIR_GOALS,
  RELNET_PERSON_NOTE,
  RELNET_PERSON_MET_DATE,
  RELNET_PERSON_MET_PLACE,
  RELNET_PERSON_MET_THROUGH,
  RELNET_PERSON_MET_CONTEXT,
  RELNET_PERSON_MET_ROLE,
  RELNET_PERSON_PAUSED_UNTIL,
  RELNET_PERSON_SNOOZED_UNTIL,
  RELNET_PERSON_SOURCE_FORMAT,
  RELNET_PERSON_SOURCE_CARD,
  RELNET_N_PERSON_TEXTS
} RelnetPersonText;

/* A person without a cadence of their own has that of their circles. */
#define RELNET_CADENCE_INHERITED (-1)

#define RELNET_TYPE_PERSON (relnet_person_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPerson, relnet_person, RELNET, PERSON, GObject)

const char *relnet_person_text_to_name (RelnetPersonText text);

RelnetPerson *relnet_person_new (void);
gint64 relnet_person_get_id (RelnetPerson *self);
void relnet_person_set_id (RelnetPerson *self, gint64 id);
const char *relnet_person_get_uid (RelnetPerson *self);
void relnet_person_set_uid (RelnetPerson *self, const char *uid);
const char *relnet_person_get_text (RelnetPerson *self, RelnetPersonText text);
void relnet_person_set_text (RelnetPerson *self, RelnetPersonText text, const char *value);
const char *relnet_person_get_name (RelnetPerson *self);
int relnet_person_get_cadence_days (RelnetPerson *self);
void relnet_person_set_cadence_days (RelnetPerson *self, int cadence_days);
gboolean relnet_person_get_starred (RelnetPerson *self);
void relnet_person_set_starred (RelnetPerson *self, gboolean starred);

gboolean relnet_person_has_relation (RelnetPerson *self, RelnetRelation relation);
void relnet_person_set_relation (RelnetPerson *self, RelnetRelation relation, gboolean has);

GListStore *relnet_person_get_emails (RelnetPerson *self);
GListStore *relnet_person_get_phones (RelnetPerson *self);
GListStore *relnet_person_get_links (RelnetPerson *self);
GListStore *relnet_person_get_addresses (RelnetPerson *self);
GListStore *relnet_person_get_positions (RelnetPerson *self);

GPtrArray *relnet_person_get_tags (RelnetPerson *self);
void relnet_person_add_tag (RelnetPerson *self, const char *tag);
gboolean relnet_person_remove_tag (RelnetPerson *self, const char *tag);
GArray *relnet_person_get_circle_ids (RelnetPerson *self);
gboolean relnet_person_is_in_circle (RelnetPerson *self, gint64 circle_id);
void relnet_person_set_in_circle (RelnetPerson *self, gint64 circle_id, gboolean in);

GBytes *relnet_person_get_photo (RelnetPerson *self);
void relnet_person_set_photo (RelnetPerson *self, GBytes *photo);

RelnetPosition *relnet_person_get_current_position (RelnetPerson *self);

G_END_DECLS
