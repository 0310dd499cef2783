#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-finding.h"

G_BEGIN_DECLS

/* How often to look, unless the user says otherwise: each quarter, as product.md has for the review. In months. */
#define RELNET_REPUTATION_MONTHS 3

/**
 * RelnetReputationSearch:
 * @id: its id in the database; 0 for one that RelNet proposes
 * @words: what to search for
 * @images: whether pictures are searched for
 */
typedef struct
{
  gint64 id;
  char *words;
  gboolean images;
} RelnetReputationSearch;

/**
 * RelnetReputationCheck:
 * @id: its id in the database
 * @date: when the user looked
 * @note: what they said about it; may be empty
 * @good: how many findings were good then
 * @neutral: how many were neutral
 * @bad: how many were bad, and not dealt with
 */
typedef struct
{
  gint64 id;
  char *date;
  char *note;
  guint good;
  guint neutral;
  guint bad;
} RelnetReputationCheck;

/**
 * RelnetReputation:
 * @months: how often to look, 0 for no reminder
 * @next_on: when to look again; empty before the user has begun, or without a reminder
 * @snoozed_until: until when the user does not want to hear of it
 * @searches: (element-type RelnetReputationSearch): what the user wants to search for besides what is proposed
 * @findings: (element-type RelnetFinding): those that are open first, the bad before the others, then the newest
 * @checks: (element-type RelnetReputationCheck): when the user looked, the last one first
 */
typedef struct
{
  int months;
  char *next_on;
  char *snoozed_until;
  GPtrArray *searches;
  GPtrArray *findings;
  GPtrArray *checks;
} RelnetReputation;

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
RelnetReputation *relnet_reputation_store_load (RelnetConnection *connection, GError **error);
void relnet_reputation_free (RelnetReputation *self);
RelnetFinding *relnet_reputation_store_load_finding (RelnetConnection *connection, gint64 id, GError **error);
gboolean relnet_reputation_store_set_months (RelnetConnection *connection, RelnetChanges *changes, int months,
                                             RelnetClock *clock, GError **error);
gboolean relnet_reputation_store_check (RelnetConnection *connection, RelnetChanges *changes, const char *note,
                                        RelnetClock *clock, GError **error);
gboolean relnet_reputation_store_snooze (RelnetConnection *connection, RelnetChanges *changes, const char *until,
                                         GError **error);
gboolean relnet_reputation_store_add_search (RelnetConnection *connection, RelnetChanges *changes, const char *words,
                                             gboolean images, GError **error);
gboolean relnet_reputation_store_delete_search (RelnetConnection *connection, RelnetChanges *changes, gint64 id,
                                                GError **error);
gboolean relnet_reputation_store_save_finding (RelnetConnection *connection, RelnetChanges *changes, RelnetFinding *finding,
                                               GError **error);
gboolean relnet_reputation_store_delete_finding (RelnetConnection *connection, RelnetChanges *changes, gint64 id,
                                                 GError **error);

/* Acts of the user: each is one undoable write. Finish each with relnet_reputation_store_finish (). */
void relnet_reputation_store_set_months_async (RelnetDatabase *database, int months, RelnetClock *clock,
                                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_reputation_store_check_async (RelnetDatabase *database, const char *note, RelnetClock *clock,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_reputation_store_add_search_async (RelnetDatabase *database, const char *words, gboolean images,
                                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_reputation_store_delete_search_async (RelnetDatabase *database, gint64 id, const char *words,
                                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                                  gpointer user_data);
void relnet_reputation_store_save_finding_async (RelnetDatabase *database, RelnetFinding *finding, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
void relnet_reputation_store_set_dealt_async (RelnetDatabase *database, RelnetFinding *finding, gboolean dealt,
                                              RelnetClock *clock, GCancellable *cancellable, GAsyncReadyCallback callback,
                                              gpointer user_data);
void relnet_reputation_store_delete_finding_async (RelnetDatabase *database, RelnetFinding *finding,
                                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                                   gpointer user_data);
gboolean relnet_reputation_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetReputation, relnet_reputation_free)

G_END_DECLS
