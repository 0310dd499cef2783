#pragma once

#include <gio/gio.h>

#include "relnet-smtp.h"

G_BEGIN_DECLS

/* The servers of smtpd.py, for a test program. */
typedef struct _MailServers MailServers;

MailServers *mail_servers_start (void);
void mail_servers_stop (MailServers *self);
guint mail_servers_get_port (MailServers *self, const char *name);
const char *mail_servers_get_directory (MailServers *self);
RelnetSmtpServer
mail_servers_get (MailServers *self, const char *name, RelnetSecurity security);
guint mail_servers_count_taken (MailServers *self, const char *header_id);
void mail_servers_remove_tree (const char *path);

G_END_DECLS
