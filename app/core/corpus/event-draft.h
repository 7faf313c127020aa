#pragma once

#include "corpus/corpus.h"
#include "corpus/same-event.h"
#include "model/card-item.h"

G_BEGIN_DECLS

/* What the marks inside some words say about an event there: a start for the form, nothing is recorded. */
typedef struct
{
  char *edtf;         /* of the first date expression with one, nullable */
  gint64 date;        /* that expression, or 0 */
  GVariant *accept;   /* the "accept" of event.create where it is only suggested, nullable */
  GArray *actors;     /* of DossierCardItem: id, text: name, detail: kind */
  char *place;        /* name of the first place that is named, nullable */
  GArray *candidates; /* of DossierSameEvent: events that may be the same */
  char **kinds;       /* kinds of events to offer */
  char **states;      /* states of events to offer */
} DossierEventDraft;

void dossier_event_draft_free (DossierEventDraft *self);
void dossier_event_draft_read_async (DossierCorpus *corpus, gint64 revision, guint start, guint end,
                                     const char *words, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
DossierEventDraft *dossier_event_draft_read_finish (DossierCorpus *corpus, GAsyncResult *result,
                                                    GError **error);

void dossier_event_draft_find_same_async (DossierCorpus *corpus, const char *words,
                                          const char *edtf, GArray *actors,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
GArray *dossier_event_draft_find_same_finish (DossierCorpus *corpus, GAsyncResult *result,
                                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEventDraft, dossier_event_draft_free)

G_END_DECLS
