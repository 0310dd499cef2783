/* What is owed both ways: the actions by which every view notes, opens and thanks. */

#include "relnet-window-private.h"

#include "relnet-commitment-editor.h"
#include "relnet-favour-store.h"
#include "relnet-interaction-store.h"
#include "relnet-person-store.h"
#include "relnet-promise-store.h"
#include "relnet-report-error.h"

static char *
dup_name (RelnetWindow *self, gint64 person_id)
{
  g_autoptr (RelnetPersonSummary) person
      = person_id != 0 ? relnet_person_store_load_summary (relnet_database_get_reader (self->database), person_id, NULL) : NULL;

  return g_strdup (person != NULL ? relnet_person_summary_get_name (person) : "");
}

/* What came of an interaction is noted for its day. */
static char *
dup_date_of (RelnetWindow *self, gint64 interaction_id)
{
  g_autoptr (RelnetInteraction) interaction
      = interaction_id != 0
            ? relnet_interaction_store_load (relnet_database_get_reader (self->database), interaction_id, NULL)
            : NULL;
  g_autofree char *today = relnet_clock_dup_today (self->clock);

  if (interaction == NULL || g_strcmp0 (relnet_interaction_get_date (interaction), today) > 0)
    return g_strdup ("");
  return g_strdup (relnet_interaction_get_date (interaction));
}

static void
ask_promise (RelnetWindow *self, gint64 person_id, gint64 cause_id)
{
  g_autoptr (RelnetPromise) promise = relnet_promise_new ();
  g_autofree char *name = dup_name (self, person_id);
  g_autofree char *date = dup_date_of (self, cause_id);

  relnet_promise_set_person (promise, person_id, name);
  relnet_promise_set_cause_id (promise, cause_id);
  relnet_promise_set_made_on (promise, date);
  relnet_window_present_above (
      self, GTK_WINDOW (relnet_commitment_editor_new_promise (self->database, self->clock, promise)));
}

static void
ask_favour (RelnetWindow *self, gint64 person_id, const char *kind_name, gint64 cause_id)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_new ();
  g_autofree char *name = dup_name (self, person_id);
  g_autofree char *date = dup_date_of (self, cause_id);
  RelnetFavourKind kind = RELNET_FAVOUR_GIVEN;

  relnet_favour_kind_from_name (kind_name, &kind);
  relnet_favour_set_kind (favour, kind);
  relnet_favour_set_person (favour, person_id, name);
  relnet_favour_set_cause_id (favour, cause_id);
  relnet_favour_set_date (favour, date);
  relnet_window_present_above (self,
                               GTK_WINDOW (relnet_commitment_editor_new_favour (self->database, self->clock, favour)));
}

static void
promise_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask_promise (RELNET_WINDOW (widget), g_variant_get_int64 (parameter), 0);
}

static void
promise_here_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  ask_promise (self, relnet_window_get_shown_person (self), 0);
}

static void
promise_from_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 person, cause;

  g_variant_get (parameter, "(xx)", &person, &cause);
  ask_promise (RELNET_WINDOW (widget), person, cause);
}

static void
favour_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *kind;
  gint64 person;

  g_variant_get (parameter, "(x&s)", &person, &kind);
  ask_favour (RELNET_WINDOW (widget), person, kind, 0);
}

static void
favour_from_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *kind;
  gint64 person, cause;

  g_variant_get (parameter, "(x&sx)", &person, &kind, &cause);
  ask_favour (RELNET_WINDOW (widget), person, kind, cause);
}

static void
thanked (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_favour_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (GTK_WIDGET (self->stack), error);
}

static void
thank_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  relnet_favour_store_thank_async (self->database, g_variant_get_int64 (parameter), self->clock, NULL, thanked,
                                   g_object_ref (self));
}

static void
open_promise_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetPromise) promise = relnet_promise_store_load (relnet_database_get_reader (self->database),
                                                                 g_variant_get_int64 (parameter), &error);

  if (promise == NULL)
    relnet_report_error (GTK_WIDGET (self->stack), error);
  else
    relnet_window_present_above (
        self, GTK_WINDOW (relnet_commitment_editor_new_promise (self->database, self->clock, promise)));
}

static void
open_favour_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetFavour) favour = relnet_favour_store_load (relnet_database_get_reader (self->database),
                                                              g_variant_get_int64 (parameter), &error);

  if (favour == NULL)
    relnet_report_error (GTK_WIDGET (self->stack), error);
  else
    relnet_window_present_above (
        self, GTK_WINDOW (relnet_commitment_editor_new_favour (self->database, self->clock, favour)));
}

/**
 * relnet_window_install_commitment_actions:
 * @widget_class: the class of the window
 *
 * `win.promise` (x: to whom, 0 asks), `win.promise-from` (also the interaction it came from), `win.favour` (xs: with whom, and
 * given, received or asked), `win.favour-from`, `win.thank`, and those that open what is noted.
 */
void
relnet_window_install_commitment_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.promise", "x", promise_cb);
  gtk_widget_class_install_action (widget_class, "win.promise-here", NULL, promise_here_cb);
  gtk_widget_class_install_action (widget_class, "win.promise-from", "(xx)", promise_from_cb);
  gtk_widget_class_install_action (widget_class, "win.favour", "(xs)", favour_cb);
  gtk_widget_class_install_action (widget_class, "win.favour-from", "(xsx)", favour_from_cb);
  gtk_widget_class_install_action (widget_class, "win.thank", "x", thank_cb);
  gtk_widget_class_install_action (widget_class, "win.open-promise", "x", open_promise_cb);
  gtk_widget_class_install_action (widget_class, "win.open-favour", "x", open_favour_cb);
}
