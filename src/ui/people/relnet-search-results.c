#include "relnet-search-results.h"

#include <glib/gi18n-lib.h>

#include "relnet-person-row.h"
#include "relnet-report-error.h"
#include "relnet-search-thing.h"
#include "relnet-search-section.h"
#include "relnet-tab-stop.h"

/* What fits a tall window; each row more is paid with each key (design/performance.md, section 2). */
#define N_PEOPLE      16
#define N_PEOPLE_MORE 200
#define N_TEXTS       8
/* Texts are looked for once a word can be told from its beginning. */
#define MIN_TEXT 2

/**
 * RelnetSearchResults:
 *
 * What a search found: people, best first, below them goals, commitments, introductions, meet-ups, contracts and what
 * was found about the user, and then what is written in notes and interactions, newest first.
 *
 * A list of its own that each key fills anew, so that the list of everybody behind it stays as it is and is there at once
 * when the search is cleared.
 */
struct _RelnetSearchResults
{
  GtkWidget parent_instance;

  RelnetClock *clock;
  RelnetSearch *search;
  RelnetPhotoCache *photos;
  GListStore *store;
  GtkSingleSelection *selection;
  GtkListView *list;
  GtkWidget *stop;
  GCancellable *cancellable;
  char *text;
  guint limit;
  guint n_people;
  gboolean people_pending;
  gboolean texts_pending;
  GPtrArray *texts; /* found before the people were */
  GPtrArray *things;
  gboolean is_old; /* what the list shows is of a search that is over */
};

enum
{
  SIGNAL_FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetSearchResults, relnet_search_results, GTK_TYPE_WIDGET)

static gboolean
is_choosable (gpointer item)
{
  return RELNET_IS_SEARCH_MATCH (item) || RELNET_IS_SEARCH_THING (item) || relnet_search_section_is_button (item);
}

static void
select_position (RelnetSearchResults *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
select_first (RelnetSearchResults *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (is_choosable (item))
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
}

/* How a thing that was found is shown and opened. */
static const struct
{
  const char *icon_name;
  const char *action;
} things[RELNET_N_SEARCH_THINGS] = {
  [RELNET_SEARCH_GOAL] = { "emoji-flags-symbolic", "win.open-goal" },
  [RELNET_SEARCH_GOAL_STEP] = { "emoji-flags-symbolic", "win.open-goal" },
  [RELNET_SEARCH_PROMISE_MINE] = { "relnet-promise-symbolic", "win.open-promise" },
  [RELNET_SEARCH_PROMISE_THEIRS] = { "relnet-promise-symbolic", "win.open-promise" },
  [RELNET_SEARCH_FAVOUR_GIVEN] = { "relnet-gift-symbolic", "win.open-favour" },
  [RELNET_SEARCH_FAVOUR_RECEIVED] = { "relnet-gift-symbolic", "win.open-favour" },
  [RELNET_SEARCH_REQUEST] = { "relnet-gift-symbolic", "win.open-favour" },
  [RELNET_SEARCH_INTRODUCTION] = { "relnet-introduce-symbolic", "win.open-introduction" },
  [RELNET_SEARCH_FOLLOW_UP] = { "alarm-symbolic", "win.open-person" },
  [RELNET_SEARCH_MEET_UP] = { "system-users-symbolic", "win.open-meet-up" },
  [RELNET_SEARCH_CONTRACT] = { "x-office-document-symbolic", "win.open-contract" },
  [RELNET_SEARCH_FINDING] = { "web-browser-symbolic", "win.open-finding" },
};

static void
append_section (GPtrArray *items, const char *title, gboolean is_button)
{
  g_ptr_array_add (items, relnet_search_section_new (title, is_button));
}

static void
show_texts (RelnetSearchResults *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->people_pending || self->texts == NULL)
    return;
  if (self->things->len > 0)
    append_section (items, _ ("Goals, commitments and more"), FALSE);
  for (guint i = 0; i < self->things->len; i++)
    g_ptr_array_add (items, g_object_ref (g_ptr_array_index (self->things, i)));
  if (self->texts->len > 0)
    append_section (items, _ ("In notes and exchanges"), FALSE);
  for (guint i = 0; i < self->texts->len; i++)
    g_ptr_array_add (items, g_object_ref (g_ptr_array_index (self->texts, i)));
  if (items->len > 0)
    {
      g_list_store_splice (self->store, g_list_model_get_n_items (G_LIST_MODEL (self->store)), 0,
                           items->pdata, items->len);
      if (self->n_people == 0)
        select_first (self);
    }
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->things, g_ptr_array_unref);
}

static void
show_people (RelnetSearchResults *self, GPtrArray *people, gboolean more)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  self->n_people = people->len;
  self->is_old = FALSE;
  if (people->len > 0)
    append_section (items, _ ("People"), FALSE);
  for (guint i = 0; i < people->len; i++)
    g_ptr_array_add (items, g_object_ref (g_ptr_array_index (people, i)));
  if (more && self->limit < N_PEOPLE_MORE)
    append_section (items, _ ("More people…"), TRUE);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       items->pdata, items->len);
  select_first (self);
}

static void
people_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetSearchResults) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean more;
  g_autoptr (GPtrArray) people
      = relnet_search_find_people_finish (RELNET_SEARCH (object), result, &more, &error);

  if (people == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  self->people_pending = FALSE;
  show_people (self, people, more);
  show_texts (self);
  g_signal_emit (self, signals[SIGNAL_FOUND], 0);
}

static void
texts_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetSearchResults) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) texts = relnet_search_find_texts_finish (RELNET_SEARCH (object), result, &found, &error);

  if (texts == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  self->texts_pending = FALSE;
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->things, g_ptr_array_unref);
  self->texts = g_steal_pointer (&texts);
  self->things = g_steal_pointer (&found);
  show_texts (self);
  g_signal_emit (self, signals[SIGNAL_FOUND], 0);
}

static void
cancel (RelnetSearchResults *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->things, g_ptr_array_unref);
  self->people_pending = self->texts_pending = FALSE;
}

static void
start (RelnetSearchResults *self)
{
  cancel (self);
  self->cancellable = g_cancellable_new ();
  self->people_pending = TRUE;
  relnet_search_find_people_async (self->search, self->text, self->limit, self->cancellable,
                                   people_found, g_object_ref (self));
  if (g_utf8_strlen (self->text, -1) < MIN_TEXT)
    return;
  self->texts_pending = TRUE;
  relnet_search_find_texts_async (self->search, self->text, N_TEXTS, self->cancellable, texts_found,
                                  g_object_ref (self));
}

static void
ready_cb (RelnetSearch *search, GParamSpec *pspec, RelnetSearchResults *self)
{
  /* So far only the beginnings of names were found. */
  if (*self->text != '\0')
    start (self);
}

static void
open_item (RelnetSearchResults *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  if (RELNET_IS_SEARCH_MATCH (item))
    gtk_widget_activate_action (
        GTK_WIDGET (self), "win.open-person", "x",
        relnet_person_summary_get_id (relnet_search_match_get_person (RELNET_SEARCH_MATCH (item))));
  else if (RELNET_IS_SEARCH_THING (item))
    gtk_widget_activate_action (GTK_WIDGET (self), things[relnet_search_thing_get_kind (RELNET_SEARCH_THING (item))].action,
                                "x", relnet_search_thing_get_id (RELNET_SEARCH_THING (item)));
  else if (item != NULL && relnet_search_section_is_button (RELNET_SEARCH_SECTION (item)))
    {
      self->limit = N_PEOPLE_MORE;
      start (self);
    }
}

static void
activate_cb (GtkListView *list, guint position, RelnetSearchResults *self)
{
  open_item (self, position);
}

/* A click opens at once; the selection itself moves with the keys of the entry and opens nobody. */
static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, RelnetPersonRow *row)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (row), "item");
  GtkWidget *results = gtk_widget_get_ancestor (GTK_WIDGET (row), RELNET_TYPE_SEARCH_RESULTS);

  if (results == NULL || !gtk_list_item_get_activatable (item))
    return;
  gtk_single_selection_set_selected (RELNET_SEARCH_RESULTS (results)->selection,
                                     gtk_list_item_get_position (item));
  open_item (RELNET_SEARCH_RESULTS (results), gtk_list_item_get_position (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RelnetSearchResults *self)
{
  GtkWidget *row = relnet_person_row_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  g_object_set_data (G_OBJECT (row), "item", item);
  g_signal_connect (gesture, "released", G_CALLBACK (released_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (gesture));
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, RelnetSearchResults *self)
{
  RelnetPersonRow *row = RELNET_PERSON_ROW (gtk_list_item_get_child (list_item));
  gpointer item = gtk_list_item_get_item (list_item);
  g_autofree char *today = relnet_clock_dup_today (self->clock);

  gtk_list_item_set_activatable (list_item, is_choosable (item));
  gtk_list_item_set_selectable (list_item, is_choosable (item));
  if (RELNET_IS_SEARCH_SECTION (item))
    relnet_person_row_set_heading (row, relnet_search_section_get_title (item),
                                   relnet_search_section_is_button (item));
  else if (RELNET_IS_SEARCH_THING (item))
    {
      g_autofree char *detail = relnet_search_thing_describe (item);

      relnet_person_row_set_thing (row, relnet_search_thing_get_title (item), detail, relnet_search_thing_get_date (item),
                                   things[relnet_search_thing_get_kind (item)].icon_name, today);
    }
  else
    {
      relnet_person_row_set_match (row, item, today);
      relnet_photo_cache_show (self->photos, row);
    }
}

static void
relnet_search_results_dispose (GObject *object)
{
  RelnetSearchResults *self = RELNET_SEARCH_RESULTS (object);

  cancel (self);
  g_clear_pointer (&self->stop, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_clear_object (&self->search);
  g_clear_object (&self->photos);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (relnet_search_results_parent_class)->dispose (object);
}

static void
relnet_search_results_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_SEARCH_RESULTS (object)->text, g_free);
  G_OBJECT_CLASS (relnet_search_results_parent_class)->finalize (object);
}

static void
relnet_search_results_class_init (RelnetSearchResultsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = relnet_search_results_dispose;
  object_class->finalize = relnet_search_results_finalize;
  /**
   * RelnetSearchResults::found:
   *
   * People or texts were found, or none.
   */
  signals[SIGNAL_FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
relnet_search_results_init (RelnetSearchResults *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->text = g_strdup ("");
  self->store = g_list_store_new (G_TYPE_OBJECT);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->store));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->list = GTK_LIST_VIEW (
      gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "people-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search results"), -1);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  self->stop = relnet_tab_stop_new (scrolled);
  gtk_widget_set_parent (self->stop, GTK_WIDGET (self));
}

/**
 * relnet_search_results_new:
 * @database: a database
 * @clock: the time
 * @photos: whence rows have their photos
 *
 * Returns: results of no search yet
 */
GtkWidget *
relnet_search_results_new (RelnetDatabase *database, RelnetClock *clock, RelnetPhotoCache *photos)
{
  RelnetSearchResults *self = g_object_new (RELNET_TYPE_SEARCH_RESULTS, NULL);

  self->clock = g_object_ref (clock);
  self->photos = g_object_ref (photos);
  self->search = relnet_search_new (database);
  g_signal_connect_object (self->search, "notify::ready", G_CALLBACK (ready_cb), self, 0);
  return GTK_WIDGET (self);
}

/**
 * relnet_search_results_prepare:
 * @self: results
 *
 * Somebody is about to type.
 */
void
relnet_search_results_prepare (RelnetSearchResults *self)
{
  g_return_if_fail (RELNET_IS_SEARCH_RESULTS (self));

  relnet_search_prepare (self->search);
}

/**
 * relnet_search_results_find:
 * @self: results
 * @text: what was typed so far
 *
 * Looks for @text, in place of whatever was being looked for; #RelnetSearchResults::found tells when the list shows it.
 */
void
relnet_search_results_find (RelnetSearchResults *self, const char *text)
{
  g_return_if_fail (RELNET_IS_SEARCH_RESULTS (self));

  g_free (self->text);
  self->text = g_strstrip (g_strdup (text));
  self->limit = N_PEOPLE;
  if (*self->text != '\0')
    start (self);
  else
    {
      cancel (self);
      self->n_people = 0;
      /* The rows stay for the next search to fill: to take them away would paint the window once more for nothing. */
      self->is_old = TRUE;
    }
}

/**
 * relnet_search_results_move:
 * @self: results
 * @step: 1 for the next one, -1 for the one before
 *
 * Moves the selection, for the arrow keys in the entry.
 */
void
relnet_search_results_move (RelnetSearchResults *self, int step)
{
  guint n, position;

  g_return_if_fail (RELNET_IS_SEARCH_RESULTS (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    position = step > 0 ? G_MAXUINT : n;
  for (position += (guint)step; position < n; position += (guint)step)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

      if (is_choosable (item))
        {
          select_position (self, position);
          return;
        }
    }
}

/**
 * relnet_search_results_activate:
 * @self: results
 *
 * Opens whom the selection is on, for Enter in the entry.
 */
void
relnet_search_results_activate (RelnetSearchResults *self)
{
  guint position;

  g_return_if_fail (RELNET_IS_SEARCH_RESULTS (self));

  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION && !self->is_old)
    open_item (self, position);
}

/**
 * relnet_search_results_get_busy:
 * @self: results
 *
 * Returns: whether more may be found
 */
gboolean
relnet_search_results_get_busy (RelnetSearchResults *self)
{
  g_return_val_if_fail (RELNET_IS_SEARCH_RESULTS (self), FALSE);

  return self->people_pending || self->texts_pending
         || (*self->text != '\0' && !relnet_search_get_ready (self->search));
}

/**
 * relnet_search_results_get_n_found:
 * @self: results
 *
 * Returns: how many items the search that was last begun has in the list, 0 when it is over
 */
guint
relnet_search_results_get_n_found (RelnetSearchResults *self)
{
  g_return_val_if_fail (RELNET_IS_SEARCH_RESULTS (self), 0);

  return self->is_old ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->store));
}
