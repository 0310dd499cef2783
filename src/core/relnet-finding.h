#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RelnetTone:
 *
 * How what is found speaks of the user.
 */
typedef enum
{
  RELNET_TONE_GOOD,
  RELNET_TONE_NEUTRAL,
  RELNET_TONE_BAD,
  RELNET_N_TONES
} RelnetTone;

const char *relnet_tone_to_name (RelnetTone tone);
const char *relnet_tone_to_label (RelnetTone tone);
RelnetTone relnet_tone_from_name (const char *name);


#define RELNET_TYPE_FINDING (relnet_finding_get_type ())
G_DECLARE_FINAL_TYPE (RelnetFinding, relnet_finding, RELNET, FINDING, GObject)

RelnetFinding *relnet_finding_new (void);
gint64 relnet_finding_get_id (RelnetFinding *self);
void relnet_finding_set_id (RelnetFinding *self, gint64 id);
const char *relnet_finding_get_what (RelnetFinding *self);
void relnet_finding_set_what (RelnetFinding *self, const char *what);
const char *relnet_finding_get_link (RelnetFinding *self);
void relnet_finding_set_link (RelnetFinding *self, const char *link);
const char *relnet_finding_get_found_on (RelnetFinding *self);
void relnet_finding_set_found_on (RelnetFinding *self, const char *found_on);
const char *relnet_finding_get_answer (RelnetFinding *self);
void relnet_finding_set_answer (RelnetFinding *self, const char *answer);
const char *relnet_finding_get_dealt_on (RelnetFinding *self);
void relnet_finding_set_dealt_on (RelnetFinding *self, const char *dealt_on);
RelnetTone relnet_finding_get_tone (RelnetFinding *self);
void relnet_finding_set_tone (RelnetFinding *self, RelnetTone tone);
gboolean relnet_finding_is_link (const char *text);
char *relnet_finding_dup_status (RelnetFinding *self, const char *today);

G_END_DECLS
