#pragma once

#include "corpus/args.h"
#include "store/store.h"

G_BEGIN_DECLS

/* The open dossier: what a person can do to it, and what views follow. Main thread. */
#define DOSSIER_TYPE_CORPUS (dossier_corpus_get_type ())
G_DECLARE_FINAL_TYPE (DossierCorpus, dossier_corpus, DOSSIER, CORPUS, GObject)

DossierCorpus *dossier_corpus_new (DossierStore *store, const char *author);
DossierStore *dossier_corpus_get_store (DossierCorpus *self);
void dossier_corpus_close (DossierCorpus *self);

void dossier_corpus_do_async (DossierCorpus *self, const char *verb, GVariant *args, gint64 step,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
GVariant *dossier_corpus_do_finish (DossierCorpus *self, GAsyncResult *result, GError **error);
GVariant *dossier_corpus_do (DossierCorpus *self, const char *verb, GVariant *args, gint64 step,
                             GError **error);

void dossier_corpus_undo_async (DossierCorpus *self, GAsyncReadyCallback callback,
                                gpointer user_data);
void dossier_corpus_redo_async (DossierCorpus *self, GAsyncReadyCallback callback,
                                gpointer user_data);
char *dossier_corpus_step_finish (DossierCorpus *self, GAsyncResult *result, GError **error);
char *dossier_corpus_undo (DossierCorpus *self, GError **error);
char *dossier_corpus_redo (DossierCorpus *self, GError **error);

G_END_DECLS
