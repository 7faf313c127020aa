#include <glib/gi18n.h>

#include "invocation.h"
#include "message.h"
#include "opened.h"

static gboolean
run (DossierInvocation *invocation, GError **error)
{
  const char *path = dossier_invocation_get (invocation, 0);
  g_autoptr (DossierOpened) corpus = dossier_opened_new (path, error);

  if (corpus == NULL)
    return FALSE;
  dossier_message (_ ("Made the empty dossier “%s”"), path);
  return TRUE;
}

const DossierCommand dossier_command_new = {
  .name = "new",
  .operands = N_ ("FILE"),
  .summary = N_ ("Make an empty dossier"),
  .details = N_ ("FILE must not exist; its name should end in “.dossier”."),
  .min_operands = 1,
  .max_operands = 1,
  .run = run,
};
