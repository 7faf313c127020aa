#include "dates/english-tokens.h"

#include <string.h>

/* A sentence of more words is cut: what is looked for is short, and the memory stays small. */
#define MAX_TOKENS 1024

typedef struct
{
  EnglishReader *reader;
  const char *p;
  const char *end;
  guint newlines;
  gboolean is_joined;
} Scan;

/* A sign that belongs to the word beside it: letters of other scripts, accents, joiners. */
static gboolean
is_word_char (const char *p, const char *end)
{
  if (p >= end)
    return FALSE;
  if ((guchar) *p < 0x80)
    return g_ascii_isalnum (*p) || *p == '_';
  gunichar c = g_utf8_get_char (p);
  return !g_unichar_isspace (c) && !g_unichar_ispunct (c)
         && g_unichar_type (c) != G_UNICODE_CURRENCY_SYMBOL;
}

static const char *
skip_word_chars (const char *p, const char *end)
{
  while (is_word_char (p, end))
    p = g_utf8_next_char (p);
  return p;
}

static EnglishToken *
add_token (Scan *scan, EnglishToken *token)
{
  EnglishReader *reader = scan->reader;

  token->at = (gsize) (scan->p - reader->text);
  token->start = reader->offset;
  if (scan->is_joined)
    token->flags |= EN_JOINED;
  if (scan->newlines > 0)
    token->flags |= EN_LINE;
  g_array_append_val (reader->tokens, *token);
  reader->offset += (guint) g_utf8_strlen (scan->p, token->bytes);
  scan->p += token->bytes;
  scan->newlines = 0;
  scan->is_joined = TRUE;
  return &g_array_index (reader->tokens, EnglishToken, reader->tokens->len - 1);
}

/* “Jan. 23”, “Oct. in”: the stop belongs to the month, and ends no sentence. */
static gboolean
takes_stop (const char *p, const char *end)
{
  if (p >= end || *p != '.')
    return FALSE;
  if (p + 1 < end && (p[1] == ',' || p[1] == '-'))
    return TRUE;
  if (p + 1 < end && g_ascii_isdigit (p[1]))
    return TRUE;
  return p + 2 < end && p[1] == ' ' && (g_ascii_isdigit (p[2]) || g_ascii_islower (p[2]));
}

/* Takes a.m., p.m., B.C., U.S. and the like, whose stops end no sentence; NULL when it is none. */
static const char *
skip_initials (const char *p, const char *end)
{
  const char *q = p;

  while (q + 1 < end && g_ascii_isalpha (q[0]) && q[1] == '.')
    q += 2;
  if (q - p < 4 || is_word_char (q, end))
    return NULL;
  return q;
}

static void
read_initials (EnglishToken *token, const char *p)
{
  token->kind = EN_WORD;
  if (g_ascii_strncasecmp (p, "a.m.", 4) == 0 || g_ascii_strncasecmp (p, "p.m.", 4) == 0)
    token->kind = EN_CLOCK;
  else if (token->bytes == 4 && memcmp (p, "A.D.", 4) == 0)
    *token = (EnglishToken){ .kind = EN_FUNCTION, .value = EN_ERA_AFTER, .bytes = 4 };
  else if (token->bytes == 4 && memcmp (p, "B.C.", 4) == 0)
    *token = (EnglishToken){ .kind = EN_FUNCTION, .value = EN_ERA_BEFORE, .bytes = 4 };
}

/* Q3, H1, FY2024, FY24. */
static gboolean
read_division (EnglishToken *token, const char *p, const char *end)
{
  gsize n = (gsize) (end - p);

  if (n == 2 && p[0] == 'Q' && p[1] >= '1' && p[1] <= '4')
    *token = (EnglishToken){ .kind = EN_PART, .value = 33 + p[1] - '1', .bytes = 2 };
  else if (n == 2 && p[0] == 'H' && (p[1] == '1' || p[1] == '2'))
    *token = (EnglishToken){ .kind = EN_PART, .value = 40 + p[1] - '1', .bytes = 2 };
  else if ((n == 4 || n == 6) && memcmp (p, "FY", 2) == 0 && g_ascii_isdigit (p[2])
           && g_ascii_isdigit (p[3]))
    {
      int year = (int) g_ascii_strtoull (p + 2, NULL, 10);
      *token = (EnglishToken){ .kind = EN_FISCAL,
                               .value = n > 4       ? year
                                        : year < 50 ? 2000 + year
                                                    : 1900 + year,
                               .bytes = (guint32) n };
    }
  else
    return FALSE;
  return TRUE;
}

static void
fill_word (EnglishToken *token, const char *p, const char *end, const char *text_end)
{
  gsize n = (gsize) (end - p);
  EnglishMeaning meaning = english_word_lookup (p, n);
  gboolean is_lower = TRUE;

  token->kind = meaning.kind;
  token->value = meaning.value;
  token->flags = (guint8) meaning.flags;
  token->bytes = (guint32) n;
  for (const char *q = p; q < end; q++)
    is_lower = is_lower && g_ascii_islower (*q);
  token->flags |= g_ascii_isupper (*p) ? EN_CAPITAL : is_lower ? EN_LOWER : 0;
  if ((token->flags & EN_SHORT) != 0 && (token->kind == EN_MONTH || token->kind == EN_WEEKDAY)
      && takes_stop (end, text_end))
    token->bytes++;
}

static void
read_word (Scan *scan)
{
  const char *end = skip_initials (scan->p, scan->end);
  EnglishToken token = { 0 };

  if (end != NULL)
    {
      token.bytes = (guint32) (end - scan->p);
      read_initials (&token, scan->p);
      add_token (scan, &token);
      return;
    }
  end = scan->p;
  while (end < scan->end && g_ascii_isalpha (*end))
    end++;
  if (is_word_char (end, scan->end))
    {
      end = skip_word_chars (end, scan->end);
      token.bytes = (guint32) (end - scan->p);
      token.flags = g_ascii_isupper (*scan->p) ? EN_CAPITAL : 0;
      if (!read_division (&token, scan->p, end))
        token.kind = EN_WORD;
    }
  else
    fill_word (&token, scan->p, end, scan->end);
  add_token (scan, &token);
}

static gboolean
follows_letter (const Scan *scan)
{
  const GArray *tokens = scan->reader->tokens;

  if (!scan->is_joined || tokens->len < 2)
    return FALSE;
  const EnglishToken *dash = &g_array_index (tokens, EnglishToken, tokens->len - 1);
  const EnglishToken *word = &g_array_index (tokens, EnglishToken, tokens->len - 2);
  return dash->kind == EN_DASH && (dash->flags & EN_JOINED) != 0 && word->kind == EN_WORD;
}

static void
read_digits (Scan *scan)
{
  EnglishToken token = { 0 };
  const char *end;

  english_read_digits (scan->p, scan->end, &token);
  end = scan->p + token.bytes;
  /* F-16 is no number; pre-2011 holds a year. */
  if (token.kind == EN_NUMBER && token.digits < 4 && follows_letter (scan))
    token.kind = EN_WORD;
  if (is_word_char (end, scan->end))
    {
      token.kind = EN_WORD;
      token.bytes = (guint32) (skip_word_chars (end, scan->end) - scan->p);
    }
  add_token (scan, &token);
}

static EnglishKind
sign_kind (gunichar c)
{
  if (c == ',')
    return EN_COMMA;
  if (c == '-' || (c >= 0x2010 && c <= 0x2015))
    return EN_DASH;
  if (c == '(' || c == '[')
    return EN_OPEN;
  if (c == ')' || c == ']')
    return EN_CLOSE;
  if (c == '$' || c == '#' || g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL)
    return EN_MONEY;
  return EN_SIGN;
}

/* ’s behind a word: “Monday’s”. */
static gboolean
read_possessive (Scan *scan, gunichar c)
{
  gsize n = c == '\'' ? 1 : strlen ("’");
  EnglishToken token = { .kind = EN_POSSESSIVE };

  if ((c != '\'' && c != 0x2019) || !scan->is_joined || scan->p + n >= scan->end
      || (scan->p[n] | 0x20) != 's' || is_word_char (scan->p + n + 1, scan->end))
    return FALSE;
  token.bytes = (guint32) n + 1;
  add_token (scan, &token);
  return TRUE;
}

static void
read_sign (Scan *scan)
{
  gunichar c = g_utf8_get_char (scan->p);
  EnglishToken token = { .kind = (guint8) sign_kind (c), .value = (gint32) c };

  if (read_possessive (scan, c))
    return;
  token.bytes = (guint32) (g_utf8_next_char (scan->p) - scan->p);
  add_token (scan, &token);
}

/* Whether the stop at @p ends a sentence: a blank and then no small letter follow. */
static gboolean
is_stop (const Scan *scan)
{
  const char *p = scan->p + 1;
  const GArray *tokens = scan->reader->tokens;

  if (strchr (".!?", *scan->p) == NULL)
    return FALSE;
  while (p < scan->end && p < scan->p + 12 && strchr ("\"')]", *p) != NULL)
    p++;
  for (guint i = 0; i < 2; i++)
    if (scan->end - p >= 3 && (g_str_has_prefix (p, "”") || g_str_has_prefix (p, "’")))
      p += 3;
  if (p >= scan->end || *p == '\n' || *p == '\r')
    return TRUE;
  if (*p != ' ' || (p + 1 < scan->end && g_ascii_islower (p[1])))
    return FALSE;
  if (*scan->p != '.' || tokens->len == 0)
    return TRUE;
  /* “Mr. Smith”, “J. Smith”: short words with a capital go on. */
  const EnglishToken *last = &g_array_index (tokens, EnglishToken, tokens->len - 1);
  if (last->kind == EN_FUNCTION && last->value == EN_CIRCA)
    return FALSE;
  return last->kind != EN_WORD || last->bytes > 3 || (last->flags & EN_CAPITAL) == 0
         || !scan->is_joined;
}

/* A new line begins a new sentence, unless the words are plainly wrapped. */
static gboolean
breaks_line (const Scan *scan)
{
  const GArray *tokens = scan->reader->tokens;
  const EnglishToken *last;

  if (scan->newlines == 0 || tokens->len == 0)
    return FALSE;
  if (scan->newlines > 1)
    return TRUE;
  last = &g_array_index (tokens, EnglishToken, tokens->len - 1);
  return !g_ascii_islower (*scan->p) && !g_ascii_isdigit (*scan->p)
         && (last->kind == EN_WORD || last->kind == EN_SIGN || last->kind == EN_CLOSE
             || last->kind == EN_POSSESSIVE);
}

static gboolean
skip_blank (Scan *scan)
{
  guchar c = (guchar) *scan->p;
  const char *next = g_utf8_next_char (scan->p);

  if (c >= 0x80 ? !g_unichar_isspace (g_utf8_get_char (scan->p)) : c > ' ')
    return FALSE;
  scan->newlines += c == '\n' ? 1 : 0;
  scan->is_joined = FALSE;
  scan->p = next;
  scan->reader->offset++;
  return TRUE;
}

/* Reads one token; FALSE at the end of the sentence. */
static gboolean
read_token (Scan *scan)
{
  guchar c = (guchar) *scan->p;

  if (breaks_line (scan))
    {
      scan->reader->paragraph++;
      return FALSE;
    }
  if (g_ascii_isalpha ((char) c))
    read_word (scan);
  else if (g_ascii_isdigit ((char) c))
    read_digits (scan);
  else if (is_word_char (scan->p, scan->end))
    {
      EnglishToken token = {
        .kind = EN_WORD,
        .bytes = (guint32) (skip_word_chars (scan->p, scan->end) - scan->p),
      };
      add_token (scan, &token);
    }
  else
    {
      gboolean ends = is_stop (scan);
      read_sign (scan);
      return !ends;
    }
  return scan->reader->tokens->len < MAX_TOKENS;
}

/**
 * english_read_sentence:
 * @reader: where reading stands
 * @sentence: (out): the words; they last until the next call
 *
 * Reads the next sentence, or the next part of one that is very long. Ends of sentences are
 * guessed: what hangs on them is which verb a weekday goes with. One pass, any thread.
 *
 * Returns: FALSE at the end of the text
 */
gboolean
english_read_sentence (EnglishReader *reader, EnglishSentence *sentence)
{
  Scan scan = { reader, reader->text + reader->at, reader->text + reader->n_bytes, 0, FALSE };

  g_array_set_size (reader->tokens, 0);
  while (scan.p < scan.end)
    {
      if (skip_blank (&scan))
        continue;
      if (reader->tokens->len == 0 && scan.newlines > 0)
        reader->paragraph++;
      if (!read_token (&scan))
        break;
    }
  reader->at = (gsize) (scan.p - reader->text);
  g_array_set_size (reader->tenses, reader->tokens->len);
  if (reader->tenses->len > 0)
    memset (reader->tenses->data, EN_TENSE_UNKNOWN, reader->tenses->len);
  *sentence = (EnglishSentence){
    .text = reader->text,
    .tokens = (const EnglishToken *) (gpointer) reader->tokens->data,
    .n = reader->tokens->len,
    .n_all = reader->tokens->len,
    .tenses = (gint8 *) reader->tenses->data,
    .paragraph = reader->paragraph,
    .number = reader->n_sentences++,
  };
  return reader->tokens->len > 0;
}
