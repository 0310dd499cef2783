#include "relnet-mail-error.h"

G_DEFINE_QUARK (relnet - mail - error - quark, relnet_mail_error)
