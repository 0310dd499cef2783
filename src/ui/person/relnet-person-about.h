#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-person.h"

G_BEGIN_DECLS

/**
 * RelnetAboutGroupFunc:
 * @database: a database
 * @clock: the time
 *
 * Makes a group of another view for *About*.
 *
 * Returns: (transfer floating): a widget with a property “person-id” (int64) that says about whom it is; it follows changes
 *   of the data by itself
 */
typedef GtkWidget *(*RelnetAboutGroupFunc) (RelnetDatabase *database, RelnetClock *clock);

typedef enum
{
  RELNET_ABOUT_LEFT,
  RELNET_ABOUT_RIGHT,
  RELNET_N_ABOUT_COLUMNS
} RelnetAboutColumn;

#define RELNET_TYPE_PERSON_ABOUT (relnet_person_about_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPersonAbout, relnet_person_about, RELNET, PERSON_ABOUT, GtkWidget)

GtkWidget *relnet_person_about_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_person_about_add_group (RelnetPersonAbout *self, RelnetAboutColumn column, GtkWidget *group);
void relnet_person_about_show (RelnetPersonAbout *self, RelnetPerson *person);
void relnet_person_about_flush (RelnetPersonAbout *self);
void relnet_person_about_focus_how_met (RelnetPersonAbout *self);

G_END_DECLS
