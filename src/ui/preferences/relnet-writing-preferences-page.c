#include "relnet-writing-preferences-page.h"

#include <glib/gi18n-lib.h>

#include "relnet-coach.h"

#define RULES_OFF "coach-rules-off"

/**
 * RelnetWritingPreferencesPage:
 *
 * What the coach looks at beside a message (W3): every rule can be turned off.
 */
struct _RelnetWritingPreferencesPage
{
  AdwPreferencesPage parent_instance;

  AdwPreferencesGroup *rules;
  GtkWidget *all_on;

  GSettings *settings;
  GtkSwitch *switches[RELNET_N_COACH_RULES];
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (RelnetWritingPreferencesPage, relnet_writing_preferences_page, ADW_TYPE_PREFERENCES_PAGE)

static void
load (RelnetWritingPreferencesPage *self)
{
  g_auto (GStrv) off = g_settings_get_strv (self->settings, RULES_OFF);

  self->loading = TRUE;
  for (guint i = 0; i < RELNET_N_COACH_RULES; i++)
    gtk_switch_set_active (self->switches[i],
                           !g_strv_contains ((const char *const *)off, relnet_coach_rule_to_name ((RelnetCoachRule)i)));
  self->loading = FALSE;
  gtk_widget_set_sensitive (self->all_on, off[0] != NULL);
}

static void
switched_cb (RelnetWritingPreferencesPage *self)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) names = NULL;

  if (self->loading)
    return;
  builder = g_strv_builder_new ();
  for (guint i = 0; i < RELNET_N_COACH_RULES; i++)
    if (!gtk_switch_get_active (self->switches[i]))
      g_strv_builder_add (builder, relnet_coach_rule_to_name ((RelnetCoachRule)i));
  names = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, RULES_OFF, (const char *const *)names);
}

static void
all_on_cb (RelnetWritingPreferencesPage *self)
{
  g_settings_reset (self->settings, RULES_OFF);
}

static void
relnet_writing_preferences_page_dispose (GObject *object)
{
  RelnetWritingPreferencesPage *self = RELNET_WRITING_PREFERENCES_PAGE (object);

  self->loading = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_WRITING_PREFERENCES_PAGE);
  G_OBJECT_CLASS (relnet_writing_preferences_page_parent_class)->dispose (object);
}

static void
relnet_writing_preferences_page_finalize (GObject *object)
{
  g_clear_object (&RELNET_WRITING_PREFERENCES_PAGE (object)->settings);
  G_OBJECT_CLASS (relnet_writing_preferences_page_parent_class)->finalize (object);
}

static void
relnet_writing_preferences_page_class_init (RelnetWritingPreferencesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relnet_writing_preferences_page_dispose;
  object_class->finalize = relnet_writing_preferences_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/RelNet/ui/preferences/relnet-writing-preferences-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetWritingPreferencesPage, rules);
  gtk_widget_class_bind_template_child (widget_class, RelnetWritingPreferencesPage, all_on);
  gtk_widget_class_bind_template_callback (widget_class, all_on_cb);
}

static void
add_rule (RelnetWritingPreferencesPage *self, RelnetCoachRule rule)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  self->switches[rule] = GTK_SWITCH (toggle);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), relnet_coach_rule_to_label (rule));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->rules, row);
}

static void
relnet_writing_preferences_page_init (RelnetWritingPreferencesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->loading = TRUE;
  for (guint i = 0; i < RELNET_N_COACH_RULES; i++)
    add_rule (self, (RelnetCoachRule)i);
  self->loading = FALSE;
}

/**
 * relnet_writing_preferences_page_new:
 * @settings: the user's settings
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
relnet_writing_preferences_page_new (GSettings *settings)
{
  RelnetWritingPreferencesPage *self = g_object_new (RELNET_TYPE_WRITING_PREFERENCES_PAGE, NULL);

  self->settings = g_object_ref (settings);
  load (self);
  g_signal_connect_object (settings, "changed::" RULES_OFF, G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
