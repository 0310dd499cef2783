#include "relnet-quick-log-row.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"
#include "relnet-interaction-form.h"
#include "relnet-interaction-row.h"
#include "relnet-interaction-store.h"
#include "relnet-quick-log-rules.h"
#include "relnet-report-error.h"
#include "relnet-text.h"

/**
 * RelnetQuickLogRow:
 *
 * One line to note what happened (T1): “called yesterday, 20 min”, Enter. The channel, day and duration that the line names
 * are shown below it before it is saved, and what the user chooses by hand is not changed by further typing.
 *
 * The rest (who else was there, what they said, …) is in details that are made when first opened.
 */
struct _RelnetQuickLogRow
{
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkBox *channels;
  GtkToggleButton *details_button;
  GtkButton *log_button;
  GtkLabel *understood;
  GtkRevealer *details;
  RelnetInteractionForm *form;
  GtkToggleButton *toggles[RELNET_N_CHANNELS];

  RelnetDatabase *database;
  RelnetClock *clock;
  gint64 person_id;
  char *name;
  gboolean chosen; /* the channel was chosen by hand */
  gboolean setting;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (RelnetQuickLogRow, relnet_quick_log_row, GTK_TYPE_WIDGET)

/* The channels of picture 02, in its order; the others are understood from words and chosen in the details. */
static const RelnetChannel shown_channels[] = { RELNET_CHANNEL_IN_PERSON, RELNET_CHANNEL_PHONE, RELNET_CHANNEL_VIDEO,
                                                RELNET_CHANNEL_EMAIL,     RELNET_CHANNEL_MESSAGE };
#define N_NARROW_CHANNELS 2

static int
get_toggled (RelnetQuickLogRow *self)
{
  for (int i = 0; i < RELNET_N_CHANNELS; i++)
    if (self->toggles[i] != NULL && gtk_toggle_button_get_active (self->toggles[i]))
      return i;
  return -1;
}

static void
set_toggled (RelnetQuickLogRow *self, int channel)
{
  self->setting = TRUE;
  for (int i = 0; i < RELNET_N_CHANNELS; i++)
    if (self->toggles[i] != NULL)
      gtk_toggle_button_set_active (self->toggles[i], i == channel);
  self->setting = FALSE;
}

/* What the line says, with what was chosen by hand before it. */
static void
read_line (RelnetQuickLogRow *self, RelnetQuickLog *log)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  int toggled = get_toggled (self);

  relnet_quick_log_read (log, gtk_editable_get_text (GTK_EDITABLE (self->entry)), today);
  if (self->chosen && toggled >= 0)
    {
      if (!log->has_channel || log->channel != (RelnetChannel) toggled)
        log->direction = toggled == RELNET_CHANNEL_EMAIL || toggled == RELNET_CHANNEL_MESSAGE ? RELNET_DIRECTION_OUTGOING
                                                                                              : RELNET_DIRECTION_BOTH;
      log->has_channel = TRUE;
      log->channel = (RelnetChannel) toggled;
    }
}

static void
show_understood (RelnetQuickLogRow *self, const RelnetQuickLog *log)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autoptr (GString) text = g_string_new (NULL);

  if (log->has_channel)
    g_string_append (text, relnet_channel_to_label (log->channel));
  if (log->date != NULL)
    {
      g_autofree char *date = relnet_date_format (log->date);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", date);
    }
  if (log->minutes > 0)
    {
      g_autofree char *minutes = relnet_interaction_row_format_minutes (log->minutes);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", minutes);
    }
  gtk_label_set_text (self->understood, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->understood), text->len > 0);
}

static void
update (RelnetQuickLogRow *self)
{
  gboolean blank = relnet_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_auto (RelnetQuickLog) log;

  read_line (self, &log);
  if (!self->chosen)
    set_toggled (self, log.has_channel ? (int) log.channel : -1);
  show_understood (self, &log);
  gtk_widget_set_sensitive (GTK_WIDGET (self->log_button), !blank || self->chosen);
  /* In a narrow window the line has the room, until there is something to log. */
  gtk_widget_set_visible (GTK_WIDGET (self->log_button), !self->narrow || !blank || self->chosen);
  if (self->form == NULL)
    return;
  if (log.date != NULL)
    relnet_interaction_form_set_date (self->form, log.date);
  if (log.minutes > 0)
    relnet_interaction_form_set_minutes (self->form, log.minutes);
  if (log.has_channel)
    relnet_interaction_form_set_direction (self->form, log.direction);
}

static void
text_changed_cb (GtkEditable *editable, gpointer data)
{
  RelnetQuickLogRow *self = RELNET_QUICK_LOG_ROW (gtk_widget_get_ancestor (GTK_WIDGET (editable), RELNET_TYPE_QUICK_LOG_ROW));

  if (self != NULL && self->clock != NULL)
    update (self);
}

static void
toggled_cb (GtkToggleButton *button, RelnetQuickLogRow *self)
{
  if (self->setting)
    return;
  /* One or none. */
  if (gtk_toggle_button_get_active (button))
    for (int i = 0; i < RELNET_N_CHANNELS; i++)
      if (self->toggles[i] == button)
        set_toggled (self, i);
  self->chosen = gtk_toggle_button_get_active (button);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static RelnetInteraction *
make_interaction (RelnetQuickLogRow *self)
{
  g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autofree char *subject = NULL;
  g_autofree char *note = NULL;
  g_auto (RelnetQuickLog) log;

  read_line (self, &log);
  relnet_quick_log_split (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &subject, &note);
  relnet_interaction_set_channel (interaction, log.has_channel ? log.channel : RELNET_CHANNEL_NOTE);
  relnet_interaction_set_direction (interaction, log.direction);
  relnet_interaction_set_initiated_by_me (interaction, log.direction != RELNET_DIRECTION_INCOMING);
  relnet_interaction_set_date (interaction, log.date != NULL ? log.date : today);
  relnet_interaction_set_minutes (interaction, log.minutes);
  relnet_interaction_set_subject (interaction, subject);
  relnet_interaction_set_note (interaction, note);
  relnet_interaction_add_person (interaction, self->person_id, self->name);
  return g_steal_pointer (&interaction);
}

static void
clear (RelnetQuickLogRow *self)
{
  self->chosen = FALSE;
  set_toggled (self, -1);
  /* Ctrl+Z is about what was noted now, no longer about the words. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
  gtk_toggle_button_set_active (self->details_button, FALSE);
  gtk_revealer_set_child (self->details, NULL);
  self->form = NULL;
  update (self);
}

typedef struct
{
  RelnetQuickLogRow *self;
  gint64 person_id;
  char *text;
} Writing;

static void
interaction_written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Writing *writing = data;
  g_autoptr (RelnetQuickLogRow) self = writing->self;
  g_autofree char *text = writing->text;
  g_autoptr (GError) error = NULL;

  if (relnet_interaction_store_finish (RELNET_DATABASE (object), result, &error))
    return;
  relnet_report_error (GTK_WIDGET (self), error);
  /* The line comes back unless something else was begun meanwhile. */
  if (self->entry != NULL && self->person_id == writing->person_id
      && gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static void
save (RelnetQuickLogRow *self)
{
  g_autoptr (RelnetInteraction) interaction = NULL;
  Writing *writing;

  if (self->person_id == 0 || !gtk_widget_get_sensitive (GTK_WIDGET (self->log_button)))
    return;
  interaction = make_interaction (self);
  if (self->form != NULL)
    {
      g_autofree char *note = g_strdup (relnet_interaction_get_note (interaction));

      if (!relnet_interaction_form_store (self->form, interaction))
        return;
      /* The rest of a long line and the note of the details are both kept. */
      if (*note != '\0')
        {
          const char *more = relnet_interaction_get_note (interaction);
          g_autofree char *both = *more != '\0' ? g_strconcat (note, "\n", more, NULL) : g_strdup (note);

          relnet_interaction_set_note (interaction, both);
        }
    }
  writing = g_new0 (Writing, 1);
  writing->self = g_object_ref (self);
  writing->person_id = self->person_id;
  writing->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  relnet_interaction_store_save_async (self->database, interaction, self->clock, NULL, NULL, interaction_written, writing);
  clear (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
activate_cb (GtkEntry *entry, gpointer data)
{
  save (RELNET_QUICK_LOG_ROW (gtk_widget_get_ancestor (GTK_WIDGET (entry), RELNET_TYPE_QUICK_LOG_ROW)));
}

static void
log_clicked_cb (GtkButton *button, gpointer data)
{
  save (RELNET_QUICK_LOG_ROW (gtk_widget_get_ancestor (GTK_WIDGET (button), RELNET_TYPE_QUICK_LOG_ROW)));
}

static void
details_toggled_cb (GtkToggleButton *button, RelnetQuickLogRow *self)
{
  g_autoptr (RelnetInteraction) interaction = NULL;

  if (!gtk_toggle_button_get_active (button) || self->form != NULL)
    return;
  interaction = make_interaction (self);
  relnet_interaction_set_note (interaction, "");
  self->form = RELNET_INTERACTION_FORM (relnet_interaction_form_new (self->database, self->clock, FALSE));
  relnet_interaction_form_load (self->form, interaction);
  gtk_revealer_set_child (self->details, GTK_WIDGET (self->form));
}

static void
relnet_quick_log_row_dispose (GObject *object)
{
  RelnetQuickLogRow *self = RELNET_QUICK_LOG_ROW (object);
  GtkWidget *child;

  /* Only bound children of a template are unparented by itself. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_QUICK_LOG_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  self->entry = NULL;
  G_OBJECT_CLASS (relnet_quick_log_row_parent_class)->dispose (object);
}

static void
relnet_quick_log_row_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_QUICK_LOG_ROW (object)->name, g_free);
  G_OBJECT_CLASS (relnet_quick_log_row_parent_class)->finalize (object);
}

static void
relnet_quick_log_row_class_init (RelnetQuickLogRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relnet_quick_log_row_dispose;
  object_class->finalize = relnet_quick_log_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/person/relnet-quick-log-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetQuickLogRow, entry);
  gtk_widget_class_bind_template_child (widget_class, RelnetQuickLogRow, channels);
  gtk_widget_class_bind_template_child (widget_class, RelnetQuickLogRow, details_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetQuickLogRow, log_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetQuickLogRow, understood);
  gtk_widget_class_bind_template_child (widget_class, RelnetQuickLogRow, details);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, log_clicked_cb);
}

static void
relnet_quick_log_row_init (RelnetQuickLogRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (shown_channels); i++)
    {
      RelnetChannel channel = shown_channels[i];
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_button_set_icon_name (GTK_BUTTON (button), relnet_channel_to_icon_name (channel));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "circular");
      gtk_widget_set_tooltip_text (button, relnet_channel_to_label (channel));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      relnet_channel_to_label (channel), -1);
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (self->channels, button);
      self->toggles[channel] = GTK_TOGGLE_BUTTON (button);
    }
  g_signal_connect (self->details_button, "toggled", G_CALLBACK (details_toggled_cb), self);
}

/**
 * relnet_quick_log_row_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the row, for nobody yet
 */
GtkWidget *
relnet_quick_log_row_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetQuickLogRow *self = g_object_new (RELNET_TYPE_QUICK_LOG_ROW, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  return GTK_WIDGET (self);
}

/**
 * relnet_quick_log_row_set_person:
 * @self: the row
 * @person_id: with whom something happened
 * @name: the name
 *
 * A line begun for somebody else is dropped only with that person's page; the same person again changes nothing.
 */
void
relnet_quick_log_row_set_person (RelnetQuickLogRow *self, gint64 person_id, const char *name)
{
  gboolean other = self->person_id != person_id;

  self->person_id = person_id;
  g_free (self->name);
  self->name = g_strdup (name);
  if (other)
    clear (self);
}

/**
 * relnet_quick_log_row_set_narrow:
 * @self: the row
 * @narrow: whether there is room for few channels only
 */
void
relnet_quick_log_row_set_narrow (RelnetQuickLogRow *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_entry_set_placeholder_text (self->entry, narrow ? _ ("Met, called, wrote…") : _ ("Met, called, wrote… what happened?"));
  for (guint i = N_NARROW_CHANNELS; i < G_N_ELEMENTS (shown_channels); i++)
    gtk_widget_set_visible (GTK_WIDGET (self->toggles[shown_channels[i]]), !narrow);
  update (self);
}

/**
 * relnet_quick_log_row_focus:
 * @self: the row
 *
 * Puts the cursor into the line.
 */
void
relnet_quick_log_row_focus (RelnetQuickLogRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
