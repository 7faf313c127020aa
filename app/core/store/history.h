#pragma once

#include "store/database.h"
#include "store/delta.h"

G_BEGIN_DECLS

/* Beyond these the oldest steps are dropped, and the history says so. */
#define DOSSIER_HISTORY_MAX_CHANGES 10000
#define DOSSIER_HISTORY_MAX_BYTES   (256 * 1024 * 1024)

typedef struct
{
  gint64 step; /* 0: a step of its own */
  const char *verb;
  const char *label;
  const char *author;
  gint64 made_at; /* milliseconds since 1970 */
  gint64 subject;
} DossierHistoryEntry;

gboolean dossier_history_append (DossierDatabase *database, const DossierHistoryEntry *entry,
                                 GBytes *changeset, gint64 *change, GError **error);
GPtrArray *dossier_history_undo (DossierDatabase *database, char **label, GError **error);
GPtrArray *dossier_history_redo (DossierDatabase *database, char **label, GError **error);
GPtrArray *dossier_history_catch_up (DossierDatabase *database, gint64 *seen, GError **error);
gboolean dossier_history_label (DossierDatabase *database, DossierDelta *delta, GError **error);
gboolean dossier_history_prune (DossierDatabase *database, gint64 max_changes, gint64 max_bytes,
                                GError **error);

G_END_DECLS
