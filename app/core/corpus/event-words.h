#pragma once

#include "corpus/corpus.h"

G_BEGIN_DECLS

/**
 * DossierEventMatch:
 * @event: a record
 * @title: of it
 * @edtf: (nullable): when it was; NULL while it is not dated
 * @value: (nullable): what the words come to then; NULL with a sentence in @problem
 * @problem: (nullable): why nothing can be counted from it
 *
 * An event that some words may name.
 */
typedef struct
{
  gint64 event;
  char *title;
  char *edtf;
  char *value;
  char *problem;
} DossierEventMatch;

/**
 * DossierEventWords:
 * @words: as typed: “two weeks after the raid”
 * @revision: the text they are about, whose events come first; 0 for none
 * @except: an event that is not meant, or 0
 *
 * What is asked.
 */
typedef struct
{
  const char *words;
  gint64 revision;
  gint64 except;
} DossierEventWords;

GPtrArray *dossier_event_words_find (DossierDatabase *database, const DossierEventWords *wish,
                                     GCancellable *cancellable, GError **error);
void dossier_event_words_find_async (DossierCorpus *corpus, const DossierEventWords *wish,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *dossier_event_words_find_finish (DossierCorpus *corpus, GAsyncResult *result,
                                            GError **error);

G_END_DECLS
