#include "relnet-today-row.h"

#include <glib/gi18n-lib.h>

#include "relnet-avatar-pair.h"
#include "relnet-avatar.h"
#include "relnet-cadence.h"
#include "relnet-enums.h"
#include "relnet-snooze-popover.h"
#include "relnet-text.h"

/**
 * RelnetTodayRow:
 *
 * An entry of the agenda, and what can be done with it in place: done, snooze, write. For a rhythm, *done* asks how the
 * two have been in touch, because that is what goes into the timeline; for a contract, what was decided. A meeting is prepared,
 * and noted once it took place.
 */
struct _RelnetTodayRow
{
  GtkListBoxRow parent_instance;

  GtkRevealer *revealer;
  RelnetAvatar *avatar;
  GtkLabel *title;
  GtkLabel *detail;
  GtkLabel *timing;
  GtkButton *done_button;
  GtkMenuButton *done_menu;
  GtkMenuButton *snooze_menu;
  GtkButton *write_button;
  GtkMenuButton *more_menu;
  RelnetAgendaEntry *entry;
  char *today;
  gboolean narrow;
};

enum
{
  PROP_0,
  PROP_ENTRY,
  PROP_TODAY,
  PROP_NARROW,
  PROP_SHOWN,
  N_PROPS
};

enum
{
  SIGNAL_DONE,
  SIGNAL_SNOOZE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* How two people are mostly in touch, in the order of the popover. */
static const RelnetChannel channels[] = { RELNET_CHANNEL_PHONE, RELNET_CHANNEL_VIDEO, RELNET_CHANNEL_IN_PERSON,
                                          RELNET_CHANNEL_EMAIL, RELNET_CHANNEL_MESSAGE };

G_DEFINE_FINAL_TYPE (RelnetTodayRow, relnet_today_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
is_meeting (RelnetTodayRow *self)
{
  return relnet_agenda_entry_get_kind (self->entry) == RELNET_AGENDA_MEETING;
}

/* Whether there is more than one way to be done with it, which *done* asks. */
static gboolean
has_choice (RelnetTodayRow *self)
{
  return relnet_agenda_entry_get_kind (self->entry) == RELNET_AGENDA_CADENCE
         || relnet_agenda_entry_get_kind (self->entry) == RELNET_AGENDA_NOTICE;
}

static void
open_meeting (RelnetTodayRow *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, "(xx)", relnet_agenda_entry_get_person_id (self->entry),
                              relnet_agenda_entry_get_subject_id (self->entry));
}

static void
done_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetTodayRow *self = RELNET_TODAY_ROW (widget);

  if (is_meeting (self))
    open_meeting (self, gtk_widget_get_visible (GTK_WIDGET (self->done_button)) ? "win.after-meeting" : "win.brief");
  else if (has_choice (self))
    gtk_menu_button_popup (self->done_menu);
  /* Who came is asked, not guessed. */
  else if (relnet_agenda_entry_get_kind (self->entry) == RELNET_AGENDA_ATTENDANCE)
    gtk_widget_activate_action (widget, "win.note-attendance", "x", relnet_agenda_entry_get_subject_id (self->entry));
  else
    g_signal_emit (self, signals[SIGNAL_DONE], 0, 0);
}

static void
in_touch_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_DONE], 0, g_variant_get_int32 (parameter));
}

static void
notice_given_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_DONE], 0, 0);
}

static void
let_pass_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.let-notice-pass", "x",
                              relnet_agenda_entry_get_subject_id (RELNET_TODAY_ROW (widget)->entry));
}

static void
snooze_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetTodayRow *self = RELNET_TODAY_ROW (widget);

  /* What is still to come is not put off here, but planned anew. */
  if (!is_meeting (self) || relnet_agenda_entry_get_overdue_days (self->entry) > 0)
    gtk_menu_button_popup (self->narrow ? self->more_menu : self->snooze_menu);
}

static void
snooze_until_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetTodayRow *self = RELNET_TODAY_ROW (widget);
  g_autofree char *date = relnet_snooze_get_date ((RelnetSnooze) g_variant_get_int32 (parameter), self->today);

  g_signal_emit (self, signals[SIGNAL_SNOOZE], 0, date);
}

static void
picked_cb (RelnetTodayRow *self, const char *date)
{
  g_signal_emit (self, signals[SIGNAL_SNOOZE], 0, date);
}

/* To a person, or to the members of a meet-up. */
static gboolean
can_write (RelnetTodayRow *self)
{
  return relnet_agenda_entry_get_person_id (self->entry) != 0
         || relnet_agenda_entry_get_kind (self->entry) == RELNET_AGENDA_MEET_UP;
}

static void
write_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetTodayRow *self = RELNET_TODAY_ROW (widget);
  gint64 person = relnet_agenda_entry_get_person_id (self->entry);
  const char *situation = relnet_agenda_entry_get_situation (self->entry);

  if (is_meeting (self))
    open_meeting (self, "win.brief");
  else if (relnet_agenda_entry_get_kind (self->entry) == RELNET_AGENDA_MEET_UP)
    gtk_widget_activate_action (widget, "win.invite-meet-up", "x", relnet_agenda_entry_get_subject_id (self->entry));
  else if (situation == NULL
           || !gtk_widget_activate_action (widget, "win.write-for", "(xssxx)", person, situation,
                                           relnet_agenda_entry_get_topic (self->entry),
                                           relnet_agenda_entry_get_other_id (self->entry),
                                           relnet_agenda_entry_get_subject_id (self->entry)))
    gtk_widget_activate_action (widget, "win.write", "x", person);
}

static void
child_revealed_cb (RelnetTodayRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

/* Popovers are made when they are asked for: most rows never show theirs. */
static void
create_snooze_cb (GtkMenuButton *button, gpointer user_data)
{
  RelnetTodayRow *self = RELNET_TODAY_ROW (user_data);
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = relnet_snooze_popover_new (self->today);
  g_signal_connect_object (popover, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
create_done_cb (GtkMenuButton *button, gpointer user_data)
{
  RelnetTodayRow *self = RELNET_TODAY_ROW (user_data);
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenu) section = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  menu = g_menu_new ();
  section = g_menu_new ();
  if (relnet_agenda_entry_get_kind (self->entry) == RELNET_AGENDA_NOTICE)
    {
      g_menu_append (section, _ ("Notice Given"), "row.notice-given");
      g_menu_append (section, _ ("Let This Day Pass"), "row.let-pass");
    }
  else
    for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (relnet_channel_to_label (channels[i]), NULL);

        g_menu_item_set_action_and_target (item, "row.in-touch", "i", channels[i]);
        g_menu_append_item (section, item);
      }
  g_menu_append_section (
      menu, relnet_agenda_entry_get_kind (self->entry) == RELNET_AGENDA_NOTICE ? _ ("Decided:") : _ ("In touch today:"),
      G_MENU_MODEL (section));
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
create_more_cb (GtkMenuButton *button, gpointer user_data)
{
  RelnetTodayRow *self = RELNET_TODAY_ROW (user_data);
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenu) section = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  menu = g_menu_new ();
  section = g_menu_new ();
  if (can_write (self))
    g_menu_append (menu, is_meeting (self) ? _ ("Prepare") : _ ("Write"), "row.write");
  for (guint i = 0; i < RELNET_N_SNOOZES; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (relnet_snooze_to_label ((RelnetSnooze) i), NULL);

      g_menu_item_set_action_and_target (item, "row.snooze-until", "i", i);
      g_menu_append_item (section, item);
    }
  if (!is_meeting (self) || relnet_agenda_entry_get_overdue_days (self->entry) > 0)
    g_menu_append_section (menu, _ ("Put off until:"), G_MENU_MODEL (section));
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

/* Wide: “Every 3 months · overdue by 4 days”. Narrow: “Overdue by 4 days”. */
static void
update (RelnetTodayRow *self)
{
  const char *detail = relnet_agenda_entry_get_detail (self->entry);
  const char *timing = relnet_agenda_entry_get_timing (self->entry);
  gboolean with_detail = !self->narrow && *detail != '\0';
  gboolean late = relnet_agenda_entry_get_overdue_days (self->entry) > 0;
  gboolean choice = has_choice (self);
  g_autofree char *separated = with_detail ? g_strdup (timing) : relnet_text_capitalise (timing);

  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), with_detail);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (GTK_WIDGET (self->detail)), with_detail);
  gtk_label_set_label (self->timing, separated);
  if (late)
    gtk_widget_add_css_class (GTK_WIDGET (self->timing), "late");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->timing), "dim-label");
  /* There is nothing to note of what is still to come. */
  gtk_widget_set_visible (GTK_WIDGET (self->done_button),
                          !choice
                              && (!is_meeting (self)
                                  || g_strcmp0 (relnet_agenda_entry_get_due (self->entry), self->today) <= 0));
  gtk_widget_set_visible (GTK_WIDGET (self->done_menu), choice);
  gtk_widget_set_visible (GTK_WIDGET (self->snooze_menu), !self->narrow && (!is_meeting (self) || late));
  gtk_widget_set_visible (GTK_WIDGET (self->write_button),
                          !self->narrow && can_write (self));
  gtk_widget_set_visible (GTK_WIDGET (self->more_menu), self->narrow);
}

static void
set_button (GtkButton *button, const char *icon_name, const char *words)
{
  gtk_button_set_icon_name (button, icon_name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
relnet_today_row_constructed (GObject *object)
{
  RelnetTodayRow *self = RELNET_TODAY_ROW (object);
  const char *title = relnet_agenda_entry_get_title (self->entry);
  const char *name = relnet_agenda_entry_get_person_name (self->entry);
  g_autofree char *reason = relnet_agenda_entry_dup_reason (self->entry);
  g_autofree char *words = g_strdup_printf ("%s, %s", title, reason);

  G_OBJECT_CLASS (relnet_today_row_parent_class)->constructed (object);

  if (is_meeting (self))
    {
      set_button (self->done_button, "document-edit-symbolic", _ ("Note it"));
      set_button (self->write_button, "x-office-document-symbolic", _ ("Prepare"));
    }
  /* A step with nobody is the goal's. */
  if (relnet_agenda_entry_get_other_name (self->entry) != NULL)
    {
      GtkWidget *pair = relnet_avatar_pair_new (32);

      relnet_avatar_pair_set_names (RELNET_AVATAR_PAIR (pair), name, relnet_agenda_entry_get_other_name (self->entry));
      gtk_widget_set_valign (pair, GTK_ALIGN_CENTER);
      gtk_widget_insert_before (pair, gtk_widget_get_parent (GTK_WIDGET (self->avatar)), GTK_WIDGET (self->avatar));
      gtk_widget_set_visible (GTK_WIDGET (self->avatar), FALSE);
    }
  relnet_avatar_set_text (self->avatar, *name != '\0' ? name
                                        : relnet_agenda_entry_get_kind (self->entry) == RELNET_AGENDA_STEP
                                            ? relnet_agenda_entry_get_detail (self->entry)
                                            : title);
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->detail), relnet_agenda_entry_get_detail (self->entry));
  update (self);
}

static void
relnet_today_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetTodayRow *self = RELNET_TODAY_ROW (object);

  switch (prop_id)
    {
    case PROP_ENTRY:
      g_value_set_object (value, self->entry);
      break;
    case PROP_TODAY:
      g_value_set_string (value, self->today);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SHOWN:
      g_value_set_boolean (value, relnet_today_row_get_shown (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_today_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetTodayRow *self = RELNET_TODAY_ROW (object);

  switch (prop_id)
    {
    case PROP_ENTRY:
      self->entry = g_value_dup_object (value);
      break;
    case PROP_TODAY:
      self->today = g_value_dup_string (value);
      break;
    case PROP_NARROW:
      relnet_today_row_set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_today_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_TODAY_ROW);
  G_OBJECT_CLASS (relnet_today_row_parent_class)->dispose (object);
}

static void
relnet_today_row_finalize (GObject *object)
{
  RelnetTodayRow *self = RELNET_TODAY_ROW (object);

  g_clear_object (&self->entry);
  g_clear_pointer (&self->today, g_free);
  G_OBJECT_CLASS (relnet_today_row_parent_class)->finalize (object);
}

static void
relnet_today_row_class_init (RelnetTodayRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = relnet_today_row_constructed;
  object_class->get_property = relnet_today_row_get_property;
  object_class->set_property = relnet_today_row_set_property;
  object_class->dispose = relnet_today_row_dispose;
  object_class->finalize = relnet_today_row_finalize;

  properties[PROP_ENTRY] = g_param_spec_object ("entry", NULL, NULL, RELNET_TYPE_AGENDA_ENTRY, given);
  properties[PROP_TODAY] = g_param_spec_string ("today", NULL, NULL, "2000-01-01", given);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOWN]
      = g_param_spec_boolean ("shown", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RelnetTodayRow::done:
   * @channel: for a cadence, through which #RelnetChannel
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);
  /**
   * RelnetTodayRow::snooze:
   * @until: a date
   */
  signals[SIGNAL_SNOOZE] = g_signal_new ("snooze", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (RELNET_TYPE_AVATAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/today/relnet-today-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayRow, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayRow, detail);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayRow, timing);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayRow, done_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayRow, done_menu);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayRow, snooze_menu);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayRow, write_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetTodayRow, more_menu);
  gtk_widget_class_bind_template_callback (widget_class, child_revealed_cb);

  gtk_widget_class_install_action (widget_class, "row.done", NULL, done_cb);
  gtk_widget_class_install_action (widget_class, "row.in-touch", "i", in_touch_cb);
  gtk_widget_class_install_action (widget_class, "row.notice-given", NULL, notice_given_cb);
  gtk_widget_class_install_action (widget_class, "row.let-pass", NULL, let_pass_cb);
  gtk_widget_class_install_action (widget_class, "row.snooze", NULL, snooze_cb);
  gtk_widget_class_install_action (widget_class, "row.snooze-until", "i", snooze_until_cb);
  gtk_widget_class_install_action (widget_class, "row.write", NULL, write_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "row.done", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, 0, "row.snooze", NULL);
}

static void
relnet_today_row_init (RelnetTodayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->snooze_menu, create_snooze_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->done_menu, create_done_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->more_menu, create_more_cb, self, NULL);
}

/**
 * relnet_today_row_new:
 * @entry: what to show
 * @today: a valid date
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
relnet_today_row_new (RelnetAgendaEntry *entry, const char *today)
{
  return g_object_new (RELNET_TYPE_TODAY_ROW, "entry", entry, "today", today, NULL);
}

/**
 * relnet_today_row_get_entry:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
RelnetAgendaEntry *
relnet_today_row_get_entry (RelnetTodayRow *self)
{
  g_return_val_if_fail (RELNET_IS_TODAY_ROW (self), NULL);

  return self->entry;
}

/**
 * relnet_today_row_set_narrow:
 * @self: a row
 * @narrow: whether to keep all but *done* in a menu
 */
void
relnet_today_row_set_narrow (RelnetTodayRow *self, gboolean narrow)
{
  g_return_if_fail (RELNET_IS_TODAY_ROW (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/**
 * relnet_today_row_get_shown:
 * @self: a row
 *
 * Returns: %FALSE once the row has slid away
 */
gboolean
relnet_today_row_get_shown (RelnetTodayRow *self)
{
  g_return_val_if_fail (RELNET_IS_TODAY_ROW (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer) || gtk_revealer_get_child_revealed (self->revealer);
}

/**
 * relnet_today_row_set_shown:
 * @self: a row
 * @shown: %FALSE lets it slide away, which takes a moment
 */
void
relnet_today_row_set_shown (RelnetTodayRow *self, gboolean shown)
{
  g_return_if_fail (RELNET_IS_TODAY_ROW (self));

  gtk_revealer_set_reveal_child (self->revealer, shown);
}
