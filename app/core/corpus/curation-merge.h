#pragma once

#include "corpus/curation-stage.h"
#include "store/act.h"

G_BEGIN_DECLS

/* A sealed stage on its way into a dossier, on the store's thread. */
typedef struct
{
  DossierAct *act;
  DossierDatabase *into;
  DossierCurationStage *stage;
  gboolean into_empty; /* nothing was recorded before: the dossier becomes that of the file */
  gboolean is_same;    /* the file was written by this very dossier, so that ids mean the same */
  GPtrArray *remarks;  /* of sentences: what was not taken as it stands in the file */
} DossierCurationMerge;

void dossier_curation_merge_remark (DossierCurationMerge *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
gboolean dossier_curation_merge_settle (DossierCurationMerge *self, const char *table, gint64 id,
                                        gint64 target, DossierCurationFate fate, GError **error);

gboolean dossier_curation_match (DossierCurationMerge *self, GError **error);
gboolean dossier_curation_place (DossierCurationMerge *self, GError **error);
gboolean dossier_curation_copy (DossierCurationMerge *self, GError **error);

G_END_DECLS
