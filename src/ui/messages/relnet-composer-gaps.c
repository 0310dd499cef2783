/* Gaps a template left in a message (W2): they are marked while one writes, and found before it is sent. */

#include "relnet-composer-gaps.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-template-text.h"

#define TAG "gap"

static char *
say_gap (const char *text, gsize start, gsize end)
{
  const gsize before = strlen (RELNET_TEMPLATE_GAP_START), after = strlen (RELNET_TEMPLATE_GAP_END);
  g_autofree char *name = g_strndup (text + start + before, end - start - before - after);

  /* Translators: %s is what is missing, “first name”. */
  return g_strdup_printf (_ ("One place still waits for your words: %s. Fill it in or remove it, then send."), name);
}

static void
mark_gaps (GtkTextBuffer *buffer)
{
  GtkTextIter start, end, from, to;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, TAG, &start, &end);
  while (gtk_text_iter_forward_search (&start, RELNET_TEMPLATE_GAP_START, GTK_TEXT_SEARCH_TEXT_ONLY, &from, &to, NULL))
    {
      if (!gtk_text_iter_forward_search (&to, RELNET_TEMPLATE_GAP_END, GTK_TEXT_SEARCH_TEXT_ONLY, NULL, &end, NULL))
        return;
      gtk_text_buffer_apply_tag_by_name (buffer, TAG, &from, &end);
      start = end;
    }
}

/**
 * relnet_composer_gaps_watch:
 * @body: where the message is written
 *
 * Marks the gaps in it, now and whenever it changes.
 */
void
relnet_composer_gaps_watch (GtkTextView *body)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (body);

  /* The amber of what waits (design notes), legible on light and on dark. */
  gtk_text_buffer_create_tag (buffer, TAG, "background", "#f6d32d", "foreground", "#3d2c00", NULL);
  g_signal_connect (buffer, "changed", G_CALLBACK (mark_gaps), NULL);
  mark_gaps (buffer);
}

/**
 * relnet_composer_gaps_find:
 * @subject: the subject
 * @body: where the message is written
 *
 * Selects the first gap, if there is one, so that typing fills it.
 *
 * Returns: (transfer full) (nullable): what is missing, in words for the user; %NULL without a gap
 */
char *
relnet_composer_gaps_find (GtkEditable *subject, GtkTextView *body)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (body);
  GtkTextIter first, last, from, to;
  const char *line = gtk_editable_get_text (subject);
  gsize start, end;
  g_autofree char *text = NULL;

  if (relnet_template_text_find_gap (line, &start, &end))
    {
      gtk_widget_grab_focus (GTK_WIDGET (subject));
      gtk_editable_select_region (subject, (int) g_utf8_strlen (line, (gssize) start),
                                  (int) g_utf8_strlen (line, (gssize) end));
      return say_gap (line, start, end);
    }
  gtk_text_buffer_get_bounds (buffer, &first, &last);
  text = gtk_text_buffer_get_text (buffer, &first, &last, FALSE);
  if (!relnet_template_text_find_gap (text, &start, &end))
    return NULL;
  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) g_utf8_strlen (text, (gssize) start));
  gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) g_utf8_strlen (text, (gssize) end));
  gtk_text_buffer_select_range (buffer, &to, &from);
  gtk_text_view_scroll_to_iter (body, &from, 0.1, FALSE, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (body));
  return say_gap (text, start, end);
}
