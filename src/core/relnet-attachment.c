#include "relnet-attachment.h"

/**
 * RelnetAttachment:
 *
 * A file that goes with a message. Its bytes are a copy made when it was added: moving or changing the file later does
 * not change the message.
 */
struct _RelnetAttachment
{
  GObject parent_instance;

  gint64 id;
  char *name;
  char *media_type;
  gint64 size;
  GBytes *content;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_MEDIA_TYPE,
  PROP_SIZE,
  PROP_CONTENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetAttachment, relnet_attachment, G_TYPE_OBJECT)

static void
relnet_attachment_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetAttachment *self = RELNET_ATTACHMENT (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_MEDIA_TYPE:
      g_value_set_string (value, self->media_type);
      break;
    case PROP_SIZE:
      g_value_set_int64 (value, self->size);
      break;
    case PROP_CONTENT:
      g_value_set_boxed (value, self->content);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_attachment_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  RelnetAttachment *self = RELNET_ATTACHMENT (object);

  switch (prop_id)
    {
    case PROP_ID:
      relnet_attachment_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_NAME:
      relnet_attachment_set_name (self, g_value_get_string (value));
      break;
    case PROP_MEDIA_TYPE:
      relnet_attachment_set_media_type (self, g_value_get_string (value));
      break;
    case PROP_SIZE:
      relnet_attachment_set_size (self, g_value_get_int64 (value));
      break;
    case PROP_CONTENT:
      relnet_attachment_set_content (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_attachment_finalize (GObject *object)
{
  RelnetAttachment *self = RELNET_ATTACHMENT (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->media_type, g_free);
  g_clear_pointer (&self->content, g_bytes_unref);
  G_OBJECT_CLASS (relnet_attachment_parent_class)->finalize (object);
}

static void
relnet_attachment_class_init (RelnetAttachmentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relnet_attachment_get_property;
  object_class->set_property = relnet_attachment_set_property;
  object_class->finalize = relnet_attachment_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_MEDIA_TYPE] = g_param_spec_string ("media-type", NULL, NULL, "", flags);
  properties[PROP_SIZE] = g_param_spec_int64 ("size", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_CONTENT] = g_param_spec_boxed ("content", NULL, NULL, G_TYPE_BYTES, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_attachment_init (RelnetAttachment *self)
{
  self->name = g_strdup ("");
  self->media_type = g_strdup ("");
}

/**
 * relnet_attachment_new:
 *
 * Returns: (transfer full): an empty one
 */
RelnetAttachment *
relnet_attachment_new (void)
{
  return g_object_new (RELNET_TYPE_ATTACHMENT, NULL);
}

/**
 * relnet_attachment_get_id:
 * @self: a RelnetAttachment
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_attachment_get_id (RelnetAttachment *self)
{
  g_return_val_if_fail (RELNET_IS_ATTACHMENT (self), 0);

  return self->id;
}

/**
 * relnet_attachment_set_id:
 * @self: a RelnetAttachment
 * @id: its id in the database, 0 before it is stored
 */
void
relnet_attachment_set_id (RelnetAttachment *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_ATTACHMENT (self));

  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * relnet_attachment_get_name:
 * @self: a RelnetAttachment
 *
 * Returns: the name of the file, without a directory
 */
const char *
relnet_attachment_get_name (RelnetAttachment *self)
{
  g_return_val_if_fail (RELNET_IS_ATTACHMENT (self), NULL);

  return self->name;
}

/**
 * relnet_attachment_set_name:
 * @self: a RelnetAttachment
 * @name: (nullable): the name of the file, without a directory
 */
void
relnet_attachment_set_name (RelnetAttachment *self, const char *name)
{
  g_return_if_fail (RELNET_IS_ATTACHMENT (self));

  if (name == NULL)
    name = "";
  if (g_str_equal (self->name, name))
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * relnet_attachment_get_media_type:
 * @self: a RelnetAttachment
 *
 * Returns: what kind of file it is, “application/pdf”
 */
const char *
relnet_attachment_get_media_type (RelnetAttachment *self)
{
  g_return_val_if_fail (RELNET_IS_ATTACHMENT (self), NULL);

  return self->media_type;
}

/**
 * relnet_attachment_set_media_type:
 * @self: a RelnetAttachment
 * @media_type: (nullable): what kind of file it is, “application/pdf”
 */
void
relnet_attachment_set_media_type (RelnetAttachment *self, const char *media_type)
{
  g_return_if_fail (RELNET_IS_ATTACHMENT (self));

  if (media_type == NULL)
    media_type = "";
  if (g_str_equal (self->media_type, media_type))
    return;
  g_free (self->media_type);
  self->media_type = g_strdup (media_type);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEDIA_TYPE]);
}

/**
 * relnet_attachment_get_size:
 * @self: a RelnetAttachment
 *
 * Returns: its length in bytes
 */
gint64
relnet_attachment_get_size (RelnetAttachment *self)
{
  g_return_val_if_fail (RELNET_IS_ATTACHMENT (self), 0);

  return self->size;
}

/**
 * relnet_attachment_set_size:
 * @self: a RelnetAttachment
 * @size: its length in bytes
 */
void
relnet_attachment_set_size (RelnetAttachment *self, gint64 size)
{
  g_return_if_fail (RELNET_IS_ATTACHMENT (self));

  if (self->size == size)
    return;
  self->size = size;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
}

/**
 * relnet_attachment_get_content:
 * @self: a RelnetAttachment
 *
 * Returns: (transfer none) (nullable): its bytes, if they were read
 */
GBytes *
relnet_attachment_get_content (RelnetAttachment *self)
{
  g_return_val_if_fail (RELNET_IS_ATTACHMENT (self), NULL);

  return self->content;
}

/**
 * relnet_attachment_set_content:
 * @self: a RelnetAttachment
 * @content: (nullable): its bytes, if they were read
 */
void
relnet_attachment_set_content (RelnetAttachment *self, GBytes *content)
{
  g_return_if_fail (RELNET_IS_ATTACHMENT (self));

  if (self->content == content)
    return;
  g_clear_pointer (&self->content, g_bytes_unref);
  self->content = content != NULL ? g_bytes_ref (content) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}
