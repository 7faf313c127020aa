#pragma once

#include "store/database.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_COUNT_TOTAL,
  DOSSIER_COUNT_UNREAD,
  DOSSIER_COUNT_READING,
  DOSSIER_COUNT_CURATED,
  DOSSIER_COUNT_ASIDE,
  DOSSIER_COUNT_UNDATED,
  DOSSIER_COUNT_FOLLOW_UPS,
  DOSSIER_N_COUNTS,
} DossierCount;

/* Small answers about the dossier that views ask for. Reading thread. */
gboolean dossier_facts_count_articles (DossierDatabase *database, guint counts[DOSSIER_N_COUNTS],
                                       GError **error);
gboolean dossier_facts_read_digits (DossierDatabase *database, gint64 tags[10], GError **error);
gint64 dossier_facts_find_event (DossierDatabase *database, gint64 revision, guint start,
                                 guint end);
/* Where words stand. */
typedef struct
{
  gint64 article; /* 0: nowhere */
  guint start;
  guint end;
} DossierEvidencePlace;

gboolean dossier_facts_find_evidence (DossierDatabase *database, gint64 record,
                                      DossierEvidencePlace *place);
gboolean dossier_facts_is_place (DossierDatabase *database, gint64 mention);

G_END_DECLS
