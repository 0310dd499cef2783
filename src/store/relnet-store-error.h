#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelnetStoreError:
 * @RELNET_STORE_ERROR_CANNOT_OPEN: the file or its directory cannot be opened or created
 * @RELNET_STORE_ERROR_READ_ONLY: the file or its directory cannot be written
 * @RELNET_STORE_ERROR_DAMAGED: the file is not a sound RelNet database
 * @RELNET_STORE_ERROR_NEWER: the file was written by a newer RelNet
 * @RELNET_STORE_ERROR_FULL: no room on the disk
 * @RELNET_STORE_ERROR_BUSY: another program holds the file
 * @RELNET_STORE_ERROR_INVALID: what was to be stored breaks a rule; the message says which, in words for the user
 * @RELNET_STORE_ERROR_NOT_FOUND: there is no such thing
 * @RELNET_STORE_ERROR_FAILED: anything else; the message is technical
 *
 * What can go wrong with the database.
 */
typedef enum
{
  RELNET_STORE_ERROR_CANNOT_OPEN,
  RELNET_STORE_ERROR_READ_ONLY,
  RELNET_STORE_ERROR_DAMAGED,
  RELNET_STORE_ERROR_NEWER,
  RELNET_STORE_ERROR_FULL,
  RELNET_STORE_ERROR_BUSY,
  RELNET_STORE_ERROR_INVALID,
  RELNET_STORE_ERROR_NOT_FOUND,
  RELNET_STORE_ERROR_FAILED
} RelnetStoreError;

#define RELNET_STORE_ERROR (relnet_store_error_quark ())
GQuark relnet_store_error_quark (void);

G_END_DECLS
