#include "relnet-commitment-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-balance-advice.h"
#include "relnet-cadence.h"
#include "relnet-date-words.h"
#include "relnet-date.h"
#include "relnet-day-row.h"
#include "relnet-favour-store.h"
#include "relnet-people-entry.h"
#include "relnet-promise-store.h"
#include "relnet-recommendation-notice.h"
#include "relnet-report-error.h"
#include "relnet-text.h"
#include "relnet-wrap-layout.h"

/**
 * RelnetCommitmentEditor:
 *
 * A window to note or change a promise, a favour or a request: one form, of which each shows what it has. Before a request it
 * says what there is to think of (C4), before a recommendation who carries the risk (C5); it never refuses.
 */
struct _RelnetCommitmentEditor
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkBox *box;
  GtkBox *sides;
  GtkBox *people_box;
  RelnetWrapBox *gestures;
  GtkBox *notices;
  AdwEntryRow *what;
  AdwActionRow *weight_row;
  GtkBox *weights;
  AdwEntryRow *due;
  GtkLabel *due_words;
  AdwEntryRow *date;
  GtkLabel *date_words;
  RelnetWrapBox *days;
  GtkWidget *delete_button;
  RelnetPeopleEntry *people;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetPromise *promise; /* one of the two */
  RelnetFavour *favour;
  gboolean recommending;
  guint n_writing;
};

G_DEFINE_FINAL_TYPE (RelnetCommitmentEditor, relnet_commitment_editor, ADW_TYPE_WINDOW)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* Which button of a linked row is pressed. */
static guint
get_chosen (GtkBox *box)
{
  guint i = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (box)); button != NULL;
       button = gtk_widget_get_next_sibling (button), i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      return i;
  return 0;
}

static void
choose (GtkBox *box, guint index)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (guint i = 0; button != NULL && i < index; i++)
    button = gtk_widget_get_next_sibling (button);
  if (button != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static const char *
get_what_title (RelnetCommitmentEditor *self)
{
  if (self->promise != NULL)
    return get_chosen (self->sides) == 0 ? _ ("What you promised") : _ ("What they promised");
  switch ((RelnetFavourKind) get_chosen (self->sides))
    {
    case RELNET_FAVOUR_RECEIVED:
      return _ ("What they did for you");
    case RELNET_FAVOUR_ASKED:
      return _ ("What you ask for");
    case RELNET_FAVOUR_GIVEN:
    case RELNET_N_FAVOUR_KINDS:
    default:
      return _ ("What you did for them");
    }
}

static const char *
get_date_title (RelnetCommitmentEditor *self)
{
  return self->promise != NULL ? _ ("Promised on") : _ ("When");
}

/* Whose balance it is about: 0 while nobody was chosen. */
static gint64
get_person (RelnetCommitmentEditor *self, char **name)
{
  g_autoptr (RelnetInteraction) people = NULL;
  gint64 id = self->promise != NULL ? relnet_promise_get_person_id (self->promise) : relnet_favour_get_person_id (self->favour);
  const char *known = self->promise != NULL ? relnet_promise_get_person_name (self->promise)
                                            : relnet_favour_get_person_name (self->favour);

  if (id == 0 && self->people != NULL)
    {
      people = relnet_interaction_new ();
      relnet_people_entry_give_to (self->people, people);
      if (relnet_interaction_get_n_people (people) > 0)
        {
          id = relnet_interaction_get_person_id (people, 0);
          known = relnet_interaction_get_person_name (people, 0);
        }
    }
  *name = g_strdup (known);
  return id;
}

static GtkWidget *
make_notice (const char *text, const char *class, const char *icon)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (box, "notice");
  gtk_widget_add_css_class (box, class);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* R5: news first. The window stays: what was typed is not lost. */
static void
write_first_clicked_cb (GtkButton *button, RelnetCommitmentEditor *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *name = NULL;
  gint64 person = get_person (self, &name);

  if (parent != NULL
      && !gtk_widget_activate_action (GTK_WIDGET (parent), "win.write-template", "(xs)", person, "reconnect-news"))
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.write", "x", person);
}

/* What there is to think of before asking. */
static void
show_ask_warnings (RelnetCommitmentEditor *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autofree char *name = NULL;
  gint64 person = get_person (self, &name);
  RelnetBalance balance;
  guint warnings = 0;

  if (person == 0
      || !relnet_balance_advice_check_ask (relnet_database_get_reader (self->database), person,
                                           (RelnetFavourWeight) get_chosen (self->weights), today, &balance, &warnings, NULL))
    return;
  for (guint i = 0; i < RELNET_N_ASK_WARNINGS; i++)
    if (warnings & (1u << i))
      {
        g_autofree char *words = relnet_ask_warning_to_words ((RelnetAskWarning) (1u << i), &balance, name);
        GtkWidget *notice = make_notice (words, "warning", "dialog-warning-symbolic");

        if ((1u << i) == RELNET_ASK_TOO_HEAVY)
          {
            GtkWidget *button = gtk_button_new_with_label (_ ("Write First"));

            gtk_widget_add_css_class (button, "small");
            gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
            g_signal_connect (button, "clicked", G_CALLBACK (write_first_clicked_cb), self);
            gtk_box_append (GTK_BOX (notice), button);
          }
        gtk_box_append (self->notices, notice);
      }
}

static void
show_notices (RelnetCommitmentEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->notices))) != NULL)
    gtk_box_remove (self->notices, child);
  if (self->favour != NULL && relnet_favour_get_id (self->favour) == 0)
    {
      if (get_chosen (self->sides) == RELNET_FAVOUR_ASKED)
        show_ask_warnings (self);
      else if (get_chosen (self->sides) == RELNET_FAVOUR_GIVEN && self->recommending)
        gtk_box_append (self->notices, relnet_recommendation_notice_new (NULL));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->notices), gtk_widget_get_first_child (GTK_WIDGET (self->notices)) != NULL);
}

/* “Friday” is a day once it is understood: it stands beside what was typed. */
static char *
parse_date (RelnetCommitmentEditor *self, AdwEntryRow *row, GtkLabel *words, RelnetTense tense)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autofree char *date = relnet_date_words_parse (get_text (row), today, tense);
  g_autofree char *format = date != NULL ? relnet_date_format (date) : NULL;

  gtk_label_set_text (words, format != NULL && strcmp (format, get_text (row)) != 0 ? format : "");
  return g_steal_pointer (&date);
}

static void
changed_cb (RelnetCommitmentEditor *self)
{
  g_autofree char *due = parse_date (self, self->due, self->due_words, RELNET_TENSE_FUTURE);
  g_autofree char *date = parse_date (self, self->date, self->date_words, RELNET_TENSE_PAST);

  relnet_entry_row_set_error (self->what, get_what_title (self), NULL);
  relnet_entry_row_set_error (self->due, _ ("By when"), NULL);
  relnet_entry_row_set_error (self->date, get_date_title (self), NULL);
  /* Somebody may have been chosen meanwhile. */
  if (self->people != NULL)
    show_notices (self);
}

static void
side_toggled_cb (GtkToggleButton *button, RelnetCommitmentEditor *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->gestures), self->favour != NULL && relnet_favour_get_id (self->favour) == 0
                                                           && get_chosen (self->sides) == RELNET_FAVOUR_GIVEN);
  changed_cb (self);
  show_notices (self);
}

static void
weight_toggled_cb (GtkToggleButton *button, RelnetCommitmentEditor *self)
{
  if (gtk_toggle_button_get_active (button))
    show_notices (self);
}

static void
gesture_clicked_cb (GtkButton *button, RelnetCommitmentEditor *self)
{
  RelnetGesture gesture = (RelnetGesture) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "relnet-gesture"));

  self->recommending = gesture == RELNET_GESTURE_RECOMMEND;
  gtk_editable_set_text (GTK_EDITABLE (self->what), relnet_gesture_to_words (gesture));
  choose (self->weights, relnet_gesture_get_weight (gesture));
  show_notices (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->what));
  gtk_editable_set_position (GTK_EDITABLE (self->what), -1);
}

static void
set_date (AdwEntryRow *row, const char *date)
{
  g_autofree char *words = *date != '\0' ? relnet_date_format (date) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (row), words);
}

static void
day_clicked_cb (GtkButton *button, RelnetCommitmentEditor *self)
{
  set_date (self->due, g_object_get_data (G_OBJECT (button), "relnet-date"));
}

/* What is typed, checked field by field: the first that is wrong says so and has the cursor. */
static gboolean
read_fields (RelnetCommitmentEditor *self, char **due, char **date)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  AdwEntryRow *wrong = NULL;

  changed_cb (self);
  *due = parse_date (self, self->due, self->due_words, RELNET_TENSE_FUTURE);
  *date = parse_date (self, self->date, self->date_words, RELNET_TENSE_PAST);
  if (*date == NULL)
    relnet_entry_row_set_error (wrong = self->date, NULL, _ ("Not a date: try “yesterday” or “12 March”"));
  else if (strcmp (*date, today) > 0)
    relnet_entry_row_set_error (wrong = self->date, NULL, _ ("This day is still to come"));
  if (self->promise != NULL)
    {
      if (*due == NULL && !relnet_text_is_blank (get_text (self->due)))
        relnet_entry_row_set_error (wrong = self->due, NULL, _ ("Not a date: try “Friday” or “12 March”"));
      else if (*due != NULL && *date != NULL && strcmp (*due, *date) < 0)
        relnet_entry_row_set_error (wrong = self->due, NULL, _ ("This is before it was promised"));
    }
  if (relnet_text_is_blank (get_text (self->what)))
    relnet_entry_row_set_error (wrong = self->what, NULL, _ ("Say what it is"));
  if (wrong != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (wrong));
  return wrong == NULL;
}

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetCommitmentEditor) self = data;
  g_autoptr (GError) error = NULL;

  self->n_writing--;
  if (!relnet_database_write_finish (RELNET_DATABASE (object), result, &error))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->box), TRUE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", TRUE);
      relnet_report_error (GTK_WIDGET (self->box), error);
    }
  else if (self->n_writing == 0 && !gtk_widget_get_sensitive (GTK_WIDGET (self->box)))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
begin_writing (RelnetCommitmentEditor *self)
{
  self->n_writing++;
  gtk_widget_set_sensitive (GTK_WIDGET (self->box), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", FALSE);
}

static void
save_promise (RelnetCommitmentEditor *self, RelnetPromise *promise, const char *due, const char *date)
{
  relnet_promise_set_mine (promise, get_chosen (self->sides) == 0);
  relnet_promise_set_what (promise, get_text (self->what));
  relnet_promise_set_due (promise, due);
  relnet_promise_set_made_on (promise, date);
  begin_writing (self);
  relnet_promise_store_save_async (self->database, promise, self->clock, NULL, written, g_object_ref (self));
}

static void
save_favour (RelnetCommitmentEditor *self, RelnetFavour *favour, const char *date)
{
  relnet_favour_set_kind (favour, (RelnetFavourKind) get_chosen (self->sides));
  relnet_favour_set_weight (favour, (RelnetFavourWeight) get_chosen (self->weights));
  relnet_favour_set_what (favour, get_text (self->what));
  relnet_favour_set_date (favour, date);
  begin_writing (self);
  relnet_favour_store_save_async (self->database, favour, self->clock, NULL, written, g_object_ref (self));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetCommitmentEditor *self = RELNET_COMMITMENT_EDITOR (widget);
  g_autofree char *due = NULL;
  g_autofree char *date = NULL;
  g_autofree char *name = NULL;
  gint64 person;

  if (self->n_writing > 0)
    return;
  person = get_person (self, &name);
  if (person == 0 && self->people != NULL)
    {
      g_autoptr (GError) error
          = g_error_new_literal (RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, _ ("Say with whom it was."));

      relnet_report_error (GTK_WIDGET (self->box), error);
      gtk_widget_child_focus (GTK_WIDGET (self->people), GTK_DIR_TAB_FORWARD);
      return;
    }
  if (!read_fields (self, &due, &date))
    return;
  if (self->promise != NULL)
    {
      relnet_promise_set_person (self->promise, person, name);
      save_promise (self, self->promise, due, date);
    }
  else
    {
      relnet_favour_set_person (self->favour, person, name);
      save_favour (self, self->favour, date);
    }
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetCommitmentEditor *self = RELNET_COMMITMENT_EDITOR (widget);

  if (self->n_writing > 0)
    return;
  begin_writing (self);
  if (self->promise != NULL)
    relnet_promise_store_delete_async (self->database, relnet_promise_get_id (self->promise), self->clock, NULL, written,
                                       g_object_ref (self));
  else
    relnet_favour_store_delete_async (self->database, relnet_favour_get_id (self->favour), self->clock, NULL, written,
                                      g_object_ref (self));
}

static void
relnet_commitment_editor_dispose (GObject *object)
{
  RelnetCommitmentEditor *self = RELNET_COMMITMENT_EDITOR (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->promise);
  g_clear_object (&self->favour);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_COMMITMENT_EDITOR);
  G_OBJECT_CLASS (relnet_commitment_editor_parent_class)->dispose (object);
}

static void
relnet_commitment_editor_class_init (RelnetCommitmentEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_commitment_editor_dispose;
  g_type_ensure (RELNET_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/commitments/relnet-commitment-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentEditor, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentEditor, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentEditor, sides);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentEditor, people_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentEditor, gestures);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentEditor, notices);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentEditor, what);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentEditor, weight_row);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentEditor, weights);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentEditor, due);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentEditor, due_words);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentEditor, date);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentEditor, date_words);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentEditor, days);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentEditor, delete_button);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "editor.delete", NULL, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "editor.save", NULL);
}

static void
relnet_commitment_editor_init (RelnetCommitmentEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->what, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->due, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (changed_cb), self);
}

static void
add_choice (RelnetCommitmentEditor *self, GtkBox *box, const char *label, GCallback toggled)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (box));
  GtkWidget *text = gtk_label_new (label);
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  g_signal_connect (button, "toggled", toggled, self);
  gtk_box_append (box, button);
}

static RelnetCommitmentEditor *
create (RelnetDatabase *database, RelnetClock *clock, const char *title, gint64 person_id, const char *name, gboolean is_new)
{
  RelnetCommitmentEditor *self = g_object_new (RELNET_TYPE_COMMITMENT_EDITOR, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, name);
  gtk_widget_set_visible (GTK_WIDGET (self->people_box), person_id == 0 && is_new);
  gtk_widget_set_visible (self->delete_button, !is_new);
  if (person_id == 0 && is_new)
    {
      self->people = RELNET_PEOPLE_ENTRY (relnet_people_entry_new (database));
      relnet_people_entry_set_single (self->people, _ ("With whom?"));
      gtk_box_append (self->people_box, GTK_WIDGET (self->people));
    }
  return self;
}

/**
 * relnet_commitment_editor_new_promise:
 * @database: a database
 * @clock: the time
 * @promise: the promise to edit; a new one needs no date, and asks to whom if it has no person
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
relnet_commitment_editor_new_promise (RelnetDatabase *database, RelnetClock *clock, RelnetPromise *promise)
{
  gboolean is_new = relnet_promise_get_id (promise) == 0;
  RelnetCommitmentEditor *self = create (database, clock, _ ("Promise"), relnet_promise_get_person_id (promise),
                                         relnet_promise_get_person_name (promise), is_new);
  g_autofree char *today = relnet_clock_dup_today (clock);

  self->promise = g_object_ref (promise);
  add_choice (self, self->sides, _ ("I promised"), G_CALLBACK (side_toggled_cb));
  add_choice (self, self->sides, _ ("They promised"), G_CALLBACK (side_toggled_cb));
  for (guint i = 0; i < RELNET_N_SNOOZES; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (relnet_snooze_to_label ((RelnetSnooze) i));

      g_object_set_data_full (G_OBJECT (button), "relnet-date", relnet_snooze_get_date ((RelnetSnooze) i, today), g_free);
      gtk_widget_add_css_class (button, "chip");
      g_signal_connect (button, "clicked", G_CALLBACK (day_clicked_cb), self);
      relnet_wrap_box_append (self->days, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->gestures), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->weight_row), FALSE);
  choose (self->sides, relnet_promise_get_mine (promise) ? 0 : 1);
  gtk_editable_set_text (GTK_EDITABLE (self->what), relnet_promise_get_what (promise));
  set_date (self->due, relnet_promise_get_due (promise));
  set_date (self->date, *relnet_promise_get_made_on (promise) != '\0' ? relnet_promise_get_made_on (promise) : today);
  changed_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->people != NULL ? NULL : GTK_WIDGET (self->what));
  return GTK_WIDGET (self);
}

/**
 * relnet_commitment_editor_new_favour:
 * @database: a database
 * @clock: the time
 * @favour: the favour or request to edit; a new one needs no date, and asks with whom if it has no person
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
relnet_commitment_editor_new_favour (RelnetDatabase *database, RelnetClock *clock, RelnetFavour *favour)
{
  gboolean is_new = relnet_favour_get_id (favour) == 0;
  RelnetCommitmentEditor *self
      = create (database, clock,
                relnet_favour_get_kind (favour) == RELNET_FAVOUR_ASKED ? _ ("Request") : _ ("Favour"),
                relnet_favour_get_person_id (favour), relnet_favour_get_person_name (favour), is_new);
  g_autofree char *today = relnet_clock_dup_today (clock);

  self->favour = g_object_ref (favour);
  for (int i = 0; i < RELNET_N_FAVOUR_KINDS; i++)
    add_choice (self, self->sides, relnet_favour_kind_to_label ((RelnetFavourKind) i), G_CALLBACK (side_toggled_cb));
  for (int i = 0; i < RELNET_N_FAVOUR_WEIGHTS; i++)
    add_choice (self, self->weights, relnet_favour_weight_to_label ((RelnetFavourWeight) i), G_CALLBACK (weight_toggled_cb));
  for (int i = 0; i < RELNET_N_GESTURES; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (relnet_gesture_to_label ((RelnetGesture) i));

      g_object_set_data (G_OBJECT (button), "relnet-gesture", GINT_TO_POINTER (i));
      gtk_widget_add_css_class (button, "chip");
      g_signal_connect (button, "clicked", G_CALLBACK (gesture_clicked_cb), self);
      relnet_wrap_box_append (self->gestures, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->due), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->days), FALSE);
  choose (self->weights, relnet_favour_get_weight (favour));
  choose (self->sides, relnet_favour_get_kind (favour));
  gtk_editable_set_text (GTK_EDITABLE (self->what), relnet_favour_get_what (favour));
  set_date (self->date, *relnet_favour_get_date (favour) != '\0' ? relnet_favour_get_date (favour) : today);
  changed_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->people != NULL ? NULL : GTK_WIDGET (self->what));
  return GTK_WIDGET (self);
}
