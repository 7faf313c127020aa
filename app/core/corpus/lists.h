#pragma once

#include "corpus/live-list.h"

G_BEGIN_DECLS

/* The lists that views show. What a query may hold stands in front of each kind's definition. */
extern const DossierListKind dossier_article_list_kind;
extern const DossierListKind dossier_tag_list_kind;
extern const DossierListKind dossier_highlight_list_kind;
extern const DossierListKind dossier_actor_list_kind;
extern const DossierListKind dossier_event_list_kind;
extern const DossierListKind dossier_note_list_kind;
extern const DossierListKind dossier_citation_list_kind;
extern const DossierListKind dossier_follow_up_list_kind;
extern const DossierListKind dossier_change_list_kind;
extern const DossierListKind dossier_outlet_list_kind;
extern const DossierListKind dossier_review_list_kind;
extern const DossierListKind dossier_mention_list_kind;
extern const DossierListKind dossier_evidence_list_kind;
extern const DossierListKind dossier_conflict_list_kind;
extern const DossierListKind dossier_timeline_list_kind;

/* An article's place when the library is sorted by date: year × 12 + month, or this. */
#define DOSSIER_GROUP_UNDATED G_MININT

/* For the functions of a kind. */
gboolean dossier_list_collect (DossierStatement *statement, GArray *entries, GError **error);
gboolean dossier_list_query_row (DossierDatabase *database, DossierStatement **statement,
                                 GError **error, const char *sql, gint64 id);

G_END_DECLS
