#pragma once

#include "corpus/dated.h"

G_BEGIN_DECLS

/* What a date in a text may be counted from. */
typedef enum
{
  DOSSIER_ANCHOR_PUBLICATION, /* of its article */
  DOSSIER_ANCHOR_DATE,        /* another expression */
  DOSSIER_ANCHOR_EVENT,
} DossierAnchorKind;

/* An expression whose proposal is no longer the value that it has. */
typedef struct
{
  gint64 date;
  char *quote;
  char *edtf;     /* the analyst's, which stays */
  char *proposed; /* what follows from the anchor now */
} DossierAnchorDifference;

gboolean dossier_anchor_check (DossierAct *act, gint64 date, const char *kind, gint64 anchor,
                               GError **error);
gboolean dossier_anchor_get_value (DossierDatabase *database, gint64 date, DossierDated *value,
                                   GError **error);
gboolean dossier_anchor_propose_again (DossierAct *act, gint64 date, GError **error);
gboolean dossier_anchor_follow (DossierAct *act, DossierAnchorKind kind, gint64 id, GError **error);
gboolean dossier_anchor_take_proposal (DossierAct *act, gint64 date, GError **error);
GArray *dossier_anchor_read_differences (DossierDatabase *database, gint64 article, GError **error);

G_END_DECLS
