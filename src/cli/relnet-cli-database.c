/* backup, restore, check, sample. */

#include "relnet-cli.h"

const RelnetCliCommand relnet_cli_database_commands[] = {
  { NULL },
};
