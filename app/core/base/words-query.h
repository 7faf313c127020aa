#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierWordsQueryFlags:
 * @DOSSIER_WORDS_QUERY_WHOLE: all words are complete
 * @DOSSIER_WORDS_QUERY_TYPING: the last bare word is still being typed and matches as a prefix
 */
typedef enum
{
  DOSSIER_WORDS_QUERY_WHOLE = 0,
  DOSSIER_WORDS_QUERY_TYPING = 1 << 0,
} DossierWordsQueryFlags;

char *dossier_words_query (const char *words, DossierWordsQueryFlags flags);

G_END_DECLS
