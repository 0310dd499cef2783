#include "relnet-shortcut-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * RelnetShortcutRow:
 *
 * One line of the shortcuts window: what happens, and the keys, drawn as keys.
 */
struct _RelnetShortcutRow
{
  AdwActionRow parent_instance;

  char *accelerator;
  GtkWidget *keys;
};

enum
{
  PROP_0,
  PROP_ACCELERATOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetShortcutRow, relnet_shortcut_row, ADW_TYPE_ACTION_ROW)

static void
append_word (RelnetShortcutRow *self, const char *word, const char *css_class)
{
  GtkWidget *label = gtk_label_new (word);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->keys), label);
}

/* One way to type it: “Ctrl” “F”. */
static char *
append_keys (RelnetShortcutRow *self, const char *accelerator)
{
  g_autofree char *words = NULL;
  g_auto (GStrv) keys = NULL;
  GdkModifierType modifiers;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    return g_strdup ("");
  words = gtk_accelerator_get_label (key, modifiers);
  keys = g_strsplit (words, "+", -1);
  for (guint i = 0; keys[i] != NULL; i++)
    append_word (self, keys[i], "keycap");
  return g_steal_pointer (&words);
}

/* “<Alt>Left Escape” is two ways to do it; “<Control>1...9” is a row of keys. */
static void
show_keys (RelnetShortcutRow *self)
{
  g_auto (GStrv) ways = g_strsplit (self->accelerator, " ", -1);
  g_autoptr (GString) name = g_string_new (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));

  for (guint i = 0; ways[i] != NULL; i++)
    {
      char *last = strstr (ways[i], "...");
      g_autofree char *words = NULL;

      if (last != NULL)
        {
          *last = '\0';
          last += strlen ("...");
        }
      if (i > 0)
        append_word (self, "/", "dim-label");
      words = append_keys (self, ways[i]);
      g_string_append_printf (name, ", %s", words);
      if (last != NULL)
        {
          append_word (self, "…", "dim-label");
          append_word (self, last, "keycap");
          g_string_append_printf (name, "…%s", last);
        }
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
relnet_shortcut_row_constructed (GObject *object)
{
  RelnetShortcutRow *self = RELNET_SHORTCUT_ROW (object);

  G_OBJECT_CLASS (relnet_shortcut_row_parent_class)->constructed (object);

  gtk_widget_add_css_class (GTK_WIDGET (self), "shortcut");
  self->keys = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_set_valign (self->keys, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->keys);
  if (self->accelerator != NULL)
    show_keys (self);
}

static void
relnet_shortcut_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ACCELERATOR)
    g_value_set_string (value, RELNET_SHORTCUT_ROW (object)->accelerator);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
relnet_shortcut_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ACCELERATOR)
    RELNET_SHORTCUT_ROW (object)->accelerator = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
relnet_shortcut_row_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_SHORTCUT_ROW (object)->accelerator, g_free);
  G_OBJECT_CLASS (relnet_shortcut_row_parent_class)->finalize (object);
}

static void
relnet_shortcut_row_class_init (RelnetShortcutRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = relnet_shortcut_row_constructed;
  object_class->get_property = relnet_shortcut_row_get_property;
  object_class->set_property = relnet_shortcut_row_set_property;
  object_class->finalize = relnet_shortcut_row_finalize;
  /**
   * RelnetShortcutRow:accelerator:
   *
   * The keys, as gtk_accelerator_parse() reads them; several ways are separated by a space.
   */
  properties[PROP_ACCELERATOR] = g_param_spec_string ("accelerator", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_shortcut_row_init (RelnetShortcutRow *self)
{
}
