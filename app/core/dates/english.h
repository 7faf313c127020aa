#pragma once

#include "dates/date-meaning.h"
#include "dates/english-tokens.h"

G_BEGIN_DECLS

/* Shared by the english-*.c files only. A reader takes a sentence and the index of a token, fills
 * in a meaning and returns the index behind what it took, or 0 where it read nothing. */

/* What a verb says of when. */
typedef enum
{
  EN_TENSE_REPORTED = -3, /* past, of somebody who said so when it was news */
  EN_TENSE_PAST = -2,
  EN_TENSE_MAYBE_PAST = -1,
  EN_TENSE_NONE = 0,
  EN_TENSE_MAYBE_AHEAD = 1,
  EN_TENSE_AHEAD = 2,
  EN_TENSE_TOLD = 3,  /* “was to”: ahead once */
  EN_TENSE_WOULD = 4, /* ahead of what was told or said */
} EnglishTense;

/* Calendar: days, months, years. */
gboolean english_is_day_number (const EnglishSentence *s, guint i);
gboolean english_is_month (const EnglishSentence *s, guint i);
gboolean english_is_short_year (const EnglishSentence *s, guint i, gint64 *year);
gboolean english_is_year (const EnglishSentence *s, guint i);
guint english_read_date (const EnglishSentence *s, guint i, DateMeaning *meaning);
guint english_read_weekday (const EnglishSentence *s, guint i, DateMeaning *meaning);
guint english_read_year (const EnglishSentence *s, guint i, DateMeaning *meaning);
guint english_read_feast (const EnglishSentence *s, guint i, DateMeaning *meaning);
guint english_read_whose_year (const EnglishSentence *s, guint i, DateMeaning *meaning);

/* Parts of years, decades, centuries. */
guint english_read_part (const EnglishSentence *s, guint i, DateMeaning *meaning);
guint english_read_division (const EnglishSentence *s, guint i, DateMeaning *meaning);
guint english_read_trade (const EnglishSentence *s, guint i, DateMeaning *meaning);
guint english_read_this (const EnglishSentence *s, guint i, DateMeaning *meaning);
guint english_read_decade (const EnglishSentence *s, guint i, DateMeaning *meaning);

/* What is counted from a day. */
guint english_read_named (const EnglishSentence *s, guint i, DateMeaning *meaning);
guint english_read_day_word (const EnglishSentence *s, guint i, DateMeaning *meaning);
guint english_read_vague (const EnglishSentence *s, guint i, DateMeaning *meaning);
guint english_read_seasons (const EnglishSentence *s, guint i, DateMeaning *meaning);
guint english_read_count (const EnglishSentence *s, guint i, DateMeaning *meaning);
guint english_read_offset (const EnglishSentence *s, guint i, DateExpression *expression);
guint english_read_nth (const EnglishSentence *s, guint i, DateExpression *expression);

/* Any of the above. */
guint english_read_point (const EnglishSentence *s, guint i, DateMeaning *meaning);
guint english_read_expression (const EnglishSentence *s, guint i, DateExpression *expression);

gboolean english_says (const EnglishSentence *s, guint i, const char *word);
gboolean english_says_one_of (const EnglishSentence *s, guint i, const char *const *words);
gboolean english_ends_in_ed (const EnglishSentence *s, guint i);
gboolean english_is_measure (const EnglishSentence *s, guint i);
guint english_skip_daypart (const EnglishSentence *s, guint i, DateMeaning *meaning);
gboolean english_is_pronoun (const EnglishSentence *s, guint i);
gboolean english_was_planned (const EnglishSentence *s, guint first);
gboolean english_is_planned (const EnglishSentence *s, guint first);
gboolean english_was_dropped (const EnglishSentence *s, guint i);
EnglishTense english_verb_tense (const EnglishSentence *s, guint i);
void english_set_in_sentence (const EnglishSentence *s, guint start, guint end, GArray *found,
                              DateExpression *expression);
gboolean english_is_announced (const EnglishSentence *s, guint noun);
gboolean english_is_aside (const EnglishSentence *s, guint first, guint behind);
EnglishTense english_tense (const EnglishSentence *s, guint first, guint behind);

G_END_DECLS
