#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierPassageCards:
 *
 * The cards of a list of highlights, as many as are on the screen, with the words that were
 * searched for shown in all of them. Main thread.
 */
#define DOSSIER_TYPE_PASSAGE_CARDS (dossier_passage_cards_get_type ())
G_DECLARE_FINAL_TYPE (DossierPassageCards, dossier_passage_cards, DOSSIER, PASSAGE_CARDS, GObject)

DossierPassageCards *dossier_passage_cards_new (void);
GtkListItemFactory *dossier_passage_cards_create_factory (DossierPassageCards *self);
void dossier_passage_cards_set_words (DossierPassageCards *self, const char *words);

G_END_DECLS
