#pragma once

#include "corpus/corpus.h"

G_BEGIN_DECLS

DossierCorpus *dossier_opened (const char *path, GError **error);
DossierCorpus *dossier_opened_new (const char *path, GError **error);
void dossier_opened_close (DossierCorpus *corpus);

/* Owns an open dossier for the length of a command; closing folds the WAL in. */
typedef DossierCorpus DossierOpened;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierOpened, dossier_opened_close)

G_END_DECLS
