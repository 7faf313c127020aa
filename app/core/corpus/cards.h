#pragma once

#include "corpus/live-record.h"

G_BEGIN_DECLS

/* What a card shows of one record, for a live record: there are no entries. */
extern const DossierListKind dossier_actor_card_kind;
extern const DossierListKind dossier_event_card_kind;
/* All accounts of the event side by side. */
extern const DossierListKind dossier_account_table_kind;

GArray *dossier_card_read_items (DossierDatabase *database, const char *sql, gint64 id,
                                 GError **error);

G_END_DECLS
