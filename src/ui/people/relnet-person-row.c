#include "relnet-person-row.h"

#include <glib/gi18n-lib.h>

#include "relnet-avatar.h"
#include "relnet-closeness.h"
#include "relnet-colour.h"
#include "relnet-date.h"
#include "relnet-tie-meter.h"

/* Picture 02: rows 54 high, avatar 40, then 12, name over role and organisation, age at the end of the first line,
 * closeness at the end of the second. */
#define ROW_HEIGHT     54
#define HEADING_HEIGHT 36
#define AVATAR_SIZE    40
#define ICON_SIZE      20
#define MARGIN         2
#define GAP            12
#define LINE_GAP       3
#define AGE_GAP        8
#define NO_STEP        (-1)

/* What is said beside the name is smaller, in points, and paler. */
#define SMALL_SIZE 9
#define PALE       0.7f

enum
{
  TEXT_NAME,
  TEXT_DETAIL,
  TEXT_AGE,
  N_TEXTS
};

/**
 * RelnetPersonRow:
 *
 * A person in a list: avatar, name, role and organisation (or where the words of a search were found) and how long ago
 * the last contact was, and how close the tie is. Among what a search found it may be something else, with an icon.
 *
 * A list view makes some two hundred of these whatever is visible and asks each for its size, and each key of a search
 * fills them anew. So the row is one widget without children that knows its height from the font alone and lays out its
 * texts when it is drawn, which a list view asks only of those that can be seen. What the user typed is never taken for
 * markup.
 */
struct _RelnetPersonRow
{
  GtkWidget parent_instance;

  char *texts[N_TEXTS];
  PangoLayout *layouts[N_TEXTS]; /* made when first drawn */
  PangoLayout *initials;
  GdkTexture *photo;
  int step; /* of the tie, NO_STEP where none is shown */
  RelnetPersonSummary *person;
  RelnetSearchMatch *match;
  char *today;
  gboolean late;
  gboolean heading;
  gboolean is_button;
  char *icon_name; /* of what is no person, in place of the photo */
};

G_DEFINE_FINAL_TYPE (RelnetPersonRow, relnet_person_row, GTK_TYPE_WIDGET)

/* The heights of the two lines of a row, kept with the context they are of: measuring a font is slow. */
typedef struct
{
  guint serial;
  int name;
  int small;
} Heights;

static GtkWidget *
get_list (RelnetPersonRow *self)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW);
}

/* That of the list: two hundred contexts of their own are a third of the cost of two hundred rows. */
static PangoContext *
get_context (RelnetPersonRow *self)
{
  GtkWidget *list = get_list (self);

  return gtk_widget_get_pango_context (list != NULL ? list : GTK_WIDGET (self));
}

static int
measure_line (PangoContext *context, const PangoFontDescription *font)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, font, NULL);
  int height = pango_font_metrics_get_height (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (height);
}

static PangoFontDescription *
make_small_font (PangoContext *context)
{
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_size (font, SMALL_SIZE * PANGO_SCALE);
  return font;
}

static const Heights *
get_heights (RelnetPersonRow *self)
{
  static GQuark quark;
  PangoContext *context = get_context (self);
  PangoFontDescription *small;
  Heights *heights;

  if (quark == 0)
    quark = g_quark_from_static_string ("relnet-person-row-heights");
  heights = g_object_get_qdata (G_OBJECT (context), quark);
  if (heights != NULL && heights->serial == pango_context_get_serial (context))
    return heights;
  small = make_small_font (context);
  heights = g_new (Heights, 1);
  heights->serial = pango_context_get_serial (context);
  heights->name = measure_line (context, pango_context_get_font_description (context));
  heights->small = measure_line (context, small);
  pango_font_description_free (small);
  g_object_set_qdata_full (G_OBJECT (context), quark, heights, g_free);
  return heights;
}

static void
forget_layouts (RelnetPersonRow *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_object (&self->layouts[i]);
  g_clear_object (&self->initials);
}

static void
set_text (RelnetPersonRow *self, guint which, const char *text)
{
  if (g_strcmp0 (self->texts[which], text) == 0)
    return;
  g_free (self->texts[which]);
  self->texts[which] = g_strdup (text);
  g_clear_object (&self->layouts[which]);
  if (which == TEXT_NAME)
    g_clear_object (&self->initials);
}

/* The list item is the accessible object; it has no name of its own in GTK 4.8. */
static void
update_label (RelnetPersonRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *label = NULL;

  if (item == NULL)
    return;
  label = relnet_person_row_dup_label (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update (RelnetPersonRow *self)
{
  const char *name = relnet_person_summary_get_name (self->person);
  const char *date = relnet_person_summary_get_last_contact (self->person);
  const char *due = relnet_person_summary_get_due (self->person);
  g_autoptr (RelnetSearchMatch) plain = NULL;
  g_autofree char *detail = NULL, *age = NULL;

  if (self->match != NULL
      && relnet_search_match_get_found_in (self->match) == RELNET_FOUND_IN_INTERACTION)
    date = relnet_search_match_get_date (self->match);
  else if (self->match != NULL
           && relnet_search_match_get_found_in (self->match) == RELNET_FOUND_IN_NOTE)
    date = "";
  if (self->match == NULL)
    plain = relnet_search_match_new (self->person, RELNET_FOUND_IN_NAME, "", "");
  detail = relnet_search_match_describe (self->match != NULL ? self->match : plain);
  age = relnet_date_format_age_short (date, self->today);

  set_text (self, TEXT_NAME, name);
  set_text (self, TEXT_DETAIL, detail);
  set_text (self, TEXT_AGE, age);
  self->late = *due != '\0' && g_strcmp0 (due, self->today) < 0;
  /* What was found takes the whole line. */
  self->step = self->match != NULL
                   ? NO_STEP
                   : relnet_closeness_get_step (relnet_person_summary_get_closeness (self->person), self->today);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_label (self);
}

static void
person_changed_cb (RelnetPersonSummary *person, GParamSpec *pspec, RelnetPersonRow *self)
{
  update (self);
}

static void
set_person (RelnetPersonRow *self, RelnetPersonSummary *person)
{
  if (self->person == person && self->icon_name == NULL)
    return;
  if (self->person != NULL)
    g_signal_handlers_disconnect_by_func (self->person, person_changed_cb, self);
  g_clear_pointer (&self->icon_name, g_free);
  g_set_object (&self->person, person);
  g_clear_object (&self->photo);
  if (person != NULL)
    g_signal_connect_object (person, "notify", G_CALLBACK (person_changed_cb), self, 0);
}

static void
set_is_heading (RelnetPersonRow *self, gboolean heading)
{
  if (self->heading == heading)
    return;
  self->heading = heading;
  forget_layouts (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
relnet_person_row_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  RelnetPersonRow *self = RELNET_PERSON_ROW (widget);
  const Heights *heights;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 2 * MARGIN + AVATAR_SIZE + GAP + 80;
      *natural = 320;
      return;
    }
  /* A list view asks this for each of its rows: all have one height, whatever is in them. */
  heights = get_heights (self);
  if (self->heading)
    *minimum = MAX (HEADING_HEIGHT, heights->small + 12);
  else
    *minimum = MAX (ROW_HEIGHT, heights->name + LINE_GAP + heights->small + 8);
  *natural = *minimum;
}

static PangoLayout *
ensure_layout (RelnetPersonRow *self, guint which)
{
  PangoContext *context = get_context (self);
  PangoLayout *layout = self->layouts[which];
  g_autoptr (PangoAttrList) attributes = NULL;

  if (layout != NULL)
    return layout;
  layout = self->layouts[which] = pango_layout_new (context);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, self->texts[which] != NULL ? self->texts[which] : "", -1);
  if (which != TEXT_NAME || self->heading)
    {
      PangoFontDescription *font = make_small_font (context);

      if (self->heading)
        pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
      pango_layout_set_font_description (layout, font);
      pango_font_description_free (font);
    }
  if (which == TEXT_AGE)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

/* One line from @x on, towards the end of the row, whatever the direction of the text is. */
static void
draw_text (RelnetPersonRow *self, GtkSnapshot *snapshot, guint which, int x, int y, int width, int height,
           const GdkRGBA *colour)
{
  PangoLayout *layout = ensure_layout (self, which);
  PangoRectangle logical;

  if (width <= 0)
    return;
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - logical.width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - logical.x, y + (height - logical.height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_heading (RelnetPersonRow *self, GtkSnapshot *snapshot)
{
  const Heights *heights = get_heights (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  GdkRGBA colour;

  if (self->is_button)
    relnet_widget_lookup_colour (GTK_WIDGET (self), "accent_color", &colour);
  else
    {
      relnet_widget_get_colour (GTK_WIDGET (self), &colour);
      colour.alpha *= PALE;
    }
  draw_text (self, snapshot, TEXT_NAME, MARGIN, (height - heights->small + 4) / 2, width - 2 * MARGIN, heights->small,
             &colour);
}

/* As a symbol in the grey circle that stands for somebody without a photo elsewhere. */
static void
draw_icon (RelnetPersonRow *self, GtkSnapshot *snapshot, float x, float y, const GdkRGBA *colour)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GtkIconPaintable) icon
      = gtk_icon_theme_lookup_icon (theme, self->icon_name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                    gtk_widget_get_direction (GTK_WIDGET (self)), 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + (AVATAR_SIZE - ICON_SIZE) / 2, y + (AVATAR_SIZE - ICON_SIZE) / 2));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE, ICON_SIZE, colour, 1);
  gtk_snapshot_restore (snapshot);
}

static void
draw_person (RelnetPersonRow *self, GtkSnapshot *snapshot)
{
  const Heights *heights = get_heights (self);
  const int text = MARGIN + AVATAR_SIZE + GAP;
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  int top = (height - heights->name) / 2, age_width = 0;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkRGBA colour, pale, age;

  relnet_widget_get_colour (GTK_WIDGET (self), &colour);
  pale = colour;
  pale.alpha *= PALE;
  age = pale;
  if (self->late)
    relnet_widget_lookup_colour (GTK_WIDGET (self), "warning_color", &age);
  if (self->icon_name != NULL)
    draw_icon (self, snapshot, rtl ? width - MARGIN - AVATAR_SIZE : MARGIN, (height - AVATAR_SIZE) / 2, &pale);
  else
    relnet_avatar_draw (snapshot, get_context (self),
                      &GRAPHENE_RECT_INIT (rtl ? width - MARGIN - AVATAR_SIZE : MARGIN, (height - AVATAR_SIZE) / 2,
                                           AVATAR_SIZE, AVATAR_SIZE),
                      self->texts[TEXT_NAME], self->photo, &self->initials);
  if (*self->texts[TEXT_DETAIL] != '\0' || self->step != NO_STEP)
    {
      int tie_width = self->step != NO_STEP ? RELNET_TIE_METER_WIDTH : 0;

      top = (height - heights->name - LINE_GAP - heights->small) / 2;
      draw_text (self, snapshot, TEXT_DETAIL, text, top + heights->name + LINE_GAP,
                 width - text - MARGIN - tie_width - (tie_width > 0 ? AGE_GAP : 0), heights->small, &pale);
      if (tie_width > 0)
        {
          gtk_snapshot_save (snapshot);
          gtk_snapshot_translate (
              snapshot, &GRAPHENE_POINT_INIT (rtl ? MARGIN : width - MARGIN - tie_width,
                                              top + heights->name + LINE_GAP
                                                  + (heights->small - RELNET_TIE_METER_HEIGHT) / 2));
          relnet_tie_meter_draw (snapshot, self->step, &colour, rtl);
          gtk_snapshot_restore (snapshot);
        }
    }
  if (*self->texts[TEXT_AGE] != '\0')
    {
      pango_layout_set_width (ensure_layout (self, TEXT_AGE), -1);
      pango_layout_get_pixel_size (self->layouts[TEXT_AGE], &age_width, NULL);
      draw_text (self, snapshot, TEXT_AGE, width - MARGIN - age_width, top, age_width, heights->name, &age);
      age_width += AGE_GAP;
    }
  draw_text (self, snapshot, TEXT_NAME, text, top, width - text - MARGIN - age_width, heights->name, &colour);
}

static void
relnet_person_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RelnetPersonRow *self = RELNET_PERSON_ROW (widget);

  if (self->texts[TEXT_NAME] == NULL)
    return;
  if (self->heading)
    draw_heading (self, snapshot);
  else
    draw_person (self, snapshot);
}

static void
relnet_person_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (relnet_person_row_parent_class)->css_changed (widget, change);
  forget_layouts (RELNET_PERSON_ROW (widget));
}

static void
relnet_person_row_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (relnet_person_row_parent_class)->system_setting_changed (widget, setting);
  forget_layouts (RELNET_PERSON_ROW (widget));
  gtk_widget_queue_resize (widget);
}

static GtkSizeRequestMode
relnet_person_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
relnet_person_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (relnet_person_row_parent_class)->root (widget);
  update_label (RELNET_PERSON_ROW (widget));
}

static void
relnet_person_row_dispose (GObject *object)
{
  RelnetPersonRow *self = RELNET_PERSON_ROW (object);

  if (self->person != NULL)
    g_signal_handlers_disconnect_by_func (self->person, person_changed_cb, self);
  g_clear_object (&self->person);
  g_clear_object (&self->match);
  g_clear_object (&self->photo);
  forget_layouts (self);
  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->icon_name, g_free);
  G_OBJECT_CLASS (relnet_person_row_parent_class)->dispose (object);
}

static void
relnet_person_row_class_init (RelnetPersonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_person_row_dispose;
  widget_class->measure = relnet_person_row_measure;
  widget_class->snapshot = relnet_person_row_snapshot;
  widget_class->css_changed = relnet_person_row_css_changed;
  widget_class->system_setting_changed = relnet_person_row_system_setting_changed;
  widget_class->get_request_mode = relnet_person_row_get_request_mode;
  widget_class->root = relnet_person_row_root;
  gtk_widget_class_set_css_name (widget_class, "person-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
relnet_person_row_init (RelnetPersonRow *self)
{
}

/**
 * relnet_person_row_new:
 *
 * Returns: a row of nobody yet
 */
GtkWidget *
relnet_person_row_new (void)
{
  return g_object_new (RELNET_TYPE_PERSON_ROW, NULL);
}

static void
show (RelnetPersonRow *self,
      RelnetPersonSummary *person,
      RelnetSearchMatch *match,
      const char *today)
{
  set_person (self, person);
  g_set_object (&self->match, match);
  if (g_strcmp0 (self->today, today) != 0)
    {
      g_free (self->today);
      self->today = g_strdup (today);
    }
  set_is_heading (self, FALSE);
  update (self);
}

/**
 * relnet_person_row_set_person:
 * @self: a row
 * @person: (nullable): whom to show; the row follows its changes until it shows another or nobody
 * @today: the date
 */
void
relnet_person_row_set_person (RelnetPersonRow *self, RelnetPersonSummary *person, const char *today)
{
  g_return_if_fail (RELNET_IS_PERSON_ROW (self));

  if (person != NULL)
    show (self, person, NULL, today);
  else
    {
      set_person (self, NULL);
      g_clear_object (&self->match);
    }
}

/**
 * relnet_person_row_set_match:
 * @self: a row
 * @match: who was found, and in what
 * @today: the date
 */
void
relnet_person_row_set_match (RelnetPersonRow *self, RelnetSearchMatch *match, const char *today)
{
  g_return_if_fail (RELNET_IS_PERSON_ROW (self));

  show (self, relnet_search_match_get_person (match), match, today);
}

/**
 * relnet_person_row_set_thing:
 * @self: a row
 * @title: its words
 * @detail: what it is
 * @date: when it was, may be empty
 * @icon_name: a symbolic icon
 * @today: the date
 *
 * Shows something that is no person.
 */
void
relnet_person_row_set_thing (RelnetPersonRow *self,
                             const char *title,
                             const char *detail,
                             const char *date,
                             const char *icon_name,
                             const char *today)
{
  g_autofree char *age = relnet_date_format_age_short (g_strcmp0 (date, today) <= 0 ? date : "", today);

  g_return_if_fail (RELNET_IS_PERSON_ROW (self));

  set_person (self, NULL);
  g_clear_object (&self->match);
  set_is_heading (self, FALSE);
  g_free (self->icon_name);
  self->icon_name = g_strdup (icon_name);
  set_text (self, TEXT_NAME, title);
  set_text (self, TEXT_DETAIL, detail);
  set_text (self, TEXT_AGE, age);
  self->late = FALSE;
  self->step = NO_STEP;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_label (self);
}

/**
 * relnet_person_row_set_heading:
 * @self: a row
 * @text: what the rows below are, or what activating this one does
 * @is_button: which of the two
 */
void
relnet_person_row_set_heading (RelnetPersonRow *self, const char *text, gboolean is_button)
{
  g_return_if_fail (RELNET_IS_PERSON_ROW (self));

  set_person (self, NULL);
  g_clear_object (&self->match);
  set_is_heading (self, TRUE);
  set_text (self, TEXT_NAME, text);
  self->is_button = is_button;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_label (self);
}

/**
 * relnet_person_row_get_person:
 * @self: a row
 *
 * Returns: (nullable) (transfer none): whom it shows
 */
RelnetPersonSummary *
relnet_person_row_get_person (RelnetPersonRow *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON_ROW (self), NULL);

  return self->person;
}

/**
 * relnet_person_row_set_photo:
 * @self: a row
 * @photo: (nullable): a photo of the person
 */
void
relnet_person_row_set_photo (RelnetPersonRow *self, GdkTexture *photo)
{
  g_return_if_fail (RELNET_IS_PERSON_ROW (self));

  if (g_set_object (&self->photo, photo))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * relnet_person_row_get_photo:
 * @self: a row
 *
 * Returns: (nullable) (transfer none): the photo it shows
 */
GdkTexture *
relnet_person_row_get_photo (RelnetPersonRow *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON_ROW (self), NULL);

  return self->photo;
}

/**
 * relnet_person_row_dup_label:
 * @self: a row
 *
 * Returns: (transfer full): what a screen reader says: everything the row shows, and that it is overdue, in words
 */
char *
relnet_person_row_dup_label (RelnetPersonRow *self)
{
  GString *label;

  g_return_val_if_fail (RELNET_IS_PERSON_ROW (self), NULL);

  label = g_string_new (self->texts[TEXT_NAME]);
  if (self->heading || self->texts[TEXT_DETAIL] == NULL)
    return g_string_free (label, FALSE);
  if (*self->texts[TEXT_DETAIL] != '\0')
    g_string_append_printf (label, ", %s", self->texts[TEXT_DETAIL]);
  if (*self->texts[TEXT_AGE] != '\0' && self->match == NULL && self->icon_name == NULL)
    {
      g_string_append (label, ", ");
      /* Translators: read by a screen reader after a name: “last contact: 3 months” ago. */
      g_string_append_printf (label, _ ("last contact: %s"), self->texts[TEXT_AGE]);
    }
  if (self->late)
    g_string_append_printf (label, ", %s", _ ("overdue"));
  if (self->step != NO_STEP)
    {
      g_autofree char *tie = relnet_closeness_step_to_words (self->step);

      g_string_append_printf (label, ", %s", tie);
    }
  return g_string_free (label, FALSE);
}
