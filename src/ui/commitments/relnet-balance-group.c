#include "relnet-balance-group.h"

#include <glib/gi18n-lib.h>

#include "relnet-balance-bar.h"
#include "relnet-favour-store.h"
#include "relnet-names.h"

/**
 * RelnetBalanceGroup:
 *
 * What the user and a person did for each other (C4), in *About* (picture 03).
 */
struct _RelnetBalanceGroup
{
  AdwPreferencesGroup parent_instance;

  RelnetDatabase *database;
  RelnetClock *clock;
  gint64 person_id;
  GtkLabel *given;
  GtkLabel *state;
  GtkLabel *received;
  GtkLabel *reason;
  RelnetBalanceBar *bar;
  GtkWidget *card;
  GtkWidget *thank_row;
};

enum
{
  PROP_0,
  PROP_PERSON_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetBalanceGroup, relnet_balance_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *const state_classes[] = {
  [RELNET_BALANCE_NONE] = "dim-label",
  [RELNET_BALANCE_EVEN] = "success",
  [RELNET_BALANCE_GIVEN_MORE] = "accent",
  [RELNET_BALANCE_RECEIVED_MORE] = "warning",
};

/* “Given 4”, with the number bold. */
static void
set_count (GtkLabel *label, const char *format, int n)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *number = g_strdup_printf ("%d", n);
  g_autofree char *text = NULL;
  const char *at;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, n);
#pragma GCC diagnostic pop
  at = strstr (text, number);
  if (at != NULL)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = (guint) (at - text);
      bold->end_index = bold->start_index + (guint) strlen (number);
      pango_attr_list_insert (attributes, bold);
    }
  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, attributes);
}

static void
show (RelnetBalanceGroup *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autofree char *reason = NULL;
  RelnetBalance balance;
  RelnetBalanceState state;

  if (self->person_id == 0
      || !relnet_favour_store_read_balance (relnet_database_get_reader (self->database), self->person_id, &balance, NULL))
    return;
  state = relnet_balance_get_state (&balance);
  reason = relnet_balance_dup_reason (&balance, today);
  /* Translators: how many favours the user did for somebody. */
  set_count (self->given, _ ("Given %d"), balance.n_given);
  /* Translators: how many favours somebody did for the user. */
  set_count (self->received, _ ("Received %d"), balance.n_received);
  gtk_label_set_text (self->state, relnet_balance_state_to_label (state));
  for (guint i = 0; i < G_N_ELEMENTS (state_classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), state_classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), state_classes[state]);
  relnet_balance_bar_set (self->bar, balance.given, balance.received);
  gtk_label_set_text (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), *reason != '\0');
  gtk_widget_set_visible (self->card, state != RELNET_BALANCE_NONE || balance.n_asked > 0);
  gtk_widget_set_visible (self->thank_row, balance.n_unthanked > 0);
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetBalanceGroup *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_FAVOUR))
    show (self);
}

static void
add_cb (GtkWidget *widget, RelnetBalanceGroup *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.favour", "(xs)", self->person_id, "given");
}

static void
thank_cb (GtkWidget *widget, RelnetBalanceGroup *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.thank", "x", self->person_id);
}

static void
relnet_balance_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_PERSON_ID)
    g_value_set_int64 (value, RELNET_BALANCE_GROUP (object)->person_id);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
relnet_balance_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetBalanceGroup *self = RELNET_BALANCE_GROUP (object);

  if (prop_id != PROP_PERSON_ID)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  self->person_id = g_value_get_int64 (value);
  show (self);
}

static void
relnet_balance_group_dispose (GObject *object)
{
  RelnetBalanceGroup *self = RELNET_BALANCE_GROUP (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (relnet_balance_group_parent_class)->dispose (object);
}

static void
relnet_balance_group_class_init (RelnetBalanceGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relnet_balance_group_get_property;
  object_class->set_property = relnet_balance_group_set_property;
  object_class->dispose = relnet_balance_group_dispose;
  properties[PROP_PERSON_ID] = g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GtkLabel *
add_label (GtkWidget *box, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_link_row (RelnetBalanceGroup *self, const char *title, GCallback callback)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "add-row");
  g_signal_connect (row, "activated", callback, self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

static void
relnet_balance_group_init (RelnetBalanceGroup *self)
{
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "title", _ ("Balance"), "activatable", FALSE, "focusable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *counts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Balance"));
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  self->given = add_label (counts, 0);
  self->state = add_label (counts, 0.5f);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "heading");
  self->received = add_label (counts, 1);
  gtk_box_append (GTK_BOX (box), counts);
  self->bar = RELNET_BALANCE_BAR (relnet_balance_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  self->reason = add_label (box, 0);
  gtk_label_set_wrap (self->reason, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  relnet_names_set (row, _ ("Balance"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  self->card = row;
  self->thank_row = add_link_row (self, _ ("Mark as thanked"), G_CALLBACK (thank_cb));
  add_link_row (self, _ ("Add a favour…"), G_CALLBACK (add_cb));
}

/**
 * relnet_balance_group_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the group, of nobody yet; a #RelnetAboutGroupFunc
 */
GtkWidget *
relnet_balance_group_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetBalanceGroup *self = g_object_new (RELNET_TYPE_BALANCE_GROUP, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
