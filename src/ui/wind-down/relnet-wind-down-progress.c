#include "relnet-wind-down-progress.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-cadence.h"
#include "relnet-date.h"
#include "relnet-message-store.h"
#include "relnet-person-store.h"
#include "relnet-report-error.h"
#include "relnet-text.h"
#include "relnet-wind-down-steps.h"
#include "relnet-wind-down-store.h"

/**
 * RelnetWindDownProgress:
 *
 * How far a plan is (E1): its steps to be ticked off, its message, and the way back.
 */
struct _RelnetWindDownProgress
{
  AdwWindow parent_instance;

  GtkWidget *box;
  AdwWindowTitle *title;
  GtkLabel *status;
  AdwPreferencesGroup *steps;
  GtkWidget *message_box;
  GtkLabel *message;
  GtkWidget *copy_button;
  GtkWidget *draft_button;
  GtkLabel *afterwards;
  GtkWidget *resume_button;
  GPtrArray *rows; /* (element-type GtkWidget) not owned */

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetWindDown *plan;
};

G_DEFINE_FINAL_TYPE (RelnetWindDownProgress, relnet_wind_down_progress, ADW_TYPE_WINDOW)

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetWindDownProgress) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_wind_down_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (self->box, error);
}

static void
step_toggled_cb (GtkCheckButton *check, RelnetWindDownProgress *self)
{
  RelnetWindDownStep *step = g_object_get_data (G_OBJECT (check), "relnet-step");
  gboolean done = gtk_check_button_get_active (check);

  if (done != (*relnet_wind_down_step_get_done_on (step) != '\0'))
    relnet_wind_down_store_set_step_done_async (self->database, self->plan, step, done, self->clock, NULL, written,
                                                g_object_ref (self));
}

static GtkWidget *
make_row (RelnetWindDownProgress *self, RelnetWindDownStep *step, const char *today)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new (), *icon;
  RelnetWindDownStepKind kind = relnet_wind_down_step_get_kind (step);
  const char *label = relnet_wind_down_step_kind_to_label (kind), *done_on = relnet_wind_down_step_get_done_on (step);
  int late = relnet_date_days_between (relnet_wind_down_step_get_due (step), today);
  gboolean open = relnet_wind_down_get_state (self->plan) == RELNET_WIND_DOWN_ACTIVE;
  g_autofree char *day = relnet_wind_down_format_day (relnet_wind_down_step_get_due (step));
  g_autofree char *words = NULL;

  if (*done_on != '\0')
    {
      g_autofree char *date = relnet_date_format (done_on);

      words = g_strdup_printf (_ ("Done on %s"), date);
    }
  else if (late > 0 && open)
    {
      g_autofree char *delay = relnet_cadence_format_late (late);

      words = g_strdup_printf ("%s · %s", day, delay);
    }
  else
    words = g_strdup (day);
  icon = gtk_image_new_from_icon_name (relnet_wind_down_step_kind_to_icon_name (kind));
  gtk_widget_add_css_class (icon, "kind-icon");
  gtk_widget_add_css_class (icon, relnet_wind_down_step_kind_to_css_class (kind));
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), *done_on != '\0');
  gtk_widget_set_sensitive (check, relnet_wind_down_get_state (self->plan) != RELNET_WIND_DOWN_RESUMED);
  g_object_set_data_full (G_OBJECT (check), "relnet-step", g_object_ref (step), g_object_unref);
  g_signal_connect (check, "toggled", G_CALLBACK (step_toggled_cb), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  if (*done_on != '\0')
    gtk_widget_add_css_class (row, "closed");
  return row;
}

static gboolean
has_draft (RelnetWindDownProgress *self)
{
  gint64 id = relnet_wind_down_get_message_id (self->plan);
  g_autoptr (RelnetMailMessage) draft
      = id != 0 ? relnet_message_store_load (relnet_database_get_reader (self->database), id, NULL) : NULL;

  return draft != NULL && relnet_mail_message_get_state (draft) == RELNET_MAIL_STATE_DRAFT;
}

static void
show_plan (RelnetWindDownProgress *self)
{
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autofree char *status = relnet_wind_down_dup_status (self->plan, today);
  g_autofree char *subtitle
      = g_strdup_printf (_ ("%s · %s"), relnet_wind_down_get_person_name (self->plan),
                         relnet_wind_down_variant_to_label (relnet_wind_down_get_variant (self->plan)));
  g_autofree char *afterwards = NULL;
  g_autoptr (RelnetPerson) person = relnet_person_store_load (relnet_database_get_reader (self->database),
                                                              relnet_wind_down_get_person_id (self->plan), NULL);
  const char *given = person != NULL ? relnet_person_get_text (person, RELNET_PERSON_GIVEN_NAME) : "";
  GPtrArray *steps = relnet_wind_down_get_steps (self->plan);
  gboolean resumed = relnet_wind_down_get_state (self->plan) == RELNET_WIND_DOWN_RESUMED;
  gboolean written_down = relnet_wind_down_has_text (self->plan, RELNET_WIND_DOWN_MESSAGE);

  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_label_set_text (self->status, status);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->steps, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < steps->len; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (steps, i), today);

      adw_preferences_group_add (self->steps, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->steps), steps->len > 0);
  gtk_label_set_text (self->message, relnet_wind_down_get_text (self->plan, RELNET_WIND_DOWN_MESSAGE));
  gtk_widget_set_visible (self->message_box, written_down);
  gtk_widget_set_visible (self->draft_button, has_draft (self));
  afterwards = relnet_wind_down_dup_afterwards (
      self->plan, *given != '\0' ? given : relnet_wind_down_get_person_name (self->plan));
  gtk_label_set_text (self->afterwards, afterwards);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->afterwards)), !resumed);
  gtk_widget_set_visible (self->resume_button, !resumed);
}

static gboolean
load_plan (RelnetWindDownProgress *self, gint64 plan_id, GError **error)
{
  RelnetWindDown *plan = relnet_wind_down_store_load (relnet_database_get_reader (self->database), plan_id, error);

  if (plan == NULL)
    return FALSE;
  g_clear_object (&self->plan);
  self->plan = plan;
  show_plan (self);
  return TRUE;
}

/* One whose plan was taken back has nothing to show any more. */
static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetWindDownProgress *self)
{
  if ((relnet_changes_has (changes, RELNET_CHANGE_WIND_DOWN) || relnet_changes_has (changes, RELNET_CHANGE_MESSAGE))
      && !load_plan (self, relnet_wind_down_get_id (self->plan), NULL))
    gtk_window_close (GTK_WINDOW (self));
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindDownProgress *self = RELNET_WIND_DOWN_PROGRESS (widget);
  GtkWidget *overlay = gtk_widget_get_ancestor (self->box, ADW_TYPE_TOAST_OVERLAY);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), relnet_wind_down_get_text (self->plan, RELNET_WIND_DOWN_MESSAGE));
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (_ ("Message copied")));
}

static void
open_draft_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindDownProgress *self = RELNET_WIND_DOWN_PROGRESS (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.edit-draft", "x", relnet_wind_down_get_message_id (self->plan));
  gtk_window_close (GTK_WINDOW (self));
}

static void
resume_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindDownProgress *self = RELNET_WIND_DOWN_PROGRESS (widget);

  relnet_wind_down_store_resume_async (self->database, self->plan, self->clock, NULL, written, g_object_ref (self));
}

static void
relnet_wind_down_progress_dispose (GObject *object)
{
  RelnetWindDownProgress *self = RELNET_WIND_DOWN_PROGRESS (object);

  if (self->database != NULL)
    g_signal_handlers_disconnect_by_data (self->database, self);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->plan);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_WIND_DOWN_PROGRESS);
  G_OBJECT_CLASS (relnet_wind_down_progress_parent_class)->dispose (object);
}

static void
relnet_wind_down_progress_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_WIND_DOWN_PROGRESS (object)->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_wind_down_progress_parent_class)->finalize (object);
}

static void
relnet_wind_down_progress_class_init (RelnetWindDownProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_wind_down_progress_dispose;
  G_OBJECT_CLASS (klass)->finalize = relnet_wind_down_progress_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/wind-down/relnet-wind-down-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownProgress, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownProgress, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownProgress, status);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownProgress, steps);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownProgress, message_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownProgress, message);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownProgress, copy_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownProgress, draft_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownProgress, afterwards);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownProgress, resume_button);
  gtk_widget_class_install_action (widget_class, "plan.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "plan.open-draft", NULL, open_draft_cb);
  gtk_widget_class_install_action (widget_class, "plan.resume", NULL, resume_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
relnet_wind_down_progress_init (RelnetWindDownProgress *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_wind_down_progress_new:
 * @database: a database
 * @clock: the time
 * @plan_id: a wind-down
 * @error: return location for an error
 *
 * Returns: (transfer floating) (nullable): the window; %NULL if the plan is not there any more
 */
GtkWidget *
relnet_wind_down_progress_new (RelnetDatabase *database, RelnetClock *clock, gint64 plan_id, GError **error)
{
  RelnetWindDownProgress *self = g_object_new (RELNET_TYPE_WIND_DOWN_PROGRESS, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  if (!load_plan (self, plan_id, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  return GTK_WIDGET (self);
}
