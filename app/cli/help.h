#pragma once

#include "command.h"

G_BEGIN_DECLS

char *dossier_help_for_all (void);
char *dossier_help_for_command (const DossierCommand *command);

G_END_DECLS
