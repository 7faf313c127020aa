#pragma once

#include "corpus/live-list.h"

G_BEGIN_DECLS

/* One record as a row that follows every change, for cards and forms. Main thread. */
#define DOSSIER_TYPE_LIVE_RECORD (dossier_live_record_get_type ())
G_DECLARE_FINAL_TYPE (DossierLiveRecord, dossier_live_record, DOSSIER, LIVE_RECORD, GObject)

DossierLiveRecord *dossier_live_record_new (DossierCorpus *corpus, const DossierListKind *kind);
void dossier_live_record_set_id (DossierLiveRecord *self, gint64 id);
gint64 dossier_live_record_get_id (DossierLiveRecord *self);
gpointer dossier_live_record_get_row (DossierLiveRecord *self);

G_END_DECLS
