#pragma once

#include "model/conflict.h"
#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dossier_conflict_lines_fill (GtkWidget *box, DossierSession *session,
                                  DossierConflict *conflict);
char *dossier_conflict_dup_state (const DossierMatter *matter);

G_END_DECLS
