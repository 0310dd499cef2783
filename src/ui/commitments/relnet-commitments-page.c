#include "relnet-commitments-page.h"

#include <glib/gi18n-lib.h>

#include "relnet-commitment-acts.h"
#include "relnet-commitment-row.h"
#include "relnet-commitments.h"
#include "relnet-text.h"

/* How many rows a group has before the user asks for more. */
#define ROWS 25

/* Below this width the rows keep all but *done* in a menu. */
#define NARROW_BELOW 520

typedef enum
{
  VIEW_OPEN,
  VIEW_FAVOURS,
  VIEW_DONE
} View;

/* A group as it is shown. */
typedef struct
{
  GtkWidget *box;
  GtkListBox *list;
  GtkWidget *more;
  GListStore *rows;
} Group;

/**
 * RelnetCommitmentsPage:
 *
 * The section of commitments (C1–C4, C6): promises both ways, thanks owed and to come, requests, favours and the balance with
 * each person. What is done with stands one click away.
 */
struct _RelnetCommitmentsPage
{
  GtkWidget parent_instance;

  GtkBox *box;
  AdwWindowTitle *title;
  GtkWidget *head;
  GtkSearchEntry *search;
  GtkToggleButton *open_chip;
  GtkToggleButton *favours_chip;
  GtkToggleButton *done_chip;
  GtkStack *pages;
  GtkScrolledWindow *window;
  GtkBox *groups_box;
  AdwStatusPage *nothing;
  Group groups[RELNET_N_COMMITMENT_GROUPS];

  RelnetDatabase *database;
  RelnetClock *clock;
  GCancellable *cancellable;
  int limit;
  gboolean loaded;
  gboolean loading;
  gboolean stale;
  gboolean any;
  gboolean narrow;
  guint narrow_idle;

  /* The row that was done with the keyboard: the focus goes on to the one that takes its place. */
  GtkListBox *left_list;
  int left_index;
};

G_DEFINE_FINAL_TYPE (RelnetCommitmentsPage, relnet_commitments_page, GTK_TYPE_WIDGET)

static const struct
{
  const char *title;
  View view;
} places[RELNET_N_COMMITMENT_GROUPS] = {
  [RELNET_COMMITMENTS_AT_RISK] = { N_ ("At risk"), VIEW_OPEN },
  [RELNET_COMMITMENTS_MINE] = { N_ ("My promises"), VIEW_OPEN },
  [RELNET_COMMITMENTS_THEIRS] = { N_ ("Their promises"), VIEW_OPEN },
  [RELNET_COMMITMENTS_THANKS] = { N_ ("Thank-yous owed"), VIEW_OPEN },
  [RELNET_COMMITMENTS_AWAITED] = { N_ ("Thank-yous to come"), VIEW_OPEN },
  [RELNET_COMMITMENTS_NEWS] = { N_ ("News to give"), VIEW_OPEN },
  [RELNET_COMMITMENTS_ASKED] = { N_ ("Requests without an answer"), VIEW_OPEN },
  [RELNET_COMMITMENTS_BALANCES] = { N_ ("Balance"), VIEW_FAVOURS },
  [RELNET_COMMITMENTS_FAVOURS] = { N_ ("Favours"), VIEW_FAVOURS },
  [RELNET_COMMITMENTS_CLOSED] = { N_ ("Promises kept and withdrawn"), VIEW_DONE },
  [RELNET_COMMITMENTS_THANKED] = { N_ ("Favours thanked for, requests declined"), VIEW_DONE },
};

static void read_anew (RelnetCommitmentsPage *self);

static View
get_view (RelnetCommitmentsPage *self)
{
  if (gtk_toggle_button_get_active (self->favours_chip))
    return VIEW_FAVOURS;
  return gtk_toggle_button_get_active (self->done_chip) ? VIEW_DONE : VIEW_OPEN;
}

/* Splices what lies between the equal beginnings and ends: one row done is one row removed, and the others keep the focus. */
static void
update_rows (GListStore *store, GPtrArray *rows)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint head = 0, tail = 0;

  for (; head < n && head < rows->len; head++)
    {
      g_autoptr (RelnetCommitment) old = g_list_model_get_item (G_LIST_MODEL (store), head);

      if (!relnet_commitment_equal (old, g_ptr_array_index (rows, head)))
        break;
    }
  for (; tail < n - head && tail < rows->len - head; tail++)
    {
      g_autoptr (RelnetCommitment) old = g_list_model_get_item (G_LIST_MODEL (store), n - 1 - tail);

      if (!relnet_commitment_equal (old, g_ptr_array_index (rows, rows->len - 1 - tail)))
        break;
    }
  if (head + tail < n || head + tail < rows->len)
    g_list_store_splice (store, head, n - head - tail, rows->pdata + head, rows->len - head - tail);
}

static void
hand_focus_on (RelnetCommitmentsPage *self)
{
  GtkListBox *list = g_steal_pointer (&self->left_list);
  GtkListBoxRow *row = NULL;

  if (list == NULL)
    return;
  for (int i = self->left_index; row == NULL && i >= 0; i--)
    row = gtk_list_box_get_row_at_index (list, i);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_FORWARD);
}

static void
update_page (RelnetCommitmentsPage *self)
{
  View view = get_view (self);
  gboolean searching = !relnet_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gboolean shown = FALSE;

  if (!self->loaded)
    return;
  for (guint i = 0; i < RELNET_N_COMMITMENT_GROUPS; i++)
    {
      gboolean visible = places[i].view == view && g_list_model_get_n_items (G_LIST_MODEL (self->groups[i].rows)) > 0;

      gtk_widget_set_visible (self->groups[i].box, visible);
      shown = shown || visible;
    }
  gtk_widget_set_visible (self->head, self->any);
  adw_status_page_set_icon_name (self->nothing, searching ? "edit-find-symbolic" : "object-select-symbolic");
  adw_status_page_set_title (self->nothing, searching            ? _ ("Nothing Found")
                                            : view == VIEW_OPEN ? _ ("Nothing Is Open")
                                                                : _ ("Nothing Here Yet"));
  adw_status_page_set_description (self->nothing,
                                   searching            ? _ ("No promise and no favour is like that.")
                                   : view == VIEW_OPEN ? _ ("Every promise is kept and everybody is thanked.")
                                                       : _ ("What you note appears here."));
  gtk_stack_set_visible_child_name (self->pages, shown ? "list" : self->any ? "nothing" : "empty");
}

static void
show (RelnetCommitmentsPage *self, RelnetCommitments *commitments)
{
  g_autofree char *rate = relnet_kept_rate_to_words (&commitments->rate);

  self->loaded = TRUE;
  self->any = commitments->any;
  for (guint i = 0; i < RELNET_N_COMMITMENT_GROUPS; i++)
    {
      guint n_more = commitments->n_all[i] - MIN (commitments->n_all[i], commitments->rows[i]->len);
      guint n = MIN (n_more, ROWS);
      g_autofree char *words = g_strdup_printf (ngettext ("Show %u more", "Show %u more", n), n);

      update_rows (self->groups[i].rows, commitments->rows[i]);
      gtk_button_set_label (GTK_BUTTON (self->groups[i].more), words);
      gtk_widget_set_visible (self->groups[i].more, n > 0);
    }
  adw_window_title_set_subtitle (self->title, rate != NULL ? rate : "");
  update_page (self);
  hand_focus_on (self);
}

typedef struct
{
  char *today;
  char *text;
  int limit;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->today);
  g_free (request->text);
  g_free (request);
}

static gpointer
read_commitments (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  return relnet_commitments_read (connection, 0, request->text, request->today, request->limit, error);
}

static void
commitments_read (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetCommitmentsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetCommitments) commitments = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);

  self->loading = FALSE;
  if (self->database == NULL)
    return;
  if (self->stale)
    read_anew (self);
  else if (commitments != NULL)
    show (self, commitments);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      adw_status_page_set_title (self->nothing, _ ("This Cannot Be Read"));
      adw_status_page_set_description (self->nothing, error->message);
      gtk_stack_set_visible_child_name (self->pages, "nothing");
    }
}

static void
read_anew (RelnetCommitmentsPage *self)
{
  Request *request;

  self->stale = self->loading;
  if (self->loading)
    return;
  request = g_new0 (Request, 1);
  request->today = relnet_clock_dup_today (self->clock);
  request->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  request->limit = self->limit;
  self->loading = TRUE;
  relnet_database_read_async (self->database, read_commitments, request, request_free,
                              (GDestroyNotify) relnet_commitments_free, self->cancellable, commitments_read,
                              g_object_ref (self));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetCommitmentsPage *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_PROMISE) || relnet_changes_has (changes, RELNET_CHANGE_FAVOUR)
      || relnet_changes_has (changes, RELNET_CHANGE_GOAL) || relnet_changes_has (changes, RELNET_CHANGE_PERSON))
    read_anew (self);
}

static void
row_act_cb (RelnetCommitmentRow *row, const char *act, const char *until, RelnetCommitmentsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if ((focus == GTK_WIDGET (row) || (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (row))))
      && (g_str_equal (act, "done") || g_str_equal (act, "refuse") || g_str_equal (act, "delete")))
    {
      self->left_list = GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (row)));
      self->left_index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
    }
  relnet_commitment_act (GTK_WIDGET (self), self->database, self->clock, relnet_commitment_row_get_commitment (row), act,
                         until);
}

static GtkWidget *
create_row_cb (gpointer item, gpointer data)
{
  RelnetCommitmentsPage *self = data;
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  GtkWidget *row = relnet_commitment_row_new (item, today);

  relnet_commitment_row_set_narrow (RELNET_COMMITMENT_ROW (row), self->narrow);
  g_signal_connect_object (row, "act", G_CALLBACK (row_act_cb), self, 0);
  return row;
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetCommitmentsPage *self)
{
  gint64 person = relnet_commitment_get_person_id (relnet_commitment_row_get_commitment (RELNET_COMMITMENT_ROW (row)));

  if (person != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-person", "x", person);
}

static void
more_clicked_cb (GtkButton *button, RelnetCommitmentsPage *self)
{
  self->limit += ROWS;
  read_anew (self);
}

static void
add_group (RelnetCommitmentsPage *self, guint index)
{
  Group *group = &self->groups[index];
  GtkWidget *heading = gtk_label_new (_ (places[index].title));

  group->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  group->list = GTK_LIST_BOX (gtk_list_box_new ());
  group->more = gtk_button_new ();
  group->rows = g_list_store_new (RELNET_TYPE_COMMITMENT);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_list_box_set_selection_mode (group->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (group->list), "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (group->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  gtk_list_box_bind_model (group->list, G_LIST_MODEL (group->rows), create_row_cb, self, NULL);
  g_signal_connect (group->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_halign (group->more, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (group->more, "flat");
  g_signal_connect (group->more, "clicked", G_CALLBACK (more_clicked_cb), self);
  gtk_box_append (GTK_BOX (group->box), heading);
  gtk_box_append (GTK_BOX (group->box), GTK_WIDGET (group->list));
  gtk_box_append (GTK_BOX (group->box), group->more);
  gtk_box_append (self->groups_box, group->box);
}

static void
chip_toggled_cb (GtkToggleButton *chip, RelnetCommitmentsPage *self)
{
  if (!gtk_toggle_button_get_active (chip))
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->window), 0);
  update_page (self);
}

static void
search_changed_cb (RelnetCommitmentsPage *self)
{
  self->limit = ROWS;
  read_anew (self);
}

static gboolean
narrow_idle_cb (gpointer data)
{
  RelnetCommitmentsPage *self = data;

  self->narrow_idle = 0;
  self->narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW_BELOW;
  for (guint i = 0; i < RELNET_N_COMMITMENT_GROUPS; i++)
    {
      GtkListBoxRow *row;

      for (int j = 0; (row = gtk_list_box_get_row_at_index (self->groups[i].list, j)) != NULL; j++)
        relnet_commitment_row_set_narrow (RELNET_COMMITMENT_ROW (row), self->narrow);
    }
  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
relnet_commitments_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
relnet_commitments_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                 int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (RELNET_COMMITMENTS_PAGE (widget)->box), orientation, -1, minimum, natural, NULL, NULL);
  /* The wide layout must not keep the page from becoming narrow. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 300);
}

static void
relnet_commitments_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RelnetCommitmentsPage *self = RELNET_COMMITMENTS_PAGE (widget);
  int minimum;

  gtk_widget_measure (GTK_WIDGET (self->box), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->box), &(GtkAllocation){ 0, 0, MAX (width, minimum), height }, baseline);
  /* Nothing may change its size while sizes are given. */
  if ((width < NARROW_BELOW) != self->narrow && self->narrow_idle == 0)
    self->narrow_idle = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, narrow_idle_cb, self, NULL);
}

static void
relnet_commitments_page_dispose (GObject *object)
{
  RelnetCommitmentsPage *self = RELNET_COMMITMENTS_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->narrow_idle, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < RELNET_N_COMMITMENT_GROUPS; i++)
    g_clear_object (&self->groups[i].rows);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_COMMITMENTS_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (relnet_commitments_page_parent_class)->dispose (object);
}

static void
relnet_commitments_page_finalize (GObject *object)
{
  g_clear_object (&RELNET_COMMITMENTS_PAGE (object)->cancellable);
  G_OBJECT_CLASS (relnet_commitments_page_parent_class)->finalize (object);
}

static void
relnet_commitments_page_class_init (RelnetCommitmentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_commitments_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = relnet_commitments_page_finalize;
  widget_class->get_request_mode = relnet_commitments_page_get_request_mode;
  widget_class->measure = relnet_commitments_page_measure;
  widget_class->size_allocate = relnet_commitments_page_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/commitments/relnet-commitments-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentsPage, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentsPage, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentsPage, head);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentsPage, search);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentsPage, open_chip);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentsPage, favours_chip);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentsPage, done_chip);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentsPage, pages);
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentsPage, window);
  gtk_widget_class_bind_template_child_full (widget_class, "groups", FALSE,
                                             G_STRUCT_OFFSET (RelnetCommitmentsPage, groups_box));
  gtk_widget_class_bind_template_child (widget_class, RelnetCommitmentsPage, nothing);
}

static void
relnet_commitments_page_init (RelnetCommitmentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->limit = ROWS;
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->open_chip, "toggled", G_CALLBACK (chip_toggled_cb), self);
  g_signal_connect (self->favours_chip, "toggled", G_CALLBACK (chip_toggled_cb), self);
  g_signal_connect (self->done_chip, "toggled", G_CALLBACK (chip_toggled_cb), self);
}

/**
 * relnet_commitments_page_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
relnet_commitments_page_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetCommitmentsPage *self = g_object_new (RELNET_TYPE_COMMITMENTS_PAGE, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  for (guint i = 0; i < RELNET_N_COMMITMENT_GROUPS; i++)
    add_group (self, i);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (read_anew), self, G_CONNECT_SWAPPED);
  read_anew (self);
  return GTK_WIDGET (self);
}

/**
 * relnet_commitments_page_get_loaded:
 * @self: the page
 *
 * Returns: whether what it shows was read
 */
gboolean
relnet_commitments_page_get_loaded (RelnetCommitmentsPage *self)
{
  g_return_val_if_fail (RELNET_IS_COMMITMENTS_PAGE (self), FALSE);

  return self->loaded && !self->loading;
}
