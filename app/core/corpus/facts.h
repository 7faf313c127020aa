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

/* A tag as menus name it. */
typedef struct
{
  gint64 id;
  char *name;
  guint colour;
  guint digit; /* its key, or 0 */
} DossierTagFact;

/* Small answers about the dossier that views ask for. Reading thread. */
gboolean dossier_facts_count_articles (DossierDatabase *database, guint counts[DOSSIER_N_COUNTS],
                                       GError **error);
GArray *dossier_tag_facts_new (void);
GArray *dossier_facts_read_digit_tags (DossierDatabase *database, GError **error);
GArray *dossier_facts_read_tags_of (DossierDatabase *database, gint64 highlight, GError **error);
GArray *dossier_facts_read_tags_at (DossierDatabase *database, gint64 revision, guint start,
                                    guint end, GError **error);
gint64 dossier_facts_find_event (DossierDatabase *database, gint64 revision, guint start,
                                 guint end);
/* Where words stand. */
typedef struct
{
  gint64 article; /* 0: nowhere */
  guint start;
  guint end;
  gint64 earlier; /* the earlier text that alone has them, or 0 */
} DossierEvidencePlace;

gboolean dossier_facts_find_evidence (DossierDatabase *database, gint64 record,
                                      DossierEvidencePlace *place);
gboolean dossier_facts_is_place (DossierDatabase *database, gint64 mention);

G_END_DECLS
