#pragma once

#include <gio/gio.h>

#include "relnet-account.h"
#include "relnet-mail-message.h"

G_BEGIN_DECLS

/* Limits on what is written, so that no builder or server is handed what it chokes on. */
#define RELNET_MIME_MAX_SUBJECT     1000              /* bytes */
#define RELNET_MIME_MAX_NAME        200               /* bytes */
#define RELNET_MIME_MAX_RECIPIENTS  100
#define RELNET_MIME_MAX_BODY        (1024 * 1024)     /* bytes */
#define RELNET_MIME_MAX_ATTACHMENTS (25 * 1024 * 1024) /* bytes, all together: what most servers take */

gboolean relnet_mime_check (RelnetAccount *account, RelnetMailMessage *message, GError **error);
char *relnet_mime_new_header_id (RelnetAccount *account);
GBytes *relnet_mime_build (RelnetAccount *account,
                           RelnetMailMessage *message,
                           gint64 date,
                           GError **error);
gboolean relnet_mime_is_address (const char *address, GError **error);

G_END_DECLS
