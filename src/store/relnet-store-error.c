#include "relnet-store-error.h"

/* clang-format off: these are hyphens. */
G_DEFINE_QUARK (relnet-store-error-quark, relnet_store_error)
