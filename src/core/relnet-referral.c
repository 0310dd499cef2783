#include "relnet-referral.h"

/**
 * RelnetReferral:
 *
 * An introduction received (I2): somebody the user knows through somebody else. A record that is read whole: nothing binds
 * to it.
 */
struct _RelnetReferral
{
  GObject parent_instance;

  gint64 id;
  char *date;
  gint64 introduced_id;
  char *introduced_name;
  gint64 introducer_id;
  char *introducer_name;
  gboolean thanks_owed;
};

G_DEFINE_FINAL_TYPE (RelnetReferral, relnet_referral, G_TYPE_OBJECT)

static void
relnet_referral_finalize (GObject *object)
{
  RelnetReferral *self = RELNET_REFERRAL (object);

  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->introduced_name, g_free);
  g_clear_pointer (&self->introducer_name, g_free);
  G_OBJECT_CLASS (relnet_referral_parent_class)->finalize (object);
}

static void
relnet_referral_class_init (RelnetReferralClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_referral_finalize;
}

static void
relnet_referral_init (RelnetReferral *self)
{
  self->introduced_name = g_strdup ("");
  self->introducer_name = g_strdup ("");
}

/**
 * relnet_referral_new:
 * @id: its id in the database, 0 before it is stored
 * @date: when it was
 *
 * Returns: (transfer full): a referral of nobody by nobody yet
 */
RelnetReferral *
relnet_referral_new (gint64 id, const char *date)
{
  RelnetReferral *self = g_object_new (RELNET_TYPE_REFERRAL, NULL);

  self->id = id;
  self->date = g_strdup (date);
  return self;
}

/**
 * relnet_referral_get_id:
 * @self: a referral
 *
 * Returns: its id in the database
 */
gint64
relnet_referral_get_id (RelnetReferral *self)
{
  g_return_val_if_fail (RELNET_IS_REFERRAL (self), 0);

  return self->id;
}

/**
 * relnet_referral_get_date:
 * @self: a referral
 *
 * Returns: when it was
 */
const char *
relnet_referral_get_date (RelnetReferral *self)
{
  g_return_val_if_fail (RELNET_IS_REFERRAL (self), "");

  return self->date;
}

/**
 * relnet_referral_set_introduced:
 * @self: a referral
 * @id: who was introduced to the user, 0 if they were purged
 * @name: the name; as it was, if they are gone
 */
void
relnet_referral_set_introduced (RelnetReferral *self, gint64 id, const char *name)
{
  g_return_if_fail (RELNET_IS_REFERRAL (self));

  self->introduced_id = id;
  g_free (self->introduced_name);
  self->introduced_name = g_strdup (name);
}

/**
 * relnet_referral_get_introduced_id:
 * @self: a referral
 *
 * Returns: who was introduced to the user, 0 if they were purged
 */
gint64
relnet_referral_get_introduced_id (RelnetReferral *self)
{
  g_return_val_if_fail (RELNET_IS_REFERRAL (self), 0);

  return self->introduced_id;
}

/**
 * relnet_referral_get_introduced_name:
 * @self: a referral
 *
 * Returns: the name of who was introduced to the user
 */
const char *
relnet_referral_get_introduced_name (RelnetReferral *self)
{
  g_return_val_if_fail (RELNET_IS_REFERRAL (self), "");

  return self->introduced_name;
}

/**
 * relnet_referral_set_introducer:
 * @self: a referral
 * @id: who introduced them, 0 if they were purged
 * @name: the name; as it was, if they are gone
 */
void
relnet_referral_set_introducer (RelnetReferral *self, gint64 id, const char *name)
{
  g_return_if_fail (RELNET_IS_REFERRAL (self));

  self->introducer_id = id;
  g_free (self->introducer_name);
  self->introducer_name = g_strdup (name);
}

/**
 * relnet_referral_get_introducer_id:
 * @self: a referral
 *
 * Returns: who introduced them, 0 if they were purged
 */
gint64
relnet_referral_get_introducer_id (RelnetReferral *self)
{
  g_return_val_if_fail (RELNET_IS_REFERRAL (self), 0);

  return self->introducer_id;
}

/**
 * relnet_referral_get_introducer_name:
 * @self: a referral
 *
 * Returns: the name of who introduced them
 */
const char *
relnet_referral_get_introducer_name (RelnetReferral *self)
{
  g_return_val_if_fail (RELNET_IS_REFERRAL (self), "");

  return self->introducer_name;
}

/**
 * relnet_referral_set_thanks_owed:
 * @self: a referral
 * @thanks_owed: whether the introducer is still owed a thank-you
 */
void
relnet_referral_set_thanks_owed (RelnetReferral *self, gboolean thanks_owed)
{
  g_return_if_fail (RELNET_IS_REFERRAL (self));

  self->thanks_owed = thanks_owed;
}

/**
 * relnet_referral_get_thanks_owed:
 * @self: a referral
 *
 * Returns: whether the introducer is still owed a thank-you
 */
gboolean
relnet_referral_get_thanks_owed (RelnetReferral *self)
{
  g_return_val_if_fail (RELNET_IS_REFERRAL (self), FALSE);

  return self->thanks_owed;
}
