/* The groups of a brief (picture 11), each from what was read. They are made anew when something changes. */

#include "relnet-brief-groups.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-balance-bar.h"
#include "relnet-interaction-words.h"
#include "relnet-promise-store.h"
#include "relnet-report-error.h"
#include "relnet-text.h"
#include "relnet-wrap-layout.h"

static GtkWidget *
make_group (const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  /* The title of a group is markup, and may hold a name. */
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  return group;
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  return row;
}

/* What could be known, where nothing is: activated, it leads to where it is filled in. */
static GtkWidget *
make_hint (const char *text, const char *action, gint64 person_id)
{
  GtkWidget *row = make_row (text, "");

  gtk_widget_add_css_class (row, "hint");
  if (action != NULL)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", person_id);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    }
  return row;
}

static void
add (GtkWidget *group, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static const char *
get_kind_class (RelnetInteraction *interaction)
{
  switch (relnet_interaction_get_channel (interaction))
    {
    case RELNET_CHANNEL_EMAIL:
    case RELNET_CHANNEL_MESSAGE:
    case RELNET_CHANNEL_LETTER:
      return "mail";
    case RELNET_CHANNEL_VIDEO:
    case RELNET_CHANNEL_PHONE:
      return "call";
    case RELNET_CHANNEL_IN_PERSON:
    case RELNET_CHANNEL_GROUP_EVENT:
      return "meeting";
    case RELNET_CHANNEL_NOTE:
    case RELNET_N_CHANNELS:
    default:
      return "note";
    }
}

static GtkWidget *
make_icon (const char *icon_name, const char *class)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  /* As wide as a check button, so that titles stand below each other. */
  if (class == NULL)
    gtk_widget_set_size_request (icon, 26, -1);
  if (class != NULL)
    {
      gtk_widget_add_css_class (icon, "kind-icon");
      gtk_widget_add_css_class (icon, class);
    }
  return icon;
}

/**
 * relnet_brief_groups_make_exchanges:
 * @brief: a brief
 *
 * Returns: (transfer floating): the last exchanges, with what they said
 */
GtkWidget *
relnet_brief_groups_make_exchanges (RelnetBrief *brief)
{
  GtkWidget *group = make_group (_ ("Last exchanges"));

  for (guint i = 0; i < brief->exchanges->len; i++)
    {
      RelnetInteraction *interaction = g_ptr_array_index (brief->exchanges, i);
      g_autofree char *title = relnet_brief_dup_exchange_title (interaction);
      g_autofree char *detail = relnet_brief_dup_exchange_detail (interaction, brief->today);
      GtkWidget *row = make_row (title, detail);

      adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_icon (relnet_interaction_words_get_icon_name (interaction),
                                                                  get_kind_class (interaction)));
      add (group, row);
    }
  if (brief->exchanges->len == 0)
    add (group, make_hint (_ ("No exchange is noted yet: this is a first conversation."), NULL, 0));
  return group;
}

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_promise_store_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (widget, error);
}

static void
kept_cb (GtkCheckButton *check, gpointer data)
{
  RelnetClock *clock = g_object_get_data (G_OBJECT (check), "relnet-clock");
  gint64 *id = g_object_get_data (G_OBJECT (check), "relnet-promise");

  if (gtk_check_button_get_active (check))
    relnet_promise_store_set_state_async (RELNET_DATABASE (data), *id, RELNET_PROMISE_KEPT, clock, NULL, written,
                                          g_object_ref (check));
}

static GtkWidget *
make_check (RelnetPromise *promise, RelnetDatabase *database, RelnetClock *clock)
{
  GtkWidget *check = gtk_check_button_new ();
  gint64 *id = g_new (gint64, 1);
  /* Translators: a check button; %s is what was promised. */
  g_autofree char *name = g_strdup_printf (_ ("Kept: %s"), relnet_promise_get_what (promise));

  *id = relnet_promise_get_id (promise);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (check), "relnet-promise", id, g_free);
  g_object_set_data_full (G_OBJECT (check), "relnet-clock", g_object_ref (clock), g_object_unref);
  g_signal_connect_object (check, "toggled", G_CALLBACK (kept_cb), database, 0);
  return check;
}

/**
 * relnet_brief_groups_make_promises:
 * @brief: a brief
 * @database: where a promise that is ticked is kept
 * @clock: the time
 *
 * Returns: (transfer floating): what is open on both sides; the user's are ticked off in place
 */
GtkWidget *
relnet_brief_groups_make_promises (RelnetBrief *brief, RelnetDatabase *database, RelnetClock *clock)
{
  GtkWidget *group = make_group (_ ("Open promises"));

  for (guint i = 0; i < brief->promises->len; i++)
    {
      RelnetPromise *promise = g_ptr_array_index (brief->promises, i);
      g_autofree char *detail = relnet_brief_dup_promise_detail (brief, promise);
      GtkWidget *row = make_row (relnet_promise_get_what (promise), detail);

      adw_action_row_add_prefix (ADW_ACTION_ROW (row), relnet_promise_get_mine (promise)
                                                           ? make_check (promise, database, clock)
                                                           : make_icon ("relnet-person-symbolic", NULL));
      add (group, row);
    }
  if (brief->promises->len == 0)
    add (group, make_hint (_ ("Nothing is open between you."), NULL, 0));
  return group;
}

static GtkWidget *
make_paragraph (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_card (GtkWidget *group)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_margin_start (card, 14);
  gtk_widget_set_margin_end (card, 14);
  gtk_widget_set_margin_top (card, 12);
  gtk_widget_set_margin_bottom (card, 12);
  gtk_widget_add_css_class (frame, "card");
  gtk_box_append (GTK_BOX (frame), card);
  add (group, frame);
  return card;
}

/**
 * relnet_brief_groups_make_matters:
 * @brief: a brief
 *
 * Returns: (transfer floating): what matters to them, what they want to reach, how one talks with them
 */
GtkWidget *
relnet_brief_groups_make_matters (RelnetBrief *brief)
{
  /* Translators: %s is somebody's first name. */
  g_autofree char *title = g_strdup_printf (_ ("What matters to %s"), brief->first_name);
  GtkWidget *group = make_group (title);
  gint64 person_id = relnet_person_get_id (brief->person);
  GtkWidget *card;

  if (*brief->matters == '\0' && *brief->goals == '\0')
    add (group, make_hint (_ ("Nothing is noted yet: listen for it, and note it in About."), "win.open-person", person_id));
  if (*brief->matters == '\0' && *brief->goals == '\0' && brief->chips->len == 0)
    return group;
  card = make_card (group);
  if (*brief->matters != '\0')
    gtk_box_append (GTK_BOX (card), make_paragraph (brief->matters, NULL));
  if (*brief->goals != '\0')
    {
      gtk_box_append (GTK_BOX (card), make_paragraph (_ ("Their goals"), "caption-heading"));
      gtk_box_append (GTK_BOX (card), make_paragraph (brief->goals, NULL));
    }
  if (brief->chips->len > 0)
    {
      GtkWidget *chips = relnet_wrap_box_new (6);

      for (guint i = 0; i < brief->chips->len; i++)
        {
          GtkWidget *label = gtk_label_new (g_ptr_array_index (brief->chips, i));

          gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
          gtk_widget_add_css_class (label, "chip");
          gtk_widget_add_css_class (label, "small");
          relnet_wrap_box_append (RELNET_WRAP_BOX (chips), label);
        }
      gtk_box_append (GTK_BOX (card), chips);
    }
  return group;
}

static void
launched (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    relnet_report_error (widget, error);
}

static void
link_activated_cb (GtkWidget *row, gpointer data)
{
  g_app_info_launch_default_for_uri_async (g_object_get_data (G_OBJECT (row), "relnet-uri"), NULL, NULL, launched,
                                           g_object_ref (row));
}

/**
 * relnet_brief_groups_make_links:
 * @brief: a brief
 *
 * Returns: (transfer floating): what to look at before; opened in the browser, and only on a click
 */
GtkWidget *
relnet_brief_groups_make_links (RelnetBrief *brief)
{
  GtkWidget *group = make_group (_ ("To look at before"));

  for (guint i = 0; i < brief->links->len; i++)
    {
      RelnetBriefLink *link = g_ptr_array_index (brief->links, i);
      gboolean search = link->kind == RELNET_BRIEF_LINK_SEARCH || link->kind == RELNET_BRIEF_LINK_ME;
      GtkWidget *row = make_row (link->title, link->detail);

      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 make_icon (search ? "system-search-symbolic" : "relnet-globe-symbolic", NULL));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_icon ("adw-external-link-symbolic", NULL));
      gtk_widget_set_tooltip_text (row, link->uri);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "relnet-uri", g_strdup (link->uri), g_free);
      g_signal_connect (row, "activated", G_CALLBACK (link_activated_cb), NULL);
      add (group, row);
    }
  return group;
}

/**
 * relnet_brief_groups_make_balance:
 * @brief: a brief
 * @introduction: (out): where a proposal of whom to introduce goes once there is one
 *
 * Returns: (transfer floating): what both did for each other
 */
GtkWidget *
relnet_brief_groups_make_balance (RelnetBrief *brief, GtkWidget **introduction)
{
  static const char *const classes[] = {
    [RELNET_BALANCE_NONE] = "dim-label",
    [RELNET_BALANCE_EVEN] = "success",
    [RELNET_BALANCE_GIVEN_MORE] = "accent",
    [RELNET_BALANCE_RECEIVED_MORE] = "warning",
  };
  GtkWidget *group = make_group (_ ("Balance"));
  GtkWidget *card = make_card (group);
  GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bar = relnet_balance_bar_new ();
  RelnetBalanceState state = relnet_balance_get_state (&brief->balance);
  g_autofree char *given = g_strdup_printf (_ ("Given %d"), brief->balance.n_given);
  g_autofree char *received = g_strdup_printf (_ ("Received %d"), brief->balance.n_received);
  GtkWidget *words = gtk_label_new (relnet_balance_state_to_label (state));

  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (words, "caption-heading");
  gtk_widget_add_css_class (words, classes[state]);
  gtk_box_append (GTK_BOX (figures), gtk_label_new (given));
  gtk_box_append (GTK_BOX (figures), words);
  gtk_box_append (GTK_BOX (figures), gtk_label_new (received));
  relnet_balance_bar_set (RELNET_BALANCE_BAR (bar), brief->balance.given, brief->balance.received);
  *introduction = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_visible (*introduction, FALSE);
  gtk_box_append (GTK_BOX (card), figures);
  gtk_box_append (GTK_BOX (card), bar);
  gtk_box_append (GTK_BOX (card), *introduction);
  return group;
}

/**
 * relnet_brief_groups_make_how_met:
 * @brief: a brief
 *
 * Returns: (transfer floating): how they met
 */
GtkWidget *
relnet_brief_groups_make_how_met (RelnetBrief *brief)
{
  GtkWidget *group = make_group (_ ("How you met"));

  if (*brief->how_met != '\0')
    gtk_box_append (GTK_BOX (make_card (group)), make_paragraph (brief->how_met, NULL));
  else
    add (group, make_hint (_ ("Not noted: the place, the project or who put you in touch."), "win.open-person",
                           relnet_person_get_id (brief->person)));
  return group;
}

/**
 * relnet_brief_groups_make_ties:
 * @brief: a brief
 *
 * Returns: (transfer floating): who knows them too; hidden if nobody does
 */
GtkWidget *
relnet_brief_groups_make_ties (RelnetBrief *brief)
{
  GtkWidget *group = make_group (_ ("Contacts in common"));

  for (guint i = 0; i < brief->ties->len; i++)
    {
      RelnetBriefTie *tie = g_ptr_array_index (brief->ties, i);
      GtkWidget *row = make_row (tie->name, tie->reason);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-person");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", tie->person_id);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      add (group, row);
    }
  gtk_widget_set_visible (group, brief->ties->len > 0);
  return group;
}
