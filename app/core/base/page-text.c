#include "base/page-text.h"

#include "base/sentence-breaks.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* A paragraph above WALL is broken at sentence ends: at the third if GOOD is reached by then, at
 * the fifth in any case. Where no sentence ends at all, HARD keeps one line from costing seconds. */
#define WALL      800
#define GOOD      320
#define TAIL      160
#define HARD      2000
#define MIN_COUNT 3
#define MAX_COUNT 5

struct _DossierPageText
{
  char *article;
  char *page;
  guint length;       /* of the article, in code points */
  GArray *breaks;     /* guint: the article offset that begins a paragraph of ours */
  GArray *insertions; /* guint: those of them where a line feed had to be added */
};

/* One paragraph on its way to the page. */
typedef struct
{
  DossierPageText *text;
  GString *page;
  const char *bytes; /* of the paragraph */
  gsize n_bytes;
  guint n_chars;
  guint offset;       /* of the paragraph, in the article */
  gsize copied_bytes; /* what is on the page already */
  guint copied_chars;
} Paragraph;

static guint
count_chars (const char *from, const char *to)
{
  return (guint) g_utf8_strlen (from, to - from);
}

/* Ends a paragraph of ours before the byte @at: a space there becomes the line feed. */
static void
break_before (Paragraph *p, gsize at)
{
  const char *previous = g_utf8_find_prev_char (p->bytes, p->bytes + at);
  gboolean is_space = previous != NULL && g_unichar_isspace (g_utf8_get_char (previous));
  gsize end = is_space ? (gsize) (previous - p->bytes) : at;
  guint chars = p->copied_chars + count_chars (p->bytes + p->copied_bytes, p->bytes + at);
  guint offset = p->offset + chars;

  g_string_append_len (p->page, p->bytes + p->copied_bytes, (gssize) (end - p->copied_bytes));
  g_string_append_c (p->page, '\n');
  g_array_append_val (p->text->breaks, offset);
  if (!is_space)
    g_array_append_val (p->text->insertions, offset);
  p->copied_bytes = at;
  p->copied_chars = chars;
}

/* Where a stretch without sentence ends may be cut near @limit: behind a space, else between two
 * characters as people see them, never inside one. */
static gsize
find_cut (Paragraph *p, UBreakIterator *characters, gsize limit)
{
  const char *from = p->bytes + p->copied_bytes;
  const char *at = p->bytes + limit;

  for (guint i = 0; i < HARD / 4 && at > from; i++)
    {
      const char *previous = g_utf8_find_prev_char (from, at);

      if (previous == NULL || previous == from)
        break;
      if (*previous == ' ')
        return (gsize) (at - p->bytes);
      at = previous;
    }
  if (ubrk_isBoundary (characters, (int32_t) limit))
    return limit;
  return (gsize) ubrk_preceding (characters, (int32_t) limit);
}

/* Cuts what stands before the byte @to into stretches of HARD, whatever stands in it. */
static void
cut_hard (Paragraph *p, UBreakIterator *characters, gsize to)
{
  guint left = count_chars (p->bytes + p->copied_bytes, p->bytes + to);

  while (left > HARD)
    {
      const char *limit = g_utf8_offset_to_pointer (p->bytes + p->copied_bytes, HARD);
      guint before = p->copied_chars;
      gsize at = find_cut (p, characters, (gsize) (limit - p->bytes));

      if (at <= p->copied_bytes || at >= p->n_bytes)
        break;
      break_before (p, at);
      left -= p->copied_chars - before;
    }
}

static void
break_at_sentences (Paragraph *p, GArray *sentences, UBreakIterator *characters)
{
  guint count = 0;
  guint chars = 0; /* since the last break */
  gsize previous = 0;

  for (guint i = 1; i < sentences->len + 1; i++)
    {
      gsize at =
          i < sentences->len ? g_array_index (sentences, DossierByteRange, i).start : p->n_bytes;
      guint before = p->copied_chars;
      guint length = count_chars (p->bytes + previous, p->bytes + at);

      count++;
      chars += length;
      if (length > HARD)
        {
          cut_hard (p, characters, at);
          chars = chars > p->copied_chars - before ? chars - (p->copied_chars - before) : 0;
          count = 1;
        }
      previous = at;
      if (at >= p->n_bytes || p->n_chars - p->copied_chars - chars < TAIL)
        continue;
      if (count >= MAX_COUNT || (count >= MIN_COUNT && chars >= GOOD) || chars >= WALL)
        {
          break_before (p, at);
          count = chars = 0;
        }
    }
}

static void
append_wall (Paragraph *p)
{
  UErrorCode status = U_ZERO_ERROR;
  UText *utext = utext_openUTF8 (NULL, p->bytes, (int64_t) p->n_bytes, &status);
  UBreakIterator *characters = ubrk_open (UBRK_CHARACTER, "", NULL, 0, &status);
  g_autoptr (DossierSentenceBreaks) splitter = dossier_sentence_breaks_new (NULL);
  g_autoptr (GArray) sentences = g_array_new (FALSE, FALSE, sizeof (DossierByteRange));

  if (U_SUCCESS (status))
    ubrk_setUText (characters, utext, &status);
  /* Without ICU's data a wall stays a wall. */
  if (U_SUCCESS (status))
    {
      dossier_sentence_breaks_split (splitter, p->bytes, p->n_bytes, sentences);
      break_at_sentences (p, sentences, characters);
    }
  g_clear_pointer (&characters, ubrk_close);
  g_clear_pointer (&utext, utext_close);
  g_string_append_len (p->page, p->bytes + p->copied_bytes,
                       (gssize) (p->n_bytes - p->copied_bytes));
}

/**
 * dossier_page_text_new:
 * @text: the text of an article, UTF-8
 * @break_walls: whether paragraphs above 800 characters are broken for the page
 *
 * Breaks at sentence ends, every three to five sentences: the space there becomes a line feed, so
 * that offsets stay what they are; only where there is no space is a line feed added and mapped.
 *
 * Returns: (transfer full): the page. It does not change; any thread.
 */
DossierPageText *
dossier_page_text_new (const char *text, gboolean break_walls)
{
  DossierPageText *self = g_new0 (DossierPageText, 1);
  g_autoptr (GString) page = NULL;
  gsize n_bytes = strlen (text);

  self->article = g_strndup (text, n_bytes);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->insertions = g_array_new (FALSE, FALSE, sizeof (guint));
  page = g_string_sized_new (n_bytes + 16);

  for (const char *line = self->article; *line != '\0';)
    {
      const char *end = strchr (line, '\n');
      Paragraph p = { self, page, line, 0, 0, self->length, 0, 0 };

      end = end != NULL ? end + 1 : self->article + n_bytes;
      p.n_bytes = (gsize) (end - line);
      p.n_chars = count_chars (line, end);
      if (break_walls && p.n_chars > WALL)
        append_wall (&p);
      else
        g_string_append_len (page, line, (gssize) p.n_bytes);
      self->length += p.n_chars;
      line = end;
    }
  self->page = g_string_free (g_steal_pointer (&page), FALSE);
  return self;
}

/**
 * dossier_page_text_free:
 * @self: (nullable) (transfer full): a page
 */
void
dossier_page_text_free (DossierPageText *self)
{
  if (self == NULL)
    return;
  g_free (self->article);
  g_free (self->page);
  g_array_unref (self->breaks);
  g_array_unref (self->insertions);
  g_free (self);
}

/**
 * dossier_page_text_get_page:
 * @self: a page
 *
 * Returns: (transfer none): what is laid out
 */
const char *
dossier_page_text_get_page (DossierPageText *self)
{
  return self->page;
}

/**
 * dossier_page_text_get_article:
 * @self: a page
 *
 * Returns: (transfer none): the text as it came
 */
const char *
dossier_page_text_get_article (DossierPageText *self)
{
  return self->article;
}

/**
 * dossier_page_text_get_length:
 * @self: a page
 *
 * Returns: the length of the article in code points
 */
guint
dossier_page_text_get_length (DossierPageText *self)
{
  return self->length;
}

/* How many of the sorted @offsets are at most @limit. */
static guint
count_up_to (GArray *offsets, guint limit)
{
  guint low = 0;
  guint high = offsets->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (offsets, guint, middle) <= limit)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * dossier_page_text_to_page:
 * @self: a page
 * @article_offset: a position in the article
 *
 * Returns: where the character at that position stands on the page
 */
guint
dossier_page_text_to_page (DossierPageText *self, guint article_offset)
{
  return article_offset + count_up_to (self->insertions, article_offset);
}

/**
 * dossier_page_text_end_to_page:
 * @self: a page
 * @article_end: the position behind a range in the article
 *
 * Returns: the position behind the range's last character on the page; it differs from
 *   dossier_page_text_to_page() where a line feed of ours follows
 */
guint
dossier_page_text_end_to_page (DossierPageText *self, guint article_end)
{
  return article_end == 0 ? 0 : dossier_page_text_to_page (self, article_end - 1) + 1;
}

/**
 * dossier_page_text_to_article:
 * @self: a page
 * @page_offset: a position on the page
 *
 * Returns: that position in the article; both sides of a line feed of ours are the same position
 */
guint
dossier_page_text_to_article (DossierPageText *self, guint page_offset)
{
  guint low = 0;
  guint high = self->insertions->len;

  /* Insertion i stands on the page at its article offset + i. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->insertions, guint, middle) + middle < page_offset)
        low = middle + 1;
      else
        high = middle;
    }
  return MIN (page_offset - low, self->length);
}

/**
 * dossier_page_text_get_n_breaks:
 * @self: a page
 *
 * Returns: how many paragraphs begin by our doing
 */
guint
dossier_page_text_get_n_breaks (DossierPageText *self)
{
  return self->breaks->len;
}

/**
 * dossier_page_text_get_break:
 * @self: a page
 * @number: below the number of breaks
 *
 * Returns: the article offset of the first character behind that break
 */
guint
dossier_page_text_get_break (DossierPageText *self, guint number)
{
  g_return_val_if_fail (number < self->breaks->len, 0);
  return g_array_index (self->breaks, guint, number);
}

/**
 * dossier_page_text_is_break:
 * @self: a page
 * @article_offset: a position in the article
 *
 * Returns: whether a paragraph of ours begins there
 */
gboolean
dossier_page_text_is_break (DossierPageText *self, guint article_offset)
{
  guint n = count_up_to (self->breaks, article_offset);

  return n > 0 && g_array_index (self->breaks, guint, n - 1) == article_offset;
}

/**
 * dossier_page_text_dup_article_range:
 * @self: a page
 * @start: first code point, in the article
 * @end: the one behind the last; both are cut to the article's length
 *
 * Returns: (transfer full): the article's own words, without a break of ours
 */
char *
dossier_page_text_dup_article_range (DossierPageText *self, guint start, guint end)
{
  const char *from;
  const char *to;

  end = MIN (end, self->length);
  start = MIN (start, end);
  from = g_utf8_offset_to_pointer (self->article, start);
  to = g_utf8_offset_to_pointer (from, (glong) (end - start));
  return g_strndup (from, (gsize) (to - from));
}
