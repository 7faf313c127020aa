#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What kind of place a dossier lies in: whether one file that is written in place is safe there. */
typedef enum
{
  DOSSIER_LOCATION_LOCAL,
  DOSSIER_LOCATION_NETWORK, /* locks and write-ahead logs do not hold across machines */
  DOSSIER_LOCATION_SYNCED,  /* a program copies the file away while it is written */
} DossierLocationKind;

DossierLocationKind dossier_location_from_filesystem (const char *type);
DossierLocationKind dossier_location_from_path (const char *path, const char **service);
DossierLocationKind dossier_location_detect (const char *path, char **sentence);

G_END_DECLS
