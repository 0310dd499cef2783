#include "relnet-ties-group.h"

#include <glib/gi18n-lib.h>

#include "relnet-circle-store.h"
#include "relnet-field-row.h"
#include "relnet-names.h"
#include "relnet-person-edit.h"
#include "relnet-report-error.h"
#include "relnet-wrap-layout.h"

/**
 * RelnetTiesGroup:
 *
 * What kind of tie it is (P2), and the circles and tags of a person (P5): chips that are on or off.
 */
struct _RelnetTiesGroup
{
  AdwPreferencesGroup parent_instance;

  RelnetDatabase *database;
  RelnetClock *clock;
  gint64 person_id;
  GtkToggleButton *relations[RELNET_N_RELATIONS];
  RelnetWrapBox *circles;
  RelnetWrapBox *tags;
  RelnetFieldRow *new_tag;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (RelnetTiesGroup, relnet_ties_group, ADW_TYPE_PREFERENCES_GROUP)

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetTiesGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_database_write_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
relation_toggled_cb (GtkToggleButton *button, RelnetTiesGroup *self)
{
  int relation = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "relnet-relation"));

  if (!self->setting)
    relnet_person_edit_relation_async (self->database, self->person_id, (RelnetRelation) relation,
                                       gtk_toggle_button_get_active (button), self->clock, NULL, written,
                                       g_object_ref (self));
}

static void
circle_toggled_cb (GtkToggleButton *button, RelnetTiesGroup *self)
{
  if (!self->setting)
    relnet_circle_store_set_member_async (self->database, g_object_get_data (G_OBJECT (button), "relnet-circle"),
                                          self->person_id, gtk_toggle_button_get_active (button), NULL, written,
                                          g_object_ref (self));
}

static void
tag_clicked_cb (GtkButton *button, RelnetTiesGroup *self)
{
  relnet_person_edit_tag_async (self->database, self->person_id, g_object_get_data (G_OBJECT (button), "relnet-tag"), FALSE,
                                self->clock, NULL, written, g_object_ref (self));
}

static void
tag_typed_cb (RelnetFieldRow *row, const char *value, RelnetTiesGroup *self)
{
  g_auto (GStrv) tags = g_strsplit (value, ",", -1);

  for (guint i = 0; tags[i] != NULL; i++)
    if (*g_strstrip (tags[i]) != '\0')
      relnet_person_edit_tag_async (self->database, self->person_id, tags[i], TRUE, self->clock, NULL, written,
                                    g_object_ref (self));
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  relnet_field_row_set_stored (row, "");
}

static GtkWidget *
make_row (const char *title, GtkWidget *child)
{
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "title", title, "activatable", FALSE, "focusable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), child);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  relnet_names_set (row, title);
  relnet_names_set (child, title);
  return row;
}

static GtkWidget *
make_chip (GType type, const char *text, const char *icon, int colour)
{
  GtkWidget *button = g_object_new (type, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (colour >= 0)
    {
      GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      g_autofree char *class = g_strdup_printf ("colour-%d", colour);

      gtk_widget_add_css_class (dot, "circle-dot");
      gtk_widget_add_css_class (dot, class);
      gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), dot);
    }
  gtk_box_append (GTK_BOX (box), label);
  if (icon != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return button;
}

static void
show_circles (RelnetTiesGroup *self, RelnetPerson *person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) circles = relnet_circle_store_load_all (relnet_database_get_reader (self->database), &error);
  GtkWidget *add;

  if (circles == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  relnet_wrap_box_clear (self->circles);
  for (guint i = 0; i < circles->len; i++)
    {
      RelnetCircle *circle = g_ptr_array_index (circles, i);
      GtkWidget *chip = make_chip (GTK_TYPE_TOGGLE_BUTTON, relnet_circle_get_name (circle), NULL,
                                   relnet_circle_get_colour (circle));

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip),
                                    relnet_person_is_in_circle (person, relnet_circle_get_id (circle)));
      g_object_set_data_full (G_OBJECT (chip), "relnet-circle", g_object_ref (circle), g_object_unref);
      g_signal_connect (chip, "toggled", G_CALLBACK (circle_toggled_cb), self);
      relnet_wrap_box_append (self->circles, chip);
    }
  add = make_chip (GTK_TYPE_BUTTON, _ ("New circle…"), NULL, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.add-circle");
  relnet_wrap_box_append (self->circles, add);
}

static void
show_tags (RelnetTiesGroup *self, RelnetPerson *person)
{
  GPtrArray *tags = relnet_person_get_tags (person);

  relnet_wrap_box_clear (self->tags);
  for (guint i = 0; i < tags->len; i++)
    {
      const char *tag = g_ptr_array_index (tags, i);
      GtkWidget *chip = make_chip (GTK_TYPE_BUTTON, tag, "window-close-symbolic", -1);
      /* Translators: takes a tag from a person. */
      g_autofree char *action = g_strdup_printf (_ ("Remove the tag %s"), tag);

      gtk_widget_set_tooltip_text (chip, action);
      gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, action, -1);
      g_object_set_data_full (G_OBJECT (chip), "relnet-tag", g_strdup (tag), g_free);
      g_signal_connect (chip, "clicked", G_CALLBACK (tag_clicked_cb), self);
      relnet_wrap_box_append (self->tags, chip);
    }
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->tags), ADW_TYPE_PREFERENCES_ROW), tags->len > 0);
}

static void
relnet_ties_group_dispose (GObject *object)
{
  RelnetTiesGroup *self = RELNET_TIES_GROUP (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (relnet_ties_group_parent_class)->dispose (object);
}

static void
relnet_ties_group_class_init (RelnetTiesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_ties_group_dispose;
}

static void
relnet_ties_group_init (RelnetTiesGroup *self)
{
  GtkWidget *relations = relnet_wrap_box_new (6);

  for (int i = 0; i < RELNET_N_RELATIONS; i++)
    {
      GtkWidget *chip = make_chip (GTK_TYPE_TOGGLE_BUTTON, relnet_relation_to_label ((RelnetRelation) i), NULL, -1);

      self->relations[i] = GTK_TOGGLE_BUTTON (chip);
      g_object_set_data (G_OBJECT (chip), "relnet-relation", GINT_TO_POINTER (i));
      g_signal_connect (chip, "toggled", G_CALLBACK (relation_toggled_cb), self);
      relnet_wrap_box_append (RELNET_WRAP_BOX (relations), chip);
    }
  self->circles = RELNET_WRAP_BOX (relnet_wrap_box_new (6));
  self->tags = RELNET_WRAP_BOX (relnet_wrap_box_new (6));
  self->new_tag = RELNET_FIELD_ROW (relnet_field_row_new (_ ("Add a tag…"), NULL, NULL));
  g_signal_connect (self->new_tag, "save", G_CALLBACK (tag_typed_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), make_row (_ ("Circles"), GTK_WIDGET (self->circles)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), make_row (_ ("Kind of tie"), relations));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), make_row (_ ("Tags"), GTK_WIDGET (self->tags)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->new_tag));
}

/**
 * relnet_ties_group_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the group, of nobody yet
 */
GtkWidget *
relnet_ties_group_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetTiesGroup *self = g_object_new (RELNET_TYPE_TIES_GROUP, "title", _ ("Your Tie"), NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  return GTK_WIDGET (self);
}

/**
 * relnet_ties_group_show:
 * @self: the group
 * @person: whose
 *
 * Shows what is stored.
 */
void
relnet_ties_group_show (RelnetTiesGroup *self, RelnetPerson *person)
{
  self->person_id = relnet_person_get_id (person);
  self->setting = TRUE;
  for (int i = 0; i < RELNET_N_RELATIONS; i++)
    gtk_toggle_button_set_active (self->relations[i], relnet_person_has_relation (person, (RelnetRelation) i));
  show_circles (self, person);
  show_tags (self, person);
  self->setting = FALSE;
}

/**
 * relnet_ties_group_flush:
 * @self: the group
 *
 * Stores the tag that is being typed.
 */
void
relnet_ties_group_flush (RelnetTiesGroup *self)
{
  relnet_field_row_flush (self->new_tag);
}
