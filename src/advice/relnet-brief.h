#pragma once

#include "relnet-balance.h"
#include "relnet-connection.h"
#include "relnet-interaction.h"
#include "relnet-meeting.h"
#include "relnet-person.h"
#include "relnet-promise.h"
#include "relnet-question.h"

G_BEGIN_DECLS

/**
 * RelnetBriefLinkKind:
 * @RELNET_BRIEF_LINK_PROFILE: a link of theirs
 * @RELNET_BRIEF_LINK_SITE: the site of their organisation
 * @RELNET_BRIEF_LINK_SEARCH: a web search for them
 * @RELNET_BRIEF_LINK_ME: a web search for the user: what they will find
 *
 * What there is to look at before a meeting.
 */
typedef enum
{
  RELNET_BRIEF_LINK_PROFILE,
  RELNET_BRIEF_LINK_SITE,
  RELNET_BRIEF_LINK_SEARCH,
  RELNET_BRIEF_LINK_ME
} RelnetBriefLinkKind;

/**
 * RelnetBriefLink:
 * @kind: what it is
 * @title: what it is called
 * @detail: what is opened, in words
 * @uri: what is opened, in a browser and only on a click
 */
typedef struct
{
  RelnetBriefLinkKind kind;
  char *title;
  char *detail;
  char *uri;
} RelnetBriefLink;

/**
 * RelnetBriefTie:
 * @person_id: somebody who knows them
 * @name: their name
 * @reason: how they know each other
 */
typedef struct
{
  gint64 person_id;
  char *name;
  char *reason;
} RelnetBriefTie;

/**
 * RelnetBrief:
 * @today: the day it was made
 * @person: whom it is about
 * @name: their name
 * @first_name: how one calls them
 * @headline: what they do, where; may be empty
 * @meeting: (nullable): the meeting, %NULL if none is planned
 * @nth: the how manieth time in person it is
 * @exchanges: (element-type RelnetInteraction): the last ones, the newest first
 * @promises: (element-type RelnetPromise): what is open on both sides, the user's first
 * @questions: (element-type RelnetQuestion): what to ask
 * @ideas: (element-type utf8): questions that are proposed while there is none
 * @matters: what matters to them; may be empty
 * @goals: what they want to reach; may be empty
 * @chips: (element-type utf8): register, language, interests
 * @links: (element-type RelnetBriefLink): what to look at before
 * @balance: what both did for each other
 * @how_met: how they met; may be empty
 * @ties: (element-type RelnetBriefTie): who knows them too
 *
 * What is to be known before one meets somebody (B1). The page, the printed page and the command line show the same.
 */
typedef struct
{
  char *today;
  RelnetPerson *person;
  char *name;
  char *first_name;
  char *headline;
  RelnetMeeting *meeting;
  int nth;
  GPtrArray *exchanges;
  GPtrArray *promises;
  GPtrArray *questions;
  GPtrArray *ideas;
  char *matters;
  char *goals;
  GPtrArray *chips;
  GPtrArray *links;
  RelnetBalance balance;
  char *how_met;
  GPtrArray *ties;
} RelnetBrief;

RelnetBrief *relnet_brief_read (RelnetConnection *connection, gint64 person_id, gint64 meeting_id, const char *today,
                                const char *me, GError **error);
void relnet_brief_free (RelnetBrief *self);
RelnetBriefTie *relnet_brief_read_introduction (RelnetConnection *connection, gint64 person_id, const char *today,
                                                GError **error);
void relnet_brief_tie_free (RelnetBriefTie *tie);
char *relnet_brief_dup_exchange_title (RelnetInteraction *interaction);
char *relnet_brief_dup_exchange_detail (RelnetInteraction *interaction, const char *today);
char *relnet_brief_dup_promise_detail (RelnetBrief *self, RelnetPromise *promise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetBrief, relnet_brief_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetBriefTie, relnet_brief_tie_free)

G_END_DECLS
