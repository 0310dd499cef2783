#include "relnet-person-about.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-choice.h"
#include "relnet-date-words.h"
#include "relnet-date.h"
#include "relnet-field-row.h"
#include "relnet-file-dialog.h"
#include "relnet-list-group.h"
#include "relnet-person-edit.h"
#include "relnet-person-proposals.h"
#include "relnet-photo.h"
#include "relnet-report-error.h"
#include "relnet-rhythm-group.h"
#include "relnet-text.h"
#include "relnet-ties-group.h"

/**
 * RelnetPersonAbout:
 *
 * What is known about a person (picture 03), edited in place: each field is stored by itself, and only it.
 *
 * The fields are a table, not a template: a new text of a person is one line here.
 */
struct _RelnetPersonAbout
{
  GtkWidget parent_instance;

  RelnetDatabase *database;
  RelnetClock *clock;
  gint64 person_id;
  GtkWidget *columns;
  GtkWidget *slots[RELNET_N_ABOUT_COLUMNS]; /* for the groups of other views */
  GtkWidget *fields[RELNET_N_PERSON_TEXTS]; /* RelnetFieldRow, RelnetTextRow or NULL */
  RelnetListGroup *lists[RELNET_N_LISTS];
  RelnetTiesGroup *ties;
  RelnetRhythmGroup *rhythm;
  GtkToggleButton *tu;
  GtkToggleButton *vous;
  AdwComboRow *language;
  GtkStringList *languages;
  GtkWidget *how_met;
  GtkWidget *remove_photo;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (RelnetPersonAbout, relnet_person_about, GTK_TYPE_WIDGET)

typedef enum
{
  FIELD_LINE,
  FIELD_PERSON, /* somebody in the book, or anybody else */
  FIELD_NAME,
  FIELD_BIRTHDAY,
  FIELD_DATE,
  FIELD_TEXT
} FieldKind;

typedef struct
{
  RelnetPersonText text;
  FieldKind kind;
  const char *title;
  const char *hint;
} Field;

static const Field name_fields[] = {
  { RELNET_PERSON_NAME, FIELD_NAME, N_ ("Name, as it is shown"), NULL },
  { RELNET_PERSON_NAME_PREFIX, FIELD_LINE, N_ ("Title (Dr, Prof.)"), NULL },
  { RELNET_PERSON_GIVEN_NAME, FIELD_LINE, N_ ("First name"), NULL },
  { RELNET_PERSON_MIDDLE_NAME, FIELD_LINE, N_ ("Middle names"), NULL },
  { RELNET_PERSON_FAMILY_NAME, FIELD_LINE, N_ ("Family name"), NULL },
  { RELNET_PERSON_NAME_SUFFIX, FIELD_LINE, N_ ("Suffix (Jr, PhD)"), NULL },
  { RELNET_PERSON_NICKNAME, FIELD_LINE, N_ ("Nickname"), NULL },
  { RELNET_PERSON_BIRTHDAY, FIELD_BIRTHDAY, N_ ("Birthday"), NULL },
};

static const Field how_met_fields[] = {
  { RELNET_PERSON_MET_CONTEXT, FIELD_LINE, N_ ("Project or event"), NULL },
  { RELNET_PERSON_MET_PLACE, FIELD_LINE, N_ ("Where"), NULL },
  { RELNET_PERSON_MET_DATE, FIELD_DATE, N_ ("When"), NULL },
  { RELNET_PERSON_MET_THROUGH, FIELD_PERSON, N_ ("Through whom"), NULL },
  { RELNET_PERSON_MET_ROLE, FIELD_LINE, N_ ("They know me as"), NULL },
};

static const Field matters_fields[] = {
  { RELNET_PERSON_MATTERS, FIELD_TEXT, N_ ("What matters to them"), N_ ("Family, causes, what they care about…") },
  { RELNET_PERSON_THEIR_GOALS, FIELD_TEXT, N_ ("Their goals"), N_ ("What they want to reach…") },
  { RELNET_PERSON_INTERESTS, FIELD_LINE, N_ ("Interests"), NULL },
  { RELNET_PERSON_EXPERTISE, FIELD_LINE, N_ ("Expertise"), NULL },
};

static const Field profile_fields[] = {
  { RELNET_PERSON_SECTOR, FIELD_LINE, N_ ("Sector"), NULL },
  { RELNET_PERSON_FUNCTION, FIELD_LINE, N_ ("Function"), NULL },
  { RELNET_PERSON_SENIORITY, FIELD_LINE, N_ ("Seniority"), NULL },
  { RELNET_PERSON_CITY, FIELD_LINE, N_ ("City"), NULL },
  { RELNET_PERSON_COUNTRY, FIELD_LINE, N_ ("Country"), NULL },
  { RELNET_PERSON_GENERATION, FIELD_LINE, N_ ("Generation"), NULL },
};

static const Field note_fields[] = {
  { RELNET_PERSON_NOTE, FIELD_TEXT, N_ ("Note"), N_ ("Anything else worth knowing…") },
};

/* Each in its own language, as one looks for it. */
static const struct
{
  const char *code;
  const char *name;
} known_languages[] = { { "", NULL },          { "fr", "Français" },  { "en", "English" }, { "de", "Deutsch" },
                        { "es", "Español" },   { "it", "Italiano" },  { "pt", "Português" }, { "nl", "Nederlands" },
                        { "ar", "العربية" },   { "zh", "中文" } };

typedef struct
{
  RelnetPersonAbout *self;
  GtkWidget *row;
} Writing;

static void
text_written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Writing *writing = data;
  g_autoptr (RelnetPersonAbout) self = writing->self;
  g_autoptr (GtkWidget) row = writing->row;
  g_autoptr (GError) error = NULL;

  if (relnet_person_store_finish (RELNET_DATABASE (object), result, &error))
    return;
  if (RELNET_IS_FIELD_ROW (row))
    relnet_field_row_set_error (RELNET_FIELD_ROW (row), error->message);
  else
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
store_text (RelnetPersonAbout *self, RelnetPersonText text, const char *value, GtkWidget *row)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->self = g_object_ref (self);
  writing->row = g_object_ref (row);
  relnet_person_store_set_text_async (self->database, self->person_id, text, value, self->clock, NULL, text_written,
                                      writing);
}

static void
field_saved_cb (GtkWidget *row, const char *value, RelnetPersonAbout *self)
{
  const Field *field = g_object_get_data (G_OBJECT (row), "relnet-field");

  store_text (self, field->text, value, row);
}

static char *
parse_name (const char *text, gpointer data, const char **error)
{
  if (!relnet_text_is_blank (text))
    return g_strdup (text);
  *error = _ ("A person needs a name");
  return NULL;
}

static char *
parse_birthday (const char *text, gpointer data, const char **error)
{
  RelnetPersonAbout *self = data;
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autofree char *birthday = relnet_date_words_parse_birthday (text, today);

  if (*text == '\0')
    return g_strdup ("");
  if (birthday == NULL)
    *error = _ ("Not a date: try “12 March 1980” or “12 March”");
  return g_steal_pointer (&birthday);
}

/* When one met may be known to the month or year only: such words are kept as they are. */
static char *
parse_date (const char *text, gpointer data, const char **error)
{
  RelnetPersonAbout *self = data;
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autofree char *date = relnet_date_words_parse (text, today, RELNET_TENSE_PAST);

  if (date != NULL && strcmp (date, today) > 0)
    {
      *error = _ ("This day is still to come");
      return NULL;
    }
  return date != NULL ? g_steal_pointer (&date) : g_strdup (text);
}

static void
person_chosen_cb (RelnetPersonProposals *proposals, RelnetPersonSummary *summary, RelnetFieldRow *row)
{
  gtk_editable_set_text (GTK_EDITABLE (row), relnet_person_summary_get_name (summary));
  relnet_field_row_flush (row);
}

/* Not when somebody else is shown, only when it is typed. */
static void
person_typed_cb (RelnetFieldRow *row, RelnetPersonProposals *proposals)
{
  relnet_person_proposals_ask (proposals,
                               relnet_field_row_is_dirty (row) ? gtk_editable_get_text (GTK_EDITABLE (row)) : "");
}

static void
propose_people (RelnetPersonAbout *self, GtkWidget *row)
{
  RelnetPersonProposals *proposals = relnet_person_proposals_new (self->database, row, FALSE);

  g_signal_connect_object (proposals, "chosen", G_CALLBACK (person_chosen_cb), row, 0);
  g_signal_connect_object (row, "changed", G_CALLBACK (person_typed_cb), proposals, 0);
}

static GtkWidget *
make_field (RelnetPersonAbout *self, const Field *field)
{
  static const RelnetFieldParse parsers[] = {
    [FIELD_LINE] = NULL,
    [FIELD_PERSON] = NULL,
    [FIELD_NAME] = parse_name,
    [FIELD_BIRTHDAY] = parse_birthday,
    [FIELD_DATE] = parse_date,
  };
  GtkWidget *row = field->kind == FIELD_TEXT ? relnet_text_row_new (_ (field->title), _ (field->hint))
                                             : relnet_field_row_new (_ (field->title), parsers[field->kind], self);

  g_object_set_data (G_OBJECT (row), "relnet-field", (gpointer) field);
  g_signal_connect (row, "save", G_CALLBACK (field_saved_cb), self);
  if (field->kind == FIELD_PERSON)
    propose_people (self, row);
  self->fields[field->text] = row;
  return row;
}

static GtkWidget *
make_group (RelnetPersonAbout *self, const char *title, const Field *fields, guint n)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, NULL);

  for (guint i = 0; i < n; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_field (self, &fields[i]));
  return group;
}

static void
register_toggled_cb (GtkToggleButton *button, RelnetPersonAbout *self)
{
  const char *value;

  if (self->setting)
    return;
  self->setting = TRUE;
  if (gtk_toggle_button_get_active (button))
    gtk_toggle_button_set_active (button == self->tu ? self->vous : self->tu, FALSE);
  self->setting = FALSE;
  value = gtk_toggle_button_get_active (self->tu) ? "tu" : gtk_toggle_button_get_active (self->vous) ? "vous" : "";
  store_text (self, RELNET_PERSON_REGISTER, value, GTK_WIDGET (self->tu));
}

static void
language_selected_cb (AdwComboRow *row, GParamSpec *pspec, RelnetPersonAbout *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (!self->setting && selected < G_N_ELEMENTS (known_languages))
    store_text (self, RELNET_PERSON_LANGUAGE, known_languages[selected].code, GTK_WIDGET (row));
}

static GtkWidget *
make_manners_group (RelnetPersonAbout *self)
{
  static const Field prefers = { RELNET_PERSON_PREFERS, FIELD_LINE, N_ ("Prefers (phone, mornings…)"), NULL };
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ ("How to Talk to Them"), NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  /* The words are French in every language: it is about French. */
  self->tu = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label ("Tu"));
  self->vous = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label ("Vous"));
  g_signal_connect (self->tu, "toggled", G_CALLBACK (register_toggled_cb), self);
  g_signal_connect (self->vous, "toggled", G_CALLBACK (register_toggled_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->tu));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->vous));
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("In French"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  self->language = ADW_COMBO_ROW (g_object_new (RELNET_TYPE_COMBO_ROW, NULL));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->language), _ ("Language"));
  self->languages = gtk_string_list_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (known_languages); i++)
    gtk_string_list_append (self->languages, known_languages[i].name != NULL ? known_languages[i].name : _ ("Not known"));
  adw_combo_row_set_model (self->language, G_LIST_MODEL (self->languages));
  g_signal_connect (self->language, "notify::selected", G_CALLBACK (language_selected_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->language));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_field (self, &prefers));
  return group;
}

static void
photo_written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetPersonAbout) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_person_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

typedef struct
{
  RelnetPersonAbout *self;
  gint64 person_id;
} PhotoRequest;

static void
photo_loaded (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree PhotoRequest *request = data;
  g_autoptr (RelnetPersonAbout) self = request->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) photo = relnet_photo_load_finish (result, &error);

  if (photo == NULL)
    relnet_report_error (GTK_WIDGET (self), error);
  else if (self->database != NULL)
    relnet_person_edit_photo_async (self->database, request->person_id, photo, self->clock, NULL, photo_written,
                                    g_object_ref (self));
}

static void
photo_chosen (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree PhotoRequest *request = data;
  g_autoptr (GFile) file = relnet_file_dialog_finish (GTK_WIDGET (object), result, NULL);

  if (file != NULL)
    relnet_photo_load_async (file, NULL, photo_loaded, g_memdup2 (request, sizeof *request));
  else
    g_object_unref (request->self);
}

static void
choose_photo_cb (GtkWidget *widget, RelnetPersonAbout *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  PhotoRequest *request = g_new0 (PhotoRequest, 1);

  request->self = g_object_ref (self);
  request->person_id = self->person_id;
  gtk_file_filter_set_name (filter, _ ("Images"));
  gtk_file_filter_add_pixbuf_formats (filter);
  relnet_file_dialog_open_async (GTK_WIDGET (self), _ ("Choose a Photo"), filter, photo_chosen, request);
}

static void
remove_photo_cb (GtkWidget *widget, RelnetPersonAbout *self)
{
  relnet_person_edit_photo_async (self->database, self->person_id, NULL, self->clock, NULL, photo_written,
                                  g_object_ref (self));
}

static GtkWidget *
make_photo_row (RelnetPersonAbout *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *choose = gtk_button_new_with_label (_ ("Choose…"));

  self->remove_photo = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->remove_photo, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->remove_photo, "flat");
  gtk_widget_set_tooltip_text (self->remove_photo, _ ("Remove the photo"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_photo), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove the photo"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Photo"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choose);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->remove_photo);
  g_signal_connect (choose, "clicked", G_CALLBACK (choose_photo_cb), self);
  g_signal_connect (self->remove_photo, "clicked", G_CALLBACK (remove_photo_cb), self);
  return row;
}

static void
relnet_person_about_dispose (GObject *object)
{
  RelnetPersonAbout *self = RELNET_PERSON_ABOUT (object);

  g_clear_pointer (&self->columns, gtk_widget_unparent);
  memset (self->fields, 0, sizeof self->fields);
  g_clear_object (&self->languages);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (relnet_person_about_parent_class)->dispose (object);
}

static void
relnet_person_about_class_init (RelnetPersonAboutClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_person_about_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
relnet_person_about_init (RelnetPersonAbout *self)
{
}

static GtkWidget *
add_column (RelnetPersonAbout *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *child;

  /* Two columns above 650 pixels, one below: the flow box counts natural widths. */
  gtk_widget_set_size_request (column, 280, -1);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 317);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 317);
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  gtk_widget_set_valign (clamp, GTK_ALIGN_START);
  gtk_flow_box_append (GTK_FLOW_BOX (self->columns), clamp);
  child = gtk_widget_get_last_child (self->columns);
  gtk_widget_set_focusable (child, FALSE);
  return column;
}

/**
 * relnet_person_about_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the view, of nobody yet
 */
GtkWidget *
relnet_person_about_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetPersonAbout *self = g_object_new (RELNET_TYPE_PERSON_ABOUT, NULL);
  GtkWidget *left, *right, *names;

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->columns = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->columns), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->columns), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->columns), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->columns), 18);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->columns), 18);
  gtk_widget_add_css_class (self->columns, "columns");
  gtk_widget_set_parent (self->columns, GTK_WIDGET (self));
  left = add_column (self);
  right = add_column (self);
  for (int i = 0; i < RELNET_N_LISTS; i++)
    self->lists[i] = RELNET_LIST_GROUP (relnet_list_group_new ((RelnetListKind) i, database, clock));
  self->ties = RELNET_TIES_GROUP (relnet_ties_group_new (database, clock));
  self->rhythm = RELNET_RHYTHM_GROUP (relnet_rhythm_group_new (database, clock));
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->lists[RELNET_LIST_EMAILS]));
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->lists[RELNET_LIST_PHONES]));
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->lists[RELNET_LIST_ADDRESSES]));
  gtk_box_append (GTK_BOX (left), make_manners_group (self));
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->lists[RELNET_LIST_LINKS]));
  self->slots[RELNET_ABOUT_LEFT] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_visible (self->slots[RELNET_ABOUT_LEFT], FALSE);
  gtk_box_append (GTK_BOX (left), self->slots[RELNET_ABOUT_LEFT]);
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->lists[RELNET_LIST_POSITIONS]));
  names = make_group (self, _ ("Name"), name_fields, G_N_ELEMENTS (name_fields));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (names), make_photo_row (self));
  gtk_box_append (GTK_BOX (left), names);
  gtk_box_append (GTK_BOX (right),
                  make_group (self, _ ("What Matters to Them"), matters_fields, G_N_ELEMENTS (matters_fields)));
  self->slots[RELNET_ABOUT_RIGHT] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_visible (self->slots[RELNET_ABOUT_RIGHT], FALSE);
  gtk_box_append (GTK_BOX (right), self->slots[RELNET_ABOUT_RIGHT]);
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->ties));
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->rhythm));
  self->how_met = make_group (self, _ ("How You Met"), how_met_fields, G_N_ELEMENTS (how_met_fields));
  gtk_box_append (GTK_BOX (right), self->how_met);
  gtk_box_append (GTK_BOX (right), make_group (self, _ ("Profile"), profile_fields, G_N_ELEMENTS (profile_fields)));
  gtk_box_append (GTK_BOX (right), make_group (self, _ ("Note"), note_fields, G_N_ELEMENTS (note_fields)));
  return GTK_WIDGET (self);
}

/**
 * relnet_person_about_add_group:
 * @self: the view
 * @column: where it stands
 * @group: (transfer floating): a group of another view, as #RelnetAboutGroupFunc makes it
 *
 * Adds a group below those of that column that were added before.
 */
void
relnet_person_about_add_group (RelnetPersonAbout *self, RelnetAboutColumn column, GtkWidget *group)
{
  g_object_set (group, "person-id", self->person_id, NULL);
  gtk_box_append (GTK_BOX (self->slots[column]), group);
  gtk_widget_set_visible (self->slots[column], TRUE);
}

static void
show_language (RelnetPersonAbout *self, const char *code)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->languages));

  for (guint i = 0; i < G_N_ELEMENTS (known_languages); i++)
    if (g_strcmp0 (known_languages[i].code, code) == 0)
      {
        adw_combo_row_set_selected (self->language, i);
        return;
      }
  /* Another one, from an import: shown as it is written. */
  if (n > G_N_ELEMENTS (known_languages))
    gtk_string_list_splice (self->languages, G_N_ELEMENTS (known_languages), n - G_N_ELEMENTS (known_languages), NULL);
  gtk_string_list_append (self->languages, code);
  adw_combo_row_set_selected (self->language, G_N_ELEMENTS (known_languages));
}

/**
 * relnet_person_about_show:
 * @self: the view
 * @person: whom to show
 *
 * Shows what is stored; fields in which something is typed keep it while the person is the same.
 */
void
relnet_person_about_show (RelnetPersonAbout *self, RelnetPerson *person)
{
  gboolean other = self->person_id != relnet_person_get_id (person);

  self->person_id = relnet_person_get_id (person);
  for (int i = 0; i < RELNET_N_ABOUT_COLUMNS; i++)
    for (GtkWidget *group = gtk_widget_get_first_child (self->slots[i]); group != NULL;
         group = gtk_widget_get_next_sibling (group))
      g_object_set (group, "person-id", self->person_id, NULL);
  self->setting = TRUE;
  for (int i = 0; i < RELNET_N_PERSON_TEXTS; i++)
    {
      const Field *field = self->fields[i] != NULL ? g_object_get_data (G_OBJECT (self->fields[i]), "relnet-field") : NULL;
      const char *value = relnet_person_get_text (person, (RelnetPersonText) i);
      g_autofree char *shown = NULL;

      if (field == NULL)
        continue;
      if (field->kind == FIELD_BIRTHDAY && *value != '\0')
        shown = relnet_date_words_format_birthday (value);
      else if (field->kind == FIELD_DATE && relnet_date_is_valid (value))
        shown = relnet_date_format (value);
      else
        shown = g_strdup (value);
      if (RELNET_IS_TEXT_ROW (self->fields[i]))
        relnet_text_row_set_stored (RELNET_TEXT_ROW (self->fields[i]), shown);
      else
        {
          /* What could not be stored about somebody else does not stay here. */
          if (other)
            relnet_field_row_set_stored (RELNET_FIELD_ROW (self->fields[i]),
                                         gtk_editable_get_text (GTK_EDITABLE (self->fields[i])));
          relnet_field_row_set_stored (RELNET_FIELD_ROW (self->fields[i]), shown);
        }
    }
  for (int i = 0; i < RELNET_N_LISTS; i++)
    relnet_list_group_show (self->lists[i], person);
  relnet_ties_group_show (self->ties, person);
  relnet_rhythm_group_show (self->rhythm, person);
  gtk_toggle_button_set_active (self->tu, g_strcmp0 (relnet_person_get_text (person, RELNET_PERSON_REGISTER), "tu") == 0);
  gtk_toggle_button_set_active (self->vous,
                                g_strcmp0 (relnet_person_get_text (person, RELNET_PERSON_REGISTER), "vous") == 0);
  show_language (self, relnet_person_get_text (person, RELNET_PERSON_LANGUAGE));
  gtk_widget_set_visible (self->remove_photo, relnet_person_get_photo (person) != NULL);
  self->setting = FALSE;
}

/**
 * relnet_person_about_flush:
 * @self: the view
 *
 * Stores what is being typed, where it is right.
 */
void
relnet_person_about_flush (RelnetPersonAbout *self)
{
  if (self->person_id == 0)
    return;
  for (int i = 0; i < RELNET_N_PERSON_TEXTS; i++)
    if (RELNET_IS_TEXT_ROW (self->fields[i]))
      relnet_text_row_flush (RELNET_TEXT_ROW (self->fields[i]));
    else if (self->fields[i] != NULL)
      relnet_field_row_flush (RELNET_FIELD_ROW (self->fields[i]));
  for (int i = 0; i < RELNET_N_LISTS; i++)
    relnet_list_group_flush (self->lists[i]);
  relnet_ties_group_flush (self->ties);
  relnet_rhythm_group_flush (self->rhythm);
}

/**
 * relnet_person_about_focus_how_met:
 * @self: the view
 *
 * Puts the cursor where it is asked how one met.
 */
void
relnet_person_about_focus_how_met (RelnetPersonAbout *self)
{
  gtk_widget_grab_focus (self->fields[RELNET_PERSON_MET_CONTEXT]);
}
