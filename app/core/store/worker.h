#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* A thread that owns one connection and does one job after the other. */
typedef struct _DossierWorker DossierWorker;

/* Runs on the worker's thread. */
typedef void (*DossierJobFunc) (DossierDatabase *database, gpointer data);

DossierWorker *dossier_worker_new (const char *name, DossierDatabase *database);
void dossier_worker_set_idle (DossierWorker *self, guint interval_ms, DossierJobFunc func,
                              gpointer data);
void dossier_worker_push (DossierWorker *self, DossierJobFunc func, gpointer data);
void dossier_worker_push_first (DossierWorker *self, DossierJobFunc func, gpointer data);
void dossier_worker_run (DossierWorker *self, DossierJobFunc func, gpointer data);
gboolean dossier_worker_is_current (DossierWorker *self);
void dossier_worker_free (DossierWorker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierWorker, dossier_worker_free)

G_END_DECLS
