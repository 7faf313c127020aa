#pragma once

#include "base/text-map.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_DIFF_SAME,
  DOSSIER_DIFF_REMOVED,
  DOSSIER_DIFF_ADDED,
} DossierDiffKind;

/* A part of one text or of both; the range in the text that it is not of is empty and stands where
 * it would be. */
typedef struct
{
  DossierDiffKind kind;
  DossierTextRange before;
  DossierTextRange after;
} DossierDiffPart;

GArray *dossier_text_diff (DossierTextMap *before, DossierTextMap *after);

G_END_DECLS
