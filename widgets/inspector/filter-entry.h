#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dossier_filter_entry_new (const char *placeholder);
void dossier_filter_entry_set_down (GtkWidget *entry, void (*down) (gpointer data), gpointer data);

G_END_DECLS
