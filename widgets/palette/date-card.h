#pragma once

#include "corpus/date-draft.h"
#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierDateCard:
 *
 * What some words say about time: the plain reading, why, from where it is counted, the days it may
 * be. With the keys it changes the value and records it; without, it only shows what the reader's
 * keys would take. Main thread.
 *
 * Signals: reader-action (name): something that the reader's own key does.
 */
#define DOSSIER_TYPE_DATE_CARD (dossier_date_card_get_type ())
G_DECLARE_FINAL_TYPE (DossierDateCard, dossier_date_card, DOSSIER, DATE_CARD, GtkPopover)

GtkPopover *dossier_date_card_new (DossierSession *session, DossierDateDraft *draft,
                                   gboolean takes_keys);
DossierDateDraft *dossier_date_card_get_draft (DossierDateCard *self);

G_END_DECLS
