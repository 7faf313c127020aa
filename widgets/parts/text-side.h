#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dossier_text_side_follow (GtkLabel *label);

G_END_DECLS
