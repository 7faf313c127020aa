#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* "DSIR" at byte 68 of the file: how the desktop tells a dossier from any other database. */
#define DOSSIER_APPLICATION_ID 0x44534952

int dossier_schema_get_latest (void);
gboolean dossier_schema_create (DossierDatabase *database, GError **error);
gboolean dossier_schema_check (DossierDatabase *database, int *version, GError **error);
gboolean dossier_schema_upgrade (DossierDatabase *database, int from, GError **error);

G_END_DECLS
