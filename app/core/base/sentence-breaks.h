#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gsize start;
  gsize end;
} DossierByteRange;

typedef struct _DossierSentenceBreaks DossierSentenceBreaks;

DossierSentenceBreaks *dossier_sentence_breaks_new (const char *locale);
void dossier_sentence_breaks_free (DossierSentenceBreaks *breaks);
void dossier_sentence_breaks_split (DossierSentenceBreaks *breaks, const char *text, gsize n_bytes,
                                    GArray *sentences);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSentenceBreaks, dossier_sentence_breaks_free)

G_END_DECLS
