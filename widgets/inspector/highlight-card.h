#pragma once

#include "corpus/name-index.h"
#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The highlight that is looked at, to be edited in place. Hidden while the session's record is none. */
#define DOSSIER_TYPE_HIGHLIGHT_CARD (dossier_highlight_card_get_type ())
G_DECLARE_FINAL_TYPE (DossierHighlightCard, dossier_highlight_card, DOSSIER, HIGHLIGHT_CARD,
                      GtkWidget)

GtkWidget *dossier_highlight_card_new (DossierSession *session, DossierNameIndex *index);

G_END_DECLS
