#pragma once

#include <glib-object.h>

#include "relnet-agenda-entry.h"
#include "relnet-notice-policy.h"

G_BEGIN_DECLS

#define RELNET_TYPE_NOTICE (relnet_notice_get_type ())
G_DECLARE_FINAL_TYPE (RelnetNotice, relnet_notice, RELNET, NOTICE, GObject)

RelnetNotice *relnet_notice_new_for_entry (RelnetAgendaEntry *entry,
                                           const char *last_contact,
                                           const char *today,
                                           gboolean with_details);
RelnetNotice *
relnet_notice_new_for_many (GPtrArray *entries, guint count, RelnetNoticeShape shape);
const char *relnet_notice_get_id (RelnetNotice *self);
const char *relnet_notice_get_key (RelnetNotice *self);
const char *relnet_notice_get_title (RelnetNotice *self);
const char *relnet_notice_get_body (RelnetNotice *self);

G_END_DECLS
