#pragma once

#include "reader/reader.h"

G_BEGIN_DECLS

/**
 * DossierPartBar:
 *
 * Which part of a long text the page shows, and the way to the next and the previous one. It is not
 * there for a text that is shown in one piece.
 */
#define DOSSIER_TYPE_PART_BAR (dossier_part_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierPartBar, dossier_part_bar, DOSSIER, PART_BAR, GtkWidget)

GtkWidget *dossier_part_bar_new (DossierReader *reader);

G_END_DECLS
