#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *dossier_note_buffer_dup_text (GtkTextBuffer *buffer);
void dossier_note_buffer_take_text (GtkTextBuffer *buffer, const char *text);
gboolean dossier_note_text_is_blank (const char *text);

G_END_DECLS
