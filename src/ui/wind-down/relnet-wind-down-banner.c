#include "relnet-wind-down-banner.h"

#include <glib/gi18n-lib.h>

#include "relnet-report-error.h"
#include "relnet-wind-down-store.h"
#include "relnet-wrap-layout.h"

/**
 * RelnetWindDownBanner:
 *
 * On the page of somebody from whom some distance is taken: since when and how far, with the way on and the way back.
 */
struct _RelnetWindDownBanner
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *words;
  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetWindDown *plan;
  gint64 person_id;
};

enum
{
  PROP_0,
  PROP_PERSON_ID,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (RelnetWindDownBanner, relnet_wind_down_banner, GTK_TYPE_WIDGET)

static void
refresh (RelnetWindDownBanner *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autofree char *status = NULL;

  g_clear_object (&self->plan);
  if (self->person_id != 0)
    self->plan = relnet_wind_down_store_load_current (relnet_database_get_reader (self->database), self->person_id, NULL);
  if (self->plan != NULL)
    {
      status = relnet_wind_down_dup_status (self->plan, today);
      gtk_label_set_text (self->words, status);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->plan != NULL);
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetWindDownBanner *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_WIND_DOWN))
    refresh (self);
}

static void
clock_moved_cb (RelnetClock *clock, RelnetWindDownBanner *self)
{
  refresh (self);
}

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetWindDownBanner) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_wind_down_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
resume_clicked_cb (RelnetWindDownBanner *self)
{
  if (self->plan != NULL)
    relnet_wind_down_store_resume_async (self->database, self->plan, self->clock, NULL, written, g_object_ref (self));
}

static void
continue_clicked_cb (RelnetWindDownBanner *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.wind-down", "x", self->person_id);
}

static void
relnet_wind_down_banner_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PERSON_ID:
      g_value_set_int64 (value, RELNET_WIND_DOWN_BANNER (object)->person_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_wind_down_banner_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetWindDownBanner *self = RELNET_WIND_DOWN_BANNER (object);

  switch (prop_id)
    {
    case PROP_PERSON_ID:
      if (self->person_id == g_value_get_int64 (value))
        return;
      self->person_id = g_value_get_int64 (value);
      refresh (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_wind_down_banner_dispose (GObject *object)
{
  RelnetWindDownBanner *self = RELNET_WIND_DOWN_BANNER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->plan);
  if (self->database != NULL)
    g_signal_handlers_disconnect_by_data (self->database, self);
  g_clear_object (&self->database);
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (relnet_wind_down_banner_parent_class)->dispose (object);
}

static void
relnet_wind_down_banner_class_init (RelnetWindDownBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relnet_wind_down_banner_get_property;
  object_class->set_property = relnet_wind_down_banner_set_property;
  object_class->dispose = relnet_wind_down_banner_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  g_object_class_install_property (
      object_class, PROP_PERSON_ID,
      g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
}

static GtkWidget *
make_button (RelnetWindDownBanner *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
relnet_wind_down_banner_init (RelnetWindDownBanner *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  /* Where there is no room beside the words, the buttons stand below them. */
  self->box = relnet_wrap_box_new (12);
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  gtk_widget_add_css_class (self->box, "notice");
  gtk_widget_add_css_class (self->box, "info");
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("weather-clear-night-symbolic"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (buttons), make_button (self, _ ("Resume"), G_CALLBACK (resume_clicked_cb)));
  gtk_box_append (GTK_BOX (buttons), make_button (self, _ ("Continue"), G_CALLBACK (continue_clicked_cb)));
  relnet_wrap_box_append (RELNET_WRAP_BOX (self->box), line);
  relnet_wrap_box_append (RELNET_WRAP_BOX (self->box), buttons);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * relnet_wind_down_banner_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): a banner, shown while its “person-id” has a plan
 */
GtkWidget *
relnet_wind_down_banner_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetWindDownBanner *self = g_object_new (RELNET_TYPE_WIND_DOWN_BANNER, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (clock_moved_cb), self, 0);
  return GTK_WIDGET (self);
}
