#pragma once

#include "corpus/live-list.h"

G_BEGIN_DECLS

/* What goes from a live list to the reading thread and comes back: for that list only. */
typedef struct
{
  const DossierListKind *kind;
  GVariant *query;
  GArray *entries;   /* out: all of them, where they are asked for */
  GArray *ids;       /* of gint64; in: rows to read; out: those that were read */
  GPtrArray *rows;   /* out: a row or NULL for each of @ids */
  guint n_first;     /* in: how many rows of the entries are wanted with them */
  GPtrArray *deltas; /* in, nullable: changes; the rows that they are about are read too */
  GArray *alive;     /* in, of gint64: of which rows, where there are @deltas */
} DossierLivePage;

DossierLivePage *dossier_live_page_new (const DossierListKind *kind, GVariant *query);
void dossier_live_page_free (gpointer page);
gpointer dossier_live_page_read_entries (DossierDatabase *database, gpointer page,
                                         GCancellable *cancellable, GError **error);
gpointer dossier_live_page_read_rows (DossierDatabase *database, gpointer page,
                                      GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLivePage, dossier_live_page_free)

G_END_DECLS
