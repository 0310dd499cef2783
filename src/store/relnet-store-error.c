#include "relnet-store-error.h"

G_DEFINE_QUARK (relnet - store - error - quark, relnet_store_error)
