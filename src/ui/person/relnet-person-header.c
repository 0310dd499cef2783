#include "relnet-person-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-agenda-entry.h"
#include "relnet-avatar.h"
#include "relnet-cadence.h"
#include "relnet-circle-store.h"
#include "relnet-closeness.h"
#include "relnet-date.h"
#include "relnet-follow-up-editor.h"
#include "relnet-follow-up-store.h"
#include "relnet-person-edit.h"
#include "relnet-person-words.h"
#include "relnet-report-error.h"
#include "relnet-snooze-popover.h"
#include "relnet-text.h"
#include "relnet-tie-meter.h"
#include "relnet-wrap-layout.h"

/**
 * RelnetPersonHeader:
 *
 * The head of a person's page: who it is, what to do, how you met, what is due. It is the same on every tab.
 */
struct _RelnetPersonHeader
{
  GtkWidget parent_instance;

  GtkBox *head;
  AdwAvatar *avatar;
  GtkBox *texts;
  GtkLabel *name;
  GtkLabel *role;
  RelnetWrapBox *chips;
  GtkBox *wide_actions;
  GtkMenuButton *menu_button;
  GtkBox *narrow_actions;
  GtkBox *state;
  GtkBox *met_box;
  GtkLabel *met;
  GtkBox *notice;
  GtkImage *notice_icon;
  GtkLabel *notice_text;
  GtkMenuButton *snooze_button;
  GtkButton *notice_write;
  GtkButton *resume_button;
  GtkListBox *follow_ups;
  GtkWidget *asking; /* the popover that is open */

  RelnetDatabase *database;
  RelnetClock *clock;
  gint64 person_id;
  char *person_name;
  GBytes *photo;
  GPtrArray *shown_follow_ups;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (RelnetPersonHeader, relnet_person_header, GTK_TYPE_WIDGET)

/* Twice the size of the avatar, for screens with fine pixels. */
#define PHOTO_PIXELS 176

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetPersonHeader) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_database_write_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self), error);
}

static gboolean
snooze (RelnetPerson *person, gpointer data, GError **error)
{
  relnet_person_set_text (person, RELNET_PERSON_SNOOZED_UNTIL, data);
  return TRUE;
}

static void
snoozed_cb (GtkWidget *popover, const char *date, RelnetPersonHeader *self)
{
  g_autofree char *label = g_strdup_printf (_ ("%s snoozed"), self->person_name);

  relnet_person_edit_async (self->database, self->person_id, label, snooze, g_strdup (date), g_free, self->clock, NULL,
                            written, g_object_ref (self));
}

static void
paused_cb (GtkWidget *popover, const char *date, RelnetPersonHeader *self)
{
  relnet_follow_up_store_pause_person_async (self->database, self->person_id, date, NULL, written, g_object_ref (self));
}

static void
follow_up_saved_cb (GtkWidget *popover, RelnetFollowUp *follow_up, RelnetPersonHeader *self)
{
  if (relnet_follow_up_get_person_id (follow_up) == 0)
    relnet_follow_up_set_person_id (follow_up, self->person_id);
  relnet_follow_up_store_save_async (self->database, follow_up, self->clock, NULL, written, g_object_ref (self));
}

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  g_object_unref (popover);
  return G_SOURCE_REMOVE;
}

static void
asked_cb (GtkWidget *popover, RelnetPersonHeader *self)
{
  /* Not before its last signal. */
  if (self->asking == popover)
    self->asking = NULL;
  g_idle_add (unparent_cb, g_object_ref (popover));
}

static void
ask (RelnetPersonHeader *self, GtkWidget *popover)
{
  GtkWidget *parent = self->narrow ? GTK_WIDGET (self->narrow_actions) : GTK_WIDGET (self->menu_button);

  if (self->asking != NULL)
    gtk_widget_unparent (self->asking);
  self->asking = popover;
  gtk_widget_set_parent (popover, parent);
  g_signal_connect (popover, "closed", G_CALLBACK (asked_cb), self);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static GtkWidget *
make_circle_chip (RelnetCircle *circle)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (relnet_circle_get_name (circle));
  GtkWidget *button = gtk_button_new ();
  g_autofree char *colour = g_strdup_printf ("colour-%d", relnet_circle_get_colour (circle));

  gtk_widget_add_css_class (dot, "circle-dot");
  gtk_widget_add_css_class (dot, colour);
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-circle");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", relnet_circle_get_id (circle));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, relnet_circle_get_name (circle),
                                  -1);
  return button;
}

static GtkWidget *
make_city_chip (const char *city)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (city);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("mark-location-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "chip");
  gtk_widget_add_css_class (box, "small");
  return box;
}

static GtkWidget *
make_tie_meter (RelnetPersonHeader *self, RelnetPersonSummary *summary)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock), *words = NULL;
  GtkWidget *meter = relnet_tie_meter_new ();
  int step = relnet_closeness_get_step (relnet_person_summary_get_closeness (summary), today);

  relnet_tie_meter_set_step (RELNET_TIE_METER (meter), step);
  words = relnet_closeness_step_to_words (step);
  gtk_widget_set_tooltip_text (meter, words);
  gtk_widget_set_valign (meter, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (meter, 6);
  return meter;
}

static void
show_chips (RelnetPersonHeader *self, RelnetPerson *person, RelnetPersonSummary *summary)
{
  GArray *ids = relnet_person_get_circle_ids (person);
  const char *city = relnet_person_get_text (person, RELNET_PERSON_CITY);

  relnet_wrap_box_clear (self->chips);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (RelnetCircle) circle = relnet_circle_store_load (relnet_database_get_reader (self->database),
                                                                  g_array_index (ids, gint64, i), NULL);

      if (circle != NULL)
        relnet_wrap_box_append (self->chips, make_circle_chip (circle));
    }
  if (!relnet_text_is_blank (city))
    relnet_wrap_box_append (self->chips, make_city_chip (city));
  relnet_wrap_box_append (self->chips, make_tie_meter (self, summary));
}

static void
show_meeting (RelnetPersonHeader *self, RelnetPerson *person)
{
  g_autofree char *meeting = relnet_person_dup_how_met (person);
  /* Translators: before the place, event and date; in the tone of a label. */
  g_autofree char *text = g_strdup_printf (_ ("How you met — %s"), meeting);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *dash = strstr (text, meeting);

  gtk_label_set_text (self->met, text);
  /* The words of the label are dim, those of the user are not. */
  if (dash != NULL)
    {
      PangoAttribute *dim = pango_attr_foreground_alpha_new (65535 * 7 / 10);

      dim->end_index = (guint) (dash - text);
      pango_attr_list_insert (attributes, dim);
    }
  gtk_label_set_attributes (self->met, attributes);
  gtk_widget_set_visible (GTK_WIDGET (self->met_box), *meeting != '\0');
}

static void
set_notice (RelnetPersonHeader *self, const char *before, const char *bold, gboolean overdue, gboolean paused)
{
  g_autofree char *text = NULL;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  gtk_widget_set_visible (GTK_WIDGET (self->notice), bold != NULL);
  if (bold == NULL)
    return;
  text = g_strconcat (before, bold, NULL);
  if (overdue)
    {
      PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      weight->start_index = (guint) strlen (before);
      pango_attr_list_insert (attributes, weight);
      gtk_widget_add_css_class (GTK_WIDGET (self->notice), "warning");
      gtk_widget_remove_css_class (GTK_WIDGET (self->notice), "info");
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->notice), "info");
      gtk_widget_remove_css_class (GTK_WIDGET (self->notice), "warning");
    }
  gtk_label_set_attributes (self->notice_text, attributes);
  gtk_label_set_text (self->notice_text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->snooze_button), overdue);
  gtk_widget_set_visible (GTK_WIDGET (self->notice_write), overdue && !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->resume_button), paused);
}

static void
show_notice (RelnetPersonHeader *self, RelnetPerson *person, RelnetPersonSummary *summary)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  const char *due = relnet_person_summary_get_due (summary);
  const char *paused = relnet_person_get_text (person, RELNET_PERSON_PAUSED_UNTIL);
  const char *snoozed = relnet_person_get_text (person, RELNET_PERSON_SNOOZED_UNTIL);

  if (relnet_date_is_valid (paused) && strcmp (paused, today) > 0)
    {
      g_autofree char *date = relnet_date_format (paused);
      /* Translators: no reminders about this person until a day. */
      g_autofree char *text = g_strdup_printf (_ ("Paused until %s"), date);

      set_notice (self, "", text, FALSE, TRUE);
    }
  else if (relnet_date_is_valid (due) && strcmp (due, today) < 0
           && !(relnet_date_is_valid (snoozed) && strcmp (snoozed, today) > 0))
    {
      g_autofree char *rhythm = relnet_cadence_format (relnet_person_summary_get_cadence_days (summary));
      g_autofree char *before = g_strconcat (rhythm, " — ", NULL);
      g_autofree char *late = relnet_cadence_format_overdue (relnet_date_days_between (due, today));

      set_notice (self, before, *relnet_person_summary_get_last_contact (summary) != '\0' ? late : _ ("never in touch yet"),
                  TRUE, FALSE);
    }
  else
    set_notice (self, NULL, NULL, FALSE, FALSE);
}

static GtkWidget *
make_follow_up_button (RelnetPersonHeader *self, RelnetFollowUp *follow_up)
{
  g_autofree char *key = relnet_agenda_key_new (RELNET_AGENDA_FOLLOW_UP, relnet_follow_up_get_id (follow_up),
                                                relnet_follow_up_get_due (follow_up));
  GtkWidget *button = gtk_button_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, _ ("Done"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Done"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.entry-done");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", key);
  return button;
}

static void
follow_up_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetPersonHeader *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  GtkWidget *editor = relnet_follow_up_editor_new (today);
  RelnetFollowUp *follow_up
      = g_ptr_array_index (self->shown_follow_ups, (guint) gtk_list_box_row_get_index (row));

  relnet_follow_up_editor_edit (RELNET_FOLLOW_UP_EDITOR (editor), follow_up);
  g_signal_connect (editor, "save", G_CALLBACK (follow_up_saved_cb), self);
  ask (self, editor);
}

static void
show_follow_ups (RelnetPersonHeader *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) open
      = relnet_follow_up_store_load_open (relnet_database_get_reader (self->database), self->person_id, &error);
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->follow_ups))) != NULL)
    gtk_list_box_remove (self->follow_ups, row);
  gtk_widget_set_visible (GTK_WIDGET (self->follow_ups), open != NULL && open->len > 0);
  if (open == NULL)
    {
      relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < open->len; i++)
    {
      RelnetFollowUp *follow_up = g_ptr_array_index (open, i);
      const char *what = relnet_follow_up_get_what (follow_up);
      const char *due = relnet_follow_up_get_due (follow_up);
      g_autofree char *date = relnet_date_format_short (due, today);
      g_autofree char *age = relnet_date_format_age (due, today);
      g_autofree char *subtitle = g_strdup_printf ("%s · %s", date, age);

      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), relnet_text_is_blank (what) ? _ ("Follow up") : what);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "alarm-symbolic");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_follow_up_button (self, follow_up));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (self->follow_ups, row);
    }
  g_clear_pointer (&self->shown_follow_ups, g_ptr_array_unref);
  self->shown_follow_ups = g_steal_pointer (&open);
}

static void
photo_decoded (GObject *object, GAsyncResult *result, gpointer data)
{
  RelnetPersonHeader *self = RELNET_PERSON_HEADER (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    g_debug ("A photo cannot be shown: %s", error->message);
  /* Another person is shown meanwhile. */
  if (self->avatar != NULL && self->photo == g_task_get_task_data (G_TASK (result)))
    adw_avatar_set_custom_image (self->avatar, GDK_PAINTABLE (texture));
}

static void
decode_photo (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GdkTexture *texture = relnet_avatar_make_thumbnail (data, PHOTO_PIXELS, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
show_photo (RelnetPersonHeader *self, GBytes *photo)
{
  if (photo != NULL && self->photo != NULL && g_bytes_equal (photo, self->photo))
    return;
  g_clear_pointer (&self->photo, g_bytes_unref);
  adw_avatar_set_custom_image (self->avatar, NULL);
  if (photo != NULL)
    {
      g_autoptr (GTask) task = g_task_new (self, NULL, photo_decoded, NULL);

      self->photo = g_bytes_ref (photo);
      g_task_set_task_data (task, g_bytes_ref (photo), (GDestroyNotify) g_bytes_unref);
      g_task_run_in_thread (task, decode_photo);
    }
}

static void
update_layout (RelnetPersonHeader *self)
{
  GtkAlign align = self->narrow ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL;
  GtkJustification justify = self->narrow ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->head, self->narrow ? 12 : 20);
  gtk_widget_set_halign (GTK_WIDGET (self->name), align);
  gtk_widget_set_halign (GTK_WIDGET (self->role), align);
  gtk_label_set_justify (self->name, justify);
  gtk_label_set_justify (self->role, justify);
  gtk_label_set_xalign (self->name, self->narrow ? 0.5f : 0.0f);
  gtk_label_set_xalign (self->role, self->narrow ? 0.5f : 0.0f);
  relnet_wrap_box_set_centered (self->chips, self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->wide_actions), !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_actions), self->narrow);
}

static void
relnet_person_header_dispose (GObject *object)
{
  RelnetPersonHeader *self = RELNET_PERSON_HEADER (object);
  GtkWidget *child;

  if (self->asking != NULL)
    gtk_widget_unparent (self->asking);
  self->asking = NULL;
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->photo, g_bytes_unref);
  g_clear_pointer (&self->shown_follow_ups, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_PERSON_HEADER);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  self->avatar = NULL;
  G_OBJECT_CLASS (relnet_person_header_parent_class)->dispose (object);
}

static void
relnet_person_header_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_PERSON_HEADER (object)->person_name, g_free);
  G_OBJECT_CLASS (relnet_person_header_parent_class)->finalize (object);
}

static void
relnet_person_header_class_init (RelnetPersonHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relnet_person_header_dispose;
  object_class->finalize = relnet_person_header_finalize;
  g_type_ensure (RELNET_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/person/relnet-person-header.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, head);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, avatar);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, texts);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, name);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, role);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, chips);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, wide_actions);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, narrow_actions);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, state);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, met_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, met);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, notice);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, notice_icon);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, notice_text);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, snooze_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, notice_write);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, resume_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonHeader, follow_ups);
}

static void
relnet_person_header_init (RelnetPersonHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->follow_ups, "row-activated", G_CALLBACK (follow_up_activated_cb), self);
}

/**
 * relnet_person_header_new:
 * @database: a database
 * @clock: the time
 * @menu: what the ⋮ button offers
 *
 * Returns: (transfer floating): the header, of nobody yet
 */
GtkWidget *
relnet_person_header_new (RelnetDatabase *database, RelnetClock *clock, GMenuModel *menu)
{
  RelnetPersonHeader *self = g_object_new (RELNET_TYPE_PERSON_HEADER, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  return GTK_WIDGET (self);
}

/**
 * relnet_person_header_show:
 * @self: the header
 * @person: whom to show
 * @summary: what is due about them
 */
void
relnet_person_header_show (RelnetPersonHeader *self, RelnetPerson *person, RelnetPersonSummary *summary)
{
  const char *title = relnet_person_summary_get_title (summary);
  const char *organisation = relnet_person_summary_get_organisation (summary);
  g_autofree char *role
      = g_strdup_printf ("%s%s%s", title, *title != '\0' && *organisation != '\0' ? " · " : "", organisation);
  g_autofree char *today = relnet_clock_dup_today (self->clock);

  self->person_id = relnet_person_get_id (person);
  g_free (self->person_name);
  self->person_name = g_strdup (relnet_person_get_name (person));
  adw_avatar_set_text (self->avatar, self->person_name);
  gtk_label_set_text (self->name, self->person_name);
  gtk_label_set_text (self->role, role);
  gtk_widget_set_visible (GTK_WIDGET (self->role), *role != '\0');
  show_photo (self, relnet_person_get_photo (person));
  show_chips (self, person, summary);
  show_meeting (self, person);
  show_notice (self, person, summary);
  show_follow_ups (self);
  if (gtk_menu_button_get_popover (self->snooze_button) == NULL)
    {
      GtkWidget *popover = relnet_snooze_popover_new (today);

      g_signal_connect (popover, "picked", G_CALLBACK (snoozed_cb), self);
      gtk_menu_button_set_popover (self->snooze_button, popover);
    }
}

/**
 * relnet_person_header_set_narrow:
 * @self: the header
 * @narrow: whether to stack its parts (picture 15)
 */
void
relnet_person_header_set_narrow (RelnetPersonHeader *self, gboolean narrow)
{
  self->narrow = narrow;
  update_layout (self);
  gtk_widget_set_visible (GTK_WIDGET (self->notice_write),
                          !narrow && gtk_widget_get_visible (GTK_WIDGET (self->snooze_button)));
}

/**
 * relnet_person_header_ask_follow_up:
 * @self: the header
 *
 * Asks when to come back to the person, and about what.
 */
void
relnet_person_header_ask_follow_up (RelnetPersonHeader *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  GtkWidget *editor = relnet_follow_up_editor_new (today);

  g_signal_connect (editor, "save", G_CALLBACK (follow_up_saved_cb), self);
  ask (self, editor);
}

/**
 * relnet_person_header_ask_snooze:
 * @self: the header
 *
 * Asks until when not to remind of the person.
 */
void
relnet_person_header_ask_snooze (RelnetPersonHeader *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  GtkWidget *popover = relnet_snooze_popover_new (today);

  g_signal_connect (popover, "picked", G_CALLBACK (snoozed_cb), self);
  ask (self, popover);
}

/**
 * relnet_person_header_ask_pause:
 * @self: the header
 *
 * Asks until when to pause the person.
 */
void
relnet_person_header_ask_pause (RelnetPersonHeader *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  GtkWidget *popover = relnet_snooze_popover_new (today);

  g_signal_connect (popover, "picked", G_CALLBACK (paused_cb), self);
  ask (self, popover);
}

/**
 * relnet_person_header_set_brief:
 * @self: the header
 * @brief: whether to leave out how you met and what is due
 */
void
relnet_person_header_set_brief (RelnetPersonHeader *self, gboolean brief)
{
  gtk_widget_set_visible (GTK_WIDGET (self->state), !brief);
}
