#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Shared by the english-*.c files only: a text as words, numbers and signs. */

typedef enum
{
  EN_END,  /* past the last token of a sentence */
  EN_WORD, /* of no meaning here */
  EN_NUMBER,
  EN_YEAR_PAIR, /* 1990–95, 2024/25: the second year is in `second` */
  EN_NUMERIC,   /* 2025-10-09, 9/10/2025 */
  EN_CLOCK,     /* 10:30 */
  EN_DECADE,    /* 1980s, ’80s: its first year; below 100 without the century */
  EN_FISCAL,    /* FY2024, FY24: the year; 0 for “fiscal” */
  EN_PART,      /* Q3, H1: as EDTF 33–36, 40–41 */
  EN_POSSESSIVE,
  EN_COMMA,
  EN_DASH,
  EN_OPEN,
  EN_CLOSE,
  EN_MONEY,
  EN_SIGN,
  EN_MONTH,
  EN_WEEKDAY,
  EN_SEASON,
  EN_COUNT,   /* two, a dozen */
  EN_ORDINAL, /* first */
  EN_UNIT,
  EN_DAYPART,
  EN_DAYWORD, /* yesterday −1, today 0, tomorrow 1 */
  EN_DECADE_WORD,
  EN_CENTENARY, /* so many years */
  EN_FEAST,     /* may begin the name of one */
  EN_FUNCTION,  /* `value` is an EnglishFunction */
} EnglishKind;

/* Words by what they do in a date. */
typedef enum
{
  EN_A = 1,
  EN_ABOUT,
  EN_AFTER,
  EN_AGO,
  EN_AND,
  EN_ANNIVERSARY,
  EN_AT,
  EN_BEFORE,
  EN_BEGINNING,
  EN_BETWEEN,
  EN_BY,
  EN_CIRCA,
  EN_COMING,
  EN_COUPLE,
  EN_CURRENT,
  EN_DURING,
  EN_EARLIER,
  EN_EARLY,
  EN_ENDING,
  EN_ERA_AFTER,
  EN_ERA_BEFORE,
  EN_EVE,
  EN_EVERY,
  EN_FOLLOWING,
  EN_FOR,
  EN_FROM,
  EN_HALF,
  EN_HENCE,
  EN_HOURS,
  EN_IN,
  EN_LAST,
  EN_LATE,
  EN_LATER,
  EN_MID,
  EN_MIDDLE,
  EN_MORE,
  EN_NEXT,
  EN_OF,
  EN_ON,
  EN_OR,
  EN_OVER,
  EN_OVERNIGHT,
  EN_PAST,
  EN_PREVIOUS,
  EN_SAME,
  EN_SINCE,
  EN_THAT,
  EN_THE,
  EN_THIS,
  EN_THROUGH,
  EN_TO,
  EN_TONIGHT,
  EN_UNTIL,
  EN_WITHIN,
} EnglishFunction;

/* The order of an EN_NUMERIC, in `second`. */
enum
{
  EN_EITHER_ORDER = 1,
  EN_DAY_FIRST = 2,
  EN_MONTH_FIRST = 3,
};

enum
{
  EN_CAPITAL = 1 << 0, /* begins with a capital letter */
  EN_PLURAL = 1 << 1,  /* days, Mondays */
  EN_SHORT = 1 << 2,   /* Jan, Tue */
  EN_JOINED = 1 << 3,  /* no blank before it */
  EN_SUFFIX = 1 << 4,  /* 9th */
  EN_GROUPED = 1 << 5, /* 2,000: never a year */
  EN_LINE = 1 << 6,    /* first of its line */
  EN_LOWER = 1 << 7,   /* all of it small letters */
};

/* Of an EN_WORD: what the text is about, so that “the first half” is one of a year or of a match. */
enum
{
  EN_TRADE = 8,
  EN_GAME = 9,
  EN_DEED = 10, /* what is spoken of when it has happened: an attack, a ruling */
};

typedef struct
{
  gsize at;      /* bytes from the beginning of the text */
  guint32 bytes; /* length */
  guint32 start; /* code points */
  gint32 value;
  gint32 second;
  guint8 kind;
  guint8 flags;
  guint8 digits;
  guint8 month, day; /* of EN_NUMERIC; month 0: the order of day and month is not told */
} EnglishToken;

#define EN_TENSE_UNKNOWN 100

/* The words of one sentence, or of a part where it is very long. */
typedef struct
{
  const char *text;
  const EnglishToken *tokens;
  guint n;       /* as far as may be read */
  guint n_all;   /* as far as a verb may be looked for */
  gint8 *tenses; /* of each token what it says as a verb; EN_TENSE_UNKNOWN until it is asked */
  guint paragraph, number;
  gboolean is_given; /* somebody says that it is an expression: how it stands need not prove it */
} EnglishSentence;

typedef struct
{
  const char *text;
  gsize n_bytes;
  gsize at;
  guint offset;
  guint paragraph, n_sentences;
  GArray *tokens; /* of the sentence */
  GArray *tenses; /* of its tokens */
} EnglishReader;

typedef struct
{
  EnglishKind kind;
  int value;
  guint flags;
} EnglishMeaning;

gboolean english_read_sentence (EnglishReader *reader, EnglishSentence *sentence);
EnglishMeaning english_word_lookup (const char *word, gsize length);
void english_read_digits (const char *p, const char *end, EnglishToken *token);

static inline guint
english_token_end (const EnglishSentence *s, guint i)
{
  return s->tokens[i].start + (guint) g_utf8_strlen (s->text + s->tokens[i].at, s->tokens[i].bytes);
}

static inline const EnglishToken *
english_at (const EnglishSentence *s, guint i)
{
  static const EnglishToken end = { .kind = EN_END };

  return i < s->n ? &s->tokens[i] : &end;
}

static inline gboolean
english_is (const EnglishSentence *s, guint i, EnglishKind kind)
{
  return english_at (s, i)->kind == kind;
}

static inline guint8
english_flags (const EnglishSentence *s, guint i)
{
  return english_at (s, i)->flags;
}

static inline gboolean
english_does (const EnglishSentence *s, guint i, EnglishFunction function)
{
  const EnglishToken *token = english_at (s, i);

  return token->kind == EN_FUNCTION && token->value == (int) function;
}

G_END_DECLS
