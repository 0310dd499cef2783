#include "relnet-mail-error.h"

/* clang-format off: these are hyphens. */
G_DEFINE_QUARK (relnet-mail-error-quark, relnet_mail_error)
