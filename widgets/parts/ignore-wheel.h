#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dossier_ignore_wheel (GtkWidget *choice);

G_END_DECLS
