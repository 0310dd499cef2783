#pragma once

#include <glib-object.h>

#include "relnet-notice-date.h"

G_BEGIN_DECLS

/**
 * RelnetContractText:
 *
 * The texts of a contract, each a column of the table `contract` of the name relnet_contract_text_to_name() gives. Dates
 * are ISO text, empty for none. @RELNET_CONTRACT_NOTICE_GIVEN_ON and what follows only the store is to write.
 */
typedef enum
{
  RELNET_CONTRACT_WHAT,
  RELNET_CONTRACT_ORGANISATION,
  RELNET_CONTRACT_STARTS_ON,
  RELNET_CONTRACT_ENDS_ON,
  RELNET_CONTRACT_COST,
  RELNET_CONTRACT_EXIT_COST,
  RELNET_CONTRACT_EXIT_CLAUSE,
  RELNET_CONTRACT_NOTICE_GIVEN_ON,
  RELNET_CONTRACT_LEAVES_ON,     /* the end that notice was given for */
  RELNET_CONTRACT_KEPT_ON,       /* the notice day that the user let pass on purpose */
  RELNET_CONTRACT_SNOOZED_UNTIL,
  RELNET_N_CONTRACT_TEXTS
} RelnetContractText;

/**
 * RelnetExitItem:
 *
 * What an exit clause is to settle before anything is signed (E2).
 */
typedef enum
{
  RELNET_EXIT_NOTICE,
  RELNET_EXIT_COST,
  RELNET_EXIT_FILES,
  RELNET_EXIT_ACCESS,
  RELNET_EXIT_HANDOVER,
  RELNET_EXIT_UNFINISHED,
  RELNET_EXIT_CONFIDENTIAL,
  RELNET_N_EXIT_ITEMS
} RelnetExitItem;

const char *relnet_contract_text_to_name (RelnetContractText text);
const char *relnet_exit_item_to_title (RelnetExitItem item);
const char *relnet_exit_item_to_subtitle (RelnetExitItem item);

#define RELNET_TYPE_CONTRACT (relnet_contract_get_type ())
G_DECLARE_FINAL_TYPE (RelnetContract, relnet_contract, RELNET, CONTRACT, GObject)

RelnetContract *relnet_contract_new (void);
RelnetContract *relnet_contract_copy (RelnetContract *self);
gint64 relnet_contract_get_id (RelnetContract *self);
void relnet_contract_set_id (RelnetContract *self, gint64 id);
gint64 relnet_contract_get_person_id (RelnetContract *self);
const char *relnet_contract_get_person_name (RelnetContract *self);
void relnet_contract_set_person (RelnetContract *self, gint64 person_id, const char *name);
const char *relnet_contract_get_text (RelnetContract *self, RelnetContractText text);
void relnet_contract_set_text (RelnetContract *self, RelnetContractText text, const char *value);
const RelnetPeriod *relnet_contract_get_notice (RelnetContract *self);
void relnet_contract_set_notice (RelnetContract *self, RelnetPeriod period);
const RelnetPeriod *relnet_contract_get_renewal (RelnetContract *self);
void relnet_contract_set_renewal (RelnetContract *self, RelnetPeriod period);
guint relnet_contract_get_checked (RelnetContract *self);
void relnet_contract_set_checked (RelnetContract *self, guint items);

gboolean relnet_contract_compute (RelnetContract *self, const char *today, RelnetNoticeDate *date, char **problem);
char *relnet_contract_dup_title (RelnetContract *self);
char *relnet_contract_dup_with (RelnetContract *self);
gboolean relnet_contract_is_kept (RelnetContract *self, const char *today);
char *relnet_contract_describe (RelnetContract *self, const char *today);

G_END_DECLS
