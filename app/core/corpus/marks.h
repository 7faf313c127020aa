#pragma once

#include "corpus/corpus.h"
#include "model/mark.h"

G_BEGIN_DECLS

/* The marks of one revision as the page shows them, following every change mark by mark. Main
 * thread. */
#define DOSSIER_TYPE_MARKS (dossier_marks_get_type ())
G_DECLARE_FINAL_TYPE (DossierMarks, dossier_marks, DOSSIER, MARKS, GObject)

DossierMarks *dossier_marks_new (DossierCorpus *corpus, gint64 revision);
gboolean dossier_marks_is_loaded (DossierMarks *self);
guint dossier_marks_get_n_marks (DossierMarks *self);
const DossierMark *dossier_marks_find (DossierMarks *self, gint64 id);
GArray *dossier_marks_dup_all (DossierMarks *self);

G_END_DECLS
