#pragma once

#include "store/act.h"
#include "store/delta.h"

G_BEGIN_DECLS

/* The open file: one thread that writes, threads that read, and one signal for every change,
 * whoever made it. */
#define DOSSIER_TYPE_STORE (dossier_store_get_type ())
G_DECLARE_FINAL_TYPE (DossierStore, dossier_store, DOSSIER, STORE, GObject)

/* Runs on the store's thread inside a transaction; FALSE takes everything back. */
typedef gboolean (*DossierActFunc) (DossierAct *act, gpointer data, GError **error);
/* Runs on a reading thread inside a read transaction. What it returns goes to the caller. */
typedef gpointer (*DossierReadFunc) (DossierDatabase *database, gpointer data,
                                     GCancellable *cancellable, GError **error);

typedef enum
{
  DOSSIER_READ_VIEW, /* what a view waits for: short */
  DOSSIER_READ_LONG, /* search, export, checks: must not keep views waiting */
  DOSSIER_N_READ_LANES,
  /* What a key just did to the page: on the thread of the views, in front of what waits there. */
  DOSSIER_READ_PAGE = DOSSIER_N_READ_LANES,
} DossierReadLane;

DossierStore *dossier_store_create (const char *path, GError **error);
DossierStore *dossier_store_open (const char *path, GError **error);
void dossier_store_close (DossierStore *self);
const char *dossier_store_get_path (DossierStore *self);
const char *dossier_store_get_uuid (DossierStore *self);
void dossier_store_adopt_uuid (DossierStore *self, const char *uuid);
gboolean dossier_store_is_read_only (DossierStore *self);
void dossier_store_set_busy_timeout (DossierStore *self, guint milliseconds);
const char *dossier_store_get_undo_label (DossierStore *self);
const char *dossier_store_get_redo_label (DossierStore *self);

void dossier_store_act_async (DossierStore *self, const char *verb, const char *author, gint64 step,
                              DossierActFunc func, gpointer data, GDestroyNotify destroy,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
GVariant *dossier_store_act_finish (DossierStore *self, GAsyncResult *result, GError **error);
GVariant *dossier_store_act (DossierStore *self, const char *verb, const char *author, gint64 step,
                             DossierActFunc func, gpointer data, GError **error);

void dossier_store_step_async (DossierStore *self, gboolean undo, GAsyncReadyCallback callback,
                               gpointer user_data);
char *dossier_store_step_finish (DossierStore *self, GAsyncResult *result, GError **error);
char *dossier_store_step (DossierStore *self, gboolean undo, GError **error);

void dossier_store_read_async (DossierStore *self, DossierReadLane lane, DossierReadFunc func,
                               gpointer data, GDestroyNotify destroy, GDestroyNotify free_result,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
gpointer dossier_store_read_finish (DossierStore *self, GAsyncResult *result, GError **error);
gpointer dossier_store_read (DossierStore *self, DossierReadFunc func, gpointer data,
                             GCancellable *cancellable, GError **error);

void dossier_store_copy_async (DossierStore *self, const char *to, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_store_copy_finish (DossierStore *self, GAsyncResult *result, GError **error);
gboolean dossier_store_copy (DossierStore *self, const char *to, GCancellable *cancellable,
                             GError **error);

G_END_DECLS
