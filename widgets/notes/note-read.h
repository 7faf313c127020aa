#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* A note as the dossier has it. */
typedef struct
{
  gint64 note; /* 0 when there is none */
  gint64 article;
  char *title;
  char *body;
} DossierNoteRead;

void dossier_note_read_free (DossierNoteRead *self);
void dossier_note_read_async (DossierStore *store, gint64 note, gint64 article,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNoteRead, dossier_note_read_free)

G_END_DECLS
