#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* The numbered list at the end of notes: which passage of which article each number means. */
typedef struct _DossierCitations DossierCitations;

DossierCitations *dossier_citations_new (DossierDatabase *database);
void dossier_citations_free (DossierCitations *self);
gboolean dossier_citations_cite_passage (DossierCitations *self, gint64 passage, GString *out,
                                         GError **error);
gboolean dossier_citations_cite_record (DossierCitations *self, gint64 record, GString *out,
                                        gboolean *found, GError **error);
void dossier_citations_append_list (DossierCitations *self, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCitations, dossier_citations_free)

G_END_DECLS
