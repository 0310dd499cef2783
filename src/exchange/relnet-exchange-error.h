#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelnetExchangeError:
 * @RELNET_EXCHANGE_ERROR_UNREADABLE: the file cannot be read
 * @RELNET_EXCHANGE_ERROR_UNKNOWN_FORMAT: nothing in the file was recognised
 * @RELNET_EXCHANGE_ERROR_EMPTY: the file holds no record
 * @RELNET_EXCHANGE_ERROR_TOO_LARGE: the file or a record is larger than any real one
 * @RELNET_EXCHANGE_ERROR_FAILED: anything else
 *
 * What can go wrong with files in and out.
 */
typedef enum
{
  RELNET_EXCHANGE_ERROR_UNREADABLE,
  RELNET_EXCHANGE_ERROR_UNKNOWN_FORMAT,
  RELNET_EXCHANGE_ERROR_EMPTY,
  RELNET_EXCHANGE_ERROR_TOO_LARGE,
  RELNET_EXCHANGE_ERROR_FAILED
} RelnetExchangeError;

#define RELNET_EXCHANGE_ERROR (relnet_exchange_error_quark ())
GQuark relnet_exchange_error_quark (void);

G_END_DECLS
