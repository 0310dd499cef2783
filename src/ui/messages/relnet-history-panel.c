#include "relnet-history-panel.h"

#include <glib/gi18n-lib.h>

#include "relnet-avatar.h"
#include "relnet-balance-advice.h"
#include "relnet-date.h"
#include "relnet-interaction-store.h"
#include "relnet-interaction-words.h"
#include "relnet-names.h"
#include "relnet-person-store.h"
#include "relnet-text.h"
#include "relnet-tie-meter.h"

/* How many exchanges stand beside the text. */
#define MAX_HISTORY 6

/**
 * RelnetHistoryPanel:
 *
 * Who the message is for, what the coach says, how one met, and the last exchanges: what one wants to see while writing.
 */
struct _RelnetHistoryPanel
{
  AdwBin parent_instance;

  GtkWidget *back;
  GtkWidget *person;
  GtkWidget *below_person;
  RelnetAvatar *avatar;
  RelnetTieMeter *tie;
  RelnetCoachPanel *coach;
  GtkWidget *shared;
  GtkLabel *name;
  GtkLabel *last;
  GtkLabel *met;
  GtkListBox *history;
};

G_DEFINE_FINAL_TYPE (RelnetHistoryPanel, relnet_history_panel, ADW_TYPE_BIN)

static GtkWidget *
make_history_row (RelnetInteraction *interaction, const char *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = gtk_image_new_from_icon_name (relnet_interaction_words_get_icon_name (interaction));
  g_autofree char *line = relnet_interaction_words_dup_title (interaction);
  g_autofree char *age = relnet_date_format_age (relnet_interaction_get_date (interaction), today);
  g_autofree char *when = g_strdup_printf ("%s · %s", relnet_interaction_words_get_kind (interaction), age);
  GtkWidget *title = gtk_label_new (line);
  GtkWidget *caption = gtk_label_new (when);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *name = g_strdup_printf ("%s, %s", line, when);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_lines (GTK_LABEL (title), 3);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (image, 3);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), caption);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  relnet_names_set (row, name);
  return row;
}

static void
relnet_history_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_HISTORY_PANEL);
  G_OBJECT_CLASS (relnet_history_panel_parent_class)->dispose (object);
}

static void
relnet_history_panel_class_init (RelnetHistoryPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_history_panel_dispose;

  g_type_ensure (RELNET_TYPE_AVATAR);
  g_type_ensure (RELNET_TYPE_COACH_PANEL);
  g_type_ensure (RELNET_TYPE_TIE_METER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/RelNet/ui/messages/relnet-history-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetHistoryPanel, back);
  gtk_widget_class_bind_template_child (widget_class, RelnetHistoryPanel, person);
  gtk_widget_class_bind_template_child (widget_class, RelnetHistoryPanel, below_person);
  gtk_widget_class_bind_template_child (widget_class, RelnetHistoryPanel, avatar);
  gtk_widget_class_bind_template_child (widget_class, RelnetHistoryPanel, tie);
  gtk_widget_class_bind_template_child (widget_class, RelnetHistoryPanel, coach);
  gtk_widget_class_bind_template_child (widget_class, RelnetHistoryPanel, shared);
  gtk_widget_class_bind_template_child (widget_class, RelnetHistoryPanel, name);
  gtk_widget_class_bind_template_child (widget_class, RelnetHistoryPanel, last);
  gtk_widget_class_bind_template_child (widget_class, RelnetHistoryPanel, met);
  gtk_widget_class_bind_template_child (widget_class, RelnetHistoryPanel, history);
}

static void
relnet_history_panel_init (RelnetHistoryPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_history_panel_show_person:
 * @self: a panel
 * @database: the database
 * @clock: the time
 * @person_id: whom to show; 0 for nobody, which leaves the coach alone
 */
void
relnet_history_panel_show_person (RelnetHistoryPanel *self,
                                  RelnetDatabase *database,
                                  RelnetClock *clock,
                                  gint64 person_id)
{
  RelnetConnection *reader = relnet_database_get_reader (database);
  const RelnetTimelineFilter filter = { .person_id = person_id };
  g_autoptr (RelnetPerson) person = relnet_person_store_load (reader, person_id, NULL);
  g_autoptr (RelnetPersonSummary) summary
      = relnet_person_store_load_summary (reader, person_id, NULL);
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GString) met = g_string_new (NULL);
  g_autofree char *today = relnet_clock_dup_today (clock);
  GtkListBoxRow *row;

  g_return_if_fail (RELNET_IS_HISTORY_PANEL (self));

  while ((row = gtk_list_box_get_row_at_index (self->history, 0)) != NULL)
    gtk_list_box_remove (self->history, GTK_WIDGET (row));
  gtk_widget_set_visible (self->person, summary != NULL);
  gtk_widget_set_visible (self->below_person, summary != NULL);
  gtk_widget_set_visible (self->shared, summary != NULL);
  if (person == NULL || summary == NULL)
    return;
  relnet_tie_meter_set_step (self->tie, relnet_balance_advice_get_step (reader, person_id, today));
  relnet_avatar_set_text (self->avatar, relnet_person_get_name (person));
  gtk_label_set_text (self->name, relnet_person_get_name (person));
  if (*relnet_person_summary_get_last_contact (summary) != '\0')
    {
      g_autofree char *age
          = relnet_date_format_age (relnet_person_summary_get_last_contact (summary), today);
      /* Translators: %s is like “8 months ago”. */
      g_autofree char *text = g_strdup_printf (_ ("Last exchange %s"), age);

      gtk_label_set_text (self->last, text);
    }
  else
    gtk_label_set_text (self->last, _ ("No exchange yet"));
  for (guint i = RELNET_PERSON_MET_DATE; i <= RELNET_PERSON_MET_CONTEXT; i++)
    {
      const char *text = relnet_person_get_text (person, i);
      g_autofree char *shown = i == RELNET_PERSON_MET_DATE && relnet_date_is_valid (text)
                                   ? relnet_date_format (text)
                                   : g_strdup (text);

      if (*shown != '\0')
        g_string_append_printf (met, "%s%s", met->len > 0 ? " · " : "", shown);
    }
  if (met->len > 0)
    {
      /* Translators: %s is when, where and through whom one met a person. */
      g_autofree char *text = g_strdup_printf (_ ("Met: %s"), met->str);

      gtk_label_set_text (self->met, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->met), met->len > 0);
  page = relnet_interaction_store_load_page (reader, &filter, NULL, MAX_HISTORY, NULL);
  for (guint i = 0; page != NULL && i < page->len; i++)
    {
      GtkWidget *content = make_history_row (g_ptr_array_index (page, i), today);

      gtk_list_box_append (self->history, content);
      gtk_widget_set_focusable (gtk_widget_get_parent (content), FALSE);
    }
}

/**
 * relnet_history_panel_get_coach:
 * @self: a panel
 *
 * Returns: (transfer none): what the coach says
 */
RelnetCoachPanel *
relnet_history_panel_get_coach (RelnetHistoryPanel *self)
{
  g_return_val_if_fail (RELNET_IS_HISTORY_PANEL (self), NULL);

  return self->coach;
}

/**
 * relnet_history_panel_set_has_back:
 * @self: a panel
 * @has_back: whether it is a page of its own, from which one goes back to the message
 */
void
relnet_history_panel_set_has_back (RelnetHistoryPanel *self, gboolean has_back)
{
  g_return_if_fail (RELNET_IS_HISTORY_PANEL (self));

  gtk_widget_set_visible (self->back, has_back);
}
