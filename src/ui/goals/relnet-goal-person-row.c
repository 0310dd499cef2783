#include "relnet-goal-person-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-avatar.h"
#include "relnet-date.h"
#include "relnet-goal-pace.h"
#include "relnet-goal-store.h"
#include "relnet-report-error.h"
#include "relnet-text.h"
#include "relnet-tie-meter.h"

/**
 * RelnetGoalPersonRow:
 *
 * Somebody who matters for a goal: what is hoped with them, how close they are, and the news owed to them.
 */
struct _RelnetGoalPersonRow
{
  GtkListBoxRow parent_instance;

  RelnetAvatar *avatar;
  GtkLabel *name;
  GtkLabel *hope;
  AdwBin *tie;
  GtkWidget *write;
  GtkMenuButton *more;

  GtkEditable *hope_entry; /* in the popover */
  GtkCheckButton *helped;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetGoal *goal;
  RelnetGoalPerson *person;
  gboolean owed;
};

G_DEFINE_FINAL_TYPE (RelnetGoalPersonRow, relnet_goal_person_row, GTK_TYPE_LIST_BOX_ROW)

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetGoalPersonRow) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_goal_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
write_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetGoalPersonRow *self = RELNET_GOAL_PERSON_ROW (widget);
  gint64 person = relnet_goal_person_get_person_id (self->person);

  if (self->owed)
    gtk_widget_activate_action (widget, "win.write-for", "(xssxx)", person, "progress-update",
                                relnet_goal_get_text (self->goal, RELNET_GOAL_WHAT), (gint64) 0,
                                relnet_goal_person_get_id (self->person));
  else
    gtk_widget_activate_action (widget, "win.write", "x", person);
}

static void
save_cb (RelnetGoalPersonRow *self)
{
  g_autofree char *hope = relnet_text_clean (gtk_editable_get_text (self->hope_entry));
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  gboolean helped = gtk_check_button_get_active (self->helped);

  gtk_menu_button_popdown (self->more);
  relnet_goal_person_set_hope (self->person, hope);
  if (!helped)
    relnet_goal_person_set_helped_on (self->person, "");
  else if (*relnet_goal_person_get_helped_on (self->person) == '\0')
    relnet_goal_person_set_helped_on (self->person, today);
  relnet_goal_store_save_person_async (self->database, self->person, self->clock, NULL, written, g_object_ref (self));
}

static void
news_cb (RelnetGoalPersonRow *self)
{
  gtk_menu_button_popdown (self->more);
  relnet_goal_store_give_news_async (self->database, self->person, self->clock, NULL, written, g_object_ref (self));
}

static void
remove_cb (RelnetGoalPersonRow *self)
{
  gtk_menu_button_popdown (self->more);
  relnet_goal_store_remove_person_async (self->database, self->person, self->clock, NULL, written, g_object_ref (self));
}

static GtkWidget *
make_button (RelnetGoalPersonRow *self, const char *words, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "menu-choice");
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
create_more_cb (GtkMenuButton *button, gpointer user_data)
{
  RelnetGoalPersonRow *self = RELNET_GOAL_PERSON_ROW (user_data);
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  if (!relnet_goal_person_get_gone (self->person))
    {
      GtkWidget *hope = gtk_entry_new (), *helped = gtk_check_button_new_with_label (_ ("Has helped, and gets news"));
      GtkWidget *save = gtk_button_new_with_label (_ ("Save"));

      gtk_entry_set_placeholder_text (GTK_ENTRY (hope), _ ("What do you hope with them?"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (hope), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What do you hope with them?"), -1);
      gtk_editable_set_text (GTK_EDITABLE (hope), relnet_goal_person_get_hope (self->person));
      gtk_editable_set_width_chars (GTK_EDITABLE (hope), 26);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (helped), *relnet_goal_person_get_helped_on (self->person) != '\0');
      gtk_widget_add_css_class (save, "suggested-action");
      gtk_widget_set_halign (save, GTK_ALIGN_END);
      g_signal_connect_swapped (hope, "activate", G_CALLBACK (save_cb), self);
      g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_cb), self);
      self->hope_entry = GTK_EDITABLE (hope);
      self->helped = GTK_CHECK_BUTTON (helped);
      gtk_box_append (GTK_BOX (box), hope);
      gtk_box_append (GTK_BOX (box), helped);
      gtk_box_append (GTK_BOX (box), save);
      gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      if (*relnet_goal_person_get_helped_on (self->person) != '\0')
        gtk_box_append (GTK_BOX (box), make_button (self, _ ("News given today"), G_CALLBACK (news_cb)));
    }
  gtk_box_append (GTK_BOX (box), make_button (self, _ ("Take out of this goal"), G_CALLBACK (remove_cb)));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
relnet_goal_person_row_dispose (GObject *object)
{
  RelnetGoalPersonRow *self = RELNET_GOAL_PERSON_ROW (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->goal);
  g_clear_object (&self->person);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_GOAL_PERSON_ROW);
  G_OBJECT_CLASS (relnet_goal_person_row_parent_class)->dispose (object);
}

static void
relnet_goal_person_row_class_init (RelnetGoalPersonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_goal_person_row_dispose;
  g_type_ensure (RELNET_TYPE_AVATAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/goals/relnet-goal-person-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalPersonRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalPersonRow, name);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalPersonRow, hope);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalPersonRow, tie);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalPersonRow, write);
  gtk_widget_class_bind_template_child (widget_class, RelnetGoalPersonRow, more);
  gtk_widget_class_install_action (widget_class, "goal-person.write", NULL, write_cb);
}

static void
relnet_goal_person_row_init (RelnetGoalPersonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->more, create_more_cb, self, NULL);
}

/* “News owed since 3 Nov”, else what is hoped, else that they have helped. */
static char *
dup_line (RelnetGoalPersonRow *self, const char *today)
{
  g_autofree char *due = relnet_goal_news_get_due (self->person, relnet_goal_get_state (self->goal),
                                                   relnet_goal_get_news_days (self->goal));

  self->owed = due != NULL && strcmp (due, today) <= 0
               && strcmp (relnet_goal_person_get_snoozed_until (self->person), today) <= 0;
  if (self->owed)
    {
      g_autofree char *since = relnet_date_format_short (due, today);

      /* Translators: %s is a day, “3 Nov”. */
      return strcmp (due, today) < 0 ? g_strdup_printf (_ ("News owed since %s"), since) : g_strdup (_ ("News owed"));
    }
  if (relnet_goal_person_get_gone (self->person))
    return g_strdup (_ ("Not in your people any more"));
  if (*relnet_goal_person_get_hope (self->person) != '\0')
    return g_strdup (relnet_goal_person_get_hope (self->person));
  return g_strdup (*relnet_goal_person_get_helped_on (self->person) != '\0' ? _ ("Has helped") : "");
}

/**
 * relnet_goal_person_row_new:
 * @database: the database
 * @clock: the time
 * @goal: a goal
 * @person: one of its people
 *
 * Returns: (transfer floating): a row that shows @person
 */
GtkWidget *
relnet_goal_person_row_new (RelnetDatabase *database, RelnetClock *clock, RelnetGoal *goal, RelnetGoalPerson *person)
{
  RelnetGoalPersonRow *self = g_object_new (RELNET_TYPE_GOAL_PERSON_ROW, NULL);
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autofree char *line = NULL;
  g_autofree char *words = NULL;

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->goal = g_object_ref (goal);
  self->person = g_object_ref (person);
  line = dup_line (self, today);
  words = g_strdup_printf ("%s, %s", relnet_goal_person_get_name (person), line);
  relnet_avatar_set_text (self->avatar, relnet_goal_person_get_name (person));
  gtk_label_set_text (self->name, relnet_goal_person_get_name (person));
  gtk_label_set_text (self->hope, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->hope), relnet_goal_person_get_hope (person));
  gtk_widget_set_visible (GTK_WIDGET (self->hope), *line != '\0');
  gtk_widget_add_css_class (GTK_WIDGET (self->hope), self->owed ? "late" : "dim-label");
  if (!relnet_goal_person_get_gone (person))
    {
      GtkWidget *meter = relnet_tie_meter_new ();

      relnet_tie_meter_set_step (RELNET_TIE_METER (meter), relnet_goal_person_get_closeness_step (person));
      adw_bin_set_child (self->tie, meter);
    }
  gtk_widget_set_visible (self->write, !relnet_goal_person_get_gone (person));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !relnet_goal_person_get_gone (person));
  if (relnet_goal_person_get_gone (person))
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return GTK_WIDGET (self);
}

/**
 * relnet_goal_person_row_get_person:
 * @self: a row
 *
 * Returns: (transfer none): who it shows
 */
RelnetGoalPerson *
relnet_goal_person_row_get_person (RelnetGoalPersonRow *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_PERSON_ROW (self), NULL);

  return self->person;
}
