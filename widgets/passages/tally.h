#pragma once

#include "parts/session.h"

G_BEGIN_DECLS

/**
 * DossierTally:
 *
 * Counts that follow a query and every change: read on a thread, once for changes in a row, and
 * not at all while nobody looks.
 *
 * Signals: counted (result: what was read, until the handler returns).
 */
#define DOSSIER_TYPE_TALLY (dossier_tally_get_type ())
G_DECLARE_FINAL_TYPE (DossierTally, dossier_tally, DOSSIER, TALLY, GObject)

DossierTally *dossier_tally_new (DossierSession *session, const char *const *tables,
                                 DossierReadFunc read, GDestroyNotify free_result);
void dossier_tally_ask (DossierTally *self, GVariant *query);
void dossier_tally_set_watched (DossierTally *self, gboolean is_watched);

G_END_DECLS
