#pragma once

#include "store/database.h"
#include "store/delta.h"

G_BEGIN_DECLS

/* Records every row that a transaction touches, from its creation until it is finished. */
typedef struct _DossierRecorder DossierRecorder;

DossierRecorder *dossier_recorder_new (DossierDatabase *database, GError **error);
GBytes *dossier_recorder_finish (DossierRecorder *self, GError **error);
void dossier_recorder_free (DossierRecorder *self);

/* In a SELECT on `change`: NULL where the history has lost it, or a part of it. */
#define DOSSIER_CHANGESET_SQL "CASE WHEN length (changeset) = size THEN changeset END"

GBytes *dossier_changeset_read (DossierStatement *statement, int column);
GBytes *dossier_changeset_invert (GBytes *changeset, GError **error);
gboolean dossier_changeset_fits (DossierDatabase *database, GBytes *changeset, GError **error);
gboolean dossier_changeset_apply (DossierDatabase *database, GBytes *changeset, GError **error);
gboolean dossier_changeset_fill (GBytes *changeset, DossierDelta *delta, GError **error);
/* FALSE ends the walk with @error. */
typedef gboolean (*DossierChangesetTextFunc) (const char *text, gpointer data, GError **error);
gboolean dossier_changeset_each_text (GBytes *changeset, const char *table, int column,
                                      DossierChangesetTextFunc func, gpointer data, GError **error);
gboolean dossier_changeset_names (GBytes *changeset, GHashTable *ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRecorder, dossier_recorder_free)

G_END_DECLS
