/* A row of a contract: what it is about, with whom, and by when to decide. */

#include "relnet-contract-row.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"

/* Nearer than this is told in the colour of what is late. In days. */
#define NEAR 30

/**
 * relnet_contract_row_new:
 * @contract: a contract
 * @today: a valid date
 * @with_person: whether to say with whom it is
 *
 * Returns: (transfer floating): a row that opens it
 */
GtkWidget *
relnet_contract_row_new (RelnetContract *contract, const char *today, gboolean with_person)
{
  GtkWidget *row = adw_action_row_new (), *day = gtk_label_new (NULL);
  g_autofree char *title = relnet_contract_dup_title (contract);
  g_autofree char *with = relnet_contract_dup_with (contract);
  g_autofree char *words = relnet_contract_describe (contract, today);
  g_autofree char *subtitle = with_person && *with != '\0' ? g_strdup_printf ("%s\n%s", with, words) : g_strdup (words);
  RelnetNoticeDate date;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (*relnet_contract_get_text (contract, RELNET_CONTRACT_NOTICE_GIVEN_ON) == '\0'
      && relnet_contract_compute (contract, today, &date, NULL) && date.state == RELNET_NOTICE_OPEN)
    {
      g_autofree char *short_day = relnet_date_format_short (date.notice_by, today);

      gtk_label_set_text (GTK_LABEL (day), short_day);
      gtk_widget_add_css_class (day, "notice-day");
      if (relnet_date_days_between (today, date.notice_by) <= NEAR && !relnet_contract_is_kept (contract, today))
        gtk_widget_add_css_class (day, "near");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), day);
    }
  else
    g_object_unref (g_object_ref_sink (day));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", relnet_contract_get_id (contract));
  return row;
}
