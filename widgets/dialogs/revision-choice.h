#pragma once

#include "corpus/revision-pair.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dossier_revision_choice_show (GtkDropDown *choice, const DossierRevisionPair *pair,
                                   GCallback chosen, gpointer data);

G_END_DECLS
