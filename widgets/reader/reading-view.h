#pragma once

#include "corpus/name-index.h"
#include "library/article-counts.h"
#include "reader/reader-controller.h"

G_BEGIN_DECLS

/**
 * DossierReadingView:
 *
 * The middle of the window when one reads: the page of the open article with its dates below, or
 * what to do while none is open. Main thread.
 */
#define DOSSIER_TYPE_READING_VIEW (dossier_reading_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierReadingView, dossier_reading_view, DOSSIER, READING_VIEW, GtkWidget)

GtkWidget *dossier_reading_view_new (DossierSession *session, DossierArticleCounts *counts,
                                     DossierNameIndex *index);
void dossier_reading_view_show_start (DossierReadingView *self, gint64 article);
void dossier_reading_view_hide_start (DossierReadingView *self);
DossierReaderPage *dossier_reading_view_get_page (DossierReadingView *self);
DossierReaderController *dossier_reading_view_get_controller (DossierReadingView *self);
void dossier_reading_view_set_start (DossierReadingView *self, GtkWidget *start);
void dossier_reading_view_set_dates_shown (DossierReadingView *self, gboolean shown);

G_END_DECLS
