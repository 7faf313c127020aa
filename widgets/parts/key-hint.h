#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dossier_key_hint_new (const char *keys, const char *text);

G_END_DECLS
