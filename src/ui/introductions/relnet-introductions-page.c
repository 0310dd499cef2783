#include "relnet-introductions-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-introduction-store.h"
#include "relnet-received-view.h"
#include "relnet-referral-store.h"
#include "relnet-report-error.h"
#include "relnet-text.h"

/* Below this width there is no room for five columns: the list stands instead. */
#define NARROW_BELOW 860
/* Below this one the words of a row have no room beside its buttons: the list has cards. */
#define ROWS_ABOVE 560
/* Of those that ended, the board shows the latest; the list shows all that were read. */
#define MAX_ENDED 12
/* Introductions received for which thanks are owed. */
#define MAX_OWED 20

/**
 * RelnetIntroductionsPage:
 *
 * Introductions (picture 06): those the user makes, as a board or as a list; those received; and suggestions. A card moves
 * when the user says what happened, by its button, its menu or by dragging it, or when the message its button proposed
 * was sent.
 */

typedef struct
{
  GPtrArray *introductions;
  GPtrArray *owed;
} Board;

G_DEFINE_FINAL_TYPE (RelnetIntroductionsPage, relnet_introductions_page, GTK_TYPE_WIDGET)

static void
board_free (gpointer data)
{
  Board *board = data;

  g_clear_pointer (&board->introductions, g_ptr_array_unref);
  g_clear_pointer (&board->owed, g_ptr_array_unref);
  g_free (board);
}

static gboolean
is_found (RelnetIntroductionsPage *self, RelnetIntroduction *introduction)
{
  g_autofree char *words = relnet_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *names = relnet_introduction_dup_title (introduction, TRUE);
  g_autofree char *reasons = relnet_introduction_dup_reasons (introduction);
  g_autofree char *all
      = g_strjoin (" ", names, reasons, relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_OUTCOME_TEXT),
                   relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_NOTE), NULL);
  g_autofree char *folded = relnet_text_fold (all);
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    if (strstr (folded, each[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_searching (RelnetIntroductionsPage *self)
{
  return gtk_search_bar_get_search_mode (self->search_bar)
         && !relnet_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
update_page (RelnetIntroductionsPage *self, guint n_shown)
{
  gboolean made = gtk_toggle_button_get_active (self->made);
  gboolean as_list = self->narrow || gtk_toggle_button_get_active (self->list_button);
  gboolean empty = self->introductions != NULL && self->introductions->len == 0 && self->owed->len == 0;

  gtk_widget_set_visible (self->layouts, made && !self->narrow && !empty);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), made && !empty);
  if (!made)
    {
      gboolean received = gtk_toggle_button_get_active (self->received);
      const char *name = received ? "received" : "suggestions";

      gtk_search_bar_set_search_mode (self->search_bar, FALSE);
      if (gtk_stack_get_child_by_name (self->pages, name) == NULL)
        return;
      gtk_stack_set_visible_child_name (self->pages, name);
      return;
    }
  gtk_stack_set_visible_child_name (self->pages, empty                                 ? "empty"
                                                 : is_searching (self) && n_shown == 0 ? "nothing"
                                                 : as_list                             ? "list"
                                                                                       : "board");
}

/* Which introduction has the focus, in a card of it; 0 for none. */
static gint64
get_focused (RelnetIntroductionsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, RELNET_TYPE_INTRODUCTION_CARD) : NULL;
  RelnetIntroduction *introduction
      = card != NULL ? relnet_introduction_card_get_introduction (RELNET_INTRODUCTION_CARD (card)) : NULL;

  return introduction != NULL && gtk_widget_is_ancestor (card, GTK_WIDGET (self)) ? relnet_introduction_get_id (introduction)
                                                                                 : 0;
}

static void
focus_card (RelnetIntroductionsPage *self, gint64 id)
{
  gboolean as_list = self->narrow || gtk_toggle_button_get_active (self->list_button);

  for (int column = 0; column < RELNET_N_INTRODUCTION_COLUMNS; column++)
    {
      RelnetIntroductionCard *card = relnet_introduction_board_column_find (self->columns[as_list][column], id);

      if (card != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (card));
    }
}

/* All that cards are made of. A card with an open menu stays while something else changes. */
static char *
describe_board (RelnetIntroductionsPage *self, const char *today)
{
  GString *all = g_string_new (today);

  g_string_append_printf (all, "|%d%d%d%d|%s", self->narrow, self->very_narrow,
                          gtk_toggle_button_get_active (self->list_button), is_searching (self),
                          gtk_editable_get_text (GTK_EDITABLE (self->search)));
  for (guint i = 0; i < self->owed->len; i++)
    g_string_append_printf (all, "|%" G_GINT64_FORMAT " %s %s", relnet_referral_get_id (g_ptr_array_index (self->owed, i)),
                            relnet_referral_get_introducer_name (g_ptr_array_index (self->owed, i)),
                            relnet_referral_get_introduced_name (g_ptr_array_index (self->owed, i)));
  for (guint i = 0; i < self->introductions->len; i++)
    {
      RelnetIntroduction *introduction = g_ptr_array_index (self->introductions, i);
      g_autofree char *title = relnet_introduction_dup_title (introduction, TRUE);
      g_autofree char *status = relnet_introduction_dup_status (introduction, today, NULL);
      g_autofree char *reasons = relnet_introduction_dup_reasons (introduction);

      g_string_append_printf (all, "|%" G_GINT64_FORMAT " %d %s %s %s %s %s", relnet_introduction_get_id (introduction),
                              relnet_introduction_get_state (introduction), title, status, reasons,
                              relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_NOTE),
                              relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_LED_TO));
    }
  return g_string_free (all, FALSE);
}

static void
show_board (RelnetIntroductionsPage *self)
{
  g_autofree char *described = NULL;
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autofree char *words = NULL;
  gboolean as_list = self->narrow || gtk_toggle_button_get_active (self->list_button);
  gboolean as_rows = as_list && !self->very_narrow;
  gint64 focused = get_focused (self);
  guint n_open = 0, n_shown = 0, n_ended = 0;

  if (self->introductions == NULL)
    return;
  described = describe_board (self, today);
  if (g_strcmp0 (described, self->shown) == 0 && self->wanted == 0)
    {
      update_page (self, self->n_shown);
      return;
    }
  g_free (self->shown);
  self->shown = g_steal_pointer (&described);
  for (int layout = 0; layout < 2; layout++)
    for (int column = 0; column < RELNET_N_INTRODUCTION_COLUMNS; column++)
      relnet_introduction_board_column_clear (self->columns[layout][column]);
  for (guint i = 0; i < self->owed->len && !is_searching (self); i++)
    relnet_introduction_board_column_add (
        self->columns[as_list][RELNET_INTRODUCTION_COLUMN_OUTCOME],
        relnet_introduction_card_new_for_referral (g_ptr_array_index (self->owed, i), as_rows));
  for (guint i = 0; i < self->introductions->len; i++)
    {
      RelnetIntroduction *introduction = g_ptr_array_index (self->introductions, i);
      RelnetIntroductionColumn column = relnet_introduction_get_column (introduction);
      gboolean ended = relnet_introduction_state_is_end (relnet_introduction_get_state (introduction));

      n_open += column != RELNET_INTRODUCTION_COLUMN_OUTCOME;
      if (is_searching (self) && !is_found (self, introduction))
        continue;
      if (ended && !as_list && !is_searching (self) && ++n_ended > MAX_ENDED)
        continue;
      n_shown++;
      relnet_introduction_board_column_add (self->columns[as_list][column],
                                            relnet_introduction_card_new (introduction, today, as_rows));
    }
  for (int column = 0; column < RELNET_N_INTRODUCTION_COLUMNS; column++)
    relnet_introduction_board_column_finish (self->columns[as_list][column]);
  words = n_open > 0 ? g_strdup_printf (ngettext ("%u under way", "%u under way", n_open), n_open) : g_strdup ("");
  adw_window_title_set_subtitle (self->title, words);
  self->n_shown = n_shown;
  update_page (self, n_shown);
  if (self->wanted != 0 || focused != 0)
    focus_card (self, self->wanted != 0 ? self->wanted : focused);
  self->wanted = 0;
}

static gpointer
read_board (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Board *board = g_new0 (Board, 1);
  g_autoptr (GPtrArray) referrals = NULL;

  board->introductions = relnet_introduction_store_load_all (connection, RELNET_INTRODUCTION_LIMIT, error);
  board->owed = g_ptr_array_new_with_free_func (g_object_unref);
  if (board->introductions != NULL)
    referrals = relnet_referral_store_load_all (connection, RELNET_INTRODUCTION_LIMIT, error);
  if (referrals == NULL)
    {
      board_free (board);
      return NULL;
    }
  for (guint i = 0; i < referrals->len && board->owed->len < MAX_OWED; i++)
    if (relnet_referral_get_thanks_owed (g_ptr_array_index (referrals, i)))
      g_ptr_array_add (board->owed, g_object_ref (g_ptr_array_index (referrals, i)));
  return board;
}

static void
board_read (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetIntroductionsPage) self = data;
  g_autoptr (GError) error = NULL;
  Board *board = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);

  if (board == NULL)
    {
      if (self->pages != NULL)
        relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->pages != NULL)
    {
      g_clear_pointer (&self->introductions, g_ptr_array_unref);
      g_clear_pointer (&self->owed, g_ptr_array_unref);
      self->introductions = g_steal_pointer (&board->introductions);
      self->owed = g_steal_pointer (&board->owed);
      show_board (self);
    }
  board_free (board);
}

static void
reload (RelnetIntroductionsPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  relnet_database_read_async (self->database, read_board, NULL, NULL, board_free, self->cancellable, board_read,
                              g_object_ref (self));
}

/* The parts behind the chips are made when they are first looked at. */
static void
part_toggled_cb (RelnetIntroductionsPage *self)
{
  if (gtk_toggle_button_get_active (self->received) && gtk_stack_get_child_by_name (self->pages, "received") == NULL)
    gtk_stack_add_named (self->pages, relnet_received_view_new (self->database, self->clock), "received");
  if (gtk_toggle_button_get_active (self->suggestions) && gtk_stack_get_child_by_name (self->pages, "suggestions") == NULL)
    {
      GtkWidget *view = relnet_connector_view_new (self->database, self->clock);

      g_signal_connect (view, "chosen", G_CALLBACK (relnet_introductions_page_chosen), self);
      gtk_stack_add_named (self->pages, view, "suggestions");
    }
  show_board (self);
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetIntroductionsPage *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_INTRODUCTION) || relnet_changes_has (changes, RELNET_CHANGE_FAVOUR)
      || relnet_changes_has (changes, RELNET_CHANGE_GOAL)
      || relnet_changes_has (changes, RELNET_CHANGE_PERSON))
    reload (self);
}

static gboolean
narrow_idle_cb (gpointer data)
{
  RelnetIntroductionsPage *self = data;

  self->narrow_idle = 0;
  self->narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW_BELOW;
  self->very_narrow = gtk_widget_get_width (GTK_WIDGET (self)) < ROWS_ABOVE;
  show_board (self);
  return G_SOURCE_REMOVE;
}

static void
relnet_introductions_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                   int *minimum_baseline, int *natural_baseline)
{
  RelnetIntroductionsPage *self = RELNET_INTRODUCTIONS_PAGE (widget);

  gtk_widget_measure (GTK_WIDGET (self->box), orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
relnet_introductions_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RelnetIntroductionsPage *self = RELNET_INTRODUCTIONS_PAGE (widget);

  gtk_widget_size_allocate (GTK_WIDGET (self->box), &(GtkAllocation){ 0, 0, width, height }, baseline);
  /* Nothing may change its size while sizes are given. */
  if (((width < NARROW_BELOW) != self->narrow || (width < ROWS_ABOVE) != self->very_narrow) && self->narrow_idle == 0)
    self->narrow_idle = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, narrow_idle_cb, self, NULL);
}

static void
relnet_introductions_page_dispose (GObject *object)
{
  RelnetIntroductionsPage *self = RELNET_INTRODUCTIONS_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->narrow_idle, g_source_remove);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->introductions, g_ptr_array_unref);
  g_clear_pointer (&self->owed, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_INTRODUCTIONS_PAGE);
  G_OBJECT_CLASS (relnet_introductions_page_parent_class)->dispose (object);
}

static void
relnet_introductions_page_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_INTRODUCTIONS_PAGE (object)->shown, g_free);
  G_OBJECT_CLASS (relnet_introductions_page_parent_class)->finalize (object);
}

static void
relnet_introductions_page_class_init (RelnetIntroductionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_introductions_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = relnet_introductions_page_finalize;
  widget_class->measure = relnet_introductions_page_measure;
  widget_class->size_allocate = relnet_introductions_page_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/introductions/relnet-introductions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionsPage, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionsPage, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionsPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionsPage, search);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionsPage, layouts);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionsPage, board_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionsPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionsPage, made);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionsPage, received);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionsPage, suggestions);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionsPage, pages);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionsPage, board);
  gtk_widget_class_bind_template_child (widget_class, RelnetIntroductionsPage, list);

  relnet_introductions_page_install_acts (widget_class);
}

static void
relnet_introductions_page_init (RelnetIntroductionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int layout = 0; layout < 2; layout++)
    for (int column = 0; column < RELNET_N_INTRODUCTION_COLUMNS; column++)
      {
        GtkWidget *widget = relnet_introduction_board_column_new ((RelnetIntroductionColumn) column, layout == 1);

        self->columns[layout][column] = RELNET_INTRODUCTION_BOARD_COLUMN (widget);
        gtk_box_append (layout == 0 ? self->board : self->list, widget);
        g_signal_connect (widget, "dropped", G_CALLBACK (relnet_introductions_page_dropped), self);
      }
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (show_board), self);
  g_signal_connect_swapped (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (show_board), self);
  g_signal_connect_swapped (self->list_button, "toggled", G_CALLBACK (show_board), self);
  g_signal_connect_swapped (self->made, "toggled", G_CALLBACK (part_toggled_cb), self);
  g_signal_connect_swapped (self->received, "toggled", G_CALLBACK (part_toggled_cb), self);
  g_signal_connect_swapped (self->suggestions, "toggled", G_CALLBACK (part_toggled_cb), self);
}

/**
 * relnet_introductions_page_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
relnet_introductions_page_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetIntroductionsPage *self = g_object_new (RELNET_TYPE_INTRODUCTIONS_PAGE, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (show_board), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

/**
 * relnet_introductions_page_open:
 * @self: the page
 * @id: an introduction
 *
 * Shows its card.
 */
void
relnet_introductions_page_open (RelnetIntroductionsPage *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_INTRODUCTIONS_PAGE (self));

  gtk_toggle_button_set_active (self->made, TRUE);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  self->wanted = id;
  if (self->introductions != NULL)
    show_board (self);
}
