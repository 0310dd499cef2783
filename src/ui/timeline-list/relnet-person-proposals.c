#include "relnet-person-proposals.h"

#include <glib/gi18n-lib.h>

#include "relnet-person-edit.h"
#include "relnet-text.h"

/**
 * RelnetPersonProposals:
 *
 * The people whose name what is typed in an entry may be meant for, below it. Arrow keys walk them, Enter takes the one
 * that is marked. The entry's owner asks as one types, and is told by #RelnetPersonProposals::chosen.
 */
struct _RelnetPersonProposals
{
  GtkPopover parent_instance;

  RelnetDatabase *database;
  GtkListBox *list;
  GPtrArray *found;
  GCancellable *cancellable;
  gboolean preselect;
  gboolean taking;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetPersonProposals, relnet_person_proposals, GTK_TYPE_POPOVER)

#define MAX_PROPOSALS 6

static void
take (RelnetPersonProposals *self, guint index)
{
  g_autoptr (RelnetPersonSummary) summary = NULL;

  if (self->found == NULL || index >= self->found->len)
    return;
  summary = g_object_ref (g_ptr_array_index (self->found, index));
  gtk_popover_popdown (GTK_POPOVER (self));
  /* What the owner writes into the entry now was not typed. */
  self->taking = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, summary);
  self->taking = FALSE;
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetPersonProposals *self)
{
  take (self, (guint) gtk_list_box_row_get_index (row));
}

static gpointer
read_proposals (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return relnet_person_complete (connection, data, MAX_PROPOSALS, error);
}

static void
proposals_found (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetPersonProposals) self = data;
  g_autoptr (GPtrArray) found = relnet_database_read_finish (RELNET_DATABASE (object), result, NULL);
  GtkWidget *row;

  /* Cancelled by the next letter, or gone. */
  if (found == NULL || self->list == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&found);
  for (guint i = 0; i < self->found->len; i++)
    {
      GtkWidget *label = gtk_label_new (relnet_person_summary_get_name (g_ptr_array_index (self->found, i)));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      gtk_list_box_append (self->list, label);
    }
  if (self->found->len == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  gtk_list_box_select_row (self->list, self->preselect ? gtk_list_box_get_row_at_index (self->list, 0) : NULL);
  gtk_popover_popup (GTK_POPOVER (self));
}

static void
move_selection (RelnetPersonProposals *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + by : 0;

  row = gtk_list_box_get_row_at_index (self->list, index);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                RelnetPersonProposals *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
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
      if (row == NULL)
        {
          gtk_popover_popdown (GTK_POPOVER (self));
          return FALSE;
        }
      take (self, (guint) gtk_list_box_row_get_index (row));
      return TRUE;
    case GDK_KEY_Escape:
      gtk_popover_popdown (GTK_POPOVER (self));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
left_cb (RelnetPersonProposals *self)
{
  relnet_person_proposals_ask (self, "");
}

static void
relnet_person_proposals_dispose (GObject *object)
{
  RelnetPersonProposals *self = RELNET_PERSON_PROPOSALS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->list = NULL;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (relnet_person_proposals_parent_class)->dispose (object);
}

static void
relnet_person_proposals_class_init (RelnetPersonProposalsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_person_proposals_dispose;

  /**
   * RelnetPersonProposals::chosen:
   * @summary: who
   *
   * A person was clicked, or Enter pressed. What is written into the entry meanwhile asks for no proposals.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, RELNET_TYPE_PERSON_SUMMARY);
}

static void
relnet_person_proposals_init (RelnetPersonProposals *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("People"), -1);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->list));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

/**
 * relnet_person_proposals_new:
 * @database: where the names are
 * @entry: where they are typed; the proposals belong to it, and go with it
 * @preselect: whether Enter takes the first one, where only people are meant and no other text
 *
 * Returns: (transfer none): the proposals
 */
RelnetPersonProposals *
relnet_person_proposals_new (RelnetDatabase *database, GtkWidget *entry, gboolean preselect)
{
  RelnetPersonProposals *self = g_object_new (RELNET_TYPE_PERSON_PROPOSALS, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->database = g_object_ref (database);
  self->preselect = preselect;
  gtk_widget_set_parent (GTK_WIDGET (self), entry);
  g_signal_connect_object (entry, "destroy", G_CALLBACK (gtk_widget_unparent), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  return self;
}

/**
 * relnet_person_proposals_ask:
 * @self: proposals
 * @text: what was typed by now; nothing hides them
 *
 * Looks for people of that name and proposes them.
 */
void
relnet_person_proposals_ask (RelnetPersonProposals *self, const char *text)
{
  if (self->list == NULL || self->taking)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (relnet_text_is_blank (text))
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  self->cancellable = g_cancellable_new ();
  relnet_database_read_async (self->database, read_proposals, g_strdup (text), g_free, (GDestroyNotify) g_ptr_array_unref,
                              self->cancellable, proposals_found, g_object_ref (self));
}
