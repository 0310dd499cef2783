#pragma once

#include "relnet-agenda-day.h"

G_BEGIN_DECLS

/**
 * RelnetAgendaGlance:
 * @person_id: whom it is about
 * @title: what it is, in words for the user
 * @detail: more of it, or empty
 * @done: whether it was done, else it is due
 *
 * One thing of a day.
 */
typedef struct
{
  gint64 person_id;
  char *title;
  char *detail;
  gboolean done;
} RelnetAgendaGlance;

void relnet_agenda_glance_free (RelnetAgendaGlance *self);

GPtrArray *relnet_agenda_glance_read (RelnetConnection *connection, const char *date, const char *today, GError **error);

G_END_DECLS
