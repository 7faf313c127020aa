#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two buttons, one of them pressed, that choose between marked passages and everything. They do it
 * with the action "passages.scope" of what they stand in. */
GtkWidget *dossier_scope_switch_new (void);

G_END_DECLS
