#pragma once

#include "relnet-enums.h"

G_BEGIN_DECLS

/**
 * RelnetQuickLog:
 * @has_channel: whether the text says through what it was
 * @channel: through what; meaningless unless @has_channel
 * @direction: from whom to whom, as far as the text says
 * @date: (nullable): the day the text names
 * @minutes: how long it took, 0 if the text does not say
 *
 * What one line says about something that happened.
 */
typedef struct
{
  gboolean has_channel;
  RelnetChannel channel;
  RelnetDirection direction;
  char *date;
  int minutes;
} RelnetQuickLog;

void relnet_quick_log_read (RelnetQuickLog *self, const char *text, const char *today);
void relnet_quick_log_clear (RelnetQuickLog *self);
void relnet_quick_log_split (const char *text, char **subject, char **note);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelnetQuickLog, relnet_quick_log_clear)

G_END_DECLS
