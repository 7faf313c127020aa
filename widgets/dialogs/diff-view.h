#pragma once

#include "base/text-map.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierDiffView:
 *
 * Two texts in one, word by word: what is only in the first is struck through, what is only in
 * the second is underlined. Main thread.
 */
#define DOSSIER_TYPE_DIFF_VIEW (dossier_diff_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierDiffView, dossier_diff_view, DOSSIER, DIFF_VIEW, GtkTextView)

void dossier_diff_view_show (DossierDiffView *self, DossierTextMap *before, DossierTextMap *after,
                             GArray *parts);
char *dossier_diff_view_dup_text (DossierDiffView *self);

G_END_DECLS
