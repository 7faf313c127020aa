#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands where there is nothing yet: a heading, one sentence and at most one button. */
GtkWidget *dossier_empty_state_new (const char *heading, const char *sentence, const char *button,
                                    const char *action);

G_END_DECLS
