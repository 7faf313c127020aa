#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* What a verb works with while it runs: the write connection inside a transaction, and what the
 * history will say. Lives on the store's thread for the time of one transaction. */
typedef struct _DossierAct DossierAct;

DossierDatabase *dossier_act_get_database (DossierAct *self);
gint64 dossier_act_get_time (DossierAct *self);
const char *dossier_act_get_author (DossierAct *self);
void dossier_act_set_label (DossierAct *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void dossier_act_set_subject (DossierAct *self, gint64 record);
void dossier_act_return (DossierAct *self, const char *key, GVariant *value);

gint64 dossier_act_insert (DossierAct *self, GError **error, const char *table, const char *columns,
                           const char *types, ...);
gboolean dossier_act_insert_with_id (DossierAct *self, gint64 id, GError **error, const char *table,
                                     const char *columns, const char *types, ...);
gboolean dossier_act_update (DossierAct *self, GError **error, const char *table, gint64 id,
                             const char *columns, const char *types, ...);
gboolean dossier_act_delete (DossierAct *self, GError **error, const char *table, gint64 id);
gboolean dossier_act_delete_where (DossierAct *self, GError **error, const char *table,
                                   const char *column, gint64 value);
gboolean dossier_act_run (DossierAct *self, GError **error, const char *sql, const char *types,
                          ...);

G_END_DECLS
