#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RelnetCsvField:
 *
 * What a column of a table can be of a person.
 */
typedef enum
{
  RELNET_CSV_IGNORED,
  RELNET_CSV_NAME,
  RELNET_CSV_NAME_PREFIX,
  RELNET_CSV_GIVEN_NAME,
  RELNET_CSV_MIDDLE_NAME,
  RELNET_CSV_FAMILY_NAME,
  RELNET_CSV_NAME_SUFFIX,
  RELNET_CSV_NICKNAME,
  RELNET_CSV_EMAIL,
  RELNET_CSV_PHONE,
  RELNET_CSV_LINK,
  RELNET_CSV_ORGANISATION,
  RELNET_CSV_DEPARTMENT,
  RELNET_CSV_TITLE,
  RELNET_CSV_STREET,
  RELNET_CSV_CITY,
  RELNET_CSV_REGION,
  RELNET_CSV_POSTCODE,
  RELNET_CSV_COUNTRY,
  RELNET_CSV_BIRTHDAY,
  RELNET_CSV_MET_DATE,
  RELNET_CSV_MET_PLACE,
  RELNET_CSV_MET_CONTEXT,
  RELNET_CSV_NOTE,
  RELNET_CSV_TAGS,
  RELNET_CSV_INTERESTS,
  RELNET_CSV_SECTOR,
  RELNET_CSV_LANGUAGE,
  RELNET_CSV_LABEL,        /* names the value of the next column: “E-mail 1 - Label” */
  RELNET_CSV_BIRTH_YEAR,
  RELNET_CSV_BIRTH_MONTH,
  RELNET_CSV_BIRTH_DAY,
  RELNET_CSV_N_FIELDS
} RelnetCsvField;

const char *relnet_csv_field_to_label (RelnetCsvField field);
gboolean relnet_csv_field_is_offered (RelnetCsvField field);

/**
 * RelnetCsvKind:
 *
 * Whose table it is.
 */
typedef enum
{
  RELNET_CSV_KIND_NONE,
  RELNET_CSV_KIND_OTHER,
  RELNET_CSV_KIND_LINKEDIN,
  RELNET_CSV_KIND_GOOGLE,
  RELNET_CSV_KIND_OUTLOOK
} RelnetCsvKind;

/**
 * RelnetDateOrder:
 *
 * How a date like 3/2/2018 is meant.
 */
typedef enum
{
  RELNET_DATE_ORDER_UNKNOWN,
  RELNET_DATE_ORDER_DAY_FIRST,
  RELNET_DATE_ORDER_MONTH_FIRST
} RelnetDateOrder;

typedef struct
{
  char *header;
  char *label;  /* “work”, “mobile” or empty */
  RelnetCsvField field;
  guint group;  /* columns of one address have the same */
} RelnetCsvColumn;

typedef struct _RelnetCsvColumns RelnetCsvColumns;

#define RELNET_TYPE_CSV_COLUMNS (relnet_csv_columns_get_type ())
GType relnet_csv_columns_get_type (void);

RelnetCsvColumns *relnet_csv_columns_new (char **header);
RelnetCsvColumns *relnet_csv_columns_copy (RelnetCsvColumns *self);
RelnetCsvColumns *relnet_csv_columns_ref (RelnetCsvColumns *self);
void relnet_csv_columns_unref (RelnetCsvColumns *self);
guint relnet_csv_columns_score (char **cells);
RelnetCsvKind relnet_csv_columns_get_kind (RelnetCsvColumns *self);
guint relnet_csv_columns_get_n (RelnetCsvColumns *self);
const RelnetCsvColumn *relnet_csv_columns_get (RelnetCsvColumns *self, guint index);
void relnet_csv_columns_set_field (RelnetCsvColumns *self, guint index, RelnetCsvField field);
RelnetDateOrder relnet_csv_columns_get_date_order (RelnetCsvColumns *self);
void relnet_csv_columns_set_date_order (RelnetCsvColumns *self, RelnetDateOrder order);
gboolean relnet_csv_columns_identify (RelnetCsvColumns *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetCsvColumns, relnet_csv_columns_unref)

G_END_DECLS
