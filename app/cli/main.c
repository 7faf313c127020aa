#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "config.h"
#include "exit-status.h"
#include "help.h"
#include "base/locale.h"
#include "invocation.h"
#include "message.h"

static int
print (const char *text)
{
  if (fputs (text, stdout) == EOF || fflush (stdout) != 0)
    return DOSSIER_EXIT_NOT_WRITABLE;
  return DOSSIER_EXIT_DONE;
}

static int
run_command (const DossierCommand *command, char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierInvocation) invocation = dossier_invocation_new (command, arguments, &error);
  g_autofree char *help = NULL;

  if (invocation != NULL && invocation->wants_help)
    {
      help = dossier_help_for_command (command);
      return print (help);
    }
  if (invocation != NULL && command->run (invocation, &error))
    return invocation->status;

  dossier_message ("%s", error->message);
  if (error->domain == DOSSIER_USAGE_ERROR)
    dossier_message (_ ("“dossier-cli %s --help” says how it is used"), command->name);
  return dossier_exit_for (error);
}

int
main (int argc, char **argv)
{
  const DossierCommand *command;
  g_autofree char *help = NULL;

  dossier_locale_init ();

  if (argc >= 2 && strcmp (argv[1], "--version") == 0)
    return print ("dossier-cli " DOSSIER_VERSION "\n");
  if (argc >= 2 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0))
    {
      help = dossier_help_for_all ();
      return print (help);
    }
  command = argc >= 2 ? dossier_commands_find (argv[1]) : NULL;
  if (command == NULL)
    {
      if (argc >= 2)
        dossier_message (_ ("There is no command “%s”"), argv[1]);
      dossier_message (_ ("“dossier-cli --help” lists the commands"));
      return DOSSIER_EXIT_USAGE;
    }
  return run_command (command, argv + 2);
}
