#pragma once

#include "corpus/corpus.h"
#include "import/import-item.h"

G_BEGIN_DECLS

/**
 * DossierImportProgress:
 * @done: how many are through
 * @total: how many there are; 0 while folders are still being searched
 * @name: what was just done
 *
 * On the main context.
 */
typedef void (*DossierImportProgress) (guint done, guint total, const char *name, gpointer data);

/* Brings articles into an open dossier. All that one importer commits is one step, which one undo
 * takes back; each article is in whole or not at all. The dossier must stay open until a running
 * import has ended: cancel it and wait. Main thread, except for the plain forms, which wait. */
#define DOSSIER_TYPE_IMPORTER (dossier_importer_get_type ())
G_DECLARE_FINAL_TYPE (DossierImporter, dossier_importer, DOSSIER, IMPORTER, GObject)

DossierImporter *dossier_importer_new (DossierCorpus *corpus);
void dossier_importer_set_encoding (DossierImporter *self, const char *encoding);
void dossier_importer_set_progress (DossierImporter *self, DossierImportProgress progress,
                                    gpointer data);

GPtrArray *dossier_importer_prepare (DossierImporter *self, const char *const *places,
                                     GCancellable *cancellable, GError **error);
void dossier_importer_prepare_async (DossierImporter *self, const char *const *places,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *dossier_importer_prepare_finish (DossierImporter *self, GAsyncResult *result,
                                            GError **error);

gboolean dossier_importer_commit (DossierImporter *self, GPtrArray *items,
                                  GCancellable *cancellable, GError **error);
void dossier_importer_commit_async (DossierImporter *self, GPtrArray *items,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean dossier_importer_commit_finish (DossierImporter *self, GAsyncResult *result,
                                         GError **error);

GPtrArray *dossier_importer_run (DossierImporter *self, const char *const *places,
                                 GCancellable *cancellable, GError **error);
void dossier_importer_run_async (DossierImporter *self, const char *const *places,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *dossier_importer_run_finish (DossierImporter *self, GAsyncResult *result,
                                        GError **error);

guint dossier_importer_get_n_imported (DossierImporter *self);
char *dossier_import_summary (GPtrArray *items);

G_END_DECLS
