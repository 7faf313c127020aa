#pragma once

#include "base/edtf-private.h"

G_BEGIN_DECLS

/* Shared by the edtf-entry*.c files only: dates typed in English words. */

typedef enum
{
  ENTRY_END,
  ENTRY_NUMBER,
  ENTRY_DECADE, /* 1980s */
  ENTRY_WORD,   /* in lower case */
  ENTRY_DASH,
  ENTRY_QUESTION,
} EntryTokenType;

#define ENTRY_WORD_BYTES 16

typedef struct
{
  EntryTokenType type;
  const char *at;
  char word[ENTRY_WORD_BYTES];
  gint64 number;
  int n_digits;
} EntryToken;

typedef struct
{
  EdtfScan scan;
  GArray *tokens;
  guint next;
  gint64 anchor;
} Entry;

/* A date as it was said; what is missing is filled from its neighbour or the anchor. */
typedef struct
{
  const char *at;
  gboolean has_year;
  gint64 year;
  int month, day; /* 0: not said */
  int season;     /* EDTF 21 to 41, or 0 */
  gboolean is_decade;
  gboolean is_century; /* `year` is its first, as 1800 for the 19th */
  int weekday;         /* said beside the date, to be checked; or 0 */
  int portion;         /* 1 early, 2 mid, 3 late, or 0 */
  gboolean is_within;  /* one day of what was said, not the whole */
  gboolean is_fixed;   /* counted from the anchor: the days below, and nothing of the above */
  gint64 first, last;
} EntryDate;

gboolean entry_read_tokens (Entry *entry);
const EntryToken *entry_peek (const Entry *entry, guint ahead);
gboolean entry_take_word (Entry *entry, const char *words);
gboolean entry_take (Entry *entry, EntryTokenType type);
int entry_small_number (const EntryToken *token);
int entry_month (const EntryToken *token);
int entry_season (const EntryToken *token);
int entry_weekday (const EntryToken *token);

gboolean entry_is_relative (const Entry *entry);
gboolean entry_read_relative (Entry *entry, EntryDate *date);

gboolean entry_read_date (Entry *entry, EntryDate *date);
void entry_share (EntryDate *first, EntryDate *last);
gboolean entry_complete (Entry *entry, EntryDate *date);
char *entry_read_numeric (Entry *entry);
gboolean entry_is_numeric (const char *words);
void entry_write_ends (const EntryDate *date, char **first, char **last);

G_END_DECLS
