#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierWordsFlags:
 * @DOSSIER_WORDS_TEXT: a text: every run of CJK characters ends with its last one alone
 * @DOSSIER_WORDS_QUERY: words sought: the final run of two or more CJK characters does not, so that
 *   it is also found inside a longer run
 */
typedef enum
{
  DOSSIER_WORDS_TEXT = 0,
  DOSSIER_WORDS_QUERY = 1 << 0,
} DossierWordsFlags;

/**
 * DossierWordsFunc:
 * @data: as given
 * @token: the folded token, UTF-8; not NUL-terminated
 * @length: bytes in @token
 * @start: byte in the text where the token starts
 * @end: byte in the text where it ends
 *
 * Returns: 0 to go on; anything else ends the tokenizing and is what it returns.
 */
typedef int (*DossierWordsFunc) (gpointer data, const char *token, int length, int start, int end);

int dossier_words_tokenize (const char *text, gsize n_bytes, DossierWordsFlags flags,
                            DossierWordsFunc func, gpointer data);
gboolean dossier_words_is_cjk (gunichar c);

G_END_DECLS
