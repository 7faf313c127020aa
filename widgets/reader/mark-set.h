#pragma once

#include "base/interval-index.h"
#include "reader/mark.h"

G_BEGIN_DECLS

/**
 * DossierMarkSet:
 *
 * The marks of one page: by id, by position, and which kinds are shown. Offsets are the article's.
 */
typedef struct _DossierMarkSet DossierMarkSet;

DossierMarkSet *dossier_mark_set_new (void);
void dossier_mark_set_free (DossierMarkSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMarkSet, dossier_mark_set_free)

void dossier_mark_set_load (DossierMarkSet *self, const DossierMark *marks, guint n_marks);
gboolean dossier_mark_set_add (DossierMarkSet *self, const DossierMark *mark);
gboolean dossier_mark_set_remove (DossierMarkSet *self, gint64 id);
const DossierMark *dossier_mark_set_lookup (DossierMarkSet *self, gint64 id);
guint dossier_mark_set_get_size (DossierMarkSet *self);

void dossier_mark_set_set_kind_shown (DossierMarkSet *self, DossierMarkKind kind, gboolean shown);
gboolean dossier_mark_set_is_kind_shown (DossierMarkSet *self, DossierMarkKind kind);

GPtrArray *dossier_mark_set_query (DossierMarkSet *self, guint start, guint end);
const DossierMark *dossier_mark_set_next (DossierMarkSet *self, guint start, gint64 id,
                                          int direction, int wanted_state);

G_END_DECLS
