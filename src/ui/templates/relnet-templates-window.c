#include "relnet-templates-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-names.h"
#include "relnet-split-view.h"
#include "relnet-template-editor.h"
#include "relnet-template-situation.h"
#include "relnet-template-store.h"
#include "relnet-template.h"
#include "relnet-text.h"

/* Widths of DESIGN-NOTES: list beside detail, one page below. */
#define LIST_WIDTH 300
#define FOLD_BELOW 700
/* As long as that of the window, in seconds. */
#define UNDO_TIMEOUT 8

/**
 * RelnetTemplatesWindow:
 *
 * The templates of messages (W1): RelNet’s by situation, and the user’s own; each can be changed.
 */
struct _RelnetTemplatesWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkBox *panes;
  GtkWidget *list_pane;
  GtkListBox *list;
  GtkMenuButton *add_button;
  GtkPopover *add_popover;
  GtkEntry *add_name;
  GtkLabel *add_problem;
  RelnetSplitView *split;
  RelnetTemplateEditor *editor;

  RelnetDatabase *database;
  char *wanted; /* to be selected once it is there */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (RelnetTemplatesWindow, relnet_templates_window, ADW_TYPE_WINDOW)

static const char *
get_situation (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "situation") : NULL;
}

static RelnetTemplateGroup
get_group (GtkListBoxRow *row)
{
  const RelnetTemplateSituation *situation = relnet_template_situation_find (get_situation (row));

  return situation != NULL ? situation->group : RELNET_TEMPLATE_GROUP_OWN;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  GtkWidget *label;

  if (before != NULL && get_group (before) == get_group (row))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (relnet_template_group_get_label (get_group (row)));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, before != NULL ? 15 : 6);
  gtk_widget_set_margin_bottom (label, 3);
  gtk_widget_set_margin_start (label, 14);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_row_set_header (row, label);
}

/* How many of its texts are the user’s. */
static gboolean
is_changed (GPtrArray *variants)
{
  for (guint i = 0; variants != NULL && i < variants->len; i++)
    if (relnet_message_template_is_changed (g_ptr_array_index (variants, i)))
      return TRUE;
  return FALSE;
}

static GtkWidget *
make_row (RelnetTemplatesWindow *self, const char *situation)
{
  g_autoptr (GPtrArray) variants
      = relnet_template_list_variants (relnet_database_get_reader (self->database), situation, NULL);
  const char *words = relnet_template_situation_get_label (situation);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (words);
  g_autofree char *name = NULL;

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (title), 12);
  gtk_box_append (GTK_BOX (box), title);
  gtk_widget_set_valign (title, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  if (is_changed (variants))
    {
      GtkWidget *caption = gtk_label_new (_ ("Changed by you"));

      gtk_label_set_xalign (GTK_LABEL (caption), 0);
      gtk_widget_add_css_class (caption, "caption");
      gtk_widget_add_css_class (caption, "dim-label");
      gtk_box_append (GTK_BOX (box), caption);
      name = g_strdup_printf ("%s, %s", words, _ ("Changed by you"));
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "situation", g_strdup (situation), g_free);
  relnet_names_set (row, name != NULL ? name : words);
  return row;
}

static GtkListBoxRow *
find_row (RelnetTemplatesWindow *self, const char *situation)
{
  GtkListBoxRow *row;

  for (int i = 0; situation != NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (strcmp (get_situation (row), situation) == 0)
      return row;
  return NULL;
}

static void
select_row (RelnetTemplatesWindow *self, GtkListBoxRow *row)
{
  self->loading = TRUE;
  gtk_list_box_select_row (self->list, row);
  self->loading = FALSE;
}

static void
reload (RelnetTemplatesWindow *self)
{
  g_autoptr (GPtrArray) situations
      = relnet_template_list_situations (relnet_database_get_reader (self->database), NULL);
  g_autofree char *shown = g_strdup (relnet_template_editor_get_situation (self->editor));
  GtkListBoxRow *row;

  if (situations == NULL)
    return;
  self->loading = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < situations->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (situations, i)));
  self->loading = FALSE;
  row = find_row (self, self->wanted);
  if (row != NULL)
    {
      g_clear_pointer (&self->wanted, g_free);
      relnet_templates_window_select (self, get_situation (row));
      /* The row that has the focus is scrolled to. */
      gtk_widget_grab_focus (GTK_WIDGET (row));
      return;
    }
  row = find_row (self, shown);
  if (row != NULL)
    {
      select_row (self, row);
      relnet_template_editor_reload (self->editor);
    }
  else if (situations->len > 0)
    {
      /* It was deleted. */
      select_row (self, gtk_list_box_get_row_at_index (self->list, 0));
      relnet_template_editor_show (self->editor, g_ptr_array_index (situations, 0));
      relnet_split_view_set_show_second (self->split, FALSE);
    }
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetTemplatesWindow *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_TEMPLATE))
    reload (self);
}

static void
go_to (RelnetTemplatesWindow *self, GtkListBoxRow *row)
{
  const char *shown;

  if (row == NULL || self->loading)
    return;
  shown = relnet_template_editor_get_situation (self->editor);
  if (g_strcmp0 (shown, get_situation (row)) == 0)
    return;
  /* What cannot be stored is not left behind. */
  if (!relnet_template_editor_leave (self->editor))
    {
      select_row (self, find_row (self, shown));
      relnet_split_view_set_show_second (self->split, TRUE);
      return;
    }
  relnet_template_editor_show (self->editor, get_situation (row));
}

static void
row_selected_cb (RelnetTemplatesWindow *self, GtkListBoxRow *row)
{
  go_to (self, row);
}

static void
row_activated_cb (RelnetTemplatesWindow *self, GtkListBoxRow *row)
{
  relnet_split_view_set_show_second (self->split, TRUE);
}

static void
act_recorded_cb (RelnetDatabase *database, guint act, const char *label, RelnetTemplatesWindow *self)
{
  g_autofree char *escaped = g_markup_escape_text (label, -1);
  AdwToast *toast;

  /* The window behind shows it, too; here is where one looks. */
  if (!gtk_window_is_active (GTK_WINDOW (self)))
    return;
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "templates.undo");
  adw_toast_set_action_target (toast, "u", act);
  adw_toast_set_timeout (toast, UNDO_TIMEOUT);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *behind = gtk_window_get_transient_for (GTK_WINDOW (widget));

  /* One mechanism, one place that tells how it went. */
  if (behind != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (behind), "win.undo-act", parameter);
}

static void
show_add_problem (RelnetTemplatesWindow *self, const char *problem)
{
  gtk_label_set_text (self->add_problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->add_problem), problem != NULL);
}

static void
added (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetTemplatesWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (relnet_template_store_finish (RELNET_DATABASE (object), result, &error))
    {
      if (self->add_popover != NULL)
        gtk_popover_popdown (self->add_popover);
      return;
    }
  g_clear_pointer (&self->wanted, g_free);
  if (self->add_problem != NULL)
    show_add_problem (self, error->message);
}

static void
add_cb (RelnetTemplatesWindow *self)
{
  g_autofree char *name = relnet_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->add_name)));
  g_autoptr (RelnetMessageTemplate) template_ = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_french = strcmp (relnet_template_get_window_language (), "fr") == 0;

  if (!relnet_template_store_check_name (relnet_database_get_reader (self->database), name, &error))
    {
      show_add_problem (self, error->message);
      return;
    }
  if (!relnet_template_editor_leave (self->editor))
    {
      gtk_popover_popdown (self->add_popover);
      return;
    }
  template_ = relnet_message_template_new (name, is_french ? "fr" : "en", is_french ? "vous" : "");
  relnet_message_template_set_text (template_, name,
                                    is_french ? "Bonjour {first_name},\n\n\n\nBien à vous,\n{me}\n"
                                              : "Hi {first_name},\n\n\n\nBest,\n{me}\n");
  g_free (self->wanted);
  self->wanted = g_strdup (name);
  relnet_template_store_add_async (self->database, template_, NULL, added, g_object_ref (self));
}

static void
add_shown_cb (RelnetTemplatesWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->add_name), "");
  show_add_problem (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->add_name));
}

static gboolean
relnet_templates_window_close_request (GtkWindow *window)
{
  RelnetTemplatesWindow *self = RELNET_TEMPLATES_WINDOW (window);

  if (!relnet_template_editor_leave (self->editor))
    {
      relnet_split_view_set_show_second (self->split, TRUE);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (relnet_templates_window_parent_class)->close_request (window);
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!relnet_split_view_go_back (RELNET_TEMPLATES_WINDOW (widget)->split))
    gtk_window_close (GTK_WINDOW (widget));
}

static void
relnet_templates_window_dispose (GObject *object)
{
  RelnetTemplatesWindow *self = RELNET_TEMPLATES_WINDOW (object);

  self->loading = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_TEMPLATES_WINDOW);
  G_OBJECT_CLASS (relnet_templates_window_parent_class)->dispose (object);
}

static void
relnet_templates_window_finalize (GObject *object)
{
  RelnetTemplatesWindow *self = RELNET_TEMPLATES_WINDOW (object);

  g_clear_object (&self->database);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (relnet_templates_window_parent_class)->finalize (object);
}

static void
relnet_templates_window_class_init (RelnetTemplatesWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relnet_templates_window_dispose;
  object_class->finalize = relnet_templates_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = relnet_templates_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/templates/relnet-templates-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplatesWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplatesWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplatesWindow, list_pane);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplatesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplatesWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplatesWindow, add_popover);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplatesWindow, add_name);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplatesWindow, add_problem);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_shown_cb);
  gtk_widget_class_install_action (widget_class, "templates.undo", "u", undo_cb);
  gtk_widget_class_install_action (widget_class, "templates.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "templates.close", NULL);
}

static void
relnet_templates_window_init (RelnetTemplatesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
}

/* The split view is no thing of a .ui file. */
static void
build_panes (RelnetTemplatesWindow *self)
{
  self->split = RELNET_SPLIT_VIEW (relnet_split_view_new (LIST_WIDTH, FOLD_BELOW));
  g_object_ref (self->list_pane);
  gtk_box_remove (self->panes, self->list_pane);
  relnet_split_view_set_first (self->split, self->list_pane);
  g_object_unref (self->list_pane);
  relnet_split_view_set_second (self->split, GTK_WIDGET (self->editor));
  gtk_widget_set_hexpand (GTK_WIDGET (self->split), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->split), TRUE);
  gtk_box_append (self->panes, GTK_WIDGET (self->split));
}

/**
 * relnet_templates_window_new:
 * @database: a database
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
relnet_templates_window_new (RelnetDatabase *database)
{
  RelnetTemplatesWindow *self = g_object_new (RELNET_TYPE_TEMPLATES_WINDOW, NULL);

  self->database = g_object_ref (database);
  self->editor = RELNET_TEMPLATE_EDITOR (relnet_template_editor_new (database));
  build_panes (self);
  reload (self);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (database, "act-recorded", G_CALLBACK (act_recorded_cb), self, 0);
  return GTK_WIDGET (self);
}

/**
 * relnet_templates_window_select:
 * @self: a window
 * @situation: which template to show
 */
void
relnet_templates_window_select (RelnetTemplatesWindow *self, const char *situation)
{
  GtkListBoxRow *row;

  g_return_if_fail (RELNET_IS_TEMPLATES_WINDOW (self));

  row = find_row (self, situation);
  if (row == NULL || !relnet_template_editor_leave (self->editor))
    return;
  select_row (self, row);
  relnet_template_editor_show (self->editor, situation);
  relnet_split_view_set_show_second (self->split, TRUE);
}
