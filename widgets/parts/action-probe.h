#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean dossier_action_is_possible (GtkWidget *widget, const char *detailed_name);

G_END_DECLS
