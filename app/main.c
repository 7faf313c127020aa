#include "application.h"
#include "base/locale.h"

int
main (int argc, char *argv[])
{
  g_autoptr (DossierApplication) application = NULL;

  dossier_locale_init ();
  application = dossier_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
