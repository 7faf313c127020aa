#pragma once

#include "corpus/corpus.h"

G_BEGIN_DECLS

/**
 * DossierDatesEverywhere:
 * @revision: the text in which the person looked at one; it comes first
 * @like: of that expression, as dossier_dates_find() has it
 * @words: of that expression, for the name of the step
 *
 * Which suggestions are accepted.
 */
typedef struct
{
  gint64 revision;
  guint like;
  const char *words;
} DossierDatesEverywhere;

/**
 * DossierDatesAccepted:
 * @dates: records that were made
 * @articles: in so many texts
 * @first: the first of them, or 0
 * @stopped: whether it was cancelled before the end; what was accepted until then stays, as one step
 *
 * What came of it.
 */
typedef struct
{
  guint dates;
  guint articles;
  gint64 first;
  gboolean stopped;
} DossierDatesAccepted;

typedef void (*DossierDatesProgress) (guint done, guint total, gpointer data);

void dossier_dates_accept_everywhere_async (DossierCorpus *corpus,
                                            const DossierDatesEverywhere *which,
                                            GCancellable *cancellable,
                                            DossierDatesProgress progress, gpointer progress_data,
                                            GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_dates_accept_everywhere_finish (DossierCorpus *corpus, GAsyncResult *result,
                                                 DossierDatesAccepted *accepted, GError **error);

G_END_DECLS
