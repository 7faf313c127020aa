#pragma once

#include "base/text-map.h"

G_BEGIN_DECLS

/* A paragraph or a sentence: its range in code points and where it is counted. */
typedef struct
{
  guint start;
  guint end;
  guint paragraph; /* from 1; 0 in what is not counted */
  guint sentence;  /* from 1 within the paragraph; 0 in what is not counted, and for a paragraph */
} DossierSegment;

typedef struct _DossierSegments DossierSegments;

DossierSegments *dossier_segments_new (DossierTextMap *map, const char *locale,
                                       const DossierTextRange *excluded, gsize n_excluded);
void dossier_segments_free (DossierSegments *segments);

guint dossier_segments_get_n_paragraphs (DossierSegments *segments);
gboolean dossier_segments_get_paragraph (DossierSegments *segments, guint number,
                                         DossierSegment *paragraph);
gboolean dossier_segments_paragraph_at (DossierSegments *segments, guint offset,
                                        DossierSegment *paragraph);
gboolean dossier_segments_sentence_at (DossierSegments *segments, guint offset,
                                       DossierSegment *sentence);
gboolean dossier_segments_next_sentence (DossierSegments *segments, guint offset,
                                         DossierSegment *sentence);
gboolean dossier_segments_previous_sentence (DossierSegments *segments, guint offset,
                                             DossierSegment *sentence);
gboolean dossier_segments_word_at (DossierSegments *segments, guint offset, DossierTextRange *word);
void dossier_segments_round (DossierSegments *segments, DossierTextRange *range);
char *dossier_segments_locator (DossierSegments *segments, guint start);
char *dossier_segments_locator_range (DossierSegments *segments, guint start, guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSegments, dossier_segments_free)

G_END_DECLS
