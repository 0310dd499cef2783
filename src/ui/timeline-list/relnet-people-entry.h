#pragma once

#include <gtk/gtk.h>

#include "relnet-database.h"
#include "relnet-interaction.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PEOPLE_ENTRY (relnet_people_entry_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPeopleEntry, relnet_people_entry, RELNET, PEOPLE_ENTRY, GtkWidget)

GtkWidget *relnet_people_entry_new (RelnetDatabase *database);
void relnet_people_entry_set_single (RelnetPeopleEntry *self, const char *words);
void relnet_people_entry_set_words (RelnetPeopleEntry *self, const char *words);
gint64 relnet_people_entry_get_person (RelnetPeopleEntry *self, const char **name);
void relnet_people_entry_clear (RelnetPeopleEntry *self);
void relnet_people_entry_add (RelnetPeopleEntry *self, gint64 person_id, const char *name);
void relnet_people_entry_take_from (RelnetPeopleEntry *self, RelnetInteraction *interaction);
void relnet_people_entry_give_to (RelnetPeopleEntry *self, RelnetInteraction *interaction);
guint relnet_people_entry_get_n_people (RelnetPeopleEntry *self);
gboolean relnet_people_entry_has_rest (RelnetPeopleEntry *self);

G_END_DECLS
