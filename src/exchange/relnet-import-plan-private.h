#pragma once

#include "relnet-connection.h"
#include "relnet-import-plan.h"
#include "relnet-matcher.h"

G_BEGIN_DECLS

typedef enum
{
  RELNET_IMPORT_STATE_ADD,
  RELNET_IMPORT_STATE_UNCHANGED,
  RELNET_IMPORT_STATE_DUPLICATE,
  RELNET_IMPORT_STATE_REJECTED
} RelnetImportState;

RelnetImportPlan *relnet_import_plan_make (RelnetConnection *connection, GFile *file, const RelnetImportOptions *options,
                                           GCancellable *cancellable, GError **error);
RelnetImportState relnet_import_plan_get_state (RelnetImportPlan *self, guint number);
RelnetImportDuplicate *relnet_import_plan_get_duplicate (RelnetImportPlan *self, guint number);
gboolean relnet_import_plan_is_target (RelnetImportPlan *self, guint number);
RelnetImportDuplicate *relnet_import_duplicate_new (const RelnetImportRecord *record, const RelnetMatch *match, char *summary);
guint relnet_import_duplicate_get_record (RelnetImportDuplicate *self);
gboolean relnet_import_plan_check_file (RelnetImportPlan *self, GError **error);
RelnetImportSource *relnet_import_plan_reopen (RelnetImportPlan *self, GCancellable *cancellable, GError **error);
RelnetImportReport *relnet_import_plan_new_report (RelnetImportPlan *self);
void relnet_import_report_reject (RelnetImportReport *report, guint line, const char *reason);

G_END_DECLS
