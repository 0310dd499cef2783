#include "relnet-people-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "relnet-avatar.h"
#include "relnet-circle-store.h"
#include "relnet-overdue-count.h"
#include "relnet-person-list.h"
#include "relnet-person-row.h"
#include "relnet-person-store.h"
#include "relnet-photo-cache.h"
#include "relnet-report-error.h"
#include "relnet-search-results.h"
#include "relnet-tab-stop.h"

/**
 * RelnetPeoplePage:
 *
 * Everybody: the list pane of *People* (picture 02), with search, filters and orders. A circle of the sidebar is this page
 * with its members only.
 *
 * The list of everybody and the results of a search are two lists behind one stack; a list with other members or another
 * order is another model, so that no list view ever sees thousands of items come or go.
 */
struct _RelnetPeoplePage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *header;
  AdwWindowTitle *title;
  GtkWidget *back;
  GtkWidget *add;
  GtkSearchBar *search_bar;
  GtkSearchEntry *entry;
  GtkWidget *chips_scroller;
  GtkBox *chips;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *nobody;
  AdwStatusPage *nothing;
  GtkLabel *add_label;
  RelnetSearchResults *results;
  GtkToggleButton *filters[RELNET_N_PERSON_FILTERS];
  RelnetOverdueCount *overdue_count;

  RelnetDatabase *database;
  RelnetClock *clock;
  GSettings *settings;

  RelnetPersonQuery query;
  char *tag;
  RelnetCircle *circle;
  RelnetPersonList *people;
  RelnetPhotoCache *photos;
  GtkSingleSelection *selection;
  GCancellable *loading;
  gint64 selected;
  gboolean narrow;
  gboolean selecting;
};

enum
{
  PROP_0,
  PROP_SORT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const sort_names[RELNET_N_PERSON_SORTS]
    = { "name", "last-contact", "overdue", "added", "closeness" };

G_DEFINE_FINAL_TYPE (RelnetPeoplePage, relnet_people_page, GTK_TYPE_WIDGET)

static void reload (RelnetPeoplePage *self);

static gboolean
is_searching (RelnetPeoplePage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0'
         && gtk_search_bar_get_search_mode (self->search_bar);
}

static gboolean
is_filtered (RelnetPeoplePage *self)
{
  return self->query.filter != RELNET_PERSON_FILTER_ALL || self->query.circle_id != 0
         || self->tag != NULL;
}

static void
update_title (RelnetPeoplePage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->people));
  g_autofree char *count = g_strdup_printf (ngettext ("%'u contact", "%'u contacts", n), n);

  adw_window_title_set_title (self->title, self->circle != NULL
                                               ? relnet_circle_get_name (self->circle)
                                           : self->tag != NULL ? self->tag
                                                               : _ ("People"));
  adw_window_title_set_subtitle (self->title, n > 0 || is_filtered (self) ? count : "");
}

static void
update_nobody (RelnetPeoplePage *self)
{
  const char *title = _ ("Nobody here"), *text = "", *icon = "relnet-person-symbolic";

  if (self->query.filter == RELNET_PERSON_FILTER_OVERDUE)
    {
      title = _ ("Nobody is overdue");
      text = _ ("You are in touch with everybody as often as you meant to be.");
      icon = "emblem-ok-symbolic";
    }
  else if (self->query.filter == RELNET_PERSON_FILTER_STARRED)
    {
      title = _ ("Nobody is starred");
      text = _ ("The star at the top of a person’s page puts them here.");
      icon = "starred-symbolic";
    }
  else if (self->query.filter == RELNET_PERSON_FILTER_WEAK)
    {
      title = _ ("No weak ties");
      text = _ ("People you were in touch with in the last two years without being close: they hear of what you do not.");
    }
  else if (self->query.circle_id != 0)
    {
      title = _ ("Nobody in this circle yet");
      text = _ ("Put people into it on their pages.");
    }
  adw_status_page_set_title (self->nobody, title);
  adw_status_page_set_description (self->nobody, text);
  adw_status_page_set_icon_name (self->nobody, icon);
}

static void
update_stack (RelnetPeoplePage *self)
{
  const char *child = "list";
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->people)) == 0;

  if (is_searching (self))
    {
      if (relnet_search_results_get_n_found (self->results) > 0)
        child = "results";
      else if (!relnet_search_results_get_busy (self->results))
        child = "nothing";
      else
        return;
    }
  else if (empty && is_filtered (self))
    {
      update_nobody (self);
      child = "nobody";
    }
  else if (empty)
    child = "empty";
  gtk_stack_set_visible_child_name (self->stack, child);
  gtk_widget_set_visible (self->chips_scroller,
                          !is_searching (self) && !g_str_equal (child, "empty"));
}

static void
show_selected (RelnetPeoplePage *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  self->selecting = TRUE;
  if (self->selected != 0 && !self->narrow)
    relnet_person_list_find (self->people, self->selected, &position);
  gtk_single_selection_set_selected (self->selection, position);
  self->selecting = FALSE;
}

static void
items_changed_cb (GListModel *model,
                  guint position,
                  guint removed,
                  guint added,
                  RelnetPeoplePage *self)
{
  update_title (self);
  update_stack (self);
  /* Somebody who moved left for a moment, and the selection with them. */
  if (added > 0 && relnet_person_list_get_id (self->people, position) == self->selected)
    show_selected (self);
}

static void
stale_cb (RelnetPersonList *list, RelnetPeoplePage *self)
{
  reload (self);
}

static void
open_position (RelnetPeoplePage *self, guint position)
{
  gint64 id = relnet_person_list_get_id (self->people, position);

  if (id == 0)
    return;
  self->selected = id;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-person", "x", id);
  /* Where the person takes the place of the list, one comes back to a list in which nobody is chosen. */
  if (self->narrow)
    show_selected (self);
}

static void
selection_changed_cb (GtkSelectionModel *selection, guint position, guint n, RelnetPeoplePage *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (!self->selecting && selected != GTK_INVALID_LIST_POSITION
      && relnet_person_list_get_id (self->people, selected) != self->selected)
    open_position (self, selected);
  else if (!self->selecting && self->narrow && selected != GTK_INVALID_LIST_POSITION)
    open_position (self, selected);
}

static void
row_activated_cb (GtkListView *list, guint position, RelnetPeoplePage *self)
{
  open_position (self, position);
}

static void
show_list (RelnetPeoplePage *self, RelnetPersonList *people)
{
  if (self->people != NULL)
    g_signal_handlers_disconnect_by_data (self->people, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->people, people);
  g_clear_object (&self->selection);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (people));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (people, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
  g_signal_connect_object (people, "stale", G_CALLBACK (stale_cb), self, 0);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, 0);
  show_selected (self);
  update_title (self);
  update_stack (self);
}

static void
list_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetPeoplePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetPersonList) people
      = relnet_person_list_load_finish (RELNET_DATABASE (object), result, &error);

  if (people != NULL)
    show_list (self, people);
  else
    relnet_report_error (GTK_WIDGET (self), error);
}

/* Another list in the place of this one, read in the background: the old one stays until it is there. */
static void
reload (RelnetPeoplePage *self)
{
  if (self->database == NULL || self->people == NULL)
    return;
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  relnet_person_list_load_async (self->database, self->clock, &self->query, self->loading,
                                 list_loaded, g_object_ref (self));
}

static void
count_soon (RelnetPeoplePage *self)
{
  relnet_overdue_count_refresh (self->overdue_count, self->database, self->clock,
                                self->query.circle_id);
}

static void
update_circle (RelnetPeoplePage *self)
{
  g_clear_object (&self->circle);
  if (self->query.circle_id != 0)
    self->circle = relnet_circle_store_load (relnet_database_get_reader (self->database),
                                             self->query.circle_id, NULL);
  /* It was deleted while it was shown. */
  if (self->circle == NULL)
    self->query.circle_id = 0;
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetPeoplePage *self)
{
  if (self->query.circle_id != 0
      && relnet_changes_has_id (changes, RELNET_CHANGE_CIRCLE, self->query.circle_id))
    {
      update_circle (self);
      if (self->circle == NULL)
        reload (self);
      else
        update_title (self);
    }
  if (relnet_changes_has (changes, RELNET_CHANGE_PERSON)
      || relnet_changes_has (changes, RELNET_CHANGE_CIRCLE))
    count_soon (self);
}

static void
moved_cb (RelnetClock *clock, RelnetPeoplePage *self)
{
  count_soon (self);
}

static void
filter_toggled_cb (GtkToggleButton *button, RelnetPeoplePage *self)
{
  for (guint i = 0; i < RELNET_N_PERSON_FILTERS; i++)
    if (self->filters[i] == button && gtk_toggle_button_get_active (button)
        && self->query.filter != (RelnetPersonFilter)i)
      {
        self->query.filter = (RelnetPersonFilter)i;
        reload (self);
      }
}

static void
search_mode_cb (RelnetPeoplePage *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    relnet_search_results_prepare (self->results);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (self->people != NULL)
    update_stack (self);
}

static void
search_changed_cb (RelnetPeoplePage *self)
{
  relnet_search_results_find (self->results, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (self->people != NULL)
    update_stack (self);
}

static void
found_cb (RelnetSearchResults *results, RelnetPeoplePage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  /* Translators: adds a person of that name. */
  g_autofree char *label = g_strdup_printf (_ ("Add “%s”"), text);

  gtk_label_set_label (self->add_label, label);
  update_stack (self);
}

static void
entry_activated_cb (RelnetPeoplePage *self)
{
  relnet_search_results_activate (self->results);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                RelnetPeoplePage *self)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || !is_searching (self))
    return GDK_EVENT_PROPAGATE;
  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  relnet_search_results_move (self->results, key == GDK_KEY_Down ? 1 : -1);
  return GDK_EVENT_STOP;
}

typedef struct
{
  RelnetPeoplePage *self;
  RelnetPerson *person;
} Adding;

static void
person_added (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Adding *adding = user_data;
  g_autoptr (GError) error = NULL;

  if (relnet_person_store_finish (RELNET_DATABASE (object), result, &error))
    {
      gtk_search_bar_set_search_mode (adding->self->search_bar, FALSE);
      gtk_widget_activate_action (GTK_WIDGET (adding->self), "win.open-person", "x",
                                  relnet_person_get_id (adding->person));
    }
  else
    relnet_report_error (GTK_WIDGET (adding->self), error);
  g_clear_object (&adding->self);
  g_clear_object (&adding->person);
  g_free (adding);
}

static void
add_found_cb (RelnetPeoplePage *self)
{
  Adding *adding = g_new0 (Adding, 1);

  adding->self = g_object_ref (self);
  adding->person = relnet_person_new ();
  relnet_person_set_text (adding->person, RELNET_PERSON_NAME,
                          gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  relnet_person_store_save_async (self->database, adding->person, self->clock, NULL, NULL,
                                  person_added, adding);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RelnetPeoplePage *self)
{
  gtk_list_item_set_child (item, relnet_person_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RelnetPeoplePage *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);

  relnet_person_row_set_person (RELNET_PERSON_ROW (gtk_list_item_get_child (item)),
                                gtk_list_item_get_item (item), today);
  relnet_photo_cache_show (self->photos, RELNET_PERSON_ROW (gtk_list_item_get_child (item)));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RelnetPeoplePage *self)
{
  relnet_person_row_set_person (RELNET_PERSON_ROW (gtk_list_item_get_child (item)), NULL, "");
}

/* Typing anywhere in the window begins a search while the page is shown. */
static void
relnet_people_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (relnet_people_page_parent_class)->map (widget);
  gtk_search_bar_set_key_capture_widget (RELNET_PEOPLE_PAGE (widget)->search_bar,
                                         GTK_WIDGET (gtk_widget_get_root (widget)));
}

static void
relnet_people_page_unmap (GtkWidget *widget)
{
  gtk_search_bar_set_key_capture_widget (RELNET_PEOPLE_PAGE (widget)->search_bar, NULL);
  GTK_WIDGET_CLASS (relnet_people_page_parent_class)->unmap (widget);
}

static void
set_sort (RelnetPeoplePage *self, const char *name)
{
  for (guint i = 0; i < RELNET_N_PERSON_SORTS; i++)
    if (g_strcmp0 (sort_names[i], name) == 0 && self->query.sort != (RelnetPersonSort)i)
      {
        self->query.sort = (RelnetPersonSort)i;
        reload (self);
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
      }
}

static void
relnet_people_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SORT:
      g_value_set_string (value, sort_names[RELNET_PEOPLE_PAGE (object)->query.sort]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_people_page_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SORT:
      set_sort (RELNET_PEOPLE_PAGE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_people_page_dispose (GObject *object)
{
  RelnetPeoplePage *self = RELNET_PEOPLE_PAGE (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->overdue_count = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), RELNET_TYPE_PEOPLE_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->people);
  g_clear_object (&self->photos);
  g_clear_object (&self->circle);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (relnet_people_page_parent_class)->dispose (object);
}

static void
relnet_people_page_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_PEOPLE_PAGE (object)->tag, g_free);
  G_OBJECT_CLASS (relnet_people_page_parent_class)->finalize (object);
}

static void
relnet_people_page_class_init (RelnetPeoplePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = relnet_people_page_get_property;
  object_class->set_property = relnet_people_page_set_property;
  object_class->dispose = relnet_people_page_dispose;
  object_class->finalize = relnet_people_page_finalize;
  widget_class->map = relnet_people_page_map;
  widget_class->unmap = relnet_people_page_unmap;

  /**
   * RelnetPeoplePage:sort:
   *
   * The order: name, last-contact, overdue or added.
   */
  properties[PROP_SORT]
      = g_param_spec_string ("sort", NULL, NULL, "name",
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RELNET_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/RelNet/ui/people/relnet-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetPeoplePage, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetPeoplePage, header);
  gtk_widget_class_bind_template_child (widget_class, RelnetPeoplePage, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetPeoplePage, back);
  gtk_widget_class_bind_template_child (widget_class, RelnetPeoplePage, add);
  gtk_widget_class_bind_template_child (widget_class, RelnetPeoplePage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, RelnetPeoplePage, entry);
  gtk_widget_class_bind_template_child (widget_class, RelnetPeoplePage, chips_scroller);
  gtk_widget_class_bind_template_child (widget_class, RelnetPeoplePage, chips);
  gtk_widget_class_bind_template_child (widget_class, RelnetPeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, RelnetPeoplePage, list);
  gtk_widget_class_bind_template_child (widget_class, RelnetPeoplePage, nobody);
  gtk_widget_class_bind_template_child (widget_class, RelnetPeoplePage, nothing);
  gtk_widget_class_bind_template_child (widget_class, RelnetPeoplePage, add_label);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_found_cb);
  gtk_widget_class_install_property_action (widget_class, "people.sort", "sort");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
add_filter (RelnetPeoplePage *self, RelnetPersonFilter filter, const char *title)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_label_new (title));
  if (filter == RELNET_PERSON_FILTER_OVERDUE)
    {
      self->overdue_count = RELNET_OVERDUE_COUNT (relnet_overdue_count_new ());
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->overdue_count));
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  self->filters[filter] = GTK_TOGGLE_BUTTON (button);
  gtk_toggle_button_set_group (self->filters[filter], filter > 0 ? self->filters[0] : NULL);
  gtk_toggle_button_set_active (self->filters[filter], filter == RELNET_PERSON_FILTER_ALL);
  g_signal_connect (button, "toggled", G_CALLBACK (filter_toggled_cb), self);
  gtk_box_append (self->chips, button);
}

static void
relnet_people_page_init (RelnetPeoplePage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->entry));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  /* Translators: the filter that shows everybody. */
  add_filter (self, RELNET_PERSON_FILTER_ALL, C_ ("people", "All"));
  add_filter (self, RELNET_PERSON_FILTER_OVERDUE, C_ ("people", "Overdue"));
  add_filter (self, RELNET_PERSON_FILTER_STARRED, C_ ("people", "Starred"));
  /* Translators: the filter that shows the weak ties. */
  add_filter (self, RELNET_PERSON_FILTER_WEAK, C_ ("people", "Weak ties"));
}

/**
 * relnet_people_page_new:
 * @database: a database
 * @clock: the time
 * @settings: the user's settings, which keep the order
 *
 * Returns: (transfer floating): the page, with everybody in it
 */
GtkWidget *
relnet_people_page_new (RelnetDatabase *database, RelnetClock *clock, GSettings *settings)
{
  RelnetPeoplePage *self = g_object_new (RELNET_TYPE_PEOPLE_PAGE, NULL);
  g_autoptr (RelnetPersonList) people = NULL;

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->settings = g_object_ref (settings);
  self->photos = relnet_photo_cache_new (database);
  g_settings_bind (settings, "people-sort", self, "sort", G_SETTINGS_BIND_DEFAULT);
  self->results = RELNET_SEARCH_RESULTS (relnet_search_results_new (database, clock, self->photos));
  g_signal_connect_object (self->results, "found", G_CALLBACK (found_cb), self, 0);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->results), "results");
  people = relnet_person_list_new (database, clock, &self->query);
  show_list (self, people);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (moved_cb), self, 0);
  count_soon (self);
  return GTK_WIDGET (self);
}

/**
 * relnet_people_page_select:
 * @self: the page
 * @id: whose page is shown beside it, 0 for nobody's
 *
 * Marks the person in the list; opens nobody.
 */
void
relnet_people_page_select (RelnetPeoplePage *self, gint64 id)
{
  guint position;

  g_return_if_fail (RELNET_IS_PEOPLE_PAGE (self));

  self->selected = id;
  show_selected (self);
  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/**
 * relnet_people_page_set_circle:
 * @self: the page
 * @id: a circle, 0 for everybody
 *
 * Shows the members of a circle.
 */
void
relnet_people_page_set_circle (RelnetPeoplePage *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_PEOPLE_PAGE (self));

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  if (self->query.circle_id == id && self->tag == NULL)
    return;
  g_clear_pointer (&self->tag, g_free);
  self->query.tag = NULL;
  self->query.circle_id = id;
  self->query.filter = RELNET_PERSON_FILTER_ALL;
  gtk_toggle_button_set_active (self->filters[RELNET_PERSON_FILTER_ALL], TRUE);
  update_circle (self);
  reload (self);
  count_soon (self);
}

/**
 * relnet_people_page_set_tag:
 * @self: the page
 * @tag: (nullable): a tag, %NULL for everybody
 *
 * Shows whoever has a tag.
 */
void
relnet_people_page_set_tag (RelnetPeoplePage *self, const char *tag)
{
  g_return_if_fail (RELNET_IS_PEOPLE_PAGE (self));

  relnet_people_page_set_circle (self, 0);
  self->tag = g_strdup (tag);
  self->query.tag = self->tag;
  reload (self);
}

/**
 * relnet_people_page_set_narrow:
 * @self: the page
 * @narrow: whether a person takes the place of the list instead of standing beside it
 */
void
relnet_people_page_set_narrow (RelnetPeoplePage *self, gboolean narrow)
{
  g_return_if_fail (RELNET_IS_PEOPLE_PAGE (self));

  self->narrow = narrow;
  gtk_widget_set_visible (self->add, narrow);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (self->header), narrow);
  /* Picture 14: there is room for one button of the window. */
  adw_header_bar_set_decoration_layout (ADW_HEADER_BAR (self->header), narrow ? ":close" : NULL);
  show_selected (self);
}

/**
 * relnet_people_page_set_show_back:
 * @self: the page
 * @show_back: whether the sections are behind the page instead of beside it
 */
void
relnet_people_page_set_show_back (RelnetPeoplePage *self, gboolean show_back)
{
  g_return_if_fail (RELNET_IS_PEOPLE_PAGE (self));

  gtk_widget_set_visible (self->back, show_back);
}

/**
 * relnet_people_page_focus_search:
 * @self: the page
 *
 * Opens the search, for Ctrl+F.
 */
void
relnet_people_page_focus_search (RelnetPeoplePage *self)
{
  g_return_if_fail (RELNET_IS_PEOPLE_PAGE (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
