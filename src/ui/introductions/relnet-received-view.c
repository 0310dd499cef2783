#include "relnet-received-view.h"

#include <glib/gi18n-lib.h>

#include "relnet-avatar.h"
#include "relnet-date.h"
#include "relnet-momentum-chart.h"
#include "relnet-referral-store.h"
#include "relnet-report-error.h"

/* So many introductions received are shown as a tree; older ones still count in it. */
#define MAX_REFERRALS 500
/* Deeper branches are not moved further to the right. */
#define MAX_INDENT 6

/**
 * RelnetReceivedView:
 *
 * Introductions received (I2): how many new people each quarter brought, and the tree of who introduced whom.
 */
struct _RelnetReceivedView
{
  GtkWidget parent_instance;

  GtkStack *pages;
  RelnetMomentumChart *chart;
  GtkListBox *tree;
  GtkLabel *summary;

  RelnetDatabase *database;
  RelnetClock *clock;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RelnetReceivedView, relnet_received_view, GTK_TYPE_WIDGET)

typedef struct
{
  GPtrArray *referrals;
  RelnetMomentum quarters[RELNET_MOMENTUM_QUARTERS];
} Received;

static void
received_free (gpointer data)
{
  Received *received = data;

  g_clear_pointer (&received->referrals, g_ptr_array_unref);
  g_free (received);
}

static gpointer
read_received (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Received *received = g_new0 (Received, 1);

  received->referrals = relnet_referral_store_load_all (connection, MAX_REFERRALS, error);
  if (received->referrals == NULL
      || !relnet_referral_store_load_momentum (connection, data, received->quarters, RELNET_MOMENTUM_QUARTERS, error))
    g_clear_pointer (&received, received_free);
  return received;
}

static GtkWidget *
make_row (gint64 person, const char *name, const char *detail, gboolean late, int depth)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *avatar = relnet_avatar_new (depth == 0 ? 36 : 28);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *subtitle = gtk_label_new (detail);
  g_autofree char *label = g_strdup_printf ("%s, %s", name, detail);

  relnet_avatar_set_text (RELNET_AVATAR (avatar), name);
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_label_set_wrap (GTK_LABEL (subtitle), TRUE);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, late ? "late" : "dim-label");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), subtitle);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12 + 32 * MIN (depth, MAX_INDENT));
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (person != 0)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-person");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", person);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), person != 0);
  return row;
}

/* How many are below somebody, all generations; there are no circles, the store sees to that. */
static guint
count_below (GHashTable *children, gint64 person, int depth)
{
  GPtrArray *own = g_hash_table_lookup (children, &person);
  guint n = own != NULL ? own->len : 0;

  for (guint i = 0; own != NULL && depth < 100 && i < own->len; i++)
    {
      gint64 child = relnet_referral_get_introduced_id (g_ptr_array_index (own, i));

      if (child != 0)
        n += count_below (children, child, depth + 1);
    }
  return n;
}

static void
add_branch (RelnetReceivedView *self, GHashTable *children, gint64 person, int depth, const char *today)
{
  GPtrArray *own = g_hash_table_lookup (children, &person);

  for (guint i = 0; own != NULL && depth < 100 && i < own->len; i++)
    {
      RelnetReferral *referral = g_ptr_array_index (own, i);
      gint64 child = relnet_referral_get_introduced_id (referral);
      g_autofree char *date = relnet_date_format_short (relnet_referral_get_date (referral), today);
      gboolean owed = relnet_referral_get_thanks_owed (referral);
      g_autofree char *detail = owed ? g_strdup_printf (_ ("Introduced on %s · a thank-you is owed"), date)
                                     : g_strdup_printf (_ ("Introduced on %s"), date);

      gtk_list_box_append (self->tree, make_row (child, relnet_referral_get_introduced_name (referral), detail, owed, depth));
      if (child != 0)
        add_branch (self, children, child, depth + 1, today);
    }
}

static char *
say_root (guint own, guint all)
{
  g_autofree char *introduced
      = g_strdup_printf (ngettext ("Introduced %u person to you", "Introduced %u people to you", own), own);

  if (all == own)
    return g_steal_pointer (&introduced);
  /* Translators: after “Introduced 3 people to you”: with those they introduced in their turn. */
  return g_strdup_printf (_ ("%s, %u with theirs"), introduced, all);
}

static void
show_tree (RelnetReceivedView *self, GPtrArray *referrals, const char *today)
{
  g_autoptr (GHashTable) children
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) introduced = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->tree))) != NULL)
    gtk_list_box_remove (self->tree, row);
  for (guint i = 0; i < referrals->len; i++)
    {
      RelnetReferral *referral = g_ptr_array_index (referrals, i);
      gint64 introducer = relnet_referral_get_introducer_id (referral), person = relnet_referral_get_introduced_id (referral);
      GPtrArray *own = g_hash_table_lookup (children, &introducer);

      if (own == NULL)
        {
          own = g_ptr_array_new ();
          g_hash_table_insert (children, g_memdup2 (&introducer, sizeof introducer), own);
          g_ptr_array_add (roots, referral);
        }
      g_ptr_array_add (own, referral);
      if (person != 0)
        g_hash_table_add (introduced, g_memdup2 (&person, sizeof person));
    }
  for (guint i = 0; i < roots->len; i++)
    {
      RelnetReferral *referral = g_ptr_array_index (roots, i);
      gint64 introducer = relnet_referral_get_introducer_id (referral);
      GPtrArray *own = g_hash_table_lookup (children, &introducer);
      g_autofree char *detail = NULL;

      if (introducer != 0 && g_hash_table_contains (introduced, &introducer))
        continue;
      detail = say_root (own->len, count_below (children, introducer, 0));
      gtk_list_box_append (self->tree,
                           make_row (introducer, relnet_referral_get_introducer_name (referral), detail, FALSE, 0));
      add_branch (self, children, introducer, 1, today);
    }
}

static void
received_read (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetReceivedView) self = data;
  g_autoptr (GError) error = NULL;
  Received *received = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);
  g_autofree char *today = NULL;
  g_autofree char *words = NULL;
  guint year = 0;

  if (received == NULL)
    {
      if (self->tree != NULL)
        relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->tree != NULL)
    {
      today = relnet_clock_dup_today (self->clock);
      for (guint i = RELNET_MOMENTUM_QUARTERS - 4; i < RELNET_MOMENTUM_QUARTERS; i++)
        year += received->quarters[i].count;
      words = g_strdup_printf (ngettext ("%u new person through introductions in the last four quarters",
                                         "%u new people through introductions in the last four quarters", year),
                               year);
      gtk_label_set_label (self->summary, words);
      relnet_momentum_chart_show (self->chart, received->quarters);
      show_tree (self, received->referrals, today);
      gtk_stack_set_visible_child_name (self->pages, received->referrals->len > 0 ? "tree" : "empty");
    }
  received_free (received);
}

static void
reload (RelnetReceivedView *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  relnet_database_read_async (self->database, read_received, relnet_clock_dup_today (self->clock), g_free, received_free,
                              self->cancellable, received_read, g_object_ref (self));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetReceivedView *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_INTRODUCTION) || relnet_changes_has (changes, RELNET_CHANGE_FAVOUR)
      || relnet_changes_has (changes, RELNET_CHANGE_PERSON))
    reload (self);
}

static void
relnet_received_view_dispose (GObject *object)
{
  RelnetReceivedView *self = RELNET_RECEIVED_VIEW (object);
  GtkWidget *child;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->tree = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (relnet_received_view_parent_class)->dispose (object);
}

static void
relnet_received_view_class_init (RelnetReceivedViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_received_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
relnet_received_view_init (RelnetReceivedView *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *empty = adw_status_page_new ();

  self->pages = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->pages), GTK_WIDGET (self));
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  self->chart = RELNET_MOMENTUM_CHART (relnet_momentum_chart_new ());
  gtk_widget_add_css_class (frame, "card");
  gtk_widget_add_css_class (frame, "momentum");
  gtk_box_append (GTK_BOX (frame), GTK_WIDGET (self->chart));
  gtk_box_append (GTK_BOX (frame), GTK_WIDGET (self->summary));
  self->tree = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->tree, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->tree), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tree), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who introduced whom to you"), -1);
  gtk_box_append (GTK_BOX (box), make_heading (_ ("Momentum")));
  gtk_box_append (GTK_BOX (box), frame);
  gtk_box_append (GTK_BOX (box), make_heading (_ ("Who introduced whom to you")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->tree));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 652);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), clamp);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "relnet-introduce-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nobody Introduced to You Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (empty),
      _ ("On the page of a person, under About, say who introduced them to you. The introducer is then owed a thank-you."));
  gtk_stack_add_named (self->pages, empty, "empty");
  gtk_stack_add_named (self->pages, window, "tree");
}

/**
 * relnet_received_view_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
relnet_received_view_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetReceivedView *self = g_object_new (RELNET_TYPE_RECEIVED_VIEW, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  reload (self);
  return GTK_WIDGET (self);
}
