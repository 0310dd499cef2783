#include "relnet-acquaintance-group.h"

#include <glib/gi18n-lib.h>

#include "relnet-acquaintance-graph.h"
#include "relnet-acquaintance-store.h"
#include "relnet-avatar.h"
#include "relnet-choice.h"
#include "relnet-closeness-store.h"
#include "relnet-names.h"
#include "relnet-path.h"
#include "relnet-people-entry.h"
#include "relnet-person-store.h"
#include "relnet-report-error.h"
#include "relnet-text.h"

#define MAX_PROPOSALS 3

/**
 * RelnetAcquaintanceGroup:
 *
 * Whom a person knows (P6), on their page: drawn small, as a list, what is likely besides, and, if the user is not close to
 * them, through whom to get to them.
 */
struct _RelnetAcquaintanceGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *graph_row;
  RelnetAcquaintanceGraph *graph;
  AdwExpanderRow *list;
  GtkWidget *path_row;
  RelnetPeopleEntry *entry;
  GtkDropDown *kind;
  GPtrArray *rows;      /* in the list */
  GPtrArray *proposals; /* rows of the group */
  GtkWidget *add_row;

  RelnetDatabase *database;
  RelnetClock *clock;
  GCancellable *cancellable;
  RelnetPathGraph *paths; /* who knows whom, once it was read and while that is true; lent to the one who reads */
  guint n_changes;        /* how often it was not any more */
  gint64 person_id;
  gint64 via;
  gboolean taking;
};

enum
{
  PROP_0,
  PROP_PERSON_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetAcquaintanceGroup, relnet_acquaintance_group, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  gint64 person_id;
  char *today;
  RelnetPathGraph *paths;
  guint n_changes;
} Wanted;

typedef struct
{
  GPtrArray *known;
  GPtrArray *proposals;
  GPtrArray *path;
  RelnetPathGraph *paths; /* given back */
  guint n_changes;
} Found;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->today);
  g_clear_pointer (&wanted->paths, relnet_path_graph_free);
  g_free (wanted);
}

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->known, g_ptr_array_unref);
  g_clear_pointer (&found->proposals, g_ptr_array_unref);
  g_clear_pointer (&found->path, g_ptr_array_unref);
  g_clear_pointer (&found->paths, relnet_path_graph_free);
  g_free (found);
}

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetAcquaintanceGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_database_write_finish (RELNET_DATABASE (object), result, &error) && self->database != NULL)
    relnet_report_error (GTK_WIDGET (self), error);
}

static gint64
get_id (GtkWidget *button)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (button), "relnet-person");
}

static void
remove_clicked_cb (GtkWidget *button, RelnetAcquaintanceGroup *self)
{
  relnet_acquaintance_store_remove_async (self->database, self->person_id, get_id (button), self->clock, NULL, written,
                                          g_object_ref (self));
}

static void
accept_clicked_cb (GtkWidget *button, RelnetAcquaintanceGroup *self)
{
  int kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "relnet-kind"));

  relnet_acquaintance_store_set_async (self->database, self->person_id, get_id (button), (RelnetAcquaintanceKind) kind,
                                       g_object_get_data (G_OBJECT (button), "relnet-note"), self->clock, NULL, written,
                                       g_object_ref (self));
}

static void
refuse_clicked_cb (GtkWidget *button, RelnetAcquaintanceGroup *self)
{
  relnet_acquaintance_store_refuse_async (self->database, self->person_id, get_id (button), self->clock, NULL, written,
                                          g_object_ref (self));
}

static void
ask_clicked_cb (GtkWidget *button, RelnetAcquaintanceGroup *self)
{
  gtk_widget_activate_action (button, "win.write-template-about", "(xssx)", self->via, "ask-mutual", "", self->person_id);
}

static GtkWidget *
add_button (GtkWidget *row, const char *icon_name, const char *name, gint64 person, GCallback callback,
            RelnetAcquaintanceGroup *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "relnet-person", g_memdup2 (&person, sizeof person), g_free);
  g_signal_connect (button, "clicked", callback, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static GtkWidget *
make_row (RelnetAcquaintance *acquaintance, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *avatar = relnet_avatar_new (32);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  relnet_avatar_set_text (RELNET_AVATAR (avatar), relnet_acquaintance_get_name (acquaintance));
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-person");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", relnet_acquaintance_get_person_id (acquaintance));
  return row;
}

static void
show_known (RelnetAcquaintanceGroup *self, GPtrArray *known)
{
  RelnetConnection *reader = relnet_database_get_reader (self->database);
  g_autoptr (RelnetPersonSummary) person = relnet_person_store_load_summary (reader, self->person_id, NULL);
  g_autofree char *words = g_strdup_printf (ngettext ("%u person", "%u people", known->len), known->len);

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->list, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < known->len; i++)
    {
      RelnetAcquaintance *acquaintance = g_ptr_array_index (known, i);
      g_autofree char *reason = relnet_acquaintance_dup_reason (acquaintance);
      GtkWidget *row = make_row (acquaintance, relnet_acquaintance_get_name (acquaintance), reason);

      add_button (row, "window-close-symbolic", _ ("They do not know each other"),
                  relnet_acquaintance_get_person_id (acquaintance), G_CALLBACK (remove_clicked_cb), self);
      adw_expander_row_add_row (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->graph_row, known->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), known->len > 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->list), words);
  relnet_names_set (GTK_WIDGET (self->list), words);
  if (known->len > 0 && person != NULL)
    relnet_acquaintance_graph_show (self->graph, relnet_person_summary_get_name (person), known);
}

static void
show_proposals (RelnetAcquaintanceGroup *self, GPtrArray *proposals)
{
  for (guint i = 0; i < self->proposals->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->proposals, i));
  g_ptr_array_set_size (self->proposals, 0);
  g_object_ref (self->add_row);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->add_row);
  for (guint i = 0; i < proposals->len; i++)
    {
      RelnetAcquaintance *proposal = g_ptr_array_index (proposals, i);
      gint64 id = relnet_acquaintance_get_person_id (proposal);
      /* Translators: a question about somebody whom the shown person may know; %s is a name. */
      g_autofree char *title = g_strdup_printf (_ ("Also knows %s?"), relnet_acquaintance_get_name (proposal));
      GtkWidget *row = make_row (proposal, title, relnet_acquaintance_get_note (proposal));
      GtkWidget *accept = add_button (row, "object-select-symbolic", _ ("Yes, they know each other"), id,
                                      G_CALLBACK (accept_clicked_cb), self);

      g_object_set_data (G_OBJECT (accept), "relnet-kind", GINT_TO_POINTER (relnet_acquaintance_get_kind (proposal)));
      /* What is stored has no language: the words of the proposal are for reading only. */
      g_object_set_data_full (G_OBJECT (accept), "relnet-note", g_strdup (relnet_acquaintance_get_position (proposal)), g_free);
      add_button (row, "window-close-symbolic", _ ("They do not know each other"), id, G_CALLBACK (refuse_clicked_cb), self);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->proposals, row);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
  g_object_unref (self->add_row);
}

/* Through whom, and why these: of use to somebody who is not close to them. */
static void
show_path (RelnetAcquaintanceGroup *self, GPtrArray *path)
{
  g_autoptr (GString) reasons = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  self->via = 0;
  gtk_widget_set_visible (self->path_row, path != NULL && path->len > 1);
  if (path == NULL || path->len < 2)
    return;
  self->via = ((RelnetPathStep *) g_ptr_array_index (path, 0))->person_id;
  for (guint i = 0; i < path->len; i++)
    {
      RelnetPathStep *step = g_ptr_array_index (path, i);

      g_string_append_printf (reasons, "%s%s: %s", i > 0 ? "\n" : "", step->name, step->reason);
    }
  sentence = relnet_path_dup_sentence (path);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->path_row), sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->path_row), reasons->str);
}

static gpointer
read_found (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Wanted *wanted = data;
  Found *found = g_new0 (Found, 1);
  RelnetCloseness closeness = { 0 };

  found->known = relnet_acquaintance_store_load_of (connection, wanted->person_id, -1, error);
  if (found->known != NULL)
    found->proposals = relnet_acquaintance_store_propose (connection, wanted->person_id, MAX_PROPOSALS, error);
  if (found->proposals == NULL)
    {
      found_free (found);
      return NULL;
    }
  /* Who is close needs nobody between. */
  if (!relnet_closeness_store_load (connection, wanted->person_id, &closeness, NULL)
      || relnet_closeness_get_step (closeness.total, wanted->today) < RELNET_CLOSENESS_CLOSE_STEP)
    {
      /* Everybody is read the first time; from one page to the next it is there. */
      if (wanted->paths == NULL)
        wanted->paths = relnet_path_graph_load (connection, NULL);
      if (wanted->paths != NULL)
        found->path = relnet_path_graph_read (wanted->paths, connection, wanted->person_id, wanted->today, NULL);
    }
  found->paths = g_steal_pointer (&wanted->paths);
  found->n_changes = wanted->n_changes;
  return found;
}

static void
found_read (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetAcquaintanceGroup) self = data;
  g_autoptr (GError) error = NULL;
  Found *found = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);

  if (found == NULL)
    {
      if (self->database != NULL)
        relnet_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->database != NULL)
    {
      show_known (self, found->known);
      show_proposals (self, found->proposals);
      show_path (self, found->path);
      if (self->paths == NULL && found->n_changes == self->n_changes)
        self->paths = g_steal_pointer (&found->paths);
    }
  found_free (found);
}

static void
reload (RelnetAcquaintanceGroup *self)
{
  Wanted *wanted;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->person_id == 0)
    return;
  wanted = g_new0 (Wanted, 1);
  wanted->person_id = self->person_id;
  wanted->today = relnet_clock_dup_today (self->clock);
  wanted->paths = g_steal_pointer (&self->paths);
  wanted->n_changes = self->n_changes;
  self->cancellable = g_cancellable_new ();
  relnet_database_read_async (self->database, read_found, wanted, wanted_free, found_free, self->cancellable, found_read,
                              g_object_ref (self));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetAcquaintanceGroup *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_ACQUAINTANCE) || relnet_changes_has (changes, RELNET_CHANGE_INTERACTION)
      || relnet_changes_has (changes, RELNET_CHANGE_PERSON))
    {
      self->n_changes++;
      g_clear_pointer (&self->paths, relnet_path_graph_free);
    }
  if (relnet_changes_has (changes, RELNET_CHANGE_ACQUAINTANCE) || relnet_changes_has (changes, RELNET_CHANGE_INTERACTION)
      || relnet_changes_has_id (changes, RELNET_CHANGE_PERSON, self->person_id))
    reload (self);
}

/* Who is chosen is added at once, as what the drop-down says. */
static void
chosen_cb (RelnetPeopleEntry *entry, RelnetAcquaintanceGroup *self)
{
  gint64 id = relnet_people_entry_get_person (entry, NULL);

  if (self->taking || id == 0)
    return;
  relnet_acquaintance_store_set_async (self->database, self->person_id, id,
                                       (RelnetAcquaintanceKind) gtk_drop_down_get_selected (self->kind), "", self->clock,
                                       NULL, written, g_object_ref (self));
  self->taking = TRUE;
  relnet_people_entry_clear (entry);
  self->taking = FALSE;
}

static void
relnet_acquaintance_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PERSON_ID:
      g_value_set_int64 (value, RELNET_ACQUAINTANCE_GROUP (object)->person_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_acquaintance_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetAcquaintanceGroup *self = RELNET_ACQUAINTANCE_GROUP (object);

  switch (prop_id)
    {
    case PROP_PERSON_ID:
      if (self->person_id == g_value_get_int64 (value))
        break;
      self->person_id = g_value_get_int64 (value);
      adw_expander_row_set_expanded (self->list, FALSE);
      gtk_widget_set_visible (self->path_row, FALSE);
      reload (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_acquaintance_group_dispose (GObject *object)
{
  RelnetAcquaintanceGroup *self = RELNET_ACQUAINTANCE_GROUP (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->paths, relnet_path_graph_free);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_acquaintance_group_parent_class)->dispose (object);
}

static void
relnet_acquaintance_group_class_init (RelnetAcquaintanceGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relnet_acquaintance_group_get_property;
  object_class->set_property = relnet_acquaintance_group_set_property;
  object_class->dispose = relnet_acquaintance_group_dispose;
  properties[PROP_PERSON_ID] = g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_acquaintance_group_init (RelnetAcquaintanceGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->proposals = g_ptr_array_new ();
}

static GtkWidget *
make_plain_row (GtkWidget *child, const char *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "title", title, "activatable", FALSE, "focusable", FALSE, NULL);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  relnet_names_set (row, title);
  return row;
}

static GtkWidget *
make_add_row (RelnetAcquaintanceGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (int i = 0; i < RELNET_N_ACQUAINTANCE_KINDS; i++)
    {
      g_autofree char *label = relnet_text_capitalise (relnet_acquaintance_kind_to_label ((RelnetAcquaintanceKind) i));

      gtk_string_list_append (kinds, label);
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&kinds)), NULL);
  self->kind = GTK_DROP_DOWN (drop_down);
  relnet_drop_down_set_up (self->kind, _ ("How they know each other"));
  self->entry = RELNET_PEOPLE_ENTRY (relnet_people_entry_new (self->database));
  relnet_people_entry_set_single (self->entry, _ ("Whom do they know?"));
  g_signal_connect (self->entry, "changed", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (box), drop_down);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 12);
  return make_plain_row (box, _ ("Add Somebody They Know"));
}

/**
 * relnet_acquaintance_group_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the group, of nobody yet
 */
GtkWidget *
relnet_acquaintance_group_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetAcquaintanceGroup *self
      = g_object_new (RELNET_TYPE_ACQUAINTANCE_GROUP, "title", _ ("Mutual Acquaintances"), NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->graph = RELNET_ACQUAINTANCE_GRAPH (relnet_acquaintance_graph_new ());
  self->graph_row = make_plain_row (GTK_WIDGET (self->graph), _ ("Mutual Acquaintances"));
  gtk_widget_set_visible (self->graph_row, FALSE);
  self->list = ADW_EXPANDER_ROW (adw_expander_row_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  self->path_row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->path_row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self->path_row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->path_row), 8);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (self->path_row), "relnet-introduce-symbolic");
  add_button (self->path_row, "mail-message-new-symbolic", _ ("Ask the First to Put You in Touch"), 0,
              G_CALLBACK (ask_clicked_cb), self);
  gtk_widget_set_visible (self->path_row, FALSE);
  self->add_row = make_add_row (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->graph_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->path_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  return GTK_WIDGET (self);
}
