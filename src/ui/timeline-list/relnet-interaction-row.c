#include "relnet-interaction-row.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"
#include "relnet-interaction-words.h"
#include "relnet-text.h"
#include "relnet-time-of-day.h"
#include "relnet-wrap-layout.h"

/**
 * RelnetInteractionRow:
 *
 * One line of a timeline: the channel, what it was, what was said, and when. A row is used again for another interaction
 * (see #RelnetTimelineList), so relnet_interaction_row_show() sets everything.
 *
 * Everybody's timeline shows the people as chips that open them; the timeline of one person names the others only.
 */
struct _RelnetInteractionRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkBox *texts;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *date;
  RelnetWrapBox *people;
  GtkWidget *more;
  GtkWidget *menu; /* made when it is asked for: most rows never show theirs */
  gint64 person_id;
  const char *kind;
  RelnetInteraction *interaction;
};

G_DEFINE_FINAL_TYPE (RelnetInteractionRow, relnet_interaction_row, GTK_TYPE_LIST_BOX_ROW)

/* More than these are counted, not named: a meet-up may have fifty people. */
#define MAX_PEOPLE 4

/* The classes of style.css that colour the icon. */
static const char *const channel_classes[RELNET_N_CHANNELS] = {
  [RELNET_CHANNEL_IN_PERSON] = "coffee", [RELNET_CHANNEL_VIDEO] = "call",   [RELNET_CHANNEL_PHONE] = "call",
  [RELNET_CHANNEL_EMAIL] = "mail",       [RELNET_CHANNEL_MESSAGE] = "mail", [RELNET_CHANNEL_LETTER] = "mail",
  [RELNET_CHANNEL_GROUP_EVENT] = "meeting", [RELNET_CHANNEL_NOTE] = "note",
};
static const char *const trace_classes[RELNET_N_INTERACTION_KINDS] = {
  [RELNET_INTERACTION_PROMISE_MADE] = "note",
  [RELNET_INTERACTION_PROMISE_KEPT] = "kept",
  [RELNET_INTERACTION_PROMISE_WITHDRAWN] = "note",
  [RELNET_INTERACTION_FAVOUR] = "favour",
  [RELNET_INTERACTION_ASK] = "favour",
  [RELNET_INTERACTION_THANKS] = "favour",
  [RELNET_INTERACTION_NEWS] = "goal",
  [RELNET_INTERACTION_INTRODUCTION] = "introduction",
  [RELNET_INTERACTION_OUTCOME] = "goal",
  [RELNET_INTERACTION_WIND_DOWN] = "note",
};

static char *
get_first_line (const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));

  return relnet_text_clean (line);
}

static void
add_part (GString *text, const char *separator, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

/**
 * relnet_interaction_row_format_minutes:
 * @minutes: a duration
 *
 * Returns: (transfer full): “25 min”, “1 h”, “1 h 30”; empty for 0
 */
char *
relnet_interaction_row_format_minutes (int minutes)
{
  return minutes > 0 ? relnet_time_of_day_format_duration (minutes) : g_strdup ("");
}

/**
 * relnet_interaction_row_make_subtitle:
 * @interaction: an interaction
 * @person_id: whose timeline it stands in, 0 for everybody's
 *
 * Returns: (transfer full): how it was and what was said, on one line
 */
char *
relnet_interaction_row_make_subtitle (RelnetInteraction *interaction, gint64 person_id)
{
  GString *text = g_string_new (relnet_interaction_words_get_kind (interaction));
  g_autofree char *minutes = relnet_interaction_row_format_minutes (relnet_interaction_get_minutes (interaction));
  RelnetOutcome outcome = relnet_interaction_get_outcome (interaction);
  guint n = relnet_interaction_get_n_people (interaction);

  add_part (text, " · ", minutes);
  add_part (text, " · ", relnet_interaction_get_place (interaction));
  if (outcome == RELNET_OUTCOME_NO_ANSWER || outcome == RELNET_OUTCOME_DECLINED)
    add_part (text, " · ", relnet_outcome_to_label (outcome));
  if (person_id != 0 && n > 1)
    {
      g_autoptr (GString) others = g_string_new (NULL);
      g_autofree char *with = NULL;

      for (guint i = 0; i < n && i <= MAX_PEOPLE; i++)
        if (relnet_interaction_get_person_id (interaction, i) != person_id)
          add_part (others, ", ", relnet_interaction_get_person_name (interaction, i));
      if (n > MAX_PEOPLE + 1)
        g_string_append (others, "…");
      /* Translators: the other people of a meeting: “with Karim Haddouche, Lucie Delmas”. */
      with = g_strdup_printf (_ ("with %s"), others->str);
      add_part (text, " · ", with);
    }
  if (!relnet_text_is_blank (relnet_interaction_get_they_said (interaction)))
    {
      g_autofree char *line = get_first_line (relnet_interaction_get_they_said (interaction));
      /* Translators: words somebody said, in the quotation marks of the language. */
      g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), line);

      add_part (text, " — ", quoted);
    }
  else if (!relnet_text_is_blank (relnet_interaction_get_subject (interaction)))
    {
      g_autofree char *note = relnet_interaction_words_dup_note (interaction);
      g_autofree char *line = get_first_line (note);

      add_part (text, " — ", line);
    }
  return g_string_free (text, FALSE);
}

static void
person_clicked_cb (GtkButton *button, gpointer data)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "relnet-person");

  gtk_widget_activate_action (GTK_WIDGET (button), "win.open-person", "x", *id);
}

static void
show_people (RelnetInteractionRow *self)
{
  guint n = relnet_interaction_get_n_people (self->interaction);

  if (self->people == NULL)
    {
      self->people = RELNET_WRAP_BOX (relnet_wrap_box_new (6));
      gtk_widget_set_margin_top (GTK_WIDGET (self->people), 4);
      gtk_box_append (self->texts, GTK_WIDGET (self->people));
    }
  relnet_wrap_box_clear (self->people);
  for (guint i = 0; i < MIN (n, MAX_PEOPLE); i++)
    {
      GtkWidget *label = gtk_label_new (relnet_interaction_get_person_name (self->interaction, i));
      GtkWidget *button = gtk_button_new ();
      gint64 *id = g_new (gint64, 1);

      *id = relnet_interaction_get_person_id (self->interaction, i);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_widget_add_css_class (button, "chip");
      gtk_widget_add_css_class (button, "small");
      g_object_set_data_full (G_OBJECT (button), "relnet-person", id, g_free);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      relnet_interaction_get_person_name (self->interaction, i), -1);
      g_signal_connect (button, "clicked", G_CALLBACK (person_clicked_cb), NULL);
      relnet_wrap_box_append (self->people, button);
    }
  if (n > MAX_PEOPLE)
    {
      g_autofree char *more = g_strdup_printf ("+%u", n - MAX_PEOPLE);
      GtkWidget *label = gtk_label_new (more);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      relnet_wrap_box_append (self->people, label);
    }
}

/* Whom it concerns: in the timeline of one person it is that one; of several, the user says who. */
static gint64
get_person (RelnetInteractionRow *self)
{
  if (self->person_id != 0)
    return self->person_id;
  return relnet_interaction_get_n_people (self->interaction) == 1 ? relnet_interaction_get_person_id (self->interaction, 0) : 0;
}

static void
promise_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetInteractionRow *self = RELNET_INTERACTION_ROW (widget);

  gtk_widget_activate_action (widget, "win.promise-from", "(xx)", get_person (self),
                              relnet_interaction_get_id (self->interaction));
}

static void
favour_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetInteractionRow *self = RELNET_INTERACTION_ROW (widget);

  gtk_widget_activate_action (widget, "win.favour-from", "(xsx)", get_person (self), g_variant_get_string (parameter, NULL),
                              relnet_interaction_get_id (self->interaction));
}

static void
thank_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.thank", "x", get_person (RELNET_INTERACTION_ROW (widget)));
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char *label;
    const char *action;
  } items[] = {
    { N_ ("Promise…"), "interaction.promise" },
    { N_ ("Favour Received…"), "interaction.favour::received" },
    { N_ ("Favour Given…"), "interaction.favour::given" },
    { N_ ("Request…"), "interaction.favour::asked" },
    { N_ ("Thanked"), "interaction.thank" },
  };
  RelnetInteractionRow *self = RELNET_INTERACTION_ROW (widget);

  if (!gtk_widget_get_child_visible (self->more))
    return;
  if (self->menu == NULL)
    {
      g_autoptr (GMenu) menu = g_menu_new ();

      for (guint i = 0; i < G_N_ELEMENTS (items); i++)
        g_menu_append (menu, _ (items[i].label), items[i].action);
      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
      gtk_widget_set_parent (self->menu, self->more);
    }
  gtk_widget_action_set_enabled (widget, "interaction.thank", get_person (self) != 0);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Not by the button's action name: a button whose row was taken out of a list and put into another one stays insensitive in
 * GTK 4.8. */
static void
more_clicked_cb (RelnetInteractionRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "interaction.menu", NULL);
}

static void
relnet_interaction_row_dispose (GObject *object)
{
  RelnetInteractionRow *self = RELNET_INTERACTION_ROW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->interaction);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_INTERACTION_ROW);
  G_OBJECT_CLASS (relnet_interaction_row_parent_class)->dispose (object);
}

static void
relnet_interaction_row_class_init (RelnetInteractionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_interaction_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/timeline-list/relnet-interaction-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionRow, icon);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionRow, texts);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionRow, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionRow, date);
  gtk_widget_class_bind_template_child (widget_class, RelnetInteractionRow, more);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_install_action (widget_class, "interaction.menu", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "interaction.promise", NULL, promise_cb);
  gtk_widget_class_install_action (widget_class, "interaction.favour", "s", favour_cb);
  gtk_widget_class_install_action (widget_class, "interaction.thank", NULL, thank_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "interaction.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "interaction.menu", NULL);
}

static void
relnet_interaction_row_init (RelnetInteractionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_interaction_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
relnet_interaction_row_new (void)
{
  return g_object_new (RELNET_TYPE_INTERACTION_ROW, NULL);
}

/**
 * relnet_interaction_row_get_interaction:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what the row shows
 */
RelnetInteraction *
relnet_interaction_row_get_interaction (RelnetInteractionRow *self)
{
  return self->interaction;
}

/**
 * relnet_interaction_row_show:
 * @self: a row
 * @interaction: what to show
 * @today: a valid date
 * @person_id: whose timeline it stands in, 0 for everybody's
 * @narrow: whether there is no room for a column of dates
 */
void
relnet_interaction_row_show (RelnetInteractionRow *self, RelnetInteraction *interaction, const char *today,
                             gint64 person_id, gboolean narrow)
{
  RelnetInteractionKind kind = relnet_interaction_get_kind (interaction);
  RelnetChannel channel = relnet_interaction_get_channel (interaction);
  g_autofree char *title = relnet_interaction_words_dup_title (interaction);
  g_autofree char *details = relnet_interaction_row_make_subtitle (interaction, person_id);
  g_autofree char *date = relnet_date_format_short (relnet_interaction_get_date (interaction), today);
  g_autofree char *subtitle = narrow ? g_strconcat (date, " · ", details, NULL) : g_steal_pointer (&details);
  g_autofree char *name = g_strdup_printf ("%s, %s%s%s", title, subtitle, narrow ? "" : ", ", narrow ? "" : date);

  g_set_object (&self->interaction, interaction);
  self->person_id = person_id;
  /* What it offers has to be asked for anew where the row stands now. */
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  /* A trace opens what it is the trace of: what came of that is noted there. The place stays, so that dates stand in a column. */
  gtk_widget_set_child_visible (self->more, kind == RELNET_INTERACTION_EXCHANGE);
  if (self->kind != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), self->kind);
  self->kind = kind != RELNET_INTERACTION_EXCHANGE ? trace_classes[kind] : channel_classes[channel];
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), self->kind);
  gtk_image_set_from_icon_name (self->icon, relnet_interaction_words_get_icon_name (interaction));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_label_set_text (self->date, date);
  gtk_widget_set_visible (GTK_WIDGET (self->date), !narrow);
  if (person_id == 0)
    show_people (self);
  if (self->people != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->people), person_id == 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
