#include "relnet-field-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-names.h"
#include "relnet-text.h"

/**
 * RelnetFieldRow:
 *
 * A text that is edited in place: stored with the apply button, with Enter, or when the row is left; Escape takes back
 * what was typed. What is wrong stands in the row itself, in place of its title, and what was typed stays.
 *
 * While there is something typed and not stored, a change from elsewhere does not overwrite it. A text too long for the
 * row has an ellipsis until one comes to edit it, and is whole in its tooltip: in the middle of an address, whose end says
 * as much as its beginning, and at the end of words.
 */
struct _RelnetFieldRow
{
  AdwEntryRow parent_instance;

  char *title;
  char *stored;
  RelnetFieldParse parse;
  gpointer data;
  gboolean wrong;
  GtkLabel *shortened; /* lies over the text while that is too long */
  guint looking;
};

enum
{
  SIGNAL_SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetFieldRow, relnet_field_row, ADW_TYPE_ENTRY_ROW)

static void
apply_cb (RelnetFieldRow *self)
{
  relnet_field_row_flush (self);
}

static void
left_cb (GtkEventControllerFocus *controller, RelnetFieldRow *self)
{
  relnet_field_row_flush (self);
}

static void
changed_cb (GtkEditable *editable, RelnetFieldRow *self)
{
  if (self->wrong)
    relnet_field_row_set_error (self, NULL);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, RelnetFieldRow *self)
{
  g_autofree char *stored = NULL;

  if (key != GDK_KEY_Escape || !relnet_field_row_is_dirty (self))
    return FALSE;
  stored = g_strdup (self->stored);
  gtk_editable_set_text (GTK_EDITABLE (self), stored);
  relnet_field_row_set_stored (self, stored);
  return TRUE;
}

static void
set_margins (GtkWidget *widget, int start, int end, int top)
{
  g_object_set (widget, "margin-start", start, "margin-end", end, "margin-top", top, NULL);
}

static gboolean
is_too_long (GtkWidget *text, const char *typed)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (text, typed);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (text);
}

static gboolean
shorten_cb (gpointer data)
{
  RelnetFieldRow *self = data;
  GtkWidget *row = GTK_WIDGET (self), *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self)));
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self));
  gboolean cut = !gtk_widget_has_focus (text) && gtk_widget_get_width (text) > 0 && is_too_long (text, typed);
  graphene_rect_t bounds, letter;

  self->looking = 0;
  if (cut && gtk_widget_compute_bounds (text, row, &bounds))
    {
      int left = (int)bounds.origin.x, right = gtk_widget_get_width (row) - left - (int)bounds.size.width;
      /* The text is higher than its letters. */
      int top = (int)bounds.origin.y;
      gboolean mirrored = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;

      gtk_text_compute_cursor_extents (GTK_TEXT (text), 0, &letter, NULL);
      top += (int)letter.origin.y;
      set_margins (GTK_WIDGET (self->shortened), MAX (mirrored ? right : left, 0), MAX (mirrored ? left : right, 0),
                   MAX (top, 0));
      gtk_label_set_ellipsize (self->shortened,
                               strpbrk (typed, " \n") == NULL ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END);
      gtk_label_set_text (self->shortened, typed);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->shortened), cut);
  /* (The opacity of the text is AdwEntryRow's own to set.) */
  if (cut)
    gtk_widget_add_css_class (row, "shortened");
  else
    gtk_widget_remove_css_class (row, "shortened");
  if (g_strcmp0 (gtk_widget_get_tooltip_text (text), cut ? typed : NULL) != 0)
    gtk_widget_set_tooltip_text (text, cut ? typed : NULL);
  return G_SOURCE_REMOVE;
}

/* A GtkText cuts what is too long, between two letters if need be, and whoever reads does not know that there is more. Its
 * width, its text and its focus change for many reasons, and it is always drawn afterwards. */
static void
relnet_field_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RelnetFieldRow *self = RELNET_FIELD_ROW (widget);

  GTK_WIDGET_CLASS (relnet_field_row_parent_class)->snapshot (widget, snapshot);
  if (self->looking == 0)
    self->looking = g_idle_add (shorten_cb, self);
}

static void
relnet_field_row_dispose (GObject *object)
{
  RelnetFieldRow *self = RELNET_FIELD_ROW (object);

  g_clear_handle_id (&self->looking, g_source_remove);
  if (self->shortened != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->shortened)));
  G_OBJECT_CLASS (relnet_field_row_parent_class)->dispose (object);
}

static void
relnet_field_row_finalize (GObject *object)
{
  RelnetFieldRow *self = RELNET_FIELD_ROW (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->stored, g_free);
  G_OBJECT_CLASS (relnet_field_row_parent_class)->finalize (object);
}

static void
relnet_field_row_class_init (RelnetFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = relnet_field_row_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = relnet_field_row_snapshot;

  /**
   * RelnetFieldRow::save:
   * @value: what to store
   *
   * The text was changed and is right.
   */
  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
relnet_field_row_init (RelnetFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->stored = g_strdup ("");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
  self->shortened = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, "xalign", 0.0, "valign", GTK_ALIGN_START, "can-target",
                                  FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->shortened), GTK_WIDGET (self));
  relnet_names_from_tooltips (GTK_WIDGET (self));
  g_signal_connect (self, "apply", G_CALLBACK (apply_cb), NULL);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * relnet_field_row_new:
 * @title: what the text is
 * @parse: (nullable): makes the value of the text, %NULL if any text is one
 * @data: user data for @parse
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
relnet_field_row_new (const char *title, RelnetFieldParse parse, gpointer data)
{
  RelnetFieldRow *self = g_object_new (RELNET_TYPE_FIELD_ROW, NULL);

  self->parse = parse;
  self->data = data;
  relnet_field_row_set_label (self, title);
  return GTK_WIDGET (self);
}

/**
 * relnet_field_row_set_label:
 * @self: a row
 * @title: what the text is
 */
void
relnet_field_row_set_label (RelnetFieldRow *self, const char *title)
{
  g_autofree char *copy = g_strdup (title);

  g_free (self->title);
  self->title = g_steal_pointer (&copy);
  if (!self->wrong)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), self->title);
}

/**
 * relnet_field_row_set_stored:
 * @self: a row
 * @text: what is stored, as it is shown
 *
 * Shows @text, unless something is typed that is not stored yet.
 */
void
relnet_field_row_set_stored (RelnetFieldRow *self, const char *text)
{
  gboolean dirty = relnet_field_row_is_dirty (self);

  if (g_strcmp0 (text, self->stored) != 0)
    {
      g_free (self->stored);
      self->stored = g_strdup (text);
    }
  if (dirty && relnet_field_row_is_dirty (self))
    return;
  /* Otherwise the row takes our text for one that was typed, and offers to apply it. */
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), FALSE);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), TRUE);
  relnet_field_row_set_error (self, NULL);
}

/**
 * relnet_field_row_set_error:
 * @self: a row
 * @error: (nullable): what is wrong with what was typed
 */
void
relnet_field_row_set_error (RelnetFieldRow *self, const char *error)
{
  self->wrong = error != NULL;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), error != NULL ? error : self->title);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * relnet_field_row_is_dirty:
 * @self: a row
 *
 * Returns: whether something is typed that is not stored
 */
gboolean
relnet_field_row_is_dirty (RelnetFieldRow *self)
{
  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), self->stored) != 0;
}

/**
 * relnet_field_row_flush:
 * @self: a row
 *
 * Stores what was typed, if it is right.
 *
 * Returns: %FALSE if it is wrong; the row says so
 */
gboolean
relnet_field_row_flush (RelnetFieldRow *self)
{
  g_autofree char *text = relnet_text_clean (gtk_editable_get_text (GTK_EDITABLE (self)));
  g_autofree char *value = NULL;
  const char *error = NULL;

  if (!relnet_field_row_is_dirty (self))
    return TRUE;
  value = self->parse != NULL ? self->parse (text, self->data, &error) : g_strdup (text);
  if (value == NULL)
    {
      relnet_field_row_set_error (self, error != NULL ? error : _ ("This cannot be understood"));
      return FALSE;
    }
  /* Taken for stored from now on; if it is not, the one who stores says so with relnet_field_row_set_error(). */
  relnet_field_row_set_stored (self, gtk_editable_get_text (GTK_EDITABLE (self)));
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, value);
  return TRUE;
}

/**
 * RelnetTextRow:
 *
 * A text of several lines that is edited in place: stored when it is left, or with Ctrl+Enter. As with #RelnetFieldRow, a
 * change from elsewhere does not overwrite what is being typed.
 */
struct _RelnetTextRow
{
  AdwPreferencesRow parent_instance;

  GtkTextView *view;
  GtkLabel *hint;
  char *stored;
};

G_DEFINE_FINAL_TYPE (RelnetTextRow, relnet_text_row, ADW_TYPE_PREFERENCES_ROW)

static guint text_signals[N_SIGNALS];

static char *
dup_text (RelnetTextRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
text_left_cb (GtkEventControllerFocus *controller, RelnetTextRow *self)
{
  relnet_text_row_flush (self);
}

static void
buffer_changed_cb (GtkTextBuffer *buffer, RelnetTextRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->hint), gtk_text_buffer_get_char_count (buffer) == 0);
}

static gboolean
resize_cb (gpointer data)
{
  gtk_widget_queue_resize (data);
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* GTK 4.8 knows the height of a text only once it has a width, and does not ask for more room by itself. */
static void
text_mapped_cb (GtkWidget *view, gpointer data)
{
  g_idle_add (resize_cb, g_object_ref (view));
}

static gboolean
text_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, RelnetTextRow *self)
{
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    return relnet_text_row_flush (self);
  return FALSE;
}

static void
relnet_text_row_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_TEXT_ROW (object)->stored, g_free);
  G_OBJECT_CLASS (relnet_text_row_parent_class)->finalize (object);
}

static void
relnet_text_row_class_init (RelnetTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_text_row_finalize;

  /**
   * RelnetTextRow::save:
   * @value: what to store
   *
   * The text was changed.
   */
  text_signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
relnet_text_row_init (RelnetTextRow *self)
{
  self->stored = g_strdup ("");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * relnet_text_row_new:
 * @title: what the text is
 * @hint: (nullable): what stands in the empty text
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
relnet_text_row_new (const char *title, const char *hint)
{
  RelnetTextRow *self = g_object_new (RELNET_TYPE_TEXT_ROW, "title", title, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "plain");
  relnet_names_set (GTK_WIDGET (self), title);
  relnet_names_set (GTK_WIDGET (self->view), title);
  self->hint = GTK_LABEL (gtk_label_new (hint));
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->hint), GTK_ALIGN_START);
  gtk_widget_set_can_target (GTK_WIDGET (self->hint), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->hint));
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->hint), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  g_signal_connect (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (buffer_changed_cb), self);
  g_signal_connect (self->view, "map", G_CALLBACK (text_mapped_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (text_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (text_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  return GTK_WIDGET (self);
}

/**
 * relnet_text_row_set_stored:
 * @self: a row
 * @text: what is stored
 *
 * Shows @text, unless something is typed that is not stored yet.
 */
void
relnet_text_row_set_stored (RelnetTextRow *self, const char *text)
{
  g_autofree char *typed = dup_text (self);
  gboolean dirty = g_strcmp0 (typed, self->stored) != 0;

  if (g_strcmp0 (self->stored, text) != 0)
    {
      g_free (self->stored);
      self->stored = g_strdup (text);
    }
  if (!dirty && g_strcmp0 (typed, text) != 0)
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
      gtk_widget_queue_resize (GTK_WIDGET (self->view));
    }
}

/**
 * relnet_text_row_flush:
 * @self: a row
 *
 * Stores what was typed.
 *
 * Returns: %TRUE
 */
gboolean
relnet_text_row_flush (RelnetTextRow *self)
{
  g_autofree char *typed = dup_text (self);

  if (g_strcmp0 (typed, self->stored) != 0)
    {
      g_free (self->stored);
      self->stored = g_strdup (typed);
      g_signal_emit (self, text_signals[SIGNAL_SAVE], 0, typed);
    }
  return TRUE;
}
