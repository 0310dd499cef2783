#include "relnet-exchange-error.h"

/* clang-format off: these are hyphens. */
G_DEFINE_QUARK (relnet-exchange-error-quark, relnet_exchange_error)
