#include <glib/gi18n.h>

#include "base/error.h"
#include "invocation.h"
#include "message.h"
#include "store/backup.h"

static gboolean
check_paths (const char *from, const char *to, gboolean replace, GError **error)
{
  if (!g_file_test (from, G_FILE_TEST_IS_REGULAR))
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                 _ ("Cannot copy “%s”: there is no such file"), from);
  else if (!replace && g_file_test (to, G_FILE_TEST_EXISTS))
    g_set_error (
        error, DOSSIER_ERROR, DOSSIER_ERROR_DUPLICATE,
        _ ("Cannot write “%s”: there is a file of that name already; --replace replaces it"), to);
  else
    return TRUE;
  return FALSE;
}

static gboolean
run (DossierInvocation *invocation, GError **error)
{
  const char *from = dossier_invocation_get (invocation, 0);
  const char *to = dossier_invocation_get (invocation, 1);

  if (!check_paths (from, to, dossier_invocation_has (invocation, "replace"), error)
      || !dossier_backup_copy (from, to, NULL, error)
      || (dossier_invocation_has (invocation, "without-history")
          && !dossier_backup_forget_history (to, error)))
    return FALSE;
  dossier_message (_ ("Copied “%s” to “%s”"), from, to);
  return TRUE;
}

const DossierCommand dossier_command_copy = {
  .name = "copy",
  .operands = N_ ("FILE TO"),
  .summary = N_ ("Save a copy, also while the dossier is open"),
  .details = N_ ("The copy is one file, is test-opened, and has its name only when it is whole."),
  .min_operands = 2,
  .max_operands = 2,
  .options = DOSSIER_COMMAND_OPTIONS (
      { "replace", 0, NULL, N_ ("Replace a file of that name") },
      { "without-history", 0, NULL,
        N_ ("Leave out who did what and when; nothing in the copy can be undone") }),
  .run = run,
};
