#pragma once

#include <gio/gio.h>

#include "relnet-csv-columns.h"
#include "relnet-import-source.h"
#include "relnet-person.h"

G_BEGIN_DECLS

/**
 * RelnetImportDecision:
 * @RELNET_IMPORT_MERGE: the record completes the person it is like
 * @RELNET_IMPORT_KEEP_BOTH: the record becomes a person of its own
 * @RELNET_IMPORT_SKIP: the record is left out
 *
 * What becomes of a record that is like somebody.
 */
typedef enum
{
  RELNET_IMPORT_MERGE,
  RELNET_IMPORT_KEEP_BOTH,
  RELNET_IMPORT_SKIP
} RelnetImportDecision;

/**
 * RelnetImportMatch:
 *
 * What two have in common, the strongest first.
 */
typedef enum
{
  RELNET_IMPORT_MATCH_LINK,
  RELNET_IMPORT_MATCH_EMAIL,
  RELNET_IMPORT_MATCH_PHONE,
  RELNET_IMPORT_MATCH_NAME
} RelnetImportMatch;

/* A record that is like a person, or like an earlier record of the same file. */
#define RELNET_TYPE_IMPORT_DUPLICATE (relnet_import_duplicate_get_type ())
G_DECLARE_FINAL_TYPE (RelnetImportDuplicate, relnet_import_duplicate, RELNET, IMPORT_DUPLICATE, GObject)

const char *relnet_import_duplicate_get_name (RelnetImportDuplicate *self);
const char *relnet_import_duplicate_get_other_name (RelnetImportDuplicate *self);
gint64 relnet_import_duplicate_get_person_id (RelnetImportDuplicate *self);
guint relnet_import_duplicate_get_line (RelnetImportDuplicate *self);
RelnetImportMatch relnet_import_duplicate_get_match (RelnetImportDuplicate *self);
const char *relnet_import_duplicate_get_summary (RelnetImportDuplicate *self);
RelnetImportDecision relnet_import_duplicate_get_decision (RelnetImportDuplicate *self);
void relnet_import_duplicate_set_decision (RelnetImportDuplicate *self, RelnetImportDecision decision);

/* What one import did, or would do. */
typedef struct
{
  guint line;
  char *reason;
} RelnetImportRejection;

typedef struct
{
  char *file;
  char *format;
  char *encoding;
  guint read;    /* records that were understood: added + merged + skipped */
  guint added;
  guint merged;
  guint skipped; /* left out by the user's decision, or known already */
  guint unchanged; /* of those skipped: known already, nothing new in them */
  GPtrArray *rejected; /* (element-type RelnetImportRejection) records that could not be understood */
  gint64 import_id; /* 0 if nothing was written */
} RelnetImportReport;

void relnet_import_report_free (RelnetImportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetImportReport, relnet_import_report_free)

/**
 * RelnetImportPreviewRow:
 * @cells: the cells; for vCard name, organisation, role, e-mail, phone
 * @decided: what will become of it: “add”, “merge”, “skip”
 *
 * One of the first records, as it stands in the file.
 */
typedef struct
{
  char **cells;
  const char *decided;
} RelnetImportPreviewRow;

/* A file that was read once and compared with everybody: what would be imported, before it is. */
#define RELNET_TYPE_IMPORT_PLAN (relnet_import_plan_get_type ())
G_DECLARE_FINAL_TYPE (RelnetImportPlan, relnet_import_plan, RELNET, IMPORT_PLAN, GObject)

GFile *relnet_import_plan_get_file (RelnetImportPlan *self);
RelnetImportFormat relnet_import_plan_get_format (RelnetImportPlan *self);
const char *relnet_import_plan_get_encoding (RelnetImportPlan *self);
gboolean relnet_import_plan_is_encoding_guessed (RelnetImportPlan *self);
char relnet_import_plan_get_separator (RelnetImportPlan *self);
guint relnet_import_plan_get_n_records (RelnetImportPlan *self);
RelnetCsvColumns *relnet_import_plan_get_columns (RelnetImportPlan *self);
GPtrArray *relnet_import_plan_get_preview (RelnetImportPlan *self);
gboolean relnet_import_plan_is_recognised (RelnetImportPlan *self);
GListModel *relnet_import_plan_get_duplicates (RelnetImportPlan *self);
RelnetImportReport *relnet_import_plan_dup_report (RelnetImportPlan *self);

G_END_DECLS
