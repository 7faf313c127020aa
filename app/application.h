#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The program: its windows, its keys, and what files it is asked to open. */
#define DOSSIER_TYPE_APPLICATION (dossier_application_get_type ())
G_DECLARE_FINAL_TYPE (DossierApplication, dossier_application, DOSSIER, APPLICATION, AdwApplication)

DossierApplication *dossier_application_new (void);

G_END_DECLS
