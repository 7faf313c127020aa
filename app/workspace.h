#pragma once

#include "library/article-counts.h"
#include "library/library.h"
#include "parts/pane.h"
#include "reader/reading-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierWorkspace:
 *
 * What a window shows of an open dossier: library, reading and inspector side by side, each with
 * its own header; the other views are built when somebody goes there. Main thread.
 *
 * - export-requested (ids): a #GVariant of type ax: highlights that are to be exported
 */
#define DOSSIER_TYPE_WORKSPACE (dossier_workspace_get_type ())
G_DECLARE_FINAL_TYPE (DossierWorkspace, dossier_workspace, DOSSIER, WORKSPACE, GtkWidget)

GtkWidget *dossier_workspace_new (DossierSession *session, GSettings *settings);
DossierSession *dossier_workspace_get_session (DossierWorkspace *self);
DossierArticleCounts *dossier_workspace_get_counts (DossierWorkspace *self);
DossierLibrary *dossier_workspace_get_library (DossierWorkspace *self);
DossierReadingView *dossier_workspace_get_reading_view (DossierWorkspace *self);
void dossier_workspace_find_all (DossierWorkspace *self, const char *words);
GtkWidget *dossier_workspace_get_timeline (DossierWorkspace *self);
DossierPane *dossier_workspace_get_pane (DossierWorkspace *self, GtkPackType side);

GMenuModel *dossier_workspace_get_article_menu (DossierWorkspace *self);
void dossier_workspace_set_title (DossierWorkspace *self, const char *title);
void dossier_workspace_warn (DossierWorkspace *self, const char *sentence);
void dossier_workspace_focus_pane (DossierWorkspace *self, int step);

G_END_DECLS
