#include "relnet-day-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-text.h"

/**
 * RelnetDayRow:
 *
 * A row for a day, in words or picked from a calendar: “Friday” is understood while it is typed, and says which day that is.
 */
struct _RelnetDayRow
{
  AdwEntryRow parent_instance;

  GtkLabel *words;
  GtkPopover *popover;
  GtkCalendar *calendar;
  RelnetClock *clock;
  char *title;
  RelnetTense tense;
  gboolean optional;
};

G_DEFINE_FINAL_TYPE (RelnetDayRow, relnet_day_row, ADW_TYPE_ENTRY_ROW)

static const char *
get_text (RelnetDayRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self));
}

static void
changed_cb (RelnetDayRow *self)
{
  g_autofree char *date = relnet_day_row_peek (self);
  g_autofree char *format = date != NULL ? relnet_date_format (date) : NULL;

  gtk_label_set_text (self->words, format != NULL && strcmp (format, get_text (self)) != 0 ? format : "");
  relnet_day_row_set_error (self, NULL);
}

static void
day_selected_cb (RelnetDayRow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");

  relnet_day_row_set_date (self, text);
  gtk_popover_popdown (self->popover);
}

static void
calendar_shown_cb (RelnetDayRow *self)
{
  g_autofree char *date = relnet_day_row_peek (self);
  g_autofree char *iso = date != NULL ? g_strconcat (date, "T12:00:00Z", NULL) : NULL;
  g_autoptr (GDateTime) moment = iso != NULL ? g_date_time_new_from_iso8601 (iso, NULL) : NULL;

  if (moment == NULL)
    return;
  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  gtk_calendar_select_day (self->calendar, moment);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
}

static void
relnet_day_row_finalize (GObject *object)
{
  RelnetDayRow *self = RELNET_DAY_ROW (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (relnet_day_row_parent_class)->finalize (object);
}

static void
relnet_day_row_class_init (RelnetDayRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_day_row_finalize;
}

static void
relnet_day_row_init (RelnetDayRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->words = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "caption");
  gtk_label_set_ellipsize (self->words, PANGO_ELLIPSIZE_END);
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (self->popover));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Pick a date"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Pick a date"), -1);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->words));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (calendar_shown_cb), self);
}

/**
 * relnet_day_row_new:
 * @title: what day it is
 *
 * Returns: (transfer floating): a row; relnet_day_row_set_up() comes next
 */
GtkWidget *
relnet_day_row_new (const char *title)
{
  return g_object_new (RELNET_TYPE_DAY_ROW, "title", title, NULL);
}

/**
 * relnet_day_row_set_up:
 * @self: a row with its title
 * @clock: the time
 * @tense: which day “Monday” is
 * @optional: whether there may be no day
 */
void
relnet_day_row_set_up (RelnetDayRow *self, RelnetClock *clock, RelnetTense tense, gboolean optional)
{
  g_return_if_fail (RELNET_IS_DAY_ROW (self));

  g_set_object (&self->clock, clock);
  g_free (self->title);
  self->title = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  self->tense = tense;
  self->optional = optional;
}

/**
 * relnet_day_row_set_date:
 * @self: a row
 * @date: a valid date, or empty
 */
void
relnet_day_row_set_date (RelnetDayRow *self, const char *date)
{
  g_autofree char *words = relnet_date_is_valid (date) ? relnet_date_format (date) : g_strdup ("");

  g_return_if_fail (RELNET_IS_DAY_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self), words);
}

/**
 * relnet_day_row_peek:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): the day it says, %NULL for none or what is none
 */
char *
relnet_day_row_peek (RelnetDayRow *self)
{
  g_autofree char *today = NULL;

  g_return_val_if_fail (RELNET_IS_DAY_ROW (self), NULL);

  if (self->clock == NULL || relnet_text_is_blank (get_text (self)))
    return NULL;
  today = relnet_clock_dup_today (self->clock);
  return relnet_date_words_parse (get_text (self), today, self->tense);
}

/**
 * relnet_day_row_read:
 * @self: a row
 * @date: (out) (transfer full) (nullable): the day, %NULL for none
 *
 * Returns: whether it is a day, or none where there may be none; if not, the row says so
 */
gboolean
relnet_day_row_read (RelnetDayRow *self, char **date)
{
  g_return_val_if_fail (RELNET_IS_DAY_ROW (self), FALSE);

  *date = relnet_day_row_peek (self);
  if (*date != NULL || (self->optional && relnet_text_is_blank (get_text (self))))
    return TRUE;
  relnet_day_row_set_error (self, self->tense == RELNET_TENSE_PAST ? _ ("Not a date: try “yesterday” or “12 March”")
                                                                    : _ ("Not a date: try “Friday” or “12 March”"));
  return FALSE;
}

/**
 * relnet_day_row_set_error:
 * @self: a row
 * @error: (nullable): what is wrong with the day
 */
void
relnet_day_row_set_error (RelnetDayRow *self, const char *error)
{
  g_return_if_fail (RELNET_IS_DAY_ROW (self));

  if (self->title != NULL)
    relnet_entry_row_set_error (ADW_ENTRY_ROW (self), self->title, error);
}

/**
 * relnet_entry_row_set_error:
 * @row: a row
 * @title: its title
 * @error: (nullable): what is wrong with what is typed; it takes the place of the title
 */
void
relnet_entry_row_set_error (AdwEntryRow *row, const char *title, const char *error)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), error != NULL ? error : title);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}
