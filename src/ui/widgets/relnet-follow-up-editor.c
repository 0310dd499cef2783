#include "relnet-follow-up-editor.h"

#include <glib/gi18n-lib.h>

#include "relnet-cadence.h"
#include "relnet-date.h"

/* How far ahead a follow-up is proposed, in days. */
#define PROPOSED_DAYS 7

/**
 * RelnetFollowUpEditor:
 *
 * A popover that asks when to come back to a person, and about what. It stores nothing: whoever shows it does that on
 * #RelnetFollowUpEditor::save, by relnet_follow_up_store_save_async().
 */
struct _RelnetFollowUpEditor
{
  GtkPopover parent_instance;

  GtkEntry *what;
  GtkCalendar *calendar;
  GtkLabel *when;
  GtkBox *choices;
  GtkButton *save;
  char *today;
  RelnetFollowUp *follow_up;
};

enum
{
  PROP_0,
  PROP_TODAY,
  N_PROPS
};

enum
{
  SIGNAL_SAVE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetFollowUpEditor, relnet_follow_up_editor, GTK_TYPE_POPOVER)

static char *
dup_selected (RelnetFollowUpEditor *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  return g_date_time_format (day, "%Y-%m-%d");
}

static void
select_date (RelnetFollowUpEditor *self, const char *date)
{
  g_autoptr (GDateTime) day = NULL;

  if (!relnet_date_is_valid (date))
    return;
  day = g_date_time_new_local (atoi (date), atoi (date + 5), atoi (date + 8), 12, 0, 0);
  gtk_calendar_select_day (self->calendar, day);
}

static void
day_selected_cb (RelnetFollowUpEditor *self)
{
  g_autofree char *date = dup_selected (self);
  g_autofree char *words = relnet_date_format (date);

  gtk_label_set_label (self->when, words);
}

static void
choice_clicked_cb (GtkButton *button, RelnetFollowUpEditor *self)
{
  select_date (self, g_object_get_data (G_OBJECT (button), "date"));
}

static void
save_cb (RelnetFollowUpEditor *self)
{
  g_autoptr (RelnetFollowUp) follow_up
      = self->follow_up != NULL ? g_object_ref (self->follow_up) : relnet_follow_up_new ();
  g_autofree char *date = dup_selected (self);

  relnet_follow_up_set_due (follow_up, date);
  relnet_follow_up_set_snoozed_until (follow_up, "");
  relnet_follow_up_set_what (follow_up, gtk_editable_get_text (GTK_EDITABLE (self->what)));
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, follow_up);
  relnet_follow_up_editor_edit (self, NULL);
}

static void
relnet_follow_up_editor_constructed (GObject *object)
{
  RelnetFollowUpEditor *self = RELNET_FOLLOW_UP_EDITOR (object);

  G_OBJECT_CLASS (relnet_follow_up_editor_parent_class)->constructed (object);

  for (guint i = 0; i < RELNET_N_SNOOZES; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (relnet_snooze_to_label ((RelnetSnooze) i));

      g_object_set_data_full (G_OBJECT (button), "date", relnet_snooze_get_date ((RelnetSnooze) i, self->today), g_free);
      gtk_widget_add_css_class (button, "chip");
      gtk_widget_set_hexpand (button, TRUE);
      g_signal_connect (button, "clicked", G_CALLBACK (choice_clicked_cb), self);
      gtk_box_append (self->choices, button);
    }
  relnet_follow_up_editor_edit (self, NULL);
}

static void
relnet_follow_up_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetFollowUpEditor *self = RELNET_FOLLOW_UP_EDITOR (object);

  switch (prop_id)
    {
    case PROP_TODAY:
      g_value_set_string (value, self->today);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_follow_up_editor_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetFollowUpEditor *self = RELNET_FOLLOW_UP_EDITOR (object);

  switch (prop_id)
    {
    case PROP_TODAY:
      self->today = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_follow_up_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_FOLLOW_UP_EDITOR);
  G_OBJECT_CLASS (relnet_follow_up_editor_parent_class)->dispose (object);
}

static void
relnet_follow_up_editor_finalize (GObject *object)
{
  RelnetFollowUpEditor *self = RELNET_FOLLOW_UP_EDITOR (object);

  g_clear_pointer (&self->today, g_free);
  g_clear_object (&self->follow_up);
  G_OBJECT_CLASS (relnet_follow_up_editor_parent_class)->finalize (object);
}

static void
relnet_follow_up_editor_class_init (RelnetFollowUpEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = relnet_follow_up_editor_constructed;
  object_class->get_property = relnet_follow_up_editor_get_property;
  object_class->set_property = relnet_follow_up_editor_set_property;
  object_class->dispose = relnet_follow_up_editor_dispose;
  object_class->finalize = relnet_follow_up_editor_finalize;

  properties[PROP_TODAY] = g_param_spec_string ("today", NULL, NULL, "2000-01-01",
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RelnetFollowUpEditor::save:
   * @follow_up: the one edited, or a new one without a person
   *
   * The user set the day.
   */
  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, RELNET_TYPE_FOLLOW_UP);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/widgets/relnet-follow-up-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetFollowUpEditor, what);
  gtk_widget_class_bind_template_child (widget_class, RelnetFollowUpEditor, calendar);
  gtk_widget_class_bind_template_child (widget_class, RelnetFollowUpEditor, when);
  gtk_widget_class_bind_template_child (widget_class, RelnetFollowUpEditor, choices);
  gtk_widget_class_bind_template_child (widget_class, RelnetFollowUpEditor, save);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
relnet_follow_up_editor_init (RelnetFollowUpEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_follow_up_editor_new:
 * @today: a valid date
 *
 * Returns: (transfer floating): an editor for a new follow-up
 */
GtkWidget *
relnet_follow_up_editor_new (const char *today)
{
  return g_object_new (RELNET_TYPE_FOLLOW_UP_EDITOR, "today", today, NULL);
}

/**
 * relnet_follow_up_editor_edit:
 * @self: an editor
 * @follow_up: (nullable): what to change, %NULL for a new one
 */
void
relnet_follow_up_editor_edit (RelnetFollowUpEditor *self, RelnetFollowUp *follow_up)
{
  g_autofree char *proposed = NULL;

  g_return_if_fail (RELNET_IS_FOLLOW_UP_EDITOR (self));

  g_set_object (&self->follow_up, follow_up);
  proposed = relnet_date_add_days (self->today, PROPOSED_DAYS);
  select_date (self, follow_up != NULL ? relnet_follow_up_get_due (follow_up) : proposed);
  gtk_editable_set_text (GTK_EDITABLE (self->what), follow_up != NULL ? relnet_follow_up_get_what (follow_up) : "");
}
