#pragma once

#include "corpus/name-index.h"
#include "parts/popover-bin.h"
#include "parts/session.h"

G_BEGIN_DECLS

/**
 * DossierCodebook:
 *
 * The tree of tags, with everything that is done to it: by keyboard, by dragging and from a menu.
 *
 * Signals: open-tag (id, name).
 */
#define DOSSIER_TYPE_CODEBOOK (dossier_codebook_get_type ())
G_DECLARE_FINAL_TYPE (DossierCodebook, dossier_codebook, DOSSIER, CODEBOOK, DossierPopoverBin)

GtkWidget *dossier_codebook_new (DossierSession *session, DossierNameIndex *index);
void dossier_codebook_set_filter (DossierCodebook *self, const char *text);
GListModel *dossier_codebook_get_model (DossierCodebook *self);
void dossier_codebook_focus_list (DossierCodebook *self);

G_END_DECLS
