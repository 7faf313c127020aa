#pragma once

#include "model/highlight.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *dossier_passage_words_build (GtkWidget *widget, const DossierHighlightFields *fields,
                                   const char *words, PangoAttrList **attributes);
char *dossier_passage_words_dup_origin (const DossierHighlightFields *fields);
char *dossier_passage_words_dup_date (const char *published);

G_END_DECLS
