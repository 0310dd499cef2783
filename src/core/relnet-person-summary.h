#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RELNET_TYPE_PERSON_SUMMARY (relnet_person_summary_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPersonSummary, relnet_person_summary, RELNET, PERSON_SUMMARY, GObject)

RelnetPersonSummary *relnet_person_summary_new (void);
gint64 relnet_person_summary_get_id (RelnetPersonSummary *self);
void relnet_person_summary_set_id (RelnetPersonSummary *self, gint64 id);
const char *relnet_person_summary_get_name (RelnetPersonSummary *self);
void relnet_person_summary_set_name (RelnetPersonSummary *self, const char *name);
const char *relnet_person_summary_get_title (RelnetPersonSummary *self);
void relnet_person_summary_set_title (RelnetPersonSummary *self, const char *title);
const char *relnet_person_summary_get_organisation (RelnetPersonSummary *self);
void relnet_person_summary_set_organisation (RelnetPersonSummary *self, const char *organisation);
const char *relnet_person_summary_get_last_contact (RelnetPersonSummary *self);
void relnet_person_summary_set_last_contact (RelnetPersonSummary *self, const char *last_contact);
const char *relnet_person_summary_get_due (RelnetPersonSummary *self);
void relnet_person_summary_set_due (RelnetPersonSummary *self, const char *due);
int relnet_person_summary_get_cadence_days (RelnetPersonSummary *self);
void relnet_person_summary_set_cadence_days (RelnetPersonSummary *self, int cadence_days);
gboolean relnet_person_summary_get_starred (RelnetPersonSummary *self);
void relnet_person_summary_set_starred (RelnetPersonSummary *self, gboolean starred);
double relnet_person_summary_get_closeness (RelnetPersonSummary *self);
void relnet_person_summary_set_closeness (RelnetPersonSummary *self, double closeness);
double relnet_person_summary_get_peak (RelnetPersonSummary *self);
const char *relnet_person_summary_get_peak_date (RelnetPersonSummary *self);
void relnet_person_summary_set_peak (RelnetPersonSummary *self, double peak, const char *date);
gboolean relnet_person_summary_get_has_photo (RelnetPersonSummary *self);
void relnet_person_summary_set_has_photo (RelnetPersonSummary *self, gboolean has_photo);

G_END_DECLS
