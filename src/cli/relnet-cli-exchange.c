/* import, undo-import, export. */

#include "relnet-cli.h"

const RelnetCliCommand relnet_cli_exchange_commands[] = {
  { NULL },
};
