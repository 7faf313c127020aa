#pragma once

#include "corpus/name-index.h"
#include "parts/popover-bin.h"
#include "parts/session.h"

G_BEGIN_DECLS

/**
 * DossierInspector:
 *
 * The pane beside the page: tags with the selected highlight, actors, events, and whatever page is
 * added. Which one is shown is the session's panel; it follows the session's record.
 */
#define DOSSIER_TYPE_INSPECTOR (dossier_inspector_get_type ())
G_DECLARE_FINAL_TYPE (DossierInspector, dossier_inspector, DOSSIER, INSPECTOR, DossierPopoverBin)

GtkWidget *dossier_inspector_new (DossierSession *session, DossierNameIndex *index);
GtkWidget *dossier_inspector_make_switcher (DossierInspector *self);
void dossier_inspector_add_page (DossierInspector *self, GtkWidget *page, const char *name,
                                 const char *title);
void dossier_inspector_open_tag (DossierInspector *self, gint64 tag, const char *name);
void dossier_inspector_open_actor (DossierInspector *self, gint64 actor);
void dossier_inspector_open_event (DossierInspector *self, gint64 event);

G_END_DECLS
