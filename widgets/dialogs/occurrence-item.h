#pragma once

#include "corpus/occurrences.h"

G_BEGIN_DECLS

/**
 * DossierOccurrenceItem:
 *
 * A place where the words stand, ticked or not. Property: ticked.
 */
#define DOSSIER_TYPE_OCCURRENCE_ITEM (dossier_occurrence_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierOccurrenceItem, dossier_occurrence_item, DOSSIER, OCCURRENCE_ITEM,
                      GObject)

DossierOccurrenceItem *dossier_occurrence_item_new (GArray *all, guint i);
const DossierOccurrence *dossier_occurrence_item_get (DossierOccurrenceItem *self);
gboolean dossier_occurrence_item_is_ticked (DossierOccurrenceItem *self);

G_END_DECLS
