#pragma once

#include "corpus/live-list.h"
#include "corpus/search.h"

G_BEGIN_DECLS

/* In how many things of each kind the words are. */
typedef struct
{
  gint64 n[DOSSIER_N_SEARCH_KINDS];
  gint64 n_microseconds; /* that counting took */
} DossierFoundCounts;

extern const DossierListKind dossier_found_list_kind;

guint dossier_found_kinds_get_order (const DossierSearchKind **kinds);
gboolean dossier_found_kind_from_nick (const char *nick, DossierSearchKind *kind);
DossierFoundCounts *dossier_found_counts_read (DossierDatabase *database, GVariant *query,
                                               GError **error);

G_END_DECLS
