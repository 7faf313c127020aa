#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierNoteEditor:
 *
 * A page to write a note on. Markdown is shown as what it means; what is written is saved by
 * itself. Ctrl+B and Ctrl+I set strong and emphasis; Ctrl+Enter, or Ctrl+click, on [^N] goes to
 * the passage.
 *
 * Properties: note (id of what is open, 0 for none yet).
 * Signals:
 * - citation-activated (position): N of the [^N]
 */
#define DOSSIER_TYPE_NOTE_EDITOR (dossier_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteEditor, dossier_note_editor, DOSSIER, NOTE_EDITOR, GtkWidget)

GtkWidget *dossier_note_editor_new (DossierSession *session);
GtkWidget *dossier_note_editor_new_for_article (DossierSession *session, gint64 article);
void dossier_note_editor_set_note (DossierNoteEditor *self, gint64 note);
void dossier_note_editor_set_article (DossierNoteEditor *self, gint64 article);
gint64 dossier_note_editor_get_note (DossierNoteEditor *self);
GtkTextBuffer *dossier_note_editor_get_buffer (DossierNoteEditor *self);
void dossier_note_editor_focus_title (DossierNoteEditor *self);
void dossier_note_editor_show_citation (DossierNoteEditor *self, guint position);
void dossier_note_editor_show_words (DossierNoteEditor *self, const char *words);
void dossier_note_editor_flush (DossierNoteEditor *self);

G_END_DECLS
