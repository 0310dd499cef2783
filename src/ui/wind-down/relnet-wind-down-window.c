#include "relnet-wind-down-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-account-store.h"
#include "relnet-choice.h"
#include "relnet-contact-point.h"
#include "relnet-contract-store.h"
#include "relnet-date.h"
#include "relnet-names.h"
#include "relnet-person-store.h"
#include "relnet-report-error.h"
#include "relnet-step-row.h"
#include "relnet-text.h"
#include "relnet-wind-down-letter.h"
#include "relnet-wind-down-store.h"

/* Notice that is nearer than this is told in the colour of what is late. In days. */
#define NEAR_NOTICE 30

/* Below this width the two sides stand one below the other. */
#define NARROW_BELOW 760

/* How long coffees are put off and a pause lasts, unless the user says otherwise: a quarter. In months. */
#define USUAL_PAUSE 3

/**
 * RelnetWindDownWindow:
 *
 * How to take some distance with care (picture 09): what there is to think of on one side, in any order; on the other what
 * becomes of it, at once: the message and the reminders. Nothing is sent: *Create the Plan* makes a draft and reminders.
 */

G_DEFINE_FINAL_TYPE (RelnetWindDownWindow, relnet_wind_down_window, ADW_TYPE_WINDOW)

static char *
dup_first_name (RelnetWindDownWindow *self)
{
  const char *given = relnet_person_get_text (self->person, RELNET_PERSON_GIVEN_NAME);

  return g_strdup (*given != '\0' ? given : relnet_person_get_name (self->person));
}

/* As they sign in their first account; without one, as the system knows them, if that is a name. */
static char *
dup_me (RelnetWindDownWindow *self)
{
  g_autoptr (GPtrArray) accounts = relnet_account_store_load_all (relnet_database_get_reader (self->database), NULL);
  const char *name = g_get_real_name ();

  if (accounts != NULL && accounts->len > 0)
    return g_strdup (relnet_account_get_name (g_ptr_array_index (accounts, 0)));
  return g_strdup (g_str_equal (name, "Unknown") || g_strcmp0 (name, g_get_user_name ()) == 0 ? "" : name);
}

static char *
dup_address (RelnetWindDownWindow *self)
{
  GListModel *emails = G_LIST_MODEL (relnet_person_get_emails (self->person));
  g_autoptr (RelnetContactPoint) email = g_list_model_get_item (emails, 0);

  return g_strdup (email != NULL ? relnet_contact_point_get_value (email) : "");
}

static char *
dup_message (RelnetWindDownWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->message);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* The contract as it would end: one without an end of its own ends with the plan. NULL for the other variants. */
static RelnetContract *
dup_ending (RelnetWindDownWindow *self)
{
  RelnetContract *ending;
  const char *until = relnet_wind_down_get_text (self->plan, RELNET_WIND_DOWN_UNTIL);

  if (relnet_wind_down_get_variant (self->plan) != RELNET_WIND_DOWN_SUPPLIER)
    return NULL;
  ending = relnet_contract_copy (self->contract);
  if (*relnet_contract_get_text (ending, RELNET_CONTRACT_ENDS_ON) == '\0')
    {
      relnet_contract_set_text (ending, RELNET_CONTRACT_ENDS_ON, until);
      /* An end that was only wished for says nothing of when it began. */
      relnet_contract_set_text (ending, RELNET_CONTRACT_STARTS_ON, "");
    }
  return ending;
}

static void
write_message (RelnetWindDownWindow *self, RelnetContract *ending)
{
  g_autofree char *first_name = dup_first_name (self);
  const RelnetLetterFacts facts = { .first_name = first_name,
                                    .language = relnet_person_get_text (self->person, RELNET_PERSON_LANGUAGE),
                                    .reg = relnet_person_get_text (self->person, RELNET_PERSON_REGISTER),
                                    .me = self->me,
                                    .today = self->today };
  g_autofree char *letter = relnet_wind_down_letter_write (self->plan, ending, &facts);
  g_autofree char *shown = dup_message (self);

  if (self->edited || strcmp (letter, shown) == 0)
    return;
  self->setting = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->message), letter, -1);
  self->setting = FALSE;
}

static GtkWidget *
make_reminder (RelnetWindDownStep *step)
{
  GtkWidget *row = adw_action_row_new ();
  RelnetWindDownStepKind kind = relnet_wind_down_step_get_kind (step);
  GtkWidget *icon = gtk_image_new_from_icon_name (relnet_wind_down_step_kind_to_icon_name (kind));
  g_autofree char *day = relnet_wind_down_format_day (relnet_wind_down_step_get_due (step));

  gtk_widget_add_css_class (icon, "kind-icon");
  gtk_widget_add_css_class (icon, relnet_wind_down_step_kind_to_css_class (kind));
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), relnet_wind_down_step_kind_to_label (kind));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), day);
  return row;
}

static void
show_reminders (RelnetWindDownWindow *self)
{
  GPtrArray *steps = relnet_wind_down_get_steps (self->plan);

  for (guint i = 0; i < self->reminder_rows->len; i++)
    adw_preferences_group_remove (self->reminders, g_ptr_array_index (self->reminder_rows, i));
  g_ptr_array_set_size (self->reminder_rows, 0);
  for (guint i = 0; i < steps->len; i++)
    {
      GtkWidget *row = make_reminder (g_ptr_array_index (steps, i));

      adw_preferences_group_add (self->reminders, row);
      g_ptr_array_add (self->reminder_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->reminders), steps->len > 0);
}

/* By when notice is to be given, for which end; if it is too late, that it is, and what comes next. */
static void
show_notice (RelnetWindDownWindow *self, RelnetContract *ending)
{
  RelnetNoticeDate date;
  g_autofree char *words = NULL;
  g_autofree char *problem = NULL;
  int days = 0;
  gboolean open;

  if (self->notice_by == NULL)
    return;
  open = relnet_contract_compute (ending, self->today, &date, &problem) && date.state == RELNET_NOTICE_OPEN
         && *relnet_contract_get_text (ending, RELNET_CONTRACT_NOTICE_GIVEN_ON) == '\0';
  if (open)
    {
      g_autofree char *day = relnet_date_format (date.notice_by);
      g_autofree char *age = relnet_date_format_age (date.notice_by, self->today);
      g_autofree char *end = relnet_date_format (date.ends_on);
      g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b> · %s", day, age);

      days = relnet_date_days_between (self->today, date.notice_by);
      gtk_label_set_markup (self->notice_day, markup);
      words = *date.missed != '\0' ? relnet_contract_describe (ending, self->today)
                                   /* Translators: %s is a date. */
                                   : g_strdup_printf (_ ("For an end on %s"), end);
    }
  else
    {
      gtk_label_set_text (self->notice_day, "");
      words = *relnet_contract_get_text (ending, RELNET_CONTRACT_ENDS_ON) != '\0'
                  ? relnet_contract_describe (ending, self->today)
                  : g_strdup (_ ("Once you have chosen an end"));
    }
  if (open && days <= NEAR_NOTICE)
    gtk_widget_add_css_class (GTK_WIDGET (self->notice_day), "near");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->notice_day), "near");
  adw_action_row_set_subtitle (self->notice_by, words);
}

static void
show_until (RelnetWindDownWindow *self, RelnetContract *ending)
{
  const char *until = relnet_wind_down_get_text (self->plan, RELNET_WIND_DOWN_UNTIL);
  const char *ends_on = ending != NULL ? relnet_contract_get_text (ending, RELNET_CONTRACT_ENDS_ON) : "";
  g_autofree char *words = NULL;
  RelnetNoticeDate date;

  if (self->until == NULL)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self->until), "error");
  if (*until != '\0' && strcmp (until, self->today) < 0)
    {
      words = g_strdup (_ ("This end lies in the past. Choose a later day."));
      gtk_widget_add_css_class (GTK_WIDGET (self->until), "error");
    }
  else if (*until != '\0' && *ends_on != '\0' && relnet_contract_compute (ending, self->today, &date, NULL)
           && strcmp (until, date.ends_on) < 0)
    {
      g_autofree char *end = relnet_date_format (date.ends_on);

      words = g_strdup_printf (_ ("The contract runs until %s."), end);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->until), words != NULL ? words : "");
}

/* What was said in a step, on one line; and whether that is enough. */
static void
show_step (RelnetWindDownWindow *self, RelnetStepRow *row, const RelnetStepSpec *spec)
{
  g_autoptr (GString) summary = g_string_new (NULL);
  gboolean done = FALSE;
  const char *until = relnet_wind_down_get_text (self->plan, RELNET_WIND_DOWN_UNTIL);

  for (guint i = 0; i < RELNET_MAX_ANSWERS && spec->answers[i].lead != NULL; i++)
    {
      g_autofree char *text = relnet_text_clean (relnet_wind_down_get_text (self->plan, spec->answers[i].text));

      if (*text != '\0')
        g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "", text);
    }
  done = summary->len > 0;
  switch (spec->extra)
    {
    case RELNET_STEP_EXTRA_TRANSITION:
    case RELNET_STEP_EXTRA_UNTIL:
      done = *until != '\0' && strcmp (until, self->today) >= 0;
      break;
    case RELNET_STEP_EXTRA_NOTICE:
      done = relnet_contract_get_notice (self->contract)->count > 0
             || *relnet_contract_get_text (self->contract, RELNET_CONTRACT_NOTICE_GIVEN_ON) != '\0';
      break;
    case RELNET_STEP_EXTRA_CHOICE:
      done = relnet_wind_down_has_text (self->plan, RELNET_WIND_DOWN_GROUP) || *until != '\0';
      break;
    case RELNET_STEP_EXTRA_RHYTHM:
      done = TRUE;
      break;
    case RELNET_STEP_EXTRA_NONE:
    default:
      break;
    }
  relnet_step_row_set_summary (row, spec->extra == RELNET_STEP_EXTRA_NONE ? summary->str : "");
  relnet_step_row_set_done (row, done);
}

/* Everything that follows from what was said. */
static void
rebuild (RelnetWindDownWindow *self)
{
  g_autoptr (RelnetContract) ending = NULL;
  g_autofree char *first_name = dup_first_name (self);
  g_autofree char *afterwards = NULL;
  const RelnetStepSpec *specs;
  guint n;

  g_clear_handle_id (&self->rebuild_idle, g_source_remove);
  if (self->until != NULL)
    relnet_wind_down_set_text (self->plan, RELNET_WIND_DOWN_UNTIL, relnet_date_row_get_date (self->until));
  if (self->ask_help != NULL)
    {
      gboolean asks = gtk_switch_get_active (self->ask_help);

      relnet_wind_down_set_text (self->plan, RELNET_WIND_DOWN_ASK_HELP, asks ? "yes" : "");
      gtk_widget_set_visible (self->handed_over, asks);
      gtk_widget_set_visible (self->successor, asks);
    }
  if (self->in_group != NULL)
    {
      gboolean group = gtk_check_button_get_active (self->in_group);

      relnet_wind_down_set_text (self->plan, RELNET_WIND_DOWN_GROUP, group ? "yes" : "");
      gtk_widget_set_visible (GTK_WIDGET (self->until), !group);
    }
  if (self->rhythm != NULL)
    relnet_wind_down_set_cadence (self->plan, relnet_wind_down_news_months[gtk_drop_down_get_selected (self->rhythm)] * 30);
  if (self->notice != NULL)
    {
      relnet_contract_set_notice (self->contract, relnet_period_row_get_period (self->notice));
      relnet_contract_set_text (self->contract, RELNET_CONTRACT_EXIT_COST,
                                gtk_editable_get_text (GTK_EDITABLE (self->exit_cost)));
    }
  ending = dup_ending (self);
  relnet_wind_down_plan (self->plan, ending, self->today);
  write_message (self, ending);
  show_reminders (self);
  show_notice (self, ending);
  show_until (self, ending);
  specs = relnet_wind_down_get_specs (relnet_wind_down_get_variant (self->plan), &n);
  for (guint i = 0; i < self->step_rows->len && i < n; i++)
    show_step (self, g_ptr_array_index (self->step_rows, i), &specs[i]);
  afterwards = relnet_wind_down_dup_afterwards (self->plan, first_name);
  gtk_label_set_text (self->afterwards, afterwards);
}

static gboolean
rebuild_cb (gpointer data)
{
  RelnetWindDownWindow *self = RELNET_WIND_DOWN_WINDOW (data);

  self->rebuild_idle = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/**
 * relnet_wind_down_window_queue_rebuild:
 * @self: the window
 *
 * Something was said: what follows from it is shown as soon as there is nothing else to do.
 */
void
relnet_wind_down_window_queue_rebuild (RelnetWindDownWindow *self)
{
  if (self->rebuild_idle == 0 && self->plan != NULL && !self->setting)
    self->rebuild_idle = g_idle_add (rebuild_cb, self);
}

/* The steps of the variant; what was answered elsewhere stays known. */
static void
show_variant (RelnetWindDownWindow *self)
{
  RelnetWindDownVariant variant = relnet_wind_down_get_variant (self->plan);
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *subtitle = NULL;
  const RelnetStepSpec *specs;
  guint n;

  self->until = NULL;
  self->ask_help = NULL;
  self->handed_over = self->successor = NULL;
  self->notice = NULL;
  self->notice_by = NULL;
  self->notice_day = NULL;
  self->exit_cost = NULL;
  self->in_group = NULL;
  self->rhythm = NULL;
  g_ptr_array_set_size (self->step_rows, 0);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  relnet_names_set (list, _ ("What there is to think of"));
  specs = relnet_wind_down_get_specs (variant, &n);
  self->setting = TRUE;
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *step = relnet_step_row_new (_ (specs[i].title), i + 1);

      for (guint j = 0; j < RELNET_MAX_ANSWERS && specs[i].answers[j].lead != NULL; j++)
        adw_expander_row_add_row (
            ADW_EXPANDER_ROW (step),
            relnet_wind_down_window_make_answer (self, specs[i].answers[j].text, _ (specs[i].answers[j].lead)));
      relnet_wind_down_window_add_extra (self, ADW_EXPANDER_ROW (step), specs[i].extra);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (step), specs[i].open);
      gtk_list_box_append (GTK_LIST_BOX (list), step);
      g_ptr_array_add (self->step_rows, step);
    }
  self->setting = FALSE;
  adw_bin_set_child (self->steps_bin, list);
  gtk_label_set_text (self->hint, relnet_wind_down_get_hint (variant));
  /* Translators: a name, then of what kind the relationship is: “Julien Tardivel · Supplier”. */
  subtitle = g_strdup_printf (_ ("%s · %s"), relnet_person_get_name (self->person), relnet_wind_down_variant_to_label (variant));
  adw_window_title_set_subtitle (self->title, subtitle);
  rebuild (self);
}

/* For what is only put off, until when is proposed; for a supplier, the end of the contract. */
static void
propose_until (RelnetWindDownWindow *self)
{
  g_autofree char *later = relnet_date_add_months (self->today, USUAL_PAUSE);
  RelnetNoticeDate date;

  switch (relnet_wind_down_get_variant (self->plan))
    {
    case RELNET_WIND_DOWN_COFFEE:
    case RELNET_WIND_DOWN_PAUSE:
      relnet_wind_down_set_text (self->plan, RELNET_WIND_DOWN_UNTIL, later);
      break;
    case RELNET_WIND_DOWN_SUPPLIER:
      relnet_wind_down_set_text (self->plan, RELNET_WIND_DOWN_UNTIL, "");
      if (relnet_contract_compute (self->contract, self->today, &date, NULL) && strcmp (date.ends_on, self->today) >= 0)
        relnet_wind_down_set_text (self->plan, RELNET_WIND_DOWN_UNTIL, date.ends_on);
      break;
    case RELNET_WIND_DOWN_MENTEE:
    case RELNET_N_WIND_DOWN_VARIANTS:
    default:
      relnet_wind_down_set_text (self->plan, RELNET_WIND_DOWN_UNTIL, "");
    }
  relnet_wind_down_set_cadence (self->plan, relnet_wind_down_get_variant (self->plan) == RELNET_WIND_DOWN_MENTEE
                                                ? relnet_wind_down_news_months[0] * 30
                                                : RELNET_WIND_DOWN_YEARLY);
}

static void
variant_selected_cb (RelnetWindDownWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->variants);

  if (self->plan == NULL || chosen >= RELNET_N_WIND_DOWN_VARIANTS || chosen == relnet_wind_down_get_variant (self->plan))
    return;
  relnet_wind_down_set_variant (self->plan, (RelnetWindDownVariant) chosen);
  propose_until (self);
  show_variant (self);
}

static void
edit_toggled_cb (RelnetWindDownWindow *self)
{
  gboolean editing = gtk_toggle_button_get_active (self->edit_button);

  gtk_text_view_set_editable (self->message, editing);
  gtk_text_view_set_cursor_visible (self->message, editing);
  adw_button_content_set_label (self->edit_content, editing ? _ ("Write Anew") : _ ("Edit"));
  adw_button_content_set_icon_name (self->edit_content, editing ? "edit-undo-symbolic" : "document-edit-symbolic");
  if (editing)
    gtk_widget_grab_focus (GTK_WIDGET (self->message));
  else
    {
      /* From the steps again. */
      self->edited = FALSE;
      rebuild (self);
    }
}

static void
message_changed_cb (RelnetWindDownWindow *self)
{
  if (!self->setting)
    self->edited = TRUE;
}

static void
created (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetWindDownWindow) self = data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  gint64 person_id = relnet_wind_down_get_person_id (self->plan);

  if (!relnet_wind_down_store_finish (RELNET_DATABASE (object), result, &error))
    {
      gtk_widget_set_sensitive (self->box, TRUE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.create", TRUE);
      relnet_report_error (self->box, error);
      return;
    }
  if (parent != NULL && relnet_wind_down_get_variant (self->plan) == RELNET_WIND_DOWN_COFFEE
      && relnet_wind_down_has_text (self->plan, RELNET_WIND_DOWN_GROUP))
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.invite-to-meet-up", "x", person_id);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* The draft, where there is an address to send it to. */
static RelnetMailMessage *
make_draft (RelnetWindDownWindow *self)
{
  g_autofree char *address = dup_address (self);
  g_autofree char *first_name = dup_first_name (self);
  const RelnetLetterFacts facts = { .first_name = first_name,
                                    .language = relnet_person_get_text (self->person, RELNET_PERSON_LANGUAGE),
                                    .reg = relnet_person_get_text (self->person, RELNET_PERSON_REGISTER),
                                    .today = self->today };
  RelnetMailMessage *draft;

  if (*address == '\0')
    return NULL;
  draft = relnet_mail_message_new ();
  relnet_mail_message_set_subject (draft, relnet_wind_down_letter_get_subject (self->plan, &facts));
  relnet_mail_message_set_body (draft, relnet_wind_down_get_text (self->plan, RELNET_WIND_DOWN_MESSAGE));
  relnet_mail_message_add_recipient (draft, RELNET_RECIPIENT_TO, relnet_person_get_name (self->person), address,
                                     relnet_person_get_id (self->person));
  return draft;
}

static void
create_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindDownWindow *self = RELNET_WIND_DOWN_WINDOW (widget);
  g_autoptr (RelnetMailMessage) draft = NULL;
  g_autofree char *message = NULL;
  gboolean supplier = relnet_wind_down_get_variant (self->plan) == RELNET_WIND_DOWN_SUPPLIER;
  gboolean contracted;

  rebuild (self);
  message = dup_message (self);
  relnet_wind_down_set_text (self->plan, RELNET_WIND_DOWN_MESSAGE, message);
  draft = make_draft (self);
  contracted = supplier
               && (relnet_contract_get_id (self->contract) != 0 || relnet_contract_get_notice (self->contract)->count > 0);
  if (contracted && relnet_contract_get_id (self->contract) == 0)
    {
      const char *order = relnet_wind_down_get_text (self->plan, RELNET_WIND_DOWN_LAST_ORDER);

      relnet_contract_set_text (self->contract, RELNET_CONTRACT_WHAT,
                                relnet_text_is_blank (order) ? _ ("Work together") : order);
    }
  gtk_widget_set_sensitive (self->box, FALSE);
  gtk_widget_action_set_enabled (widget, "plan.create", FALSE);
  relnet_wind_down_store_create_async (self->database, self->plan, contracted ? self->contract : NULL, draft, self->clock, NULL,
                                       created, g_object_ref (self));
}

static gboolean
narrow_idle_cb (gpointer data)
{
  RelnetWindDownWindow *self = RELNET_WIND_DOWN_WINDOW (data);

  self->narrow_idle = 0;
  self->narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW_BELOW;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->columns, !self->narrow);
  return G_SOURCE_REMOVE;
}

static void
relnet_wind_down_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RelnetWindDownWindow *self = RELNET_WIND_DOWN_WINDOW (widget);

  GTK_WIDGET_CLASS (relnet_wind_down_window_parent_class)->size_allocate (widget, width, height, baseline);
  /* Nothing may change its size while sizes are given. */
  if ((width < NARROW_BELOW) != self->narrow && self->narrow_idle == 0)
    self->narrow_idle = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, narrow_idle_cb, self, NULL);
}

static void
relnet_wind_down_window_dispose (GObject *object)
{
  RelnetWindDownWindow *self = RELNET_WIND_DOWN_WINDOW (object);

  g_clear_handle_id (&self->narrow_idle, g_source_remove);
  g_clear_handle_id (&self->rebuild_idle, g_source_remove);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->person);
  g_clear_object (&self->plan);
  g_clear_object (&self->contract);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_WIND_DOWN_WINDOW);
  G_OBJECT_CLASS (relnet_wind_down_window_parent_class)->dispose (object);
}

static void
relnet_wind_down_window_finalize (GObject *object)
{
  RelnetWindDownWindow *self = RELNET_WIND_DOWN_WINDOW (object);

  g_clear_pointer (&self->step_rows, g_ptr_array_unref);
  g_clear_pointer (&self->reminder_rows, g_ptr_array_unref);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->me, g_free);
  G_OBJECT_CLASS (relnet_wind_down_window_parent_class)->finalize (object);
}

static void
relnet_wind_down_window_class_init (RelnetWindDownWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_wind_down_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = relnet_wind_down_window_finalize;
  widget_class->size_allocate = relnet_wind_down_window_size_allocate;
  g_type_ensure (RELNET_TYPE_AVATAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/wind-down/relnet-wind-down-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownWindow, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownWindow, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownWindow, avatar);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownWindow, history);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownWindow, variants);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownWindow, steps_bin);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownWindow, edit_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownWindow, edit_content);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownWindow, message);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownWindow, without_address);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownWindow, reminders);
  gtk_widget_class_bind_template_child (widget_class, RelnetWindDownWindow, afterwards);
  gtk_widget_class_install_action (widget_class, "plan.create", NULL, create_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "plan.create", NULL);
}

static void
relnet_wind_down_window_init (RelnetWindDownWindow *self)
{
  self->step_rows = g_ptr_array_new ();
  self->reminder_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->edit_button, "toggled", G_CALLBACK (edit_toggled_cb), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->message), "changed", G_CALLBACK (message_changed_cb), self);
}

static RelnetWindDownVariant
guess_variant (RelnetPerson *person)
{
  if (relnet_person_has_relation (person, RELNET_RELATION_SUPPLIER))
    return RELNET_WIND_DOWN_SUPPLIER;
  if (relnet_person_has_relation (person, RELNET_RELATION_MENTEE))
    return RELNET_WIND_DOWN_MENTEE;
  return RELNET_WIND_DOWN_COFFEE;
}

/* “6 years of contact · 41 exchanges” */
static void
show_history (RelnetWindDownWindow *self)
{
  g_autofree char *first_on = NULL;
  guint n = relnet_wind_down_store_count_history (relnet_database_get_reader (self->database), relnet_person_get_id (self->person),
                                                  &first_on);
  int years = relnet_date_is_valid (first_on) ? relnet_date_days_between (first_on, self->today) / 365 : 0;
  g_autofree char *exchanges = g_strdup_printf (ngettext ("%u exchange", "%u exchanges", n), n);
  g_autofree char *since = NULL;
  g_autofree char *words = NULL;

  if (years > 0)
    {
      since = g_strdup_printf (ngettext ("%d year together", "%d years together", (gulong) years), years);
      words = g_strdup_printf ("%s · %s", since, exchanges);
    }
  else
    words = g_steal_pointer (&exchanges);
  gtk_label_set_text (self->history, words);
}

/* The contract that can still be ended, the one that ends last first. */
static RelnetContract *
find_contract (RelnetWindDownWindow *self)
{
  g_autoptr (GPtrArray) contracts = relnet_contract_store_load_of_person (relnet_database_get_reader (self->database),
                                                                          relnet_person_get_id (self->person), NULL);
  RelnetContract *contract;

  for (guint i = 0; contracts != NULL && i < contracts->len; i++)
    if (*relnet_contract_get_text (g_ptr_array_index (contracts, i), RELNET_CONTRACT_NOTICE_GIVEN_ON) == '\0')
      return g_object_ref (g_ptr_array_index (contracts, i));
  contract = relnet_contract_new ();
  relnet_contract_set_person (contract, relnet_person_get_id (self->person), relnet_person_get_name (self->person));
  return contract;
}

/**
 * relnet_wind_down_window_new:
 * @database: a database
 * @clock: the time
 * @person_id: from whom some distance is taken
 * @error: return location for an error
 *
 * Returns: (transfer floating) (nullable): the window; %NULL if the person is not there any more
 */
GtkWidget *
relnet_wind_down_window_new (RelnetDatabase *database, RelnetClock *clock, gint64 person_id, GError **error)
{
  g_autoptr (RelnetPerson) person = relnet_person_store_load (relnet_database_get_reader (database), person_id, error);
  g_autoptr (GtkStringList) names = NULL;
  g_autofree char *address = NULL;
  RelnetWindDownWindow *self;
  RelnetWindDownVariant variant;

  if (person == NULL)
    return NULL;
  self = g_object_new (RELNET_TYPE_WIND_DOWN_WINDOW, NULL);
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->person = g_steal_pointer (&person);
  self->today = relnet_clock_dup_today (clock);
  self->me = dup_me (self);
  self->contract = find_contract (self);
  variant = guess_variant (self->person);
  names = gtk_string_list_new (NULL);
  for (guint i = 0; i < RELNET_N_WIND_DOWN_VARIANTS; i++)
    gtk_string_list_append (names, relnet_wind_down_variant_to_label ((RelnetWindDownVariant) i));
  gtk_drop_down_set_model (self->variants, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->variants, variant);
  relnet_drop_down_set_up (self->variants, _ ("Kind of relationship"));
  g_signal_connect_swapped (self->variants, "notify::selected", G_CALLBACK (variant_selected_cb), self);
  self->plan = relnet_wind_down_new (variant);
  relnet_wind_down_set_person (self->plan, person_id, relnet_person_get_name (self->person));
  relnet_wind_down_set_text (self->plan, RELNET_WIND_DOWN_ASK_HELP, "yes");
  relnet_avatar_set_text (self->avatar, relnet_person_get_name (self->person));
  address = dup_address (self);
  gtk_label_set_text (self->without_address,
                      _ ("There is no e-mail address: the message stays in the plan, to be copied or told."));
  gtk_widget_set_visible (GTK_WIDGET (self->without_address), *address == '\0');
  show_history (self);
  propose_until (self);
  show_variant (self);
  return GTK_WIDGET (self);
}
