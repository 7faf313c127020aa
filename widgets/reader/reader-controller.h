#pragma once

#include "corpus/date-suggestions.h"
#include "parts/session.h"
#include "reader/reader-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierReaderController:
 *
 * Between the session and the page: shows the article of the session with its marks, and carries
 * out as acts of the dossier what the reader is asked for. Main thread.
 */
#define DOSSIER_TYPE_READER_CONTROLLER (dossier_reader_controller_get_type ())
G_DECLARE_FINAL_TYPE (DossierReaderController, dossier_reader_controller, DOSSIER,
                      READER_CONTROLLER, GObject)

DossierReaderController *dossier_reader_controller_new (DossierSession *session,
                                                        DossierReaderPage *page);
GPtrArray *dossier_reader_controller_dup_marks (DossierReaderController *self,
                                                DossierMarkKind kind);
void dossier_reader_controller_set_suggests_dates (DossierReaderController *self,
                                                   gboolean suggests);
DossierDateSuggestions *dossier_reader_controller_get_suggestions (DossierReaderController *self);
GtkWidget *dossier_reader_controller_get_work_bar (DossierReaderController *self);
void dossier_reader_controller_save_place (DossierReaderController *self);

G_END_DECLS
