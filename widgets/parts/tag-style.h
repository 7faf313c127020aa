#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dossier_tag_style_ensure (GtkWidget *widget);
void dossier_tag_style_set_colour (GtkWidget *widget, guint colour);

G_END_DECLS
