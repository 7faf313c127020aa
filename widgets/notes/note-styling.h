#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which citations there are: whether N of [^N] is one of them. */
typedef gboolean (*DossierNoteHasCitation) (guint position, gpointer data);

void dossier_note_styling_add_tags (GtkTextBuffer *buffer);
void dossier_note_styling_set_colours (GtkTextBuffer *buffer, GtkWidget *widget);
void dossier_note_styling_apply (GtkTextBuffer *buffer, int first_line, int last_line,
                                 DossierNoteHasCitation has_citation, gpointer data);
guint dossier_note_styling_get_citation (const GtkTextIter *iter);

G_END_DECLS
