#pragma once

#include "base/gram-index.h"
#include "base/text-map.h"

G_BEGIN_DECLS

/* A text and its index, in normal form; not owned. */
typedef struct
{
  const gunichar *chars;
  guint length;
  DossierGramIndex *index;
} DossierFuzzyText;

typedef struct
{
  DossierTextRange range;
  double score;
  guint n_equal;
} DossierFuzzyMatch;

gboolean dossier_quote_fuzzy_find (const DossierFuzzyText *text, const gunichar *quote,
                                   guint length, guint hint, gint64 *work,
                                   DossierFuzzyMatch *match);

G_END_DECLS
