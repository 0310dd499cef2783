/* A brief on paper (B1): one page, whatever there is to say. What does not fit is shortened paragraph by paragraph, never
 * by a second page. */

#include "relnet-brief-printer.h"

#include <glib/gi18n-lib.h>

#include "relnet-text.h"

#define FONT "Sans"

/* How many lines a paragraph has at most: as many as fit on the page. */
#define MOST_LINES 6

/* More questions than this nobody asks at once; the rest of the page is needed. */
#define MOST_QUESTIONS 10

typedef enum
{
  STYLE_TITLE,
  STYLE_SUBTITLE,
  STYLE_HEADING,
  STYLE_LINE,
  STYLE_BOX, /* something to tick */
  N_STYLES
} Style;

/* In points. */
static const struct
{
  double size;
  double space_before;
  double indent;
  gboolean bold;
} styles[N_STYLES] = {
  [STYLE_TITLE] = { 20, 0, 0, TRUE },     [STYLE_SUBTITLE] = { 11, 2, 0, FALSE }, [STYLE_HEADING] = { 11, 10, 0, TRUE },
  [STYLE_LINE] = { 10, 2.5, 10, FALSE }, [STYLE_BOX] = { 10, 2.5, 10, FALSE },
};

typedef struct
{
  Style style;
  char *text;
} Paragraph;

static void
clear_paragraph (gpointer data)
{
  Paragraph *paragraph = data;

  g_free (paragraph->text);
}

static void
add (GArray *page, Style style, const char *text)
{
  Paragraph paragraph = { .style = style };

  if (relnet_text_is_blank (text))
    return;
  paragraph.text = relnet_text_clean (text);
  g_array_append_val (page, paragraph);
}

static void
add_pair (GArray *page, Style style, const char *first, const char *second)
{
  g_autofree char *text = relnet_text_is_blank (second) ? g_strdup (first) : g_strdup_printf ("%s — %s", first, second);

  add (page, style, text);
}

static void
add_meeting (GArray *page, RelnetBrief *brief)
{
  g_autofree char *when = NULL;
  g_autofree char *how = NULL;

  if (brief->meeting == NULL)
    return;
  when = relnet_meeting_dup_when (brief->meeting, brief->today);
  how = relnet_meeting_dup_how (brief->meeting, brief->nth);
  add_pair (page, STYLE_SUBTITLE, when, relnet_meeting_get_place (brief->meeting));
  add (page, STYLE_SUBTITLE, how);
}

static void
add_people (GArray *page, RelnetBrief *brief)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; brief->meeting != NULL && i < relnet_meeting_get_n_people (brief->meeting); i++)
    if (relnet_meeting_get_person_id (brief->meeting, i) != relnet_person_get_id (brief->person))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              relnet_meeting_get_person_name (brief->meeting, i));
  if (names->len > 0)
    {
      /* Translators: the other people of a meeting: “with Karim Haddouche, Lucie Delmas”. */
      g_autofree char *with = g_strdup_printf (_ ("with %s"), names->str);

      add (page, STYLE_SUBTITLE, with);
    }
}

/* The same order as on the screen, with what one wants to have at hand first. */
static GArray *
make_page (RelnetBrief *brief)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  g_autofree char *matters_title = g_strdup_printf (_ ("What matters to %s"), brief->first_name);
  g_autoptr (GString) chips = g_string_new (NULL);
  g_autoptr (GString) ties = g_string_new (NULL);
  GPtrArray *asked = brief->questions;
  g_autofree char *balance = relnet_balance_dup_reason (&brief->balance, brief->today);

  g_array_set_clear_func (page, clear_paragraph);
  add (page, STYLE_TITLE, brief->name);
  add (page, STYLE_SUBTITLE, brief->headline);
  add_meeting (page, brief);
  add_people (page, brief);
  if (brief->meeting != NULL && *relnet_meeting_get_purpose (brief->meeting) != '\0')
    {
      add (page, STYLE_HEADING, _ ("What I want"));
      add (page, STYLE_LINE, relnet_meeting_get_purpose (brief->meeting));
    }
  add (page, STYLE_HEADING, _ ("Questions to ask"));
  for (guint i = 0; i < MIN (asked->len, MOST_QUESTIONS); i++)
    add (page, STYLE_BOX, relnet_question_get_text (g_ptr_array_index (asked, i)));
  for (guint i = 0; i < brief->ideas->len; i++)
    add (page, STYLE_BOX, g_ptr_array_index (brief->ideas, i));
  if (brief->promises->len > 0)
    add (page, STYLE_HEADING, _ ("Open promises"));
  for (guint i = 0; i < brief->promises->len; i++)
    {
      RelnetPromise *promise = g_ptr_array_index (brief->promises, i);
      g_autofree char *detail = relnet_brief_dup_promise_detail (brief, promise);

      add_pair (page, relnet_promise_get_mine (promise) ? STYLE_BOX : STYLE_LINE, relnet_promise_get_what (promise), detail);
    }
  if (brief->exchanges->len > 0)
    add (page, STYLE_HEADING, _ ("Last exchanges"));
  for (guint i = 0; i < brief->exchanges->len; i++)
    {
      g_autofree char *title = relnet_brief_dup_exchange_title (g_ptr_array_index (brief->exchanges, i));
      g_autofree char *detail = relnet_brief_dup_exchange_detail (g_ptr_array_index (brief->exchanges, i), brief->today);

      add_pair (page, STYLE_LINE, title, detail);
    }
  for (guint i = 0; i < brief->chips->len; i++)
    g_string_append_printf (chips, "%s%s", i > 0 ? " · " : "", (char *) g_ptr_array_index (brief->chips, i));
  if (*brief->matters != '\0' || *brief->goals != '\0' || chips->len > 0)
    add (page, STYLE_HEADING, matters_title);
  add (page, STYLE_LINE, brief->matters);
  if (*brief->goals != '\0')
    {
      /* Translators: %s is what somebody wants to reach. */
      g_autofree char *goals = g_strdup_printf (_ ("Their goals: %s"), brief->goals);

      add (page, STYLE_LINE, goals);
    }
  add (page, STYLE_LINE, chips->str);
  if (*balance != '\0')
    {
      add (page, STYLE_HEADING, _ ("Balance"));
      add (page, STYLE_LINE, balance);
    }
  if (*brief->how_met != '\0')
    {
      add (page, STYLE_HEADING, _ ("How you met"));
      add (page, STYLE_LINE, brief->how_met);
    }
  for (guint i = 0; i < brief->ties->len; i++)
    {
      RelnetBriefTie *tie = g_ptr_array_index (brief->ties, i);

      g_string_append_printf (ties, "%s%s", i > 0 ? ", " : "", tie->name);
    }
  if (ties->len > 0)
    {
      add (page, STYLE_HEADING, _ ("Contacts in common"));
      add (page, STYLE_LINE, ties->str);
    }
  return page;
}

/* How high the page is with so many lines to a paragraph, in points of @context; drawn if @cairo is given. */
static double
lay_out (GArray *page, PangoLayout *layout, double width, double height, int lines, cairo_t *cairo)
{
  double y = 0;

  for (guint i = 0; i < page->len; i++)
    {
      const Paragraph *paragraph = &g_array_index (page, Paragraph, i);
      g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
      double indent = styles[paragraph->style].indent;
      int text_height;

      pango_font_description_set_absolute_size (font, styles[paragraph->style].size * PANGO_SCALE);
      pango_font_description_set_weight (font, styles[paragraph->style].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
      pango_layout_set_font_description (layout, font);
      pango_layout_set_width (layout, (int) ((width - 2 * indent) * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (layout, -lines);
      pango_layout_set_text (layout, paragraph->text, -1);
      pango_layout_get_size (layout, NULL, &text_height);
      y += styles[paragraph->style].space_before;
      /* Even with one line each there may be too much: what comes last is left out. */
      if (cairo != NULL && y + (double) text_height / PANGO_SCALE > height)
        break;
      if (cairo != NULL)
        {
          cairo_move_to (cairo, indent + (paragraph->style == STYLE_BOX ? indent : 0), y);
          pango_cairo_show_layout (cairo, layout);
          if (paragraph->style == STYLE_BOX)
            {
              cairo_set_line_width (cairo, 0.7);
              cairo_rectangle (cairo, indent, y + 2.5, 7, 7);
              cairo_stroke (cairo);
            }
        }
      y += (double) text_height / PANGO_SCALE;
    }
  return y;
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  gtk_print_operation_set_n_pages (operation, 1);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int number, gpointer data)
{
  GArray *page = data;
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context);
  int lines = MOST_LINES;

  while (lines > 1 && lay_out (page, layout, width, height, lines, NULL) > height)
    lines--;
  cairo_set_source_rgb (cairo, 0, 0, 0);
  lay_out (page, layout, width, height, lines, cairo);
}

/**
 * relnet_brief_printer_new:
 * @brief: a brief
 *
 * Returns: (transfer full): what prints it, on the user's paper and on one page
 */
GtkPrintOperation *
relnet_brief_printer_new (RelnetBrief *brief)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  GArray *page = make_page (brief);
  /* Translators: the name of what is printed; %s is a person. */
  g_autofree char *name = g_strdup_printf (_ ("Brief: %s"), brief->name);

  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), NULL);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), page, (GClosureNotify) (void (*) (void)) g_array_unref,
                         0);
  return operation;
}

/**
 * relnet_brief_printer_dup_text:
 * @brief: a brief
 *
 * Returns: (transfer full): what stands on the page, a line a paragraph
 */
char *
relnet_brief_printer_dup_text (RelnetBrief *brief)
{
  g_autoptr (GArray) page = make_page (brief);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < page->len; i++)
    g_string_append_printf (text, "%s\n", g_array_index (page, Paragraph, i).text);
  return g_string_free (text, FALSE);
}
