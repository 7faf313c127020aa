#pragma once

#include "store/catalog.h"

G_BEGIN_DECLS

/* A curation file that was read, in a private database on disk, before a dossier sees any of it.
 * Every row keeps the line it stood on. A column `target` says which id the row has in the dossier
 * (its own until a merge decides otherwise), `fate` what becomes of it. */
typedef enum
{
  DOSSIER_CURATION_ADD = 0,     /* goes into the dossier */
  DOSSIER_CURATION_PRESENT = 1, /* the dossier has it as `target` */
  DOSSIER_CURATION_LEFT = 2,    /* has no place in the dossier; the summary says why */
} DossierCurationFate;

typedef struct
{
  DossierDatabase *database; /* NULL while it is sealed */
  DossierCatalog *catalog;
  char *folder;      /* of the private database */
  gboolean is_owner; /* removes it at the end */
  char *name;        /* of the curation file, for messages */
  char *uuid;        /* of the dossier that wrote it; NULL until read */
} DossierCurationStage;

DossierCurationStage *dossier_curation_stage_new (DossierCatalog *catalog, const char *name,
                                                  GError **error);
DossierCurationStage *dossier_curation_stage_open (const char *folder, DossierCatalog *catalog,
                                                   GError **error);
gboolean dossier_curation_stage_seal (DossierCurationStage *self, GError **error);
void dossier_curation_stage_free (DossierCurationStage *self);
DossierStatement *dossier_curation_stage_prepare (DossierCurationStage *self,
                                                  const DossierCatalogTable *table, GError **error);
void dossier_curation_stage_set_error (DossierCurationStage *self, GError **error, gint64 line,
                                       const char *format, ...) G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCurationStage, dossier_curation_stage_free)

G_END_DECLS
