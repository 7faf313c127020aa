#pragma once

#include "model/found.h"
#include "parts/row-widget.h"

G_BEGIN_DECLS

/**
 * DossierFoundCard:
 *
 * One hit of a search through the dossier: what it is in, where that is from, and the words
 * around it with the match marked. The first of its kind has a heading.
 */
#define DOSSIER_TYPE_FOUND_CARD (dossier_found_card_get_type ())
G_DECLARE_FINAL_TYPE (DossierFoundCard, dossier_found_card, DOSSIER, FOUND_CARD, DossierRowWidget)

const char *dossier_found_card_get_kind_name (const char *kind);
const char *dossier_found_card_get_kind_icon (const char *kind);

G_END_DECLS
