#include "exit-status.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "base/error.h"
#include "invocation.h"

/**
 * dossier_exit_for:
 * @error: what went wrong
 *
 * Returns: what the program ends with
 */
DossierExit
dossier_exit_for (const GError *error)
{
  if (error->domain == DOSSIER_USAGE_ERROR)
    return DOSSIER_EXIT_USAGE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return DOSSIER_EXIT_NOT_WRITABLE;
  if (error->domain != DOSSIER_ERROR)
    return DOSSIER_EXIT_FAILED;
  switch ((DossierError) error->code)
    {
    case DOSSIER_ERROR_NOT_FOUND:
      return DOSSIER_EXIT_NOT_FOUND;
    case DOSSIER_ERROR_BAD_INPUT:
    case DOSSIER_ERROR_NEWER_FORMAT:
    case DOSSIER_ERROR_DUPLICATE:
      return DOSSIER_EXIT_BAD_INPUT;
    case DOSSIER_ERROR_BUSY:
      return DOSSIER_EXIT_BUSY;
    case DOSSIER_ERROR_NO_SPACE:
    case DOSSIER_ERROR_READ_ONLY:
      return DOSSIER_EXIT_NOT_WRITABLE;
    case DOSSIER_ERROR_CORRUPT:
      return DOSSIER_EXIT_DAMAGED;
    case DOSSIER_ERROR_CONFLICT:
      return DOSSIER_EXIT_CONFLICT;
    case DOSSIER_ERROR_FAILED:
    default:
      return DOSSIER_EXIT_FAILED;
    }
}

/**
 * dossier_exit_describe:
 *
 * Returns: (transfer none): for the help
 */
const char *
dossier_exit_describe (DossierExit status)
{
  static const char *const descriptions[DOSSIER_N_EXITS] = {
    N_ ("done"),
    N_ ("failed in a way that has no number of its own"),
    N_ ("the command line was not understood"),
    N_ ("there is no such file, article, quote or page, or nothing to undo"),
    N_ ("what was given cannot be used: not a text, not a dossier, ambiguous, there already, or "
        "written by a newer version"),
    N_ ("another program is writing to the dossier: try again"),
    N_ ("cannot be read or written: no permission, or the disk is full"),
    N_ ("the dossier is damaged, or the check found something"),
    N_ ("a later act stands in the way"),
  };

  return _ (descriptions[status]);
}
