#include "base/paragraphs.h"

#include <string.h>

#include "base/sentence-breaks.h"

/* Found by one scan for line feeds, on the first question. For one thread at a time. */
struct _DossierParagraphs
{
  DossierTextMap *map;
  const char *data;
  gsize n_bytes;
  GArray *excluded; /* of DossierByteRange, sorted, apart from one another */
  GArray *all;      /* of DossierParagraph; NULL before the first question */
  GArray *numbered; /* of guint: positions in all */
};

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const DossierByteRange *left = a;
  const DossierByteRange *right = b;

  return left->start < right->start ? -1 : left->start > right->start;
}

static void
set_excluded (DossierParagraphs *paragraphs, const DossierTextRange *excluded, gsize n_excluded)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (DossierByteRange));

  for (gsize i = 0; i < n_excluded; i++)
    {
      DossierByteRange range = { dossier_text_map_byte_at (paragraphs->map, excluded[i].start),
                                 dossier_text_map_byte_at (paragraphs->map, excluded[i].end) };

      if (range.end > range.start)
        g_array_append_val (ranges, range);
    }
  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      DossierByteRange *range = &g_array_index (ranges, DossierByteRange, i);
      DossierByteRange *last = paragraphs->excluded->len > 0
                                   ? &g_array_index (paragraphs->excluded, DossierByteRange,
                                                     paragraphs->excluded->len - 1)
                                   : NULL;

      if (last != NULL && range->start <= last->end)
        last->end = MAX (last->end, range->end);
      else
        g_array_append_val (paragraphs->excluded, *range);
    }
}

/**
 * dossier_paragraphs_new:
 * @map: the text; kept by reference
 * @excluded: (array length=n_excluded) (nullable): what is not body
 * @n_excluded: how many
 *
 * Returns: (transfer full): the paragraphs.
 */
DossierParagraphs *
dossier_paragraphs_new (DossierTextMap *map, const DossierTextRange *excluded, gsize n_excluded)
{
  DossierParagraphs *paragraphs = g_new0 (DossierParagraphs, 1);

  paragraphs->map = dossier_text_map_ref (map);
  paragraphs->data = dossier_text_map_get_data (map, &paragraphs->n_bytes);
  paragraphs->excluded = g_array_new (FALSE, FALSE, sizeof (DossierByteRange));
  set_excluded (paragraphs, excluded, n_excluded);
  return paragraphs;
}

/**
 * dossier_paragraphs_free:
 * @paragraphs: (transfer full): paragraphs
 *
 * Frees them.
 */
void
dossier_paragraphs_free (DossierParagraphs *paragraphs)
{
  g_clear_pointer (&paragraphs->all, g_array_unref);
  g_clear_pointer (&paragraphs->numbered, g_array_unref);
  g_array_unref (paragraphs->excluded);
  dossier_text_map_unref (paragraphs->map);
  g_free (paragraphs);
}

static gboolean
is_space (const char *p)
{
  gunichar c;

  if ((guchar) *p < 0x80)
    return g_ascii_isspace (*p);
  c = g_utf8_get_char (p);
  return g_unichar_isspace (c) || c == 0xa0 || c == 0x200b || c == 0xfeff;
}

static gsize
skip_spaces (const char *data, gsize at, gsize end)
{
  while (at < end && is_space (data + at))
    at = (gsize) (g_utf8_next_char (data + at) - data);
  return at;
}

/* The first position of @excluded whose range ends behind @at. */
static guint
find_excluded (DossierParagraphs *paragraphs, gsize at)
{
  guint low = 0;
  guint high = paragraphs->excluded->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (paragraphs->excluded, DossierByteRange, middle).end <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * dossier_paragraphs_next_piece:
 * @paragraphs: paragraphs
 * @start: bytes
 * @limit: bytes, behind @start
 * @is_body: (out): whether the piece is body
 *
 * The piece of the range that begins at @start and is wholly in or wholly out of the body.
 *
 * Returns: its end.
 */
gsize
dossier_paragraphs_next_piece (DossierParagraphs *paragraphs, gsize start, gsize limit,
                               gboolean *is_body)
{
  guint i = find_excluded (paragraphs, start);
  const DossierByteRange *range;

  *is_body = TRUE;
  if (i == paragraphs->excluded->len)
    return limit;
  range = &g_array_index (paragraphs->excluded, DossierByteRange, i);
  *is_body = range->start > start;
  return MIN (limit, *is_body ? range->start : range->end);
}

static gboolean
has_body (DossierParagraphs *paragraphs, gsize start, gsize end)
{
  while (start < end)
    {
      gboolean is_body;
      gsize piece_end = dossier_paragraphs_next_piece (paragraphs, start, end, &is_body);

      if (is_body && skip_spaces (paragraphs->data, start, piece_end) < piece_end)
        return TRUE;
      start = piece_end;
    }
  return FALSE;
}

static void
add_line (DossierParagraphs *paragraphs, gsize start, gsize end)
{
  DossierParagraph paragraph = { .line_start = start, .line_end = end, .end = end };

  paragraph.start = skip_spaces (paragraphs->data, start, end);
  if (paragraph.start == end)
    return;
  while (TRUE)
    {
      const char *last = g_utf8_prev_char (paragraphs->data + paragraph.end);

      if (!is_space (last))
        break;
      paragraph.end = (gsize) (last - paragraphs->data);
    }
  if (has_body (paragraphs, paragraph.start, paragraph.end))
    {
      g_array_append_val (paragraphs->numbered, paragraphs->all->len);
      paragraph.number = paragraphs->numbered->len;
    }
  g_array_append_val (paragraphs->all, paragraph);
}

static void
find_paragraphs (DossierParagraphs *paragraphs)
{
  if (paragraphs->all != NULL)
    return;
  paragraphs->all = g_array_new (FALSE, FALSE, sizeof (DossierParagraph));
  paragraphs->numbered = g_array_new (FALSE, FALSE, sizeof (guint));
  for (gsize start = 0; start < paragraphs->n_bytes;)
    {
      const char *feed = memchr (paragraphs->data + start, '\n', paragraphs->n_bytes - start);
      gsize end = feed != NULL ? (gsize) (feed - paragraphs->data) : paragraphs->n_bytes;

      add_line (paragraphs, start, end);
      start = end + 1;
    }
}

/**
 * dossier_paragraphs_get_n:
 * @paragraphs: paragraphs
 *
 * Returns: how many there are, in the body or not.
 */
guint
dossier_paragraphs_get_n (DossierParagraphs *paragraphs)
{
  find_paragraphs (paragraphs);
  return paragraphs->all->len;
}

/**
 * dossier_paragraphs_get_n_numbered:
 * @paragraphs: paragraphs
 *
 * Returns: how many are counted.
 */
guint
dossier_paragraphs_get_n_numbered (DossierParagraphs *paragraphs)
{
  find_paragraphs (paragraphs);
  return paragraphs->numbered->len;
}

/**
 * dossier_paragraphs_get_numbered:
 * @paragraphs: paragraphs
 * @number: from 1 to the number of those counted
 *
 * Returns: its position among all.
 */
guint
dossier_paragraphs_get_numbered (DossierParagraphs *paragraphs, guint number)
{
  find_paragraphs (paragraphs);
  return g_array_index (paragraphs->numbered, guint, number - 1);
}

/**
 * dossier_paragraphs_get:
 * @paragraphs: paragraphs
 * @position: from 0, among all
 *
 * Returns: (transfer none): the paragraph.
 */
const DossierParagraph *
dossier_paragraphs_get (DossierParagraphs *paragraphs, guint position)
{
  find_paragraphs (paragraphs);
  return &g_array_index (paragraphs->all, DossierParagraph, position);
}

/**
 * dossier_paragraphs_find:
 * @paragraphs: paragraphs
 * @at: bytes
 *
 * Returns: the position of the first paragraph whose line ends at @at or behind it; their number
 * where there is none.
 */
guint
dossier_paragraphs_find (DossierParagraphs *paragraphs, gsize at)
{
  guint low = 0;
  guint high;

  find_paragraphs (paragraphs);
  high = paragraphs->all->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (paragraphs->all, DossierParagraph, middle).line_end < at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
