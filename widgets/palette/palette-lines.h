#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list of lines of which one is chosen from elsewhere: it never takes the focus. */
GtkWidget *dossier_palette_lines_new (const char *name);
GtkWidget *dossier_palette_lines_scroll (GtkListBox *lines);
void dossier_palette_lines_clear (GtkListBox *lines);
void dossier_palette_lines_choose_first (GtkListBox *lines);
void dossier_palette_lines_move (GtkListBox *lines, int by);

G_END_DECLS
