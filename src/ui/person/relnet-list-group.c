#include "relnet-list-group.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "relnet-contact-words.h"
#include "relnet-field-row.h"
#include "relnet-label-menu.h"
#include "relnet-names.h"
#include "relnet-person-edit.h"
#include "relnet-report-error.h"
#include "relnet-text.h"

/**
 * RelnetListGroup:
 *
 * One of the lists of a person, edited in place: e-mails, phones, profiles, addresses, positions. An item of one value is
 * a row with its label, an item of several unfolds. An empty list is one dim row that adds.
 */
struct _RelnetListGroup
{
  AdwPreferencesGroup parent_instance;

  RelnetListKind kind;
  RelnetDatabase *database;
  RelnetClock *clock;
  gint64 person_id;
  GPtrArray *items; /* of Item, in the order of the rows */
  GtkWidget *add_row;
};

G_DEFINE_FINAL_TYPE (RelnetListGroup, relnet_list_group, ADW_TYPE_PREFERENCES_GROUP)

/* A row and the object it edits: a copy of its own. An object of id 0 is new, and not stored while it is empty. */
typedef struct
{
  RelnetListGroup *group;
  GObject *object;
  GtkWidget *row;
  GPtrArray *fields; /* of RelnetFieldRow */
  GtkSwitch *current;
  GtkWidget *open;
  gboolean setting;
  guint pending;  /* writes under way: until they are done, this copy is newer than what is stored */
  gboolean again; /* changed again while a new item was being added */
} Item;

/* A text or a year of an item that unfolds. */
typedef struct
{
  const char *property;
  const char *title;
  gboolean is_year;
} Part;

static const Part address_parts[] = {
  { "label", N_ ("Label"), FALSE },   { "street", N_ ("Street"), FALSE }, { "postcode", N_ ("Postcode"), FALSE },
  { "city", N_ ("City"), FALSE },     { "region", N_ ("Region"), FALSE }, { "country", N_ ("Country"), FALSE },
};

static const Part position_parts[] = {
  { "title", N_ ("Role"), FALSE },         { "organisation", N_ ("Organisation"), FALSE },
  { "department", N_ ("Department"), FALSE }, { "from-year", N_ ("From (year)"), TRUE },
  { "to-year", N_ ("To (year)"), TRUE },
};

static const struct
{
  const char *title;
  const char *add;
  const char *item;
  const char *icon;
  const char *open;
} words[RELNET_N_LISTS] = {
  [RELNET_LIST_EMAILS] = { N_ ("E-mail"), N_ ("Add an e-mail address…"), N_ ("E-mail address"), "mail-message-new-symbolic",
                           N_ ("Write to this address") },
  [RELNET_LIST_PHONES] = { N_ ("Phone"), N_ ("Add a phone number…"), N_ ("Phone number"), "call-start-symbolic",
                           N_ ("Call this number") },
  [RELNET_LIST_LINKS] = { N_ ("Online Profiles"), N_ ("Add a profile or site…"), N_ ("Address on the web"),
                          "web-browser-symbolic", N_ ("Open in the browser") },
  [RELNET_LIST_ADDRESSES] = { N_ ("Postal Addresses"), N_ ("Add an address…"), N_ ("Address"), NULL, NULL },
  [RELNET_LIST_POSITIONS] = { N_ ("Positions"), N_ ("Add a position…"), N_ ("Position"), NULL, NULL },
};

static gboolean
is_point (RelnetListKind kind)
{
  return kind == RELNET_LIST_EMAILS || kind == RELNET_LIST_PHONES || kind == RELNET_LIST_LINKS;
}

static GListModel *
get_list (RelnetListKind kind, RelnetPerson *person)
{
  switch (kind)
    {
    case RELNET_LIST_ADDRESSES:
      return G_LIST_MODEL (relnet_person_get_addresses (person));
    case RELNET_LIST_POSITIONS:
      return G_LIST_MODEL (relnet_person_get_positions (person));
    case RELNET_LIST_EMAILS:
    case RELNET_LIST_PHONES:
    case RELNET_LIST_LINKS:
    case RELNET_N_LISTS:
    default:
      return G_LIST_MODEL (relnet_person_get_points (person, (RelnetPointKind) kind));
    }
}

static gint64
get_id (Item *item)
{
  gint64 id;

  g_object_get (item->object, "id", &id, NULL);
  return id;
}

static char *
parse_point (const char *text, gpointer data, const char **error)
{
  Item *item = data;
  g_autofree char *digits = NULL;

  if (*text == '\0')
    return g_strdup ("");
  switch (item->group->kind)
    {
    case RELNET_LIST_EMAILS:
      if (relnet_text_is_email (text))
        return g_strdup (text);
      *error = strchr (text, '@') == NULL ? _ ("Not an e-mail address: the “@” is missing") : _ ("Not an e-mail address");
      return NULL;
    case RELNET_LIST_PHONES:
      digits = relnet_text_phone_digits (text);
      if (*digits != '\0')
        return g_strdup (text);
      *error = _ ("A phone number needs digits");
      return NULL;
    case RELNET_LIST_LINKS:
      if (strchr (text, ' ') == NULL && strchr (text, '.') != NULL)
        return g_strdup (text);
      *error = _ ("Not an address on the web");
      return NULL;
    case RELNET_LIST_ADDRESSES:
    case RELNET_LIST_POSITIONS:
    case RELNET_N_LISTS:
    default:
      return g_strdup (text);
    }
}

static char *
parse_year (const char *text, gpointer data, const char **error)
{
  if (*text == '\0')
    return g_strdup ("0");
  if (strlen (text) == 4 && strspn (text, "0123456789") == 4 && atoi (text) >= 1900 && atoi (text) <= 2100)
    return g_strdup (text);
  *error = _ ("A year has four digits, such as 2019");
  return NULL;
}

typedef struct
{
  RelnetListGroup *group;
  GtkWidget *row;
} Writing;

static void store (Item *item);

static Item *
find_item (RelnetListGroup *self, GtkWidget *row)
{
  for (guint i = 0; i < self->items->len; i++)
    if (((Item *) g_ptr_array_index (self->items, i))->row == row)
      return g_ptr_array_index (self->items, i);
  return NULL;
}

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Writing *writing = data;
  g_autoptr (RelnetListGroup) group = writing->group;
  g_autoptr (GtkWidget) row = writing->row;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetPerson) person = NULL;
  gboolean done = relnet_person_store_finish (RELNET_DATABASE (object), result, &error);
  Item *item = find_item (group, row);

  if (item == NULL || group->database == NULL)
    {
      if (!done)
        relnet_report_error (GTK_WIDGET (group), error);
      return;
    }
  item->pending--;
  if (!done)
    {
      if (RELNET_IS_FIELD_ROW (row))
        relnet_field_row_set_error (RELNET_FIELD_ROW (row), error->message);
      else
        relnet_report_error (GTK_WIDGET (group), error);
      return;
    }
  if (item->pending > 0)
    return;
  person = relnet_person_store_load (relnet_database_get_reader (group->database), group->person_id, NULL);
  if (person != NULL)
    relnet_list_group_show (group, person);
  item = find_item (group, row);
  if (item != NULL && item->again && get_id (item) != 0)
    {
      item->again = FALSE;
      store (item);
    }
}

static void
store (Item *item)
{
  RelnetListGroup *self = item->group;
  Writing *writing;

  /* A new item is added once; what is typed into it meanwhile follows. */
  if (get_id (item) == 0 && item->pending > 0)
    {
      item->again = TRUE;
      return;
    }
  item->pending++;
  writing = g_new0 (Writing, 1);
  writing->group = g_object_ref (self);
  writing->row = g_object_ref (item->row);
  if (is_point (self->kind))
    relnet_person_edit_point_async (self->database, self->person_id, (RelnetPointKind) self->kind,
                                    RELNET_CONTACT_POINT (item->object), self->clock, NULL, written, writing);
  else if (self->kind == RELNET_LIST_ADDRESSES)
    relnet_person_edit_address_async (self->database, self->person_id, RELNET_ADDRESS (item->object), self->clock, NULL,
                                      written, writing);
  else
    relnet_person_edit_position_async (self->database, self->person_id, RELNET_POSITION (item->object), self->clock, NULL,
                                       written, writing);
}

static void
update_add_row (RelnetListGroup *self)
{
  gtk_widget_set_visible (self->add_row, self->items->len == 0);
}

static void
remove_item (RelnetListGroup *self, Item *item)
{
  /* Leaving the row must not store what goes with it. */
  for (guint i = 0; i < item->fields->len; i++)
    {
      RelnetFieldRow *field = g_ptr_array_index (item->fields, i);
      g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));

      g_signal_handlers_disconnect_by_data (field, item);
      relnet_field_row_set_stored (field, text);
    }
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), item->row);
  g_ptr_array_remove (self->items, item);
  update_add_row (self);
}

static void
item_free (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->object);
  g_clear_pointer (&item->fields, g_ptr_array_unref);
  g_free (item);
}

static void
remove_clicked_cb (GtkWidget *source, Item *item)
{
  RelnetListGroup *self = item->group;

  /* An item without its values is one to remove, for the store. */
  if (is_point (self->kind))
    g_object_set (item->object, "value", "", NULL);
  else
    {
      static const char *const properties[] = { "street", "city", "region", "postcode", "country", "title", "organisation",
                                                "department" };

      for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
        if (g_object_class_find_property (G_OBJECT_GET_CLASS (item->object), properties[i]) != NULL)
          g_object_set (item->object, properties[i], "", NULL);
    }
  if (get_id (item) != 0)
    store (item);
  remove_item (self, item);
}

static void
update_point (Item *item)
{
  const char *label = relnet_contact_point_get_label (RELNET_CONTACT_POINT (item->object));
  const char *what = _ (words[item->group->kind].item);
  g_autofree char *title = *label != '\0' ? g_strdup_printf ("%s · %s", what, relnet_contact_label_to_words (label)) : g_strdup (what);

  relnet_field_row_set_label (RELNET_FIELD_ROW (item->row), title);
  gtk_widget_set_visible (item->open, *relnet_contact_point_get_value (RELNET_CONTACT_POINT (item->object)) != '\0');
}

static void
point_saved_cb (RelnetFieldRow *row, const char *value, Item *item)
{
  relnet_contact_point_set_value (RELNET_CONTACT_POINT (item->object), value);
  if (get_id (item) == 0 && *value == '\0')
    {
      remove_item (item->group, item);
      return;
    }
  update_point (item);
  store (item);
}

static void
label_chosen_cb (RelnetLabelMenu *menu, const char *label, Item *item)
{
  relnet_contact_point_set_label (RELNET_CONTACT_POINT (item->object), label);
  update_point (item);
  if (get_id (item) != 0)
    store (item);
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
open_clicked_cb (GtkButton *button, Item *item)
{
  g_autofree char *uri
      = relnet_contact_make_uri (item->group->kind, relnet_contact_point_get_value (RELNET_CONTACT_POINT (item->object)));

  if (uri == NULL)
    relnet_field_row_set_error (RELNET_FIELD_ROW (item->row), _ ("RelNet does not open addresses of this kind"));
  else if (item->group->kind != RELNET_LIST_EMAILS
           || !gtk_widget_activate_action (GTK_WIDGET (button), "win.write-mailto", "s", uri))
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, launched, g_object_ref (button));
}

static GtkWidget *
make_button (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "tight");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
make_point_row (Item *item)
{
  RelnetListKind kind = item->group->kind;
  GtkWidget *menu = relnet_label_menu_new ();

  item->row = relnet_field_row_new (_ (words[kind].item), parse_point, item);
  item->open = make_button (words[kind].icon, _ (words[kind].open));
  g_signal_connect (item->row, "save", G_CALLBACK (point_saved_cb), item);
  g_signal_connect (item->open, "clicked", G_CALLBACK (open_clicked_cb), item);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (item->row), item->open);
  g_signal_connect (menu, "chosen", G_CALLBACK (label_chosen_cb), item);
  g_signal_connect (menu, "remove", G_CALLBACK (remove_clicked_cb), item);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (item->row), menu);
  g_ptr_array_add (item->fields, item->row);
}

static const Part *
get_parts (RelnetListKind kind, guint *n)
{
  *n = kind == RELNET_LIST_ADDRESSES ? G_N_ELEMENTS (address_parts) : G_N_ELEMENTS (position_parts);
  return kind == RELNET_LIST_ADDRESSES ? address_parts : position_parts;
}

static void
add_text (GString *text, const char *separator, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", part);
}

static void
update_titles (Item *item)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) subtitle = g_string_new (NULL);

  if (RELNET_IS_ADDRESS (item->object))
    {
      RelnetAddress *address = RELNET_ADDRESS (item->object);

      add_text (title, ", ", relnet_address_get_street (address));
      add_text (title, ", ", relnet_address_get_postcode (address));
      add_text (title, *relnet_address_get_postcode (address) != '\0' ? " " : ", ", relnet_address_get_city (address));
      add_text (title, ", ", relnet_address_get_region (address));
      add_text (title, ", ", relnet_address_get_country (address));
      add_text (subtitle, "", relnet_contact_label_to_words (relnet_address_get_label (address)));
    }
  else
    {
      RelnetPosition *position = RELNET_POSITION (item->object);
      int from = relnet_position_get_from_year (position), to = relnet_position_get_to_year (position);

      add_text (title, " · ", relnet_position_get_title (position));
      add_text (title, " · ", relnet_position_get_organisation (position));
      add_text (title, " · ", relnet_position_get_department (position));
      if (relnet_position_get_current (position))
        {
          if (from > 0)
            /* Translators: a position held since a year. */
            g_string_append_printf (subtitle, _ ("since %d"), from);
          else
            g_string_append (subtitle, _ ("current"));
        }
      else if (from > 0 && to > 0)
        g_string_append_printf (subtitle, "%d–%d", from, to);
      else if (to > 0)
        /* Translators: a position held until a year. */
        g_string_append_printf (subtitle, _ ("until %d"), to);
      else if (from > 0)
        g_string_append_printf (subtitle, _ ("from %d"), from);
      else
        g_string_append (subtitle, _ ("former"));
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (item->row),
                                 title->len > 0 ? title->str : _ (words[item->group->kind].item));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (item->row), subtitle->str);
  relnet_names_set (item->row, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (item->row)));
}

static void
part_saved_cb (RelnetFieldRow *row, const char *value, Item *item)
{
  const Part *part = g_object_get_data (G_OBJECT (row), "relnet-part");

  if (part->is_year)
    g_object_set (item->object, part->property, atoi (value), NULL);
  else
    g_object_set (item->object, part->property, value, NULL);
  update_titles (item);
  store (item);
}

static void
current_changed_cb (GtkSwitch *toggle, GParamSpec *pspec, Item *item)
{
  if (item->setting)
    return;
  relnet_position_set_current (RELNET_POSITION (item->object), gtk_switch_get_active (toggle));
  update_titles (item);
  if (get_id (item) != 0)
    store (item);
}

static void
make_parts_row (Item *item)
{
  guint n;
  const Part *parts = get_parts (item->group->kind, &n);
  GtkWidget *remove = make_button ("edit-delete-symbolic", _ ("Remove"));

  item->row = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (item->row), FALSE);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *field = relnet_field_row_new (_ (parts[i].title), parts[i].is_year ? parse_year : NULL, NULL);

      g_object_set_data (G_OBJECT (field), "relnet-part", (gpointer) &parts[i]);
      g_signal_connect (field, "save", G_CALLBACK (part_saved_cb), item);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (item->row), field);
      g_ptr_array_add (item->fields, field);
    }
  if (item->group->kind == RELNET_LIST_POSITIONS)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Current position"));
      item->current = GTK_SWITCH (gtk_switch_new ());
      gtk_widget_set_valign (GTK_WIDGET (item->current), GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (item->current), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Current position"),
                                      -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (item->current));
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (item->current));
      g_signal_connect (item->current, "notify::active", G_CALLBACK (current_changed_cb), item);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (item->row), row);
    }
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_clicked_cb), item);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (item->row), remove);
}

static void
update_item (Item *item)
{
  if (is_point (item->group->kind))
    {
      relnet_field_row_set_stored (RELNET_FIELD_ROW (item->row),
                                   relnet_contact_point_get_value (RELNET_CONTACT_POINT (item->object)));
      update_point (item);
      return;
    }
  for (guint i = 0; i < item->fields->len; i++)
    {
      RelnetFieldRow *field = g_ptr_array_index (item->fields, i);
      const Part *part = g_object_get_data (G_OBJECT (field), "relnet-part");
      g_autofree char *text = NULL;

      if (part->is_year)
        {
          int year;

          g_object_get (item->object, part->property, &year, NULL);
          text = year > 0 ? g_strdup_printf ("%d", year) : g_strdup ("");
        }
      else
        g_object_get (item->object, part->property, &text, NULL);
      relnet_field_row_set_stored (field, text != NULL ? text : "");
    }
  if (item->current != NULL)
    {
      item->setting = TRUE;
      gtk_switch_set_active (item->current, relnet_position_get_current (RELNET_POSITION (item->object)));
      item->setting = FALSE;
    }
  update_titles (item);
}

static Item *
add_item (RelnetListGroup *self, GObject *object)
{
  Item *item = g_new0 (Item, 1);

  item->group = self;
  item->object = g_object_ref (object);
  item->fields = g_ptr_array_new ();
  if (is_point (self->kind))
    make_point_row (item);
  else
    make_parts_row (item);
  g_ptr_array_add (self->items, item);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), item->row);
  update_item (item);
  update_add_row (self);
  return item;
}

static void
add_clicked_cb (GtkWidget *widget, RelnetListGroup *self)
{
  g_autoptr (GObject) object = NULL;
  Item *item;

  /* One empty row is enough. */
  for (guint i = 0; i < self->items->len; i++)
    {
      item = g_ptr_array_index (self->items, i);
      if (get_id (item) == 0 && item->pending == 0)
        {
          gtk_widget_grab_focus (g_ptr_array_index (item->fields, 0));
          return;
        }
    }
  if (is_point (self->kind))
    object = G_OBJECT (relnet_contact_point_new ("", ""));
  else if (self->kind == RELNET_LIST_ADDRESSES)
    object = G_OBJECT (relnet_address_new ());
  else
    {
      object = G_OBJECT (relnet_position_new ());
      relnet_position_set_current (RELNET_POSITION (object), TRUE);
    }
  item = add_item (self, object);
  if (ADW_IS_EXPANDER_ROW (item->row))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (item->row), TRUE);
  gtk_widget_grab_focus (g_ptr_array_index (item->fields, 0));
}

static void
relnet_list_group_dispose (GObject *object)
{
  RelnetListGroup *self = RELNET_LIST_GROUP (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (relnet_list_group_parent_class)->dispose (object);
}

static void
relnet_list_group_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_LIST_GROUP (object)->items, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_list_group_parent_class)->finalize (object);
}

static void
relnet_list_group_class_init (RelnetListGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_list_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = relnet_list_group_finalize;
}

static void
relnet_list_group_init (RelnetListGroup *self)
{
  self->items = g_ptr_array_new_with_free_func (item_free);
}

/**
 * relnet_list_group_new:
 * @kind: which list
 * @database: a database
 * @clock: the time
 *
 * Returns: (transfer floating): the list, of nobody yet
 */
GtkWidget *
relnet_list_group_new (RelnetListKind kind, RelnetDatabase *database, RelnetClock *clock)
{
  RelnetListGroup *self = g_object_new (RELNET_TYPE_LIST_GROUP, "title", _ (words[kind].title), NULL);
  g_autofree char *name = g_strdup (_ (words[kind].add));
  GtkWidget *add = make_button ("list-add-symbolic", name);

  self->kind = kind;
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect (add, "clicked", G_CALLBACK (add_clicked_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), add);
  self->add_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), name);
  gtk_widget_add_css_class (self->add_row, "add-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->add_row), TRUE);
  g_signal_connect (self->add_row, "activated", G_CALLBACK (add_clicked_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
  return GTK_WIDGET (self);
}

static gboolean
has_id (GListModel *list, gint64 wanted)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (list, i);
      gint64 id;

      g_object_get (object, "id", &id, NULL);
      if (id == wanted)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_dirty (Item *item)
{
  for (guint i = 0; i < item->fields->len; i++)
    if (relnet_field_row_is_dirty (g_ptr_array_index (item->fields, i)))
      return TRUE;
  return FALSE;
}

/* The item that shows @object; one that is just being added is known by its coming back, and gets its id. */
static Item *
find_by_id (RelnetListGroup *self, GObject *object)
{
  gint64 id;

  g_object_get (object, "id", &id, NULL);
  for (guint i = 0; i < self->items->len; i++)
    if (get_id (g_ptr_array_index (self->items, i)) == id)
      return g_ptr_array_index (self->items, i);
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (get_id (item) == 0 && item->pending > 0)
        {
          g_object_set (item->object, "id", id, NULL);
          return item;
        }
    }
  return NULL;
}

/**
 * relnet_list_group_show:
 * @self: a list
 * @person: whose
 *
 * Shows what is stored; rows in which something is typed keep it.
 */
void
relnet_list_group_show (RelnetListGroup *self, RelnetPerson *person)
{
  GListModel *list = get_list (self->kind, person);
  gboolean other = self->person_id != relnet_person_get_id (person);

  self->person_id = relnet_person_get_id (person);
  for (guint i = self->items->len; i > 0; i--)
    {
      Item *item = g_ptr_array_index (self->items, i - 1);

      if (other || (get_id (item) != 0 && item->pending == 0 && !has_id (list, get_id (item))))
        {
          if (!other && is_dirty (item))
            /* Removed elsewhere while it is being typed in: what is typed becomes a new one. */
            g_object_set (item->object, "id", (gint64) 0, NULL);
          else
            remove_item (self, item);
        }
    }
  for (guint j = 0; j < g_list_model_get_n_items (list); j++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (list, j);
      Item *known = find_by_id (self, object);

      if (known == NULL)
        add_item (self, object);
      else if (known->pending == 0 && !known->again)
        {
          g_set_object (&known->object, object);
          update_item (known);
        }
    }
  update_add_row (self);
}

/**
 * relnet_list_group_flush:
 * @self: a list
 *
 * Stores what is being typed, where it is right.
 */
void
relnet_list_group_flush (RelnetListGroup *self)
{
  for (guint i = self->items->len; i > 0; i--)
    {
      Item *item = g_ptr_array_index (self->items, i - 1);
      g_autoptr (GPtrArray) fields = g_ptr_array_ref (item->fields);

      for (guint j = 0; j < fields->len; j++)
        relnet_field_row_flush (g_ptr_array_index (fields, j));
    }
}
