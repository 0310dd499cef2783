#include "relnet-account.h"

static const char *const security_names[RELNET_N_SECURITIES] = { "tls", "starttls", "none" };

/**
 * RelnetAccount:
 *
 * A mail account the user writes from.
 *
 * Its password is not here and not in the database: the system keyring has it, under @uid.
 */
struct _RelnetAccount
{
  GObject parent_instance;

  gint64 id;
  char *uid;
  char *name;
  char *address;
  char *user;
  char *host;
  int port;
  RelnetSecurity security;
  char *problem;
  char *problem_detail;
  gint64 checked_at;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_UID,
  PROP_NAME,
  PROP_ADDRESS,
  PROP_USER,
  PROP_HOST,
  PROP_PORT,
  PROP_SECURITY,
  PROP_PROBLEM,
  PROP_PROBLEM_DETAIL,
  PROP_CHECKED_AT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetAccount, relnet_account, G_TYPE_OBJECT)

static void
relnet_account_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetAccount *self = RELNET_ACCOUNT (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_UID:
      g_value_set_string (value, self->uid);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_USER:
      g_value_set_string (value, self->user);
      break;
    case PROP_HOST:
      g_value_set_string (value, self->host);
      break;
    case PROP_PORT:
      g_value_set_int (value, self->port);
      break;
    case PROP_SECURITY:
      g_value_set_int (value, self->security);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_PROBLEM_DETAIL:
      g_value_set_string (value, self->problem_detail);
      break;
    case PROP_CHECKED_AT:
      g_value_set_int64 (value, self->checked_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_account_set_property (GObject *object,
                             guint prop_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  RelnetAccount *self = RELNET_ACCOUNT (object);

  switch (prop_id)
    {
    case PROP_ID:
      relnet_account_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_UID:
      relnet_account_set_uid (self, g_value_get_string (value));
      break;
    case PROP_NAME:
      relnet_account_set_name (self, g_value_get_string (value));
      break;
    case PROP_ADDRESS:
      relnet_account_set_address (self, g_value_get_string (value));
      break;
    case PROP_USER:
      relnet_account_set_user (self, g_value_get_string (value));
      break;
    case PROP_HOST:
      relnet_account_set_host (self, g_value_get_string (value));
      break;
    case PROP_PORT:
      relnet_account_set_port (self, g_value_get_int (value));
      break;
    case PROP_SECURITY:
      relnet_account_set_security (self, g_value_get_int (value));
      break;
    case PROP_PROBLEM:
      relnet_account_set_problem (self, g_value_get_string (value));
      break;
    case PROP_PROBLEM_DETAIL:
      relnet_account_set_problem_detail (self, g_value_get_string (value));
      break;
    case PROP_CHECKED_AT:
      relnet_account_set_checked_at (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_account_finalize (GObject *object)
{
  RelnetAccount *self = RELNET_ACCOUNT (object);

  g_clear_pointer (&self->uid, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->user, g_free);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->problem_detail, g_free);
  G_OBJECT_CLASS (relnet_account_parent_class)->finalize (object);
}

static void
relnet_account_class_init (RelnetAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relnet_account_get_property;
  object_class->set_property = relnet_account_set_property;
  object_class->finalize = relnet_account_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_UID] = g_param_spec_string ("uid", NULL, NULL, "", flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, "", flags);
  properties[PROP_USER] = g_param_spec_string ("user", NULL, NULL, "", flags);
  properties[PROP_HOST] = g_param_spec_string ("host", NULL, NULL, "", flags);
  properties[PROP_PORT] = g_param_spec_int ("port", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_SECURITY]
      = g_param_spec_int ("security", NULL, NULL, 0, RELNET_N_SECURITIES - 1, RELNET_SECURITY_TLS, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, "", flags);
  properties[PROP_PROBLEM_DETAIL] = g_param_spec_string ("problem-detail", NULL, NULL, "", flags);
  properties[PROP_CHECKED_AT]
      = g_param_spec_int64 ("checked-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_account_init (RelnetAccount *self)
{
  self->uid = g_strdup ("");
  self->name = g_strdup ("");
  self->address = g_strdup ("");
  self->user = g_strdup ("");
  self->host = g_strdup ("");
  self->security = RELNET_SECURITY_TLS;
  self->problem = g_strdup ("");
  self->problem_detail = g_strdup ("");
}

/**
 * relnet_account_new:
 *
 * Returns: (transfer full): an empty one
 */
RelnetAccount *
relnet_account_new (void)
{
  return g_object_new (RELNET_TYPE_ACCOUNT, NULL);
}

/**
 * relnet_account_get_id:
 * @self: a RelnetAccount
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_account_get_id (RelnetAccount *self)
{
  g_return_val_if_fail (RELNET_IS_ACCOUNT (self), 0);

  return self->id;
}

/**
 * relnet_account_set_id:
 * @self: a RelnetAccount
 * @id: its id in the database, 0 before it is stored
 */
void
relnet_account_set_id (RelnetAccount *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_ACCOUNT (self));

  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * relnet_account_get_uid:
 * @self: a RelnetAccount
 *
 * Returns: under what the keyring has the password
 */
const char *
relnet_account_get_uid (RelnetAccount *self)
{
  g_return_val_if_fail (RELNET_IS_ACCOUNT (self), NULL);

  return self->uid;
}

/**
 * relnet_account_set_uid:
 * @self: a RelnetAccount
 * @uid: (nullable): under what the keyring has the password
 */
void
relnet_account_set_uid (RelnetAccount *self, const char *uid)
{
  g_return_if_fail (RELNET_IS_ACCOUNT (self));

  if (uid == NULL)
    uid = "";
  if (g_str_equal (self->uid, uid))
    return;
  g_free (self->uid);
  self->uid = g_strdup (uid);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UID]);
}

/**
 * relnet_account_get_name:
 * @self: a RelnetAccount
 *
 * Returns: the user’s name, as correspondents see it
 */
const char *
relnet_account_get_name (RelnetAccount *self)
{
  g_return_val_if_fail (RELNET_IS_ACCOUNT (self), NULL);

  return self->name;
}

/**
 * relnet_account_set_name:
 * @self: a RelnetAccount
 * @name: (nullable): the user’s name, as correspondents see it
 */
void
relnet_account_set_name (RelnetAccount *self, const char *name)
{
  g_return_if_fail (RELNET_IS_ACCOUNT (self));

  if (name == NULL)
    name = "";
  if (g_str_equal (self->name, name))
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * relnet_account_get_address:
 * @self: a RelnetAccount
 *
 * Returns: the user’s address
 */
const char *
relnet_account_get_address (RelnetAccount *self)
{
  g_return_val_if_fail (RELNET_IS_ACCOUNT (self), NULL);

  return self->address;
}

/**
 * relnet_account_set_address:
 * @self: a RelnetAccount
 * @address: (nullable): the user’s address
 */
void
relnet_account_set_address (RelnetAccount *self, const char *address)
{
  g_return_if_fail (RELNET_IS_ACCOUNT (self));

  if (address == NULL)
    address = "";
  if (g_str_equal (self->address, address))
    return;
  g_free (self->address);
  self->address = g_strdup (address);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADDRESS]);
}

/**
 * relnet_account_get_user:
 * @self: a RelnetAccount
 *
 * Returns: the name to sign in with; empty: the address
 */
const char *
relnet_account_get_user (RelnetAccount *self)
{
  g_return_val_if_fail (RELNET_IS_ACCOUNT (self), NULL);

  return self->user;
}

/**
 * relnet_account_set_user:
 * @self: a RelnetAccount
 * @user: (nullable): the name to sign in with; empty: the address
 */
void
relnet_account_set_user (RelnetAccount *self, const char *user)
{
  g_return_if_fail (RELNET_IS_ACCOUNT (self));

  if (user == NULL)
    user = "";
  if (g_str_equal (self->user, user))
    return;
  g_free (self->user);
  self->user = g_strdup (user);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER]);
}

/**
 * relnet_account_get_host:
 * @self: a RelnetAccount
 *
 * Returns: the server that sends
 */
const char *
relnet_account_get_host (RelnetAccount *self)
{
  g_return_val_if_fail (RELNET_IS_ACCOUNT (self), NULL);

  return self->host;
}

/**
 * relnet_account_set_host:
 * @self: a RelnetAccount
 * @host: (nullable): the server that sends
 */
void
relnet_account_set_host (RelnetAccount *self, const char *host)
{
  g_return_if_fail (RELNET_IS_ACCOUNT (self));

  if (host == NULL)
    host = "";
  if (g_str_equal (self->host, host))
    return;
  g_free (self->host);
  self->host = g_strdup (host);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOST]);
}

/**
 * relnet_account_get_port:
 * @self: a RelnetAccount
 *
 * Returns: its port
 */
int
relnet_account_get_port (RelnetAccount *self)
{
  g_return_val_if_fail (RELNET_IS_ACCOUNT (self), 0);

  return self->port;
}

/**
 * relnet_account_set_port:
 * @self: a RelnetAccount
 * @port: its port
 */
void
relnet_account_set_port (RelnetAccount *self, int port)
{
  g_return_if_fail (RELNET_IS_ACCOUNT (self));

  if (self->port == port)
    return;
  self->port = port;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PORT]);
}

/**
 * relnet_account_get_security:
 * @self: a RelnetAccount
 *
 * Returns: how the connection is protected
 */
RelnetSecurity
relnet_account_get_security (RelnetAccount *self)
{
  g_return_val_if_fail (RELNET_IS_ACCOUNT (self), 0);

  return self->security;
}

/**
 * relnet_account_set_security:
 * @self: a RelnetAccount
 * @security: how the connection is protected
 */
void
relnet_account_set_security (RelnetAccount *self, RelnetSecurity security)
{
  g_return_if_fail (RELNET_IS_ACCOUNT (self));

  if (self->security == security)
    return;
  self->security = security;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECURITY]);
}

/**
 * relnet_account_get_problem:
 * @self: a RelnetAccount
 *
 * Returns: why it cannot send until the user has seen to it, in words for the user; empty if it can
 */
const char *
relnet_account_get_problem (RelnetAccount *self)
{
  g_return_val_if_fail (RELNET_IS_ACCOUNT (self), NULL);

  return self->problem;
}

/**
 * relnet_account_set_problem:
 * @self: a RelnetAccount
 * @problem: (nullable): why it cannot send until the user has seen to it, in words for the user; empty if it can
 */
void
relnet_account_set_problem (RelnetAccount *self, const char *problem)
{
  g_return_if_fail (RELNET_IS_ACCOUNT (self));

  if (problem == NULL)
    problem = "";
  if (g_str_equal (self->problem, problem))
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/**
 * relnet_account_get_problem_detail:
 * @self: a RelnetAccount
 *
 * Returns: what the server said of it, word for word; may be empty
 */
const char *
relnet_account_get_problem_detail (RelnetAccount *self)
{
  g_return_val_if_fail (RELNET_IS_ACCOUNT (self), NULL);

  return self->problem_detail;
}

/**
 * relnet_account_set_problem_detail:
 * @self: a RelnetAccount
 * @problem_detail: (nullable): what the server said of it, word for word; may be empty
 */
void
relnet_account_set_problem_detail (RelnetAccount *self, const char *problem_detail)
{
  g_return_if_fail (RELNET_IS_ACCOUNT (self));

  if (problem_detail == NULL)
    problem_detail = "";
  if (g_str_equal (self->problem_detail, problem_detail))
    return;
  g_free (self->problem_detail);
  self->problem_detail = g_strdup (problem_detail);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM_DETAIL]);
}

/**
 * relnet_account_get_checked_at:
 * @self: a RelnetAccount
 *
 * Returns: when it was last found to work, in seconds since the epoch; 0 if it never was
 */
gint64
relnet_account_get_checked_at (RelnetAccount *self)
{
  g_return_val_if_fail (RELNET_IS_ACCOUNT (self), 0);

  return self->checked_at;
}

/**
 * relnet_account_set_checked_at:
 * @self: a RelnetAccount
 * @checked_at: when it was last found to work, in seconds since the epoch; 0 if it never was
 */
void
relnet_account_set_checked_at (RelnetAccount *self, gint64 checked_at)
{
  g_return_if_fail (RELNET_IS_ACCOUNT (self));

  if (self->checked_at == checked_at)
    return;
  self->checked_at = checked_at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECKED_AT]);
}

/**
 * relnet_account_get_login:
 * @self: a RelnetAccount
 *
 * Returns: the name to sign in with
 */
const char *
relnet_account_get_login (RelnetAccount *self)
{
  g_return_val_if_fail (RELNET_IS_ACCOUNT (self), NULL);

  return *self->user != '\0' ? self->user : self->address;
}

/**
 * relnet_account_dup_label:
 * @self: a RelnetAccount
 *
 * Returns: (transfer full): “Camille Aubry <camille@aubry.example>”
 */
char *
relnet_account_dup_label (RelnetAccount *self)
{
  g_return_val_if_fail (RELNET_IS_ACCOUNT (self), NULL);

  return *self->name != '\0' ? g_strdup_printf ("%s <%s>", self->name, self->address)
                             : g_strdup (self->address);
}

/**
 * relnet_account_copy:
 * @self: a RelnetAccount
 *
 * Returns: (transfer full): the same at this moment, for another thread
 */
RelnetAccount *
relnet_account_copy (RelnetAccount *self)
{
  RelnetAccount *copy = relnet_account_new ();

  g_return_val_if_fail (RELNET_IS_ACCOUNT (self), copy);

  for (guint i = 1; i < N_PROPS; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, properties[i]->value_type);
      g_object_get_property (G_OBJECT (self), properties[i]->name, &value);
      g_object_set_property (G_OBJECT (copy), properties[i]->name, &value);
    }
  return copy;
}

/**
 * relnet_security_to_name:
 * @security: a kind of protection
 *
 * Returns: its name in the database
 */
const char *
relnet_security_to_name (RelnetSecurity security)
{
  g_return_val_if_fail (security < RELNET_N_SECURITIES, NULL);

  return security_names[security];
}

/**
 * relnet_security_from_name:
 * @name: a name of the database
 * @security: (out): what it means
 *
 * Returns: whether @name is one
 */
gboolean
relnet_security_from_name (const char *name, RelnetSecurity *security)
{
  for (guint i = 0; i < RELNET_N_SECURITIES; i++)
    if (g_strcmp0 (security_names[i], name) == 0)
      {
        *security = i;
        return TRUE;
      }
  return FALSE;
}
