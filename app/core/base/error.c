#include "base/error.h"

/**
 * dossier_error_quark:
 *
 * Returns: the domain of all errors that Dossier itself raises. Any thread.
 */
GQuark
dossier_error_quark (void)
{
  return g_quark_from_static_string ("dossier-error");
}
