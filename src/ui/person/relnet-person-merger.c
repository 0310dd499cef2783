#include "relnet-person-merger.h"

#include <glib/gi18n-lib.h>

#include "relnet-people-entry.h"
#include "relnet-person-merge.h"
#include "relnet-person-store.h"
#include "relnet-report-error.h"

/**
 * RelnetPersonMerger:
 *
 * A window that asks which other entry is the same person, and makes one of the two.
 */
struct _RelnetPersonMerger
{
  AdwWindow parent_instance;

  GtkBox *box;
  GtkLabel *explanation;
  RelnetPeopleEntry *other;
  RelnetDatabase *database;
  RelnetClock *clock;
  gint64 person_id;
};

G_DEFINE_FINAL_TYPE (RelnetPersonMerger, relnet_person_merger, ADW_TYPE_WINDOW)

static void
merged (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetPersonMerger) self = data;
  g_autoptr (GError) error = NULL;

  if (relnet_person_merge_finish (RELNET_DATABASE (object), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->box), TRUE);
  relnet_report_error (GTK_WIDGET (self->box), error);
}

static void
merge_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetPersonMerger *self = RELNET_PERSON_MERGER (widget);
  gint64 other = relnet_people_entry_get_person (self->other, NULL);

  if (other == 0 || !gtk_widget_get_sensitive (GTK_WIDGET (self->box)))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->box), FALSE);
  relnet_person_merge_async (self->database, other, self->person_id, self->clock, NULL, merged, g_object_ref (self));
}

static void
other_changed_cb (RelnetPersonMerger *self)
{
  gint64 other = relnet_people_entry_get_person (self->other, NULL);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merger.merge", other != 0 && other != self->person_id);
}

static void
relnet_person_merger_dispose (GObject *object)
{
  RelnetPersonMerger *self = RELNET_PERSON_MERGER (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_PERSON_MERGER);
  G_OBJECT_CLASS (relnet_person_merger_parent_class)->dispose (object);
}

static void
relnet_person_merger_class_init (RelnetPersonMergerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_person_merger_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/person/relnet-person-merger.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonMerger, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetPersonMerger, explanation);
  gtk_widget_class_install_action (widget_class, "merger.merge", NULL, merge_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
relnet_person_merger_init (RelnetPersonMerger *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merger.merge", FALSE);
}

/**
 * relnet_person_merger_new:
 * @database: a database
 * @clock: the time
 * @person_id: who stays
 *
 * Returns: (transfer floating) (nullable): the window, %NULL if the person is gone
 */
GtkWidget *
relnet_person_merger_new (RelnetDatabase *database, RelnetClock *clock, gint64 person_id)
{
  g_autoptr (RelnetPersonSummary) person
      = relnet_person_store_load_summary (relnet_database_get_reader (database), person_id, NULL);
  RelnetPersonMerger *self;
  g_autofree char *text = NULL;

  if (person == NULL)
    return NULL;
  self = g_object_new (RELNET_TYPE_PERSON_MERGER, NULL);
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->person_id = person_id;
  /* Translators: %s is a name. */
  text = g_strdup_printf (_ ("%s stays, and gets the contact details, timeline, promises, introductions and goals of the other "
                             "entry. Nothing that is written about %s is replaced."),
                          relnet_person_summary_get_name (person), relnet_person_summary_get_name (person));
  gtk_label_set_text (self->explanation, text);
  self->other = RELNET_PEOPLE_ENTRY (relnet_people_entry_new (database));
  relnet_people_entry_set_single (self->other, _ ("The other entry of the same person"));
  g_signal_connect_swapped (self->other, "changed", G_CALLBACK (other_changed_cb), self);
  gtk_box_append (self->box, GTK_WIDGET (self->other));
  return GTK_WIDGET (self);
}
