#pragma once

#include "base/text-map.h"
#include "dates/date-meaning.h"

G_BEGIN_DECLS

/**
 * DossierDateLanguage:
 * @code: language code of ISO 639, such as "en"
 * @find: appends the #DateExpression of @text to @found, sorted and not overlapping, in one pass
 *   and in time linear to the text; it keeps no state, because threads share it. @marked are
 *   ranges, sorted and apart, that somebody says are expressions: nothing else is found across
 *   their borders, and what cannot be read there is no expression
 *
 * How one language talks about time. It reads words and knows nothing of publication dates: what
 * it finds is resolved by date-resolver, the same for all languages. A new language is a file
 * with one of these and a line in date-language.c.
 */
typedef struct
{
  const char *code;
  void (*find) (const char *text, gsize n_bytes, const DossierTextRange *marked, gsize n_marked,
                GArray *found);
} DossierDateLanguage;

extern const DossierDateLanguage dossier_date_english;

const DossierDateLanguage *dossier_date_language_lookup (const char *code);

G_END_DECLS
