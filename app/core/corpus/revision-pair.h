#pragma once

#include "base/text-map.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * DossierRevisionPair:
 * @names: (element-type utf8): every text of the article for a person, from the first on
 * @ids: (element-type gint64): their revisions
 * @chosen: which of them is compared
 * @before: that text
 * @after: the newest one
 */
typedef struct
{
  GPtrArray *names;
  GArray *ids;
  guint chosen;
  DossierTextMap *before;
  DossierTextMap *after;
} DossierRevisionPair;

DossierRevisionPair *dossier_revision_pair_read (DossierDatabase *database, gint64 article,
                                                 guint chosen, GError **error);
void dossier_revision_pair_free (DossierRevisionPair *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRevisionPair, dossier_revision_pair_free)

G_END_DECLS
