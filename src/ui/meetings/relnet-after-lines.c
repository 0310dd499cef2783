#include "relnet-after-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-choice.h"
#include "relnet-date.h"
#include "relnet-day-row.h"
#include "relnet-text.h"

/**
 * RelnetAfterLines:
 *
 * Several things of a kind, a line each: another line comes as soon as the last one says something. A promise has its day
 * below it; with several people each line says whose it is.
 */
struct _RelnetAfterLines
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *lines; /* (element-type Line) */
  char *line_title;
  RelnetClock *clock;
  GtkStringList *names;
  gboolean with_due;
};

typedef struct
{
  RelnetAfterLines *group;
  AdwEntryRow *what;
  GtkDropDown *person;
  RelnetDayRow *due;
} Line;

G_DEFINE_FINAL_TYPE (RelnetAfterLines, relnet_after_lines, ADW_TYPE_PREFERENCES_GROUP)

static Line *add_line (RelnetAfterLines *self);

/**
 * relnet_after_line_free:
 * @line: (transfer full): a line
 */
void
relnet_after_line_free (RelnetAfterLine *line)
{
  g_free (line->what);
  g_free (line->due);
  g_free (line);
}

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
what_changed_cb (GtkEditable *editable, Line *line)
{
  RelnetAfterLines *self = line->group;
  gboolean blank = relnet_text_is_blank (get_text (line->what));

  if (line->due != NULL)
    gtk_widget_set_visible (GTK_WIDGET (line->due), !blank);
  if (!blank && g_ptr_array_index (self->lines, self->lines->len - 1) == line)
    add_line (self);
}

static void
show_person (Line *line)
{
  gtk_widget_set_visible (GTK_WIDGET (line->person), g_list_model_get_n_items (G_LIST_MODEL (line->group->names)) > 1);
}

static Line *
add_line (RelnetAfterLines *self)
{
  Line *line = g_new0 (Line, 1);

  line->group = self;
  line->what = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line->what), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->what), self->line_title);
  line->person = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->names)), NULL));
  relnet_drop_down_set_up (line->person, _ ("Who"));
  gtk_widget_set_valign (GTK_WIDGET (line->person), GTK_ALIGN_CENTER);
  adw_entry_row_add_suffix (line->what, GTK_WIDGET (line->person));
  show_person (line);
  g_ptr_array_add (self->lines, line);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (line->what));
  if (self->with_due)
    {
      line->due = RELNET_DAY_ROW (relnet_day_row_new (_ ("By when")));
      relnet_day_row_set_up (line->due, self->clock, RELNET_TENSE_FUTURE, TRUE);
      gtk_widget_set_visible (GTK_WIDGET (line->due), FALSE);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (line->due));
    }
  g_signal_connect (line->what, "changed", G_CALLBACK (what_changed_cb), line);
  return line;
}

static void
relnet_after_lines_dispose (GObject *object)
{
  RelnetAfterLines *self = RELNET_AFTER_LINES (object);

  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      g_signal_handlers_disconnect_by_data (line->what, line);
    }
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_object (&self->clock);
  g_clear_object (&self->names);
  G_OBJECT_CLASS (relnet_after_lines_parent_class)->dispose (object);
}

static void
relnet_after_lines_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_AFTER_LINES (object)->line_title, g_free);
  G_OBJECT_CLASS (relnet_after_lines_parent_class)->finalize (object);
}

static void
relnet_after_lines_class_init (RelnetAfterLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_after_lines_dispose;
  G_OBJECT_CLASS (klass)->finalize = relnet_after_lines_finalize;
}

static void
relnet_after_lines_init (RelnetAfterLines *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->names = gtk_string_list_new (NULL);
}

/**
 * relnet_after_lines_set_up:
 * @self: the lines
 * @line_title: what a line is
 * @clock: the time
 * @with_due: whether each has a day
 */
void
relnet_after_lines_set_up (RelnetAfterLines *self, const char *line_title, RelnetClock *clock, gboolean with_due)
{
  g_return_if_fail (RELNET_IS_AFTER_LINES (self));

  self->line_title = g_strdup (line_title);
  self->clock = g_object_ref (clock);
  self->with_due = with_due;
  add_line (self);
}

/**
 * relnet_after_lines_set_people:
 * @self: the lines
 * @people: those of whom each line names one
 */
void
relnet_after_lines_set_people (RelnetAfterLines *self, RelnetInteraction *people)
{
  g_return_if_fail (RELNET_IS_AFTER_LINES (self));

  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), NULL);
  for (guint i = 0; i < relnet_interaction_get_n_people (people); i++)
    gtk_string_list_append (self->names, relnet_interaction_get_person_name (people, i));
  for (guint i = 0; i < self->lines->len; i++)
    show_person (g_ptr_array_index (self->lines, i));
}

/**
 * relnet_after_lines_read:
 * @self: the lines
 * @from: a valid date before which nothing can be due
 *
 * Returns: (transfer full) (element-type RelnetAfterLine) (nullable): what they say; %NULL if a day is none, which its row
 *   says itself and gets the cursor
 */
GPtrArray *
relnet_after_lines_read (RelnetAfterLines *self, const char *from)
{
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func ((GDestroyNotify) relnet_after_line_free);

  g_return_val_if_fail (RELNET_IS_AFTER_LINES (self), NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);
      RelnetAfterLine *found;
      g_autofree char *due = NULL;
      guint person = gtk_drop_down_get_selected (line->person);

      if (relnet_text_is_blank (get_text (line->what)))
        continue;
      if (line->due != NULL && !relnet_day_row_read (line->due, &due))
        {
          gtk_widget_grab_focus (GTK_WIDGET (line->due));
          return NULL;
        }
      if (due != NULL && strcmp (due, from) < 0)
        {
          relnet_day_row_set_error (line->due, _ ("This is before the meeting"));
          gtk_widget_grab_focus (GTK_WIDGET (line->due));
          return NULL;
        }
      found = g_new0 (RelnetAfterLine, 1);
      found->what = relnet_text_clean (get_text (line->what));
      found->due = g_steal_pointer (&due);
      found->person = person != GTK_INVALID_LIST_POSITION ? person : 0;
      g_ptr_array_add (read, found);
    }
  return g_steal_pointer (&read);
}

/**
 * relnet_after_lines_dup_draft:
 * @self: the lines
 *
 * Returns: (transfer floating): what is typed, “a(ss)”
 */
GVariant *
relnet_after_lines_dup_draft (RelnetAfterLines *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (RELNET_IS_AFTER_LINES (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      if (!relnet_text_is_blank (get_text (line->what)))
        g_variant_builder_add (&builder, "(ss)", get_text (line->what), line->due != NULL ? get_text (line->due) : "");
    }
  return g_variant_builder_end (&builder);
}

/**
 * relnet_after_lines_load_draft:
 * @self: the lines
 * @draft: (nullable): what was typed, “a(ss)”
 */
void
relnet_after_lines_load_draft (RelnetAfterLines *self, GVariant *draft)
{
  g_return_if_fail (RELNET_IS_AFTER_LINES (self));

  for (gsize i = 0; draft != NULL && i < g_variant_n_children (draft); i++)
    {
      Line *line = g_ptr_array_index (self->lines, self->lines->len - 1);
      const char *what, *due;

      g_variant_get_child (draft, i, "(&s&s)", &what, &due);
      if (line->due != NULL)
        gtk_editable_set_text (GTK_EDITABLE (line->due), due);
      gtk_editable_set_text (GTK_EDITABLE (line->what), what);
    }
}

/**
 * relnet_after_lines_clear:
 * @self: the lines
 *
 * Leaves one that says nothing.
 */
void
relnet_after_lines_clear (RelnetAfterLines *self)
{
  g_return_if_fail (RELNET_IS_AFTER_LINES (self));

  while (self->lines->len > 1)
    {
      Line *line = g_ptr_array_index (self->lines, 0);

      g_signal_handlers_disconnect_by_data (line->what, line);
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (line->what));
      if (line->due != NULL)
        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (line->due));
      g_ptr_array_remove_index (self->lines, 0);
    }
}
