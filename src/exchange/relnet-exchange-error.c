#include "relnet-exchange-error.h"

G_DEFINE_QUARK (relnet - exchange - error - quark, relnet_exchange_error)
