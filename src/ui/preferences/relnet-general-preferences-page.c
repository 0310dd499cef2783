#include "relnet-general-preferences-page.h"

#include "relnet-choice.h"

/**
 * RelnetGeneralPreferencesPage:
 *
 * Preferences about the window itself.
 */
struct _RelnetGeneralPreferencesPage
{
  AdwPreferencesPage parent_instance;

  GSettings *settings;
  AdwComboRow *appearance;
};

G_DEFINE_FINAL_TYPE (RelnetGeneralPreferencesPage, relnet_general_preferences_page, ADW_TYPE_PREFERENCES_PAGE)

static void
appearance_chosen_cb (RelnetGeneralPreferencesPage *self)
{
  int chosen = (int)adw_combo_row_get_selected (self->appearance);

  /* The entries of the row are in the order of the setting's values. */
  if (self->settings != NULL && g_settings_get_enum (self->settings, "color-scheme") != chosen)
    g_settings_set_enum (self->settings, "color-scheme", chosen);
}

static void
color_scheme_changed_cb (GSettings *settings, const char *key, RelnetGeneralPreferencesPage *self)
{
  adw_combo_row_set_selected (self->appearance, (guint)g_settings_get_enum (settings, "color-scheme"));
}

static void
relnet_general_preferences_page_dispose (GObject *object)
{
  RelnetGeneralPreferencesPage *self = RELNET_GENERAL_PREFERENCES_PAGE (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_GENERAL_PREFERENCES_PAGE);
  G_OBJECT_CLASS (relnet_general_preferences_page_parent_class)->dispose (object);
}

static void
relnet_general_preferences_page_class_init (RelnetGeneralPreferencesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_general_preferences_page_dispose;
  g_type_ensure (RELNET_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/RelNet/ui/preferences/relnet-general-preferences-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetGeneralPreferencesPage, appearance);
  gtk_widget_class_bind_template_callback (widget_class, appearance_chosen_cb);
}

static void
relnet_general_preferences_page_init (RelnetGeneralPreferencesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_general_preferences_page_new:
 * @settings: the user's settings
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
relnet_general_preferences_page_new (GSettings *settings)
{
  RelnetGeneralPreferencesPage *self = g_object_new (RELNET_TYPE_GENERAL_PREFERENCES_PAGE, NULL);

  g_signal_connect_object (settings, "changed::color-scheme", G_CALLBACK (color_scheme_changed_cb), self,
                           (GConnectFlags)0);
  color_scheme_changed_cb (settings, NULL, self);
  self->settings = g_object_ref (settings);
  return GTK_WIDGET (self);
}
