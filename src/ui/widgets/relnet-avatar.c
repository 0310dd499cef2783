#include "relnet-avatar.h"

#include <math.h>

/**
 * RelnetAvatar:
 *
 * The round picture of a person: a photo, or the initials on a colour that stays that of the name.
 *
 * One widget without children, drawn by hand: a row with #AdwAvatar makes each key of a search three times as expensive
 * (design/performance.md, section 2). Colours and initials are those of #AdwAvatar, so that a person looks the same where
 * that one is used. It repeats what the name beside it says, so assistive technologies pass it by.
 */
struct _RelnetAvatar
{
  GtkWidget parent_instance;

  int size;
  char *text;
  GdkTexture *photo;
  PangoLayout *layout; /* of the initials, made when first drawn */
};

enum
{
  PROP_0,
  PROP_SIZE,
  PROP_TEXT,
  PROP_PHOTO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetAvatar, relnet_avatar, GTK_TYPE_WIDGET)

#define RGB(hex)                                                                                   \
  {                                                                                                \
    ((hex) >> 16 & 0xff) / 255.f, ((hex) >> 8 & 0xff) / 255.f, ((hex)&0xff) / 255.f, 1.f           \
  }

/* The fourteen colours of libadwaita's avatars: top, bottom, initials. */
static const GdkRGBA colours[][3] = {
  { RGB (0x83b6ec), RGB (0x337fdc), RGB (0xcfe1f5) },
  { RGB (0x7ad9f1), RGB (0x0f9ac8), RGB (0xcaeaf2) },
  { RGB (0x8de6b1), RGB (0x29ae74), RGB (0xcef8d8) },
  { RGB (0xb5e98a), RGB (0x6ab85b), RGB (0xe6f9d7) },
  { RGB (0xf8e359), RGB (0xd29d09), RGB (0xf9f4e1) },
  { RGB (0xffcb62), RGB (0xd68400), RGB (0xffead1) },
  { RGB (0xffa95a), RGB (0xed5b00), RGB (0xffe5c5) },
  { RGB (0xf78773), RGB (0xe62d42), RGB (0xf8d2ce) },
  { RGB (0xe973ab), RGB (0xe33b6a), RGB (0xfac7de) },
  { RGB (0xcb78d4), RGB (0x9945b5), RGB (0xe7c2e8) },
  { RGB (0x9e91e8), RGB (0x7a59ca), RGB (0xd5d2f5) },
  { RGB (0xe3cf9c), RGB (0xb08952), RGB (0xf2eade) },
  { RGB (0xbe916d), RGB (0x785336), RGB (0xe5d6ca) },
  { RGB (0xc0bfbc), RGB (0x6e6d71), RGB (0xd8d7d3) },
};

static PangoLayout *
make_layout (PangoContext *context, const char *name, int size)
{
  g_autofree char *initials = relnet_avatar_make_initials (name);
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font;
  int width, height;
  double pixels = size * 0.41;

  pango_layout_set_text (layout, initials, -1);
  font = pango_font_description_copy (pango_context_get_font_description (context));
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, pixels * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  /* Two wide letters (“WM”) must stay inside the circle. */
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > size * 0.78)
    {
      pango_font_description_set_absolute_size (font, pixels * PANGO_SCALE * size * 0.78 / width);
      pango_layout_set_font_description (layout, font);
    }
  pango_font_description_free (font);
  return layout;
}

static void
draw_photo (GtkSnapshot *snapshot, GdkTexture *photo, const graphene_rect_t *bounds)
{
  float width = gdk_texture_get_width (photo), height = gdk_texture_get_height (photo);
  float scale = MAX (bounds->size.width / width, bounds->size.height / height);
  float x = bounds->origin.x + (bounds->size.width - width * scale) / 2;
  float y = bounds->origin.y + (bounds->size.height - height * scale) / 2;

  gtk_snapshot_append_texture (snapshot, photo, &GRAPHENE_RECT_INIT (x, y, width * scale, height * scale));
}

static void
draw_gradient (GtkSnapshot *snapshot, const GdkRGBA *colour, const graphene_rect_t *bounds)
{
  const GskColorStop stops[] = { { 0, colour[0] }, { 1, colour[1] } };
  const graphene_point_t *origin = &bounds->origin;

  gtk_snapshot_append_linear_gradient (
      snapshot, bounds, origin, &GRAPHENE_POINT_INIT (origin->x, origin->y + bounds->size.height),
      stops, G_N_ELEMENTS (stops));
}

/**
 * relnet_avatar_draw:
 * @snapshot: where to draw
 * @context: of the widget that draws
 * @bounds: where, a square of whole pixels
 * @name: the name of the person, which gives initials and colour
 * @photo: (nullable): a photo shown instead
 * @layout: (inout): %NULL at first and whenever the name, size or font is another; keeps the initials between drawings
 *
 * Draws what a #RelnetAvatar is, for rows that draw all they show by themselves.
 */
void
relnet_avatar_draw (GtkSnapshot *snapshot, PangoContext *context, const graphene_rect_t *bounds, const char *name,
                    GdkTexture *photo, PangoLayout **layout)
{
  const GdkRGBA *colour = colours[*name != '\0' ? g_str_hash (name) % G_N_ELEMENTS (colours) : G_N_ELEMENTS (colours) - 1];
  float size = bounds->size.width;
  GskRoundedRect circle;
  PangoRectangle ink;

  gsk_rounded_rect_init_from_rect (&circle, bounds, size / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  if (photo != NULL)
    draw_photo (snapshot, photo, bounds);
  else
    draw_gradient (snapshot, colour, bounds);
  gtk_snapshot_pop (snapshot);
  if (photo != NULL)
    return;

  if (*layout == NULL)
    *layout = make_layout (context, name, (int) size);
  /* Centred by what is inked: capitals stand on the line and would sit too high by their logical height. */
  pango_layout_get_pixel_extents (*layout, &ink, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (roundf (bounds->origin.x + (size - ink.width) / 2 - ink.x),
                                      roundf (bounds->origin.y + (size - ink.height) / 2 - ink.y)));
  gtk_snapshot_append_layout (snapshot, *layout, &colour[2]);
  gtk_snapshot_restore (snapshot);
}

static void
relnet_avatar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RelnetAvatar *self = RELNET_AVATAR (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  relnet_avatar_draw (
      snapshot, gtk_widget_get_pango_context (widget),
      &GRAPHENE_RECT_INIT ((width - self->size) / 2, (height - self->size) / 2, self->size, self->size), self->text,
      self->photo, &self->layout);
}

static void
relnet_avatar_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = RELNET_AVATAR (widget)->size;
}

static GtkSizeRequestMode
relnet_avatar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
relnet_avatar_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  g_clear_object (&RELNET_AVATAR (widget)->layout);
  GTK_WIDGET_CLASS (relnet_avatar_parent_class)->system_setting_changed (widget, setting);
}

static void
relnet_avatar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetAvatar *self = RELNET_AVATAR (object);

  switch (prop_id)
    {
    case PROP_SIZE:
      g_value_set_int (value, self->size);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_PHOTO:
      g_value_set_object (value, self->photo);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_avatar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetAvatar *self = RELNET_AVATAR (object);

  switch (prop_id)
    {
    case PROP_SIZE:
      relnet_avatar_set_size (self, g_value_get_int (value));
      break;
    case PROP_TEXT:
      relnet_avatar_set_text (self, g_value_get_string (value));
      break;
    case PROP_PHOTO:
      relnet_avatar_set_photo (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_avatar_finalize (GObject *object)
{
  RelnetAvatar *self = RELNET_AVATAR (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_object (&self->photo);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (relnet_avatar_parent_class)->finalize (object);
}

static void
relnet_avatar_class_init (RelnetAvatarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relnet_avatar_get_property;
  object_class->set_property = relnet_avatar_set_property;
  object_class->finalize = relnet_avatar_finalize;
  widget_class->snapshot = relnet_avatar_snapshot;
  widget_class->measure = relnet_avatar_measure;
  widget_class->get_request_mode = relnet_avatar_get_request_mode;
  widget_class->system_setting_changed = relnet_avatar_system_setting_changed;

  properties[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 1, 1024, 40, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_PHOTO] = g_param_spec_object ("photo", NULL, NULL, GDK_TYPE_TEXTURE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "relnet-avatar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
relnet_avatar_init (RelnetAvatar *self)
{
  self->size = 40;
  self->text = g_strdup ("");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * relnet_avatar_new:
 * @size: diameter in application pixels
 *
 * Returns: an avatar of nobody yet
 */
GtkWidget *
relnet_avatar_new (int size)
{
  return g_object_new (RELNET_TYPE_AVATAR, "size", size, NULL);
}

/**
 * relnet_avatar_get_size:
 * @self: an avatar
 *
 * Returns: its diameter in application pixels
 */
int
relnet_avatar_get_size (RelnetAvatar *self)
{
  g_return_val_if_fail (RELNET_IS_AVATAR (self), 0);

  return self->size;
}

/**
 * relnet_avatar_set_size:
 * @self: an avatar
 * @size: its diameter in application pixels
 */
void
relnet_avatar_set_size (RelnetAvatar *self, int size)
{
  g_return_if_fail (RELNET_IS_AVATAR (self));

  if (self->size == size)
    return;
  self->size = size;
  g_clear_object (&self->layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
}

/**
 * relnet_avatar_get_text:
 * @self: an avatar
 *
 * Returns: the name of the person
 */
const char *
relnet_avatar_get_text (RelnetAvatar *self)
{
  g_return_val_if_fail (RELNET_IS_AVATAR (self), NULL);

  return self->text;
}

/**
 * relnet_avatar_set_text:
 * @self: an avatar
 * @text: (nullable): the name of the person, which gives initials and colour
 */
void
relnet_avatar_set_text (RelnetAvatar *self, const char *text)
{
  g_return_if_fail (RELNET_IS_AVATAR (self));

  if (text == NULL)
    text = "";
  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * relnet_avatar_get_photo:
 * @self: an avatar
 *
 * Returns: (nullable): the photo it shows
 */
GdkTexture *
relnet_avatar_get_photo (RelnetAvatar *self)
{
  g_return_val_if_fail (RELNET_IS_AVATAR (self), NULL);

  return self->photo;
}

/**
 * relnet_avatar_set_photo:
 * @self: an avatar
 * @photo: (nullable): a photo shown instead of the initials, filling the circle
 */
void
relnet_avatar_set_photo (RelnetAvatar *self, GdkTexture *photo)
{
  g_return_if_fail (RELNET_IS_AVATAR (self));

  if (!g_set_object (&self->photo, photo))
    return;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PHOTO]);
}

/* The first letter or figure of a word, whatever quotes or brackets stand before it. */
static gunichar
get_initial (const char *word, const char *end)
{
  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        return g_unichar_totitle (c);
    }
  return 0;
}

/**
 * relnet_avatar_make_initials:
 * @text: (nullable): a name
 *
 * Returns: (transfer full): the first letters of its first and last words, empty if it has none
 */
char *
relnet_avatar_make_initials (const char *text)
{
  g_autofree char *composed
      = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE) : NULL;
  GString *initials = g_string_new (NULL);
  gunichar first = 0, last = 0;

  for (const char *word = composed; word != NULL && *word != '\0';)
    {
      const char *end = word;
      gunichar initial;

      while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      initial = get_initial (word, end);
      if (initial != 0 && first == 0)
        first = initial;
      else if (initial != 0)
        last = initial;
      word = *end != '\0' ? g_utf8_next_char (end) : end;
    }
  if (first != 0)
    g_string_append_unichar (initials, first);
  if (last != 0)
    g_string_append_unichar (initials, last);
  return g_string_free (initials, FALSE);
}

#define MAX_PIXELS (64 * 1024 * 1024)

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  int pixels = *(int *)data;
  int shorter = MIN (width, height);

  if ((gint64)width * height > MAX_PIXELS)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (shorter > pixels)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int)((gint64)width * pixels / shorter)),
                                MAX (1, (int)((gint64)height * pixels / shorter)));
}

/**
 * relnet_avatar_make_thumbnail:
 * @image: the bytes of an image file
 * @pixels: how many device pixels the shorter side needs; a smaller image stays as it is
 * @error: return location for an error
 *
 * May be called in any thread; rows do, for it takes longer than a frame. Images of more than 64 megapixels are refused
 * before they are unpacked: a photo in an address book may come from anybody.
 *
 * Returns: (transfer full) (nullable): a texture for relnet_avatar_set_photo()
 */
GdkTexture *
relnet_avatar_make_thumbnail (GBytes *image, int pixels, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GdkPixbuf) upright = NULL;
  GError *local = NULL;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &pixels);
  gdk_pixbuf_loader_write_bytes (loader, image, &local);
  /* It must be closed whatever happened. */
  gdk_pixbuf_loader_close (loader, local == NULL ? &local : NULL);
  if (local == NULL && gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    g_set_error_literal (&local, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_FAILED, "No image");
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  upright = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
  return gdk_texture_new_for_pixbuf (upright);
}
