#pragma once

#include "base/text-map.h"
#include "store/database.h"

G_BEGIN_DECLS

/* How many places are listed at most: more is not looked through one by one. */
#define DOSSIER_OCCURRENCES_MAX 5000

/* Words where they stand, with what stands around them. */
typedef struct
{
  gint64 article;
  char *title;
  gint64 revision;
  DossierTextRange range;
  char *before; /* one line */
  char *words;  /* as the text has them */
  char *after;
  gboolean highlighted; /* exactly these words are marked already */
} DossierOccurrence;

GArray *dossier_occurrences_find (DossierDatabase *database, const char *words, gint64 article,
                                  GCancellable *cancellable, GError **error);

G_END_DECLS
