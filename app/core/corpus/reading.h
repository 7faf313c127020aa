#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Where a person left off: kept in the dossier, but no act, so that scrolling is nothing to undo. */
guint dossier_reading_get_position (DossierDatabase *database, gint64 article);
gint64 dossier_reading_get_last (DossierDatabase *database);
void dossier_reading_save (DossierStore *store, gint64 article, guint position);

G_END_DECLS
