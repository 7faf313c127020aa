#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierNoteDocument:
 *
 * One note while somebody writes it. What is written is saved after a pause, when the focus
 * leaves and on dossier_note_document_flush(); all saves between two of these are one step to
 * undo. What else becomes of the note meanwhile is joined into the text; where both changed the
 * same words nothing is saved until somebody decides. Main thread.
 *
 * Properties: note (id; 0 while it is not made), title, loaded, conflict (whether the other text
 * waits for a decision).
 */
#define DOSSIER_TYPE_NOTE_DOCUMENT (dossier_note_document_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteDocument, dossier_note_document, DOSSIER, NOTE_DOCUMENT, GObject)

DossierNoteDocument *dossier_note_document_new (DossierSession *session, gint64 note);
DossierNoteDocument *dossier_note_document_new_for_article (DossierSession *session,
                                                            gint64 article);
GtkTextBuffer *dossier_note_document_get_buffer (DossierNoteDocument *self);
gint64 dossier_note_document_get_note (DossierNoteDocument *self);
const char *dossier_note_document_get_title (DossierNoteDocument *self);
void dossier_note_document_set_title (DossierNoteDocument *self, const char *title);
gboolean dossier_note_document_is_loaded (DossierNoteDocument *self);
gboolean dossier_note_document_has_conflict (DossierNoteDocument *self);
void dossier_note_document_resolve (DossierNoteDocument *self, gboolean keep_mine);
void dossier_note_document_flush (DossierNoteDocument *self);
void dossier_note_document_close (DossierNoteDocument *self);

G_END_DECLS
