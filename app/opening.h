#pragma once

#include "corpus/corpus.h"

G_BEGIN_DECLS

/* A dossier that was opened on a thread, with what the window should know about it. */
typedef struct
{
  DossierStore *store;
  char *title;       /* of the dossier, or the name of its file */
  char *warning;     /* nullable: a sentence about the place where it lies */
  gint64 article;    /* that was open last, or 0 */
  gint64 note;       /* that was edited last: passages go into it; or 0 */
  GKeyFile *memory;  /* how the window was left */
  gboolean has_past; /* something was done in it before */
} DossierOpened;

void dossier_opened_free (DossierOpened *self);
void dossier_opening_start (const char *path, gboolean create, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
DossierOpened *dossier_opening_finish (GAsyncResult *result, GError **error);
void dossier_closing_start (DossierStore *store, GKeyFile *memory, GAsyncReadyCallback callback,
                            gpointer user_data);
void dossier_closing_finish (GAsyncResult *result);
void dossier_backup_start (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierOpened, dossier_opened_free)

G_END_DECLS
