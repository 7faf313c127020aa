#include "base/normal-text.h"

#include <unicode/unorm2.h>

#define MAX_CLUSTER 32 /* code points composed together; marks heaped higher are hostile */

/* From @normal on, positions run in step with those of the original from @original on. */
typedef struct
{
  guint normal;
  guint original;
} Step;

struct _DossierNormalText
{
  GArray *chars; /* of gunichar */
  GArray *ends;  /* of Step: where in the original the characters end that take more than one */
  GArray *steps; /* of Step */
  guint next;    /* the original position that needs no step */
};

static void
append (DossierNormalText *normal, gunichar c, guint original, guint width)
{
  guint at = normal->chars->len;

  if (at == 0 || original != normal->next)
    {
      Step step = { at, original };

      g_array_append_val (normal->steps, step);
    }
  if (width != 1)
    {
      Step end = { at, original + width };

      g_array_append_val (normal->ends, end);
    }
  normal->next = original + 1;
  g_array_append_val (normal->chars, c);
}

static gboolean
is_space (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isspace ((char) c) || c == 0x0b;
  return c == 0xa0 || c == 0x85 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028
         || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

static gboolean
is_invisible (gunichar c)
{
  return c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff || (c >= 0x200e && c <= 0x200f)
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* The plain form of marks that typesetting changes; so does it change capitals. */
static gunichar
plain (gunichar c)
{
  if (c < 0xab || (c > 0xbb && c < 0x2010) || c > 0x203a)
    return c == '`' || c == 0xff07 ? '\'' : c == 0xff02 ? '"' : c == 0x2212 ? '-' : c;
  if (c == 0xab || c == 0xbb || (c >= 0x201c && c <= 0x201f) || c == 0x2033)
    return '"';
  if ((c >= 0x2018 && c <= 0x201b) || c == 0x2032 || c == 0x2039 || c == 0x203a)
    return '\'';
  if (c >= 0x2010 && c <= 0x2015)
    return '-';
  return c;
}

static void
add (DossierNormalText *normal, gunichar c, guint original, guint width)
{
  guint n = normal->chars->len;

  if (is_invisible (c))
    return;
  if (is_space (c))
    {
      if (n == 0 || g_array_index (normal->chars, gunichar, n - 1) != ' ')
        append (normal, ' ', original, width);
      return;
    }
  if (c == 0x2026)
    {
      for (int i = 0; i < 3; i++)
        append (normal, '.', original, width);
      return;
    }
  append (normal, g_unichar_tolower (plain (c)), original, width);
}

/* Composes the characters that belong together from @p on; returns where they end. */
static const char *
add_cluster (DossierNormalText *normal, const UNormalizer2 *nfc, const char *p, const char *end,
             guint *original)
{
  UChar apart[MAX_CLUSTER * 2];
  UChar composed[MAX_CLUSTER * 6];
  UErrorCode status = U_ZERO_ERROR;
  gint32 n = 0;
  gint32 n_composed;
  guint width = 0;

  do
    {
      gunichar c = g_utf8_get_char (p);

      U16_APPEND_UNSAFE (apart, n, c);
      width++;
      p = g_utf8_next_char (p);
    }
  while (p < end && width < MAX_CLUSTER && (guchar) *p >= 0x80
         && !unorm2_hasBoundaryBefore (nfc, (UChar32) g_utf8_get_char (p)));

  n_composed = unorm2_normalize (nfc, apart, n, composed, G_N_ELEMENTS (composed), &status);
  if (U_FAILURE (status))
    n_composed = 0;
  for (gint32 i = 0; i < n_composed;)
    {
      UChar32 c;

      U16_NEXT (composed, i, n_composed, c);
      add (normal, (gunichar) c, *original, width);
    }
  *original += width;
  return p;
}

/**
 * dossier_normal_text_new:
 * @text: valid UTF-8
 * @n_bytes: its length
 *
 * Returns: (transfer full): the text in normal form, with the way back to @text. Any thread.
 */
DossierNormalText *
dossier_normal_text_new (const char *text, gsize n_bytes)
{
  DossierNormalText *normal = g_new0 (DossierNormalText, 1);
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance (&status);
  const char *end = text + n_bytes;
  guint original = 0;

  normal->chars =
      g_array_sized_new (FALSE, FALSE, sizeof (gunichar), (guint) MIN (n_bytes, 1 << 20));
  normal->ends = g_array_new (FALSE, FALSE, sizeof (Step));
  normal->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  for (const char *p = text; p < end;)
    if ((guchar) *p < 0x80 && (p + 1 == end || (guchar) p[1] < 0x80))
      add (normal, (gunichar) *p++, original++, 1);
    else
      p = add_cluster (normal, nfc, p, end, &original);
  return normal;
}

/**
 * dossier_normal_text_free:
 * @normal: (transfer full): a text
 *
 * Frees it.
 */
void
dossier_normal_text_free (DossierNormalText *normal)
{
  g_array_unref (normal->chars);
  g_array_unref (normal->ends);
  g_array_unref (normal->steps);
  g_free (normal);
}

/**
 * dossier_normal_text_get_chars:
 * @normal: a text
 * @length: (out): how many code points
 *
 * Returns: (transfer none) (array length=length): the code points. Any thread.
 */
const gunichar *
dossier_normal_text_get_chars (DossierNormalText *normal, guint *length)
{
  *length = normal->chars->len;
  return (const gunichar *) (gpointer) normal->chars->data;
}

/* How many steps begin at @value or before it, by one of their two positions. */
static guint
count_steps (GArray *steps, guint value, gboolean by_original)
{
  guint low = 0;
  guint high = steps->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Step *step = &g_array_index (steps, Step, middle);

      if ((by_original ? step->original : step->normal) <= value)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * dossier_normal_text_from_original:
 * @normal: a text
 * @offset: code points in the original
 *
 * Returns: the position in the normal form that is nearest. Any thread.
 */
guint
dossier_normal_text_from_original (DossierNormalText *normal, guint offset)
{
  guint n = count_steps (normal->steps, offset, TRUE);
  const Step *step;

  if (n == 0)
    return 0;
  step = &g_array_index (normal->steps, Step, n - 1);
  return MIN (step->normal + (offset - step->original), normal->chars->len);
}

static guint
get_original (DossierNormalText *normal, guint at)
{
  const Step *step =
      &g_array_index (normal->steps, Step, count_steps (normal->steps, at, FALSE) - 1);

  return step->original + (at - step->normal);
}

/**
 * dossier_normal_text_to_original:
 * @normal: a text
 * @start: position in the normal form
 * @end: likewise, behind @start
 *
 * Returns: the code points of the original that became this range, whole. Any thread.
 */
DossierTextRange
dossier_normal_text_to_original (DossierNormalText *normal, guint start, guint end)
{
  DossierTextRange range = { 0, 0 };
  guint n;

  g_return_val_if_fail (start < end && end <= normal->chars->len, range);

  range.start = get_original (normal, start);
  range.end = get_original (normal, end - 1) + 1;
  n = count_steps (normal->ends, end - 1, FALSE);
  if (n > 0 && g_array_index (normal->ends, Step, n - 1).normal == end - 1)
    range.end = g_array_index (normal->ends, Step, n - 1).original;
  return range;
}
