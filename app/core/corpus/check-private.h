#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* A check under way: what it reads and the sentences it has so far. */
typedef struct
{
  DossierDatabase *database;
  GPtrArray *findings;
} DossierCheck;

void dossier_check_note (DossierCheck *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean dossier_check_rows (DossierCheck *self, GError **error, const char *sentence,
                             const char *sql);

gboolean dossier_check_texts (DossierCheck *self, GError **error);
gboolean dossier_check_records (DossierCheck *self, GError **error);

G_END_DECLS
