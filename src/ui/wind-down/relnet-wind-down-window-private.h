#pragma once

#include "relnet-wind-down-window.h"

#include "relnet-avatar.h"
#include "relnet-date-row.h"
#include "relnet-period-row.h"
#include "relnet-person.h"
#include "relnet-wind-down-steps.h"

G_BEGIN_DECLS

#define RELNET_WIND_DOWN_N_RHYTHMS 4

/* How often to exchange news with a mentee, in months; the first is proposed. */
extern const int relnet_wind_down_news_months[RELNET_WIND_DOWN_N_RHYTHMS];

struct _RelnetWindDownWindow
{
  AdwWindow parent_instance;

  GtkWidget *box;
  AdwWindowTitle *title;
  RelnetAvatar *avatar;
  GtkLabel *history;
  GtkDropDown *variants;
  GtkBox *columns;
  AdwBin *steps_bin;
  GtkLabel *hint;
  GtkToggleButton *edit_button;
  AdwButtonContent *edit_content;
  GtkTextView *message;
  GtkLabel *without_address;
  AdwPreferencesGroup *reminders;
  GtkLabel *afterwards;

  GPtrArray *step_rows;     /* (element-type RelnetStepRow) not owned */
  GPtrArray *reminder_rows; /* (element-type GtkWidget) not owned */
  /* What a variant has; NULL in the others. */
  RelnetDateRow *until;
  GtkSwitch *ask_help;
  AdwActionRow *ask_help_row;
  GtkWidget *handed_over;
  GtkWidget *successor;
  RelnetPeriodRow *notice;
  AdwActionRow *notice_by;
  GtkLabel *notice_day;
  AdwEntryRow *exit_cost;
  GtkCheckButton *in_group;
  GtkDropDown *rhythm;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetPerson *person;
  RelnetWindDown *plan;
  RelnetContract *contract;
  char *today;
  char *me;
  gboolean edited; /* the user has changed the message: it is theirs now */
  gboolean setting;
  gboolean narrow;
  guint rebuild_idle;
  guint narrow_idle;
};

void relnet_wind_down_window_queue_rebuild (RelnetWindDownWindow *self);

/* The rows of a step: relnet-wind-down-rows.c. */
GtkWidget *relnet_wind_down_window_make_answer (RelnetWindDownWindow *self, RelnetWindDownText text, const char *lead);
void relnet_wind_down_window_add_extra (RelnetWindDownWindow *self, AdwExpanderRow *step, RelnetStepExtra extra);

G_END_DECLS
