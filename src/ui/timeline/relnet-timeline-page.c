#include "relnet-timeline-page.h"

#include <glib/gi18n-lib.h>

#include "relnet-choice.h"
#include "relnet-circle-store.h"
#include "relnet-date.h"
#include "relnet-interaction-editor.h"
#include "relnet-timeline-list.h"
#include "relnet-timeline-model.h"
#include "relnet-wrap-layout.h"

/**
 * RelnetTimelinePage:
 *
 * Everything that happened with everybody (T2), filtered by channel, period, circle and words.
 */
struct _RelnetTimelinePage
{
  GtkWidget parent_instance;

  GtkSearchEntry *search;
  RelnetWrapBox *filters;
  GtkStack *pages;
  GtkScrolledWindow *window;
  AdwClamp *clamp;
  AdwStatusPage *nothing;
  GtkDropDown *channel;
  GtkDropDown *period;
  GtkDropDown *circle;
  RelnetTimelineList *list;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetTimelineModel *model;
  GArray *circle_ids;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (RelnetTimelinePage, relnet_timeline_page, GTK_TYPE_WIDGET)

/* The periods that are offered, in months back from today; 0 is any time. */
static const struct
{
  const char *label;
  int months;
} periods[] = {
  { N_ ("Any time"), 0 },       { N_ ("Last month"), 1 },  { N_ ("Last 3 months"), 3 },
  { N_ ("Last 12 months"), 12 }, { N_ ("Last 5 years"), 60 },
};

static void
update_page (RelnetTimelinePage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;
  const char *error = relnet_timeline_model_get_error (self->model);

  /* While it is read, what was there stays. */
  if (relnet_timeline_model_get_loading (self->model))
    return;
  adw_status_page_set_description (self->nothing, error != NULL ? error : _ ("No interaction is like that."));
  gtk_stack_set_visible_child_name (self->pages, error != NULL                                      ? "nothing"
                                                 : !empty                                           ? "list"
                                                 : relnet_timeline_model_is_filtered (self->model) ? "nothing"
                                                                                                    : "empty");
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, RelnetTimelinePage *self)
{
  update_page (self);
}

static void
loading_cb (GObject *model, GParamSpec *pspec, RelnetTimelinePage *self)
{
  update_page (self);
}

static void
apply (RelnetTimelinePage *self)
{
  guint channel = gtk_drop_down_get_selected (self->channel);
  guint period = gtk_drop_down_get_selected (self->period);
  guint circle = gtk_drop_down_get_selected (self->circle);
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autofree char *from = NULL;

  if (self->setting)
    return;
  if (period < G_N_ELEMENTS (periods) && periods[period].months > 0)
    from = relnet_date_add_months (today, -periods[period].months);
  relnet_timeline_model_set_filter (
      self->model,
      &(RelnetTimelineFilter){
          .channels = channel > 0 && channel != GTK_INVALID_LIST_POSITION ? 1u << (channel - 1) : 0,
          .circle_id = circle > 0 && circle <= self->circle_ids->len ? g_array_index (self->circle_ids, gint64, circle - 1) : 0,
          .from = from,
          .text = gtk_editable_get_text (GTK_EDITABLE (self->search)),
      });
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->window), 0);
  update_page (self);
}

static void
show_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetTimelinePage *self = RELNET_TIMELINE_PAGE (widget);

  self->setting = TRUE;
  gtk_drop_down_set_selected (self->channel, 0);
  gtk_drop_down_set_selected (self->period, 0);
  gtk_drop_down_set_selected (self->circle, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->setting = FALSE;
  apply (self);
}

static void
fill_circles (RelnetTimelinePage *self)
{
  g_autoptr (GPtrArray) circles = relnet_circle_store_load_all (relnet_database_get_reader (self->database), NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->circle);
  gint64 chosen = selected > 0 && selected <= self->circle_ids->len ? g_array_index (self->circle_ids, gint64, selected - 1) : 0;

  g_array_set_size (self->circle_ids, 0);
  gtk_string_list_append (names, _ ("All circles"));
  selected = 0;
  for (guint i = 0; circles != NULL && i < circles->len; i++)
    {
      RelnetCircle *circle = g_ptr_array_index (circles, i);
      gint64 id = relnet_circle_get_id (circle);

      gtk_string_list_append (names, relnet_circle_get_name (circle));
      g_array_append_val (self->circle_ids, id);
      if (id == chosen)
        selected = i + 1;
    }
  self->setting = TRUE;
  gtk_drop_down_set_model (self->circle, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->circle, selected);
  self->setting = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->circle), self->circle_ids->len > 0);
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetTimelinePage *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_CIRCLE))
    fill_circles (self);
}

static void
activated_cb (RelnetTimelineList *list, RelnetInteraction *interaction, RelnetTimelinePage *self)
{
  relnet_interaction_editor_open (GTK_WIDGET (self), self->database, self->clock, interaction);
}

static GtkDropDown *
add_filter (RelnetTimelinePage *self, const char *name)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_tooltip_text (drop_down, name);
  relnet_drop_down_set_up (GTK_DROP_DOWN (drop_down), name);
  relnet_wrap_box_append (self->filters, drop_down);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (apply), self);
  return GTK_DROP_DOWN (drop_down);
}

static void
relnet_timeline_page_dispose (GObject *object)
{
  RelnetTimelinePage *self = RELNET_TIMELINE_PAGE (object);
  GtkWidget *child;

  self->setting = TRUE;
  g_clear_object (&self->model);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_TIMELINE_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (relnet_timeline_page_parent_class)->dispose (object);
}

static void
relnet_timeline_page_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_TIMELINE_PAGE (object)->circle_ids, g_array_unref);
  G_OBJECT_CLASS (relnet_timeline_page_parent_class)->finalize (object);
}

static void
relnet_timeline_page_class_init (RelnetTimelinePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_timeline_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = relnet_timeline_page_finalize;
  g_type_ensure (RELNET_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/timeline/relnet-timeline-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetTimelinePage, search);
  gtk_widget_class_bind_template_child (widget_class, RelnetTimelinePage, filters);
  gtk_widget_class_bind_template_child (widget_class, RelnetTimelinePage, pages);
  gtk_widget_class_bind_template_child (widget_class, RelnetTimelinePage, window);
  gtk_widget_class_bind_template_child (widget_class, RelnetTimelinePage, clamp);
  gtk_widget_class_bind_template_child (widget_class, RelnetTimelinePage, nothing);
  gtk_widget_class_install_action (widget_class, "timeline.show-all", NULL, show_all_cb);
}

static void
relnet_timeline_page_init (RelnetTimelinePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->circle_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * relnet_timeline_page_new:
 * @database: a database
 * @clock: the time
 * @settings: the user's settings
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
relnet_timeline_page_new (RelnetDatabase *database, RelnetClock *clock, GSettings *settings)
{
  RelnetTimelinePage *self = g_object_new (RELNET_TYPE_TIMELINE_PAGE, NULL);
  g_autoptr (GtkStringList) channels = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->model = relnet_timeline_model_new (database);
  self->list = RELNET_TIMELINE_LIST (relnet_timeline_list_new (self->model, clock));
  adw_clamp_set_child (self->clamp, GTK_WIDGET (self->list));
  self->setting = TRUE;
  self->channel = add_filter (self, _ ("Channel"));
  self->period = add_filter (self, _ ("Period"));
  self->circle = add_filter (self, _ ("Circle"));
  gtk_string_list_append (channels, _ ("All channels"));
  for (int i = 0; i < RELNET_N_CHANNELS; i++)
    gtk_string_list_append (channels, relnet_channel_to_label ((RelnetChannel) i));
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    gtk_string_list_append (times, _ (periods[i].label));
  gtk_drop_down_set_model (self->channel, G_LIST_MODEL (channels));
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (times));
  fill_circles (self);
  g_signal_connect (self->list, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (loading_cb), self, 0);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (apply), self);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  self->setting = FALSE;
  apply (self);
  return GTK_WIDGET (self);
}
