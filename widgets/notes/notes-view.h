#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierNotesView:
 *
 * The analyst's own notes: the list, the page, and what the page cites.
 */
#define DOSSIER_TYPE_NOTES_VIEW (dossier_notes_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierNotesView, dossier_notes_view, DOSSIER, NOTES_VIEW, GtkWidget)

GtkWidget *dossier_notes_view_new (DossierSession *session);
void dossier_notes_view_open_note (DossierNotesView *self, gint64 note);
gint64 dossier_notes_get_open_note (DossierNotesView *self);
void dossier_notes_view_flush (DossierNotesView *self);

G_END_DECLS
