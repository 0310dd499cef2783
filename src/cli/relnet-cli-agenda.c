/* agenda. */

#include "relnet-cli.h"

const RelnetCliCommand relnet_cli_agenda_commands[] = {
  { NULL },
};
