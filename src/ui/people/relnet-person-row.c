#include "relnet-person-row.h"

#include <glib/gi18n-lib.h>

#include "relnet-avatar.h"
#include "relnet-closeness.h"
#include "relnet-date.h"
#include "relnet-tie-meter.h"

/* Picture 02: rows 54 high, avatar 40, then 12, name over role and organisation, age at the end of the first line,
 * closeness at the end of the second. */
#define ROW_HEIGHT     54
#define HEADING_HEIGHT 36
#define AVATAR_SIZE    40
#define MARGIN         2
#define GAP            12
#define LINE_GAP       3

/**
 * RelnetPersonRow:
 *
 * A person in a list: avatar, name, role and organisation (or where the words of a search were found), how long ago
 * the last contact was and how close the tie is.
 *
 * A list view makes some two hundred of these whatever is visible and each key of a search fills them anew, so the row
 * places its five children itself instead of nesting boxes from a template, and its texts are inscriptions, which ask for
 * no size. What the user typed is never taken for markup.
 */
struct _RelnetPersonRow
{
  GtkWidget parent_instance;

  GtkWidget *avatar;
  GtkWidget *name;
  GtkWidget *detail;
  GtkWidget *age;
  GtkWidget *tie;
  RelnetPersonSummary *person;
  RelnetSearchMatch *match;
  char *today;
  gboolean heading;
};

G_DEFINE_FINAL_TYPE (RelnetPersonRow, relnet_person_row, GTK_TYPE_WIDGET)

static void
set_detail (RelnetPersonRow *self, const char *detail)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (self->detail), detail);
  gtk_widget_set_child_visible (self->detail, *detail != '\0' && !self->heading);
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

  relnet_avatar_set_text (RELNET_AVATAR (self->avatar), name);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->name), name);
  set_detail (self, detail);
  gtk_label_set_label (GTK_LABEL (self->age), age);
  if (*due != '\0' && g_strcmp0 (due, self->today) < 0)
    gtk_widget_add_css_class (self->age, "late");
  else
    gtk_widget_remove_css_class (self->age, "late");
  /* What was found takes the whole line. */
  gtk_widget_set_child_visible (self->tie, self->match == NULL && !self->heading);
  relnet_tie_meter_set_step (RELNET_TIE_METER (self->tie),
                             relnet_closeness_get_step (relnet_person_summary_get_closeness (self->person), self->today));
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
  if (self->person == person)
    return;
  if (self->person != NULL)
    g_signal_handlers_disconnect_by_func (self->person, person_changed_cb, self);
  g_set_object (&self->person, person);
  relnet_avatar_set_photo (RELNET_AVATAR (self->avatar), NULL);
  if (person != NULL)
    g_signal_connect_object (person, "notify", G_CALLBACK (person_changed_cb), self, 0);
}

static void
set_is_heading (RelnetPersonRow *self, gboolean heading)
{
  if (self->heading == heading)
    return;
  self->heading = heading;
  gtk_widget_set_child_visible (self->avatar, !heading);
  gtk_widget_set_child_visible (self->age, !heading);
  gtk_widget_set_child_visible (self->tie, !heading);
  gtk_widget_set_child_visible (self->detail, !heading);
  if (heading)
    gtk_widget_add_css_class (self->name, "heading");
  else
    {
      gtk_widget_remove_css_class (self->name, "heading");
      gtk_widget_remove_css_class (self->name, "accent");
    }
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
  int name, detail = 0, age;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 2 * MARGIN + AVATAR_SIZE + GAP + 80;
      *natural = 320;
      return;
    }
  /* A list view asks this for each of its rows: all have one height, whatever is in them. */
  gtk_widget_measure (self->name, GTK_ORIENTATION_VERTICAL, -1, &name, NULL, NULL, NULL);
  gtk_widget_measure (self->detail, GTK_ORIENTATION_VERTICAL, -1, &detail, NULL, NULL, NULL);
  gtk_widget_measure (self->age, GTK_ORIENTATION_VERTICAL, -1, &age, NULL, NULL, NULL);
  if (self->heading)
    *minimum = MAX (HEADING_HEIGHT, name + 12);
  else
    *minimum = MAX (ROW_HEIGHT, MAX (name, age) + LINE_GAP + detail + 8);
  *natural = *minimum;
}

static void
place (RelnetPersonRow *self, GtkWidget *child, int x, int y, int width, int height)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, MAX (width, 0), height }, -1);
}

static void
relnet_person_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RelnetPersonRow *self = RELNET_PERSON_ROW (widget);
  const int text = MARGIN + AVATAR_SIZE + GAP;
  gboolean has_tie = gtk_widget_get_child_visible (self->tie);
  int name, detail, age_width, age_height, tie_width = 0, tie_height = 0, top;

  gtk_widget_measure (self->name, GTK_ORIENTATION_VERTICAL, -1, &name, NULL, NULL, NULL);
  if (self->heading)
    {
      place (self, self->name, MARGIN, (height - name + 4) / 2, width - 2 * MARGIN, name);
      return;
    }
  gtk_widget_measure (self->detail, GTK_ORIENTATION_VERTICAL, -1, &detail, NULL, NULL, NULL);
  gtk_widget_measure (self->age, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &age_width, NULL, NULL);
  gtk_widget_measure (self->age, GTK_ORIENTATION_VERTICAL, -1, NULL, &age_height, NULL, NULL);
  if (has_tie)
    {
      gtk_widget_measure (self->tie, GTK_ORIENTATION_HORIZONTAL, -1, &tie_width, NULL, NULL, NULL);
      gtk_widget_measure (self->tie, GTK_ORIENTATION_VERTICAL, -1, &tie_height, NULL, NULL, NULL);
    }
  place (self, self->avatar, MARGIN, (height - AVATAR_SIZE) / 2, AVATAR_SIZE, AVATAR_SIZE);
  if (!has_tie && !gtk_widget_get_child_visible (self->detail))
    top = (height - name) / 2;
  else
    top = (height - name - LINE_GAP - detail) / 2;
  if (gtk_widget_get_child_visible (self->detail))
    place (self, self->detail, text, top + name + LINE_GAP, width - text - MARGIN - tie_width - (has_tie ? 8 : 0), detail);
  if (has_tie)
    place (self, self->tie, width - MARGIN - tie_width, top + name + LINE_GAP + (detail - tie_height) / 2, tie_width,
           tie_height);
  place (self, self->name, text, top, width - text - MARGIN - age_width - (age_width > 0 ? 8 : 0),
         name);
  place (self, self->age, width - MARGIN - age_width, top + (name - age_height) / 2, age_width,
         age_height);
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
  g_clear_pointer (&self->avatar, gtk_widget_unparent);
  g_clear_pointer (&self->name, gtk_widget_unparent);
  g_clear_pointer (&self->detail, gtk_widget_unparent);
  g_clear_pointer (&self->age, gtk_widget_unparent);
  g_clear_pointer (&self->tie, gtk_widget_unparent);
  g_clear_pointer (&self->today, g_free);
  G_OBJECT_CLASS (relnet_person_row_parent_class)->dispose (object);
}

static void
relnet_person_row_class_init (RelnetPersonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_person_row_dispose;
  widget_class->measure = relnet_person_row_measure;
  widget_class->size_allocate = relnet_person_row_size_allocate;
  widget_class->get_request_mode = relnet_person_row_get_request_mode;
  widget_class->root = relnet_person_row_root;
  gtk_widget_class_set_css_name (widget_class, "person-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkWidget *
add_inscription (RelnetPersonRow *self, const char *css_class)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription), 0);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 0);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_widget_add_css_class (inscription, css_class);
  gtk_widget_set_parent (inscription, GTK_WIDGET (self));
  return inscription;
}

static void
relnet_person_row_init (RelnetPersonRow *self)
{
  self->avatar = relnet_avatar_new (AVATAR_SIZE);
  gtk_widget_set_parent (self->avatar, GTK_WIDGET (self));
  self->name = add_inscription (self, "name");
  self->detail = add_inscription (self, "detail");
  self->age = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->age, "age");
  gtk_widget_set_parent (self->age, GTK_WIDGET (self));
  self->tie = relnet_tie_meter_new ();
  gtk_widget_set_parent (self->tie, GTK_WIDGET (self));
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
  gtk_inscription_set_text (GTK_INSCRIPTION (self->name), text);
  if (is_button)
    gtk_widget_add_css_class (self->name, "accent");
  else
    gtk_widget_remove_css_class (self->name, "accent");
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

  relnet_avatar_set_photo (RELNET_AVATAR (self->avatar), photo);
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
  const char *detail, *age;

  g_return_val_if_fail (RELNET_IS_PERSON_ROW (self), NULL);

  label = g_string_new (gtk_inscription_get_text (GTK_INSCRIPTION (self->name)));
  if (self->heading)
    return g_string_free (label, FALSE);
  detail = gtk_inscription_get_text (GTK_INSCRIPTION (self->detail));
  age = gtk_label_get_label (GTK_LABEL (self->age));
  if (detail != NULL && *detail != '\0')
    g_string_append_printf (label, ", %s", detail);
  if (*age != '\0' && self->match == NULL)
    {
      g_string_append (label, ", ");
      /* Translators: read by a screen reader after a name: “last contact: 3 months” ago. */
      g_string_append_printf (label, _ ("last contact: %s"), age);
    }
  if (gtk_widget_has_css_class (self->age, "late"))
    g_string_append_printf (label, ", %s", _ ("overdue"));
  if (gtk_widget_get_child_visible (self->tie))
    {
      g_autofree char *tie = relnet_closeness_step_to_words (relnet_tie_meter_get_step (RELNET_TIE_METER (self->tie)));

      g_string_append_printf (label, ", %s", tie);
    }
  return g_string_free (label, FALSE);
}
