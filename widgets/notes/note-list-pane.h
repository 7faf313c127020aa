#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierNoteListPane:
 *
 * The notes of the dossier, filtered by words, and below them what was marked to be checked
 * later. Follows nothing while it is not on the screen.
 *
 * Signals:
 * - open-note (note): its id
 * - loaded: the notes are there for the first time
 */
#define DOSSIER_TYPE_NOTE_LIST_PANE (dossier_note_list_pane_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteListPane, dossier_note_list_pane, DOSSIER, NOTE_LIST_PANE,
                      GtkWidget)

GtkWidget *dossier_note_list_pane_new (DossierSession *session);
void dossier_note_list_pane_select (DossierNoteListPane *self, gint64 note);
gint64 dossier_note_list_pane_get_first (DossierNoteListPane *self);

G_END_DECLS
