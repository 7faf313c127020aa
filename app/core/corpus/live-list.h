#pragma once

#include <gio/gio.h>

#include "corpus/corpus.h"
#include "model/row.h"

G_BEGIN_DECLS

/* A place in a list. */
typedef struct
{
  gint64 id;
  gint group;
  gboolean first; /* of its group: a heading stands above it */
} DossierListEntry;

/* What a list holds and how it is read. The functions run on a reading thread. */
typedef struct
{
  /* Appends a DossierListEntry for every row, in order; `first` is filled in by the list. */
  gboolean (*read_entries) (DossierDatabase *database, GVariant *query, GArray *entries,
                            GError **error);
  /* The row @id with its fields; NULL without @error when it is gone. */
  DossierRow *(*read_row) (DossierDatabase *database, gint64 id, GVariant *query, GError **error);
  GType (*get_row_type) (void);
  /* NULL-terminated names of tables: a change to one may change which rows there are, or their order. */
  const char *const *order_tables;
  /* A change to one of these changes only what rows say. */
  const char *const *row_tables;
  /* Whether a change matters to the order because of what is asked for; may be NULL. Main thread. */
  gboolean (*order_changes) (GVariant *query, const DossierDelta *delta);
  /* Appends the ids of the rows that say something else after a change to @row_tables; FALSE when it
   * may be any of them. Reading thread. NULL: any. */
  gboolean (*find_touched) (DossierDatabase *database, const DossierDelta *delta, GArray *ids);
  /* Rows say something else when something else is asked for. */
  gboolean rows_follow_query;
} DossierListKind;

/* Rows of the dossier as a list model: only ids are kept in memory, rows are read page by page on
 * a reading thread, and every change splices just what it changed. Main thread. */
#define DOSSIER_TYPE_LIVE_LIST (dossier_live_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierLiveList, dossier_live_list, DOSSIER, LIVE_LIST, GObject)

DossierLiveList *dossier_live_list_new (DossierCorpus *corpus, const DossierListKind *kind,
                                        GVariant *query);
void dossier_live_list_set_query (DossierLiveList *self, GVariant *query);
void dossier_live_list_set_paused (DossierLiveList *self, gboolean paused);
GVariant *dossier_live_list_get_query (DossierLiveList *self);
gboolean dossier_live_list_is_loading (DossierLiveList *self);
gint64 dossier_live_list_get_id (DossierLiveList *self, guint position);
guint dossier_live_list_find (DossierLiveList *self, gint64 id);

G_END_DECLS
