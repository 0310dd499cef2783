#include "../store/store-fixture.h"
#include "ui-fixture.h"

#include <libintl.h>

#include "relnet-contact-words.h"
#include "relnet-date.h"
#include "relnet-follow-up-editor.h"
#include "relnet-follow-up-store.h"
#include "relnet-person-edit.h"
#include "relnet-person-page.h"
#include "relnet-quick-log-row.h"
#include "relnet-timeline-list.h"

#define T(text) dgettext (GETTEXT_PACKAGE, text)

typedef struct
{
  Fixture store;
  gint64 id;
  GtkWidget *page;
  GtkWidget *window;
} Page;

static gint64
add_helene (Fixture *store)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();
  g_autoptr (RelnetPosition) position = relnet_position_new ();
  g_autoptr (RelnetPosition) former = relnet_position_new ();
  g_autoptr (RelnetContactPoint) email = relnet_contact_point_new ("work", "h.marchetti@novarelle.example");
  g_autoptr (RelnetContactPoint) phone = relnet_contact_point_new ("mobile", "+33 6 39 98 14 27");
  g_autoptr (RelnetContactPoint) link = relnet_contact_point_new ("", "https://novarelle.example/hm");
  g_autoptr (RelnetAddress) address = relnet_address_new ();
  static const char *const circles[] = { "Clients", "Mentors" };

  relnet_person_set_text (person, RELNET_PERSON_NAME, "Hélène Marchetti");
  relnet_person_set_text (person, RELNET_PERSON_GIVEN_NAME, "Hélène");
  relnet_person_set_text (person, RELNET_PERSON_FAMILY_NAME, "Marchetti");
  relnet_person_set_text (person, RELNET_PERSON_CITY, "Lyon");
  relnet_person_set_text (person, RELNET_PERSON_BIRTHDAY, "--03-12");
  relnet_person_set_text (person, RELNET_PERSON_REGISTER, "vous");
  relnet_person_set_text (person, RELNET_PERSON_LANGUAGE, "fr");
  relnet_person_set_text (person, RELNET_PERSON_MET_CONTEXT, "Cordélia supplier day");
  relnet_person_set_text (person, RELNET_PERSON_MET_PLACE, "Lyon");
  relnet_person_set_text (person, RELNET_PERSON_MET_THROUGH, "Antoine Rivaud");
  relnet_person_set_text (person, RELNET_PERSON_MATTERS,
                          "Faire grandir son équipe sans perdre l’esprit des débuts. Sa fille entre en école d’ingénieurs.");
  relnet_position_set_title (position, "Purchasing Director");
  relnet_position_set_organisation (position, "Novarelle Santé");
  relnet_position_set_current (position, TRUE);
  relnet_position_set_from_year (position, 2019);
  relnet_position_set_title (former, "Buyer");
  relnet_position_set_organisation (former, "Lumen");
  relnet_position_set_current (former, FALSE);
  relnet_address_set_street (address, "12 quai des Tisserands");
  relnet_address_set_city (address, "Lyon");
  g_list_store_append (relnet_person_get_positions (person), position);
  g_list_store_append (relnet_person_get_positions (person), former);
  g_list_store_append (relnet_person_get_emails (person), email);
  g_list_store_append (relnet_person_get_phones (person), phone);
  g_list_store_append (relnet_person_get_links (person), link);
  g_list_store_append (relnet_person_get_addresses (person), address);
  relnet_person_add_tag (person, "Achats durables");
  relnet_person_add_tag (person, "Aviron");
  relnet_person_set_relation (person, RELNET_RELATION_CLIENT, TRUE);
  relnet_person_set_cadence_days (person, 90);
  for (guint i = 0; i < G_N_ELEMENTS (circles); i++)
    {
      g_autoptr (RelnetCircle) circle = relnet_circle_new ();

      relnet_circle_set_name (circle, circles[i]);
      relnet_circle_set_colour (circle, i == 0 ? 0 : 2);
      relnet_circle_store_save_async (store->database, circle, NULL, fixture_done_boolean, store);
      fixture_wait (store);
      relnet_person_set_in_circle (person, relnet_circle_get_id (circle), TRUE);
    }
  relnet_person_store_save_async (store->database, person, store->clock, NULL, NULL, fixture_done_boolean, store);
  fixture_wait (store);
  g_assert_no_error (store->error);
  return relnet_person_get_id (person);
}

static void
add_interaction (Fixture *store, gint64 id, RelnetChannel channel, RelnetDirection direction, const char *date,
                 const char *subject, const char *note, const char *said, int minutes)
{
  g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();

  relnet_interaction_set_date (interaction, date);
  relnet_interaction_set_channel (interaction, channel);
  relnet_interaction_set_direction (interaction, direction);
  relnet_interaction_set_subject (interaction, subject);
  relnet_interaction_set_note (interaction, note);
  relnet_interaction_set_they_said (interaction, said);
  relnet_interaction_set_minutes (interaction, minutes);
  relnet_interaction_add_person (interaction, id, "Hélène Marchetti");
  relnet_interaction_store_save_async (store->database, interaction, store->clock, NULL, NULL, fixture_done_boolean, store);
  fixture_wait (store);
  g_assert_no_error (store->error);
}

static void
set_up_sized (Page *page, int width, int height)
{
  fixture_set_up (&page->store, NULL);
  page->id = add_helene (&page->store);
  add_interaction (&page->store, page->id, RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_BOTH, "2026-08-14",
                   "Coffee at Café des Cordeliers", "her team doubles in 2026, she wants a supplier-audit method", "", 60);
  add_interaction (&page->store, page->id, RELNET_CHANNEL_EMAIL, RELNET_DIRECTION_INCOMING, "2026-08-12",
                   "Re: Thursday, 9 o’clock?", "", "With pleasure, same place as last time?", 0);
  add_interaction (&page->store, page->id, RELNET_CHANNEL_PHONE, RELNET_DIRECTION_BOTH, "2026-06-03",
                   "Call about the Lyon site", "worried about the ERP change-over", "", 25);
  add_interaction (&page->store, page->id, RELNET_CHANNEL_GROUP_EVENT, RELNET_DIRECTION_BOTH, "2025-03-20",
                   "Supplier day <b>&amp;</b> \u202eשלום", "", "", 0);
  page->page = relnet_person_page_new (page->store.database, page->store.clock, NULL);
  page->window = ui_window (page->page, width, height);
  relnet_person_page_set_person (RELNET_PERSON_PAGE (page->page), page->id);
  ui_settle ();
}

static void
set_up (Page *page, gconstpointer data)
{
  set_up_sized (page, 700, 800);
}

static void
tear_down (Page *page, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (page->window));
  ui_settle ();
  fixture_tear_down (&page->store, NULL);
}

static RelnetPerson *
load (Page *page)
{
  return relnet_person_store_load (relnet_database_get_reader (page->store.database), page->id, NULL);
}

static RelnetTimelineList *
get_timeline (Page *page)
{
  return RELNET_TIMELINE_LIST (ui_find_type (page->page, RELNET_TYPE_TIMELINE_LIST));
}

static void
test_shows (Page *page, gconstpointer data)
{
  g_autofree char *month = relnet_date_format_month ("2026-08-01", "2026-11-22");

  WAIT_UNTIL (relnet_timeline_list_get_n_items (get_timeline (page)) == 4);
  g_assert_nonnull (ui_find_label (page->page, "Hélène Marchetti"));
  g_assert_nonnull (ui_find_label (page->page, "Purchasing Director · Novarelle Santé"));
  g_assert_nonnull (ui_find_label (page->page, "Coffee at Café des Cordeliers"));
  g_assert_nonnull (ui_find_label (page->page, month));
  g_assert_nonnull (ui_find_label (page->page, "Clients"));
  /* What a user typed is text, never markup. */
  g_assert_nonnull (ui_find_label (page->page, "Supplier day <b>&amp;</b> \u202eשלום"));
  ui_picture (page->window, "person-timeline");
  relnet_person_page_show_about (RELNET_PERSON_PAGE (page->page));
  ui_settle ();
  ui_picture (page->window, "person-about");
}

static void
test_quick_log (Page *page, gconstpointer data)
{
  GtkWidget *row = ui_find_type (page->page, RELNET_TYPE_QUICK_LOG_ROW);
  GtkWidget *entry = ui_find_type (row, GTK_TYPE_ENTRY);
  g_autoptr (GPtrArray) stored = NULL;
  RelnetInteraction *first;

  relnet_person_page_focus_log (RELNET_PERSON_PAGE (page->page));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Café hier, 1h30");
  ui_settle ();
  ui_picture (page->window, "person-quick-log");
  g_signal_emit_by_name (entry, "activate");
  WAIT_UNTIL (relnet_timeline_list_get_n_items (get_timeline (page)) == 5);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  stored = relnet_interaction_store_load_page (relnet_database_get_reader (page->store.database),
                                               &(RelnetTimelineFilter){ .person_id = page->id }, NULL, 1, NULL);
  first = g_ptr_array_index (stored, 0);
  g_assert_cmpstr (relnet_interaction_get_subject (first), ==, "Café hier, 1h30");
  g_assert_cmpstr (relnet_interaction_get_date (first), ==, "2026-11-21");
  g_assert_cmpint (relnet_interaction_get_channel (first), ==, RELNET_CHANNEL_IN_PERSON);
  g_assert_cmpint (relnet_interaction_get_minutes (first), ==, 90);
  fixture_undo (&page->store);
  WAIT_UNTIL (relnet_timeline_list_get_n_items (get_timeline (page)) == 4);
  /* Nothing is no log. */
  g_signal_emit_by_name (entry, "activate");
  ui_settle ();
  g_assert_cmpuint (relnet_timeline_list_get_n_items (get_timeline (page)), ==, 4);
}

static void
test_details (Page *page, gconstpointer data)
{
  GtkWidget *row = ui_find_type (page->page, RELNET_TYPE_QUICK_LOG_ROW);
  GtkWidget *entry = ui_find_type (row, GTK_TYPE_ENTRY);
  GtkWidget *button = ui_find_button (row, T ("Date and Details"));
  GtkWidget *date, *place;

  gtk_editable_set_text (GTK_EDITABLE (entry), "Called");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  ui_settle ();
  date = ui_find_row (row, T ("Date"));
  place = ui_find_row (row, T ("Place"));
  g_assert_nonnull (date);
  ui_picture (page->window, "person-quick-log-details");
  gtk_editable_set_text (GTK_EDITABLE (place), "Lyon");
  gtk_editable_set_text (GTK_EDITABLE (date), "31/02/2026");
  g_signal_emit_by_name (entry, "activate");
  ui_settle ();
  /* Refused in the field, and nothing typed is lost. */
  g_assert_true (gtk_widget_has_css_class (date, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (date)), ==, "31/02/2026");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Called");
  gtk_editable_set_text (GTK_EDITABLE (date), "2026-11-02");
  g_signal_emit_by_name (entry, "activate");
  WAIT_UNTIL (relnet_timeline_list_get_n_items (get_timeline (page)) == 5);
}

static void
test_edit_in_place (Page *page, gconstpointer data)
{
  GtkWidget *sector, *email, *name, *birthday;
  g_autoptr (RelnetPerson) person = NULL;
  g_autoptr (RelnetContactPoint) first = NULL;

  relnet_person_page_show_about (RELNET_PERSON_PAGE (page->page));
  ui_settle ();
  sector = ui_find_row (page->page, T ("Sector"));
  name = ui_find_row (page->page, T ("Name, as it is shown"));
  birthday = ui_find_row (page->page, T ("Birthday"));
  gtk_editable_set_text (GTK_EDITABLE (sector), "<i>Santé</i>");
  /* A change from elsewhere while it is typed. */
  relnet_person_store_set_text_async (page->store.database, page->id, RELNET_PERSON_FUNCTION, "Achats", page->store.clock,
                                      NULL, fixture_done_boolean, &page->store);
  fixture_wait (&page->store);
  ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (sector)), ==, "<i>Santé</i>");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find_row (page->page, T ("Function")))), ==, "Achats");
  g_signal_emit_by_name (sector, "apply");

  /* Wrong: said in the field, kept in the field, not in the database. */
  gtk_editable_set_text (GTK_EDITABLE (name), "  ");
  g_signal_emit_by_name (name, "apply");
  g_assert_true (gtk_widget_has_css_class (name, "error"));
  gtk_editable_set_text (GTK_EDITABLE (birthday), "30 février");
  g_signal_emit_by_name (birthday, "apply");
  g_assert_true (gtk_widget_has_css_class (birthday, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (birthday)), ==, "30 février");
  ui_picture (page->window, "person-about-errors");
  gtk_editable_set_text (GTK_EDITABLE (birthday), "14/08/1975");
  g_signal_emit_by_name (birthday, "apply");
  {
    g_autofree char *title = g_strdup_printf ("%s · %s", T ("E-mail address"), T ("Work"));

    email = ui_find_row (page->page, title);
  }
  g_assert_nonnull (email);
  gtk_editable_set_text (GTK_EDITABLE (email), "helene@");
  g_signal_emit_by_name (email, "apply");
  g_assert_true (gtk_widget_has_css_class (email, "error"));
  gtk_editable_set_text (GTK_EDITABLE (email), "helene@novarelle.example");
  g_signal_emit_by_name (email, "apply");
  WAIT_UNTIL (relnet_person_store_find_by_email (relnet_database_get_reader (page->store.database),
                                                 "helene@novarelle.example") == page->id);
  person = load (page);
  g_assert_cmpstr (relnet_person_get_text (person, RELNET_PERSON_SECTOR), ==, "<i>Santé</i>");
  g_assert_cmpstr (relnet_person_get_text (person, RELNET_PERSON_FUNCTION), ==, "Achats");
  g_assert_cmpstr (relnet_person_get_text (person, RELNET_PERSON_BIRTHDAY), ==, "1975-08-14");
  g_assert_cmpstr (relnet_person_get_name (person), ==, "Hélène Marchetti");
}

static guint
count_emails (Page *page)
{
  g_autoptr (RelnetPerson) person = load (page);

  return g_list_model_get_n_items (G_LIST_MODEL (relnet_person_get_emails (person)));
}

static void
test_lists (Page *page, gconstpointer data)
{
  GtkWidget *row;

  relnet_person_page_show_about (RELNET_PERSON_PAGE (page->page));
  ui_settle ();
  g_signal_emit_by_name (ui_find_button (page->page, T ("Add an e-mail address…")), "clicked");
  row = ui_find_row (page->page, T ("E-mail address"));
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "second@novarelle.example");
  g_signal_emit_by_name (row, "apply");
  WAIT_UNTIL (count_emails (page) == 2);
  ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find_row (page->page, T ("E-mail address")))), ==,
                   "second@novarelle.example");
  /* A position is typed field by field without waiting: it is one position. */
  g_signal_emit_by_name (ui_find_button (page->page, T ("Add a position…")), "clicked");
  ui_settle ();
  {
    GtkWidget *group = gtk_widget_get_ancestor (ui_find_button (page->page, T ("Add a position…")), ADW_TYPE_PREFERENCES_GROUP);
    GtkWidget *new_row = ui_find_row (group, T ("Position"));
    GtkWidget *title = ui_find_row (new_row, T ("Role"));
    GtkWidget *organisation = ui_find_row (new_row, T ("Organisation"));
    GtkWidget *year = ui_find_row (new_row, T ("From (year)"));
    g_autoptr (RelnetPerson) person = NULL;
    gboolean found = FALSE;

    gtk_editable_set_text (GTK_EDITABLE (title), "Trainee");
    g_signal_emit_by_name (title, "apply");
    gtk_editable_set_text (GTK_EDITABLE (organisation), "Ormeaux");
    g_signal_emit_by_name (organisation, "apply");
    gtk_editable_set_text (GTK_EDITABLE (year), "199x");
    g_signal_emit_by_name (year, "apply");
    g_assert_true (gtk_widget_has_css_class (year, "error"));
    gtk_editable_set_text (GTK_EDITABLE (year), "1998");
    g_signal_emit_by_name (year, "apply");
    for (int i = 0; i < 4; i++)
      ui_settle ();
    person = load (page);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (relnet_person_get_positions (person))), ==, 3);
    for (guint i = 0; i < 3; i++)
      {
        g_autoptr (RelnetPosition) position
            = g_list_model_get_item (G_LIST_MODEL (relnet_person_get_positions (person)), i);

        found = found
                || (g_strcmp0 (relnet_position_get_title (position), "Trainee") == 0
                    && g_strcmp0 (relnet_position_get_organisation (position), "Ormeaux") == 0
                    && relnet_position_get_from_year (position) == 1998);
      }
    g_assert_true (found);
  }
}

/* Typed, not applied, and another person opened: it is stored with the right one. */
static GtkWidget *
find_own_label (GtkWidget *row)
{
  GtkWidget *menu = ui_find_type (row, GTK_TYPE_MENU_BUTTON);

  return ui_find_type (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu))), GTK_TYPE_ENTRY);
}

/* A label of the user's own, for an e-mail and a phone number. */
static void
test_own_labels (Page *page, gconstpointer data)
{
  static const struct
  {
    const char *item;
    const char *label;
  } rows[] = { { "E-mail address", "Work" }, { "Phone number", "Mobile" } };

  relnet_person_page_show_about (RELNET_PERSON_PAGE (page->page));
  ui_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *before = g_strdup_printf ("%s · %s", T (rows[i].item), T (rows[i].label));
      g_autofree char *after = g_strdup_printf ("%s · Secrétariat <3e>", T (rows[i].item));
      GtkWidget *entry = find_own_label (ui_find_row (page->page, before));

      gtk_editable_set_text (GTK_EDITABLE (entry), "  Secrétariat <3e> ");
      g_signal_emit_by_name (entry, "activate");
      WAIT_UNTIL (ui_find_row (page->page, after) != NULL);
    }
  WAIT_UNTIL (relnet_connection_query_int (relnet_database_get_reader (page->store.database),
                                           "SELECT (SELECT count (*) FROM phone WHERE label = 'Secrétariat <3e>')"
                                           " + (SELECT count (*) FROM email WHERE label = 'Secrétariat <3e>')",
                                           0)
              == 2);
}

static const char *
get_through (Page *page)
{
  static char *through;
  g_autoptr (RelnetPerson) person = load (page);

  g_free (through);
  through = g_strdup (relnet_person_get_text (person, RELNET_PERSON_MET_THROUGH));
  return through;
}

/* “Through whom”: people in the book are proposed, anybody else can be written. */
static void
test_through_whom (Page *page, gconstpointer data)
{
  GtkWidget *row, *proposals, *list;

  fixture_add_person (&page->store, "Sofia Lindqvist");
  relnet_person_page_show_about (RELNET_PERSON_PAGE (page->page));
  ui_settle ();
  row = ui_find_row (page->page, T ("Through whom"));
  proposals = ui_find_type (row, GTK_TYPE_POPOVER);
  list = ui_find_type (proposals, GTK_TYPE_LIST_BOX);
  g_assert_false (gtk_widget_get_visible (proposals));
  gtk_widget_grab_focus (row);
  ui_settle (); /* it scrolls to the row */
  gtk_editable_set_text (GTK_EDITABLE (row), "lindq");
  WAIT_UNTIL (gtk_widget_get_visible (proposals));
  ui_picture (page->window, "person-through-whom");
  /* None is marked: Enter keeps what was typed. */
  g_assert_null (gtk_list_box_get_selected_row (GTK_LIST_BOX (list)));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  WAIT_UNTIL (g_str_equal (get_through (page), "Sofia Lindqvist"));
  WAIT_UNTIL (!gtk_widget_get_visible (proposals));
  gtk_editable_set_text (GTK_EDITABLE (row), "Somebody at the fair");
  g_signal_emit_by_name (row, "apply");
  WAIT_UNTIL (g_str_equal (get_through (page), "Somebody at the fair"));
}

static void
test_switch_person (Page *page, gconstpointer data)
{
  gint64 other = fixture_add_person (&page->store, "سارة <Karim>");
  g_autoptr (RelnetPerson) first = NULL;
  g_autoptr (RelnetPerson) second = NULL;

  relnet_person_page_show_about (RELNET_PERSON_PAGE (page->page));
  ui_settle ();
  gtk_editable_set_text (GTK_EDITABLE (ui_find_row (page->page, T ("Generation"))), "France");
  relnet_person_page_set_person (RELNET_PERSON_PAGE (page->page), other);
  for (int i = 0; i < 3; i++)
    ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find_row (page->page, T ("Generation")))), ==, "");
  first = load (page);
  g_assert_cmpstr (relnet_person_get_text (first, RELNET_PERSON_GENERATION), ==, "France");
  second = relnet_person_store_load (relnet_database_get_reader (page->store.database), other, NULL);
  g_assert_cmpstr (relnet_person_get_text (second, RELNET_PERSON_GENERATION), ==, "");
  relnet_person_page_show_timeline (RELNET_PERSON_PAGE (page->page));
  ui_settle ();
  g_assert_nonnull (ui_find_label (page->page, "سارة <Karim>"));
  ui_picture (page->window, "person-empty");
  /* Deleted while shown, and back again by undo elsewhere. */
  gtk_widget_activate_action (page->page, "person.delete", NULL);
  WAIT_UNTIL (relnet_person_page_get_person (RELNET_PERSON_PAGE (page->page)) == 0);
  ui_picture (page->window, "person-nobody");
}

static void
test_follow_up (Page *page, gconstpointer data)
{
  g_autoptr (RelnetFollowUp) follow_up = relnet_follow_up_new ();

  relnet_follow_up_set_person_id (follow_up, page->id);
  relnet_follow_up_set_due (follow_up, "2026-11-24");
  relnet_follow_up_set_what (follow_up, "Send <two> names");
  relnet_follow_up_store_save_async (page->store.database, follow_up, page->store.clock, NULL, fixture_done_boolean,
                                     &page->store);
  fixture_wait (&page->store);
  g_assert_no_error (page->store.error);
  ui_settle ();
  g_assert_nonnull (ui_find_label (page->page, "Send <two> names"));
  ui_picture (page->window, "person-follow-up");
  gtk_widget_activate_action (page->page, "person.follow-up", NULL);
  ui_settle ();
  ui_picture (page->window, "person-add-follow-up");
  gtk_popover_popdown (GTK_POPOVER (ui_find_type (page->page, RELNET_TYPE_FOLLOW_UP_EDITOR)));
  ui_settle ();
}

static void
test_narrow (Page *page, gconstpointer data)
{
  tear_down (page, NULL);
  set_up_sized (page, 360, 720);
  ui_settle ();
  g_assert_cmpint (gtk_widget_get_width (page->window), <=, 360);
  ui_picture (page->window, "person-narrow");
  relnet_person_page_show_about (RELNET_PERSON_PAGE (page->page));
  ui_settle ();
  ui_picture (page->window, "person-narrow-about");
}

/* What came with an import is opened only where a person would open it. */
/* What Apple's contacts call a number is in the user's language, as our own labels are. */
static void
test_labels (void)
{
  g_assert_cmpstr (relnet_contact_label_to_words ("Work"), ==, g_dgettext (GETTEXT_PACKAGE, "Work"));
  g_assert_cmpstr (relnet_contact_label_to_words ("HomeFAX"), ==, g_dgettext (GETTEXT_PACKAGE, "Fax"));
  g_assert_cmpstr (relnet_contact_label_to_words ("HomePage"), ==, g_dgettext (GETTEXT_PACKAGE, "Web page"));
  g_assert_cmpstr (relnet_contact_label_to_words ("Ligne directe"), ==, "Ligne directe");
}

static void
test_links (void)
{
  static const struct
  {
    RelnetListKind kind;
    const char *value;
    const char *uri;
  } cases[] = {
    { RELNET_LIST_LINKS, "https://novarelle.example/hm", "https://novarelle.example/hm" },
    { RELNET_LIST_LINKS, "novarelle.example/hm", "https://novarelle.example/hm" },
    { RELNET_LIST_LINKS, "novarelle.example:8080/x", "https://novarelle.example:8080/x" },
    { RELNET_LIST_LINKS, "file:///etc/passwd", NULL },
    { RELNET_LIST_LINKS, "javascript:alert(1)", NULL },
    { RELNET_LIST_EMAILS, "h@novarelle.example", "mailto:h@novarelle.example" },
    { RELNET_LIST_EMAILS, "h@novarelle.example?bcc=x", "mailto:h@novarelle.example%3Fbcc%3Dx" },
    { RELNET_LIST_EMAILS, "nobody", NULL },
    { RELNET_LIST_PHONES, "+33 (6) 39 98", "tel:+3363998" },
    { RELNET_LIST_PHONES, "call me", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = relnet_contact_make_uri (cases[i].kind, cases[i].value);

      g_assert_cmpstr (uri, ==, cases[i].uri);
    }
}

/* Opening a person and a page of 50: the time until the page is built, and the worst of five. */
static void
test_speed (Page *page, gconstpointer data)
{
  gint64 other = fixture_add_person (&page->store, "Karim Haddouche");

  for (int i = 0; i < 120; i++)
    {
      g_autofree char *date = relnet_date_add_days ("2026-11-22", -i * 3);

      fixture_log (&page->store, other, RELNET_CHANNEL_PHONE, date, "Weather and contracts, as every time");
    }
  for (int i = 0; i < 6; i++)
    {
      gint64 start = g_get_monotonic_time ();

      relnet_person_page_set_person (RELNET_PERSON_PAGE (page->page), i % 2 == 0 ? other : page->id);
      g_test_message ("opened in %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
      ui_settle ();
    }
}

#define page_test(path, function) g_test_add (path, Page, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  page_test ("/person-page/shows", test_shows);
  page_test ("/person-page/quick-log", test_quick_log);
  page_test ("/person-page/details", test_details);
  page_test ("/person-page/edit-in-place", test_edit_in_place);
  page_test ("/person-page/lists", test_lists);
  page_test ("/person-page/own-labels", test_own_labels);
  page_test ("/person-page/through-whom", test_through_whom);
  page_test ("/person-page/switch-person", test_switch_person);
  page_test ("/person-page/follow-up", test_follow_up);
  page_test ("/person-page/narrow", test_narrow);
  g_test_add_func ("/person-page/labels", test_labels);
  g_test_add_func ("/person-page/links", test_links);
  page_test ("/person-page/speed", test_speed);
  return g_test_run ();
}
