#include "relnet-unsaved-text.h"

#include "relnet-field-row.h"

/* What is typed into @entry and stored nowhere. A field that is edited in place knows; of a form nothing is stored. */
static const char *
get_typed (GtkWidget *widget)
{
  GtkWidget *delegate = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (widget)));

  if (RELNET_IS_FIELD_ROW (widget) && !relnet_field_row_is_dirty (RELNET_FIELD_ROW (widget)))
    return NULL;
  /* Not a password, and not what is looked for or chosen. */
  if (!GTK_IS_TEXT (delegate) || !gtk_text_get_visibility (GTK_TEXT (delegate)) || GTK_IS_SEARCH_ENTRY (widget)
      || GTK_IS_SPIN_BUTTON (widget) || !gtk_editable_get_editable (GTK_EDITABLE (widget)))
    return NULL;
  return gtk_editable_get_text (GTK_EDITABLE (widget));
}

static void
add (GString *out, const char *title, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (title != NULL && *title != '\0')
    g_string_append_printf (out, "%s: ", title);
  g_string_append_printf (out, "%s\n", text);
}

static void
collect (GtkWidget *widget, GString *out)
{
  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
      GtkTextIter start, end;
      g_autofree char *text = NULL;

      /* A text that was only loaded has nothing to take back. */
      if (!gtk_text_buffer_get_can_undo (buffer))
        return;
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
      add (out, NULL, text);
      return;
    }
  if (GTK_IS_EDITABLE (widget) && gtk_editable_get_delegate (GTK_EDITABLE (widget)) != NULL)
    {
      add (out,
           ADW_IS_PREFERENCES_ROW (widget) ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget))
           : GTK_IS_ENTRY (widget)         ? gtk_entry_get_placeholder_text (GTK_ENTRY (widget))
                                           : NULL,
           get_typed (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, out);
}

/**
 * relnet_unsaved_text_collect:
 * @window: a window that must close at once
 *
 * What was typed in @window and is stored nowhere, so that it can be kept. It looks at the widgets instead of asking each
 * editor: an editor that nobody thought of is not forgotten.
 *
 * Returns: (transfer full) (nullable): the texts under the window's title, a line each, or %NULL when there are none
 */
char *
relnet_unsaved_text_collect (GtkWindow *window)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *title = gtk_window_get_title (window);

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  collect (GTK_WIDGET (window), out);
  if (out->len == 0)
    return NULL;
  if (title != NULL && *title != '\0')
    {
      g_string_prepend_c (out, '\n');
      g_string_prepend (out, title);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
