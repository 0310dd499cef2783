#include "relnet-date-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date-words.h"
#include "relnet-date.h"
#include "relnet-names.h"

/**
 * RelnetDateRow:
 *
 * A row with a date: chosen from a calendar, or typed as one says it.
 */
struct _RelnetDateRow
{
  AdwActionRow parent_instance;

  GtkMenuButton *button;
  GtkLabel *words;
  GtkEditable *entry;
  GtkCalendar *calendar;
  char *none;
  char *today;
  char *date;
  gboolean setting;
};

enum
{
  PROP_0,
  PROP_DATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetDateRow, relnet_date_row, ADW_TYPE_ACTION_ROW)

static void
show_date (RelnetDateRow *self)
{
  g_autofree char *words = relnet_date_format (self->date);
  const char *shown = *words != '\0' ? words : self->none;
  g_autofree char *name
      = g_strdup_printf ("%s, %s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), shown);

  gtk_label_set_text (self->words, shown);
  relnet_names_set (gtk_widget_get_first_child (GTK_WIDGET (self->button)), name);
}

static void
take_date (RelnetDateRow *self, const char *date)
{
  if (strcmp (self->date, date) == 0)
    return;
  g_free (self->date);
  self->date = g_strdup (date);
  show_date (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}

static void
select_in_calendar (RelnetDateRow *self, const char *date)
{
  g_autoptr (GDateTime) day
      = g_date_time_new_local (atoi (date), atoi (date + 5), atoi (date + 8), 12, 0, 0);

  self->setting = TRUE;
  if (day != NULL)
    gtk_calendar_select_day (self->calendar, day);
  self->setting = FALSE;
}

static void
day_selected_cb (RelnetDateRow *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *date = NULL;
  g_autofree char *words = NULL;

  if (self->setting)
    return;
  day = gtk_calendar_get_date (self->calendar);
  date = g_date_time_format (day, "%Y-%m-%d");
  words = relnet_date_format (date);
  self->setting = TRUE;
  gtk_editable_set_text (self->entry, words);
  self->setting = FALSE;
  take_date (self, date);
}

static void
typed_cb (RelnetDateRow *self)
{
  g_autofree char *date = NULL;

  if (self->setting)
    return;
  if (*gtk_editable_get_text (self->entry) == '\0')
    {
      take_date (self, "");
      return;
    }
  date = relnet_date_words_parse (gtk_editable_get_text (self->entry), self->today, RELNET_TENSE_FUTURE);
  if (date != NULL)
    {
      take_date (self, date);
      select_in_calendar (self, date);
    }
}

static void
entered_cb (RelnetDateRow *self)
{
  gtk_menu_button_popdown (self->button);
}

static void
clear_clicked_cb (RelnetDateRow *self)
{
  gtk_editable_set_text (self->entry, "");
  gtk_menu_button_popdown (self->button);
}

static void
create_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  RelnetDateRow *self = RELNET_DATE_ROW (user_data);
  GtkWidget *popover, *box, *clear;
  g_autofree char *words = relnet_date_format (self->date);

  if (gtk_menu_button_get_popover (button) == NULL)
    {
      popover = gtk_popover_new ();
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      clear = gtk_button_new_with_label (self->none);
      self->entry = GTK_EDITABLE (gtk_entry_new ());
      self->calendar = GTK_CALENDAR (gtk_calendar_new ());
      relnet_names_set (GTK_WIDGET (self->entry), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("28 February, in 3 months…"));
      gtk_widget_add_css_class (clear, "flat");
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
      gtk_box_append (GTK_BOX (box), clear);
      gtk_popover_set_child (GTK_POPOVER (popover), box);
      gtk_menu_button_set_popover (button, popover);
      g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
      g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entered_cb), self);
      g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
      g_signal_connect_swapped (clear, "clicked", G_CALLBACK (clear_clicked_cb), self);
    }
  self->setting = TRUE;
  gtk_editable_set_text (self->entry, words);
  self->setting = FALSE;
  select_in_calendar (self, *self->date != '\0' ? self->date : self->today);
}

static void
relnet_date_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DATE:
      g_value_set_string (value, RELNET_DATE_ROW (object)->date);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_date_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DATE:
      relnet_date_row_set_date (RELNET_DATE_ROW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_date_row_finalize (GObject *object)
{
  RelnetDateRow *self = RELNET_DATE_ROW (object);

  g_clear_pointer (&self->none, g_free);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->date, g_free);
  G_OBJECT_CLASS (relnet_date_row_parent_class)->finalize (object);
}

static void
relnet_date_row_class_init (RelnetDateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relnet_date_row_get_property;
  object_class->set_property = relnet_date_row_set_property;
  object_class->finalize = relnet_date_row_finalize;
  properties[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, "",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_date_row_init (RelnetDateRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->date = g_strdup ("");
  self->words = GTK_LABEL (gtk_label_new (NULL));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("x-office-calendar-symbolic"));
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_create_popup_func (self->button, create_popover_cb, self, NULL);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "value");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * relnet_date_row_new:
 * @title: what day it is
 * @none: what stands there without a date
 * @today: a valid date
 *
 * Returns: (transfer floating): a row without a date
 */
GtkWidget *
relnet_date_row_new (const char *title, const char *none, const char *today)
{
  RelnetDateRow *self = g_object_new (RELNET_TYPE_DATE_ROW, "title", title, NULL);

  self->none = g_strdup (none);
  self->today = g_strdup (today);
  show_date (self);
  return GTK_WIDGET (self);
}

/**
 * relnet_date_row_get_date:
 * @self: a row
 *
 * Returns: the date, empty for none
 */
const char *
relnet_date_row_get_date (RelnetDateRow *self)
{
  g_return_val_if_fail (RELNET_IS_DATE_ROW (self), NULL);

  return self->date;
}

/**
 * relnet_date_row_set_date:
 * @self: a row
 * @date: (nullable): a date, empty for none
 */
void
relnet_date_row_set_date (RelnetDateRow *self, const char *date)
{
  g_return_if_fail (RELNET_IS_DATE_ROW (self));

  take_date (self, relnet_date_is_valid (date) ? date : "");
}
