#pragma once

#include "dates/english-tokens.h"

G_BEGIN_DECLS

/* The lists of words, shared by english-words.c and english-verbs.c only. */

#define ENGLISH_LONGEST 13

typedef struct
{
  char word[ENGLISH_LONGEST + 1];
  guint8 kind;
  gint16 value;
  guint8 flags;
} EnglishEntry;

extern const EnglishEntry english_verbs[];
extern const gsize english_n_verbs;

G_END_DECLS
