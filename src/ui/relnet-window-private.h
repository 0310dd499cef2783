#pragma once

#include "relnet-window.h"

#include "relnet-brief-page.h"
#include "relnet-circle-list.h"
#include "relnet-goal-view.h"
#include "relnet-goals-page.h"
#include "relnet-introductions-page.h"
#include "relnet-message-view.h"
#include "relnet-messages-page.h"
#include "relnet-outbox.h"
#include "relnet-people-page.h"
#include "relnet-person-messages.h"
#include "relnet-person-page.h"
#include "relnet-reconnect-page.h"
#include "relnet-reconnect-view.h"
#include "relnet-sidebar.h"
#include "relnet-split-view.h"
#include "relnet-today-page.h"

G_BEGIN_DECLS

struct _RelnetWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwToast *undo_toast; /* (weak): the last one */
  GtkStack *stack;
  RelnetSplitView *split;
  RelnetSidebar *sidebar;
  RelnetCircleList *circles;
  GtkStack *sections;

  /* NULL until their section is shown for the first time. */
  RelnetSplitView *people_split;
  GtkStack *person_stack;
  RelnetPeoplePage *people_page;
  RelnetPersonPage *person_page;
  RelnetPersonMessages *person_messages;
  RelnetSplitView *reconnect_split;
  RelnetReconnectPage *reconnect_page;
  RelnetReconnectView *reconnect_view;
  RelnetIntroductionsPage *introductions_page;
  RelnetBriefPage *brief_page;
  GtkWidget *before_brief; /* what a brief was opened from */
  RelnetSplitView *goals_split;
  RelnetGoalsPage *goals_page;
  RelnetGoalView *goal_view;
  RelnetSplitView *messages_split;
  RelnetMessagesPage *messages_page;
  RelnetMessageView *message_view;

  RelnetDatabase *database;
  RelnetClock *clock;
  GSettings *settings;
  RelnetOutbox *outbox;
  RelnetAgenda *agenda;
};

void relnet_window_add_sections (RelnetWindow *self);
gboolean relnet_window_has_section (const char *name);
void relnet_window_show_section (RelnetWindow *self, const char *name);
const char *relnet_window_get_section (RelnetWindow *self);
void relnet_window_update_messages_badge (RelnetWindow *self);
void relnet_window_update_reconnect_badge (RelnetWindow *self);
RelnetPersonPage *relnet_window_get_person_page (RelnetWindow *self);
GtkWidget *relnet_window_build_goals (RelnetWindow *self);
void relnet_window_install_goal_actions (GtkWidgetClass *widget_class);
void relnet_window_install_meet_up_actions (GtkWidgetClass *widget_class);
gboolean relnet_window_is_brief_shown (RelnetWindow *self);
gboolean relnet_window_leave_brief (RelnetWindow *self);
void relnet_window_install_meeting_actions (GtkWidgetClass *widget_class);
gint64 relnet_window_get_shown_person (RelnetWindow *self);
void relnet_window_install_template_actions (GtkWidgetClass *widget_class);
void relnet_window_install_commitment_actions (GtkWidgetClass *widget_class);
void relnet_window_add_wind_down (RelnetWindow *self, RelnetPersonPage *page);
void relnet_window_install_wind_down_actions (GtkWidgetClass *widget_class);
void relnet_window_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
