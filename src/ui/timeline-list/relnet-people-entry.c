#include "relnet-people-entry.h"

#include <glib/gi18n-lib.h>

#include "relnet-person-edit.h"
#include "relnet-text.h"
#include "relnet-wrap-layout.h"

/**
 * RelnetPeopleEntry:
 *
 * The participants of an interaction: a chip each, which takes them out, and an entry that completes the names of people
 * as they are typed. Arrow keys walk the proposals, Enter takes the one that is marked.
 */
struct _RelnetPeopleEntry
{
  GtkWidget parent_instance;

  RelnetDatabase *database;
  RelnetInteraction *people; /* used for its list of people only */
  RelnetWrapBox *chips;
  GtkEntry *entry;
  GtkPopover *popover;
  GtkListBox *proposals;
  GPtrArray *found;
  GCancellable *cancellable;
  gboolean taking;
  gboolean single;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetPeopleEntry, relnet_people_entry, GTK_TYPE_WIDGET)

#define MAX_PROPOSALS 6

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
take_proposal (RelnetPeopleEntry *self, guint index)
{
  RelnetPersonSummary *summary;

  if (self->found == NULL || index >= self->found->len)
    return;
  summary = g_ptr_array_index (self->found, index);
  relnet_people_entry_add (self, relnet_person_summary_get_id (summary), relnet_person_summary_get_name (summary));
  self->taking = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->taking = FALSE;
  gtk_popover_popdown (self->popover);
  if (gtk_widget_get_visible (GTK_WIDGET (self->entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
proposal_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetPeopleEntry *self)
{
  take_proposal (self, (guint) gtk_list_box_row_get_index (row));
}

static gpointer
read_proposals (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return relnet_person_complete (connection, data, MAX_PROPOSALS, error);
}

static void
proposals_found (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetPeopleEntry) self = data;
  g_autoptr (GPtrArray) found = relnet_database_read_finish (RELNET_DATABASE (object), result, NULL);
  GtkWidget *row;

  /* Cancelled by the next letter, or gone. */
  if (found == NULL || self->popover == NULL)
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->proposals))) != NULL)
    gtk_list_box_remove (self->proposals, row);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&found);
  for (guint i = 0; i < self->found->len; i++)
    {
      GtkWidget *label = gtk_label_new (relnet_person_summary_get_name (g_ptr_array_index (self->found, i)));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      gtk_list_box_append (self->proposals, label);
    }
  if (self->found->len == 0 || gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] == '\0')
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  gtk_list_box_select_row (self->proposals, gtk_list_box_get_row_at_index (self->proposals, 0));
  gtk_popover_popup (self->popover);
}

static void
text_changed_cb (GtkEditable *editable, RelnetPeopleEntry *self)
{
  const char *text = gtk_editable_get_text (editable);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->taking)
    return;
  if (relnet_text_is_blank (text))
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  self->cancellable = g_cancellable_new ();
  relnet_database_read_async (self->database, read_proposals, g_strdup (text), g_free, (GDestroyNotify) g_ptr_array_unref,
                              self->cancellable, proposals_found, g_object_ref (self));
}

static void
move_selection (RelnetPeopleEntry *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->proposals);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + by : 0;

  row = gtk_list_box_get_row_at_index (self->proposals, index);
  if (row != NULL)
    gtk_list_box_select_row (self->proposals, row);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, RelnetPeopleEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->proposals);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Down:
      move_selection (self, 1);
      return TRUE;
    case GDK_KEY_Up:
      move_selection (self, -1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (row != NULL)
        take_proposal (self, (guint) gtk_list_box_row_get_index (row));
      return TRUE;
    case GDK_KEY_Escape:
      gtk_popover_popdown (self->popover);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
relnet_people_entry_dispose (GObject *object)
{
  RelnetPeopleEntry *self = RELNET_PEOPLE_ENTRY (object);
  GtkWidget *child;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->found, g_ptr_array_unref);
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
  GtkEventController *keys = gtk_event_controller_key_new ();

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
  self->proposals = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->proposals, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->proposals), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("People"), -1);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self->entry));
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (GTK_WIDGET (self->popover), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "menu");
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->proposals));
  g_signal_connect (self->proposals, "row-activated", G_CALLBACK (proposal_activated_cb), self);
  g_signal_connect (self->entry, "changed", G_CALLBACK (text_changed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
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
  return GTK_WIDGET (self);
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
  gtk_entry_set_placeholder_text (self->entry, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
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
