#include "command.h"

#include <string.h>

static const DossierCommand *const commands[] = {
  &dossier_command_new,  &dossier_command_import, &dossier_command_list,   &dossier_command_show,
  &dossier_command_set,  &dossier_command_revise, &dossier_command_tag,    &dossier_command_search,
  &dossier_command_undo, &dossier_command_redo,   &dossier_command_export, &dossier_command_check,
  &dossier_command_copy, &dossier_command_edtf,   &dossier_command_dates,
};

/**
 * dossier_commands_get:
 * @n_commands: (out): how many
 *
 * Returns: (transfer none): all commands, in the order of the help
 */
const DossierCommand *const *
dossier_commands_get (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}

/**
 * dossier_commands_find:
 *
 * Returns: (transfer none) (nullable): the command of that name
 */
const DossierCommand *
dossier_commands_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}
