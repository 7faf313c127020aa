#pragma once

#include "model/highlight.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierPassageCard:
 *
 * A highlight as a card: where it stands, its words with those around them, comment and tags.
 * "Open in article" activates the action `passages.open` with the highlight's id.
 */
#define DOSSIER_TYPE_PASSAGE_CARD (dossier_passage_card_get_type ())
G_DECLARE_FINAL_TYPE (DossierPassageCard, dossier_passage_card, DOSSIER, PASSAGE_CARD, GtkWidget)

GtkWidget *dossier_passage_card_new (void);
void dossier_passage_card_set_row (DossierPassageCard *self, DossierHighlight *row);
void dossier_passage_card_set_words (DossierPassageCard *self, const char *words);

G_END_DECLS
