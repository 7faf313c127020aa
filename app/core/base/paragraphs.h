#pragma once

#include "base/text-map.h"

G_BEGIN_DECLS

/* A line that holds anything but spaces; positions in bytes. */
typedef struct
{
  gsize line_start; /* with the spaces around it */
  gsize line_end;
  gsize start;
  gsize end;
  guint number; /* from 1; 0 where none of it is body */
} DossierParagraph;

typedef struct _DossierParagraphs DossierParagraphs;

DossierParagraphs *dossier_paragraphs_new (DossierTextMap *map, const DossierTextRange *excluded,
                                           gsize n_excluded);
void dossier_paragraphs_free (DossierParagraphs *paragraphs);
guint dossier_paragraphs_get_n (DossierParagraphs *paragraphs);
guint dossier_paragraphs_get_n_numbered (DossierParagraphs *paragraphs);
guint dossier_paragraphs_get_numbered (DossierParagraphs *paragraphs, guint number);
const DossierParagraph *dossier_paragraphs_get (DossierParagraphs *paragraphs, guint position);
guint dossier_paragraphs_find (DossierParagraphs *paragraphs, gsize at);
gsize dossier_paragraphs_next_piece (DossierParagraphs *paragraphs, gsize start, gsize limit,
                                     gboolean *is_body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierParagraphs, dossier_paragraphs_free)

G_END_DECLS
