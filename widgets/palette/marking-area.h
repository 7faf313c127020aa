#pragma once

#include "corpus/name-index.h"
#include "parts/popover-bin.h"
#include "parts/session.h"
#include "reader/reader-page.h"

G_BEGIN_DECLS

/**
 * DossierMarkingArea:
 *
 * The page of the reader, with what opens beside the words that a person means: the palette for
 * tags, actors and dates, the forms for events and comments. It follows the session's
 * ::palette-requested.
 */
#define DOSSIER_TYPE_MARKING_AREA (dossier_marking_area_get_type ())
G_DECLARE_FINAL_TYPE (DossierMarkingArea, dossier_marking_area, DOSSIER, MARKING_AREA,
                      DossierPopoverBin)

GtkWidget *dossier_marking_area_new (DossierSession *session, DossierNameIndex *index,
                                     DossierReaderPage *page);

G_END_DECLS
