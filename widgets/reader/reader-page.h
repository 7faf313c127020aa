#pragma once

#include "reader/find-bar.h"
#include "reader/reader.h"
#include "reader/status-line.h"

G_BEGIN_DECLS

/**
 * DossierReaderPage:
 *
 * The page of an article: the reader, scrolled, with the status line over its foot and the bar that
 * finds words above it.
 */
#define DOSSIER_TYPE_READER_PAGE (dossier_reader_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierReaderPage, dossier_reader_page, DOSSIER, READER_PAGE, GtkWidget)

GtkWidget *dossier_reader_page_new (void);
DossierReader *dossier_reader_page_get_reader (DossierReaderPage *self);
DossierStatusLine *dossier_reader_page_get_status (DossierReaderPage *self);
void dossier_reader_page_set_sepia (DossierReaderPage *self, gboolean sepia);

void dossier_reader_page_find (DossierReaderPage *self);
void dossier_reader_page_find_step (DossierReaderPage *self, int direction);
DossierFindBar *dossier_reader_page_get_find_bar (DossierReaderPage *self);

G_END_DECLS
