#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RelnetSecurity:
 * @RELNET_SECURITY_TLS: TLS from the first byte
 * @RELNET_SECURITY_STARTTLS: TLS before anything is said
 * @RELNET_SECURITY_NONE: none, which is only possible with this computer itself
 *
 * How the connection to a mail server is protected.
 */
typedef enum
{
  RELNET_SECURITY_TLS,
  RELNET_SECURITY_STARTTLS,
  RELNET_SECURITY_NONE,
  RELNET_N_SECURITIES
} RelnetSecurity;

const char *relnet_security_to_name (RelnetSecurity security);
gboolean relnet_security_from_name (const char *name, RelnetSecurity *security);

#define RELNET_TYPE_ACCOUNT (relnet_account_get_type ())
G_DECLARE_FINAL_TYPE (RelnetAccount, relnet_account, RELNET, ACCOUNT, GObject)

RelnetAccount *relnet_account_new (void);
gint64 relnet_account_get_id (RelnetAccount *self);
void relnet_account_set_id (RelnetAccount *self, gint64 id);
const char *relnet_account_get_uid (RelnetAccount *self);
void relnet_account_set_uid (RelnetAccount *self, const char *uid);
const char *relnet_account_get_name (RelnetAccount *self);
void relnet_account_set_name (RelnetAccount *self, const char *name);
const char *relnet_account_get_address (RelnetAccount *self);
void relnet_account_set_address (RelnetAccount *self, const char *address);
const char *relnet_account_get_user (RelnetAccount *self);
void relnet_account_set_user (RelnetAccount *self, const char *user);
const char *relnet_account_get_host (RelnetAccount *self);
void relnet_account_set_host (RelnetAccount *self, const char *host);
int relnet_account_get_port (RelnetAccount *self);
void relnet_account_set_port (RelnetAccount *self, int port);
RelnetSecurity relnet_account_get_security (RelnetAccount *self);
void relnet_account_set_security (RelnetAccount *self, RelnetSecurity security);
const char *relnet_account_get_problem (RelnetAccount *self);
void relnet_account_set_problem (RelnetAccount *self, const char *problem);
const char *relnet_account_get_problem_detail (RelnetAccount *self);
void relnet_account_set_problem_detail (RelnetAccount *self, const char *problem_detail);
gint64 relnet_account_get_checked_at (RelnetAccount *self);
void relnet_account_set_checked_at (RelnetAccount *self, gint64 checked_at);
const char *relnet_account_get_login (RelnetAccount *self);
char *relnet_account_dup_label (RelnetAccount *self);
RelnetAccount *relnet_account_copy (RelnetAccount *self);

G_END_DECLS
