#pragma once

#include "corpus/corpus.h"
#include "corpus/date-reading.h"
#include "model/mark.h"

G_BEGIN_DECLS

/**
 * DossierDateSuggestions:
 *
 * The dates that the program sees in one revision, kept up with every change: of the day of
 * publication, of what is recorded or rejected, of what is set aside. Found on a thread of its own;
 * until a new reading is there, the old one holds. A suggestion has no record: as a mark its id is
 * negative and the same as long as its words stand at the same place. Main thread.
 *
 * Signals: changed (a new reading is there); reset (the marks are others); mark-changed (id);
 * mark-removed (id).
 */
#define DOSSIER_TYPE_DATE_SUGGESTIONS (dossier_date_suggestions_get_type ())
G_DECLARE_FINAL_TYPE (DossierDateSuggestions, dossier_date_suggestions, DOSSIER, DATE_SUGGESTIONS,
                      GObject)

DossierDateSuggestions *dossier_date_suggestions_new (DossierCorpus *corpus, gint64 revision);
DossierDateReading *dossier_date_suggestions_get_reading (DossierDateSuggestions *self);
gboolean dossier_date_suggestions_is_busy (DossierDateSuggestions *self);
void dossier_date_suggestions_append_marks (DossierDateSuggestions *self, GArray *marks);
gboolean dossier_date_suggestions_get_mark (DossierDateSuggestions *self, gint64 id,
                                            DossierMark *mark);
int dossier_date_suggestions_find (DossierDateSuggestions *self, gint64 mark);

G_END_DECLS
