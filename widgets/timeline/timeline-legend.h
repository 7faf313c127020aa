#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dossier_timeline_legend_new (void);

G_END_DECLS
