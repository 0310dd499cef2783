/* The coach beside the text (W3): when it looks, what a click on what it found does. */

#include "relnet-composer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-coach-advice.h"
#include "relnet-recommendation.h"

/* How long after the last key it looks again, in milliseconds. */
#define DELAY 400
/* A longer text, in bytes, is looked at in a thread of its own. */
#define LARGE 100000
/* The key of the rules that are turned off. */
#define RULES_OFF "coach-rules-off"
/* The words meant. */
#define TAG "coach"



static guint
get_rules_off (RelnetComposer *self)
{
  g_auto (GStrv) names = g_settings_get_strv (self->settings, RULES_OFF);
  guint off = 0;
  RelnetCoachRule rule;

  for (guint i = 0; names[i] != NULL; i++)
    if (relnet_coach_rule_from_name (names[i], &rule))
      off |= 1u << rule;
  return off;
}

static void
load_facts (RelnetComposer *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  if (self->facts != NULL)
    return;
  relnet_composer_get_people (self, ids);
  self->facts = relnet_coach_facts_load (relnet_database_get_reader (self->database), self->clock,
                                         (const gint64 *)(gpointer)ids->data, ids->len, relnet_composer_get_me (self), &error);
  /* Somebody was deleted meanwhile: what can be said of the text alone is said. */
  if (self->facts == NULL)
    {
      g_message ("%s", error->message);
      self->facts = relnet_coach_facts_load (relnet_database_get_reader (self->database), self->clock, NULL, 0,
                                             relnet_composer_get_me (self), NULL);
    }
}

static void
clear_words (RelnetComposer *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, TAG, &start, &end);
}

static void
show (RelnetComposer *self, GPtrArray *findings, gboolean recommends)
{
  RelnetCoachPanel *panel = relnet_history_panel_get_coach (self->side);
  g_autofree char *text = NULL;
  guint n;

  relnet_coach_panel_set_recommends (panel, recommends);
  relnet_coach_panel_show (panel, findings);
  n = relnet_coach_panel_get_n_remarks (panel) + (recommends ? 1 : 0);
  text = n > 0 ? g_strdup_printf (ngettext ("%u remark", "%u remarks", n), n) : g_strdup (_ ("No remark"));
  gtk_button_set_label (self->remarks, text);
}

static gboolean
recommends (RelnetComposer *self, const char *text)
{
  return g_strcmp0 (self->situation, "recommendation") == 0 || relnet_recommendation_find (text, NULL, NULL);
}

typedef struct
{
  char *text;
  GArray *people;
  char *me;
  guint off;
  RelnetClock *clock;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->text);
  g_array_unref (job->people);
  g_free (job->me);
  g_object_unref (job->clock);
  g_free (job);
}

static gpointer
look (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  g_autoptr (RelnetCoachFacts) facts = relnet_coach_facts_load (connection, job->clock, (const gint64 *)(gpointer)job->people->data,
                                                                job->people->len, job->me, error);

  if (facts == NULL || !relnet_coach_facts_look_up (facts, connection, job->text, NULL, error))
    return NULL;
  return relnet_coach_check (job->text, NULL, NULL, facts, job->off);
}

static void
looked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetComposer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->done)
    return;
  if (findings == NULL)
    g_message ("%s", error->message);
  else
    show (self, findings, FALSE);
}

static void
run_in_thread (RelnetComposer *self, char *text)
{
  Job *job = g_new0 (Job, 1);

  job->text = text;
  job->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  relnet_composer_get_people (self, job->people);
  job->me = g_strdup (relnet_composer_get_me (self));
  job->off = get_rules_off (self);
  job->clock = g_object_ref (self->clock);
  self->coach_cancellable = g_cancellable_new ();
  relnet_database_read_async (self->database, look, job, job_free, (GDestroyNotify)g_ptr_array_unref, self->coach_cancellable,
                              looked, g_object_ref (self));
}

static void
run (RelnetComposer *self)
{
  g_autofree char *text = relnet_composer_dup_body (self);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->coach_source, g_source_remove);
  g_cancellable_cancel (self->coach_cancellable);
  g_clear_object (&self->coach_cancellable);
  if (strlen (text) > LARGE)
    {
      run_in_thread (self, g_steal_pointer (&text));
      return;
    }
  /* An empty page needs no advice. */
  if (text[strspn (text, " \t\n")] == '\0')
    {
      findings = g_ptr_array_new ();
      show (self, findings, FALSE);
      return;
    }
  load_facts (self);
  if (self->facts == NULL)
    return;
  if (!relnet_coach_facts_look_up (self->facts, relnet_database_get_reader (self->database), text, NULL, &error))
    g_message ("%s", error->message);
  findings = relnet_coach_check (text, NULL, NULL, self->facts, get_rules_off (self));
  show (self, findings, recommends (self, text));
}

static gboolean
timeout_cb (gpointer data)
{
  RelnetComposer *self = data;

  self->coach_source = 0;
  run (self);
  return G_SOURCE_REMOVE;
}

/* What was found may be of a text that has changed since. */
static const RelnetCoachFinding *
get_current (RelnetComposer *self, const RelnetCoachFinding *finding)
{
  RelnetCoachPanel *panel = relnet_history_panel_get_coach (self->side);
  const RelnetCoachRule rule = finding->rule;
  const gboolean warn = finding->warn;

  if (self->coach_source == 0)
    return finding;
  run (self);
  return relnet_coach_panel_find (panel, rule, warn);
}

static void
show_words (RelnetComposer *self, guint start, guint end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);
  GtkTextIter from, to;

  clear_words (self);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int)start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, (int)end);
  gtk_text_buffer_apply_tag_by_name (buffer, TAG, &from, &to);
  gtk_text_buffer_select_range (buffer, &to, &from);
  relnet_split_view_set_show_second (self->split, FALSE);
  gtk_text_view_scroll_to_mark (self->body, gtk_text_buffer_get_insert (buffer), 0.1, FALSE, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

static void
point_at_cb (RelnetComposer *self, const RelnetCoachFinding *finding)
{
  finding = get_current (self, finding);
  if (finding != NULL && finding->start < finding->end)
    show_words (self, finding->start, finding->end);
}

/* Those of the composer are here, the others in the window behind it, which comes forward if it shows something. */
static void
activate (RelnetComposer *self, const char *action, GVariant *target)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (!g_str_has_prefix (action, "composer.") && !g_str_has_prefix (action, "app."))
    widget = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  if (widget == NULL || !gtk_widget_activate_action_variant (widget, action, target))
    g_message ("There is no action %s", action);
  else if (g_str_has_prefix (action, "win.open"))
    gtk_window_present (GTK_WINDOW (widget));
}

static void
fix_cb (RelnetComposer *self, const RelnetCoachFinding *finding)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);
  GtkTextIter from, to;
  guint start, end;

  finding = get_current (self, finding);
  if (finding == NULL)
    return;
  if (finding->fix == RELNET_COACH_FIX_ACTION)
    {
      g_autofree char *action = g_strdup (finding->fix_action);
      g_autoptr (GVariant) target = finding->fix_target != NULL ? g_variant_ref (finding->fix_target) : NULL;

      activate (self, action, target);
      return;
    }
  if (finding->fix == RELNET_COACH_FIX_NONE || finding->fix_text == NULL)
    return;
  start = finding->fix_start;
  end = start + (guint)g_utf8_strlen (finding->fix_text, -1);
  {
    g_autofree char *text = g_strdup (finding->fix_text);

    /* One step for Ctrl+Z. */
    gtk_text_buffer_begin_user_action (buffer);
    gtk_text_buffer_get_iter_at_offset (buffer, &from, (int)start);
    if (finding->fix == RELNET_COACH_FIX_REPLACE)
      {
        gtk_text_buffer_get_iter_at_offset (buffer, &to, (int)finding->fix_end);
        gtk_text_buffer_delete (buffer, &from, &to);
      }
    gtk_text_buffer_insert (buffer, &from, text, -1);
    gtk_text_buffer_end_user_action (buffer);
  }
  run (self);
  show_words (self, start, end);
}

static void
set_rule_off (RelnetComposer *self, const char *name, gboolean off)
{
  g_auto (GStrv) before = g_settings_get_strv (self->settings, RULES_OFF);
  g_autoptr (GStrvBuilder) after = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], name))
      g_strv_builder_add (after, before[i]);
  if (off)
    g_strv_builder_add (after, name);
  names = g_strv_builder_end (after);
  g_settings_set_strv (self->settings, RULES_OFF, (const char *const *)names);
}

static void
turn_off_cb (RelnetComposer *self, int rule)
{
  /* Translators: %s is a rule of the coach, “Leave a way out”. */
  g_autofree char *text = g_strdup_printf (_ ("“%s” is not checked any more"), relnet_coach_rule_to_label ((RelnetCoachRule)rule));
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  set_rule_off (self, relnet_coach_rule_to_name ((RelnetCoachRule)rule), TRUE);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "composer.check-rule");
  adw_toast_set_action_target (toast, "s", relnet_coach_rule_to_name ((RelnetCoachRule)rule));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
check_rule_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_rule_off (RELNET_COMPOSER (widget), g_variant_get_string (parameter, NULL), FALSE);
}

static void
use_template_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_composer_template_choose (RELNET_COMPOSER (widget), g_variant_get_string (parameter, NULL));
}

static void
show_remarks_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetComposer *self = RELNET_COMPOSER (widget);

  relnet_split_view_set_show_second (self->split, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->side), GTK_DIR_TAB_FORWARD);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetComposer *self = RELNET_COMPOSER (widget);

  relnet_split_view_go_back (self->split);
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

/**
 * relnet_composer_coach_install:
 * @widget_class: the class of the composer
 */
void
relnet_composer_coach_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "composer.check-rule", "s", check_rule_cb);
  gtk_widget_class_install_action (widget_class, "composer.use-template", "s", use_template_cb);
  gtk_widget_class_install_action (widget_class, "composer.show-remarks", NULL, show_remarks_cb);
  gtk_widget_class_install_action (widget_class, "composer.back", NULL, back_cb);
}

static void
rules_changed_cb (RelnetComposer *self)
{
  if (!self->done)
    run (self);
}

/**
 * relnet_composer_coach_set_up:
 * @self: a composer with its settings
 */
void
relnet_composer_coach_set_up (RelnetComposer *self)
{
  RelnetCoachPanel *panel = relnet_history_panel_get_coach (self->side);
  /* Pale on light, deep on dark: the letters are legible on both. */
  const GdkRGBA colour = { .red = 0.21f, .green = 0.52f, .blue = 0.89f, .alpha = 0.25f };

  gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->body), TAG, "background-rgba", &colour, NULL);
  g_signal_connect_object (panel, "point-at", G_CALLBACK (point_at_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "fix", G_CALLBACK (fix_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "turn-off", G_CALLBACK (turn_off_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::" RULES_OFF, G_CALLBACK (rules_changed_cb), self, G_CONNECT_SWAPPED);
  run (self);
}

/**
 * relnet_composer_coach_reload:
 * @self: a composer
 *
 * What is known of the people may have changed: it is read again, and the coach looks at once.
 */
void
relnet_composer_coach_reload (RelnetComposer *self)
{
  g_clear_pointer (&self->facts, relnet_coach_facts_free);
  run (self);
}

/**
 * relnet_composer_coach_queue:
 * @self: a composer
 *
 * The text has changed: the coach looks when nothing was typed for a while.
 */
void
relnet_composer_coach_queue (RelnetComposer *self)
{
  clear_words (self);
  g_clear_handle_id (&self->coach_source, g_source_remove);
  self->coach_source = g_timeout_add (DELAY, timeout_cb, self);
}

/**
 * relnet_composer_coach_clear:
 * @self: a composer
 *
 * The coach looks no more.
 */
void
relnet_composer_coach_clear (RelnetComposer *self)
{
  g_clear_handle_id (&self->coach_source, g_source_remove);
  g_cancellable_cancel (self->coach_cancellable);
  g_clear_object (&self->coach_cancellable);
  g_clear_pointer (&self->facts, relnet_coach_facts_free);
}
