#pragma once

#include "store/store.h"
#include "store/worker.h"

G_BEGIN_DECLS

struct _DossierStore
{
  GObject parent_instance;

  char *path;
  char *uuid;
  gboolean read_only;
  gboolean closed;
  GMainContext *context; /* where `changed` is emitted */
  DossierWorker *writer; /* NULL when read-only or closed */
  DossierWorker *readers[DOSSIER_N_READ_LANES];

  /* Main context only. */
  char *undo_label;
  char *redo_label;

  /* Writer thread only, after the store is open. */
  gint64 seen;         /* the last row of change_log that is known here */
  gint64 data_version; /* as SQLite counts what other connections committed */
  guint64 device;      /* which file this is, to notice when it is deleted or replaced */
  guint64 inode;
};

gboolean _dossier_store_check_writable (DossierStore *self, GError **error);
gboolean _dossier_store_catch_up (DossierStore *self, DossierDatabase *database, GError **error);
void _dossier_store_emit_later (DossierStore *self, DossierDelta *delta);
void _dossier_store_emit_all_later (DossierStore *self, DossierDatabase *database,
                                    GPtrArray *deltas);

G_END_DECLS
