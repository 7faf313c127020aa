#pragma once

#include "reader/reader.h"
#include "reader/status-line.h"

G_BEGIN_DECLS

/**
 * DossierReaderPage:
 *
 * The page of an article: the reader, scrolled, with the status line over its foot.
 */
#define DOSSIER_TYPE_READER_PAGE (dossier_reader_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierReaderPage, dossier_reader_page, DOSSIER, READER_PAGE, GtkWidget)

GtkWidget *dossier_reader_page_new (void);
DossierReader *dossier_reader_page_get_reader (DossierReaderPage *self);
DossierStatusLine *dossier_reader_page_get_status (DossierReaderPage *self);
void dossier_reader_page_set_sepia (DossierReaderPage *self, gboolean sepia);

G_END_DECLS
