#pragma once

#include "base/text-map.h"
#include "store/act.h"

G_BEGIN_DECLS

/* How much text is kept on each side of a quote, in code points. */
#define DOSSIER_PASSAGE_CONTEXT 32

/* SQL for a passage p in a revision r: 0 where it stands in the text of the article as it is, else
 * the earlier revision that has it. */
#define DOSSIER_PASSAGE_EARLIER_SQL                                                                \
  "CASE WHEN p.revision = (SELECT id FROM revision WHERE article = r.article "                     \
  "ORDER BY number DESC LIMIT 1) THEN 0 ELSE p.revision END"

gint64 dossier_passage_make (DossierAct *act, gint64 revision, gint64 start, gint64 end,
                             GError **error);
gint64 dossier_passage_make_in (DossierAct *act, DossierTextMap *map, gint64 revision, gint64 start,
                                gint64 end, GError **error);
gint64 dossier_passage_current_revision (DossierDatabase *database, gint64 article, GError **error);
char *dossier_passage_excerpt (const char *text, guint max_code_points);

G_END_DECLS
