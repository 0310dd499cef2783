#include "relnet-promises-group.h"

#include <glib/gi18n-lib.h>

#include "relnet-commitment-acts.h"
#include "relnet-commitments.h"
#include "relnet-report-error.h"
#include "relnet-snooze-popover.h"

/* How many promises are shown before the user asks for more. */
#define ROWS 5

/**
 * RelnetPromisesGroup:
 *
 * The promises of a person, both ways, in *About* (picture 03): ticked off in place.
 */
struct _RelnetPromisesGroup
{
  AdwPreferencesGroup parent_instance;

  RelnetDatabase *database;
  RelnetClock *clock;
  gint64 person_id;
  GPtrArray *rows; /* (element-type GtkWidget) */
  int limit;
  gboolean setting;
};

enum
{
  PROP_0,
  PROP_PERSON_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetPromisesGroup, relnet_promises_group, ADW_TYPE_PREFERENCES_GROUP)

static void show (RelnetPromisesGroup *self);

static RelnetCommitment *
get_commitment (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "relnet-commitment");
}

static void
toggled_cb (GtkCheckButton *check, RelnetPromisesGroup *self)
{
  if (!self->setting)
    relnet_commitment_act (GTK_WIDGET (self), self->database, self->clock, get_commitment (check),
                           gtk_check_button_get_active (check) ? "done" : "reopen", "");
}

static void
row_activated_cb (AdwActionRow *row, RelnetPromisesGroup *self)
{
  relnet_commitment_act (GTK_WIDGET (self), self->database, self->clock, get_commitment (row), "edit", "");
}

static void
picked_cb (GtkWidget *popover, const char *date, RelnetPromisesGroup *self)
{
  relnet_commitment_act (GTK_WIDGET (self), self->database, self->clock, get_commitment (popover), "snooze", date);
}

static void
create_snooze_cb (GtkMenuButton *button, gpointer data)
{
  RelnetPromisesGroup *self = data;
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = relnet_snooze_popover_new (today);
  g_object_set_data_full (G_OBJECT (popover), "relnet-commitment", g_object_ref (get_commitment (button)), g_object_unref);
  g_signal_connect_object (popover, "picked", G_CALLBACK (picked_cb), self, 0);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
make_snooze (RelnetPromisesGroup *self, RelnetCommitment *commitment)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "alarm-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "tight");
  gtk_widget_set_tooltip_text (button, _ ("Snooze"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Snooze"), -1);
  g_object_set_data_full (G_OBJECT (button), "relnet-commitment", g_object_ref (commitment), g_object_unref);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_snooze_cb, self, NULL);
  return button;
}

static GtkWidget *
make_row (RelnetPromisesGroup *self, RelnetCommitment *commitment)
{
  RelnetCommitmentGroup group = relnet_commitment_get_group (commitment);
  const char *what = relnet_commitment_get_what (commitment);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  /* Translators: of somebody else's promise in their page: how it stands. */
  g_autofree char *theirs = g_strdup_printf (_ ("Their promise · %s"), relnet_commitment_get_reason (commitment));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               group == RELNET_COMMITMENTS_THEIRS ? theirs : relnet_commitment_get_reason (commitment));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), group == RELNET_COMMITMENTS_CLOSED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  g_object_set_data_full (G_OBJECT (check), "relnet-commitment", g_object_ref (commitment), g_object_unref);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  if (group == RELNET_COMMITMENTS_CLOSED)
    gtk_widget_add_css_class (row, "closed");
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_snooze (self, commitment));
  g_object_set_data_full (G_OBJECT (row), "relnet-commitment", g_object_ref (commitment), g_object_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), self);
  return row;
}

static void
more_cb (AdwActionRow *row, RelnetPromisesGroup *self)
{
  self->limit = -1;
  show (self);
}

static void
add_cb (GtkWidget *widget, RelnetPromisesGroup *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.promise", "x", self->person_id);
}

static void
add_row (RelnetPromisesGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_link_row (RelnetPromisesGroup *self, const char *title, GCallback callback)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "add-row");
  g_signal_connect (row, "activated", callback, self);
  add_row (self, row);
}

static void
show (RelnetPromisesGroup *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autoptr (GPtrArray) promises = NULL;
  guint n_all = 0;

  if (self->person_id == 0)
    return;
  promises = relnet_commitments_read_promises (relnet_database_get_reader (self->database), self->person_id, today,
                                               self->limit, &n_all, NULL);
  self->setting = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; promises != NULL && i < promises->len; i++)
    add_row (self, make_row (self, g_ptr_array_index (promises, i)));
  self->setting = FALSE;
  if (promises != NULL && n_all > promises->len)
    {
      guint n = n_all - promises->len;
      g_autofree char *words = g_strdup_printf (ngettext ("Show %u more", "Show %u more", n), n);

      add_link_row (self, words, G_CALLBACK (more_cb));
    }
  add_link_row (self, _ ("Add a promise…"), G_CALLBACK (add_cb));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetPromisesGroup *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_PROMISE))
    show (self);
}

static void
relnet_promises_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_PERSON_ID)
    g_value_set_int64 (value, RELNET_PROMISES_GROUP (object)->person_id);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
relnet_promises_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetPromisesGroup *self = RELNET_PROMISES_GROUP (object);

  if (prop_id != PROP_PERSON_ID)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (self->person_id == g_value_get_int64 (value))
    return;
  self->person_id = g_value_get_int64 (value);
  self->limit = ROWS;
  show (self);
}

static void
relnet_promises_group_dispose (GObject *object)
{
  RelnetPromisesGroup *self = RELNET_PROMISES_GROUP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (relnet_promises_group_parent_class)->dispose (object);
}

static void
relnet_promises_group_class_init (RelnetPromisesGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relnet_promises_group_get_property;
  object_class->set_property = relnet_promises_group_set_property;
  object_class->dispose = relnet_promises_group_dispose;
  properties[PROP_PERSON_ID] = g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_promises_group_init (RelnetPromisesGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->limit = ROWS;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Promises"));
}

/**
 * relnet_promises_group_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the group, of nobody yet; a #RelnetAboutGroupFunc
 */
GtkWidget *
relnet_promises_group_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetPromisesGroup *self = g_object_new (RELNET_TYPE_PROMISES_GROUP, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
