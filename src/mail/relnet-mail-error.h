#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelnetMailError:
 * @RELNET_MAIL_ERROR_INVALID: the message or account breaks a rule; the message says which
 * @RELNET_MAIL_ERROR_SIGN_IN: the server refuses the name or the password
 * @RELNET_MAIL_ERROR_CERTIFICATE: the server’s certificate is not to be trusted
 * @RELNET_MAIL_ERROR_NETWORK: the server cannot be reached, or fell silent before the message was handed over
 * @RELNET_MAIL_ERROR_REFUSED: the server refuses for good (5xx)
 * @RELNET_MAIL_ERROR_TRY_LATER: the server asks to try later (4xx)
 * @RELNET_MAIL_ERROR_UNKNOWN: the message was handed over, but no answer came: it may have been sent
 * @RELNET_MAIL_ERROR_NO_PASSWORD: there is no password in the keyring
 * @RELNET_MAIL_ERROR_KEYRING: the keyring is locked or absent
 * @RELNET_MAIL_ERROR_CANCELLED: the user cancelled before the message was handed over
 * @RELNET_MAIL_ERROR_FAILED: anything else
 *
 * What can go wrong with accounts and messages.
 */
typedef enum
{
  RELNET_MAIL_ERROR_INVALID,
  RELNET_MAIL_ERROR_SIGN_IN,
  RELNET_MAIL_ERROR_CERTIFICATE,
  RELNET_MAIL_ERROR_NETWORK,
  RELNET_MAIL_ERROR_REFUSED,
  RELNET_MAIL_ERROR_TRY_LATER,
  RELNET_MAIL_ERROR_UNKNOWN,
  RELNET_MAIL_ERROR_NO_PASSWORD,
  RELNET_MAIL_ERROR_KEYRING,
  RELNET_MAIL_ERROR_CANCELLED,
  RELNET_MAIL_ERROR_FAILED
} RelnetMailError;

#define RELNET_MAIL_ERROR (relnet_mail_error_quark ())
GQuark relnet_mail_error_quark (void);

G_END_DECLS
