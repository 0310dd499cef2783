#include "relnet-referral-group.h"

#include <glib/gi18n-lib.h>

#include "relnet-avatar.h"
#include "relnet-date.h"
#include "relnet-people-entry.h"
#include "relnet-referral-store.h"
#include "relnet-report-error.h"

/* More names than these are only counted. */
#define MAX_NAMES 6

/**
 * RelnetReferralGroup:
 *
 * Who introduced a person to the user, and whom they introduced (I2), on their page.
 */
struct _RelnetReferralGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *introducer;
  RelnetAvatar *avatar;
  GtkWidget *entry_row;
  RelnetPeopleEntry *entry;
  AdwActionRow *introduced;

  RelnetDatabase *database;
  RelnetClock *clock;
  gint64 person_id;
  gboolean taking;
};

enum
{
  PROP_0,
  PROP_PERSON_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetReferralGroup, relnet_referral_group, ADW_TYPE_PREFERENCES_GROUP)

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelnetReferralGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!relnet_database_write_finish (RELNET_DATABASE (object), result, &error) && self->database != NULL)
    relnet_report_error (GTK_WIDGET (self), error);
}

static void
remove_clicked_cb (RelnetReferralGroup *self)
{
  relnet_referral_store_set_async (self->database, self->person_id, 0, self->clock, NULL, written, g_object_ref (self));
}

static void
chosen_cb (RelnetPeopleEntry *entry, RelnetReferralGroup *self)
{
  gint64 id = relnet_people_entry_get_person (entry, NULL);

  if (self->taking || id == 0)
    return;
  relnet_referral_store_set_async (self->database, self->person_id, id, self->clock, NULL, written, g_object_ref (self));
  self->taking = TRUE;
  relnet_people_entry_clear (entry);
  self->taking = FALSE;
}

static void
show_introducer (RelnetReferralGroup *self, RelnetReferral *referral, const char *today)
{
  gtk_widget_set_visible (GTK_WIDGET (self->introducer), referral != NULL);
  gtk_widget_set_visible (self->entry_row, referral == NULL);
  if (referral != NULL)
    {
      g_autofree char *date = relnet_date_format_short (relnet_referral_get_date (referral), today);
      g_autofree char *detail = relnet_referral_get_thanks_owed (referral)
                                    ? g_strdup_printf (_ ("Introduced on %s · a thank-you is owed"), date)
                                    : g_strdup_printf (_ ("Introduced on %s"), date);

      relnet_avatar_set_text (self->avatar, relnet_referral_get_introducer_name (referral));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->introducer), relnet_referral_get_introducer_name (referral));
      adw_action_row_set_subtitle (self->introducer, detail);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->introducer), "x",
                                        relnet_referral_get_introducer_id (referral));
    }
}

static void
show_introduced (RelnetReferralGroup *self, GPtrArray *referrals)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->introduced), referrals != NULL && referrals->len > 0);
  if (referrals == NULL || referrals->len == 0)
    return;
  for (guint i = 0; i < referrals->len && i < MAX_NAMES; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            relnet_referral_get_introduced_name (g_ptr_array_index (referrals, i)));
  if (referrals->len > MAX_NAMES)
    g_string_append (names, "…");
  title = g_strdup_printf (ngettext ("Introduced %u person to you", "Introduced %u people to you", referrals->len),
                           referrals->len);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->introduced), title);
  adw_action_row_set_subtitle (self->introduced, names->str);
}

static void
reload (RelnetReferralGroup *self)
{
  RelnetConnection *reader = relnet_database_get_reader (self->database);
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  g_autoptr (RelnetReferral) referral = NULL;
  g_autoptr (GPtrArray) referrals = NULL;

  if (self->person_id == 0)
    return;
  referral = relnet_referral_store_load_of (reader, self->person_id);
  referrals = relnet_referral_store_load_by (reader, self->person_id, NULL);
  show_introducer (self, referral, today);
  show_introduced (self, referrals);
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetReferralGroup *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_INTRODUCTION) || relnet_changes_has (changes, RELNET_CHANGE_FAVOUR)
      || relnet_changes_has (changes, RELNET_CHANGE_PERSON))
    reload (self);
}

static void
relnet_referral_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PERSON_ID:
      g_value_set_int64 (value, RELNET_REFERRAL_GROUP (object)->person_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_referral_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetReferralGroup *self = RELNET_REFERRAL_GROUP (object);

  switch (prop_id)
    {
    case PROP_PERSON_ID:
      if (self->person_id == g_value_get_int64 (value))
        break;
      self->person_id = g_value_get_int64 (value);
      reload (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_referral_group_dispose (GObject *object)
{
  RelnetReferralGroup *self = RELNET_REFERRAL_GROUP (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (relnet_referral_group_parent_class)->dispose (object);
}

static void
relnet_referral_group_class_init (RelnetReferralGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relnet_referral_group_get_property;
  object_class->set_property = relnet_referral_group_set_property;
  object_class->dispose = relnet_referral_group_dispose;
  properties[PROP_PERSON_ID] = g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_referral_group_init (RelnetReferralGroup *self)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->introducer = ADW_ACTION_ROW (adw_action_row_new ());
  self->avatar = RELNET_AVATAR (relnet_avatar_new (32));
  gtk_widget_set_valign (GTK_WIDGET (self->avatar), GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->introducer), FALSE);
  adw_action_row_add_prefix (self->introducer, GTK_WIDGET (self->avatar));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->introducer), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->introducer), "win.open-person");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->introducer), "x", (gint64) 0);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, _ ("Nobody Introduced Them"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Nobody Introduced Them"), -1);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  adw_action_row_add_suffix (self->introducer, remove);
  self->introduced = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->introduced), FALSE);
  adw_action_row_set_subtitle_lines (self->introduced, 3);
}

/**
 * relnet_referral_group_new:
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the group, of nobody yet
 */
GtkWidget *
relnet_referral_group_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetReferralGroup *self = g_object_new (RELNET_TYPE_REFERRAL_GROUP, "title", _ ("Introduced to You By"), NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->entry = RELNET_PEOPLE_ENTRY (relnet_people_entry_new (database));
  relnet_people_entry_set_single (self->entry, _ ("Who introduced them to you?"));
  g_signal_connect (self->entry, "changed", G_CALLBACK (chosen_cb), self);
  gtk_widget_set_margin_start (GTK_WIDGET (self->entry), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->entry), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->entry), 9);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->entry), 9);
  self->entry_row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "title", _ ("Introduced to You By"), "activatable", FALSE,
                                  "focusable", FALSE, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->entry_row), GTK_WIDGET (self->entry));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->introducer));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->entry_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->introduced));
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  return GTK_WIDGET (self);
}
