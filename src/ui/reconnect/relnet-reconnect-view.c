#include "relnet-reconnect-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-avatar.h"
#include "relnet-closeness.h"
#include "relnet-date.h"
#include "relnet-interaction-store.h"
#include "relnet-interaction-words.h"
#include "relnet-person-store.h"
#include "relnet-reconnect-approach.h"
#include "relnet-reconnect-part-row.h"
#include "relnet-reconnect-store.h"
#include "relnet-reconnect.h"
#include "relnet-report-error.h"
#include "relnet-snooze-popover.h"
#include "relnet-template.h"
#include "relnet-text.h"
#include "relnet-wrap-layout.h"

/* Below this the two cards stand below each other and reasons below their bars. */
#define NARROW_WIDTH 520
#define MAX_MUTUAL   3

/**
 * RelnetReconnectView:
 *
 * Somebody to get back in touch with (picture 05): why now, how, and through whom.
 */
struct _RelnetReconnectView
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkWidget *menu_button;
  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *role;
  GtkLabel *last;
  GtkWidget *score_box;
  GtkLabel *score;
  GtkWidget *resting;
  GtkLabel *resting_text;
  RelnetWrapBox *actions;
  GtkWidget *call;
  GtkWidget *not_now;
  GtkWidget *rest;
  GtkBox *parts;
  RelnetReconnectPartRow *part_rows[RELNET_RECONNECT_N_PARTS];
  GtkBox *approaches;
  RelnetReconnectApproach *nothing;
  RelnetReconnectApproach *request;
  GtkWidget *cold;
  GtkLabel *cold_text;
  GtkWidget *mutual;
  GtkListBox *mutual_list;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetReconnectTie *tie;
  char *phone;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (RelnetReconnectView, relnet_reconnect_view, GTK_TYPE_WIDGET)

static void
written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetReconnectView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!relnet_database_write_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
put_off_cb (GtkWidget *popover, const char *date, RelnetReconnectView *self)
{
  relnet_reconnect_store_put_off_async (self->database, relnet_reconnect_view_get_person (self), date, self->clock, NULL,
                                        written, g_object_ref (self));
}

static void
rest_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetReconnectView *self = RELNET_RECONNECT_VIEW (widget);

  relnet_reconnect_store_set_resting_async (self->database, relnet_reconnect_view_get_person (self), TRUE, self->clock,
                                            NULL, written, g_object_ref (self));
}

/* Also ends “not now”: set_resting forgets it. */
static void
wake_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetReconnectView *self = RELNET_RECONNECT_VIEW (widget);

  relnet_reconnect_store_set_resting_async (self->database, relnet_reconnect_view_get_person (self), FALSE, self->clock,
                                            NULL, written, g_object_ref (self));
}

static RelnetReconnectApproach *
get_chosen (RelnetReconnectView *self)
{
  return relnet_reconnect_approach_get_chosen (self->request) ? self->request : self->nothing;
}

static void
write_situation (RelnetReconnectView *self, const char *situation)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.write-template", "(xs)", relnet_reconnect_view_get_person (self),
                              situation);
}

static void
write_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetReconnectView *self = RELNET_RECONNECT_VIEW (widget);

  write_situation (self, relnet_reconnect_approach_get_situation (get_chosen (self)));
}

static void
coffee_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  write_situation (RELNET_RECONNECT_VIEW (widget), "reconnect-meet");
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.open-person", "x",
                              relnet_reconnect_view_get_person (RELNET_RECONNECT_VIEW (widget)));
}

static void
log_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.log", "x",
                              relnet_reconnect_view_get_person (RELNET_RECONNECT_VIEW (widget)));
}

static void
called (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetReconnectView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
call_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetReconnectView *self = RELNET_RECONNECT_VIEW (widget);
  g_autofree char *digits = relnet_text_phone_digits (self->phone);
  g_autofree char *uri = g_strconcat ("tel:", digits, NULL);

  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, called, g_object_ref (self));
}

static void
ask_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.write-template-about", "(xssx)", g_variant_get_int64 (parameter), "ask-mutual",
                              "", relnet_reconnect_view_get_person (RELNET_RECONNECT_VIEW (widget)));
}

/* R5: after a long silence the message without a request comes first. */
static void
update_cold (RelnetReconnectView *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autofree char *silence = NULL, *text = NULL;
  gboolean cold = get_chosen (self) == self->request && relnet_reconnect_is_cold (self->tie, today);

  gtk_widget_set_visible (self->cold, cold);
  if (!cold)
    return;
  silence = relnet_reconnect_tie_dup_silence (self->tie, today);
  /* Translators: how long it has been silent: “3 years of silence”. */
  text = g_strdup_printf (_ ("After %s a request is easily taken for the reason to write: give news first, ask later."),
                          silence);
  gtk_label_set_label (self->cold_text, text);
}

static void
update_preview (RelnetReconnectView *self, RelnetReconnectApproach *approach)
{
  RelnetTemplateRequest request = {
    .situation = relnet_reconnect_approach_get_situation (approach),
    .person_id = relnet_reconnect_view_get_person (self),
  };
  g_autofree char *subject = NULL, *body = NULL, *quote = NULL;
  g_autoptr (GError) error = NULL;

  if (!relnet_template_render (relnet_database_get_reader (self->database), self->clock, &request, &subject, &body, &error))
    {
      relnet_reconnect_approach_set_preview (approach, error->message);
      return;
    }
  g_strstrip (body);
  for (char *p = body; *p != '\0'; p++)
    if (*p == '\n')
      *p = ' ';
  /* Translators: the beginning of a message, in quotation marks. */
  quote = g_strdup_printf (_ ("“%s”"), body);
  relnet_reconnect_approach_set_preview (approach, quote);
}

static void
approach_changed_cb (RelnetReconnectView *self)
{
  if (self->tie == NULL)
    return;
  update_preview (self, self->nothing);
  update_preview (self, self->request);
  update_cold (self);
}

static void
cold_clicked_cb (RelnetReconnectView *self)
{
  relnet_reconnect_approach_choose (self->nothing);
}

static void
show_last (RelnetReconnectView *self)
{
  RelnetTimelineFilter filter = { .person_id = relnet_reconnect_view_get_person (self) };
  g_autoptr (GPtrArray) page
      = relnet_interaction_store_load_page (relnet_database_get_reader (self->database), &filter, NULL, 1, NULL);
  g_autofree char *text = NULL, *title = NULL, *date = NULL;

  if (page == NULL || page->len == 0)
    text = g_strdup (_ ("No exchange yet"));
  else
    {
      RelnetInteraction *last = g_ptr_array_index (page, 0);

      title = relnet_interaction_words_dup_title (last);
      date = relnet_date_format (relnet_interaction_get_date (last));
      /* Translators: what the last exchange was, then its date. */
      text = g_strdup_printf (_ ("Last exchange: %s, %s"), title, date);
    }
  gtk_label_set_label (self->last, text);
}

static void
show_choice (RelnetReconnectView *self)
{
  RelnetConnection *reader = relnet_database_get_reader (self->database);
  gint64 id = relnet_reconnect_view_get_person (self);
  gboolean resting = relnet_reconnect_store_is_resting (reader, id);
  g_autofree char *until = relnet_reconnect_store_get_not_until (reader, id);
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  gboolean put_off = strcmp (until, today) > 0;

  gtk_widget_set_visible (self->resting, resting || put_off);
  gtk_widget_set_visible (self->not_now, !resting);
  gtk_widget_set_visible (self->rest, !resting);
  if (resting)
    gtk_label_set_label (self->resting_text, _ ("You let this tie rest: it is not suggested."));
  else if (put_off)
    {
      g_autofree char *date = relnet_date_format (until);
      g_autofree char *text = g_strdup_printf (_ ("Not suggested until %s."), date);

      gtk_label_set_label (self->resting_text, text);
    }
}

static void
mutual_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetReconnectView *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "person-id");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-person", "x", *id);
}

static GtkWidget *
make_mutual_row (const RelnetReconnectMutual *mutual, const char *today)
{
  GtkWidget *row = adw_action_row_new (), *avatar = relnet_avatar_new (40);
  GtkWidget *button = gtk_button_new_with_label (_ ("Ask them"));
  g_autofree char *age = NULL, *tie = relnet_closeness_step_to_words (mutual->step), *subtitle = NULL, *label = NULL;
  gint64 *id = g_new (gint64, 1);

  if (relnet_date_is_valid (mutual->last_contact))
    {
      age = relnet_date_format_age (mutual->last_contact, today);
      /* Translators: when one was in touch (“3 weeks ago”), then how close the tie is (“closeness: 4 of 5”). */
      subtitle = g_strdup_printf (_ ("In touch %s · %s"), age, tie);
    }
  else
    subtitle = g_strdup (tie);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), mutual->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  relnet_avatar_set_text (RELNET_AVATAR (avatar), mutual->name);
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reconnect.ask");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", mutual->person_id);
  /* Translators: for screen readers: the person who is asked. */
  label = g_strdup_printf (_ ("Ask %s"), mutual->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  *id = mutual->person_id;
  g_object_set_data_full (G_OBJECT (row), "person-id", id, g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
show_mutual (RelnetReconnectView *self, const char *today)
{
  g_autoptr (GPtrArray) mutual
      = relnet_reconnect_load_mutual (relnet_database_get_reader (self->database), relnet_reconnect_view_get_person (self),
                                      today, MAX_MUTUAL, NULL);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->mutual_list))) != NULL)
    gtk_list_box_remove (self->mutual_list, row);
  gtk_widget_set_visible (self->mutual, mutual != NULL && mutual->len > 0);
  for (guint i = 0; mutual != NULL && i < mutual->len; i++)
    gtk_list_box_append (self->mutual_list, make_mutual_row (g_ptr_array_index (mutual, i), today));
}

static void
show_who (RelnetReconnectView *self)
{
  const char *title = relnet_reconnect_tie_get_title (self->tie), *city = relnet_reconnect_tie_get_city (self->tie);
  const char *organisation = relnet_reconnect_tie_get_organisation (self->tie);
  g_autoptr (RelnetPerson) person = relnet_person_store_load (relnet_database_get_reader (self->database),
                                                              relnet_reconnect_view_get_person (self), NULL);
  g_autofree char *role = g_strdup_printf ("%s%s%s%s%s", title, *title != '\0' && *organisation != '\0' ? " · " : "",
                                           organisation, *organisation != '\0' && *city != '\0' ? ", " : "",
                                           *organisation != '\0' ? city : "");
  g_autofree char *score = g_strdup_printf ("%d", relnet_reconnect_tie_get_score (self->tie));

  adw_avatar_set_text (self->avatar, relnet_reconnect_tie_get_name (self->tie));
  gtk_label_set_label (self->name, relnet_reconnect_tie_get_name (self->tie));
  gtk_label_set_label (self->role, role);
  gtk_widget_set_visible (GTK_WIDGET (self->role), *role != '\0');
  gtk_label_set_label (self->score, score);
  g_clear_pointer (&self->phone, g_free);
  if (person != NULL)
    {
      g_autoptr (RelnetContactPoint) phone
          = g_list_model_get_item (G_LIST_MODEL (relnet_person_get_phones (person)), 0);

      if (phone != NULL)
        self->phone = g_strdup (relnet_contact_point_get_value (phone));
    }
  gtk_widget_set_visible (self->call, self->phone != NULL);
  gtk_widget_set_tooltip_text (self->call, self->phone);
}

static void
show (RelnetReconnectView *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);

  gtk_stack_set_visible_child_name (self->stack, self->tie != NULL ? "tie" : "nobody");
  gtk_widget_set_visible (self->menu_button, self->tie != NULL);
  if (self->tie == NULL)
    return;
  show_who (self);
  show_last (self);
  show_choice (self);
  for (guint i = 0; i < RELNET_RECONNECT_N_PARTS; i++)
    relnet_reconnect_part_row_set_tie (self->part_rows[i], self->tie);
  approach_changed_cb (self);
  show_mutual (self, today);
}

static void
load (RelnetReconnectView *self, gint64 person_id)
{
  RelnetConnection *reader = relnet_database_get_reader (self->database);
  g_autofree char *today = relnet_clock_dup_today (self->clock);

  g_clear_object (&self->tie);
  if (person_id != 0)
    self->tie = relnet_reconnect_load (reader, person_id, today, NULL);
  if (self->tie != NULL && !relnet_reconnect_explain (reader, self->tie, today, NULL))
    g_clear_object (&self->tie);
  show (self);
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetReconnectView *self)
{
  if (self->tie != NULL
      && (relnet_changes_has (changes, RELNET_CHANGE_PERSON) || relnet_changes_has (changes, RELNET_CHANGE_RECONNECT)
          || relnet_changes_has (changes, RELNET_CHANGE_GOAL) || relnet_changes_has (changes, RELNET_CHANGE_ACQUAINTANCE)
          || relnet_changes_has (changes, RELNET_CHANGE_TEMPLATE)))
    load (self, relnet_reconnect_view_get_person (self));
}

static void
moved_cb (RelnetClock *clock, RelnetReconnectView *self)
{
  if (self->tie != NULL)
    load (self, relnet_reconnect_view_get_person (self));
}

static void
relnet_reconnect_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RelnetReconnectView *self = RELNET_RECONNECT_VIEW (widget);
  gboolean narrow = width < NARROW_WIDTH;

  if (narrow != self->narrow)
    {
      self->narrow = narrow;
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->approaches),
                                      narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
      for (guint i = 0; i < RELNET_RECONNECT_N_PARTS; i++)
        relnet_reconnect_part_row_set_narrow (self->part_rows[i], narrow);
    }
  gtk_widget_size_allocate (self->content, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
relnet_reconnect_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                               int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (RELNET_RECONNECT_VIEW (widget)->content, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  /* The cards stand below each other where there is no room beside each other. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 340);
}

static void
relnet_reconnect_view_dispose (GObject *object)
{
  RelnetReconnectView *self = RELNET_RECONNECT_VIEW (object);

  g_clear_object (&self->tie);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->phone, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_RECONNECT_VIEW);
  G_OBJECT_CLASS (relnet_reconnect_view_parent_class)->dispose (object);
}

static void
relnet_reconnect_view_class_init (RelnetReconnectViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_reconnect_view_dispose;
  widget_class->size_allocate = relnet_reconnect_view_size_allocate;
  widget_class->measure = relnet_reconnect_view_measure;
  g_type_ensure (RELNET_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/reconnect/relnet-reconnect-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, content);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, stack);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, scroller);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, avatar);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, name);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, role);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, last);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, score_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, score);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, resting);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, resting_text);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, actions);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, parts);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, approaches);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, cold);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, cold_text);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, mutual);
  gtk_widget_class_bind_template_child (widget_class, RelnetReconnectView, mutual_list);
  gtk_widget_class_bind_template_callback (widget_class, cold_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, mutual_activated_cb);
  gtk_widget_class_install_action (widget_class, "reconnect.write", NULL, write_cb);
  gtk_widget_class_install_action (widget_class, "reconnect.call", NULL, call_cb);
  gtk_widget_class_install_action (widget_class, "reconnect.coffee", NULL, coffee_cb);
  gtk_widget_class_install_action (widget_class, "reconnect.rest", NULL, rest_cb);
  gtk_widget_class_install_action (widget_class, "reconnect.wake", NULL, wake_cb);
  gtk_widget_class_install_action (widget_class, "reconnect.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "reconnect.log", NULL, log_cb);
  gtk_widget_class_install_action (widget_class, "reconnect.ask", "x", ask_cb);
}

static GtkWidget *
add_action (RelnetReconnectView *self, GtkWidget *button, const char *icon_name, const char *title, const char *action)
{
  if (icon_name != NULL)
    {
      GtkWidget *content = adw_button_content_new ();

      adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon_name);
      adw_button_content_set_label (ADW_BUTTON_CONTENT (content), title);
      if (GTK_IS_MENU_BUTTON (button))
        gtk_menu_button_set_child (GTK_MENU_BUTTON (button), content);
      else
        gtk_button_set_child (GTK_BUTTON (button), content);
    }
  else
    gtk_button_set_label (GTK_BUTTON (button), title);
  /* AdwButtonContent names the button it is in, but not a menu button. */
  if (GTK_IS_MENU_BUTTON (button))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  relnet_wrap_box_append (self->actions, button);
  return button;
}

static void
relnet_reconnect_view_init (RelnetReconnectView *self)
{
  const RelnetApproachWay nothing[2]
      = { { C_ ("reconnect", "News"), "reconnect-news" }, { C_ ("reconnect", "Meet"), "reconnect-meet" } };
  const RelnetApproachWay request[2] = { { C_ ("reconnect", "Direct"), "reconnect-request-direct" },
                                         { C_ ("reconnect", "Success first"), "reconnect-request-success" } };
  GtkWidget *button;

  gtk_widget_init_template (GTK_WIDGET (self));
  button = add_action (self, gtk_button_new (), "mail-message-new-symbolic", _ ("Write"), "reconnect.write");
  gtk_widget_add_css_class (button, "suggested-action");
  self->call = add_action (self, gtk_button_new (), "call-start-symbolic", _ ("Call"), "reconnect.call");
  add_action (self, gtk_button_new (), "relnet-coffee-symbolic", _ ("Suggest a coffee"), "reconnect.coffee");
  self->not_now = add_action (self, gtk_menu_button_new (), "alarm-symbolic", _ ("Not now"), NULL);
  gtk_widget_add_css_class (self->not_now, "flat");
  self->rest = add_action (self, gtk_button_new (), NULL, _ ("Let it rest"), "reconnect.rest");
  gtk_widget_add_css_class (self->rest, "flat");
  for (guint i = 0; i < RELNET_RECONNECT_N_PARTS; i++)
    {
      self->part_rows[i] = RELNET_RECONNECT_PART_ROW (relnet_reconnect_part_row_new ((RelnetReconnectPart)i));
      gtk_box_append (self->parts, GTK_WIDGET (self->part_rows[i]));
    }
  self->nothing = RELNET_RECONNECT_APPROACH (relnet_reconnect_approach_new (
      _ ("Nothing to ask"), _ ("Simply give and ask for news. Best as a first step."), nothing, NULL));
  self->request = RELNET_RECONNECT_APPROACH (relnet_reconnect_approach_new (
      _ ("A request"), _ ("Direct and transparent, with a way out."), request, self->nothing));
  gtk_box_append (self->approaches, GTK_WIDGET (self->nothing));
  gtk_box_append (self->approaches, GTK_WIDGET (self->request));
  g_signal_connect_object (self->nothing, "changed", G_CALLBACK (approach_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->request, "changed", G_CALLBACK (approach_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * relnet_reconnect_view_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the view, of nobody
 */
GtkWidget *
relnet_reconnect_view_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetReconnectView *self = g_object_new (RELNET_TYPE_RECONNECT_VIEW, NULL);
  g_autofree char *today = relnet_clock_dup_today (clock);
  GtkWidget *popover = relnet_snooze_popover_new (today);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->not_now), popover);
  g_signal_connect (popover, "picked", G_CALLBACK (put_off_cb), self);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (moved_cb), self, 0);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * relnet_reconnect_view_set_person:
 * @self: the view
 * @person_id: whom to show, 0 for nobody
 */
void
relnet_reconnect_view_set_person (RelnetReconnectView *self, gint64 person_id)
{
  g_return_if_fail (RELNET_IS_RECONNECT_VIEW (self));

  if (person_id == relnet_reconnect_view_get_person (self))
    return;
  relnet_reconnect_approach_choose (self->nothing);
  load (self, person_id);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * relnet_reconnect_view_get_person:
 * @self: the view
 *
 * Returns: who is shown, 0 for nobody
 */
gint64
relnet_reconnect_view_get_person (RelnetReconnectView *self)
{
  g_return_val_if_fail (RELNET_IS_RECONNECT_VIEW (self), 0);

  return self->tie != NULL ? relnet_reconnect_tie_get_person_id (self->tie) : 0;
}
