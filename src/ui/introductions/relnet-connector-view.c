#include "relnet-connector-view.h"

#include <glib/gi18n-lib.h>

#include "relnet-avatar-pair.h"
#include "relnet-connector.h"
#include "relnet-report-error.h"

/* More at once are not looked at. */
#define MAX_PAIRINGS 20

/**
 * RelnetConnectorView:
 *
 * Who of the user's contacts could help each other and do not know each other (I3), with the reason. Each can become an
 * introduction, or be refused for good.
 */
struct _RelnetConnectorView
{
  GtkWidget parent_instance;

  GtkStack *pages;
  GtkListBox *list;

  RelnetDatabase *database;
  RelnetClock *clock;
  GCancellable *cancellable;
  gboolean stale;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetConnectorView, relnet_connector_view, GTK_TYPE_WIDGET)

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetConnectorView) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_database_write_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static RelnetPairing *
get_pairing (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW)), "relnet-pairing");
}

static void
introduce_clicked_cb (GtkButton *button, RelnetConnectorView *self)
{
  RelnetPairing *pairing = get_pairing (GTK_WIDGET (button));

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, pairing->first_id, pairing->second_id, pairing->first_reason,
                 pairing->second_reason);
}

static void
refuse_clicked_cb (GtkButton *button, RelnetConnectorView *self)
{
  RelnetPairing *pairing = get_pairing (GTK_WIDGET (button));

  relnet_connector_refuse_async (self->database, pairing->first_id, pairing->second_id, self->clock, NULL, written,
                                 g_object_ref (self));
}

static GtkWidget *
make_label (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (dim)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static GtkWidget *
make_row (RelnetConnectorView *self, GPtrArray *pairings, guint index)
{
  RelnetPairing *pairing = g_ptr_array_index (pairings, index);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *pair = relnet_avatar_pair_new (36);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *introduce = gtk_button_new_from_icon_name ("relnet-introduce-symbolic");
  GtkWidget *refuse = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *title = g_strdup_printf (_ ("%s and %s"), pairing->first_name, pairing->second_name);
  g_autofree char *label = g_strdup_printf ("%s, %s", title, pairing->first_reason);

  relnet_avatar_pair_set_names (RELNET_AVATAR_PAIR (pair), pairing->first_name, pairing->second_name);
  gtk_widget_set_valign (pair, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), make_label (title, FALSE));
  gtk_box_append (GTK_BOX (words), make_label (pairing->first_reason, TRUE));
  gtk_box_append (GTK_BOX (words), make_label (pairing->second_reason, TRUE));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), pair);
  gtk_box_append (GTK_BOX (box), words);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *button = i == 0 ? introduce : refuse;
      const char *name = i == 0 ? _ ("Introduce them…") : _ ("Not these two");

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "circular");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_box_append (GTK_BOX (box), button);
    }
  g_signal_connect (introduce, "clicked", G_CALLBACK (introduce_clicked_cb), self);
  g_signal_connect (refuse, "clicked", G_CALLBACK (refuse_clicked_cb), self);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_object_set_data (G_OBJECT (row), "relnet-pairing", pairing);
  g_object_set_data_full (G_OBJECT (row), "relnet-pairings", g_ptr_array_ref (pairings),
                          (GDestroyNotify) g_ptr_array_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}

static void
pairings_read (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetConnectorView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairings = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);
  GtkWidget *row;

  if (self->list == NULL)
    return;
  if (pairings == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < pairings->len; i++)
    gtk_list_box_append (self->list, make_row (self, pairings, i));
  gtk_stack_set_visible_child_name (self->pages, pairings->len > 0 ? "list" : "empty");
}

static gpointer
read_pairings (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return relnet_connector_read (connection, data, MAX_PAIRINGS, error);
}

/* It looks at thousands of people: only while it is shown. */
static void
reload (RelnetConnectorView *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  relnet_database_read_async (self->database, read_pairings, relnet_clock_dup_today (self->clock), g_free,
                              (GDestroyNotify) g_ptr_array_unref, self->cancellable, pairings_read, g_object_ref (self));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetConnectorView *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_INTRODUCTION) || relnet_changes_has (changes, RELNET_CHANGE_ACQUAINTANCE)
      || relnet_changes_has (changes, RELNET_CHANGE_PERSON))
    reload (self);
}

static void
relnet_connector_view_map (GtkWidget *widget)
{
  RelnetConnectorView *self = RELNET_CONNECTOR_VIEW (widget);

  GTK_WIDGET_CLASS (relnet_connector_view_parent_class)->map (widget);
  if (self->stale)
    reload (self);
}

static void
relnet_connector_view_dispose (GObject *object)
{
  RelnetConnectorView *self = RELNET_CONNECTOR_VIEW (object);
  GtkWidget *child;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->list = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (relnet_connector_view_parent_class)->dispose (object);
}

static void
relnet_connector_view_class_init (RelnetConnectorViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_connector_view_dispose;
  GTK_WIDGET_CLASS (klass)->map = relnet_connector_view_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * RelnetConnectorView::chosen:
   * @first: who would get something out of it
   * @second: who could help
   * @first_reason: why it makes sense for the first
   * @second_reason: why it makes sense for the second
   *
   * The user wants to introduce the two.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 4, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_STRING, G_TYPE_STRING);
}

static void
relnet_connector_view_init (RelnetConnectorView *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *hint = make_label (_ ("People you know who do not know each other, and could help each other."), FALSE);
  GtkWidget *empty = adw_status_page_new ();

  self->stale = TRUE;
  self->pages = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->pages), GTK_WIDGET (self));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Suggestions"), -1);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 652);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), clamp);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "relnet-introduce-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("No Suggestion"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (empty),
      _ ("Note what people know about, their goals and what interests them: who could help whom then appears here."));
  gtk_stack_add_named (self->pages, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "reading");
  gtk_stack_add_named (self->pages, empty, "empty");
  gtk_stack_add_named (self->pages, window, "list");
}

/**
 * relnet_connector_view_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
relnet_connector_view_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetConnectorView *self = g_object_new (RELNET_TYPE_CONNECTOR_VIEW, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  return GTK_WIDGET (self);
}
