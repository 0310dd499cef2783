#include "relnet-template-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-names.h"
#include "relnet-store-error.h"
#include "relnet-template-placeholder.h"
#include "relnet-template-situation.h"
#include "relnet-template-store.h"
#include "relnet-template-text.h"
#include "relnet-template.h"
#include "relnet-text.h"
#include "relnet-wrap-layout.h"

/* What stands in braces. */
#define TAG "placeholder"

/**
 * RelnetTemplateEditor:
 *
 * One template in its languages and registers. What is typed is checked as it is typed and stored with *Save*, or when one
 * goes on to something else; what cannot be stored stays where it is, with what is wrong told below.
 */
struct _RelnetTemplateEditor
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkWidget *save_button;
  GtkWidget *content;
  GtkWidget *name_group;
  AdwEntryRow *name;
  GtkLabel *name_problem;
  GtkToggleButton *vous;
  GtkToggleButton *tu;
  GtkToggleButton *english;
  GtkLabel *origin;
  AdwEntryRow *subject;
  GtkTextView *body;
  RelnetWrapBox *chips;
  GtkWidget *problem_box;
  GtkLabel *problem;

  RelnetDatabase *database;
  RelnetMessageTemplate *stored; /* as it is in the book, or RelNet’s; without text if there is none */
  char *situation;
  guint variant;
  gboolean loading;
  gboolean shown;
  gboolean in_subject; /* where the cursor was last */
};

G_DEFINE_FINAL_TYPE (RelnetTemplateEditor, relnet_template_editor, ADW_TYPE_BIN)

static char *
dup_body (RelnetTemplateEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static RelnetMessageTemplate *
take (RelnetTemplateEditor *self)
{
  RelnetMessageTemplate *template_
      = relnet_message_template_new (self->situation, relnet_template_variants[self->variant].language,
                                     relnet_template_variants[self->variant].reg);
  g_autofree char *body = dup_body (self);

  relnet_message_template_set_text (template_, gtk_editable_get_text (GTK_EDITABLE (self->subject)), body);
  return template_;
}

static gboolean
is_dirty (RelnetTemplateEditor *self)
{
  g_autofree char *body = NULL;

  if (self->stored == NULL)
    return FALSE;
  body = dup_body (self);
  return strcmp (body, relnet_message_template_get_body (self->stored)) != 0
         || strcmp (gtk_editable_get_text (GTK_EDITABLE (self->subject)), relnet_message_template_get_subject (self->stored)) != 0;
}

/* Like the gaps of a message: one sees at a glance what is not said as it stands. */
static void
mark_placeholders (RelnetTemplateEditor *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);
  GtkTextIter from, to;
  const char *close, *counted = text;
  glong offset = 0;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  gtk_text_buffer_remove_tag_by_name (buffer, TAG, &from, &to);
  for (const char *open = strchr (text, '{'); open != NULL; open = strchr (close, '{'))
    {
      close = open + strcspn (open + 1, "{}\n") + 1;
      if (*close != '}')
        continue;
      offset += g_utf8_strlen (counted, open - counted);
      counted = open;
      gtk_text_buffer_get_iter_at_offset (buffer, &from, (int)offset);
      gtk_text_buffer_get_iter_at_offset (buffer, &to, (int)(offset + g_utf8_strlen (open, close + 1 - open)));
      gtk_text_buffer_apply_tag_by_name (buffer, TAG, &from, &to);
    }
}

static void
show_problem (RelnetTemplateEditor *self, const char *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem_box, problem != NULL);
}

static void
show_origin (RelnetTemplateEditor *self)
{
  const char *words = NULL;

  if (relnet_message_template_is_changed (self->stored))
    words = _ ("Changed by you");
  else if (relnet_message_template_is_own (self->stored))
    words = relnet_message_template_get_id (self->stored) != 0 ? _ ("Your own") : _ ("Not written yet in this way");
  else
    words = _ ("RelNet’s text");
  gtk_label_set_text (self->origin, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.reset", relnet_message_template_is_changed (self->stored));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.delete", relnet_message_template_is_own (self->stored));
}

static void
edited_cb (RelnetTemplateEditor *self)
{
  g_autoptr (RelnetMessageTemplate) template_ = NULL;
  g_autoptr (GError) error = NULL;
  gboolean dirty, valid;

  if (self->loading || self->stored == NULL)
    return;
  template_ = take (self);
  mark_placeholders (self, relnet_message_template_get_body (template_));
  dirty = is_dirty (self);
  valid = relnet_template_store_check (template_, &error);
  /* Nothing is wrong yet with what was not begun. */
  show_problem (self, dirty && !valid ? error->message : NULL);
  gtk_widget_set_sensitive (self->save_button, dirty && valid);
}

static void
load (RelnetTemplateEditor *self)
{
  const RelnetTemplateVariant *variant = &relnet_template_variants[self->variant];
  g_autoptr (RelnetMessageTemplate) found = NULL;
  g_autoptr (GError) error = NULL;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);

  found = relnet_template_store_find (relnet_database_get_reader (self->database), self->situation, variant->language,
                                      variant->reg, &error);
  if (found == NULL)
    found = relnet_template_load_original (self->situation, variant->language, variant->reg);
  if (found == NULL)
    found = relnet_message_template_new (self->situation, variant->language, variant->reg);
  g_set_object (&self->stored, found);
  /* What was just stored is shown already, with the cursor in it and with what Ctrl+Z takes back. */
  if (!is_dirty (self) && self->shown)
    {
      show_origin (self);
      edited_cb (self);
      return;
    }
  self->shown = TRUE;
  self->loading = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->subject), relnet_message_template_get_subject (found));
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, relnet_message_template_get_body (found), -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->loading = FALSE;
  show_origin (self);
  edited_cb (self);
  if (error != NULL)
    show_problem (self, error->message);
}

static void
show_name (RelnetTemplateEditor *self)
{
  gboolean is_own = relnet_template_situation_find (self->situation) == NULL;

  adw_window_title_set_title (self->title, relnet_template_situation_get_label (self->situation));
  gtk_widget_set_visible (self->name_group, is_own);
  gtk_widget_set_visible (GTK_WIDGET (self->name_problem), FALSE);
  self->loading = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name), self->situation);
  self->loading = FALSE;
}

static void
saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetTemplateEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  if (relnet_template_store_finish (RELNET_DATABASE (object), result, &error) || self->stored == NULL)
    return;
  /* What was typed is still there, and is not stored. */
  relnet_message_template_set_text (self->stored, "", "");
  edited_cb (self);
  show_problem (self, error->message);
  gtk_widget_set_sensitive (self->save_button, TRUE);
}

static gboolean
save (RelnetTemplateEditor *self)
{
  g_autoptr (RelnetMessageTemplate) template_ = NULL;
  g_autoptr (GError) error = NULL;

  if (self->stored == NULL || !is_dirty (self))
    return TRUE;
  template_ = take (self);
  if (!relnet_template_store_check (template_, &error))
    {
      show_problem (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->body));
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }
  relnet_message_template_set_id (template_, relnet_message_template_get_id (self->stored));
  g_set_object (&self->stored, template_);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  {
    /* The writer’s thread gets one of its own. */
    g_autoptr (RelnetMessageTemplate) written = take (self);

    relnet_template_store_save_async (self->database, written, NULL, saved, g_object_ref (self));
  }
  return TRUE;
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save (RELNET_TEMPLATE_EDITOR (widget));
}

static void
discard_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  load (RELNET_TEMPLATE_EDITOR (widget));
}

static void
reset_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetTemplateEditor *self = RELNET_TEMPLATE_EDITOR (widget);
  g_autoptr (RelnetMessageTemplate) template_ = take (self);

  /* With what is typed gone, too, it is shown as it comes back. */
  load (self);
  relnet_template_store_reset_async (self->database, template_, NULL, saved, g_object_ref (self));
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetTemplateEditor *self = RELNET_TEMPLATE_EDITOR (widget);

  relnet_template_store_delete_async (self->database, self->situation, NULL, saved, g_object_ref (self));
}

static void
renamed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetTemplateEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  if (relnet_template_store_finish (RELNET_DATABASE (object), result, &error) || self->stored == NULL)
    return;
  gtk_label_set_text (self->name_problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->name_problem), TRUE);
}

static void
name_applied_cb (RelnetTemplateEditor *self)
{
  g_autofree char *before = g_strdup (self->situation);
  g_autofree char *name = relnet_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  g_autofree char *from = relnet_text_fold (before), *to = relnet_text_fold (name);
  g_autoptr (GError) error = NULL;

  if (strcmp (before, name) == 0)
    return;
  if (strcmp (from, to) != 0
      && !relnet_template_store_check_name (relnet_database_get_reader (self->database), name, &error))
    {
      gtk_label_set_text (self->name_problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->name_problem), TRUE);
      return;
    }
  if (!save (self))
    return;
  g_free (self->situation);
  self->situation = g_steal_pointer (&name);
  relnet_message_template_set_situation (self->stored, self->situation);
  show_name (self);
  relnet_template_store_rename_async (self->database, before, self->situation, NULL, renamed, g_object_ref (self));
}

static void
variant_cb (RelnetTemplateEditor *self, GtkToggleButton *button)
{
  GtkToggleButton *const buttons[RELNET_TEMPLATE_N_VARIANTS] = { self->vous, self->tu, self->english };

  if (self->loading || !gtk_toggle_button_get_active (button))
    return;
  if (!save (self))
    {
      /* What cannot be stored is not left behind. */
      self->loading = TRUE;
      gtk_toggle_button_set_active (buttons[self->variant], TRUE);
      self->loading = FALSE;
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (buttons[i] == button)
      self->variant = i;
  self->shown = FALSE;
  load (self);
}

static void
focus_cb (RelnetTemplateEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL)
    return;
  if (focus == GTK_WIDGET (self->body))
    self->in_subject = FALSE;
  else if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->subject)))
    self->in_subject = TRUE;
}

static void
chip_cb (RelnetTemplateEditor *self, GtkButton *chip)
{
  g_autofree char *text = g_strdup_printf ("{%s}", (const char *)g_object_get_data (G_OBJECT (chip), "name"));

  if (self->in_subject)
    {
      int position = gtk_editable_get_position (GTK_EDITABLE (self->subject));

      gtk_editable_insert_text (GTK_EDITABLE (self->subject), text, -1, &position);
      gtk_widget_grab_focus (GTK_WIDGET (self->subject));
      gtk_editable_set_position (GTK_EDITABLE (self->subject), position);
      return;
    }
  gtk_text_buffer_begin_user_action (gtk_text_view_get_buffer (self->body));
  gtk_text_buffer_delete_selection (gtk_text_view_get_buffer (self->body), TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (self->body), text, -1);
  gtk_text_buffer_end_user_action (gtk_text_view_get_buffer (self->body));
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

static void
add_chips (RelnetTemplateEditor *self)
{
  const RelnetTemplatePlaceholder *placeholders;
  guint n;

  placeholders = relnet_template_placeholder_get_all (&n);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *chip = gtk_button_new_with_label (_ (placeholders[i].label));
      /* Translators: a name such as first_name, and what stands in its place. */
      g_autofree char *tooltip = g_strdup_printf (_ ("{%s}: %s"), placeholders[i].name, _ (placeholders[i].description));
      /* Translators: %s is what is put into the text of a template, “first name”. */
      g_autofree char *name = g_strdup_printf (_ ("Insert: %s"), _ (placeholders[i].label));

      gtk_widget_add_css_class (chip, "chip");
      gtk_widget_add_css_class (chip, "small");
      gtk_widget_set_tooltip_text (chip, tooltip);
      relnet_names_set (chip, name);
      /* The text keeps the cursor. */
      gtk_widget_set_focus_on_click (chip, FALSE);
      g_object_set_data (G_OBJECT (chip), "name", (gpointer)placeholders[i].name);
      g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_cb), self, G_CONNECT_SWAPPED);
      relnet_wrap_box_append (self->chips, chip);
    }
}

static void
relnet_template_editor_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (relnet_template_editor_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_cb), widget,
                           G_CONNECT_SWAPPED);
}

static void
relnet_template_editor_dispose (GObject *object)
{
  RelnetTemplateEditor *self = RELNET_TEMPLATE_EDITOR (object);

  self->loading = TRUE;
  g_clear_object (&self->stored);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_TEMPLATE_EDITOR);
  G_OBJECT_CLASS (relnet_template_editor_parent_class)->dispose (object);
}

static void
relnet_template_editor_finalize (GObject *object)
{
  RelnetTemplateEditor *self = RELNET_TEMPLATE_EDITOR (object);

  g_clear_object (&self->database);
  g_clear_pointer (&self->situation, g_free);
  G_OBJECT_CLASS (relnet_template_editor_parent_class)->finalize (object);
}

static void
relnet_template_editor_class_init (RelnetTemplateEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relnet_template_editor_dispose;
  object_class->finalize = relnet_template_editor_finalize;
  widget_class->root = relnet_template_editor_root;

  g_type_ensure (RELNET_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/templates/relnet-template-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateEditor, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateEditor, content);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateEditor, name_group);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateEditor, name);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateEditor, name_problem);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateEditor, vous);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateEditor, tu);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateEditor, english);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateEditor, origin);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateEditor, subject);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateEditor, body);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateEditor, chips);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateEditor, problem_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetTemplateEditor, problem);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, variant_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_applied_cb);
  gtk_widget_class_install_action (widget_class, "template.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "template.discard", NULL, discard_cb);
  gtk_widget_class_install_action (widget_class, "template.reset", NULL, reset_cb);
  gtk_widget_class_install_action (widget_class, "template.delete", NULL, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "template.save", NULL);
}

static void
relnet_template_editor_init (RelnetTemplateEditor *self)
{
  const GdkRGBA colour = { .red = 0.21f, .green = 0.52f, .blue = 0.89f, .alpha = 0.25f };
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (self->body);
  gtk_text_buffer_create_tag (buffer, TAG, "background-rgba", &colour, NULL);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  add_chips (self);
}

/**
 * relnet_template_editor_new:
 * @database: a database
 *
 * Returns: (transfer floating): an editor that shows nothing yet
 */
GtkWidget *
relnet_template_editor_new (RelnetDatabase *database)
{
  RelnetTemplateEditor *self = g_object_new (RELNET_TYPE_TEMPLATE_EDITOR, NULL);

  self->database = g_object_ref (database);
  /* First in the language of the window. */
  self->variant = strcmp (relnet_template_get_window_language (), "fr") == 0 ? 0 : RELNET_TEMPLATE_N_VARIANTS - 1;
  return GTK_WIDGET (self);
}

/**
 * relnet_template_editor_get_situation:
 * @self: an editor
 *
 * Returns: (nullable): which template it shows
 */
const char *
relnet_template_editor_get_situation (RelnetTemplateEditor *self)
{
  g_return_val_if_fail (RELNET_IS_TEMPLATE_EDITOR (self), NULL);

  return self->situation;
}

/* One’s own is shown as it was written. */
static guint
choose_variant (RelnetTemplateEditor *self)
{
  g_autoptr (GPtrArray) variants
      = relnet_template_list_variants (relnet_database_get_reader (self->database), self->situation, NULL);

  for (guint i = 0; variants != NULL && i < variants->len; i++)
    {
      RelnetMessageTemplate *template_ = g_ptr_array_index (variants, i);
      const RelnetTemplateVariant *shown = &relnet_template_variants[self->variant];

      if (strcmp (shown->language, relnet_message_template_get_language (template_)) == 0
          && strcmp (shown->reg, relnet_message_template_get_register (template_)) == 0)
        return self->variant;
    }
  for (guint i = 0; i < RELNET_TEMPLATE_N_VARIANTS && variants != NULL && variants->len > 0; i++)
    if (strcmp (relnet_template_variants[i].language,
                relnet_message_template_get_language (g_ptr_array_index (variants, 0))) == 0
        && strcmp (relnet_template_variants[i].reg,
                   relnet_message_template_get_register (g_ptr_array_index (variants, 0))) == 0)
      return i;
  return self->variant;
}

/**
 * relnet_template_editor_show:
 * @self: an editor
 * @situation: which template to show; relnet_template_editor_leave() comes first
 */
void
relnet_template_editor_show (RelnetTemplateEditor *self, const char *situation)
{
  GtkToggleButton *buttons[RELNET_TEMPLATE_N_VARIANTS];
  char *copy;

  g_return_if_fail (RELNET_IS_TEMPLATE_EDITOR (self));

  buttons[0] = self->vous;
  buttons[1] = self->tu;
  buttons[2] = self->english;
  copy = g_strdup (situation);
  g_free (self->situation);
  self->situation = copy;
  self->variant = choose_variant (self);
  self->loading = TRUE;
  gtk_toggle_button_set_active (buttons[self->variant], TRUE);
  self->loading = FALSE;
  show_name (self);
  self->shown = FALSE;
  load (self);
}

/**
 * relnet_template_editor_reload:
 * @self: an editor
 *
 * Somebody changed templates: what is shown is read again, unless the user is about to change it.
 */
void
relnet_template_editor_reload (RelnetTemplateEditor *self)
{
  g_return_if_fail (RELNET_IS_TEMPLATE_EDITOR (self));

  if (self->situation == NULL)
    return;
  if (is_dirty (self))
    {
      g_autoptr (RelnetMessageTemplate) now = relnet_template_store_find (
          relnet_database_get_reader (self->database), self->situation, relnet_template_variants[self->variant].language,
          relnet_template_variants[self->variant].reg, NULL);

      if (now != NULL)
        g_set_object (&self->stored, now);
      edited_cb (self);
      return;
    }
  load (self);
}

/**
 * relnet_template_editor_leave:
 * @self: an editor
 *
 * Stores what was typed.
 *
 * Returns: whether it could be stored; if not, it is told why, and what was typed stays
 */
gboolean
relnet_template_editor_leave (RelnetTemplateEditor *self)
{
  g_return_val_if_fail (RELNET_IS_TEMPLATE_EDITOR (self), TRUE);

  return save (self);
}
