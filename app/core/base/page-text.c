#include "base/page-text.h"

#include "base/sentence-breaks.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* A paragraph above WALL is broken at sentence ends: at the third if GOOD is reached by then, at
 * the fifth in any case. Where no sentence ends at all, HARD keeps one line from costing seconds. */
#define WALL 800
#define GOOD 320
#define TAIL 160
#define HARD 2000
/* What even a page that shows paragraphs as they came breaks: laying out one line takes GTK as long
 * as it is, in every frame. */
#define ENDLESS   16000
#define MIN_COUNT 3
#define MAX_COUNT 5

struct _DossierPageText
{
  DossierTextMap *article;
  guint start; /* of what is laid out, in the article */
  guint end;
  char *page;
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
 * dossier_page_text_new_part:
 * @article: the text of an article; kept by reference
 * @start: the first code point that is laid out, where a line begins or a part of the text does
 * @end: the one behind the last
 * @break_walls: whether paragraphs above 800 characters are broken for the page; those that no
 *   screen could show, above 16,000, always are
 *
 * Breaks at sentence ends, every three to five sentences: the space there becomes a line feed, so
 * that offsets stay what they are; only where there is no space is a line feed added and mapped.
 *
 * Returns: (transfer full): the page. It does not change; any thread.
 */
DossierPageText *
dossier_page_text_new_part (DossierTextMap *article, guint start, guint end, gboolean break_walls)
{
  DossierPageText *self = g_new0 (DossierPageText, 1);
  g_autoptr (GString) page = NULL;
  const char *data = dossier_text_map_get_data (article, NULL);
  const char *line, *limit;
  guint offset;

  self->article = dossier_text_map_ref (article);
  self->end = MIN (end, dossier_text_map_get_length (article));
  self->start = offset = MIN (start, self->end);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->insertions = g_array_new (FALSE, FALSE, sizeof (guint));
  line = data + dossier_text_map_byte_at (article, self->start);
  limit = data + dossier_text_map_byte_at (article, self->end);
  page = g_string_sized_new ((gsize) (limit - line) + 16);

  while (line < limit)
    {
      const char *end_of_line = memchr (line, '\n', (gsize) (limit - line));
      Paragraph p = { self, page, line, 0, 0, offset, 0, 0 };

      end_of_line = end_of_line != NULL ? end_of_line + 1 : limit;
      p.n_bytes = (gsize) (end_of_line - line);
      p.n_chars = count_chars (line, end_of_line);
      if (p.n_chars > (break_walls ? WALL : ENDLESS))
        append_wall (&p);
      else
        g_string_append_len (page, line, (gssize) p.n_bytes);
      offset += p.n_chars;
      line = end_of_line;
    }
  self->page = g_string_free (g_steal_pointer (&page), FALSE);
  return self;
}

/**
 * dossier_page_text_new:
 * @text: the text of an article; what is not UTF-8 in it is replaced
 * @break_walls: as for dossier_page_text_new_part()
 *
 * Returns: (transfer full): the page that shows all of it. Any thread.
 */
DossierPageText *
dossier_page_text_new (const char *text, gboolean break_walls)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (DossierTextMap) map = dossier_text_map_new_for_string (valid, NULL);

  return dossier_page_text_new_part (map, 0, G_MAXUINT, break_walls);
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
  dossier_text_map_unref (self->article);
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
 * Returns: (transfer none): the text as it came, all of it
 */
DossierTextMap *
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
  return dossier_text_map_get_length (self->article);
}

/**
 * dossier_page_text_get_start:
 * @self: a page
 *
 * Returns: the first code point of the article that is laid out
 */
guint
dossier_page_text_get_start (DossierPageText *self)
{
  return self->start;
}

/**
 * dossier_page_text_get_end:
 * @self: a page
 *
 * Returns: the code point behind the last that is laid out
 */
guint
dossier_page_text_get_end (DossierPageText *self)
{
  return self->end;
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
 * Returns: where the character at that position stands on the page; one of the page's ends for what
 *   is not laid out
 */
guint
dossier_page_text_to_page (DossierPageText *self, guint article_offset)
{
  guint offset = CLAMP (article_offset, self->start, self->end);

  return offset - self->start + count_up_to (self->insertions, offset);
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
  guint end = MIN (article_end, self->end);

  return end <= self->start ? 0 : dossier_page_text_to_page (self, end - 1) + 1;
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

  /* Insertion i stands on the page at its article offset + i, counted from the page's start. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->insertions, guint, middle) - self->start + middle < page_offset)
        low = middle + 1;
      else
        high = middle;
    }
  return MIN (self->start + page_offset - low, self->end);
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
  end = MIN (end, dossier_text_map_get_length (self->article));
  return dossier_text_map_dup_slice (self->article, MIN (start, end), end);
}
