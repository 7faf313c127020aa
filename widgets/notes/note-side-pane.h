#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierNoteSidePane:
 *
 * What a note cites, what could be cited next, and what to look at before the note leaves the
 * dossier. Follows nothing while it is not on the screen.
 *
 * Signals:
 * - citation-selected (position): N of the [^N] that somebody points at
 */
#define DOSSIER_TYPE_NOTE_SIDE_PANE (dossier_note_side_pane_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteSidePane, dossier_note_side_pane, DOSSIER, NOTE_SIDE_PANE,
                      GtkWidget)

GtkWidget *dossier_note_side_pane_new (DossierSession *session);
void dossier_note_side_pane_set_note (DossierNoteSidePane *self, gint64 note);
void dossier_note_side_pane_go_to_citation (DossierNoteSidePane *self, guint position);

G_END_DECLS
