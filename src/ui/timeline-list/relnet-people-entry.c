#include "relnet-people-entry.h"

#include <glib/gi18n-lib.h>

#include "relnet-person-proposals.h"
#include "relnet-text.h"
#include "relnet-wrap-layout.h"

/**
 * RelnetPeopleEntry:
 *
 * The participants of an interaction: a chip each, which takes them out, and an entry that completes the names of people
 * as they are typed.
 */
struct _RelnetPeopleEntry
{
  GtkWidget parent_instance;

  RelnetDatabase *database;
  RelnetInteraction *people; /* used for its list of people only */
  RelnetWrapBox *chips;
  GtkEntry *entry;
  RelnetPersonProposals *proposals;
  gboolean single;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetPeopleEntry, relnet_people_entry, GTK_TYPE_WIDGET)

static void update_chips (RelnetPeopleEntry *self);

static void
remove_clicked_cb (GtkButton *button, RelnetPeopleEntry *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "relnet-person");
  g_autoptr (RelnetInteraction) rest = relnet_interaction_new ();

  for (guint i = 0; i < relnet_interaction_get_n_people (self->people); i++)
    if (relnet_interaction_get_person_id (self->people, i) != *id)
      relnet_interaction_add_person (rest, relnet_interaction_get_person_id (self->people, i),
                                     relnet_interaction_get_person_name (self->people, i));
  g_set_object (&self->people, rest);
  update_chips (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
update_chips (RelnetPeopleEntry *self)
{
  relnet_wrap_box_clear (self->chips);
  for (guint i = 0; i < relnet_interaction_get_n_people (self->people); i++)
    {
      const char *name = relnet_interaction_get_person_name (self->people, i);
      /* Translators: takes a participant out of a list. */
      g_autofree char *action = g_strdup_printf (_ ("Remove %s"), name);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *label = gtk_label_new (name);
      GtkWidget *button = gtk_button_new ();
      gint64 *id = g_new (gint64, 1);

      *id = relnet_interaction_get_person_id (self->people, i);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
      gtk_button_set_child (GTK_BUTTON (button), box);
      gtk_widget_add_css_class (button, "chip");
      gtk_widget_set_tooltip_text (button, action);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, action, -1);
      g_object_set_data_full (G_OBJECT (button), "relnet-person", id, g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), self);
      relnet_wrap_box_append (self->chips, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), relnet_interaction_get_n_people (self->people) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), !self->single || relnet_interaction_get_n_people (self->people) == 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
chosen_cb (RelnetPersonProposals *proposals, RelnetPersonSummary *summary, RelnetPeopleEntry *self)
{
  relnet_people_entry_add (self, relnet_person_summary_get_id (summary), relnet_person_summary_get_name (summary));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (gtk_widget_get_visible (GTK_WIDGET (self->entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
text_changed_cb (GtkEditable *editable, RelnetPeopleEntry *self)
{
  relnet_person_proposals_ask (self->proposals, gtk_editable_get_text (editable));
}

static void
relnet_people_entry_dispose (GObject *object)
{
  RelnetPeopleEntry *self = RELNET_PEOPLE_ENTRY (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->people);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (relnet_people_entry_parent_class)->dispose (object);
}

static void
relnet_people_entry_class_init (RelnetPeopleEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_people_entry_dispose;
  /**
   * RelnetPeopleEntry::changed:
   *
   * Somebody was put in or taken out.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
relnet_people_entry_init (RelnetPeopleEntry *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->people = relnet_interaction_new ();
  self->chips = RELNET_WRAP_BOX (relnet_wrap_box_new (6));
  gtk_widget_set_parent (GTK_WIDGET (self->chips), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->chips), FALSE);
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->entry, _ ("Who else was there?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a participant"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  g_signal_connect (self->entry, "changed", G_CALLBACK (text_changed_cb), self);
}

/**
 * relnet_people_entry_new:
 * @database: where the names are
 *
 * Returns: (transfer floating): an entry with nobody in it
 */
GtkWidget *
relnet_people_entry_new (RelnetDatabase *database)
{
  RelnetPeopleEntry *self = g_object_new (RELNET_TYPE_PEOPLE_ENTRY, NULL);

  self->database = g_object_ref (database);
  self->proposals = relnet_person_proposals_new (database, GTK_WIDGET (self->entry), TRUE);
  g_signal_connect (self->proposals, "chosen", G_CALLBACK (chosen_cb), self);
  return GTK_WIDGET (self);
}

/**
 * relnet_people_entry_set_words:
 * @self: an entry
 * @words: what to ask for, instead of a participant
 */
void
relnet_people_entry_set_words (RelnetPeopleEntry *self, const char *words)
{
  gtk_entry_set_placeholder_text (self->entry, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * relnet_people_entry_set_single:
 * @self: an entry
 * @words: what to ask for, instead of a participant
 *
 * Lets it take one person only: the entry makes room for the one who was chosen.
 */
void
relnet_people_entry_set_single (RelnetPeopleEntry *self, const char *words)
{
  self->single = TRUE;
  relnet_people_entry_set_words (self, words);
  update_chips (self);
}

/**
 * relnet_people_entry_get_person:
 * @self: an entry that takes one person
 * @name: (out) (optional) (nullable): their name
 *
 * Returns: who was chosen, 0 for nobody yet
 */
gint64
relnet_people_entry_get_person (RelnetPeopleEntry *self, const char **name)
{
  gboolean any = relnet_interaction_get_n_people (self->people) > 0;

  if (name != NULL)
    *name = any ? relnet_interaction_get_person_name (self->people, 0) : NULL;
  return any ? relnet_interaction_get_person_id (self->people, 0) : 0;
}

/**
 * relnet_people_entry_clear:
 * @self: an entry
 *
 * Takes everybody out.
 */
void
relnet_people_entry_clear (RelnetPeopleEntry *self)
{
  relnet_interaction_clear_people (self->people);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  update_chips (self);
}

/**
 * relnet_people_entry_add:
 * @self: an entry
 * @person_id: somebody; who is there already stays there once
 * @name: the name
 */
void
relnet_people_entry_add (RelnetPeopleEntry *self, gint64 person_id, const char *name)
{
  for (guint i = 0; i < relnet_interaction_get_n_people (self->people); i++)
    if (relnet_interaction_get_person_id (self->people, i) == person_id)
      return;
  relnet_interaction_add_person (self->people, person_id, name);
  update_chips (self);
}

/**
 * relnet_people_entry_take_from:
 * @self: an entry
 * @interaction: whose participants to show
 */
void
relnet_people_entry_take_from (RelnetPeopleEntry *self, RelnetInteraction *interaction)
{
  relnet_people_entry_clear (self);
  for (guint i = 0; i < relnet_interaction_get_n_people (interaction); i++)
    relnet_people_entry_add (self, relnet_interaction_get_person_id (interaction, i),
                             relnet_interaction_get_person_name (interaction, i));
}

/**
 * relnet_people_entry_give_to:
 * @self: an entry
 * @interaction: gets the participants, instead of those it has
 */
void
relnet_people_entry_give_to (RelnetPeopleEntry *self, RelnetInteraction *interaction)
{
  relnet_interaction_clear_people (interaction);
  for (guint i = 0; i < relnet_interaction_get_n_people (self->people); i++)
    relnet_interaction_add_person (interaction, relnet_interaction_get_person_id (self->people, i),
                                   relnet_interaction_get_person_name (self->people, i));
}

/**
 * relnet_people_entry_get_n_people:
 * @self: an entry
 *
 * Returns: how many people there are
 */
guint
relnet_people_entry_get_n_people (RelnetPeopleEntry *self)
{
  return relnet_interaction_get_n_people (self->people);
}

/**
 * relnet_people_entry_has_rest:
 * @self: an entry
 *
 * Returns: whether something was typed that is nobody yet
 */
gboolean
relnet_people_entry_has_rest (RelnetPeopleEntry *self)
{
  return !relnet_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}
