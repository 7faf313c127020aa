#include "base/locale.h"

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

/**
 * dossier_locale_init:
 *
 * Takes up the language of the person, for the window and the command line alike. DOSSIER_LOCALE_DIR in the environment
 * names the catalogues of a build that is not installed. To be called first of all, before any other thread runs.
 */
void
dossier_locale_init (void)
{
  const char *folder = g_getenv ("DOSSIER_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : DOSSIER_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
