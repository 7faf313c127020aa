#pragma once

#include "dates/date-meaning.h"
#include "dates/english-tokens.h"

G_BEGIN_DECLS

/* Shared by the english-*.c files only. A reader takes a sentence and the index of a token, fills
 * in a meaning and returns the index behind what it took, or 0 where it read nothing. */

guint english_read_day (const EnglishSentence *s, guint i, DateMeaning *meaning);
int english_tense (const EnglishSentence *s, guint first, guint behind);

G_END_DECLS
