#pragma once

#include "corpus/lists.h"
#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierPassageList:
 *
 * Passages of a tag, an actor or an event; activating one goes there.
 */
#define DOSSIER_TYPE_PASSAGE_LIST (dossier_passage_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierPassageList, dossier_passage_list, DOSSIER, PASSAGE_LIST, GtkWidget)

GtkWidget *dossier_passage_list_new (DossierSession *session, const DossierListKind *kind,
                                     GVariant *query, const char *empty_sentence);
gboolean dossier_passage_list_go_first (DossierPassageList *self);
gboolean dossier_passage_list_go (DossierPassageList *self, guint position);
GListModel *dossier_passage_list_get_model (DossierPassageList *self);

G_END_DECLS
